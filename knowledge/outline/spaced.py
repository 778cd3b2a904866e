"""Tables in plain text whose columns are kept apart by runs of spaces, one under the other. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.model import Line
from knowledge.outline.columns import column_kind, continues
from knowledge.outline.grids import Found, Grid
from knowledge.outline.labels import labels_of
from knowledge.outline.rows import is_capitals

_PIECE = re.compile(r"\S+(?: \S+)*")
_LONGEST = 400
_ROW = 8
_GAP = re.compile(r"\S {2,}\S")
_NUMBER = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[A-H])[.)]?")


@dataclass(slots=True)
class _Piece:
    text: str
    left: int
    right: int


def spaced(lines: Sequence[Line], start: int, table: int, indents: Sequence[int]) -> Found | None:
    """The table that begins at `start`; `indents` says how far each line was set in, in letters."""
    if not _GAP.search(lines[start].text):
        return None
    titles = _pieces(lines, start, indents)
    if len(titles) < 3 or column_kind(titles[0].text) != "number" or not all(column_kind(t.text) for t in titles):
        return None
    rows = []
    for place in range(start + 1, min(len(lines), start + _LONGEST)):
        row = _pieces(lines, place, indents)
        if not row or not _is_free(lines[place]) or column_kind(row[0].text) == "number":
            break
        rows.append(row)
    return _Spaced(table, titles, rows).read(lines[start : start + _LONGEST])


def _is_free(line: Line) -> bool:
    """Whether a line may belong to the table: no cell of another, no "PHỤ LỤC II"."""
    return line.cell is None and not any(label.kind == "appendix" for label in labels_of(line.text))


def _pieces(lines: Sequence[Line], place: int, indents: Sequence[int]) -> list[_Piece]:
    shift = indents[place]
    return [
        _Piece(match[0], match.start() + shift, match.end() + shift) for match in _PIECE.finditer(lines[place].text)
    ]


class _Spaced:
    def __init__(self, table: int, titles: Sequence[_Piece], rows: Sequence[Sequence[_Piece]]) -> None:
        self._grid = Grid(table)
        self._titles = titles
        self._columns = _Columns(titles, rows)
        self._rows = [self._columns.of(row) for row in rows]

    def read(self, lines: Sequence[Line]) -> Found | None:
        """The table; None where a line may belong to the row above it or to the row below."""
        self._take(list(enumerate(self._titles)), lines[0])
        taken = 1
        for found in self._rows:
            if not found or not (found[0][0] or _is_row(found)):
                break
            if found[0][0] and not self._goes_on(found):
                # where numbers stand in the middle of their rows, this line is the first of the next
                if any(_is_row(later) for later in self._rows[taken : taken + _ROW]):
                    return None
                break
            self._take(found, lines[taken])
            taken += 1
        return self._grid.found(taken)

    def _take(self, found: Sequence[tuple[int, _Piece]], line: Line) -> None:
        if found[0][0] == 0:
            self._grid.begin()
        for column, piece in found:
            self._grid.add(column, piece.text, line)

    def _goes_on(self, found: Sequence[tuple[int, _Piece]]) -> bool:
        """The second line of a row, or of the titles: "CHỦ TRÌ" under "ĐƠN VỊ"."""
        titles = len(self._grid.rows) == 1
        return any(
            continues(self._grid.last(column), piece.text) or (titles and is_capitals(piece.text))
            for column, piece in found
        )


def _is_row(found: Sequence[tuple[int, _Piece]]) -> bool:
    return bool(found) and found[0][0] == 0 and bool(_NUMBER.fullmatch(found[0][1].text))


class _Columns:
    """Where each column stands: under its title, and as wide as in the rows that have a piece for every column."""

    def __init__(self, titles: Sequence[_Piece], rows: Sequence[Sequence[_Piece]]) -> None:
        self._left = [title.left for title in titles]
        self._right = [title.right for title in titles]
        for row in rows:
            if len(row) == len(titles) and _NUMBER.fullmatch(row[0].text):
                for column, piece in enumerate(row):
                    self._left[column] = min(self._left[column], piece.left)
                    self._right[column] = max(self._right[column], piece.right)

    def of(self, pieces: Sequence[_Piece]) -> list[tuple[int, _Piece]]:
        """Each piece with the column it stands in; [] where one reaches over several or under none."""
        found: list[tuple[int, _Piece]] = []
        for piece in pieces:
            under = [n for n in range(len(self._left)) if piece.left < self._right[n] and self._left[n] < piece.right]
            if len(under) != 1:
                return []
            found.append((under[0], piece))
        return found
