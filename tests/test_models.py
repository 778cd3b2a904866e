"""Language models word the answers to the whole sample: no lie of theirs goes out, and honest words do."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from knowledge.__main__ import main
from knowledge.answering import Assistant
from knowledge.answering.generative import GenerativeComposer, faults
from knowledge.answering.grounding import cleaned, findings
from knowledge.model import Answer
from tests.assistants import (
    SAMPLE_QUESTIONS,
    SHARED,
    TODAY,
    Found,
    ScriptedModel,
    everything_found,
    saying,
)
from tests.language_server import language_server
from tests.lies import LIES
from tests.paraphrases import paraphrases

QUESTION = "Hạn nộp báo cáo hằng năm của Cát Thành là ngày nào?"


@pytest.fixture(scope="module")
def sample_found(sample_assistant: Assistant) -> list[Found]:
    """What is found for each question that the plans of the project answer."""
    return everything_found(sample_assistant, SAMPLE_QUESTIONS)


@pytest.fixture(scope="module")
def shared_found(shared_assistant: Assistant) -> list[Found]:
    """What is found for each question that the real plans answer, where they are at hand."""
    return everything_found(shared_assistant, SHARED / "evals" / "questions.jsonl")


@pytest.fixture(scope="module", params=["sample_found", "shared_found"])
def found(request: pytest.FixtureRequest) -> list[Found]:
    """Both, one after the other."""
    found: list[Found] = request.getfixturevalue(request.param)
    assert len(found) > 25
    return found


def _worded(found: Found, said: str) -> Answer | None:
    composer = GenerativeComposer(saying(said), "test")
    return composer.worded(found.question, found.extractive, found.drafts, found.text, english=found.english)


def _goes_out(found: Found, lie: str, lines: list[str]) -> bool:
    """Whether a lie in the place of the first line goes out; looked at alone first, which is faster."""
    if findings(cleaned(f"{lie} [1]"), found.sources, english=found.english):
        return False
    wording = cleaned(_marked([lie, *lines[1:]]))
    return not faults(wording, found.sources, found.drafts, english=found.english)


@cache
def _lines(found: Found) -> list[str]:
    """A true line for each source."""
    told = ("\n".join(source.told) or source.quote for source in found.sources)
    return ["; ".join(line.rstrip(" .;") for line in one.split("\n") if not line.startswith("“")) for one in told]


def _marked(lines: list[str]) -> str:
    return "\n".join(f"{line} [{number}]" for number, line in enumerate(lines, 1))


def _evidence(found: Found) -> str:
    return "\n".join((*(source.whole for source in found.sources), found.extractive.text)).lower()


# --- what goes out --------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", LIES)
def test_no_lie_reaches_anybody(found: list[Found], kind: str) -> None:
    through = [
        f"{one.question}: {lie}"
        for one in found
        for lie in LIES[kind](_lines(one)[0], _evidence(one))
        if _goes_out(one, lie, _lines(one))
    ]
    assert through == []


def test_every_kind_of_lie_is_told(sample_found: list[Found], shared_found: list[Found]) -> None:
    every = [*sample_found, *shared_found]
    told = {kind: sum(1 for one in every for _ in lie(_lines(one)[0], _evidence(one))) for kind, lie in LIES.items()}
    assert min(told.values()) > 0, told


def test_what_is_true_elsewhere_is_a_lie_here(found: list[Found]) -> None:
    """The day of one source under the number of another."""
    through = []
    for one in found:
        lines = _lines(one)
        for first, second in ((0, 1), (1, 0)):
            # "Số, ký hiệu: 1470/QĐ-UBND" is said of every source of that plan: its name has the number
            elsewhere = len(lines) > 1 and lines[first].split(": ")[-1] not in one.sources[second].whole
            if elsewhere and "/" in lines[first]:
                swapped = [*lines]
                swapped[second] = lines[first]
                through += [swapped] if _worded(one, _marked(swapped)) else []
    assert through == []


def test_honest_words_are_believed(found: list[Found]) -> None:
    asked, held_back = Counter[str](), []
    for one in found:
        for kind, wording in paraphrases(one.sources, one.drafts, english=one.english):
            asked[kind] += 1
            answer = _worded(one, wording)
            if answer is None:
                held_back.append(f"{kind}: {wording}")
            else:
                assert answer.model == "test"
                assert answer.citations
    assert len(asked) >= 10
    assert len(held_back) <= 0.02 * asked.total(), "\n".join(held_back)


def test_the_program_s_own_days_stay_with_the_model_s_words(found: list[Found]) -> None:
    """That a plan has ended, or how many days are left, is said whatever the model leaves out."""
    for one in found:
        answer = _worded(one, _marked(_lines(one)))
        for draft in one.drafts if answer else ():
            assert draft.headline in answer.text  # type: ignore[union-attr]
            assert draft.closing in answer.text  # type: ignore[union-attr]
            assert draft.opening in answer.text  # type: ignore[union-attr]


# --- what is asked --------------------------------------------------------------------------------


def test_no_other_question_is_told_to_a_model(sample_assistant: Assistant) -> None:
    model = ScriptedModel(says=lambda _: "")
    asker = sample_assistant.worded_by(GenerativeComposer(model, "test"))
    asker.ask(QUESTION, today=TODAY)
    asker.ask("Sơn La nộp báo cáo hằng năm về đâu?", today=TODAY)
    first, second = ("\n".join(message.text for message in asked) for asked in model.asked)
    assert QUESTION in first
    assert "Cát Thành là ngày nào" not in second


def test_a_model_that_lies_changes_no_answer(sample_assistant: Assistant) -> None:
    plain = sample_assistant.ask(QUESTION, today=TODAY)
    lying = sample_assistant.worded_by(GenerativeComposer(saying("Hạn là ngày 17/8 [1]."), "test"))
    assert lying.ask(QUESTION, today=TODAY) == plain


def test_nothing_found_asks_no_model(sample_assistant: Assistant) -> None:
    model = ScriptedModel(says=lambda _: "Trời nắng [1].")
    sample_assistant.worded_by(GenerativeComposer(model, "test")).ask("Thời tiết hôm nay thế nào?", today=TODAY)
    assert model.asked == []


# --- beside each other ----------------------------------------------------------------------------


def test_evaluate_shows_the_answers_without_a_model_and_with_it(
    sample_assistant: Assistant,
    sample_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    questions = tmp_path / "questions.jsonl"
    item = {"id": "1", "question": QUESTION, "answer_facts": ["10/12"]}
    questions.write_text(json.dumps(item, ensure_ascii=False), encoding="utf-8")
    with language_server() as server:
        server.text = "Các đơn vị gửi báo cáo trước ngày 10/12 hằng năm [1]."
        for name, value in {
            "DATA_DIR": str(sample_data), "LLM_MODEL": "openai:x", "LLM_BASE_URL": server.url, "LLM_API_KEY": "k",
        }.items():  # fmt: skip
            monkeypatch.setenv(name, value)
        assert main(["evaluate", str(questions), "--today", "2026-11-22", "--json"]) == 0
    plain, worded = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (plain["model"], plain["worded"], plain["failed"]) == (None, 0, [])
    assert (worded["model"], worded["worded"], worded["failed"]) == ("openai:x", 1, [])
