"""Page pictures: what staff see behind a citation."""

import io

import numpy
import pytest
from PIL import Image

from knowledge.model import Cell, Citation, Header, Paragraph, Plan, Section
from knowledge.pages import page_picture
from knowledge.reading.locating import pieces_of
from knowledge.reading.tesseract import is_installed
from tests.knowledge.reading.making import docx, paragraph, pdf, saved, scan

QUOTE = "gửi báo cáo về Sở Nội vụ trước ngày 10/11/2027"
LINES = ["Các đơn vị gửi báo cáo về Sở Nội vụ", "trước ngày 10/11/2027 để tổng hợp, báo cáo theo quy định."]
FILLING = [(72.0, 80.0 + 20 * row, f"Dòng thứ {row} của trang có đủ chữ để đọc được") for row in range(4)]
PAGE = [*FILLING, (72.0, 300.0, LINES[0]), (72.0, 320.0, LINES[1])]


def plan(*paragraphs: Paragraph) -> Plan:
    sections = (
        Section("VI", "VI.", "TỔ CHỨC THỰC HIỆN", (Paragraph("VI. TỔ CHỨC THỰC HIỆN", 1),), 1),
        Section("VI.3", "3.", "", paragraphs or (Paragraph(" ".join(LINES), 1),), 1, ancestors=("VI",)),
    )
    header = Header("Triển khai Phong trào thi đua", "UBND tỉnh Sơn La", number="08/KH-UBND")
    return Plan("son-la", 1, "plan", "pdf", "0", "\n".join(LINES), header, sections)


def cited(page: int = 1, quote: str = QUOTE, section: str = "VI.3") -> Citation:
    return Citation("son-la", "plan", "Triển khai Phong trào thi đua", section, page, quote)


def marked(png: bytes) -> tuple[Image.Image, tuple[int, int, int, int] | None]:
    """The picture and the edges of what is marked on it."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    red, green, blue = numpy.moveaxis(numpy.asarray(picture), 2, 0)
    return picture, Image.fromarray((blue < 150) & (red > 200) & (green > 200)).getbbox()


def test_the_quoted_words_on_a_pdf_page_are_marked_and_nothing_else() -> None:
    picture, box = marked(page_picture(pdf(PAGE), "plan.pdf", plan(), cited()))
    assert 1000 <= picture.width <= 1200
    assert box is not None
    # the quote begins in the middle of the first of the last two lines
    assert box[1] > 0.8 * picture.height
    whole = marked(page_picture(pdf(PAGE), "plan.pdf", plan(), cited(quote=FILLING[0][2])))[1]
    assert whole is not None
    assert whole[3] < 0.25 * picture.height


def test_a_quote_over_a_page_end_is_shown_where_it_begins() -> None:
    first = [*FILLING, (72.0, 780.0, LINES[0])]
    second = [(300.0, 40.0, "2"), (72.0, 80.0, LINES[1]), *[(x, y + 40, text) for x, y, text in FILLING]]
    picture, box = marked(page_picture(pdf(first, second), "plan.pdf", plan(), cited(page=2)))
    assert box is not None
    assert box[1] > 0.9 * picture.height


def test_a_quote_that_is_not_found_leaves_the_page_without_marks() -> None:
    picture, box = marked(page_picture(pdf(PAGE), "plan.pdf", plan(), cited(quote="không có câu này")))
    assert picture.width == 1100
    assert box is None


@pytest.mark.skipif(
    not is_installed(), reason="the Debian packages tesseract-ocr and tesseract-ocr-vie are not installed"
)
def test_the_quoted_words_on_a_scan_are_marked() -> None:
    page = [*FILLING, (72.0, 180.0, LINES[0]), (72.0, 200.0, LINES[1])]
    data = saved(scan(pdf(page), angle=1.0), "PDF")
    picture, box = marked(page_picture(data, "quét.pdf", plan(), cited()))
    assert 1000 <= picture.width <= 1200
    assert box is not None
    assert box[1] > 0.4 * picture.height


@pytest.mark.parametrize(
    ("original", "name"),
    [
        pytest.param("\n".join(LINES).encode(), "plan.txt", id="TXT"),
        pytest.param(docx(paragraph(" ".join(LINES))), "plan.docx", id="DOCX"),
        pytest.param(b"%PDF-1.4 broken", "hỏng.pdf", id="a PDF that cannot be pictured"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "lạ.doc", id="a file that cannot be told"),
    ],
)
def test_other_formats_show_the_section_drawn_anew(original: bytes, name: str) -> None:
    picture, box = marked(page_picture(original, name, plan(), cited()))
    assert picture.width == 1100
    assert box is not None


def test_a_cell_of_a_table_is_marked_in_its_place() -> None:
    cells = [
        Paragraph(text, 1, cell=Cell(0, row, column))
        for row, texts in enumerate((("TT", "Nội dung", "Thời hạn"), ("1", "Báo cáo sơ kết", "Trước ngày 10/11/2027")))
        for column, text in enumerate(texts)
    ]
    picture, box = marked(page_picture(b"x", "plan.txt", plan(*cells), cited(quote="Trước ngày 10/11/2027")))
    assert box is not None
    assert box[0] > picture.width / 2


def test_a_long_section_is_shortened_around_the_quote() -> None:
    paragraphs = [Paragraph(f"Nội dung thứ {n} của mục này khá dài. " * 6, 1) for n in range(60)]
    paragraphs.insert(40, Paragraph(" ".join(LINES), 1))
    picture, box = marked(page_picture(b"x", "plan.txt", plan(*paragraphs), cited()))
    assert picture.height <= 2400
    assert box is not None


def test_a_citation_of_an_unknown_section_shows_the_lines_around_the_quote() -> None:
    assert marked(page_picture(b"x", "plan.txt", plan(), cited(section="IX.9")))[1] is not None


def test_every_vietnamese_letter_is_in_the_font() -> None:
    letters = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    drawn = {letter: _picture_of(letter) for letter in letters + letters.upper()}
    missing = _picture_of("\ue000")
    assert [letter for letter, picture in drawn.items() if picture == missing] == []


def _picture_of(letter: str) -> bytes:
    from knowledge.drawing import drawn

    return drawn("", "", (), (Paragraph(letter, 1),), "")


@pytest.mark.parametrize(
    ("quote", "pieces", "near", "found"),
    [
        ("trước ngày", ["Gửi ", "trước", " ", "ngày", " 10/11"], (), range(1, 4)),
        ("TRƯỚC NGÀY", ["truoc", "ngay"], (), range(2)),
        ("sơ kết", ["sơ kết", "tổng kết", "sơ kết"], (2,), range(2, 3)),
        ("", ["sơ kết"], (), range(0)),
        ("không có", ["sơ kết"], (), range(0)),
        (
            "Các đơn vị gửi báo cáo về Sở Nội vụ đúng hạn định",
            ["Các đơn vị gửi báo cáo về", " Sở Tài chính"],
            (),
            range(1),
        ),
    ],
)
def test_a_quote_is_found_among_pieces(quote: str, pieces: list[str], near: tuple[int, ...], found: range) -> None:
    assert pieces_of(quote, pieces, near) == found
