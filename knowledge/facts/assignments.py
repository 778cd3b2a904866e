"""Duties in tables: a column of tasks beside columns of the offices that lead and take part. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge.facts.duties import role_of
from knowledge.facts.groups import group_office
from knowledge.facts.offices import listed_offices
from knowledge.facts.passages import Passage, Span
from knowledge.facts.tables import Entry, Table, cell_text, tables_in
from knowledge.model import Duty, Role
from knowledge.vietnamese import squash

_TELLING = re.compile(
    r"chu tri|phoi hop|phu trach|phan cong|dau moi|trach nhiem|don vi|co quan|bo phan|nguoi thuc hien"
)
_TASK = re.compile(r"noi dung|nhiem vu|cong viec|hoat dong|dau viec|giai phap|^(?:cac )?viec(?! lam(?![a-z]))")
_PARTNER = re.compile(r"phoi hop|tham gia")
_LEAD = re.compile(r"chu tri|dau moi|phu trach|tham muu")
_OFFICE = re.compile(
    r"(?:don vi|co quan|bo phan|phong|nguoi|ca nhan|to chuc).{0,20}(?:thuc hien|trach nhiem|duoc giao)"
    r"|phan cong|trach nhiem|^(?:ten )?(?:co quan|don vi|co quan, don vi|phong, ban)$"
)
_NO_OFFICE = re.compile(r"thoi gian|thoi han|tien do|kinh phi|ket qua|san pham|don vi tinh|ghi chu|noi nhan|hoan thanh")


def assignments_in(passages: Iterable[Passage]) -> tuple[Duty, ...]:
    """The duties of every table that sets offices beside tasks."""
    found: list[Duty] = []
    for table in tables_in(passages, _TELLING.search):
        columns = _columns(table)
        if columns is not None:
            found.extend(_table_duties(table, *columns))
    return tuple(dict.fromkeys(found))


def _columns(table: Table) -> tuple[int, dict[int, Role]] | None:
    """The column of tasks, and the columns of offices with the role that each gives."""
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
    return (task, offices) if task is not None and offices else None


def _table_duties(table: Table, task: int, columns: dict[int, Role]) -> Iterator[Duty]:
    for entry in table.entries():
        if task in entry.cells:
            yield from _row_duties(entry.cells[task], _offices(entry, columns))


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


def _row_duties(task: tuple[Passage, ...], offices: dict[Role, tuple[str, ...]]) -> Iterator[Duty]:
    partners = offices.get("cooperate", ())
    for role, names in offices.items():
        for name in names:
            yield from _duties(task, name, role, partners if role != "cooperate" else ())


def _duties(task: tuple[Passage, ...], office: str, role: Role, partners: tuple[str, ...]) -> Iterator[Duty]:
    words = squash(cell_text(task)).strip(" .;-+")
    if len(words) < 3:
        return
    first = task[0]
    yield Duty(
        section=first.section.path,
        page=first.paragraph.page,
        quote=first.quote(Span(first.body, len(first.text))),
        office=office,
        role=role_of(words) if role == "carry_out" else role,
        task=words,
        partners=partners,
    )


def _names(cell: tuple[Passage, ...]) -> tuple[str, ...]:
    """The offices of a cell: a line, a dash or a semicolon each; "Sở Nội vụ, Sở Tài chính" are two."""
    return listed_offices(squash(passage.text).strip(" +") for passage in cell)
