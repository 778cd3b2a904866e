"""What a question takes wrongly about a deadline: another year, office or quarter than the plan names. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answering.draft import Asking
from knowledge.answering.phrases import say
from knowledge.answering.ranking import every, nameless
from knowledge.answering.sides import stranger
from knowledge.model import Deadline, Plan
from knowledge.readable import plan_label, readable


def correction(asking: Asking, plan: Plan, told: Sequence[Deadline]) -> str:
    """How an answer that tells these deadlines begins: what the question has wrong; empty where nothing is."""
    return _wrong_year(asking, plan, told) or _wrong_office(asking, plan, told[0]) or _wrong_quarter(asking, plan, told)


def _wrong_year(asking: Asking, plan: Plan, told: Sequence[Deadline]) -> str:
    """ "tổng kết năm 2028" where the plan says 2030."""
    years = asking.question.asked.years
    named = [_years(one) for one in told]
    if not years or any(not one or set(years) & one for one in named):
        return ""
    english = asking.question.english
    text = ", ".join(str(year) for year in years)
    return say("no_such_year", english, plan=plan_label(plan, english=english), year=text)


def _wrong_office(asking: Asking, plan: Plan, deadline: Deadline) -> str:
    """ "Phòng Kinh tế nhận hồ sơ đến ngày nào" where another office receives them."""
    due = plan.facts.deadlines
    offices = {
        *(duty.office for duty in plan.facts.duties),
        *(name for one in due for name in (one.who, one.to_whom) if name),
    }
    office = stranger(deadline, sorted(offices), nameless(asking))
    if not office:
        return ""
    english = asking.question.english
    return say("other_office", english, plan=plan_label(plan, english=english), office=readable(office))


def _years(deadline: Deadline) -> set[int]:
    """The years that a deadline names; empty where it comes every year."""
    if deadline.kind == "recurring":
        return set()
    return {day.year for day in (deadline.date, deadline.start, deadline.end) if day}


def _wrong_quarter(asking: Asking, plan: Plan, told: Sequence[Deadline]) -> str:
    quarter = asking.question.asked.quarter
    if (
        not quarter
        or any(every(one) == "quarter" for one in told)
        or any(re.search(rf"\bquý {quarter}\b", one.quote.lower()) for one in told)
    ):
        return ""
    english = asking.question.english
    return say("no_such_quarter", english, plan=plan_label(plan, english=english), quarter=quarter.upper())
