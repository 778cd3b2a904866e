"""What the plans of a library change in each other, laid over what was read out of each. Pure.

Nothing of it is stored: it is worked out over the active plans, so that it does not matter which file came first, and
a plan that is withdrawn or rolled back changes nothing any more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from knowledge.model import Deadline, Listed, Plan, Revision


def amended(plans: tuple[Plan, ...], among: Sequence[Listed] = ()) -> tuple[Plan, ...]:
    """The plans, as they were read, with what they change in each other.

    Where they are some of many, `among` are all of these: which plan an amendment means is said among all.
    """
    if not any(plan.facts.amendments for plan in plans):
        return plans
    # the readers of facts are loaded only where an amendment must be worked into a plan's text
    from knowledge.revising import revised

    return revised(plans, among or plans)


def plans_meant(amending: Iterable[Plan], among: Iterable[Listed]) -> set[str]:
    """The ids of those that the plans change, as far as that is clear."""
    from knowledge.consolidating import Unclear
    from knowledge.designated import plan_meant

    among = tuple(among)
    documents = ((one.document, plan) for plan in amending for one in plan.facts.amendments)
    found = (plan_meant(document, plan, among) for document, plan in documents)
    return {one.id for one in found if not isinstance(one, Unclear)}


def concerning(plans: Iterable[Plan], wanted: Container[str]) -> tuple[Plan, ...]:
    """The wanted plans, and of the others the deadlines that have taken the place of one of theirs."""
    plans = tuple(plans)
    heirs = {revision.plan for plan in plans if plan.id in wanted for revision in plan.revisions if is_whole(revision)}
    return tuple(
        plan if plan.id in wanted or plan.id in heirs else part
        for plan in plans
        if (part := _only(plan, wanted)).facts.deadlines or plan.id in wanted or plan.id in heirs
    )


def successors(plan: Plan, plans: Iterable[Plan], today: dt.date) -> Iterator[tuple[Plan, Deadline]]:
    """The deadlines of other plans that stand in the place of this one's today, each with the plan that prints it."""
    heirs = {revision.plan for revision in in_force(plan, today) if is_whole(revision)}
    for other in plans:
        if other.id != plan.id:
            yield from (
                (other, deadline)
                for deadline in other.facts.deadlines
                if deadline.amends == plan.id or (other.id in heirs and deadline.amends is None)
            )


def in_force(plan: Plan, today: dt.date) -> tuple[Revision, ...]:
    """What has been changed in a plan up to a day."""
    return tuple(revision for revision in plan.revisions if revision.since <= today)


def is_whole(revision: Revision) -> bool:
    """Whether the whole plan is replaced or repealed."""
    return revision.amendment.kind in ("replace", "repeal") and not revision.sections


def replaced(plan: Plan, today: dt.date) -> Revision | None:
    """What has taken the whole plan's place, or repealed it, by that day."""
    return next((revision for revision in in_force(plan, today) if is_whole(revision)), None)


def _only(plan: Plan, wanted: Container[str]) -> Plan:
    kept = tuple(deadline for deadline in plan.facts.deadlines if deadline.amends in wanted)
    return replace(plan, facts=replace(plan.facts, deadlines=kept))
