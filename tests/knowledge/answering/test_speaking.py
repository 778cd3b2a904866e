"""A language model behind HTTP: asked for structure where it can, and never waited for longer than its time."""

import json
import time
from collections.abc import Callable, Iterator

import pytest

from knowledge.answering.composing import answer_from
from knowledge.answering.draft import Draft, Statement
from knowledge.assembly import open_composer
from knowledge.model import Answer, Plan
from knowledge.settings import KnowledgeSettings
from knowledge.vietnamese import squash
from tests.language_server import MANNERS, LanguageServer, language_server

QUOTE = "Các đơn vị báo cáo về Sở Nội vụ trước ngày 10/11 hàng năm."
QUESTION = "Hạn là ngày nào?"
PLAIN = "Các đơn vị báo cáo Sở Nội vụ trước ngày 10/11 hằng năm [1]."
STRUCTURED = json.dumps({"sentences": [{"text": PLAIN.removesuffix(" [1]."), "sources": [1]}]}, ensure_ascii=False)
SECONDS = 0.8
WELL_MANNERED = ("streams", "streams plain text only", "knows no streams")


@pytest.fixture
def server() -> Iterator[LanguageServer]:
    """A server on loopback."""
    with language_server() as running:
        yield running


Ask = Callable[[], Answer | None]


@pytest.fixture
def asker(server: LanguageServer, make_plan: Callable[..., Plan]) -> Callable[[float], Ask]:
    """Makes what asks the server for a wording of one deadline, with so many seconds to answer."""
    statement = Statement("Hạn: trước ngày 10/11 hằng năm", "I.1", 1, QUOTE)
    draft = Draft(make_plan(QUOTE), "Thời hạn – Kế hoạch A", (statement,), 1.0)

    def text(plan: Plan) -> str:
        return squash(plan.text)

    def asker(seconds: float) -> Ask:
        settings = KnowledgeSettings(
            _env_file=None,  # type: ignore[call-arg]
            llm_model="openai:x",
            llm_base_url=server.url,
            llm_api_key="k",
            llm_timeout=seconds,
            llm_max_tokens=300,
        )
        composer = open_composer(settings)
        assert composer is not None
        return lambda: composer.worded(QUESTION, answer_from(draft, text), (draft,), text, english=False)

    return asker


@pytest.fixture
def ask(asker: Callable[[float], Ask]) -> Ask:
    """Asks with time enough."""
    return asker(20.0)


@pytest.fixture
def ask_in_haste(asker: Callable[[float], Ask]) -> Ask:
    """Asks with little time."""
    return asker(SECONDS)


@pytest.mark.parametrize("manner", WELL_MANNERED)
@pytest.mark.parametrize("said", [PLAIN, STRUCTURED], ids=["plain", "structured"])
def test_what_a_server_says_goes_out_in_whatever_form_it_comes(
    manner: str, said: str, server: LanguageServer, ask: Ask
) -> None:
    server.manner, server.text = manner, said
    answer = ask()
    assert answer is not None
    assert "báo cáo Sở Nội vụ trước ngày 10/11 hằng năm [1]" in answer.text
    assert answer.model == "openai:x"


def test_a_server_is_asked_for_sentences_with_their_sources(server: LanguageServer, ask: Ask) -> None:
    server.text = STRUCTURED
    ask()
    (asked,) = server.asked
    schema = asked["response_format"]["json_schema"]["schema"]
    assert set(schema["properties"]["sentences"]["items"]["properties"]) == {"text", "sources"}
    assert asked["stream"] is True
    assert asked.get("max_tokens") or asked.get("max_completion_tokens") == 300


def test_a_server_that_knows_no_structure_is_asked_for_it_once(server: LanguageServer, ask: Ask) -> None:
    server.manner, server.text = "streams plain text only", PLAIN
    assert ask() is not None
    assert ask() is not None
    assert ["response_format" in asked for asked in server.asked] == [True, False, False]


def test_a_server_is_sent_the_question_and_the_evidence_and_nobody_s_name(server: LanguageServer, ask: Ask) -> None:
    server.text = PLAIN
    ask()
    (asked,) = server.asked
    assert QUESTION in asked["messages"][0]["content"]
    assert QUOTE in asked["messages"][0]["content"]
    assert not {"user", "metadata", "safety_identifier"} & set(asked)


@pytest.mark.parametrize("manner", [manner for manner in MANNERS if manner not in WELL_MANNERED])
def test_nobody_waits_for_a_bad_server(manner: str, server: LanguageServer, ask_in_haste: Ask) -> None:
    server.manner, server.text = manner, PLAIN
    started = time.monotonic()
    assert ask_in_haste() is None
    assert time.monotonic() - started < SECONDS + 1.5


@pytest.mark.parametrize("manner", ["hangs", "trickles", "fails", "wants another key"])
def test_after_an_outage_the_next_answer_does_not_wait(manner: str, server: LanguageServer, ask_in_haste: Ask) -> None:
    server.manner = manner
    ask_in_haste()
    started, asked = time.monotonic(), len(server.asked)
    assert ask_in_haste() is None
    assert time.monotonic() - started < SECONDS / 4
    assert len(server.asked) == asked


@pytest.mark.parametrize("manner", ["runs away", "is cut at its longest", "says nothing"])
def test_one_bad_wording_is_no_outage(manner: str, server: LanguageServer, ask: Ask) -> None:
    server.manner, server.text = manner, PLAIN
    assert ask() is None
    server.manner = "streams"
    assert ask() is not None
