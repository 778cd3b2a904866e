"""Vietnamese as it is typed and printed: Unicode form, folding, syllables. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# What a character class holds to match a capital: in Unicode's order capitals and small letters take turns.
CAPITALS = "A-Z" + "".join(filter(str.isupper, map(chr, range(0xC0, 0x1EFA))))
_WORD = re.compile(r"[^\W_]+")
# "hoá" and "hóa" are the same syllable: the tone mark moves to where the older printing puts it.
_TONES = {
    "oa": ("òóỏõọ", "àáảãạ"),
    "oe": ("òóỏõọ", "èéẻẽẹ"),
    "uy": ("ùúủũụ", "ỳýỷỹỵ"),
}
_NEW_TO_OLD = {
    pair[0] + new: old + pair[1] for pair, (olds, news) in _TONES.items() for old, new in zip(olds, news, strict=True)
}
_TONED = "".join(news + news.upper() for _, news in _TONES.values())
# begins with a plain set of letters, which the regular expression engine skips to: every line of a plan passes here
_NEW_TONE = re.compile(rf"[oOuU][{_TONED}](?![^\W\d_])(?<![qQ]..)")
_MARK = re.compile(r"[\u0300-\u036f]+")
_VARIANTS = dict.fromkeys("‐‑‒–—−\xad", "-") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚`´", "'")
_VARIANT = re.compile(f"[{''.join(_VARIANTS)}]")


def nfc(text: str) -> str:
    """The text in Unicode form NFC."""
    return unicodedata.normalize("NFC", text)


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in a text, be it inside another word: quicker than a pattern of them."""
    return any(map(text.__contains__, words))


def squash(text: str) -> str:
    """NFC with every run of white space as one space: the form in which quotes are compared with their source."""
    return " ".join(nfc(text).split())


def place_tones(text: str) -> str:
    """NFC with the tone mark of oa, oe, uy on the first vowel ("hoá" becomes "hóa"), as the plans mostly print it."""

    def older(match: re.Match[str]) -> str:
        new = match[0]
        # "oỳ" is in no syllable
        old = _NEW_TO_OLD.get(new.lower(), new)
        return "".join(o.upper() if n.isupper() else o for o, n in zip(old, new, strict=True))

    return _NEW_TONE.sub(older, nfc(text))


@lru_cache(maxsize=4096)
def aligned(text: str) -> str:
    """The text with tones, dashes and quotation marks in one form: a character for each of its NFC form, case kept."""
    # every kind of fact looks at the same lines
    return _VARIANT.sub(_one_form, place_tones(text))


def _one_form(match: re.Match[str]) -> str:
    return _VARIANTS[match[0]]


def plain(text: str) -> str:
    """Lower case, tones in one place, one kind of dash and quotation mark, single spaces; diacritics stay."""
    return squash(aligned(text)).lower()


def fold(text: str) -> str:
    """`plain` without diacritics: "Đổi mới" and "doi moi" become the same. Length may differ from the input's."""
    bare = _MARK.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")
    return " ".join(_VARIANT.sub(_one_form, bare).split())


def syllables(text: str) -> list[str]:
    """The syllables and numbers of a text, folded, in order."""
    return spoken(text).split()


def spoken(text: str) -> str:
    """The syllables and numbers of a text, folded, with a space between."""
    return " ".join(filter(None, map(_spoken, nfc(text).lower().split())))


@lru_cache(maxsize=50_000)
def _spoken(printed: str) -> str:
    """The syllables of what is printed without a space: "2025-2030," holds two."""
    # a language has few syllables: most have been seen before, with the stop or comma after them too
    return " ".join(map(fold, _WORD.findall(printed)))


def has_diacritics(text: str) -> bool:
    """Whether any letter carries a Vietnamese mark."""
    return any(c in "đĐ" or unicodedata.combining(c) for c in unicodedata.normalize("NFD", text))


@lru_cache(maxsize=4096)
def fold_aligned(text: str) -> str:
    """`aligned` text in lower case without diacritics, character for character, white space as plain spaces."""
    return aligned(text).translate(_BARE)


class _Bare(dict[int, str]):
    """Each character's plain form, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        bare = " "
        if not character.isspace():
            bare = unicodedata.normalize("NFD", character.lower().replace("đ", "d"))[:1] or character
        self[code] = bare
        return bare


_BARE = _Bare()
