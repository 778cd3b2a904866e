"""Work described by its particulars, in lines of labels and in tables of two columns."""

from __future__ import annotations

import pytest

from knowledge.facts import facts_of
from knowledge.facts.records import kind_of
from tests.knowledge.facts.plan_text import outlined

TEXTS = {
    "one line": """1. Tập huấn kỹ năng số
        Thời gian: Quý II/2026 | Đơn vị chủ trì: Phòng Văn hóa - Xã hội | Phối hợp: Đoàn Thanh niên xã""",
    "a line each": """1. Tập huấn kỹ năng số
        - Đơn vị chủ trì: Phòng Văn hóa - Xã hội.
        - Đơn vị phối hợp: Đoàn Thanh niên xã.
        - Thời gian hoàn thành: Quý II/2026.
        - Kinh phí: 50 triệu đồng.""",
    "behind the work": "1. Tập huấn kỹ năng số. Chủ trì: Phòng Văn hóa - Xã hội; phối hợp: Đoàn Thanh niên xã; "
    "thời gian: quý II/2026.",
    "a table": """Nội dung | Tập huấn kỹ năng số
        Đơn vị chủ trì | Phòng Văn hóa - Xã hội
        Đơn vị phối hợp | Đoàn Thanh niên xã
        Thời gian | Quý II/2026
        Sản phẩm | Danh sách học viên""",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_who_and_when_are_told_by_labels(text: str) -> None:
    facts = facts_of(outlined(f"II. PHÂN CÔNG NHIỆM VỤ\n{text}"))

    assert [(d.start and d.start.month, d.who, d.task) for d in facts.deadlines] == [
        (4, "Phòng Văn hóa - Xã hội", "Tập huấn kỹ năng số")
    ]
    assert [(d.office, d.role, d.task) for d in facts.duties] == [
        ("Phòng Văn hóa - Xã hội", "lead", "Tập huấn kỹ năng số"),
        ("Đoàn Thanh niên xã", "cooperate", "Tập huấn kỹ năng số"),
    ]


def test_each_paragraph_names_the_office_of_its_own_work() -> None:
    facts = facts_of(
        outlined(
            """II. PHÂN CÔNG NHIỆM VỤ
            - Kiểm tra phong trào. Chủ trì: Phòng Nội vụ; thời gian: tháng 11/2026.
            - Tổ chức hội thi. Chủ trì: Đoàn Thanh niên xã; thời gian: tháng 9/2026."""
        )
    )

    assert [(d.who, d.task) for d in facts.deadlines] == [
        ("Phòng Nội vụ", "Kiểm tra phong trào"),
        ("Đoàn Thanh niên xã", "Tổ chức hội thi"),
    ]
    assert [(d.office, d.task) for d in facts.duties] == [
        ("Phòng Nội vụ", "Kiểm tra phong trào"),
        ("Đoàn Thanh niên xã", "Tổ chức hội thi"),
    ]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Đơn vị chủ trì", "lead"),
        ("Cơ quan, đơn vị phối hợp", "cooperate"),
        ("Người thực hiện", "carry_out"),
        ("Thời gian hoàn thành", "when"),
        ("Nhiệm vụ 2", "task"),
        ("Nơi nhận báo cáo", "to"),
        ("Kinh phí thực hiện", "other"),
        ("Giai đoạn 1", None),
        ("Mục đích, yêu cầu của phong trào", None),
    ],
)
def test_a_label_says_what_follows(label: str, kind: str | None) -> None:
    assert kind_of(label) == kind
