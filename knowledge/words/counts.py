"""Terms counted and found: sorted arrays of numbers, which merge and are read from a file as they are. Pure.

A term is a word or two neighbouring ones, as one number: that of the word, or both words' side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
Often = npt.NDArray[np.uint8]
_HALF = 32
_MOST = 255
_AT_ONCE = 5_000_000


def pair(first: int, second: int) -> int:
    """The number of the term that two words side by side are."""
    return (first + 1) << _HALF | second


def pairs(first: Ints, second: Ints) -> Ints:
    """The terms that each of the first words makes with each of the second, a row for each of the first."""
    return ((first + 1) << _HALF)[:, None] | second


def terms_of(rows: Sequence[Sequence[int]]) -> tuple[Ints, Rows]:
    """The words of all rows and the pairs in them, and in which row each stands."""
    words = np.fromiter((word for row in rows for word in row), dtype=np.int64)
    places = np.repeat(np.arange(len(rows), dtype=np.int32), [len(row) for row in rows])
    beside = places[1:] == places[:-1]
    pairs = ((words[:-1] + 1) << _HALF | words[1:])[beside]
    return np.concatenate([words, pairs]), np.concatenate([places, places[1:][beside]])


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each term occurs; `terms` ascend."""

    terms: Ints
    counts: Ints

    @classmethod
    def of(cls, terms: Ints) -> Counts:
        """Terms counted as often as they stand in the array."""
        return cls(*np.unique(terms, return_counts=True))

    @classmethod
    def merged(cls, parts: Sequence[Counts]) -> Counts:
        """The counts of all parts together."""
        terms = np.concatenate([part.terms for part in parts])
        order = np.argsort(terms, kind="stable")
        terms = terms[order]
        first = _firsts(terms)
        counts = np.concatenate([part.counts for part in parts])[order]
        return cls(terms[first], np.add.reduceat(counts, first) if len(first) else counts)

    def words(self) -> Counts:
        """Those of single words."""
        end = int(np.searchsorted(self.terms, 1 << _HALF))
        return Counts(self.terms[:end], self.counts[:end])

    def count(self, term: int) -> int:
        """The count of a term, 0 where there is none."""
        place = int(self.terms.searchsorted(term))
        return int(self.counts[place]) if place < len(self.terms) and self.terms[place] == term else 0

    def at(self, terms: Ints) -> Ints:
        """The counts of those terms, 0 where there is none."""
        if not len(self.terms):
            return np.zeros(len(terms), dtype=np.int64)
        places = np.minimum(np.searchsorted(self.terms, terms), len(self.terms) - 1)
        return np.where(self.terms[places] == terms, self.counts[places], 0)


@dataclass(frozen=True, slots=True)
class Postings:
    """In which rows each term stands and how often: `rows[starts[i]:starts[i + 1]]` of `terms[i]`, both ascending."""

    terms: Ints
    starts: Ints
    rows: Rows
    often: Often

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> Postings:
        """Rows of words, each with the pairs in it."""
        terms, places = terms_of(rows)
        order = np.lexsort((places, terms))
        terms, places = terms[order], places[order]
        entry = np.flatnonzero(np.r_[True, (terms[1:] != terms[:-1]) | (places[1:] != places[:-1])][: len(terms)])
        often = np.minimum(np.diff(np.r_[entry, len(terms)]), _MOST).astype(np.uint8)
        terms = terms[entry]
        first = _firsts(terms)
        return cls(terms[first], np.r_[first, len(terms)].astype(np.int64), places[entry], often)

    @classmethod
    def merged(cls, parts: Sequence[Postings], sizes: Sequence[int]) -> Postings:
        """The postings of parts whose rows follow each other; `sizes` is how many rows each part has."""
        rows = np.concatenate([part.rows + np.int32(first) for part, first in zip(parts, _before(sizes), strict=True)])
        often = np.concatenate([part.often for part in parts])
        entries = _before([len(part.rows) for part in parts])
        begins = [part.starts[:-1] + first for part, first in zip(parts, entries, strict=True)]
        terms = np.concatenate([part.terms for part in parts])
        order = np.argsort(terms, kind="stable")
        terms = terms[order]
        lengths = np.concatenate([np.diff(part.starts) for part in parts])[order]
        ends = np.cumsum(lengths)
        moved = _gathered(rows, often, np.concatenate(begins)[order], lengths, ends)
        first = _firsts(terms)
        return cls(terms[first], np.r_[(ends - lengths)[first], len(rows)].astype(np.int64), *moved)

    def held(self) -> Counts:
        """In how many rows each term stands."""
        return Counts(self.terms, np.diff(self.starts))

    def of_term(self, term: int) -> slice:
        """Where in `rows` and `often` the term's entries are."""
        place = int(np.searchsorted(self.terms, term))
        if place == len(self.terms) or self.terms[place] != term:
            return slice(0, 0)
        return slice(int(self.starts[place]), int(self.starts[place + 1]))


def _before(sizes: Sequence[int]) -> list[int]:
    """How much comes before each of the sizes."""
    return [0, *accumulate(sizes)][:-1]


def _gathered(rows: Rows, often: Often, begins: Ints, lengths: Ints, ends: Ints) -> tuple[Rows, Often]:
    """The entries from `begins` on, so many of each, one after the other; a part at a time, to spare memory."""
    total = len(rows)
    into = np.empty_like(rows), np.empty_like(often)
    cuts = np.r_[0, np.searchsorted(ends, np.arange(_AT_ONCE, total, _AT_ONCE)), len(ends)]
    for first, last in pairwise(np.unique(cuts)):
        start, end = ends[first] - lengths[first], ends[last - 1]
        places = np.repeat(begins[first:last] - (ends[first:last] - lengths[first:last]), lengths[first:last])
        places += np.arange(start, end)
        into[0][start:end], into[1][start:end] = rows[places], often[places]
    return into


def _firsts(ascending: Ints) -> Ints:
    """Where each value of an ascending array stands first."""
    return np.flatnonzero(np.r_[True, ascending[1:] != ascending[:-1]][: len(ascending)])
