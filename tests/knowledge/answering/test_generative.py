"""A language model words answers; whatever it says wrong never reaches the reader."""

from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult

from knowledge.answering.generative import GenerativeComposer
from knowledge.model import Answer, Citation

QUOTE = "Các đơn vị báo cáo về Sở Nội vụ trước ngày 10/11 hàng năm."
EXTRACTIVE = Answer("Hạn: trước ngày 10/11 hằng năm [1]", (Citation("a", "a.txt", "Kế hoạch A", "VI.1", 5, QUOTE),))


class ScriptedModel(BaseChatModel):
    """Says what the script says and keeps what it was asked."""

    script: list[str | Exception]
    asked: list[list[BaseMessage]]

    def _generate(self, messages: list[BaseMessage], *_: Any, **__: Any) -> ChatResult:
        self.asked.append(messages)
        said = self.script.pop(0)
        if isinstance(said, Exception):
            raise said
        return ChatResult(generations=[ChatGeneration(message=AIMessage(said))])

    @property
    def _llm_type(self) -> str:
        return "scripted"


def _worded(*script: str | Exception) -> tuple[Answer | None, ScriptedModel]:
    model = ScriptedModel(script=list(script), asked=[])
    return GenerativeComposer(model, "test:scripted").worded("Hạn là ngày nào?", EXTRACTIVE, (), english=False), model


def test_an_honest_wording_goes_out_with_its_sources_and_the_models_name() -> None:
    answer, model = _worded("Các đơn vị báo cáo Sở Nội vụ trước ngày 10/11 hằng năm [1].")
    assert answer is not None
    assert answer.text.startswith("Các đơn vị báo cáo Sở Nội vụ trước ngày 10/11")
    assert answer.citations == EXTRACTIVE.citations
    assert answer.model == "test:scripted"
    assert QUOTE in str(model.asked[0][0].content)


def test_a_wrong_wording_gets_one_repair_with_the_finding() -> None:
    answer, model = _worded("Hạn là 15/11 [1].", "Hạn là trước ngày 10/11 [1].")
    assert answer is not None
    assert "10/11" in answer.text
    assert "15/11" in str(model.asked[1][-1].content)


@pytest.mark.parametrize(
    "script",
    [
        ("Hạn là 15/11 [1].", "Hạn là 16/11 [1]."),
        (TimeoutError("slow"),),
        ("",),
        ("KHÔNG CÓ CĂN CỨ",),
        ("Trước ngày 10/11 [1]. " * 200,),
    ],
    ids=["lies twice", "times out", "says nothing", "refuses", "runs away"],
)
def test_otherwise_the_extractive_answer_stands(script: tuple[str | Exception, ...]) -> None:
    assert _worded(*script)[0] is None
