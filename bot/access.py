"""Who gets in: invited staff and admins. A stranger gets one polite refusal, and the admins are asked."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Chat as TelegramChat
from telegram import ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from bot import sending, texts
from bot.clock import Clock
from bot.records.chats import Chat, Chats
from bot.records.people import Account, People, Person
from bot.rendering.naming import moment_name
from bot.rendering.screen import Button, note
from bot.visits import Context, Visit

Handler = Callable[[Visit], Awaitable[None]]
Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]

REFUSAL_QUIET = dt.timedelta(days=1)
TOO_OLD = dt.timedelta(days=1)
"""What arrived while the bot was down longer than this is not answered any more, only apologised for."""

_PRESENT = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR)
_log = logging.getLogger(__name__)


class Access:
    """Wraps a handler for those who may use it: `staff`, `admins`."""

    def __init__(self, people: People, chats: Chats, clock: Clock) -> None:
        self._people, self._chats, self._clock = people, chats, clock

    # --- for the handler table ---

    def staff(self, handler: Handler) -> Callback:
        """The handler for everybody who was invited."""

        async def callback(update: Update, context: Context) -> None:
            visit = await self._admitted(update, context)
            if visit is not None and not await self._too_old(visit):
                await self._served(handler, visit)

        return callback

    def admins(self, handler: Handler) -> Callback:
        """The handler for admins; their rights are looked up anew each time."""

        async def guarded(visit: Visit) -> None:
            if visit.person.is_admin:
                await handler(visit)
            else:
                await visit.toast(texts.ADMINS_ONLY, alert=True)
                if not visit.is_press:
                    await visit.show(note(texts.ADMINS_ONLY))

        return self.staff(guarded)

    # --- joining ---

    async def start(self, update: Update, context: Context) -> Visit | None:
        """/start: joins with an invitation; the visit of whoever may stay, None for a stranger."""
        message, account = update.effective_message, _account(update)
        if message is None or account is None or message.chat.type != TelegramChat.PRIVATE:
            return None
        words = (message.text or "").split(maxsplit=1)
        token = words[1].strip() if len(words) > 1 else ""
        known = self._people.person(account, self._clock())
        if token and known is None:
            person = self._people.accept(token, account, self._clock())
            if person is None:
                await sending.send(context.bot, message.chat.id, note(texts.INVITATION_INVALID))
                return None
            joined = texts.JOINED_OFFICE.format(office=person.office) if person.office else texts.JOINED
            await sending.send(context.bot, message.chat.id, note(joined))
        elif token and known is not None and not known.is_admin and self._promoted(token, account):
            await sending.send(context.bot, message.chat.id, note(texts.PROMOTED))
        return await self._admitted(update, context, insistent=True)

    async def standing_changed(self, update: Update, context: Context) -> None:
        """The bot was added to a group, thrown out, blocked or unblocked."""
        change = update.my_chat_member
        if change is None:
            return
        if change.new_chat_member.status not in _PRESENT:
            self._chats.lost(change.chat.id)
        elif change.chat.type == TelegramChat.PRIVATE:
            if self._people.person(_account_of(change.from_user), self._clock()):
                self._enter(change.chat)
        elif change.old_chat_member.status not in _PRESENT:
            await self._entered_group(change, context)

    async def migrated(self, update: Update, _context: Context) -> None:
        """A group has become a supergroup."""
        message = update.effective_message
        if message is not None and message.migrate_to_chat_id is not None:
            self._chats.migrated(message.chat.id, message.migrate_to_chat_id)

    # --- inside ---

    def _promoted(self, token: str, account: Account) -> bool:
        """Staff who open an invitation by accident leave it for whom it was meant, unless it makes them an admin."""
        return self._people.accept(token, account, self._clock(), role="admin") is not None

    async def _admitted(self, update: Update, context: Context, *, insistent: bool = False) -> Visit | None:
        account, telegram_chat, message = _account(update), update.effective_chat, update.effective_message
        if account is None or telegram_chat is None or message is None:
            return None
        person = await asyncio.to_thread(self._people.person, account, self._clock())
        if person is None:
            if update.callback_query is not None:
                await update.callback_query.answer(texts.STRANGER_DECLINED, show_alert=True)
            else:
                await self._refuse(message, context, account, insistent=insistent)
            return None
        chat = await asyncio.to_thread(self._enter, telegram_chat, person)
        visit = Visit(update, context.bot, person, chat, self._clock())
        visit.matched(context.matches[0] if context.matches else None)
        return visit

    async def _refuse(self, message: Message, context: Context, account: Account, *, insistent: bool) -> None:
        """Once a day, and each time somebody presses START; the admins are asked once."""
        before, now = self._people.stranger(account.id), self._clock()
        if before is not None and now - before.refused_at < REFUSAL_QUIET and not insistent:
            return
        declined = before is not None and before.declined
        words = texts.STRANGER_DECLINED if declined else texts.STRANGER
        await sending.send(context.bot, message.chat.id, note(words), message.message_id)
        if not insistent or before is None:
            self._people.refused(account, now)
        if before is None:
            await self._tell_admins(context, account)

    async def _tell_admins(self, context: Context, account: Account) -> None:
        buttons = (
            (
                Button(texts.APPROVE, f"a:approve:{account.id}"),
                Button(texts.DECLINE, f"a:decline:{account.id}"),
            ),
        )
        words = texts.STRANGER_KNOCKED.format(name=account.name, id=account.id)
        for admin in self._people.admin_ids():
            try:
                await sending.send(context.bot, admin, note(words, buttons))
            except TelegramError as error:
                # an admin who has not opened the chat yet sees the request in /nguoidung
                _log.info("admin not reached: %s", error)

    async def _entered_group(self, change: ChatMemberUpdated, context: Context) -> None:
        if self._people.person(_account_of(change.from_user), self._clock()) is None:
            await sending.send(context.bot, change.chat.id, note(texts.GROUP_REFUSED))
            await context.bot.leave_chat(change.chat.id)
            return
        self._enter(change.chat)
        await sending.send(context.bot, change.chat.id, note(texts.GROUP_WELCOME.format(bot=context.bot.username)))

    async def _too_old(self, visit: Visit) -> bool:
        if visit.now - visit.sent_at < TOO_OLD:
            return False
        await visit.show(note(texts.TOO_LATE.format(moment=moment_name(visit.sent_at, visit.zone))))
        return True

    async def _served(self, handler: Handler, visit: Visit) -> None:
        try:
            await handler(visit)
        finally:
            # Telegram shows a waiting button until it is answered
            await visit.toast()

    def _enter(self, telegram_chat: TelegramChat, person: Person | None = None) -> Chat:
        title = telegram_chat.title or (person.name if person else telegram_chat.full_name or "")
        return self._chats.enter(telegram_chat.id, telegram_chat.type, title, self._clock())


def is_late(visit: Visit) -> bool:
    """Whether the message waited so long that the answer needs an apology."""
    return visit.now - visit.sent_at > dt.timedelta(minutes=10)


def _account(update: Update) -> Account | None:
    user = update.effective_user
    return None if user is None or user.is_bot else _account_of(user)


def _account_of(user: User) -> Account:
    return Account(user.id, user.full_name, user.username)


def is_addressed(message: Message, bot_id: int, username: str) -> bool:
    """Whether a message in a group is meant for the bot: its name, or a reply to it. Commands are seen to elsewhere."""
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == bot_id:
        return True
    return f"@{username.lower()}" in [mention.lower() for mention in message.parse_entities(["mention"]).values()]
