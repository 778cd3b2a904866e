"""`python -m knowledge review | withdraw | rollback` and `show --diff`: what an admin does to plans from a terminal."""

from __future__ import annotations

import argparse
import datetime as dt
import getpass
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge import messages
from knowledge.changes import Change, changes_between
from knowledge.corrections import correction_of
from knowledge.errors import KnowledgeError
from knowledge.model import Deadline, Plan
from knowledge.presenting import deadline_json

if TYPE_CHECKING:
    from knowledge.library import Library

_YEARLY = re.compile(r"(\d{1,2})/(\d{1,2})")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands; each sets `curate`, which takes the options, the library and today."""
    review = commands.add_parser("review", help="các thời hạn cần người xem lại; sửa, xác nhận hoặc bỏ một thời hạn")
    review.add_argument("plan", nargs="?", metavar="MÃ")
    review.add_argument("deadline", nargs="?", metavar="MÃ-HẠN")
    decision = review.add_mutually_exclusive_group()
    decision.add_argument("--confirm", action="store_true", help="đúng như đã đọc")
    decision.add_argument("--drop", action="store_true", help="không phải là thời hạn")
    decision.add_argument("--date", type=date, metavar="NĂM-THÁNG-NGÀY", help="hạn một lần")
    decision.add_argument("--yearly", metavar="NGÀY/THÁNG[,NGÀY/THÁNG]", help="hạn hằng năm, ví dụ 20/6,20/12")
    review.add_argument("--before", action="store_true", help="“trước ngày”: chính ngày đó đã là trễ")
    review.add_argument("--json", action="store_true", help="in JSON")
    review.set_defaults(curate=_review)
    withdraw = commands.add_parser("withdraw", help="thu hồi một kế hoạch: không trả lời, không nhắc nữa")
    withdraw.add_argument("plan", metavar="MÃ")
    withdraw.set_defaults(curate=_withdraw)
    rollback = commands.add_parser("rollback", help="quay lại phiên bản trước của một kế hoạch")
    rollback.add_argument("plan", metavar="MÃ")
    rollback.set_defaults(curate=_roll_back)


def difference(library: Library, plan_id: str) -> tuple[Change, ...]:
    """What the active version of a plan says otherwise than the one before it; nothing where it is the first."""
    active = library.plan(plan_id).version
    earlier = [version.number for version in library.versions(plan_id) if version.number < active]
    if not earlier:
        return ()
    return changes_between(library.version(plan_id, max(earlier)), library.version(plan_id, active))


def _review(options: argparse.Namespace, library: Library, today: dt.date) -> int:
    if options.deadline:
        return _decide(options, library, today)
    plans = (library.card(options.plan),) if options.plan else library.cards()
    doubtful = [(plan, one) for plan in plans for one in plan.facts.deadlines if one.review]
    if options.json:
        shown = [{"plan": plan.id} | deadline_json(one, plan, today) for plan, one in doubtful]
        print(json.dumps({"deadlines": shown}, ensure_ascii=False))
    elif not doubtful:
        print(messages.NOTHING_TO_REVIEW)
    for plan, one in doubtful if not options.json else ():
        print(messages.REVIEW_LINE.format(plan=plan.id, id=one.id, section=one.section, reason=one.review))
        print(f"    “{one.quote}”")
    return 0


def _decide(options: argparse.Namespace, library: Library, today: dt.date) -> int:
    plan = library.plan(options.plan)
    deadline = next((one for one in plan.facts.deadlines if one.id == options.deadline), None)
    if deadline is None:
        raise KnowledgeError(messages.DEADLINE_UNKNOWN.format(plan=plan.id, deadline=options.deadline))
    decided = _decided(options, plan, deadline)
    library.correct(correction_of(plan, deadline, decided, getpass.getuser()))
    print(messages.REVIEWED.format(plan=plan.id, deadline=deadline.id))
    return 0


def _decided(options: argparse.Namespace, plan: Plan, deadline: Deadline) -> Deadline | None:
    """The deadline as the options want it; KnowledgeError where they do not say how."""
    if options.drop:
        return None
    if options.confirm:
        return replace(deadline, review=None)
    bare = replace(deadline, date=None, rrule=None, dtstart=None, until=None, start=None, end=None, review=None)
    if options.date:
        return replace(bare, kind="fixed", date=options.date, strict_before=options.before)
    if options.yearly:
        rule, first = _yearly(options.yearly, plan)
        until = plan.facts.ends_on
        return replace(bare, kind="recurring", strict_before=options.before, rrule=rule, dtstart=first, until=until)
    raise KnowledgeError(messages.DECISION_WANTED)


def _yearly(days: str, plan: Plan) -> tuple[str, dt.date]:
    """ "20/6,20/12" as a rule, and its first day in the plan's period."""
    named = [(int(day), int(month)) for day, month in _YEARLY.findall(days)]
    monthdays = {day for day, _ in named}
    try:
        first = min(dt.date((plan.facts.starts_on or dt.date(2000, 1, 1)).year, month, day) for day, month in named)
    except ValueError as error:
        raise KnowledgeError(messages.YEARLY_INVALID.format(value=days)) from error
    if len(monthdays) != 1:
        raise KnowledgeError(messages.YEARLY_INVALID.format(value=days))
    months = ",".join(str(month) for _, month in sorted(named, key=lambda pair: pair[1]))
    return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={monthdays.pop()}", first


def _withdraw(options: argparse.Namespace, library: Library, today: dt.date) -> int:
    library.withdraw(options.plan)
    print(messages.WITHDRAWN.format(plan=options.plan))
    return 0


def _roll_back(options: argparse.Namespace, library: Library, today: dt.date) -> int:
    version = library.roll_back(options.plan)
    print(messages.ROLLED_BACK.format(plan=options.plan, version=version))
    return 0


def print_changes(changes: Sequence[Change], *, as_json: bool) -> None:
    """What a version changes, a line a change."""
    if as_json:
        shown = [{"subject": c.subject, "kind": c.kind, "before": c.before, "after": c.after} for c in changes]
        print(json.dumps({"changes": shown}, ensure_ascii=False))
        return
    if not changes:
        print(messages.NO_CHANGES)
    for change in changes:
        print(f"{messages.CHANGE_SUBJECT[change.subject]}: {messages.CHANGE_KIND[change.kind]}")
        for sign, words in (("-", change.before), ("+", change.after)):
            if words:
                print(f"  {sign} {words}")


def date(value: str) -> dt.date:
    """A day of the command line; argparse says what is wrong with it."""
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(messages.DATE_INVALID.format(value=value)) from None
