"""The deadlines of a plan: who owes what to whom by when, each with its quote. Pure."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge.facts.assignments import offices_by_row
from knowledge.facts.award_tables import awards_in_tables
from knowledge.facts.blanks import filled_in
from knowledge.facts.context import Context
from knowledge.facts.effect import effect_of
from knowledge.facts.objects import opening_thing
from knowledge.facts.passages import Passage, Span, passages_of, sentences
from knowledge.facts.points import Expression
from knowledge.facts.records import item_key, leading_office, offices_named
from knowledge.facts.schedules import schedule_statements, schedule_tables
from knowledge.facts.statements import Statement, dated_statements, read_expressions
from knowledge.facts.tables import joined_cells
from knowledge.facts.terms import Period, Rule
from knowledge.facts.undated import dateless_statements, may_be_dateless
from knowledge.facts.whole_names import with_whole_names
from knowledge.model import Deadline, Header, Section
from knowledge.vietnamese import fold, fold_aligned


def deadlines_of(
    header: Header, sections: tuple[Section, ...], starts_on: dt.date | None, ends_on: dt.date | None
) -> tuple[Deadline, ...]:
    """Every deadline of a plan in reading order; a recurrence ends with the plan's period (`ends_on`)."""
    passages = with_whole_names(joined_cells(passages_of(filled_in(sections))))
    period = Period(header.issued_on, starts_on, ends_on, effect_of(passages, header.issued_on).since)
    return _numbered([*_from_text(passages, period), *schedule_statements(passages, period)])


@dataclass(frozen=True, slots=True)
class _Heard:
    """A paragraph with its dates."""

    passage: Passage
    folded: str
    dates: tuple[Expression, ...]

    @classmethod
    def of(cls, passage: Passage) -> _Heard:
        folded = fold_aligned(passage.text)
        return cls(passage, folded, read_expressions(passage.text, folded))

    @property
    def may_tell(self) -> bool:
        """Whether something may be due by it; most paragraphs name no date and ask for nothing."""
        return bool(self.dates) or may_be_dateless(self.folded)


def _from_text(passages: tuple[Passage, ...], period: Period) -> Iterator[tuple[Passage, Statement]]:
    """The statements of running text, of tables without a column for the time as well."""
    schedules = schedule_tables(passages)
    _, of_awards = awards_in_tables(passages)
    named = offices_named(passages)
    beside = offices_by_row(passages)
    spoken: dict[str, Context] = {}
    silent: dict[str, list[_Heard]] = {}
    things: dict[tuple[str, ...], str] = {}
    for passage in passages:
        cell, path = passage.paragraph.cell, passage.section.path
        if (thing := opening_thing(passage.text, Span(passage.body, len(passage.text)))) and " " in thing[6:]:
            # "1. Hồ sơ đề nghị khen thưởng hằng năm gồm: ..." beside "2. Hồ sơ gửi về Sở Nội vụ"
            things[passage.section.ancestors] = thing
        if (passage.special and path != "closing") or passage.heading or (cell and cell.table in schedules):
            continue
        heard = _Heard.of(passage)
        if cell is not None:
            # a cell says for itself what is due; "Báo cáo kết quả" alone is the name of a form
            if cell.table in of_awards:
                # "Sơ kết (năm 2028) | Bằng khen": on which occasion, and not when
                continue
            context = Context(period, passage.above, who=beside.get((cell.table, cell.row)))
            found = _statements(heard, context)[0] if heard.may_tell else ()
            yield from ((passage, s) for s in found if s.said and (s.rule != Rule("undated") or s.to_whom))
            continue
        silent.setdefault(path, []).append(heard)
        # what a paragraph leaves to those behind it is of use only once one of them tells something
        for one in silent.pop(path) if heard.may_tell else ():
            begun = Context(period, thing=things.get(one.passage.section.ancestors))
            context = replace(spoken.get(path, begun), above=one.passage.above)
            if (leading := leading_office(one.passage) or named.get(item_key(one.passage))) is not None:
                context = replace(context, who=leading)
            statements, after = _statements(one, context)
            spoken[path] = context.after_item(after) if one.passage.paragraph.bullet else after
            yield from ((one.passage, statement) for statement in statements)


def _statements(heard: _Heard, context: Context) -> tuple[list[Statement], Context]:
    """The statements of a paragraph; what one sentence says of task and subject the next may lean on."""
    text, folded = heard.passage.text, heard.folded
    statements: list[Statement] = []
    for span in sentences(text, heard.passage.body):
        dated = dated_statements(text, folded, span, heard.dates, context)
        places = [e.start for e in heard.dates if span.start <= e.start < span.end] if dated else []
        statements += dated
        statements += dateless_statements(text, folded, span, context, places)
        context = context.after(text, folded, span)
    return statements, context


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
    return Deadline(
        id=key,
        section=passage.section.path,
        page=passage.paragraph.page,
        quote=quote,
        task=statement.task,
        who=statement.who,
        to_whom=statement.to_whom,
        **statement.rule.fields(),
    )


def _fields(rule: Rule) -> tuple[object, ...]:
    return (rule.kind, rule.date, rule.time, rule.rrule, rule.start, rule.end, rule.anchor, rule.offset)
