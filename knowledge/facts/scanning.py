"""A text searched for the forms in which dates are worded, each beside what the forms before it have found. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from knowledge.facts.points import Expression, Form

_Search = Callable[[int], re.Match[str] | None]


def read_anywhere(forms: Iterable[Form], text: str) -> list[Expression]:
    """What the forms read in a folded text."""
    found: list[Expression] = []
    for form in forms:
        if form.may_be_in(text):
            found += _read(form, partial(form.pattern.search, text), found)
    return found


def read_with(forms: Iterable[Form], text: str, found: list[Expression], begins: Sequence[int]) -> list[Expression]:
    """`found` with what the forms read at the given places, in order, outside of which none of them begins."""
    for form in forms if begins else ():
        if form.may_be_in(text):
            found += _read(form, partial(_first_at, form.pattern, text, begins), found)
    return found


def _read(form: Form, search: _Search, found: Sequence[Expression]) -> Iterator[Expression]:
    return (expression for match in _matches(search, found) if (expression := form.reader(match)) is not None)


def _first_at(pattern: re.Pattern[str], text: str, begins: Sequence[int], position: int) -> re.Match[str] | None:
    later = begins[bisect_left(begins, position) :]
    return next((match for begin in later if (match := pattern.match(text, begin))), None)


def _matches(search: _Search, found: Sequence[Expression]) -> Iterator[re.Match[str]]:
    """The matches beside what is found already: "6 tháng cuối năm 2025 và năm 2026" holds a half and a year."""
    position = 0
    while (match := search(position)) is not None:
        over = [e.end for e in found if match.start() < e.end and e.start < match.end()]
        if not over:
            yield match
        position = max(min(over), match.start() + 1) if over else max(match.end(), match.start() + 1)
