"""The tables of the library, as SQLAlchemy maps them; the migrations make them."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

LIBRARY_STATE = 1
"""The id of the only row of `library_state`."""


class Base(DeclarativeBase):
    """The library's own tables; the bot keeps its tables apart, in the same database."""


class StateRow(Base):
    """The generation number, raised by whatever changes what the active plans say, and the library's own name.

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

    `token` tells apart two writers of the same version number; `complete` is set when it first becomes active.
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
    complete: Mapped[bool]
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
