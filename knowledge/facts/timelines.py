"""Tables with a column for each month or quarter: the marks of a row say when its work is done. Pure."""

from __future__ import annotations

import re

from knowledge.facts.points import Point
from knowledge.facts.tables import Row, Table, cell_text
from knowledge.vietnamese import fold

Spans = dict[int, Point]

# "Tháng 3", "T3", "3", "T3/2026", "Tháng 3 năm 2026"
_MONTH = re.compile(r"(?:thang\s*|t\.?\s*)?(1[0-2]|0?[1-9])(?:\s*(?:[/-]|nam)\s*((?:20)?\d\d))?")
# "Quý I", "I", "Q2", "Quý III/2026"
_QUARTER = re.compile(r"(?:quy\s*|q\.?\s*)?(iv|i{1,3}|[1-4])(?:\s*(?:[/-]|nam)\s*((?:20)?\d\d))?")
_OF_QUARTERS = re.compile(r"(?<![a-z])quy(?! (?:dinh|che|trinh|mo))|^q\.? ?\d|^i{2,3}$|^iv$")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_FEWEST = 3
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
# "x", "✓", "●", "====>"
_MARK = re.compile(r"[xv]{1,2}|[^\w\s]{1,12}")


def spans_of(table: Table) -> Spans:
    """The month or quarter of each column that stands for one; {} where the table has no marks under such columns."""
    over = {column: _over(table, column) for column in sorted({column for _, column in table.cells})}
    quarters = any(
        re.search(r"(?<![a-z])quy|^q\.? ?\d|^i{2,3}$|^iv$", words) for said in over.values() for words in said
    )
    spans = {column: point for column, said in over.items() if (point := _span(said, quarters=quarters)) is not None}
    marks = [cell_text(held).strip().lower() for row in table.rows() for c, held in row.items() if c in spans]
    certain = len(spans) >= _FEWEST and bool(marks) and all(_MARK.fullmatch(mark) for mark in marks)
    return spans if certain else {}


def marked(spans: Spans, row: Row) -> list[tuple[Point, Point]]:
    """The stretches that the marks of a row make, each by its first and last column; none where all are marked."""
    columns = sorted(spans)
    stretches: list[tuple[Point, Point]] = []
    before = -1
    for place, column in enumerate(columns):
        if column not in row:
            continue
        first = stretches.pop()[0] if stretches and place == before + 1 else spans[column]
        stretches.append((first, spans[column]))
        before = place
    # marked from the first column to the last: work that goes on all the time
    return [] if stretches == [(spans[columns[0]], spans[columns[-1]])] else stretches


def _over(table: Table, column: int) -> list[str]:
    """What stands over a column, the lowest first; a merged heading stands over the columns right of it, too."""
    said: list[str] = []
    for row in range(table.first_row - 1, -1, -1):
        cells = [c for at, c in table.cells if at == row and c <= column]
        if cells and (max(cells) == column or said):
            said.append(fold(cell_text(table.cells[row, max(cells)])))
    return said


def _span(said: list[str], *, quarters: bool) -> Point | None:
    named = (_QUARTER if quarters else _MONTH).fullmatch(said[0].strip(" .")) if said else None
    bare = named is not None and named[0] == named[1]
    if named is None or (bare and not any(re.search(r"thang|quy|thoi gian|tien do|20\d\d", words) for words in said)):
        return None
    number = _ROMAN.get(named[1]) or int(named[1])
    years = [named[2]] if named[2] else [year[0] for words in said if (year := _YEAR.search(words))]
    months = (3 * number - 2, 3 * number) if quarters else (number, number)
    return Point(months, year=int(years[0][-2:]) + 2000 if years else None)
