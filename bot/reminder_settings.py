"""/nhac: how many days ahead, at what time, quiet hours, a pause, and the office one works in."""

from __future__ import annotations

import datetime as dt

from bot import texts
from bot.records.chats import Chats
from bot.records.conversations import Conversations
from bot.records.people import People
from bot.rendering.plans import LEADS, NIGHT, settings_screen
from bot.rendering.screen import note
from bot.visits import Visit

LONGEST_OFFICE = 120


class ReminderSettings:
    """What a chat wants to be reminded of, and when."""

    def __init__(self, chats: Chats, people: People, conversations: Conversations) -> None:
        self._chats, self._people, self._conversations = chats, people, conversations

    async def shown(self, visit: Visit) -> None:
        """/nhac."""
        await visit.show(settings_screen(visit.chat, visit.now))

    async def lead_toggled(self, visit: Visit) -> None:
        """A number of days ahead is switched on or off."""
        days = visit.number()
        if days in LEADS:
            self._chats.set_lead_days(visit.chat.id, set(visit.chat.lead_days) ^ {days})
        await self._saved(visit)

    async def time_set(self, visit: Visit) -> None:
        """The time of day."""
        hours, minutes = divmod(visit.number(), 100)
        if hours < 24 and minutes < 60:
            self._chats.set_time(visit.chat.id, dt.time(hours, minutes))
        await self._saved(visit)

    async def quiet_set(self, visit: Visit) -> None:
        """Quiet hours on or off."""
        self._chats.set_quiet(visit.chat.id, NIGHT if visit.part() == "on" else None)
        await self._saved(visit)

    async def paused(self, visit: Visit) -> None:
        """No reminders for some days; 0 ends the pause."""
        days = visit.number()
        self._chats.pause(visit.chat.id, visit.now + dt.timedelta(days=days) if days else None)
        await self._saved(visit)

    async def office_asked(self, visit: Visit) -> None:
        """Asks for the office; reports that a colleague of the same office has handed in are not reminded of."""
        await visit.toast()
        message = await visit.ask_back(texts.OFFICE_PROMPT)
        self._conversations.prompted(visit.chat.id, message.message_id, "office", None, visit.now)

    async def office_told(self, visit: Visit, _subject: int | None) -> None:
        """The reply with the office's name."""
        office = visit.words[:LONGEST_OFFICE]
        if office:
            self._people.set_office(visit.person.id, office)
            await visit.show(note(texts.OFFICE_KEPT.format(office=office)))

    async def _saved(self, visit: Visit) -> None:
        await visit.toast(texts.SAVED)
        await visit.redraw(settings_screen(self._chats.chat(visit.chat.id), visit.now))
