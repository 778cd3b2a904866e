"""Untrusted bytes are taken apart in a process of their own: how it is asked, and what its end means."""

from __future__ import annotations

import atexit
import contextlib
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator

from knowledge.errors import UnreadableDocument
from knowledge.reading import messages
from knowledge.reading.limits import WALL_SECONDS, environment
from knowledge.reading.nursery import DONE, LIMIT, SLOW

_PIECE = 1 << 20
# A nursery that lives has ended its child by then.
_GRACE = 5.0  # seconds


def run_apart(task: str, data: bytes, *arguments: str, seconds: float = WALL_SECONDS) -> bytes:
    """What the task in `knowledge.reading.__main__` answers; UnreadableDocument where it dies or is too slow."""
    header = json.dumps({"task": task, "arguments": arguments}).encode()
    answer = _nursery.ask(header + b"\n" + data, seconds)
    match answer[-1:]:
        case end if end == DONE:
            return answer[:-1]
        case end if end == SLOW:
            raise UnreadableDocument(messages.TOO_SLOW)
        case _:
            raise UnreadableDocument(messages.BROKEN)


class _Nursery:
    """The process that forks a child for each file, started with the first and again where it has died."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def ask(self, request: bytes, seconds: float) -> bytes:
        """The whole answer; whoever gives up waiting ends the child."""
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                self._send(theirs, seconds)
            # a nursery that dies now leaves an answer without its end, or a child that nobody watches
            ours.settimeout(seconds + _GRACE)
            with contextlib.suppress(ConnectionError, TimeoutError):
                ours.sendall(request)
                ours.shutdown(socket.SHUT_WR)
            return b"".join(_received(ours))

    def close(self) -> None:
        """End the process; children at work end with the sockets of those who wait for them."""
        if self._control is not None and self._process is not None:
            self._control.close()
            self._process.wait()
            self._control = None

    def _send(self, channel: socket.socket, seconds: float) -> None:
        order = [LIMIT.pack(seconds)]
        with self._lock:
            control = self._control or self._started()
            try:
                socket.send_fds(control, order, [channel.fileno()])
            except ConnectionError:
                self.close()
                socket.send_fds(self._started(), order, [channel.fileno()])

    def _started(self) -> socket.socket:
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - this very program, with a task of its own
                [sys.executable, "-P", "-m", "knowledge.reading", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment(),
                start_new_session=True,
            )
        return self._control


def _received(channel: socket.socket) -> Iterator[bytes]:
    # what was sent before the other end was closed is there still
    with contextlib.suppress(ConnectionError, TimeoutError):
        yield from iter(lambda: channel.recv(_PIECE), b"")


# one for the whole program: it costs as much to start as five files take to read
_nursery = _Nursery()
atexit.register(_nursery.close)
