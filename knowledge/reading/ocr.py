"""A picture of a page -> lines: cleaned, recognised, tables found by their rules."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from PIL import Image

from knowledge.model import Box, Line
from knowledge.reading import pictures
from knowledge.reading.exchange import Reading
from knowledge.reading.glyphs import Glyph
from knowledge.reading.grids import Grid, grids_of
from knowledge.reading.pdf import Pdf
from knowledge.reading.sheets import sheet_of
from knowledge.reading.tesseract import Word, turn_of, words_of

POINTS_PER_PIXEL = 72 / pictures.DOTS_PER_INCH
_Result = TypeVar("_Result")
# Below this, the page lies on its side, or there is hardly a word on it.
_DOUBTFUL = 0.5
_LEAST_CONFIDENCE = 0.3


def read_scan(data: bytes, kind: str, page: int) -> Reading:
    """The lines of one page of a PDF or a picture file, with boxes in points of the PDF or pixels of the picture."""
    picture, scale = picture_of(data, kind, page)
    scan = recognised(picture)
    sheet = sheet_of(scan.glyphs, scan.grids, page, scan.picture.height * POINTS_PER_PIXEL)
    factor = 1 / (scale * POINTS_PER_PIXEL)
    lines = tuple(line for line in sheet.lines if _is_writing(line))
    if not scan.turned:
        lines = tuple(replace(line, box=line.box and _scaled(line.box, factor)) for line in lines)
    return Reading(lines, 1, tables=sheet.tables)


def picture_of(data: bytes, kind: str, page: int) -> tuple[Image.Image, float]:
    """The page in grey and its scale: pixels for each point of a PDF or pixel of a picture file."""
    if kind == "pdf":
        return pictures.page_of_pdf(Pdf(data), page)
    return pictures.page_of_picture(data, page)


@dataclass(frozen=True, slots=True)
class Scan:
    """A recognised page: its level picture, and in points the words and tables; `turned` if it lay on its side."""

    picture: Image.Image
    glyphs: tuple[Glyph, ...]
    grids: tuple[Grid, ...]
    turned: bool


def recognised(picture: Image.Image) -> Scan:
    """What stands on the picture of a page at 200 dpi."""
    if pictures.is_blank(picture):
        return Scan(picture, (), (), turned=False)
    straight = pictures.straightened(picture)
    words = _words(straight)
    if _confidence(words) >= _DOUBTFUL or not (turn := _saved(straight, turn_of)):
        return _scan(straight, words, turned=False)
    upright = pictures.straightened(picture.rotate(-turn, expand=True))
    again = _words(upright)
    better = _confidence(again) > _confidence(words)
    return _scan(upright, again, turned=True) if better else _scan(straight, words, turned=False)


def _scan(picture: Image.Image, words: list[Word], *, turned: bool) -> Scan:
    levels, uprights = ([rule.scaled(POINTS_PER_PIXEL) for rule in rules] for rules in pictures.rules(picture))
    return Scan(picture, tuple(_glyphs(words)), grids_of(levels, uprights), turned)


def _words(page: Image.Image) -> list[Word]:
    return _saved(pictures.cleaned(page), words_of)


def _saved(page: Image.Image, use: Callable[[Path], _Result]) -> _Result:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        page.save(path, compress_level=1)
        return use(path)


def _confidence(words: list[Word]) -> float:
    return sum(word.confidence for word in words) / len(words) if words else 0.0


def _glyphs(words: list[Word]) -> Iterator[Glyph]:
    """The words as if each were one wide letter, with spaces between those of a line, in points."""
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        baseline = max(word.box.bottom for word in line)
        height = sorted(word.box.bottom - word.box.top for word in line)[len(line) // 2]
        for word in line:
            box = _scaled(word.box, POINTS_PER_PIXEL)
            place = (box.left, box.top, box.right, box.bottom, baseline * POINTS_PER_PIXEL)
            yield Glyph(word.text, *place, height * POINTS_PER_PIXEL, word.confidence)
            yield Glyph(" ", *place, height * POINTS_PER_PIXEL)


def _is_writing(line: Line) -> bool:
    """Not what a stamp, a signature or a speck looks like to tesseract."""
    return (line.confidence or 0) >= _LEAST_CONFIDENCE and any(char.isalnum() for char in line.text)


def _scaled(box: Box, factor: float) -> Box:
    return Box(box.left * factor, box.top * factor, box.right * factor, box.bottom * factor)
