"""References: number, date and issuer of each document cited."""
# ruff: noqa: E501 - a wording stands on one line, as it is printed

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.facts.references import references_in
from knowledge.model import Header, Reference
from tests.knowledge.facts.plan_text import passages

NO_HEADER = Header(title="", issuer="")


def cited(sentence: str) -> tuple[Reference, ...]:
    return references_in(passages(f"II. NỘI DUNG\n{sentence}"), NO_HEADER)


@pytest.mark.parametrize(
    ("sentence", "doc_type", "number", "date", "issuer"),
    [
        ("Thực hiện Kế hoạch số 2038/KH-UBND ngày 03 tháng 7 năm 2025 của UBND tỉnh Cao Bằng triển khai.", "Kế hoạch", "2038/KH-UBND", (2025, 7, 3), "UBND tỉnh Cao Bằng"),
        ("Thực hiện Kế hoạch 162/KH-UBND ngày 26/5/2022 của UBND tỉnh về việc phát động.", "Kế hoạch", "162/KH-UBND", (2022, 5, 26), "UBND tỉnh"),
        ("Theo Kế hoạch số 003/KH-UBND, ngày 18/7/2025 của UBND tỉnh về triển khai.", "Kế hoạch", "003/KH-UBND", (2025, 7, 18), "UBND tỉnh"),
        ("Tại Kế hoạch số 08/KH- UBND, ngày 28/7/2025 của UBND phường.", "Kế hoạch", "08/KH-UBND", (2025, 7, 28), "UBND phường"),
        ("Tại Kế hoạch số 02 /KH-UBND ngày 09/7/2025 của UBND tỉnh Ninh Bình.", "Kế hoạch", "02/KH-UBND", (2025, 7, 9), "UBND tỉnh Ninh Bình"),
        ("Theo Nghị quyết số 57- NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá.", "Nghị quyết", "57-NQ/TW", (2024, 12, 22), "Bộ Chính trị"),
        ("Theo Kế hoạch số 142/KH-UBND của UBND tỉnh ngày 04/6/2025 về thực hiện.", "Kế hoạch", "142/KH-UBND", (2025, 6, 4), "UBND tỉnh"),
        ("Theo Quyết định của Chủ tịch UBND thành phố số 812/QĐ-UBND ngày 01/8/2025.", "Quyết định", "812/QĐ-UBND", (2025, 8, 1), "Chủ tịch UBND thành phố"),
        ("Các nhiệm vụ được UBND tỉnh giao tại Kế hoạch số 146/KH-UBND ngày 25/6/2025.", "Kế hoạch", "146/KH-UBND", (2025, 6, 25), "UBND tỉnh"),
        ("Theo Chương trình hành động số 29-CTr/TU ngày 23/02/2025 của Ban Thường vụ Tỉnh uỷ Cao Bằng.", "Chương trình hành động", "29-CTr/TU", (2025, 2, 23), "Ban Thường vụ Tỉnh ủy Cao Bằng"),
        ("Theo Thông tư số 29/2023/TT-BGDĐT ngày 29/12/2023 của Bộ trưởng Bộ Giáo dục và Đào tạo hướng dẫn.", "Thông tư", "29/2023/TT-BGDĐT", (2023, 12, 29), "Bộ trưởng Bộ Giáo dục và Đào tạo"),
        ("Theo Công văn số 1245/SNV-TĐKT ngày 05/8/2025 của Sở Nội vụ, các đơn vị báo cáo.", "Công văn", "1245/SNV-TĐKT", (2025, 8, 5), "Sở Nội vụ"),
        ("Theo Kế hoạch số 12/KH-UBND ngày 01/8/2025 của UBND xã Đại Từ về chuyển đổi số.", "Kế hoạch", "12/KH-UBND", (2025, 8, 1), "UBND xã Đại Từ"),
        ("Theo Nghị quyết số 71/NQ-CP ngày 31/6/2025.", "Nghị quyết", "71/NQ-CP", None, "Chính phủ"),
    ],
)  # fmt: skip
def test_a_citation_is_read_however_it_is_printed(
    sentence: str, doc_type: str, number: str, date: tuple[int, int, int] | None, issuer: str
) -> None:
    (reference,) = cited(sentence)
    assert (reference.doc_type, reference.number, reference.issuer) == (doc_type, number, issuer)
    assert reference.date == (dt.date(*date) if date else None)
    assert reference.quote in sentence


def test_numbers_of_a_list_share_the_issuer_at_its_end() -> None:
    found = cited("Quán triệt các Nghị quyết số 57-NQ/TW, 59-NQ/TW và 68-NQ/TW của Bộ Chính trị.")
    assert [(one.number, one.issuer) for one in found] == [
        ("57-NQ/TW", "Bộ Chính trị"),
        ("59-NQ/TW", "Bộ Chính trị"),
        ("68-NQ/TW", "Bộ Chính trị"),
    ]


def test_a_short_mention_of_a_document_cited_in_full_is_left_out() -> None:
    found = cited("Theo Kế hoạch số 142/KH-UBND ngày 04/6/2025 của UBND tỉnh.\nHoàn thành Kế hoạch số 142/KH-UBND.")
    assert len(found) == 1


def test_a_form_is_cited_with_its_decree() -> None:
    (reference,) = cited("Báo cáo theo Mầu số 07, Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ.")
    assert (reference.role, reference.quote[:9]) == ("form", "Mầu số 07")


@pytest.mark.parametrize(
    ("basis", "title", "date"),
    [
        ("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "Luật Thi đua, khen thưởng", dt.date(2022, 6, 15)),
        ("Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;", "Luật Tổ chức chính quyền địa phương", None),
        ("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022;", "Luật Thi đua, khen thưởng", dt.date(2022, 6, 15)),
    ],
)  # fmt: skip
def test_a_law_is_known_by_its_title(basis: str, title: str, date: dt.date | None) -> None:
    (law,) = cited(basis)
    assert (law.title, law.date, law.issuer) == (title, date, "Quốc hội")


def test_the_plan_does_not_cite_itself() -> None:
    held = passages("II. NỘI DUNG\nKèm theo Quyết định số 1470/QĐ-UBND ngày 21/6/2025 của UBND tỉnh.")
    assert references_in(held, Header(title="", issuer="", number="1470/QĐ-UBND")) == ()


@pytest.mark.parametrize("words", ["ngày 30/6/2025", "Mẫu số 01/TĐKT", "24/7", "giai đoạn 2025-2030", "đạt 8/10 điểm"])
def test_other_numbers_are_no_citations(words: str) -> None:
    assert cited(f"Đơn vị thực hiện {words} theo quy định.") == ()
