"""What a plan says, as facts with their quotes: deadlines, awards, duties and the like."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from knowledge.model.document import Oddity, Section

DeadlineKind = Literal["fixed", "recurring", "period", "relative", "undated"]
DeadlineStatus = Literal["active", "past", "ended", "superseded", "needs_review"]
Occasion = Literal["annual", "preliminary", "final"]
AwardLevel = Literal["state", "province", "unit"]
Role = Literal["lead", "cooperate", "advise", "monitor", "carry_out"]
AmendmentKind = Literal["reword", "add", "repeal", "substitute", "move", "replace"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """Who owes what to whom by when.

    `quote` is a substring of the section's text and holds the words of the date.
    kind fixed: `date` is the named day. recurring: `rrule` (RFC 5545) yields the named days from `dtstart` to `until`
    (a rule without BYMONTHDAY or BYDAY has no named day: "hằng năm" with no date). period: due within `start`..`end`.
    relative: `anchor` says from which event ("issued_on", "event:nhận đủ hồ sơ"), `offset` how far
    ("+10 working days", "asap", "after" or "before" where no time is named).
    undated: the plan asks for it and names no date.
    `strict_before` is True for "trước ngày D": the last day is D-1. `time` is local time of day.
    `review` says in Vietnamese why a human must decide, None where nothing is in doubt.
    Where plans amend each other, `superseded_by` ("<plan id>" or "<plan id>:<deadline id>") stands in its place from
    `superseded_on`; from `in_force_from` it is part of the plan that it `amends`, at `amends_section`.
    """

    id: str
    section: str
    page: int
    quote: str
    task: str
    kind: DeadlineKind
    who: str | None = None
    to_whom: str | None = None
    date: dt.date | None = None
    time: dt.time | None = None
    rrule: str | None = None
    dtstart: dt.date | None = None
    until: dt.date | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    strict_before: bool = False
    anchor: str | None = None
    offset: str | None = None
    review: str | None = None
    superseded_by: str | None = None
    superseded_on: dt.date | None = None
    amends: str | None = None
    amends_section: str | None = None
    in_force_from: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """A form of award as the plan names it; `form` None where it only says "theo thẩm quyền". `proposed`: "đề xuất"."""

    section: str
    page: int
    quote: str
    form: str | None
    grantor: str | None
    level: AwardLevel | None
    occasions: tuple[Occasion, ...] = ()
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class DossierItem:
    """A document that an award dossier must hold; `copies` where the plan says how many sets, `form` "Mẫu số 07"."""

    section: str
    page: int
    quote: str
    item: str
    copies: int | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """What one office has to do, in which role."""

    section: str
    page: int
    quote: str
    office: str
    role: Role
    task: str
    partners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the plan's time; `overall` marks the whole plan. `starts`/`ends` are the first and last day."""

    section: str
    page: int
    quote: str
    name: str
    starts: dt.date | None
    ends: dt.date | None
    overall: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A number to reach: `operator` is "=", ">=" or "<=", `unit` "%" or what is counted."""

    section: str
    page: int
    quote: str
    operator: str
    value: float
    unit: str
    subject: str
    by: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Another document that the plan cites; role "basis" in căn cứ and preamble, "form" for a form, else "cited".

    `number` is "" where the plan names a law by its title alone ("Luật Thi đua, khen thưởng"): `title` then holds it.
    """

    section: str
    page: int
    quote: str
    doc_type: str
    number: str
    date: dt.date | None = None
    issuer: str | None = None
    role: str = "cited"
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """One thing that this plan changes in another, the `document`, from the day `since` (None: not understood).

    `places` are provisions, labels outermost first ("VI/2/b"; "VI/2/-3": its third dash), `given` text that is put in.
    reword: they become `given`. add: `given` joins them. repeal: they go (without any, the whole document).
    substitute: `put` stands for `taken` in them. move: the deadline of `subject`, dated `taken`, is due `put`.
    replace: this plan stands for the whole document.
    """

    kind: AmendmentKind
    section: str
    page: int
    quote: str
    document: Reference | None
    since: dt.date | None
    places: tuple[str, ...] = ()
    given: tuple[Section, ...] = ()
    subject: str = ""
    taken: str = ""
    put: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything read out of one plan."""

    deadlines: tuple[Deadline, ...] = ()
    awards: tuple[Award, ...] = ()
    dossier: tuple[DossierItem, ...] = ()
    duties: tuple[Duty, ...] = ()
    phases: tuple[Phase, ...] = ()
    targets: tuple[Target, ...] = ()
    references: tuple[Reference, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None


# --- a plan in the library ------------------------------------------------------------------------
