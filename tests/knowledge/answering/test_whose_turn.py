"""Follow-ups about another sender, about the office just told, and of no word of their own."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.answering import Assistant
from tests.knowledge.lone_plan import assistant_over

TODAY = dt.date(2025, 11, 20)
BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. NỘI DUNG
1. Số hóa hồ sơ cán bộ: khối cơ quan hoàn thành trước ngày 31/12/2025, khối trường học hoàn thành trước ngày \
31/3/2026, khối khu dân cư hoàn thành trong quý III/2026.
2. Xây dựng kế hoạch của đơn vị, gửi về Phòng Văn hóa - Xã hội (các phòng chậm nhất ngày 20/8/2025; các thôn trước \
ngày 22/8/2025).
3. Bỏ sổ giấy: khoa Nội, khoa Nhi xong trước ngày 30/4/2026; khoa Ngoại, khoa Sản xong trước ngày 31/5/2026.
4. Hồ sơ khen thưởng gồm: tờ trình, biên bản họp xét; gửi về Phòng Văn hóa - Xã hội chậm nhất ngày 25/7/2026 đối với \
khen sơ kết, chậm nhất ngày 31/10/2026 đối với khen tổng kết.
II. TỔ CHỨC THỰC HIỆN
1. Các thôn
a) Báo cáo nhanh về Phòng Kinh tế trước ngày 20 hằng tháng; hằng quý, gửi báo cáo bằng văn bản về Văn phòng HĐND và \
UBND trước ngày 15 tháng cuối quý.
b) Đăng ký thi đua theo cụm trước ngày 10/9/2025; các thôn vùng cao đăng ký thi đua theo cụm trước ngày 25/9/2025.
2. Trường học, trạm y tế
Đăng ký thi đua theo cụm trước ngày 05/9/2025.
3. Phòng Văn hóa - Xã hội
Là cơ quan thường trực của phong trào. Tổng hợp báo cáo Sở Nội vụ trước ngày 10/01 năm sau.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


@pytest.mark.parametrize(
    ("question", "then", "told", "untold"),
    [
        (
            "Số hóa hồ sơ cán bộ ở xã Hòa Lư: khối trường học phải xong trước ngày nào?",
            "thế khối khu dân cư?",
            "quý III/2026",
            "31/12/2025",
        ),
        (
            "Các thôn của xã Hòa Lư nộp kế hoạch trước ngày nào?",
            "còn khối văn phòng, các phòng thì sao",
            "20/8/2025",
            "22/8/2025",
        ),
        ("Xã Hòa Lư bỏ sổ giấy: khoa Ngoại phải xong trước ngày nào?", "thế khoa nhi", "30/4/2026", "31/5/2026"),
        (
            "Hồ sơ khen thưởng sơ kết của xã Hòa Lư gửi trước ngày nào?",
            "còn tổng kết thì sao",
            "31/10/2026",
            "25/7/2026",
        ),
        ("Hồ sơ khen thưởng của xã Hòa Lư nộp phòng nào?", "gồm những gì", "biên bản", "Hạn:"),
        ("Xã Hòa Lư báo cáo nhanh hằng tháng ngày nào?", "nộp cho phòng nào?", "Phòng Kinh tế", "Văn phòng"),
        ("Trường học ở xã Hòa Lư đăng ký thi đua theo cụm hạn nào?", "thế các thôn?", "10/9/2025", "05/9/2025"),
        ("Trường học ở xã Hòa Lư đăng ký theo cụm hạn nào?", "còn các thôn thì ngày mấy", "10/9/2025", "05/9/2025"),
        ("Cơ quan thường trực phong trào ở xã Hòa Lư?", "phòng này báo cáo lên đâu, khi nào", "Sở Nội vụ", "Các thôn"),
    ],
    ids=[
        "another sender",
        "another sort of senders",
        "one of several",
        "another occasion",
        "of what",
        "to whom that goes",
        "senders of other parts",
        "no more than senders and the day",
        "what that office owes",
    ],
)
def test_a_followup_is_about_what_it_names_or_what_was_told(
    assistant: Assistant, question: str, then: str, told: str, untold: str
) -> None:
    before = assistant.ask(question, today=TODAY)
    text = assistant.ask(then, today=TODAY, previous=before.turn).outcome.text
    assert told in text
    assert untold not in text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Phòng Văn hóa - Xã hội xã Hòa Lư có phải là cơ quan thường trực không?", "Có."),
        ("Các thôn của xã Hòa Lư có phải là cơ quan thường trực không?", "Không."),
    ],
)
def test_whether_an_office_is_the_standing_one_is_said(assistant: Assistant, question: str, answer: str) -> None:
    text = assistant.ask(question, today=TODAY).outcome.text
    assert answer in text
    assert "Phòng Văn hóa - Xã hội" in text


def test_the_standing_office_is_told_by_its_name(assistant: Assistant) -> None:
    text = assistant.ask("Cơ quan thường trực phong trào ở xã Hòa Lư?", today=TODAY).outcome.text
    assert "Phòng Văn hóa - Xã hội" in text


def test_those_who_are_not_meant_are_not_told_alone(assistant: Assistant) -> None:
    question = "Các thôn (không phải vùng cao) ở xã Hòa Lư đăng ký thi đua theo cụm trước ngày nào?"
    assert "10/9/2025" in assistant.ask(question, today=TODAY).outcome.text
