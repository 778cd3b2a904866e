"""What a PDF's text layer is worth: hidden letters, legacy fonts, letters that mean nothing. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from knowledge.reading.charsets import Legacy, convert, is_capital_font, legacy_of, legacy_of_font
from knowledge.reading.glyphs import Glyph

# A page with fewer letters than this is a picture, perhaps with a stamp or a page number set in type.
LEAST_LETTERS = 20
# Private and undefined codes, control characters, other scripts: what a font without its table of letters gives.
_STRANGE = re.compile(r"[^ -\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u27ff]")
_MARKED = re.compile(r"[À-ÿĀ-ſƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
_MOST_STRANGE = 0.2
# A scanner without Vietnamese writes "UY BAN NHAN DAN" under its picture; in real text every fourth letter is marked.
_LEAST_MARKED = 0.04
_ENOUGH_TO_JUDGE = 200


def is_usable(glyphs: Sequence[Glyph]) -> bool:
    """Whether the letters can be what the page says: enough of them, of the Latin script, with Vietnamese marks."""
    text = "".join(glyph.char for glyph in glyphs if not glyph.char.isspace())
    if len(text) < LEAST_LETTERS:
        return False
    if len(_STRANGE.findall(text)) > _MOST_STRANGE * len(text):
        return False
    return len(text) < _ENOUGH_TO_JUDGE or len(_MARKED.findall(text)) > _LEAST_MARKED * len(text)


def modern(glyphs: Sequence[Glyph], fonts: Iterable[str]) -> list[Glyph]:
    """The glyphs with TCVN3 and VNI letters as Unicode, a word a glyph; `fonts` are those of the glyphs, in order."""
    fallback = legacy_of("".join(glyph.char for glyph in glyphs))
    return [
        glyph
        for (_, font), word in groupby(
            zip(_numbered(glyphs), fonts, strict=True), key=lambda pair: (pair[0][0], pair[1])
        )
        for glyph in _word([glyph for (_, glyph), _ in word], font, fallback)
    ]


def _numbered(glyphs: Sequence[Glyph]) -> Iterator[tuple[int, Glyph]]:
    """Each glyph with the number of its word; a space is a word of its own."""
    number = 0
    for last, glyph in zip([None, *glyphs], glyphs, strict=False):
        begins = last is None or glyph.char.isspace() or last.char.isspace() or glyph.baseline != last.baseline
        number += begins
        yield number, glyph


def _word(glyphs: list[Glyph], font: str, fallback: Legacy | None) -> list[Glyph]:
    encoding = legacy_of_font(font) or fallback
    if encoding is None or glyphs[0].char.isspace():
        return glyphs
    text = convert("".join(glyph.char for glyph in glyphs), encoding)
    whole = glyphs[0]._replace(
        char=text.upper() if is_capital_font(font) else text,
        top=min(glyph.top for glyph in glyphs),
        right=max(glyph.right for glyph in glyphs),
        bottom=max(glyph.bottom for glyph in glyphs),
    )
    return [whole]
