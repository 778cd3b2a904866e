"""Search by words: BM25 over folded syllables and their pairs.

Without diacritics on both sides a question typed in a hurry finds as much as one typed with care; pairs of syllables
stand for the words of Vietnamese, which word segmentation does not find better (measured).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from knowledge.chunking import chunk_id
from knowledge.model import Edition
from knowledge.ranking import Scores, best
from knowledge.vietnamese import syllables
from knowledge.words.counts import Often, Postings, pair
from knowledge.words.segment import Segment
from knowledge.words.syllabary import Syllabary

# BM25 in the variant of Lucene: Kamphuis and others 2020, "Which BM25 do you mean?"
_K1, _B = 1.5, 0.75


Terms = Sequence[tuple[slice, float]]
"""Where the entries of the question's terms are in a segment, and each one's weight."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a plan's chunks are: `size` rows from `first` on of a part, whose rows are counted from `before`."""

    edition: Edition
    part: int
    first: int
    size: int
    before: int

    @property
    def start(self) -> int:
        """The first row, counted through all parts."""
        return self.before + self.first


@dataclass(frozen=True, slots=True)
class _Part:
    """The entries of a segment, and what BM25 holds against the length of each of its rows."""

    postings: Postings
    against: npt.NDArray[np.float32]

    def scores(self, terms: Terms) -> Scores:
        """The scores of all rows."""
        scores = np.zeros(len(self.against), dtype=np.float32)
        for place, weight in terms:
            rows = self.postings.rows[place]
            np.add.at(scores, rows, _gain(weight, self.postings.often[place], self.against[rows]))
        return scores

    def scores_of(self, terms: Terms, first: int, size: int) -> Scores:
        """The scores of `size` rows from `first` on."""
        scores = np.zeros(size, dtype=np.float32)
        # of another type than the rows they would have all of these converted
        edges = np.array((first, first + size), dtype=self.postings.rows.dtype)
        for place, weight in terms:
            begin, end = self.postings.rows[place].searchsorted(edges)
            # most pairs of a question stand in few plans
            if begin < end:
                here = slice(place.start + int(begin), place.start + int(end))
                rows = self.postings.rows[here]
                scores[rows - first] += _gain(weight, self.postings.often[here], self.against[rows])
        return scores


class LexicalIndex:
    """BM25 over the chunks of plans; immutable, safe to share between threads."""

    def __init__(self, syllabary: Syllabary, segments: Sequence[Segment], alive: Container[Edition]) -> None:
        """Search those segments; only the editions that are `alive` may be found."""
        self._syllabary = syllabary
        lengths = [np.maximum(2.0 * segment.lengths - 1, 0) for segment in segments]
        self._total = sum(map(len, lengths))
        mean = max(1.0, sum(float(one.sum()) for one in lengths) / max(1, self._total))
        self._parts = [
            _Part(segment.chunks, (_K1 * (1 - _B + _B * one / mean)).astype(np.float32))
            for segment, one in zip(segments, lengths, strict=True)
        ]
        self._placed = tuple(_placed(segments))
        self._found = {one.edition.plan: one for one in self._placed if one.edition in alive}
        self._gone = [one for one in self._placed if one.edition not in alive]

    def search(self, query: str, k: int, plans: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The ids and scores of the `k` best chunks that share a term with the query, of those plans or of all."""
        terms = self._terms(query)
        if plans is None:
            scores = self._scores(terms)
            rows = best(scores, k)
            return [(self._id(int(row)), float(scores[row])) for row in rows if scores[row] > 0]
        places = [self._found[plan] for plan in sorted(set(plans)) if plan in self._found]
        hits = [hit for place in places for hit in self._hits(place, terms)]
        return sorted(hits, key=lambda hit: -hit[1])[:k]

    def _scores(self, terms: Sequence[Terms]) -> Scores:
        parts = [part.scores(found) for part, found in zip(self._parts, terms, strict=True)]
        scores = np.concatenate([*parts, np.zeros(0, dtype=np.float32)])
        for place in self._gone:
            scores[place.start : place.start + place.size] = 0
        return scores

    def _hits(self, place: _Place, terms: Sequence[Terms]) -> list[tuple[str, float]]:
        scores = self._parts[place.part].scores_of(terms[place.part], place.first, place.size)
        found = ((ordinal, score) for ordinal, score in enumerate(scores.tolist()) if score > 0)
        return [(chunk_id(place.edition.plan, place.edition.version, ordinal), score) for ordinal, score in found]

    def _terms(self, query: str) -> list[Terms]:
        """For each part where the entries of the query's terms are."""
        words = [self._syllabary.number(syllable) for syllable in syllables(query)]
        pairs = [pair(a, b) for a, b in pairwise(words) if a is not None and b is not None]
        asked = Counter([word for word in words if word is not None] + pairs)
        found = [(times, [part.postings.of_term(term) for part in self._parts]) for term, times in asked.items()]
        held = [(sum(place.stop - place.start for place in places), times, places) for times, places in found]
        weighed = [(places, times * self._weight(count)) for count, times, places in held if count]
        return [[(places[part], weight) for places, weight in weighed] for part in range(len(self._parts))]

    def _weight(self, holding: int) -> float:
        return math.log(1 + (self._total - holding + 0.5) / (holding + 0.5))

    def _id(self, row: int) -> str:
        place = self._placed[bisect_right(self._placed, row, key=attrgetter("start")) - 1]
        return chunk_id(place.edition.plan, place.edition.version, row - place.start)


def _placed(segments: Sequence[Segment]) -> Iterator[_Place]:
    before = 0
    for part, segment in enumerate(segments):
        firsts = accumulate((0, *segment.sizes))
        for edition, size, first in zip(segment.editions, segment.sizes, firsts, strict=False):
            yield _Place(edition, part, first, size, before)
        before += len(segment.lengths)


def _gain(weight: float, often: Often, against: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.float32(weight) * (often / (often + against))
