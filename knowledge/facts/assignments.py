"""Duties in tables: a column of tasks beside columns of the offices that lead and take part. Pure."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from knowledge.facts.duties import role_of
from knowledge.facts.groups import group_office
from knowledge.facts.office_columns import office_column
from knowledge.facts.offices import VERB, listed_offices
from knowledge.facts.passages import Passage, Span, clauses, trim
from knowledge.facts.tables import Entry, Table, cell_text, place_of, tables_in
from knowledge.model import Duty, Role
from knowledge.vietnamese import squash

_TELLING = re.compile(
    r"chu tri|phoi hop|phu trach|phan cong|dau moi|trach nhiem|don vi|co quan|bo phan|nguoi thuc hien"
)
_TASK = re.compile(r"noi dung|nhiem vu|cong viec|hoat dong|dau viec|giai phap|^(?:cac )?viec(?! lam(?![a-z]))")
_CHARGE = re.compile(r"^trach nhiem(?: (?:chinh|cu the|thi hanh))?$")
_PARTNER = re.compile(r"phoi hop|tham gia")
_LEAD = re.compile(r"chu tri|dau moi|phu trach|tham muu")
_OFFICE = re.compile(
    r"(?:don vi|co quan|bo phan|phong|nguoi|ca nhan|to chuc).{0,20}(?:thuc hien|trach nhiem|duoc giao)"
    r"|phan cong|trach nhiem|^(?:ten )?(?:co quan|don vi|co quan, don vi|phong, ban)$"
)
_NO_OFFICE = re.compile(r"thoi gian|thoi han|tien do|kinh phi|ket qua|san pham|don vi tinh|ghi chu|noi nhan|hoan thanh")


# "Vai trò": each row says for itself whether the office leads
_ROLE = re.compile(r"^vai tro")


@dataclass(frozen=True, slots=True)
class _Columns:
    """The column of tasks, those of offices with the role that each gives, and the one that says the role."""

    task: int
    offices: dict[int, Role]
    role: int | None


def assignments_in(passages: Iterable[Passage]) -> tuple[Duty, ...]:
    """The duties of every table that sets offices beside tasks."""
    found = (duty for table, columns in _assigning(passages) for duty in _table_duties(table, columns))
    return tuple(dict.fromkeys(found))


def offices_by_row(passages: Iterable[Passage]) -> dict[tuple[int, int], str]:
    """Who does the work of a row, by the number of the table and of the row."""
    named: dict[tuple[int, int], str] = {}
    for table, columns in _assigning(passages):
        for entry in table.entries():
            doing = [names for role, names in _offices(entry, columns.offices).items() if role != "cooperate"]
            if doing and columns.task in entry.cells:
                named[table.number, place_of(entry.cells[columns.task]).row] = ", ".join(doing[0])
    return named


def _assigning(passages: Iterable[Passage]) -> Iterator[tuple[Table, _Columns]]:
    for table in tables_in(passages, lambda heading: _TELLING.search(heading) or _TASK.search(heading)):
        if (columns := _columns(table)) is not None:
            yield table, columns


def _columns(table: Table) -> _Columns | None:
    offices: dict[int, Role] = {}
    for column, heading in table.headings.items():
        if _NO_OFFICE.search(heading):
            continue
        if _PARTNER.search(heading) and not _LEAD.search(heading):
            offices[column] = "cooperate"
        elif _LEAD.search(heading):
            offices[column] = "lead"
        elif _OFFICE.search(heading):
            offices[column] = "carry_out"
    task = next(
        (c for c, heading in sorted(table.headings.items()) if _TASK.search(heading) and c not in offices), None
    )
    if task is not None and not offices and (named := office_column(table, _not_of_offices(table, task))) is not None:
        offices[named] = "carry_out"
    if task is None and (task := _charge_column(table, offices)) is not None:
        del offices[task]
    role = next((c for c, heading in table.headings.items() if _ROLE.search(heading)), None)
    return _Columns(task, offices, role) if task is not None and offices else None


def _charge_column(table: Table, offices: Container[int]) -> int | None:
    """ "Đơn vị | Trách nhiệm": the column of what the office beside it has to do."""
    told = next((c for c, heading in table.headings.items() if _CHARGE.search(heading)), None)
    return told if told is not None and office_column(table, {told}) in offices else None


def _not_of_offices(table: Table, task: int) -> set[int]:
    return {task, *(c for c, heading in table.headings.items() if _NO_OFFICE.search(heading))}


def _table_duties(table: Table, columns: _Columns) -> Iterator[Duty]:
    for entry in table.entries():
        if columns.task in entry.cells:
            said = role_of(cell_text(entry.cells[columns.role])) if columns.role in entry.cells else None
            yield from _row_duties(entry.cells[columns.task], _offices(entry, columns.offices), said)


def _offices(entry: Entry, columns: dict[int, Role]) -> dict[Role, tuple[str, ...]]:
    """The offices of a row by role; a blank cell names nobody, unless the row that heads it does."""
    offices: dict[Role, tuple[str, ...]] = {}
    for column, role in columns.items():
        names = _names(entry.cells.get(column, ()))
        if not names and role != "cooperate" and entry.group and (office := group_office(entry.group)):
            names = (office,)
        if names:
            offices[role] = names
    return offices


def _row_duties(task: tuple[Passage, ...], offices: dict[Role, tuple[str, ...]], said: Role | None) -> Iterator[Duty]:
    partners = offices.get("cooperate", ())
    for role, names in offices.items():
        own = said if said is not None and role == "carry_out" else role
        for name in names:
            yield from _duties(task, name, own, partners if role != "cooperate" else ())


def _duties(task: tuple[Passage, ...], office: str, role: Role, partners: tuple[str, ...]) -> Iterator[Duty]:
    first = task[0]
    for span, words in _parts(task) if role == "carry_out" else [_whole(task)]:
        if len(words) >= 3:
            yield Duty(
                section=first.section.path,
                page=first.paragraph.page,
                quote=first.quote(span),
                office=office,
                role=role_of(words) if role == "carry_out" else role,
                task=words,
                partners=partners,
            )


def _whole(task: tuple[Passage, ...]) -> tuple[Span, str]:
    return Span(task[0].body, len(task[0].text)), squash(cell_text(task)).strip(" .;-+")


def _parts(task: tuple[Passage, ...]) -> list[tuple[Span, str]]:
    """What a cell asks for, in parts where they ask for different roles: "Chủ trì hạ tầng; hỗ trợ các khoa"."""
    text = task[0].text
    pieces = [trim(text, piece) for piece in clauses(text, Span(task[0].body, len(text)))]
    words = [squash(text[piece.start : piece.end]).strip(" .;-+") for piece in pieces]
    acting = all(VERB.match(part.lower()) for part in words[1:])
    if len(task) > 1 or not acting or len({role_of(part) for part in words}) < 2:
        return [_whole(task)]
    return list(zip(pieces, words, strict=True))


def _names(cell: tuple[Passage, ...]) -> tuple[str, ...]:
    """The offices of a cell: a line, a dash or a semicolon each; "Sở Nội vụ, Sở Tài chính" are two."""
    return listed_offices(squash(passage.text).strip(" +") for passage in cell)
