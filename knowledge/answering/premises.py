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
from knowledge.vietnamese import fold

# "báo cáo tháng nộp trước ngày nào"; not "báo cáo tháng 11", "báo cáo quý I"
_REGULAR = {
    "week": re.compile(r"\bbao cao (?:dinh ky )?(?:theo |hang |moi )?tuan\b"),
    "month": re.compile(r"\bbao cao (?:dinh ky )?(?:theo |hang |moi )?thang\b(?! *\d)"),
    "quarter": re.compile(r"\bbao cao (?:dinh ky )?(?:theo |hang |moi )?quy\b(?! *(?:\d|i))"),
}
_UNITS = {"week": "tuan", "month": "thang", "quarter": "quy"}


def correction(asking: Asking, plan: Plan, told: Sequence[Deadline]) -> str:
    """How an answer that tells these deadlines begins: what the question has wrong; empty where nothing is."""
    return (
        _wrong_year(asking, plan, told)
        or _wrong_office(asking, plan, told[0])
        or _wrong_quarter(asking, plan, told)
        or _wrong_rhythm(asking, plan)
    )


def beyond(asking: Asking, plan: Plan) -> str:
    """ "tổng kết năm 2035" of a plan for 2025 to 2027 that prints no such year: what its years are; else empty."""
    years, facts = asking.question.asked.years, plan.facts
    if not years or facts.starts_on is None or facts.ends_on is None:
        return ""
    if any(facts.starts_on.year <= year <= facts.ends_on.year or str(year) in plan.text for year in years):
        return ""
    english = asking.question.english
    first, last = facts.starts_on.year, facts.ends_on.year
    span = say("span_of_year" if first == last else "span_of_years", english, first=first, last=last)
    label, named = plan_label(plan, english=english), ", ".join(map(str, years))
    premise = say("beyond", english, plan=label, span=span, year=named)
    return say("not_so", english, correction=premise) if asking.question.asked.yes_no else premise


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


def told_in_passing(asking: Asking, plan: Plan, told: Sequence[Deadline]) -> bool:
    """ "báo cáo tháng", where the deadlines are those of other reports and only a passage tells of this one."""
    asked = _regular_report(asking.question.folded)
    if asked is None or any(every(one) in (asked, "") for one in told):
        return False
    return any(_regular_report(fold(one.passage.paragraph.text)) == asked for one in asking.book.of(plan))


def _regular_report(folded: str) -> str | None:
    """How often the report comes that folded words name first: week, month, quarter."""
    return next((rhythm for rhythm, pattern in _REGULAR.items() if pattern.search(folded)), None)


def _wrong_rhythm(asking: Asking, plan: Plan) -> str:
    """ "báo cáo tháng" where reports are due every quarter."""
    asked = _regular_report(asking.question.folded)
    if asked is None or _reports_by(plan, _UNITS[asked]):
        return ""
    if any(every(one) == asked and "bao cao" in fold(f"{one.task} {one.quote}") for one in plan.facts.deadlines):
        return ""
    english = asking.question.english
    premise = say(
        "no_such_rhythm", english, plan=plan_label(plan, english=english), report=say(f"rhythm_{asked}", english)
    )
    return say("not_so", english, correction=premise)


def _reports_by(plan: Plan, unit: str) -> bool:
    """Whether a sentence of the plan speaks of reports and of every such stretch of time."""
    regular = re.compile(rf"\b(?:hang|moi|theo|tung|dinh ky|bao cao|cuoi|cac) {unit}\b")
    return any("bao cao" in one and regular.search(one) for one in re.split(r"[.;\n]\s", fold(plan.text)))
