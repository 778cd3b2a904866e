"""Offices that are named with and without the body they belong to."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.knowledge.lone_plan import assistant_over

BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. TỔ CHỨC THỰC HIỆN
1. Công an xã
Tuyên truyền phòng, chống lừa đảo qua mạng.
2. Công an tỉnh
Hỗ trợ kiểm tra an toàn hệ thống.
3. Phòng Kinh tế xã
Chủ trì lắp đặt các điểm Wi-Fi.
II. PHÂN CÔNG
1. Phòng Kinh tế: Phối hợp mở lớp kỹ năng số.
"""


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Phòng Kinh tế xã Hòa Lư có nhiệm vụ gì?", ["Wi-Fi", "kỹ năng số"], []),
        ("Công an xã Hòa Lư có nhiệm vụ gì?", ["lừa đảo"], ["an toàn hệ thống"]),
    ],
    ids=["with and without", "of another level"],
)
def test_an_office_is_the_same_with_the_body_it_belongs_to(
    tmp_path: Path, question: str, told: list[str], untold: list[str]
) -> None:
    text = assistant_over(tmp_path, BODY).ask(question, today=dt.date(2025, 11, 20)).outcome.text
    assert [one for one in told if one not in text] == []
    assert [one for one in untold if one in text] == []
