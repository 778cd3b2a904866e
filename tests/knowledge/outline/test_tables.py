"""Tables that are printed flat: which cells their words stood in."""

from __future__ import annotations

import pytest

from knowledge.model import Box, Document, Line, Outline
from knowledge.outline import outline_of
from knowledge.vietnamese import squash
from tests.knowledge.outline.documents import document, paths, read, section

ROWS = [
    ["STT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"],
    ["1", "Xây dựng bộ câu hỏi về chuyển đổi số", "Phòng Nội vụ", "Sở Tài chính", "Trước ngày 15/8/2025"],
    ["2", "Tập huấn quản trị", "Văn phòng Ban", "Các doanh nghiệp", "Trong quý IV/2025"],
    ["3", "Sơ kết", "Phòng Nội vụ", "Trung tâm Phục vụ hành chính công", "Từ tháng 11/2025 đến tháng 4/2026"],
]
CAPITALS = ["STT", "NỘI DUNG", "ĐƠN VỊ\nCHỦ TRÌ", "ĐƠN VỊ\nPHỐI HỢP", "THỜI GIAN\nHOÀN THÀNH"]
FRAMED = ["| " + " | ".join(row) + " |" for row in ROWS]
STROKES = "\n".join(" | ".join(row) for row in ROWS)
STACKED = "\n".join(cell for row in ROWS for cell in row)
RUNNING = "\n".join(" ".join(row) for row in ROWS)
PRINTED = {
    "strokes": STROKES,
    "strokes on both sides": "\n".join([FRAMED[0], "|---|---|---|---|---|", *FRAMED[1:]]),
    "strokes, rows broken over two lines": STROKES.replace("ngày 15", "ngày\n15").replace("phòng Ban", "phòng\nBan"),
    "tabs": STROKES.replace(" | ", "\t"),
    "spaces": "\n".join("".join(f"{cell:<45}" for cell in row).rstrip() for row in ROWS),
    "a cell a line": STACKED,
    "a cell a line, some broken": STACKED.replace("ngày 15", "ngày\n15").replace("câu hỏi về", "câu hỏi\nvề"),
    "titles in capitals, broken": "\n".join(cell for row in [CAPITALS, *ROWS[1:]] for cell in row),
    "running text": RUNNING,
    "running text, broken": RUNNING.replace("hành chính", "hành\nchính").replace("phối hợp Thời", "phối\nhợp Thời"),
}
BEFORE = "KẾ HOẠCH\nThi đua\nI. NỘI DUNG\nTheo Phụ lục.\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An\nPHỤ LỤC I"


def table(outline: Outline) -> list[list[str]]:
    """The words of each cell by row; cells of one place joined."""
    rows: dict[int, dict[int, str]] = {}
    for paragraph in (p for s in outline.sections for p in s.paragraphs):
        if (cell := paragraph.cell) is not None:
            row = rows.setdefault(cell.row, {})
            row[cell.column] = f"{row.get(cell.column, '')} {paragraph.text}".strip()
    return [[row.get(column, "") for column in range(max(row) + 1)] for _, row in sorted(rows.items())]


def plan_with(printed: str, after: str = "PHỤ LỤC II\nDANH MỤC\n1. Tờ trình") -> Outline:
    """A plan with a table in its first appendix; nothing says where a paragraph ends but the words."""
    text = f"{BEFORE}\n{printed}\n{after}"
    lines = tuple(Line(line.strip(), 1) for line in text.split("\n"))
    return outline_of(Document("thu.txt", "txt", "0" * 64, lines, 1, text))


@pytest.mark.parametrize("printed", PRINTED.values(), ids=PRINTED.keys())
def test_the_cells_of_a_flat_table_are_told_apart(printed: str) -> None:
    outline = plan_with(printed)

    assert [[cell.lower() for cell in row] for row in table(outline)] == [
        [cell.lower() for cell in row] for row in ROWS
    ]
    assert paths(outline) == ["I", "Phụ lục I", "Phụ lục II", "Phụ lục II.1"]


@pytest.mark.parametrize("printed", PRINTED.values(), ids=PRINTED.keys())
def test_every_cell_is_text_of_the_file(printed: str) -> None:
    outline = plan_with(printed)
    cells = [p.text for s in outline.sections for p in s.paragraphs if p.cell]

    assert len(cells) >= 20
    assert all(cell in squash(printed) for cell in cells)


def test_text_after_a_table_is_no_cell_of_it() -> None:
    for printed in PRINTED.values():
        outline = plan_with(printed, "Ghi chú: các đơn vị báo cáo theo mẫu.")

        assert section(outline, "Phụ lục I")[-1] == "Ghi chú: các đơn vị báo cáo theo mẫu."
        assert len(table(outline)) == len(ROWS)


def test_an_empty_cell_is_found_by_what_the_others_say() -> None:
    rows = [ROWS[0], ROWS[1], [*ROWS[2][:3], ROWS[2][4]], ROWS[3]]
    outline = plan_with("\n".join(cell for row in rows for cell in row))

    assert table(outline)[2] == [*ROWS[2][:3], "", ROWS[2][4]]


def test_a_row_that_does_not_fit_keeps_only_what_is_certain() -> None:
    rows = [ROWS[0], ROWS[1], [*ROWS[2][:3], "Sở Y tế", "Sở Tư pháp", ROWS[2][4]], ROWS[3]]
    outline = plan_with("\n".join(cell for row in rows for cell in row))

    assert table(outline)[1] == ROWS[1]
    assert table(outline)[2] == ["2", "Tập huấn quản trị Văn phòng Ban Sở Y tế Sở Tư pháp", "", "", ROWS[2][4]]


def test_running_text_is_cut_at_offices_only_where_they_are_as_many_as_columns() -> None:
    set_up = ["4", "Kiện toàn Tổ công nghệ số", "Đoàn Thanh niên", "Trưởng các thôn", "Tháng 10/2025"]
    unclear = ["5", "Chuyển dữ liệu Phòng Tư pháp", "Đoàn Thanh niên", "Trưởng các thôn", "Tháng 10/2025"]
    outline = plan_with("\n".join(" ".join(row) for row in [*ROWS, set_up, unclear]))

    assert table(outline)[1:5] == [*ROWS[1:], set_up]
    assert table(outline)[5] == [
        "5",
        "Chuyển dữ liệu Phòng Tư pháp Đoàn Thanh niên Trưởng các thôn",
        "",
        "",
        "Tháng 10/2025",
    ]


def test_an_office_that_could_be_half_of_the_name_before_it_is_one_where_the_columns_ask_for_it() -> None:
    rows = [
        ["4", "Hội nghị phát động trực tuyến", "Văn phòng", "Ban Tuyên giáo", "Ngày 25/12/2025"],
        ["5", "Tập huấn cho Trưởng ban Công tác Mặt trận", "Ban Tổ chức", "Sở Khoa học và Công nghệ", "Tháng 3/2026"],
        ["6", "Sơ kết", "Văn phòng UBND", "Công an", "Quý II/2026"],
        ["7", "Tổng kết", "Công an", "Văn phòng", "Quý IV/2026"],
        ["8", "Hội nghị tổng kết, khen thưởng", "Văn phòng", "Ban Tổ chức, Kiểm tra", "Quý IV/2026"],
    ]
    outline = plan_with("\n".join(" ".join(row) for row in [*ROWS, *rows]))

    assert table(outline)[4:] == rows


def test_groups_of_rows_and_a_row_that_numbers_the_columns_are_rows() -> None:
    counting = [f"({column})" for column in range(1, 6)]
    rows = [ROWS[0], counting, ["I", "NHIỆM VỤ CHUNG"], *ROWS[1:3], ["II", "NHIỆM VỤ RIÊNG"], ["1", *ROWS[3][1:]]]

    assert table(plan_with("\n".join(cell for row in rows for cell in row))) == rows
    assert table(plan_with("\n".join(" | ".join(row) for row in rows))) == rows


def test_a_number_in_the_middle_of_its_row_leaves_the_table_uncut() -> None:
    lines = [
        "STT   Nội dung                  Đơn vị             Thời hạn",
        "1     Sơ kết                    Văn phòng          Quý I/2026",
        "      Tập huấn kỹ năng          Phòng Văn hóa",
        "2     số cho cán bộ             - Xã hội           Quý II/2026",
    ]
    outline = plan_with("\n".join(lines))

    assert table(outline) == []


BROKEN_ROWS = {
    "the rest of the cells below": [
        ("1", "Kiện toàn Tổ", "Đoàn Thanh", "10/2025"),
        ("", "công nghệ số", "niên xã", ""),
    ],
    "the rest of the first cell below": [("1", "Kiện toàn", "Đoàn xã", ""), ("", "Tổ công nghệ số", "", "")],
}


@pytest.mark.parametrize("rows", BROKEN_ROWS.values(), ids=BROKEN_ROWS.keys())
def test_on_a_page_lines_beside_each_other_are_not_one_cell(rows: list[tuple[str, ...]]) -> None:
    def cell(text: str, column: int, top: float) -> Line:
        return Line(text, 1, Box(100.0 * column, top, 100.0 * column + 90, top + 12))

    lines = [Line(text, 1, closed=True) for text in ("KẾ HOẠCH", "Thi đua", "I. LỊCH")]
    lines += [cell(text, column, 10) for column, text in enumerate(("STT", "Nội dung", "Đơn vị", "Thời hạn"))]
    lines += [cell(text, n, 30 + 14 * line) for line, row in enumerate(rows) for n, text in enumerate(row) if text]

    assert table(outline_of(document(lines))) == []


LOOK_ALIKES = {
    "labels before tabs": "1.\tMục đích\n2.\tYêu cầu\na)\tThiết thực;\nb)\tHiệu quả.",
    "a stroke in a sentence": "Tài khoản | mật khẩu do Sở Nội vụ cấp.\nSở Nội vụ hướng dẫn.",
    "a sentence about columns": "STT ghi theo thứ tự.\n1\nNội dung khác.",
    "two columns of names": "Lê Văn An      Trần Thị Bình\nVũ Văn Cường      Lý Thị Dung",
}


@pytest.mark.parametrize("text", LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_what_only_looks_like_a_table_has_no_cells(text: str) -> None:
    outline = read(f"KẾ HOẠCH\nThi đua\nI. NỘI DUNG\n{text}")

    assert table(outline) == []
