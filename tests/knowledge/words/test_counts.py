"""Terms counted: what is merged is what is counted together."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from knowledge.words.counts import Counts, Postings, pair, terms_of

ROWS = st.lists(st.lists(st.integers(0, 5), max_size=8), max_size=5)


def listed(postings: Postings) -> dict[int, list[tuple[int, int]]]:
    """Each term with its rows and how often it stands there."""
    places = {term: postings.of_term(term) for term in postings.terms.tolist()}
    return {
        term: list(zip(postings.rows[place].tolist(), postings.often[place].tolist(), strict=True))
        for term, place in places.items()
    }


def by_hand(rows: list[list[int]]) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for at, row in enumerate(rows):
        for term, often in Counter([*row, *(pair(a, b) for a, b in pairwise(row))]).items():
            found.setdefault(term, []).append((at, often))
    return found


@given(ROWS)
def test_every_word_and_pair_is_found_in_its_rows(rows: list[list[int]]) -> None:
    assert listed(Postings.of(rows)) == by_hand(rows)


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_merged_postings_are_those_of_all_rows(parts: list[list[list[int]]]) -> None:
    merged = Postings.merged([Postings.of(rows) for rows in parts], [len(rows) for rows in parts])
    assert listed(merged) == by_hand([row for rows in parts for row in rows])


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_merged_counts_are_the_sums(parts: list[list[list[int]]]) -> None:
    merged = Counts.merged([Counts.of(terms_of(rows)[0]) for rows in parts])
    wanted = Counter(terms_of([row for rows in parts for row in rows])[0].tolist())
    assert dict(zip(merged.terms.tolist(), merged.counts.tolist(), strict=True)) == wanted
    asked = np.array([*wanted, pair(7, 7)])
    assert merged.at(asked).tolist() == [*wanted.values(), 0]
    assert [merged.count(int(term)) for term in asked] == [*wanted.values(), 0]


def test_a_word_and_a_pair_never_share_a_number() -> None:
    assert pair(0, 5) != 5
    assert len({pair(a, b) for a in range(4) for b in range(4)}) == 16


def test_a_term_that_nobody_uses_is_nowhere() -> None:
    place = Postings.of([[1, 2]]).of_term(9)
    assert place.start == place.stop
