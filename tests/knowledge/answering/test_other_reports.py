"""Reports of several rhythms, of which the deadlines hold some and only a passage tells of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answering import Assistant
from tests.knowledge.lone_plan import answered, assistant_over

BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
1. Khắc phục tình trạng đăng ký thi đua hình thức theo Thông báo số 31/TB-UBND ngày 18/7/2025 của UBND xã.
2. Báo cáo tháng: số liệu lấy trọn tháng, tính cả ngày nghỉ, không phải ký số.
II. TỔ CHỨC THỰC HIỆN
1. Các thôn đăng ký danh hiệu, chỉ tiêu thi đua về Văn phòng xã trước ngày 10/12/2025.
2. Các đơn vị gửi báo cáo tuần về Văn phòng xã trước 15 giờ thứ Năm hằng tuần.
3. Trạm Y tế gửi báo cáo năm về Phòng Kinh tế trước ngày 25/11 hằng năm; các đơn vị cử cán bộ theo dõi.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("báo cáo tháng của xã Hòa Lư nộp khi nào", "số liệu lấy trọn tháng", "thứ Năm"),
        ("báo cáo tuần của xã Hòa Lư nộp khi nào", "thứ Năm", "trọn tháng"),
        ("hạn đăng ký thi đua xã Hòa Lư", "10/12/2025", "18/7/2025"),
        ("thông báo 31/TB-UBND của xã Hòa Lư là ngày nào", "18/7/2025", "10/12/2025"),
        ("các đơn vị xã Hòa Lư gửi báo cáo năm khi nào", "25/11", "không nêu các đơn vị"),
    ],
)
def test_what_is_told_is_of_the_report_asked_for(assistant: Assistant, question: str, told: str, untold: str) -> None:
    text = answered(assistant, question).text
    assert told in text
    assert untold not in text


def test_a_report_that_nothing_speaks_of_is_denied(tmp_path: Path) -> None:
    text = answered(assistant_over(tmp_path, BODY), "báo cáo quý của xã Hòa Lư nộp khi nào").text
    assert "không nêu báo cáo quý" in text
