"""A process that has loaded the readers and forks for each file: a keeper that watches, a child that reads."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
from collections.abc import Callable, Sequence

Work = Callable[[str, bytes, Sequence[str]], bytes]

# How an answer ends; without any of these the child's keeper has died.
DONE, DIED, SLOW = b".", b"!", b"~"
_PIECE = 1 << 20


def serve(control: socket.socket, work: Work) -> None:
    """Answer on every channel that comes over `control`, each by a child of its own, until the parent is gone."""
    # keepers need nobody to wait for them
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        mark, channels, _, _ = socket.recv_fds(control, 1, 1)
        if not mark:
            return
        with socket.socket(fileno=channels[0]) as channel:
            if os.fork() == 0:
                control.close()
                _keep(channel, work)
                os._exit(0)


def _keep(channel: socket.socket, work: Work) -> None:
    """Runs the work in a child; ends it, with all that it has started, when time is over or nobody waits any more."""
    header, _, data = b"".join(iter(lambda: channel.recv(_PIECE), b"")).partition(b"\n")
    asked = json.loads(header)
    woken = _wakened()
    child = os.fork()
    if child == 0:
        _read(channel, lambda: work(asked["task"], data, asked["arguments"]))
    with contextlib.suppress(OSError):
        # the child does so too: whoever comes first
        os.setpgid(child, child)
    ended = _ends(woken, channel, asked["seconds"])
    with contextlib.suppress(ProcessLookupError):
        # LibreOffice leaves a process behind
        os.killpg(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(ConnectionError):
        # goes nowhere where the whole answer has been given
        channel.sendall(_mark(status) if ended else SLOW)


def _read(channel: socket.socket, work: Callable[[], bytes]) -> None:
    failed = 1
    try:
        os.setpgid(0, 0)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        # one file leaves no garbage that is worth looking for
        gc.disable()
        channel.sendall(work() + DONE)
        # whoever waits goes on while the memory of this process is taken down
        channel.shutdown(socket.SHUT_WR)
        failed = 0
    finally:
        # whatever went wrong, nothing of the keeper's may run in the child
        os._exit(failed)


def _wakened() -> int:
    """A descriptor that can be read once a child has ended."""
    readable, writable = os.pipe()
    os.set_blocking(writable, False)
    signal.set_wakeup_fd(writable)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    return readable


def _ends(woken: int, channel: socket.socket, seconds: float) -> bool:
    """Waits; False where the child has not ended by itself."""
    poll = select.poll()
    poll.register(woken, select.POLLIN)
    # hung up: the parent is gone, or has been interrupted
    poll.register(channel, 0)
    return any(descriptor == woken for descriptor, _ in poll.poll(seconds * 1000))


def _mark(status: int) -> bytes:
    return SLOW if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU else DIED
