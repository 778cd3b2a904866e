"""A cross-encoder that reads question and passage together: slower and finer than vectors, only over the best few."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from knowledge.embedding import cross_encoder

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class CrossEncoderReranker:
    """A sentence-transformers cross-encoder by name or folder (`RERANKER_MODEL`), loaded on first use; thread-safe."""

    def __init__(self, model: str) -> None:
        self._name = model
        self._lock = threading.Lock()
        self._model: CrossEncoder | None = None

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """How well each passage answers the question, higher is better. Raises ModelUnavailable."""
        with self._lock:
            if self._model is None:
                self._model = cross_encoder(self._name)
            found = self._model.predict([(question, passage) for passage in passages], show_progress_bar=False)
        return [float(score) for score in found]
