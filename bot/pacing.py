"""How fast reminders go out: under Telegram's limits for all chats, for one chat, for one group."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable

from telegram.error import RetryAfter

# https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: 30/s, 1/s a chat, 20/min a group
GAP = 1 / 28
CHAT_GAP = 1.05
GROUP_LIMIT = 19
MINUTE = 60.0


def retry_seconds(error: RetryAfter) -> float:
    """How long Telegram asks to wait; the library says it as a number or a timedelta, by how it is set up."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, dt.timedelta) else float(wait)


class Pace:
    """Waits until the next message may go out, first come, first served; times are seconds of a monotonic clock."""

    def __init__(
        self,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        gap: float = GAP,
    ) -> None:
        self._monotonic, self._sleep, self._gap = monotonic, sleep, gap
        self._next = self._held_until = 0.0
        self._turn = asyncio.Lock()
        self._chats: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = defaultdict(deque)

    async def wait(self, telegram_id: int) -> None:
        """Until a message to that chat may go out; counts it."""
        async with self._turn:
            while (seconds := self._seconds_left(telegram_id)) > 0:
                await self._sleep(seconds)
            now = self._monotonic()
            self._next = now + self._gap
            self._chats[telegram_id] = now + CHAT_GAP
            if telegram_id < 0:
                self._groups[telegram_id].append(now)

    def hold(self, seconds: float) -> None:
        """Telegram said "retry after": nothing at all goes out before."""
        self._held_until = self._monotonic() + seconds + 0.1

    def _seconds_left(self, telegram_id: int) -> float:
        now = self._monotonic()
        free_at = max(self._next, self._held_until, self._chats.get(telegram_id, 0.0))
        recent = self._groups[telegram_id] if telegram_id < 0 else deque[float]()
        while recent and recent[0] <= now - MINUTE:
            recent.popleft()
        if len(recent) >= GROUP_LIMIT:
            free_at = max(free_at, recent[0] + MINUTE + 0.05)
        return free_at - now
