"""A file -> its lines with page and position; formats of untrusted files are taken apart in a child process."""

from knowledge.reading.reader import read_document

__all__ = ["read_document"]
