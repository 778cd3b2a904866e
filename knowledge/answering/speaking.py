"""One call of a chat model within its budgets of time and length, structured where the model can."""

from __future__ import annotations

import json
import logging
import queue
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.errors import ModelUnavailable

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

log = logging.getLogger(__name__)

SCHEMA: Mapping[str, Any] = {
    "title": "answer",
    "description": "The answer in sentences, each with the numbers of the sources it is taken from.",
    "type": "object",
    "properties": {
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string", "description": "One sentence, without source numbers."},
                    "sources": {
                        "type": "array",
                        "items": {"type": "integer"},
                        "description": "Numbers of its sources.",
                    },
                },
                "required": ["text", "sources"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["sentences"],
    "additionalProperties": False,
}
# What a server says to a request that it does not understand; anything else that goes wrong is the model's own trouble.
_NOT_UNDERSTOOD = frozenset({400, 404, 405, 415, 422, 501})
_NO_LINE = re.compile(r"Time-?out|Connect")  # in the names of errors, which each provider has of its own
_FORM_ERRORS = (NotImplementedError, ValueError, TypeError, AttributeError, KeyError, AssertionError)
# What models of different providers call a reply that was cut at its longest.
_CUT = frozenset({"length", "max_tokens", "MAX_TOKENS"})
# After an outage nobody waits for the model again for so many seconds.
_REST = 30.0
_THOUGHTS = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_JSON = re.compile(r"\{.*\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Budget:
    """What wording an answer may cost: seconds for all calls, tokens to read (estimated), characters to say."""

    seconds: float = 30.0
    prompt_tokens: int = 6000
    characters: int = 6000


class Speaker:
    """Puts messages to a chat model; thread-safe."""

    def __init__(self, model: BaseChatModel, budget: Budget) -> None:
        """The first way to ask that model and server understand is kept: structured, in parts, whole."""
        self._model = model
        self._budget = budget
        self._ways: tuple[_Way, ...] = (self._structured, self._streamed, self._whole)
        self._rests_until = 0.0

    def said(self, messages: Sequence[BaseMessage], deadline: float) -> str:
        """What the model says, marks of sources behind each sentence; "" where it says nothing.

        `deadline` is a time of `time.monotonic`. Raises ModelUnavailable: error, refusal of the server, too slow, too
        long, resting after one of the first three.
        """
        if time.monotonic() < self._rests_until:
            raise ModelUnavailable("resting")
        try:
            return self._said_somehow(messages, deadline)
        except _Outage:
            self._rests_until = time.monotonic() + _REST
            raise

    def _said_somehow(self, messages: Sequence[BaseMessage], deadline: float) -> str:
        for tried, way in enumerate(ways := self._ways):
            try:
                said = self._within(way, messages, deadline)
            except _NotUnderstood as error:
                if way is ways[-1]:
                    raise
                log.info("the model cannot be asked like this (%s)", error)
                continue
            self._ways = ways[tried:]
            return said
        raise AssertionError("the last way returns or raises")

    def _within(self, way: _Way, messages: Sequence[BaseMessage], deadline: float) -> str:
        """The reply, made in a thread that is left alone when time is up: no client limits a reply that trickles."""
        results: queue.SimpleQueue[str | Exception] = queue.SimpleQueue()
        given_up = threading.Event()

        def work() -> None:
            try:
                results.put(way(list(messages), given_up))
            except Exception as error:  # noqa: BLE001 - providers raise whatever they like; it is told apart below
                results.put(error)

        threading.Thread(target=work, name="language-model", daemon=True).start()
        try:
            result = results.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty as error:
            given_up.set()
            raise _Outage("too slow") from error
        if isinstance(result, Exception):
            raise _translated(result) from result
        return result

    def _structured(self, messages: list[BaseMessage], given_up: threading.Event) -> str:
        chain = self._model.with_structured_output(dict(SCHEMA))
        # the model behind the parser: its parts come one by one, and what is no JSON can still be read
        speaking = getattr(chain, "first", chain)
        whole = self._collected(speaking.stream(messages), given_up)
        for called in getattr(whole, "tool_calls", ()):
            return sentences_told(called["args"])
        return plain_told(_text(whole))

    def _streamed(self, messages: list[BaseMessage], given_up: threading.Event) -> str:
        return plain_told(_text(self._collected(self._model.stream(messages), given_up)))

    def _whole(self, messages: list[BaseMessage], given_up: threading.Event) -> str:
        return plain_told(_text(_uncut(self._model.invoke(messages))))

    def _collected(self, parts: Iterator[Any], given_up: threading.Event) -> Any:
        """The parts of a reply put together; leaving the stream early ends the model's work too."""
        whole, length = None, 0
        for part in parts:
            length += _length(part)
            if given_up.is_set() or length > self._budget.characters:
                raise ModelUnavailable("too long")
            whole = part if whole is None else whole + part
        return _uncut(whole)


_Way = Callable[["list[BaseMessage]", threading.Event], str]


class _NotUnderstood(ModelUnavailable):
    """Model or server does not know what was asked of it in this form."""


class _Outage(ModelUnavailable):
    """The model or its server is down, overloaded or too slow: the next question would fare no better."""


def _translated(error: Exception) -> ModelUnavailable:
    if isinstance(error, ModelUnavailable):
        return error
    status = getattr(error, "status_code", None)
    name = f"{type(error).__name__} {status or ''}".strip()
    if status in _NOT_UNDERSTOOD or (status is None and isinstance(error, _FORM_ERRORS)):
        return _NotUnderstood(name)
    return _Outage(name) if status or isinstance(error, OSError) or _NO_LINE.search(name) else ModelUnavailable(name)


def sentences_told(parsed: Mapping[str, Any]) -> str:
    """A structured answer as lines of text with marks."""
    lines = []
    for sentence in parsed.get("sentences") or ():
        if not isinstance(sentence, Mapping):
            continue
        text, sources = str(sentence.get("text") or "").strip(), sentence.get("sources") or ()
        marks = "".join(f"[{number}]" for number in dict.fromkeys(sources) if isinstance(number, int))
        if text:
            lines.append(text if re.search(r"\[\d+\]", text) else f"{text} {marks}".strip())
    return "\n".join(lines)


def plain_told(text: str) -> str:
    """A reply in plain text; JSON that was asked of nobody is read as JSON."""
    text = _THOUGHTS.sub("", text).strip()
    written = _JSON.search(text)
    if written and '"sentences"' in text:
        try:
            return sentences_told(json.loads(written[0]))
        except (ValueError, AttributeError):
            return ""
    return text


def _uncut(message: Any) -> Any:
    """The reply. Raises ModelUnavailable where it ends at its longest: half a sentence may say the opposite."""
    told = getattr(message, "response_metadata", {})
    if _CUT & {told.get("finish_reason"), told.get("stop_reason"), told.get("done_reason")}:
        raise ModelUnavailable("cut short")
    return message


def _text(message: Any) -> str:
    text = getattr(message, "text", "")
    if callable(text) and not isinstance(text, str):
        text = text()
    return str(text)


def _length(part: Any) -> int:
    called = sum(len(str(call.get("args") or "")) for call in getattr(part, "tool_call_chunks", None) or ())
    return len(_text(part)) + called
