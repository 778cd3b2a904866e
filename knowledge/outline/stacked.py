"""Tables of which every cell stands on lines of its own, one cell after the other. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from knowledge.model import Line
from knowledge.outline.columns import Kind, column_kind, continues, is_time, parted, places_of
from knowledge.outline.grids import Found, Grid, joined
from knowledge.outline.labels import labels_of
from knowledge.outline.rows import begins_lower, is_capitals

_MOST_COLUMNS = 10
_LONGEST_ROW = 40
# "I", "B" before a heading inside the table
_GROUP = re.compile(r"[IVX]{1,5}|[A-H]")
_END = re.compile(r"\W*Nơi nhận|Ghi chú\s*:|Tổng cộng")

Unit = list[Line]


def stacked(lines: Sequence[Line], start: int, table: int) -> Found | None:
    """The table that begins at `start`: its titles, then rows counted 1, 2, 3; None where there is none."""
    if column_kind(lines[start].text) != "number":
        return None
    titles = _titles(lines, start)
    kinds = [column_kind(joined(title)) for title in titles]
    if not 3 <= len(kinds) <= _MOST_COLUMNS or sum(kind is None for kind in kinds) > 1:
        return None
    reader = _Stacked(table, kinds)
    reader.put(dict(enumerate(titles)))
    place = start + sum(map(len, titles))
    if [_number(line.text) for line in lines[place : place + len(kinds)]] == list(range(1, len(kinds) + 1)):
        # "(1) (2) (3)" under the titles
        reader.put({column: [line] for column, line in enumerate(lines[place : place + len(kinds)])})
        place += len(kinds)
    return reader.read(lines, place, start)


def _titles(lines: Sequence[Line], start: int) -> list[Unit]:
    head = list(takewhile(lambda line: _number(line.text) != 1, lines[start : start + 2 * _MOST_COLUMNS]))
    if start + len(head) >= len(lines) or any(line.cell is not None for line in head):
        return []
    if all(is_capitals(line.text) for line in head):
        # "ĐƠN VỊ | CHỦ TRÌ": nothing but the words tells that it is one title
        return _of_words(head, parted([line.text for line in head]))
    return _units(head)


def _of_words(lines: Sequence[Line], titles: Sequence[str]) -> list[Unit]:
    """The lines that each title was put together from."""
    units: list[Unit] = []
    place = 0
    for title in titles:
        end = place + 1
        while joined(lines[place:end]) != title:
            end += 1
        units.append(list(lines[place:end]))
        place = end
    return units


def _number(text: str) -> int | None:
    match = re.fullmatch(r"\(?(\d{1,3})[.)]?", text.strip())
    return int(match[1]) if match else None


def _units(lines: Sequence[Line]) -> list[Unit]:
    """The lines, those put together that are one cell broken over several."""
    units: list[Unit] = []
    for line in lines:
        if units and continues(units[-1][-1].text, line.text) and _may_be_under(units[-1][-1], line):
            units[-1].append(line)
        else:
            units.append([line])
    return units


def _may_be_under(before: Line, line: Line) -> bool:
    """On a page the next line of a cell stands below the one before it, not beside it."""
    if before.box is None or line.box is None:
        return True
    return before.box.left < line.box.right and line.box.left < before.box.right


class _Stacked:
    def __init__(self, table: int, kinds: Sequence[Kind | None]) -> None:
        self._grid = Grid(table)
        self._kinds = kinds
        self._rows = 0
        self._fitting = 0
        self._count = 0

    def put(self, cells: dict[int, Unit]) -> None:
        """Add a row."""
        self._grid.begin()
        for column, unit in cells.items():
            for line in unit:
                self._grid.add(column, line.text, line, wrapped=True)

    def read(self, lines: Sequence[Line], place: int, start: int) -> Found | None:
        """Take rows while they count on; the table where nearly all of them fit its columns."""
        while place < len(lines):
            if _GROUP.fullmatch(lines[place].text) and self._is_group(lines, place):
                self.put({0: [lines[place]], 1: [lines[place + 1]]})
                place += 2
            elif _number(lines[place].text) in (self._count + 1, 1):
                self._count = _number(lines[place].text) or 0
                place += self._row(lines, place)
            else:
                break
        certain = self._fitting and self._fitting * 3 >= self._rows * 2
        return self._grid.found(place - start) if certain else None

    def _is_group(self, lines: Sequence[Line], place: int) -> bool:
        following = [_number(line.text) for line in lines[place + 2 : place + 3]]
        return bool(following) and following[0] in (self._count + 1, 1)

    def _row(self, lines: Sequence[Line], place: int) -> int:
        """Take the row that begins with its number; answers how many lines it has."""
        end = place + 1
        while end < min(len(lines), place + _LONGEST_ROW) and not self._ends(lines, place + 1, end):
            end += 1
        self._rows += 1
        units = self._cells(lines[place + 1 : end])
        columns = places_of([joined(unit) for unit in units], self._kinds[1:])
        if columns is not None and _go_right(units):
            self._fitting += 1
            self.put({0: [lines[place]]} | {column + 1: unit for column, unit in zip(columns, units, strict=True)})
        else:
            self.put({0: [lines[place]]} | self._uncertain(units))
        return end - place

    def _ends(self, lines: Sequence[Line], first: int, end: int) -> bool:
        line, units = lines[end], _units(lines[first:end])
        if line.cell is not None or _END.match(line.text) or any(x.kind == "appendix" for x in labels_of(line.text)):
            return True
        if units and continues(units[-1][-1].text, line.text):
            return False
        whole = len(units) >= len(self._kinds) - 1
        counted = _number(line.text) == self._count + 1 or bool(_GROUP.fullmatch(line.text))
        if counted or is_capitals(line.text):
            return whole or places_of([joined(unit) for unit in units], self._kinds[1:]) is not None
        if _is_followed(lines, end, self._count + 1):
            return False
        # nothing tells where the last row ends but its time, or its last cell
        return whole or (self._kinds[-1] == "time" and bool(units) and is_time(joined(units[-1])))

    def _cells(self, lines: Sequence[Line]) -> list[Unit]:
        whole = len(lines) == len(self._kinds) - 1 and not any(begins_lower(line.text) for line in lines)
        return [[line] for line in lines] if whole else _units(lines)

    def _uncertain(self, units: list[Unit]) -> dict[int, Unit]:
        """Of a row that does not fit: what comes first, and the time where it comes last."""
        last = len(self._kinds) - 1
        timed = self._kinds[-1] == "time" and len(units) > 1 and is_time(joined(units[-1]))
        middle = units[:-1] if timed else units
        cells = {1: [line for unit in middle for line in unit]} if middle else {}
        return cells | ({last: units[-1]} if timed else {})


def _go_right(units: Sequence[Unit]) -> bool:
    """Whether the cells of a row stand beside each other, where the page tells."""
    edges = [unit[0].box.left for unit in units if unit[0].box]
    return all(left < right for left, right in pairwise(edges))


def _is_followed(lines: Sequence[Line], place: int, number: int) -> bool:
    """Whether the next number of the table comes within a row's length."""
    return any(_number(line.text) == number for line in lines[place + 1 : place + _LONGEST_ROW // 2])
