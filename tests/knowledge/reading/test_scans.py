"""Scanned PDF pages and pictures, read by the real tesseract."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from fpdf import FPDF

from knowledge.errors import UnsupportedDocument
from knowledge.model import Line
from knowledge.reading import read_document
from knowledge.reading.tesseract import is_installed
from knowledge.vietnamese import fold
from tests.knowledge.reading.making import blank_pdf, pdf, saved, scan

LINES = [
    "I. MỤC ĐÍCH, YÊU CẦU",
    "Các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 10/11/2027",
    "để tổng hợp, báo cáo Ủy ban nhân dân tỉnh theo quy định.",
    "Việc khen thưởng được thực hiện khi tổng kết Phong trào.",
]
PAGE = [(72.0, 100.0 + 24 * row, text) for row, text in enumerate(LINES)]
needs_tesseract = pytest.mark.skipif(
    not is_installed(), reason="the Debian packages tesseract-ocr and tesseract-ocr-vie are not installed"
)


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def assert_read(lines: Sequence[Line]) -> None:
    """A mark may blur, as it does to people; letters, dates and numbers may not."""
    assert [fold(line.text) for line in lines] == [fold(line) for line in LINES]
    assert "trước ngày 10/11/2027" in lines[1].text


def table_page() -> FPDF:
    file = blank_pdf()
    file.add_page()
    file.text(72, 60, "Các đơn vị gửi báo cáo theo bảng sau đây")
    rows = [
        ("TT", "Nội dung", "Thời hạn"),
        ("1", "Báo cáo sơ kết", "10/11/2027"),
        ("2", "Báo cáo tổng kết", "30/6/2030"),
    ]
    for row, values in enumerate(rows):
        for x, width, value in zip((72, 110, 280), (38, 170, 120), values, strict=True):
            file.rect(x, 80 + 28 * row, width, 28)
            file.text(x + 8, 98 + 28 * row, value)
    return file


@needs_tesseract
@pytest.mark.parametrize("angle", [0.0, -2.0])
def test_a_scanned_page_is_read_however_it_lay_on_the_glass(tmp_path: Path, angle: float) -> None:
    document = read_document(written(tmp_path, "quét.pdf", saved(scan(pdf(PAGE), angle), "PDF")))
    assert_read(document.lines)
    assert all(line.confidence is not None and line.confidence > 0.8 for line in document.lines)
    assert document.warnings == (
        "Trang 1 là ảnh quét, chữ do máy nhận dạng; hãy đối chiếu ngày tháng và con số với bản gốc.",
    )


@needs_tesseract
def test_boxes_of_a_scan_are_in_points_like_those_of_text(tmp_path: Path) -> None:
    line = read_document(written(tmp_path, "quét.pdf", saved(scan(pdf(PAGE)), "PDF"))).lines[1]
    assert line.box is not None
    assert line.box.left == pytest.approx(72, abs=3)
    assert line.box.bottom == pytest.approx(124, abs=5)


@needs_tesseract
def test_only_pages_without_text_are_recognised_and_pages_stay_in_order(tmp_path: Path) -> None:
    file = blank_pdf()
    for page in range(1, 4):
        file.add_page()
        if page == 2:
            picture = scan(pdf(PAGE))[0]
            file.image(picture, 0, 0, file.w, file.w * picture.height / picture.width)
        else:
            file.text(72, 100, f"Trang chữ số {page} của kế hoạch phong trào thi đua")
    document = read_document(written(tmp_path, "lẫn.pdf", bytes(file.output())))
    assert [line.page for line in document.lines] == [1, 2, 2, 2, 2, 3]
    assert_read(document.lines[1:5])
    assert [line.confidence is None for line in document.lines] == [True, False, False, False, False, True]


@needs_tesseract
def test_a_ruled_table_on_a_scan_gives_its_cells(tmp_path: Path) -> None:
    data = saved(scan(bytes(table_page().output()), angle=0.6), "PDF")
    document = read_document(written(tmp_path, "bảng.pdf", data))
    cells = {(line.cell.row, line.cell.column): line.text for line in document.lines if line.cell}
    assert cells[0, 2] == "Thời hạn"
    assert cells[1, 2] == "10/11/2027"
    assert cells[2, 1] == "Báo cáo tổng kết"
    assert cells[2, 2] == "30/6/2030"


@needs_tesseract
@pytest.mark.parametrize(("form", "ending"), [("PNG", "png"), ("JPEG", "jpg")])
def test_pictures_are_read_whatever_their_names(tmp_path: Path, form: str, ending: str) -> None:
    document = read_document(written(tmp_path, "ảnh.pdf", saved(scan(pdf(PAGE)), form)))
    assert_read(document.lines)
    assert document.format == ending


@needs_tesseract
def test_every_page_of_a_tiff_is_read(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, "ảnh.tif", saved(scan(pdf(PAGE, PAGE)), "TIFF")))
    assert document.pages == 2
    assert [line.page for line in document.lines] == [1] * 4 + [2] * 4


@needs_tesseract
def test_a_page_on_its_side_is_turned(tmp_path: Path) -> None:
    picture = scan(pdf(PAGE + [(x, y + 100, text) for x, y, text in PAGE]))[0].rotate(90, expand=True)
    document = read_document(written(tmp_path, "nghiêng.png", saved([picture], "PNG")))
    assert_read(document.lines[:4])


@needs_tesseract
def test_an_empty_scanned_page_is_told(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, "trắng.pdf", saved(scan(pdf(PAGE, [])), "PDF")))
    assert "Trang 2 không đọc được chữ nào; hãy kiểm tra các trang này trong bản gốc." in document.warnings


def without_tools(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only Python is on the PATH, as on a machine without tesseract and LibreOffice."""
    monkeypatch.setenv("PATH", str(folder))
    assert shutil.which("tesseract") is None
    assert shutil.which("soffice") is None


def test_without_tesseract_the_packages_to_install_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "quét.pdf", saved(scan(pdf(PAGE)), "PDF"))
    without_tools(tmp_path, monkeypatch)
    with pytest.raises(UnsupportedDocument, match="tesseract-ocr và tesseract-ocr-vie"):
        read_document(path)


def test_without_tesseract_the_pages_with_text_are_still_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "lẫn.pdf", pdf(PAGE, []))
    without_tools(tmp_path, monkeypatch)
    document = read_document(path)
    assert [line.text for line in document.lines] == LINES
    assert "Trang 2 là ảnh quét nên chưa đọc được" in document.warnings[0]
    assert "tesseract-ocr-vie" in document.warnings[0]
