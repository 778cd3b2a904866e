"""Tables on PDF pages: ruled, kept in columns by white space, or going on over the page."""

import pytest
from fpdf import FPDF

from knowledge.reading.grids import Rule, grids_of
from knowledge.reading.pdf import read_pdf
from tests.knowledge.reading.making import blank_pdf, pdf

HEAD = ("TT", "Nội dung báo cáo", "Thời hạn", "Nơi nhận")
ROWS = [
    (str(n), f"Báo cáo kết quả đợt {n} của các đơn vị trên địa bàn", f"Trước ngày {n}/6", "Sở Nội vụ")
    for n in range(1, 60)
]


def with_table(rows: list[tuple[str, ...]], borders: str = "ALL") -> FPDF:
    file = blank_pdf()
    file.set_auto_page_break(True, 60)
    file.add_page()
    file.multi_cell(0, 16, "Các đơn vị gửi báo cáo theo bảng sau đây:", new_x="LMARGIN", new_y="NEXT")
    with file.table(col_widths=(10, 40, 30, 25), borders_layout=borders, first_row_as_headings=True) as table:
        for values in (HEAD, *rows):
            row = table.row()
            for value in values:
                row.cell(value)
    file.multi_cell(0, 16, "Sau bảng là đoạn văn thường.", new_x="LMARGIN", new_y="NEXT")
    return file


def cells(data: bytes) -> dict[tuple[int, int, int], str]:
    """The words of each cell by table, row and column."""
    found: dict[tuple[int, int, int], str] = {}
    for line in read_pdf(data).lines:
        if line.cell:
            place = (line.cell.table, line.cell.row, line.cell.column)
            found[place] = f"{found.get(place, '')} {line.text}".strip()
    return found


def test_a_ruled_table_gives_its_cells() -> None:
    file = with_table(ROWS[:3])
    data = bytes(file.output())
    found = cells(data)
    assert [found[0, 0, column] for column in range(4)] == list(HEAD)
    assert [found[0, 3, column] for column in range(4)] == list(ROWS[2])
    outside = [line.text for line in read_pdf(data).lines if line.cell is None]
    assert outside == ["Các đơn vị gửi báo cáo theo bảng sau đây:", "Sau bảng là đoạn văn thường."]


def test_a_table_over_several_pages_is_one_table_without_its_repeated_header() -> None:
    data = bytes(with_table(ROWS).output())
    found = cells(data)
    assert read_pdf(data).pages > 2
    assert {table for table, _, _ in found} == {0}
    assert [text for text in found.values() if text == "Thời hạn"] == ["Thời hạn"]
    assert [found[0, row, 2] for row in range(1, 60)] == [row[2] for row in ROWS]


def test_a_row_cut_by_the_page_end_stays_one_row() -> None:
    file = blank_pdf()
    for page, rows in enumerate(
        (
            ((700, ("1", "Báo cáo", "Trước ngày")),),
            ((60, ("", "sơ kết", "10/11/2027")), (80, ("2", "Báo cáo tổng kết", "30/6/2030"))),
        )
    ):
        file.add_page()
        if not page:
            file.text(72, 600, "Các đơn vị gửi báo cáo theo bảng sau đây:")
        for y, values in rows:
            for x, width, value in zip((72, 100, 250), (28, 150, 150), values, strict=True):
                file.rect(x, y, width, 20)
                file.text(x + 4, y + 14, value)
    found = cells(bytes(file.output()))
    assert found[0, 0, 1] == "Báo cáo sơ kết"
    assert found[0, 0, 2] == "Trước ngày 10/11/2027"
    assert found[0, 1, 2] == "30/6/2030"


def test_a_merged_cell_counts_by_its_first_place() -> None:
    level = [Rule(0, 0, 300), Rule(20, 100, 300), Rule(40, 0, 300)]
    upright = [Rule(0, 0, 40), Rule(100, 0, 40), Rule(200, 20, 40), Rule(300, 0, 40)]
    (grid,) = grids_of(level, upright)
    assert grid.cell(50, 30) == (0, 0, 2)
    assert grid.cell(250, 10) == (0, 1, 1)
    assert grid.cell(250, 30) == (1, 2, 1)
    assert grid.cell(350, 30) is None


@pytest.mark.parametrize(
    ("level", "upright"),
    [
        pytest.param([Rule(10, 0, 100)], [], id="an underline"),
        pytest.param([Rule(0, 0, 100), Rule(50, 0, 100)], [Rule(0, 0, 50), Rule(100, 0, 50)], id="a frame"),
        pytest.param([Rule(0, 0, 100), Rule(50, 0, 100)], [Rule(200, 0, 50), Rule(300, 0, 50)], id="lines apart"),
    ],
)
def test_lines_that_make_no_table_are_none(level: list[Rule], upright: list[Rule]) -> None:
    assert grids_of(level, upright) == ()


def test_a_table_without_borders_is_known_by_its_columns() -> None:
    left = (72.0, 110.0, 300.0, 430.0)
    rows = [HEAD, *ROWS[:3]]
    page = [(72.0, 60.0, "Các đơn vị gửi báo cáo theo bảng sau đây, đúng thời hạn, đúng nơi nhận:")]
    for number, row in enumerate(rows):
        page += [(x, 100.0 + 40 * number, text[:28]) for x, text in zip(left, row, strict=True)]
        page.append((110.0, 115.0 + 40 * number, "(theo mẫu)"))
    page.append((72.0, 400.0, "Sau bảng là đoạn văn thường, dài hơn một cột của bảng ở trên."))
    found = cells(pdf(page))
    assert found[0, 2, 2] == "Trước ngày 2/6"
    assert found[0, 2, 1] == f"{ROWS[1][1][:28].strip()} (theo mẫu)"
    assert max(row for _, row, _ in found) == 3


LEFT = (60.0, 84.0, 260.0, 366.0, 480.0)
# Each cell's lines, one cell written after the other, as LibreOffice does.
WRAPPED = [
    (("TT",), ("Nội dung nhiệm vụ",), ("Đơn vị", "chủ trì"), ("Đơn vị", "phối hợp"), ("Thời gian",)),
    (("I",), ("HẠ TẦNG SỐ (hoàn thành trong năm 2026, do Phòng Kinh tế chủ trì)",), (), (), ()),
    (
        ("1",),
        ("Lắp đặt điểm truy cập mạng", "tại nhà văn hóa thôn"),
        ("Phòng Kinh tế",),
        ("Các thôn",),
        ("Quý I/2026",),
    ),
    (("2",), ("Bố trí máy tính",), (), ("Văn phòng", "HĐND và UBND"), ("Trước", "30/6/2026")),
]
MORE = [
    (("3",), ("Tổ chức tập huấn", "kỹ năng số"), ("Phòng Văn hóa -", "Xã hội"), ("Đoàn xã",), ("Tháng 9/2026",)),
]


def laid_out(rows: list[tuple[tuple[str, ...], ...]], top: float) -> list[tuple[float, float, str]]:
    """The lines of the rows with their places, 15 points apart and 6 more between rows."""
    page = []
    for row in rows:
        for x, lines in zip(LEFT, row, strict=True):
            page += [(x, top + 15 * number, line) for number, line in enumerate(lines)]
        top += 15 * max(len(lines) for lines in row) + 6
    return page


def test_broken_cells_without_borders_are_put_together_over_pages() -> None:
    first = [(60.0, 60.0, "Các đơn vị thực hiện nhiệm vụ theo bảng sau đây, đúng thời hạn, đúng nội dung:")]
    second = [(84.0, 160.0, "Sau bảng là đoạn văn thường, dài hơn một cột của bảng ở trên, đến hết dòng này.")]
    data = pdf(first + laid_out(WRAPPED, 90), laid_out(MORE, 60) + second)
    found = cells(data)
    assert [found.get((0, 0, column)) for column in range(5)] == [" ".join(lines) for lines in WRAPPED[0]]
    assert found[0, 1, 1] == WRAPPED[1][1][0]
    assert [found.get((0, 2, column)) for column in range(5)] == [" ".join(lines) for lines in WRAPPED[2]]
    assert [found.get((0, 3, column)) for column in (1, 2, 3, 4)] == [
        "Bố trí máy tính",
        None,
        "Văn phòng HĐND và UBND",
        "Trước 30/6/2026",
    ]
    assert [found.get((0, 4, column)) for column in range(5)] == [" ".join(lines) for lines in MORE[0]]
    assert [line.text for line in read_pdf(data).lines if line.cell is None] == [first[0][2], second[0][2]]


def test_a_numbered_list_with_wide_spaces_is_no_table() -> None:
    page = [
        (72.0, 60.0, "TT và các mốc"),
        (72.0, 80.0, "1. Các đơn vị gửi báo cáo trước ngày 15/6 về Sở Nội vụ để tổng hợp chung."),
        (72.0, 100.0, "2. Sở Nội vụ tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 20/6 hằng năm."),
    ]
    assert cells(pdf(page)) == {}


def test_two_columns_written_line_by_line_are_read_one_after_the_other() -> None:
    page = [
        (72.0, 60.0, "UBND TỈNH SƠN LA"),
        (300.0, 60.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (82.0, 80.0, "SỞ NỘI VỤ"),
        (320.0, 80.0, "Độc lập - Tự do - Hạnh phúc"),
        (82.0, 120.0, "Số: 08/KH-SNV"),
        (310.0, 120.0, "Sơn La, ngày 21 tháng 6 năm 2025"),
        (260.0, 160.0, "KẾ HOẠCH"),
        (100.0, 180.0, "Triển khai phong trào thi đua đổi mới sáng tạo và chuyển đổi số"),
    ]
    texts = [line.text for line in read_pdf(pdf(page)).lines]
    assert texts == [page[i][2] for i in (0, 2, 4, 1, 3, 5, 6, 7)]


def test_what_stands_above_a_table_comes_before_it_whenever_it_was_written() -> None:
    file = with_table(ROWS[:3])
    file.set_y(10)
    file.multi_cell(0, 16, "PHỤ LỤC: CÁC MỐC THỜI GIAN", new_x="LMARGIN", new_y="NEXT")
    lines = [line.text for line in read_pdf(bytes(file.output())).lines]
    assert lines.index("PHỤ LỤC: CÁC MỐC THỜI GIAN") < lines.index(HEAD[0])
    assert lines[-1] == "Sau bảng là đoạn văn thường."
