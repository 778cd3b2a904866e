"""A visit: one message or pressed button of somebody who may be here, and the ways to answer it."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import re
from collections.abc import AsyncIterator
from typing import cast

from telegram import Bot, CallbackQuery, Message, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError
from telegram.ext import CallbackContext, ExtBot

from bot import sending
from bot.records.chats import Chat
from bot.records.people import Person
from bot.rendering.screen import Rows, Screen

Context = CallbackContext[ExtBot[tuple[()]], dict[object, object], dict[object, object], dict[object, object]]

TYPING_SECONDS = 4.0
"""Telegram shows "typing" for five seconds."""


class Visit:
    """Who is here, in which chat, when, and what was said or pressed."""

    def __init__(self, update: Update, bot: Bot, person: Person, chat: Chat, now: dt.datetime) -> None:
        self.bot, self.person, self.chat, self.now = bot, person, chat, now
        self._query: CallbackQuery | None = update.callback_query
        self._message = cast("Message", update.effective_message)
        self._match: re.Match[str] | None = None
        self._answered = False

    @property
    def zone(self) -> dt.tzinfo | None:
        """The zone of the office's clock."""
        return self.now.tzinfo

    @property
    def today(self) -> dt.date:
        """The day in the office."""
        return self.now.date()

    # --- what was said ---

    @property
    def is_press(self) -> bool:
        """Whether a button was pressed."""
        return self._query is not None

    @property
    def message(self) -> Message:
        """The message, or the one whose button was pressed."""
        return self._message

    @property
    def words(self) -> str:
        """The text without a command and without the bot's name."""
        words = self._message.text or ""
        words = re.sub(r"^/\w+(?:@\w+)?", "", words)
        return re.sub(rf"@{re.escape(self.bot.username)}\b", "", words, flags=re.IGNORECASE).strip()

    @property
    def sent_at(self) -> dt.datetime:
        """When the message was written, or the button pressed."""
        return self.now if self._query else self._message.date

    def matched(self, match: re.Match[str] | None) -> None:
        """What the handler table found in a button's data."""
        self._match = match

    def number(self, group: int = 1) -> int:
        """A number out of a button's data."""
        return int(self.part(group))

    def part(self, group: int = 1) -> str:
        """A part of a button's data."""
        return self._match[group] if self._match else ""

    # --- answering ---

    async def show(self, screen: Screen) -> Message:
        """Sends a screen; in a group, as a reply."""
        return await sending.send(self.bot, self.chat.telegram_id, screen, self._reply_to)

    async def redraw(self, screen: Screen) -> None:
        """Shows a screen in place of the one whose button was pressed."""
        await sending.redraw(self.bot, self.chat.telegram_id, self._message.message_id, screen)

    async def ask_back(self, words: str) -> Message:
        """Asks for a reply to this very message."""
        return await sending.ask_back(self.bot, self.chat.telegram_id, words, self._message.message_id)

    async def show_picture(self, picture: bytes, caption: str, buttons: Rows) -> None:
        """Sends a picture in reply."""
        here = self.chat.telegram_id
        await sending.send_picture(self.bot, here, picture, caption, buttons, self._message.message_id)

    async def hand_over(self, name: str, content: bytes, caption: str = "") -> None:
        """Sends a file."""
        await sending.send_file(self.bot, self.chat.telegram_id, name, content, caption, self._reply_to)

    async def toast(self, words: str = "", *, alert: bool = False) -> None:
        """Shows a line for a moment over the pressed button; `alert` waits until it is read."""
        if self._query is None or self._answered:
            return
        self._answered = True
        with contextlib.suppress(BadRequest):
            # "query is too old": Telegram has stopped waiting, the answer is not missed
            await self._query.answer(words or None, show_alert=alert)

    @contextlib.asynccontextmanager
    async def typing(self, action: str = ChatAction.TYPING) -> AsyncIterator[None]:
        """Shows that an answer is being prepared."""
        task = asyncio.create_task(self._type(action))
        try:
            yield
        finally:
            task.cancel()

    async def _type(self, action: str) -> None:
        while True:
            with contextlib.suppress(TelegramError):
                await self.bot.send_chat_action(self.chat.telegram_id, action)
            await asyncio.sleep(TYPING_SECONDS)

    @property
    def _reply_to(self) -> int | None:
        return None if self.chat.is_private else self._message.message_id
