"""What a new version of a plan changes: deadlines added, moved and dropped; awards, offices, header. Pure."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from knowledge import messages
from knowledge.model import Award, Deadline, Facts, Plan
from knowledge.vietnamese import fold, squash, syllables

Subject = Literal["title", "number", "issued_on", "signer", "period", "deadline", "award", "office"]
Kind = Literal["added", "moved", "dropped", "changed"]
FactT = TypeVar("FactT")
# two wordings of one task share at least half of their syllables
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs; `before` and `after` are words of the two versions, None where one has none."""

    subject: Subject
    kind: Kind
    before: str | None
    after: str | None


def changes_between(before: Plan, after: Plan) -> tuple[Change, ...]:
    """What the later version changes, what matters most first: deadlines, awards, offices, then the document itself."""
    return (
        *_deadline_changes(before.facts.deadlines, after.facts.deadlines),
        *_set_changes("award", map(_award, before.facts.awards), map(_award, after.facts.awards)),
        *_set_changes("office", _offices(before), _offices(after)),
        *_document_changes(before, after),
    )


def same_dates_and_awards(ours: Facts, theirs: Facts) -> bool:
    """Whether two readings, one of them perhaps with slips in its letters, agree on what staff must not miss."""
    return _essence(ours) == _essence(theirs)


def _essence(facts: Facts) -> Hashable:
    return (
        frozenset(_rule(deadline) for deadline in facts.deadlines),
        frozenset((fold(award.form or ""), award.level, award.occasions) for award in facts.awards),
        frozenset((target.operator, target.value, target.by) for target in facts.targets),
    )


def _deadline_changes(before: Sequence[Deadline], after: Sequence[Deadline]) -> Iterable[Change]:
    old, new = _without_equals(before, after, _due)
    for deadline in tuple(old):
        twin = _nearest(deadline, new)
        if twin is not None:
            old.remove(deadline)
            new.remove(twin)
            yield Change("deadline", "moved", squash(deadline.quote), squash(twin.quote))
    yield from (Change("deadline", "dropped", squash(deadline.quote), None) for deadline in old)
    yield from (Change("deadline", "added", None, squash(deadline.quote)) for deadline in new)


def _due(deadline: Deadline) -> Hashable:
    """What a reminder is made from: the same task due the same days is the same deadline, however it is worded."""
    return fold(deadline.task), fold(deadline.who or ""), _rule(deadline)


def _rule(deadline: Deadline) -> Hashable:
    return (
        deadline.kind,
        deadline.date,
        deadline.time,
        deadline.rrule,
        deadline.start,
        deadline.end,
        deadline.strict_before,
        deadline.anchor,
        deadline.offset,
    )


def _without_equals(
    before: Sequence[FactT], after: Sequence[FactT], key: Callable[[FactT], Hashable]
) -> tuple[list[FactT], list[FactT]]:
    """What only one side has."""
    ours, theirs = {key(fact) for fact in before}, {key(fact) for fact in after}
    return [fact for fact in before if key(fact) not in theirs], [fact for fact in after if key(fact) not in ours]


def _nearest(deadline: Deadline, candidates: Sequence[Deadline]) -> Deadline | None:
    """The deadline that took this one's place: of the same addressee and the likest task, in the same section first."""
    alike = [
        (other.section == deadline.section, share, other)
        for other in candidates
        if fold(other.who or "") == fold(deadline.who or "")
        and (share := likeness(deadline.task, other.task)) >= _ALIKE
    ]
    return max(alike, key=lambda found: found[:2])[2] if alike else None


def likeness(one: str, other: str) -> float:
    """The share of their syllables that two texts have in common."""
    ours, theirs = set(syllables(one)), set(syllables(other))
    return len(ours & theirs) / max(1, len(ours | theirs))


def _award(award: Award) -> str:
    named = award.form or messages.AWARD_UNNAMED
    return named if award.grantor is None or fold(award.grantor) in fold(named) else f"{named} ({award.grantor})"


def _offices(plan: Plan) -> Iterable[str]:
    return (duty.office for duty in plan.facts.duties)


def _set_changes(subject: Subject, before: Iterable[str], after: Iterable[str]) -> Iterable[Change]:
    old, new = ({fold(name): squash(name) for name in names} for names in (before, after))
    yield from (Change(subject, "dropped", name, None) for key, name in old.items() if key not in new)
    yield from (Change(subject, "added", None, name) for key, name in new.items() if key not in old)


def _document_changes(before: Plan, after: Plan) -> Iterable[Change]:
    old, new = _document(before), _document(after)
    for subject, was in old.items():
        if fold(was or "") != fold(new[subject] or ""):
            yield Change(subject, "changed", was, new[subject])


def _document(plan: Plan) -> dict[Subject, str | None]:
    header, facts = plan.header, plan.facts
    period = [day.isoformat() if day else "?" for day in (facts.starts_on, facts.ends_on)]
    return {
        "title": header.title,
        "number": header.number,
        "issued_on": header.issued_on.isoformat() if header.issued_on else None,
        "signer": header.signer,
        "period": " - ".join(period) if facts.starts_on or facts.ends_on else None,
    }
