"""The picture of a page with a quote highlighted by the places of its characters or recognised words."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from PIL import Image, ImageChops, ImageDraw

from knowledge.model import Box
from knowledge.reading.glyphs import Glyph
from knowledge.reading.grids import grids_of
from knowledge.reading.letters import is_usable
from knowledge.reading.locating import pieces_of
from knowledge.reading.pdf import Pdf
from knowledge.reading.sheets import ordered

Edges = tuple[int, int, int, int]

# As wide as a telephone shows it well, and as Telegram keeps it without making it smaller.
WIDTH = 1100
MARKER = (255, 233, 110)
_SHARPNESS = 2.6  # pixels a point: some 190 dpi
_COLOURS = 256
_FAINTEST = 40  # how much darker than white is ink, of 255
_MARGIN = 24
# Around a scan's words there may be a stamp or a signature.
_SCAN_MARGIN = 90
_LEAST_WIDTH = 400
# A quote goes over one page end at most, and a plan's pages are counted otherwise only by a cover.
_PAGES_AROUND = 1


def highlighted(data: bytes, kind: str, page: int, quote: str) -> bytes:
    """A PNG of the page on which the quote begins, near `page` (from 1), with the quote marked."""
    if kind == "pdf":
        file = Pdf(data)
        page = min(max(page, 1), file.pages)
        if is_usable(file.letters(page).glyphs):
            return _of_text(file, page, quote)
    return _of_scan(data, kind, page, quote)


def _of_text(file: Pdf, page: int, quote: str) -> bytes:
    pages = range(max(page - _PAGES_AROUND, 1), min(page + _PAGES_AROUND, file.pages) + 1)
    glyphs = list(_glyphs(file, pages))
    on_page = [place for place, (number, _) in enumerate(glyphs) if number == page]
    found = pieces_of(quote, [glyph.char for _, glyph in glyphs], near=(on_page[0], on_page[-1]))
    if found:
        page = glyphs[found[0]][0]
    picture = file.picture(page, _SHARPNESS).convert("RGB")
    marked = _marked(picture, [glyphs[place][1] for place in found if glyphs[place][0] == page], _SHARPNESS)
    return saved(_cropped(marked, _ink(picture), _MARGIN))


def _glyphs(file: Pdf, pages: Iterable[int]) -> Iterator[tuple[int, Glyph]]:
    """The glyphs of pages in reading order, each with its page; a table may go on from one to the next."""
    before: tuple[float, ...] = ()
    for page in pages:
        grids = grids_of(*file.rules(page))
        runs, tables = ordered(file.letters(page).glyphs, grids, page, file.size(page)[1], () if grids else before)
        before = tables[runs[-1].place.table] if runs and runs[-1].place else ()
        yield from ((page, glyph) for run in runs for glyph in run.glyphs)


def _of_scan(data: bytes, kind: str, page: int, quote: str) -> bytes:
    # only scans wait for what recognition imports
    from knowledge.reading import ocr

    picture, _ = ocr.picture_of(data, kind, page)
    scan = ocr.recognised(picture)
    scale = 1 / ocr.POINTS_PER_PIXEL
    runs, _ = ordered(scan.glyphs, scan.grids, page, scan.picture.height / scale)
    glyphs = [glyph for run in runs for glyph in run.glyphs]
    found = pieces_of(quote, [glyph.char for glyph in glyphs])
    marked = _marked(scan.picture.convert("RGB"), [glyphs[place] for place in found], scale)
    return saved(_cropped(marked, _extent(_boxes(glyphs), scale), _SCAN_MARGIN))


def _boxes(glyphs: Iterable[Glyph]) -> list[Box]:
    """A box for each printed line that the glyphs stand on."""
    printed = (glyph for glyph in glyphs if not glyph.char.isspace())
    lines = (list(line) for _, line in groupby(printed, key=lambda glyph: round(glyph.baseline)))
    return [
        Box(
            min(glyph.left for glyph in line),
            min(glyph.top for glyph in line),
            max(glyph.right for glyph in line),
            max(glyph.bottom for glyph in line),
        )
        for line in lines
    ]


def _marked(page: Image.Image, quoted: Sequence[Glyph], scale: float) -> Image.Image:
    """The page with the quoted glyphs marked; `scale` pixels make one unit of their places."""
    marks = Image.new("RGB", page.size, "white")
    brush = ImageDraw.Draw(marks)
    for box in _boxes(quoted):
        brush.rectangle(_extent([box], scale, pad=4), fill=MARKER)
    return ImageChops.multiply(page, marks)


def _extent(boxes: Sequence[Box], scale: float, pad: int = 0) -> Edges:
    """The pixels around all boxes."""
    return (
        round(min((box.left for box in boxes), default=0) * scale) - pad,
        round(min((box.top for box in boxes), default=0) * scale) - pad,
        round(max((box.right for box in boxes), default=0) * scale) + pad,
        round(max((box.bottom for box in boxes), default=0) * scale) + pad,
    )


def _ink(page: Image.Image) -> Edges:
    """The part of a clean page that is not white."""
    ink = ImageChops.invert(page.convert("L")).point([255 * (value > _FAINTEST) for value in range(256)]).getbbox()
    return ink or (0, 0, *page.size)


def _cropped(page: Image.Image, edges: Edges, margin: int) -> Image.Image:
    """The part of the page within the edges and a margin, as wide as a telephone shows well."""
    left, top, right, bottom = edges
    if right - left > _LEAST_WIDTH:
        page = page.crop(
            (
                max(left - margin, 0),
                max(top - margin, 0),
                min(right + margin, page.width),
                min(bottom + margin, page.height),
            )
        )
    return page.resize((WIDTH, round(page.height * WIDTH / page.width)), Image.Resampling.LANCZOS)


def saved(picture: Image.Image) -> bytes:
    """The picture as PNG."""
    buffer = io.BytesIO()
    picture.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(buffer, "PNG")
    return buffer.getvalue()
