"""A deadline's rule becomes its dates; working days of Viet Nam. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import holidays
from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

from knowledge.model import Deadline, DeadlineStatus, Listed

ONE_DAY = dt.timedelta(days=1)
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_FRIDAY = 4
# The Government decrees the swapped days of a year in the autumn before; the library knows them up to this year.
LAST_DECREED_YEAR = 2026
_WORKING_WEEK = "BYDAY=MO,TU,WE,TH,FR"
# A deadline without an end of its plan is looked ahead for no longer than this.
_HORIZON = relativedelta(years=6)


@dataclass(frozen=True, slots=True)
class Due:
    """One occurrence: `due` is the named day (or the end of a window), `last_day` the last day in time."""

    plan: str
    deadline: Deadline
    due: dt.date
    last_day: dt.date
    start: dt.date | None = None


# --- working days ---------------------------------------------------------------------------------


def is_working_day(day: dt.date) -> bool:
    """Monday to Friday and no public holiday (Labour Code 2019 article 112, with the decreed swaps)."""
    return day.weekday() <= _FRIDAY and day not in _holidays(day.year)


def is_provisional(day: dt.date) -> bool:
    """Whether the holidays around a day are computed and not decreed yet: shown as "dự kiến"."""
    return day.year > LAST_DECREED_YEAR


def working_day_before(day: dt.date) -> dt.date:
    """The day itself if it is a working day, else the nearest one before it."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day


def working_day_after(day: dt.date) -> dt.date:
    """The day itself if it is a working day, else the next one (Civil Code 2015 article 148.5)."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def add_working_days(day: dt.date, n: int) -> dt.date:
    """The n-th working day after (before, where negative); the day itself is not counted (Civil Code article 147.2)."""
    step = ONE_DAY if n >= 0 else -ONE_DAY
    for _ in range(abs(n)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def counted(day: dt.date, offset: str) -> dt.date | None:
    """The last day of "+15 days" or "+10 working days" from a day, which is not counted (Civil Code article 147.2).

    A day off gives way to the next working day (article 148.5). None where no days or weeks are counted.
    """
    count, _, unit = offset.partition(" ")
    if not count.lstrip("+-").isdigit() or unit not in ("days", "weeks", "working days"):
        return None
    return (
        add_working_days(day, int(count)) if unit == "working days" else working_day_after(_shifted(day, count, unit))
    )


def uncorrected(day: dt.date, offset: str) -> dt.date | None:
    """The day that so many days or weeks lead to, be it a day off; None where working days are counted."""
    count, _, unit = offset.partition(" ")
    return _shifted(day, count, unit) if unit in ("days", "weeks") and count.lstrip("+-").isdigit() else None


def _shifted(day: dt.date, count: str, unit: str) -> dt.date:
    return day + dt.timedelta(days=int(count) * (7 if unit == "weeks" else 1))


def add_months(day: dt.date, n: int) -> dt.date:
    """The same day n months later; the last of the month where it has no such day."""
    return day + relativedelta(months=n)


def weekday_name(day: dt.date) -> str:
    """ "thứ Hai" ... "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


# --- the dates of a deadline ----------------------------------------------------------------------


def occurrences(rule: str, since: dt.date, until: dt.date, dtstart: dt.date | None = None) -> tuple[dt.date, ...]:
    """The named days of an RFC 5545 rule from `since` to `until`, both included.

    A rule with no day (BYMONTHDAY, BYDAY) names none. Working days ("BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
    are counted without public holidays.
    """
    if until < since or not names_a_day(rule):
        return ()
    first = dtstart or since
    if _WORKING_WEEK in rule and "BYSETPOS" in rule:
        return tuple(day for day in _nth_working_days(rule, max(first, since), until) if max(first, since) <= day)
    parsed = rrulestr(rule, dtstart=_midnight(first))
    return tuple(moment.date() for moment in parsed.between(_midnight(since), _midnight(until), inc=True))


def parts_of(rule: str) -> dict[str, str]:
    """The parts of an RFC 5545 rule: {"FREQ": "YEARLY", "BYMONTH": "6,12"}; none of an empty one."""
    return dict(part.split("=", 1) for part in rule.split(";") if "=" in part)


def names_a_day(rule: str) -> bool:
    """Whether a rule says on which day: "FREQ=YEARLY" alone is "hằng năm" with no date, and every day is no day."""
    return ("BYMONTHDAY" in rule or "BYDAY" in rule) and "FREQ=DAILY" not in rule


def named_days(deadline: Deadline, since: dt.date, until: dt.date) -> tuple[dt.date, ...]:
    """The days that a deadline names from `since` to `until`; the end of the window for a period."""
    if deadline.kind == "recurring" and deadline.rrule is not None:
        last = until if deadline.until is None else min(until, deadline.until)
        return occurrences(deadline.rrule, since, last, deadline.dtstart)
    named = deadline.end if deadline.kind == "period" else deadline.date
    return (named,) if named is not None and since <= named <= until else ()


def last_day(deadline: Deadline, named: dt.date) -> dt.date:
    """The last day in time: the day before for "trước ngày D", the day itself for "trước 17 giờ ngày D"."""
    if deadline.strict_before and deadline.time in (None, dt.time(0)):
        # "trước ngày 10/11": the tenth itself is late
        return named - ONE_DAY
    return named


def window_start(deadline: Deadline, named: dt.date) -> dt.date | None:
    """The first day of the window that ends on a named day; None where the plan gives a day and no window."""
    if deadline.kind == "period":
        return deadline.start
    if deadline.kind != "recurring" or deadline.start is None or deadline.end is None:
        return None
    if deadline.start.day != 1:
        return named - (deadline.end - deadline.start)
    # "quý I hằng năm", "trong 05 ngày đầu tháng": windows that open with a month
    months = (deadline.end.year - deadline.start.year) * 12 + deadline.end.month - deadline.start.month
    return (named - relativedelta(months=months)).replace(day=1)


def status(deadline: Deadline, ends_on: dt.date | None, today: dt.date) -> DeadlineStatus:
    """Where a deadline stands today; a plan that has ended is never due again."""
    if is_superseded(deadline, today):
        return "superseded"
    if deadline.review is not None:
        return "needs_review"
    if ends_on is not None and max(ends_on, _own_end(deadline) or ends_on) < today:
        return "ended"
    return "past" if _is_over(deadline, today) else "active"


def is_superseded(deadline: Deadline, today: dt.date) -> bool:
    """Whether another plan has put something else in the deadline's place by that day."""
    since = deadline.superseded_on
    return deadline.superseded_by is not None and (since is None or since <= today)


def is_in_force(deadline: Deadline, today: dt.date) -> bool:
    """Whether a deadline holds on that day: what a plan amends in another waits for its day of effect."""
    begun = deadline.in_force_from is None or deadline.in_force_from <= today
    return begun and not is_superseded(deadline, today)


def coming(
    plans: Iterable[Listed], since: dt.date, within: int | None = None, *, today: dt.date | None = None
) -> tuple[Due, ...]:
    """What is due, soonest first: with `within` every occurrence of the next so many days, else the next of each.

    `today` says what is in force, where the days are counted from another day.
    """
    today = today or since
    found = [
        due
        for plan in plans
        for deadline in plan.facts.deadlines
        if is_in_force(deadline, today)
        for due in _coming(plan, deadline, since, within)
    ]
    return tuple(sorted(found, key=lambda due: (due.last_day, due.plan, due.deadline.id)))


def _coming(plan: Listed, deadline: Deadline, today: dt.date, within: int | None) -> Iterator[Due]:
    ends_on = plan.facts.ends_on
    if deadline.kind == "undated" or status(deadline, ends_on, today) != "active":
        return
    until = ends_on or today + _HORIZON
    if own := _own_end(deadline):
        until = max(until, own)
    if within is not None:
        until = min(until, today + dt.timedelta(days=within + 1))
    for named in named_days(deadline, today, until):
        due = Due(plan.id, deadline, named, last_day(deadline, named), window_start(deadline, named))
        if due.last_day < today:
            continue
        if within is not None and (due.last_day - today).days > within:
            return
        yield due
        if within is None:
            return


def _own_end(deadline: Deadline) -> dt.date | None:
    """A day named with its year stands even after the plan's end: "trước ngày 15/01/2027" in a plan for 2026.

    What has become part of another plan lives as long as that one.
    """
    if deadline.kind == "fixed":
        return deadline.date
    return deadline.until if deadline.amends else None


def _is_over(deadline: Deadline, today: dt.date) -> bool:
    if deadline.kind == "recurring":
        if deadline.until is None or deadline.rrule is None or not names_a_day(deadline.rrule):
            return False
        return not any(last_day(deadline, day) >= today for day in named_days(deadline, today, deadline.until))
    named = deadline.end if deadline.kind == "period" else deadline.date
    return named is not None and last_day(deadline, named) < today


def _nth_working_days(rule: str, since: dt.date, until: dt.date) -> Iterator[dt.date]:
    """ "ngày làm việc cuối cùng của tháng": the n-th working day of each month that the rule speaks of."""
    parts = parts_of(rule)
    months = {int(month) for month in parts.get("BYMONTH", "1,2,3,4,5,6,7,8,9,10,11,12").split(",")}
    place = int(parts["BYSETPOS"])
    first = since.replace(day=1)
    while first <= until:
        before = first - ONE_DAY if place > 0 else first + relativedelta(months=1)
        day = add_working_days(before, place)
        if first.month in months and since <= day <= until:
            yield day
        first += relativedelta(months=1)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[dt.date]:
    return frozenset(holidays.country_holidays("VN", years=year))
