"""Columns printed flat in plain text: their lines get the cells they stood in, where the columns can be told. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.model import Document, Line
from knowledge.outline.beside import beside
from knowledge.outline.grids import Found
from knowledge.outline.ruled import ruled
from knowledge.outline.runs import run_together
from knowledge.outline.spaced import spaced
from knowledge.outline.stacked import stacked


def tabulated(document: Document) -> tuple[Line, ...]:
    """The lines, those of tables that were printed without their rules cut into cells; other lines as they are."""
    lines, indents = document.lines, _indents(document)
    done: list[Line] = []
    table = max((line.cell.table for line in lines if line.cell), default=-1) + 1
    place = 0
    while place < len(lines):
        found = _table(lines, place, table, indents) if lines[place].cell is None else None
        if found is None:
            done.append(lines[place])
            place += 1
        else:
            done += found.lines
            table += 1
            place += found.taken
    return tuple(done)


def _table(lines: Sequence[Line], place: int, table: int, indents: Sequence[int]) -> Found | None:
    return (
        ruled(lines, place, table)
        or spaced(lines, place, table, indents)
        or beside(lines, place, table, indents)
        or stacked(lines, place, table)
        or run_together(lines, place, table)
    )


def _indents(document: Document) -> list[int]:
    """How far each line was set in: reading takes the spaces before it away, the text still has them."""
    indents: list[int] = []
    for printed in document.text.splitlines():
        if len(indents) < len(document.lines) and printed.strip() == document.lines[len(indents)].text.strip():
            indents.append(len(printed) - len(printed.lstrip()))
    return indents + [0] * (len(document.lines) - len(indents))
