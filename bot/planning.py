"""From what is due to the ledger, and whether a planned reminder is still wanted when its turn comes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from bot.records.chats import Chats
from bot.records.ledger import Delivery, Ledger
from bot.records.submissions import Submissions
from bot.reminders import LATE, closing, find_due, is_paused, predecessors, reminders_due
from bot.rendering.naming import plan_name
from knowledge.amending import replacements
from knowledge.calendar import Due
from knowledge.library import Library

REMEMBERED = dt.timedelta(days=40)
"""How far back planned reminders are compared with: longer than the longest lead of anything that can still be sent."""


class Planner:
    """Reads plans, chats and what is done; writes intents into the ledger."""

    def __init__(self, library: Library, chats: Chats, ledger: Ledger, submissions: Submissions) -> None:
        self._library, self._chats, self._ledger, self._submissions = library, chats, ledger, submissions

    def plan(self, now: dt.datetime) -> int:
        """Writes what is due into the ledger; returns how many reminders are new."""
        chats = self._chats.active()
        planned = self._ledger.planned(since=(now - REMEMBERED).date())
        due = reminders_due(self._library.cards(), chats, planned, now)
        reminded = {intent.chat for intent in due}
        done = {chat.id: self._submissions.done(chat) for chat in chats if chat.id in reminded}
        wanted = [intent for intent in due if intent.subject not in done[intent.chat]]
        added = self._ledger.add(wanted) if wanted else 0
        self._supersede()
        return added

    def still_due(self, delivery: Delivery, now: dt.datetime) -> tuple[Due, str] | None:
        """Occurrence and plan name of a reminder; None where it is not wanted any more.

        Much may have happened since it was planned: plan replaced or withdrawn, report handed in, chat paused or gone.
        """
        chat, cards = self._chats.chat(delivery.chat), self._library.cards_by_id()
        due = find_due(cards.values(), delivery.subject, now.date())
        if due is None or now > closing(due, now.tzinfo) + LATE:
            return None
        if not chat.active or is_paused(chat, now):
            return None
        if not chat.hears_of(delivery.plan, predecessors(due, replacements(cards.values()))):
            return None
        if delivery.subject in self._submissions.done(chat):
            return None
        if not delivery.snooze and delivery.lead not in chat.lead_days:
            return None
        return due, plan_name(cards[due.plan])

    def _supersede(self) -> None:
        """An older reminder that is still waiting goes when a newer one of the same deadline has come."""
        waiting: dict[object, list[Delivery]] = defaultdict(list)
        for delivery in self._ledger.waiting():
            if not delivery.snooze:
                waiting[delivery.subject, delivery.chat].append(delivery)
        old = [
            delivery.id
            for group in waiting.values()
            for delivery in group
            if delivery.lead > min(other.lead for other in group)
        ]
        if old:
            self._ledger.settle(old, "superseded")
