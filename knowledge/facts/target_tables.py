"""Targets in tables: a column of what is counted beside columns of the numbers to reach. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from knowledge.facts.amounts import amount_of, number_of
from knowledge.facts.passages import Passage
from knowledge.facts.tables import Row, Table, cell_text, row_quote, tables_in
from knowledge.model import Target
from knowledge.vietnamese import squash

_TELLING = re.compile(r"chi tieu|muc tieu")
_SUBJECT = re.compile(r"(?:ten |noi dung )?(?:chi tieu|muc tieu)(?! (?:nam )?20\d\d| giao| phan dau)|noi dung")
_UNIT = re.compile(r"don vi tinh|dvt|don vi do")
# "Năm 2026", "Chỉ tiêu giao", "Phấn đấu đến 2027"; not "Thực hiện năm 2025", "Hiện trạng"
_NUMBER_COLUMN = re.compile(r"20\d\d|chi tieu giao|phan dau|can dat|ke hoach|muc phan dau|gia tri")
_REACHED = re.compile(r"thuc hien|hien trang|ket qua|da dat|uoc|thoi gian|tien do|don vi|co quan|ghi chu")
_YEAR = re.compile(r"20\d\d")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(20\d\d)")
_CELL = re.compile(
    r"(?P<more>≥|>=|>|trên|từ|tối thiểu|ít nhất|không dưới)?(?P<less>≤|<=|<|dưới|tối đa|không quá)?\s*"
    r"(?P<value>\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?)\s*(?P<share>%)?(?P<up>\s*trở lên)?(?P<down>\s*trở xuống)?",
    re.IGNORECASE,
)


def targets_in_tables(passages: Iterable[Passage]) -> tuple[tuple[Target, ...], frozenset[int]]:
    """The targets of tables that set numbers beside what they measure, and the numbers of those tables."""
    found: list[Target] = []
    read: set[int] = set()
    for table in tables_in(passages, _TELLING.search):
        targets = list(_targets(table))
        if targets:
            read.add(table.number)
            found.extend(targets)
    return tuple(found), frozenset(read)


def _targets(table: Table) -> Iterator[Target]:
    subject = next((c for c, heading in sorted(table.headings.items()) if _SUBJECT.search(heading)), None)
    unit = next((c for c, heading in table.headings.items() if _UNIT.search(heading)), None)
    numbers = {
        column: heading
        for column, heading in table.headings.items()
        if column not in (subject, unit) and _NUMBER_COLUMN.search(heading) and not _REACHED.search(heading)
    }
    for row in table.rows():
        if subject is None or subject not in row:
            continue
        for column, heading in numbers.items():
            words = cell_text(row.get(column, ())).strip()
            yield from _of_cell(row, subject, unit, heading, words, row_quote(row, subject, column) if words else "")


def _of_cell(row: Row, subject: int, unit: int | None, heading: str, cell: str, quote: str) -> Iterator[Target]:
    first = row[subject][0]
    counted = squash(cell_text(row.get(unit, ()))).lower() if unit is not None else ""
    for operator, value, share in _bounds(cell):
        yield Target(
            section=first.section.path,
            page=first.paragraph.page,
            quote=quote,
            operator=operator,
            value=value,
            unit=share or counted,
            subject=squash(cell_text(row[subject])).strip(" .;:-+"),
            by=_by(heading),
        )


def _bounds(cell: str) -> Iterator[tuple[str, float, str]]:
    """Operator, number and "%" of a cell: "≥ 90", "từ 80% đến 90%", "2/3 số thôn"."""
    if (number := _CELL.fullmatch(cell)) is not None:
        operator = ">=" if number["more"] or number["up"] else "<=" if number["less"] or number["down"] else "="
        yield operator, number_of(number["value"]), "%" if number["share"] else ""
    elif (amount := amount_of(cell)) is not None:
        yield from ((operator, value, amount.unit) for operator, value in amount.bounds)


def _by(heading: str) -> dt.date | None:
    """By when: "Đến 30/6/2026", "Năm 2027"."""
    if day := _DAY.search(heading):
        try:
            return dt.date(int(day[3]), int(day[2]), int(day[1]))
        except ValueError:
            return None
    year = _YEAR.search(heading)
    return dt.date(int(year[0]), 12, 31) if year else None
