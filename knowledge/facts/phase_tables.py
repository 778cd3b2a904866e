"""Phases in tables: a column of phases beside columns of their time. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge.facts.passages import Passage, Span
from knowledge.facts.periods import Stretch, single, stretches
from knowledge.facts.tables import Row, Table, cell_text, tables_in
from knowledge.model import Phase
from knowledge.vietnamese import squash

_PHASE = re.compile(r"(?:cac |ten )?(giai doan|dot|buoc|chang)(?! bao cao)")
_TIME = re.compile(r"thoi (?:gian|han|diem|ky)|tu ngay|tu thang|moc")
_BEGIN, _END = (
    re.compile(r"(?:bat dau|tu(?: ngay| thang| nam)?)$"),
    re.compile(r"(?:ket thuc|den(?: ngay| thang| nam)?)$"),
)
_CALLED = {"giai doan": "Giai đoạn", "dot": "Đợt", "buoc": "Bước", "chang": "Chặng"}
_FEWEST = 2


def phases_in_tables(passages: Iterable[Passage]) -> tuple[tuple[Phase, ...], frozenset[int]]:
    """The phases of tables that set them beside their time, and the numbers of those tables."""
    found: list[Phase] = []
    read: set[int] = set()
    for table in tables_in(passages, _PHASE.match):
        phases = list(_phases(table))
        if len(phases) >= _FEWEST:
            read.add(table.number)
            found.extend(phases)
    return tuple(found), frozenset(read)


def _phases(table: Table) -> Iterator[Phase]:
    named = next(((c, m[1]) for c, h in sorted(table.headings.items()) if (m := _PHASE.match(h))), None)
    if named is None:
        return
    column, kind = named
    for row in table.rows():
        stretch = _stretch(table, row, column) if column in row else None
        if stretch is not None:
            yield _phase(row[column], _CALLED[kind], stretch)


def _stretch(table: Table, row: Row, phase: int) -> Stretch | None:
    """The time of a row: in its own column, in two columns "Từ" and "Đến", or behind the name of the phase."""

    def words(heading: re.Pattern[str]) -> str:
        columns = [c for c, h in sorted(table.headings.items()) if c != phase and heading.search(h)]
        return next((cell_text(row[c]) for c in columns if c in row), "")

    begin, end = words(_BEGIN), words(_END)
    told = f"từ {begin} đến {end}" if begin and end else ""
    for text in (told, words(_TIME), cell_text(row[phase])):
        if found := stretches(text) or [one for one in [single(text)] if one]:
            return found[0]
    return None


def _phase(cell: tuple[Passage, ...], kind: str, stretch: Stretch) -> Phase:
    first = cell[0]
    words = squash(cell_text(cell)).strip(" .:;")
    name = re.sub(r"\s*[:(].*", "", words) or words
    return Phase(
        section=first.section.path,
        page=first.paragraph.page,
        quote=first.quote(Span(first.body, len(first.text))),
        name=f"{kind} {name}" if re.fullmatch(r"\d{1,2}|[IVX]+", name) else name,
        starts=stretch.starts,
        ends=stretch.ends,
    )
