"""A plan, what stands for it without its text, and the pieces of it that search finds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar

from knowledge.model.document import Header, Section
from knowledge.model.facts import Amendment, Facts


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

    def parts_of(self, path: str) -> tuple[Section, ...]:
        """The sections right below the one with that path, in order."""
        return tuple(section for section in self.sections if section.ancestors[-1:] == (path,))

    def below(self, path: str) -> tuple[Section, ...]:
        """All sections below the one with that path, in order."""
        return tuple(section for section in self.sections if path in section.ancestors)


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
