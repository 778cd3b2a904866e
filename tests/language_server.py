"""An OpenAI-compatible server on loopback, with the manners of good and of bad ones."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class LanguageServer:
    """Answers in one of the `MANNERS`; keeps what it was asked."""

    def __init__(self) -> None:
        """Well-mannered at first, with nothing to say."""
        self.manner, self.text = "streams", ""
        self.asked: list[dict[str, Any]] = []
        self.url = ""


class _Reply(BaseHTTPRequestHandler):
    """One request; `played` is set by `language_server`."""

    played: LanguageServer

    def do_POST(self) -> None:
        length = int(self.headers["content-length"])
        asked = json.loads(self.rfile.read(length))
        self.played.asked.append(asked)
        MANNERS[self.played.manner](self, asked)

    def log_message(self, *_: Any) -> None:
        """Nothing on the terminal."""

    def whole(self, status: int, body: bytes, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def streamed(self, parts: Iterator[str], end: str | None = "stop") -> None:
        """Server-sent events, one for each part, until the asker hangs up."""
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.end_headers()
        try:
            for part in parts:
                self.event(_chunk(part, None))
            if end is not None:
                self.event(_chunk("", end))
                self.wfile.write(b"data: [DONE]\n\n")
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def event(self, chunk: dict[str, Any]) -> None:
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()


def _chunk(text: str, end: str | None) -> dict[str, Any]:
    choice = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": end}
    return {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "x", "choices": [choice]}


def _completion(text: str) -> bytes:
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    completion = {"id": "1", "object": "chat.completion", "created": 1, "model": "x", "choices": [choice]}
    return json.dumps(completion | {"usage": usage}).encode()


def _words(text: str) -> Iterator[str]:
    return (f"{word} " for word in text.split(" "))


def _for_ever(part: str, pause: float) -> Iterator[str]:
    while True:
        yield part
        time.sleep(pause)


def _streams(reply: _Reply, asked: dict[str, Any]) -> None:
    reply.streamed(_words(reply.played.text))


def _streams_plain_text_only(reply: _Reply, asked: dict[str, Any]) -> None:
    if "response_format" in asked or "tools" in asked:
        reply.whole(400, b'{"error": {"message": "response_format is not supported", "type": "invalid_request_error"}}')
    else:
        reply.streamed(_words(reply.played.text))


def _knows_no_streams(reply: _Reply, asked: dict[str, Any]) -> None:
    reply.whole(200, _completion(reply.played.text))


def _keeps_the_line_open(reply: _Reply, asked: dict[str, Any]) -> None:
    reply.send_response(200)
    reply.send_header("content-type", "text/event-stream")
    reply.end_headers()
    try:
        for ping in _for_ever(": ping\n\n", 0.1):
            reply.wfile.write(ping.encode())
            reply.wfile.flush()
    except (BrokenPipeError, ConnectionResetError):
        reply.close_connection = True


def _failing(status: int) -> Callable[[_Reply, dict[str, Any]], None]:
    return lambda reply, _: reply.whole(status, b'{"error": {"message": "no"}}')


MANNERS: dict[str, Callable[[_Reply, dict[str, Any]], None]] = {
    "streams": _streams,
    "streams plain text only": _streams_plain_text_only,
    "knows no streams": _knows_no_streams,
    "hangs": lambda reply, _: time.sleep(3),
    "trickles": lambda reply, _: reply.streamed(_for_ever("a ", 0.1)),
    "keeps the line open": _keeps_the_line_open,
    "runs away": lambda reply, _: reply.streamed(_for_ever("Hạn là trước ngày 10/11. " * 20, 0)),
    "is cut at its longest": lambda reply, _: reply.streamed(_words(reply.played.text), "length"),
    "breaks off": lambda reply, _: reply.streamed(iter(["Hạn là trước"]), None),
    "says nothing": lambda reply, _: reply.streamed(iter(())),
    "wants another key": _failing(401),
    "is asked too often": _failing(429),
    "fails": _failing(500),
    "is a proxy's page": lambda reply, _: reply.whole(200, b"<html>Bad gateway</html>", "text/html"),
    "sends garbage": lambda reply, _: reply.whole(200, b"\xff\xfe{]", "text/event-stream"),
    "sends another object": lambda reply, _: reply.whole(200, b'{"choices": []}'),
}


@contextmanager
def language_server() -> Iterator[LanguageServer]:
    """A running server."""
    played = LanguageServer()
    handler = type("Reply", (_Reply,), {"played": played})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    played.url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield played
    server.shutdown()
    server.server_close()
