"""A date as it is worded becomes a rule of the calendar, as far as the plan's own period makes it certain. Pure."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from knowledge import messages
from knowledge.calendar import counted, occurrences, weekday_name, working_day_after, working_day_before
from knowledge.facts.points import NOW, Expression, Point
from knowledge.facts.recurrence import monthly, of_quarters, yearly, yearly_rules
from knowledge.facts.terms import Period, Rule, Setting

_FEW = 2
_HALF_YEAR = 6
_LOOK_AHEAD = dt.timedelta(days=800)
_SIX_DAYS = dt.timedelta(days=6)
_HALVES = ("nua dau", "nua cuoi")
_WEEK = re.compile(r"tuan (?:thu )?(dau|nhat|hai|ba|tu|cuoi)(?![a-z])")
# "1 SU weekday": the first Sunday
_WEEKDAY = re.compile(r"(-?\d) ([A-Z]{2}) weekday")
_WEEKS = {"dau": 0, "nhat": 0, "hai": 1, "ba": 2, "tu": 3}


def rules_of(expression: Expression, setting: Setting) -> tuple[Rule, ...]:
    """The rules that an expression stands for; none where the words do not amount to a date."""
    if expression.garbled:
        return (_doubtful(messages.DATE_GARBLED.format(words=setting.printed)),)
    if expression.offset is not None:
        return (_relative(expression, setting.period),)
    if expression.rule is not None:
        # "báo cáo quý gửi trước ngày 05 tháng sau"
        quarters = expression.part == "next month" and setting.frequency == "quarterly"
        return (_recurring(expression, of_quarters(expression.rule) if quarters else expression.rule, setting.period),)
    points = tuple(_dated(point, setting) for point in expression.points)
    if not all(point.possible for point in (*points, *([expression.since] if expression.since else []))):
        return (_doubtful(messages.DATE_IMPOSSIBLE.format(words=setting.printed)),)
    expression = replace(expression, points=points)
    if points[0].months is None and points[0].year is None:
        return _day_alone(expression, setting)
    if expression.since is not None:
        rules: tuple[Rule, ...] = (_stretch(expression, setting),)
    elif points[0].day is not None:
        rules = _days(expression, setting)
    else:
        rules = _spans(expression, setting)
    return tuple(_checked(rule, expression, setting) for rule in rules)


def _dated(point: Point, setting: Setting) -> Point:
    """A point with the year of its sentence, or the only year of the plan it can fall in."""
    if point.year is not None or point.months is None:
        return point
    if point.this_year and setting.period.issued_on is not None:
        return replace(point, year=setting.period.issued_on.year)
    if setting.year is not None and not point.next_year:
        return replace(point, year=setting.year)
    return point


def _day_alone(expression: Expression, setting: Setting) -> tuple[Rule, ...]:
    """ "Hằng tháng, ... trước ngày 20": the month comes from the marker."""
    days = [point.day for point in expression.points if point.day is not None]
    if setting.frequency == "monthly" and all(1 <= day <= 31 for day in days):
        return (_recurring(expression, monthly(days), setting.period),)
    return ()


def _days(expression: Expression, setting: Setting) -> tuple[Rule, ...]:
    undecided = [point for point in expression.points if point.year is None]
    dated = [point for point in expression.points if point.year is not None]
    rules = [_fixed(expression, point.first(point.year or 0)) for point in dated]
    if undecided and _repeats(setting, undecided):
        rules.extend(
            _recurring(expression, rule, setting.period, undecided[0].next_year) for rule in yearly_rules(undecided)
        )
        return tuple(rules)
    for point in undecided:
        year = setting.year_of(point)
        rules.append(_fixed(expression, point.first(year)) if year else _yearless(expression, setting))
    return tuple(rules)


def _repeats(setting: Setting, points: list[Point]) -> bool:
    if setting.frequency is not None:
        return True
    if len({point.day for point in points}) == 1 and (len(points) > _FEW or _half_a_year_apart(points)):
        # "ngày 15 các tháng 3, 6, 9, 12", "ngày 10/6 và 10/12"
        return True
    # "trước ngày 15 tháng 01 năm sau" speaks of every year unless the plan has but one
    return points[0].next_year and setting.year_of(points[0]) is None


def _half_a_year_apart(points: list[Point]) -> bool:
    months = [point.months[0] for point in points if point.months]
    return len(months) == _FEW and months[1] - months[0] == _HALF_YEAR


def _spans(expression: Expression, setting: Setting) -> tuple[Rule, ...]:
    if expression.part.endswith("day"):
        return _edge_days(expression, setting)
    undated = all(point.year is None for point in expression.points)
    # "quyết toán trong quý I năm sau" speaks of every year, as a day does
    following = expression.points[0].next_year and setting.year_of(expression.points[0]) is None
    if undated and (setting.frequency == "yearly" or following):
        return tuple(_yearly_window(expression, point, setting.period) for point in expression.points)
    rules: list[Rule] = []
    for point in expression.points:
        year = point.year or setting.year_of(point)
        if year is None:
            rules.append(_yearless(expression, setting))
        else:
            rules.append(_span(expression, point, year, setting.printed))
    return _merged(rules)


def _span(expression: Expression, point: Point, year: int, printed: str) -> Rule:
    first, last = point.first(year), point.last(year)
    if expression.strict:
        # "trước tháng 8/2026": before its first day
        return _fixed(expression, first)
    if expression.lead.endswith("het") and not expression.part:
        # "đến hết quý III/2026", "hết năm 2026": the last day is named
        return _fixed(expression, last)
    start = None if expression.part.startswith("cuoi") else first
    if week := _WEEK.match(expression.part):
        # "trong tuần đầu tháng 11/2025", "tuần cuối tháng 01/2026"
        start = last - _SIX_DAYS if week[1] == "cuoi" else first + dt.timedelta(weeks=_WEEKS[week[1]])
        last = start + _SIX_DAYS
    if expression.part in _HALVES and last.month == first.month:
        # "trong nửa đầu tháng 7/2026", "nửa cuối tháng 4"
        start, last = (first, first.replace(day=15)) if expression.part == "nua dau" else (first.replace(day=16), last)
    review = None
    if expression.part and expression.part not in _HALVES and not expression.part.startswith(("cuoi", "tuan cuoi")):
        review = messages.DATE_VAGUE.format(words=printed)
    return Rule("period", start=start, end=last, time=expression.time, review=review)


def _edge_days(expression: Expression, setting: Setting) -> tuple[Rule, ...]:
    """ "ngày làm việc cuối cùng của tháng 8/2026", "Chủ nhật đầu tiên của tháng 6/2026"."""
    point, last = expression.points[0], expression.part.startswith("last")
    year = point.year or setting.period.only_year(point)
    weekday = _WEEKDAY.match(expression.part)
    if year is None and setting.frequency == "yearly" and weekday and point.months is not None:
        rule = f"FREQ=YEARLY;BYMONTH={point.months[0]};BYDAY={weekday[1]}{weekday[2]}"
        return (_recurring(expression, rule, setting.period),)
    if year is None and setting.frequency == "yearly" and point.months is not None:
        rule = f"FREQ=MONTHLY;BYMONTH={point.months[0]};BYDAY=MO,TU,WE,TH,FR;BYSETPOS={-1 if last else 1}"
        rule = rule if "working" in expression.part else yearly(point.months[:1], -1 if last else 1)
        return (_recurring(expression, rule, setting.period),)
    if year is None:
        return (_yearless(expression, setting),)
    if weekday:
        (day,) = occurrences(f"FREQ=MONTHLY;BYDAY={weekday[1]}{weekday[2]}", point.first(year), point.last(year))
        return (_fixed(expression, day),)
    day = point.last(year) if last else point.first(year)
    if "working" in expression.part:
        day = working_day_before(day) if last else working_day_after(day)
    return (_fixed(expression, day),)


def _stretch(expression: Expression, setting: Setting) -> Rule:
    last, since, period = expression.points[-1], expression.since or NOW, setting.period
    if last.year is None and setting.frequency == "yearly" and last.months is not None:
        return _yearly_window(expression, last, period, since)
    year = last.year or period.only_year(last)
    if year is None:
        return _yearless(expression, setting)
    end = last.first(year) if expression.strict else last.last(year)
    start = period.issued_on if since is NOW else _begin(since, end)
    review = messages.SCHOOL_YEAR.format(words=setting.printed) if expression.part == "nam hoc" else None
    return Rule("period", start=start, end=end, time=expression.time, strict_before=expression.strict, review=review)


def _begin(since: Point, end: dt.date) -> dt.date:
    if since.year is not None:
        return since.first(since.year)
    start = since.first(end.year)
    # "từ tháng 10 đến tháng 3/2027": the stretch begins in the year before
    return start if start <= end else since.first(end.year - 1)


def _yearly_window(expression: Expression, point: Point, period: Period, since: Point | None = None) -> Rule:
    """ "quý I hằng năm", "từ ngày 01/10 đến 15/10 hằng năm"."""
    probe = 2023
    last, begin = point.last(probe), _begin(since or replace(point, year=None), point.last(probe))
    if expression.strict:
        return _recurring(expression, yearly([point.first(probe).month], point.first(probe).day), period)
    day = -1 if last.month == 2 and point.day is None else last.day
    rule = _recurring(expression, yearly([last.month], day), period, point.next_year)
    if rule.dtstart is None:
        return rule
    years = rule.dtstart.year - probe
    return replace(rule, start=begin.replace(year=begin.year + years), end=rule.dtstart)


def _recurring(expression: Expression, rule: str, period: Period, next_year: bool = False) -> Rule:
    base = period.base
    if base is not None and next_year:
        # "ngày 15/01 năm sau": the first one falls in the year after the plan begins
        base = dt.date(base.year + 1, 1, 1)
    named = occurrences(rule, base, base + _LOOK_AHEAD) if base is not None else ()
    first = named[0] if named else base
    opening = _opening(first, expression.window, rule) if first is not None and expression.window else None
    return Rule(
        "recurring",
        rrule=rule,
        dtstart=first,
        until=period.ends_on,
        time=expression.time,
        strict_before=expression.strict,
        start=opening,
        end=first if opening else None,
    )


def _opening(named: dt.date, window: str, rule: str) -> dt.date:
    if "BYSETPOS" in rule and named.day <= 15:
        # "trong 03 ngày làm việc đầu tháng"
        return named.replace(day=1)
    return named - dt.timedelta(days=int(window.split()[0]) - 1)


def _relative(expression: Expression, period: Period) -> Rule:
    anchor, offset = expression.anchor, expression.offset or ""
    begun = {"issued_on": period.issued_on, "effective_on": period.effective_on}.get(anchor or "")
    date = counted(begun, offset) if begun else None
    return Rule(
        "relative", date=date, anchor=anchor, offset=offset, time=expression.time, strict_before=expression.strict
    )


def _fixed(expression: Expression, day: dt.date) -> Rule:
    return Rule("fixed", date=day, time=expression.time, strict_before=expression.strict)


def _yearless(expression: Expression, setting: Setting) -> Rule:
    return _doubtful(messages.DATE_WITHOUT_YEAR.format(words=setting.printed))


def _doubtful(review: str) -> Rule:
    return Rule("undated", review=review)


def _merged(rules: list[Rule]) -> tuple[Rule, ...]:
    """Spans that follow each other are one: "Quý III, IV/2025"."""
    merged: list[Rule] = []
    for rule in rules:
        before = merged[-1] if merged else None
        if (
            before is not None
            and before.kind == rule.kind == "period"
            and before.end
            and rule.start == before.end + dt.timedelta(days=1)
            and (rule.end or rule.start) - rule.start < dt.timedelta(days=200)
        ):
            merged[-1] = replace(before, end=rule.end)
        else:
            merged.append(rule)
    return tuple(dict.fromkeys(merged))


def _checked(rule: Rule, expression: Expression, setting: Setting) -> Rule:
    """The rule, for review where the printed words contradict the calendar or the plan's own dates."""
    named = rule.date or rule.end
    if rule.review is not None or named is None:
        if expression.mended and rule.review is None:
            return replace(rule, review=messages.DATE_REPAIRED.format(words=setting.printed))
        return rule
    period = setting.period
    if expression.mended:
        return replace(rule, review=messages.DATE_MENDED.format(words=setting.printed, day=_shown(named)))
    if expression.weekday is not None and rule.kind == "fixed" and named.weekday() != expression.weekday:
        return replace(
            rule,
            review=messages.WEEKDAY_WRONG.format(words=setting.printed, day=_shown(named), weekday=weekday_name(named)),
        )
    if period.issued_on is not None and named < period.issued_on:
        return replace(
            rule, review=messages.DATE_BEFORE_ISSUE.format(day=_shown(named), issued=_shown(period.issued_on))
        )
    if period.ends_on is not None and named.year > period.ends_on.year + 1:
        return replace(rule, review=messages.DATE_AFTER_END.format(day=_shown(named), end=_shown(period.ends_on)))
    return rule


def _shown(day: dt.date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
