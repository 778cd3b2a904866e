"""Drafts become what staff read: one plan's answer, several plans side by side, a clarification, a refusal. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from knowledge.answering.draft import Draft, Missing, Statement, citation
from knowledge.answering.phrases import say
from knowledge.model import Answer, Citation, Clarification, Option, Plan, Refusal
from knowledge.readable import plan_label, shortened

# One screen: an answer, a list.
ANSWER_LIMIT, LIST_LIMIT = 880, 1950
# More plans than this are asked back about instead of being told one after the other.
MOST_PLANS = 6

# "1. Thi đua ...", "a) Phối hợp ...": printed with a label of its own
_LABELLED = re.compile(r"(\d{1,2}(\.\d+)*\.|[a-zđ]\))\s")

Source = Callable[[Plan], str]


def answer_from(draft: Draft, source: Source) -> Answer:
    """One plan's answer."""
    sources = _Sources(source)
    lines = _lines(draft, sources, LIST_LIMIT if draft.is_list else ANSWER_LIMIT)
    return Answer("\n".join(lines), sources.citations, draft.deadlines)


def answer_side_by_side(drafts: Sequence[Draft], headline: str, source: Source, verdict: str = "") -> Answer:
    """Several plans' answers, each under its plan's name; first of all what comparing them comes to."""
    sources = _Sources(source)
    room = (LIST_LIMIT - len(headline) - len(verdict)) // len(drafts)
    lines = [verdict, headline] if verdict else [headline]
    for draft in drafts:
        lines += _lines(draft, sources, room)
    deadlines = tuple(deadline for draft in drafts for deadline in draft.deadlines)
    return Answer("\n".join(lines), sources.citations, deadlines)


def clarification(plans: Sequence[Plan], *, english: bool) -> Clarification:
    """Which plan is meant?"""
    options = tuple(Option(plan.id, plan_label(plan, english=english)) for plan in plans[:8])
    lines = [say("which_plan", english), *(f"- {option.label}" for option in options)]
    return Clarification("\n".join(lines), options)


def refusal(reason: str, source: Source, nearest: tuple[Plan, Statement] | None = None, *, english: bool) -> Refusal:
    """The plans do not say: why, what stands nearest, what to do next."""
    if nearest is None:
        return Refusal(f"{reason}\n{say('ask_again', english)}")
    plan, statement = nearest
    section = plan.section(statement.section)
    title = f" “{section.title}”" if section and section.title else ""
    where = say("nearest", english, section=statement.section, title=title, plan=plan_label(plan, english=english))
    printed_in = statement.printed_in or plan
    return Refusal(f"{reason}\n{where}", (citation(printed_in, statement, source(printed_in)),))


def refusal_of(missing: Missing, source: Source, *, english: bool) -> Refusal:
    """What a plan does not say."""
    nearest = (missing.plan, missing.nearest) if missing.nearest else None
    return refusal(missing.reason, source, nearest, english=english)


def too_long(drafts: Sequence[Draft]) -> bool:
    """Whether several plans' answers would not fit one message whole."""
    return sum(
        len(one.headline) + len(one.closing) + sum(len(s.text) + 6 for s in one.statements) for one in drafts
    ) > (LIST_LIMIT)


class _Sources:
    """Citations in the order they are first used, each once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._citations: list[Citation] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._citations)

    def mark(self, plan: Plan, statement: Statement) -> str:
        printed_in = statement.printed_in or plan
        cited = citation(printed_in, statement, self._source(printed_in))
        if cited not in self._citations:
            self._citations.append(cited)
        return f"[{self._citations.index(cited) + 1}]"


def _lines(draft: Draft, sources: _Sources, limit: int) -> list[str]:
    notes = [one.text for one in draft.notes]
    frame = [line for line in (draft.headline + ":", draft.opening, draft.closing, *notes) if line]
    room = limit - sum(len(line) + 1 for line in frame)
    told: list[str] = []
    bullet = "- " if len(draft.statements) > 1 else ""
    for position, statement in enumerate(draft.statements):
        left = room - sum(len(line) + 1 for line in told) - 8
        if told and left < min(len(statement.text), 60):
            told.append(f"… (+{len(draft.statements) - position})")
            break
        text = shortened(statement.text, max(left, 60))
        first, *rest = (text if _LABELLED.match(text) else f"{bullet}{text}").split("\n")
        told.append("\n".join([f"{first} {sources.mark(draft.plan, statement)}", *rest]))
    noted = [f"{one.text} {sources.mark(draft.plan, one)}" for one in draft.notes]
    return [line for line in (draft.headline + ":", draft.opening, *told, *noted, draft.closing) if line]
