"""A section of a plan drawn as a page of its own, the quote highlighted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from knowledge.model import Paragraph
from knowledge.reading.highlights import MARKER, WIDTH, saved
from knowledge.reading.locating import pieces_of
from knowledge.vietnamese import nfc

_FONTS = Path(__file__).parent / "fonts"
_SIDE = 64
_INK, _GREY, _BORDER, _BAR = (28, 28, 28), (110, 110, 110), (170, 170, 170), (230, 126, 34)
_BODY, _SMALL = 34, 26
_LEADING = 1.45
_TALLEST = 2400
_CELL_PADDING = 12
# Bullets that the font does not have.
_BULLETS = str.maketrans(dict.fromkeys("➢❖✓☒☐", "•"))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with its place; only words of the section itself can be `quotable`."""

    text: str
    x: float
    y: float
    font: ImageFont.FreeTypeFont
    colour: tuple[int, int, int]
    quotable: bool

    @property
    def right(self) -> float:
        return self.x + self.font.getlength(self.text)


def drawn(title: str, source: str, above: Sequence[str], paragraphs: Sequence[Paragraph], quote: str) -> bytes:
    """A PNG: the plan's title and number, the headings above, then the section's paragraphs with the quote marked."""
    page = _Page()
    page.write(title, _font(_SMALL, bold=True), _GREY)
    page.write(source, _font(_SMALL), _GREY)
    page.line()
    for heading in above:
        page.write(heading, _font(_BODY, bold=True), _GREY)
    page.section(paragraphs)
    return saved(page.picture(quote))


class _Page:
    """A page that grows downwards."""

    def __init__(self) -> None:
        self._words: list[_Word] = []
        self._borders: list[tuple[float, float, float, float]] = []
        self._y: float = _SIDE
        self._begins: float = 0

    def line(self) -> None:
        """A line across the page; what follows may be left out in the middle, what is above stays."""
        self._borders.append((_SIDE, self._y + 8, WIDTH - _SIDE, self._y + 8))
        self._y += 28
        self._begins = self._y

    def write(self, text: str, font: ImageFont.FreeTypeFont, colour: tuple[int, int, int]) -> None:
        """A paragraph across the page."""
        self._y = self._written(text, font, colour, (_SIDE, WIDTH - _SIDE), quotable=False) + 0.3 * font.size

    def section(self, paragraphs: Sequence[Paragraph]) -> None:
        """The section's own words; rows of tables side by side."""
        for table, part in groupby(paragraphs, key=lambda p: p.cell.table if p.cell else None):
            if table is not None:
                self._table(tuple(part))
                continue
            for paragraph in part:
                end = self._written(paragraph.text, _font(_BODY), _INK, (_SIDE, WIDTH - _SIDE), quotable=True)
                self._y = end + 0.4 * _BODY

    def _table(self, paragraphs: Sequence[Paragraph]) -> None:
        edges = _edges(paragraphs)
        for _, cells in groupby(paragraphs, key=lambda p: p.cell.row if p.cell else 0):
            top = bottom = self._y
            for column, content in groupby(cells, key=lambda p: p.cell.column if p.cell else 0):
                self._y = top + _CELL_PADDING
                between = (edges[column] + _CELL_PADDING, edges[column + 1] - _CELL_PADDING)
                for paragraph in content:
                    self._y = self._written(paragraph.text, _font(_SMALL), _INK, between, quotable=True)
                bottom = max(bottom, self._y + _CELL_PADDING)
            self._borders += [(left, top, right, bottom) for left, right in pairwise(edges)]
            self._y = bottom
        self._y += 0.4 * _BODY

    def _written(
        self,
        text: str,
        font: ImageFont.FreeTypeFont,
        colour: tuple[int, int, int],
        between: tuple[float, float],
        *,
        quotable: bool,
    ) -> float:
        """Sets words between two edges from the present height on; gives the height below them."""
        left, right = between
        x, y, leading = left, self._y, font.size * _LEADING
        for word in nfc(text).translate(_BULLETS).split():
            length = font.getlength(word)
            if x > left and x + length > right:
                x, y = left, y + leading
            self._words.append(_Word(word, x, y, font, colour, quotable))
            x += length + font.getlength(" ")
        return y + leading

    def picture(self, quote: str) -> Image.Image:
        """The page with the quote marked; what is far from it is left out of a page that is too tall."""
        quotable = [word for word in self._words if word.quotable]
        quoted = [quotable[place] for place in pieces_of(quote, [word.text for word in quotable])]
        page = Image.new("RGB", (WIDTH, round(self._y) + _SIDE), "white")
        brush = ImageDraw.Draw(page)
        for left, top, right, bottom in _marks(quoted):
            brush.rectangle((left - 4, top - 2, right + 4, bottom), fill=MARKER)
            brush.rectangle((_SIDE - 24, top - 2, _SIDE - 16, bottom), fill=_BAR)
        for border in self._borders:
            brush.rectangle(border, outline=_BORDER, width=2)
        for word in self._words:
            brush.text((word.x, word.y), word.text, font=word.font, fill=word.colour)
        return _shortened(page, round(self._begins), round(quoted[0].y) if quoted else 0)


def _edges(paragraphs: Sequence[Paragraph]) -> list[float]:
    """The borders between columns; a column is wider by the root of how much longer its texts are."""
    longest: dict[int, int] = {}
    for paragraph in paragraphs:
        column = paragraph.cell.column if paragraph.cell else 0
        longest[column] = max(longest.get(column, 0), len(paragraph.text))
    weights = [max(min(longest.get(column, 0), 80), 6) ** 0.5 for column in range(max(longest) + 1)]
    unit = (WIDTH - 2 * _SIDE) / sum(weights)
    return [_SIDE + unit * sum(weights[:column]) for column in range(len(weights) + 1)]


def _marks(words: Iterable[_Word]) -> Iterator[tuple[float, float, float, float]]:
    """The stretch of each line that the words fill."""
    for y, group in groupby(words, key=lambda word: word.y):
        line = list(group)
        yield line[0].x, y, line[-1].right, y + line[0].font.size * 1.25


def _shortened(page: Image.Image, head: int, quote: int) -> Image.Image:
    """The head of the page and what is around the quote, where the whole would be too tall for a telephone."""
    if page.height <= _TALLEST:
        return page
    room = _TALLEST - head
    top = min(max(quote - room // 3, head), page.height - room)
    short = Image.new("RGB", (WIDTH, _TALLEST), "white")
    short.paste(page.crop((0, 0, WIDTH, head)), (0, 0))
    short.paste(page.crop((0, top, WIDTH, top + room)), (0, head))
    return short


@cache
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    name = "DejaVuSerifCondensed-Bold.ttf" if bold else "DejaVuSerifCondensed.ttf"
    return ImageFont.truetype(str(_FONTS / name), size)
