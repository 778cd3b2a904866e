"""What is due: a table of days, leads and settings."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.records.chats import Chat
from bot.reminders import Intent, closing, reminders_due
from knowledge.calendar import Due, last_day
from knowledge.model import Facts
from tests.bot.office import OFFICE_ZONE, a_plan


def moment(day: int, hour: int = 8, minute: int = 0, month: int = 11, year: int = 2026) -> dt.datetime:
    return dt.datetime(year, month, day, hour, minute, tzinfo=OFFICE_ZONE)


def chat(**settings: object) -> Chat:
    plain = Chat(1, 1001, "private", "Lan", active=True)
    return replace(plain, **settings)  # type: ignore[arg-type]


def leads(now: dt.datetime, planned: tuple[Intent, ...] = (), **settings: object) -> list[int]:
    return [intent.lead for intent in reminders_due([a_plan()], [chat(**settings)], planned, now)]


# "trước ngày 10/11": the last day is Monday, 9 November 2026
@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(moment(1), [], id="eight days before nothing is due yet"),
        pytest.param(moment(2, 7, 59), [], id="seven days before, a minute too early"),
        pytest.param(moment(2), [7], id="seven days before at eight"),
        pytest.param(moment(5, 23), [7], id="missed by three days, still the newest"),
        pytest.param(moment(6, 7, 59), [7], id="the next lead has not come yet"),
        pytest.param(moment(6), [1], id="three and one day before fall on Friday: one reminder"),
        pytest.param(moment(9, 18), [1], id="on the last day the missed one still goes out"),
        pytest.param(moment(11, 9), [1], id="a day late it still goes out"),
        pytest.param(moment(12, 1), [], id="two days after the deadline nobody is bothered"),
    ],
)
def test_the_newest_missed_reminder_is_due(now: dt.datetime, expected: list[int]) -> None:
    assert leads(now) == expected


def test_a_reminder_that_was_planned_is_not_planned_again() -> None:
    (intent,) = reminders_due([a_plan()], [chat()], (), moment(2))
    assert leads(moment(2, 9), (intent,)) == []


def test_a_clock_that_goes_back_brings_nothing_older() -> None:
    (intent,) = reminders_due([a_plan()], [chat()], (), moment(6))
    assert intent.lead == 1
    assert leads(moment(2), (intent,)) == []


def test_a_weekend_moves_a_reminder_to_the_friday_before() -> None:
    # Saturday, 7 November is two days before the last day
    assert leads(moment(6, 8), lead_days=(2,)) == [2]
    assert leads(moment(6, 7, 59), lead_days=(2,)) == []


def test_a_long_holiday_moves_a_reminder_before_it() -> None:
    # the last day is 20 February 2026; Tết holidays and the weekend before reach back to Saturday, 14 February
    plan = a_plan(month=2, day=21)
    now = moment(13, month=2)
    found = reminders_due([plan], [chat(lead_days=(3,))], (), now)
    assert [intent.fire_at.date() for intent in found] == [dt.date(2026, 2, 13)]


def test_quiet_hours_put_a_reminder_off_until_their_end() -> None:
    quiet = (dt.time(20), dt.time(8, 30))
    assert leads(moment(2, 8, 29), quiet=quiet) == []
    assert leads(moment(2, 8, 30), quiet=quiet) == [7]


def test_what_was_missed_waits_for_the_end_of_the_quiet_hours() -> None:
    quiet = (dt.time(20), dt.time(6))
    assert leads(moment(3, 23), quiet=quiet) == []
    assert leads(moment(4, 6), quiet=quiet) == [7]
    assert leads(moment(9, 23), quiet=quiet) == [1], "at six it would be too late"


def test_quiet_hours_never_put_a_reminder_off_past_the_deadline() -> None:
    night = (dt.time(8), dt.time(7, 59))
    found = reminders_due([a_plan()], [chat(lead_days=(0,), quiet=night)], (), moment(9, 8))
    assert [intent.fire_at for intent in found] == [moment(9, 8)]


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"active": False}, id="the chat is gone"),
        pytest.param({"paused_until": moment(30)}, id="the chat pauses"),
        pytest.param({"lead_days": ()}, id="no lead is wanted"),
        pytest.param({"choices": {"son-la": False}}, id="the plan is not followed"),
        pytest.param({"follows_new": False}, id="only chosen plans are followed"),
    ],
)
def test_nothing_is_due_where(settings: dict[str, object]) -> None:
    assert leads(moment(2, 9)) == [7]
    assert leads(moment(2, 9), **settings) == []


def test_a_plan_that_has_ended_is_never_due_again() -> None:
    running = a_plan(ends_on=dt.date(2026, 12, 31))
    ended = a_plan(ends_on=dt.date(2025, 12, 31))
    open_end = replace(
        ended, facts=Facts(deadlines=(replace(ended.facts.deadlines[0], until=None),), ends_on=ended.facts.ends_on)
    )
    assert reminders_due([running], [chat()], (), moment(2))
    assert reminders_due([ended], [chat()], (), moment(2)) == ()
    assert reminders_due([open_end], [chat()], (), moment(2)) == ()


def test_a_plan_that_ended_yesterday_is_not_even_reminded_of_late() -> None:
    # due before 31 December, the plan ends with the year; on 1 January the missed reminder is pointless
    plan = a_plan(month=12, day=31, ends_on=dt.date(2026, 12, 31))
    assert reminders_due([plan], [chat()], (), moment(31, month=12))
    assert reminders_due([plan], [chat()], (), moment(1, month=1, year=2027)) == ()


@pytest.mark.parametrize("review", ["Ngày không rõ, cần người xem lại.", None], ids=["doubtful", "certain"])
def test_a_doubtful_deadline_reminds_nobody(review: str | None) -> None:
    plan = a_plan()
    doubtful = replace(plan, facts=replace(plan.facts, deadlines=(replace(plan.facts.deadlines[0], review=review),)))
    assert bool(reminders_due([doubtful], [chat()], (), moment(2))) is (review is None)


@pytest.mark.parametrize(
    ("time", "strict", "expected"),
    [
        pytest.param(None, True, moment(10, 0), id="before the tenth: the ninth is the last day"),
        pytest.param(None, False, moment(11, 0), id="until the tenth"),
        pytest.param(dt.time(17), True, moment(10, 17), id="before five in the afternoon of the tenth"),
    ],
)
def test_a_deadline_closes_at_its_hour(time: dt.time | None, strict: bool, expected: dt.datetime) -> None:
    deadline = replace(a_plan().facts.deadlines[0], time=time, strict_before=strict)
    named = dt.date(2026, 11, 10)
    assert closing(Due("son-la", deadline, named, last_day(deadline, named)), OFFICE_ZONE) == expected


def test_each_year_is_an_occurrence_of_its_own() -> None:
    (first,) = reminders_due([a_plan()], [chat()], (), moment(2))
    (second,) = reminders_due([a_plan()], [chat()], (first,), moment(2, year=2027))
    assert (first.occurrence, second.occurrence) == (dt.date(2026, 11, 10), dt.date(2027, 11, 10))


@pytest.mark.parametrize(("hours", "minutes", "expected"), [(7, 59, []), (8, 0, [7])])
def test_times_of_day_are_meant_in_the_zone_of_the_clock(hours: int, minutes: int, expected: list[int]) -> None:
    assert leads(moment(2, hours, minutes).replace(tzinfo=ZoneInfo("Asia/Tokyo"))) == expected
