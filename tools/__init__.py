"""What the project's own people run; not part of the installed program."""
