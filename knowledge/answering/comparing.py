"""Which of several plans comes first, sets the higher number or gives more time: computed, or not said at all. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answering.draft import Asking, Draft
from knowledge.answering.earliest import asks_issue, compared
from knowledge.answering.header import issue_answer
from knowledge.answering.phrases import say
from knowledge.model import Plan
from knowledge.readable import plan_label
from knowledge.vietnamese import fold

LATE = re.compile(r"\b(?:muon|tre|cham|moi|sau)\b")
_MORE = re.compile(r"\b(cao|nhieu|lon|thap|it|nho)\b(?: \w+){0,4}? (?:hon|nhat)\b")
_UNITS = ("ca nhan", "tap the", "doanh nghiep", "sang kien", "mo hinh", "lop", "ho", "thon", "diem")
_PERCENT = re.compile(r"\b(?:phan tram|ty le|chi tieu)\b|%")
_MORE_TIME = re.compile(r"\b(?:lau|thoai mai|rong rai|nhieu (?:thoi gian|ngay|gio)|gap|nhanh|ngan) hon\b")
_LESS_TIME = re.compile(r"\b(?:gap|nhanh|ngan) hon\b")
_HOURS = {"minutes": 1 / 60, "hours": 1, "days": 24, "working days": 24, "weeks": 168, "months": 720}


def verdict_over(asking: Asking, drafts: Sequence[Draft]) -> str:
    """What a comparison of these answers comes to; empty where nothing is compared, or the sides are not alike."""
    return compared(asking, drafts) or _more_time(asking, drafts) or _more(asking, drafts)


def compared_by_issue(asking: Asking, plans: Sequence[Plan]) -> tuple[str, tuple[Draft, ...]] | None:
    """ "kế hoạch nào ban hành trước": whose comes first (last) and the day of each; None where that is not asked."""
    folded = asking.question.folded
    if len(plans) < 2 or not asks_issue(folded):
        return None
    days = [plan.header.issued_on for plan in plans]
    known = [one for one in days if one]
    if not _tell_apart(known, plans):
        return None
    late = bool(LATE.search(folded))
    first = plans[known.index(max(known) if late else min(known))]
    english = asking.question.english
    told = say("issued_later" if late else "issued_earlier", english, plan=plan_label(first, english=english))
    return told, tuple(issue_answer(plan, english=english) for plan in plans)


def _more(asking: Asking, drafts: Sequence[Draft]) -> str:
    """ "nơi nào đặt cao hơn": of plans with one number each of what is counted."""
    folded = asking.question.folded
    wanted = _MORE.search(folded)
    unit = "%" if _PERCENT.search(folded) else next((one for one in _UNITS if f" {one} " in f" {folded} "), "")
    if wanted is None or not unit:
        return ""
    numbers = [_numbers(draft, unit) for draft in drafts]
    values = [next(iter(one)) for one in numbers if len(one) == 1]
    if not _tell_apart(values, drafts):
        return ""
    fewer = wanted[1] in ("thap", "it", "nho")
    return _told(asking, drafts, values, "fewer" if fewer else "more", least=fewer)


def _more_time(asking: Asking, drafts: Sequence[Draft]) -> str:
    """ "bên nào thoải mái hơn": of plans with one time limit each."""
    if not _MORE_TIME.search(asking.question.folded):
        return ""
    limits = [_hours(draft) for draft in drafts]
    values = [one for one in limits if one]
    if not _tell_apart(values, drafts):
        return ""
    less = bool(_LESS_TIME.search(asking.question.folded))
    return _told(asking, drafts, values, "less_time" if less else "more_time", least=less)


def _tell_apart(values: Sequence[object], sides: Sequence[object]) -> bool:
    """Whether there is a value for each side, and no two are the same."""
    return len(set(values)) == len(values) == len(sides)


def _told(asking: Asking, drafts: Sequence[Draft], values: Sequence[float], key: str, *, least: bool) -> str:
    english = asking.question.english
    first = drafts[values.index(min(values) if least else max(values))]
    return say(key, english, plan=plan_label(first.plan, english=english))


def _numbers(draft: Draft, unit: str) -> set[float]:
    texts = fold(" ".join(one.text for one in draft.statements))
    found = re.findall(rf"(?<![\d/.,])(\d{{1,3}}(?:\.\d{{3}})*(?:,\d+)?) ?{re.escape(unit)}(?!\w)", texts)
    return {float(one.replace(".", "").replace(",", ".")) for one in found}


def _hours(draft: Draft) -> float | None:
    offsets = {one.offset for one in draft.plan.facts.deadlines if one.id in draft.deadlines}
    count, _, unit = (offsets.pop() or "").partition(" ") if len(offsets) == 1 else ("", "", "")
    return int(count) * _HOURS[unit] if unit in _HOURS and count.lstrip("+").isdigit() else None
