"""PDF with a text layer -> lines with page and position."""

from pathlib import Path

import pytest
from fpdf.drawing import Transform

from knowledge.reading import read_document
from knowledge.reading.glyphs import Glyph, runs_of
from knowledge.reading.pdf import Pdf, read_pdf
from tests.knowledge.reading.making import blank_pdf, pdf

BODY = [(72.0, 100.0 + 20 * row, f"Dòng thứ {row} của trang có đủ chữ để đọc được") for row in range(5)]


def test_columns_of_a_header_are_lines_apart() -> None:
    page = [
        (72.0, 60.0, "UBND TỈNH SƠN LA"),
        (300.0, 60.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (72.0, 80.0, "Số: 08/KH-UBND"),
        (300.0, 80.0, "Sơn La, ngày 21 tháng 6 năm 2025"),
    ]
    assert {line.text for line in read_pdf(pdf(page)).lines} == {text for _, _, text in page}


def test_lines_know_their_place_from_the_top_left_corner() -> None:
    line = read_pdf(pdf(BODY)).lines[0]
    assert line.box is not None
    assert line.box.left == pytest.approx(72, abs=2)
    assert 88 < line.box.top < 95 < line.box.bottom < 105


def test_words_stand_one_after_the_other_with_spaces_between_them() -> None:
    one, gap, other = Pdf(pdf([(72.0, 100.0, "Kế hoạch")])).letters(1).glyphs
    assert (one.char, gap.char, other.char) == ("Kế", " ", "hoạch")
    assert 70 < one.left < one.right < other.left < other.right < 130
    assert one.baseline == other.baseline == pytest.approx(100, abs=1)


def test_a_word_of_several_colours_is_told_letter_by_letter() -> None:
    file = blank_pdf()
    file.add_page()
    file.text(72, 100, "tháng 12/")
    place = 72 + file.get_string_width("tháng 12/")
    file.set_text_color(0, 0, 255)
    file.text(place, 100, "27")
    glyphs = Pdf(bytes(file.output())).letters(1).glyphs
    assert [glyph.char for glyph in glyphs] == ["tháng", " ", "1", "2", "/", "2", "7"]
    assert glyphs[-2].left == pytest.approx(place, abs=1)


def test_words_written_upwards_are_not_letters_below_each_other() -> None:
    file = blank_pdf()
    file.add_page()
    with file.rotation(90, 300, 400):
        file.text(300, 400, "Bản sao")
    assert [line.text for line in read_pdf(bytes(file.output())).lines] == ["Bản", "sao"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(angle: int) -> None:
    file = blank_pdf()
    file.add_page()
    width, height = file.w, file.h
    corner = {90: (100, height - 72), 180: (width - 72, height - 100), 270: (width - 100, 72)}[angle]
    with file.rotation({90: 90, 180: 180, 270: -90}[angle], *corner):
        file.text(*corner, "Kế hoạch phong trào thi đua")
    turned = bytes(file.output()).replace(b"/Type /Page\n", b"/Type /Page\n/Rotate %d\n" % angle)
    (line,) = read_pdf(turned).lines
    assert line.text == "Kế hoạch phong trào thi đua"
    assert line.box is not None
    assert (line.box.left, line.box.bottom) == (pytest.approx(72, abs=3), pytest.approx(100, abs=5))


def test_page_numbers_in_the_margins_are_dropped_and_other_numbers_stay() -> None:
    second = [(300.0, 40.0, "2"), *BODY, (72.0, 400.0, "2"), (300.0, 820.0, "15")]
    reading = read_pdf(pdf(BODY, second, [(290.0, 820.0, "- 3 -"), *BODY]))
    numbers = [(line.text, line.page) for line in reading.lines if not line.text.startswith("Dòng")]
    assert numbers == [("2", 2), ("15", 2)]
    assert reading.pages == 3


def test_a_hyphen_at_a_line_end_stays_a_hyphen() -> None:
    lines = read_pdf(pdf([*BODY, (72.0, 300.0, "Kế hoạch số 08/KH-"), (72.0, 320.0, "UBND ngày 21/6/2025")])).lines
    assert [line.text for line in lines[-2:]] == ["Kế hoạch số 08/KH-", "UBND ngày 21/6/2025"]


def test_pages_without_letters_are_named() -> None:
    assert read_pdf(pdf(BODY, [(300.0, 40.0, "2")], BODY)).unread == (2,)


def test_a_document_from_a_pdf_joins_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(BODY))
    document = read_document(path)
    assert document.text == "\n".join(text for _, _, text in BODY)
    assert (document.format, document.pages) == ("pdf", 1)


def test_letters_set_in_size_one_and_enlarged_make_whole_lines() -> None:
    file = blank_pdf(size=1)
    file.add_page()
    with file.transform(Transform.scaling(12)):
        file.text(6, 6, "Báo cáo trước ngày 10 tháng 11 hằng năm")
    assert [line.text for line in read_pdf(bytes(file.output())).lines] == ["Báo cáo trước ngày 10 tháng 11 hằng năm"]


def test_letters_from_another_font_filled_in_later_stand_in_their_words() -> None:
    file = blank_pdf()
    file.add_page()
    whole = "Kế hoạch của các đơn vị trước ngày 10/11"
    missing = "ếạủịướ"
    for letters in (set(whole) - set(missing), set(missing)):
        for place, letter in enumerate(whole):
            if letter in letters:
                file.text(72 + file.get_string_width(whole[:place]), 100, letter)
    assert [line.text for line in read_pdf(bytes(file.output())).lines] == [whole]


def test_a_space_told_where_a_letter_is_taken_from_another_font_is_none() -> None:
    word = Glyph("K", 100.0, 90.0, 108.2, 100.0, 100.0, 12.0)
    letter, far = (word._replace(char="ế", left=left, right=left + 7) for left in (108.9, 111.2))
    space = word._replace(char=" ", left=108.2)
    assert [run.text for run in runs_of([word, space, letter])] == ["Kế"]
    assert [run.text for run in runs_of([word, space, far])] == ["K ế"]


def test_a_line_printed_twice_for_bold_is_read_once() -> None:
    page = [(x, 100.0, "KẾ HOẠCH TRIỂN KHAI PHONG TRÀO THI ĐUA") for x in (72.0, 72.4)]
    assert [line.text for line in read_pdf(pdf(page)).lines] == [page[0][2]]


def test_heights_are_those_of_the_page_as_shown() -> None:
    assert Pdf(pdf(BODY)).size(1)[1] == pytest.approx(841.9, abs=0.1)
