"""Numbers for words, so that counting them is arithmetic. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.vietnamese import fold, place_tones

_WORD = re.compile(r"[^\W_]+")


class _Numbers(dict[str, int]):
    """Gives a word that it meets for the first time the next number."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self.words)
        self.words.append(word)
        return number


class Syllabary:
    """A number for each word as it is printed (lower case, tones placed) and, of each, that of its bare form.

    Grows by `numbers`, in one thread at a time; everything else only reads and may do so in others meanwhile.
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Begin with those words, numbered in their order."""
        self._numbers = _Numbers()
        self._bare: list[int] = []
        for word in words:
            self._numbers[word]
        self._complete()

    @property
    def words(self) -> list[str]:
        """All words in the order of their numbers."""
        return self._numbers.words

    @property
    def bare(self) -> list[int]:
        """Of each word the number of its form without marks."""
        return self._bare

    def numbers(self, text: str) -> list[int]:
        """The numbers of a text's words, in order; new words get one."""
        numbers = self._numbers
        found = [numbers[word] for word in _WORD.findall(place_tones(text).lower())]
        self._complete()
        return found

    def number(self, word: str) -> int | None:
        """The number of a word; None where it has none."""
        return self._numbers.get(word)

    def _complete(self) -> None:
        """Note the bare form of each new word; it is a word too, and its own bare form."""
        words = self._numbers.words
        while len(self._bare) < len(words):
            self._bare.append(self._numbers[fold(words[len(self._bare)])])
