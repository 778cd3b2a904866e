"""Tables of deadlines: which column says when, and what the rest of its row is about. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.facts.passages import Passage
from knowledge.facts.resolution import Period
from knowledge.facts.statements import Statement


@dataclass(frozen=True, slots=True)
class Entry:
    """The statements that a cell of a table makes together with its row."""

    passage: Passage
    statements: tuple[Statement, ...]


def schedule_entries(passages: tuple[Passage, ...], period: Period) -> Iterator[Entry]:
    """The deadlines of every table that has a column for them."""
    return iter(())
