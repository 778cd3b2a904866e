"""Targets in tables: a column of what is counted beside columns of the numbers to reach. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from knowledge.facts.passages import Passage
from knowledge.facts.tables import Row, Table, cell_text, tables_in
from knowledge.model import Target
from knowledge.vietnamese import squash

_TELLING = re.compile(r"chi tieu|muc tieu")
_SUBJECT = re.compile(r"(?:ten |noi dung )?(?:chi tieu|muc tieu)(?! (?:nam )?20\d\d| giao| phan dau)|noi dung")
_UNIT = re.compile(r"don vi tinh|dvt|don vi do")
# "Năm 2026", "Chỉ tiêu giao", "Phấn đấu đến 2027"; not "Thực hiện năm 2025", "Hiện trạng"
_NUMBER_COLUMN = re.compile(r"20\d\d|chi tieu giao|phan dau|can dat|ke hoach|muc phan dau|gia tri")
_REACHED = re.compile(r"thuc hien|hien trang|ket qua|da dat|uoc|thoi gian|tien do|don vi|co quan|ghi chu")
_YEAR = re.compile(r"20\d\d")
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


def vietnamese_number(printed: str) -> float:
    """ "1.000" is a thousand, "99,5" and "99.5" are ninety-nine and a half."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", printed):
        return float(printed.replace(".", ""))
    return float(printed.replace(",", "."))


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
            number = _CELL.fullmatch(cell_text(row.get(column, ())).strip())
            if number is not None:
                yield _target(row, subject, unit, heading, number)


def _target(row: Row, subject: int, unit: int | None, heading: str, number: re.Match[str]) -> Target:
    first = row[subject][0]
    counted = "%" if number["share"] else cell_text(row.get(unit, ())) if unit is not None else ""
    year = _YEAR.search(heading)
    return Target(
        section=first.section.path,
        page=first.paragraph.page,
        quote=first.quote(),
        operator=">=" if number["more"] or number["up"] else "<=" if number["less"] or number["down"] else "=",
        value=vietnamese_number(number["value"]),
        unit=squash(counted).lower(),
        subject=squash(cell_text(row[subject])).strip(" .;:-+"),
        by=dt.date(int(year[0]), 12, 31) if year else None,
    )
