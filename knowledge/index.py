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
from typing import TYPE_CHECKING, TypeVar

from knowledge import messages
from knowledge.chunking import chunk_id, edition_of
from knowledge.embedding import Vector, Vectors
from knowledge.errors import IndexOutdated
from knowledge.library import Library
from knowledge.model import Edition, PlanCard
from knowledge.ranking import PlanRows, best
from knowledge.recent import Recent

if TYPE_CHECKING:
    from knowledge.chroma import Home, Store

ItemT = TypeVar("ItemT")
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
        self._each = Recent[Edition, _Exact](_KEPT_PLANS)
        self._generation = -1
        self._cards: dict[str, PlanCard] = {}
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
                if changed:
                    self._take_over({card.id: card for card in self._library.cards()})
                self._keep_copy()
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
            return self._store is not None or not self._cards

    def close(self) -> None:
        """Let another process write to the folder."""
        with self._mutex:
            self._store, self._generation = None, -1
            if self._home is not None:
                self._home.release()

    def _search_each(self, vector: Vector, k: int, plans: Collection[str]) -> list[tuple[str, float]]:
        cards = {self._cards[plan].edition: self._cards[plan] for plan in sorted(set(plans)) if plan in self._cards}
        searched = self._each.get_all(list(cards), lambda missing: self._exact_of([cards[one] for one in missing]))
        found = [hit for one in searched for hit in one.search(vector, k, None)]
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
                return [(chunk, cosine) for chunk, cosine in found if self._is_active(chunk)]
            except ChromaFailed as error:
                _log.warning("Chroma failed in a search: %s", error)
                self._drop(clear=damaged)
        return None

    def _take_over(self, cards: dict[str, PlanCard]) -> None:
        new = [card.id for card in cards.values() if card != self._cards.get(card.id)]
        if self._library.lacks_vectors(self._model, new):
            raise IndexOutdated(messages.INDEX_OTHER_MODEL.format(model=self._model))
        self._cards, self._exact = cards, None

    def _keep_copy(self) -> None:
        """Bring Chroma's copy up to date, where this process may."""
        if not self._cards:
            self._retry_at = float("inf")
        elif not self._claim():
            self._retry_at = time.monotonic() + _LOCKED_SECONDS
        elif not self._fill():
            self._retry_at = time.monotonic() + _FAILED_SECONDS

    def _is_active(self, chunk: str) -> bool:
        plan, version = edition_of(chunk)
        return plan in self._cards and self._cards[plan].version == version

    def _claim(self) -> bool:
        if self._home is None:
            from knowledge.chroma import Folder, Server

            self._home = Server(self._url) if self._url else Folder(self._folder)
        return self._home.claim()

    def _fill(self) -> bool:
        """Bring the copy up to date, from nothing where it is damaged; False where that fails too."""
        from knowledge.chroma import ChromaFailed

        for damaged in (True, False):
            try:
                self._store = self._store or self._open()
                self._store.fill(self._cards.values())
            except ChromaFailed as error:
                _log.warning("Chroma cannot be filled: %s", error)
                self._drop(clear=damaged)
            else:
                self._exact = None
                return True
        return False

    def _open(self) -> Store:
        from knowledge.chroma import Store, collection_name

        if self._home is None:
            raise AssertionError("claimed before it is opened")
        samples = _spread([chunk for card in _spread(list(self._cards.values())) for chunk in _spread(_ids(card))])
        vectors = self._library.vectors(samples, self._model)
        self._name = collection_name(self._library.name(), self._model, vectors.shape[1])
        store = Store(self._home.client(), self._name, self._library, self._model)
        store.check(dict(zip(samples, vectors, strict=True)))
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
            ids = [chunk for card in self._cards.values() for chunk in _ids(card)]
            plans = [card.id for card in self._cards.values() for _ in range(card.chunks)]
            self._exact = _Exact(ids, plans, self._library.vectors(ids, self._model))
        return self._exact

    def _exact_of(self, cards: Sequence[PlanCard]) -> list[_Exact]:
        vectors = self._library.vectors_of(cards, self._model)
        return [_Exact(_ids(card), [card.id] * card.chunks, one) for card, one in zip(cards, vectors, strict=True)]


def _spread(items: list[ItemT]) -> list[ItemT]:
    """Some of the items, from all over."""
    return items[:: max(1, len(items) // _SAMPLES)]


def _ids(card: PlanCard) -> list[str]:
    return [chunk_id(card.id, card.version, ordinal) for ordinal in range(card.chunks)]


class _Exact:
    """Every vector compared with the question's."""

    def __init__(self, ids: Sequence[str], plans: Sequence[str], vectors: Vectors) -> None:
        self._ids = ids
        self._rows = PlanRows(plans)
        self._vectors = vectors

    def search(self, vector: Vector, k: int, plans: Collection[str] | None) -> list[tuple[str, float]]:
        rows = self._rows.of(plans)
        if not len(rows):
            return []
        cosines = (self._vectors if plans is None else self._vectors[rows]) @ vector
        return [(self._ids[rows[place]], float(cosines[place])) for place in best(cosines, k)]
