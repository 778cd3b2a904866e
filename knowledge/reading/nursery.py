"""A process that has loaded the readers and keeps a child ready: each takes one file apart, is watched, and ends."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
import struct
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

Work = Callable[[str, bytes, Sequence[str]], bytes]

# How an answer ends; without any of these the nursery itself has died.
DONE, DIED, SLOW = b".", b"!", b"~"
# What comes with each channel: for how many seconds a child may be at work.
LIMIT = struct.Struct("d")
_PIECE = 1 << 20


class _Child(NamedTuple):
    """A child with the channel over which it is given the channel of whoever asks, and later with that one itself."""

    process: int
    channel: socket.socket
    ends: float = 0.0


def serve(control: socket.socket, work: Work) -> None:
    """Have a child answer on every channel that comes over `control`, until the parent is gone."""
    nursery = _Nursery(control, work)
    while nursery.goes_on():
        pass


class _Nursery:
    """The children at work, and one that waits: it is forked while nobody waits for it."""

    def __init__(self, control: socket.socket, work: Work) -> None:
        self._control = control
        self._work = work
        self._busy: list[_Child] = []
        self._woken = _wakened()
        self._ready = self._born()

    def goes_on(self) -> bool:
        """Sees to what happens next; False where the parent is gone, and all children are."""
        happened = self._wait()
        for child in list(self._busy):
            ended, status = os.waitpid(child.process, os.WNOHANG)
            # whoever asked may be gone, or have the whole answer while the child is being taken down
            if ended or child.ends <= time.monotonic() or child.channel.fileno() in happened:
                self._bury(child, _mark(status) if ended else SLOW)
        if self._control.fileno() not in happened:
            return True
        limit, channels, _, _ = socket.recv_fds(self._control, LIMIT.size, 1)
        if limit:
            self._give(socket.socket(fileno=channels[0]), *LIMIT.unpack(limit))
            return True
        for child in (*self._busy, self._ready):
            self._bury(child, DIED)
        return False

    def _wait(self) -> set[int]:
        """The descriptors at which something has happened, once something has."""
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        poll.register(self._woken, select.POLLIN)
        for child in self._busy:
            poll.register(child.channel, 0)
        ends = min((child.ends for child in self._busy), default=None)
        happened = poll.poll(ends and max(0.0, ends - time.monotonic()) * 1000)
        with contextlib.suppress(BlockingIOError):
            os.read(self._woken, _PIECE)
        return {descriptor for descriptor, _ in happened}

    def _give(self, channel: socket.socket, seconds: float) -> None:
        """The channel goes to the child that is ready, and the next is born."""
        if os.waitpid(self._ready.process, os.WNOHANG)[0]:
            # somebody has killed it while it waited
            self._bury(self._ready, DIED)
            self._ready = self._born()
        socket.send_fds(self._ready.channel, [b"."], [channel.fileno()])
        self._ready.channel.close()
        self._busy.append(_Child(self._ready.process, channel, time.monotonic() + seconds))
        self._ready = self._born()

    def _born(self) -> _Child:
        ours, theirs = socket.socketpair()
        process = os.fork()
        if process == 0:
            for other in (self._control, ours, *(child.channel for child in self._busy)):
                other.close()
            _grow(theirs, self._work)
        theirs.close()
        with contextlib.suppress(OSError):
            # the child does so too: whoever comes first
            os.setpgid(process, process)
        return _Child(process, ours)

    def _bury(self, child: _Child, mark: bytes) -> None:
        """Ends the child, with all that it has started, and tells how it ended."""
        with contextlib.suppress(ProcessLookupError):
            # LibreOffice leaves a process behind
            os.killpg(child.process, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(child.process, 0)
        with child.channel as channel, contextlib.suppress(OSError):
            # goes nowhere where the whole answer has been given; nobody can make the nursery wait
            channel.send(mark, socket.MSG_DONTWAIT)
            channel.shutdown(socket.SHUT_RDWR)
        if child in self._busy:
            self._busy.remove(child)


def _grow(orders: socket.socket, work: Work) -> None:
    """In the child: waits for its file, takes it apart, and ends."""
    failed = 1
    try:
        os.setpgid(0, 0)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        # one file leaves no garbage that is worth looking for; to look once, before it comes, makes this process a copy
        # of its own of what else would be copied bit by bit while the file is read
        gc.disable()
        gc.collect()
        mark, channels, _, _ = socket.recv_fds(orders, 1, 1)
        if mark:
            channel = socket.socket(fileno=channels[0])
            header, _, data = b"".join(iter(lambda: channel.recv(_PIECE), b"")).partition(b"\n")
            asked = json.loads(header)
            channel.sendall(work(asked["task"], data, asked["arguments"]) + DONE)
            # whoever waits goes on while the memory of this process is taken down
            channel.shutdown(socket.SHUT_WR)
        failed = 0
    finally:
        # whatever went wrong, nothing of the nursery's may run in the child
        os._exit(failed)


def _wakened() -> int:
    """A descriptor that can be read once a child has ended."""
    readable, writable = os.pipe()
    os.set_blocking(readable, False)
    os.set_blocking(writable, False)
    signal.set_wakeup_fd(writable)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    return readable


def _mark(status: int) -> bytes:
    return SLOW if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU else DIED
