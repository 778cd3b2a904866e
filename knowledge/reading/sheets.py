"""Runs of words on a page -> lines in reading order, tables counted through the document. Pure."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.model import Box, Cell, Line
from knowledge.reading.alignment import aligned
from knowledge.reading.glyphs import Glyph, Run, is_page_number, runs_of
from knowledge.reading.grids import Grid
from knowledge.reading.gutters import gathered
from knowledge.reading.weaving import woven

# Borders of a table that goes on over the page stand in the same places, give or take a point.
_SAME_BORDER = 3.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its lines, whose cells count the page's own tables, and each table's column borders."""

    lines: tuple[Line, ...]
    tables: tuple[tuple[float, ...], ...]

    @property
    def open_table(self) -> tuple[float, ...]:
        """The borders of the table that ends the page and may go on over it; () where none does."""
        cell = self.lines[-1].cell if self.lines else None
        return self.tables[cell.table] if cell else ()


def sheet_of(
    glyphs: Iterable[Glyph], grids: Sequence[Grid], page: int, height: float, before: tuple[float, ...] = ()
) -> Sheet:
    """A page's lines without its number; tables row by row, columns that stand side by side one after the other.

    `before` are the borders of a table that ends the page before (`Sheet.open_table`).
    """
    runs, tables = ordered(glyphs, grids, page, height, before)
    return Sheet(tuple(_line(run, page) for run in runs), tables)


def ordered(
    glyphs: Iterable[Glyph], grids: Sequence[Grid], page: int, height: float, before: tuple[float, ...] = ()
) -> tuple[tuple[Run, ...], tuple[tuple[float, ...], ...]]:
    """A page's runs in reading order without its number, and the column borders of its tables."""
    runs = [run for run in woven(tuple(runs_of(glyphs, grids))) if not is_page_number(run, page, height)]
    runs, tables = gathered(runs, tuple(grid.columns for grid in grids), before)
    runs, tables = aligned(runs, tables)
    return tuple(_by_table(runs)), tables


def bound(sheets: Iterable[Sheet]) -> tuple[Line, ...]:
    """The lines of all pages; a table that goes on over a page end is one table, without its repeated header."""
    lines: list[Line] = []
    tables = 0
    last: tuple[float, ...] = ()
    for sheet in sheets:
        if not sheet.lines:
            continue
        first = sheet.lines[0].cell
        goes_on = (
            first is not None
            and bool(lines)
            and lines[-1].cell is not None
            and _same_borders(sheet.tables[first.table], last)
        )
        offset = tables - 1 if goes_on else tables
        numbered = [_renumbered(line, offset) for line in sheet.lines]
        if goes_on:
            numbered = list(_carried_on(lines, numbered))
        lines += numbered
        tables = offset + len(sheet.tables)
        last = sheet.tables[-1] if sheet.tables else ()
    return tuple(lines)


def _by_table(runs: Sequence[Run]) -> Iterator[Run]:
    """Each table in one piece, row by row, where its first words stand, but behind what stands above it."""
    waiting = dict(enumerate(runs))
    for number, run in enumerate(runs):
        if number not in waiting:
            continue
        if run.place is None:
            yield waiting.pop(number)
            continue
        cells = {key: other for key, other in waiting.items() if other.place and other.place.table == run.place.table}
        frame = _frame(cells.values())
        # tesseract may begin with the table and tell its heading later
        above = [key for key, other in waiting.items() if other.place is None and _is_above(other.box, frame)]
        for key in (*above, *sorted(cells, key=lambda key: runs[key].place or ())):
            yield waiting.pop(key)


def _frame(runs: Collection[Run]) -> Box:
    return Box(
        left=min(run.box.left for run in runs),
        top=min(run.box.top for run in runs),
        right=max(run.box.right for run in runs),
        bottom=max(run.box.bottom for run in runs),
    )


def _is_above(box: Box, frame: Box) -> bool:
    return box.bottom <= frame.top and box.left < frame.right and frame.left < box.right


def _line(run: Run, page: int) -> Line:
    return Line(run.text, page, run.box, Cell(*run.place) if run.place else None, confidence=run.confidence)


def _renumbered(line: Line, offset: int) -> Line:
    return replace(line, cell=replace(line.cell, table=line.cell.table + offset)) if line.cell else line


def _carried_on(before: list[Line], page: list[Line]) -> Iterator[Line]:
    """The page's lines with the rows of its first table counted on from the table that ends the page before."""
    table = page[0].cell.table if page[0].cell else -1
    header = [line.text for line in _row(before, table, 0)]
    repeated = bool(header) and header == [line.text for line in _row(page, table, 0)]
    begins = 1 if repeated else 0
    offset = 1 + max(line.cell.row for line in before if line.cell and line.cell.table == table) - begins
    if _is_rest(before, page, table, begins):
        offset -= 1
    for line in page:
        if line.cell is None or line.cell.table != table:
            yield line
        elif not repeated or line.cell.row > 0:
            yield replace(line, cell=replace(line.cell, row=line.cell.row + offset))


def _is_rest(before: list[Line], page: list[Line], table: int, row: int) -> bool:
    """The rest of a row that the page end has cut: its first cell is empty, which it is nowhere else."""
    rows = {line.cell.row for line in before if line.cell and line.cell.table == table}
    headed = {line.cell.row for line in before if line.cell and line.cell.table == table and line.cell.column == 0}
    first = _row(page, table, row)
    return rows == headed and bool(first) and all(line.cell and line.cell.column > 0 for line in first)


def _row(lines: list[Line], table: int, row: int) -> list[Line]:
    return [line for line in lines if line.cell and (line.cell.table, line.cell.row) == (table, row)]


def _same_borders(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= _SAME_BORDER for a, b in itertools.zip_longest(one, other))
