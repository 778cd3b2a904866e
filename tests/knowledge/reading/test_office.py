"""DOC, RTF and ODT through the real LibreOffice."""

import shutil
import subprocess
from pathlib import Path

import docx as python_docx
import pytest

from knowledge.errors import UnreadableDocument, UnsupportedDocument
from knowledge.model import Cell
from knowledge.reading import read_document
from knowledge.reading.office import read_office

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="the Debian package libreoffice-writer is not installed"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DOCX file and what LibreOffice makes of it in the other formats."""
    folder = tmp_path_factory.mktemp("office")
    file = python_docx.Document()
    file.add_paragraph("Mục đích", style="List Number")
    file.add_paragraph("Yêu cầu", style="List Number")
    table = file.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Báo cáo sơ kết", "Trước ngày 10/11/2027"
    file.add_paragraph("Nơi nhận: Sở Nội vụ")
    file.save(str(folder / "plan.docx"))
    for form in ("doc", "rtf", "odt"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            str(folder / "plan.docx"),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


@needs_libreoffice
@pytest.mark.parametrize("form", ["doc", "rtf", "odt"])
def test_old_formats_are_read_like_docx(folder: Path, form: str) -> None:
    document = read_document(folder / f"plan.{form}")
    assert document.format == form
    assert [(line.text, line.cell) for line in document.lines] == [
        ("1. Mục đích", None),
        ("2. Yêu cầu", None),
        ("Báo cáo sơ kết", Cell(0, 0, 0, 1)),
        ("Trước ngày 10/11/2027", Cell(0, 0, 1, 1)),
        ("Nơi nhận: Sở Nội vụ", None),
    ]


@needs_libreoffice
def test_a_file_cut_short_is_refused(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "cụt.odt"
    path.write_bytes((folder / "plan.odt").read_bytes()[:900])
    with pytest.raises(UnreadableDocument, match="hỏng"):
        read_document(path)


def test_without_libreoffice_the_package_to_install_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnsupportedDocument, match="libreoffice-writer"):
        read_office(rb"{\rtf1 K\u7871? ho\u7841?ch}", "rtf")


def test_an_old_document_with_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "khóa.doc"
    stream = b"\xec\xa5\xc1\x00" + bytes(6) + b"\x00\x01" + bytes(500)
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream + "WordDocument".encode("utf-16-le"))
    with pytest.raises(UnreadableDocument, match="mật khẩu"):
        read_document(path)
