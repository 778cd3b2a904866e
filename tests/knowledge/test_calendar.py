"""Named days, last days, working days and what is coming."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import calendar
from knowledge.model import Deadline, Facts, Header, Plan

ENDS = dt.date(2030, 12, 31)
TODAY = dt.date(2026, 10, 25)
YEARLY = Deadline(
    id="yearly",
    section="VI.1",
    page=1,
    quote="trước ngày 10/12 hằng năm",
    task="báo cáo",
    kind="recurring",
    rrule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10",
    dtstart=dt.date(2025, 12, 10),
    until=ENDS,
    strict_before=True,
)
ONCE = Deadline(
    id="once",
    section="VI.1",
    page=1,
    quote="chậm nhất ngày 30/11/2026",
    task="gửi kế hoạch",
    kind="fixed",
    date=dt.date(2026, 11, 30),
)
QUARTER = Deadline(
    id="quarter",
    section="V",
    page=1,
    quote="Quý IV năm 2026",
    task="tổng kết",
    kind="period",
    start=dt.date(2026, 10, 1),
    end=dt.date(2026, 12, 31),
)


def plan(*deadlines: Deadline, ends_on: dt.date | None = ENDS, key: str = "plan") -> Plan:
    facts = Facts(deadlines=deadlines, starts_on=dt.date(2025, 1, 1), ends_on=ends_on)
    return Plan(key, 1, "plan.txt", "txt", "0", "", Header(title="Kế hoạch", issuer="UBND xã"), (), facts)


def test_before_a_day_means_the_day_before_is_the_last() -> None:
    assert calendar.last_day(YEARLY, dt.date(2026, 12, 10)) == dt.date(2026, 12, 9)


def test_before_an_hour_of_a_day_the_day_itself_is_the_last() -> None:
    at_five = replace(ONCE, strict_before=True, time=dt.time(17))
    assert calendar.last_day(at_five, dt.date(2026, 11, 30)) == dt.date(2026, 11, 30)


def test_at_latest_on_a_day_includes_it() -> None:
    assert calendar.last_day(ONCE, dt.date(2026, 11, 30)) == dt.date(2026, 11, 30)


def test_a_yearly_deadline_rolls_on_when_its_day_has_passed() -> None:
    (due,) = calendar.coming([plan(YEARLY)], dt.date(2026, 12, 9))
    assert (due.due, due.last_day) == (dt.date(2026, 12, 10), dt.date(2026, 12, 9))
    (due,) = calendar.coming([plan(YEARLY)], dt.date(2026, 12, 10))
    assert (due.due, due.last_day) == (dt.date(2027, 12, 10), dt.date(2027, 12, 9))


def test_a_plan_that_has_ended_is_never_due_again() -> None:
    over = replace(YEARLY, until=dt.date(2025, 12, 31))
    assert calendar.coming([plan(over, QUARTER, ends_on=dt.date(2025, 12, 31))], TODAY) == ()
    assert calendar.status(over, dt.date(2025, 12, 31), TODAY) == "ended"


def test_a_recurrence_names_no_day_after_the_plan_ends() -> None:
    days = calendar.named_days(YEARLY, dt.date(2029, 1, 1), dt.date(2040, 1, 1))
    assert days == (dt.date(2029, 12, 10), dt.date(2030, 12, 10))


def test_a_day_that_the_plan_names_after_its_own_end_is_still_due() -> None:
    report = replace(ONCE, date=dt.date(2027, 1, 15))
    (due,) = calendar.coming([plan(report, ends_on=dt.date(2026, 12, 31))], dt.date(2027, 1, 5))
    assert due.due == dt.date(2027, 1, 15)
    assert calendar.status(report, dt.date(2026, 12, 31), dt.date(2027, 1, 16)) == "ended"


def test_what_is_coming_stands_soonest_first() -> None:
    found = calendar.coming([plan(YEARLY, QUARTER, ONCE)], TODAY)
    assert [due.deadline.id for due in found] == ["once", "yearly", "quarter"]


def test_within_so_many_days_every_occurrence_is_told_and_nothing_later() -> None:
    weekly = replace(
        YEARLY, id="weekly", rrule="FREQ=WEEKLY;BYDAY=FR", dtstart=dt.date(2025, 1, 3), strict_before=False
    )
    found = calendar.coming([plan(weekly, YEARLY)], TODAY, within=14)
    assert [due.due for due in found] == [dt.date(2026, 10, 30), dt.date(2026, 11, 6)]


@pytest.mark.parametrize(
    ("deadline", "status"),
    [
        (replace(ONCE, review="Không rõ năm."), "needs_review"),
        (replace(ONCE, superseded_by="other"), "superseded"),
        (replace(ONCE, date=dt.date(2026, 10, 24)), "past"),
        (replace(ONCE, date=TODAY), "active"),
        (replace(ONCE, date=TODAY, strict_before=True), "past"),
        (QUARTER, "active"),
        (replace(QUARTER, end=dt.date(2026, 9, 30)), "past"),
        (replace(YEARLY, until=dt.date(2026, 10, 1)), "past"),
        (replace(ONCE, kind="undated", date=None), "active"),
    ],
)
def test_the_status_of_a_deadline(deadline: Deadline, status: str) -> None:
    assert calendar.status(deadline, ENDS, TODAY) == status


@pytest.mark.parametrize(
    "deadline",
    [
        replace(ONCE, review="Không rõ năm."),
        replace(ONCE, superseded_by="other"),
        replace(ONCE, kind="undated", date=None),
        replace(YEARLY, kind="undated", rrule="FREQ=YEARLY", dtstart=None),
        replace(ONCE, kind="relative", date=None, anchor="event:ngày họp", offset="-3 days"),
    ],
)
def test_what_is_in_doubt_replaced_or_without_a_date_is_never_coming(deadline: Deadline) -> None:
    assert calendar.coming([plan(deadline)], dt.date(2026, 1, 1)) == ()


def test_the_last_working_day_of_a_month_skips_public_holidays_backwards() -> None:
    rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    days = calendar.occurrences(rule, dt.date(2025, 8, 1), dt.date(2026, 4, 30))
    assert dt.date(2025, 8, 29) in days
    # 30 April is a holiday
    assert days[-1] == dt.date(2026, 4, 29)


def test_the_window_of_a_quarter_opens_with_its_first_month() -> None:
    window = replace(
        YEARLY,
        rrule="FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31",
        dtstart=dt.date(2026, 3, 31),
        start=dt.date(2026, 1, 1),
        end=dt.date(2026, 3, 31),
        strict_before=False,
    )
    (due,) = calendar.coming([plan(window)], dt.date(2027, 1, 10))
    assert (due.start, due.due) == (dt.date(2027, 1, 1), dt.date(2027, 3, 31))


def test_a_reminder_moves_back_to_the_working_day_before() -> None:
    assert calendar.working_day_before(dt.date(2026, 12, 6)) == dt.date(2026, 12, 4)
    assert calendar.working_day_before(dt.date(2026, 12, 4)) == dt.date(2026, 12, 4)


def test_working_days_do_not_count_tet() -> None:
    assert calendar.add_working_days(dt.date(2026, 2, 13), 1) == dt.date(2026, 2, 23)


def test_days_of_the_week_are_called_as_in_viet_nam() -> None:
    assert calendar.weekday_name(dt.date(2026, 12, 10)) == "thứ Năm"
    assert calendar.weekday_name(dt.date(2026, 12, 13)) == "Chủ nhật"


def test_years_not_decreed_yet_are_provisional() -> None:
    assert calendar.is_provisional(dt.date(2035, 1, 1))
    assert not calendar.is_provisional(dt.date(2025, 1, 1))


@given(st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1)), st.integers(1, 60))
def test_working_days_added_and_taken_away_meet_again(day: dt.date, count: int) -> None:
    start = calendar.working_day_before(day)
    later = calendar.add_working_days(start, count)
    assert calendar.is_working_day(later)
    assert calendar.add_working_days(later, -count) == start
