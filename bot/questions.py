"""Questions: typing, an answer with its sources, and the buttons below it."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from typing import Protocol, TypeVar

from telegram.error import TelegramError

from bot import sending, texts
from bot.access import is_late
from bot.records.chats import Chats
from bot.records.conversations import Conversations, Question
from bot.records.people import People
from bot.rendering.answers import forwarded_screen, outcome_screen
from bot.rendering.naming import leads_name, moment_name, plan_name, time_name
from bot.rendering.screen import note, page
from bot.sources import Sources
from bot.visits import Visit
from knowledge.library import Library
from knowledge.model import Citation, Reply, Turn

LONGEST = 1000
T = TypeVar("T")
_log = logging.getLogger(__name__)


class Assistant(Protocol):
    """Whoever answers questions; may be asked from several threads."""

    def ask(
        self,
        question: str,
        *,
        today: dt.date,
        plan: str | None = None,
        followed: tuple[str, ...] = (),
        previous: Turn | None = None,
    ) -> Reply:
        """The outcome, and the turn for a follow-up."""
        ...


class Questions:
    """Asks the assistant off the event loop, in one bounded executor."""

    def __init__(
        self,
        assistant: Assistant,
        library: Library,
        sources: Sources,
        executor: Executor,
        conversations: Conversations,
        chats: Chats,
        people: People,
    ) -> None:
        self._assistant, self._library, self._sources, self._executor = assistant, library, sources, executor
        self._conversations, self._chats, self._people = conversations, chats, people

    # --- asking ---

    async def asked(self, visit: Visit) -> None:
        """Plain text, or /hoi with a question."""
        words = visit.words
        if not words:
            await visit.show(note(texts.ASK_USAGE.format(example=texts.EXAMPLE_QUESTION)))
        elif len(words) > LONGEST:
            await visit.show(note(texts.QUESTION_TOO_LONG.format(limit=LONGEST)))
        else:
            await self._answer(visit, words, None)

    async def narrowed(self, visit: Visit) -> None:
        """A button chose one of the plans that the question may mean."""
        question, number = self._question(visit), visit.number(2)
        if question is None or number >= len(question.options):
            await visit.toast(texts.OLD_BUTTON, alert=True)
            return
        await visit.toast()
        await self._answer(visit, question.text, question.options[number].plan)

    async def widened(self, visit: Visit) -> None:
        """Ask the same again, of all plans."""
        question = self._question(visit)
        if question is None:
            await visit.toast(texts.OLD_BUTTON, alert=True)
            return
        await visit.toast()
        await self._answer(visit, question.text, None, fresh=True)

    # --- under an answer ---

    async def source(self, visit: Visit) -> None:
        """The page of a source as a picture."""
        file_button = f"q:file:{visit.number(1)}:{visit.number(2)}"
        await self._sources.show_page(visit, self._citation(visit), file_button)

    async def file(self, visit: Visit) -> None:
        """The original file of a source."""
        citation = self._citation(visit)
        await self._sources.show_file(visit, citation.plan if citation else None)

    async def follow(self, visit: Visit) -> None:
        """ "Nhắc tôi hạn này": the chat follows the plans of the answer."""
        question = self._question(visit)
        plans = self._library.cards()
        cited = {citation.plan for citation in question.citations} if question else set()
        names = [plan_name(plan) for plan in plans if plan.id in cited]
        if not names:
            await visit.toast(texts.OLD_BUTTON, alert=True)
            return
        for plan in plans:
            if plan.id in cited and not visit.chat.follows(plan.id):
                self._chats.follow(visit.chat.id, plan.id, following=True, now=visit.now)
        leads, at = leads_name(visit.chat.lead_days), time_name(visit.chat.remind_at)
        words = texts.FOLLOWING_NOW.format(plan="; ".join(names), leads=leads, time=at)
        await visit.show(note(words))

    # --- without an answer ---

    async def forward(self, visit: Visit) -> None:
        """Hands the question to the admins, once."""
        question = self._question(visit)
        if question is None:
            await visit.toast(texts.OLD_BUTTON, alert=True)
        elif not self._conversations.forward(question.id):
            await visit.toast(texts.FORWARDED_BEFORE, alert=True)
        else:
            await visit.toast(texts.FORWARDED, alert=True)
            await self._hand_to_admins(visit, question)

    async def answered_by_admin(self, visit: Visit, question_id: int | None) -> None:
        """An admin replied to a forwarded question: the words go to whoever asked."""
        question = self._conversations.asker(question_id) if question_id is not None else None
        if question is None or not visit.person.is_admin:
            await visit.show(note(texts.ADMINS_ONLY if question else texts.OLD_BUTTON))
            return
        answer = page(texts.ADMIN_ANSWER_TITLE, f"“{question.text}”", visit.words)
        try:
            await sending.send(visit.bot, self._chats.chat(question.chat).telegram_id, answer)
        except TelegramError as error:
            _log.info("asker not reached: %s", error)
            await visit.show(note(texts.ADMIN_ANSWER_LOST))
            return
        await visit.show(note(texts.ADMIN_ANSWER_SENT))

    # --- inside ---

    async def _answer(self, visit: Visit, words: str, plan: str | None, *, fresh: bool = False) -> None:
        here, person = visit.chat.id, visit.person.id
        recalled = None if fresh else await asyncio.to_thread(self._conversations.recall, here, person, visit.now)
        began = time.monotonic()

        def ask() -> Reply:
            followed = () if fresh else self._followed(visit)
            return self._assistant.ask(words, today=visit.today, plan=plan, followed=followed, previous=recalled)

        def keep(reply: Reply, seconds: float) -> tuple[int, Mapping[str, str]]:
            kept = self._conversations.asked(here, person, words, plan, reply.outcome, seconds, visit.now)
            self._conversations.remember(here, person, reply.turn, visit.now)
            return kept, self._sources.names()

        async with visit.typing():
            reply = await self._off_the_loop(ask)
        # where many ask at once a write waits for its turn: not on the loop
        kept, names = await asyncio.to_thread(keep, reply, time.monotonic() - began)
        apology = texts.LATE.format(moment=moment_name(visit.sent_at, visit.zone)) if is_late(visit) else ""
        narrowed = plan is not None
        await visit.show(outcome_screen(kept, reply.outcome, names, narrowed=narrowed, apology=apology))

    async def _hand_to_admins(self, visit: Visit, question: Question) -> None:
        screen = forwarded_screen(question.text, visit.person.name)
        for admin in self._people.admin_ids():
            try:
                message = await sending.send(visit.bot, admin, screen)
            except TelegramError as error:
                _log.info("admin not reached: %s", error)
                continue
            chat = self._chats.find(admin)
            if chat is not None:
                self._conversations.prompted(chat.id, message.message_id, "answer", question.id, visit.now)

    def _followed(self, visit: Visit) -> tuple[str, ...]:
        """The chat's own plans where it has chosen some: following everything says nothing about the question."""
        every = tuple(plan.id for plan in self._library.cards())
        followed = visit.chat.followed(every)
        return followed if len(followed) < len(every) else ()

    def _question(self, visit: Visit) -> Question | None:
        return self._conversations.question(visit.number(1), visit.chat.id)

    def _citation(self, visit: Visit) -> Citation | None:
        question, number = self._question(visit), visit.number(2)
        return question.citations[number - 1] if question and 1 <= number <= len(question.citations) else None

    async def _off_the_loop(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._executor, work)
