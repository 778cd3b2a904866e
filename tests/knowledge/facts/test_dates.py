"""The grammar of dates: every shape of a day is the same day, and no text makes it stumble."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.facts import dates
from knowledge.facts.dates import expressions
from knowledge.facts.deadlines import deadlines_of
from knowledge.facts.points import forms, wording
from knowledge.model import Header, Paragraph, Section
from knowledge.vietnamese import aligned, fold_aligned, nfc

SHAPES = (
    "{d}/{m}/{y}",
    "{d:02d}/{m:02d}/{y}",
    "ngày {d:02d} tháng {m:02d} năm {y}",
    "ngày {d} tháng {m}, năm {y}",
    "{d:02d}-{m:02d}-{y}",
    "{d:02d}.{m:02d}.{y}",
    "{d:02d} / {m:02d} / {y}",
    "{d:02d}/{m:02d} năm {y}",
    "ngày {d}/{m}/{yy:02d}",
)
SCRAPS = """
trước ngày|chậm nhất|hết|đến|từ|tháng|quý|năm|tuần|hằng|hàng|mỗi|cuối|đầu|làm việc|kể từ|sau khi|trong|thứ hai|Sáu|30/6
31/6/2026|15|I|IV|2025|2026-2030|(|)|;|,|.|:|báo cáo|gửi|về|Sở Nội vụ|UBND xã|các đơn vị|hoàn thành|17 giờ 00|57-NQ/TW
“|”|%|06 tháng/lần|định kỳ|để|và|đối với|sơ kết|Năm 2027, 2030:|năm học 2025-2026|ngày .../6/2026|năm sau
"""
WORDS = st.sampled_from(SCRAPS.replace("\n", "|").strip("|").split("|"))


@given(st.dates(dt.date(2024, 1, 1), dt.date(2035, 12, 31)), st.sampled_from(SHAPES))
def test_a_day_is_the_same_in_every_shape(day: dt.date, shape: str) -> None:
    text = "trước " + shape.format(d=day.day, m=day.month, y=day.year, yy=day.year % 100)
    (expression,) = expressions(fold_aligned(text))
    (point,) = expression.points
    assert (point.first(point.year or 0), expression.strict) == (day, True)
    assert expression.end == len(text)


@pytest.mark.parametrize(
    "dated",
    [
        *(
            "15/9/2026",
            "l5/9/2026",
            "ngày 30.6",
            "mùng 3 tháng 5",
            "tháng 6",
            "quý IV",
            "năm 2026",
            "năm học 2025-2026",
        ),
        *("ba tháng đầu năm", "sáu tháng cuối năm", "chín tháng đầu năm 2026", "trong 6 năm 2022", "ngày .../6/2026"),
        *("từ 01/7 đến 30/9/2026", "các ngày 15, 16/9/2026", "các tháng 3, 6", "các năm 2026, 2027"),
    ],
)
def test_a_date_is_looked_for_where_the_rules_begin(dated: str) -> None:
    text = fold_aligned(f"gửi báo cáo {dated}")
    begins = {match.start() for rule in dates._RULES for match in rule.pattern.finditer(text)}
    assert len("gửi báo cáo ") in begins
    assert begins <= {match.start() for match in dates._BEGINS.finditer(text)}


@given(st.lists(WORDS, max_size=40))
def test_no_words_make_the_reading_stumble(words: list[str]) -> None:
    text = " ".join(words)
    section = Section("VI.1", "1.", "", (Paragraph(text, 1),), 1)
    header = Header(title="Kế hoạch", issuer="UBND xã", issued_on=dt.date(2026, 1, 5))
    for deadline in deadlines_of(header, (section,), dt.date(2026, 1, 1), dt.date(2030, 12, 31)):
        assert deadline.quote in text
        assert deadline.task
        if deadline.kind == "fixed":
            assert deadline.date is not None
        if deadline.kind == "period":
            assert deadline.end is not None
        if deadline.kind == "recurring":
            assert deadline.rrule is not None
            assert deadline.until == dt.date(2030, 12, 31)


def test_a_form_is_known_by_its_words_outside_brackets() -> None:
    (form,) = forms((wording(r"ngay (?:mung |mong )?(?P<d>[0-3]?\d) (?:cua )?thang (?:dau|cuoi) quy"), lambda _: None))
    assert form.words == ("ngay", "thang", "quy")
    (any_words,) = forms((wording(r"(?:ngay )?(?P<d>\d{1,2})\s*(?:/| thang )\s*\d+(?! nam)"), lambda _: None))
    assert any_words.words == ()


@given(st.text(max_size=60))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold_aligned(text)) == len(aligned(text)) == len(nfc(text))


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("hẵng năm", "hang nam"),
        ("HẰNG NĂM", "hang nam"),
        ("Quý IV", "quy iv"),
        ("đến", "den"),
        ("hoá\u00a0đơn", "hoa don"),
    ],
)
def test_the_patterns_see_one_spelling(printed: str, meant: str) -> None:
    assert fold_aligned(printed) == meant
