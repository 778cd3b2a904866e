"""The deadlines of a plan: who owes what to whom by when, each with its quote. Pure."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from knowledge.facts.obligations import subject, task_at, verbs
from knowledge.facts.passages import Passage, Span, passages_of, sentences
from knowledge.facts.resolution import Period, Rule
from knowledge.facts.schedules import schedule_entries
from knowledge.facts.statements import Context, Statement, dated_statements, dateless_statements, read_expressions
from knowledge.model import Deadline, Header, Section
from knowledge.vietnamese import fold, fold_aligned


def deadlines_of(
    header: Header, sections: tuple[Section, ...], starts_on: dt.date | None, ends_on: dt.date | None
) -> tuple[Deadline, ...]:
    """Every deadline of a plan in reading order; a recurrence ends with the plan's period (`ends_on`)."""
    period = Period(header.issued_on, starts_on, ends_on)
    passages = passages_of(sections)
    entries = {entry.passage: entry.statements for entry in schedule_entries(passages, period)}
    return _numbered(_all(passages, entries, period))


def _all(
    passages: tuple[Passage, ...], entries: dict[Passage, tuple[Statement, ...]], period: Period
) -> Iterator[tuple[Passage, Statement]]:
    """The statements of running text and of tables in reading order."""
    spoken: dict[str, Context] = {}
    for passage in passages:
        if passage.special and passage.section.path != "closing":
            continue
        if passage.paragraph.cell is not None:
            statements: Iterable[Statement] = entries.get(passage, ())
        else:
            statements = _statements(passage, spoken, period)
        yield from ((passage, statement) for statement in statements)


def _statements(passage: Passage, spoken: dict[str, Context], period: Period) -> Iterator[Statement]:
    """The statements of a paragraph; what one sentence says of task and subject the next may lean on."""
    text, folded = passage.text, fold_aligned(passage.text)
    context = replace(spoken.get(passage.section.path, Context(period)), above=passage.above)
    if passage.heading:
        return
    found = read_expressions(text, folded)
    for span in sentences(text, passage.body):
        dated = dated_statements(text, folded, span, found, context)
        yield from dated
        if not dated:
            yield from dateless_statements(text, folded, span, context)
        context = _after(text, folded, span, context)
    spoken[passage.section.path] = context


def _after(text: str, folded: str, span: Span, context: Context) -> Context:
    """What a sentence leaves for the next one."""
    found = verbs(text, folded, span)
    who = subject(text, Span(span.start, found[0].end)) if found else None
    task = task_at(text, folded, found[0], span.end) if found else None
    if task is not None and len(task.split()) < 3:
        task = None
    return replace(context, task=task or context.task, who=who or context.who)


def _numbered(found: Iterable[tuple[Passage, Statement]]) -> tuple[Deadline, ...]:
    """Deadlines with ids that stay the same for the same words at the same place; repetitions are dropped."""
    deadlines: dict[str, Deadline] = {}
    for passage, statement in found:
        quote = passage.quote(statement.quote)
        identity = (passage.section.path, fold(quote), *_fields(statement.rule), statement.who, statement.task)
        key = hashlib.sha256("\x1f".join(map(str, identity)).encode()).hexdigest()[:12]
        deadlines.setdefault(f"d{key}", _deadline(f"d{key}", passage, quote, statement))
    return tuple(deadlines.values())


def _deadline(key: str, passage: Passage, quote: str, statement: Statement) -> Deadline:
    rule = statement.rule
    return Deadline(
        id=key,
        section=passage.section.path,
        page=passage.paragraph.page,
        quote=quote,
        task=statement.task,
        who=statement.who,
        to_whom=statement.to_whom,
        kind=rule.kind,
        date=rule.date,
        time=rule.time,
        rrule=rule.rrule,
        dtstart=rule.dtstart,
        until=rule.until,
        start=rule.start,
        end=rule.end,
        strict_before=rule.strict_before,
        anchor=rule.anchor,
        offset=rule.offset,
        review=rule.review,
    )


def _fields(rule: Rule) -> tuple[object, ...]:
    return (rule.kind, rule.date, rule.time, rule.rrule, rule.start, rule.end, rule.anchor, rule.offset)
