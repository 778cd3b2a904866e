"""To whom something goes, where that depends on who sends it."""

from __future__ import annotations

import pytest

from knowledge.answering import Assistant
from tests.knowledge.lone_plan import answered, assistant_over

BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. KHEN THƯỞNG
1. Các đơn vị gửi hồ sơ khen thưởng về Phòng Văn hóa - Xã hội (đối với giáo viên) trước ngày 05/6/2026, về Phòng \
Kinh tế (đối với hợp tác xã) trước ngày 12/6/2026.
"""
BOTH = {"Phòng Văn hóa - Xã hội", "Phòng Kinh tế"}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("hồ sơ khen của giáo viên xã Hòa Lư gửi phòng nào", {"Phòng Văn hóa - Xã hội"}),
        ("ho so khen cua hop tac xa o xa Hoa Lu gui ve dau", {"Phòng Kinh tế"}),
        ("hồ sơ khen của xã Hòa Lư gửi phòng nào", BOTH),
    ],
)
def test_the_recipient_is_that_of_the_group_that_asks(assistant: Assistant, question: str, told: set[str]) -> None:
    text = answered(assistant, question).text
    assert {one for one in BOTH if one in text} == told
