"""Tables of deadlines: which column says when, and what the rest of its row is about. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge import messages
from knowledge.facts import obligations as duty
from knowledge.facts.addressees import addressee
from knowledge.facts.cadence import applied, frequency_named, reports_regularly, year_above
from knowledge.facts.cells import dates_in_cell
from knowledge.facts.column_parties import Parties, parties_of
from knowledge.facts.columns import OFTEN, Columns, owes, schedules_in
from knowledge.facts.groups import group_office, group_words, names_a_time
from knowledge.facts.offices import listed_offices, whole_name
from knowledge.facts.passages import Passage, Span
from knowledge.facts.phase_tables import phases_in_tables
from knowledge.facts.points import Expression
from knowledge.facts.records import Record, records_in
from knowledge.facts.resolution import rules_of
from knowledge.facts.rhythms import Frequency, dateless_rule, frequencies, is_periodic
from knowledge.facts.statements import Statement
from knowledge.facts.surroundings import shared
from knowledge.facts.tables import Row, Table, cell_text, place_of
from knowledge.facts.terms import Period, Rule, Setting
from knowledge.facts.timelines import marked
from knowledge.vietnamese import fold, fold_aligned, squash

# "Bộ chỉ số: trước ngày 25/4; bảng xếp hạng: ngày 05 hằng tháng": what stands before its colon is due by each date
_LABEL = re.compile(r"(?:^|[;.,(]|\sva\s)\s*((?:bao cao|[a-z])[^:;,()]{2,60}?)\s*[:(]\s*$")
# "Hoàn thành: ...", "Năm 2026: ...", "Đợt 1: ...": when or which time, not what
_NO_TASK = re.compile(
    r"thoi |han(?![a-z])|tien do|hoan thanh|bat dau|ket thuc|xong|thuc hien|giai doan|dot |lan |buoc |nam |quy |thang "
    r"|tuan |ngay |tu (?:nay|ngay|thang|quy|nam|\d)|den |truoc|cham nhat|cac |doi voi|rieng|luu y"
    r"|ghi chu|du kien|dinh ky|hang |moi |sang|chieu"
)
# "Khi có yêu cầu", "Đột xuất", "Theo quy định": a report without a day
_ON_DEMAND = re.compile(r"dot xuat|khi (?:co|duoc) yeu cau|theo (?:quy dinh|yeu cau|huong dan|dinh ky)|khi phat sinh")
# "Theo tiến độ dự án được duyệt", "Theo hướng dẫn của cấp trên": another paper says when
_TOLD_ELSEWHERE = re.compile(r"\s*theo\s+(?:tien do|huong dan|thong bao)\s+\w+")


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row says beside its dates."""

    task: str
    who: str | None
    to_whom: str | None
    often: str
    above: tuple[str, ...]


def schedule_statements(passages: tuple[Passage, ...], period: Period) -> Iterator[tuple[Passage, Statement]]:
    """The deadlines of every table that has a column for them, each with the passage that holds its date."""
    for table, columns in _schedules(passages):
        yield from _table_statements(table, columns, period)
    for record in records_in(passages):
        yield from _record_statements(record, period)


def schedule_tables(passages: tuple[Passage, ...]) -> set[int]:
    """The tables whose cells are not read as running text, by their number in the document."""
    tables = {table.number for table, _ in _schedules(passages)}
    return tables | {record.table for record in records_in(passages) if "when" in record.cells}


def _schedules(passages: tuple[Passage, ...]) -> Iterator[tuple[Table, Columns]]:
    """The tables of deadlines; where the time of a row is that of a phase, nothing is due at its end.

    A column "Hạn gửi báo cáo đợt" beside it says what is due then.
    """
    _, phases = phases_in_tables(passages)
    for table, columns in schedules_in(passages):
        if table.number not in phases:
            yield table, columns
        elif columns.when and all(owes(table, column) for column in columns.when):
            yield table, replace(columns, task=None)


# --- rows -----------------------------------------------------------------------------------------


def _table_statements(table: Table, columns: Columns, period: Period) -> Iterator[tuple[Passage, Statement]]:
    last: Row = {}
    group: tuple[Passage, ...] = ()
    for entry in table.entries():
        if entry.group != group:
            group, last = entry.group, {}
        cells = _untold(last, columns.task) | entry.cells
        if columns.spans:
            yield from _marked_row(table, cells, columns, group, period)
            continue
        timed = bool(group) and names_a_time(group)
        if timed and not any(column in cells for column in columns.when):
            yield from _dated_cell(table, cells, columns, group, None, period)
        for column in columns.when:
            if column in cells:
                found = _dated_cell(table, cells, columns, group, column, period)
                if column != columns.when[0]:
                    # "Khi có yêu cầu" in every column is said once
                    found = ((passage, s) for passage, s in found if s.rule.kind != "undated" or s.rule.review)
                yield from found
            elif not timed and (above := _untold(last, column)):
                yield from _in_doubt(_dated_cell(table, cells | above, columns, group, column, period), above[column])
        last = last | cells


def _marked_row(
    table: Table, cells: Row, columns: Columns, group: tuple[Passage, ...], period: Period
) -> Iterator[tuple[Passage, Statement]]:
    """The stretches of months that the marks of a row make; its task is quoted, as a mark says nothing."""
    task = cells.get(columns.task, ()) if columns.task is not None else ()
    if not task:
        return
    described = _described(table, cells, columns, None, group)
    year = year_above(described.above)
    for first, last in marked(columns.spans, cells):
        printed = squash(cell_text(task))
        stretch = Expression(0, 0, (last,), since=first) if first != last else Expression(0, 0, (first,))
        for rule in rules_of(stretch, Setting(period, year, printed=printed)):
            yield task[0], Statement(rule, described.task, described.who, described.to_whom, _all_of(task[0].text))


def _untold(last: Row, column: int | None) -> Row:
    """The cell above an empty one where the file does not say how far it reaches."""
    return {c: held for c, held in last.items() if c == column and not place_of(held).rows}


def _dated_cell(
    table: Table, cells: Row, columns: Columns, group: tuple[Passage, ...], column: int | None, period: Period
) -> Iterator[tuple[Passage, Statement]]:
    """The dates of a row's cell, or without a column those that the row above it all gives."""
    held = cells[column] if column is not None else group
    described = _described(table, cells, columns, column, group)
    start = _start(cells.get(columns.begin, ()) if columns.begin is not None else (), period)
    for passage, statement in _cell_statements(held, described, period):
        yield passage, _since(statement, start)


def _in_doubt(
    found: Iterator[tuple[Passage, Statement]], cell: tuple[Passage, ...]
) -> Iterator[tuple[Passage, Statement]]:
    """The dates of the cell above an empty one, where the file does not say how far it reaches."""
    review = messages.CELL_EMPTY.format(words=re.sub(r"\s+", " ", cell_text(cell)).strip())
    for passage, statement in found:
        if statement.rule.review is None and duty.is_milestone(
            fold_aligned(statement.task), Span(0, len(statement.task))
        ):
            yield passage, replace(statement, rule=replace(statement.rule, review=review))


def _start(cell: tuple[Passage, ...], period: Period) -> dt.date | None:
    """The first day of the work, from the column "Bắt đầu"."""
    for expression in (e for group in dates_in_cell(cell_text(cell)) for e in group):
        for rule in rules_of(expression, Setting(period)):
            return rule.start or rule.date
    return None


def _since(statement: Statement, start: dt.date | None) -> Statement:
    """A deadline with a first day is a window."""
    rule = statement.rule
    end = rule.date or rule.end
    if start is None or end is None or rule.kind not in ("fixed", "period") or start > end:
        return statement
    return replace(statement, rule=replace(rule, kind="period", date=None, start=start, end=end))


def _described(table: Table, cells: Row, columns: Columns, column: int | None, group: tuple[Passage, ...]) -> _Row:
    def words(at: int | None) -> str:
        return re.sub(r"\s+", " ", cell_text(cells.get(at, ()) if at is not None else ())).strip(" .;-+")

    above = next(iter(cells.values()))[0].above
    heading = table.headings.get(column, "") if column is not None else ""
    task = words(columns.task) or group_words(group) or _thing_owed(table, cells, column)
    who = _named(cells.get(columns.who, ()) if columns.who is not None else ())
    headed = parties_of(table, column, above) if column is not None and len(columns.when) > 1 else Parties()
    return _Row(
        duty.shortened(re.sub(r"^\s*(?:[-+]|\d+[.)]|[a-zđ]\))\s*", "", task)),
        headed.who or who or (group_office(group) if group else None) or duty.office_above(above),
        headed.to_whom or words(columns.to) or _addressee(task),
        f"{fold_aligned(words(columns.often))} {heading if OFTEN.search(heading) else ''}".strip(),
        (group_words(group), *above) if group else above,
    )


def _thing_owed(table: Table, cells: Row, column: int | None) -> str:
    """ "gửi báo cáo đợt (Đợt 1)", of the column "Hạn gửi báo cáo đợt"; empty where its heading names nothing."""
    if column is None or not owes(table, column):
        return ""
    printed = (cell_text(held) for (row, at), held in sorted(table.cells.items()) if at == column)
    heading = re.sub(r"^(?:thời )?hạn\s+", "", squash(next(printed, "")), flags=re.IGNORECASE)
    return f"{heading} ({squash(cell_text(next(iter(cells.values()))))})"


def _named(cell: tuple[Passage, ...]) -> str | None:
    """The offices of a cell as one name: "Phòng Văn hóa - Xã hội, Công an xã"."""
    return ", ".join(listed_offices(squash(passage.text) for passage in cell)) or None


def _addressee(task: str) -> str | None:
    return addressee(task, Span(0, len(task)))


def _record_statements(record: Record, period: Period) -> Iterator[tuple[Passage, Statement]]:
    """The deadline of work that a table of labels describes: "Thời gian | Quý II/2026"."""
    when = record.cells.get("when", ())
    if not when:
        return
    who = _named(record.cells.get("lead", record.cells.get("carry_out", ())))
    to_whom = cell_text(record.cells.get("to", ())).strip(" .;") or _addressee(record.task)
    row = _Row(duty.shortened(record.task), who or duty.office_above(when[0].above), to_whom, "", when[0].above)
    yield from _cell_statements(when, row, period)


# --- cells ----------------------------------------------------------------------------------------


def _cell_statements(cell: tuple[Passage, ...], row: _Row, period: Period) -> Iterator[tuple[Passage, Statement]]:
    found = False
    for passage in cell:
        if groups := list(dates_in_cell(passage.text)):
            found = True
            yield from ((passage, s) for s in _dated(passage, groups, row, period))
    if not found:
        yield from _dateless(cell[0], fold_aligned(cell_text(cell)), row)


def _dated(passage: Passage, groups: list[list[Expression]], row: _Row, period: Period) -> Iterator[Statement]:
    text, folded = passage.text, fold_aligned(passage.text)
    # told once for the whole cell, which may list hundreds of dates
    frequency, by_label = _frequency(folded, row)
    year, printed = year_above(row.above), re.sub(r"\s+", " ", text).strip()
    before = None
    for group in groups:
        label = _label(text, folded, group, passage.body, row.task)
        who = duty.concerned_office(folded[passage.body : group[0].start], text) or row.who
        for expression in shared(group):
            if _is_whole_plan(expression, period):
                continue
            often = applied(frequency, by_label, expression, period)
            setting = Setting(period, year, often, printed=printed, before=before)
            before = expression.points[-1] if expression.points else before
            for rule in rules_of(expression, setting):
                yield Statement(rule, label or row.task, who, row.to_whom, _all_of(text))


def _all_of(text: str) -> Span:
    """The whole cell, or as much of a long one as a quote may hold."""
    return Span(0, min(len(text), 400))


def _label(text: str, folded: str, group: list[Expression], body: int, task: str) -> str | None:
    """ "Báo cáo 6 tháng: trước 15/6; tự chấm điểm: ngày 05", "trước 20/12 (báo cáo năm)" inside one cell."""
    after = re.compile(r"\s*\((b[áa]o c[áa]o[^()]*)\)", re.IGNORECASE).match(text, group[-1].end)
    if after:
        return duty.shortened(after[1])
    before = folded[body : group[0].start]
    named = _LABEL.search(before)
    if named is None or _NO_TASK.match(named[1]):
        return None
    label = text[body + named.start(1) : body + named.end(1)]
    return None if whole_name(label) else duty.shortened(_part_named(task, label))


def _part_named(task: str, label: str) -> str:
    """The part of the row's work that a label stands for: "bảng xếp hạng" of "..., công bố bảng xếp hạng các khoa"."""
    parts = re.split(r"\s*[;,]\s*", task)
    return next((part for part in parts if fold(label) in fold(part)), label)


def _is_whole_plan(expression: Expression, period: Period) -> bool:
    """ "2025 - 2030" in a plan for those years says no more than the plan does."""
    if expression.since is None or not expression.points or expression.points[-1].months != (1, 12):
        return False
    if period.starts_on is None or period.ends_on is None:
        return False
    return (expression.since.year, expression.points[-1].year) == (period.starts_on.year, period.ends_on.year)


def _frequency(folded: str, row: _Row) -> tuple[Frequency | None, bool]:
    """How often, from the cell, the column for it, or the name of the report in the row."""
    if marked := frequencies(folded):
        return marked[-1][1], False
    if is_periodic(folded):
        return "yearly", False
    if row.often:
        named = frequency_named(row.often)
        if named:
            return named, False
    task = fold_aligned(row.task)
    if marked := frequencies(task):
        return marked[-1][1], not re.search(r"(?:hang|moi) (?:nam|quy|thang|tuan)|dinh ky", task)
    for heading in row.above:
        words = fold_aligned(heading)
        if len(words.split()) <= 25 and (marked := frequencies(words)):
            return marked[-1][1], True
        if len(words.split()) <= 25 and is_periodic(words):
            return "yearly", True
    return ("yearly", True) if reports_regularly(task, row.above) else (None, False)


def _dateless(passage: Passage, folded: str, row: _Row) -> Iterator[tuple[Passage, Statement]]:
    """ "Hằng năm", "Khi có yêu cầu" in the column for the time; "Thường xuyên" is no deadline."""
    rule = dateless_rule(folded)
    reports = duty.sends(fold_aligned(row.task), Span(0, len(row.task)))
    elsewhere = _TOLD_ELSEWHERE.match(folded) is not None
    if rule is None and not elsewhere and not (reports and _ON_DEMAND.search(folded)):
        return
    if row.task:
        yield passage, Statement(Rule("undated", rrule=rule), row.task, row.who, row.to_whom, _all_of(passage.text))
