"""/vanban: plans and their versions, what needs a human, withdrawing and rolling back."""

from __future__ import annotations

from bot import texts
from bot.rendering.administration import document_screen, documents_screen, withdraw_screen
from bot.rendering.naming import plan_name
from bot.rendering.plans import plan_reference
from bot.rendering.screen import note
from bot.visits import Visit
from knowledge.errors import LibraryError
from knowledge.library import Library
from knowledge.model import PlanCard


class Documents:
    """Plans as admins see them."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def listed(self, visit: Visit) -> None:
        """/vanban."""
        await visit.show(documents_screen(self._library.cards()))

    async def opened(self, visit: Visit) -> None:
        """One plan with its versions."""
        if plan := await self._plan(visit):
            await visit.redraw(document_screen(plan, self._library.versions(plan.id), visit.zone))

    async def withdraw_asked(self, visit: Visit) -> None:
        """Asks before a plan is withdrawn."""
        if plan := await self._plan(visit):
            await visit.redraw(withdraw_screen(plan))

    async def withdrawn(self, visit: Visit) -> None:
        """The plan is answered from no more."""
        if plan := await self._plan(visit):
            self._library.withdraw(plan.id)
            await visit.redraw(note(texts.WITHDRAWN.format(plan=plan_name(plan))))

    async def rolled_back(self, visit: Visit) -> None:
        """The version before is in force again."""
        if plan := await self._plan(visit):
            try:
                self._library.roll_back(plan.id)
            except LibraryError as error:
                await visit.toast(str(error), alert=True)
                return
            await visit.redraw(note(texts.ROLLED_BACK.format(plan=plan_name(plan))))

    async def _plan(self, visit: Visit) -> PlanCard | None:
        found = next((plan for plan in self._library.cards() if plan_reference(plan) == visit.part()), None)
        if found is None:
            await visit.toast(texts.PLAN_GONE, alert=True)
        return found
