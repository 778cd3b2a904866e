"""Days of the week, years, occasions and days of effect that a question takes rightly or wrongly."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.answering import Assistant
from tests.knowledge.lone_plan import assistant_over

TODAY = dt.date(2025, 11, 20)
BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. MỤC TIÊU
1. Đến hết năm 2025: 90% hộ dân cài đặt ứng dụng; 100% thôn có tổ công nghệ số.
2. Đến năm 2027
a) 70% số thôn ban hành quy ước về chuyển đổi số.
b) Mọi hồ sơ cán bộ được số hóa, cập nhật thường xuyên.
3. Mục tiêu cụ thể đến hết năm 2026:
- Thời gian chờ giải quyết hồ sơ trung bình giảm còn dưới 60 phút;
II. KHEN THƯỞNG
1. Chấm theo thang 100 điểm gồm các mục: hạ tầng 40 điểm; dịch vụ công 35 điểm; học tập số 25 điểm.
2. Nộp hồ sơ khen thưởng trước ngày 10/12 hằng năm; năm sơ kết nộp trước ngày 15/02/2027.
III. TỔ CHỨC THỰC HIỆN
1. Các thôn
a) Báo cáo nhanh về Phòng Kinh tế trước 16 giờ 30 thứ Sáu hằng tuần.
b) Báo cáo năm gửi Văn phòng HĐND và UBND chậm nhất ngày 15 tháng 01 năm sau. Số liệu báo cáo năm tính từ ngày \
01/12 năm trước đến ngày 30/11 năm báo cáo.
c) Ban hành kế hoạch của thôn trong thời hạn 10 ngày làm việc kể từ ngày Kế hoạch này có hiệu lực.
2. Phòng Kinh tế
Lắp đặt 04 ki-ốt tra cứu trong quý IV/2025; mở 06 lớp kỹ năng số tại nhà văn hóa thôn.
Kế hoạch này có hiệu lực kể từ ngày 01 tháng 12 năm 2025.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Xã Hòa Lư quy định báo cáo tuần nộp vào sáng thứ Hai, nộp về phòng nào?", ["Không", "thứ Sáu"], []),
        ("báo cáo nhanh của các thôn xã Hòa Lư nộp vào thứ sáu đúng không", ["Có.", "thứ Sáu"], []),
        ("Báo cáo tuần của xã Hòa Lư có mấy nội dung, nội dung thứ hai là gì", [], ["không đặt hạn"]),
        ("co so lieu bao cao nam cua xa hoa lu tinh tu 1/1 khong", ["01/12", "30/11"], []),
        ("Năm sơ kết thì hồ sơ khen thưởng của xã Hòa Lư phải nộp trước ngày nào?", ["15/02/2027"], ["10/12"]),
        ("hồ sơ khen thưởng của xã Hòa Lư nộp ngày 12/12/2025 còn được xét không", ["Không kịp"], []),
        ("xã Hòa Lư chấm 100 điểm thang gồm mục nào, mỗi mục bao nhiêu điểm", ["35 điểm"], []),
        ("Các thôn xã Hòa Lư nộp báo cáo năm chậm nhất khi nào?", ["năm sau"], []),
        (
            "Kế hoạch xã Hòa Lư có hiệu lực rồi thì các thôn có bao nhiêu ngày để ban hành kế hoạch, đến ngày nào?",
            ["15/12/2025"],
            [],
        ),
        ("Kế hoạch xã Hòa Lư có hiệu lực từ ngày nào, ai kí?", ["Có hiệu lực từ ngày 01/12/2025"], []),
        ("Xã Hòa Lư hạ thời gian chờ giải quyết hồ sơ xuống mức nào, đến bao giờ?", ["60 phút", "2026"], []),
        ("liet ke het cac muc tieu den nam 2025 va 2027 cua xa hoa lu", ["100% thôn", "70%", "cán bộ"], ["60 phút"]),
        (
            "Xã Hòa Lư chấm dịch vụ công bao nhiêu điểm và mở bao nhiêu lớp kỹ năng số tại nhà văn hóa thôn?",
            ["35 điểm", "06 lớp"],
            [],
        ),
    ],
    ids=[
        *(
            "another weekday",
            "that weekday",
            "the second",
            "what is counted",
            "the occasion",
            "too late",
            "a title in another order",
            "of the year after",
        ),
        *("counted from effect", "in force", "by when", "goals of years", "two numbers"),
    ],
)
def test_days_and_years_are_told_as_asked(
    assistant: Assistant, question: str, told: list[str], untold: list[str]
) -> None:
    text = assistant.ask(question, today=TODAY).outcome.text
    assert [one for one in told if one not in text] == []
    assert [one for one in untold if one in text] == []


def test_the_price_of_what_is_installed_is_not_given(assistant: Assistant) -> None:
    text = assistant.ask("Kế hoạch xã Hòa Lư cho biết giá một ki-ốt là bao nhiêu?", today=TODAY).outcome.text
    assert "04 ki-ốt" not in text
