"""Chats, messages and files as Telegram keeps them."""

from __future__ import annotations

import collections
import itertools
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .faults import Refused
from .schema import Upload

Message = dict[str, Any]


@dataclass(slots=True)
class Chat:
    """A private chat or a group; `bot` is the bot's standing in it."""

    id: int
    type: str
    name: dict[str, Any]
    members: set[int] = field(default_factory=set)
    admins: set[int] = field(default_factory=set)
    bot: str = "member"
    migrated_to: int | None = None

    def public(self) -> dict[str, Any]:
        """The `Chat` object of the Bot API."""
        return {"id": self.id, "type": self.type, **self.name}


@dataclass(slots=True)
class StoredFile:
    """A file that people or the bot sent."""

    id: str
    name: str
    data: bytes
    content_type: str
    path: str
    claimed_size: int | None = None

    def document(self) -> dict[str, Any]:
        """The `Document` object of the Bot API."""
        return {**self.reference(), "file_name": self.name, "mime_type": self.content_type}

    def reference(self) -> dict[str, Any]:
        """What every kind of file has."""
        size = self.claimed_size or len(self.data)
        return {"file_id": self.id, "file_unique_id": f"U{self.id}", "file_size": size}


@dataclass(slots=True)
class Press:
    """A button that somebody pressed, and what the bot answered to it."""

    at: float
    data: str
    answer: dict[str, Any] | None = None


class World:
    """Everything that exists on the server; `wall` gives the time of messages."""

    def __init__(self, me: dict[str, Any], wall: Callable[[], float]) -> None:
        self.me, self._wall = me, wall
        self.users: dict[int, dict[str, Any]] = {}
        self.chats: dict[int, Chat] = {}
        self.messages: dict[int, dict[int, Message]] = collections.defaultdict(dict)
        self.files: dict[str, StoredFile] = {}
        self.presses: dict[str, Press] = {}
        self.blocked: set[int] = set()
        self.commands: dict[str, list[dict[str, str]]] = {}
        self.actions: list[tuple[int, str]] = []
        self.last_speaker: dict[int, int] = {}
        self._message_ids: dict[int, itertools.count[int]] = collections.defaultdict(lambda: itertools.count(1))
        self._file_ids = itertools.count(1)
        self._press_ids = itertools.count(4_100_000_000_000_000)

    def now(self) -> int:
        """Seconds since the epoch, as messages carry them."""
        return int(self._wall())

    def open_private(self, user: dict[str, Any]) -> Chat:
        """A bot cannot write first: the chat exists only after the user pressed START."""
        name: dict[str, Any] = {key: user[key] for key in ("first_name", "username") if key in user}
        return self.chats.setdefault(user["id"], Chat(user["id"], "private", name, {user["id"]}))

    def writable(self, chat_id: int) -> Chat:
        """The chat, where the bot may write to it; raises Refused."""
        chat = self.known(chat_id)
        if chat.type == "private" and chat_id in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if chat.migrated_to:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refused(400, words, migrate_to_chat_id=chat.migrated_to)
        if chat.bot == "kicked":
            raise Refused(403, f"Forbidden: bot was kicked from the {chat.type} chat")
        return chat

    def known(self, chat_id: int) -> Chat:
        """The chat, whatever its state; raises Refused."""
        if chat_id not in self.chats:
            raise Refused(400, "Bad Request: chat not found")
        return self.chats[chat_id]

    def add_message(self, chat: Chat, sender: dict[str, Any], **body: Any) -> Message:
        """A new message in the chat."""
        message = {
            "message_id": next(self._message_ids[chat.id]),
            "from": sender,
            "chat": chat.public(),
            "date": self.now(),
            **{key: value for key, value in body.items() if value is not None},
        }
        self.messages[chat.id][message["message_id"]] = message
        self.last_speaker[chat.id] = sender["id"]
        return message

    def store(self, upload: Upload, kind: str) -> StoredFile:
        """Keeps a file."""
        number = next(self._file_ids)
        suffix = f".{upload.name.rsplit('.', 1)[1]}" if "." in upload.name else ""
        file_id, path = f"{kind}AgADfake{number:06d}", f"{kind}s/file_{number}{suffix}"
        stored = StoredFile(file_id, upload.name, upload.data, upload.content_type, path)
        self.files[stored.id] = stored
        return stored

    def press(self, data: str) -> str:
        """The id of a press of a button."""
        press_id = str(next(self._press_ids))
        self.presses[press_id] = Press(time.monotonic(), data)
        return press_id


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG; zeros for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:2] != b"\xff\xd8":
        return 0, 0
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        # start of frame; C4, C8 and CC are tables
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 0, 0
