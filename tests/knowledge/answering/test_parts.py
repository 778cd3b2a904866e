"""Numbered and listed parts of one invented plan."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.answering import Assistant
from tests.knowledge.lone_plan import assistant_over

TODAY = dt.date(2025, 11, 20)
BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Đẩy mạnh ứng dụng công nghệ số trong cơ quan nhà nước.
II. NỘI DUNG THI ĐUA
1. Thi đua xây dựng tổ công nghệ số cộng đồng.
2. Thi đua phủ sóng các thôn vùng cao.
3. Thi đua đưa nông sản lên sàn thương mại điện tử.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


def test_after_the_second_of_a_list_its_third_is_asked_by_number_alone(assistant: Assistant) -> None:
    second = assistant.ask("Nội dung thi đua thứ 2 của xã Hòa Lư là gì?", today=TODAY)
    assert "phủ sóng" in second.outcome.text
    third = assistant.ask("còn cái thứ 3 thì sao?", today=TODAY, previous=second.turn)
    assert "nông sản" in third.outcome.text
