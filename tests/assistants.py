"""The real assistant over folders of plans, for tests, and the chat models that they script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import Field

from knowledge.answering import Assistant
from knowledge.answering.draft import Draft
from knowledge.answering.grounding import Source
from knowledge.answering.numbering import numbered
from knowledge.assembly import open_assistant, open_embedder, open_index, open_library
from knowledge.model import Answer, Plan
from knowledge.publishing import Publisher
from knowledge.questionnaire import item_of, marked, read_questions
from knowledge.settings import KnowledgeSettings

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "knowledge" / "samples"
SAMPLE_QUESTIONS = ROOT / "tests" / "data" / "questions.jsonl"
SHARED = ROOT.parent / "shared"
TODAY = dt.date(2026, 11, 22)


def assistant_over(plans: Path, data_dir: Path) -> Assistant:
    """The assistant over the plans of a folder, with the real embedding model."""
    settings = KnowledgeSettings(data_dir=data_dir, _env_file=None)  # type: ignore[call-arg]
    library = open_library(settings)
    embedder = open_embedder(settings)
    publisher = Publisher(library, embedder, open_index(settings, library, embedder))
    assert {report.status for report in publisher.publish_files(sorted(plans.iterdir()))} == {"added"}
    return open_assistant(settings, library)


class ScriptedModel(BaseChatModel):
    """Says what `says` makes of what it is asked; keeps what it was asked."""

    says: Callable[[list[BaseMessage]], str]
    asked: list[list[BaseMessage]] = Field(default_factory=list)

    def _generate(self, messages: list[BaseMessage], *_: Any, **__: Any) -> ChatResult:
        self.asked.append(messages)
        return ChatResult(generations=[ChatGeneration(message=AIMessage(self.says(messages)))])

    @property
    def _llm_type(self) -> str:
        return "scripted"


def saying(*script: str | Exception) -> ScriptedModel:
    """A model that says one thing after the other, the last one for ever."""
    left = list(script)

    def says(_: list[BaseMessage]) -> str:
        said = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(said, Exception):
            raise said
        return said

    return ScriptedModel(says=says)


@dataclass(frozen=True, slots=True)
class Found:
    """An answer in the plans' own words with all that a language model is given to word it anew."""

    question: str
    extractive: Answer
    drafts: tuple[Draft, ...]
    text: Callable[[Plan], str]
    english: bool
    sources: tuple[Source, ...]


class _Recording:
    """Stands where a language model would; keeps what it is given."""

    def __init__(self) -> None:
        self.found: list[Found] = []

    def worded(
        self, question: str, extractive: Answer, drafts: Sequence[Draft], text: Callable[[Plan], str], *, english: bool
    ) -> None:
        sources = numbered(extractive, drafts, text, english=english)
        self.found.append(Found(question, extractive, tuple(drafts), text, english, sources))


def everything_found(assistant: Assistant, questions: Path) -> list[Found]:
    """What the assistant finds for a file of questions, wherever it answers."""
    recording = _Recording()
    marked(assistant.worded_by(recording), tuple(map(item_of, read_questions(questions))), TODAY)
    return recording.found
