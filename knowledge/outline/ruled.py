"""Tables in plain text whose cells are kept apart by strokes or tabs. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.model import Line
from knowledge.outline.columns import column_kind, continues
from knowledge.outline.grids import Found, Grid
from knowledge.outline.rows import is_capitals

_STROKES = "|│┃"
_STROKE = re.compile(rf"[{_STROKES}]")
# "|----|-----|", "+----+"
_RULE = re.compile(r"[\W_]*")
# "1", "2.", "II", "a)": what the first cell of a row holds
_MOST_COLUMNS = 14
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[IVX]{1,5}|[A-Za-z])[.)]?")


def ruled(lines: Sequence[Line], start: int, table: int) -> Found | None:
    """The table that begins at `start`, None where there is none."""
    framed = lines[start].text.strip()[:1] in tuple(_STROKES)
    first = _pieces(lines[start], framed)
    if first is None or not _is_table(lines, start, first, framed):
        return None
    kinds = [column_kind(piece) for piece in first]
    reader = _Ruled(table, framed=framed, numbered=kinds[0] == "number", headed=any(kinds))
    place = start
    while place < len(lines) and lines[place].cell is None and reader.take(lines[place]):
        place += 1
    return reader.grid.found(place - start)


def _is_table(lines: Sequence[Line], start: int, first: list[str], framed: bool) -> bool:
    following = [
        _pieces(line, framed)
        for line in lines[start + 1 : start + 8]
        if line.cell is None and not _RULE.fullmatch(line.text)
    ]
    headed = sum(column_kind(piece) is not None for piece in first) >= max(2, len(first) // 2)
    alike = [pieces is not None and len(pieces) == len(first) for pieces in following[:2]]
    if _STROKE.search(lines[start].text):
        return alike[:1] == [True] or (headed and any(following))
    # a tab also stands after labels ("1.<tab>Mục đích") and between the two columns of a letterhead
    return (headed and any(following)) or (len(first) > 2 and alike == [True, True])


def _pieces(line: Line, framed: bool) -> list[str] | None:
    """The cells of a printed line, empty ones too; None where nothing keeps cells apart."""
    text = line.text.strip()
    if framed:
        # "| 1 | Hồ sơ |": the outer strokes keep nothing apart
        text = re.sub(rf"^[{_STROKES}]|[{_STROKES}]$", "", text)
    pieces = [piece.strip() for piece in (_STROKE.split(text) if _STROKE.search(text) else text.split("\t"))]
    return pieces if len(pieces) > 1 and any(pieces) else None


class _Ruled:
    def __init__(self, table: int, *, framed: bool, numbered: bool, headed: bool) -> None:
        self.grid = Grid(table)
        self._framed = framed
        self._numbered = numbered
        self._headed = headed
        self._width = 0
        self._filled = 0

    def take(self, line: Line) -> bool:
        """Take a printed line into the table; False where the table has ended."""
        if _RULE.fullmatch(line.text):
            return True
        pieces = _pieces(line, self._framed)
        if pieces is None:
            return self._goes_on(line)
        if self._is_rest(pieces):
            self._fill(self._filled - 1, pieces, line, wrapped=True)
        elif self._is_under(pieces):
            self._fill(0, pieces, line)
        else:
            self.grid.begin()
            self._filled = 0
            self._fill(self._shift(pieces), pieces, line)
        if len(self.grid.rows) == 1:
            self._width = self._filled
        return True

    def _fill(self, column: int, pieces: list[str], line: Line, *, wrapped: bool = False) -> None:
        for offset, piece in enumerate(pieces):
            self.grid.add(column + offset, piece, line, wrapped=wrapped and not offset)
        self._filled = max(self._filled, column + len(pieces))

    def _goes_on(self, line: Line) -> bool:
        """ "... | Trước ngày" with "31/3/2026" on the next line."""
        before = self.grid.last(self._filled - 1)
        if not before or is_capitals(line.text) or not continues(before, line.text):
            return False
        self.grid.add(self._filled - 1, line.text, line, wrapped=True)
        return True

    def _is_rest(self, pieces: list[str]) -> bool:
        """A row that is broken over two lines: "3 | Số hóa | Văn phòng" and "HĐND và UBND | Quý II/2026"."""
        if not self.grid.rows or not pieces[0]:
            return False
        before = self.grid.last(self._filled - 1)
        heading = len(self.grid.rows) == 1 and self._headed and self._filled < _MOST_COLUMNS
        if not before or not (heading or self._filled + len(pieces) - 1 <= self._width):
            return False
        whole = self._filled + len(pieces) - 1 == self._width and not _NUMBER.fullmatch(pieces[0])
        return continues(before, pieces[0]) or (whole and not heading)

    def _is_under(self, pieces: list[str]) -> bool:
        """The second line of a row: "|   | đồng tại 12 thôn |   |"."""
        if not self.grid.rows or len(pieces) != self._width or pieces[0]:
            return False
        filled = [(column, piece) for column, piece in enumerate(pieces) if piece]
        return all((before := self.grid.last(column)) and continues(before, piece) for column, piece in filled)

    def _shift(self, pieces: list[str]) -> int:
        """A row whose first cell is empty has lost the tab before its second."""
        short = len(pieces) < self._width and self._numbered
        return 1 if short and not _NUMBER.fullmatch(pieces[0]) and pieces[0] else 0
