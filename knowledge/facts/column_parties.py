"""Who owes by the dates of a column and to whom, by its heading: "Hạn của các xã", "Hạn gửi Sở Nội vụ". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.facts import obligations as duty
from knowledge.facts.addressees import addressee
from knowledge.facts.offices import whole_name
from knowledge.facts.passages import Span, clauses
from knowledge.facts.tables import Table, cell_text
from knowledge.vietnamese import fold, squash

# "Hạn của phòng, đơn vị", "Thời hạn đối với các xã", "Hạn gửi của các xã"
_OWED_BY = re.compile(r"(?:thời )?hạn[^,;]{0,30}?\s(?:của|đối với|cho)\s+(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parties:
    """Who owes and who receives, None where the heading leaves it open."""

    who: str | None = None
    to_whom: str | None = None


def parties_of(table: Table, column: int, above: tuple[str, ...]) -> Parties:
    """The parties that a column's heading names, with what the line that announces the table says of them."""
    named = _named(table, column)
    if named == Parties():
        return named
    for line in above[:1]:
        for clause in clauses(line, Span(0, len(line))):
            told = Parties(duty.subject(line, clause), addressee(line, clause))
            if _alike(named.who, told.who) or _alike(named.to_whom, told.to_whom):
                return Parties(_fuller(named.who, told.who), _fuller(named.to_whom, told.to_whom))
    return named


def _named(table: Table, column: int) -> Parties:
    """By the lowest heading that names one: "Thời hạn gửi" over "UBND cấp xã"."""
    for (row, at), held in sorted(table.cells.items(), reverse=True):
        if at != column or row >= table.first_row:
            continue
        words = squash(cell_text(held))
        owed = _OWED_BY.fullmatch(words)
        who = (owed and owed[1]) or whole_name(words) or duty.concerned(words, Span(0, len(words)))
        if (found := Parties(who or None, None if who else addressee(words, Span(0, len(words))))) != Parties():
            return found
    return Parties()


def _alike(named: str | None, told: str | None) -> bool:
    """Whether the line speaks of the office of the heading: "phòng, đơn vị" of "Các phòng, đơn vị thuộc phường"."""
    return bool(named and told) and fold(named or "") in fold(told or "")


def _fuller(named: str | None, told: str | None) -> str | None:
    return told if named is None or _alike(named, told) else named
