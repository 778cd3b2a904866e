"""What staff think of answers: 👍, 👎 with a word on what is wrong, and /gopy."""

from __future__ import annotations

import logging

from telegram.error import TelegramError

from bot import sending, texts
from bot.records.conversations import Conversations
from bot.records.people import People
from bot.rendering.screen import note
from bot.visits import Visit

_log = logging.getLogger(__name__)


class Feedback:
    """Keeps verdicts; words go to the admins as well."""

    def __init__(self, conversations: Conversations, people: People) -> None:
        self._conversations, self._people = conversations, people

    async def good(self, visit: Visit) -> None:
        """👍 under an answer."""
        if self._conversations.question(visit.number(), visit.chat.id) is None:
            await visit.toast(texts.OLD_BUTTON, alert=True)
            return
        self._conversations.judged(visit.number(), visit.person.id, "good", visit.now)
        await visit.toast(texts.THANKS)

    async def bad(self, visit: Visit) -> None:
        """👎 under an answer: asks what is wrong."""
        if self._conversations.question(visit.number(), visit.chat.id) is None:
            await visit.toast(texts.OLD_BUTTON, alert=True)
            return
        verdict = self._conversations.judged(visit.number(), visit.person.id, "bad", visit.now)
        await visit.toast(texts.THANKS)
        await self._prompt(visit, texts.WHAT_IS_WRONG, verdict)

    async def remark(self, visit: Visit) -> None:
        """/gopy, with the words behind it or in the reply to the bot's question."""
        if visit.words:
            verdict = self._conversations.judged(None, visit.person.id, "remark", visit.now)
            await self.commented(visit, verdict)
        else:
            verdict = self._conversations.judged(None, visit.person.id, "remark", visit.now)
            await self._prompt(visit, texts.REMARK_PROMPT, verdict)

    async def commented(self, visit: Visit, verdict: int | None) -> None:
        """The words to a verdict or a remark."""
        if verdict is None or not visit.words:
            return
        self._conversations.commented(verdict, visit.words)
        await visit.show(note(texts.REMARK_KEPT))
        words = texts.REMARK_FOR_ADMIN.format(name=visit.person.name, text=visit.words)
        for admin in self._people.admin_ids():
            if admin != visit.person.id:
                await self._tell(visit, admin, words)

    async def _prompt(self, visit: Visit, words: str, verdict: int) -> None:
        message = await visit.ask_back(words)
        self._conversations.prompted(visit.chat.id, message.message_id, "comment", verdict, visit.now)

    async def _tell(self, visit: Visit, admin: int, words: str) -> None:
        try:
            await sending.send(visit.bot, admin, note(words))
        except TelegramError as error:
            _log.info("admin not reached: %s", error)
