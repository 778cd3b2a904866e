"""Questions that a company's plan denies, sets right or cannot answer."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from knowledge.answering import Assistant
from knowledge.model import Answer, Refusal
from tests.assistants import assistant_of

PLAN = (Path(__file__).parents[2] / "data" / "cong_ty_lam_vien.txt").read_text(encoding="utf-8")
TODAY = dt.date(2026, 11, 20)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Over the plan of one company."""
    return assistant_of(tmp_path_factory.mktemp("one-plan"), PLAN)


def _told(assistant: Assistant, question: str) -> str:
    outcome = assistant.ask(question, today=TODAY).outcome
    assert isinstance(outcome, Answer), question
    return outcome.text


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch 58/KH-CNLV có nhận hồ sơ giấy không?",
        "ke hoach 58/KH-CNLV so ket 6 thang co xet khen thuong khong",
        "Hồ sơ xét khen đợt sơ kết theo kế hoạch 58/KH-CNLV gửi ngày nào?",
    ],
)
def test_what_the_plan_denies_is_denied_first(assistant: Assistant, question: str) -> None:
    assert "Không." in _told(assistant, question)


def test_a_paper_that_is_not_taken_is_denied_in_english(assistant: Assistant) -> None:
    assert "No." in _told(assistant, "Does plan 58/KH-CNLV accept paper dossiers for awards?")


def test_no_awards_at_one_review_says_nothing_of_the_other(assistant: Assistant) -> None:
    told = _told(assistant, "Tổng kết năm theo kế hoạch 58/KH-CNLV có xét khen thưởng không?")
    assert "Giấy khen của Giám đốc" in told
    assert "Không." not in told


@pytest.mark.parametrize(
    "question",
    [
        "Lương của giám đốc theo kế hoạch 58/KH-CNLV mỗi tháng bao nhiêu?",
        "Phụ cấp của tổ trưởng theo kế hoạch 58/KH-CNLV là bao nhiêu tiền?",
        "Mẫu số 02 của kế hoạch 58/KH-CNLV gồm những mục gì bên trong?",
    ],
)
def test_pay_and_the_inside_of_a_form_are_not_made_up_of_what_stands_near(assistant: Assistant, question: str) -> None:
    assert isinstance(assistant.ask(question, today=TODAY).outcome, Refusal)


def test_what_the_dossier_holds_is_told_with_the_form_in_it(assistant: Assistant) -> None:
    assert "Mẫu số 02" in _told(assistant, "Hồ sơ đề nghị khen thưởng theo kế hoạch 58/KH-CNLV gồm những gì?")


def test_a_report_that_no_one_sends_every_month_is_denied_before_the_quarterly_one_is_told(
    assistant: Assistant,
) -> None:
    told = _told(assistant, "Báo cáo tháng của các tổ theo kế hoạch 58/KH-CNLV nộp trước ngày nào?")
    assert "Không: " in told
    assert "không nêu báo cáo tháng" in told
    assert "tháng đầu quý sau" in told
    assert "Không" not in _told(assistant, "Báo cáo quý của các tổ theo kế hoạch 58/KH-CNLV nộp trước ngày nào?")


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Riêng năm 2027 các tổ đăng ký sáng kiến đến ngày nào, theo kế hoạch 58/KH-CNLV?", ["20/4/2027"], ["31/3"]),
        ("Năm 2028 các tổ đăng ký sáng kiến trước ngày nào, theo kế hoạch 58/KH-CNLV?", ["31/3"], ["20/4"]),
        ("Các tổ gửi bản đăng ký sáng kiến theo kế hoạch 58/KH-CNLV trước ngày nào?", ["31/3", "20/4/2027"], []),
    ],
    ids=["the year of the exception", "another year", "no year"],
)
def test_the_exception_of_one_year_is_told_for_that_year(
    assistant: Assistant, question: str, told: list[str], untold: list[str]
) -> None:
    text = _told(assistant, question)
    assert [word for word in told if word not in text] == []
    assert [word for word in untold if word in text] == []


@pytest.mark.parametrize(
    "question",
    [
        "Vì sao Phòng Kế toán lại chủ trì theo dõi, đôn đốc phong trào theo kế hoạch 58/KH-CNLV?",
        "Theo kế hoạch 58/KH-CNLV Phòng Kế toán chủ trì theo dõi, đôn đốc phong trào phải không?",
    ],
)
def test_the_task_of_another_office_is_denied_and_its_own_office_told(assistant: Assistant, question: str) -> None:
    told = _told(assistant, question)
    assert "Không: " in told
    assert "Phòng Tổng hợp" in told.partition("Không: ")[2]


def test_an_office_that_has_the_task_is_not_denied_it(assistant: Assistant) -> None:
    question = "Theo kế hoạch 58/KH-CNLV Phòng Tổng hợp chủ trì theo dõi, đôn đốc phong trào phải không?"
    assert "Không" not in _told(assistant, question)


def test_a_report_that_nobody_sends_is_denied_whatever_day_it_is_said_to_be_due(assistant: Assistant) -> None:
    told = _told(assistant, "Các tổ của Lâm Viên nộp báo cáo tháng vào ngày 20 phải không?")
    assert "Không: " in told
    assert "không nêu báo cáo tháng" in told


def test_what_follows_for_files_a_day_late_is_told_and_no_other_due_date(tmp_path: Path) -> None:
    late = "3. Hồ sơ khen thưởng hằng năm gửi trước ngày 05/12; hồ sơ sơ kết gửi chậm nhất ngày 15/8/2027. "
    late += "Không xem xét hồ sơ gửi sau thời hạn nêu trên."
    lines = [late if line.startswith("3. Hồ sơ") else line for line in PLAN.splitlines()]
    question = "hồ sơ khen hằng năm của Lâm Viên gửi trễ 1 ngày có được xét không?"
    told = _told(assistant_of(tmp_path, "\n".join(lines)), question)
    assert "05/12" in told
    assert "Không xem xét hồ sơ gửi sau thời hạn" in told
    assert "15/8" not in told


@pytest.mark.parametrize("rule", ["Không xem xét hồ sơ gửi sau thời hạn nêu trên.", ""], ids=["rule", "none"])
def test_a_date_does_not_say_that_late_files_are_considered(tmp_path: Path, rule: str) -> None:
    two_days = "3. Hồ sơ khen thưởng hằng năm gửi trước ngày 05/12; hồ sơ sơ kết gửi chậm nhất ngày 15/8/2027. "
    question = "gửi hồ sơ khen thưởng trễ hạn thì Lâm Viên có xét không?"
    lines = [two_days + rule if line.startswith("3. Hồ sơ") else line for line in PLAN.splitlines()]
    told = _told(assistant_of(tmp_path, "\n".join(lines)), question)
    assert "Có." not in told
    assert rule in told


def test_when_a_bonus_is_paid_asks_for_a_time_limit(assistant: Assistant) -> None:
    assert "15 ngày" in _told(assistant, "Thời hạn chi trả tiền thưởng của Lâm Viên là bao lâu?")


def test_all_plans_with_an_award_are_told_however_they_write_its_grantor(tmp_path: Path) -> None:
    award = "2. Tổng kết năm: đề nghị {} tặng Cờ Thi đua cho 01 tập thể dẫn đầu.\n3. Hồ sơ"
    whole = PLAN.replace("3. Hồ sơ", award.format("Ủy ban nhân dân tỉnh"))
    short = PLAN.replace("3. Hồ sơ", award.format("UBND tỉnh")).replace("LÂM VIÊN", "SÔNG LAM").replace("58/", "61/")
    told = _told(assistant_of(tmp_path, whole, short), "Những kế hoạch nào có đề nghị Cờ Thi đua của UBND tỉnh?")
    assert "58/KH-CNLV" in told
    assert "61/KH-CNLV" in told


@pytest.mark.parametrize("question", ["kinh phí bao nhiêu vậy", "So sánh kinh phí của 58/KH-CNLV và 61/KH-CNLV"])
def test_the_money_of_every_plan_is_told_under_whichever_name(tmp_path: Path, question: str) -> None:
    whole = PLAN.replace("bố trí Quỹ khen thưởng 120.000.000 đồng", "bố trí kinh phí 120.000.000 đồng")
    other = PLAN.replace("bố trí Quỹ khen thưởng 120.000.000 đồng", "lập dự toán 90 triệu đồng")
    other = other.replace("LÂM VIÊN", "SÔNG LAM").replace("58/", "61/")
    aside = "1. Tổ viên nộp đủ kinh phí công đoàn; sáng kiến làm lợi từ 50 triệu đồng.\n2. Phòng Kế toán"
    told = _told(assistant_of(tmp_path, whole.replace("2. Phòng Kế toán", aside), other), question)
    assert "120.000.000 đồng" in told
    assert "90 triệu đồng" in told
    assert "50 triệu đồng" not in told
