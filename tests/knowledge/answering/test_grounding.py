"""A wording may go out only where the passages that it cites say the same."""

import pytest

from knowledge.answering.grounding import Source, cleaned, findings, foreign, marked_alike

REPORT = Source(
    plan="a",
    label="Kế hoạch của UBND xã A (08/KH-UBND)",
    section="VI.1",
    page=5,
    quote="Định kỳ hằng năm, các phòng, ban báo cáo kết quả về UBND xã (qua Phòng Văn hóa - Xã hội) trước ngày 10/12.",
    closing="Kỳ tới: mốc thứ Năm 10/12/2026; ngày cuối còn trong hạn là thứ Tư 09/12/2026 (còn 17 ngày).",
)
AWARD = Source(
    plan="a",
    label="Kế hoạch của UBND xã A (08/KH-UBND)",
    section="V.2",
    page=4,
    quote="Tặng Bằng khen của Chủ tịch UBND tỉnh khi tổng kết cho đơn vị hoàn thành tối thiểu 80% chỉ tiêu theo Kế "
    "hoạch số 08/KH- UBND ngày 28/7/2025; không dùng để khen thưởng đột xuất.",
)
DUTY = Source(
    plan="a",
    label="Kế hoạch của UBND xã A (08/KH-UBND)",
    section="VI.2",
    page=5,
    quote="Phòng Văn hóa - Xã hội tổng hợp kết quả Phong trào. Tham mưu khen thưởng. Hội đồng Thi đua của "
    "đơn vị trình khen họp. Người ký: Trần Văn Chắn.",
)
SOURCES = (REPORT, AWARD, DUTY)


def _findings(wording: str, *, english: bool = False) -> tuple[str, ...]:
    return findings(marked_alike(cleaned(wording)), SOURCES, english=english)


@pytest.mark.parametrize(
    "wording",
    [
        "Các phòng, ban báo cáo về Ủy ban nhân dân xã trước ngày 10/12 hằng năm [1].",
        "Hằng năm, trước ngày mười tháng mười hai, các phòng, ban gửi báo cáo về UBND xã [1].",
        "Hạn: trước ngày 10 tháng 12 [nguồn 1].",
        "Hình thức là Bằng khen của Chủ tịch UBND tỉnh [2]. Chỉ tiêu là ít nhất tám mươi phần trăm [2].",
        "Theo Kế hoạch số 08/KH-UBND ngày 28 tháng 7 năm 2025 [2].",
        "Báo cáo qua **Phòng Văn hóa - Xã hội** [1].",
        "- Báo cáo trước ngày 10/12 [1]\n- Bằng khen khi tổng kết [2]",
        "Hạn trước ngày 10/12, còn 17 ngày [1].",
        "Không dùng để khen thưởng đột xuất [2].",
        "Ngày 10/12/2026 rơi vào thứ Năm, ngày cuối còn trong hạn là thứ Tư, 09/12/2026 [1].",
        "Hằng năm có một mốc: ngày 10/12 [1].",
        "Ngày 09/12/2026 còn 17 ngày; báo cáo trước ngày 10/12, tức chậm nhất là ngày 09/12/2026 [1].",
        "Bằng khen được tặng khi tổng kết Phong trào [2].",
        "Phòng Văn hóa - Xã hội tổng hợp, tham mưu khen thưởng [3].",
        "Hội đồng Thi đua của đơn vị trình khen họp [3].",
        "Kế hoạch do ông Trần Văn Chắn ký [3].",
        "UBND A nhận báo cáo trước ngày 10/12 hằng năm [1].",
    ],
)
def test_what_the_passage_says_may_go_out(wording: str) -> None:
    assert _findings(wording) == ()


@pytest.mark.parametrize(
    "lie",
    [
        pytest.param("Hạn là ngày 15/12 [1].", id="another day"),
        pytest.param("Hạn là trước ngày 10/12/2027 [1].", id="a year put in"),
        pytest.param("Hạn là trước ngày 12/10 [1].", id="day and month changed about"),
        pytest.param("Hạn là ngày mười lăm tháng mười hai [1].", id="another day in words"),
        pytest.param("Hạn là quý II [1].", id="a quarter"),
        pytest.param("Hạn là 1\u200b5/12 [1].", id="a hidden sign"),
        pytest.param("Hạn là trước 17 giờ ngày 10/12 [1].", id="an hour put in"),
        pytest.param("Mốc 10/12 năm nay rơi vào thứ Tư [1].", id="the weekday of another day"),
        pytest.param("Mốc 10/12 năm nay rơi vào thứ Hai [1].", id="another weekday"),
        pytest.param("Chậm nhất ngày 10/12 phải báo cáo [1].", id="before made by"),
        pytest.param("Báo cáo hằng quý trước ngày 10/12 [1].", id="another rhythm"),
        pytest.param("Hạn là trước ngày 10/12 [2].", id="true of another source"),
        pytest.param("Hạn trước ngày 10/12, còn 18 ngày [1].", id="other days left"),
        pytest.param("Chỉ tiêu là 90% [2].", id="another share"),
        pytest.param("Chỉ tiêu tối đa 80% [2].", id="least made most"),
        pytest.param("Mức thưởng là 80 triệu đồng [2].", id="a sum of money"),
        pytest.param("Theo Kế hoạch số 09/KH-UBND [2].", id="another document"),
        pytest.param("Theo Nghị quyết số 08/KH-UBND [2].", id="a document of another kind"),
        pytest.param("Báo cáo gửi Sở Nội vụ [1].", id="another office"),
        pytest.param("Báo cáo gửi sở nội vụ [1].", id="another office in small letters"),
        pytest.param("UBND tỉnh A nhận báo cáo trước ngày 10/12 [1].", id="another level"),
        pytest.param("UBND xã báo cáo về các phòng, ban [1].", id="sender and recipient changed about"),
        pytest.param("Do ông Nguyễn Văn An ký [2].", id="a person"),
        pytest.param("Kế hoạch do ông Trần Văn An ký [3].", id="a person with the name of another"),
        pytest.param("Phòng Kế hoạch tổng hợp kết quả [3].", id="an office of common words"),
        pytest.param("UBND xã tham mưu khen thưởng [3].", id="another's role"),
        pytest.param("Kế hoạch do bà Hoa ký [1].", id="a person named like a syllable"),
        pytest.param("Gửi về bộ phận một cửa [1].", id="an office of little words"),
        pytest.param("Hội đồng Thi đua của UBND xã họp [3].", id="another's council"),
        pytest.param("Tặng Huân chương Lao động [2].", id="another award"),
        pytest.param("Tặng Bằng khen của Phó Chủ tịch UBND tỉnh [2].", id="another giver"),
        pytest.param("Tặng Bằng khen của Chủ tịch UBND tỉnh khi sơ kết [2].", id="another occasion"),
        pytest.param("Không phải báo cáo hằng năm [1].", id="a no put in"),
        pytest.param("Dùng để khen thưởng đột xuất [2].", id="a no left out"),
        pytest.param("Khuyến khích báo cáo trước ngày 10/12 [1].", id="a duty made a choice"),
        pytest.param("Báo cáo trước ngày 10/12, nộp muộn bị kỷ luật [1].", id="something of its own"),
        pytest.param("Kế hoạch ghi “phải nộp bản giấy có đóng dấu” [1].", id="a quotation of its own"),
        pytest.param("Báo cáo trước ngày 10/12, xem www.thidua.vn [1].", id="a link"),
        pytest.param("Báo cáo trước ngày 10/12 [7].", id="no such source"),
        pytest.param("Báo cáo trước ngày 10/12.", id="no source"),
    ],
)
def test_a_lie_is_held_back(lie: str) -> None:
    assert _findings(lie) != ()


def test_one_sentence_takes_its_day_and_its_task_from_one_source() -> None:
    both = "Bằng khen của Chủ tịch UBND tỉnh được tặng trước ngày 10/12 [1][2]."
    assert _findings(both) != ()


def test_english_words_stand_for_those_of_the_plan() -> None:
    assert _findings("The report must be sent to the UBND xã before 10 December every year [1].", english=True) == ()
    assert _findings("The report must be sent to the Sở Nội vụ by 10 December [1].", english=True) != ()


@pytest.mark.parametrize("wording", ["报告截止日期", "Bao cao phai nop truoc ngay muoi", "Срок"])
def test_another_tongue_is_no_answer(wording: str) -> None:
    assert foreign(wording, english=False)
    assert not foreign("Báo cáo trước ngày 10/12 về UBND xã", english=False)
