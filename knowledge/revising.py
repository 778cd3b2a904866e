"""Works the amendments of all plans into the plans they amend, in the order in which they take effect. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from knowledge import messages
from knowledge.changes import likeness
from knowledge.consolidating import Consolidated, Sections, Unclear, consolidated
from knowledge.designated import plan_meant
from knowledge.facts.deadlines import deadlines_of
from knowledge.model import Amendment, Deadline, Listed, Oddity, Plan, Revision, Section
from knowledge.moving import moved
from knowledge.readable import document_name
from knowledge.vietnamese import squash

# A deadline takes another's place when most words of its task are the same; some, where it stands at the same place.
_ALIKE, _SOMEWHAT, _SAME_PEOPLE = 0.7, 0.3, 0.5


@dataclass(frozen=True, slots=True)
class _Live:
    """A deadline in force: as the consolidated text has it, and where it is kept."""

    read: Deadline
    owner: str
    id: str


@dataclass(slots=True)
class _Draft:
    """A plan while amendments are worked in: its consolidated sections, the deadlines it prints, those in force."""

    plan: Plan
    sections: Sections
    deadlines: dict[str, Deadline]
    live: list[_Live]
    revisions: list[Revision] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)

    @property
    def finished(self) -> Plan:
        facts = self.plan.facts
        oddities = (*facts.oddities, *self.oddities)
        facts = replace(facts, deadlines=tuple(self.deadlines.values()), oddities=oddities)
        return replace(self.plan, facts=facts, revisions=tuple(self.revisions))

    def wording(self, amendment: Amendment) -> list[Deadline]:
        """The deadlines that the text which an amendment puts in says by itself."""
        given = [(one.path, squash(one.text)) for one in amendment.given]
        return [
            one
            for one in self.deadlines.values()
            if one.amends is None and any(path == one.section and squash(one.quote) in text for path, text in given)
        ]

    def doubt(self, amendment: Amendment, unclear: Unclear) -> None:
        """Say why an amendment changes nothing; beside the old dates, the new ones wait for a human."""
        self.oddities.append(Oddity(amendment.section, amendment.quote, unclear.message))
        for one in () if unclear.absent else self.wording(amendment):
            self.deadlines[one.id] = replace(one, review=one.review or unclear.message)


def revised(plans: Sequence[Plan], among: Sequence[Listed]) -> tuple[Plan, ...]:
    """The plans with what they change in each other: deadlines superseded and new, revisions, oddities.

    `among` holds all plans that an amendment may mean, those that one does mean must be in `plans`.
    """
    drafts = {plan.id: _begun(plan) for plan in plans}
    orders = [(plan, amendment) for plan in plans for amendment in plan.facts.amendments]
    for plan, amendment in sorted(orders, key=lambda order: _turn(*order)):
        meant = plan_meant(amendment.document, plan, among)
        unclear = meant if isinstance(meant, Unclear) else _Order(amendment, plan.id, meant.id, drafts).carry_out()
        if unclear is not None:
            drafts[plan.id].doubt(amendment, unclear)
    return tuple(drafts[plan.id].finished for plan in plans)


def _begun(plan: Plan) -> _Draft:
    live = [_Live(deadline, plan.id, deadline.id) for deadline in plan.facts.deadlines]
    return _Draft(plan, plan.sections, {deadline.id: deadline for deadline in plan.facts.deadlines}, live)


def _turn(plan: Plan, amendment: Amendment) -> tuple[dt.date, dt.date, str]:
    since = amendment.since or dt.date.max
    return since, plan.header.issued_on or since, plan.id


@dataclass(frozen=True, slots=True)
class _Order:
    """One amendment on its way from the plan that prints it into the plan it is about."""

    amendment: Amendment
    printed_in: str
    about: str
    drafts: dict[str, _Draft]

    @property
    def by(self) -> _Draft:
        return self.drafts[self.printed_in]

    @property
    def into(self) -> _Draft:
        return self.drafts[self.about]

    def carry_out(self) -> Unclear | None:
        """Work it in; what is not clear changes nothing."""
        since = self.amendment.since
        if since is None:
            return Unclear(messages.EFFECT_UNKNOWN)
        others = [one for one in self.into.plan.facts.amendments if not _is_whole(one)]
        if _is_whole(self.amendment):
            if others:
                return Unclear(messages.AMENDS_AN_AMENDMENT)
            self._end(since)
            return None
        if self.amendment.kind == "move":
            change = moved(self.into.sections, [live.read for live in self.into.live], self.amendment)
        else:
            change = consolidated(self.into.sections, self.amendment)
        if isinstance(change, Unclear):
            return change
        if any(one.section in change.before for one in others):
            return Unclear(messages.AMENDS_AN_AMENDMENT)
        return self._change(change, since)

    def _end(self, since: dt.date) -> None:
        """The whole plan is replaced or repealed: nothing of it is due any more."""
        heirs: list[Deadline] = []
        if self.amendment.kind == "replace":
            heirs = [replace(one, in_force_from=since) for one in self.by.deadlines.values() if one.amends is None]
            self.by.deadlines.update({one.id: one for one in heirs})
        self._supersede(self.into.live, [replace(one, section="") for one in heirs], since)
        self.into.live = []
        self._record(since, (), ())

    def _change(self, change: Consolidated, since: dt.date) -> Unclear | None:
        """Read the touched provisions again: what is gone from them is superseded, what is new takes its place."""
        before = _read(self.into, self.into.sections, change.before)
        after = _read(self.into, change.sections, change.after)
        stays, was = {one.id for one in after}, {one.id for one in before}
        lost = [one for one in before if one.id not in stays]
        gone = [live for live in self.into.live if self._is_gone(live, change, lost, stays)]
        if self.amendment.kind == "move" and not gone:
            return Unclear(messages.DEADLINE_UNCHANGED)
        new = [one for one in after if one.id not in was]
        placed = [self._placed(one, since) for one in new]
        self._put(placed)
        self._supersede(gone, new, since)
        kept = [live for live in self.into.live if live not in gone]
        self.into.live = [*kept, *(_Live(one, self.printed_in, one.id) for one in new)]
        self.into.sections = change.sections
        touched = change.before or tuple(path.rpartition(".")[0] for path in change.after[:1])
        self._record(since, touched, tuple(one for one in change.sections if one.path in change.after))
        return Unclear(messages.NEW_DATE_UNREAD) if gone and not new and self.amendment.put else None

    def _is_gone(self, live: _Live, change: Consolidated, lost: Sequence[Deadline], stays: set[str]) -> bool:
        if live.read.section not in change.before or live.read.id in stays:
            return False
        # the whole provision goes, whatever was read in it
        return self.amendment.kind in ("reword", "repeal") or any(_same(live.read, one) for one in lost)

    def _placed(self, new: Deadline, since: dt.date) -> Deadline:
        """A deadline of the consolidated text, where the amending plan prints it."""
        wanted = squash(new.quote)
        given = next((one for one in self.amendment.given if wanted in squash(one.text)), None)
        place = given.path if given else self.amendment.section
        page = given.page if given else self.amendment.page
        quote = new.quote if given else self.amendment.quote
        new = replace(new, amends=self.about, amends_section=new.section, in_force_from=since)
        return replace(new, section=place, page=page, quote=quote)

    def _put(self, placed: Sequence[Deadline]) -> None:
        """What the new wording says by itself gives way to what it says in the plan that it belongs to."""
        alone = {one.id for one in self.by.wording(self.amendment)}
        kept = {key: one for key, one in self.by.deadlines.items() if key not in alone}
        self.by.deadlines = kept | {one.id: one for one in placed}
        self.by.live = [live for live in self.by.live if live.id not in alone]

    def _supersede(self, gone: Sequence[_Live], new: Sequence[Deadline], since: dt.date) -> None:
        heirs = _heirs([live.read for live in gone], new)
        for live, heir in zip(gone, heirs, strict=True):
            link = f"{self.printed_in}:{heir.id}" if heir else self.printed_in
            owned = self.drafts[live.owner].deadlines
            owned[live.id] = replace(owned[live.id], superseded_by=link, superseded_on=since)

    def _record(self, since: dt.date, sections: tuple[str, ...], after: tuple[Section, ...]) -> None:
        name = document_name(self.by.plan)
        self.into.revisions.append(Revision(self.printed_in, name, since, self.amendment, sections, after))


def _is_whole(amendment: Amendment) -> bool:
    return amendment.kind in ("replace", "repeal") and not amendment.places


def _read(draft: _Draft, sections: Sections, paths: Sequence[str]) -> tuple[Deadline, ...]:
    """The deadlines of some provisions, read with the headings above them and in the plan's own period."""
    above = {path for one in sections if one.path in paths for path in one.ancestors}
    area = tuple(one for one in sections if one.path in paths or one.path in above)
    facts = draft.plan.facts
    found = _deadlines(draft.plan.header, area, facts.starts_on, facts.ends_on)
    return tuple(deadline for deadline in found if deadline.section in paths)


# what has been read is read again with every change of the library
_deadlines = lru_cache(maxsize=2048)(deadlines_of)


def _same(live: Deadline, read: Deadline) -> bool:
    """Whether a deadline of the register is this one; an earlier program may have given it another id."""
    return live.id == read.id or (live.section, squash(live.quote)) == (read.section, squash(read.quote))


def _heirs(old: Sequence[Deadline], new: Sequence[Deadline]) -> list[Deadline | None]:
    """For each old deadline the new one that stands in its place, the likest first, each new one once."""
    pairs = [
        (likeness(one.task, other.task) + (one.section == other.section), place, other)
        for place, one in enumerate(old)
        for other in new
        if _takes_its_place(one, other)
    ]
    heirs: dict[int, Deadline] = {}
    for _, place, other in sorted(pairs, key=lambda pair: -pair[0]):
        if place not in heirs and other not in heirs.values():
            heirs[place] = other
    return [heirs.get(place) for place in range(len(old))]


def _takes_its_place(old: Deadline, new: Deadline) -> bool:
    alike = likeness(old.task, new.task)
    if old.section == new.section:
        return alike >= _SOMEWHAT
    return alike >= _ALIKE and not (old.who and new.who and likeness(old.who, new.who) < _SAME_PEOPLE)
