"""Words that only white space keeps in columns: tables without borders, and two columns side by side. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.reading.glyphs import Place, Run

_Columns = tuple[float, ...]
_LEAST_ROWS = 3
_LEAST_COLUMNS = 3
# The first letters of a column's lines stand exactly below each other, or within a tabulator's slack.
_SLACK = 6.0


def aligned(runs: list[Run], tables: tuple[_Columns, ...]) -> tuple[list[Run], tuple[_Columns, ...]]:
    """The runs with the places of tables without borders filled in, two columns de-interleaved; and all tables."""
    placed: list[Run] = []
    found = list(tables)
    rows = _rows(runs)
    while rows:
        columns, length = _table(rows)
        if length:
            placed += _numbered(rows[:length], columns, len(found))
            found.append(columns)
        else:
            length = _side_by_side(rows)
            placed += _left_then_right(rows[:length])
        rows = rows[length:]
    return placed, tuple(found)


def _rows(runs: list[Run]) -> list[list[Run]]:
    """Runs that follow each other on one baseline; those in a ruled table stay by themselves."""
    rows: list[list[Run]] = []
    for run in runs:
        last = rows[-1][-1] if rows else None
        if (
            last is not None
            and run.place is None
            and last.place is None
            and abs(last.baseline - run.baseline) < 0.35 * run.glyphs[0].size
            and run.box.left > last.box.right
        ):
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _table(rows: list[list[Run]]) -> tuple[_Columns, int]:
    """The left edges of the columns of a table that begins here, and its length in printed lines; 0 where none does."""
    columns = tuple(run.box.left for run in rows[0])
    if len(columns) < _LEAST_COLUMNS:
        return (), 0
    length = full = 0
    for count, row in enumerate(rows, 1):
        if not all(_fits(run, columns) for run in row):
            break
        length = count
        full += len(row) >= _LEAST_COLUMNS
    return columns, length if full >= _LEAST_ROWS else 0


def _column(run: Run, columns: _Columns) -> int:
    return max((number for number, left in enumerate(columns) if run.box.left >= left - _SLACK), default=-1)


def _fits(run: Run, columns: _Columns) -> bool:
    column = _column(run, columns)
    return run.place is None and column >= 0 and (column + 1 == len(columns) or run.box.right < columns[column + 1])


def _numbered(rows: list[list[Run]], columns: _Columns, table: int) -> Iterator[Run]:
    """A printed line with words in the first column begins a row of the table; others go on in the row above."""
    number = -1
    for row in rows:
        number += number < 0 or _column(row[0], columns) == 0
        for run in row:
            yield run._replace(place=Place(table, number, _column(run, columns)))


def _side_by_side(rows: list[list[Run]]) -> int:
    """How many printed lines make two columns that begin here ("UBND TỈNH | CỘNG HÒA ..."); 1 where there are none."""
    if len(rows[0]) != 2:
        return 1
    left, right = rows[0][0].box.right, rows[0][1].box.left
    length = 1
    for count, row in enumerate(rows[1:], 2):
        if len(row) > 2 or row[0].place is not None:
            break
        if len(row) == 1 and row[0].box.right >= right and row[0].box.left <= left:
            # words across both columns: a title, a paragraph
            break
        if len(row) == 2 or row[0].box.right < right:
            left = max(left, row[0].box.right)
        else:
            right = min(right, row[0].box.left)
        if len(row) == 2:
            right = min(right, row[1].box.left)
        if left >= right:
            break
        length = count if len(row) == 2 else length
    return length


def _left_then_right(rows: list[list[Run]]) -> list[Run]:
    if len(rows) == 1:
        return rows[0]
    gutter = min(row[1].box.left for row in rows if len(row) == 2)
    runs = [run for row in rows for run in row]
    return [run for run in runs if run.box.left < gutter] + [run for run in runs if run.box.left >= gutter]
