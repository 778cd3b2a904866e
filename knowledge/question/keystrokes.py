"""Keys that never became letters: "tieens ddooj" and "tie6n1 d9o65" are "tiến độ". Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_VOWELS = "aeiouyăâêôơư"
_CLUSTER = re.compile(rf"^(qu(?=[{_VOWELS}])|gi(?=[{_VOWELS}])|[^{_VOWELS}]*)([{_VOWELS}]+)(.*)$")
_HORNED = re.compile(r"uơ(?=[a-zđ])|ưo")


@dataclass(frozen=True, slots=True)
class _Method:
    """A way of typing: two keys make a letter, one key behind the vowel makes the tone."""

    letters: tuple[tuple[str, str], ...]
    # keys that may come behind the rest of the syllable: "dien6", "truongw"
    late: str
    tones: dict[str, str]

    @property
    def tone(self) -> re.Pattern[str]:
        return re.compile(rf"^(.*[{_VOWELS}][a-zđ]*?)([{''.join(self.tones)}])([a-zđ]*)$")


_TELEX = _Method(
    (("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("ow", "ơ"), ("uw", "ư"), ("aw", "ă")),
    "w",
    {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"},
)
_VNI = _Method(
    (("d9", "đ"), ("a6", "â"), ("e6", "ê"), ("o6", "ô"), ("o7", "ơ"), ("u7", "ư"), ("a8", "ă")),
    "6789",
    {"2": "\u0300", "1": "\u0301", "3": "\u0309", "4": "\u0303", "5": "\u0323"},
)


def composed(typed: str) -> str:
    """The syllable that the keys stand for, by Telex or by VNI; as typed where they make none."""
    word = unicodedata.normalize("NFC", typed).lower()
    method = _VNI if re.search(r"[a-z]\d", word) else _TELEX
    marked = _marked(word, method)
    match = method.tone.match(marked)
    if match is None:
        return marked
    # "tieesn": the vowel is finished behind the tone key
    return _toned(_marked(match[1] + match[3], method), method.tones[match[2]])


def _marked(word: str, method: _Method) -> str:
    for keys, letter in method.letters:
        word = word.replace(keys, letter)
    for keys, letter in method.letters:
        if keys[1] in method.late:
            word = re.sub(rf"{keys[0]}([a-z]*){keys[1]}", rf"{letter}\1", word, count=1)
    # "thuowr", "thuo73": one key marks both letters of "ươ"
    return _HORNED.sub("ươ", word)


def _toned(word: str, tone: str) -> str:
    """The syllable with its tone where it is printed: on the marked vowel, else by the older rule."""
    match = _CLUSTER.match(word)
    if match is None:
        return word
    onset, vowels, coda = match.groups()
    marked = [at for at, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    second = len(vowels) > 1 and (coda or len(vowels) > 2)
    at = marked[-1] if marked else int(bool(second))
    return onset + unicodedata.normalize("NFC", vowels[: at + 1] + tone + vowels[at + 1 :]) + coda
