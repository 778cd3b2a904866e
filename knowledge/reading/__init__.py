"""A file -> its lines with page and position; formats of untrusted files are taken apart in a child process."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.model import Document

__all__ = ["read_document"]


def read_document(path: Path) -> Document:
    """The file's lines in reading order.

    Raises UnsupportedDocument or UnreadableDocument; the message names the file and says what to do.
    """
    # the child process loads this package too, and every file waits for it
    from knowledge.reading.reader import read

    return read(path)
