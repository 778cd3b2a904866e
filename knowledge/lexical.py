"""Search by words: BM25 over folded syllables and their pairs. The only importer of bm25s.

Without diacritics on both sides a question typed in a hurry finds as much as one typed with care; pairs of syllables
stand for the words of Vietnamese, which word segmentation does not find better (measured).
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence

import bm25s  # type: ignore[import-untyped]  # has no type hints

from knowledge.model import Chunk
from knowledge.ranking import PlanRows, best
from knowledge.vietnamese import syllables


class LexicalIndex:
    """BM25 (Lucene's variant, k1 1.5, b 0.75) over the texts of chunks; immutable, safe to share between threads."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._ids = tuple(chunk.id for chunk in chunks)
        self._rows = PlanRows([chunk.plan for chunk in chunks])
        self._vocabulary: dict[str, int] = {}
        self._words = bm25s.BM25()
        if chunks:
            # numbers instead of words: a tenth of the memory while the index is made
            numbered = _Numbering(self._vocabulary)
            self._words.index(([numbered.chunk(chunk) for chunk in chunks], self._vocabulary), show_progress=False)

    def search(self, query: str, k: int, plans: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The ids and scores of the `k` best chunks that share a term with the query, of those plans or of all."""
        terms = [term for term in _terms(query) if term in self._vocabulary]
        if not terms:
            return []
        rows = self._rows.of(plans)
        scores = self._words.get_scores(terms)[rows]
        return [(self._ids[rows[place]], float(scores[place])) for place in best(scores, k) if scores[place] > 0]


class _Numbering:
    """Gives each term a number; what stands above the words of a chunk is the same for many and is taken apart once."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._vocabulary = vocabulary
        self._heads: dict[str, list[int]] = {}

    def chunk(self, chunk: Chunk) -> list[int]:
        head = chunk.text.removesuffix(chunk.body)
        if head not in self._heads:
            self._heads[head] = self._numbers(head)
        return self._heads[head] + self._numbers(chunk.text[len(head) :])

    def _numbers(self, text: str) -> list[int]:
        return [self._vocabulary.setdefault(term, len(self._vocabulary)) for term in _terms(text)]


def _terms(text: str) -> list[str]:
    """ "Báo cáo định kỳ": bao, cao, dinh, ky, bao_cao, cao_dinh, dinh_ky."""
    words = syllables(text)
    return [*words, *(f"{first}_{second}" for first, second in itertools.pairwise(words))]
