"""Tables without borders whose cells are broken over lines: columns by the white space that runs down. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from knowledge.reading.glyphs import SAME_BASELINE, Glyph, Place, Run, run_of

Columns = tuple[float, ...]

# "STT", "TT", "Số TT": the title of the column that counts the rows
_COUNTED = re.compile(r"(?:S?TT\.?|Số)(?!\S)", re.IGNORECASE)
# "1", "02.", "(3)", "2.1", "IV", "A"
_COUNTER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])[.)]?")
_LEAST_COLUMNS = 3
_LEAST_ROWS = 2
_TALLEST_HEAD = 5
# The words of one cell stand nearer to each other, in font sizes.
_GUTTER = 0.5
# A line this far below the one before it, in font sizes, belongs to no table.
_FAR = 3.5


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with its glyphs."""

    glyphs: tuple[Glyph, ...]

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs)

    @property
    def text(self) -> str:
        return "".join(glyph.char for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class _Line:
    """What stands on one baseline, from left to right, and the runs that it was read in."""

    baseline: float
    size: float
    words: tuple[_Word, ...]
    runs: tuple[int, ...]

    def pieces(self) -> list[tuple[float, float]]:
        """The stretches of words that no gutter can part."""
        parted: list[tuple[float, float]] = []
        for word in self.words:
            if parted and word.left - parted[-1][1] < _GUTTER * self.size:
                parted[-1] = (parted[-1][0], max(parted[-1][1], word.right))
            else:
                parted.append((word.left, word.right))
        return parted


@dataclass(slots=True)
class _Table:
    """The lines of a table: its titles, then its rows; `gutters` are the stretches that no line has crossed."""

    titles: list[_Line]
    lines: list[_Line] = field(default_factory=list)
    gutters: list[tuple[float, float]] = field(default_factory=list)


def gathered(
    runs: list[Run], tables: tuple[Columns, ...], before: Columns = ()
) -> tuple[list[Run], tuple[Columns, ...]]:
    """The runs with the cells of such tables put together, and all tables of the page.

    `before` are the borders of a table that ends the page before and may go on here.
    """
    if not before and not any(_COUNTED.match(run.text) for run in runs):
        # most pages have no such table
        return runs, tables
    lines = _lines(runs)
    found = list(tables)
    taken: dict[int, list[Run]] = {}
    gone: set[int] = set()
    place = 0
    while place < len(lines):
        columns, length, head = _goes_on(lines, before) if before and not place else ((), 0, 0)
        if not length:
            columns, length, head = _table(lines, place)
        if length:
            part = lines[place : place + length]
            numbers = [number for line in part for number in line.runs]
            taken[min(numbers)] = list(_cells(part, columns, len(found), head))
            gone.update(numbers)
            found.append(columns)
        place += max(length, 1)
    kept = [run for n, one in enumerate(runs) for run in taken.get(n, () if n in gone else (one,))]
    return kept, tuple(found)


def _lines(runs: Sequence[Run]) -> list[_Line]:
    """The page line by line, without what stands in ruled tables."""
    free = sorted((n for n, run in enumerate(runs) if run.place is None), key=lambda n: runs[n].baseline)
    groups: list[list[int]] = []
    for number in free:
        size = runs[number].glyphs[0].size
        if groups and abs(runs[groups[-1][-1]].baseline - runs[number].baseline) < SAME_BASELINE * size:
            groups[-1].append(number)
        else:
            groups.append([number])
    return [_line([runs[n] for n in group], tuple(group)) for group in groups]


def _line(runs: Sequence[Run], numbers: tuple[int, ...]) -> _Line:
    words = sorted((word for run in runs for word in _words(run)), key=lambda word: word.left)
    first = runs[0]
    return _Line(first.baseline, max(run.glyphs[0].size for run in runs), tuple(words), numbers)


def _words(run: Run) -> Iterator[_Word]:
    word: list[Glyph] = []
    for glyph in run.glyphs:
        if not glyph.char.isspace():
            word.append(glyph)
        elif word:
            yield _Word(tuple(word))
            word = []
    if word:
        yield _Word(tuple(word))


# --- where a table stands -------------------------------------------------------------------------


def _table(lines: Sequence[_Line], start: int) -> tuple[Columns, int, int]:
    """Borders, length and height of the titles of a table that begins here; a length of 0 where none does."""
    if not _COUNTED.fullmatch(lines[start].words[0].text) or len(lines[start].pieces()) < _LEAST_COLUMNS:
        return (), 0, 0
    # what counts the rows stands under its title, the cells beside it do not
    edge = lines[start].words[0].right + _GUTTER * lines[start].size / 2
    head = next((n for n, line in enumerate(lines[start : start + _TALLEST_HEAD]) if _counts(line, edge)), 0)
    if not head:
        return (), 0, 0
    table = _grown(_Table(list(lines[start : start + head])), lines[start + head :], edge)
    columns = _borders(table)
    counted = sum(_counts(line, edge) for line in table.lines)
    fits = len(columns) >= _LEAST_COLUMNS and counted >= _LEAST_ROWS
    return (columns, head + len(table.lines), head) if fits else ((), 0, 0)


def _goes_on(lines: Sequence[_Line], columns: Columns) -> tuple[Columns, int, int]:
    """The part of a table that the page begins with, where the one before ended with it."""
    count = 0
    for line in lines:
        number = _counts(line, columns[1])
        if not number and (line.words[0].left < columns[1] or _crossed(line, columns[1:]) > 1):
            break
        count += 1
    return (columns, count, 0) if count else ((), 0, 0)


def _counts(line: _Line, edge: float) -> bool:
    """Whether a line begins with the number of a row, left of the second column."""
    first = line.words[0]
    parted = len(line.words) == 1 or line.words[1].left - first.right >= _GUTTER * line.size
    return parted and first.left < edge and _COUNTER.fullmatch(first.text) is not None


def _grown(table: _Table, lines: Sequence[_Line], edge: float) -> _Table:
    """The table with the lines that belong to it."""
    table.gutters = _free([piece for line in table.titles for piece in line.pieces()])
    last = table.titles[-1]
    for line in lines:
        counted = _counts(line, edge)
        crossed = [gutter for gutter in table.gutters if any(_meets(piece, gutter) for piece in line.pieces())]
        outside = line.words[0].left < edge and not counted
        if outside or line.baseline - last.baseline > _FAR * line.size:
            break
        wide = len(table.gutters) - len(_without(table.gutters, line)) >= _LEAST_COLUMNS - 1
        if wide and not counted:
            # a paragraph behind the table
            break
        if not (wide and crossed):
            table.gutters = _without(table.gutters, line)
        table.lines.append(line)
        last = line
    return table


def _free(pieces: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The stretches between the titles."""
    covered: list[tuple[float, float]] = []
    for left, right in sorted(pieces):
        if covered and left <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], right))
        else:
            covered.append((left, right))
    return [(one[1], other[0]) for one, other in pairwise(covered)]


def _without(gutters: Sequence[tuple[float, float]], line: _Line) -> list[tuple[float, float]]:
    """The widest part of each gutter that the words of a line leave free; gutters that are filled are none."""
    left_over = []
    for gutter in gutters:
        parts = [gutter]
        for left, right in line.pieces():
            parts = [
                part
                for begin, end in parts
                for part in ((begin, min(end, left)), (max(begin, right), end))
                if part[1] - part[0] > 0
            ]
        widest = max(parts, key=lambda part: part[1] - part[0], default=(0.0, 0.0))
        if widest[1] - widest[0] >= _GUTTER * line.size / 2:
            left_over.append(widest)
    return left_over


def _meets(piece: tuple[float, float], gutter: tuple[float, float]) -> bool:
    return piece[0] < gutter[1] and gutter[0] < piece[1]


def _crossed(line: _Line, borders: Sequence[float]) -> int:
    return sum(any(left < border < right for left, right in line.pieces()) for border in borders)


def _borders(table: _Table) -> Columns:
    """The left edge of the table, then the middle of each gutter."""
    left = min(line.words[0].left for line in (*table.titles, *table.lines))
    return (left, *((begin + end) / 2 for begin, end in table.gutters))


# --- cells ----------------------------------------------------------------------------------------


def _cells(lines: Sequence[_Line], columns: Columns, table: int, head: int) -> Iterator[Run]:
    """The runs of each cell, cell by cell; a line with a number begins a row, others go on in the row above."""
    rows: list[list[_Line]] = [list(lines[:head])] if head else []
    for line in lines[head:]:
        if _counts(line, columns[1]) or not rows:
            rows.append([line])
        else:
            rows[-1].append(line)
    for number, row in enumerate(rows):
        for column, left in enumerate(columns):
            right = columns[column + 1] if column + 1 < len(columns) else float("inf")
            for line in row:
                yield from _piece(line, left, right, Place(table, number, column))


def _piece(line: _Line, left: float, right: float, place: Place) -> Iterator[Run]:
    """What a line holds of a cell; the words of a heading that runs over its cell stay together."""
    first = [pieces for pieces in line.pieces() if left - 1 <= pieces[0] < right]
    words = [word for word in line.words if any(begin <= word.left <= end for begin, end in first)]
    glyphs: list[Glyph] = []
    for word in words:
        if glyphs:
            glyphs.append(glyphs[-1]._replace(char=" ", left=glyphs[-1].right, right=word.left))
        glyphs += word.glyphs
    if glyphs:
        yield run_of(glyphs, place)
