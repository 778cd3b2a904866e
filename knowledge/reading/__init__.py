"""A file becomes lines with page and position."""
