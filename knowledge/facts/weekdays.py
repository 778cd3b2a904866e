"""Days of the week: "thứ Năm hàng tuần", "thứ Sáu tuần cuối của tháng", "Chủ nhật đầu tiên của tháng 6/2026". Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.facts.leads import weekday_of
from knowledge.facts.points import Expression, Point, forms, wording

EVERY = r"(?:hang|moi|cac|tung)"
WHICH = r"(?:cuoi(?: cung)?|dau(?: tien)?)"
# "của tháng", not "của tháng 6"
NOT_NAMED = r"(?! \d| (?:iv|i{1,3})(?![a-z]))"
_DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# "thứ Bảy" is no "thứ Ba"
_ONE_WEEKDAY = r"(?:thu\s+(?:hai|ba|tu|nam|sau|bay|[2-7])|chu\s+nhat)(?![^\W_])"
# "sáng thứ Ba và sáng thứ Năm"
_AND_WEEKDAY = rf"(?:(?:\s*,\s*|\s+va\s+)(?:vao )?(?:sang |chieu |toi )?(?:ngay )?{_ONE_WEEKDAY})"
_WEEK = rf"(?:{WHICH}|thu (?:nhat|hai|ba|tu|[1-4]))".replace(" ", r"\s+")
_WEEKS = rf"(?P<which>{_WEEK}(?:(?:\s*,\s*|\s+va\s+)(?:tuan )?{_WEEK})*)"


def _rule(match: re.Match[str], rule: str) -> Expression:
    return Expression(match.start(), match.end(), rule=rule)


def _weekdays(match: re.Match[str]) -> Expression:
    """ "thứ Năm hàng tuần", "thứ 2 và thứ 5 hằng tuần", "Chủ nhật mỗi tuần"."""
    codes = ",".join(_DAY_CODES[weekday_of(day)] for day in re.findall(_ONE_WEEKDAY, match["days"]))
    return _rule(match, f"FREQ=WEEKLY;BYDAY={codes}")


def _weekday_alone(match: re.Match[str]) -> Expression:
    """ "thứ Năm", a day whose week other words must give ("báo cáo tuần gửi trước 15h00 thứ Năm")."""
    return replace(_rule(match, f"FREQ=WEEKLY;BYDAY={_DAY_CODES[weekday_of(match['day'])]}"), bare=True)


def _weekdays_alone(match: re.Match[str]) -> Expression:
    """ "thứ Hai và thứ Năm", where other words say that it is each week's."""
    return replace(_weekdays(match), bare=True)


def _weekday_of_month(match: re.Match[str]) -> Expression:
    """ "thứ Sáu tuần cuối của tháng", "thứ Hai đầu tiên hằng tháng", "thứ Tư tuần đầu và tuần thứ ba của tháng"."""
    day = _DAY_CODES[weekday_of(match["day"])]
    places = (_place_of_week(week) for week in re.findall(_WEEK, match["which"]))
    return _rule(match, "FREQ=MONTHLY;BYDAY=" + ",".join(f"{place}{day}" for place in places))


def _weekday_of_named_month(match: re.Match[str]) -> Expression:
    """ "Chủ nhật đầu tiên của tháng 6/2026", "thứ Sáu tuần cuối tháng 9 năm 2026"."""
    month, year = int(match["m"]), match["y1"] or match["y2"]
    point = Point((month, month), year=int(year) if year else None)
    part = f"{_place_of_week(match['which'])} {_DAY_CODES[weekday_of(match['day'])]} weekday"
    return Expression(match.start(), match.end(), (point,), part=part)


def _place_of_week(which: str) -> int:
    """Which week of a month "tuần đầu", "thứ ba", "cuối cùng" is; -1 the last."""
    word = which.split()[-1 if which.startswith("thu") else 0]
    return {"dau": 1, "cuoi": -1, "nhat": 1, "hai": 2, "ba": 3, "tu": 4}.get(word) or int(word)


def _weekday_of_week(match: re.Match[str]) -> Expression:
    """ "thứ Tư tuần thứ hai", where other words say that it is each month's."""
    return replace(_weekday_of_month(match), bare=True)


OF_MONTHS = forms(
    (
        wording(
            rf"(?:ngay )?(?P<day>{_ONE_WEEKDAY}),? (?:(?:cua )?tuan )?{_WEEKS} (?:cua |trong )?(?:{EVERY} )?"
            rf"thang{NOT_NAMED}"
        ),
        _weekday_of_month,
    ),
    (
        wording(
            rf"(?:ngay )?(?P<day>{_ONE_WEEKDAY}),? (?:(?:cua )?tuan )?(?P<which>{_WEEK}) (?:cua |trong )?thang "
            rf"(?P<m>1[0-2]|0?[1-9])(?!\d)(?:\s*/\s*(?P<y1>20\d\d)| nam (?P<y2>20\d\d))?"
        ),
        _weekday_of_named_month,
    ),
    (
        # "Hằng tháng, vào chiều thứ Tư tuần thứ hai"
        wording(rf"{EVERY} thang,? (?:vao )?(?:sang |chieu |toi )?(?:ngay )?(?P<day>{_ONE_WEEKDAY}),? tuan {_WEEKS}"),
        _weekday_of_month,
    ),
    # "mỗi tháng tổ chức một buổi vào tối thứ Tư tuần thứ hai"
    (wording(rf"(?:ngay )?(?P<day>{_ONE_WEEKDAY}),? tuan {_WEEKS}(?! (?:cua |trong )?thang)"), _weekday_of_week),
)
OF_WEEKS = forms(
    (
        wording(rf"(?:(?:cac )?ngay )?(?P<days>{_ONE_WEEKDAY}{_AND_WEEKDAY}*),? (?:cua )?{EVERY} tuan"),
        _weekdays,
    ),
    # "công khai vào thứ Hai đầu tuần"
    (
        wording(
            r"(?<!lop\x20)(?<!dot\x20)(?<!lan\x20)(?:ngay )?"
            rf"(?P<days>{_ONE_WEEKDAY}) (?:dau|cuoi) tuan(?! thu)"
        ),
        _weekdays,
    ),
    # "hai lần mỗi tuần, vào thứ Hai và thứ Năm"; "tuần thứ ba" counts weeks
    (wording(rf"(?<!tuan\x20)(?P<days>{_ONE_WEEKDAY}{_AND_WEEKDAY}+)"), _weekdays_alone),
    (wording(rf"(?<!tuan\x20)(?<!thang\x20)(?P<day>{_ONE_WEEKDAY})(?!\s*[,(]?\s*(?:ngay|\d))"), _weekday_alone),
)
