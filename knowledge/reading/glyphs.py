"""Characters with their places on a PDF page -> runs of words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from knowledge.model import Box
from knowledge.reading.grids import Grid

# A gap wider than this, in font sizes, parts columns, not words: "Số: 08/KH-UBND        Sơn La, ngày ...".
COLUMN_GAP = 1.6
SAME_BASELINE = 0.35
# No word ends at a narrower gap, in font sizes: a space told there is a letter taken from another font.
_NO_SPACE = 0.1
# Page numbers stand in the top or bottom 8 % of the page: "2", "- 2 -", "Trang 2", "2/5".
_MARGIN = 0.08
_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–—]?\s*(\d{1,4})\s*(?:/\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE)


class Glyph(NamedTuple):
    """One character or word: its box, baseline and font size in points from the page's top left corner.

    `last` is about where the last letter of a word begins, where all its letters stand side by side.
    """

    char: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    confidence: float | None = None
    last: float | None = None


class Place(NamedTuple):
    """Where a run stands in a table of its page; `rows` as in Cell."""

    table: int
    row: int
    column: int
    rows: int = 0


class Run(NamedTuple):
    """Words on one baseline with no column between them."""

    glyphs: tuple[Glyph, ...]
    text: str
    box: Box
    place: Place | None = None

    @property
    def baseline(self) -> float:
        """That of its first glyph."""
        return self.glyphs[0].baseline

    @property
    def confidence(self) -> float | None:
        """The mean over its words where they were recognised."""
        known = [glyph.confidence for glyph in self.glyphs if glyph.confidence is not None]
        return sum(known) / len(known) if known else None


def runs_of(glyphs: Iterable[Glyph], grids: Sequence[Grid] = ()) -> Iterator[Run]:
    """The lines of a page in the order of writing; what stands in columns or cells side by side are lines apart."""
    run: list[Glyph] = []
    place: Place | None = None
    space: Glyph | None = None
    for glyph in glyphs:
        if glyph.char.isspace():
            space = glyph
            continue
        here = _place(glyph, grids) if grids else None
        if run and (here != place or _parts(run[-1], glyph)):
            yield run_of(run, place)
            run = []
        if run and space and abs(glyph.left - run[-1].right) > _NO_SPACE * glyph.size:
            run.append(space)
        run.append(glyph)
        place, space = here, None
    if run:
        yield run_of(run, place)


def is_page_number(run: Run, page: int, height: float) -> bool:
    """A number that is the page's own, or one off where a cover is not counted, alone in the page's margin."""
    match = _PAGE_NUMBER.fullmatch(run.text)
    if match is None or abs(int(match[1]) - page) > 1:
        return False
    middle = (run.box.top + run.box.bottom) / 2
    return middle < _MARGIN * height or middle > (1 - _MARGIN) * height


def _parts(last: Glyph, glyph: Glyph) -> bool:
    size = glyph.size if glyph.size > last.size else last.size
    return (
        abs(glyph.baseline - last.baseline) > SAME_BASELINE * size
        or glyph.left < (last.left if last.last is None else last.last) - 0.5 * size
        or glyph.left - last.right > COLUMN_GAP * size
    )


def _place(glyph: Glyph, grids: Sequence[Grid]) -> Place | None:
    x, y = (glyph.left + glyph.right) / 2, glyph.baseline - glyph.size / 3
    for number, grid in enumerate(grids):
        if (cell := grid.cell(x, y)) is not None:
            return Place(number, *cell)
    return None


def run_of(glyphs: Sequence[Glyph], place: Place | None) -> Run:
    """The run that these glyphs make."""
    box = Box(
        left=min(glyph.left for glyph in glyphs),
        top=min(glyph.top for glyph in glyphs),
        right=max(glyph.right for glyph in glyphs),
        bottom=max(glyph.bottom for glyph in glyphs),
    )
    return Run(tuple(glyphs), "".join(glyph.char for glyph in glyphs), box, place)
