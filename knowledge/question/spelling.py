"""A line typed in a hurry, read as it was meant: shorthand, raw keys, slips. The plans' own words decide. Pure."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import pairwise, product
from typing import Any

from knowledge.question.keystrokes import composed
from knowledge.question.typed import lexicon
from knowledge.vietnamese import fold, has_diacritics, place_tones
from knowledge.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W_]+(?:[&./-][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[&./-]")
# Between words that stand apart nothing is said about their neighbours.
_APART = re.compile(r"[,;:!?()\"\n]|\.(\s|$)")


def _longest_first(parts: Sequence[str]) -> str:
    return "|".join(sorted(parts, key=len, reverse=True))


# fmt: off
_ONSETS = (
    "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "qu", "r",
    "s", "t", "th", "tr", "v", "x",
)
_NUCLEI = (
    "a", "ai", "ao", "au", "ay", "e", "eo", "eu", "i", "ia", "ie", "ieu", "iu", "o", "oa", "oai", "oao", "oay", "oe",
    "oeo", "oi", "oo", "u", "ua", "uau", "uay", "ue", "ueo", "ui", "uo", "uoi", "uou", "uu", "uy", "uya", "uye", "uyu",
    "y", "ye", "yeu",
)
_CODAS = ("", "c", "ch", "m", "n", "ng", "nh", "p", "t")
# fmt: on
_SYLLABLE = re.compile(rf"^(?:{_longest_first(_ONSETS)})?(?:{_longest_first(_NUCLEI)})(?:{_longest_first(_CODAS)})$")
# "k" stands before e, i, y only, "c" never does; so with g and gh, ng and ngh
_MISSPELLED = re.compile(r"k[aou]|c[eiy]|n?g[e]|n?gh[aouy]|q(?!u)")
_GLUED = re.compile(r"^([^\W\d_]{2,})(\d{1,4})$")
_REPEATED = re.compile(r"([^\W\d_])\1+")
_LETTERS = "abcdeghiklmnopqrstuvxy"
_SHARP, _HEAVY = "\u0301", "\u0323"
# What a reading costs, and a pair of neighbours that never stand side by side in the plans.
_UNKNOWN, _NAME, _SPOKEN, _BARE, _SHORT, _LATER, _KEYS = 2.0, 1.2, 0.6, 0.2, 0.3, 0.15, 0.3
_SOUND, _SWAPPED, _SLIP, _STRANGERS, _SEEN, _SAID = 1.0, 1.1, 1.4, 1.0, 0.7, 0.2
_ABBREVIATION = 2
# So many ways to read the line so far are kept.
_WAYS = 8
# A word cut short has no more readings than this: "đnghị" is "đề nghị".
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a typed word may mean ("" says nothing), and how far-fetched that is."""

    words: str
    cost: float


@dataclass(frozen=True, slots=True)
class _Typed:
    """One word of the line: as typed, in lower case, without marks and inner punctuation."""

    start: int
    end: int
    text: str
    word: str
    bare: str
    dotted: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing stands inside it: not "k/h"."""
        return bool(_PART.fullmatch(self.word))

    @property
    def marked(self) -> bool:
        """Whether it carries other marks than đ, which abbreviations keep: "cđs"."""
        return has_diacritics(re.sub("[đĐ]", "d", self.word))


@cache
def _tables() -> dict[str, Any]:
    text = resources.files("knowledge.question").joinpath("shorthand.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _shorthand() -> dict[str, tuple[str, ...]]:
    """What each spelling may stand for, likeliest first."""
    meant: dict[str, dict[str, None]] = {}
    for spelling, meaning in lexicon()["abbreviations"].items():
        meant.setdefault(spelling, {})[meaning] = None
    for table in ("chat", "english", "offices", "matters"):
        for meaning, spellings in _tables()[table].items():
            for spelling in spellings.split():
                meant.setdefault(spelling, {})[meaning] = None
    return {spelling: tuple(meanings) for spelling, meanings in meant.items()}


@cache
def _sounds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(typed), meant) for typed, meant in _tables()["sounds"]["rules"])


@cache
def everyday_lines() -> tuple[str, ...]:
    """How people ask, with its marks: a few words each."""
    return tuple(line.strip() for line in re.split(r"[,\n]", _tables()["everyday"]["lines"]) if line.strip())


@cache
def _everyday() -> tuple[frozenset[str], frozenset[str]]:
    """Words of talk with their marks; the same and their pairs folded."""
    lines = [
        _PART.findall(place_tones(line).lower())
        for line in list(everyday_lines())
        + list(lexicon()["function_phrases"])
        + list(lexicon()["asking"])
        + list(lexicon()["offices"])
        + list(lexicon()["synonyms"])
        + [meaning for meanings in _shorthand().values() for meaning in meanings]
    ]
    folded = [[fold(word) for word in line] for line in lines]
    pairs = {f"{a} {b}" for line in folded for a, b in pairwise(line)}
    return frozenset(word for line in lines for word in line), frozenset(pairs | {w for line in folded for w in line})


@cache
def _little_words() -> frozenset[str]:
    """Words without a subject of their own, folded: "cua", "phai", "duoc"."""
    return frozenset(fold(phrase) for phrase in lexicon()["function_phrases"] if " " not in phrase)


@cache
def _syllables(onset: str) -> tuple[str, ...]:
    """All bare syllables that begin so."""
    begun = [one for one in _ONSETS if one.startswith(onset)]
    return tuple("".join(parts) for parts in product(begun, _NUCLEI, _CODAS))


def spelled(text: str, vocabulary: Vocabulary, names: Set[str] = frozenset()) -> str:
    """The text with each word as it was most likely meant; words that the plans know stay as typed.

    `names` are the folded words and pairs of words of the plans' own names.
    """
    text = re.sub(r"\s&\s", " và ", text)
    line = [word for match in _WORD.finditer(text) for word in _words(match)]
    line = [replace(word, dotted=_dotted(text, word)) for word in line]
    reader = _Reader(vocabulary, names, shouted=text.isupper(), bare=not has_diacritics(text))
    readings = [reader.readings(word, first=at == 0) for at, word in enumerate(line)]
    gaps = [text[word.end + word.dotted : after.start] for word, after in pairwise(line)]
    chosen = reader.likeliest(readings, [bool(_APART.search(gap)) for gap in gaps])
    written, last = [], 0
    for word, reading in zip(line, chosen, strict=True):
        kept = reading.words == word.word
        written.append(text[last : word.start] + (word.text if kept else reading.words))
        # the full stop of "p. Tân Lập" goes with the abbreviation
        last = word.end + (not kept and word.dotted)
    return re.sub(r"\s+", " ", "".join(written) + text[last:]).strip()


def _words(match: re.Match[str]) -> Iterator[_Typed]:
    """ "VH-XH", "k/h" and "b.cáo" are one word, "đua-Khen" is two; numbers of documents and dates stay whole."""
    whole = _typed(match[0], match.start())
    parts = [_typed(part[0], match.start() + part.start()) for part in _PART.finditer(match[0])]
    is_one = len(parts) == 1 or any(c.isdigit() for c in match[0]) or whole.bare in _shorthand()
    cut_short = len(parts) == _ABBREVIATION and "-" not in match[0] and parts[0].bare in _ONSETS
    if is_one or (cut_short and parts[1].bare not in _shorthand()):
        yield whole
    else:
        yield from parts


def _typed(text: str, start: int) -> _Typed:
    word = place_tones(text).lower()
    return _Typed(start, start + len(text), text, word, _MARKS.sub("", fold(word)))


def _dotted(text: str, word: _Typed) -> bool:
    """ "p. Tân Lập", "x. Cát Thành": the full stop is the abbreviation's."""
    return word.end - word.start <= _ABBREVIATION and text[word.end : word.end + 2] == ". "


class _Reader:
    """Reads the words of one line against the words of the plans and of talk."""

    def __init__(self, vocabulary: Vocabulary, names: Set[str], *, shouted: bool, bare: bool) -> None:
        self._vocabulary = vocabulary
        self._names = names
        self._rarest = vocabulary.idf("")
        self._marked, self._folded = _everyday()
        self._shouted = shouted
        self._bare = bare

    def readings(self, word: _Typed, *, first: bool) -> list[_Reading]:
        """All that the word may mean; only itself where it is a known word and no shorthand."""
        capital = word.text[0].isupper() and not self._shouted
        if capital and len(word.text) == 1 and not first and not word.dotted:
            # "Điểm A", "Mục I"
            return [_Reading(word.word, 0.0)]
        # "Lào Cai" is no chat spelling of "nào"
        found = [] if capital and word.marked and not first else list(_written_out(word))
        known = word.whole and (word.bare in self or word.bare.isdigit())
        exact = known and (self._knows(word.word) or (word.word == word.bare and (self._bare or word.bare.isdigit())))
        if exact and (not found or _SYLLABLE.match(word.bare)):
            found.append(_Reading(word.word, 0.0))
        if exact or (found and not word.marked and not (known and _SYLLABLE.match(word.bare))):
            return found
        if not word.whole and any(c.isdigit() for c in word.word):
            return [_Reading(word.word, 0.0)]
        # "cũa" says what "của" says; "họ" is itself
        meant = word.bare if word.bare in _little_words() else word.word
        found.append(_Reading(meant, _BARE if known else self._doubt(word, capital)))
        if capital and len(word.text) > 1 and word.text.isupper():
            return found
        named = capital and not first and _speakable(word.word, word.bare)
        return [*found, *self._guesses(word, named=named)]

    def _doubt(self, word: _Typed, capital: bool) -> float:
        """How unlikely it is that a word which nobody knows was meant as it stands."""
        if capital:
            return _NAME
        if not _speakable(word.word, word.bare):
            return _UNKNOWN
        return _SPOKEN if word.marked else _NAME

    def _guesses(self, word: _Typed, *, named: bool) -> Iterator[_Reading]:
        """What raw keys, repeated letters, a word cut short, a sound or a slip would make of an unknown word."""
        keyed = composed(word.word)
        if keyed != word.word and self._knows(keyed):
            yield _Reading(keyed, _KEYS)
        elif (glued := _GLUED.match(word.word)) and (fold(glued[1]) in self or fold(glued[1]) in _shorthand()):
            for meaning in _shorthand().get(fold(glued[1]), (glued[1],)):
                yield _Reading(f"{meaning} {glued[2]}", _KEYS)
        once = _typed(_REPEATED.sub(r"\1", word.text), 0)
        if once.word != word.word:
            yield from (_Reading(reading.words, reading.cost + _BARE) for reading in _written_out(once))
            if once.bare in self:
                yield _Reading(once.word if self._knows(once.word) else once.bare, _BARE)
        if named or not word.bare.isalpha():
            return
        yield from self._cut_short(word)
        for typed, meant in _sounds():
            heard = typed.sub(meant, word.bare)
            if heard != word.bare and heard in self:
                yield _Reading(heard, _SOUND)
        swapped, slips = _one_slip_away(word.bare)
        # in one order, so that of two that are as likely it is always the same
        yield from (_Reading(near, _SWAPPED) for near in sorted(swapped) if near in self)
        yield from (_Reading(near, _SLIP) for near in sorted(slips - swapped) if near in self)

    def _cut_short(self, word: _Typed) -> Iterator[_Reading]:
        """ "qđịnh" and "b.cáo": the first syllable is its first letters."""
        letters = _MARKS.sub("", word.word)
        for onset in _ONSETS:
            rest = letters[len(onset) :]
            bare = word.bare[len(onset) :]
            if not word.bare.startswith(onset) or not _SYLLABLE.match(bare) or bare[0] in "aeiouy" or bare not in self:
                continue
            if rest == bare or self._knows(rest):
                for before in self._vocabulary.before(bare, _syllables(onset))[:_MOST]:
                    yield _Reading(f"{before} {rest}", _SOUND)

    def __contains__(self, term: str) -> bool:
        return term in self._folded or term in self._names or term in self._vocabulary

    def _knows(self, word: str) -> bool:
        return word in self._marked or self._vocabulary.knows(word)

    def likeliest(self, readings: list[list[_Reading]], apart: list[bool]) -> list[_Reading]:
        """The cheapest way through the readings, neighbours that never stand side by side counted against it."""
        ways: dict[str, tuple[float, tuple[_Reading, ...]]] = {"": (0.0, ())}
        for at, choices in enumerate(readings):
            if at and apart[at - 1]:
                ways = {"": min(ways.values(), key=lambda way: way[0])}
            step: dict[str, tuple[float, tuple[_Reading, ...]]] = {}
            for choice in choices:
                words = fold(choice.words).split()
                for last, (cost, path) in ways.items():
                    total = cost + choice.cost + (self._strangeness(last, words[0]) if words else 0.0)
                    end = words[-1] if words else last
                    if end not in step or total < step[end][0]:
                        step[end] = (total, (*path, choice))
            ways = dict(sorted(step.items(), key=lambda way: way[1][0])[:_WAYS])
        return list(min(ways.values(), key=lambda way: way[0])[1])

    def _strangeness(self, last: str, word: str) -> float:
        pair = f"{last} {word}"
        if not last or pair in self._folded or pair in self._names:
            return _SAID
        rare = self._vocabulary.idf(pair) / self._rarest
        return _STRANGERS if rare >= 1.0 else _SEEN * rare


def _written_out(word: _Typed) -> Iterator[_Reading]:
    """The readings of shorthand; a marked word is shorthand only as it is listed: "dân" is not "dn"."""
    keys = [word.text, word.word] if word.marked else [word.text, word.word, word.bare]
    meanings = dict.fromkeys(meaning for key in dict.fromkeys(keys) for meaning in _shorthand().get(key, ()))
    for place, meaning in enumerate(meanings):
        yield _Reading(meaning, _SHORT + _LATER * place)


def _speakable(word: str, bare: str) -> bool:
    """Whether a syllable of Vietnamese may be spelled so: one that ends in a stop is sharp or heavy ("nước")."""
    tones = set(unicodedata.normalize("NFD", word))
    toneless = bare.endswith(("c", "ch", "p", "t")) and word != bare and not tones & {_SHARP, _HEAVY}
    return bool(_SYLLABLE.match(bare)) and not toneless and not _MISSPELLED.match(bare)


def _one_slip_away(word: str) -> tuple[set[str], set[str]]:
    """Syllables with two letters of the word swapped; with one left out, replaced or added."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    swapped = {a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1}
    slips = {a + b[1:] for a, b in halves if b}
    slips |= {a + c + b[1:] for a, b in halves if b for c in _LETTERS}
    slips |= {a + c + b for a, b in halves for c in _LETTERS}
    return {one for one in swapped if _SYLLABLE.match(one)}, {one for one in slips if _SYLLABLE.match(one)}
