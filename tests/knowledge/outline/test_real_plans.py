"""The outline of the five real plans against the sections, quotes and header fields that people found in them."""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import cache
from pathlib import Path

import pytest

from knowledge.model import SPECIAL_SECTIONS, Document, Outline
from knowledge.outline import outline_of
from knowledge.reading import read_document
from knowledge.vietnamese import squash

SHARED = Path(__file__).parents[4] / "shared"
PLANS = sorted((SHARED / "plans").glob("*.txt"))
pytestmark = pytest.mark.skipif(not PLANS, reason="the folder ../shared/plans is not here")

SPECIAL = {
    "căn cứ": ("preamble", "legal_basis"),
    "nơi nhận": ("recipients", "signature"),
    "chữ ký": ("signature",),
    "header": ("header", "title", "plan_title"),
}


@cache
def document(number: int) -> Document:
    return read_document(PLANS[number])


@cache
def outline(number: int) -> Outline:
    return outline_of(document(number))


def words_under(number: int, path: str) -> str:
    """The words of a section and of everything under it."""
    sections = [s for s in outline(number).sections if path in (s.path, *s.ancestors)]
    return squash(" ".join(section.text for section in sections))


def gold() -> list[tuple[int, str, str]]:
    if not PLANS:
        return []
    lines = (SHARED / "evals" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [g for line in lines for g in json.loads(line)["gold"]]
    facts = json.loads((SHARED / "evals" / "facts.json").read_text(encoding="utf-8"))["facts"]
    found = {(int(g["plan"]), g["section_path"], g["quote"]) for g in questions}
    return sorted(found | {(int(f["plan"][1:]), f["section"], f["quote"]) for f in facts})


@pytest.mark.parametrize(("number", "path", "quote"), gold())
def test_each_known_quote_stands_in_the_section_it_was_found_in(number: int, path: str, quote: str) -> None:
    paths = SPECIAL.get(path, (path,))
    known = {section.path for section in outline(number).sections}

    assert known & set(paths), f"no section {path}"
    # an office's duties may be quoted with the page number that stood inside them
    wanted = re.sub(r"\s", "", squash(quote).rstrip(" .…"))
    assert any(wanted in re.sub(r"\s", "", words_under(number, p)) for p in paths)


@pytest.mark.parametrize("number", range(5))
def test_every_paragraph_is_text_of_the_file(number: int) -> None:
    text = squash(re.sub(r"^\s*\d{1,2}\s*$", "", document(number).text, flags=re.MULTILINE))

    for section in outline(number).sections:
        for paragraph in section.paragraphs:
            assert squash(paragraph.text) in text


@pytest.mark.parametrize("number", range(5))
def test_no_line_is_lost_or_read_twice(number: int) -> None:
    def letters(text: str) -> str:
        return re.sub(r"[\W_]", "", text)

    read = "".join(letters(p.text) for section in outline(number).sections for p in section.paragraphs)

    assert sorted(read) == sorted(letters("".join(squash(line.text) for line in document(number).lines)))


@pytest.mark.parametrize("number", range(5))
def test_paths_are_unique_and_ancestors_exist(number: int) -> None:
    paths = [section.path for section in outline(number).sections]

    assert len(paths) == len(set(paths))
    for section in outline(number).sections:
        assert set(section.ancestors) <= set(paths)
        assert bool(section.label) != (section.path in SPECIAL_SECTIONS)


def test_no_section_is_invented() -> None:
    """How many sections each plan has, counted by hand."""
    numbered = [sum(bool(section.label) for section in outline(n).sections) for n in range(5)]

    assert numbered == [19, 16, 44, 45, 63]


EXPECTED = {
    0: ("Sở Văn hóa, Thể thao và Du lịch tỉnh Cao Bằng", "Ngọc Văn Chắn", "Phó Giám đốc", "KT. GIÁM ĐỐC"),
    1: ("Sở Văn hóa, Thể thao và Du lịch tỉnh Bình Phước", "Trần Văn Chung", "Giám đốc", None),
    2: ("UBND phường Tân Lập, tỉnh Đắk Lắk", None, "Phó Chủ tịch", "KT. CHỦ TỊCH"),
    3: ("UBND xã Cát Thành, tỉnh Ninh Bình", "Đỗ Kiên Cường", "Chủ tịch", "TM. ỦY BAN NHÂN DÂN"),
    4: ("UBND tỉnh Sơn La", "Tráng Thị Xuân", "Phó Chủ tịch Thường trực", "KT. CHỦ TỊCH"),
}


@pytest.mark.parametrize("number", range(5))
def test_the_header_says_who_issued_and_who_signed(number: int) -> None:
    header = outline(number).header

    assert (header.issuer, header.signer, header.signer_title, header.signing_mode) == EXPECTED[number]
    assert header.recipients
    assert not any(name.startswith(("-", "Lưu")) for name in header.recipients)


def test_a_number_and_a_date_are_taken_from_the_letterhead_only() -> None:
    headers = [outline(number).header for number in range(5)]

    assert [header.number for header in headers] == [None, None, None, None, "1470/QĐ-UBND"]
    assert [header.issued_on for header in headers] == [None, None, None, None, dt.date(2025, 6, 21)]
    assert headers[4].place_of_issue == "Sơn La"
    assert headers[4].doc_type == "Quyết định"


def test_a_title_in_capitals_is_written_as_the_plan_itself_writes_it() -> None:
    assert outline(4).header.title == (
        "Ban hành Kế hoạch phát động Phong trào thi đua “Sơn La thi đua đổi mới sáng tạo và chuyển đổi số” "
        "giai đoạn 2025-2030"
    )
