"""One spelling for the wording of a model and for its evidence, character for character. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from knowledge.answering.grounding.numerals import in_digits
from knowledge.question.typed import lexicon
from knowledge.vietnamese import aligned, fold, fold_aligned

_MARKDOWN = re.compile(r"\*\*|__|`+|^\s{0,3}#{1,6}\s+|^\s*>\s+", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*[“\"]?(?:[-+*•–]|\d{1,2}[.)])[ \t]+", re.MULTILINE)
_CAPITALS = re.compile(r"(?<![^\W_])[A-ZĐ]{2,8}(?![^\W_])")
_HELD_CODE = re.compile(r"(?<=[A-ZĐ\d])([-–/])[ \t]+(?=[A-ZĐ]{2})")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A text with its numbers in digits in three forms of one length: as printed, in lower case, without marks."""

    printed: str
    lower: str
    folded: str


def cleaned(wording: str) -> str:
    """What a model said in plain characters: no Markdown, no invisible signs, full-width digits as ours."""
    plain = unicodedata.normalize("NFKC", wording)
    plain = "".join(c for c in plain if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf"))
    plain = _MARKDOWN.sub("", plain)
    return re.sub(r"\n\s*\n+", "\n", re.sub(r"[ \t]+", " ", plain)).strip()


def without_bullets(text: str) -> str:
    """The text without the dashes and numbers in front of its lines."""
    return _BULLET.sub("", text)


@lru_cache(maxsize=1024)
def spelled(text: str) -> Spelled:
    """The text spelled for comparing; line breaks stay."""
    lines = [re.sub(r"\s+", " ", line).strip() for line in text.split("\n")]
    even = _HELD_CODE.sub(r"\1", aligned("\n".join(line for line in lines if line)))
    printed = in_digits(_CAPITALS.sub(_in_full, even))
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in printed)
    folded = "".join("\n" if c == "\n" else f for c, f in zip(lower, fold_aligned(lower), strict=True))
    return Spelled(printed, lower, folded)


def _in_full(match: re.Match[str]) -> str:
    """ "UBND tỉnh" and "CĐS" in full, as names are compared; in "1470/QĐ-UBND" they are part of a number."""
    in_code = match.string[: match.start()].endswith(("-", "/")) or match.string[match.end() :].startswith(("-", "/"))
    phrase = None if in_code else lexicon()["abbreviations"].get(fold(match[0]))
    return str(phrase).capitalize() if phrase else match[0]
