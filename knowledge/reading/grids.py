"""Ruled lines on a page -> the tables they make, and the cell in which a point lies. Pure, in any unit of length."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# Borders that are drawn cell by cell meet within this distance (points; scans are measured in points, too).
_REACH = 4.0
_SAME_PLACE = 1.5
_THICKEST = 3.0
_NEAR = 8
_MOST_RULES = 400


class Rule(NamedTuple):
    """A straight line from `start` to `end`; `at` is its y where it is level, its x where it is upright."""

    at: float
    start: float
    end: float

    def scaled(self, factor: float) -> Rule:
        """The same rule in another unit."""
        return Rule(self.at * factor, self.start * factor, self.end * factor)


class Side(NamedTuple):
    """A rule with its direction."""

    rule: Rule
    is_level: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its borders from left to right and from top to bottom."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    uprights: tuple[Rule, ...]
    levels: tuple[Rule, ...]

    def cell(self, x: float, y: float) -> tuple[int, int, int] | None:
        """Row, column (both from 0) and rows covered of the cell around a point; None outside the table."""
        column, row = bisect_right(self.columns, x) - 1, bisect_right(self.rows, y) - 1
        if not (0 <= column < len(self.columns) - 1 and 0 <= row < len(self.rows) - 1):
            return None
        # no border between this place and the one before it: both are one merged cell
        while column and not _drawn(self.uprights, self.columns[column], y):
            column -= 1
        last = row
        while row and not _drawn(self.levels, self.rows[row], x):
            row -= 1
        while last < len(self.rows) - 2 and not _drawn(self.levels, self.rows[last + 1], x):
            last += 1
        return row, column, last - row + 1


def grids_of(levels: Iterable[Rule], uprights: Iterable[Rule]) -> tuple[Grid, ...]:
    """The tables on a page from top to bottom; frames around a single cell and lines that cross nothing are none."""
    drawn = [Side(rule, True) for rule in _mended(levels)] + [Side(rule, False) for rule in _mended(uprights)]
    if len(drawn) > _MOST_RULES:
        # a map or a drawing
        return ()
    grids = []
    for group in _connected(drawn):
        level = tuple(rule for rule, is_level in group if is_level)
        upright = tuple(rule for rule, is_level in group if not is_level)
        grid = Grid(_places(upright), _places(level), upright, level)
        if len(grid.columns) > 2 and len(grid.rows) > 1:
            grids.append(grid)
    return tuple(sorted(grids, key=lambda grid: grid.rows[0]))


def sides(points: Sequence[tuple[float, float]]) -> Iterator[Side]:
    """The level and upright lines of a polygon; a bar thinner than a border is one line."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if len(points) > 2 and min(max(xs) - min(xs), max(ys) - min(ys)) < _THICKEST:
        middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
        is_level = max(xs) - min(xs) > max(ys) - min(ys)
        points = (
            [(min(xs), middle[1]), (max(xs), middle[1])] if is_level else [(middle[0], min(ys)), (middle[0], max(ys))]
        )
    for (xa, ya), (xb, yb) in itertools.pairwise(points):
        if abs(ya - yb) < _SAME_PLACE < abs(xa - xb):
            yield Side(Rule((ya + yb) / 2, min(xa, xb), max(xa, xb)), True)
        elif abs(xa - xb) < _SAME_PLACE < abs(ya - yb):
            yield Side(Rule((xa + xb) / 2, min(ya, yb), max(ya, yb)), False)


def _mended(rules: Iterable[Rule]) -> list[Rule]:
    """Borders that were drawn in pieces, cell by cell or dot by dot, as one rule each."""
    mended: list[Rule] = []
    for rule in sorted(rules):
        last = next((r for r in reversed(mended[-_NEAR:]) if _continues(r, rule)), None)
        if last is None:
            mended.append(rule)
        else:
            mended[mended.index(last)] = Rule(last.at, min(last.start, rule.start), max(last.end, rule.end))
    return mended


def _continues(one: Rule, other: Rule) -> bool:
    return abs(one.at - other.at) <= _SAME_PLACE and one.start <= other.end + _REACH and other.start <= one.end + _REACH


def _connected(drawn: list[Side]) -> list[list[Side]]:
    """Rules that meet, directly or through others, in groups."""
    groups: list[list[Side]] = []
    for side in drawn:
        meeting = [group for group in groups if any(_meet(side, other) for other in group)]
        groups = [group for group in groups if group not in meeting]
        groups.append([side, *(other for group in meeting for other in group)])
    return groups


def _meet(one: Side, other: Side) -> bool:
    (a, a_level), (b, b_level) = one, other
    if a_level == b_level:
        return _continues(a, b)
    return _within(a.at, b) and _within(b.at, a)


def _within(place: float, rule: Rule) -> bool:
    return rule.start - _REACH <= place <= rule.end + _REACH


def _places(rules: Iterable[Rule]) -> tuple[float, ...]:
    places: list[float] = []
    for rule in sorted(rules):
        if not places or rule.at - places[-1] > _REACH:
            places.append(rule.at)
    return tuple(places)


def _drawn(rules: Iterable[Rule], at: float, across: float) -> bool:
    return any(abs(rule.at - at) <= _REACH and rule.start <= across <= rule.end for rule in rules)
