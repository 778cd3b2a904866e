"""What is due: which chat is to be reminded of which deadline now. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.clock import at
from bot.records.chats import Chat
from knowledge.amending import replacements
from knowledge.calendar import ONE_DAY, Due, coming, is_in_force, last_day, named_days, status, working_day_before
from knowledge.model import Listed

Subject = tuple[str, str, dt.date]
"""What a reminder is about: plan id, deadline id, named day."""

LATE = dt.timedelta(days=2)
"""A missed reminder is still sent until so long after the deadline."""

# a long public holiday (Tết) moves a reminder back by up to so many days
_HOLIDAYS = 16


@dataclass(frozen=True, slots=True)
class Intent:
    """A reminder that is due: `lead` days before the last day, for the chat with that record id.

    `snooze` is "" or tells apart the reminders that somebody asked to get again.
    """

    plan: str
    deadline: str
    occurrence: dt.date
    lead: int
    chat: int
    fire_at: dt.datetime
    snooze: str = ""

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return self.plan, self.deadline, self.occurrence


def subject_of(due: Due) -> Subject:
    """What a reminder of that occurrence is about."""
    return due.plan, due.deadline.id, due.due


def reminders_due(
    plans: Collection[Listed], chats: Iterable[Chat], planned: Collection[Intent], now: dt.datetime
) -> tuple[Intent, ...]:
    """The reminders to send now that are not `planned` yet: of those a chat has missed, only the newest.

    Days begin, and times of day are meant, in the zone of `now`.
    Nothing older follows something newer, so a clock that goes back brings nothing again.
    """
    newest: dict[tuple[Subject, int], int] = {}
    for intent in planned:
        place = intent.subject, intent.chat
        newest[place] = min(intent.lead, newest.get(place, intent.lead))
    listening = [chat for chat in chats if chat.active and not is_paused(chat, now) and chat.lead_days]
    replaced = replacements(plans)
    dues = [(due, predecessors(due, replaced)) for due in _recent_and_coming(plans, listening, now.date())]
    wanted = (_missed(due, chat, now) for chat in listening for due, before in dues if chat.hears_of(due.plan, before))
    return tuple(
        intent
        for intent in wanted
        if intent is not None and intent.lead < newest.get((intent.subject, intent.chat), intent.lead + 1)
    )


def predecessors(due: Due, replaced: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The plans in whose place a deadline stands: who follows them is to hear of it. `replaced` is by plan."""
    amended = {due.deadline.amends} if due.deadline.amends else set()
    return replaced.get(due.plan, frozenset()) | amended


def is_paused(chat: Chat, now: dt.datetime) -> bool:
    """Whether the chat wants to hear nothing for now."""
    return chat.paused_until is not None and now < chat.paused_until


def fire_time(due: Due, lead: int, chat: Chat, zone: dt.tzinfo | None) -> dt.datetime:
    """When to remind: that many days ahead, on the working day before, outside of the quiet hours."""
    day = working_day_before(due.last_day - lead * ONE_DAY)
    moment = at(day, chat.remind_at, zone)
    if chat.quiet is None:
        return moment
    woken = _after_quiet(moment, *chat.quiet)
    # better at night than too late
    return woken if woken < closing(due, zone) else moment


def closing(due: Due, zone: dt.tzinfo | None) -> dt.datetime:
    """The moment at which the deadline has passed."""
    if due.deadline.time is not None and due.last_day == due.due:
        # "trước 17 giờ ngày 10/11"
        return at(due.due, due.deadline.time, zone)
    return at(due.last_day + ONE_DAY, dt.time(0), zone)


def find_due(plans: Iterable[Listed], subject: Subject, today: dt.date) -> Due | None:
    """The occurrence behind a subject, if the plans in force still name it and its plan has not ended."""
    plan_id, deadline_id, named = subject
    plan = next((plan for plan in plans if plan.id == plan_id), None)
    deadline = next((d for d in plan.facts.deadlines if d.id == deadline_id), None) if plan else None
    if plan is None or deadline is None or named not in named_days(deadline, named, named):
        return None
    if status(deadline, plan.facts.ends_on, today) not in ("active", "past") or not is_in_force(deadline, today):
        return None
    return Due(plan_id, deadline, named, last_day(deadline, named))


def _recent_and_coming(plans: Collection[Listed], chats: Collection[Chat], today: dt.date) -> tuple[Due, ...]:
    """Occurrences from two days ago to as far ahead as anybody looks; none of a plan that has ended."""
    ahead = max((max(chat.lead_days) for chat in chats), default=0)
    since = today - LATE
    ends = {plan.id: plan.facts.ends_on for plan in plans}
    found = coming(plans, since, within=LATE.days + ahead + _HOLIDAYS, today=today)
    return tuple(due for due in found if status(due.deadline, ends[due.plan], today) in ("active", "past"))


def _missed(due: Due, chat: Chat, now: dt.datetime) -> Intent | None:
    """The newest reminder of this deadline whose time has come for this chat."""
    if now > closing(due, now.tzinfo) + LATE or _is_asleep(chat, due, now):
        return None
    times = sorted(_times(due, chat, now))
    if not times:
        return None
    fire_at, nearness = times[-1]
    return Intent(due.plan, due.deadline.id, due.due, -nearness, chat.id, fire_at)


def _is_asleep(chat: Chat, due: Due, now: dt.datetime) -> bool:
    """Whether what was missed waits for the end of the quiet hours; not where that would be too late."""
    return chat.quiet is not None and now < _after_quiet(now, *chat.quiet) < closing(due, now.tzinfo)


def _times(due: Due, chat: Chat, now: dt.datetime) -> Iterator[tuple[dt.datetime, int]]:
    for lead in chat.lead_days:
        fire_at = fire_time(due, lead, chat, now.tzinfo)
        if fire_at <= now:
            # two leads moved to one working day: the nearer one stands for both
            yield fire_at, -lead


def _after_quiet(moment: dt.datetime, begin: dt.time, end: dt.time) -> dt.datetime:
    day, time = moment.date(), moment.timetz().replace(tzinfo=None)
    if begin > end:
        # "20:00-07:00" goes over midnight
        if time >= begin:
            return at(day + ONE_DAY, end, moment.tzinfo)
        return at(day, end, moment.tzinfo) if time < end else moment
    return at(day, end, moment.tzinfo) if begin <= time < end else moment
