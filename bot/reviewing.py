"""Deadlines that wait for a human, decided by admins in the chat, one at a time."""

from __future__ import annotations

from bot import texts
from bot.records.conversations import Conversations
from bot.records.reviews import Reviews
from bot.rendering.plans import plan_reference
from bot.rendering.reviews import decided_screen, left_screen, review_screen
from bot.rendering.screen import Screen, note
from bot.sources import Sources
from bot.visits import Visit
from knowledge.errors import KnowledgeError
from knowledge.library import Library
from knowledge.model import Citation, Deadline, Listed
from knowledge.reviewing import confirmed, dated, decide, decision, doubtful

LONGEST_DATE = 100

Doubt = tuple[Listed, Deadline]


class Reviewing:
    """Who presses is known to be an admin; whoever replies to a prompt is looked at here."""

    def __init__(self, library: Library, sources: Sources, reviews: Reviews, conversations: Conversations) -> None:
        self._library, self._sources = library, sources
        self._reviews, self._conversations = reviews, conversations

    # --- from one to the next ---

    async def of_all(self, visit: Visit) -> None:
        """The first deadline that waits."""
        await visit.show(self._next(self._waiting()))

    async def of_plan(self, visit: Visit) -> None:
        """The first of one plan; those of the plans behind it follow."""
        waiting = self._waiting()
        place = next((at for at, (plan, _) in enumerate(waiting) if plan_reference(plan) == visit.part()), None)
        if place is None:
            await visit.toast(texts.REVIEW_NONE, alert=True)
        else:
            await visit.show(self._next(waiting[place:]))

    async def later(self, visit: Visit) -> None:
        """ "Để sau"."""
        if doubt := await self._doubt(visit, visit.number()):
            await visit.redraw(self._next(self._behind(doubt)))

    async def page(self, visit: Visit) -> None:
        """The page that the deadline stands on."""
        if doubt := await self._doubt(visit, visit.number()):
            plan, one = doubt
            citation = Citation(plan.id, plan.source, plan.header.title, one.section, one.page, one.quote)
            await self._sources.show_page(visit, citation, f"p:file:{plan_reference(plan)}")

    # --- deciding ---

    async def confirmed(self, visit: Visit) -> None:
        """ "Đúng như đọc"."""
        if doubt := await self._doubt(visit, visit.number()):
            await self._decide(visit, visit.number(), doubt, confirmed(doubt[1]))

    async def dismissed(self, visit: Visit) -> None:
        """ "Không phải hạn nộp"."""
        if doubt := await self._doubt(visit, visit.number()):
            await self._decide(visit, visit.number(), doubt, None)

    async def date_asked(self, visit: Visit) -> None:
        """ "Sửa ngày": asks for the date."""
        if await self._doubt(visit, visit.number()):
            await visit.toast()
            await self._prompt(visit, texts.REVIEW_DATE_PROMPT, visit.number())

    async def date_told(self, visit: Visit, number: int | None) -> None:
        """The reply with the date; a wrong one is asked for again."""
        if not visit.person.is_admin or number is None:
            await visit.show(note(texts.ADMINS_ONLY))
            return
        if (doubt := await self._doubt(visit, number)) is None:
            return
        plan, read = doubt
        try:
            decided = dated(read, plan, visit.words[:LONGEST_DATE])
        except KnowledgeError as error:
            await self._prompt(visit, str(error), number)
            return
        await self._decide(visit, number, doubt, decided)

    async def again(self, visit: Visit) -> None:
        """ "Quyết định lại": the deadline waits once more."""
        meant = self._reviews.meant(visit.number())
        if meant is not None and decision(self._library, *meant):
            self._library.forget_correction(*meant)
        if doubt := await self._doubt(visit, visit.number()):
            await visit.redraw(self._next((doubt, *self._behind(doubt))))

    # --- inside ---

    def _waiting(self) -> tuple[Doubt, ...]:
        return doubtful(self._library.cards())

    def _behind(self, doubt: Doubt) -> tuple[Doubt, ...]:
        waiting = self._waiting()
        return waiting[waiting.index(doubt) + 1 :]

    def _next(self, ahead: tuple[Doubt, ...]) -> Screen:
        """The first of those that are ahead; at their end, how many wait."""
        count = len(self._waiting())
        if not ahead:
            return left_screen(count)
        plan, deadline = ahead[0]
        number = self._reviews.number(plan.id, deadline.id)
        return review_screen(number, plan, deadline, count - len(ahead) + 1, count)

    async def _decide(self, visit: Visit, number: int, doubt: Doubt, decided: Deadline | None) -> None:
        plan, read = doubt
        ahead, by = self._behind(doubt), visit.person.name
        decide(self._library, plan, read, decided, by)
        done = decided_screen(number, plan, read, decided, by, visit.today)
        await (visit.redraw(done) if visit.is_press else visit.show(done))
        await visit.show(self._next(ahead))

    async def _doubt(self, visit: Visit, number: int) -> Doubt | None:
        """The deadline behind a number while it waits; else what has become of it is told."""
        meant = self._reviews.meant(number)
        found = next((doubt for doubt in self._waiting() if (doubt[0].id, doubt[1].id) == meant), None)
        if found is None:
            before = decision(self._library, *meant) if meant else None
            words = texts.REVIEW_DECIDED_BEFORE.format(name=before.by) if before else texts.REVIEW_GONE
            await (visit.toast(words, alert=True) if visit.is_press else visit.show(note(words)))
        return found

    async def _prompt(self, visit: Visit, words: str, number: int) -> None:
        message = await visit.ask_back(words)
        self._conversations.prompted(visit.chat.id, message.message_id, "review", number, visit.now)
