"""A wording may go out only where its evidence says the same."""

import pytest

from knowledge.answering.grounding import findings

EVIDENCE = [
    "Định kỳ hằng năm, các phòng, ban báo cáo kết quả về UBND xã (qua Phòng Văn hóa - Xã hội) trước ngày 10/12.",
    "Tặng Bằng khen của Chủ tịch UBND tỉnh; hoàn thành 80% chỉ tiêu theo Kế hoạch số 08/KH- UBND ngày 28/7/2025.",
]


@pytest.mark.parametrize(
    "wording",
    [
        "Các phòng, ban báo cáo về Ủy ban nhân dân xã trước ngày 10/12 hằng năm [1].",
        "Hình thức là Bằng khen của Chủ tịch UBND tỉnh [2]. Chỉ tiêu là 80% [2].",
        "Theo Kế hoạch số 08/KH-UBND ngày 28 tháng 7 năm 2025 [2].",
        "Báo cáo qua Phòng Văn hóa - Xã hội [1].",
    ],
)
def test_what_the_evidence_says_may_go_out(wording: str) -> None:
    assert findings(wording, EVIDENCE) == ()


@pytest.mark.parametrize(
    "lie",
    [
        "Hạn là ngày 15/12 [1].",
        "Hạn là trước ngày 10/12/2027 [2].",
        "Chỉ tiêu là 90% [2].",
        "Mức thưởng là 80 triệu đồng [2].",
        "Theo Kế hoạch số 09/KH-UBND [2].",
        "Báo cáo gửi Sở Nội vụ [1].",
        "Do ông Nguyễn Văn An ký [2].",
        "Tặng Huân chương Lao động [2].",
        "Chậm nhất ngày 10/12 phải báo cáo [1].",
        "Không phải báo cáo hằng năm [1].",
        "Báo cáo trước ngày 10/12 [7].",
        "Báo cáo trước ngày 10/12.",
        "Hạn là quý II [1].",
        "Thưởng 5 triệu đồng [2].",
    ],
)
def test_a_lie_is_held_back(lie: str) -> None:
    assert findings(lie, EVIDENCE) != ()


def test_days_that_the_program_computed_may_be_repeated() -> None:
    wording = "Hạn trước ngày 10/12, còn 17 ngày [1]."
    assert findings(wording, EVIDENCE) != ()
    assert findings(wording, EVIDENCE, allowed="ngày cuối 09/12/2026 (còn 17 ngày)") == ()
