"""PDF -> glyphs and pictures of pages (only importer of pypdfium2)."""

from __future__ import annotations

import ctypes
import math
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from knowledge.errors import UnreadableDocument
from knowledge.reading import messages
from knowledge.reading.charsets import looks_legacy
from knowledge.reading.exchange import Reading
from knowledge.reading.glyphs import Glyph
from knowledge.reading.grids import Grid, Rule, grids_of, sides
from knowledge.reading.letters import is_usable, modern
from knowledge.reading.sheets import Sheet, bound, sheet_of
from knowledge.reading.twin import twin

if TYPE_CHECKING:
    from PIL import Image

MOST_PAGES = 1000
# Fewer pages are read sooner than shared out.
_WORTH_SHARING = 16
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
_FINE = 100  # parts of a point
# PDFium gives these where a line ends in a hyphen.
_HYPHENS = {0xFFFE: "-", 0x02: "-"}
# A word, and the space in front of it; line ends are PDFium's own.
_WORD = re.compile(r"([^\S\r\n]?)[\0\r\n]*([^\s\0]+)")
# A page with more drawing than this is a map or a chart, not a table.
_MOST_PATHS = 5000
_MOST_CORNERS = 20
_DESCENT = 0.3  # how far letters reach below their baseline, in font sizes
_SMALLEST = 2.0  # points; the smallest print of a plan is 8
_WHITE = 245  # of 255

# PDFium's functions with bare addresses for its page and its answers
_ADDRESS = ctypes.c_void_p
_COUNT_RECTS = ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS, ctypes.c_int, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_CountRects, _ADDRESS).value or 0
)
_GET_RECT = ctypes.CFUNCTYPE(ctypes.c_int, _ADDRESS, ctypes.c_int, *[_ADDRESS] * 4)(
    ctypes.cast(pdfium.FPDFText_GetRect, _ADDRESS).value or 0
)


def read_pdf(data: bytes, processors: int = os.cpu_count() or 1) -> Reading:
    """The lines of a PDF's text layer; `unread` are the pages (from 1) whose text layer is missing or of no use."""
    file = Pdf(data)
    half = file.pages // 2 if processors > 1 and file.pages >= _WORTH_SHARING else 0
    leaves: list[Leaf] = []
    rest: Iterator[Printed] = map(file.printed, range(half + 1, file.pages + 1))
    if half:
        first = twin(lambda: list(_leaves(map(file.printed, range(1, half + 1)))))
        # lines are made later: a table may go on over the page where the halves meet
        rest = iter(list(rest))
        leaves = first()
    leaves += _leaves(rest, leaves[-1].sheet if leaves else None)
    unread = tuple(page for page, leaf in enumerate(leaves, 1) if not leaf.usable)
    hidden = [page for page, leaf in enumerate(leaves, 1) if leaf.hidden]
    warnings = (messages.HIDDEN.format(pages=messages.listed(hidden)),) if hidden else ()
    return Reading(bound(leaf.sheet for leaf in leaves), file.pages, unread, warnings)


class Printed(NamedTuple):
    """What is printed on a page."""

    page: int
    letters: Letters
    grids: tuple[Grid, ...]
    height: float


class Leaf(NamedTuple):
    """A page read: its lines, whether its text layer is of use, and whether some of it cannot be seen."""

    sheet: Sheet
    usable: bool
    hidden: bool


def _leaves(pages: Iterable[Printed], before: Sheet | None = None) -> Iterator[Leaf]:
    """The pages read one after the other, `before` being the page in front of the first."""
    for page, letters, grids, height in pages:
        table = before.open_table if before and not grids else ()
        before = sheet_of(letters.glyphs, grids, page, height, table)
        yield Leaf(before, is_usable(letters.glyphs), letters.hidden > 0)


@dataclass(frozen=True, slots=True)
class Letters:
    """What a page's text layer prints, and how many of its words or letters nobody can see."""

    glyphs: tuple[Glyph, ...]
    hidden: int


class Pdf:
    """An open PDF; pages count from 1, positions are in points from the top left corner of the page as shown."""

    def __init__(self, data: bytes) -> None:
        try:
            self._file = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == _PASSWORD_NEEDED
            raise UnreadableDocument(messages.ENCRYPTED if locked else messages.BROKEN) from error
        self._open: tuple[int, pypdfium2.PdfPage] | None = None
        self.pages = len(self._file)
        if not self.pages:
            raise UnreadableDocument(messages.BROKEN)
        if self.pages > MOST_PAGES:
            raise UnreadableDocument(messages.TOO_MANY_PAGES.replace("{limit}", str(MOST_PAGES)))

    def size(self, page: int) -> tuple[float, float]:
        """The width and height of a page in points."""
        width, height = self._page(page).get_size()
        return float(width), float(height)

    def picture(self, page: int, scale: float) -> Image.Image:
        """The page as shown, `scale` pixels a point; raises UnreadableDocument where it cannot be drawn."""
        try:
            picture: Image.Image = self._page(page).render(scale=scale).to_pil()
        except pypdfium2.PdfiumError as error:
            raise UnreadableDocument(messages.BROKEN) from error
        return picture

    def printed(self, page: int) -> Printed:
        """The words of a page and the tables drawn on it."""
        letters = self.letters(page)
        grids = grids_of(*self.rules(page)) if letters.glyphs else ()
        return Printed(page, letters, grids, self.size(page)[1])

    def letters(self, page: int) -> Letters:
        """The words that a reader sees, in the order in which they were written, spaces included."""
        sheet = self._page(page)
        text = sheet.get_textpage()
        codes, glyphs = _read(sheet, text)
        unseen = self._unseen(page, glyphs)
        if _has_white_text(sheet):
            unseen |= self._on_white(page, text, codes, glyphs)
        seen = [place for place, glyph in enumerate(glyphs) if place not in unseen or glyph.char.isspace()]
        hidden = len(glyphs) - len(seen)
        glyphs = [glyphs[place] for place in seen]
        if looks_legacy("".join(glyph.char for glyph in glyphs)):
            glyphs = modern(glyphs, [_font(text, codes[place]) for place in seen])
        return Letters(tuple(glyphs), hidden)

    def _unseen(self, page: int, glyphs: list[Glyph]) -> set[int]:
        """What stands beside the page, or is as small as dust: its places in `glyphs`."""
        width, height = self.size(page)
        return {
            place
            for place, glyph in enumerate(glyphs)
            if glyph.size < _SMALLEST or not (-1 < glyph.right < width + 1 and -1 < glyph.bottom < height + 1)
        }

    def _on_white(self, page: int, text: pypdfium2.PdfTextPage, codes: list[int], glyphs: list[Glyph]) -> set[int]:
        """White letters on white paper: their places in `glyphs`."""
        paper = self.picture(page, 1).convert("L")
        return {
            place
            for place, glyph in enumerate(glyphs)
            if _is_white(text, codes[place]) and min(paper.crop(_around(glyph)).tobytes()) > _WHITE
        }

    def _page(self, page: int) -> pypdfium2.PdfPage:
        if self._open is None or self._open[0] != page:
            try:
                self._open = (page, self._file[page - 1])
            except pypdfium2.PdfiumError as error:
                raise UnreadableDocument(messages.BROKEN) from error
        return self._open[1]

    def rules(self, page: int) -> tuple[list[Rule], list[Rule]]:
        """The level and the upright lines drawn on a page: borders of tables, underlines, frames."""
        sheet = self._page(page)
        ax, bx, cx, ay, by, cy = _placing(sheet)
        levels: list[Rule] = []
        uprights: list[Rule] = []
        for count, path in enumerate(sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)):
            if count == _MOST_PATHS:
                break
            points = [(ax * x + bx * y + cx, ay * x + by * y + cy) for x, y in _points(path)]
            for side in sides(points):
                (levels if side.is_level else uprights).append(side.rule)
        return levels, uprights


# A word or letter: PDFium's number of its first character, the space before it, its text, then its left, upper, right
# and lower edges in the PDF's own coordinates.
_Piece = tuple[int, str, str, float, float, float, float]


def _read(sheet: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> tuple[list[int], list[Glyph]]:
    """The words of a page with PDFium's number for each, spaces without width between them."""
    ax, bx, cx, ay, by, cy = _placing(sheet)
    turned = not ax > 0 > by
    codes: list[int] = []
    glyphs: list[Glyph] = []
    left = top = right = bottom = size = 0.0
    baseline = math.nan
    for index, space, word, x0, y1, x1, y0 in _pieces(text):
        if space:
            codes.append(index - 1)
            glyphs.append(Glyph(space, right, top, right, bottom, baseline, size))
        left, top, right, bottom = (
            ax * x0 + bx * y1 + cx,
            ay * x0 + by * y1 + cy,
            ax * x1 + bx * y0 + cx,
            ay * x1 + by * y0 + cy,
        )
        if turned:
            left, right, top, bottom = *sorted((left, right)), *sorted((top, bottom))
        if not abs(bottom - baseline) < _DESCENT * size:
            # another line, a raised letter, a dash: what ends near the baseline stands on it
            x, y = _origin(text, index)
            baseline = ay * x + by * y + cy
            size = pdfium.FPDFText_GetFontSize(text.raw, index) * _scale(text, index)
        codes.append(index)
        last = right - (right - left) / len(word)
        glyphs.append(Glyph(word, left, top, right, bottom, baseline, size, None, last))
    return codes, glyphs


def _pieces(text: pypdfium2.PdfTextPage) -> Iterator[_Piece]:
    """The words of a page; letter by letter where a word was not written in one go, in one font and colour."""
    words = [(word.start(2), word[1], word[2]) for word in _WORD.finditer(_printed(text))]
    page = ctypes.cast(text.raw, _ADDRESS)
    edges = (ctypes.c_double * (4 * len(words)))()
    first, width = ctypes.addressof(edges), ctypes.sizeof(ctypes.c_double)
    places = (range(first + edge * width, first + 4 * len(words) * width, 4 * width) for edge in range(4))
    # asked in turns in one sweep, with addresses for answers: calls from Python's own loop take twice as long
    counts = map(_COUNT_RECTS, repeat(page), [word[0] for word in words], [len(word[2]) for word in words])
    rects = [count for count, _ in zip(counts, map(_GET_RECT, repeat(page), repeat(0), *places), strict=False)]
    for (index, space, word), rect, *box in zip(words, rects, *(edges[edge::4] for edge in range(4)), strict=True):
        if rect == 1:
            yield index, space, word, *box
            continue
        for letter, char in enumerate(word, index):
            yield letter, space if letter == index else "", char, *_box(text, letter)


def _box(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """The left, upper, right and lower edge of a letter."""
    left, right, lower, upper = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text.raw, index, left, right, lower, upper)
    return left.value, upper.value, right.value, lower.value


def _printed(text: pypdfium2.PdfTextPage) -> str:
    """All characters of a page; PDFium gives them at once, but without those whose font does not tell their letter."""
    count = pdfium.FPDFText_CountChars(text.raw)
    units = (ctypes.c_uint16 * (2 * count + 1))()
    length = pdfium.FPDFText_GetText(text.raw, 0, count, units)
    printed = bytes(units)[: 2 * max(length - 1, 0)].decode("utf-16-le", errors="surrogatepass")
    if len(printed) != count:
        printed = "".join(chr(pdfium.FPDFText_GetUnicode(text.raw, index)) for index in range(count))
    return printed.translate(_HYPHENS)


def _origin(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
    return x.value, y.value


def _has_white_text(sheet: pypdfium2.PdfPage) -> bool:
    colour = _colour()
    return any(
        pdfium.FPDFPageObj_GetFillColor(words.raw, *colour) and _is_near_white(colour)
        for words in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
    )


def _is_white(text: pypdfium2.PdfTextPage, code: int) -> bool:
    colour = _colour()
    return bool(pdfium.FPDFText_GetFillColor(text.raw, code, *colour)) and _is_near_white(colour)


def _colour() -> tuple[ctypes.c_uint, ...]:
    return tuple(ctypes.c_uint() for _ in range(4))


def _is_near_white(colour: tuple[ctypes.c_uint, ...]) -> bool:
    return min(part.value for part in colour[:3]) > _WHITE


def _font(text: pypdfium2.PdfTextPage, index: int) -> str:
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text.raw, index, None, 0, flags)
    name = ctypes.create_string_buffer(length or 1)
    pdfium.FPDFText_GetFontInfo(text.raw, index, name, length, flags)
    return name.value.decode(errors="replace")


def _around(glyph: Glyph) -> tuple[int, int, int, int]:
    return int(glyph.left), int(glyph.top), int(glyph.right) + 2, int(glyph.bottom) + 2


def _points(path: pypdfium2.PdfObject) -> list[tuple[float, float]]:
    """The corners of a drawn path, the first again at the end where it is closed; nothing where it is no polygon."""
    count = pdfium.FPDFPath_CountSegments(path.raw)
    if not 2 <= count <= _MOST_CORNERS:
        return []
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_BEZIERTO:
            return []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(matrix.on_point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    return points


def _scale(text: pypdfium2.PdfTextPage, index: int) -> float:
    """How much larger than its nominal size a character is set: some writers set size 1 and enlarge it."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text.raw, index, matrix):
        return 1.0
    return math.hypot(matrix.c, matrix.d) or 1.0


def _placing(sheet: pypdfium2.PdfPage) -> tuple[float, float, float, float, float, float]:
    """From PDF coordinates to points from the shown page's top left: x' = ax x + bx y + cx, y' = ay x + by y + cy."""
    width, height = (round(side * _FINE) for side in sheet.get_size())
    column, row = ctypes.c_int(), ctypes.c_int()

    def shown(x: float, y: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(sheet.raw, 0, 0, width, height, 0, x, y, column, row)
        return column.value / _FINE, row.value / _FINE

    (cx, cy), (xa, ya), (xb, yb) = shown(0, 0), shown(1000, 0), shown(0, 1000)
    return (xa - cx) / 1000, (xb - cx) / 1000, cx, (ya - cy) / 1000, (yb - cy) / 1000, cy
