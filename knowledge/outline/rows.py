"""The lines of a document as the outline sees them: one kind of space, NFC, without rules and empty lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.model import Box, Cell, Line
from knowledge.vietnamese import squash

# "-------", "* * *", "_____", "......": printed between parts, says nothing
_RULE = re.compile(r"[\W_]{2,}|[*_=~.]")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line that says something; `text` is NFC with single spaces, `scanned` where read off a picture."""

    text: str
    page: int
    box: Box | None = None
    cell: Cell | None = None
    closed: bool = False
    scanned: bool = False


def rows_of(lines: Iterable[Line]) -> tuple[Row, ...]:
    """The rows of a document's lines in reading order."""
    rows = (
        Row(squash(line.text), line.page, line.box, line.cell, line.closed, line.confidence is not None)
        for line in lines
    )
    return tuple(row for row in rows if row.text and not _RULE.fullmatch(row.text))


def is_capitals(text: str) -> bool:
    """Whether a text is set in capitals ("MỤC ĐÍCH, YÊU CẦU"); two letters at least."""
    if text != text.upper():
        return False
    letters = "".join(_LETTERS.findall(text))
    return len(letters) >= 2 and letters != letters.lower()


def begins_lower(text: str) -> bool:
    """Whether the first letter or digit is a lower-case letter: a sentence that goes on."""
    first = next((c for c in text if c.isalnum()), "")
    return first.islower()
