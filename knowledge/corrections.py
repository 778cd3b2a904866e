"""What a human decided about a deadline that the program was not sure of, put over what was read. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from knowledge.model import Deadline, Facts, Listed
from knowledge.vietnamese import squash


@dataclass(frozen=True, slots=True)
class Correction:
    """The deadline as a human wants it, None where it is no deadline at all.

    `deadline`, `section` and `quote` say which one is meant, as the program read it.
    """

    plan: str
    deadline: str
    section: str
    quote: str
    corrected: Deadline | None
    by: str


def correction_of(plan: Listed, deadline: Deadline, corrected: Deadline | None, by: str) -> Correction:
    """A correction of a deadline of that plan; the corrected one needs no review any more."""
    settled = None if corrected is None else replace(corrected, id=deadline.id, review=None)
    return Correction(plan.id, deadline.id, deadline.section, squash(deadline.quote), settled, by)


def corrected(facts: Facts, corrections: Iterable[Correction]) -> Facts:
    """The facts with each correction in place of the deadline it is about.

    A correction holds for the same words at the same place, in every version; where those words are gone, so is it.
    """
    deadlines = list(facts.deadlines)
    for correction in corrections:
        meant = _meant(deadlines, correction)
        if meant is not None:
            place = deadlines.index(meant)
            deadlines[place : place + 1] = [_linked(correction.corrected, meant)] if correction.corrected else []
    return replace(facts, deadlines=tuple(deadlines))


def _linked(corrected: Deadline, read: Deadline) -> Deadline:
    """What other plans change is no matter of a correction, and may have changed since it was made."""
    return replace(
        corrected,
        superseded_by=read.superseded_by,
        superseded_on=read.superseded_on,
        amends=read.amends,
        amends_section=read.amends_section,
        in_force_from=read.in_force_from,
    )


def _meant(deadlines: list[Deadline], correction: Correction) -> Deadline | None:
    same_id = [deadline for deadline in deadlines if deadline.id == correction.deadline]
    # a newer program may give another id to the only deadline that these words hold
    same_words = [
        deadline
        for deadline in deadlines
        if (deadline.section, squash(deadline.quote)) == (correction.section, correction.quote)
    ]
    return next(iter(same_id if same_id else same_words if len(same_words) == 1 else ()), None)
