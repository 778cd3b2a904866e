"""The bot's life: it comes up, takes updates, ticks, and on SIGTERM finishes what it has begun."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot import sending, texts
from bot.application import publish_menu
from bot.clock import Clock
from bot.delivery import Courier
from bot.errors import BotError, TelegramUnreachable, TokenRefused
from bot.mailroom import AnyApplication, Mailroom
from bot.polling import ALLOWED_UPDATES
from bot.records.inbox import Inbox
from bot.records.incidents import Incidents
from bot.records.people import People
from bot.rendering.administration import incidents_screen
from knowledge.errors import KnowledgeError, LibraryError

DRAIN_SECONDS = 20.0
FIRST_TICK_SECONDS = 3.0
_HOUR = 3600.0
_ATTEMPTS = 3
# The loop gives the interpreter away at each write to a socket, and waits so long for whoever works out an answer.
_SWITCH_SECONDS = 0.0005
# PTB's queue drops a job that is a second late, unless told otherwise
_TICK = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
_log = logging.getLogger(__name__)


class Intake(Protocol):
    """Where updates come from: polling or a webhook."""

    async def run(self) -> None:
        """Takes updates until cancelled."""
        ...


@dataclass(frozen=True, slots=True)
class Program:
    """Everything that runs; `webhook` is the address and secret where updates are brought, None for polling."""

    application: AnyApplication
    courier: Courier
    courier_bot: Bot
    mailroom: Mailroom
    intake: Intake
    inbox: Inbox
    incidents: Incidents
    people: People
    clock: Clock
    tick_seconds: float
    server: str
    warm: Callable[[], None]
    webhook: tuple[str, str] | None = None

    async def run(self, stop: asyncio.Event) -> None:
        """Runs until `stop` is set or the intake fails. Raises BotError."""
        sys.setswitchinterval(_SWITCH_SECONDS)
        await self._connect()
        try:
            await self._begin()
            _log.info(texts.READY.format(bot=self.application.bot.username))
            await self._take_updates(stop)
        finally:
            await self._end()

    async def _connect(self) -> None:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                await self.application.initialize()
                await self.courier_bot.initialize()
            except InvalidToken as error:
                raise TokenRefused(texts.BOT_CODE_REFUSED) from error
            except TelegramError as error:
                if attempt == _ATTEMPTS:
                    raise TelegramUnreachable(texts.UNREACHABLE.format(server=self.server)) from error
                await asyncio.sleep(attempt)
            else:
                return

    async def _begin(self) -> None:
        await self._announce()
        await self.application.start()
        jobs = self.application.job_queue
        if jobs is None:
            raise BotError(texts.FAILED)
        first = min(FIRST_TICK_SECONDS, self.tick_seconds)
        jobs.run_repeating(self._tick, self.tick_seconds, first, job_kwargs=_TICK)
        jobs.run_repeating(self._tidy, _HOUR, first, job_kwargs=_TICK)
        await self.mailroom.resume()
        asyncio.get_running_loop().run_in_executor(None, self._warm)

    def _warm(self) -> None:
        try:
            self.warm()
        except KnowledgeError as error:
            # whoever asks is told the same; an admin can mend it before
            _log.warning("the assistant is not ready: %s", error)
            self.incidents.report(str(error), self.clock())

    async def _announce(self) -> None:
        """Tells Telegram where updates go, and which commands there are."""
        bot = self.application.bot
        try:
            if self.webhook:
                url, secret = self.webhook
                await bot.set_webhook(
                    url, allowed_updates=ALLOWED_UPDATES, drop_pending_updates=False, secret_token=secret
                )
            else:
                await bot.delete_webhook(drop_pending_updates=False)
        except BadRequest as error:
            raise BotError(texts.WEBHOOK_REFUSED.format(reason=error.message)) from error
        except TelegramError as error:
            raise TelegramUnreachable(texts.UNREACHABLE.format(server=self.server)) from error
        with contextlib.suppress(TelegramError):
            # a menu of yesterday does no harm
            await publish_menu(self.application, self.people)

    async def _take_updates(self, stop: asyncio.Event) -> None:
        intake = asyncio.create_task(self.intake.run())
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({intake, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if intake.done():
            await intake
        intake.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await intake

    async def _end(self) -> None:
        await self.courier.stop()
        await self.mailroom.drain(DRAIN_SECONDS)
        if self.application.running:
            await self.application.stop()
        await self.application.shutdown()
        await self.courier_bot.shutdown()
        _log.info(texts.STOPPED)

    async def _tick(self, _context: Any) -> None:
        await self.courier.tick()
        await self._tell_admins()

    async def _tidy(self, _context: Any) -> None:
        try:
            await asyncio.to_thread(self.inbox.tidy, self.clock())
        except LibraryError as error:
            _log.warning("inbox not tidied: %s", error)

    async def _tell_admins(self) -> None:
        try:
            told = await asyncio.to_thread(self.incidents.untold)
        except LibraryError as error:
            _log.warning("admins not told: %s", error)
            return
        if not told:
            return
        for admin in self.people.admin_ids():
            try:
                await sending.send(self.application.bot, admin, incidents_screen(told))
            except TelegramError as error:
                _log.warning("admin not reached: %s", error)


def run_until_signalled(program: Callable[[], Program]) -> None:
    """Builds the program inside an event loop and runs it until SIGTERM or Ctrl-C. Raises BotError."""

    async def whole_life() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, stop.set)
        await program().run(stop)

    asyncio.run(whole_life())
