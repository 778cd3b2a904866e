"""Coming deadlines: /han and /lich."""

from __future__ import annotations

from bot import texts
from bot.records.submissions import Submissions
from bot.reminders import subject_of
from bot.rendering.calendar_file import calendar_file
from bot.rendering.deadlines import deadlines_screen
from bot.rendering.naming import subject_reference
from bot.rendering.screen import Screen, note
from bot.sources import Sources
from bot.visits import Visit
from knowledge.amending import concerning
from knowledge.calendar import ONE_DAY, Due, coming
from knowledge.library import Library

YEAR_AHEAD = 366
_PAST_DAYS = 7


class Deadlines:
    """What is due by the plans that a chat follows, read from the register each time."""

    def __init__(self, library: Library, sources: Sources, submissions: Submissions) -> None:
        self._library, self._sources, self._submissions = library, sources, submissions

    # --- /han and /lich ---

    async def listed(self, visit: Visit) -> None:
        """/han: the coming deadlines."""
        if not visit.chat.followed(plan.id for plan in self._library.cards()):
            await visit.show(note(texts.FOLLOWS_NOTHING))
            return
        await visit.show(self._screen(visit, 0))

    async def turned(self, visit: Visit) -> None:
        """Another page of /han."""
        await visit.redraw(self._screen(visit, visit.number()))

    async def done(self, visit: Visit) -> None:
        """A deadline in /han is marked as done."""
        due = self._due(visit.part(1), visit)
        if due is None:
            await visit.toast(texts.OLD_BUTTON, alert=True)
            return
        self._submissions.mark(subject_of(due), visit.chat, visit.person.id, visit.now)
        await visit.toast(texts.MARKED_DONE)
        await visit.redraw(self._screen(visit, visit.number(2)))

    async def undone(self, visit: Visit) -> None:
        """A mark in /han is taken back."""
        due = self._due(visit.part(1), visit)
        if due is None:
            await visit.toast(texts.OLD_BUTTON, alert=True)
            return
        self._submissions.unmark(subject_of(due), visit.chat)
        await visit.toast(texts.UNMARKED)
        await visit.redraw(self._screen(visit, visit.number(2)))

    async def calendar(self, visit: Visit) -> None:
        """/lich: the deadlines of a year as a calendar file."""
        await visit.toast()
        dues = self._dues(visit)
        if not dues:
            await visit.show(note(texts.CALENDAR_EMPTY))
            return
        content = calendar_file(dues, self._sources.names(), visit.now)
        await visit.hand_over(texts.CALENDAR_FILE, content, texts.CALENDAR_CAPTION.format(count=len(dues)))

    # --- inside ---

    def _screen(self, visit: Visit, first: int) -> Screen:
        done = self._submissions.done(visit.chat)
        return deadlines_screen(self._dues(visit), self._sources.names(), done, visit.today, first)

    def _dues(self, visit: Visit) -> tuple[Due, ...]:
        plans = self._library.cards()
        followed = set(visit.chat.followed(plan.id for plan in plans))
        mine = concerning([plan for plan in plans if visit.chat.choices.get(plan.id, True)], followed)
        # where nothing is due within a year, the next of each, however far
        return coming(mine, visit.today, YEAR_AHEAD) or coming(mine, visit.today)

    def _due(self, reference: str, visit: Visit) -> Due | None:
        """The occurrence behind a button, also one that has passed a few days ago."""
        since = visit.today - _PAST_DAYS * ONE_DAY
        recent = coming(self._library.cards(), since, YEAR_AHEAD + _PAST_DAYS, today=visit.today)
        return next((due for due in recent if subject_reference(subject_of(due)) == reference), None)
