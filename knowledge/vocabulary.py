"""The words of the plans: how rare each is, what a typing error meant, which marks a bare word carries. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.vietnamese import fold, place_tones, syllables

_WORD = re.compile(r"[^\W_]+")
# A chain that was never seen is worth this much less than one that was (natural logarithm).
_UNSEEN_PAIR = -6.0


def terms(tokens: Sequence[str]) -> list[str]:
    """Single tokens and neighbouring pairs, in order: ["nop", "bao"] gives nop, bao, "nop bao"."""
    return [*tokens, *(f"{a} {b}" for a, b in pairwise(tokens))]


class Vocabulary:
    """Counts over a set of passages; tokens are folded syllables unless said otherwise."""

    def __init__(self, passages: Iterable[str]) -> None:
        """Count terms (for rarity) and marked syllables (for restoration) in the passages."""
        self._passages = 0
        self._holding: Counter[str] = Counter()
        self._marked: dict[str, Counter[str]] = defaultdict(Counter)
        self._pairs: Counter[tuple[str, str]] = Counter()
        for passage in passages:
            self._passages += 1
            self._holding.update(set(terms(syllables(passage))))
            marked = [word.lower() for word in _WORD.findall(place_tones(passage))]
            for word in marked:
                self._marked[fold(word)][word] += 1
            self._pairs.update(pairwise(marked))
        self._known = [term for term in self._holding if " " not in term and term.isalpha()]

    def __contains__(self, term: object) -> bool:
        return term in self._holding

    def idf(self, term: str) -> float:
        """Inverse document frequency as BM25 has it, never below 0.1; a term that no passage holds is the rarest."""
        holding = self._holding.get(term, 0)
        return max(0.1, math.log(1 + (self._passages - holding + 0.5) / (holding + 0.5)))

    def mend(self, token: str, before: str, after: str) -> str:
        """The corpus's own word for a mistyped one: "thnah" beside "cat" becomes "thanh".

        A neighbour must confirm it (the pair stands in the corpus); a word that is merely unknown stays as typed.
        """
        if token in self._holding or len(token) < 3 or not token.isalpha():
            return token
        near = process.extract(token, self._known, scorer=OSA.distance, score_cutoff=1, limit=12)
        return next(
            (word for word, _, _ in near if f"{before} {word}" in self or f"{word} {after}" in self),
            token,
        )

    def restore(self, text: str) -> str:
        """The text with the marks its words most likely carry in the plans (Viterbi over pairs of syllables).

        Words that already carry marks, and words that the plans do not know, stay as they are.
        """
        words = _WORD.findall(place_tones(text).lower())
        best: dict[str, tuple[float, tuple[str, ...]]] = {"": (0.0, ())}
        for word in words:
            known = self._marked.get(word) if word.isascii() else None
            choices = known.most_common(8) if known else [(word, 1)]
            total = sum(count for _, count in choices)
            step: dict[str, tuple[float, tuple[str, ...]]] = {}
            for choice, count in choices:
                own = math.log(count / total)
                score, path = max(
                    ((score + own + self._follows(last, choice), path) for last, (score, path) in best.items()),
                    key=lambda scored: scored[0],
                )
                step[choice] = (score, (*path, choice))
            best = step
        return " ".join(max(best.values(), key=lambda scored: scored[0])[1])

    def _follows(self, last: str, word: str) -> float:
        seen = self._pairs.get((last, word), 0)
        return math.log(1 + seen) if seen else (_UNSEEN_PAIR if last else 0.0)
