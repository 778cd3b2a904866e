"""Stretches of time with a first and a last day, read by the grammar of `dates`. Pure."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from knowledge.facts.dates import expressions
from knowledge.facts.passages import Span
from knowledge.facts.points import NOW, Expression, Point
from knowledge.vietnamese import fold_aligned


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time in a text: first and last day; `starts` is None for "từ nay", "từ ngày ký", "đến hết ...".

    `school_year` marks "năm học 2025-2026".
    """

    span: Span
    starts: dt.date | None
    ends: dt.date | None
    school_year: bool = False


def stretches(text: str) -> list[Stretch]:
    """All stretches with two ends: "từ năm 2025 đến hết năm 2027", "từ nay đến hết ngày 31/12/2025"."""
    read = [_stretch(expression) for expression in expressions(fold_aligned(text)) if expression.since is not None]
    return [stretch for stretch in read if stretch is not None]


def ends_named(text: str) -> list[Stretch]:
    """Where only the end is named: "đến hết năm 2030", "đến ngày 30/6/2026"."""
    folded = fold_aligned(text)
    found = []
    for expression in expressions(folded):
        if (
            expression.since is None
            and len(expression.points) == 1
            and _UNTIL.search(folded[: expression.head or expression.start + 8])
        ):
            ends = _last(expression.points[0], None)
            if ends is not None:
                found.append(Stretch(Span(expression.start, expression.end), None, ends))
    return found


def single(text: str) -> Stretch | None:
    """The one year, quarter or month that a text opens with: "Năm 2022", "Quý I/2026", "Tháng 7 năm 2025"."""
    folded = fold_aligned(text)
    for expression in expressions(folded)[:1]:
        point = expression.points[0] if len(expression.points) == 1 else None
        if (
            expression.since is not None
            or point is None
            or point.day is not None
            or folded[: expression.start].strip(" (")
        ):
            continue
        starts, ends = _first(point, None), _last(point, None)
        if starts is not None and ends is not None:
            return Stretch(Span(expression.start, expression.end), starts, ends)
    return None


def joined(text: str) -> Stretch | None:
    """The times that a title joins: "năm 2026", "6 tháng cuối năm 2025 và năm 2026"."""
    folded = fold_aligned(text)
    found: Stretch | None = None
    for expression in expressions(folded):
        if not expression.points or expression.points[0].day or expression.since or _TO.match(expression.lead):
            continue
        starts, ends = _first(expression.points[0], None), _last(expression.points[-1], None)
        if starts is None or ends is None or starts > ends:
            continue
        if found is None:
            found = Stretch(Span(expression.start, expression.end), starts, ends)
        elif found.ends and found.ends < starts and _AND.fullmatch(folded, found.span.end, expression.start):
            found = Stretch(Span(found.span.start, expression.end), found.starts, ends)
    return found


_TO = re.compile(r"(?:cho )?den|tinh den|truoc")
_AND = re.compile(r"\s*(?:,|va)\s*")
_UNTIL = re.compile(r"(?:den|toi)\s+(?:het\s+)?(?:ngay\s*|nam\s*|thang\s*|quy\s*)?$|(?:den|toi)\s+het")


def _stretch(expression: Expression) -> Stretch | None:
    span, last = Span(expression.start, expression.end), expression.points[-1]
    since = expression.since
    if since is None or expression.garbled:
        return None
    if since == NOW:
        ends = _last(last, None)
        return Stretch(span, None, ends) if ends else None
    starts, ends = _first(since, last.year), _last(last, since.year)
    if starts is None or ends is None or starts > ends:
        return None
    if expression.part == "nam hoc":
        # "năm học 2025-2026" runs from August to July, whatever the calendar of the province
        return Stretch(span, dt.date(starts.year, 8, 1), dt.date(ends.year, 7, 31), school_year=True)
    return Stretch(span, starts, ends)


def _first(point: Point, year: int | None) -> dt.date | None:
    return _day(point, year, last=False)


def _last(point: Point, year: int | None) -> dt.date | None:
    return _day(point, year, last=True)


def _day(point: Point, year: int | None, *, last: bool) -> dt.date | None:
    """The first or last day of a point; `year` is the other end's, for "từ tháng 7 đến tháng 9/2025"."""
    named = point.year or year
    if named is None or not point.possible:
        return None
    return point.last(named) if last else point.first(named)
