"""Coming deadlines and reminders. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from bot import texts
from bot.reminders import Subject, subject_of
from bot.rendering.markup import Rich, Run, bold, italic, quoted, text
from bot.rendering.naming import change_name, due_name, last_day_name, left_name, place_name, subject_reference
from bot.rendering.screen import Button, Rows, Screen, lines, note, page
from knowledge.calendar import Due
from knowledge.vietnamese import squash

PAGE = 6
"""Deadlines on one screen."""


def deadlines_screen(
    dues: Sequence[Due], names: Mapping[str, str], done: Collection[Subject], today: dt.date, first: int = 0
) -> Screen:
    """The deadlines from number `first` on, soonest first, with what is done."""
    if not dues:
        return note(texts.NO_DEADLINES)
    first = max(0, min(first, len(dues) - 1) // PAGE * PAGE)
    shown = list(enumerate(dues))[first : first + PAGE]
    blocks = [_numbered(number + 1, due, names, today, done=subject_of(due) in done) for number, due in shown]
    count = texts.DEADLINES_COUNT.format(first=first + 1, last=first + len(shown), count=len(dues))
    marks = tuple(_done_button(number + 1, due, first, done) for number, due in shown)
    buttons = (marks, _pager(first, len(dues)))
    return page(texts.DEADLINES_TITLE, count, lines(blocks, gap="\n\n"), buttons=buttons)


def reminder_screen(
    delivery: int, due: Due, name: str, today: dt.date, *, resent: bool = False, done: bool = False
) -> Screen:
    """A reminder; `done` shows that the report has been handed in since."""
    runs: list[Run] = [bold(texts.REMINDER_TITLE.format(left=left_name(due, today)))]
    if resent:
        runs += [text("\n"), italic(texts.RESENT)]
    runs += [text("\n"), bold(_task(due)), text(f", {name}\n{texts.REMINDER_DEADLINE}"), bold(due_name(due))]
    runs.append(text(f" ({last_day_name(due)})"))
    if due.deadline.to_whom:
        runs.append(text(f"\n{texts.RECIPIENT.format(recipient=due.deadline.to_whom)}"))
    if change := change_name(due):
        runs.append(text(f"\n{change}"))
    quote = f"{place_name(due.deadline.section)}: “{squash(due.deadline.quote)}”"
    runs += [text("\n"), *quoted([text(quote)])]
    return Screen(tuple(runs), _reminder_buttons(delivery, done=done))


def _reminder_buttons(delivery: int, *, done: bool) -> Rows:
    more = (
        Button(texts.REMINDER_SOURCE, f"r:source:{delivery}"),
        Button(texts.REMINDER_CALENDAR, f"r:calendar:{delivery}"),
    )
    if done:
        return ((Button(texts.DONE_MARK, f"r:done:{delivery}"), Button(texts.UNDO_DONE, f"r:undo:{delivery}")), more)
    return (
        (
            Button(texts.DONE, f"r:done:{delivery}"),
            Button(texts.NOON, f"r:noon:{delivery}"),
            Button(texts.MORNING, f"r:morning:{delivery}"),
        ),
        more,
    )


def _numbered(number: int, due: Due, names: Mapping[str, str], today: dt.date, *, done: bool) -> Rich:
    state = texts.DONE_MARK if done else left_name(due, today)
    runs = [bold(f"{number}. {_task(due)}"), text("\n"), bold(due_name(due)), text(f" ({last_day_name(due)}), {state}")]
    if due.deadline.to_whom:
        runs.append(text(f"\n{texts.RECIPIENT.format(recipient=due.deadline.to_whom)}"))
    if change := change_name(due):
        runs.append(text(f"\n{change}"))
    runs.append(text(f"\n{_where(due, names)}"))
    return tuple(runs)


def _where(due: Due, names: Mapping[str, str]) -> str:
    """The plan and place that print it, and those that it amends."""
    deadline, where = due.deadline, f"{names[due.plan]}, {place_name(due.deadline.section)}"
    amended = names.get(deadline.amends) if deadline.amends else None
    if amended is None or deadline.amends_section is None:
        return where
    return texts.AMENDS.format(where=where, place=place_name(deadline.amends_section), plan=amended)


def _task(due: Due) -> str:
    task = due.deadline.task.strip() or squash(due.deadline.quote)
    return task[:1].upper() + task[1:]


def _done_button(number: int, due: Due, first: int, done: Collection[Subject]) -> Button:
    reference = subject_reference(subject_of(due))
    if subject_of(due) in done:
        return Button(texts.UNDONE_BUTTON.format(number=number), f"h:undo:{reference}:{first}")
    return Button(texts.DONE_BUTTON.format(number=number), f"h:done:{reference}:{first}")


def _pager(first: int, count: int) -> tuple[Button, ...]:
    before = (Button(texts.PREVIOUS_PAGE, f"h:page:{first - PAGE}"),) if first else ()
    after = (Button(texts.NEXT_PAGE, f"h:page:{first + PAGE}"),) if first + PAGE < count else ()
    return (*before, Button(texts.CALENDAR_BUTTON, "h:calendar"), *after)
