"""The methods of the Bot API that the bot uses, with Telegram's rules and words."""

from __future__ import annotations

import json
import re
import time
import unicodedata
from typing import Any

from . import entities
from .faults import Refused
from .flood import Flood
from .schema import Upload, utf16_length
from .world import Chat, Message, StoredFile, World, picture_size

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
ACTIONS = {"typing", "upload_photo", "upload_document", "choose_sticker", "find_location", "record_voice"}
MEGABYTE = 1 << 20
Query = dict[str, Any]


class Methods:
    """Named like the methods of the Bot API, which the server looks up here; `violations` collects what is risky."""

    def __init__(self, world: World, violations: list[str], flood: Flood | None, callback_ttl: float) -> None:
        self._world, self._violations, self._callback_ttl = world, violations, callback_ttl
        self.flood = flood
        self.attached: dict[str, Upload] = {}

    def getMe(self, _query: Query) -> Any:
        return {
            **self._world.me,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    # --- messages ---

    def sendMessage(self, query: Query) -> Any:
        self._world.writable(query["chat_id"])
        text, found = self._text(query, "text", 4096, "message")
        return self._send(query, text=text, entities=found or None)

    def sendDocument(self, query: Query) -> Any:
        self._world.writable(query["chat_id"])
        caption = self._caption(query)
        return self._send(query, document=self._media(query["document"], "document", 50).document(), **caption)

    def sendPhoto(self, query: Query) -> Any:
        self._world.writable(query["chat_id"])
        caption = self._caption(query)
        picture = self._media(query["photo"], "photo", 10)
        width, height = picture_size(picture.data)
        if not width:
            raise Refused(400, "Bad Request: IMAGE_PROCESS_FAILED")
        if width + height > 10000 or max(width, height) > 20 * min(width, height):
            raise Refused(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
        return self._send(query, photo=[{**picture.reference(), "width": width, "height": height}], **caption)

    def editMessageText(self, query: Query) -> Any:
        message = self._own(query)
        text, found = self._text(query, "text", 4096, "message")
        if "text" not in message:
            raise Refused(400, "Bad Request: there is no text in the message to edit")
        return self._edit(message, query, text=text, entities=found)

    def editMessageCaption(self, query: Query) -> Any:
        message = self._own(query)
        return self._edit(message, query, **{"caption": None, "caption_entities": None, **self._caption(query)})

    def editMessageReplyMarkup(self, query: Query) -> Any:
        return self._edit(self._own(query), query)

    def deleteMessage(self, query: Query) -> Any:
        if query["message_id"] not in self._world.messages[query["chat_id"]]:
            raise Refused(400, "Bad Request: message to delete not found")
        del self._world.messages[query["chat_id"]][query["message_id"]]
        return True

    def sendChatAction(self, query: Query) -> Any:
        self._world.writable(query["chat_id"])
        if query["action"] not in ACTIONS:
            raise Refused(400, "Bad Request: wrong parameter action in request")
        self._world.actions.append((query["chat_id"], query["action"]))
        return True

    def answerCallbackQuery(self, query: Query) -> Any:
        press = self._world.presses.get(query["callback_query_id"])
        if press is None or time.monotonic() - press.at > self._callback_ttl:
            words = "Bad Request: query is too old and response timeout expired or query ID is invalid"
            raise Refused(400, words)
        if len(query.get("text", "")) > 200:
            raise Refused(400, "Bad Request: MESSAGE_TOO_LONG")
        press.answer = {"text": query.get("text"), "show_alert": query.get("show_alert", False)}
        return True

    # --- files, chats, menu ---

    def getFile(self, query: Query) -> Any:
        stored = self._world.files.get(query["file_id"])
        if stored is None:
            raise Refused(400, "Bad Request: invalid file_id")
        if max(len(stored.data), stored.claimed_size or 0) > 20 * MEGABYTE:
            raise Refused(400, "Bad Request: file is too big")
        return {**stored.reference(), "file_path": stored.path}

    def getChat(self, query: Query) -> Any:
        gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
        return {
            **self._world.known(query["chat_id"]).public(),
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(gifts, False),
        }

    def getChatMember(self, query: Query) -> Any:
        chat = self._world.known(query["chat_id"])
        user = self._world.users.get(query["user_id"])
        if user is None:
            raise Refused(400, "Bad Request: PARTICIPANT_ID_INVALID")
        if user["id"] in chat.admins:
            return {"status": "creator", "user": user, "is_anonymous": False}
        return {"status": "member" if user["id"] in chat.members else "left", "user": user}

    def leaveChat(self, query: Query) -> Any:
        self._world.writable(query["chat_id"]).bot = "kicked"
        return True

    def setMyCommands(self, query: Query) -> Any:
        for command in query["commands"]:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise Refused(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise Refused(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        if len(query["commands"]) > 100:
            raise Refused(400, "Bad Request: too many commands")
        scope = json.dumps(query.get("scope") or {"type": "default"}, sort_keys=True)
        self._world.commands[scope] = query["commands"]
        return True

    def setMyDescription(self, _query: Query) -> Any:
        return True

    def setMyShortDescription(self, _query: Query) -> Any:
        return True

    # --- rules ---

    def _text(
        self, query: Query, key: str, limit: int, what: str, *, optional: bool = False
    ) -> tuple[str, list[entities.Entity]]:
        raw = query.get(key) or ""
        if not raw and not optional:
            raise Refused(400, "Bad Request: message text is empty")
        if len(raw.encode()) > 1 << 15:
            raise Refused(400, "Bad Request: text is too long")
        given = query.get("entities" if key == "text" else "caption_entities")
        try:
            text, found = entities.parse(raw, query.get("parse_mode"), given)
        except entities.ParseError as error:
            raise Refused(400, str(error)) from error
        if not text and not optional:
            raise Refused(400, "Bad Request: text must be non-empty")
        if len(text) > limit:
            raise Refused(400, f"Bad Request: {what} is too long")
        if utf16_length(text) > limit:
            self._violations.append(f"{key} has {utf16_length(text)} UTF-16 units > {limit} (risky on real clients)")
        if text != unicodedata.normalize("NFC", text):
            self._violations.append(f"{key} is not NFC normalised")
        return text, _with_detected(text, found)

    def _caption(self, query: Query) -> dict[str, Any]:
        if not query.get("caption"):
            return {}
        text, found = self._text(query, "caption", 1024, "message caption", optional=True)
        return {"caption": text or None, "caption_entities": found or None}

    def _send(self, query: Query, **body: Any) -> Message:
        chat = self._world.writable(query["chat_id"])
        if query.get("message_thread_id"):
            # forums are not covered
            raise Refused(400, "Bad Request: message thread not found")
        markup, replied = self._markup(query), self._replied(query, chat)
        if self.flood:
            self.flood.check(chat.id)
        inline = markup if markup and "inline_keyboard" in markup else None
        return self._world.add_message(chat, self._world.me, **body, reply_to_message=replied, reply_markup=inline)

    def _edit(self, message: Message, query: Query, **body: Any) -> Message:
        body["reply_markup"] = self._markup(query)
        if all((message.get(key) or None) == (value or None) for key, value in body.items()):
            raise Refused(400, NOT_MODIFIED)
        if self.flood and "text" in body:
            self.flood.check(query["chat_id"])
        message["edit_date"] = self._world.now()
        for key, value in body.items():
            if value:
                message[key] = value
            else:
                message.pop(key, None)
        return message

    def _own(self, query: Query) -> Message:
        self._world.writable(query["chat_id"])
        message = self._world.messages[query["chat_id"]].get(query["message_id"])
        if message is None:
            raise Refused(400, "Bad Request: message to edit not found")
        if not message["from"]["is_bot"]:
            raise Refused(400, "Bad Request: message can't be edited")
        return message

    def _replied(self, query: Query, chat: Chat) -> Message | None:
        wanted = query.get("reply_parameters")
        if not wanted:
            return None
        message = self._world.messages[wanted.get("chat_id", chat.id)].get(wanted["message_id"])
        if message is None and not wanted.get("allow_sending_without_reply"):
            raise Refused(400, "Bad Request: message to be replied not found")
        return {key: value for key, value in message.items() if key != "reply_to_message"} if message else None

    def _markup(self, query: Query) -> dict[str, Any] | None:
        markup = query.get("reply_markup")
        if not markup or "inline_keyboard" not in markup:
            return markup or None
        rows = markup["inline_keyboard"]
        if any(len(row) > 8 for row in rows):
            self._violations.append("more than 8 buttons in a row")
        buttons = [button for row in rows for button in row]
        if len(buttons) > 100:
            raise Refused(400, "Bad Request: reply markup is too long")
        for button in buttons:
            self._check_button(button)
        return {"inline_keyboard": [row for row in rows if row]} if buttons else None

    def _check_button(self, button: dict[str, Any]) -> None:
        if not button.get("text"):
            raise Refused(400, "Bad Request: can't parse inline keyboard button: text is empty")
        actions = [key for key in button if key not in ("text", "icon_custom_emoji_id", "style")]
        if not actions:
            words = "Text buttons are unallowed in the inline keyboard"
            raise Refused(400, f"Bad Request: can't parse inline keyboard button: {words}")
        if len(actions) > 1:
            self._violations.append(f"button {button['text']!r} has {actions}")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
        if "url" in button and not re.match(r"(https?|tg)://\S+$", button["url"]):
            raise Refused(400, "Bad Request: BUTTON_URL_INVALID")

    def _media(self, value: Any, kind: str, megabytes: int) -> StoredFile:
        if isinstance(value, str) and value.startswith("attach://"):
            value = self.attached.get(value.removeprefix("attach://"))
            if value is None:
                raise Refused(400, "Bad Request: there is no file in the request")
        if isinstance(value, str):
            if value not in self._world.files:
                raise Refused(400, "Bad Request: wrong file identifier/HTTP URL specified")
            return self._world.files[value]
        if not value.data:
            raise Refused(400, "Bad Request: file must be non-empty")
        if len(value.data) > megabytes * MEGABYTE:
            raise Refused(413, "Request Entity Too Large")
        return self._world.store(value, kind)


def _with_detected(text: str, found: list[entities.Entity]) -> list[entities.Entity]:
    """The entities given, and those that Telegram finds by itself outside of them."""
    given = {(entity["offset"], entity["length"]) for entity in found}
    covered = [
        range(entity["offset"], entity["offset"] + entity["length"])
        for entity in found
        if entity["type"] in ("code", "pre", "text_link")
    ]
    detected = [
        entity
        for entity in entities.detect(text)
        if (entity["offset"], entity["length"]) not in given and not any(entity["offset"] in span for span in covered)
    ]
    return sorted(found + detected, key=lambda entity: (entity["offset"], -entity["length"]))
