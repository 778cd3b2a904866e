"""Deadlines that wait for a human, and what a human decides: the same at a terminal and in a chat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge import messages
from knowledge.corrections import Correction, correction_of
from knowledge.errors import KnowledgeError
from knowledge.facts.terms import Period
from knowledge.facts.worded import rule_worded
from knowledge.model import Deadline, Listed

if TYPE_CHECKING:
    from knowledge.library import Library

_KINDS = ("fixed", "recurring", "period")


def doubtful(plans: Iterable[Listed]) -> tuple[tuple[Listed, Deadline], ...]:
    """Each deadline that waits for a human, with its plan."""
    return tuple((plan, one) for plan in plans for one in plan.facts.deadlines if one.review)


def confirmed(deadline: Deadline) -> Deadline:
    """The deadline as it was read."""
    return replace(deadline, review=None)


def dated(deadline: Deadline, plan: Listed, words: str) -> Deadline:
    """The deadline at the time that a human words: "15/11/2026", "trước 15/11 hằng năm", "20/6, 20/12 hằng năm".

    Raises KnowledgeError, in one sentence, where the words are no date that is certain.
    """
    facts = plan.facts
    rule = rule_worded(words, Period(plan.header.issued_on, facts.starts_on, facts.ends_on))
    if rule is None or rule.kind not in _KINDS:
        raise KnowledgeError(messages.REVIEW_DATE_UNREAD.format(words=words))
    if rule.review is not None:
        raise KnowledgeError(messages.REVIEW_DATE_UNLIKELY.format(words=words))
    return replace(deadline, **rule.fields() | {"anchor": None, "offset": None})


def decide(library: Library, plan: Listed, deadline: Deadline, decided: Deadline | None, by: str) -> None:
    """Keep what somebody decided about a deadline of a plan; None: it is no deadline at all."""
    library.correct(correction_of(plan, deadline, decided, by))


def decision(library: Library, plan_id: str, deadline_id: str) -> Correction | None:
    """What was decided about a deadline before."""
    return next((one for one in library.corrections(plan_id) if one.deadline == deadline_id), None)
