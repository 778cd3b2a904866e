"""Whether a line was broken because the next word found no room: printed widths of Times New Roman, or boxes. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from knowledge.outline.rows import Row

# Advance widths of Times-Roman in thousandths of the font size (Adobe font metrics), by letter without marks.
# Nghị định 30/2020/NĐ-CP prescribes Times New Roman, so a line of plain text still tells how long it was on paper.
_WIDTHS = {
    250: " .,",
    278: "ijlt/;:\\",
    333: "-()frI[]!",
    389: "sJ",
    408: '"',
    444: "aceyz“”?",
    500: "0123456789bdghknopquvxyđ–_*",
    556: "FPS",
    564: "+<>=",
    611: "ELTZ",
    667: "BCR",
    722: "wADĐGHKNOQUVXY",
    778: "m&",
    833: "%",
    889: "M",
    944: "W",
    1000: "—…",
}
_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters} | {"y": 500}
# A document whose longest lines are this wide (some 190 letters) is not wrapped at all: each line is a paragraph.
_UNWRAPPED = 80_000
# A text column of 16.5 cm in 14 points, where too few lines stand to measure one.
_USUAL = 32_000
_LONG_LINE = 40
# So much wider than the column is no line that was wrapped; of a wrapped document so many lines run on.
_WIDER, _RUN_ON = 1.15, 0.12


@lru_cache(maxsize=4096)
def _letter(letter: str) -> int:
    base = unicodedata.normalize("NFD", letter)[0]
    return _WIDTH.get(letter) or _WIDTH.get(base, 500)


def width(text: str) -> int:
    """The printed width of a text in thousandths of its font size."""
    return sum(map(_letter, text))


class Wrapping:
    """The column that the lines of one document were set in."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Measure the column by its longest lines; lines in tables do not count."""
        flowing = [row for row in rows if row.cell is None and not row.closed]
        widths = sorted(width(row.text) for row in flowing if len(row.text) >= _LONG_LINE)
        self._column = _column(widths)
        self.unwrapped = bool(widths) and widths[len(widths) * 95 // 100] > _UNWRAPPED
        if (wrapped := _wrapped_column(flowing)) and self._column > wrapped * _WIDER:
            # some paragraphs stand on one line each, however long, the rest was wrapped
            self._column, self.unwrapped = wrapped, False
        self._overlong = self._column * _WIDER
        self._right = _usual_edge([row.box.right for row in flowing if row.box and len(row.text) >= _LONG_LINE], 0.9)
        self._left = _usual_edge([row.box.left for row in flowing if row.box and len(row.text) >= _LONG_LINE], 0.3)

    def fits(self, row: Row, after: Row) -> bool:
        """Whether the first word of `after` had room at the end of `row`, so that somebody ended the line there."""
        word = " " + after.text.split(" ", 1)[0]
        if row.box and self._right and len(row.text) > 3:
            per_unit = (row.box.right - row.box.left) / max(width(row.text), 1)
            # the last line of a justified paragraph ends anywhere, the others at the edge
            return row.box.right + width(word) * per_unit < self._right * 0.985
        return not self._column * 0.92 <= width(row.text + word) <= self._overlong + width(word)

    def indented(self, row: Row) -> bool:
        """Whether the line begins right of the column's left edge, as first lines of paragraphs do."""
        if not row.box or not self._right or not self._left:
            return False
        return (self._right - self._left) * 0.02 < row.box.left - self._left < (self._right - self._left) * 0.2


def _wrapped_column(flowing: Sequence[Row]) -> int:
    """The column by lines that surely run on into the next; 0 where few do, as where each line is a paragraph."""
    running = sorted(
        width(before.text)
        for before, after in pairwise(flowing)
        if len(before.text) >= _LONG_LINE and after.text[:1].islower() and before.text[-1] not in ".;:!?"
    )
    enough = len(running) >= max(8, len(flowing) * _RUN_ON)
    return running[len(running) * 9 // 10] if enough else 0


def _column(widths: list[int]) -> int:
    if len(widths) >= 8:
        return widths[len(widths) * 9 // 10]
    return max(widths) if len(widths) >= 3 else max([_USUAL, *widths])


def _usual_edge(edges: list[float], share: float) -> float:
    edges.sort()
    return edges[int(len(edges) * share)] if len(edges) >= 8 else 0.0
