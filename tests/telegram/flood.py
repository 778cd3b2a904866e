"""Flood control as documented: 30 messages a second, one a second in a chat (bursts of 3), 20 a minute in a group."""

from __future__ import annotations

import collections
import math
import time
from collections.abc import Callable

from .faults import Refused

MINUTE = 60.0


class Flood:
    """Counts messages; `hits` is how many were refused, `early` how many came before retry_after was over."""

    def __init__(
        self,
        per_second: int = 30,
        chat_burst: int = 3,
        group_per_minute: int = 20,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._per_second, self._chat_burst, self._group_per_minute = per_second, chat_burst, group_per_minute
        self._clock = clock
        self._all: collections.deque[float] = collections.deque()
        self._chats: dict[int, collections.deque[float]] = collections.defaultdict(collections.deque)
        self._closed_until = 0.0
        self.hits = self.early = self.peak = 0

    def check(self, chat_id: int) -> None:
        """Counts one message; raises Refused with retry_after."""
        now, chat = self._clock(), self._chats[chat_id]
        _forget(self._all, now - 1.0)
        _forget(chat, now - MINUTE)
        self.early += now < self._closed_until - 0.01
        wait = self._wait(now, chat, is_group=chat_id < 0)
        if wait > 0:
            self.hits += 1
            seconds = max(1, math.ceil(wait))
            self._closed_until = now + seconds
            raise Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        self._all.append(now)
        chat.append(now)
        self.peak = max(self.peak, len(self._all))

    def _wait(self, now: float, chat: collections.deque[float], *, is_group: bool) -> float:
        waits = [0.0]
        if len(self._all) >= self._per_second:
            waits.append(self._all[0] + 1.0 - now)
        burst = [at for at in chat if at > now - self._chat_burst]
        if len(burst) >= self._chat_burst:
            waits.append(burst[0] + self._chat_burst - now)
        if is_group and len(chat) >= self._group_per_minute:
            waits.append(chat[0] + MINUTE - now)
        return max(waits)


def _forget(times: collections.deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()
