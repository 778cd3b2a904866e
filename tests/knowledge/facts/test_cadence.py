"""A date without a year comes round as often as the report beside it says."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.facts.deadlines import deadlines_of
from knowledge.model import Header, Paragraph, Section


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        (
            "Văn phòng báo cáo UBND trước ngày 20/6 đối với báo cáo 6 tháng, trước ngày 20/12 đối với báo cáo năm.",
            {"FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20"},
        ),
        (
            "Các doanh nghiệp báo cáo kết quả 01 lần/năm, trước ngày 30/11, về Phòng Quản lý doanh nghiệp.",
            {"FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"},
        ),
        ("Các khoa, phòng nộp hồ sơ năm trước ngày 10/12.", {"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"}),
        ("Các đơn vị gửi kế hoạch trước ngày 20/6.", {None}),
    ],
    ids=["named behind the date", "times a year", "files of the year", "nothing says how often"],
)
def test_a_date_without_a_year_is_yearly_only_where_the_words_say_so(sentence: str, rules: set[str | None]) -> None:
    section = Section("V.1", "1.", "", (Paragraph(f"1. {sentence}", 1),), 1)
    found = deadlines_of(Header("", ""), (section,), dt.date(2025, 1, 1), dt.date(2030, 12, 31))
    assert {deadline.rrule for deadline in found} == rules
    assert all((deadline.review is None) == (deadline.rrule is not None) for deadline in found)
