"""`python -m knowledge review | withdraw | rollback` and `show --diff`: what an admin does to plans from a terminal."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import getpass
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from knowledge import messages
from knowledge.changes import Change, changes_between
from knowledge.errors import KnowledgeError
from knowledge.model import Deadline, Listed
from knowledge.presenting import deadline_json
from knowledge.reviewing import confirmed, dated, decide, doubtful

if TYPE_CHECKING:
    from knowledge.library import Library


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands; each sets `curate`, which takes the options, the library and today."""
    review = commands.add_parser("review", help="các thời hạn cần người xem lại; sửa, xác nhận hoặc bỏ một thời hạn")
    review.add_argument("plan", nargs="?", metavar="MÃ")
    review.add_argument("deadline", nargs="?", metavar="MÃ-HẠN")
    decision = review.add_mutually_exclusive_group()
    decision.add_argument("--confirm", action="store_true", help="đúng như đã đọc")
    decision.add_argument("--drop", action="store_true", help="không phải là thời hạn")
    decision.add_argument("--date", type=_worded, metavar="NGÀY", help=messages.REVIEW_DATE_HELP)
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
        return _decide(options, library)
    plans = (library.card(options.plan),) if options.plan else library.cards()
    waiting = doubtful(plans)
    if options.json:
        shown = [{"plan": plan.id} | deadline_json(one, plan, today) for plan, one in waiting]
        print(json.dumps({"deadlines": shown}, ensure_ascii=False))
    elif not waiting:
        print(messages.NOTHING_TO_REVIEW)
    for plan, one in waiting if not options.json else ():
        print(messages.REVIEW_LINE.format(plan=plan.id, id=one.id, section=one.section, reason=one.review))
        print(f"    “{one.quote}”")
    return 0


def _decide(options: argparse.Namespace, library: Library) -> int:
    plan = library.card(options.plan)
    deadline = next((one for one in plan.facts.deadlines if one.id == options.deadline), None)
    if deadline is None:
        raise KnowledgeError(messages.DEADLINE_UNKNOWN.format(plan=plan.id, deadline=options.deadline))
    decide(library, plan, deadline, _decided(options, plan, deadline), getpass.getuser())
    print(messages.REVIEWED.format(plan=plan.id, deadline=deadline.id))
    return 0


def _decided(options: argparse.Namespace, plan: Listed, deadline: Deadline) -> Deadline | None:
    """The deadline as the options want it; KnowledgeError where they do not say how."""
    if options.drop:
        return None
    if options.confirm:
        return confirmed(deadline)
    words = options.date or (f"{options.yearly} {messages.EVERY_YEAR}" if options.yearly else "")
    if not words:
        raise KnowledgeError(messages.DECISION_WANTED)
    return dated(deadline, plan, f"{messages.BEFORE} {words}" if options.before else words)


def _worded(value: str) -> str:
    """The words of a date; scripts may write 2026-11-15."""
    with contextlib.suppress(ValueError):
        return f"{dt.date.fromisoformat(value):%d/%m/%Y}"
    return value


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
