"""Plans, one by one and in a list; and the reminder settings of a chat. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bot import texts
from bot.records.chats import Chat
from bot.rendering.markup import bold, text
from bot.rendering.naming import day_name, leads_name, moment_name, plan_name, short_reference, time_name
from bot.rendering.screen import Button, Rows, Screen, in_rows, lines, note, page
from knowledge.amending import deed, deeds, replaced
from knowledge.model import Listed, Plan

LEADS = (14, 7, 5, 3, 2, 1, 0)
TIMES = (dt.time(7, 30), dt.time(8), dt.time(9), dt.time(13, 30), dt.time(15))
NIGHT = (dt.time(20), dt.time(7))
_PLANS_A_PAGE = 10


def plans_screen(plans: Sequence[Listed], chat: Chat, today: dt.date, first: int = 0) -> Screen:
    """The plans with a mark on those that are followed and those that are over; a button opens one."""
    if not plans:
        return note(texts.NO_PLANS)
    first = max(0, min(first, len(plans) - 1) // _PLANS_A_PAGE * _PLANS_A_PAGE)
    shown = list(enumerate(plans, 1))[first : first + _PLANS_A_PAGE]
    blocks = (
        (
            text(f"{number}. {_mark(chat, plan)} "),
            bold(plan_name(plan)),
            text(f"{_over(plan, today)}\n{plan.header.title}"),
        )
        for number, plan in shown
    )
    numbers = in_rows((Button(str(number), f"p:show:{plan_reference(plan)}") for number, plan in shown), 5)
    new = (Button(texts.FOLLOW_NEW_ON, "p:new:off") if chat.follows_new else Button(texts.FOLLOW_NEW_OFF, "p:new:on"),)
    return page(texts.PLANS_TITLE, lines(blocks), buttons=(*numbers, new, _pager(first, len(plans))))


def plan_screen(plan: Plan, chat: Chat, today: dt.date) -> Screen:
    """What is known of one plan."""
    header, facts = plan.header, plan.facts
    known = [
        texts.PLAN_NUMBER.format(number=header.number) if header.number else "",
        texts.PLAN_ISSUED.format(day=day_name(header.issued_on)) if header.issued_on else "",
        texts.PLAN_SIGNER.format(signer=header.signer) if header.signer else "",
        _period(plan),
        texts.PLAN_ENDED if facts.ends_on and facts.ends_on < today else "",
        *_revisions(plan),
        texts.PLAN_CONTENTS.format(
            sections=len(plan.sections),
            deadlines=len(facts.deadlines),
            awards=len(facts.awards),
            duties=len(facts.duties),
        ),
    ]
    reference = plan_reference(plan)
    follow = (
        Button(texts.UNFOLLOW, f"p:stop:{reference}")
        if chat.follows(plan.id)
        else Button(texts.FOLLOW, f"p:follow:{reference}")
    )
    buttons = (
        (follow, Button(texts.PLAN_DEADLINES, f"p:deadlines:{reference}")),
        (Button(texts.ORIGINAL, f"p:file:{reference}"), Button(texts.BACK_TO_PLANS, "p:list:0")),
    )
    return page(plan_name(plan), header.title, "\n".join(filter(None, known)), buttons=buttons)


def plan_reference(plan: Listed) -> str:
    """The short id of a plan for a button."""
    return short_reference(plan.id)


def settings_screen(chat: Chat, now: dt.datetime) -> Screen:
    """When the chat is reminded, with buttons to change it."""
    paused_until = chat.paused_until if chat.paused_until and now < chat.paused_until else None
    known = [
        texts.SETTINGS_LEADS.format(leads=leads_name(chat.lead_days)) if chat.lead_days else texts.SETTINGS_NO_LEADS,
        texts.SETTINGS_TIME.format(time=time_name(chat.remind_at)),
        _quiet(chat),
        texts.SETTINGS_PAUSED.format(moment=moment_name(paused_until, now.tzinfo)) if paused_until else "",
    ]
    if chat.is_private:
        office = texts.SETTINGS_OFFICE.format(office=chat.office) if chat.office else texts.SETTINGS_NO_OFFICE
        known.append(office)
    buttons = _settings_buttons(chat, paused=paused_until is not None)
    return page(texts.SETTINGS_TITLE, "\n".join(filter(None, known)), buttons=buttons)


def _settings_buttons(chat: Chat, *, paused: bool) -> Rows:
    leads = in_rows((_lead_button(days, chat) for days in LEADS), 4)
    times = tuple(
        Button(f"✓ {time_name(time)}" if time == chat.remind_at else time_name(time), f"n:time:{time:%H%M}")
        for time in TIMES
    )
    quiet = Button(texts.QUIET_OFF, "n:quiet:off") if chat.quiet else Button(texts.QUIET_ON, "n:quiet:on")
    pauses = (
        (Button(texts.RESUME, "n:pause:0"),)
        if paused
        else (Button(texts.PAUSE_WEEK, "n:pause:7"), Button(texts.PAUSE_MONTH, "n:pause:30"))
    )
    office = (Button(texts.OFFICE_BUTTON, "n:office"),) if chat.is_private else ()
    return (*leads, times, pauses, (quiet,), office)


def _lead_button(days: int, chat: Chat) -> Button:
    if days == 0:
        label = texts.LEAD_TODAY_BUTTON
        return Button(f"✓ {label}" if 0 in chat.lead_days else label, "n:lead:0")
    wording = texts.LEAD_ON_BUTTON if days in chat.lead_days else texts.LEAD_BUTTON
    return Button(wording.format(days=days), f"n:lead:{days}")


def _quiet(chat: Chat) -> str:
    if chat.quiet is None:
        return texts.SETTINGS_NO_QUIET
    begin, end = chat.quiet
    return texts.SETTINGS_QUIET.format(begin=time_name(begin), end=time_name(end))


def _period(plan: Plan) -> str:
    starts, ends = plan.facts.starts_on, plan.facts.ends_on
    if starts and ends:
        return texts.PLAN_PERIOD.format(starts=day_name(starts), ends=day_name(ends))
    return texts.PLAN_PERIOD_UNTIL.format(ends=day_name(ends)) if ends else ""


def _over(plan: Listed, today: dt.date) -> str:
    if ended := replaced(plan, today):
        return f" ({texts.PLAN_CHANGED_MARK[deed(ended)]})"
    ends_on = plan.facts.ends_on
    return f" ({texts.PLAN_OVER})" if ends_on and ends_on < today else ""


def _revisions(plan: Plan) -> list[str]:
    """What other plans change in this one, a line for each plan and day."""
    return [
        texts.PLAN_CHANGED[done].format(day=day_name(since), name=name, sections=", ".join(places))
        for (name, since, done), places in deeds(plan).items()
    ]


def _mark(chat: Chat, plan: Listed) -> str:
    return texts.FOLLOWED_MARK if chat.follows(plan.id) else texts.NOT_FOLLOWED_MARK


def _pager(first: int, count: int) -> tuple[Button, ...]:
    before = (Button(texts.PREVIOUS_PAGE, f"p:list:{first - _PLANS_A_PAGE}"),) if first else ()
    after = (Button(texts.NEXT_PAGE, f"p:list:{first + _PLANS_A_PAGE}"),) if first + _PLANS_A_PAGE < count else ()
    return (*before, *after)
