"""Files that cannot be read: one plain sentence each, and no harm done."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.errors import DocumentError, UnreadableDocument, UnsupportedDocument
from knowledge.reading import read_document
from knowledge.reading.apart import run_apart
from knowledge.reading.charsets import decode
from knowledge.reading.docx import read_docx
from knowledge.reading.limits import environment
from knowledge.reading.text import read_text
from tests.knowledge.reading.making import WORD, blank_pdf, docx, level, listed, paragraph, pdf, zipped

PAGE = [(72.0, 100.0 + 20 * row, f"Dòng thứ {row} của trang có đủ chữ để đọc được") for row in range(5)]


def refusal(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    message = str(caught.value)
    assert path.name in message
    assert "{" not in message
    return message


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def children_of(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children")
    if not listed.exists():
        pytest.skip("the system does not tell a process's children")
    return [int(child) for child in listed.read_text().split()]


def runs(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    # a zombie has ended
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def encrypted_pdf() -> bytes:
    file = blank_pdf()
    file.add_page()
    file.text(72, 100, "Kế hoạch")
    file.set_encryption(owner_password="chu", user_password="khach")
    return bytes(file.output())


def encrypted_docx() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        pytest.param("trống.txt", b"", "rỗng", id="empty"),
        pytest.param("trống.pdf", b" \r\n", "rỗng", id="only white space"),
        pytest.param("khóa.pdf", encrypted_pdf(), "mật khẩu", id="a PDF with a password"),
        pytest.param("khóa.docx", encrypted_docx(), "mật khẩu", id="a DOCX with a password"),
        pytest.param("cụt.pdf", pdf(PAGE)[:900], "hỏng", id="a PDF cut short"),
        pytest.param("cụt.docx", docx(paragraph("x" * 999))[:300], "hỏng", id="a DOCX cut short"),
        pytest.param("giả.docx", b"PK\x03\x04" + b"\x07" * 400, "hỏng", id="a ZIP that is none"),
        pytest.param("rỗng.docx", docx(""), "không có chữ nào", id="a DOCX without words"),
        pytest.param("xml.docx", zipped({"word/document.xml": "<w:document"}), "hỏng", id="broken XML"),
        pytest.param("lạ.docx", zipped({"readme.txt": "xin chào"}), "không phải loại", id="a ZIP of something else"),
        pytest.param("bảng.docx", zipped({"xl/workbook.xml": "<x/>"}), "bảng tính", id="a renamed spreadsheet"),
    ],
)
def test_a_bad_file_is_refused_in_one_sentence(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    message = refusal(written(tmp_path, name, data))
    assert words in message
    assert message.count(".") - name.count(".") * message.count(name) == 1


@pytest.mark.parametrize("name", ["kế hoạch.pdf", "kế hoạch.docx", "kế hoạch.txt"])
@pytest.mark.parametrize("magic", [b"MZ\x90\x00\x03\x00\x00\x00\x04", b"\x7fELF\x02\x01\x01\x00", b"\x1f\x8b\x08\x00"])
def test_a_renamed_executable_is_not_believed(tmp_path: Path, name: str, magic: bytes) -> None:
    path = written(tmp_path, name, magic + bytes(range(256)) * 20)
    with pytest.raises(UnsupportedDocument):
        read_document(path)
    assert "không phải loại" in refusal(path)


@pytest.mark.parametrize("name", ["plan.txt", "plan.bin", "plan"])
def test_the_first_bytes_decide_not_the_name(tmp_path: Path, name: str) -> None:
    assert read_document(written(tmp_path, name, pdf(PAGE))).format == "pdf"
    assert read_document(written(tmp_path, name, docx(paragraph("Kế hoạch")))).format == "docx"


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert "Không tìm thấy" in refusal(tmp_path / "không-có.pdf")
    assert "thư mục" in refusal(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "kín.txt", b"x")
    path.chmod(0)
    assert "quyền" in refusal(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bom.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        part.write(f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>'.encode())
        for _ in range(30):
            part.write(b"a" * 1_000_000)
        part.write(b"</w:t></w:r></w:p></w:body></w:document>")
    assert "lớn bất thường" in refusal(path)


def test_entities_that_grow_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><x>&b;</x>'
    assert "hỏng" in refusal(written(tmp_path, "thực thể.docx", zipped({"word/document.xml": bomb})))


@pytest.mark.parametrize("encoding", ["utf-16", "cp037"])
def test_entities_are_refused_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    data = zipped({"word/document.xml": bomb.encode(encoding)})
    assert "hỏng" in refusal(written(tmp_path, "thực thể.docx", data))


def test_xml_nested_without_end_kills_only_the_child(tmp_path: Path) -> None:
    deep = (
        f'<w:document xmlns:w="{WORD}"><w:body>' + "<w:sdt>" * 50_000 + "</w:sdt>" * 50_000 + "</w:body></w:document>"
    )
    with pytest.raises(UnreadableDocument):
        read_document(written(tmp_path, "sâu.docx", zipped({"word/document.xml": deep})))


def test_a_pdf_of_thousands_of_pages_is_refused(tmp_path: Path) -> None:
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\n"
    kids = b"3 0 R " * 5000
    path = written(
        tmp_path,
        "dày.pdf",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 5000/Kids["
        + kids
        + b"]>>endobj\n"
        + page
        + b"trailer<</Root 1 0 R>>\n%%EOF",
    )
    assert "1000 trang" in refusal(path)


def test_a_text_file_of_gigantic_size_is_refused(tmp_path: Path) -> None:
    assert "lớn quá 5 MB" in refusal(written(tmp_path, "lớn.txt", b"a " * 3_000_000))


@settings(max_examples=200, deadline=2000)
@given(st.binary(max_size=2000))
def test_any_bytes_are_text_or_are_not(data: bytes) -> None:
    text = decode(data)
    if text is not None:
        reading = read_text(text)
        assert all(1 <= line.page <= reading.pages for line in reading.lines)


GOOD = docx(paragraph("Một", (1, 0)) + f"<w:tbl><w:tr><w:tc>{paragraph('Hai')}</w:tc></w:tr></w:tbl>")


@settings(max_examples=80, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=6), st.integers(0, len(GOOD)))
def test_a_damaged_docx_is_read_or_refused(changes: list[tuple[int, int]], length: int) -> None:
    data = bytearray(GOOD)
    for place, value in changes:
        data[place] = value
    for damaged in (bytes(data), bytes(data[:length])):
        with contextlib.suppress(DocumentError):
            read_docx(damaged)


_LEAVES = st.sampled_from(
    [
        "<w:r><w:t>chữ</w:t></w:r>",
        "<w:r><w:br/></w:r>",
        '<w:r><w:br w:type="page"/></w:r>',
        '<w:r><w:sym w:char="F0B7"/></w:r>',
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
        '<w:pPr><w:numPr><w:ilvl w:val="x"/></w:numPr></w:pPr>',
        "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
        '<w:tcPr><w:gridSpan w:val="3"/><w:vMerge/></w:tcPr>',
    ]
)
_TAGS = st.sampled_from(
    [
        "w:p",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:r",
        "w:sdt",
        "w:del",
        "w:ins",
        "mc:AlternateContent",
        "mc:Choice",
        "w:txbxContent",
    ]
)
_ELEMENTS = st.recursive(
    _LEAVES,
    lambda inner: st.builds(lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", _TAGS, st.lists(inner, max_size=4)),
    max_leaves=20,
)


@settings(max_examples=150, deadline=2000)
@given(st.lists(_ELEMENTS, max_size=4))
def test_any_nesting_of_elements_in_a_docx_is_read(elements: list[str]) -> None:
    reading = read_docx(docx("".join(elements), listed([level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)")])))
    assert all(1 <= line.page <= reading.pages for line in reading.lines)


def test_a_task_that_takes_too_long_is_ended() -> None:
    # takes seconds to read
    long = docx("".join(paragraph(f"Đơn vị {number} gửi báo cáo.") for number in range(80_000)))
    with pytest.raises(UnreadableDocument, match="quá lâu"):
        run_apart("docx", long, seconds=0.01)


def test_a_child_that_is_killed_leaves_the_next_file_readable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="hỏng"):
        run_apart("no such task", b"")
    assert read_document(written(tmp_path, "tốt.docx", GOOD)).text == "Một\nHai"


def test_the_process_that_reads_is_started_again_where_it_was_killed(tmp_path: Path) -> None:
    good = written(tmp_path, "tốt.docx", GOOD)
    read_document(good)
    for process in children_of(os.getpid()):
        os.kill(process, signal.SIGKILL)
    time.sleep(0.2)
    assert read_document(good).text == "Một\nHai"


def test_a_child_that_was_killed_while_it_waited_for_a_file_is_replaced(tmp_path: Path) -> None:
    good = written(tmp_path, "tốt.docx", GOOD)
    read_document(good)
    waiting = [child for process in children_of(os.getpid()) for child in children_of(process)]
    assert waiting
    for child in waiting:
        os.kill(child, signal.SIGKILL)
    time.sleep(0.2)
    assert [read_document(good).text for _ in range(2)] == ["Một\nHai"] * 2


def test_files_are_read_side_by_side(tmp_path: Path) -> None:
    files = [written(tmp_path, f"{number}.docx", docx(paragraph(f"Kế hoạch {number}"))) for number in range(20)]
    with ThreadPoolExecutor(max_workers=8) as readers:
        texts = [document.text for document in readers.map(read_document, files)]
    assert texts == [f"Kế hoạch {number}" for number in range(20)]


def test_nothing_is_left_running_when_the_program_ends(tmp_path: Path) -> None:
    good = written(tmp_path, "tốt.docx", GOOD)
    script = [
        "import pathlib",
        "from knowledge.reading import read_document",
        f"read_document(pathlib.Path({str(good)!r}))",
    ]
    script += ["print('read', flush=True)", "input()"]
    with subprocess.Popen([sys.executable, "-c", ";".join(script)], stdin=-1, stdout=-1) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"read\n"
        (nursery,) = children_of(program.pid)
        started = [nursery, *children_of(nursery)]
        program.kill()
    until = time.monotonic() + 5
    while any(map(runs, started)) and time.monotonic() < until:
        time.sleep(0.05)
    assert len(started) > 1
    assert not any(map(runs, started))


def test_the_child_learns_no_secret_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:secret")
    assert "TELEGRAM_BOT_TOKEN" not in environment()
    assert "PATH" in environment()


def test_a_document_with_a_spreadsheet_inside_is_a_document(tmp_path: Path) -> None:
    parts = {"word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("Kế hoạch")}</w:body></w:document>'}
    path = written(tmp_path, "nhúng.docx", zipped(parts | {"word/embeddings/a.xlsx": "xl/workbook.xml"}))
    assert read_document(path).text == "Kế hoạch"


GOOD_PDF = pdf(PAGE, PAGE)


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(st.integers(20, len(GOOD_PDF) - 1), st.integers(0, 255)), min_size=1, max_size=40))
def test_a_damaged_pdf_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(GOOD_PDF)
    for place, value in changes:
        data[place] = value
    with contextlib.suppress(DocumentError):
        read_document(written(tmp_path_factory.mktemp("hỏng"), "hỏng.pdf", bytes(data)))


@settings(max_examples=8, deadline=None)
@given(
    st.sampled_from([b"%PDF-1.7", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"{\\rtf1", b"<html>"]), st.binary(max_size=400)
)
def test_any_bytes_behind_a_known_beginning_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, beginning: bytes, rest: bytes
) -> None:
    with contextlib.suppress(DocumentError):
        read_document(written(tmp_path_factory.mktemp("lạ"), "lạ.bin", beginning + rest))
