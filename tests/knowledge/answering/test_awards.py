"""Awards of an occasion, a level or a number, asked of one invented plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.answering import Assistant
from knowledge.model import Answer, Refusal
from tests.knowledge.lone_plan import answered, assistant_over

BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Đẩy mạnh ứng dụng công nghệ số trong cơ quan nhà nước.
II. KHEN THƯỞNG
1. Khen thưởng đột xuất: Chủ tịch UBND xã tặng Thư khen cho cách làm hiệu quả nổi bật.
2. Khen thưởng tổng kết năm: Giấy khen của Chủ tịch UBND xã; đề nghị Chủ tịch UBND tỉnh tặng Bằng khen.
3. Khen thưởng sơ kết năm 2027: Bằng khen của Chủ tịch UBND tỉnh cho không quá 12 tập thể và 20 cá nhân.
4. Khen thưởng tổng kết năm 2030: Bằng Lao động sáng tạo cho cá nhân có sáng kiến; Bằng khen của Thủ tướng Chính phủ.
5. Riêng Bằng Lao động sáng tạo, hồ sơ lập thành 03 bộ.
III. TIÊU CHUẨN BÌNH XÉT
1. Đối với tập thể: hoàn thành từ 95% nhiệm vụ được giao trở lên.
2. Đối với cá nhân: hướng dẫn được ít nhất 10 người dân dùng dịch vụ số.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Khi tổng kết năm, xã Hòa Lư có những hình thức khen thưởng nào?", ("Giấy khen", "Bằng khen"), "Thư khen"),
        ("Sơ kết phong trào, xã Hòa Lư khen thưởng bằng những hình thức nào?", ("Bằng khen",), "Lao động sáng tạo"),
        (
            "Khi tổng kết phong trào, xã Hòa Lư có những hình thức khen nào?",
            ("Lao động sáng tạo", "Thủ tướng"),
            "Giấy khen",
        ),
    ],
    ids=["at the end of the year", "of the preliminary review", "of the final review"],
)
def test_awards_of_one_occasion_are_told_without_those_of_others(
    assistant: Assistant, question: str, told: tuple[str, ...], untold: str
) -> None:
    outcome = answered(assistant, question)
    assert isinstance(outcome, Answer)
    assert all(words in outcome.text for words in told)
    assert untold not in outcome.text


def test_a_quota_of_one_occasion_is_none_of_another(assistant: Assistant) -> None:
    assert "12 tập thể" in answered(assistant, "Xã Hòa Lư: sơ kết được tối đa bao nhiêu Bằng khen của tỉnh?").text
    outcome = answered(assistant, "Xã Hòa Lư: hằng năm được tối đa bao nhiêu Bằng khen của Chủ tịch UBND tỉnh?")
    assert isinstance(outcome, Refusal)


def test_the_forms_alone_are_told_whole_before_a_passage_that_says_the_words_of_the_question(tmp_path: Path) -> None:
    forms = BODY[BODY.index("1. Khen") : BODY.index("5. Riêng")].replace("Khen thưởng ", "")
    told = (
        f"II. KHEN THƯỞNG\n{forms}III. NGUYÊN TẮC\n1. Xã Hòa Lư khen thưởng theo hình thức nào cũng phải công khai.\n"
    )
    answer = answered(assistant_over(tmp_path, told), "xã Hòa Lư khen thưởng những hình thức nào?")
    assert isinstance(answer, Answer)
    assert all(form in answer.text for form in ("Thư khen", "Giấy khen", "Bằng khen", "Bằng Lao động sáng tạo"))


def test_what_must_be_met_to_be_awarded_is_not_the_list_of_awards(assistant: Assistant) -> None:
    outcome = answered(assistant, "Ở xã Hòa Lư phải đạt điều kiện gì mới được xét khen?")
    assert [one.section for one in outcome.citations] == ["III.1", "III.2"]
    outcome = answered(assistant, "cá nhân ở xã Hòa Lư cần điều kiện gì để được khen thưởng")
    assert [one.section for one in outcome.citations] == ["III.2"]


def test_number_day_and_signer_are_told_together(assistant: Assistant) -> None:
    text = answered(assistant, "Kế hoạch của xã Hòa Lư số mấy, ai ký, ngày nào?").text
    assert all(words in text for words in ("12/KH-UBND", "Nguyễn Văn An", "Ngày ban hành"))
