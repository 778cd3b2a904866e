"""How plans, places in them, and dates are called. Pure."""

from __future__ import annotations

import datetime as dt
import hashlib

from bot import texts
from bot.reminders import Subject
from knowledge.calendar import Due, weekday_name
from knowledge.model import SPECIAL_SECTIONS, Listed


def plan_name(plan: Listed) -> str:
    """ "Kế hoạch số 1470/QĐ-UBND của UBND tỉnh Sơn La"."""
    header = plan.header
    wording = texts.PLAN_WITH_NUMBER if header.number else texts.PLAN_WITHOUT_NUMBER
    return wording.format(type=header.doc_type, number=header.number, issuer=header.issuer)


def place_name(section: str) -> str:
    """ "mục VI.1.d", "Điều 1", "phần căn cứ"."""
    if section in SPECIAL_SECTIONS:
        return texts.SPECIAL_PLACES[section]
    if section.startswith(texts.NAMED_PLACES):
        return section
    return texts.SECTION.format(path=section)


def day_name(day: dt.date) -> str:
    """ "09/11/2026"."""
    return day.strftime("%d/%m/%Y")


def moment_name(moment: dt.datetime, zone: dt.tzinfo | None) -> str:
    """ "08:00 ngày 09/11/2026", as it is called in that zone."""
    return moment.astimezone(zone).strftime("%H:%M ngày %d/%m/%Y")


def time_name(time: dt.time) -> str:
    """ "08:00"."""
    return time.strftime("%H:%M")


def left_name(due: Due, today: dt.date) -> str:
    """ "còn 3 ngày", "hôm nay là ngày cuối", "đã quá hạn 1 ngày"."""
    days = (due.last_day - today).days
    if days == 0:
        return texts.LAST_DAY_TODAY
    return texts.DAYS_LEFT.format(days=days) if days > 0 else texts.DAYS_OVER.format(days=-days)


def due_name(due: Due) -> str:
    """The date as the plan means it: "trước ngày 10/11/2026", "hết ngày 30/11/2026"."""
    day, deadline = day_name(due.due), due.deadline
    if deadline.time is not None and deadline.time != dt.time(0):
        return texts.BEFORE_TIME.format(time=time_name(deadline.time), day=day)
    if deadline.strict_before:
        return texts.BEFORE_DAY.format(day=day)
    if due.start is not None:
        return texts.FROM_TO.format(start=day_name(due.start), day=day)
    return texts.UNTIL_DAY.format(day=day)


def last_day_name(due: Due) -> str:
    """ "ngày cuối: thứ Hai 09/11/2026"."""
    return texts.LAST_DAY.format(weekday=weekday_name(due.last_day), day=day_name(due.last_day))


def change_name(due: Due) -> str:
    """That another plan changes or ends the deadline before it falls due; empty where none does."""
    since, heir = due.deadline.superseded_on, due.deadline.superseded_by or ""
    if since is None or since > due.last_day:
        return ""
    return (texts.CHANGES_LATER if ":" in heir else texts.ENDS_LATER).format(day=day_name(since))


def leads_name(lead_days: tuple[int, ...]) -> str:
    """ "7, 3, 1"."""
    return ", ".join(str(days) for days in lead_days)


def short_reference(*parts: object) -> str:
    """A short id for a button, which carries at most 64 bytes: the same parts give the same id."""
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:12]


def subject_reference(subject: Subject) -> str:
    """The short id of a deadline's occurrence."""
    plan, deadline, occurrence = subject
    return short_reference(plan, deadline, occurrence.isoformat())
