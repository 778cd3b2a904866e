"""Wordings that recur: "ngày 25 hằng tháng", "thứ Năm hàng tuần", "định kỳ 6 tháng", as RFC 5545 rules. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from knowledge.facts.points import Expression, Point, forms, wording
from knowledge.facts.weekdays import EVERY, NOT_NAMED, OF_MONTHS, OF_WEEKS, WHICH

WORKING = "BYDAY=MO,TU,WE,TH,FR"
CLOSING_MONTHS = "3,6,9,12"
OPENING_MONTHS = "1,4,7,10"
_MIDDLE_MONTHS = "2,5,8,11"
_NEXT = r"(?: (?:sau|tiep theo|ke tiep|lien ke|lien sau))"
# "quý" as a word for three months, not the beginning of "quy định", "quy chế"
OF_QUARTER = r"quy(?! (?:dinh|che|trinh|mo|hoach|uoc|tac|pham|chuan|doi|phat)(?![a-z]))"
_NUMBERED = r"(?P<d>[0-3]?\d)(?:\s*\([^()\d]{1,20}\))?"


# --- rules that the words give by themselves ------------------------------------------------------


def monthly(days: Iterable[int]) -> str:
    """FREQ=MONTHLY on these days."""
    return f"FREQ=MONTHLY;BYMONTHDAY={_listed(days)}"


def yearly(months: Iterable[int] | str, day: int) -> str:
    """FREQ=YEARLY on one day of these months."""
    return f"FREQ=YEARLY;BYMONTH={months if isinstance(months, str) else _listed(months)};BYMONTHDAY={day}"


def _day_of_every_month(match: re.Match[str]) -> Expression:
    """ "ngày 25 hàng tháng", "ngày 10 và 25 các tháng", "ngày 05 của tháng sau", "ngày 20 của tháng"."""
    days = [int(day) for day in re.findall(r"\d+", match["days"])]
    expression = _rule(match, monthly(days))
    return replace(expression, part="next month") if re.search(_NEXT.replace(" ", r"\s+"), match[0]) else expression


def _days_of_every_month(match: re.Match[str]) -> Expression:
    """ "từ ngày 23 đến ngày 25 hằng tháng": due on the last of them."""
    first, last = int(match["first"]), int(match["last"])
    return _rule(match, monthly([last]), f"{last - first + 1} days")


def _day_after_quarter(match: re.Match[str]) -> Expression:
    """ "ngày 15 của tháng tiếp theo sau quý"."""
    return _rule(match, yearly(OPENING_MONTHS, int(match["d"])))


def _day_of_quarter_month(match: re.Match[str]) -> Expression:
    """ "ngày 25 của tháng cuối quý", "ngày 05 của tháng đầu quý sau", "ngày 06 (sáu) của tháng cuối mỗi quý"."""
    return _rule(match, yearly(months_of_quarters(match["which"]), int(match["d"])))


def months_of_quarters(which: str) -> str:
    """The months that are "cuối", "đầu" or "thứ hai" of the quarters."""
    named = {"cuoi": CLOSING_MONTHS, "ba": CLOSING_MONTHS, "3": CLOSING_MONTHS, "dau": OPENING_MONTHS}
    named |= {"nhat": OPENING_MONTHS, "1": OPENING_MONTHS}
    return named.get(which.removeprefix("thu").split()[0], _MIDDLE_MONTHS)


def _day_of_reporting_month(match: re.Match[str]) -> Expression:
    """ "ngày 25 của tháng cuối kỳ báo cáo": which month that is, only the period of the report says."""
    return Expression(match.start(), match.end(), anchor="event:tháng cuối kỳ báo cáo", offset=f"day {int(match['d'])}")


def _days_and_last(match: re.Match[str]) -> Expression:
    """ "ngày 15 và ngày cuối cùng của tháng", "ngày 10, 20 và ngày cuối tháng hằng tháng"."""
    return _rule(match, monthly([*(int(day) for day in re.findall(r"\d+", match["days"])), -1]))


def _end_of_span(match: re.Match[str]) -> Expression | None:
    """ "ngày cuối cùng của tháng", "ngày làm việc đầu tiên của quý", "ngày làm việc cuối cùng của tuần"."""
    if match[0].split() == ["ngay", "cuoi", "tuan"]:
        # the weekend is when people come together, and not by when anything is due
        return None
    last, working, span = match["which"].startswith("cuoi"), bool(match["working"]), match["span"]
    if span == "tuan":
        return _rule(match, f"FREQ=WEEKLY;BYDAY={'FR' if last else 'MO'}")
    months = {
        "quy": f";BYMONTH={CLOSING_MONTHS if last else OPENING_MONTHS}",
        "nam": f";BYMONTH={12 if last else 1}",
    }.get(span, "")
    if working:
        return _rule(match, f"FREQ=MONTHLY{months};{WORKING};BYSETPOS={-1 if last else 1}")
    day = -1 if last else 1
    return _rule(match, f"FREQ={'YEARLY' if months else 'MONTHLY'}{months};BYMONTHDAY={day}")


def _edge_of_quarter_month(match: re.Match[str]) -> Expression:
    """ "ngày làm việc đầu tiên của tháng đầu mỗi quý", "ngày cuối cùng của tháng thứ hai trong quý"."""
    place, months = -1 if match["which"].startswith("cuoi") else 1, months_of_quarters(match["month"])
    if match["working"]:
        return _rule(match, f"FREQ=MONTHLY;BYMONTH={months};{WORKING};BYSETPOS={place}")
    return _rule(match, yearly(months, place))


def _end_of_month(match: re.Match[str]) -> Expression:
    """ "ngày cuối cùng của tháng 8/2026", "ngày làm việc đầu tiên của tháng 9 năm 2026", "ngày cuối tháng 12"."""
    month, year = int(match["m"]), match["y1"] or match["y2"]
    point = Point((month, month), year=int(year) if year else None)
    part = (
        ("last" if match["which"].startswith("cuoi") else "first") + (" working" if match["working"] else "") + " day"
    )
    return Expression(match.start(), match.end(), (point,), part=part)


def _first_days(match: re.Match[str]) -> Expression:
    """ "trong 05 ngày đầu tháng", "trong 10 ngày đầu của quý sau", "05 ngày đầu của tháng cuối quý"."""
    count, last, span = int(match["n"]), match["which"].startswith("cuoi"), match["span"] or "quy"
    closing = match["edge"] == "cuoi" if match["edge"] else last
    months = {
        "quy": f";BYMONTH={CLOSING_MONTHS if closing else OPENING_MONTHS}",
        "nam": f";BYMONTH={12 if last else 1}",
    }.get(span, "")
    window = f"{count} days"
    if match["working"]:
        return _rule(match, f"FREQ=MONTHLY{months};{WORKING};BYSETPOS={-1 if last else count}", window)
    day = -1 if last else count
    return _rule(match, f"FREQ={'YEARLY' if months else 'MONTHLY'}{months};BYMONTHDAY={day}", window)


def _daily(match: re.Match[str]) -> Expression:
    """ "trước 16 giờ hằng ngày", "mỗi ngày làm việc": a deadline only with the time of day that stands beside it."""
    rule = f"FREQ=DAILY;{WORKING}" if match["working"] else "FREQ=DAILY"
    return replace(_rule(match, rule), part="daily")


def _week_of_month(match: re.Match[str]) -> Expression:
    """ "tuần cuối hằng tháng", "tuần đầu tiên của tháng": due with the last day of that week."""
    return _rule(match, monthly([_end_of_week(match["which"])]), "7 days")


def _week_of_quarter_month(match: re.Match[str]) -> Expression:
    """ "tuần cuối của tháng thứ hai trong quý"."""
    return _rule(match, yearly(months_of_quarters(match["month"]), _end_of_week(match["which"])), "7 days")


def _end_of_week(which: str) -> int:
    return -1 if which.startswith("cuoi") else 7


def _rule(match: re.Match[str], rule: str, window: str | None = None) -> Expression:
    return Expression(match.start(), match.end(), rule=rule, window=window)


WHICH_MONTH = r"(?:cuoi|dau(?: tien)?|giua|thu (?:nhat|hai|ba|[123]))"
_LIST = r"\d{1,2}(?:(?:\s*[,;]\s*|\s+va\s+)(?:ngay )?\d{1,2})*"
_SPAN = rf"(?:(?:cua |trong )?(?:{EVERY} )?(?P<span>thang|{OF_QUARTER}|nam|tuan)){_NEXT}?"

_DAYS_OF_SPANS = forms(
    (
        wording(
            rf"ngay (?:mung |mong )?{_NUMBERED} (?:cua )?thang (?P<which>{WHICH_MONTH}) (?:cua |trong )?"
            rf"(?:{EVERY} )?{OF_QUARTER}{_NEXT}?(?: {EVERY} quy)?"
        ),
        _day_of_quarter_month,
    ),
    (
        wording(rf"ngay {_NUMBERED} (?:cua )?thang{_NEXT} (?:sau |cua )?(?:khi ket thuc )?(?:{EVERY} )?{OF_QUARTER}"),
        _day_after_quarter,
    ),
    (
        wording(
            rf"ngay {_NUMBERED} (?:cua )?thang (?:bao cao|(?:cuoi(?: cung)?(?: (?:cua )?ky)?|(?:ket thuc|thuoc) ky)"
            r"(?: bao cao)?)(?! (?:cua |trong )?(?:hang |moi )?(?:quy|nam))"
        ),
        _day_of_reporting_month,
    ),
    (
        wording(
            rf"(?:tu )?ngay (?P<first>\d{{1,2}})(?: den (?:het )?|\s*-\s*)(?:ngay )?(?P<last>\d{{1,2}}) (?:cua )?"
            rf"(?:{EVERY} thang(?! \d)|thang sau)"
        ),
        _days_of_every_month,
    ),
    # "vào các ngày chợ (10, 20 và 30 hằng tháng)"
    (wording(rf"(?<=\()(?P<days>{_LIST}) {EVERY} thang(?! \d)"), _day_of_every_month),
    (
        wording(
            rf"ngay (?P<days>{_LIST}) va ngay cuoi(?: cung)? (?:(?:cua )?thang(?! cuoi| dau){NOT_NAMED}|{EVERY} thang)"
        ),
        _days_and_last,
    ),
    (
        wording(
            rf"ngay (?:mung |mong )?(?P<days>{_LIST})(?:\s*\([^()\d]{{1,20}}\))?,? (?:cua )?(?:{EVERY} thang(?! \d)"
            rf"|thang{_NEXT}|thang(?! \d|\s*(?:\.\.|…|_)| (?:truoc|cuoi|dau|bao cao|thuoc)))"
        ),
        _day_of_every_month,
    ),
    (
        wording(
            rf"(?:trong )?(?:vong |thoi gian )?(?<!gio\x20)(?P<n>0?[1-9]|[1-9]\d)(?:\s*\([^()\d]{{1,20}}\))? ngay "
            rf"(?P<working>lam viec )?(?P<which>{WHICH}) "
            rf"(?:(?:cua )?thang (?P<edge>dau|cuoi)(?: tien)? (?:cua )?(?:{EVERY} )?{OF_QUARTER}{_NEXT}?"
            rf"|{_SPAN}{NOT_NAMED})"
        ),
        _first_days,
    ),
    (
        wording(
            rf"ngay (?P<working>lam viec )?(?P<which>{WHICH}) (?:cua )?thang (?P<month>{WHICH_MONTH})"
            rf" (?:cua |trong )?(?:{EVERY} )?{OF_QUARTER}"
        ),
        _edge_of_quarter_month,
    ),
    (wording(rf"ngay (?P<working>lam viec )?(?P<which>{WHICH}) {_SPAN}{NOT_NAMED}"), _end_of_span),
    (
        wording(
            rf"ngay (?P<working>lam viec )?(?P<which>{WHICH}) (?:cua )?thang (?P<m>1[0-2]"
            rf"|0?[1-9])(?:\s*/\s*(?P<y1>20\d\d)| nam (?P<y2>20\d\d))?"
        ),
        _end_of_month,
    ),
)
_WEEKS_OF_SPANS = forms(
    (
        wording(
            rf"tuan (?P<which>{WHICH}) (?:cua |trong )?thang (?P<month>{WHICH_MONTH}) (?:cua |trong )?"
            rf"(?:{EVERY} )?{OF_QUARTER}"
        ),
        _week_of_quarter_month,
    ),
    (
        wording(
            rf"tuan (?P<which>{WHICH}) (?:cua|(?:cua )?{EVERY}) thang{NOT_NAMED}"
            rf"(?! (?:{WHICH_MONTH}|truoc)(?![a-z]))"
        ),
        _week_of_month,
    ),
)
# the days of a week alone come last: "tháng thứ hai trong quý", "tuần thứ ba" are no Mondays or Tuesdays
RULES = (
    *_DAYS_OF_SPANS,
    *OF_MONTHS,
    *_WEEKS_OF_SPANS,
    *OF_WEEKS,
    *forms((wording(rf"{EVERY} ngay(?P<working> lam viec)?(?! \d)"), _daily)),
)


def of_quarters(rule: str) -> str:
    """A monthly rule of "tháng sau" as that of a quarterly report: the first months of the quarters."""
    return rule.replace("FREQ=MONTHLY", f"FREQ=YEARLY;BYMONTH={OPENING_MONTHS}")


def yearly_rules(points: Iterable[Point]) -> tuple[str, ...]:
    """The days of a year as rules, one for each day of the month: 30/5 and 30/11 are one, 15/6 and 20/12 two."""
    by_day: dict[int, list[int]] = {}
    for point in points:
        if point.day is not None and point.months is not None:
            by_day.setdefault(point.day, []).append(point.months[0])
    return tuple(yearly(sorted(set(months)), day) for day, months in by_day.items())


def _listed(numbers: Iterable[int]) -> str:
    return ",".join(str(number) for number in numbers)
