"""What the plans of a library change in each other, laid over what was read out of each. Pure.

Nothing of it is stored: it is worked out over the active plans, so that it does not matter which file came first, and
a plan that is withdrawn or rolled back changes nothing any more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, TypeVar

from knowledge.calendar import is_in_force
from knowledge.model import Facts, Listed, Outline, Plan, PlanCard, Revision, Section

CardT = TypeVar("CardT", Plan, PlanCard)
Deed = Literal["amend", "replace", "repeal"]


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


def concerning(plans: Iterable[CardT], wanted: Container[str]) -> tuple[CardT, ...]:
    """The wanted plans, and of the others the deadlines that have taken the place of one of theirs."""
    plans = tuple(plans)
    heirs = {revision.plan for plan in plans if plan.id in wanted for revision in plan.revisions if is_whole(revision)}
    told = (plan if plan.id in wanted or plan.id in heirs else _only(plan, wanted) for plan in plans)
    return tuple(plan for plan in told if plan.facts.deadlines or plan.id in wanted)


def replacements(plans: Iterable[Listed]) -> Mapping[str, frozenset[str]]:
    """For each plan that replaces others as a whole, which ones."""
    found: dict[str, frozenset[str]] = {}
    for plan in plans:
        for revision in filter(is_whole, plan.revisions):
            found[revision.plan] = found.get(revision.plan, frozenset()) | {plan.id}
    return found


class Standing:
    """The plans of a library as they stand on any day; what is amended is read once."""

    def __init__(self, printed: Callable[[str], Plan], plans: Iterable[Listed]) -> None:
        """`printed` gives a plan of the library, of which `plans` are the list, by its id."""
        self.printed = printed
        self._replaced = replacements(plans)
        self._read: dict[tuple[str, int], tuple[tuple[Section, ...], Facts]] = {}

    def on(self, plan: Plan, today: dt.date) -> Plan:
        """A plan with amended provisions in their new wording and the deadlines that hold on that day.

        Deadlines that other plans print stand at the provision that they are about.
        """
        if not plan.revisions and not any(one.superseded_by for one in plan.facts.deadlines):
            return plan
        revisions = in_force(plan, today)
        sections, facts = self._reworded(plan, [one for one in revisions if one.sections])
        others = (
            replace(deadline, section=deadline.amends_section or deadline.section)
            for other in dict.fromkeys(revision.plan for revision in revisions)
            for deadline in self.printed(other).facts.deadlines
            if deadline.amends == plan.id
        )
        deadlines = tuple(
            replace(deadline, superseded_by=None, superseded_on=None)
            for deadline in (*plan.facts.deadlines, *others)
            if is_in_force(deadline, today)
        )
        kept = replace(facts, deadlines=deadlines, starts_on=plan.facts.starts_on, ends_on=plan.facts.ends_on)
        return replace(plan, sections=sections, facts=kept, revisions=revisions)

    def replaced_by(self, plan_id: str) -> frozenset[str]:
        """The plans in whose place a plan has come as a whole."""
        return self._replaced.get(plan_id, frozenset())

    def _reworded(self, plan: Plan, revisions: Sequence[Revision]) -> tuple[tuple[Section, ...], Facts]:
        """The consolidated sections of a plan, and what they say."""
        if not revisions:
            return plan.sections, plan.facts
        key = plan.id, len(revisions)
        if key not in self._read:
            from knowledge.facts import facts_of

            sections = plan.sections
            for revision in revisions:
                sections = _with(sections, revision)
            self._read[key] = sections, facts_of(Outline(plan.header, sections))
        return self._read[key]


def _with(sections: tuple[Section, ...], revision: Revision) -> tuple[Section, ...]:
    """The sections with a revision's in the place of those that it touches; what is only added stands at their end."""
    new = {section.path for section in revision.after}
    gone = {path for path in revision.sections if revision.amendment.kind != "add" or path in new}
    places = [at for at, one in enumerate(sections) if one.path in gone]
    if not places:
        places = [at + 1 for at, one in enumerate(sections) if {one.path, *one.ancestors} & set(revision.sections)][-1:]
    at = places[0] if places else len(sections)
    rest = tuple(one for one in sections[at:] if one.path not in gone)
    return (*sections[:at], *revision.after, *rest)


def in_force(plan: Listed, today: dt.date) -> tuple[Revision, ...]:
    """What has been changed in a plan up to a day."""
    return tuple(revision for revision in plan.revisions if revision.since <= today)


def is_whole(revision: Revision) -> bool:
    """Whether the whole plan is replaced or repealed."""
    return revision.amendment.kind in ("replace", "repeal") and not revision.sections


def deed(revision: Revision) -> Deed:
    """What a revision does to the plan: it amends a part, or replaces or repeals the whole."""
    if not is_whole(revision):
        return "amend"
    return "replace" if revision.amendment.kind == "replace" else "repeal"


def places(revisions: Iterable[Revision]) -> tuple[str, ...]:
    """The provisions that are changed, and those that are added, as they are called."""
    return tuple(dict.fromkeys(path for one in revisions for path in _places(one)))


def _places(revision: Revision) -> tuple[str, ...]:
    new = {section.path for section in revision.after}
    added = tuple(one.path for one in revision.after if not new.intersection(one.ancestors))
    return added if revision.amendment.kind == "add" and added else revision.sections


def deeds(plan: Listed) -> Mapping[tuple[str, dt.date, Deed], tuple[str, ...]]:
    """What others do to a plan: by whom, since when and what, each with the provisions."""
    found: dict[tuple[str, dt.date, Deed], list[Revision]] = {}
    for revision in plan.revisions:
        found.setdefault((revision.name, revision.since, deed(revision)), []).append(revision)
    return {key: places(revisions) for key, revisions in found.items()}


def replaced(plan: Listed, today: dt.date) -> Revision | None:
    """What has taken the whole plan's place, or repealed it, by that day."""
    return next((revision for revision in in_force(plan, today) if is_whole(revision)), None)


def _only(plan: CardT, wanted: Container[str]) -> CardT:
    kept = tuple(deadline for deadline in plan.facts.deadlines if deadline.amends in wanted)
    return replace(plan, facts=replace(plan.facts, deadlines=kept))
