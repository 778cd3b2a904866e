"""Tables of a plan: the passages of each cell, and what each column is headed. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.facts.passages import Passage
from knowledge.vietnamese import fold

_HEADER_ROWS = 3
_LONGEST_HEADING = 14


Row = dict[int, tuple[Passage, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table by row and column; `headings` holds for each column the folded words of its first rows."""

    number: int
    cells: dict[tuple[int, int], tuple[Passage, ...]]
    headings: dict[int, str]
    first_row: int

    def rows(self) -> list[Row]:
        """The rows under the headings, each as its non-empty cells."""
        rows: dict[int, Row] = {}
        for (row, column), passages in sorted(self.cells.items()):
            if row >= self.first_row:
                rows.setdefault(row, {})[column] = passages
        return list(rows.values())


def tables_in(passages: Iterable[Passage], telling: tuple[str, ...]) -> tuple[Table, ...]:
    """The tables of which one of the first rows holds one of the `telling` words (folded)."""
    by_table: dict[int, dict[tuple[int, int], list[Passage]]] = {}
    for passage in passages:
        if (cell := passage.paragraph.cell) is not None:
            by_table.setdefault(cell.table, {}).setdefault((cell.row, cell.column), []).append(passage)
    found = (
        _table(number, {place: tuple(held) for place, held in cells.items()}, telling)
        for number, cells in by_table.items()
    )
    return tuple(table for table in found if table is not None)


def cell_text(passages: tuple[Passage, ...]) -> str:
    """The words of a cell, its paragraphs joined."""
    return " ".join(passage.text.strip() for passage in passages)


def _table(number: int, cells: dict[tuple[int, int], tuple[Passage, ...]], telling: tuple[str, ...]) -> Table | None:
    rows = sorted({row for row, _ in cells})[:_HEADER_ROWS]
    heading_rows = [row for row in rows if _heads(cells, row, telling)]
    if not heading_rows:
        return None
    last = heading_rows[-1]
    headings: dict[int, str] = {}
    for (row, column), passages in sorted(cells.items()):
        if row <= last:
            headings[column] = f"{headings.get(column, '')} {fold(cell_text(passages))}".strip()
    return Table(number, cells, headings, last + 1)


def _heads(cells: dict[tuple[int, int], tuple[Passage, ...]], row: int, telling: tuple[str, ...]) -> bool:
    texts = [fold(cell_text(passages)) for (at, _), passages in cells.items() if at == row]
    short = [text for text in texts if len(text.split()) <= _LONGEST_HEADING]
    return len(short) == len(texts) > 1 and any(word in text for text in texts for word in telling)
