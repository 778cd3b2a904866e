"""What a file for an award must hold."""
# ruff: noqa: E501 - a wording stands on one line, as it is printed

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Hồ sơ: 01 bộ bản giấy hoặc bản điện tử, gồm công văn đề nghị, bản tóm tắt thành tích, xác nhận của cơ quan thuế.",
            ["Hồ sơ đề nghị khen thưởng", "công văn đề nghị", "bản tóm tắt thành tích", "xác nhận của cơ quan thuế"],
        ),
        (
            "Hồ sơ gồm: biên bản họp tổ; bản tự đánh giá theo Phụ lục 2; đường dẫn học liệu số; trích biên bản họp chi bộ.",
            ["biên bản họp tổ", "bản tự đánh giá theo Phụ lục 2", "đường dẫn học liệu số", "trích biên bản họp chi bộ"],
        ),
        (
            "Hồ sơ gồm 01 bản chính và tệp điện tử: Tờ trình theo Mẫu số 01, báo cáo thành tích.",
            ["Tờ trình theo Mẫu số 01", "báo cáo thành tích"],
        ),
        (
            "Hồ sơ đề nghị gồm:\n- Kết quả chấm điểm;\n- Clip giới thiệu mô hình (nếu có).\nHồ sơ gửi về Sở trước 15/11.",
            ["Kết quả chấm điểm", "Clip giới thiệu mô hình (nếu có)"],
        ),
        (
            "Hồ sơ gồm: kết quả chấm chéo (Mẫu 01), tài liệu kiểm chứng và biên bản họp.",
            ["kết quả chấm chéo (Mẫu 01)", "tài liệu kiểm chứng", "biên bản họp"],
        ),
        ("Hồ sơ gồm bảng tự chấm điểm và biên bản họp.", ["bảng tự chấm điểm", "biên bản họp"]),
    ],
    ids=["sets first", "a list of anything", "behind the colon", "a line each", "the first of any kind", "points"],
)
def test_a_list_of_documents_may_hold_any_kind(text: str, items: list[str]) -> None:
    assert [item.item for item in dossier_in(passages(f"II. KHEN THƯỞNG\n{text}"))] == items


def test_files_of_citizens_are_no_award_files() -> None:
    assert (
        dossier_in(passages("II. CHỈ TIÊU\n80% hồ sơ thủ tục hành chính gồm đơn và tờ khai được nộp trực tuyến.")) == ()
    )
