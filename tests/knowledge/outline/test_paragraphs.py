"""Headings, paragraphs, bullets and tables."""

from __future__ import annotations

import time

import pytest

from knowledge.model import Box, Cell, Line
from knowledge.outline import outline_of
from tests.knowledge.outline.documents import FULL_LINE, document, paths, read, section, titles, wrap, wrapped

TITLES = {
    "capitals": ("MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
    "a short heading": ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội"),
    "a heading with a colon": ("Hồ sơ đề nghị khen thưởng gồm:", "Hồ sơ đề nghị khen thưởng gồm"),
    "a heading that runs into its text": ("Cơ quan báo chí: Đẩy mạnh tuyên truyền.", "Cơ quan báo chí"),
    "an order before a colon": ("Hướng dẫn các trường học: Xây dựng kế hoạch.", ""),
    "a sentence": ("Sở Nội vụ chủ trì, phối hợp với các sở, ngành theo dõi, đôn đốc.", ""),
    "an item of a list": ("Huân chương Lao động;", ""),
}


@pytest.mark.parametrize(("words", "title"), TITLES.values(), ids=TITLES.keys())
def test_the_title_is_the_heading_without_its_label(words: str, title: str) -> None:
    outline = read(f"KẾ HOẠCH\nThi đua\nI. {words}\nSở Nội vụ thực hiện.")

    assert titles(outline) == {"I": title}
    assert section(outline, "I")[0] == f"I. {words}"


def test_wrapped_lines_become_the_paragraphs_they_were() -> None:
    paragraphs = [
        "I. TIÊU CHÍ THI ĐUA, HÌNH THỨC KHEN THƯỞNG, HỒ SƠ VÀ THỦ TỤC ĐỀ NGHỊ KHEN THƯỞNG TRONG PHONG TRÀO",
        "Phong trào được triển khai từ năm 2025 đến năm 2030; phấn đấu đến năm 2027 có trên 80% hồ sơ được xử lý "
        "trực tuyến, bảo đảm thiết thực, hiệu quả, không phô trương, hình thức.",
        "1. Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội",
        "Tuyên truyền, vận động đoàn viên, hội viên và Nhân dân tích cực tham gia; báo cáo kết quả về Ủy ban nhân dân "
        "tỉnh (qua Sở Nội vụ) trước ngày 10/11 hằng năm.",
        "- Giấy khen của Giám đốc Sở;",
        "- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh tặng tập thể có thành tích xuất sắc. Số lượng không quá 05 tập "
        "thể mỗi năm, theo đề nghị của Hội đồng Thi đua - Khen thưởng.",
    ]

    for column in range(24_000, 40_000, 500):
        outline = wrapped("\n".join(["KẾ HOẠCH", "Phát động phong trào thi đua", *paragraphs]), column)
        found = section(outline, "I") + section(outline, "I.1")
        assert found == paragraphs, column


def test_long_paragraphs_on_one_line_each_do_not_hide_that_the_rest_was_wrapped() -> None:
    """Text pulled out of a PDF by two programs: the decision as it was typed, the plan behind it line by line."""
    decision = [f"{FULL_LINE} {FULL_LINE}; {FULL_LINE} {FULL_LINE} nội dung sau." for _ in range(3)]
    paragraph = f"- {FULL_LINE} nhiệm vụ được giao, nộp hồ sơ khen thưởng về Sở Nội vụ trước ngày 10/11 hằng năm."
    pieces = [piece for whole in [paragraph] * 12 for piece in wrap(whole, 31_000)]
    lines = ["KẾ HOẠCH", "Thi đua", "I. YÊU CẦU", *decision, "II. NHIỆM VỤ", *pieces]
    outline = outline_of(document([Line(line, 1) for line in lines]))

    assert section(outline, "I") == ["I. YÊU CẦU", *decision]
    assert section(outline, "II") == ["II. NHIỆM VỤ", *[paragraph] * 12]


def test_a_word_file_with_a_paragraph_for_every_printed_line_is_read_as_print() -> None:
    paragraph = f"- {FULL_LINE} nhiệm vụ được giao, báo cáo kết quả về Sở Nội vụ trước ngày 10/11 hằng năm."
    text = ["KẾ HOẠCH", "Thi đua", "I. NHIỆM VỤ", *[paragraph] * 5]
    lines = [Line(piece, 1, closed=True) for whole in text for piece in wrap(whole, 31_000)]

    assert section(outline_of(document(lines)), "I") == ["I. NHIỆM VỤ", *[paragraph] * 5]


def test_items_that_begin_small_stay_the_paragraphs_of_their_word_file() -> None:
    items = ["huân chương Lao động", "cờ thi đua của Chính phủ", "bằng khen", "giấy khen của Chủ tịch xã"] * 3

    assert section(read("\n".join(["KẾ HOẠCH", "Thi đua", "I. HÌNH THỨC", *items])), "I") == ["I. HÌNH THỨC", *items]


def test_bullets_are_paragraphs_of_their_section() -> None:
    outline = read("KẾ HOẠCH\nThi đua\nI. KHEN THƯỞNG\n- Tập thể:\n+ Cờ thi đua;\n+ Giấy khen\n– Cá nhân: Giấy khen.")
    paragraphs = outline.sections[-1].paragraphs

    assert [p.bullet for p in paragraphs] == ["", "-", "+", "+", "–"]
    assert paragraphs[2].text == "+ Cờ thi đua;"


def test_lines_of_a_table_stay_in_their_section_with_their_cells() -> None:
    text = ["KẾ HOẠCH", "Thi đua", "I. THỜI HẠN"]
    cells = [("STT", 0, 0), ("Thời hạn", 0, 1), ("1", 1, 0), ("Trước ngày 30/8/2025", 1, 1), ("2.", 2, 0)]
    lines = [Line(words, 1, closed=True) for words in text]
    lines += [Line(words, 1, cell=Cell(0, row, column), closed=True) for words, row, column in cells]
    outline = outline_of(document([*lines, Line("II. TỔ CHỨC", 1, closed=True)]))

    assert paths(outline) == ["I", "II"]
    table = [p for s in outline.sections if s.path == "I" for p in s.paragraphs if p.cell]
    assert [(p.text, p.cell.row, p.cell.column) for p in table if p.cell] == cells


def test_a_column_of_addressees_in_a_table_does_not_end_the_plan() -> None:
    cells = [
        ("TT", 0, 0),
        ("Thời hạn", 0, 1),
        ("Nơi nhận", 0, 2),
        ("1", 1, 0),
        ("30/6/2030", 1, 1),
        ("Sở Nội vụ", 1, 2),
    ]
    lines = [
        Line(words, 1, closed=True) for words in ("KẾ HOẠCH", "Phong trào thi đua", "I. CHẾ ĐỘ BÁO CÁO", "Gửi như sau:")
    ]
    lines += [Line(words, 1, cell=Cell(0, row, column), closed=True) for words, row, column in cells]
    lines += [
        Line(words, 1, closed=True)
        for words in ("II. TỔ CHỨC THỰC HIỆN", "Các đơn vị thực hiện./.", "Nơi nhận:", "- Lưu: VT.")
    ]
    outline = outline_of(document(lines))
    assert paths(outline) == ["I", "II"]
    assert [p.text for s in outline.sections if s.path == "I" for p in s.paragraphs if p.cell][2] == "Nơi nhận"


def test_the_lines_of_one_cell_are_one_paragraph_until_the_format_ends_it() -> None:
    lines = [Line(words, 1) for words in ("KẾ HOẠCH", "Thi đua", "I. THỜI HẠN")]
    lines += [Line(words, 1, cell=Cell(0, 0, 0)) for words in ("Báo cáo sơ kết", "năm 2027")]
    outline = outline_of(document([*lines, Line("Quý III/2027", 1, cell=Cell(0, 0, 1))]))

    assert section(outline, "I") == ["I. THỜI HẠN", "Báo cáo sơ kết năm 2027", "Quý III/2027"]


def test_on_a_page_the_indent_of_a_line_begins_a_paragraph() -> None:
    def line(text: str, left: float, right: float = 540.0) -> Line:
        return Line(text, 1, Box(left, 0, right, 14))

    body = [line(FULL_LINE + " mục tiêu", 120), *[line(FULL_LINE.lower() + " mục tiêu", 85)] * 8]
    ended = line("các nhiệm vụ về khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số.", 85)
    outline = outline_of(
        document(
            [
                line("KẾ HOẠCH", 250, 350),
                line("I. NỘI DUNG", 120, 200),
                *body,
                ended,
                line("Sở Nội vụ chủ trì", 120, 250),
            ]
        )
    )

    assert [text[:6] for text in section(outline, "I")] == ["I. NỘI", "Các cơ", "Sở Nội"]


def test_three_hundred_pages_are_read_in_a_few_seconds() -> None:
    page = ["1. Sở Nội vụ", *[FULL_LINE + " mục tiêu"] * 27, "- Báo cáo trước ngày 10/12."]
    lines = [Line(text.replace("1.", f"{number + 1}."), number) for number in range(300) for text in page]
    started = time.process_time()
    outline = outline_of(document([Line("KẾ HOẠCH", 1), Line("Thi đua", 1), Line("I. NHIỆM VỤ", 1), *lines]))

    assert len(paths(outline)) == 301
    assert time.process_time() - started < 5
