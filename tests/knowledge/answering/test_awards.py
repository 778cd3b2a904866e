"""Awards of an occasion, a level or a number, asked of one invented plan."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.answering import Assistant
from knowledge.model import Answer, Outcome, Refusal
from tests.knowledge.lone_plan import assistant_over

BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Đẩy mạnh ứng dụng công nghệ số trong cơ quan nhà nước.
II. KHEN THƯỞNG
1. Khen thưởng đột xuất: Chủ tịch UBND xã tặng Thư khen cho cách làm hiệu quả nổi bật.
2. Khen thưởng tổng kết năm: Giấy khen của Chủ tịch UBND xã; đề nghị Chủ tịch UBND tỉnh tặng Bằng khen.
3. Khen thưởng sơ kết năm 2027: Bằng khen của Chủ tịch UBND tỉnh cho không quá 12 tập thể và 20 cá nhân.
4. Khen thưởng tổng kết năm 2030: Bằng Lao động sáng tạo cho cá nhân có sáng kiến; Bằng khen của Thủ tướng Chính phủ.
5. Riêng Bằng Lao động sáng tạo, hồ sơ lập thành 03 bộ.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("plan"), BODY)


def _outcome(assistant: Assistant, question: str) -> Outcome:
    return assistant.ask(question, today=dt.date(2025, 11, 20)).outcome


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
    outcome = _outcome(assistant, question)
    assert isinstance(outcome, Answer)
    assert all(words in outcome.text for words in told)
    assert untold not in outcome.text


def test_a_quota_of_one_occasion_is_none_of_another(assistant: Assistant) -> None:
    assert "12 tập thể" in _outcome(assistant, "Xã Hòa Lư: sơ kết được tối đa bao nhiêu Bằng khen của tỉnh?").text
    outcome = _outcome(assistant, "Xã Hòa Lư: hằng năm được tối đa bao nhiêu Bằng khen của Chủ tịch UBND tỉnh?")
    assert isinstance(outcome, Refusal)
