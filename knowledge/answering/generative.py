"""A language model words the answer from numbered evidence; grounding decides whether its wording may go out."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.draft import Draft
from knowledge.answering.grounding import findings
from knowledge.answering.prompting import prompt
from knowledge.model import Answer, Citation

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

log = logging.getLogger(__name__)

_NO_EVIDENCE = "KHÔNG CÓ CĂN CỨ"
_LONGEST = 1400
_THOUGHTS = re.compile(r"<think>.*?</think>", re.DOTALL)


class GenerativeComposer:
    """Words answers with any LangChain chat model; whatever goes wrong, the extractive answer stands."""

    def __init__(self, model: BaseChatModel, name: str) -> None:
        """`name` is kept with each answer that the model worded."""
        self._model = model
        self._name = name

    def worded(self, question: str, extractive: Answer, drafts: Sequence[Draft], *, english: bool) -> Answer | None:
        """The answer in the model's words, after one repair at most; None where it may not go out."""
        evidence = [f"{cited.title}. {cited.quote}" for cited in extractive.citations]
        computed = "\n".join([extractive.text, *(draft.closing for draft in drafts if draft.closing)])
        messages = _messages(question, extractive.citations, computed, english=english)
        for _ in range(2):
            wording = self._said(messages)
            if wording is None:
                return None
            wrong = findings(wording, evidence, allowed=computed)
            if not wrong:
                return _renumbered(extractive, wording, self._name)
            log.info("wording of %s held back: %s", self._name, "; ".join(wrong))
            messages = [*messages, *_repair(wording, wrong)]
        return None

    def _said(self, messages: list[BaseMessage]) -> str | None:
        """What the model says; None for an error, a refusal, nothing, or far too much."""
        try:
            said = self._model.invoke(messages)
        except Exception as error:  # noqa: BLE001 - providers raise whatever they like; the extractive answer goes out instead
            log.warning("language model %s failed: %s", self._name, type(error).__name__)
            return None
        text = _THOUGHTS.sub("", said.text if isinstance(said.text, str) else str(said.content)).strip()
        if not text or _NO_EVIDENCE in text.upper() or len(text) > _LONGEST:
            return None
        return text


def _messages(question: str, citations: Sequence[Citation], computed: str, *, english: bool) -> list[BaseMessage]:
    from langchain_core.prompts import ChatPromptTemplate

    numbered = "\n\n".join(
        f"[{number}] {cited.title}, mục {cited.section}:\n{cited.quote}" for number, cited in enumerate(citations, 1)
    )
    template = ChatPromptTemplate.from_messages([("human", prompt("answer"))])
    language = "tiếng Anh (giữ nguyên tên riêng tiếng Việt)" if english else "tiếng Việt"
    return template.format_messages(language=language, evidence=numbered, computed=computed, question=question)


def _repair(wording: str, wrong: Sequence[str]) -> list[BaseMessage]:
    from langchain_core.messages import AIMessage, HumanMessage

    return [AIMessage(wording), HumanMessage(prompt("repair").format(findings="\n".join(f"- {one}" for one in wrong)))]


def _renumbered(extractive: Answer, wording: str, model: str) -> Answer:
    """Only the sources that the wording cites, numbered as they appear in it."""
    cited = list(dict.fromkeys(int(number) for number in re.findall(r"\[(\d{1,2})\]", wording)))
    order = {old: new for new, old in enumerate(cited, 1)}
    text = re.sub(r"\[(\d{1,2})\]", lambda match: f"[{order[int(match[1])]}]", wording)
    citations = tuple(extractive.citations[number - 1] for number in cited)
    return replace(extractive, text=text, citations=citations, model=model)
