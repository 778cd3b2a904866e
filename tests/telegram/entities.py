"""Entities of a message, parsed by Telegram's own code: TDLib's static methods (PyPI tdjson), no network."""

from __future__ import annotations

import json
from typing import Any

import tdjson

_KINDS = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "BotCommand": "bot_command",
    "Url": "url",
    "EmailAddress": "email",
    "PhoneNumber": "phone_number",
}
_MODES = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
Entity = dict[str, Any]


class ParseError(Exception):
    """Telegram's words for what is wrong with the markup."""


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(request).encode())
    return json.loads(answer) if answer else {}


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def parse(text: str, mode: str | None, given: list[Entity] | None) -> tuple[str, list[Entity]]:
    """What people see, and its entities, trimmed as the server trims; raises ParseError."""
    if (mode or "").lower() in ("", "none"):
        return _trimmed(text, given or [])
    parse_mode = _MODES.get((mode or "").lower())
    if parse_mode is None:
        raise ParseError("Bad Request: unsupported parse_mode")
    parsed = _execute({"@type": "parseTextEntities", "text": text, "parse_mode": parse_mode})
    if parsed["@type"] == "error":
        message = parsed["message"]
        raise ParseError(f"Bad Request: {message[0].lower()}{message[1:]}")
    return _trimmed(parsed["text"], _converted(parsed["entities"]))


def detect(text: str) -> list[Entity]:
    """What Telegram finds by itself: commands, mentions, links, phone numbers."""
    return _converted(_execute({"@type": "getTextEntities", "text": text}).get("entities", []))


def _converted(found: list[dict[str, Any]]) -> list[Entity]:
    entities = []
    for item in found:
        kind = _KINDS.get(item["type"]["@type"].removeprefix("textEntityType"))
        if kind is None:
            continue
        entity = {"type": kind, "offset": item["offset"], "length": item["length"]}
        if kind == "text_link":
            entity["url"] = item["type"]["url"]
        entities.append(entity)
    return entities


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    lead = text[: len(text) - len(text.lstrip())]
    shift, body = len(lead.encode("utf-16-le")) // 2, text.strip()
    length = len(body.encode("utf-16-le")) // 2
    kept = []
    for entity in entities:
        begin = max(0, entity["offset"] - shift)
        end = min(length, entity["offset"] - shift + entity["length"])
        if end > begin:
            kept.append({**entity, "offset": begin, "length": end - begin})
    return body, kept
