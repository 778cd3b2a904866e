"""What came of a plan, and what it mentions by name alone, is not told from it."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.answering import Assistant
from knowledge.model import Answer, Refusal
from tests.knowledge.lone_plan import assistant_over

TODAY = dt.date(2025, 11, 20)
BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. MỤC TIÊU
1. Đến năm 2026: 70% hồ sơ được nộp trực tuyến.
2. Đến nay toàn xã có 12 thôn đã phủ sóng; đến năm 2027 phủ sóng toàn bộ các thôn.
II. NHIỆM VỤ
1. Các thôn báo cáo kết quả hằng quý về Văn phòng trước ngày 10 của tháng đầu quý sau.
2. Thôn nào chưa nộp báo cáo quý thì bị trừ 05 điểm thi đua.
3. Tổ chức Hội thi “Sáng kiến số” vào ngày 15/5/2026; mỗi thôn cử 02 cán bộ dự thi.
4. Thôn dẫn đầu phong trào được đề nghị khen thưởng.
5. Cá nhân đạt giải Nhất Hội thi được xét nâng lương trước thời hạn; điện thoại thông minh giá rẻ cho hộ nghèo.
6. Mỗi thôn mở 01 lớp học sau vụ thu hoạch cà phê. Khó khăn, vướng mắc liên hệ Văn phòng (điện thoại 0229.3812.456).
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


@pytest.mark.parametrize(
    "question",
    [
        "Thôn nào ở xã Hòa Lư đang dẫn đầu phong trào?",
        "thôn nào của xã Hòa Lư đang chậm nộp hồ sơ trực tuyến nhất",
        "Thôn nào của xã Hòa Lư chưa nộp báo cáo quý?",
        "Hiện nay xã Hòa Lư đạt bao nhiêu phần trăm hồ sơ nộp trực tuyến?",
        "Bao nhiêu thôn ở xã Hòa Lư hiện chưa nộp hồ sơ trực tuyến?",
        "Năm ngoái thôn nào ở xã Hòa Lư được khen thưởng?",
        "Danh sách cá nhân đạt giải Hội thi Sáng kiến số của xã Hòa Lư?",
        "giải nhất hội thi sáng kiến số xã Hòa Lư thuộc về thôn nào",
    ],
)
def test_how_things_have_gone_is_not_told_from_a_plan(assistant: Assistant, question: str) -> None:
    outcome = assistant.ask(question, today=TODAY).outcome
    assert isinstance(outcome, Refusal)
    assert "kết quả thực hiện trên thực tế" in outcome.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Xã Hòa Lư: thôn nào chưa nộp báo cáo quý thì bị trừ mấy điểm?", "05 điểm"),
        ("Đến nay bao nhiêu thôn của xã Hòa Lư đã phủ sóng?", "12 thôn"),
        ("Cá nhân nào đạt giải Nhất Hội thi ở xã Hòa Lư thì được gì?", "nâng lương"),
        ("Số điện thoại liên hệ khi vướng mắc của xã Hòa Lư", "0229.3812.456"),
        ("số điện thoại liên hệ của xã Hòa Lư", "0229.3812.456"),
    ],
    ids=["what follows for them", "where the plan starts from", "what a winner gets", "a number grouped", "any number"],
)
def test_what_a_plan_says_of_such_things_is_told(assistant: Assistant, question: str, told: str) -> None:
    outcome = assistant.ask(question, today=TODAY).outcome
    assert isinstance(outcome, Answer)
    assert told in outcome.text


def test_those_who_take_part_are_no_headcount(assistant: Assistant) -> None:
    counted = assistant.ask("Mỗi thôn của xã Hòa Lư cử bao nhiêu cán bộ dự thi?", today=TODAY).outcome
    assert "02 cán bộ" in counted.text
    assert isinstance(assistant.ask("Xã Hòa Lư có bao nhiêu cán bộ tất cả?", today=TODAY).outcome, Refusal)


def test_a_passage_without_a_number_is_no_answer_to_which_document(assistant: Assistant) -> None:
    question = "Xã Hòa Lư: quyết định thành lập ban tổ chức Hội thi Sáng kiến số là số mấy?"
    assert isinstance(assistant.ask(question, today=TODAY).outcome, Refusal)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("tuần này giá cà phê ở xã Hòa Lư bao nhiêu một ký", "giá được hỏi"),
        ("Hội thi Sáng kiến số của xã Hòa Lư tổ chức ở hội trường nào?", "địa điểm"),
    ],
)
def test_a_price_or_a_hall_that_a_plan_does_not_name_is_not_told_from_it(
    assistant: Assistant, question: str, kind: str
) -> None:
    outcome = assistant.ask(question, today=TODAY).outcome
    assert isinstance(outcome, Refusal)
    assert kind in outcome.text
