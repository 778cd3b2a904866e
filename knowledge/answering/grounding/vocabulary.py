"""Which words a wording may use of its own, and what may stand for what: the tables of `words.toml`. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from knowledge.vietnamese import fold, plain

Phrase = tuple[str, ...]
_SYLLABLE = re.compile(r"[^\W_]+")
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases of one language: `free` need no evidence, `bound` themselves or another (folded) in it."""

    free: frozenset[Phrase]
    bound: Mapping[Phrase, tuple[str, ...]]

    def longest(self, words: Sequence[str]) -> Phrase | None:
        """The longest phrase of the vocabulary that the words begin with."""
        for size in range(min(_LONGEST, len(words)), 0, -1):
            phrase = tuple(words[:size])
            if phrase in self.free or phrase in self.bound:
                return phrase
        return None


@cache
def vocabulary(*, english: bool) -> Vocabulary:
    """The words of Vietnamese wordings (with their marks), or of English ones."""
    tables = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    kind = "_english" if english else ""
    bound: dict[Phrase, tuple[str, ...]] = {
        phrase: (fold(" ".join(phrase)),) for phrase in _phrases(tables[f"strict{kind}"])
    }
    for words, others in tables["english" if english else "same"].items():
        bound[_phrase(words)] = (fold(words), *map(fold, others))
    return Vocabulary(frozenset(_phrases(tables[f"free{kind}"])), bound)


def _phrases(entries: Iterable[str]) -> Iterable[Phrase]:
    return map(_phrase, entries)


def _phrase(entry: str) -> Phrase:
    return tuple(_SYLLABLE.findall(plain(entry)))
