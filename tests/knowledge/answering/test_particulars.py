"""Targets, phases and cited documents asked of one invented plan, from the register and the words alone."""
# ruff: noqa: E501 - a paragraph stands on one line, as it is printed

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.answering import Assistant
from knowledge.model import Answer
from tests.knowledge.lone_plan import assistant_over

BODY = """Thực hiện Kế hoạch số 77/KH-UBND ngày 11/8/2025 của UBND tỉnh; Công văn số 315/SNV-TĐKT ngày 18/8/2025 của Sở Nội vụ; \
Hướng dẫn nhiệm vụ thống kê số 2890/HD-CTK ngày 03/9/2025 của Cục Thống kê; \
Chỉ thị số 05/CT-TTg ngày 01/7/2025 của Thủ tướng Chính phủ, Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mỗi công chức nhận hướng dẫn ít nhất 12 người dân dùng thành thạo Cổng Dịch vụ công quốc gia.
II. MỤC TIÊU
1. Đến hết năm 2026
- 60% hộ kinh doanh sử dụng hóa đơn điện tử.
- Mỗi cơ quan có ít nhất 01 sáng kiến.
2. Đến năm 2030
- 100% hộ kinh doanh sử dụng hóa đơn điện tử.
III. THỜI GIAN THỰC HIỆN
Phong trào diễn ra từ ngày 14/9/2025 đến ngày 28/5/2026, gồm hai giai đoạn:
- Giai đoạn I (vòng cơ sở): từ ngày 14/9/2025 đến ngày 15/01/2026.
- Giai đoạn II (vòng chung kết): từ ngày 18/01/2026 đến ngày 28/5/2026.
- Giai đoạn II phấn đấu 75% đoàn viên được cấp chứng nhận kỹ năng số.
Tuần lễ “Không giấy tờ” từ ngày 13/10 đến ngày 18/10/2025 và từ ngày 09/3 đến ngày 14/3/2026; Văn phòng tổng hợp tại \
phiên họp tháng kế tiếp.
IV. BÌNH XÉT
1. Tổng điểm đạt từ 90 điểm trở lên. Trường hợp hai thôn bằng điểm thì thôn có tỷ lệ nộp trực tuyến cao hơn được xếp trên.
V. THÀNH PHẦN
1. Tổ bình xét gồm 04 đơn vị: thôn Đông (Tổ trưởng), thôn Đoài, thôn Thượng và trạm y tế.
2. Văn bản của Hội đồng thi đua do Thư ký Hội đồng thi đua lưu.
3. Thư ký Hội đồng thi đua (cô Lê Thị Ba, Văn phòng) công bố điểm của các thôn trên nhóm chung vào ngày 30 hằng tháng.
4. Các đơn vị thành viên của tổ bình xét gửi 02 bản đăng ký mô hình về Tổ trưởng.
VI. KHEN THƯỞNG
1. Khen thưởng sơ kết: Giấy khen của Chủ tịch Ủy ban nhân dân xã.
2. Thôn lập thành tích đặc biệt xuất sắc được xét khen thưởng ngay.
3. Mức tiền thưởng kèm theo Giấy khen thực hiện theo Quyết định số 1689/QĐ-UBND ngày 12/11/2019.
4. Hồ sơ đề nghị khen thưởng (02 bộ) gồm có:
- Văn bản đề nghị của thôn;
- Báo cáo tóm tắt thành tích.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over the invented plan."""
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


def test_awards_of_a_review_do_not_say_that_it_must_be_waited_for(assistant: Assistant) -> None:
    question = "Xã Hòa Lư lập thành tích có phải đợi tới sơ kết mới được khen thưởng không?"
    outcome = assistant.ask(question, today=dt.date(2026, 1, 5)).outcome
    assert isinstance(outcome, Answer)
    assert "Có." not in outcome.text


@pytest.mark.parametrize(("year", "told", "not_told"), [(2026, "60%", "100%"), (2030, "100%", "60%")])
def test_of_a_target_for_two_years_the_one_of_the_year_asked_for_is_told(
    assistant: Assistant, year: int, told: str, not_told: str
) -> None:
    question = f"Đến cuối năm {year} đặt mục tiêu bao nhiêu phần trăm hộ kinh doanh sử dụng hóa đơn điện tử?"
    outcome = assistant.ask(question, today=dt.date(2026, 1, 5)).outcome
    assert isinstance(outcome, Answer)
    assert told in outcome.text
    assert not_told not in outcome.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Tỷ lệ hộ kinh doanh dùng hóa đơn điện tử: mục tiêu năm 2026 và năm 2030 là bao nhiêu?", ("60%", "100%")),
        ("Giai đoạn II kéo dài từ ngày nào đến ngày nào?", ("18/01/2026", "28/5/2026")),
        ("Công văn 315 của Sở Nội vụ mà xã viện dẫn là ngày nào?", ("18/8/2025",)),
        ("Xã căn cứ hướng dẫn nhiệm vụ thống kê số bao nhiêu, ngày nào?", ("2890/HD-CTK", "03/9/2025")),
        ("Nếu hai thôn bằng điểm thì căn cứ vào đâu để xếp trên?", ("tỷ lệ nộp trực tuyến",)),
        ("Mỗi công chức phải kèm ít nhất bao nhiêu người dân và dùng những cổng nào?", ("12 người",)),
        ("Hồ sơ đề nghị khen thưởng của xã gồm những gì, nộp mấy bộ?", ("02 bộ", "Văn bản đề nghị", "Báo cáo tóm tắt")),
        ("chỉ thị của Thủ tướng làm căn cứ cho kế hoạch của xã Hòa Lư là số mấy", ("05/CT-TTg",)),
        ("tiền thưởng kèm giấy khen của xã chi theo quyết định nào", ("1689/QĐ-UBND",)),
        ("giai đoạn 2 bao nhiêu phần trăm đoàn viên được cấp chứng nhận kỹ năng số", ("75%",)),
        ("tuan le khong giay to o xa Hoa Lu to chuc ngay nao", ("13/10", "14/3/2026")),
        ("Mấy nhiệm vụ có con số 75% trong chỉ tiêu của xã Hòa Lư là gì, liệt kê ra?", ("đoàn viên được cấp",)),
        ("Đến cuối năm mấy phần trăm hộ kinh doanh của xã dùng hóa đơn điện tử?", ("60%",)),
        ("thư ký hội đồng thi đua xã Hòa Lư là ai", ("Lê Thị Ba",)),
        ("Liệt kê đầy đủ các đơn vị thành viên của tổ bình xét, có bao nhiêu đơn vị?", ("thôn Đông", "trạm y tế")),
    ],
    ids=[
        "two years",
        "a phase by its number",
        "a bare number",
        "kind and topic",
        "what decides",
        "a count",
        "papers and copies",
        "the plan only says whose",
        "the document and not how much",
        "a number of a phase",
        "days in words of another duty",
        "by its per cent",
        "no year is asked",
        "a name in passing",
        "members",
    ],
)
def test_what_is_asked_about_is_told(assistant: Assistant, question: str, told: tuple[str, ...]) -> None:
    outcome = assistant.ask(question, today=dt.date(2026, 1, 5)).outcome
    assert isinstance(outcome, Answer)
    assert [words for words in told if words not in outcome.text] == []
