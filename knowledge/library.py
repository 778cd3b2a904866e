"""The library: plans, their versions, chunks, vectors and facts in SQL. The one source of truth.

A version is written whole but inactive; one transaction then makes it the active one and raises the generation number.
Whoever sees a new generation knows that what it holds of the plans is out of date.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from knowledge import messages
from knowledge.codec import decode, encode
from knowledge.database import reading, upgrade, writing
from knowledge.errors import LibraryError, PublishedElsewhere, UnknownPlan
from knowledge.identity import Known, words_digest
from knowledge.model import Chunk, Facts, Header, Plan, Section
from knowledge.tables import LIBRARY_STATE, ChunkRow, OriginalRow, PlanRow, StateRow, VectorRow, VersionRow

if TYPE_CHECKING:
    from knowledge.embedding import Vector, Vectors

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "library_migration"
# SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535
_AT_ONCE = 5_000
_STORED = "<f2"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a plan on record. `written_at` is UTC."""

    plan: str
    number: int
    source: str
    sha256: str
    written_at: dt.datetime
    active: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A version ready to be written: `plan` has its id and version number, `vectors` has a row for each chunk.

    `analysis` names the program that understood the file: another program may understand the same file better.
    """

    plan: Plan
    original: bytes
    chunks: tuple[Chunk, ...]
    vectors: Vectors
    model: str
    analysis: str = ""


@dataclass(frozen=True, slots=True)
class _Sections:
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class _Warnings:
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class _Snapshot:
    """What is active in one generation, kept until the next."""

    generation: int = -1
    plans: tuple[Plan, ...] = ()
    tokens: dict[str, str] = field(default_factory=dict)
    chunks: tuple[Chunk, ...] | None = None


class Library:
    """Plans by their active version. Every method raises LibraryError; safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        upgrade(engine, MIGRATIONS, VERSION_TABLE)
        self._engine = engine
        self._lock = threading.RLock()
        self._snapshot = _Snapshot()

    def name(self) -> str:
        """What tells this library apart from all others, for as long as it lives."""
        with reading(self._engine) as connection:
            return connection.execute(sa.select(StateRow.name)).scalar_one()

    def generation(self) -> int:
        """A number that is higher after every change of what the active plans say."""
        with reading(self._engine) as connection:
            return _generation(connection)

    def plans(self) -> tuple[Plan, ...]:
        """The active plans, by id; read again only after a change."""
        with self._lock:
            return self._fresh().plans

    def plan(self, plan_id: str) -> Plan:
        """The active version of a plan. Raises UnknownPlan."""
        with reading(self._engine) as connection:
            row = connection.execute(_active_versions().where(VersionRow.plan_id == plan_id)).first()
        if row is None:
            raise UnknownPlan(messages.PLAN_UNKNOWN.format(plan=plan_id))
        return _plan(row)

    def chunks(self) -> tuple[Chunk, ...]:
        """The chunks of the active plans, by plan and in reading order; read again only after a change."""
        with self._lock:
            snapshot = self._fresh()
            if snapshot.chunks is None:
                with reading(self._engine) as connection:
                    snapshot.chunks = tuple(_chunk(row) for row in connection.execute(_active_chunks()))
            return snapshot.chunks

    def vectors(self, chunk_ids: Sequence[str], model: str) -> Vectors:
        """The vectors of those chunks by that model, in that order. Raises LibraryError where one is missing."""
        import numpy as np

        wanted = (VectorRow.model == model,)
        found: dict[str, bytes] = {}
        with reading(self._engine) as connection:
            for part in _parts(chunk_ids):
                query = sa.select(VectorRow.chunk_id, VectorRow.data).where(*wanted, VectorRow.chunk_id.in_(part))
                found.update((row.chunk_id, row.data) for row in connection.execute(query))
        missing = next((chunk_id for chunk_id in chunk_ids if chunk_id not in found), None)
        if missing is not None:
            raise LibraryError(messages.VECTORS_INCOMPLETE.format(plan=missing.split(":")[0]))
        if not chunk_ids:
            return np.empty((0, 0), dtype=np.float32)
        rows = np.frombuffer(b"".join(found[chunk_id] for chunk_id in chunk_ids), dtype=_STORED)
        return rows.reshape(len(chunk_ids), -1).astype(np.float32)

    def without_vectors(self, model: str) -> tuple[Chunk, ...]:
        """The active chunks that this model has not embedded yet: all of them after a change of model."""
        done = sa.select(VectorRow.chunk_id).where(VectorRow.model == model)
        with reading(self._engine) as connection:
            rows = connection.execute(_active_chunks().where(ChunkRow.id.not_in(done)))
            return tuple(_chunk(row) for row in rows)

    def add_vectors(self, chunks: Sequence[Chunk], vectors: Vectors, model: str) -> None:
        """Keep the vectors of chunks that are in the library already."""
        with writing(self._engine) as connection:
            _insert_vectors(connection, chunks, vectors, model)
            _raise_generation(connection)

    def vectors_of_texts(self, texts: Iterable[str], model: str) -> dict[str, Vector]:
        """The vectors that some version's chunk with exactly that text has, by text: they need no embedding again."""
        import numpy as np

        by_digest = {_digest(text): text for text in texts}
        query = sa.select(ChunkRow.digest, VectorRow.data).join(VectorRow, VectorRow.chunk_id == ChunkRow.id)
        found: dict[str, Vector] = {}
        with reading(self._engine) as connection:
            for part in _parts(tuple(by_digest)):
                for digest, data in connection.execute(
                    query.where(VectorRow.model == model, ChunkRow.digest.in_(part))
                ):
                    found[by_digest[digest]] = np.frombuffer(data, dtype=_STORED).astype(np.float32)
        return found

    def original(self, plan_id: str, version: int | None = None) -> tuple[str, bytes]:
        """The file name and bytes a version was read from, by default the active one. Raises UnknownPlan."""
        query = sa.select(OriginalRow.name, OriginalRow.data).where(OriginalRow.plan_id == plan_id)
        if version is None:
            query = query.join(PlanRow, PlanRow.id == OriginalRow.plan_id).where(
                OriginalRow.version == PlanRow.active_version
            )
        else:
            query = query.where(OriginalRow.version == version)
        with reading(self._engine) as connection:
            row = connection.execute(query).first()
        if row is None and version is not None:
            raise UnknownPlan(messages.VERSION_UNKNOWN.format(plan=plan_id, version=version))
        if row is None:
            raise UnknownPlan(messages.PLAN_UNKNOWN.format(plan=plan_id))
        return row.name, row.data

    def known(self) -> tuple[Known, ...]:
        """For each plan its active version, or its last one where it has been withdrawn."""
        with reading(self._engine) as connection:
            return tuple(_known(row) for row in connection.execute(_known_versions()))

    def text(self, plan_id: str, version: int) -> str:
        """The text of any version. Raises UnknownPlan."""
        return self._version(plan_id, version).text

    def versions(self, plan_id: str) -> tuple[Version, ...]:
        """Every version of a plan that is or was answered from, oldest first. Raises UnknownPlan."""
        columns = (
            VersionRow.plan_id,
            VersionRow.number,
            VersionRow.source,
            VersionRow.sha256,
            VersionRow.written_at,
            PlanRow.active_version,
        )
        query = (
            sa.select(*columns)
            .join(PlanRow, PlanRow.id == VersionRow.plan_id)
            .where(VersionRow.plan_id == plan_id, VersionRow.complete)
            .order_by(VersionRow.number)
        )
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
        if not rows:
            raise UnknownPlan(messages.PLAN_UNKNOWN.format(plan=plan_id))
        return tuple(
            Version(row.plan_id, row.number, row.source, row.sha256, row.written_at, row.number == row.active_version)
            for row in rows
        )

    def version(self, plan_id: str, number: int) -> Plan:
        """A plan as one of its versions had it. Raises UnknownPlan."""
        return self._version(plan_id, number)

    def publish(self, draft: Draft) -> int:
        """Write a version and make it the active one; gives the new generation. Raises LibraryError."""
        token = self.write(draft)
        return self.activate(draft.plan.id, draft.plan.version, token)

    def write(self, draft: Draft) -> str:
        """Write a version, inactive; gives the token to activate it with.

        What a crash left of the same version is replaced. Raises PublishedElsewhere where another process was faster.
        """
        plan, token = draft.plan, uuid.uuid4().hex
        with writing(self._engine) as connection:
            _make_room(connection, plan)
            connection.execute(sa.insert(VersionRow).values(_version_values(draft, token)))
            connection.execute(
                sa.insert(OriginalRow).values(
                    plan_id=plan.id, version=plan.version, name=plan.source, data=draft.original
                )
            )
            if draft.chunks:
                connection.execute(
                    sa.insert(ChunkRow), [_chunk_values(plan, *item) for item in enumerate(draft.chunks)]
                )
                _insert_vectors(connection, draft.chunks, draft.vectors, draft.model)
        return token

    def activate(self, plan_id: str, version: int, token: str) -> int:
        """Make a written version the active one, all its vectors counted; gives the new generation."""
        row_of = sa.select(VersionRow.chunks).where(
            VersionRow.plan_id == plan_id, VersionRow.number == version, VersionRow.token == token
        )
        counted = (
            sa.select(sa.func.count(sa.distinct(VectorRow.chunk_id)))
            .join(ChunkRow, ChunkRow.id == VectorRow.chunk_id)
            .where(ChunkRow.plan_id == plan_id, ChunkRow.version == version)
        )
        with writing(self._engine) as connection:
            expected = connection.execute(row_of).scalar()
            if expected is None:
                raise PublishedElsewhere(messages.PUBLISHED_ELSEWHERE.format(plan=plan_id))
            if connection.execute(counted).scalar_one() != expected:
                raise LibraryError(messages.VECTORS_INCOMPLETE.format(plan=plan_id))
            done = sa.update(VersionRow).where(VersionRow.plan_id == plan_id, VersionRow.number == version)
            connection.execute(done.values(complete=True))
            return _set_active(connection, plan_id, version)

    def withdraw(self, plan_id: str) -> int:
        """Answer no more from a plan; its versions stay on record. Raises UnknownPlan."""
        with writing(self._engine) as connection:
            _active_number(connection, plan_id)
            return _set_active(connection, plan_id, None)

    def roll_back(self, plan_id: str) -> int:
        """Make the version before the active one active again; gives its number. Raises UnknownPlan, LibraryError."""
        with writing(self._engine) as connection:
            active = _active_number(connection, plan_id)
            older = connection.execute(
                sa.select(sa.func.max(VersionRow.number)).where(
                    VersionRow.plan_id == plan_id, VersionRow.number < active, VersionRow.complete
                )
            ).scalar()
            if older is None:
                raise LibraryError(messages.NOTHING_TO_ROLL_BACK.format(plan=plan_id))
            _set_active(connection, plan_id, older)
            return older

    def restore(self, plan_id: str, version: int) -> int:
        """Make a version on record the active one, as after a withdrawal; gives the new generation."""
        token = sa.select(VersionRow.token).where(VersionRow.plan_id == plan_id, VersionRow.number == version)
        with reading(self._engine) as connection:
            found = connection.execute(token).scalar()
        if found is None:
            raise UnknownPlan(messages.VERSION_UNKNOWN.format(plan=plan_id, version=version))
        return self.activate(plan_id, version, found)

    def next_version(self, plan_id: str) -> int:
        """The number for a plan's next version: one more than the last that was ever active."""
        with reading(self._engine) as connection:
            return _next_version(connection, plan_id)

    def _version(self, plan_id: str, number: int) -> Plan:
        query = sa.select(VersionRow).where(VersionRow.plan_id == plan_id, VersionRow.number == number)
        with reading(self._engine) as connection:
            row = connection.execute(query).first()
        if row is None:
            raise UnknownPlan(messages.VERSION_UNKNOWN.format(plan=plan_id, version=number))
        return _plan(row)

    def _fresh(self) -> _Snapshot:
        """The snapshot of the current generation; only versions that were not active before are read."""
        with reading(self._engine) as connection:
            generation = _generation(connection)
            if generation == self._snapshot.generation:
                return self._snapshot
            kept = {plan.id: plan for plan in self._snapshot.plans}
            tokens: dict[str, str] = {row.plan_id: row.token for row in connection.execute(_active_tokens())}
            changed = [plan_id for plan_id, token in tokens.items() if self._snapshot.tokens.get(plan_id) != token]
            for part in _parts(changed):
                for row in connection.execute(_active_versions().where(VersionRow.plan_id.in_(part))):
                    kept[row.plan_id] = _plan(row)
        plans = tuple(kept[plan_id] for plan_id in sorted(tokens))
        self._snapshot = _Snapshot(generation, plans, tokens)
        return self._snapshot


def _active_versions() -> sa.Select[Any]:
    return sa.select(VersionRow).join(
        PlanRow, sa.and_(PlanRow.id == VersionRow.plan_id, PlanRow.active_version == VersionRow.number)
    )


def _active_tokens() -> sa.Executable:
    return sa.select(VersionRow.plan_id, VersionRow.token).join(
        PlanRow, sa.and_(PlanRow.id == VersionRow.plan_id, PlanRow.active_version == VersionRow.number)
    )


def _active_chunks() -> sa.Select[Any]:
    return (
        sa.select(ChunkRow)
        .join(PlanRow, sa.and_(PlanRow.id == ChunkRow.plan_id, PlanRow.active_version == ChunkRow.version))
        .order_by(ChunkRow.plan_id, ChunkRow.ordinal)
    )


def _known_versions() -> sa.Executable:
    last = (
        sa.select(VersionRow.plan_id, sa.func.max(VersionRow.number).label("number"))
        .where(VersionRow.complete)
        .group_by(VersionRow.plan_id)
        .subquery()
    )
    columns = (
        VersionRow.plan_id,
        VersionRow.number,
        VersionRow.source,
        VersionRow.sha256,
        VersionRow.words,
        VersionRow.analysis,
        VersionRow.header,
        PlanRow.active_version,
    )
    return (
        sa.select(*columns)
        .join(PlanRow, PlanRow.id == VersionRow.plan_id)
        .join(last, last.c.plan_id == VersionRow.plan_id)
        .where(VersionRow.number == sa.func.coalesce(PlanRow.active_version, last.c.number))
        .order_by(VersionRow.plan_id)
    )


def _generation(connection: Connection) -> int:
    query = sa.select(StateRow.generation).where(StateRow.id == LIBRARY_STATE)
    return connection.execute(query).scalar_one()


def _raise_generation(connection: Connection) -> int:
    connection.execute(
        sa.update(StateRow).where(StateRow.id == LIBRARY_STATE).values(generation=StateRow.generation + 1)
    )
    return _generation(connection)


def _set_active(connection: Connection, plan_id: str, version: int | None) -> int:
    connection.execute(sa.update(PlanRow).where(PlanRow.id == plan_id).values(active_version=version))
    return _raise_generation(connection)


def _active_number(connection: Connection, plan_id: str) -> int:
    number = connection.execute(sa.select(PlanRow.active_version).where(PlanRow.id == plan_id)).scalar()
    if number is None:
        raise UnknownPlan(messages.PLAN_UNKNOWN.format(plan=plan_id))
    return number


def _make_room(connection: Connection, plan: Plan) -> None:
    """The plan's row, and nothing left of a version of that number that never became complete."""
    if connection.execute(sa.select(PlanRow.id).where(PlanRow.id == plan.id)).first() is None:
        connection.execute(sa.insert(PlanRow).values(id=plan.id))
    same = sa.and_(VersionRow.plan_id == plan.id, VersionRow.number == plan.version)
    connection.execute(sa.delete(VersionRow).where(same, sa.not_(VersionRow.complete)))
    if connection.execute(sa.select(VersionRow.number).where(same)).first() is not None:
        raise PublishedElsewhere(messages.PUBLISHED_ELSEWHERE.format(plan=plan.id))


def _next_version(connection: Connection, plan_id: str) -> int:
    last = sa.select(sa.func.max(VersionRow.number)).where(VersionRow.plan_id == plan_id, VersionRow.complete)
    return (connection.execute(last).scalar() or 0) + 1


def _insert_vectors(connection: Connection, chunks: Sequence[Chunk], vectors: Vectors, model: str) -> None:
    data = vectors.astype(_STORED)
    connection.execute(
        sa.insert(VectorRow),
        [
            {"chunk_id": chunk.id, "model": model, "data": row.tobytes()}
            for chunk, row in zip(chunks, data, strict=True)
        ],
    )


def _version_values(draft: Draft, token: str) -> dict[str, object]:
    plan = draft.plan
    return {
        "plan_id": plan.id,
        "number": plan.version,
        "token": token,
        "source": plan.source,
        "format": plan.format,
        "sha256": plan.sha256,
        "words": words_digest(plan.text),
        "analysis": draft.analysis,
        "header": encode(plan.header),
        "sections": encode(_Sections(plan.sections)),
        "facts": encode(plan.facts),
        "warnings": encode(_Warnings(plan.warnings)),
        "text": plan.text,
        "chunks": len(draft.chunks),
        "complete": False,
    }


def _chunk_values(plan: Plan, ordinal: int, chunk: Chunk) -> dict[str, object]:
    return {
        "id": chunk.id,
        "plan_id": plan.id,
        "version": plan.version,
        "ordinal": ordinal,
        "section": chunk.section,
        "page": chunk.page,
        "body": chunk.body,
        "text": chunk.text,
        "digest": _digest(chunk.text),
    }


def _plan(row: Row[Any]) -> Plan:
    return Plan(
        id=row.plan_id,
        version=row.number,
        source=row.source,
        format=row.format,
        sha256=row.sha256,
        text=row.text,
        header=decode(Header, row.header),
        sections=decode(_Sections, row.sections).sections,
        facts=decode(Facts, row.facts),
        warnings=decode(_Warnings, row.warnings).warnings,
    )


def _known(row: Row[Any]) -> Known:
    return Known(
        id=row.plan_id,
        version=row.number,
        active=row.active_version is not None,
        source=row.source,
        sha256=row.sha256,
        words=row.words,
        analysis=row.analysis,
        header=decode(Header, row.header),
    )


def _chunk(row: Row[Any]) -> Chunk:
    return Chunk(row.id, row.plan_id, row.section, row.page, row.body, row.text)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _parts(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
