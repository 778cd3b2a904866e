"""The tables of the library, as SQLAlchemy maps them, and what is selected from them; the migrations make them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The library's own tables; the bot keeps its tables apart, in the same database."""


class StateRow(Base):
    """The one row with the generation number, raised by whatever changes what the active plans say, and a name.

    The name keeps two offices apart that share one Chroma server.
    """

    __tablename__ = "library_state"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(sa.String(32))
    generation: Mapped[int]


class PlanRow(Base):
    """A plan and which of its versions is answered from; none where it has been withdrawn or never was complete."""

    __tablename__ = "plan"

    id: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    active_version: Mapped[int | None]


class VersionRow(Base):
    """One version of a plan as it was understood.

    `token` tells apart two writers of the same version number; `complete` is set when it first becomes active,
    `replaced` then holds the version that was active before. `amends` tells whether it changes other plans.
    """

    __tablename__ = "plan_version"

    plan_id: Mapped[str] = mapped_column(sa.ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    token: Mapped[str] = mapped_column(sa.String(32))
    source: Mapped[str] = mapped_column(sa.Text)
    format: Mapped[str] = mapped_column(sa.String(20))
    sha256: Mapped[str] = mapped_column(sa.String(64), index=True)
    words: Mapped[str] = mapped_column(sa.String(64), index=True)
    analysis: Mapped[str] = mapped_column(sa.String(64))
    header: Mapped[str] = mapped_column(sa.Text)
    sections: Mapped[str] = mapped_column(sa.Text)
    facts: Mapped[str] = mapped_column(sa.Text)
    warnings: Mapped[str] = mapped_column(sa.Text)
    text: Mapped[str] = mapped_column(sa.Text)
    chunks: Mapped[int]
    amends: Mapped[bool] = mapped_column(server_default=sa.false())
    complete: Mapped[bool]
    replaced: Mapped[int | None]
    written_at: Mapped[dt.datetime] = mapped_column(sa.DateTime(timezone=True), server_default=sa.func.now())


class OriginalRow(Base):
    """The file that a version was read from, byte for byte."""

    __tablename__ = "plan_original"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["plan_id", "version"], ["plan_version.plan_id", "plan_version.number"], ondelete="CASCADE"
        ),
    )

    plan_id: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(sa.Text)
    data: Mapped[bytes] = mapped_column(sa.LargeBinary)


class ChunkRow(Base):
    """A chunk of a version; `digest` is that of its text, by which vectors are used again."""

    __tablename__ = "chunk"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["plan_id", "version"], ["plan_version.plan_id", "plan_version.number"], ondelete="CASCADE"
        ),
        sa.Index("chunk_of_version", "plan_id", "version"),
    )

    id: Mapped[str] = mapped_column(sa.String(120), primary_key=True)
    plan_id: Mapped[str] = mapped_column(sa.String(80))
    version: Mapped[int]
    ordinal: Mapped[int]
    section: Mapped[str] = mapped_column(sa.Text)
    page: Mapped[int]
    body: Mapped[str] = mapped_column(sa.Text)
    text: Mapped[str] = mapped_column(sa.Text)
    digest: Mapped[str] = mapped_column(sa.String(64), index=True)


class VectorRow(Base):
    """A chunk's vector by one model: `data` holds half precision floats, little-endian."""

    __tablename__ = "vector"

    chunk_id: Mapped[str] = mapped_column(sa.ForeignKey("chunk.id", ondelete="CASCADE"), primary_key=True)
    model: Mapped[str] = mapped_column(sa.String(255), primary_key=True)
    data: Mapped[bytes] = mapped_column(sa.LargeBinary)


class CorrectionRow(Base):
    """What a human decided about a deadline; `corrected` is the deadline as JSON, none where it is no deadline."""

    __tablename__ = "deadline_correction"

    plan_id: Mapped[str] = mapped_column(sa.ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True)
    deadline_id: Mapped[str] = mapped_column(sa.String(80), primary_key=True)
    section: Mapped[str] = mapped_column(sa.Text)
    quote: Mapped[str] = mapped_column(sa.Text)
    corrected: Mapped[str | None] = mapped_column(sa.Text)
    by: Mapped[str] = mapped_column(sa.Text)
    made_at: Mapped[dt.datetime] = mapped_column(sa.DateTime(timezone=True), server_default=sa.func.now())


_ACTIVE_VERSION = sa.and_(PlanRow.id == VersionRow.plan_id, PlanRow.active_version == VersionRow.number)
_ACTIVE_CHUNK = sa.and_(PlanRow.id == ChunkRow.plan_id, PlanRow.active_version == ChunkRow.version)

VERSION = sa.select(
    VersionRow.plan_id,
    VersionRow.number,
    VersionRow.source,
    VersionRow.format,
    VersionRow.sha256,
    VersionRow.text,
    VersionRow.header,
    VersionRow.sections,
    VersionRow.facts,
    VersionRow.warnings,
).where(VersionRow.plan_id == sa.bindparam("plan"), VersionRow.number == sa.bindparam("number"))
"""What a version of a plan says, whole."""

VECTORS = (
    sa.select(VectorRow.data)
    .join(ChunkRow, VectorRow.chunk_id == ChunkRow.id)
    .where(
        VectorRow.model == sa.bindparam("model"),
        ChunkRow.plan_id == sa.bindparam("plan"),
        ChunkRow.version == sa.bindparam("number"),
    )
    .order_by(ChunkRow.ordinal)
)
"""The vectors by one model of a version's chunks, in reading order."""

SECTIONS = sa.select(ChunkRow.id, ChunkRow.section).where(ChunkRow.id.in_(sa.bindparam("ids", expanding=True)))
"""The sections that chunks are of."""


def active_tokens() -> sa.Executable:
    """Which version of each plan is answered from, by its token."""
    return sa.select(VersionRow.plan_id, VersionRow.token).join(PlanRow, _ACTIVE_VERSION)


def active_cards(plans: Sequence[str]) -> sa.Executable:
    """Those plans' versions that are answered from, without their words."""
    columns = (
        VersionRow.plan_id,
        VersionRow.number,
        VersionRow.token,
        VersionRow.source,
        VersionRow.header,
        VersionRow.facts,
        VersionRow.chunks,
        VersionRow.amends,
    )
    return sa.select(*columns).join(PlanRow, _ACTIVE_VERSION).where(PlanRow.id.in_(plans))


def active_chunks() -> sa.Select[Any]:
    """The chunks of those versions, by plan and in reading order."""
    return sa.select(ChunkRow).join(PlanRow, _ACTIVE_CHUNK).order_by(ChunkRow.plan_id, ChunkRow.ordinal)


def known_versions() -> sa.Executable:
    """For each plan its active version, else its last complete one, as far as it matters for telling plans apart."""
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


def complete_versions(plan_id: str) -> sa.Executable:
    """The versions of a plan that are or were answered from, oldest first, without what they say."""
    columns = (
        VersionRow.plan_id,
        VersionRow.number,
        VersionRow.source,
        VersionRow.sha256,
        VersionRow.written_at,
        PlanRow.active_version,
    )
    return (
        sa.select(*columns)
        .join(PlanRow, PlanRow.id == VersionRow.plan_id)
        .where(VersionRow.plan_id == plan_id, VersionRow.complete)
        .order_by(VersionRow.number)
    )


def originals(plan_id: str, version: int | None) -> sa.Executable:
    """Name and bytes of the file of a version, or of the active one."""
    query = sa.select(OriginalRow.name, OriginalRow.data).where(OriginalRow.plan_id == plan_id)
    if version is not None:
        return query.where(OriginalRow.version == version)
    return query.join(
        PlanRow, sa.and_(PlanRow.id == OriginalRow.plan_id, PlanRow.active_version == OriginalRow.version)
    )


def counted_vectors(plan_id: str, version: int) -> sa.Executable:
    """How many chunks of a version have a vector."""
    return (
        sa.select(sa.func.count(sa.distinct(VectorRow.chunk_id)))
        .join(ChunkRow, ChunkRow.id == VectorRow.chunk_id)
        .where(ChunkRow.plan_id == plan_id, ChunkRow.version == version)
    )
