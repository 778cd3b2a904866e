"""What becomes of a handler that failed: the person is told, the admins too, the details stay in the log."""

from __future__ import annotations

import asyncio
import contextlib
import logging

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot import sending, texts
from bot.clock import Clock
from bot.records.chats import Chats
from bot.records.incidents import Incidents
from bot.rendering.screen import note
from bot.visits import Context
from knowledge.errors import KnowledgeError

_log = logging.getLogger(__name__)


class Failures:
    """PTB's error handler: whatever a handler raises ends here."""

    def __init__(self, incidents: Incidents, chats: Chats, clock: Clock) -> None:
        self._incidents, self._chats, self._clock = incidents, chats, clock

    async def handle(self, update: object, context: Context) -> None:
        """Tells whoever waits for an answer."""
        error = context.error
        chat = update.effective_chat if isinstance(update, Update) else None
        match error:
            case Forbidden() if chat is not None:
                # blocked between the question and the answer
                self._chats.lost(chat.id)
                return
            case NetworkError() if not isinstance(error, BadRequest):
                _log.warning("Telegram not reached: %s", type(error).__name__)
                return
            case KnowledgeError():
                words = str(error)
            case _:
                words = texts.FAILED
        _log.error("a handler failed", exc_info=error)
        with contextlib.suppress(KnowledgeError):
            # the database itself may be what failed
            report = texts.INCIDENT_HANDLER.format(kind=type(error).__name__)
            await asyncio.to_thread(self._incidents.report, report, self._clock())
        if chat is not None:
            with contextlib.suppress(TelegramError):
                await sending.send(context.bot, chat.id, note(words))
