"""The dense index over the active chunks: derived from the library, never the other way round.

The process that holds the lock of Chroma's folder keeps a copy there; the others, and all of them while Chroma fails,
compare the question with every vector of the library, which finds the same and needs only memory.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge import messages
from knowledge.embedding import Vector, Vectors
from knowledge.errors import IndexOutdated
from knowledge.library import Library
from knowledge.model import Chunk
from knowledge.ranking import PlanRows, best

if TYPE_CHECKING:
    from knowledge.chroma import Home, Store

_SAMPLES = 8
_FEW_PLANS = 20
_KEPT_PLANS = 200
_LOCKED_SECONDS = 5.0
_FAILED_SECONDS = 60.0
_log = logging.getLogger(__name__)


class Index:
    """The vectors of the active chunks, searchable. Safe to share between threads.

    `model` names the embedding model whose vectors are searched; `folder` is Chroma's, `url` a Chroma server instead.
    """

    def __init__(self, library: Library, model: str, folder: Path, url: str | None = None) -> None:
        self._library = library
        self._model = model
        self._folder = folder
        self._url = url
        self._mutex = threading.RLock()
        self._home: Home | None = None
        self._name: str | None = None
        self._store: Store | None = None
        self._exact: _Exact | None = None
        self._each: dict[str, _Exact] = {}
        self._generation = -1
        self._plans: dict[str, str] = {}
        self._chunks: dict[str, list[str]] = {}
        self._retry_at = 0.0

    def sync(self) -> None:
        """Take over what has changed in the library; costs one small query where nothing has.

        Raises IndexOutdated where plans were embedded by another model only, LibraryError.
        """
        with self._mutex:
            while True:
                generation = self._library.generation()
                changed = generation != self._generation
                if not changed and (self._store is not None or time.monotonic() < self._retry_at):
                    return
                # another process may publish meanwhile: then once more
                self._take_over(self._library.chunks(), changed)
                self._generation = generation

    def search(self, vector: Vector, k: int, plans: Collection[str] | None = None) -> list[tuple[str, float]]:
        """The ids and cosines of the `k` nearest active chunks, best first, of those plans or of all."""
        with self._mutex:
            self.sync()
            if plans is not None and len(plans) <= _FEW_PLANS:
                # a plan has some dozens of chunks: comparing them all is exact, and faster than Chroma with a filter
                return self._search_each(vector, k, plans)
            found = self._search_store(vector, k, plans)
            return self._exact_search().search(vector, k, plans) if found is None else found

    def rebuild(self) -> bool:
        """Throw Chroma's copy away and fill it again from the library, embedding nothing.

        False where that cannot be done: another process holds the folder, or the server does not answer.
        """
        with self._mutex:
            self.sync()
            self._drop(clear=True)
            self._retry_at = 0.0
            self.sync()
            return self._store is not None or not self._plans

    def close(self) -> None:
        """Let another process write to the folder."""
        with self._mutex:
            self._store, self._generation = None, -1
            if self._home is not None:
                self._home.release()

    def _search_each(self, vector: Vector, k: int, plans: Collection[str]) -> list[tuple[str, float]]:
        found = [hit for plan in sorted(set(plans)) for hit in self._exact_of(plan).search(vector, k, None)]
        return sorted(found, key=lambda hit: -hit[1])[:k]

    def _search_store(self, vector: Vector, k: int, plans: Collection[str] | None) -> list[tuple[str, float]] | None:
        """What Chroma finds; None where it cannot be used, not even opened or filled anew."""
        from knowledge.chroma import ChromaFailed

        for damaged in (False, True):
            self.sync()
            if self._store is None:
                break
            try:
                found = self._store.search(vector, k, plans)
                return [(chunk, cosine) for chunk, cosine in found if chunk in self._plans]
            except ChromaFailed as error:
                _log.warning("Chroma failed in a search: %s", error)
                self._drop(clear=damaged)
        return None

    def _take_over(self, chunks: Sequence[Chunk], changed: bool) -> None:
        if changed:
            if self._library.without_vectors(self._model):
                raise IndexOutdated(messages.INDEX_OTHER_MODEL.format(model=self._model))
            self._plans = {chunk.id: chunk.plan for chunk in chunks}
            self._chunks = {}
            for chunk in chunks:
                self._chunks.setdefault(chunk.plan, []).append(chunk.id)
            self._exact, self._each = None, {}
        if not chunks:
            self._retry_at = float("inf")
        elif not self._claim():
            self._retry_at = time.monotonic() + _LOCKED_SECONDS
        elif not self._fill(chunks):
            self._retry_at = time.monotonic() + _FAILED_SECONDS

    def _claim(self) -> bool:
        if self._home is None:
            from knowledge.chroma import Folder, Server

            self._home = Server(self._url) if self._url else Folder(self._folder)
        return self._home.claim()

    def _fill(self, chunks: Sequence[Chunk]) -> bool:
        """Bring the copy up to date, from nothing where it is damaged; False where that fails too."""
        from knowledge.chroma import ChromaFailed

        for damaged in (True, False):
            try:
                self._store = self._store or self._open(chunks)
                self._store.fill(chunks)
            except ChromaFailed as error:
                _log.warning("Chroma cannot be filled: %s", error)
                self._drop(clear=damaged)
            else:
                self._exact = None
                return True
        return False

    def _open(self, chunks: Sequence[Chunk]) -> Store:
        from knowledge.chroma import Store, collection_name

        if self._home is None:
            raise AssertionError("claimed before it is opened")
        sample = chunks[:: max(1, len(chunks) // _SAMPLES)]
        vectors = self._library.vectors([chunk.id for chunk in sample], self._model)
        self._name = collection_name(self._library.name(), self._model, vectors.shape[1])
        store = Store(self._home.client(), self._name, self._library, self._model)
        store.check({chunk.id: vector for chunk, vector in zip(sample, vectors, strict=True)})
        return store

    def _drop(self, clear: bool) -> None:
        """Forget the open copy; `clear` throws it away as well."""
        from knowledge.chroma import ChromaFailed

        self._store = None
        if clear and self._home is not None and self._name is not None and self._home.claim():
            try:
                self._home.clear(self._name)
            except ChromaFailed as error:
                _log.warning("Chroma's copy cannot be thrown away: %s", error)

    def _exact_search(self) -> _Exact:
        if self._exact is None:
            ids = tuple(self._plans)
            self._exact = _Exact(ids, tuple(self._plans.values()), self._library.vectors(ids, self._model))
        return self._exact

    def _exact_of(self, plan: str) -> _Exact:
        if plan not in self._each:
            if len(self._each) >= _KEPT_PLANS:
                self._each.clear()
            ids = tuple(self._chunks.get(plan, ()))
            self._each[plan] = _Exact(ids, (plan,) * len(ids), self._library.vectors(ids, self._model))
        return self._each[plan]


class _Exact:
    """Every vector compared with the question's."""

    def __init__(self, ids: tuple[str, ...], plans: tuple[str, ...], vectors: Vectors) -> None:
        self._ids = ids
        self._rows = PlanRows(plans)
        self._vectors = vectors

    def search(self, vector: Vector, k: int, plans: Collection[str] | None) -> list[tuple[str, float]]:
        rows = self._rows.of(plans)
        if not len(rows):
            return []
        cosines = (self._vectors if plans is None else self._vectors[rows]) @ vector
        return [(self._ids[rows[place]], float(cosines[place])) for place in best(cosines, k)]
