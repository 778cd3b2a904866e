"""A language model words answers; whatever it says wrong never reaches the reader."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from knowledge.answering.composing import answer_from
from knowledge.answering.draft import Draft, Statement
from knowledge.answering.generative import GenerativeComposer
from knowledge.answering.speaking import Budget
from knowledge.model import Answer, Plan
from knowledge.vietnamese import squash
from tests.assistants import ScriptedModel, saying

QUOTE = "Các đơn vị báo cáo về Sở Nội vụ trước ngày 10/11 hàng năm."
QUESTION = "Hạn là ngày nào?"
HONEST = "Các đơn vị báo cáo Sở Nội vụ trước ngày 10/11 hằng năm [1]."


@pytest.fixture
def draft(make_plan: Callable[..., Plan]) -> Draft:
    """What a plan of two items says to a question about its deadline."""
    plan = make_plan(QUOTE, "Tặng Bằng khen khi tổng kết.")
    statement = Statement("Hạn: trước ngày 10/11 hằng năm", "I.1", 1, QUOTE)
    return Draft(plan, "Thời hạn – Kế hoạch A", (statement,), 1.0, closing="Kế hoạch kết thúc ngày 31/12/2030.")


def _worded(model: ScriptedModel, draft: Draft, budget: Budget | None = None) -> Answer | None:
    composer = GenerativeComposer(model, "test:scripted", budget or Budget())
    return composer.worded(QUESTION, answer_from(draft, _text), (draft,), _text, english=False)


def _text(plan: Plan) -> str:
    return squash(plan.text)


def test_an_honest_wording_goes_out_with_its_sources_and_the_models_name(draft: Draft) -> None:
    answer = _worded(saying(HONEST), draft)
    assert answer is not None
    assert HONEST in answer.text
    assert [cited.quote for cited in answer.citations] == [QUOTE]
    assert answer.model == "test:scripted"


def test_the_program_says_what_it_has_computed(draft: Draft) -> None:
    answer = _worded(saying(HONEST), draft)
    assert answer is not None
    assert answer.text.startswith(draft.headline)
    assert answer.text.endswith(draft.closing)


def test_a_model_is_told_the_question_and_the_evidence(draft: Draft) -> None:
    model = saying(HONEST)
    _worded(model, draft)
    asked = "\n".join(message.text for message in model.asked[0])
    assert QUESTION in asked
    assert QUOTE in asked


def test_a_wrong_wording_gets_one_repair_with_the_finding(draft: Draft) -> None:
    model = saying("Hạn là 15/11 [1].", "Hạn là trước ngày 10/11 [1].")
    answer = _worded(model, draft)
    assert answer is not None
    assert "10/11" in answer.text
    assert "15/11" in model.asked[1][-1].text


@pytest.mark.parametrize(
    "script",
    [
        ("Hạn là 15/11 [1].", "Hạn là 16/11 [1]."),
        (TimeoutError("slow"),),
        (RuntimeError("the provider's own error"),),
        ("",),
        ("KHÔNG CÓ CĂN CỨ",),
        ("Xin lỗi, tôi không thể trả lời câu hỏi này.",),
        ("I'm sorry, I can't help with that.",),
        ("报告截止日期 [1]",),
        ("Trước ngày 10/11 [1]. " * 200,),
        ("<think>The report is due",),
        ('{"sentences": [{"text": "Hạn là',),
    ],
    ids=[
        "lies twice", "times out", "fails", "says nothing", "has no evidence", "refuses", "refuses in English",
        "speaks another tongue", "runs away", "thinks for ever", "breaks off",
    ],
)  # fmt: skip
def test_otherwise_the_extractive_answer_stands(script: tuple[str | Exception, ...], draft: Draft) -> None:
    assert _worded(saying(*script), draft) is None


def test_a_model_that_refuses_is_not_asked_again(draft: Draft) -> None:
    model = saying("KHÔNG CÓ CĂN CỨ", HONEST)
    assert _worded(model, draft) is None
    assert len(model.asked) == 1


def test_evidence_over_the_budget_is_told_without_a_model(draft: Draft) -> None:
    model = saying(HONEST)
    assert _worded(model, draft, Budget(prompt_tokens=100)) is None
    assert model.asked == []


def test_what_another_plan_amends_is_told_without_a_model(draft: Draft) -> None:
    """The quote of an amendment holds the old date beside the new one."""
    model = saying(HONEST)
    note = Statement("Kế hoạch B đã sửa thời hạn này; trước đó là 20/11", "I.1", 1, QUOTE, printed_in=draft.plan)
    assert _worded(model, replace(draft, notes=(note,))) is None
    assert model.asked == []


def test_a_list_that_was_cut_is_told_without_a_model(draft: Draft) -> None:
    model = saying(HONEST)
    long = tuple(
        replace(draft.statements[0], text=f"Việc {n}: " + "báo cáo " * 90, section=f"I.{n}") for n in (1, 2, 3)
    )
    assert _worded(model, replace(draft, statements=long)) is None
    assert model.asked == []


def test_of_two_dates_none_is_left_out(draft: Draft) -> None:
    """Each is for others: who reads one of them takes it for his own."""
    other = Statement("Hạn: trước ngày 15/11 hằng năm", "I.2", 1, "Tặng Bằng khen khi tổng kết.")
    both = replace(draft, statements=(*draft.statements, other), deadlines=("a", "b"))
    assert _worded(saying(HONEST), both) is None
    assert _worded(saying(HONEST + " Hạn còn lại: trước ngày 15/11 hằng năm [2]."), both) is not None


def test_of_a_list_in_one_passage_no_part_is_left_out(draft: Draft, make_plan: Callable[..., Plan]) -> None:
    duties = "Chủ trì triển khai phong trào; tổng hợp kết quả về Sở Nội vụ; theo dõi, đôn đốc các đơn vị"
    told = Statement(duties, "I.1", 1, duties)
    whole = replace(draft, plan=make_plan(duties), statements=(told,), is_list=True)
    assert _worded(saying("Chủ trì triển khai phong trào [1]."), whole) is None
    short = "Gồm: chủ trì triển khai phong trào; tổng hợp kết quả; theo dõi, đôn đốc các đơn vị [1]."
    assert _worded(saying(short), whole) is not None
