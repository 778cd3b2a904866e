"""What the program knows of a plan, and what it may answer: frozen values, standard library only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol, TypeVar

# --- a file as it was read ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (PDF) or pixels (pictures); the origin is the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a line stands in a table; all three count from 0 and the table number runs through the document.

    `rows` is how many rows the cell covers where cells are merged downwards, 0 where the reader cannot tell.
    """

    table: int
    row: int
    column: int
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line (or, where the format has no lines, one paragraph) with its original characters.

    `text` holds the automatic label that a word processor would print ("1.", "a)", "-").
    `closed` is True where the format itself says that a paragraph ends here (DOCX, HTML).
    """

    text: str
    page: int
    box: Box | None = None
    cell: Cell | None = None
    closed: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read: lines in reading order, page numbers dropped; quotes are checked against `text`."""

    source: str
    format: str
    sha256: str
    lines: tuple[Line, ...]
    pages: int
    text: str
    warnings: tuple[str, ...] = ()


# --- the outline of a plan ------------------------------------------------------------------------

SPECIAL_SECTIONS = ("header", "title", "legal_basis", "preamble", "plan_title", "closing", "recipients", "signature")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its original words; lines are joined by one space, nothing is mended.

    `bullet` is the dash, plus or dot it is printed with ("" where there is none); `text` keeps it.
    """

    text: str
    page: int
    bullet: str = ""
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a plan (or one of `SPECIAL_SECTIONS`), without its children.

    `path` is the label path as printed ("VI.1.d", "Điều 1", "Phụ lục II.3"); `label` its last part as printed ("d)").
    `title` is the words of the heading without the label ("" where the label opens a plain sentence).
    `paragraphs` begins with the heading paragraph as printed ("1. Mục đích"), then the text directly under it.
    `ancestors` are the paths of the sections above, outermost first.
    """

    path: str
    label: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    page: int
    ancestors: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The section's own text as printed, a paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first and last page say about the document itself; None or empty where the document does not say.

    `issuer` is the full name of the issuing body with its place ("Sở Nội vụ tỉnh Sơn La", "UBND xã Cát Thành");
    `places` are the places it works in, narrowest first ("xã Cát Thành", "tỉnh Ninh Bình").
    `signing_mode` is the printed abbreviation ("KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN").
    """

    title: str
    issuer: str
    doc_type: str = "Kế hoạch"
    number: str | None = None
    places: tuple[str, ...] = ()
    place_of_issue: str | None = None
    issued_on: dt.date | None = None
    signer: str | None = None
    signer_title: str | None = None
    signing_mode: str | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A document understood as a plan: who issued it, and its sections in reading order."""

    header: Header
    sections: tuple[Section, ...]
    oddities: tuple[Oddity, ...] = ()


# --- facts, each with the quote it was read from --------------------------------------------------

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
class Oddity:
    """Something in the plan that an admin should look at; `message` is one Vietnamese sentence."""

    section: str
    quote: str
    message: str


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


@dataclass(frozen=True, slots=True)
class Revision:
    """What another `plan`, called `name`, changes in `sections` of this one (none: the whole): they become `after`."""

    plan: str
    name: str
    since: dt.date
    amendment: Amendment
    sections: tuple[str, ...] = ()
    after: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of a plan. Quotes are checked against the document's `text`; `sha256` is that of the file."""

    id: str
    version: int
    source: str
    format: str
    sha256: str
    text: str
    header: Header
    sections: tuple[Section, ...]
    facts: Facts = field(default_factory=Facts)
    warnings: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()

    def section(self, path: str) -> Section | None:
        """The section with that path, None where there is none."""
        return next((section for section in self.sections if section.path == path), None)


class Edition(NamedTuple):
    """A version of a plan; `token` is another for every time that it was written."""

    plan: str
    version: int
    token: str


@dataclass(frozen=True, slots=True)
class PlanCard:
    """What is known of a plan without opening it: who issued it, what is due by it, who has a duty in it.

    Of its `facts` only deadlines, oddities and period are there; `offices` are named as in its duties; `chunks` counts
    them; `amends` tells whether it changes other plans.
    """

    id: str
    version: int
    token: str
    source: str
    header: Header
    facts: Facts = field(default_factory=Facts)
    revisions: tuple[Revision, ...] = ()
    offices: tuple[str, ...] = ()
    chunks: int = 0
    amends: bool = False

    @property
    def edition(self) -> Edition:
        """The version that the card is of."""
        return Edition(self.id, self.version, self.token)


class Listed(Protocol):
    """A plan or its card: enough for lists, calendars and reminders."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def header(self) -> Header: ...
    @property
    def facts(self) -> Facts: ...
    @property
    def revisions(self) -> tuple[Revision, ...]: ...


ListedT = TypeVar("ListedT", bound=Listed)


@dataclass(frozen=True, slots=True)
class Chunk:
    """What is embedded: `text` carries the plan's title, place and heading path, then `body`, the original words.

    `id` is stable for the same plan version and place: "<plan id>:<version>:<ordinal>".
    """

    id: str
    plan: str
    section: str
    page: int
    body: str
    text: str


# --- what the assistant says ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement stands: `quote` is a substring of the plan's text after NFC and collapsing white space."""

    plan: str
    source: str
    title: str
    section: str
    page: int
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`text` is what staff read, with [1], [2] ... after each statement, counting through `citations`."""

    text: str
    citations: tuple[Citation, ...]
    deadlines: tuple[str, ...] = ()
    model: str | None = None

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("an answer needs at least one citation")


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read an unclear question: the plan it would be asked of, and what a button says."""

    plan: str
    label: str


@dataclass(frozen=True, slots=True)
class Clarification:
    """The question fits several plans that differ: which one is meant?"""

    text: str
    options: tuple[Option, ...]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """The plans do not say; `citations` holds the nearest passage, if there is one."""

    text: str
    citations: tuple[Citation, ...] = ()


Outcome = Answer | Clarification | Refusal


@dataclass(frozen=True, slots=True)
class Turn:
    """What a follow-up question may refer to: kept by the caller per person, given back with the next question."""

    question: str
    intent: str
    plans: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An outcome together with the turn to hand in with a follow-up."""

    outcome: Outcome
    turn: Turn
