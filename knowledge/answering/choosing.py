"""Which of all plans was issued first or last, and which ends in a year: chosen by what their cards hold. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answering.comparing import LATE
from knowledge.answering.draft import Asking, Draft, Statement
from knowledge.answering.earliest import asks_issue
from knowledge.answering.header import issue_answer
from knowledge.answering.phrases import say
from knowledge.answering.wording import day
from knowledge.model import Plan, PlanCard
from knowledge.readable import plan_label

# "kế hoạch nào kết thúc năm 2025, kế hoạch nào kéo dài đến 2030"; not "kế hoạch nào tổng kết năm 2030"
_ENDS = re.compile(
    r"\b(?:ke hoach|phong trao|don vi|noi|tinh|xa) nao\b.*\b(?:ket thuc|keo dai|chay|het han|het hieu luc)\b"
)


def chosen_by_card(asking: Asking, cards: Sequence[PlanCard]) -> tuple[str, ...]:
    """The plans, by id, that the question is about; empty where it does not ask which."""
    asked = asking.question.asked
    if not asked.which_plans:
        return ()
    if asks_issue(asking.question.folded):
        days = [(issued, card.id) for card in cards if (issued := card.header.issued_on)]
        if len(days) < len(cards):
            # one that bears no date may be older than all of them
            return ()
        first = (max if LATE.search(asking.question.folded) else min)(issued for issued, _ in days)
        return tuple(plan for issued, plan in days if issued == first)
    if _ENDS.search(asking.question.folded):
        return tuple(one.id for one in cards if one.facts.ends_on and one.facts.ends_on.year in asked.years)
    return ()


def told_of_choice(asking: Asking, plan: Plan) -> Draft:
    """When a plan that was chosen so was issued, or until when it runs."""
    english = asking.question.english
    if asks_issue(asking.question.folded) or plan.facts.ends_on is None:
        return issue_answer(plan, english=english)
    phases = sorted(plan.facts.phases, key=lambda one: not one.overall)
    stated = next(((one.section, one.page, one.quote) for one in phases), ("title", 1, plan.header.title))
    text = say("runs_until", english, date=day(plan.facts.ends_on))
    headline = say("phase_headline", english, plan=plan_label(plan, english=english))
    return Draft(plan, headline, (Statement(text, *stated),), 1.0)
