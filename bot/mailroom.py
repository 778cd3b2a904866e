"""Updates on their way to the handlers: kept first, worked on in order within a chat, a few chats at a time."""

from __future__ import annotations

import asyncio
import logging
import weakref
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.clock import Clock
from bot.records.inbox import Inbox
from knowledge.errors import LibraryError

AT_ONCE = 8
_LONGEST_WAIT = 10.0
_log = logging.getLogger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class Mailroom:
    """Once `accept` returns, an update survives whatever happens to the process."""

    def __init__(self, inbox: Inbox, application: AnyApplication, clock: Clock) -> None:
        self._inbox, self._application, self._clock = inbox, application, clock
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._chats: weakref.WeakValueDictionary[int, asyncio.Lock] = weakref.WeakValueDictionary()
        self._tasks: set[asyncio.Task[None]] = set()

    async def accept(self, updates: Iterable[Mapping[str, Any]]) -> None:
        """Keeps the updates and starts work on those that are new; raises LibraryError where they cannot be kept."""
        fresh = await asyncio.to_thread(self._inbox.store, tuple(updates), self._clock())
        for update in fresh:
            self._start(update)

    async def resume(self) -> None:
        """Starts work on what was unfinished when the program last ended."""
        for update in await asyncio.to_thread(self._inbox.unfinished):
            self._start(update)

    async def drain(self, seconds: float) -> None:
        """Waits until everything accepted is done, at most so long; what is not done is resumed at the next start."""
        if not self._tasks:
            return
        _, unfinished = await asyncio.wait(self._tasks, timeout=seconds)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)

    def _start(self, update: Mapping[str, Any]) -> None:
        task = asyncio.create_task(self._work(update))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, raw: Mapping[str, Any]) -> None:
        parsed = Update.de_json(dict(raw), self._application.bot)
        lock = self._lock(parsed)
        async with lock, self._slots:
            await self._note(partial(self._inbox.begin, parsed.update_id))
            await self._application.process_update(parsed)
            await self._note(partial(self._inbox.finish, parsed.update_id, self._clock()))

    async def _note(self, write: Callable[[], None]) -> None:
        """Writes into the inbox as soon as the database lets it."""
        wait = 0.5
        while True:
            try:
                await asyncio.to_thread(write)
            except LibraryError as error:
                _log.warning("an update waits: %s", error)
                await asyncio.sleep(wait)
                wait = min(_LONGEST_WAIT, wait * 2)
            else:
                return

    def _lock(self, update: Update) -> asyncio.Lock:
        chat = update.effective_chat.id if update.effective_chat else 0
        lock = self._chats.get(chat)
        if lock is None:
            lock = self._chats[chat] = asyncio.Lock()
        return lock
