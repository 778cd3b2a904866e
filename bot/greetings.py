"""/start and /trogiup."""

from __future__ import annotations

from telegram import Update

from bot import texts
from bot.access import Access
from bot.rendering.markup import bold, text
from bot.rendering.naming import leads_name, time_name
from bot.rendering.screen import Screen, page
from bot.visits import Context, Visit
from knowledge.library import Library


class Greetings:
    """What somebody reads first."""

    def __init__(self, access: Access, library: Library) -> None:
        self._access, self._library = access, library

    async def start(self, update: Update, context: Context) -> None:
        """/start, with an invitation or without."""
        visit = await self._access.start(update, context)
        if visit is not None:
            await visit.show(self._welcome(visit))

    async def help(self, visit: Visit) -> None:
        """/trogiup."""
        commands = _listed(texts.STAFF_MENU)
        admin = (bold(texts.HELP_ADMIN_TITLE), text(f"\n{_listed(texts.ADMIN_MENU)}")) if visit.person.is_admin else ()
        advice = "\n".join((texts.HELP_ASK, texts.HELP_SOURCES, texts.HELP_GROUP.format(bot=visit.bot.username)))
        await visit.show(page(texts.HELP_TITLE, advice, commands, admin))

    def _welcome(self, visit: Visit) -> Screen:
        plans = len(self._library.cards())
        return page(
            texts.WELCOME_TITLE.format(name=visit.person.name),
            texts.WELCOME.format(example=texts.EXAMPLE_QUESTION),
            texts.WELCOME_PLANS.format(count=plans) if plans else texts.WELCOME_NO_PLANS,
            texts.WELCOME_REMINDERS.format(
                leads=leads_name(visit.chat.lead_days), time=time_name(visit.chat.remind_at)
            ),
        )


def _listed(menu: dict[str, str]) -> str:
    return "\n".join(f"/{command}: {words}" for command, words in menu.items())
