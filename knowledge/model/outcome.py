"""What is answered, and what the next question may lean on."""

from __future__ import annotations

from dataclasses import dataclass


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
