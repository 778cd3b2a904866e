"""What one plan changes in the others of the library, and they in it, for those who take it in. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge import messages
from knowledge.amending import Deed, deed, is_whole, places
from knowledge.changes import Change
from knowledge.model import Deadline, Oddity, Plan
from knowledge.readable import document_name
from knowledge.vietnamese import squash


@dataclass(frozen=True, slots=True)
class Effect:
    """What the plan `by` changes in `plan` from the day `since` on; names are those that documents use.

    `sections` are the provisions of `plan`, none where the whole of it is replaced or repealed.
    """

    plan: str
    name: str
    by: str
    by_name: str
    since: dt.date
    deed: Deed
    sections: tuple[str, ...]
    changes: tuple[Change, ...]


def effects_around(plan_id: str, plans: Iterable[Plan]) -> tuple[Effect, ...]:
    """What a plan changes in others, then what others change in it; `plans` have that worked into them."""
    by_id = {plan.id: plan for plan in plans}
    pairs = {
        (plan.id, revision.plan): None
        for plan in by_id.values()
        for revision in plan.revisions
        if plan_id in (plan.id, revision.plan)
    }
    ordered = sorted(pairs, key=lambda pair: pair[0] == plan_id)
    return tuple(_effect(by_id[plan], by_id[by], by_id) for plan, by in ordered)


def unclear_in(plan: Plan, read: Plan) -> tuple[Oddity, ...]:
    """The orders of an amending plan that change nothing because they are not clear; `read` is it as it was read."""
    known = [one for one in read.facts.oddities if one.message not in _UNREAD]
    return tuple(one for one in plan.facts.oddities if one not in known)


_UNREAD = (messages.AMENDMENT_NOT_READ, messages.AMENDMENT_NOT_FOUND)


def _effect(plan: Plan, by: Plan, plans: dict[str, Plan]) -> Effect:
    revisions = [one for one in plan.revisions if one.plan == by.id]
    whole = next(filter(is_whole, revisions), revisions[0])
    sections = () if is_whole(whole) else places(revisions)
    changes = tuple(_changes(plan, by, plans))
    since = min(one.since for one in revisions)
    return Effect(plan.id, document_name(plan), by.id, document_name(by), since, deed(whole), sections, changes)


def _changes(plan: Plan, by: Plan, plans: dict[str, Plan]) -> Iterator[Change]:
    """The deadlines that go, each with the one that takes its place, then those that are new."""
    heirs: set[str] = set()
    for old in _of(plan, plans.values()):
        amending, _, heir = (old.superseded_by or "").partition(":")
        if amending == by.id:
            new = next((one for one in by.facts.deadlines if one.id == heir), None)
            heirs.add(heir)
            before, after = squash(old.quote), squash(new.quote) if new else None
            # what a new plan says as the old one did has not changed
            if before != after:
                yield Change("deadline", "moved" if new else "dropped", before, after)
    for one in by.facts.deadlines:
        if one.amends == plan.id and one.id not in heirs:
            yield Change("deadline", "added", None, squash(one.quote))


def _of(plan: Plan, plans: Iterable[Plan]) -> Iterator[Deadline]:
    """The deadlines of a plan, wherever they are printed."""
    for other in plans:
        yield from (one for one in other.facts.deadlines if (one.amends or other.id) == plan.id)
