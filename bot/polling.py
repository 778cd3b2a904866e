"""Asking Telegram for updates: each is kept before Telegram is told, by the next offset, that it has arrived."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot import texts
from bot.clock import Clock
from bot.errors import AnotherBotRunning, TokenRefused
from bot.mailroom import Mailroom
from bot.pacing import retry_seconds
from bot.records.inbox import Inbox
from bot.records.incidents import Incidents
from knowledge.errors import LibraryError

ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member")
POLL_SECONDS = 25
_NEWCOMER_CONFLICTS = 2
_LONGEST_PAUSE = 30.0
_SETTLED_POLLS = 3
_REPLY_SECONDS = 10.0
_log = logging.getLogger(__name__)


class Poller:
    """Long polling without PTB's Updater, which confirms updates before they are worked on."""

    def __init__(
        self,
        bot: Bot,
        mailroom: Mailroom,
        inbox: Inbox,
        incidents: Incidents,
        clock: Clock,
        poll_seconds: int = POLL_SECONDS,
    ) -> None:
        self._bot, self._mailroom, self._inbox = bot, mailroom, inbox
        self._incidents, self._clock, self._poll_seconds = incidents, clock, poll_seconds
        self._polls = 0

    async def run(self) -> None:
        """Polls until cancelled. Raises TokenRefused, or AnotherBotRunning where this program is the newcomer."""
        offset = await asyncio.to_thread(self._inbox.next_offset)
        conflicts, pause = 0, 1.0
        while True:
            try:
                updates = await self._updates(offset)
                await self._mailroom.accept(updates)
            except InvalidToken as error:
                raise TokenRefused(texts.BOT_CODE_REFUSED) from error
            except Conflict as error:
                conflicts += 1
                await self._other_bot(conflicts, error)
            except RetryAfter as error:
                await asyncio.sleep(retry_seconds(error))
                continue
            except (TelegramError, LibraryError) as error:
                # without a network or database nothing is confirmed: Telegram keeps the updates for a day
                _log.warning("no updates: %s", error)
            else:
                offset = max((update["update_id"] + 1 for update in updates), default=offset)
                self._polls, conflicts, pause = self._polls + 1, 0, 1.0
                continue
            await asyncio.sleep(pause)
            pause = min(_LONGEST_PAUSE, pause * 2)

    async def _updates(self, offset: int) -> list[dict[str, Any]]:
        found = await self._bot.get_updates(
            offset, timeout=self._poll_seconds, allowed_updates=ALLOWED_UPDATES, read_timeout=_REPLY_SECONDS
        )
        return [update.to_dict() for update in found]

    async def _other_bot(self, conflicts: int, error: Conflict) -> None:
        """Of two programs with one token the newcomer gives way; the other one tells its admins."""
        if self._polls < _SETTLED_POLLS and conflicts >= _NEWCOMER_CONFLICTS:
            raise AnotherBotRunning(texts.ANOTHER_BOT) from error
        if self._polls >= _SETTLED_POLLS:
            await asyncio.to_thread(self._incidents.report, texts.INCIDENT_SECOND_BOT, self._clock())
