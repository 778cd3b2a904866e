"""The library: plans, their versions, chunks, vectors and facts in SQL. The one source of truth.

A version is written whole but inactive; one transaction then makes it the active one and raises the generation number.
Whoever sees a new generation knows that what it holds of the plans is out of date.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from knowledge import messages, tables
from knowledge.activation import active_number, make_room, raise_generation, require_active, set_active
from knowledge.catalogue import Catalogue, corrections_in, parts
from knowledge.corrections import Correction
from knowledge.database import plain_rows, reading, upgrade, writing
from knowledge.errors import LibraryError, PublishedElsewhere, UnknownPlan
from knowledge.identity import Known
from knowledge.model import Chunk, PlanCard
from knowledge.records import (
    Draft,
    Version,
    chunk_of,
    chunk_values,
    correction_values,
    digest_of,
    known_of,
    vector_values,
    vectors_of,
    version_of,
    version_values,
)
from knowledge.tables import ChunkRow, CorrectionRow, OriginalRow, VectorRow, VersionRow

if TYPE_CHECKING:
    from knowledge.embedding import Vector, Vectors

__all__ = ["MIGRATIONS", "VERSION_TABLE", "Draft", "Library", "Version"]

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "library_migration"


class Library(Catalogue):
    """Plans with all their versions. Every method raises LibraryError; safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        upgrade(engine, MIGRATIONS, VERSION_TABLE)
        super().__init__(engine)

    def original(self, plan_id: str, version: int | None = None) -> tuple[str, bytes]:
        """The file name and bytes a version was read from, by default the active one. Raises UnknownPlan."""
        with reading(self._engine) as connection:
            row = connection.execute(tables.originals(plan_id, version)).first()
        if row is None and version is not None:
            raise UnknownPlan(messages.VERSION_UNKNOWN.format(plan=plan_id, version=version))
        if row is None:
            raise UnknownPlan(messages.PLAN_UNKNOWN.format(plan=plan_id))
        return row.name, row.data

    # --- vectors ----------------------------------------------------------------------------------

    def vectors(self, chunk_ids: Sequence[str], model: str) -> Vectors:
        """The vectors of those chunks by that model, in that order. Raises LibraryError where one is missing."""
        query = sa.select(VectorRow.chunk_id, VectorRow.data).where(VectorRow.model == model)
        found: dict[str, bytes] = {}
        with reading(self._engine) as connection:
            for part in parts(chunk_ids):
                rows = connection.execute(query.where(VectorRow.chunk_id.in_(part)))
                found.update((row.chunk_id, row.data) for row in rows)
        missing = next((chunk_id for chunk_id in chunk_ids if chunk_id not in found), None)
        if missing is not None:
            raise LibraryError(messages.VECTORS_INCOMPLETE.format(plan=missing.split(":")[0]))
        return vectors_of([found[chunk_id] for chunk_id in chunk_ids])

    def vectors_of(self, cards: Sequence[PlanCard], model: str) -> list[Vectors]:
        """The vectors of the plans on those cards by that model, a row for each chunk in reading order.

        Raises LibraryError where one is missing.
        """
        wanted = ({"model": model, "plan": card.id, "number": card.version} for card in cards)
        found = plain_rows(self._engine, tables.VECTORS, *wanted)
        for card, stored in zip(cards, found, strict=True):
            if len(stored) != card.chunks:
                raise LibraryError(messages.VECTORS_INCOMPLETE.format(plan=card.id))
        return [vectors_of([vector for (vector,) in stored]) for stored in found]

    def vectors_of_texts(self, texts: Iterable[str], model: str) -> dict[str, Vector]:
        """The vectors that some version's chunk with exactly that text has, by text: they need no embedding again."""
        by_digest = {digest_of(text): text for text in texts}
        query = (
            sa.select(ChunkRow.digest, VectorRow.data)
            .join(VectorRow, VectorRow.chunk_id == ChunkRow.id)
            .where(VectorRow.model == model)
        )
        found: dict[str, Vector] = {}
        with reading(self._engine) as connection:
            for part in parts(tuple(by_digest)):
                rows = connection.execute(query.where(ChunkRow.digest.in_(part)))
                found.update((by_digest[row.digest], vectors_of([row.data])[0]) for row in rows)
        return found

    def without_vectors(self, model: str) -> tuple[Chunk, ...]:
        """The active chunks that this model has not embedded yet: all of them after a change of model."""
        done = sa.select(VectorRow.chunk_id).where(VectorRow.model == model)
        with reading(self._engine) as connection:
            rows = connection.execute(tables.active_chunks().where(ChunkRow.id.not_in(done)))
            return tuple(chunk_of(row) for row in rows)

    def lacks_vectors(self, model: str, plans: Sequence[str]) -> bool:
        """Whether a chunk of those active plans has not been embedded by this model."""
        done = sa.exists().where(VectorRow.chunk_id == ChunkRow.id, VectorRow.model == model)
        lacking = tables.active_chunks().where(sa.not_(done)).order_by(None).limit(1)
        with reading(self._engine) as connection:
            asked = (lacking.where(ChunkRow.plan_id.in_(part)) for part in parts(plans))
            return any(connection.execute(one).first() for one in asked)

    def add_vectors(self, chunks: Sequence[Chunk], vectors: Vectors, model: str) -> None:
        """Keep the vectors of chunks that are in the library already."""
        with writing(self._engine) as connection:
            connection.execute(sa.insert(VectorRow), vector_values(chunks, vectors, model))
            raise_generation(connection)

    # --- versions ---------------------------------------------------------------------------------

    def known(self) -> tuple[Known, ...]:
        """For each plan its active version, or its last one where it has been withdrawn."""
        with reading(self._engine) as connection:
            return tuple(known_of(row) for row in connection.execute(tables.known_versions()))

    def versions(self, plan_id: str) -> tuple[Version, ...]:
        """Every version of a plan that is or was answered from, oldest first. Raises UnknownPlan."""
        with reading(self._engine) as connection:
            found = tuple(version_of(row) for row in connection.execute(tables.complete_versions(plan_id)))
        if not found:
            raise UnknownPlan(messages.PLAN_UNKNOWN.format(plan=plan_id))
        return found

    def next_version(self, plan_id: str) -> int:
        """The number for a plan's next version: one more than the last that was ever active."""
        last = sa.select(sa.func.max(VersionRow.number)).where(VersionRow.plan_id == plan_id, VersionRow.complete)
        with reading(self._engine) as connection:
            return (connection.execute(last).scalar() or 0) + 1

    def publish(self, draft: Draft) -> int:
        """Write a version and make it the active one; gives the new generation. Raises LibraryError."""
        token = self.write(draft)
        return self.activate(draft.plan.id, draft.plan.version, token)

    def write(self, draft: Draft) -> str:
        """Write a version, inactive; gives the token to activate it with.

        What a crash left of the same version is replaced. Raises PublishedElsewhere where another process was faster.
        """
        plan, token = draft.plan, uuid.uuid4().hex
        original = {"plan_id": plan.id, "version": plan.version, "name": plan.source, "data": draft.original}
        try:
            with writing(self._engine) as connection:
                make_room(connection, plan)
                connection.execute(sa.insert(VersionRow).values(version_values(draft, token)))
                connection.execute(sa.insert(OriginalRow).values(original))
                if draft.chunks:
                    connection.execute(sa.insert(ChunkRow), chunk_values(plan, draft.chunks))
                    connection.execute(sa.insert(VectorRow), vector_values(draft.chunks, draft.vectors, draft.model))
        except sa.exc.IntegrityError as error:
            # on PostgreSQL two processes may write the same version at once
            raise PublishedElsewhere(messages.PUBLISHED_ELSEWHERE.format(plan=plan.id)) from error
        return token

    def activate(self, plan_id: str, version: int, token: str) -> int:
        """Make a written version the active one, all its vectors counted; gives the new generation."""
        written = sa.and_(VersionRow.plan_id == plan_id, VersionRow.number == version, VersionRow.token == token)
        with writing(self._engine) as connection:
            before = connection.execute(active_number(plan_id)).scalar()
            row = connection.execute(sa.select(VersionRow.chunks, VersionRow.complete).where(written)).first()
            if row is None:
                raise PublishedElsewhere(messages.PUBLISHED_ELSEWHERE.format(plan=plan_id))
            if connection.execute(tables.counted_vectors(plan_id, version)).scalar_one() != row.chunks:
                raise LibraryError(messages.VECTORS_INCOMPLETE.format(plan=plan_id))
            if not row.complete:
                connection.execute(sa.update(VersionRow).where(written).values(complete=True, replaced=before))
            return set_active(connection, plan_id, version)

    def withdraw(self, plan_id: str) -> int:
        """Answer no more from a plan; its versions stay on record. Raises UnknownPlan."""
        with writing(self._engine) as connection:
            require_active(connection, plan_id)
            return set_active(connection, plan_id, None)

    def roll_back(self, plan_id: str) -> int:
        """Make the version that the active one replaced active again; gives its number.

        Raises UnknownPlan, LibraryError where it replaced none.
        """
        with writing(self._engine) as connection:
            active = require_active(connection, plan_id)
            before = connection.execute(
                sa.select(VersionRow.replaced).where(VersionRow.plan_id == plan_id, VersionRow.number == active)
            ).scalar()
            if before is None:
                raise LibraryError(messages.NOTHING_TO_ROLL_BACK.format(plan=plan_id))
            set_active(connection, plan_id, before)
            return before

    def restore(self, plan_id: str, version: int) -> int:
        """Make a version on record the active one, as after a withdrawal; gives the new generation."""
        with writing(self._engine) as connection:
            connection.execute(active_number(plan_id))
            complete = sa.and_(VersionRow.plan_id == plan_id, VersionRow.number == version, VersionRow.complete)
            if connection.execute(sa.select(VersionRow.number).where(complete)).first() is None:
                raise UnknownPlan(messages.VERSION_UNKNOWN.format(plan=plan_id, version=version))
            return set_active(connection, plan_id, version)

    # --- corrections ------------------------------------------------------------------------------

    def corrections(self, plan_id: str) -> tuple[Correction, ...]:
        """What a human decided about a plan's deadlines."""
        with reading(self._engine) as connection:
            return corrections_in(connection).get(plan_id, ())

    def correct(self, correction: Correction) -> int:
        """Put a correction over what was read, now and in every later version; gives the new generation."""
        same = sa.and_(CorrectionRow.plan_id == correction.plan, CorrectionRow.deadline_id == correction.deadline)
        with writing(self._engine) as connection:
            require_active(connection, correction.plan)
            connection.execute(sa.delete(CorrectionRow).where(same))
            connection.execute(sa.insert(CorrectionRow).values(correction_values(correction)))
            return raise_generation(connection)

    def forget_correction(self, plan_id: str, deadline_id: str) -> int:
        """Let a deadline stand as it was read, as before it was decided on; gives the new generation."""
        same = sa.and_(CorrectionRow.plan_id == plan_id, CorrectionRow.deadline_id == deadline_id)
        with writing(self._engine) as connection:
            connection.execute(sa.delete(CorrectionRow).where(same))
            return raise_generation(connection)
