"""A table while it is being read: cells filled piece by piece, given back as lines. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from knowledge.model import Cell, Line


class Found(NamedTuple):
    """A table: its lines with their cells, and how many printed lines they stand for."""

    lines: tuple[Line, ...]
    taken: int


@dataclass(slots=True)
class Grid:
    """The rows of one table; each cell holds the pieces of lines that were printed in it."""

    table: int
    rows: list[dict[int, list[Line]]] = field(default_factory=list)

    def begin(self) -> None:
        """Open the next row."""
        self.rows.append({})

    def add(self, column: int, text: str, line: Line, *, wrapped: bool = False) -> None:
        """Put a piece of a printed line into the open row; `wrapped` where it runs on from the line above."""
        if not text:
            return
        held = self.rows[-1].setdefault(column, [])
        if held and wrapped:
            held[-1] = replace(held[-1], closed=False)
        held.append(replace(line, text=text, cell=Cell(self.table, len(self.rows) - 1, column), closed=True))

    def last(self, column: int) -> str:
        """What the open row's cell ends in, "" where it is empty."""
        held = self.rows[-1].get(column, ())
        return held[-1].text if held else ""

    def found(self, taken: int) -> Found | None:
        """The table where it has a row beside its headings."""
        rows = [row for row in self.rows if row]
        lines = tuple(line for row in rows for column in sorted(row) for line in row[column])
        return Found(lines, taken) if len(rows) > 1 else None


def joined(lines: Sequence[Line]) -> str:
    """The words of several lines as one text."""
    return " ".join(line.text for line in lines)
