"""The buttons under a reminder: done, later, source, calendar. A press proves that the reminder has arrived."""

from __future__ import annotations

import datetime as dt

from bot import texts
from bot.clock import at
from bot.records.ledger import Delivery, Ledger
from bot.records.submissions import Submissions
from bot.reminders import Intent, closing, find_due
from bot.rendering.calendar_file import calendar_file
from bot.rendering.deadlines import reminder_screen
from bot.rendering.naming import moment_name
from bot.sources import Sources
from bot.visits import Visit
from knowledge.calendar import ONE_DAY, Due, working_day_after
from knowledge.library import Library
from knowledge.model import Citation

AFTERNOON, MORNING = dt.time(14), dt.time(8)


class ReminderButtons:
    """What people do with a reminder."""

    def __init__(self, library: Library, sources: Sources, submissions: Submissions, ledger: Ledger) -> None:
        self._library, self._sources, self._submissions, self._ledger = library, sources, submissions, ledger

    async def done(self, visit: Visit) -> None:
        """ "Đã nộp": nobody of the office is reminded of it again."""
        if found := await self._arrived(visit):
            delivery, due = found
            self._submissions.mark(delivery.subject, visit.chat, visit.person.id, visit.now)
            await visit.toast(texts.MARKED_DONE)
            await self._redraw(visit, delivery, due, done=True)

    async def undone(self, visit: Visit) -> None:
        """ "Chưa nộp"."""
        if found := await self._arrived(visit):
            delivery, due = found
            self._submissions.unmark(delivery.subject, visit.chat)
            await visit.toast(texts.UNMARKED)
            await self._redraw(visit, delivery, due, done=False)

    async def this_afternoon(self, visit: Visit) -> None:
        """Remind again at 14:00; when that has passed, tomorrow morning."""
        moment = at(visit.today, AFTERNOON, visit.zone)
        await self._snooze(visit, moment if visit.now < moment else _next_morning(visit))

    async def tomorrow_morning(self, visit: Visit) -> None:
        """Remind again on the next working day."""
        await self._snooze(visit, _next_morning(visit))

    async def source(self, visit: Visit) -> None:
        """The page that names the deadline."""
        if found := await self._arrived(visit):
            delivery, due = found
            await self._sources.show_page(visit, self._citation(due), f"r:file:{delivery.id}")

    async def file(self, visit: Visit) -> None:
        """The plan's original file."""
        if found := await self._arrived(visit):
            await self._sources.show_file(visit, found[1].plan)

    async def calendar(self, visit: Visit) -> None:
        """The one deadline as a calendar file."""
        if found := await self._arrived(visit):
            await visit.toast()
            content = calendar_file((found[1],), self._sources.names(), visit.now)
            await visit.hand_over(texts.CALENDAR_FILE, content, texts.CALENDAR_CAPTION.format(count=1))

    # --- inside ---

    async def _arrived(self, visit: Visit) -> tuple[Delivery, Due] | None:
        """The reminder behind a button, if its deadline still stands; that it was pressed proves it was delivered."""
        delivery = self._ledger.delivery(visit.number())
        if delivery is None or delivery.chat != visit.chat.id:
            await visit.toast(texts.OLD_BUTTON, alert=True)
            return None
        self._ledger.proved(delivery.id, visit.message.message_id, visit.now)
        due = find_due(self._library.cards(), delivery.subject, visit.today)
        if due is None:
            await visit.toast(texts.NOTHING_DUE, alert=True)
            return None
        return delivery, due

    async def _snooze(self, visit: Visit, moment: dt.datetime) -> None:
        found = await self._arrived(visit)
        if found is None:
            return
        delivery, due = found
        if moment >= closing(due, visit.zone):
            await visit.toast(texts.SNOOZE_TOO_LATE, alert=True)
            return
        again = Intent(*delivery.subject, delivery.lead, visit.chat.id, moment, moment.isoformat(timespec="minutes"))
        self._ledger.add((again,))
        await visit.toast(texts.SNOOZED.format(moment=moment_name(moment, visit.zone)), alert=True)

    async def _redraw(self, visit: Visit, delivery: Delivery, due: Due, *, done: bool) -> None:
        name = self._sources.names()[due.plan]
        await visit.redraw(reminder_screen(delivery.id, due, name, visit.today, done=done))

    def _citation(self, due: Due) -> Citation:
        plan = self._library.card(due.plan)
        deadline = due.deadline
        return Citation(plan.id, plan.source, plan.header.title, deadline.section, deadline.page, deadline.quote)


def _next_morning(visit: Visit) -> dt.datetime:
    return at(working_day_after(visit.today + ONE_DAY), MORNING, visit.zone)
