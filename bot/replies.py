"""Replies to a question of the bot: what they mean was kept with the bot's message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.access import Handler
from bot.records.conversations import Conversations
from bot.visits import Visit

ReplyHandler = Callable[[Visit, int | None], Awaitable[None]]


class Replies:
    """Finds the handler of a reply by the kind of the bot's message; any other text is a question."""

    def __init__(self, conversations: Conversations, kinds: Mapping[str, ReplyHandler], otherwise: Handler) -> None:
        self._conversations, self._kinds, self._otherwise = conversations, kinds, otherwise

    async def said(self, visit: Visit) -> None:
        """A text that is no command."""
        replied = visit.message.reply_to_message
        prompt = self._conversations.prompt(visit.chat.id, replied.message_id) if replied else None
        if prompt is None:
            await self._otherwise(visit)
        else:
            await self._kinds[prompt.kind](visit, prompt.subject)
