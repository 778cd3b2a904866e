"""Dates in words."""

import datetime as dt

import pytest

from knowledge.answering.wording import when
from knowledge.model import Deadline


def _deadline(**fields: object) -> Deadline:
    return Deadline(**{"id": "d", "section": "I", "page": 1, "quote": "", "task": "báo cáo"} | fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "vietnamese", "english"),
    [
        ("FREQ=WEEKLY;BYDAY=FR", "thứ Sáu hằng tuần", "by Friday every week"),
        ("FREQ=MONTHLY;BYDAY=-1SA", "thứ Bảy tuần cuối hằng tháng", "by the last Saturday every month"),
        ("FREQ=MONTHLY;BYDAY=1MO", "thứ Hai tuần đầu hằng tháng", "by the first Monday every month"),
    ],
)
def test_a_weekday_of_the_month_keeps_its_week(rule: str, vietnamese: str, english: str) -> None:
    deadline = _deadline(kind="recurring", rrule=rule, dtstart=dt.date(2026, 1, 1))
    assert when(deadline) == vietnamese
    assert when(deadline, english=True) == f"{english} ({vietnamese})"


@pytest.mark.parametrize(
    ("rule", "vietnamese", "english"),
    [
        ("FREQ=MONTHLY;{};BYSETPOS=1", "ngày làm việc đầu tiên hằng tháng", "the first working day, every month"),
        ("FREQ=MONTHLY;{};BYSETPOS=5", "ngày làm việc thứ 5 hằng tháng", "the 5th working day, every month"),
        (
            "FREQ=MONTHLY;BYMONTH=1,4,7,10;{};BYSETPOS=1",
            "ngày làm việc đầu tiên các tháng 1, 4, 7, 10 hằng năm",
            "the first working day of months 1, 4, 7, 10, every year",
        ),
        (
            "FREQ=MONTHLY;BYMONTH=12;{};BYSETPOS=-1",
            "ngày làm việc cuối cùng tháng 12 hằng năm",
            "the last working day of month 12, every year",
        ),
    ],
)
def test_a_working_day_keeps_its_place_and_its_months(rule: str, vietnamese: str, english: str) -> None:
    days = rule.format("BYDAY=MO,TU,WE,TH,FR")
    deadline = _deadline(kind="recurring", rrule=days, dtstart=dt.date(2026, 1, 1))
    assert when(deadline) == vietnamese
    assert english in when(deadline, english=True)


def test_an_english_date_has_the_plans_own_wording_beside_it() -> None:
    quarter = _deadline(kind="period", start=dt.date(2026, 7, 1), end=dt.date(2026, 9, 30))
    assert when(quarter, english=True) == "in quarter III of 2026 (quý III năm 2026)"
    day = _deadline(kind="fixed", date=dt.date(2026, 11, 10), strict_before=True)
    assert when(day, english=True) == "before 10/11/2026 (trước ngày 10/11/2026)"


def test_a_stretch_from_the_day_of_issue_names_its_last_day() -> None:
    counted = _deadline(kind="relative", anchor="issued_on", offset="+10 working days", date=dt.date(2026, 8, 17))
    assert when(counted) == "trong 10 ngày làm việc kể từ ngày ban hành (17/8/2026)"
    event = _deadline(kind="relative", anchor="event:nhận đủ hồ sơ", offset="+15 days")
    assert when(event) == "trong 15 ngày kể từ nhận đủ hồ sơ"


def test_a_time_limit_that_counts_from_nothing_said_is_told_as_it_stands() -> None:
    assert when(_deadline(kind="relative", offset="+15 days")) == "trong 15 ngày"
    assert when(_deadline(kind="relative", offset="+4 working hours")) == "trong 4 giờ làm việc"


def test_the_last_day_of_the_month_is_named_beside_another_day() -> None:
    deadline = _deadline(kind="recurring", rrule="FREQ=MONTHLY;BYMONTHDAY=15,-1", dtstart=dt.date(2026, 1, 15))
    assert when(deadline) == "ngày 15 và ngày cuối cùng hằng tháng"
