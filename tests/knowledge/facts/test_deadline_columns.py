"""Tables whose columns each hold the dates of somebody else: the heading says who owes and to whom."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.facts.deadlines import deadlines_of
from knowledge.model import Cell, Deadline, Header, Paragraph, Section

LEAD = (
    "Các phòng, đơn vị thuộc xã gửi báo cáo về Phòng Nội vụ; "
    "Phòng Nội vụ trình UBND xã ký gửi Sở Nội vụ tỉnh theo bảng:"
)


def read(lead: str, *rows: tuple[str, ...]) -> list[Deadline]:
    """The deadlines of a section that holds one table under a line."""
    cells = [
        Paragraph(text, 1, cell=Cell(0, row, column))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    paragraphs = (Paragraph("2. Thời hạn gửi báo cáo", 1), *([Paragraph(lead, 1)] if lead else []), *cells)
    section = Section("IV.2", "2.", "Thời hạn gửi báo cáo", paragraphs, 1)
    header = Header(title="Kế hoạch thi đua", issuer="UBND xã", issued_on=dt.date(2026, 1, 5))
    return list(deadlines_of(header, (section,), dt.date(2026, 1, 5), dt.date(2026, 12, 31)))


def test_each_column_of_dates_has_the_parties_that_the_line_above_the_table_tells() -> None:
    found = read(
        LEAD,
        ("Loại báo cáo", "Thời gian chốt số liệu", "Hạn của phòng, đơn vị", "Hạn gửi Sở Nội vụ"),
        ("Báo cáo quý I", "Từ 15/12/2025 đến 05/3/2026", "Trước ngày 08/3/2026", "Trước ngày 13/3/2026"),
    )
    assert [(d.date, d.who, d.to_whom, d.task) for d in found] == [
        (dt.date(2026, 3, 8), "Các phòng, đơn vị thuộc xã", "Phòng Nội vụ", "Báo cáo quý I"),
        (dt.date(2026, 3, 13), "Phòng Nội vụ", "Sở Nội vụ tỉnh", "Báo cáo quý I"),
    ]


@pytest.mark.parametrize(
    ("headings", "parties"),
    [
        (("Hạn của các xã", "Hạn gửi UBND tỉnh"), [("các xã", None), (None, "UBND tỉnh")]),
        (("Thời hạn đối với các sở", "Thời hạn nộp về Sở Nội vụ"), [("các sở", None), (None, "Sở Nội vụ")]),
    ],
)
def test_a_heading_that_says_whose_its_dates_are_needs_no_line_above(
    headings: tuple[str, str], parties: list[tuple[str | None, str | None]]
) -> None:
    found = read("", ("Loại báo cáo", *headings), ("Báo cáo quý I", "Trước ngày 08/3/2026", "Trước ngày 13/3/2026"))
    assert [(d.who, d.to_whom) for d in found] == parties


def test_the_line_that_announces_a_table_says_who_owes_by_its_dates() -> None:
    found = read(
        "Các thôn gửi báo cáo như sau:", ("Loại báo cáo", "Thời hạn gửi"), ("Báo cáo quý I", "Trước ngày 08/3/2026")
    )
    assert [d.who for d in found] == ["Các thôn"]


def test_each_labelled_date_of_a_cell_is_about_what_its_label_names() -> None:
    found = read(
        "",
        ("Đơn vị", "Nhiệm vụ", "Thời hạn"),
        (
            "Phòng Nội vụ",
            "Ban hành bộ chỉ số; công bố bảng xếp hạng các thôn",
            "Bộ chỉ số: trước ngày 25/4/2026; bảng xếp hạng: ngày 05 hằng tháng; tự chấm điểm: ngày 03 hằng tháng",
        ),
        ("Văn phòng", "Xây dựng kế hoạch", "Hoàn thành: trước ngày 10/02/2026"),
    )
    assert [d.task for d in found] == [
        "Ban hành bộ chỉ số",
        "công bố bảng xếp hạng các thôn",
        "tự chấm điểm",
        "Xây dựng kế hoạch",
    ]


def test_a_name_that_stands_alone_in_a_cell_is_not_cut_at_its_verb_elsewhere() -> None:
    rows = [("Đơn vị", "Nhiệm vụ"), ("Phòng Kỹ thuật kiểm tra", "Chấm điểm")]
    lead = "Phòng Kỹ thuật kiểm tra gửi báo cáo về Sở Y tế trước ngày 20/6/2026."

    assert [d.who for d in read(lead, *rows)] == ["Phòng Kỹ thuật kiểm tra"]
    assert [d.who for d in read(lead)] == ["Phòng Kỹ thuật"]


@pytest.mark.parametrize("heading", ["Ban", "Khoa, phòng", "Nơi lập", "Đơn vị"])
def test_a_column_of_offices_says_who_owes_whatever_its_heading(heading: str) -> None:
    found = read(
        "Các Ban của cơ quan:",
        ("TT", heading, "Nhiệm vụ", "Thời hạn"),
        ("1", "Ban Kỹ thuật", "Chấm ý tưởng", "Trước 31/01 hằng năm"),
        ("2", "Ban Kinh doanh", "Báo cáo doanh thu", "Ngày 05 hằng tháng"),
    )
    assert [d.who for d in found] == ["Ban Kỹ thuật", "Ban Kinh doanh"]


def test_what_a_cell_says_is_due_its_row_says_who_owes() -> None:
    found = read(
        "",
        ("Khoa, phòng", "Nhiệm vụ"),
        ("Phòng Nội vụ", "Theo dõi thời gian chờ; gửi danh sách trước ngày 20/6/2026."),
        ("Tổ Công nghệ thông tin", "Chủ trì hạ tầng, sao lưu dữ liệu vào 22 giờ 00 hằng ngày."),
    )
    assert [(d.who, d.task) for d in found] == [
        ("Phòng Nội vụ", "gửi danh sách"),
        ("Tổ Công nghệ thông tin", "Chủ trì hạ tầng, sao lưu dữ liệu"),
    ]
