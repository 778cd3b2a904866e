"""Characters with their places on a PDF page -> lines. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from knowledge.model import Box, Line

# A gap wider than this, in font sizes, parts columns, not words: "Số: 08/KH-UBND        Sơn La, ngày ...".
_COLUMN_GAP = 1.6
_SAME_BASELINE = 0.35
# Page numbers stand in the top or bottom 8 % of the page: "2", "- 2 -", "Trang 2", "2/5".
_MARGIN = 0.08
_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–—]?\s*(\d{1,4})\s*(?:/\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE)


class Glyph(NamedTuple):
    """One character: its ink's box, its baseline and its font size in points, from the top left corner of the page."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float


def lines_of(glyphs: Iterable[Glyph], page: int, height: float) -> tuple[Line, ...]:
    """The lines of a page in the order of writing, without the page's number; columns side by side are lines apart."""
    lines = (_line(run, page) for run in runs_of(glyphs))
    return tuple(line for line in lines if line.text and not is_page_number(line, height))


def runs_of(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs of each line; spaces at its ends are left out."""
    run: list[Glyph] = []
    spaces: list[Glyph] = []
    for glyph in glyphs:
        if glyph.char.isspace():
            spaces.append(glyph)
            continue
        if run and _parts(run[-1], glyph):
            yield run
            run = []
        run += [*spaces[:1], glyph] if run else [glyph]
        spaces = []
    if run:
        yield run


def is_page_number(line: Line, height: float) -> bool:
    """A number that is the page's own, or one off where a cover is not counted, alone in the page's margin."""
    match = _PAGE_NUMBER.fullmatch(line.text)
    if match is None or line.box is None or abs(int(match[1]) - line.page) > 1:
        return False
    middle = (line.box.top + line.box.bottom) / 2
    return middle < _MARGIN * height or middle > (1 - _MARGIN) * height


def _parts(last: Glyph, glyph: Glyph) -> bool:
    size = max(glyph.size, last.size, 1.0)
    return (
        abs(glyph.baseline - last.baseline) > _SAME_BASELINE * max(size, 6.0)
        or glyph.left < last.left - 0.5 * size
        or glyph.left - last.right > _COLUMN_GAP * size
    )


def _line(run: list[Glyph], page: int) -> Line:
    box = Box(
        left=min(glyph.left for glyph in run),
        top=min(glyph.top for glyph in run),
        right=max(glyph.right for glyph in run),
        bottom=max(glyph.bottom for glyph in run),
    )
    return Line("".join(glyph.char for glyph in run).strip(), page, box)
