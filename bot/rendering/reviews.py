"""What admins see of a deadline that waits for them, and of what was decided. Pure."""

from __future__ import annotations

import datetime as dt

from bot import texts
from bot.rendering.markup import Rich, bold, shortened, text
from bot.rendering.naming import place_name, plan_name
from bot.rendering.plans import plan_reference
from bot.rendering.screen import Button, Rows, Screen, note, page
from knowledge.answering.wording import coming, when
from knowledge.model import Deadline, Listed
from knowledge.reviewing import doubtful
from knowledge.vietnamese import squash

_LONGEST_QUOTE = 1500


def review_screen(number: int, plan: Listed, deadline: Deadline, place: int, count: int) -> Screen:
    """One deadline with what is doubtful about it, its quote, and the choice."""
    buttons = (
        (Button(texts.REVIEW_CONFIRM, f"x:ok:{number}"), Button(texts.REVIEW_DATE, f"x:date:{number}")),
        (Button(texts.REVIEW_DISMISS, f"x:drop:{number}"), Button(texts.REVIEW_LATER, f"x:later:{number}")),
        (Button(texts.REVIEW_PAGE, f"x:page:{number}"),),
    )
    return page(
        texts.REVIEW_TITLE.format(place=place, count=count),
        _place(plan, deadline),
        _quote(deadline),
        (bold(deadline.review or ""),),
        "\n".join(filter(None, _understood(deadline))),
        buttons=buttons,
    )


def decided_screen(
    number: int, plan: Listed, read: Deadline, decided: Deadline | None, by: str, today: dt.date
) -> Screen:
    """What somebody has decided on a deadline; it can be decided again."""
    return page(
        texts.REVIEW_DECIDED_TITLE,
        _outcome(plan, decided, today),
        _place(plan, read),
        _quote(read),
        texts.REVIEW_BY.format(name=by),
        buttons=((Button(texts.REVIEW_AGAIN, f"x:again:{number}"),),),
    )


def left_screen(count: int) -> Screen:
    """Nothing is left, or only what was put off."""
    return note(texts.REVIEW_LEFT.format(count=count), review_buttons(count)) if count else note(texts.REVIEW_NONE)


def review_buttons(count: int) -> Rows:
    """The way to all deadlines that wait."""
    return ((Button(texts.REVIEW_SOME.format(count=count), "x:all"),),) if count else ()


def plan_review_buttons(plan: Listed) -> Rows:
    """The way to those of one plan."""
    count = len(doubtful((plan,)))
    label = texts.REVIEW_SOME.format(count=count)
    return ((Button(label, f"x:plan:{plan_reference(plan)}"),),) if count else ()


def _place(plan: Listed, deadline: Deadline) -> str:
    return texts.PICTURE_CAPTION.format(plan=plan_name(plan), place=place_name(deadline.section), page=deadline.page)


def _quote(deadline: Deadline) -> Rich:
    return (text(f"“{shortened(squash(deadline.quote), _LONGEST_QUOTE)}”"),)


def _understood(deadline: Deadline) -> tuple[str, ...]:
    named = when(deadline)
    return (
        texts.REVIEW_TASK.format(task=squash(deadline.task)),
        texts.REVIEW_WHO.format(who=squash(deadline.who)) if deadline.who else "",
        texts.RECIPIENT.format(recipient=squash(deadline.to_whom)) if deadline.to_whom else "",
        texts.REVIEW_READ.format(when=named) if named else texts.REVIEW_READ_NOTHING,
    )


def _outcome(plan: Listed, decided: Deadline | None, today: dt.date) -> str:
    if decided is None:
        return texts.REVIEW_DISMISSED
    if named := when(decided):
        return f"{texts.REVIEW_DATED.format(when=named)} {coming(decided, plan, today)}".strip()
    return texts.REVIEW_UNDATED
