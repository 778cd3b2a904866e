"""Dates that somebody types: a table of wordings."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.facts.terms import Period
from knowledge.facts.worded import rule_worded

PERIOD = Period(dt.date(2025, 10, 10), dt.date(2025, 1, 1), dt.date(2030, 12, 31))
NOVEMBER = "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"
TWICE = "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20"


@pytest.mark.parametrize(
    ("words", "due", "strict"),
    [
        ("15/11/2026", "2026-11-15", False),
        ("15-11-2026.", "2026-11-15", False),
        ("ngay 15 thang 11 nam 2026", "2026-11-15", False),
        ("chậm nhất 15/11/2026", "2026-11-15", False),
        ("trước ngày 15/11/2026", "2026-11-15", True),
        ("15/11 hằng năm", NOVEMBER, False),
        ("truoc 15/11 hang nam", NOVEMBER, True),
        ("20/6, 20/12 hằng năm", TWICE, False),
        ("20/6 và 20/12 hàng năm", TWICE, False),
        ("ngày 20 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=20", False),
        ("quý IV/2026", "2026-12-31", False),
    ],
)
def test_a_date_is_read_as_in_a_plan(words: str, due: str, strict: bool) -> None:
    rule = rule_worded(words, PERIOD)
    assert rule is not None
    assert (rule.rrule or f"{rule.date or rule.end}", rule.strict_before) == (due, strict)
    assert rule.until == (PERIOD.ends_on if rule.rrule else None)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "mai",
        "15/11",
        "31/6/2026",
        "32/11/2026",
        "31/6 hằng năm",
        "20/6 và 15/12 hằng năm",
        "15/11/2026 và 15/12/2026",
        "15/11/2026 gửi Sở Nội vụ",
        "không phải 15/11/2026",
    ],
)
def test_anything_else_is_no_date(words: str) -> None:
    assert rule_worded(words, PERIOD) is None
