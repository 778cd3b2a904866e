"""What a file for an award must hold."""
# ruff: noqa: E501 - a wording stands on one line, as it is printed

from __future__ import annotations

from knowledge.facts.dossier import dossier_in
from tests.knowledge.facts.plan_text import passages


def test_each_document_under_the_heading_is_an_item() -> None:
    found = dossier_in(
        passages(
            """II. KHEN THƯỞNG
            1. Thủ tục, hồ sơ đề nghị khen thưởng gồm:
            Tờ trình đề nghị khen thưởng của cơ quan, đơn vị trình khen.
            Biên bản họp Hội đồng Thi đua - Khen thưởng.
            Báo cáo thành tích theo Mầu số 07, Nghị định số 98/2023/NĐ-CP.
            Số lượng hồ sơ đề nghị khen thưởng: 01 bộ."""
        )
    )
    assert [(item.item, item.copies, item.form) for item in found] == [
        ("Tờ trình đề nghị khen thưởng của cơ quan, đơn vị trình khen", None, None),
        ("Biên bản họp Hội đồng Thi đua - Khen thưởng", None, None),
        ("Báo cáo thành tích theo Mầu số 07, Nghị định số 98/2023/NĐ-CP", None, "Mẫu số 07"),
        ("Hồ sơ đề nghị khen thưởng", 1, None),
    ]


def test_a_file_listed_in_one_sentence_is_taken_apart() -> None:
    found = dossier_in(
        passages(
            "II. KHEN THƯỞNG\nHồ sơ đề nghị khen thưởng gồm: Tờ trình (01 bản); Báo cáo thành tích (02 bản), Biên bản họp xét."
        )
    )
    assert [(item.item, item.copies) for item in found] == [
        ("Tờ trình", 1),
        ("Báo cáo thành tích", 2),
        ("Biên bản họp xét", None),
    ]


def test_files_of_citizens_are_no_award_files() -> None:
    assert (
        dossier_in(passages("II. CHỈ TIÊU\n80% hồ sơ thủ tục hành chính gồm đơn và tờ khai được nộp trực tuyến.")) == ()
    )
