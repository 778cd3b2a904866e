"""Plans, deadlines and outcomes for people at a terminal: tables and folded sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from knowledge import messages
from knowledge.amending import deeds
from knowledge.answering.wording import day, when
from knowledge.calendar import Due, is_in_force, status
from knowledge.model import Answer, Deadline, Listed, Outcome, Plan
from knowledge.questionnaire import Mark, table, worded
from knowledge.readable import plan_label, readable, shortened

_STATUS = {
    "active": "còn hiệu lực",
    "past": "đã qua",
    "ended": "kế hoạch đã kết thúc",
    "superseded": "đã được thay",
    "needs_review": "cần xem lại",
}


def print_outcome(outcome: Outcome) -> None:
    """The text, then each source with its quote."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(escape(outcome.text))
    for number, cited in enumerate(outcome.citations, 1):
        where = messages.SOURCE_LINE.format(
            number=number, title=shortened(cited.title, 90), place=_place(cited.section), page=cited.page
        )
        console.print(f"[dim]{escape(where)}[/dim]")
        console.print(f"[dim]    “{escape(shortened(readable(cited.quote), 300))}”[/dim]")
    console.print()


def print_plans(plans: Sequence[Plan]) -> None:
    """A line a plan."""
    table = _table("Mã", "Kế hoạch", "Mục", "Hạn", "Khen thưởng", "Nhiệm vụ")
    for plan in plans:
        facts = plan.facts
        counts = [len(plan.sections), len(facts.deadlines), len(facts.awards), len(facts.duties)]
        table.add_row(plan.id, escape(plan_label(plan)), *map(str, counts))
    Console().print(table)


def print_plan(plan: Plan, today: dt.date) -> None:
    """What was understood of a plan."""
    console = Console(highlight=False)
    header = plan.header
    console.print(f"[bold]{escape(header.title)}[/bold]")
    issued = day(header.issued_on) if header.issued_on else "-"
    console.print(
        escape(f"{header.issuer} | số {header.number or '-'} | ngày {issued} | người ký {header.signer or '-'}")
    )
    table = _table("Mục", "Việc", "Hạn", "Nơi nhận", "Tình trạng")
    for line in _revised(plan):
        console.print(escape(line))
    for one in plan.facts.deadlines:
        state = _state(one, plan, today)
        row = (one.section, readable(one.task), when(one) or "-", one.to_whom or "-", state)
        table.add_row(*(escape(cell) for cell in row))
    console.print(table)
    outline = _table("Mục", "Nội dung", "Trang")
    for section in plan.sections:
        words = section.title or readable(section.text)
        outline.add_row(section.path, escape(shortened(words, 90)), str(section.page))
    console.print(outline)


def _revised(plan: Plan) -> list[str]:
    return [
        messages.PLAN_CHANGED[done].format(name=name, since=day(since), sections=", ".join(places))
        for (name, since, done), places in deeds(plan).items()
    ]


def _state(deadline: Deadline, plan: Plan, today: dt.date) -> str:
    """Where a deadline stands, and from when another has its place, or it has another's."""
    state = status(deadline, plan.facts.ends_on, today)
    if state == "active" and not is_in_force(deadline, today) and deadline.in_force_from:
        return messages.IN_FORCE_FROM.format(since=day(deadline.in_force_from))
    if state == "active" and deadline.superseded_on:
        return messages.IN_FORCE_UNTIL.format(state=_STATUS[state], since=day(deadline.superseded_on))
    if state == "superseded" and ":" not in (deadline.superseded_by or ""):
        # repealed: no other deadline has its place
        return messages.OUT_OF_FORCE
    return _STATUS[state]


def _place(section: str) -> str:
    """ "mục VI.1.d", "Điều 1.2"."""
    return section if section.startswith(messages.NAMED_PLACES) else messages.PLACE.format(section=section)


def print_dues(dues: Sequence[Due], plans: Mapping[str, Listed], today: dt.date) -> None:
    """Coming deadlines, soonest first."""
    if not dues:
        print(messages.NO_DEADLINES)
        return
    table = _table("Ngày cuối", "Còn", "Việc", "Nơi nhận", "Kế hoạch")
    for due in dues:
        left = f"{(due.last_day - today).days} ngày"
        task = readable(due.deadline.task)
        where = f"{plan_label(plans[due.plan])}, {_place(due.deadline.section)}"
        table.add_row(*(escape(cell) for cell in (day(due.last_day), left, task, due.deadline.to_whom or "-", where)))
    Console().print(table)


def print_marks(marks: Sequence[Mark], failures: int, model: str | None = None) -> None:
    """Right answers by category and style, the time they took, then the answers that failed."""
    console = Console(highlight=False, soft_wrap=True)
    answers = sum(isinstance(mark.outcome, Answer) for mark in marks)
    words = messages.WORDED_BY.format(model=model, worded=worded(marks), answers=answers)
    console.print(f"[bold]{escape(words if model else messages.WORDED_BY_PLANS)}[/bold]")
    rows = _table("", "Nhóm", "Đạt", "Hỏi", "Tỷ lệ")
    for kind, name, right, asked in table(marks):
        rows.add_row(kind, name, str(right), str(asked), f"{right / asked:.2f}" if asked else "-")
    console.print(rows)
    seconds = sorted(mark.seconds for mark in marks)
    if seconds:
        middle, late = seconds[len(seconds) // 2], seconds[int(0.95 * (len(seconds) - 1))]
        console.print(f"{middle * 1000:.0f} ms (trung vị), {late * 1000:.0f} ms (p95)")
    for mark in [mark for mark in marks if mark.faults][:failures]:
        console.print(f"\n{mark.item.id} {escape(mark.item.question)}\n   {escape('; '.join(mark.faults))}")
        console.print(f"   [dim]{escape(shortened(readable(mark.outcome.text), 240))}[/dim]")


def _table(*columns: str) -> Table:
    table = Table(show_lines=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
