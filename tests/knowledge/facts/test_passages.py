"""Passages: where sentences end, what stands over a paragraph, and printed words found again."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.facts import facts_of
from knowledge.facts.passages import Span, clauses, passages_of, sentences
from knowledge.model import Header, Outline, Paragraph, Section
from tests.knowledge.facts.plan_text import outlined, passages


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Báo cáo Sở. Tham mưu khen thưởng.", ["Báo cáo Sở.", "Tham mưu khen thưởng."]),
        ("UBND TP. Hồ Chí Minh chỉ đạo.", ["UBND TP. Hồ Chí Minh chỉ đạo."]),
        ("Trước ngày 30.6 gửi báo cáo. Sau đó tổng hợp./.", ["Trước ngày 30.6 gửi báo cáo.", "Sau đó tổng hợp./."]),
        ("Phân bổ tại Phụ lục II. Văn phòng Sở theo dõi.", ["Phân bổ tại Phụ lục II.", "Văn phòng Sở theo dõi."]),
    ],
)
def test_a_sentence_ends_before_a_capital(text: str, parts: list[str]) -> None:
    assert [text[span.start : span.end] for span in sentences(text)] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("theo dõi; đôn đốc", ["theo dõi;", "đôn đốc"]),
        ("hồ sơ (trừ hồ sơ mật; hồ sơ lưu); báo cáo", ["hồ sơ (trừ hồ sơ mật; hồ sơ lưu);", "báo cáo"]),
        ("hồ sơ (chưa đóng ngoặc; báo cáo", ["hồ sơ (chưa đóng ngoặc;", "báo cáo"]),
    ],
)
def test_a_semicolon_in_brackets_parts_nothing(text: str, parts: list[str]) -> None:
    assert [text[span.start : span.end] for span in clauses(text, Span(0, len(text)))] == parts


def test_a_labelled_line_that_nothing_stands_under_is_a_sentence_without_its_full_stop() -> None:
    body = """II. TỔ CHỨC THỰC HIỆN
    1. Các phòng
    a) Báo cáo năm gửi về Văn phòng Sở trước ngày 15/12/2026
    b) Hỗ trợ kỹ thuật các xã triển khai hóa đơn điện tử
    2. Hồ sơ: tờ trình, danh sách"""
    found = {passage.section.path: passage for passage in passages(body)}

    assert [path for path, passage in found.items() if passage.heading] == ["II", "II.1"]
    assert found["II.1.a"].above == ("Các phòng", "TỔ CHỨC THỰC HIỆN")
    assert found["II.2"].above == ("Hồ sơ", "TỔ CHỨC THỰC HIỆN")
    read = facts_of(outlined(body))
    assert [(deadline.who, deadline.to_whom) for deadline in read.deadlines] == [("Các phòng", "Văn phòng Sở")]
    assert [duty.section for duty in read.duties] == ["II.1.a", "II.1.b"]


def test_what_stands_over_a_paragraph_is_told_nearest_first() -> None:
    held = passages(
        """II. KHEN THƯỞNG
        1. Khen thưởng tổng kết
        - Hình thức khen thưởng
        + Giấy khen."""
    )
    assert held[-1].above == ("Hình thức khen thưởng", "Khen thưởng tổng kết", "KHEN THƯỞNG")


def test_a_quote_keeps_the_printed_letters_of_a_decomposed_text() -> None:
    printed = unicodedata.normalize("NFD", "Sở Nội vụ – theo dõi; hoà giải “khó”.")
    section = Section("I", "I.", "", (Paragraph(printed, 1),), 1)
    (passage,) = passages_of([section])
    start = passage.text.index("theo dõi")
    quote = passage.quote(Span(start, start + len("theo dõi")))
    assert quote in printed
    assert unicodedata.normalize("NFC", quote) == "theo dõi"


_WORDS = st.sampled_from(
    [
        "Sở Nội vụ",
        "chủ trì",
        "phối hợp với",
        "Phòng Tổ chức - Pháp chế",
        ", ",
        "; ",
        ". ",
        ": ",
        "(",
        ")",
        "“",
        "”",
        "Bằng khen",
        "của Chủ tịch UBND tỉnh",
        "sơ kết",
        "hằng năm",
        "trước ngày 30/6/2025",
        "từ 2025 - 2027",
        "Giai đoạn 1",
        "100%",
        "ít nhất 02 sáng kiến",
        "Kế hoạch số 08/KH- UBND",
        "ngày 28/7/2025",
        "hồ sơ gồm",
        "Tờ trình",
        "01 bộ",
        "khen thưởng theo thẩm quyền",
        "Giao",
        "Đề nghị",
        "các cơ quan, đơn vị",
        "hoà",
    ]
)
_LINES = st.lists(_WORDS, min_size=1, max_size=12).map(" ".join)


@given(st.lists(_LINES, min_size=1, max_size=4), st.sampled_from(["NFC", "NFD"]), st.sampled_from(["", "-", "+"]))
def test_whatever_is_written_every_quote_is_a_part_of_its_paragraph(lines: list[str], form: str, bullet: str) -> None:
    texts = [unicodedata.normalize(form, f"{bullet} {line}".strip()) for line in lines]
    heading = Paragraph("V. HÌNH THỨC KHEN THƯỞNG, TỔ CHỨC THỰC HIỆN, CHỈ TIÊU, THỜI GIAN", 1)
    paragraphs = (heading, *(Paragraph(text, 1, bullet) for text in texts))
    section = Section("V", "V.", heading.text.removeprefix("V. "), paragraphs, 1)
    read = facts_of(Outline(Header(title="", issuer=""), (section,)))
    for fact in (*read.awards, *read.dossier, *read.duties, *read.phases, *read.targets, *read.references):
        assert fact.quote
        assert any(fact.quote in paragraph.text for paragraph in paragraphs)
