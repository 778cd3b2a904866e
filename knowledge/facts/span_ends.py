"""Days reckoned from months and quarters that come round: "03 ngày làm việc sau khi kết thúc quý". Pure."""

from __future__ import annotations

import re

from knowledge.facts.offsets import COUNT, WITHIN
from knowledge.facts.points import Expression, forms, wording
from knowledge.facts.recurrence import (
    OF_QUARTER,
    OPENING_MONTHS,
    WHICH_MONTH,
    WORKING,
    monthly,
    months_of_quarters,
    yearly,
)
from knowledge.facts.weekdays import EVERY, NOT_NAMED

_OPENING = {"thang": "", "nam": "1"}
# "riêng tháng cuối quý báo cáo" before "trước ngày 10"
_MONTH_OF_QUARTER = re.compile(
    rf"(?<![a-z])thang\s+(?P<which>{WHICH_MONTH})\s+(?:cua\s+|trong\s+)?(?:{EVERY}\s+)?"
    rf"{OF_QUARTER}(?:,?\s+[a-z]+){{0,7}}?\s*$"
)
_NEAR = 90


def _after_span(match: re.Match[str]) -> Expression | None:
    """ "chậm nhất 03 ngày làm việc sau khi kết thúc quý", "trong 05 ngày kể từ ngày kết thúc tháng"."""
    count, months = int(match["n"]), _OPENING.get(match["span"], OPENING_MONTHS)
    if match["unit"] != "ngay" or not 0 < count < 29:
        return None
    if match["working"]:
        months = months and f";BYMONTH={months}"
        rule = f"FREQ=MONTHLY{months};{WORKING};BYSETPOS={count}"
    else:
        rule = yearly(months, count) if months else monthly([count])
    return Expression(match.start(), match.end(), rule=rule)


def _day_of_named_month(match: re.Match[str]) -> Expression | None:
    """ "riêng tháng cuối quý báo cáo trước ngày 10": the day of that month of each quarter."""
    month = _MONTH_OF_QUARTER.search(match.string, max(0, match.start() - _NEAR), match.start())
    if month is None:
        return None
    return Expression(match.start(), match.end(), rule=yearly(months_of_quarters(month["which"]), int(match["d"])))


RULES = forms(
    (
        wording(
            rf"{WITHIN}{COUNT},? (?:ke tu |tinh tu |sau )(?:(?:khi|ngay|thoi diem|luc) )*ket thuc "
            rf"(?:{EVERY} )?(?P<span>thang|{OF_QUARTER}|nam)(?! (?:hoc|cong tac|bao cao)){NOT_NAMED}"
        ),
        _after_span,
    ),
    (
        wording(r"ngay (?P<d>[0-3]?\d)(?!\s*[/%-]|\.\d|,? (?:va|den|cua|hang|moi|thang|ngay|lan)(?![a-z]))"),
        _day_of_named_month,
    ),
)
