"""What a PDF's text layer is worth."""

from fpdf import FPDF

from knowledge.reading.glyphs import Glyph
from knowledge.reading.letters import is_usable, modern
from knowledge.reading.pdf import read_pdf
from tests.knowledge.reading.making import blank_pdf, pdf

WORDS = "Các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 10/11/2027 để tổng hợp. "


def glyphs(text: str) -> list[Glyph]:
    return [Glyph(char, 10.0 * i, 0.0, 10.0 * i + 9, 10.0, 10.0, 12.0) for i, char in enumerate(text)]


def seen(file: FPDF) -> list[str]:
    return [line.text for line in read_pdf(bytes(file.output())).lines]


def test_vietnamese_is_usable_and_what_means_nothing_is_not() -> None:
    assert is_usable(glyphs(WORDS * 4))
    assert not is_usable(glyphs("2"))
    assert not is_usable(glyphs("\ue001\ue002\ue003\ue004" * 20))
    assert not is_usable(glyphs("Cac don vi gui bao cao ve So Noi vu truoc ngay " * 8))


def test_words_in_legacy_fonts_become_unicode_and_keep_their_place() -> None:
    legacy = glyphs("KÕ ho¹ch")
    converted = modern(legacy, [".VnTime"] * len(legacy))
    assert "".join(glyph.char for glyph in converted) == "Kế hoạch"
    assert (converted[0].left, converted[-1].right) == (legacy[0].left, legacy[-1].right)


def test_white_letters_on_white_and_dust_are_dropped_and_told() -> None:
    file = blank_pdf()
    file.add_page()
    file.text(72, 100, WORDS)
    file.set_text_color(255, 255, 255)
    file.text(72, 130, "Trước ngày 01/01/2001")
    file.set_text_color(0, 0, 0)
    file.set_font_size(1)
    file.text(72, 160, "Trước ngày 02/02/2002")
    reading = read_pdf(bytes(file.output()))
    assert [line.text for line in reading.lines] == [WORDS.strip()]
    (warning,) = reading.warnings
    assert warning.startswith("Trang 1 có chữ ẩn")


def test_white_letters_on_a_dark_cell_are_seen() -> None:
    file = blank_pdf()
    file.add_page()
    file.text(72, 100, WORDS)
    file.set_fill_color(0, 60, 120)
    file.rect(60, 115, 300, 30, style="F")
    file.set_text_color(255, 255, 255)
    file.text(72, 130, "Thời hạn gửi báo cáo")
    assert seen(file) == [WORDS.strip(), "Thời hạn gửi báo cáo"]


def test_a_plain_page_has_nothing_hidden() -> None:
    assert read_pdf(pdf([(72, 100, WORDS)])).warnings == ()
