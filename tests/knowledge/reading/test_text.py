"""Plain text -> lines and pages."""

import codecs
import unicodedata
from pathlib import Path

import pytest

from knowledge.reading import read_document
from knowledge.reading.text import read_text

PLANS = Path(__file__).parents[3].parent / "shared" / "plans"
SENTENCE = "Các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 10/11/2027"
BODY = "\n".join(f"{SENTENCE}, lần {count}" for count in range(1, 16))


def texts(text: str) -> list[str]:
    return [line.text for line in read_text(text).lines]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(SENTENCE.encode(), id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + SENTENCE.encode(), id="UTF-8 with its mark"),
        pytest.param(codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), id="UTF-16 little endian"),
        pytest.param(codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), id="UTF-16 big endian"),
        pytest.param(SENTENCE.encode("utf-16-le"), id="UTF-16 without its mark"),
        pytest.param(f"{SENTENCE}\r\n\r\n".encode(), id="Windows line ends"),
    ],
)
def test_a_text_file_is_read_whatever_its_unicode_encoding(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "kế hoạch.txt"
    path.write_bytes(data)
    document = read_document(path)
    assert [line.text for line in document.lines] == [SENTENCE]
    assert (document.source, document.format, document.pages) == ("kế hoạch.txt", "txt", 1)


def test_decomposed_letters_stay_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "nfd.txt"
    decomposed = unicodedata.normalize("NFD", SENTENCE)
    path.write_text(decomposed, encoding="utf-8")
    assert read_document(path).text == decomposed


def test_blank_lines_are_left_out_of_the_lines_but_not_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("Một \n\n \u200b\nHai\n", encoding="utf-8")
    document = read_document(path)
    assert [line.text for line in document.lines] == ["Một", "Hai"]
    assert document.text == "Một \n\n \u200b\nHai\n"


@pytest.mark.parametrize("number", ["2", " - 2 - ", "Trang 2", "2/5"])
def test_a_lone_page_number_turns_the_page_and_is_dropped(number: str) -> None:
    reading = read_text(f"{BODY}\n\n{number}\n\n{SENTENCE}")
    assert reading.pages == 2
    assert len(reading.lines) == 16
    assert (reading.lines[-2].page, reading.lines[-1].page) == (1, 2)


@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_running_line_that_counts_the_pages_is_dropped(place: str) -> None:
    running = [f"KH số 12/KH-UBND            Trang {number}/3" for number in (1, 2, 3)]
    pages = [f"{line}\nTrang nhất" if place == "head" else f"Trang nhất\n{line}" for line in running]

    reading = read_text("\n".join(pages))

    assert [(line.text, line.page) for line in reading.lines] == [("Trang nhất", number) for number in (1, 2, 3)]
    assert reading.pages == 3


def test_a_sentence_that_speaks_of_a_page_stays() -> None:
    assert texts("Biểu mẫu tại Trang 1/3\nBáo cáo     Trang 9/3") == ["Biểu mẫu tại Trang 1/3", "Báo cáo     Trang 9/3"]


def test_numbers_alone_in_a_table_are_rows_and_no_pages() -> None:
    table = "TT\nNội dung\n1\nBáo cáo sơ kết\n2\nBáo cáo tổng kết\n3\nBáo cáo khác"
    reading = read_text(f"{BODY}\n{table}")
    assert reading.pages == 1
    assert {"1", "2", "3"} <= {line.text for line in reading.lines}


def test_a_number_that_is_not_the_next_page_stays() -> None:
    reading = read_text(f"{BODY}\n7\n{SENTENCE}")
    assert (reading.pages, "7" in [line.text for line in reading.lines]) == (1, True)


def test_form_feeds_end_pages_and_the_numbers_beside_them_go() -> None:
    reading = read_text("KẾ HOẠCH\nMột\n1\f\n2\n\nHai\n\f\n\nBa\n3\n\f")
    assert [(line.text, line.page) for line in reading.lines] == [
        ("KẾ HOẠCH", 1),
        ("Một", 1),
        ("Hai", 2),
        ("Ba", 3),
    ]
    assert reading.pages == 3


@pytest.mark.skipif(not PLANS.is_dir(), reason="the folder of real plans, ../shared/plans, is absent")
def test_real_plans_keep_every_word_and_lose_only_page_numbers() -> None:
    for path in sorted(PLANS.glob("*.txt")):
        document = read_document(path)
        raw, read = path.read_text(encoding="utf-8").split(), " ".join(line.text for line in document.lines).split()
        assert len(raw) - len(read) == document.pages - 1
        assert not document.warnings
