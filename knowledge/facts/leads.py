"""The words before and after a date: strictness, time of day, day of the week, and dates that stand in a list. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.facts.points import Expression, Point

# "17 giờ 00", "17h30", "16h", "8 giờ sáng", "17:00"
_TIME = (
    r"(?:0h|(?P<hour>[0-2]?\d)\s*(?:gio|h|g|:(?=\s*\d\d))\s*(?P<minute>[0-5]\d)?\s*(?:phut|')?"
    r"(?:\s+(?P<half>sang|chieu|toi|trua))?)"
)
_WEEKDAY = r"(?:(?P<weekday>thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\s*[,(]?\s*)?"
_LEAD = re.compile(
    r"(?<![^\W_])(?P<lead>(?:(?:truoc (?:va|hoac) )?(?:cham nhat|muon nhat|tre nhat)"
    r"(?: (?:la|vao|den|tu|trong|truoc|het))*"
    r"|(?:xong )?truoc(?: (?:le|ngay) (?!\d)(?:(?! (?:gui|nop|bao cao|hoan thanh) )[^\d,;.:()]){3,45}?)?"
    r"(?: (?:va|hoac) (?:trong|vao|den))?(?: het)?"
    r"|khong (?:de )?(?:qua|muon hon|cham hon|tre hon|sau)|du kien(?: (?:trong|vao))?|(?:cho )?den(?: het| truoc)?|het"
    r"|(?:thoi )?han(?: (?:cuoi(?: cung)?|chot))?(?: la)?|vao(?: (?:buoi )?(?:sang|chieu|toi))?"
    r"|trong|ke tu|bat dau tu|tinh den|tinh tu|tu|sau|qua"
    r"|luc|nhan|dip(?: (?:le |ngay (?!\d))[^\d,;.:()]{3,50}?)?|thoi diem"
    r"|xong)(?: khoang)?)?"
    rf"\s*(?:[,:]|la|vao|luc|thi)*\s*(?P<time>{_TIME}[\s,]*(?:cua )?(?:ngay)?)?\s*{_WEEKDAY}(?:ngay )?$".replace(
        " ", r"\s+"
    ).replace(r"\s+?", r"\s*")
)
_AFTER_TIME = re.compile(rf"\s*,?\s*\(?(?P<lead>(?:vao )?luc|truoc|cham nhat|vao) {_TIME}".replace(" ", r"\s+"))
_PART = re.compile(
    r"(?:(?<!bat )dau|giua|cuoi|tuan (?:[a-z]+|\d)(?: \w+)?(?: cua)?|(?:thuong|trung|ha) tuan|nua dau|nua cuoi)\s*$"
)
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, "nhat": 6}


def weekday_of(text: str) -> int:
    """ "thu sau", "thu 6" is 4 (Monday is 0); "chu nhat" is 6."""
    last = text.split()[-1]
    return int(last) - 2 if last.isdigit() else _WEEKDAYS[last]


def time_of(match: re.Match[str]) -> dt.time | None:
    """The time of day in a match of the time pattern; None where there is none or no clock shows it."""
    if match["hour"] is None:
        return None
    hour = int(match["hour"])
    if match["half"] in ("chieu", "toi") and hour < 12:
        hour += 12
    return dt.time(hour % 24, int(match["minute"] or 0)) if hour <= 24 else None


def led(text: str, expression: Expression) -> Expression:
    """The expression with the words before it: strictness, time of day, day of the week."""
    if expression.offset is not None and not expression.offset.startswith("day"):
        # "trong thời hạn 10 ngày kể từ ...": its own words lead it
        return expression
    expression = replace(expression, head=expression.start)
    begin = max(0, expression.start - 90)
    part = _PART.search(text, begin, expression.start)
    if part and (expression.points and expression.points[0].day is None):
        expression = replace(
            expression, start=part.start(), part=expression.part or re.sub(r"\s+", " ", part[0]).strip()
        )
    begin = max(begin, *(text.rfind(mark, begin, expression.start) + 1 for mark in ";.)"))
    before = text[begin : expression.start]
    match = next((found for found in _led_matches(before)), None)
    after = _AFTER_TIME.match(text, expression.end)
    if match is not None:
        expression = replace(
            expression,
            start=begin + match.start(),
            # "dịp Ngày Nước thế giới 22/3" as "dịp 22/3"
            lead=expression.lead or _bare(re.sub(r"\s+", " ", match["lead"] or ""), expression),
            time=time_of(match),
            weekday=weekday_of(match["weekday"]) if match["weekday"] else None,
        )
    if after and expression.time is None:
        # "Hằng ngày, trước 16 giờ 30"
        lead = expression.lead or re.sub(r"\s+", " ", after["lead"])
        expression = replace(expression, time=time_of(after), end=after.end(), lead=lead)
    return expression


def _bare(lead: str, expression: Expression) -> str:
    """ "trước ngày Chuyển đổi số quốc gia 10/10/2026" leads as "trước" does, "dịp Ngày Nước thế giới 22/3" as "dịp"."""
    of_day = expression.points and expression.points[0].day is not None
    return re.sub(r"^(dip|(?:xong )?truoc) (?:le|ngay) .*", r"\1", lead) if of_day else re.sub(r"^dip .*", "dip", lead)


def _led_matches(before: str) -> Iterator[re.Match[str]]:
    """The longest run of leading words that reaches the end of `before`."""
    for match in re.finditer(r"(?<![^\W_])\S", before):
        if (
            (found := _LEAD.match(before, match.start())) is not None
            and found.end() == len(before)
            and found[0].strip()
        ):
            yield found


# ", ", " và ", " (báo cáo 6 tháng) và ", "; trước "
_BETWEEN = re.compile(r"(?:\s*\([^()]*\))?(?:\s*[,;]|\s+va|\s+hoac|\s*&)+\s*$")
# "ngày 10/11 (khen năm) và ngày 30/6/2027 (khen sơ kết)": the first is of every year
_OF_EVERY_YEAR = re.compile(r"\s*\((?!bao )[^()]*(?<![a-z])nam\)")


def in_lists(text: str, found: list[Expression]) -> Iterator[Expression]:
    """Lists: "20/6 và 20/12/2026" share the year, the lead and the time of day."""
    found = list(_completed(text, found))
    for position in range(len(found) - 2, -1, -1):
        one, following = found[position], found[position + 1]
        gap = text[one.end : following.start]
        if _same_grain(one, following) and _BETWEEN.fullmatch(gap) and not _OF_EVERY_YEAR.match(gap):
            found[position] = replace(one, points=_with_year(one.points, following.points))
    previous: Expression | None = None
    for expression in found:
        if previous is not None and _same_grain(previous, expression):
            gap = text[previous.end : expression.start]
            if _BETWEEN.fullmatch(gap):
                expression = replace(
                    expression,
                    joined=True,
                    lead=expression.lead or previous.lead,
                    time=expression.time or previous.time,
                )
        yield expression
        previous = expression


# "riêng tháng 12 báo cáo trước ngày 10", "01/11 (báo cáo tổng kết) năm 2026"
_TO_DAY = re.compile(r"[^;.\d]{0,60}$")
_TO_YEAR = re.compile(r"\s*\([^()]*\),?\s*$")


def _completed(text: str, found: list[Expression]) -> Iterator[Expression]:
    """A day with the month that its clause names before it, or the year that stands behind its brackets."""
    waiting: Expression | None = None
    for expression in found:
        if waiting is None:
            waiting = expression
            continue
        one, other = waiting, expression
        gap = text[one.end : other.start]
        if _is_bare_month(one) and other.points and other.points[0].months is None and _TO_DAY.fullmatch(gap):
            months = one.points[0]
            points = tuple(replace(months, day=point.day) for point in other.points if point.day)
            waiting = replace(other, points=points, part="of month", bare=False)
        elif _is_day_of_no_year(one) and _is_year(other) and _TO_YEAR.fullmatch(gap):
            points = tuple(replace(point, year=other.points[0].year) for point in one.points)
            waiting = replace(one, points=points)
        else:
            yield one
            waiting = other
    if waiting is not None:
        yield waiting


def _is_bare_month(expression: Expression) -> bool:
    if len(expression.points) != 1 or expression.since or expression.part:
        return False
    point = expression.points[0]
    return point.day is None and point.months is not None and point.months[0] == point.months[1]


def _is_day_of_no_year(expression: Expression) -> bool:
    points = expression.points
    return bool(points) and points[0].day is not None and points[0].months is not None and points[0].year is None


def _is_year(expression: Expression) -> bool:
    return len(expression.points) == 1 and expression.points[0].months == (1, 12) and expression.since is None


def _same_grain(one: Expression, other: Expression) -> bool:
    if not (one.points and other.points) or one.since or other.since:
        return False
    return (one.points[-1].day is None) == (other.points[0].day is None)


def _with_year(points: tuple[Point, ...], following: tuple[Point, ...]) -> tuple[Point, ...]:
    named = following[0]
    return tuple(
        replace(point, year=named.year, next_year=named.next_year)
        if point.year is None and point.months and not point.next_year
        else point
        for point in points
    )
