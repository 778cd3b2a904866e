"""Question to ranked evidence: dense search in the index and BM25 fused, as a LangChain retriever."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import Any, Protocol

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, PrivateAttr

from knowledge.chunking import edition_of
from knowledge.errors import IndexOutdated, ModelUnavailable

# Shares of the two searches after each is scaled to 0..1; measured best over the sample questions.
_DENSE, _LEXICAL = 0.6, 0.4
_DEPTH = 40
_REMEMBERED = 512
# A cross-encoder reads each passage anew; more than these few cost more than they find.
_RERANKED = 20
_log = logging.getLogger(__name__)


class Searching(Protocol):
    """A search over chunks: chunk ids with scores, best first."""

    def search(self, query: Any, k: int, plans: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The k best chunks, limited to `plans` where given."""
        ...


class Embedding(Protocol):
    """Turns a question into a vector."""

    def embed_query(self, text: str) -> Any:
        """The question's vector."""
        ...


class HybridRetriever(BaseRetriever):
    """Dense and lexical search over the active chunks, fused by scaled scores (dense 0.6, BM25 0.4)."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    embedder: Any
    index: Any
    lexical: Callable[[], Any]
    library: Any
    reranker: Any = None
    depth: int = _DEPTH
    remembered: int = _REMEMBERED
    _embedded: Callable[[str], Any] = PrivateAttr()

    def model_post_init(self, context: Any, /) -> None:
        """Remember the vectors of the last questions: colleagues ask the same ones."""
        self._embedded = lru_cache(maxsize=self.remembered)(self.embedder.embed_query)

    def similar(self, dense: str, lexical: str, plans: Sequence[str] | None) -> dict[tuple[str, str], float]:
        """How near the sections are to the question, 0 to 1, by (plan id, section path), nearest first.

        `dense` is the question with its diacritics (it is embedded), `lexical` the question's words.
        """
        ranked = self._ranked(dense, lexical, plans)
        sections = self.library.sections_of([chunk for chunk, _ in ranked])
        best: dict[tuple[str, str], float] = {}
        for chunk, score in ranked:
            if chunk in sections:
                best.setdefault((edition_of(chunk)[0], sections[chunk]), score)
        return best

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        ranked = self._ranked(query, query, None)
        chunks = self.library.chunks_named([chunk for chunk, _ in ranked])
        return [
            Document(
                page_content=chunk.body,
                metadata={
                    "id": chunk.id,
                    "plan": chunk.plan,
                    "section": chunk.section,
                    "page": chunk.page,
                    "score": score,
                },
            )
            for chunk_id, score in ranked
            if (chunk := chunks.get(chunk_id))
        ]

    def _ranked(self, dense: str, lexical: str, plans: Sequence[str] | None) -> list[tuple[str, float]]:
        """The ids of chunks with their scores, best first."""
        fused = self._fused(dense, lexical, plans)
        return self._reranked(dense, fused) if self.reranker else fused

    def _fused(self, dense: str, lexical: str, plans: Sequence[str] | None) -> list[tuple[str, float]]:
        near = _scaled(self._dense(dense, plans))
        worded = _scaled(self.lexical().search(lexical, self.depth, plans))
        fused = {
            chunk: _DENSE * near.get(chunk, 0.0) + _LEXICAL * worded.get(chunk, 0.0) for chunk in {**near, **worded}
        }
        return sorted(fused.items(), key=lambda pair: (-pair[1], pair[0]))

    def _dense(self, text: str, plans: Sequence[str] | None) -> list[tuple[str, float]]:
        """Dense hits; none where the model or the index cannot be used now: words alone still find most."""
        try:
            return list(self.index.search(self._embedded(text), self.depth, plans))
        except (ModelUnavailable, IndexOutdated) as error:
            _log.warning("dense search left out: %s", error)
            return []

    def _reranked(self, question: str, ranked: list[tuple[str, float]]) -> list[tuple[str, float]]:
        """The best few in the order of the cross-encoder, then the others as they were."""
        chunks = self.library.chunks_named([chunk for chunk, _ in ranked[:_RERANKED]])
        best = [chunk for chunk, _ in ranked[:_RERANKED] if chunk in chunks]
        try:
            scores = self.reranker.scores(question, [chunks[chunk].text for chunk in best])
        except ModelUnavailable as error:
            _log.warning("reranking left out: %s", error)
            return ranked
        # the reranked ones keep the upper half of the scale
        finer = {chunk: 0.5 + score / 2 for chunk, score in _scaled(list(zip(best, scores, strict=True))).items()}
        rest = [(chunk, score / 2) for chunk, score in ranked if chunk not in finer]
        return sorted(finer.items(), key=lambda pair: (-pair[1], pair[0])) + rest


def _scaled(hits: list[tuple[str, float]]) -> dict[str, float]:
    """Scores stretched to 0..1 within one search."""
    if not hits:
        return {}
    low, high = min(score for _, score in hits), max(score for _, score in hits)
    return {chunk: (score - low) / (high - low) if high > low else 1.0 for chunk, score in hits}
