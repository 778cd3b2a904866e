"""What an admin should look at in a plan: gaps, overlaps and contradictions among its facts. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from knowledge import messages
from knowledge.model import Deadline, Facts, Oddity, Outline, Phase, Reference
from knowledge.vietnamese import fold

# Decrees replaced by others, with the day the other took effect: what a plan cites them for has changed.
# Nghị định 98/2023/NĐ-CP, Điều 90 (in force from 01/01/2024), replaces Nghị định 91/2017/NĐ-CP.
_REPLACED = {"91/2017/nd-cp": ("98/2023/NĐ-CP", dt.date(2024, 1, 1))}


def oddities_in(outline: Outline, facts: Facts) -> tuple[Oddity, ...]:
    """The oddities of the outline, then those that show only when the facts are laid side by side."""
    found = [
        *outline.oddities,
        *_header_gaps(outline),
        *_phase_oddities(facts.phases),
        *_deadline_oddities(facts),
        *_reference_oddities(facts.references, outline.header.issued_on),
    ]
    return tuple(dict.fromkeys(found))


def _header_gaps(outline: Outline) -> Iterator[Oddity]:
    if any(oddity.section == "header" for oddity in outline.oddities):
        return
    place = next((section for section in outline.sections if section.path in ("header", "title", "plan_title")), None)
    if place is None:
        return
    quote = place.paragraphs[0].text
    if outline.header.number is None:
        yield Oddity(place.path, quote, messages.PLAN_WITHOUT_NUMBER)
    if outline.header.issued_on is None:
        yield Oddity(place.path, quote, messages.PLAN_WITHOUT_DATE)


def _phase_oddities(phases: tuple[Phase, ...]) -> Iterator[Oddity]:
    stages = [phase for phase in phases if not phase.overall]
    for one, other in combinations(stages, 2):
        if (shared := _shared(one, other)) is not None:
            yield Oddity(
                other.section,
                other.quote,
                messages.PHASES_OVERLAP.format(
                    one=one.name, other=other.name, start=_day(shared[0]), end=_day(shared[1])
                ),
            )
    wholes = [phase for phase in phases if phase.overall]
    ends = {phase.ends for phase in wholes if phase.ends}
    if len(ends) > 1:
        last = wholes[-1]
        yield Oddity(last.section, last.quote, messages.PERIODS_DIFFER.format(ends=", ".join(map(_day, sorted(ends)))))


def _shared(one: Phase, other: Phase) -> tuple[dt.date, dt.date] | None:
    if not (one.starts and one.ends and other.starts and other.ends) or one.name == other.name:
        return None
    start, end = max(one.starts, other.starts), min(one.ends, other.ends)
    return (start, end) if start <= end else None


def _deadline_oddities(facts: Facts) -> Iterator[Oddity]:
    """The same task owed by the same office to the same office, said in two places with different days."""
    same: dict[tuple[str, ...], list[Deadline]] = {}
    for deadline in facts.deadlines:
        if deadline.who:
            owed = tuple(fold(words or "") for words in (deadline.task, deadline.who, deadline.to_whom))
            same.setdefault(owed, []).append(deadline)
    for one, other in chain.from_iterable(combinations(group, 2) for group in same.values()):
        if one.section != other.section and _contradict(one, other):
            yield Oddity(
                other.section,
                other.quote,
                messages.DEADLINES_DIFFER.format(one=one.quote.strip(" ."), other=other.quote.strip(" .")),
            )


def _contradict(one: Deadline, other: Deadline) -> bool:
    if one.kind == "fixed" and other.kind == "fixed":
        return (one.date, one.strict_before) != (other.date, other.strict_before)
    return one.kind == other.kind == "recurring" and one.rrule != other.rrule


def _reference_oddities(references: tuple[Reference, ...], issued_on: dt.date | None) -> Iterator[Oddity]:
    told: set[str] = set()
    for reference in references:
        number = fold(reference.number)
        if number in _REPLACED and number not in told:
            told.add(number)
            by, since = _REPLACED[number]
            yield _about(reference, messages.REFERENCE_REPLACED, by=by, since=_day(since))
        if issued_on and reference.date and reference.date > issued_on:
            yield _about(reference, messages.REFERENCE_LATER, day=_day(reference.date), issued=_day(issued_on))
    yield from _two_dates(references)


def _two_dates(references: Iterable[Reference]) -> Iterator[Oddity]:
    """One number of one issuer with two dates: one of them is a slip."""
    first: dict[tuple[str, str], Reference] = {}
    for reference in references:
        if not (reference.number and reference.date and reference.issuer):
            continue
        known = first.setdefault((fold(reference.number), _body(reference.issuer)), reference)
        if known.date and known.date != reference.date:
            yield _about(reference, messages.REFERENCE_TWO_DATES, one=_day(known.date), other=_day(reference.date))


def _body(issuer: str) -> str:
    """The kind of issuer, without its place: "UBND tỉnh Ninh Bình" and "UBND tỉnh" sign from one register."""
    folded = fold(issuer).replace("uy ban nhan dan", "ubnd").removeprefix("chu tich ")
    return re.sub(r"((?:tinh|xa|phuong|thanh pho)) .*", r"\1", folded)


def _about(reference: Reference, message: str, **values: str) -> Oddity:
    return Oddity(reference.section, reference.quote, message.format(number=reference.number, **values))


def _day(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"
