"""Chroma as it is used here: a folder or a server that holds copies of the library's vectors. Its only importer.

Local Chroma has no hybrid or sparse search and would download a model of its own, so every vector is handed in.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import uuid
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.collection_configuration import CreateCollectionConfiguration, CreateHNSWConfiguration
from chromadb.config import Settings
from filelock import FileLock, Timeout
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings

from knowledge.chunking import chunk_id, edition_of, ordinal_of
from knowledge.embedding import Vector
from knowledge.library import Library
from knowledge.model import PlanCard

_AT_ONCE = 2_000
# two vectors of one text differ by the half precision they are kept in
_SAME = 0.01
_HNSW = CreateHNSWConfiguration(space="cosine", ef_construction=100, ef_search=150)
_UNFIT = re.compile(r"[^a-zA-Z0-9]+")
_SETTINGS = Settings(anonymized_telemetry=False)


class ChromaFailed(Exception):
    """Chroma cannot be used: damaged, gone, out of reach."""


class Home(Protocol):
    """Where Chroma keeps its copy."""

    def claim(self) -> bool:
        """Whether this process may write here; True again for as long as it has not been released."""

    def client(self) -> ClientAPI:
        """A client of what is kept here. Raises ChromaFailed."""

    def clear(self, collection: str) -> None:
        """Throw the copy away. Raises ChromaFailed."""

    def release(self) -> None:
        """Let another process write."""


class Folder:
    """A folder of its own, written by the one process that holds its lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / "lock", thread_local=False)
        self._client: ClientAPI | None = None

    def claim(self) -> bool:
        """False where another process writes here, or nobody can: a read-only folder."""
        if self._lock.is_locked:
            return True
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except (Timeout, OSError):
            return False
        return True

    def client(self) -> ClientAPI:
        """The client of the copy; a new copy never takes the path of an old one, which Chroma may still hold open."""
        if self._client is None:
            copies = sorted(self._folder.glob("chroma-*"))
            path = copies[-1] if copies else self._folder / f"chroma-{uuid.uuid4().hex[:8]}"
            with translated():
                self._client = chromadb.PersistentClient(path=str(path), settings=_SETTINGS)
        return self._client

    def clear(self, collection: str) -> None:
        """Delete every copy: the folder holds nothing else."""
        self._let_go()
        for copy in self._folder.glob("chroma-*"):
            shutil.rmtree(copy, ignore_errors=True)

    def release(self) -> None:
        """Close the client, then the lock."""
        self._let_go()
        self._lock.release()

    def _let_go(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            # a damaged copy may not close either
            with contextlib.suppress(ChromaFailed), translated():
                client.close()  # type: ignore[attr-defined]  # part of Client, not of its interface


class Server:
    """A Chroma server (`chroma run`), shared by processes and even by libraries, each with its own collection."""

    def __init__(self, url: str) -> None:
        self._url = urlsplit(url)

    def claim(self) -> bool:
        """A server takes writers one after the other."""
        return True

    def client(self) -> ClientAPI:
        """A client of the server. Raises ChromaFailed where it does not answer."""
        secure = self._url.scheme == "https"
        with translated():
            return chromadb.HttpClient(
                host=self._url.hostname or "127.0.0.1",
                port=self._url.port or (443 if secure else 80),
                ssl=secure,
                settings=Settings(anonymized_telemetry=False),
            )

    def clear(self, collection: str) -> None:
        """Delete that collection, if it is there."""
        client = self.client()
        with translated():
            if any(held.name == collection for held in client.list_collections()):
                client.delete_collection(collection)

    def release(self) -> None:
        """Nothing is held."""


class Store:
    """One collection of Chroma behind LangChain's vector store."""

    def __init__(self, client: ClientAPI, name: str, library: Library, model: str) -> None:
        self._batch = min(_AT_ONCE, client.get_max_batch_size())
        with translated():
            self._chroma = Chroma(
                client=client,
                collection_name=name,
                embedding_function=_LibraryVectors(library, model),
                collection_configuration=CreateCollectionConfiguration(hnsw=_HNSW),
            )
            # the places of the chunks that are held, by plan and version
            self._held: dict[tuple[str, int], list[int]] = {}
            for chunk in self._chroma.get(include=[])["ids"]:
                self._held.setdefault(edition_of(chunk), []).append(ordinal_of(chunk))

    def check(self, samples: dict[str, Vector]) -> None:
        """Raises where a vector that should be there is not found: Chroma can lose its vector files without a word."""
        for chunk, vector in samples.items():
            if ordinal_of(chunk) in self._held.get(edition_of(chunk), ()):
                found = self.search(vector, 1, None)
                if not found or found[0][1] < 1 - _SAME:
                    raise ChromaFailed(f"the vector of {chunk} is lost")

    def fill(self, cards: Iterable[PlanCard]) -> None:
        """Hold exactly the chunks of those cards' plans."""
        wanted = {(card.id, card.version): range(card.chunks) for card in cards}
        changed = [edition for edition, ordinals in wanted.items() if len(self._held.get(edition, ())) != len(ordinals)]
        missing = [chunk_id(*edition, ordinal) for edition in changed for ordinal in wanted[edition]]
        obsolete = self._ids(self._held.keys() - wanted.keys())
        with translated():
            for start in range(0, len(missing), self._batch):
                part = missing[start : start + self._batch]
                # the words are in the library: kept here as well they would take more room than the vectors
                self._chroma.add_texts(part, metadatas=[{"plan": edition_of(chunk)[0]} for chunk in part], ids=part)
            for start in range(0, len(obsolete), self._batch):
                self._chroma.delete(obsolete[start : start + self._batch])
        self._held = {edition: list(ordinals) for edition, ordinals in wanted.items()}

    def _ids(self, editions: Iterable[tuple[str, int]]) -> list[str]:
        return [chunk_id(*edition, ordinal) for edition in sorted(editions) for ordinal in self._held[edition]]

    def search(self, vector: Vector, k: int, plans: Collection[str] | None) -> list[tuple[str, float]]:
        """The ids and cosines of the nearest `k`, best first."""
        limit: dict[str, Any] | None = None if plans is None else {"plan": {"$in": sorted(plans)}}
        with translated():
            found = self._chroma.similarity_search_by_vector_with_relevance_scores(vector.tolist(), k=k, filter=limit)
        return [(str(document.id), 1.0 - distance) for document, distance in found]


class _LibraryVectors(Embeddings):
    """What LangChain takes for a model: it looks the vectors of chunks up in the library and embeds nothing."""

    def __init__(self, library: Library, model: str) -> None:
        self._library = library
        self._model = model

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        # the texts are ids
        vectors: list[list[float]] = self._library.vectors(texts, self._model).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        raise NotImplementedError("questions are embedded before they come here")


def collection_name(library: str, model: str, dimension: int) -> str:
    """A name that says whose vectors they are, by which model, of which length."""
    digest = sha256(model.encode()).hexdigest()[:8]
    return f"plans-{library}-{_UNFIT.sub('-', model)[-60:].strip('-')}-{digest}-{dimension}"


@contextmanager
def translated() -> Iterator[None]:
    """ChromaFailed for whatever Chroma raises."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    # Chroma fails with its own errors, sqlite3's, httpx's, plain ValueErrors, and on damaged files with panics of its
    # Rust part, which are no Exceptions: whatever it is, the library can fill another copy
    except BaseException as error:
        raise ChromaFailed(f"{type(error).__name__}: {error}") from error
