"""/kehoach: which plans there are, following them, their deadlines and files."""

from __future__ import annotations

from bot import texts
from bot.deadlines import YEAR_AHEAD
from bot.records.chats import Chats
from bot.records.submissions import Submissions
from bot.rendering.deadlines import deadlines_screen
from bot.rendering.plans import plan_reference, plan_screen, plans_screen
from bot.sources import Sources
from bot.visits import Visit
from knowledge.amending import concerning
from knowledge.calendar import coming
from knowledge.library import Library
from knowledge.model import Plan


class Plans:
    """Plans as staff see them."""

    def __init__(self, library: Library, sources: Sources, chats: Chats, submissions: Submissions) -> None:
        self._library, self._sources, self._chats, self._submissions = library, sources, chats, submissions

    async def listed(self, visit: Visit) -> None:
        """/kehoach."""
        await visit.show(plans_screen(self._library.cards(), visit.chat, visit.today))

    async def turned(self, visit: Visit) -> None:
        """Another page of the list."""
        await visit.redraw(plans_screen(self._library.cards(), visit.chat, visit.today, visit.number()))

    async def opened(self, visit: Visit) -> None:
        """One plan."""
        if plan := await self._plan(visit):
            await visit.redraw(plan_screen(plan, visit.chat, visit.today))

    async def followed(self, visit: Visit) -> None:
        """The chat follows a plan from now on."""
        await self._choose(visit, following=True)

    async def unfollowed(self, visit: Visit) -> None:
        """The chat does not follow a plan any more."""
        await self._choose(visit, following=False)

    async def new_ones(self, visit: Visit) -> None:
        """Whether plans that come later are followed."""
        self._chats.follow_new(visit.chat.id, following=visit.part() == "on")
        await visit.toast(texts.SAVED)
        await visit.redraw(plans_screen(self._library.cards(), self._chats.chat(visit.chat.id), visit.today))

    async def deadlines(self, visit: Visit) -> None:
        """The coming deadlines of one plan."""
        if plan := await self._plan(visit):
            await visit.toast()
            dues = coming(concerning(self._library.cards(), {plan.id}), visit.today, YEAR_AHEAD)
            screen = deadlines_screen(dues, self._sources.names(), self._submissions.done(visit.chat), visit.today)
            # its buttons would turn the pages of /han
            await visit.show(type(screen)(screen.text))

    async def file(self, visit: Visit) -> None:
        """The original file of a plan."""
        if plan := await self._plan(visit):
            await self._sources.show_file(visit, plan.id)

    async def _choose(self, visit: Visit, *, following: bool) -> None:
        if plan := await self._plan(visit):
            self._chats.follow(visit.chat.id, plan.id, following=following, now=visit.now)
            await visit.toast(texts.FOLLOWED if following else texts.UNFOLLOWED)
            await visit.redraw(plan_screen(plan, self._chats.chat(visit.chat.id), visit.today))

    async def _plan(self, visit: Visit) -> Plan | None:
        found = next((card for card in self._library.cards() if plan_reference(card) == visit.part()), None)
        if found is None:
            await visit.toast(texts.PLAN_GONE, alert=True)
        return self._library.opened(found) if found else None
