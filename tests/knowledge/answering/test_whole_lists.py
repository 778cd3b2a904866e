"""Questions after all of something, and after what stands beside it: a commune's plan with two tables."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from knowledge.answering import Assistant
from knowledge.model import Answer, Refusal
from tests.assistants import assistant_of

PLAN = (Path(__file__).parents[2] / "data" / "xa_bai_trang.txt").read_text(encoding="utf-8")
TODAY = dt.date(2026, 1, 20)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Over the plan of one commune."""
    return assistant_of(tmp_path_factory.mktemp("commune"), PLAN)


def _told(assistant: Assistant, question: str) -> str:
    outcome = assistant.ask(question, today=TODAY).outcome
    assert isinstance(outcome, Answer), question
    return outcome.text


def test_of_the_dates_in_a_table_no_others_are_told(assistant: Assistant) -> None:
    told = _told(assistant, "Liệt kê các mốc thời gian trong bảng của kế hoạch xã Bãi Trang")
    assert all(day in told for day in ("26/02/2026", "31/3/2026", "22/4/2026"))
    assert "05/3/2026" not in told


def test_all_that_an_office_owes_is_told(assistant: Assistant) -> None:
    told = _told(assistant, "Ban cán sự thôn ở xã Bãi Trang phải nộp, cập nhật những gì và vào lúc nào?")
    assert all(when in told for when in ("05/3/2026", "thứ Sáu", "ngày 25"))


def test_of_one_report_the_other_days_are_left_out(assistant: Assistant) -> None:
    told = _told(assistant, "Ban cán sự thôn ở xã Bãi Trang gửi báo cáo tháng vào ngày nào?")
    assert "ngày 25" in told
    assert "05/3/2026" not in told


def test_a_numbered_appendix_is_found_by_either_kind_of_number(assistant: Assistant) -> None:
    told = _told(assistant, "cho xin hết mấy việc trong phụ lục số 1 của xã bãi trang, tổng cộng mấy việc")
    assert "Số hóa hồ sơ tàu cá" in told
    assert "Lập bản đồ số bến cá" in told


def test_a_long_request_for_all_awards_is_answered_with_all(assistant: Assistant) -> None:
    question = (
        "Mình làm ở phòng thi đua, cần chép lại toàn bộ các hình thức khen thưởng qua các dịp của xã Bãi Trang"
        " cho giai đoạn 2026-2028, kể hết giúp mình đừng sót cái nào nhé."
    )
    told = _told(assistant, question)
    assert "Giấy khen" in told
    assert "Bằng khen" in told


def test_how_many_are_given_is_told_with_the_occasion(assistant: Assistant) -> None:
    told = _told(assistant, "Bằng khen của tỉnh tặng khi nào, bao nhiêu cá nhân ở xã Bãi Trang?")
    assert "2028" in told
    assert "06 cá nhân" in told


def test_dossiers_of_no_named_occasion_have_all_days_of_their_paragraph(assistant: Assistant) -> None:
    told = _told(assistant, "Hạn gửi hồ sơ khen thưởng của xã Bãi Trang là ngày nào?")
    assert "15/11" in told
    assert "30/9/2028" in told


def test_the_hour_may_stand_in_the_sentence_of_a_weekday(assistant: Assistant) -> None:
    told = _told(assistant, "Loa truyền thanh xã Bãi Trang phát chuyên mục vào thứ mấy, lúc mấy giờ?")
    assert "17 giờ 15" in told


def test_the_only_document_of_its_kind_is_the_basis_asked_for(assistant: Assistant) -> None:
    told = _told(assistant, "Tờ trình nào của Phòng Văn hóa - Xã hội là căn cứ để xã Bãi Trang ban hành quyết định?")
    assert "15/TTr-VHXH" in told


def test_number_and_day_of_a_plan_are_asked_in_few_words(assistant: Assistant) -> None:
    told = _told(assistant, "Số, ngày kế hoạch của xã Bãi Trang?")
    assert "21/KH-UBND" in told
    assert "12/01/2026" in told


def test_both_phases_are_told_from_month_to_month(assistant: Assistant) -> None:
    told = _told(assistant, "Phong trào xã Bãi Trang chia mấy giai đoạn, mỗi giai đoạn từ tháng nào đến tháng nào?")
    assert "6/2027" in told
    assert "7/2027" in told


def test_the_criteria_for_one_kind_of_people_are_told_without_those_for_others(assistant: Assistant) -> None:
    told = _told(assistant, "Muốn được xét khen thưởng thì cá nhân ở xã Bãi Trang cần đạt điều kiện gì?")
    assert "05 hộ" in told
    assert "mô hình số" not in told


def test_the_criteria_are_told_for_all_where_nobody_is_named(assistant: Assistant) -> None:
    told = _told(assistant, "Xã Bãi Trang quy định tiêu chí khen thưởng thế nào?")
    assert "05 hộ" in told
    assert "01 mô hình số" in told


def test_an_office_goes_by_the_short_form_of_its_name(assistant: Assistant) -> None:
    assert "Phòng Kinh tế" in _told(assistant, "hội phụ nữ xã bãi trang làm chợ cá số xong gửi kết quả cho phòng nào")


def test_an_office_that_the_plan_does_not_have_stays_unknown(assistant: Assistant) -> None:
    outcome = assistant.ask("Hội Cựu chiến binh xã Bãi Trang có nhiệm vụ gì?", today=TODAY).outcome
    assert isinstance(outcome, Refusal)


def test_ones_own_office_is_the_one_that_who_asks_is_from(assistant: Assistant) -> None:
    question = (
        "Em mới về Văn phòng HĐND và UBND xã Bãi Trang, chị trưởng phòng bảo tự đọc kế hoạch trường học số của xã rồi"
        " liệt kê việc của văn phòng mình, nhờ trợ lý kể giúp em các đầu việc đó với ạ."
    )
    assert "bảng xếp hạng" in _told(assistant, question)


def test_what_is_counted_must_be_counted_in_the_plan(assistant: Assistant) -> None:
    question = "Chỉ tiêu số lượt người đọc bài trên Trang thông tin điện tử xã Bãi Trang là bao nhiêu lượt mỗi tuần?"
    assert isinstance(assistant.ask(question, today=TODAY).outcome, Refusal)


def test_a_year_after_the_plan_is_put_right(assistant: Assistant) -> None:
    told = _told(assistant, "Xã Bãi Trang tổng kết phong trào năm 2031 thì đề nghị tặng Bằng khen cho ai?")
    assert "không nêu năm 2031" in told
    assert "từ năm 2026 đến năm 2028" in told
    assert "không nêu năm" not in _told(assistant, "Xã Bãi Trang tổng kết năm 2028 thì đề nghị tặng Bằng khen cho ai?")
