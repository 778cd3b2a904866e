"""Questions about plans that amend each other, from the register and the words alone (nothing is similar)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.answering import Assistant
from knowledge.answering.generative import GenerativeComposer
from knowledge.model import Answer, Outcome, Plan, Refusal
from knowledge.vietnamese import squash
from tests.assistants import knowing, saying
from tests.knowledge.amending_plans import BODY, ORIGINAL, amending, original_text, understood

BEFORE, AFTER = dt.date(2026, 3, 31), dt.date(2026, 4, 1)
NEW_B = "b) Gửi báo cáo kết quả thực hiện phong trào về Phòng Văn hóa - Xã hội trước ngày 30/11 hằng năm."
ADDED = "c) Gửi danh sách điển hình tiên tiến về Phòng Văn hóa - Xã hội trước ngày 20/7 hằng năm."
AMENDING = amending(
    f"Sửa đổi điểm b khoản 2 mục III như sau:\n“{NEW_B}”",
    "Điều chỉnh thời hạn gửi báo cáo sơ kết phong trào từ ngày 15/6/2028 thành ngày 30/6/2028.",
    "Bãi bỏ khoản 2 mục II.",
    f"Bổ sung điểm c vào khoản 1 mục III như sau:\n“{ADDED}”",
)
CLOSING = (
    "Kế hoạch này có hiệu lực kể từ ngày ký và thay thế Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã Hòa Lư.\n"
)
REPLACING = understood(
    original_text("03/KH-UBND", "ngày 05 tháng 01 năm 2027", BODY.replace("10/11", "15/11") + CLOSING), "moi"
)
REPEALING = amending("Bãi bỏ Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã Hòa Lư.", plan="bo")
ELSEWHERE = understood(
    original_text().replace("HÒA LƯ", "TÂN LẬP").replace("Hòa Lư", "Tân Lập").replace("10/11", "12/12"), "tan-lap"
)


Ask = Callable[..., Outcome]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks a library of the plans that are given, by default the original and what amends it."""
    assistants: dict[tuple[str, ...], Assistant] = {}

    def ask(question: str, today: dt.date, *plans: Plan) -> Outcome:
        plans = plans or (ORIGINAL, AMENDING)
        ids = tuple(plan.id for plan in plans)
        if ids not in assistants:
            assistants[ids] = knowing(tmp_path_factory.mktemp("plans"), plans)
        outcome = assistants[ids].ask(question, today=today).outcome
        sources = {plan.id: squash(plan.text) for plan in plans}
        assert all(cited.quote in sources[cited.plan] for cited in outcome.citations)
        return outcome

    return ask


def places(outcome: Outcome) -> list[tuple[str, str]]:
    return [(cited.plan, cited.section) for cited in outcome.citations]


YEARLY = "Xã Hòa Lư: các phòng, ban gửi báo cáo kết quả thực hiện phong trào trước ngày nào?"


@pytest.mark.parametrize(
    "question",
    [
        YEARLY,
        "hoa lu bao cao ket qua thuc hien phong trao nop truoc ngay nao",
        "Theo Kế hoạch số 12/KH-UBND, báo cáo kết quả thực hiện phong trào gửi trước ngày nào?",
        "Hạn gửi báo cáo kết quả thực hiện phong trào của Hòa Lư trước và sau khi sửa đổi khác nhau thế nào?",
        "báo cáo kết quả thực hiện phong trào nộp ngày nào",
    ],
)
def test_after_the_day_of_effect_the_new_date_is_told_with_what_it_was_and_both_plans_are_cited(
    ask: Ask, question: str
) -> None:
    outcome = ask(question, AFTER)
    assert isinstance(outcome, Answer)
    first, *rest = outcome.text.splitlines()[1:]
    assert first == "Hạn: trước ngày 30/11 hằng năm [1]"
    assert (
        "Kế hoạch số 45/KH-UBND ngày 15/03/2026 đã sửa thời hạn này, có hiệu lực từ ngày 01/4/2026;"
        " trước đó: trước ngày 10/11 hằng năm. [2]"
    ) in rest
    assert places(outcome) == [("sua", "I.1"), ("goc", "III.2.b")]
    assert "09/11/2026" not in outcome.text


def test_before_the_day_of_effect_the_old_date_holds_and_the_change_is_announced(ask: Ask) -> None:
    outcome = ask(YEARLY, BEFORE)
    assert isinstance(outcome, Answer)
    assert outcome.text.splitlines()[1] == "Hạn: trước ngày 10/11 hằng năm [1]"
    assert "Từ ngày 01/4/2026, Kế hoạch số 45/KH-UBND ngày 15/03/2026 sửa thời hạn này thành:" in outcome.text
    assert places(outcome) == [("goc", "III.2.b"), ("sua", "I.1")]


def test_a_moved_date_cites_the_order_that_moves_it(ask: Ask) -> None:
    outcome = ask("Hòa Lư gửi báo cáo sơ kết phong trào trước ngày nào?", AFTER)
    assert "Hạn: trước ngày 30/6/2028 [1]" in outcome.text
    assert places(outcome) == [("sua", "I.2"), ("goc", "III.2.c")]


def test_an_old_date_in_a_question_is_put_right(ask: Ask) -> None:
    question = "Hòa Lư gửi báo cáo kết quả thực hiện phong trào trước ngày 10/11 đúng không?"
    outcome = ask(question, AFTER)
    assert outcome.text.splitlines()[1:3] == ["Mốc 10/11 không còn áp dụng.", "Hạn: trước ngày 30/11 hằng năm [1]"]
    assert "Có." in ask(question, BEFORE).text


def test_what_has_been_repealed_is_told_as_repealed(ask: Ask) -> None:
    question = "Hồ sơ đề nghị khen thưởng tổng kết ở Hòa Lư gửi trước ngày nào?"
    outcome = ask(question, AFTER)
    assert "không còn áp dụng" in outcome.text.splitlines()[1]
    assert "45/KH-UBND" in outcome.text.splitlines()[1]
    assert places(outcome) == [("sua", "I.3"), ("goc", "II.2")]
    before = ask(question, BEFORE)
    assert "trước ngày 15/10/2030 [1]" in before.text
    assert "bãi bỏ thời hạn này" in before.text


def test_a_part_of_a_plan_is_told_as_it_stands(ask: Ask) -> None:
    outcome = ask("Mục III.2 kế hoạch xã Hòa Lư nói gì?", AFTER)
    assert "trước ngày 30/11 hằng năm" in outcome.text
    assert "trước ngày 30/6/2028" in outcome.text
    assert "10/11" not in outcome.text
    before = ask("Mục III.2 kế hoạch xã Hòa Lư nói gì?", BEFORE)
    assert "trước ngày 10/11 hằng năm" in before.text
    assert "Từ ngày 01/4/2026" in before.text


def test_what_has_been_added_is_told_with_the_plan_that_adds_it(ask: Ask) -> None:
    question = "Danh sách điển hình tiên tiến của Hòa Lư gửi trước ngày nào?"
    outcome = ask(question, AFTER)
    assert "Hạn: trước ngày 20/7 hằng năm [1]" in outcome.text
    assert "đã sửa đổi, bổ sung mục III.1" in outcome.text
    assert places(outcome) == [("sua", "I.4"), ("goc", "III.1")]
    assert "20/7" not in ask(question, BEFORE).text


def test_of_several_dates_each_sentence_says_which_one_it_is_about(ask: Ask) -> None:
    outcome = ask("Liệt kê các hạn báo cáo của Hòa Lư", AFTER)
    assert "đã sửa thời hạn “Gửi báo cáo kết quả thực hiện phong trào”" in outcome.text
    assert "đã sửa thời hạn “Gửi báo cáo sơ kết phong trào”" in outcome.text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Ai ký văn bản sửa đổi kế hoạch của Hòa Lư?", "Nguyễn Văn An"),
        ("Số, ngày của văn bản sửa đổi kế hoạch Hòa Lư?", "45/KH-UBND"),
        ("Kế hoạch của Hòa Lư được sửa đổi những gì?", "Bãi bỏ khoản 2 mục II"),
    ],
)
def test_the_amending_plan_is_asked_where_the_question_is_about_the_amending(
    ask: Ask, question: str, answer: str
) -> None:
    outcome = ask(question, AFTER)
    assert answer in outcome.text
    assert {cited.plan for cited in outcome.citations} == {"sua"}


def test_two_plans_side_by_side_are_two_and_not_three(ask: Ask) -> None:
    outcome = ask("báo cáo kết quả thực hiện phong trào nộp ngày nào", AFTER, ORIGINAL, AMENDING, ELSEWHERE)
    assert outcome.text.startswith("Theo 2 kế hoạch đang có:")
    assert "trước ngày 12/12 hằng năm" in outcome.text
    assert "trước ngày 30/11 hằng năm" in outcome.text


def test_a_refusal_counts_every_plan_of_the_library(ask: Ask) -> None:
    outcome = ask("Giá vàng hôm nay bao nhiêu?", AFTER)
    assert isinstance(outcome, Refusal)
    assert "2 kế hoạch" in outcome.text


# --- a whole plan ---------------------------------------------------------------------------------

REPLACED = dt.date(2027, 1, 5)


def test_a_replacing_plan_answers_and_says_what_it_was_before(ask: Ask) -> None:
    outcome = ask(YEARLY, REPLACED, ORIGINAL, REPLACING)
    assert "Hạn: trước ngày 15/11 hằng năm [1]" in outcome.text
    assert "trước đó: trước ngày 10/11 hằng năm" in outcome.text
    assert places(outcome) == [("moi", "III.2.b"), ("goc", "III.2.b")]
    before = ask(YEARLY, REPLACED - dt.timedelta(days=1), ORIGINAL, REPLACING)
    assert "Hạn: trước ngày 10/11 hằng năm [1]" in before.text


def test_a_replaced_plan_that_is_asked_by_its_number_is_told_as_replaced(ask: Ask) -> None:
    told = "Kế hoạch số 12/KH-UBND ngày 10/10/2025 đã được thay thế bằng Kế hoạch số 03/KH-UBND ngày 05/01/2027"
    dates = ask("Kế hoạch số 12/KH-UBND: gửi báo cáo kết quả trước ngày nào?", REPLACED, ORIGINAL, REPLACING)
    assert "Hạn: trước ngày 15/11 hằng năm" in dates.text
    assert told in dates.text
    signer = ask("Kế hoạch số 12/KH-UBND ai ký?", REPLACED, ORIGINAL, REPLACING)
    assert told in signer.text
    assert places(signer) == [("goc", "signature"), ("moi", "closing")]


def test_a_repealed_plan_names_no_date_any_more(ask: Ask) -> None:
    outcome = ask(YEARLY, AFTER, ORIGINAL, REPEALING)
    assert "10/11" not in outcome.text
    assert "đã bị Kế hoạch số 45/KH-UBND ngày 15/03/2026 bãi bỏ từ ngày 01/4/2026" in outcome.text


def test_an_amended_date_is_told_by_no_language_model(tmp_path: Path) -> None:
    """The words of an amendment hold the old date beside the new one."""
    plain = knowing(tmp_path, (ORIGINAL, AMENDING))
    model = saying("Các phòng gửi báo cáo trước ngày 10/11 hằng năm [1].")
    worded = plain.worded_by(GenerativeComposer(model, "test"))
    assert worded.ask(YEARLY, today=AFTER) == plain.ask(YEARLY, today=AFTER)
    assert model.asked == []


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch số 12/KH-UBND còn hiệu lực không?",
        "ke hoach 12/KH-UBND da duoc sua doi chua",
        "12/KH-UBND đã bị bãi bỏ chưa?",
    ],
)
def test_whether_a_plan_is_in_force_is_told_with_what_has_changed_in_it(ask: Ask, question: str) -> None:
    told = ask(question, AFTER)
    assert isinstance(told, Answer)
    assert "45/KH-UBND ngày 15/03/2026 đã sửa đổi, bổ sung mục III.2.b, III.2.c, III.1.c từ ngày 01/4/2026" in told.text
    assert "đã bãi bỏ mục II.2 từ ngày 01/4/2026" in told.text
    assert "không văn bản nào thay thế hoặc bãi bỏ toàn bộ" in told.text
    assert {one.plan for one in told.citations} == {"sua"}
    assert "Từ ngày 01/4/2026, Kế hoạch số 45/KH-UBND" in ask(question, BEFORE).text


@pytest.mark.parametrize(
    ("by", "day", "words"),
    [
        (REPEALING, BEFORE, "Từ ngày 01/4/2026, Kế hoạch số 12/KH-UBND ngày 10/10/2025 bị Kế hoạch số 45/KH-UBND"),
        (REPEALING, AFTER, "đã bị Kế hoạch số 45/KH-UBND ngày 15/03/2026 bãi bỏ từ ngày 01/4/2026"),
        (REPLACING, dt.date(2027, 1, 5), "đã được thay thế bằng Kế hoạch số 03/KH-UBND ngày 05/01/2027"),
    ],
    ids=["to be repealed", "repealed", "replaced"],
)
def test_a_plan_that_is_no_longer_in_force_says_since_when(ask: Ask, by: Plan, day: dt.date, words: str) -> None:
    told = ask("Kế hoạch số 12/KH-UBND còn hiệu lực không?", day, ORIGINAL, by)
    assert isinstance(told, Answer)
    assert words in told.text
