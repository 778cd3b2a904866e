"""Pages as pictures, made ready for reading: size, noise and slant (only importer of Pillow and numpy in reading)."""

from __future__ import annotations

import io

import numpy
import numpy.typing
from PIL import Image, ImageOps

from knowledge.errors import UnreadableDocument
from knowledge.reading import messages
from knowledge.reading.grids import Rule
from knowledge.reading.pdf import Pdf

_Bits = numpy.typing.NDArray[numpy.bool_]
_Grey = numpy.typing.NDArray[numpy.uint8]

DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72
_MOST_PIXELS = 100_000_000
# The longer side of an A4 page is 2,339 pixels at 200 dpi; smaller pictures are enlarged, larger ones reduced.
_LONGEST_SIDE = 3000
_SHORTEST_SIDE = 2000
_MOST_FRAMES = 200
_STEEPEST = 3.0
_COARSE, _FINE = 0.5, 0.1
# Letters are lower than 10 mm; at 200 dpi that is 80 pixels.
_LONGEST_STROKE = 80
# A single line of writing covers some 0.05 % of an A4 page.
_LEAST_INK = 0.0001
_SPECK = 4  # pixels
# How much darker than the paper the faintest border is, of 255.
_FAINTEST = 60


def page_of_pdf(file: Pdf, page: int) -> tuple[Image.Image, float]:
    """A page of a PDF in grey, and its scale in pixels a point."""
    scale = min(DOTS_PER_INCH / _POINTS_PER_INCH, _LONGEST_SIDE / max(file.size(page)))
    return file.picture(page, scale).convert("L"), scale


def frames(data: bytes) -> int:
    """How many pages a picture file holds (TIFF holds many); raises UnreadableDocument."""
    return min(int(getattr(_opened(data), "n_frames", 1)), _MOST_FRAMES)


def page_of_picture(data: bytes, page: int) -> tuple[Image.Image, float]:
    """A page (from 1) of a picture file in grey, upright by its camera's word, and its scale to the original."""
    picture = _opened(data)
    try:
        picture.seek(page - 1)
        grey = ImageOps.exif_transpose(picture).convert("L")
    except (OSError, EOFError, ValueError, SyntaxError) as error:
        raise UnreadableDocument(messages.BROKEN) from error
    longest = max(grey.size)
    wanted = min(max(longest, _SHORTEST_SIDE), _LONGEST_SIDE)
    scale = wanted / longest
    if scale != 1:
        grey = grey.resize((round(grey.width * scale), round(grey.height * scale)), Image.Resampling.LANCZOS)
    return grey, scale


def straightened(page: Image.Image) -> Image.Image:
    """The page with its lines of writing level."""
    angle = slant(page)
    return page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=_paper(page)) if angle else page


def cleaned(page: Image.Image) -> Image.Image:
    """The page without specks and without its long lines: borders of tables are easily read as letters."""
    grey, paper = numpy.asarray(page).copy(), _paper(page)
    levels, uprights = rules(page)
    for rule in levels:
        grey[_band(rule), int(rule.start) : int(rule.end)] = paper
    for rule in uprights:
        grey[int(rule.start) : int(rule.end), _band(rule)] = paper
    return Image.fromarray(_median(grey))


def is_blank(page: Image.Image) -> bool:
    """Whether there is hardly more than noise on the page."""
    # specks vanish in the mean of their surroundings
    smooth = numpy.asarray(page.reduce(_SPECK))
    return float((smooth < _paper(page) - _FAINTEST).mean()) < _LEAST_INK


def slant(page: Image.Image) -> float:
    """The angle in degrees that makes the lines of writing level: their projection is then at its sharpest."""
    grey = numpy.asarray(page.reduce(_SPECK)).astype(float)
    ink = Image.fromarray(((grey < grey.mean() - 20) * 255).astype("uint8"))
    best = max(numpy.arange(-_STEEPEST, _STEEPEST + _COARSE, _COARSE), key=lambda angle: _sharpness(ink, angle))
    near = numpy.arange(best - _COARSE, best + _COARSE, _FINE)
    best = max(near, key=lambda angle: _sharpness(ink, angle))
    return 0.0 if abs(best) < _FINE else float(best)


def rules(page: Image.Image) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright lines on a page, in pixels: longer than any stroke of a letter."""
    ink = _ink(page)
    return _runs(ink), _runs(ink.T)


def _ink(page: Image.Image) -> _Bits:
    # lines one pixel wide have holes in a scan: a minimum over three pixels closes them
    lowest = numpy.minimum.reduce(_three(numpy.minimum.reduce(_three(numpy.asarray(page), 0)), 1))
    bits: _Bits = lowest < _paper(page) - _FAINTEST
    return bits


def _median(grey: _Grey) -> _Grey:
    """Each pixel as the median of the nine around it, by sorted columns (Paeth, Graphics Gems, 1990)."""
    top, middle, bottom = _three(grey, 0)
    low, high = numpy.minimum(top, bottom), numpy.maximum(top, bottom)
    columns = numpy.minimum(low, middle), _middle(top, middle, bottom), numpy.maximum(high, middle)
    lows, middles, highs = (_three(column, 1) for column in columns)
    return _middle(numpy.maximum.reduce(lows), _middle(*middles), numpy.minimum.reduce(highs))


def _middle(one: _Grey, other: _Grey, third: _Grey) -> _Grey:
    low, high = numpy.minimum(one, other), numpy.maximum(one, other)
    middle: _Grey = numpy.maximum(low, numpy.minimum(high, third))
    return middle


def _three(grey: _Grey, axis: int) -> tuple[_Grey, _Grey, _Grey]:
    """The picture moved by a pixel back, as it is, and moved on along an axis; its edges are repeated."""
    padded = numpy.pad(grey, [(1, 1) if axis == 0 else (0, 0), (1, 1) if axis == 1 else (0, 0)], mode="edge")
    size = grey.shape[axis]
    back, here, on = (padded.take(range(start, start + size), axis) for start in range(3))
    return back, here, on


def _paper(page: Image.Image) -> int:
    """The grey that a tenth of the page is brighter than."""
    darker = numpy.cumsum(page.histogram())
    return int(numpy.searchsorted(darker, 0.9 * darker[-1]))


def _runs(ink: _Bits) -> list[Rule]:
    """Stretches of ink along rows that are longer than letters are."""
    padded = numpy.zeros((ink.shape[0], ink.shape[1] + 2), dtype=numpy.int8)
    padded[:, 1:-1] = ink
    edges = numpy.diff(padded, axis=1)
    rows, starts = numpy.nonzero(edges == 1)
    ends = numpy.nonzero(edges == -1)[1]
    long = ends - starts >= _LONGEST_STROKE
    return [
        Rule(float(row), float(start), float(end))
        for row, start, end in zip(rows[long], starts[long], ends[long], strict=True)
    ]


def _band(rule: Rule) -> slice:
    return slice(max(int(rule.at) - 2, 0), int(rule.at) + 3)


def _sharpness(ink: Image.Image, angle: float) -> float:
    rows = numpy.asarray(ink.rotate(angle, resample=Image.Resampling.BILINEAR)).sum(axis=1, dtype=float)
    return float(((rows[1:] - rows[:-1]) ** 2).sum())


def _opened(data: bytes) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(data))
    except Image.DecompressionBombError as error:
        raise UnreadableDocument(messages.PICTURE_TOO_LARGE) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise UnreadableDocument(messages.BROKEN) from error
    if picture.width * picture.height > _MOST_PIXELS:
        raise UnreadableDocument(messages.PICTURE_TOO_LARGE)
    return picture
