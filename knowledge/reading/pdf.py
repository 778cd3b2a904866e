"""PDF -> glyphs and pictures of pages (only importer of pypdfium2)."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from knowledge.errors import UnreadableDocument
from knowledge.reading import messages
from knowledge.reading.exchange import Reading
from knowledge.reading.glyphs import Glyph
from knowledge.reading.grids import Rule, grids_of, sides
from knowledge.reading.sheets import Sheet, bound, sheet_of

if TYPE_CHECKING:
    from PIL import Image

MOST_PAGES = 1000
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
_FINE = 100  # parts of a point
# PDFium gives these where a line ends in a hyphen.
_HYPHENS = (0xFFFE, 0x02)
# A page with fewer letters than this is a picture, perhaps with a stamp or a page number set in type.
LEAST_LETTERS = 20
# A page with more drawing than this is a map or a chart, not a table.
_MOST_PATHS = 5000
_MOST_CORNERS = 20


def read_pdf(data: bytes) -> Reading:
    """The lines of a PDF's text layer; `unread` are the pages (from 1) that have none."""
    file = Pdf(data)
    sheets: list[Sheet] = []
    unread: list[int] = []
    for page in range(1, file.pages + 1):
        glyphs = list(file.glyphs(page))
        if len(glyphs) < LEAST_LETTERS:
            unread.append(page)
        grids = grids_of(*file.rules(page)) if glyphs else ()
        sheets.append(sheet_of(glyphs, grids, page, file.size(page)[1]))
    return Reading(bound(sheets), file.pages, tuple(unread))


class Pdf:
    """An open PDF; pages count from 1, positions are in points from the top left corner of the page as shown."""

    def __init__(self, data: bytes) -> None:
        try:
            self._file = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == _PASSWORD_NEEDED
            raise UnreadableDocument(messages.ENCRYPTED if locked else messages.BROKEN) from error
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

    def glyphs(self, page: int) -> Iterator[Glyph]:
        """The printed characters of a page in the order in which they were written, spaces included."""
        sheet = self._page(page)
        text = sheet.get_textpage()
        place = _placing(sheet)
        x0, x1, y0, y1, x, y = (ctypes.c_double() for _ in range(6))
        last, size = (0.0, 0.0), 0.0
        for index in range(pdfium.FPDFText_CountChars(text.raw)):
            code = pdfium.FPDFText_GetUnicode(text.raw, index)
            char = "-" if code in _HYPHENS else chr(code)
            if code == 0 or char in "\r\n":
                continue
            pdfium.FPDFText_GetCharBox(text.raw, index, x0, x1, y0, y1)
            pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
            nominal = pdfium.FPDFText_GetFontSize(text.raw, index)
            if (nominal, y.value) != last:
                last, size = (nominal, y.value), nominal * _scale(text, index)
            left, top = place(x0.value, y1.value)
            right, bottom = place(x1.value, y0.value)
            box = (min(left, right), min(top, bottom), max(left, right), max(top, bottom))
            yield Glyph(char, *box, place(x.value, y.value)[1], size)

    def _page(self, page: int) -> pypdfium2.PdfPage:
        try:
            return self._file[page - 1]
        except pypdfium2.PdfiumError as error:
            raise UnreadableDocument(messages.BROKEN) from error

    def rules(self, page: int) -> tuple[list[Rule], list[Rule]]:
        """The level and the upright lines drawn on a page: borders of tables, underlines, frames."""
        sheet = self._page(page)
        place = _placing(sheet)
        levels: list[Rule] = []
        uprights: list[Rule] = []
        for count, path in enumerate(sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)):
            if count == _MOST_PATHS:
                break
            points = [place(*point) for point in _points(path)]
            for side in sides(points):
                (levels if side.is_level else uprights).append(side.rule)
        return levels, uprights


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


def _scale(text: pypdfium2.PdfTextpage, index: int) -> float:
    """How much larger than its nominal size a character is set: some writers set size 1 and enlarge it."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text.raw, index, matrix):
        return 1.0
    return math.hypot(matrix.c, matrix.d) or 1.0


def _placing(sheet: pypdfium2.PdfPage) -> Callable[[float, float], tuple[float, float]]:
    """The way from PDF coordinates to points from the top left corner of the page as shown (cropped, turned)."""
    width, height = (round(side * _FINE) for side in sheet.get_size())
    column, row = ctypes.c_int(), ctypes.c_int()

    def shown(x: float, y: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(sheet.raw, 0, 0, width, height, 0, x, y, column, row)
        return column.value / _FINE, row.value / _FINE

    (x0, y0), (xa, ya), (xb, yb) = shown(0, 0), shown(1000, 0), shown(0, 1000)
    ax, ay, bx, by = (xa - x0) / 1000, (ya - y0) / 1000, (xb - x0) / 1000, (yb - y0) / 1000
    return lambda x, y: (x0 + ax * x + bx * y, y0 + ay * x + by * y)
