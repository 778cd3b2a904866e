"""The words of the plans: how rare each is, which stand side by side, which marks a bare word carries. Pure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from knowledge.vietnamese import place_tones
from knowledge.words.counts import Counts, Ints, pair, pairs
from knowledge.words.segment import Segment, segment_of, talk_of
from knowledge.words.syllabary import Syllabary

_WORD = re.compile(r"[^\W_]+")
# A chain that was never seen is worth this much less than one that was (natural logarithm).
_UNSEEN_PAIR = -6.0
# So many of the marked forms of a bare word are thought of.
_FORMS = 8
# terms of which it is remembered how many passages hold them
_TERMS = 20_000
# the number of a word that has none
_UNKNOWN = (1 << 31) - 1


def terms(tokens: Sequence[str]) -> list[str]:
    """Single tokens and neighbouring pairs, in order: ["nop", "bao"] gives nop, bao, "nop bao"."""
    return [*tokens, *(f"{a} {b}" for a, b in pairwise(tokens))]


@dataclass(frozen=True, slots=True)
class _Choices:
    """The forms that a word may have, their numbers, and the logarithm of the share of each."""

    words: tuple[str, ...]
    numbers: Ints
    own: npt.NDArray[np.float64]


class Vocabulary:
    """What is counted over passages; tokens are folded syllables unless said otherwise. Immutable."""

    def __init__(self, syllabary: Syllabary, segments: Sequence[Segment]) -> None:
        """Speak for all passages of the segments."""
        self._syllabary = syllabary
        self._segments = segments
        self._passages = sum(segment.passages for segment in segments)
        # a question asks for the same terms again and again
        self._holding = lru_cache(maxsize=_TERMS)(partial(_holding, syllabary, segments))

    @classmethod
    def of(cls, passages: Iterable[str], talk: Iterable[str] = ()) -> Vocabulary:
        """The vocabulary of some passages; lines of `talk` tell no more than the marks of words."""
        syllabary = Syllabary()
        return cls(syllabary, (segment_of(syllabary, passages), talk_of(syllabary, talk)))

    def __contains__(self, term: object) -> bool:
        return isinstance(term, str) and self._holding(term) > 0

    def idf(self, term: str) -> float:
        """Inverse document frequency as BM25 has it, never below 0.1; a term that no passage holds is the rarest."""
        holding = self._holding(term)
        return max(0.1, math.log(1 + (self._passages - holding + 0.5) / (holding + 0.5)))

    def knows(self, word: str) -> bool:
        """Whether the word stands in the passages with just these marks (lower case, tones in one place)."""
        number = self._syllabary.number(word)
        return number is not None and any(segment.printed.count(number) for segment in self._segments)

    def before(self, word: str, candidates: Sequence[str]) -> list[str]:
        """Those of the bare candidates that stand before `word`, the most frequent first."""
        numbers = {one: number for one in candidates if (number := self._syllabary.number(one)) is not None}
        last = self._syllabary.number(word)
        if not numbers or last is None:
            return []
        terms = pairs(np.array(list(numbers.values())), np.array([last])).ravel()
        often = sum(segment.held.at(terms) for segment in self._segments)
        ranked = sorted(zip(numbers, np.ravel(often).tolist(), strict=True), key=lambda pair: -pair[1])
        return [one for one, count in ranked if count]

    def restore(self, text: str) -> str:
        """The text with the marks its words most likely carry in the plans (Viterbi over pairs of syllables).

        Words that already carry marks, and words that the plans do not know, stay as they are.
        """
        choices = [self._choices(word) for word in _WORD.findall(place_tones(text).lower())]
        if not choices:
            return ""
        score, ways = choices[0].own, []
        for after, follows in zip(choices[1:], self._follows(choices), strict=True):
            step = (score[:, None] + after.own) + follows
            ways.append(step.argmax(axis=0))
            score = step.max(axis=0)
        chosen = [int(score.argmax())]
        for way in reversed(ways):
            chosen.append(int(way[chosen[-1]]))
        return " ".join(choice.words[at] for choice, at in zip(choices, reversed(chosen), strict=True))

    def _choices(self, word: str) -> _Choices:
        """What a word may be with its marks, the commonest first."""
        number = self._syllabary.number(word)
        bare, numbers, counts = self._forms
        if word.isascii() and number is not None:
            first, end = np.searchsorted(bare, (number, number + 1))
            if first < end:
                numbers, counts = (column[first : min(end, first + _FORMS)] for column in (numbers, counts))
                words = tuple(self._syllabary.words[one] for one in numbers.tolist())
                return _Choices(words, numbers, np.log(counts / counts.sum()))
        return _Choices((word,), np.array([_UNKNOWN if number is None else number]), np.zeros(1))

    def _follows(self, choices: Sequence[_Choices]) -> Iterator[npt.NDArray[np.float64]]:
        """For each two neighbours how likely each form of the second follows each of the first."""
        terms = [pairs(one.numbers, other.numbers) for one, other in pairwise(choices)]
        if not terms:
            return
        seen = sum(segment.printed.at(np.concatenate([one.ravel() for one in terms])) for segment in self._segments)
        likely = np.where(seen, np.log1p(seen), _UNSEEN_PAIR)
        for one, part in zip(terms, np.split(likely, np.cumsum([one.size for one in terms])[:-1]), strict=True):
            yield part.reshape(one.shape)

    @cached_property
    def _forms(self) -> tuple[Ints, Ints, Ints]:
        """The bare form of each word that is printed, the word, and how often; the commonest form first."""
        printed = Counts.merged([segment.printed.words() for segment in self._segments])
        bare = np.array(self._syllabary.bare, dtype=np.int64)[printed.terms]
        order = np.lexsort((printed.terms, -printed.counts, bare))
        return bare[order], printed.terms[order], printed.counts[order]


def _holding(syllabary: Syllabary, segments: Sequence[Segment], term: str) -> int:
    """In how many passages a term stands."""
    words = [syllabary.number(word) for word in term.split(" ")]
    match words:
        case [int(word)]:
            number = word
        case [int(first), int(second)]:
            number = pair(first, second)
        case _:
            return 0
    return sum(segment.held.count(number) for segment in segments)
