"""Rows of the library's tables as values, and values as rows: what is JSON, what is bytes, what is a digest."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.codec import decode, encode
from knowledge.corrections import Correction
from knowledge.identity import Known, words_digest
from knowledge.model import Chunk, Deadline, Facts, Header, Oddity, Plan, PlanCard, Section

if TYPE_CHECKING:
    from knowledge.embedding import Vectors

_STORED = "<f2"
"""How a vector's values are stored: half precision is half the space, cosines the same to three digits."""


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


@dataclass(frozen=True, slots=True)
class _Duty:
    office: str


@dataclass(frozen=True, slots=True)
class _CardFacts:
    deadlines: tuple[Deadline, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    duties: tuple[_Duty, ...] = ()
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None


def digest_of(text: str) -> str:
    """The digest by which a text's vector is found again."""
    return hashlib.sha256(text.encode()).hexdigest()


def version_values(draft: Draft, token: str) -> dict[str, object]:
    """The row of a version that is not active yet."""
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
        "amends": bool(plan.facts.amendments),
        "complete": False,
    }


def chunk_values(plan: Plan, chunks: Sequence[Chunk]) -> list[dict[str, object]]:
    """The rows of a version's chunks."""
    return [
        {
            "id": chunk.id,
            "plan_id": plan.id,
            "version": plan.version,
            "ordinal": ordinal,
            "section": chunk.section,
            "page": chunk.page,
            "body": chunk.body,
            "text": chunk.text,
            "digest": digest_of(chunk.text),
        }
        for ordinal, chunk in enumerate(chunks)
    ]


def vector_values(chunks: Sequence[Chunk], vectors: Vectors, model: str) -> list[dict[str, object]]:
    """The rows of chunks' vectors by one model."""
    rows = zip(chunks, vectors.astype(_STORED), strict=True)
    return [{"chunk_id": chunk.id, "model": model, "data": row.tobytes()} for chunk, row in rows]


def vectors_of(stored: Sequence[bytes]) -> Vectors:
    """Stored vectors as an array with a row each."""
    # the terminal's deadlines and plans need no vectors: they start without numpy
    import numpy as np

    values = np.frombuffer(b"".join(stored), dtype=_STORED).astype(np.float32)
    return values.reshape(len(stored), -1) if stored else values.reshape(0, 0)


def correction_values(correction: Correction) -> dict[str, object]:
    """The row of a correction."""
    return {
        "plan_id": correction.plan,
        "deadline_id": correction.deadline,
        "section": correction.section,
        "quote": correction.quote,
        "corrected": None if correction.corrected is None else encode(correction.corrected),
        "by": correction.by,
    }


def plan_of(row: Sequence[Any]) -> Plan:
    """The plan in a row of `tables.VERSION`, as it was read out of its file."""
    plan_id, number, source, form, sha256, text, header, sections, facts, warnings = row
    return Plan(
        id=plan_id,
        version=number,
        source=source,
        format=form,
        sha256=sha256,
        text=text,
        header=decode(Header, header),
        sections=decode(_Sections, sections).sections,
        facts=decode(Facts, facts),
        warnings=decode(_Warnings, warnings).warnings,
    )


def card_of(row: Any) -> PlanCard:
    """The card of the plan in a row of `tables.active_cards`."""
    facts = decode(_CardFacts, row.facts)
    return PlanCard(
        id=row.plan_id,
        version=row.number,
        token=row.token,
        source=row.source,
        header=decode(Header, row.header),
        facts=Facts(
            deadlines=facts.deadlines, oddities=facts.oddities, starts_on=facts.starts_on, ends_on=facts.ends_on
        ),
        offices=tuple(dict.fromkeys(duty.office for duty in facts.duties)),
        chunks=row.chunks,
        amends=row.amends,
    )


def known_of(row: Any) -> Known:
    """What a row of `tables.known_versions` says of a plan."""
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


def version_of(row: Any) -> Version:
    """The version in a row of `tables.complete_versions`."""
    active = row.number == row.active_version
    return Version(row.plan_id, row.number, row.source, row.sha256, row.written_at, active)


def chunk_of(row: Any) -> Chunk:
    """The chunk in a row of `chunk`."""
    return Chunk(row.id, row.plan_id, row.section, row.page, row.body, row.text)


def correction_from(row: Any) -> Correction:
    """The correction in a row of `deadline_correction`."""
    settled = None if row.corrected is None else decode(Deadline, row.corrected)
    return Correction(row.plan_id, row.deadline_id, row.section, row.quote, settled, row.by)
