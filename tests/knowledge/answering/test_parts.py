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
3. Thi đua đưa nông sản lên sàn thương mại điện tử; thực hiện “3 nhanh”: nhận nhanh, xử lý nhanh, trả nhanh.
III. THỜI GIAN THỰC HIỆN
1. Giai đoạn 1 (2025 - 2027).
2. Giai đoạn 2 (2028 - 2030).
IV. PHÂN CÔNG MỘT SỐ NHIỆM VỤ CỤ THỂ
| TT | Nhiệm vụ | Đơn vị thực hiện | Hoàn thành |
| 1 | Lắp 10 camera an ninh | Công an xã | Trước 15/10/2026 |
| 2 | Lắp 05 điểm Wi-Fi | Phòng Kinh tế | Quý I/2026 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


def test_after_the_second_of_a_list_its_third_is_asked_by_number_alone(assistant: Assistant) -> None:
    second = assistant.ask("Nội dung thi đua thứ 2 của xã Hòa Lư là gì?", today=TODAY)
    assert "phủ sóng" in second.outcome.text
    third = assistant.ask("còn cái thứ 3 thì sao?", today=TODAY, previous=second.turn)
    assert "nông sản" in third.outcome.text


def test_all_rows_of_a_table_are_told_whose_heading_is_named_in_full(assistant: Assistant) -> None:
    question = (
        "Chị đang làm bảng theo dõi tiến độ cho lãnh đạo xã Hòa Lư, nhờ trợ lý kê đủ các việc trong bảng phân công "
        "một số nhiệm vụ cụ thể ở cuối kế hoạch, mỗi việc giao cho ai thì càng tốt, đừng sót việc nào."
    )
    text = assistant.ask(question, today=TODAY).outcome.text
    assert "camera" in text
    assert "Wi-Fi" in text


def test_the_steps_of_what_a_question_quotes_are_no_phases_of_the_plan(assistant: Assistant) -> None:
    outcome = assistant.ask("Xã Hòa Lư: “3 nhanh” gồm những bước nào?", today=TODAY).outcome
    assert "nhận nhanh" in outcome.text


def test_the_days_of_a_part_are_told_though_no_plan_says_milestone(assistant: Assistant) -> None:
    text = assistant.ask("Liệt kê tất cả các mốc trong mục IV của xã Hòa Lư", today=TODAY).outcome.text
    assert text.startswith("Thời hạn")
    assert "trước ngày 15/10/2026" in text
    assert "Wi-Fi" in text
