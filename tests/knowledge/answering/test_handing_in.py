"""Where things go and who has which duties, asked of one invented plan."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.answering import Assistant
from knowledge.model import Answer
from tests.knowledge.lone_plan import assistant_over

TODAY = dt.date(2025, 11, 20)
BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. THỜI GIAN
1. Từ tháng 11 đến tháng 12 năm 2025: các thôn quán triệt, tổ chức lễ phát động.
2. Năm 2026: 80% khoản thu của các thôn nộp qua ngân hàng; 60% nghĩa vụ tài chính nộp trực tuyến.
II. TỔ CHỨC THỰC HIỆN
1. Các thôn
a) Xây dựng kế hoạch để triển khai Phong trào thi đua, gửi về Phòng Kinh tế trước ngày 31/8/2025.
b) Báo cáo kết quả về Văn phòng HĐND và UBND trước ngày 25/11 hằng năm.
2. Phòng Kinh tế
Chủ trì lắp đặt các điểm Wi-Fi; quản lý nghĩa vụ tài chính của các thôn.
3. Phòng Văn hóa - Xã hội
Tham mưu UBND xã báo cáo Sở Nội vụ kết quả thực hiện Phong trào thi đua trước ngày 15 tháng 12 hằng năm.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


@pytest.mark.parametrize(
    ("question", "told", "section"),
    [
        ("Kế hoạch của các thôn ở xã Hòa Lư gửi về phòng nào?", "Phòng Kinh tế", "II.1.a"),
        ("Báo cáo của các thôn ở xã Hòa Lư gửi về đâu?", "Văn phòng HĐND và UBND", "II.1.b"),
        (
            "Hằng năm xã Hòa Lư báo cáo kết quả phong trào lên sở nào và phòng nào giúp xã làm việc đó?",
            "Thực hiện: Phòng Văn hóa - Xã hội",
            "II.3",
        ),
    ],
    ids=["a plan", "a report", "with who prepares it"],
)
def test_where_it_goes_is_told_of_the_thing_asked_about(
    assistant: Assistant, question: str, told: str, section: str
) -> None:
    outcome = assistant.ask(question, today=TODAY).outcome
    assert isinstance(outcome, Answer)
    assert told in outcome.text
    assert outcome.citations[0].section == section


def test_the_office_of_who_asks_may_be_named_beside_the_question(assistant: Assistant) -> None:
    question = (
        "Em vừa chuyển công tác về Phòng Kinh tế xã Hòa Lư, được phân theo dõi phong trào này của cả xã nên còn nhiều "
        "bỡ ngỡ; nhờ trợ lý cho biết phòng em được giao những việc gì để em lên lịch làm."
    )
    assert "Wi-Fi" in assistant.ask(question, today=TODAY).outcome.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Tháng 11 và tháng 12 năm 2025, các thôn của xã Hòa Lư phải làm những việc gì?", "lễ phát động"),
        ("Năm 2026 Phòng Kinh tế xã Hòa Lư có nhiệm vụ gì?", "Wi-Fi"),
    ],
    ids=["what the timetable gives it", "where the timetable does not name it"],
)
def test_duties_of_a_year_are_those_of_the_timetable(assistant: Assistant, question: str, told: str) -> None:
    assert told in assistant.ask(question, today=TODAY).outcome.text
