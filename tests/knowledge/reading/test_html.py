"""HTML -> lines as a browser shows them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import Cell
from knowledge.reading import read_document
from knowledge.reading.html import read_html


def texts(body: str) -> list[str]:
    return [line.text for line in read_html(f"<html><body>{body}</body></html>".encode()).lines]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ('<ol type="I"><li>Mục đích<li>Nội dung</ol>', ["I. Mục đích", "II. Nội dung"]),
        ('<ol start="3"><li>Ba</li><li>Bốn</li></ol>', ["3. Ba", "4. Bốn"]),
        ('<ol type="a"><li value="4">Bốn</li><li>Năm</li></ol>', ["d. Bốn", "e. Năm"]),
        ('<ol reversed start="2"><li>Hai</li><li>Một</li></ol>', ["2. Hai", "1. Một"]),
        ('<ol style="list-style-type: lower-roman"><li>Một</li></ol>', ["i. Một"]),
        ("<ul><li>Sở Nội vụ</li></ul>", ["- Sở Nội vụ"]),
        ("<ol><li><p>Một</p><ol type=a><li>A</li></ol></li><li>Hai</li></ol>", ["1. Một", "a. A", "2. Hai"]),
        ("<p>Trước\n  ngày <b>10</b>/11</p>", ["Trước ngày 10/11"]),
        ("<style>p{}</style><script>x()</script><p>Một</p><p style='display:none'>ẩn <b>cả</b></p>", ["Một"]),
        ("<p>T&#7893;ng k&#x1EBF;t &amp; khen th&#432;ởng</p>", ["Tổng kết & khen thưởng"]),
    ],
)
def test_blocks_and_lists_become_lines(html: str, lines: list[str]) -> None:
    assert texts(html) == lines


def test_a_line_break_does_not_end_the_paragraph() -> None:
    lines = read_html("<html><p>KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC</p>".encode()).lines
    assert [(line.text, line.closed) for line in lines] == [("KT. GIÁM ĐỐC", False), ("PHÓ GIÁM ĐỐC", True)]


def test_tables_give_cells_with_their_spans() -> None:
    table = (
        "<table><tr><th rowspan=2>TT</th><th colspan=2>Thời hạn</th></tr><tr><td>30/5</td><td>30/11</td></tr></table>"
    )
    lines = read_html(f"<html>{table}<p>Sau</p>".encode()).lines
    assert [(line.text, line.cell) for line in lines] == [
        ("TT", Cell(0, 0, 0, 2)),
        ("Thời hạn", Cell(0, 0, 1, 1)),
        ("30/5", Cell(0, 1, 1, 1)),
        ("30/11", Cell(0, 1, 2, 1)),
        ("Sau", None),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_page_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "trang.htm"
    path.write_bytes("<!DOCTYPE html><html><p>Kế hoạch</p></html>".encode(encoding))
    document = read_document(path)
    assert (document.text, document.format) == ("Kế hoạch", "html")


@given(st.text(alphabet="<>/=\"'& aolitrdpb!-", max_size=200))
def test_any_tags_are_read(text: str) -> None:
    read_html(f"<html>{text}".encode())
