"""The words of the plans: counted once, added to with each new plan, kept beside the library."""
