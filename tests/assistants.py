"""The real assistant over folders of plans, for tests, and the chat models that they script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import Field

from knowledge.answering import Assistant
from knowledge.answering.draft import Draft
from knowledge.answering.grounding import Source
from knowledge.answering.numbering import numbered
from knowledge.assembly import open_assistant, open_embedder, open_index, open_library
from knowledge.database import engine_of
from knowledge.facts import facts_of
from knowledge.lexis import Lexis
from knowledge.library import Draft as Published
from knowledge.library import Library
from knowledge.model import Answer, Plan
from knowledge.outline import outline_of
from knowledge.publishing import Publisher
from knowledge.question import asking_words
from knowledge.questionnaire import item_of, marked, read_questions
from knowledge.reading import read_document
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


class NothingSimilar:
    """Search that brings nothing up: what is told then stands on the words and the facts."""

    def similar(self, dense: str, lexical: str, plans: Sequence[str] | None) -> Mapping[tuple[str, str], float]:
        """Nothing is near to anything."""
        return {}


def assistant_of(folder: Path, *texts: str) -> Assistant:
    """The assistant over plans given as text, from the register and the words alone."""
    paths = [folder / f"plan_{at}.txt" for at in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return knowing(folder, [plan_of(path) for path in paths])


def knowing(folder: Path, plans: Sequence[Plan]) -> Assistant:
    """The assistant over those plans, from the register and the words alone; its library is kept in the folder."""
    library = Library(engine_of(f"sqlite:///{folder / 'library.db'}"))
    for plan in plans:
        library.publish(Published(plan, b"", (), np.empty((0, 0), dtype=np.float32), "none"))
    return Assistant(library, NothingSimilar(), Lexis(library, folder / "words", asking_words() * 3).vocabulary)


def plan_of(path: Path) -> Plan:
    """The plan in a text file, named by the file."""
    document = read_document(path)
    outline = outline_of(document)
    return Plan(
        path.stem,
        1,
        path.name,
        document.format,
        document.sha256,
        document.text,
        outline.header,
        outline.sections,
        facts_of(outline),
    )


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
