"""A real small language model words answers over the sample plans; only where `TEST_GGUF` names its file.

Such a model answers well half the time and makes things up the other half: just what must not go out.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from knowledge.answering import Assistant
from knowledge.assembly import open_composer
from knowledge.model import Answer
from knowledge.questionnaire import Mark, item_of, marked, read_questions
from knowledge.settings import KnowledgeSettings
from tests.assistants import SAMPLE_QUESTIONS, TODAY

GGUF = os.environ.get("TEST_GGUF", "")
# On two cores a model of 1.5B parameters takes about half a minute for each.
QUESTIONS = int(os.environ.get("TEST_GGUF_QUESTIONS", "8"))

pytestmark = [
    pytest.mark.language_model,
    pytest.mark.skipif(not GGUF, reason="TEST_GGUF names no file of a language model"),
]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """An OpenAI-compatible server of that model on loopback."""
    llama: Any = pytest.importorskip("xllamacpp", reason="pip install -e '.[llm-test]'")
    assert Path(GGUF).is_file()
    wanted = llama.CommonParams()
    wanted.model.path = GGUF
    wanted.n_ctx, wanted.n_parallel = 8192, 1
    # more threads than cores wait for each other
    wanted.cpuparams.n_threads = wanted.cpuparams_batch.n_threads = 1
    wanted.hostnames, wanted.port = ["127.0.0.1"], 0
    server = llama.Server(wanted)
    yield f"{server.listening_address}/v1"
    del server


@pytest.fixture(scope="module")
def marks(sample_assistant: Assistant, url: str) -> list[tuple[Mark, Mark]]:
    """Each question as answered in the plans' own words and with the model."""
    settings = KnowledgeSettings(
        _env_file=None,  # type: ignore[call-arg]
        llm_model="openai:small",
        llm_base_url=url,
        llm_api_key="any",
        llm_timeout=600,
        llm_max_tokens=300,
    )
    items = tuple(map(item_of, read_questions(SAMPLE_QUESTIONS)))[:QUESTIONS]
    plain = marked(sample_assistant, items, TODAY)
    worded = marked(sample_assistant.worded_by(open_composer(settings)), items, TODAY)
    for mark in worded:
        print(f"{mark.seconds:4.0f} s", "said" if _is_worded(mark) else "held back", mark.item.question, sep="  ")
        print(mark.outcome.text if _is_worded(mark) else "", end="\n\n")
    return list(zip(plain, worded, strict=True))


def _is_worded(mark: Mark) -> bool:
    return isinstance(mark.outcome, Answer) and mark.outcome.model is not None


def test_a_small_model_has_its_say(marks: list[tuple[Mark, Mark]]) -> None:
    assert any(_is_worded(worded) for _, worded in marks)


def test_an_answer_that_a_small_model_words_is_as_right_as_without_it(marks: list[tuple[Mark, Mark]]) -> None:
    worse = [
        f"{worded.item.question}\n{worded.outcome.text}\n{worded.faults}"
        for plain, worded in marks
        if set(worded.faults) - set(plain.faults)
    ]
    assert worse == []


def test_what_a_small_model_words_badly_goes_out_in_the_plans_own_words(marks: list[tuple[Mark, Mark]]) -> None:
    for plain, worded in marks:
        if not _is_worded(worded):
            assert worded.outcome == plain.outcome
