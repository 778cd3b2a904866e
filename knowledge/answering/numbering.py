"""The numbered sources of an answer: what a model is given and its wording is held against. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knowledge.answering.draft import Draft, citation
from knowledge.answering.grounding import Source
from knowledge.model import Answer, Citation, Plan
from knowledge.readable import ancestor_titles, plan_label


def may_be_worded(extractive: Answer, drafts: Sequence[Draft], text: Callable[[Plan], str]) -> bool:
    """Whether a model may word an answer: not where it was cut, nor where a plan quotes a date that it amends."""
    statements = [(draft.plan, one) for draft in drafts for one in (*draft.statements, *draft.notes)]
    if any(draft.notes for draft in drafts) or any(one.printed_in for _, one in statements):
        return False
    return {citation(plan, one, text(plan)) for plan, one in statements} == set(extractive.citations)


def numbered(
    extractive: Answer, drafts: Sequence[Draft], text: Callable[[Plan], str], *, english: bool
) -> tuple[Source, ...]:
    """A source for each citation of the answer, in order; `text` gives a plan's squashed text."""
    return tuple(_source(cited, drafts, text, english=english) for cited in extractive.citations)


def _source(cited: Citation, drafts: Sequence[Draft], text: Callable[[Plan], str], *, english: bool) -> Source:
    draft = next((draft for draft in drafts if draft.plan.id == cited.plan), None)
    if draft is None:
        return Source(cited.plan, cited.title, cited.section, cited.page, cited.quote)
    plan = draft.plan
    told = [one.text for one in draft.statements if citation(plan, one, text(plan)) == cited]
    section = plan.section(cited.section)
    headings = (section.title, *ancestor_titles(plan, section)) if section else ()
    around = (draft.headline, cited.title, plan.header.issuer, *plan.header.places, *headings)
    return Source(
        plan=cited.plan,
        label=plan_label(plan, english=english),
        section=cited.section,
        page=cited.page,
        quote=cited.quote,
        told=tuple(told),
        context="\n".join(words for words in around if words),
        opening=draft.opening,
        closing=draft.closing,
    )
