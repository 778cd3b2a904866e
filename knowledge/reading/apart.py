"""Untrusted bytes are taken apart in a process of their own: how it is asked, and what its end means."""

from __future__ import annotations

import atexit
import contextlib
import json
import socket
import subprocess
import sys
import threading

from knowledge.errors import UnreadableDocument
from knowledge.reading import messages
from knowledge.reading.limits import WALL_SECONDS, environment
from knowledge.reading.nursery import DONE, SLOW

_PIECE = 1 << 20


def run_apart(task: str, data: bytes, *arguments: str, seconds: float = WALL_SECONDS) -> bytes:
    """What the task in `knowledge.reading.__main__` answers; UnreadableDocument where it dies or is too slow."""
    header = json.dumps({"task": task, "arguments": arguments, "seconds": seconds}).encode()
    answer = _nursery.ask(header + b"\n" + data)
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

    def ask(self, request: bytes) -> bytes:
        """The whole answer; whoever gives up waiting ends the child."""
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                self._send(theirs)
            # a nursery that dies now leaves an answer without its end
            with contextlib.suppress(ConnectionError):
                ours.sendall(request)
                ours.shutdown(socket.SHUT_WR)
                return b"".join(iter(lambda: ours.recv(_PIECE), b""))
        return b""

    def close(self) -> None:
        """End the process; children at work end with the sockets of those who wait for them."""
        if self._control is not None and self._process is not None:
            self._control.close()
            self._process.wait()
            self._control = None

    def _send(self, channel: socket.socket) -> None:
        with self._lock:
            control = self._control or self._started()
            try:
                socket.send_fds(control, [b"."], [channel.fileno()])
            except ConnectionError:
                self.close()
                socket.send_fds(self._started(), [b"."], [channel.fileno()])

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


# one for the whole program: it costs as much to start as five files take to read
_nursery = _Nursery()
atexit.register(_nursery.close)
