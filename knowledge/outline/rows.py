"""The lines of a document as the outline sees them: one kind of space, NFC, without rules and empty lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.model import Box, Cell, Line
from knowledge.vietnamese import squash

# "-------", "* * *", "_____", "......": printed between parts, says nothing
_RULE = re.compile(r"[\W_]{2,}|[*_=~.]")
_LETTERS = re.compile(r"[^\W\d_]+")
# "cho nhân dân", but not "a) Tập thể"
_MIDDLE_OF_SENTENCE = re.compile(r"(?![a-zđ][).])[^\W\d_]")
_FULL_LINE = re.compile(r".{40,}[\w,]")
_LEAST_CUT, _LEAST_CUT_SHARE = 5, 0.2


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
    kept = tuple(row for row in rows if row.text and not _RULE.fullmatch(row.text))
    return _opened(kept) if _cut_by_lines(kept) else kept


def _cut_by_lines(rows: tuple[Row, ...]) -> bool:
    """Whether the paragraphs are printed lines, as converters from PDF make them: sentences go on over their ends."""
    pairs = [(row, after) for row, after in pairwise(rows) if row.closed and row.cell is None and after.cell is None]
    cut = sum(_is_cut(row.text, after.text) for row, after in pairs)
    return cut >= _LEAST_CUT and cut > len(pairs) * _LEAST_CUT_SHARE


def _is_cut(text: str, after: str) -> bool:
    goes_on = after[0].islower() and _MIDDLE_OF_SENTENCE.match(after)
    return bool(goes_on and _FULL_LINE.fullmatch(text))


def _opened(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(row if row.cell else replace(row, closed=False) for row in rows)


def is_capitals(text: str) -> bool:
    """Whether a text is set in capitals ("MỤC ĐÍCH, YÊU CẦU"); two letters at least."""
    return text.isupper() and len("".join(_LETTERS.findall(text))) >= 2


def begins_lower(text: str) -> bool:
    """Whether the first letter or digit is a lower-case letter: a sentence that goes on."""
    first = next((c for c in text if c.isalnum()), "")
    return first.islower()
