"""Where a statement stands: the page as a picture, the original file, the plans' names."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from functools import partial

from telegram.constants import ChatAction

from bot import texts
from bot.rendering.answers import citation_caption, quote_screen
from bot.rendering.naming import plan_name
from bot.rendering.screen import Button, note
from bot.visits import Visit
from knowledge.errors import KnowledgeError, UnknownPlan
from knowledge.library import Library
from knowledge.model import Citation, Plan, PlanCard

PagePicture = Callable[[bytes, str, Plan, Citation], bytes]
"""Draws the page of a quote: the original file, its name, the plan, the citation -> PNG or JPEG."""

_log = logging.getLogger(__name__)


class _Names(Mapping[str, str]):
    """Names plans when asked: of thousands few are wanted."""

    def __init__(self, cards: Mapping[str, PlanCard]) -> None:
        self._cards = cards

    def __getitem__(self, plan_id: str) -> str:
        return plan_name(self._cards[plan_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._cards)

    def __len__(self) -> int:
        return len(self._cards)


class Sources:
    """Draws pages off the event loop."""

    def __init__(self, library: Library, picture: PagePicture, executor: Executor) -> None:
        self._library, self._picture, self._executor = library, picture, executor

    def names(self) -> Mapping[str, str]:
        """The name of each plan in force, by its id."""
        return _Names(self._library.cards_by_id())

    async def show_page(self, visit: Visit, citation: Citation | None, file_button: str) -> None:
        """The page of a citation as a picture, else its words; `file_button` is the data that asks for the file."""
        if citation is None:
            await visit.toast(texts.OLD_BUTTON, alert=True)
            return
        await visit.toast()
        buttons = ((Button(texts.ORIGINAL, file_button),),)
        try:
            async with visit.typing(ChatAction.UPLOAD_PHOTO):
                loop = asyncio.get_running_loop()
                picture = await loop.run_in_executor(self._executor, partial(self._drawn, citation))
        except KnowledgeError as error:
            _log.info("no picture of %s: %s", citation.source, error)
            await visit.show(quote_screen(citation, self.names(), buttons))
            return
        await visit.show_picture(picture, citation_caption(citation, self.names()), buttons)

    async def show_file(self, visit: Visit, plan_id: str | None) -> None:
        """The original file of a plan."""
        if plan_id is None:
            await visit.toast(texts.OLD_BUTTON, alert=True)
            return
        await visit.toast()
        try:
            name, content = self._library.original(plan_id)
        except UnknownPlan:
            await visit.show(note(texts.ORIGINAL_MISSING))
            return
        await visit.hand_over(name, content, self.names().get(plan_id, ""))

    def _drawn(self, citation: Citation) -> bytes:
        plan = self._library.plan(citation.plan)
        name, original = self._library.original(citation.plan)
        return self._picture(original, name, plan, citation)
