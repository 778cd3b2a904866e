"""Date arithmetic for answers: is a day in time, which day is N days ahead, what is due this month. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from knowledge.answering.draft import Asking, Draft, Missing, Statement
from knowledge.answering.phrases import say
from knowledge.answering.wording import day, weekday
from knowledge.calendar import Due, add_months, add_working_days, coming, counted, last_day, named_days, uncorrected
from knowledge.model import Deadline, Plan
from knowledge.question.settling import COUNTED_FROM
from knowledge.readable import capitalised, plan_label, readable
from knowledge.vietnamese import fold

_MOST = 12
# An occurrence is looked for as far as this from the day asked about.
_AROUND = dt.timedelta(days=400)
# "nộp ngày 12/12 có kịp không", "đã trễ hạn chưa"
_IN_TIME = re.compile(
    r"\b(kip|tre|muon|dung han|con han|trong han|qua han|hop le|co cho|co duoc"
    r"|con (?:duoc |co the )?(?:xet|xem xet|nhan|nop|gui|tinh)|(dung|vao) ngay .{0,40}\bduoc"
    r"|(?:nop|gui|trinh|bao cao|dang ky)\b.*\bduoc (?:khong|chu|ha))\b"
)
_OVERDUE = re.compile(r"\b(tre|qua) han\b.{0,60}\bchua\b|\bda (tre|qua han)\b")
# "5 ngày làm việc trước hạn", "trước hạn 5 ngày", "nhắc trước 3 ngày"
_AHEAD = re.compile(
    r"\b(\d{1,3}) ngay( lam viec)? truoc (?:ngay )?(?:den |het )?(?:han|thoi han|moc)\b"
    r"|\btruoc (?:ngay )?(?:den |het )?(?:han|thoi han|moc) (\d{1,3}) ngay( lam viec)?\b"
    r"|\b(?:nhac|bao|gui|nop|xong) (?:toi )?truoc (\d{1,3}) ngay( lam viec)?\b"
)
ASKS_HOUR = re.compile(r"\b(may gio|gio nao)\b")
NAMES_HOUR = re.compile(r"\d\s*(gio|h)\b|\d:\d\d")
# "gửi sau ngày 20/11": on the next day
_AFTER = re.compile(r"\b(?:sau|qua) (?:ngay )?\d{1,2}/\d")
# "sau 16h ngày 20/11", "lúc 17 giờ 30"; "trước 16h" is in time
_HOUR = re.compile(r"(?<!truoc )\b(?:(sau|qua|luc|vao|hoi) )?(\d{1,2}) ?(?:h|gio)\b ?([0-5]\d)?\b(?!/)")
_HOURS = 24
# Of more days than these nobody wants to know the weekdays.
_FEW_DAYS = 3
_PRINTED_DAY = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(20\d\d)(?!\d)")
# not "kỳ báo cáo quý tới", which is a report
_WINDOW = re.compile(r"(?<!bao cao )\b(tuan|thang|quy) (nay|toi|sau|tiep theo)\b")
# "những việc phải làm trước 30/6/2026", "từ nay đến hết năm phải nộp gì"
_UNTIL = re.compile(
    r"\b(?:truoc|den|toi|het) (?:het |cuoi )?(?:ngay )?\d{1,2}/\d{1,2}\b"
    r"|\b(?:tu|ke tu) (?:nay|gio|day|hom nay) (?:cho )?(?:den|toi) (?:het |cuoi )(?P<unit>nam|quy|thang)\b"
)
_WHAT_IS_DUE = re.compile(
    r"\b(?:nhung|cac|tat ca|con|co) (?:gi|viec|nhiem vu|cong viec|moc|han|dau viec)\b"
    r"|\b(?:viec|nhiem vu|bao cao|moc|han) (?:gi|nao)\b|\b(?:nop|gui|lam|hoan thanh|xong) (?:nhung |cac )?gi\b"
)
_DUE = re.compile(r"\b(han|nop|gui|bao cao|den han|lam|hoan thanh|viec|moc)\b")


def verdict(asking: Asking, deadline: Deadline) -> str:
    """Whether the day asked about (today where none is named) is in time; empty where that is not asked."""
    folded = asking.question.folded
    overdue = _OVERDUE.search(folded) and not asking.question.asked.dates
    if not overdue and not (asking.question.asked.dates and _IN_TIME.search(folded)):
        return ""
    asked = asking.today if overdue else _asked_day(asking, deadline)
    if asked and not overdue and _AFTER.search(folded):
        asked += dt.timedelta(days=1)
    last = _nearest_last_day(deadline, asked) if asked else None
    if asked is None or last is None:
        return ""
    english = asking.question.english
    known = {"date": day(asked), "last": weekday(last, english=english)}
    if asked == last and deadline.time and _too_late(folded, deadline.time, strict=deadline.strict_before):
        return say("too_late_hour", english, time=f"{deadline.time:%H:%M}", last=known["last"])
    if asked <= last:
        return say("in_time", english, **known)
    return say("too_late", english, count=(asked - last).days, **known)


def _too_late(folded: str, time: dt.time, *, strict: bool) -> bool:
    """ "sau 16h", "lúc 17 giờ 30": whether the hour that is named comes after that time."""
    named = _HOUR.search(folded)
    if named is None or int(named[2]) >= _HOURS:
        return False
    asked = dt.time(int(named[2]), int(named[3] or 0))
    return asked > time or (asked == time and (strict or named[1] in ("sau", "qua")))


def ahead(asking: Asking, deadline: Deadline) -> str:
    """The day so many (working) days before the next last day; empty where none is asked for."""
    match = _AHEAD.search(asking.question.folded)
    if match is None:
        return ""
    count, working = next(
        (int(n), bool(w)) for n, w in ((match[1], match[2]), (match[3], match[4]), (match[5], match[6])) if n
    )
    named = next((one for one in _named(deadline, asking.today) if last_day(deadline, one) >= asking.today), None)
    if named is None:
        return ""
    last = last_day(deadline, named)
    early = add_working_days(last, -count) if working else last - dt.timedelta(days=count)
    english = asking.question.english
    unit = say("working days" if working else "days", english)
    known = {"last": weekday(last, english=english), "date": weekday(early, english=english)}
    return say("ahead", english, count=count, unit=unit, **known)


def since(asking: Asking, deadline: Deadline, plan: Plan) -> str:
    """The last day of so many days from an event whose day the question names; empty where it names none.

    What is counted from the day of issue counts from the plan's own, whichever day the question takes it for.
    """
    if deadline.kind != "relative" or not deadline.offset:
        return ""
    if deadline.anchor == "issued_on":
        return _since_issue(asking, deadline, plan)
    days = asking.question.asked.full_dates
    event = fold((deadline.anchor or "").removeprefix("event:")).split()[:2]
    if len(days) != 1 or " ".join(event) not in asking.question.folded:
        return ""
    return _from_day(asking, days[0], deadline.offset)


def _since_issue(asking: Asking, deadline: Deadline, plan: Plan) -> str:
    issued, taken_for = plan.header.issued_on, asking.question.asked.issued
    counts = taken_for or COUNTED_FROM.search(asking.question.folded)
    if issued is None or not deadline.offset or not counts:
        return ""
    if taken_for is None or taken_for == issued:
        return _from_day(asking, issued, deadline.offset)
    english = asking.question.english
    return say("issued_otherwise", english, date=day(issued), other=day(taken_for))


def _from_day(asking: Asking, start: dt.date, offset: str) -> str:
    last, plain = counted(start, offset), uncorrected(start, offset)
    if last is None:
        return ""
    english = asking.question.english
    told = say("since", english, date=day(start), last=weekday(last, english=english))
    return (
        f"{told} {say('day_off', english, date=weekday(plain, english=english))}" if plain and plain != last else told
    )


def in_month(asking: Asking, deadline: Deadline) -> str:
    """When a recurring deadline falls in the month that the question names; empty where it names none."""
    month = asking.question.asked.month
    if month is None or deadline.kind != "recurring":
        return ""
    first = dt.date(*month, 1)
    named = named_days(deadline, first, add_months(first, 1) - dt.timedelta(days=1))
    if len(named) != 1:
        return ""
    english = asking.question.english
    known = {"date": weekday(named[0], english=english), "last": weekday(last_day(deadline, named[0]), english=english)}
    return say("in_month", english, month=f"{month[1]}/{month[0]}", **known)


def weekdays(asking: Asking, texts: Iterable[str]) -> str:
    """Which day of the week the day is that the question names, else each that the texts name (up to three)."""
    if not asking.question.asked.weekday:
        return ""
    told = [
        dt.date(int(y), int(m), int(d))
        for d, m, y in _PRINTED_DAY.findall(" ".join(texts))
        if _valid(int(y), int(m), int(d))
    ]
    days = list(dict.fromkeys(asking.question.asked.full_dates[:1] or told))
    english = asking.question.english
    lines = [
        say("weekday_is", english, date=day(one), weekday=weekday(one, english=english).rsplit(" ", 1)[0])
        for one in days
    ]
    return " ".join(lines) if len(days) <= _FEW_DAYS else ""


def window_answer(asking: Asking, plan: Plan) -> Draft | Missing | None:
    """ "tháng này phải nộp gì": what is due in that week, month or quarter; None where no such stretch is named."""
    stretch = _stretch_asked(asking) if _DUE.search(asking.question.folded) else None
    if stretch is None:
        return None
    first, last = stretch
    english = asking.question.english
    label = plan_label(plan, english=english)
    span = {"first": day(first), "last": day(last)}
    due: dict[str, list[Due]] = {}
    for one in coming([plan], first, (last - first).days, today=asking.today):
        due.setdefault(one.deadline.id, []).append(one)
    if not due:
        return Missing(plan, say("nothing_due", english, plan=label, **span), None, 1.0)
    headline = say("due_headline", english, plan=label, **span)
    told = dict(list(due.items())[:_MOST])
    statements = tuple(_statement(days, english=english) for days in told.values())
    return Draft(plan, headline, statements, 1.0, deadlines=tuple(told), is_list=True)


def _statement(days: Sequence[Due], *, english: bool) -> Statement:
    """A deadline with the first of the days on which it comes round, and how often it does after that."""
    one = days[0].deadline
    again = say("due_again", english, count=len(days) - 1, last=day(days[-1].last_day)) if days[1:] else ""
    text = f"{weekday(days[0].last_day, english=english)}{again}: {capitalised(readable(one.task))}"
    if one.to_whom:
        text += f"; {say('to_whom', english).lower()}: {readable(one.to_whom)}"
    return Statement(f"{text}.", one.section, one.page, one.quote)


def _stretch_asked(asking: Asking) -> tuple[dt.date, dt.date] | None:
    """First and last day of the stretch that the question names."""
    folded, asked = asking.question.folded, asking.question.asked
    if match := _WINDOW.search(folded):
        return _stretch(match[1], asking.today, later=match[2] != "nay")
    until = _UNTIL.search(folded) if _WHAT_IS_DUE.search(folded) else None
    if until is None:
        return None
    if until["unit"] == "nam":
        return asking.today, asking.today.replace(month=12, day=31)
    if until["unit"]:
        return _stretch(until["unit"], asking.today, later=False)
    years = (asking.today.year, asking.today.year + 1)
    named = asked.full_dates[:1] or [one for year in years if (one := _valid(year, *asked.dates[0][::-1]))]
    last = next((one for one in named if one >= asking.today), None)
    return (asking.today, last) if last else None


def _stretch(unit: str, today: dt.date, *, later: bool) -> tuple[dt.date, dt.date]:
    """First and last day of this (or the next) week, month, quarter; this one begins today."""
    if unit == "tuan":
        first = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=later)
        return max(first, today), first + dt.timedelta(days=6)
    months = 1 if unit == "thang" else 3
    first = add_months(today.replace(day=1, month=today.month - (today.month - 1) % months), months * later)
    return max(first, today), add_months(first, months) - dt.timedelta(days=1)


def _asked_day(asking: Asking, deadline: Deadline) -> dt.date | None:
    """The day that the question names; without a year that of the year in which it is nearest to a day that is due."""
    if asking.question.asked.full_dates:
        return asking.question.asked.full_dates[0]
    number, month = asking.question.asked.dates[0]
    years = range(asking.today.year - 1, asking.today.year + 3)
    if deadline.date:
        years = range(deadline.date.year, deadline.date.year + 1)
    days = [one for year in years if (one := _valid(year, month, number))]
    return min(days, key=lambda one: (_weeks_off(deadline, one), abs(one - asking.today)), default=None)


def _weeks_off(deadline: Deadline, asked: dt.date) -> int:
    """How far it is from a day to the nearest one that is due: the plan may have ended before this year."""
    last = _nearest_last_day(deadline, asked)
    return abs(last - asked).days // 7 if last else 0


def _valid(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _nearest_last_day(deadline: Deadline, asked: dt.date) -> dt.date | None:
    lasts = [last_day(deadline, named) for named in _named(deadline, asked)]
    return min(lasts, key=lambda one: abs(one - asked), default=None)


def _named(deadline: Deadline, around: dt.date) -> tuple[dt.date, ...]:
    """The days that a deadline names, those of a recurring one about a year around a day."""
    if deadline.kind == "recurring":
        return named_days(deadline, around - _AROUND, around + _AROUND)
    return tuple(one for one in (deadline.date or deadline.end,) if one)
