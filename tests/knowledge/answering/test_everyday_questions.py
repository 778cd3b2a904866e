"""Questions as staff put them: after the whole movement, its phases, what is won by it, the documents behind it."""

from __future__ import annotations

import pytest

from knowledge.answering import Assistant
from tests.knowledge.lone_plan import answered, assistant_over

BODY = """Căn cứ Kế hoạch số 57/KH-UBND ngày 02/6/2025 của UBND tỉnh Ninh Bình về chuyển đổi số;
Xét đề nghị của Phòng Văn hóa - Xã hội tại Tờ trình số 21/TTr-VHXH ngày 10/7/2025;
Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Đăng ký mô hình về chuyển đổi số, đổi mới sáng tạo với Phòng Kinh tế trước ngày 31/01 hằng năm.
2. Thực hiện sơ kết, tổng kết theo quy định.
3. Người dân chỉ nhập dữ liệu một lần khi làm thủ tục.
II. THỜI GIAN THỰC HIỆN
Phong trào thi đua được triển khai từ năm 2025 đến năm 2030, chia thành hai giai đoạn:
- Giai đoạn 1 (từ năm 2025 đến hết năm 2027): tiến hành sơ kết vào năm 2027.
- Giai đoạn 2 (từ năm 2027 đến hết năm 2030): tổng kết vào năm 2030.
III. ĐỐI TƯỢNG THI ĐUA
1. Tập thể: các phòng, ban, thôn, trường học, trạm y tế.
2. Cá nhân: cán bộ, công chức, người dân cư trú trên địa bàn.
IV. CHỈ TIÊU
1. Năm 2026: 50% hồ sơ nộp trực tuyến; thời gian chờ trung bình dưới 60 phút.
2. Đến năm 2028: 80% hồ sơ nộp trực tuyến; thời gian chờ trung bình dưới 40 phút.
V. KHEN THƯỞNG
1. Khen thưởng hằng năm: Giấy khen của Chủ tịch UBND xã.
2. Khen thưởng tổng kết: Bằng khen của Chủ tịch UBND tỉnh.
3. Hồ sơ nộp trước ngày 10/11 về Phòng Văn hóa - Xã hội; họp xét, khen thưởng phong trào năm trước ngày 15/12.
VI. TIÊU CHUẨN THI ĐUA
Cá nhân có sáng kiến được công nhận, không trễ hạn hồ sơ.
VII. TỔ CHỨC THỰC HIỆN
1. Các đơn vị sự nghiệp trực thuộc xã xây dựng danh mục nền tảng dùng chung, bố trí máy móc, thiết bị số.
2. Phòng Văn hóa - Xã hội chủ trì truyền thông trên Fanpage của xã.
3. Hội LHPN cấp xã gửi báo cáo quý vào ngày làm việc đầu tiên của tháng đầu mỗi quý.
4. Trong quá trình thực hiện nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Phòng Kinh tế.
5. Các cơ sở giáo dục cập nhật dữ liệu trước ngày 25 hằng tháng; nộp báo cáo năm học trước ngày 05/6/2026.
6. Các đơn vị gửi kế hoạch thi đua về Phòng Văn hóa - Xã hội trước ngày 15/8/2025.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Phong trào ở xã Hòa Lư chạy tới năm nào thì kết thúc?", "đến năm 2030", "15/8"),
        ("Ở xã Hòa Lư khi nào phong trào kết thúc?", "đến năm 2030", "15/8"),
        ("phong trào ở xã Hòa Lư thực hiện trong thời gian nào", "đến năm 2030", "15/8"),
        ("xã Hòa Lư triển khai phong trào vào thời gian nào", "đến năm 2030", "15/8"),
        ("xã Hòa Lư tổ chức sơ kết vào thời điểm nào", "2027", "15/8"),
        ("đợt đầu của phong trào xã Hòa Lư kéo dài đến hết năm nào", "hết năm 2027", "hết năm 2030"),
        ("xã Hòa Lư giai đoạn sau tới hết năm nào", "hết năm 2030", "hết năm 2027"),
        ("xã Hòa Lư định tổng kết phong trào vào năm nào?", "2030", "không nêu ngày"),
    ],
)
def test_how_long_it_lasts_is_told_by_its_phases(assistant: Assistant, question: str, told: str, untold: str) -> None:
    text = answered(assistant, question).text
    assert told in text
    assert untold not in text


def test_what_is_won_is_told_without_the_word_for_awards(assistant: Assistant) -> None:
    for question in (
        "Xã Hòa Lư thưởng gì cho người làm tốt phong trào?",
        "xã Hòa Lư xét khen thưởng phong trào vào những dịp nào",
    ):
        text = answered(assistant, question).text
        assert "Giấy khen của Chủ tịch UBND xã: hằng năm" in text
        assert "Bằng khen của Chủ tịch UBND tỉnh: tổng kết" in text


def test_the_document_is_that_of_the_office_that_is_named(assistant: Assistant) -> None:
    by_province = answered(assistant, "xã Hòa Lư căn cứ kế hoạch số mấy của tỉnh").text
    proposal = answered(
        assistant, "Tờ trình của Phòng Văn hóa - Xã hội làm cơ sở cho kế hoạch xã Hòa Lư mang số nào?"
    ).text
    assert "57/KH-UBND" in by_province
    assert "21/TTr-VHXH" not in by_province
    assert "21/TTr-VHXH" in proposal
    assert "57/KH-UBND" not in proposal


def test_units_below_are_not_taken_for_units_of_every_kind(assistant: Assistant) -> None:
    text = answered(assistant, "Các đơn vị sự nghiệp thuộc xã Hòa Lư cần làm gì?").text
    assert "danh mục nền tảng" in text
    assert "15/8/2025" not in text


def test_machines_are_no_dates(assistant: Assistant) -> None:
    text = answered(assistant, "bố trí máy móc, thiết bị số của xã Hòa Lư: đơn vị nào").text
    assert "đơn vị sự nghiệp" in text


def test_a_number_in_words_is_a_number(assistant: Assistant) -> None:
    assert "một lần" in answered(assistant, "người dân xã Hòa Lư nhập dữ liệu mấy lần").text


def test_the_name_of_the_movement_is_not_what_is_asked_about(assistant: Assistant) -> None:
    """ "chuyển đổi số" stands in the deadline of another matter too."""
    question = (
        "Các đơn vị ở xã Hòa Lư phải gửi kế hoạch phong trào đổi mới sáng tạo, chuyển đổi số muộn nhất là khi nào?"
    )
    text = answered(assistant, question).text
    assert "15/8/2025" in text
    assert "31/01" not in text


def test_who_runs_the_fanpage_is_no_question_after_its_address(assistant: Assistant) -> None:
    assert "Phòng Văn hóa - Xã hội" in answered(assistant, "phòng nào lo truyền thông trên fanpage xã Hòa Lư").text


def test_the_first_day_is_no_money_and_the_month_of_a_quarter_is_told(assistant: Assistant) -> None:
    question = "ngày làm việc đầu tiên của quý Hội LHPN xã Hòa Lư gửi báo cáo quý là ngày mấy?"
    assert "ngày làm việc đầu tiên các tháng 1, 4, 7, 10 hằng năm" in answered(assistant, question).text


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("những tập thể nào ở xã Hòa Lư được tham gia thi đua", "trạm y tế", "cư trú trên địa bàn"),
        ("ở xã Hòa Lư ai được tham gia phong trào", "cư trú trên địa bàn", "15/8"),
        ("thời gian chờ ở xã Hòa Lư năm 2028 phải còn bao nhiêu phút", "40 phút", "60 phút"),
        ("cá nhân xã Hòa Lư muốn được xét thi đua thì phải có gì", "sáng kiến được công nhận", "15/8"),
        ("Cờ thi đua của xã Hòa Lư tặng cho mấy đơn vị", "không nêu hình thức", "sơ kết:"),
        ("Tờ trình của Phòng Văn hóa - Xã hội xã Hòa Lư là số mấy, ngày nào", "21/TTr-VHXH", "57/KH-UBND"),
        ("hồ sơ khen thưởng phong trào năm của xã Hòa Lư nộp trước ngày nào", "10/11", "57/KH-UBND"),
        ("Giám đốc nào ký kế hoạch của xã Hòa Lư", "Người ký", "15/8"),
        ("ở xã Hòa Lư bị kẹt thì kêu ai", "Phòng Kinh tế", "Văn hóa"),
        ("kế hoạch thi đua của các đơn vị xã Hòa Lư gửi cho phòng nào", "Phòng Văn hóa - Xã hội", "57/KH-UBND"),
        ("các cơ sở giáo dục ở xã Hòa Lư phải nộp những gì và hạn nào", "05/6/2026", "15/8"),
    ],
)
def test_what_is_asked_in_other_words_is_told(assistant: Assistant, question: str, told: str, untold: str) -> None:
    text = answered(assistant, question).text
    assert told in text
    assert untold not in text


def test_whoever_teaches_is_not_told_by_a_number_of_the_text(assistant: Assistant) -> None:
    for question in ("lớp tập huấn xã Hòa Lư do giáo viên nào dạy, tên gì", "xã Hòa Lư hiện có bao nhiêu giáo viên"):
        assert "Không tìm thấy" in answered(assistant, question).text
