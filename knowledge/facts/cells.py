"""Short texts, as in the cells of tables, that name dates. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from knowledge.facts.points import Expression, Point
from knowledge.facts.statements import read_expressions
from knowledge.vietnamese import aligned, fold_aligned

# "08/2026", "2026", "Năm 2026", "2025 - 2027"
_CELL = re.compile(
    r"(?:(?P<month>1[0-2]|0?[1-9])\s*[/-]\s*(?P<my>20\d\d)|(?:nam\s+)?(?P<year>20\d\d)(?:\s*(?:-"
    r"|den)\s*(?:nam\s+)?(?P<until>20\d\d))?)"
)


def has_date(text: str) -> bool:
    """Whether a cell names a date."""
    return bool(dates_in_cell(aligned(text)))


def only_says_when(text: str) -> bool:
    """Whether a text is a date and nothing else: "trước ngày 25/10/2025"."""
    found = read_expressions(aligned(text), fold_aligned(text))
    rest = list(text)
    for expression in found:
        rest[expression.start : expression.end] = " " * (expression.end - expression.start)
    return bool(found) and not re.search(r"[^\W\d_]", "".join(rest))


def dates_in_cell(text: str) -> list[list[Expression]]:
    """The dates of a cell, those that share one duty together."""
    folded = fold_aligned(text)
    if (whole := _whole_cell(folded)) is not None:
        return [[whole]]
    found = [
        e
        for e in read_expressions(text, folded)
        if e.since is not None or not re.search(r"(?:ke tu|bat dau tu|^tu|sau)$", e.lead)
    ]
    # "tháng 8/2026" beside "6 tháng đầu năm" as a label is kept apart by what fills the cell
    return [[e] for e in found] if any("(" in text[a.end : b.start] for a, b in pairwise(found)) else _lists(found)


def _lists(found: list[Expression]) -> list[list[Expression]]:
    groups: list[list[Expression]] = []
    for expression in found:
        if expression.joined and groups:
            groups[-1].append(expression)
        else:
            groups.append([expression])
    return groups


def _whole_cell(text: str) -> Expression | None:
    """The date that fills a table cell where running text would need more words: "08/2026", "2026", "30/9"."""
    match = _CELL.fullmatch(text.strip(" .;"))
    if match is None:
        return None
    if match["month"]:
        return Expression(0, len(text), (Point((int(match["month"]),) * 2, year=int(match["my"])),))
    first = int(match["year"])
    if match["until"]:
        return Expression(0, len(text), (Point((1, 12), year=int(match["until"])),), since=Point((1, 12), year=first))
    return Expression(0, len(text), (Point((1, 12), year=first),))
