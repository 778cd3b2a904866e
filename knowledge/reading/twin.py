"""Half of a task in a second process, forked from the one that is under limits already."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from typing import TypeVar

from knowledge.errors import DocumentError

ResultT = TypeVar("ResultT")


def twin(work: Callable[[], ResultT]) -> Callable[[], ResultT]:
    """Begins the work in a copy of this process; who asks for the result gets it, or ends as the copy has ended."""
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(writable, work)
    os.close(writable)

    def result() -> ResultT:
        with os.fdopen(readable, "rb") as channel:
            answer = channel.read()
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            # out of time, say: the keeper knows by the signal what to tell
            os.kill(os.getpid(), os.WTERMSIG(status))
        outcome: ResultT | Exception = pickle.loads(answer)  # noqa: S301 - written by this program, under the same limits
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return result


def _answer(writable: int, work: Callable[[], object]) -> None:
    failed = 1
    try:
        try:
            outcome = work()
        except (DocumentError, MemoryError) as error:
            outcome = error
        with os.fdopen(writable, "wb") as channel:
            pickle.dump(outcome, channel)
        failed = 0
    finally:
        # nothing of the other's may run in the copy
        os._exit(failed)
