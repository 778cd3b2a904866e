"""A date without a year comes round as often as the report beside it says."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.facts.deadlines import deadlines_of
from knowledge.model import Cell, Header, Paragraph, Section


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
        ("Gửi hồ sơ về Văn phòng trước ngày 20/11 đối với khen hằng năm.", {"FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20"}),
        (
            "Gửi hồ sơ trước ngày 05/12 đối với hồ sơ đề nghị khen thưởng thường xuyên hằng năm.",
            {"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5"},
        ),
        ("Các đơn vị gửi kế hoạch trước ngày 20/6.", {None}),
    ],
    ids=[
        "named behind the date",
        "times a year",
        "files of the year",
        "awards of every year",
        "files for the awards of every year",
        "nothing says how often",
    ],
)
def test_a_date_without_a_year_is_yearly_only_where_the_words_say_so(sentence: str, rules: set[str | None]) -> None:
    section = Section("V.1", "1.", "", (Paragraph(f"1. {sentence}", 1),), 1)
    found = deadlines_of(Header("", ""), (section,), dt.date(2025, 1, 1), dt.date(2030, 12, 31))
    assert {deadline.rrule for deadline in found} == rules
    assert all((deadline.review is None) == (deadline.rrule is not None) for deadline in found)


@pytest.mark.parametrize(
    ("heading", "sentence", "yearly"),
    [
        ("CHẾ ĐỘ BÁO CÁO", "Các xã gửi báo cáo về Sở Nội vụ trước ngày 20/6 và 10/12.", True),
        ("Chế độ thông tin, báo cáo", "Báo cáo kết quả thực hiện gửi trước ngày 15/12.", True),
        ("CHẾ ĐỘ BÁO CÁO", "Các xã gửi báo cáo sơ kết trước ngày 20/6.", False),
        ("CHẾ ĐỘ BÁO CÁO", "Các xã gửi kế hoạch thực hiện trước ngày 20/6.", False),
        ("TỔ CHỨC THỰC HIỆN", "Các xã gửi báo cáo về Sở Nội vụ trước ngày 20/6 và 10/12.", False),
    ],
)
def test_reports_under_the_regime_of_reports_come_round_every_year(heading: str, sentence: str, yearly: bool) -> None:
    section = Section("V", "V.", heading, (Paragraph(f"V. {heading}", 1), Paragraph(sentence, 1)), 1)
    found = deadlines_of(Header("", ""), (section,), dt.date(2025, 1, 1), dt.date(2030, 12, 31))
    assert {deadline.kind for deadline in found} == ({"recurring"} if yearly else {"undated"})


def test_a_row_of_reports_under_the_regime_of_reports_comes_round_every_year() -> None:
    rows = [("Loại báo cáo", "Nơi nhận", "Thời hạn"), ("Báo cáo gửi Sở", "Sở Y tế", "Trước 20/6 và 10/12")]
    cells = [Paragraph(words, 1, cell=Cell(0, row, at)) for row in (0, 1) for at, words in enumerate(rows[row])]
    section = Section("V", "V.", "Chế độ báo cáo", (Paragraph("V. Chế độ báo cáo", 1), *cells), 1)
    found = deadlines_of(Header("", ""), (section,), dt.date(2025, 1, 1), dt.date(2030, 12, 31))
    assert [deadline.rrule for deadline in found] == [
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20",
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10",
    ]


@pytest.mark.parametrize(
    ("title", "sentence", "rules"),
    [
        ("NHIỆM VỤ", "Ban Tuyên giáo xây dựng mỗi tháng 01 phóng sự.", ["FREQ=MONTHLY"]),
        ("NHIỆM VỤ", "Phòng Văn hóa đăng mỗi quý 02 chuyên đề.", ["FREQ=YEARLY;BYMONTH=3,6,9,12"]),
        ("NHIỆM VỤ", "Các trường mở lớp cho phụ huynh, mỗi học kỳ ít nhất một lớp.", ["FREQ=YEARLY;BYMONTH=1,5"]),
        ("NỘI DUNG VÀ CHỈ TIÊU", "Hằng quý, mỗi phòng tổ chức 01 buổi học.", ["FREQ=YEARLY;BYMONTH=3,6,9,12"]),
        ("NỘI DUNG VÀ CHỈ TIÊU", "Hằng quý tổ chức 01 buổi học.", []),
        ("NỘI DUNG VÀ CHỈ TIÊU", "Hằng năm, mỗi phòng tổ chức 01 buổi học.", []),
    ],
)
def test_what_is_to_be_done_every_so_often_has_a_rule_and_no_day(title: str, sentence: str, rules: list[str]) -> None:
    section = Section("V", "V.", title, (Paragraph(f"V. {title}", 1), Paragraph(sentence, 1)), 1)
    found = deadlines_of(Header("", ""), (section,), dt.date(2025, 1, 1), dt.date(2030, 12, 31))
    assert [(deadline.kind, deadline.rrule) for deadline in found] == [("undated", rule) for rule in rules]
