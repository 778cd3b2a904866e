"""Tables of deadlines, as Word and as PDF: the same rows give the same deadlines."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from fpdf import FPDF

from knowledge.facts import facts_of
from knowledge.model import Deadline
from knowledge.outline import outline_of
from knowledge.reading import read_document

FONTS = Path(__file__).parents[3] / "knowledge" / "fonts"
UP, LEFT = "^", "<"
Table = list[list[str]]

OPENING = [
    "ỦY BAN NHÂN DÂN",
    "XÃ AN PHÚ",
    "Số: 15/KH-UBND",
    "An Phú, ngày 20 tháng 01 năm 2026",
    "KẾ HOẠCH",
    "Phát động phong trào thi đua “Đổi mới sáng tạo và chuyển đổi số” giai đoạn 2026-2030",
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 10/01/2026 của UBND tỉnh, UBND xã ban hành Kế hoạch như sau:",
    "I. MỤC ĐÍCH",
    "Nâng cao nhận thức của cán bộ, công chức.",
    "II. TỔ CHỨC THỰC HIỆN",
    "Các đơn vị thực hiện nhiệm vụ theo Phụ lục.",
    "Nơi nhận:",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Nguyễn Văn A",
    "PHỤ LỤC",
    "NHIỆM VỤ CỤ THỂ",
    "(Kèm theo Kế hoạch số 15/KH-UBND ngày 20/01/2026 của UBND xã An Phú)",
]
TASKS: Table = [
    ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"],
    ["I", "Công tác chỉ đạo, điều hành", LEFT, LEFT, LEFT],
    ["1", "Ban hành Kế hoạch phát động", "Phòng Văn hóa - Xã hội", "Văn phòng", "Tháng 02/2026"],
    ["2", "Tổ chức Lễ phát động", "Phòng Văn hóa - Xã hội", "Các đơn vị", "Trước 28/02/2026"],
    ["II", "Công tác tuyên truyền", LEFT, LEFT, LEFT],
    ["3", "Tuyên truyền trên đài truyền thanh", "Trung tâm Dịch vụ công", "", "Thường xuyên"],
    ["4", "Tập huấn kỹ năng số", "Phòng Văn hóa - Xã hội", "Viettel", "Quý II/2026"],
    ["5", "Kiểm tra việc thực hiện", "Hội đồng Thi đua - Khen thưởng xã", "", "Quý III-IV/2026"],
    ["6", "Sơ kết phong trào", "Các đơn vị", "", "2028"],
    ["7", "Báo cáo tổng kết", UP, "", "Trước ngày 10/12/2030"],
    ["8", "Xét khen thưởng hằng năm", "Phòng Văn hóa - Xã hội", "", "Tháng 12 hằng năm"],
    ["9", "Thực hiện số hóa hồ sơ", "Văn phòng", "", "2026-2030"],
]
REPORTS: Table = [
    ["TT", "Loại báo cáo", "Kỳ báo cáo", "Thời hạn gửi báo cáo", LEFT, "Nơi nhận"],
    [UP, UP, UP, "Các phòng, ban", "Các thôn", UP],
    ["1", "Báo cáo tháng", "Hằng tháng", "Ngày 20", "Ngày 18", "Phòng Nội vụ"],
    ["2", "Báo cáo quý", "Hằng quý", "Trước ngày 20 của tháng cuối quý", "Trước ngày 15 của tháng cuối quý", UP],
    ["3", "Báo cáo 6 tháng", "6 tháng", "Trước ngày 15/6", "Trước ngày 10/6", UP],
    ["4", "Báo cáo năm", "Năm", "Trước ngày 15/12", "Trước ngày 10/12", "UBND xã"],
    ["5", "Báo cáo đột xuất", "", "Khi có yêu cầu", "Khi có yêu cầu", UP],
]
WINDOWS: Table = [
    ["TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan thực hiện", "Thời gian thực hiện", LEFT],
    [UP, UP, UP, UP, "Bắt đầu", "Kết thúc"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    ["1", "Xây dựng kho dữ liệu", "Kho dữ liệu", "Sở Khoa học và Công nghệ", "01/3/2026", "30/6/2026"],
    ["2", "Kết nối dữ liệu dân cư", "Báo cáo kết quả", "Công an tỉnh", "Tháng 4/2026", "Tháng 9/2026"],
]
MERGED: Table = [
    ["STT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời hạn"],
    ["1", "Xây dựng kế hoạch", "Phòng Nội vụ", "Trước 15/3/2026"],
    ["2", "Ban hành hướng dẫn", UP, UP],
    ["3", "Tổ chức tập huấn", "Phòng Văn hóa", "Tháng 5/2026"],
    ["4", "Kiểm tra các đơn vị", "", UP],
    ["5", "Tổng hợp kết quả", "Phòng Nội vụ", ""],
    ["6", "Nghiệm thu hệ thống", "Phòng Kinh tế", "31/6/2026"],
]
GROUPS: Table = [
    ["TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"],
    ["(1)", "(2)", "(3)", "(4)", "(5)"],
    ["I", "HẠ TẦNG SỐ", LEFT, LEFT, LEFT],
    ["1", "Lắp đặt điểm truy cập Internet", "Phòng Kinh tế", "Các thôn", "Trước 31/3/2026"],
    ["2", "Bố trí máy tính", "", "Văn phòng HĐND và UBND xã", "Quý II/2026"],
    ["II", "NHÂN LỰC SỐ", LEFT, LEFT, LEFT],
    ["3", "Tổ chức tập huấn", "Phòng Văn hóa -\nXã hội", "Hội Nông dân xã\nĐoàn Thanh niên xã", "Tháng 4/2026"],
    ["4", "Tổ chức hội thi tin học", "nt", "-nt-", "Tháng 9/2026"],
    ["III", "DỮ LIỆU SỐ (Phòng Tư pháp chủ trì, hoàn thành trước ngày 30/11/2026)", LEFT, LEFT, LEFT],
    ["5", "Số hóa sổ hộ tịch", "", "", ""],
    ["6", "Làm sạch dữ liệu dân cư", "Công an xã", "Trung tâm Phục vụ\nhành chính công xã", ""],
]
MONTHS: Table = [
    ["TT", "Nội dung", "Người phụ trách"],
    ["Tháng 3/2026", LEFT, LEFT],
    ["1", "Tổ chức lễ phát động", "Văn phòng"],
    ["2", "Công bố bộ tiêu chí", "Phòng Nội vụ"],
    ["Tháng 4/2026", LEFT, LEFT],
    ["1", "Tổ chức hội thi", "Đoàn Thanh niên xã"],
]
MARKED: Table = [
    ["TT", "Nội dung công việc", "Đơn vị thực hiện", "Tiến độ thực hiện năm 2026 (tháng)"] + [LEFT] * 5,
    [UP, UP, UP, "1", "2", "3", "4", "5", "6"],
    ["1", "Xây dựng kế hoạch", "Văn phòng", "x", "", "", "", "", ""],
    ["2", "Số hóa hồ sơ", "Phòng Tư pháp", "", "x", "x", "x", "", ""],
    ["3", "Kiểm tra các thôn", "Phòng Nội vụ", "", "", "x", "", "", "x"],
    ["4", "Tuyên truyền", "Các đơn vị", "x", "x", "x", "x", "x", "x"],
]
QUARTERS: Table = [
    ["TT", "Nhiệm vụ", "Chủ trì", "Quý III/2026", "Quý IV/2026", "Quý I/2027"],
    ["1", "Nâng cấp hệ thống", "Phòng Kinh tế", "●", "●", ""],
    ["2", "Nghiệm thu", "Văn phòng", "", "", "●"],
]
DOCUMENTS: Table = [
    ["STT", "Tên văn bản", "Số, ký hiệu", "Ngày ban hành"],
    ["1", "Nghị quyết về đột phá phát triển khoa học, công nghệ", "57-NQ/TW", "22/12/2024"],
    ["2", "Kế hoạch của UBND tỉnh", "12/KH-UBND", "10/01/2026"],
]
ROUNDS: Table = [
    ["Đợt", "Thời gian", "Chủ đề", "Hạn gửi báo cáo đợt"],
    ["Đợt 1", "Từ 05/02 đến 27/02/2026", "Chào mừng Ngày Thầy thuốc Việt Nam", "03/3/2026"],
    ["Đợt 2", "Từ 01/4 đến 30/6/2026", "Số hóa hồ sơ", "05/7/2026"],
]

EXPECTED: dict[str, tuple[Table, list[tuple[str, str | None, str]]]] = {
    "tasks under headings": (
        TASKS,
        [
            ("2026-02-01..2026-02-28", "Phòng Văn hóa - Xã hội", "Ban hành Kế hoạch phát động"),
            ("<2026-02-28", "Phòng Văn hóa - Xã hội", "Tổ chức Lễ phát động"),
            ("2026-04-01..2026-06-30", "Phòng Văn hóa - Xã hội", "Tập huấn kỹ năng số"),
            ("2026-07-01..2026-12-31", "Hội đồng Thi đua - Khen thưởng xã", "Kiểm tra việc thực hiện"),
            ("2028-01-01..2028-12-31", "Các đơn vị", "Sơ kết phong trào"),
            ("<2030-12-10", "Các đơn vị", "Báo cáo tổng kết"),
            ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", "Phòng Văn hóa - Xã hội", "Xét khen thưởng"),
        ],
    ),
    "rounds with a day for their reports": (
        ROUNDS,
        [("2026-03-03", None, "gửi báo cáo đợt (Đợt 1)"), ("2026-07-05", None, "gửi báo cáo đợt (Đợt 2)")],
    ),
    "reports by addressee and kind": (
        REPORTS,
        [
            ("FREQ=MONTHLY;BYMONTHDAY=20", "Các phòng, ban", "Báo cáo tháng"),
            ("FREQ=MONTHLY;BYMONTHDAY=18", "Các thôn", "Báo cáo tháng"),
            ("<FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20", "Các phòng, ban", "Báo cáo quý"),
            ("<FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", "Các thôn", "Báo cáo quý"),
            ("<FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "Các phòng, ban", "Báo cáo 6 tháng"),
            ("<FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10", "Các thôn", "Báo cáo 6 tháng"),
            ("<FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "Các phòng, ban", "Báo cáo năm"),
            ("<FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10", "Các thôn", "Báo cáo năm"),
            ("undated", "Các phòng, ban", "Báo cáo đột xuất"),
        ],
    ),
    "a beginning and an end": (
        WINDOWS,
        [
            ("2026-03-01..2026-06-30", "Sở Khoa học và Công nghệ", "Xây dựng kho dữ liệu"),
            ("2026-04-01..2026-09-30", "Công an tỉnh", "Kết nối dữ liệu dân cư"),
        ],
    ),
    "merged, empty and impossible cells": (
        MERGED,
        [
            ("<2026-03-15", "Phòng Nội vụ", "Xây dựng kế hoạch"),
            ("<2026-03-15", "Phòng Nội vụ", "Ban hành hướng dẫn"),
            ("2026-05-01..2026-05-31", "Phòng Văn hóa", "Tổ chức tập huấn"),
            ("2026-05-01..2026-05-31", None, "Kiểm tra các đơn vị"),
            ("?", "Phòng Kinh tế", "Nghiệm thu hệ thống"),
        ],
    ),
    "rows that head others, repeated words and blank offices": (
        GROUPS,
        [
            ("<2026-03-31", "Phòng Kinh tế", "Lắp đặt điểm truy cập Internet"),
            ("2026-04-01..2026-06-30", None, "Bố trí máy tính"),
            ("2026-04-01..2026-04-30", "Phòng Văn hóa - Xã hội", "Tổ chức tập huấn"),
            ("2026-09-01..2026-09-30", "Phòng Văn hóa - Xã hội", "Tổ chức hội thi tin học"),
            ("<2026-11-30", "Phòng Tư pháp", "Số hóa sổ hộ tịch"),
            ("<2026-11-30", "Công an xã", "Làm sạch dữ liệu dân cư"),
        ],
    ),
    "rows that give the month to those under them": (
        MONTHS,
        [
            ("2026-03-01..2026-03-31", "Văn phòng", "Tổ chức lễ phát động"),
            ("2026-03-01..2026-03-31", "Phòng Nội vụ", "Công bố bộ tiêu chí"),
            ("2026-04-01..2026-04-30", "Đoàn Thanh niên xã", "Tổ chức hội thi"),
        ],
    ),
    "months with marks": (
        MARKED,
        [
            ("2026-01-01..2026-01-31", "Văn phòng", "Xây dựng kế hoạch"),
            ("2026-02-01..2026-04-30", "Phòng Tư pháp", "Số hóa hồ sơ"),
            ("2026-03-01..2026-03-31", "Phòng Nội vụ", "Kiểm tra các thôn"),
            ("2026-06-01..2026-06-30", "Phòng Nội vụ", "Kiểm tra các thôn"),
        ],
    ),
    "quarters with marks": (
        QUARTERS,
        [
            ("2026-07-01..2026-12-31", "Phòng Kinh tế", "Nâng cấp hệ thống"),
            ("2027-01-01..2027-03-31", "Văn phòng", "Nghiệm thu"),
        ],
    ),
    "cited documents are no deadlines": (DOCUMENTS, []),
}


def when(deadline: Deadline) -> str:
    mark = "<" if deadline.strict_before else ""
    if deadline.review is not None:
        return "?"
    if deadline.kind == "period":
        return f"{deadline.start}..{deadline.end}"
    return f"{mark}{deadline.date or deadline.rrule or deadline.kind}"


def as_docx(table: Table, path: Path) -> None:
    document = docx.Document()
    for line in OPENING:
        document.add_paragraph(line)
    grid = document.add_table(len(table), len(table[0]))
    for row, cells in enumerate(table):
        for column, words in enumerate(cells):
            if words == UP:
                grid.cell(row - 1, column).merge(grid.cell(row, column))
            elif words == LEFT:
                grid.cell(row, column - 1).merge(grid.cell(row, column))
            else:
                first, *others = words.split("\n")
                grid.cell(row, column).text = first
                for line in others:
                    grid.cell(row, column).add_paragraph(line)
    document.save(str(path))


def as_pdf(table: Table, path: Path) -> None:
    document = FPDF()
    document.add_page()
    document.add_font("serif", "", FONTS / "DejaVuSerifCondensed.ttf")
    document.set_font("serif", size=12)
    for line in OPENING:
        document.multi_cell(0, 7, line, new_x="LMARGIN", new_y="NEXT")
    with document.table(first_row_as_headings=False) as grid:
        for number, cells in enumerate(table):
            row = grid.row()
            for column, words in enumerate(cells):
                if words not in (UP, LEFT):
                    wide = next((n for n, other in enumerate(cells[column + 1 :], 1) if other != LEFT), None)
                    tall = next((n for n, below in enumerate(table[number + 1 :], 1) if below[column] != UP), None)
                    row.cell(words, colspan=wide or len(cells) - column, rowspan=tall or len(table) - number)
    document.output(str(path))


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_the_rows_of_a_table_are_deadlines(name: str, format: str, tmp_path: Path) -> None:
    table, expected = EXPECTED[name]
    path = tmp_path / f"plan.{format}"
    (as_docx if format == "docx" else as_pdf)(table, path)
    document = read_document(path)
    deadlines = facts_of(outline_of(document)).deadlines
    assert [(when(d), d.who, d.task) for d in deadlines] == expected
    printed = " ".join(document.text.split())
    assert all(" ".join(d.quote.split()) in printed for d in deadlines)


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_the_duties_of_a_table_are_those_of_the_offices_in_its_row(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"plan.{format}"
    (as_docx if format == "docx" else as_pdf)(GROUPS, path)
    duties = [d for d in facts_of(outline_of(read_document(path))).duties if d.section == "Phụ lục"]
    assert [(d.role, d.office, d.task) for d in duties] == [
        ("lead", "Phòng Kinh tế", "Lắp đặt điểm truy cập Internet"),
        ("cooperate", "Các thôn", "Lắp đặt điểm truy cập Internet"),
        ("cooperate", "Văn phòng HĐND và UBND xã", "Bố trí máy tính"),
        ("lead", "Phòng Văn hóa - Xã hội", "Tổ chức tập huấn"),
        ("cooperate", "Hội Nông dân xã", "Tổ chức tập huấn"),
        ("cooperate", "Đoàn Thanh niên xã", "Tổ chức tập huấn"),
        ("lead", "Phòng Văn hóa - Xã hội", "Tổ chức hội thi tin học"),
        ("cooperate", "Hội Nông dân xã", "Tổ chức hội thi tin học"),
        ("cooperate", "Đoàn Thanh niên xã", "Tổ chức hội thi tin học"),
        ("lead", "Phòng Tư pháp", "Số hóa sổ hộ tịch"),
        ("lead", "Công an xã", "Làm sạch dữ liệu dân cư"),
        ("cooperate", "Trung tâm Phục vụ hành chính công xã", "Làm sạch dữ liệu dân cư"),
    ]
