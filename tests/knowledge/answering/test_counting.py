"""How many of something a plan has, asked of one invented plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answering import Assistant
from knowledge.model import Answer
from tests.knowledge.lone_plan import answered, assistant_over

BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. MỤC TIÊU
- Mọi thôn có tổ công nghệ số cộng đồng.
- Người dân nộp hồ sơ tại nhà.
- Cán bộ dùng chữ ký số.
- Mỗi hộ học bốn việc cần thiết: nộp hồ sơ, trả tiền điện, đặt lịch khám, nhận biết lừa đảo.
II. NHIỆM VỤ, GIẢI PHÁP
1. Tuyên truyền
a) Phát thanh hằng tuần trên loa xã.
b) Treo băng rôn tại nhà văn hóa.
2. Tập huấn kỹ năng số cho người dân.
III. TỔ CHỨC, PHÂN CÔNG NHIỆM VỤ
- Các thôn tự lắp 14 cụm loa trong năm 2026.
1. Văn phòng UBND xã theo dõi, đôn đốc việc thực hiện.
2. Công an xã giữ an toàn thông tin.
3. Các thôn báo cáo trước ngày 20/11 hằng năm.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("xã Hòa Lư đề ra mấy nhóm giải pháp?", ("(2 mục)", "Tuyên truyền", "Tập huấn"), "băng rôn"),
        ("xã Hòa Lư có bao nhiêu nhiệm vụ?", ("(2 mục)", "Tuyên truyền", "Tập huấn"), "Văn phòng"),
        ("Hòa Lư đặt ra bao nhiêu mục tiêu", ("(4 mục)", "tổ công nghệ số", "chữ ký số"), "Tuyên truyền"),
        ("Liệt kê đủ hai nhiệm vụ của Hòa Lư cho bản tin số 5", ("(2 mục)", "Tuyên truyền", "Tập huấn"), "Văn phòng"),
        ("kể hết ba nhiệm vụ của xã Hòa Lư", ("(2 mục)", "Tuyên truyền", "Tập huấn"), "Văn phòng"),
        ("Bốn việc mà người dân Hòa Lư cần biết là những việc gì?", ("đặt lịch khám",), "chữ ký số"),
        ("Hòa Lư lắp mấy loa ở các thôn", ("lắp 14 cụm loa",), "loa xã"),
    ],
)
def test_what_is_counted_is_named_whole_with_its_number(
    assistant: Assistant, question: str, told: tuple[str, ...], untold: str
) -> None:
    answer = answered(assistant, question)
    assert isinstance(answer, Answer)
    assert all(words in answer.text for words in told)
    assert untold not in answer.text


def test_the_offices_that_tasks_are_given_to_are_no_tasks(tmp_path: Path) -> None:
    assistant = assistant_over(tmp_path, BODY[: BODY.index("II.")] + BODY[BODY.index("III.") :])
    assert "mục)" not in answered(assistant, "xã Hòa Lư có bao nhiêu nhiệm vụ?").text


def test_something_particular_is_not_counted_by_a_heading(assistant: Assistant) -> None:
    answer = answered(assistant, "xã Hòa Lư giao Văn phòng UBND xã bao nhiêu nhiệm vụ?")
    assert "(2 mục)" not in answer.text
