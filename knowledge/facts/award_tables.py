"""Awards in tables: a column of forms beside who grants them and when. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge.facts.forms import FORM, form_name
from knowledge.facts.grantors import grantor_after, level_of
from knowledge.facts.occasions import occasions_in, occasions_of_heading
from knowledge.facts.passages import Passage, Span
from knowledge.facts.tables import Row, Table, cell_text, row_quote, tables_in
from knowledge.model import Award, Occasion
from knowledge.vietnamese import squash

_TELLING = re.compile(r"hinh thuc|danh hieu")
_GRANTOR = re.compile(
    r"tham quyen|cap khen|quyet dinh khen|co quan khen|cap quyet dinh|nguoi (?:quyet dinh|khen)|cap tang"
)
_PROPOSES = re.compile(r"(?:đề nghị|đề xuất|trình)(?![^\W_])", re.IGNORECASE)
_OCCASION = re.compile(r"thoi diem|dip|thoi gian|dot|khi nao")


def awards_in_tables(passages: Iterable[Passage]) -> tuple[tuple[Award, ...], frozenset[int]]:
    """The awards of tables that have a column of forms, and the numbers of those tables."""
    found: list[Award] = []
    read: set[int] = set()
    for table in tables_in(passages, _TELLING.search):
        if awards := list(_awards(table)):
            read.add(table.number)
            found.extend(awards)
    return tuple(found), frozenset(read)


def lists_awards(table: Table) -> bool:
    """Whether a table has a column of forms of award: its "Thời điểm" says on which occasion, and not when."""
    return any(True for _ in _awards(table))


def _awards(table: Table) -> Iterator[Award]:
    form = next((c for c, heading in sorted(table.headings.items()) if _TELLING.search(heading)), None)
    if form is None:
        return
    for row in table.rows():
        for passage in row.get(form, ()):
            for named in FORM.finditer(passage.text):
                yield _award(table, row, form, passage, named)


def _award(table: Table, row: Row, form: int, passage: Passage, named: re.Match[str]) -> Award:
    name = form_name(named[0])
    when = next((c for c, words in sorted(table.headings.items()) if _OCCASION.search(words) and c in row), None)
    beside = _cell(table, row, _GRANTOR)
    grantor = grantor_after(passage.text, Span(named.end(), len(passage.text))) or beside
    return Award(
        section=passage.section.path,
        page=passage.paragraph.page,
        quote=row_quote(row, form, when) if when is not None else passage.quote(),
        form=name,
        grantor=squash(grantor) if grantor else None,
        level=level_of(name, grantor, (passage.text, *passage.above)),
        occasions=_occasions(table, row, passage),
        proposed=_PROPOSES.search(passage.text, 0, named.start()) is not None,
    )


def _occasions(table: Table, row: Row, passage: Passage) -> tuple[Occasion, ...]:
    if said := occasions_in(f"{_cell(table, row, _OCCASION) or ''} {passage.text}"):
        return said
    return next((over for heading in passage.above if (over := occasions_of_heading(heading)) is not None), ())


def _cell(table: Table, row: Row, heading: re.Pattern[str]) -> str | None:
    """The words of the row under the first column headed so."""
    columns = [c for c, words in sorted(table.headings.items()) if heading.search(words)]
    return next((cell_text(row[column]) for column in columns if column in row), None)
