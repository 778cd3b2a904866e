"""A language model words the answer from numbered evidence; grounding decides whether its wording may go out."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from knowledge.answering.draft import Draft
from knowledge.answering.grounding import Source, cleaned, findings, foreign, marked_alike
from knowledge.answering.numbering import may_be_worded, numbered
from knowledge.answering.prompting import prompt
from knowledge.answering.speaking import Budget, Speaker
from knowledge.answering.telling import retold, unsaid
from knowledge.errors import ModelUnavailable
from knowledge.model import Answer, Plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

log = logging.getLogger(__name__)

# The model has nothing to say, or will not say it: another try would say the same.
_REFUSED = re.compile(
    r"không có căn cứ|^(?:rất )?(?:xin lỗi|tiếc)|tôi không thể|tôi là (?:một )?(?:trợ lý|mô hình)|i(?:'m| am) sorry"
    r"|i can(?:no|')t|as an ai",
    re.IGNORECASE,
)
# Vietnamese takes more tokens than English: about this many characters each.
_CHARACTERS_A_TOKEN = 2.5


class GenerativeComposer:
    """Words answers with any LangChain chat model; whatever goes wrong, the extractive answer stands."""

    def __init__(self, model: BaseChatModel, name: str, budget: Budget = Budget()) -> None:  # noqa: B008 - frozen
        """`name` is kept with each answer that the model worded."""
        self._speaker = Speaker(model, budget)
        self._name = name
        self._budget = budget

    def worded(
        self,
        question: str,
        extractive: Answer,
        drafts: Sequence[Draft],
        source: Callable[[Plan], str],
        *,
        english: bool,
    ) -> Answer | None:
        """The answer in the model's words, after one repair at most; None where it may not go out.

        `source` gives a plan's text in the form that quotes are compared in. The model is told the question and the
        evidence, never who asks.
        """
        if not may_be_worded(extractive, drafts, source):
            return None
        sources = numbered(extractive, drafts, source, english=english)
        messages = _messages(question, sources, drafts, english=english)
        if sum(len(message.text) for message in messages) / _CHARACTERS_A_TOKEN > self._budget.prompt_tokens:
            return None
        deadline = time.monotonic() + self._budget.seconds
        for _ in range(2):
            try:
                said = marked_alike(cleaned(self._speaker.said(messages, deadline)))
            except ModelUnavailable as error:
                log.warning("language model %s: %s", self._name, error)
                return None
            if not said or _REFUSED.search(said) or foreign(said, english=english):
                log.info("language model %s has no answer", self._name)
                return None
            wrong = faults(said, sources, drafts, english=english)
            if not wrong:
                return retold(extractive, drafts, sources, said, self._name, english=english)
            log.info("wording of %s held back: %s", self._name, "; ".join(wrong))
            messages = [*messages, *_repair(said, wrong)]
        return None


def faults(wording: str, sources: Sequence[Source], drafts: Sequence[Draft], *, english: bool) -> tuple[str, ...]:
    """Why a wording may not go out: what its sources do not say, and what it leaves out; empty: it may."""
    return findings(wording, sources, english=english) + unsaid(wording, drafts, sources, english=english)


def _messages(question: str, sources: Sequence[Source], drafts: Sequence[Draft], *, english: bool) -> list[BaseMessage]:
    from langchain_core.prompts import ChatPromptTemplate

    evidence = "\n\n".join(f"[{number}] {_shown(source)}" for number, source in enumerate(sources, 1))
    computed = "\n".join(dict.fromkeys(words for draft in drafts for words in (draft.opening, draft.closing) if words))
    template = ChatPromptTemplate.from_messages([("human", prompt("answer"))])
    language = "tiếng Anh (giữ nguyên tên riêng tiếng Việt)" if english else "tiếng Việt"
    return template.format_messages(language=language, evidence=evidence, computed=computed or "-", question=question)


def _shown(source: Source) -> str:
    told = "".join(f"{words}\n" for words in source.told if words not in source.quote)
    return f"{source.label}, mục {source.section}:\n{told}“{source.quote}”"


def _repair(wording: str, wrong: Sequence[str]) -> list[BaseMessage]:
    from langchain_core.messages import AIMessage, HumanMessage

    return [AIMessage(wording), HumanMessage(prompt("repair").format(findings="\n".join(f"- {one}" for one in wrong)))]
