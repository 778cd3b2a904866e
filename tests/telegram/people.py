"""What people do in the Telegram app; an AssertionError where a person could not do it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import entities
from .schema import Upload
from .world import Chat, Message

if TYPE_CHECKING:
    from .server import FakeTelegram

Wanted = Callable[[Message], Any]


def anything(_message: Message) -> bool:
    """Any message will do."""
    return True


class Click:
    """A pressed button."""

    def __init__(self, tg: FakeTelegram, press_id: str) -> None:
        self._tg, self._press = tg, tg.world.presses[press_id]

    async def answer(self, timeout: float = 10.0) -> dict[str, Any]:
        """What the bot shows for a moment: `text` and `show_alert`."""
        return await self._tg.until(lambda: self._press.answer, timeout) or {}


class Group:
    """A group that the bot is in."""

    def __init__(self, tg: FakeTelegram, chat_id: int) -> None:
        self._tg, self.id = tg, chat_id

    def announce_bot(self, by: User, *, before: str, after: str) -> None:
        """Tells the bot how its standing has changed."""
        self._tg.updates.push("my_chat_member", _standing(self._tg, self._tg.world.chats[self.id], by, before, after))

    def kick_bot(self, by: User) -> None:
        """A member throws the bot out."""
        self._tg.world.chats[self.id].bot = "kicked"
        self.announce_bot(by, before="member", after="kicked")

    def upgrade(self, new_id: int) -> None:
        """The basic group becomes a supergroup: writes to the old id fail, both service messages are delivered."""
        world, old = self._tg.world, self._tg.world.chats[self.id]
        new = Chat(new_id, "supergroup", old.name, old.members, old.admins)
        world.chats[new_id], old.migrated_to = new, new_id
        somebody = next(iter(world.users.values()))
        self._tg.updates.push("message", world.add_message(old, somebody, migrate_to_chat_id=new_id))
        self._tg.updates.push("message", world.add_message(new, somebody, migrate_from_chat_id=self.id))
        self.id = new_id


class User:
    """A person with the Telegram app."""

    def __init__(self, tg: FakeTelegram, user: dict[str, Any]) -> None:
        self._tg, self._user, self.id = tg, user, int(user["id"])

    # --- writing ---

    def send(self, text: str, chat: Group | None = None, reply_to: Message | None = None) -> Message:
        """Writes a message; without `chat`, in private."""
        where = self._chat(chat)
        replied = {k: v for k, v in reply_to.items() if k != "reply_to_message"} if reply_to else None
        return self._emit(where, text=text, entities=entities.detect(text) or None, reply_to_message=replied)

    def start(self, payload: str | None = None) -> Message:
        """Presses START, or opens a link that carries a payload."""
        if payload is not None:
            assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload), "Telegram drops such a start payload"
        self._tg.world.blocked.discard(self.id)
        return self.send("/start" if payload is None else f"/start {payload}")

    def send_document(
        self,
        name: str,
        data: bytes,
        content_type: str = "application/pdf",
        *,
        caption: str | None = None,
        claimed_size: int | None = None,
    ) -> Message:
        """Sends a file in private."""
        stored = self._tg.world.store(Upload(name, data, content_type), "document")
        stored.claimed_size = claimed_size
        return self._emit(self._chat(None), document=stored.document(), caption=caption)

    def edit(self, message: Message, text: str) -> None:
        """Edits an own message."""
        message.update(text=text, edit_date=self._tg.world.now())
        self._tg.updates.push("edited_message", message)

    def open_chat(self) -> None:
        """Has met the bot before; nothing is sent."""
        self._chat(None)

    # --- buttons ---

    @staticmethod
    def buttons(message: Message) -> list[dict[str, Any]]:
        """The buttons under a message, row by row."""
        return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]

    def press(self, message: Message, label: str) -> Click:
        """Presses the first button whose text contains the label."""
        current = self._tg.world.messages[message["chat"]["id"]].get(message["message_id"])
        assert current, "the message was deleted"
        texts = [button["text"] for button in self.buttons(current)]
        button = next((button for button in self.buttons(current) if label in button["text"]), None)
        assert button, f"no button {label!r} among {texts}"
        assert "callback_data" in button, f"{label!r} opens a link"
        return self.forge(current, button["callback_data"])

    def forge(self, message: Message, data: str) -> Click:
        """Sends callback data of one's own making, as a changed client can."""
        press_id = self._tg.world.press(data)
        query = {"id": press_id, "from": self._user, "message": message, "chat_instance": "1", "data": data}
        self._tg.updates.push("callback_query", query)
        return Click(self._tg, press_id)

    # --- blocking ---

    def block(self, *, unnoticed: bool = False) -> None:
        """Stops the bot; `unnoticed` keeps the update back, as when it is lost."""
        chat = self._chat(None)
        self._tg.world.blocked.add(self.id)
        if not unnoticed:
            self._tg.updates.push("my_chat_member", _standing(self._tg, chat, self, "member", "kicked"))

    def unblock(self) -> None:
        """Restarts the bot."""
        self._tg.world.blocked.discard(self.id)
        self._tg.updates.push("my_chat_member", _standing(self._tg, self._chat(None), self, "kicked", "member"))

    # --- reading ---

    def inbox(self, chat: Group | None = None) -> list[Message]:
        """What the bot has written, oldest first."""
        messages = self._tg.world.messages[chat.id if chat else self.id]
        return [message for message in messages.values() if message["from"]["is_bot"]]

    async def reply(
        self, wanted: Wanted = anything, after: int = 0, chat: Group | None = None, timeout: float = 10.0
    ) -> Message:
        """Waits for a message of the bot, newer than the message id `after`, that satisfies `wanted`."""

        def found() -> Message | None:
            return next((m for m in self.inbox(chat) if m["message_id"] > after and wanted(m)), None)

        message = await self._tg.until(found, timeout)
        assert message is not None
        return message

    async def ask(
        self, text: str, wanted: Wanted = anything, timeout: float = 10.0, chat: Group | None = None
    ) -> Message:
        """Writes, and waits for the bot's reply."""
        message = self.send(text, chat)
        return await self.reply(wanted, after=message["message_id"], chat=chat, timeout=timeout)

    # --- inside ---

    def _chat(self, group: Group | None) -> Chat:
        if group is None:
            return self._tg.world.open_private(self._user)
        chat = self._tg.world.chats[group.id]
        assert self.id in chat.members, "not a member"
        return chat

    def _emit(self, chat: Chat, **body: Any) -> Message:
        previous = self._tg.world.last_speaker.get(chat.id)
        message = self._tg.world.add_message(chat, self._user, **body)
        if self._seen_by_bot(chat, message, previous) and self.id not in self._tg.world.blocked:
            self._tg.updates.push("message", message)
        return message

    def _seen_by_bot(self, chat: Chat, message: Message, previous: int | None) -> bool:
        """In a group a bot sees commands, mentions and replies to itself only."""
        if chat.type == "private" or chat.bot == "administrator":
            return True
        if chat.bot == "kicked":
            return False
        me = self._tg.world.me
        if message.get("reply_to_message", {}).get("from", {}).get("id") == me["id"]:
            return True
        address = f"@{me['username'].lower()}"
        for entity in message.get("entities") or ():
            words = _words(message["text"], entity).lower()
            if entity["type"] == "mention" and words == address:
                return True
            # a bare command goes to the bot that spoke last
            to_me = words.endswith(address) or ("@" not in words and previous == me["id"])
            if entity["type"] == "bot_command" and to_me:
                return True
        return False


def _words(text: str, entity: dict[str, Any]) -> str:
    begin, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
    return text.encode("utf-16-le")[begin:end].decode("utf-16-le")


def _standing(tg: FakeTelegram, chat: Chat, by: User, before: str, after: str) -> dict[str, Any]:
    def member(status: str) -> dict[str, Any]:
        return {"user": tg.world.me, "status": status, **({"until_date": 0} if status == "kicked" else {})}

    return {
        "chat": chat.public(),
        "from": tg.world.users[by.id],
        "date": tg.world.now(),
        "old_chat_member": member(before),
        "new_chat_member": member(after),
    }
