"""Whether a day and an hour are in time, for whom another day holds, and that no day is named."""

from __future__ import annotations

import pytest

from knowledge.answering import Assistant
from tests.knowledge.lone_plan import answered, assistant_over

BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. KHEN THƯỞNG
Hồ sơ khen thưởng hằng năm gửi về Phòng Văn hóa - Xã hội trước 16 giờ 00 ngày 20/11; hồ sơ gửi sau thời điểm này không \
được xem xét.
II. TỔ CHỨC THỰC HIỆN
1. Ban quản lý các thôn báo cáo kết quả cho Phòng Kinh tế vào ngày 25 của tháng giữa quý.
2. Các phòng, đơn vị gửi báo cáo năm cho Phòng Kinh tế trước ngày 10/12 hằng năm. Trạm Y tế vùng cao được gửi chậm hơn \
05 ngày.
3. Trạm Y tế gửi báo cáo số người có hồ sơ sức khỏe cho Phòng Kinh tế trước ngày 28/12 hằng năm.
4. Văn phòng trình lãnh đạo ký báo cáo Sở Nội vụ theo thời hạn do Sở Nội vụ thông báo.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("hồ sơ khen của xã Hòa Lư gửi sau 16h ngày 20/11 thì có được xét không", ["Không kịp", "sau thời điểm"], []),
        ("hồ sơ khen của xã Hòa Lư nộp lúc 17 giờ ngày 20/11 kịp không", ["Không kịp", "16:00"], []),
        ("hồ sơ khen của xã Hòa Lư nộp lúc 15h ngày 20/11 kịp không", ["Kịp: ngày 20/11"], []),
        ("hồ sơ khen của xã Hòa Lư gửi sau ngày 20/11 có kịp không", ["Không kịp: ngày 21/11/2025"], []),
        ("báo cáo xã Hòa Lư ngày 10/12 nộp được không", ["Không kịp: ngày 10/12/2025"], ["28/12"]),
        ("thôn ở xã Hòa Lư báo cáo phòng kinh tế ngày mấy", ["ngày 25 của tháng giữa quý"], ["10/12", "28/12"]),
        ("trạm y tế vùng cao ở xã Hòa Lư gửi báo cáo năm khi nào", ["10/12", "chậm hơn 05 ngày"], ["28/12"]),
        ("Hòa Lư trình báo cáo lên Sở Nội vụ ngày nào", ["theo thời hạn do Sở Nội vụ thông báo"], ["10/12", "20/11"]),
    ],
)
def test_days_are_told_of_those_who_ask(
    assistant: Assistant, question: str, told: list[str], untold: list[str]
) -> None:
    text = answered(assistant, question).text
    assert [one for one in told if one not in text] == []
    assert [one for one in untold if one in text] == []


def test_a_day_off_school_is_no_deadline_of_a_plan(assistant: Assistant) -> None:
    assert "Không tìm thấy" in answered(assistant, "ngày 5/9 có được nghỉ học không").text
