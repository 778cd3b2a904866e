"""The column of a table that holds offices, told by its cells where no heading says so: "Ban", "Khoa, phòng". Pure."""

from __future__ import annotations

from collections.abc import Container

from knowledge.facts.offices import whole_name
from knowledge.facts.tables import Table, cell_text

_FEWEST = 2
_MOST = 0.7


def office_column(table: Table, others: Container[int]) -> int | None:
    """The first column, `others` left out, of which most cells are nothing but the name of an office."""
    return next((c for c in sorted(table.headings) if c not in others and _holds_offices(table, c)), None)


def _holds_offices(table: Table, column: int) -> bool:
    cells = [cell_text(row[column]) for row in table.rows() if column in row]
    named = sum(whole_name(cell) is not None for cell in cells)
    return named >= max(_FEWEST, _MOST * len(cells))
