"""A day of the week that a question takes wrongly for a weekly one of the plan. Pure."""

from __future__ import annotations

import re

from knowledge.answering.draft import Asking, Draft
from knowledge.answering.due import draft_of
from knowledge.answering.phrases import say
from knowledge.answering.ranking import every
from knowledge.calendar import parts_of
from knowledge.facts.leads import weekday_of
from knowledge.model import Deadline, Plan
from knowledge.readable import plan_label

_MOST = 3
# A weekly day that covers so much of the question is the one it is about.
_ABOUT = 0.4
# "sáng thứ Hai", "thứ 2 hằng tuần"; not "nội dung thứ hai"
_DAY = r"(thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)"
_ASKED = re.compile(rf"\b(?:sang|chieu|toi|trua|vao|truoc|phai|la) {_DAY}\b|\b{_DAY} (?:hang|moi) tuan\b")
_REPORT = re.compile(r"\bbao cao (?:\w+ )?(?:hang |moi )?tuan\b")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekly_answer(asking: Asking, plan: Plan) -> Draft | None:
    """ "báo cáo tuần nộp vào sáng thứ Hai" of a plan whose reports are due on Fridays: these; else None."""
    match = _ASKED.search(asking.question.folded)
    if match is None or asking.question.plans != (plan.id,):
        return None
    asked = weekday_of(match[1] or match[2])
    weekly = [one for one in plan.facts.deadlines if every(one) == "week" and one.superseded_by is None]
    told = sorted(weekly, key=lambda one: -asking.share(one.quote, one.task))[:_MOST]
    about = told and asking.share(told[0].quote, told[0].task) >= _ABOUT
    if not told or not (about or _REPORT.search(asking.question.folded)):
        return None
    english = asking.question.english
    if asking.question.asked.yes_no and about and _is(told[0], asked):
        return draft_of(asking, plan, told[:1], 1.0, say("yes", english))
    if _named(plan, asked):
        return None
    name = (_ENGLISH if english else _NAMES)[asked]
    premise = say("no_such_weekday", english, plan=plan_label(plan, english=english), day=name)
    return draft_of(asking, plan, told, 1.0, say("not_so", english, correction=premise))


def _named(plan: Plan, weekday: int) -> bool:
    """Whether the plan speaks of that day of the week, or something is due on it."""
    # "lần thứ hai" is none
    name = re.compile(rf"(?<!\w)(?:{_NAMES[weekday]}|thứ {weekday + 2})(?!\w)")
    return any(_is(one, weekday) for one in plan.facts.deadlines) or bool(name.search(plan.text))


def _is(deadline: Deadline, weekday: int) -> bool:
    """Whether it falls on that day of the week; the last working day of a month is none of them."""
    rule = parts_of(deadline.rrule or "")
    return "BYSETPOS" not in rule and _CODES[weekday] in rule.get("BYDAY", "")
