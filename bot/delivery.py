"""Reminders on their way: claimed under a lease, sent at Telegram's pace, recorded.

Telegram has no idempotency key. What was certainly not sent is tried again; what may have arrived is sent again only
after a grace, marked, and a bounded number of times.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import enum
import logging
import uuid
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

import httpx
from telegram import Bot, Message
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot import sending, texts
from bot.clock import Clock
from bot.pacing import Pace, retry_seconds
from bot.planning import Planner
from bot.records.chats import Chat, Chats
from bot.records.incidents import Incidents
from bot.records.ledger import Delivery, Ledger
from bot.rendering.deadlines import reminder_screen
from knowledge.errors import LibraryError

LEASE = dt.timedelta(seconds=180)
SEND_TIME = dt.timedelta(seconds=30)
"""Nothing is sent with less than this left of its lease: one send, with its timeouts, must fit in."""

MOST_SKEW = dt.timedelta(minutes=2)
_LONGEST_RETRY = 300
T = TypeVar("T")
_log = logging.getLogger(__name__)


class Certainty(enum.Enum):
    """What an error says of the message: may it have arrived, may it be sent again?"""

    NOT_SENT = enum.auto()
    UNKNOWN = enum.auto()
    CHAT_GONE = enum.auto()
    REFUSED = enum.auto()
    TOKEN_REFUSED = enum.auto()


def certainty(error: TelegramError) -> Certainty:
    """What is known of a message whose sending failed."""
    match error:
        case Forbidden():
            return Certainty.CHAT_GONE
        case InvalidToken():
            return Certainty.TOKEN_REFUSED
        case BadRequest():
            return Certainty.CHAT_GONE if "chat not found" in error.message.lower() else Certainty.REFUSED
    if isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        # no connection, no message
        return Certainty.NOT_SENT
    # a lost reply, 5xx, broken JSON: Telegram may have taken the message
    return Certainty.UNKNOWN


class Courier:
    """Sends what the planner plans, at each `tick`. The bot is its own: nothing else sets its pace."""

    def __init__(
        self,
        bot: Bot,
        planner: Planner,
        ledger: Ledger,
        chats: Chats,
        incidents: Incidents,
        clock: Clock,
        pace: Pace,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._bot, self._planner, self._ledger = bot, planner, ledger
        self._chats, self._incidents, self._clock = chats, incidents, clock
        self._pace, self._sleep = pace, sleep
        self._owner = uuid.uuid4().hex
        self._stopping = self._refused = False
        self._working = asyncio.Lock()

    async def tick(self) -> None:
        """Plans what is due now and sends it. A database that is busy is tried again at the next tick."""
        try:
            async with self._working:
                await asyncio.to_thread(self._planner.plan, self._clock())
                await self.send_due()
        except LibraryError as error:
            _log.warning("reminders wait for the next tick: %s", error)

    async def stop(self) -> None:
        """Takes up nothing more, and lets the message on its way arrive."""
        self._stopping = True
        async with self._working:
            return

    async def send_due(self) -> None:
        """Sends until nothing is due, the token is refused, or the program stops.

        One after the other, each recorded before the next is taken up: a kill leaves one reminder in doubt, not many.
        """
        self._refused = False
        await self._recover()
        while not self._stopping and not self._refused:
            claimed = await asyncio.to_thread(self._ledger.claim, self._owner, self._clock(), LEASE)
            if claimed is None:
                return
            await self._send(claimed)

    async def _recover(self) -> None:
        given_up = await asyncio.to_thread(self._ledger.recover, self._clock())
        if given_up:
            await self._report(texts.INCIDENT_GIVEN_UP.format(count=given_up))

    async def _send(self, delivery: Delivery) -> None:
        """Sends one reminder when its turn comes, if it is still wanted then."""
        chat = await asyncio.to_thread(self._chats.chat, delivery.chat)
        await self._pace.wait(chat.telegram_id)
        # from here to the send nothing may wait: the turn would be somebody else's
        wanted = self._planner.still_due(delivery, self._clock())
        if wanted is None:
            await self._record(partial(self._ledger.closed, delivery, "cancelled"))
            return
        if self._stopping or self._refused or not self._holds(delivery):
            await self._record(partial(self._ledger.release, delivery))
            return
        due, name = wanted
        screen = reminder_screen(delivery.id, due, name, self._clock().date(), resent=delivery.resends > 0)
        try:
            message = await sending.send(self._bot, chat.telegram_id, screen)
        except TelegramError as error:
            await self._failed(delivery, chat, error)
            return
        await self._record(partial(self._ledger.sent, delivery, message.message_id, self._clock()))
        await self._compare_clocks(message)

    def _holds(self, delivery: Delivery) -> bool:
        """Whether there is time to send under the lease: a process that was suspended may have been taken for dead."""
        return delivery.lease_until is not None and self._clock() <= delivery.lease_until - SEND_TIME

    async def _failed(self, delivery: Delivery, chat: Chat, error: TelegramError) -> None:
        """Records why it was not sent."""
        now, reason = self._clock(), str(error)
        if isinstance(error, RetryAfter):
            self._pace.hold(retry_seconds(error))
            await self._record(partial(self._ledger.release, delivery))
            return
        if isinstance(error, ChatMigrated):
            await self._record(partial(self._chats.migrated, chat.telegram_id, error.new_chat_id))
            await self._record(partial(self._ledger.not_sent, delivery, now, reason))
            return
        match certainty(error):
            case Certainty.CHAT_GONE:
                await self._chat_gone(delivery, chat, reason)
            case Certainty.REFUSED:
                await self._record(partial(self._ledger.closed, delivery, "failed", reason))
                await self._report(texts.INCIDENT_REFUSED.format(chat=chat.title, reason=reason))
            case Certainty.NOT_SENT:
                later = now + dt.timedelta(seconds=min(_LONGEST_RETRY, 2**delivery.attempt))
                await self._record(partial(self._ledger.not_sent, delivery, later, reason))
            case Certainty.UNKNOWN:
                await self._record(partial(self._ledger.unknown, delivery, now, reason))
            case Certainty.TOKEN_REFUSED:
                self._refused = True
                await self._record(partial(self._ledger.release, delivery))
                await self._report(texts.BOT_CODE_REFUSED)

    async def _chat_gone(self, delivery: Delivery, chat: Chat, reason: str) -> None:
        await self._record(partial(self._chats.lost, chat.telegram_id))
        await self._record(partial(self._ledger.closed, delivery, "unreachable", reason))
        await self._record(partial(self._ledger.chat_lost, chat.id))
        await self._report(texts.INCIDENT_UNREACHABLE.format(chat=chat.title))

    async def _record(self, write: Callable[[], T]) -> T:
        """What became of a reminder must get in: tries until the database takes it, and sends nothing meanwhile."""
        wait, busy = 0.05, False
        while True:
            try:
                result = await asyncio.to_thread(write)
                break
            except LibraryError as error:
                _log.warning("outcome of a reminder not recorded yet: %s", error)
                await self._sleep(wait)
                wait, busy = min(2.0, wait * 2), True
        if busy:
            await self._report(texts.INCIDENT_LOCKED)
        return result

    async def _compare_clocks(self, message: Message) -> None:
        skew = message.date - self._clock()
        if abs(skew) > MOST_SKEW:
            await self._report(texts.INCIDENT_CLOCK.format(seconds=round(abs(skew.total_seconds()))))

    async def _report(self, words: str) -> None:
        _log.warning("%s", words)
        await asyncio.to_thread(self._incidents.report, words, self._clock())
