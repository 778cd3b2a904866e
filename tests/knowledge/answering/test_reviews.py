"""When a plan holds its reviews, asked of invented plans that say it in two ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answering import Assistant
from tests.knowledge.lone_plan import answered, assistant_over

BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. CÁC GIAI ĐOẠN
1. Giai đoạn 1 (2025 - 2027): phát động, làm điểm tại ba thôn; sơ kết vào tháng 12 năm 2027.
2. Giai đoạn 2 (2028 - 2030): nhân rộng; tổng kết trong quý III năm 2030.
II. KHEN THƯỞNG
1. Khen thưởng hằng năm, sơ kết, tổng kết: Giấy khen của Chủ tịch UBND xã.
2. Hồ sơ khen thưởng tổng kết gửi về Phòng Văn hóa - Xã hội trước ngày 15/7/2030.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội chủ trì tổng kết, biểu dương theo quy định.
"""
IN_PASSING = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. KHEN THƯỞNG
1. Mỗi năm một lần, UBND xã tặng Giấy khen cho 10 hộ.
2. Khi tổng kết (năm 2029), đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho 02 tập thể.
II. TỔ CHỨC THỰC HIỆN
1. Các thôn báo cáo trước ngày 20/11 hằng năm.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Xã Hòa Lư định tổng kết phong trào vào năm nào?", ["quý III năm 2030"], ["2027", "15/7"]),
        ("hoa lu so ket nam nhiu v shop", ["tháng 12 năm 2027"], ["2030"]),
        ("xã Hòa Lư sơ kết và tổng kết khi nào", ["tháng 12 năm 2027", "quý III năm 2030"], []),
        ("Vì sao xã Hòa Lư tổng kết vào tháng 12 năm 2027?", ["không nêu việc này cho năm 2027", "Sơ kết", "2030"], []),
        ("Tổng kết của xã Hòa Lư năm 2028 do ai chủ trì?", ["không nêu việc này cho năm 2028"], []),
        ("Tổng kết của xã Hòa Lư năm 2030 do ai chủ trì?", ["Phòng Văn hóa"], ["không nêu"]),
        ("hồ sơ khen tổng kết của xã Hòa Lư nộp khi nào", ["15/7/2030"], ["quý III"]),
    ],
)
def test_a_review_is_told_with_its_time(
    assistant: Assistant, question: str, told: list[str], untold: list[str]
) -> None:
    text = answered(assistant, question).text
    assert [one for one in told if one not in text] == []
    assert [one for one in untold if one in text] == []


def test_the_year_of_a_review_that_only_a_passage_names_is_told_from_it(tmp_path: Path) -> None:
    assistant = assistant_over(tmp_path, IN_PASSING)
    assert "Khi tổng kết (năm 2029)" in answered(assistant, "xã Hòa Lư tổng kết năm nào").text
    assert "20/11" not in answered(assistant, "xã Hòa Lư tổng kết năm nào").text
    assert "không nêu việc này cho năm 2030" in answered(assistant, "xã Hòa Lư tổng kết năm 2030 phải không").text


def test_reviews_of_every_year_have_no_wrong_year(tmp_path: Path) -> None:
    body = BODY.replace("1. Phòng Văn hóa - Xã hội chủ trì", "1. Hằng năm Phòng Văn hóa - Xã hội tổ chức")
    text = answered(assistant_over(tmp_path, body), "Tổng kết của xã Hòa Lư năm 2028 do ai chủ trì?").text
    assert "không nêu việc này" not in text
