"""Tables of a plan: where their headings end, the cells of each row, and the rows that head others. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge.facts.passages import Passage
from knowledge.model import Cell
from knowledge.vietnamese import aligned, fold, fold_aligned, squash

_HEADER_ROWS = 3
# A row that heads others says so in its first cell, or in the one behind its number
_LABELLED = 2
_LONGEST_HEADING = 14
# "(1)", "1", "A", "(5) = (3) + (4)": a row that numbers the columns
_COUNTING = re.compile(r"\(?(?:\d{1,2}|[a-z])\)?(?:\s*=.*)?")
# "1", "II.", "a)", "2.1": what the first cell of a row holds
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}|[a-zđ])[.)]?\)?")
_ROMAN = re.compile(r"[ivx]+")
# "nt", "-nt-", "như trên", a pair of quotation marks: the words of the cell above once more
_DITTO = re.compile(r"[\W_]*(?:nt|n/t|n\.t|nhu tren)[\W_]*|[\"'〃]+|//")
# "Quý II/2026", "15/6", "Tháng 8/2025": in the cell of a heading only a bare month, quarter or year stands so,
# or the day by which numbers are to be reached: "Đến 30/6/2026"
_DATED = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,4}|quy (?:[ivx]+|\d)\s*[/-]|(?:quy (?:[ivx]+|\d)|thang \d{1,2}) nam \d")
_BARE_SPAN = re.compile(
    r"(?:den|tinh den) (?:het )?(?:ngay )?\d{1,2}/\d{1,2}/20\d\d"
    r"|(?:thang|t|quy)\s*(?:\d{1,2}|[ivx]{1,3})(?:\s*[/-]\s*(?:20)?\d\d)?|(?:nam )?20\d\d"
)


Row = dict[int, tuple[Passage, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it is to be read: with the cells above that are merged down to it or repeated by "nt".

    `group` is the row that heads it ("II | NHÂN LỰC SỐ"), () where none does.
    """

    cells: Row
    group: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table by row and column; `headings` holds for each column the folded words of its first rows."""

    number: int
    cells: dict[tuple[int, int], tuple[Passage, ...]]
    headings: dict[int, str]
    first_row: int

    def rows(self) -> list[Row]:
        """The rows under the headings, each as its non-empty cells."""
        rows: dict[int, Row] = {}
        for (row, column), passages in sorted(self.cells.items()):
            if row >= self.first_row:
                rows.setdefault(row, {})[column] = passages
        return list(rows.values())

    def entries(self) -> Iterator[Entry]:
        """The rows that say something of their own; headings inside the table are told with the rows under them."""
        above: Row = {}
        reached: dict[int, int] = {}
        group: tuple[Passage, ...] = ()
        rows = self.rows()
        counted = {_counter(row) for row in rows if len(_worded(row)) > 1}
        for own in rows:
            here = place_of(next(iter(own.values()))).row
            cells = {c: held for c, held in above.items() if here <= reached.get(c, -1)}
            cells |= {c: above.get(c, ()) if _is_ditto(held) else held for c, held in own.items()}
            cells = {c: held for c, held in cells.items() if held}
            above |= cells
            reached |= {c: here + place_of(held).rows - 1 for c, held in own.items()}
            worded = _worded(cells)
            if self._repeats_headings(own) or _counts(own):
                continue
            if len(self.headings) > 2 and self._heads(worded) and _counter(own) not in counted - {""}:
                group = next(iter(worded.values()))
                continue
            yield Entry(cells, group)

    def _heads(self, worded: Row) -> bool:
        return len(worded) == 1 and next(iter(worded)) < _LABELLED

    def _repeats_headings(self, row: Row) -> bool:
        """The headings printed once more on the next page."""
        words = {column: fold(cell_text(held)) for column, held in row.items()}
        return all(text and self.headings.get(column, "").startswith(text) for column, text in words.items())


def tables_in(passages: Iterable[Passage], tells: Callable[[str], object]) -> tuple[Table, ...]:
    """The tables of which a heading `tells` (asked with its folded words) that the table is one of those looked for."""
    by_table: dict[int, dict[tuple[int, int], list[Passage]]] = {}
    for passage in passages:
        if (cell := passage.paragraph.cell) is not None:
            by_table.setdefault(cell.table, {}).setdefault((cell.row, cell.column), []).append(passage)
    found = (
        _table(number, {place: tuple(held) for place, held in cells.items()}, tells)
        for number, cells in by_table.items()
    )
    return tuple(table for table in found if table is not None)


def cell_text(passages: tuple[Passage, ...]) -> str:
    """The words of a cell, its paragraphs joined."""
    return " ".join(passage.text.strip() for passage in passages)


def row_quote(row: Row, first: int, last: int) -> str:
    """The words of a row as printed, from one cell to another; the first cell alone where others stand between."""
    passage = row[first][0]
    paragraphs = passage.section.paragraphs
    start, end = (
        next((n for n, p in enumerate(paragraphs) if p is one.paragraph), 0) for one in (passage, row[last][-1])
    )
    stretch = paragraphs[start : end + 1]
    if len({(p.cell.table, p.cell.row) for p in stretch if p.cell}) != 1 or not all(p.cell for p in stretch):
        return passage.quote()
    return squash(" ".join(p.text for p in stretch))


def place_of(held: tuple[Passage, ...]) -> Cell:
    """Where a cell stands."""
    return held[0].paragraph.cell or Cell(0, 0, 0)


def _worded(row: Row) -> Row:
    """The cells of a row that hold more than its number."""
    return {column: held for column, held in row.items() if column or not _NUMBER.fullmatch(fold(cell_text(held)))}


def _counter(row: Row) -> str:
    """What kind of number a row begins with: "1" and "12" are of one kind, "II", "a)" and "2.1" of others."""
    number = fold(cell_text(row.get(0, ()))).strip(" .)(")
    return re.sub(r"\d+", "1", number) if number[:1].isdigit() else "i" if _ROMAN.fullmatch(number) else number[1:]


def _is_ditto(held: tuple[Passage, ...]) -> bool:
    return _DITTO.fullmatch(fold(cell_text(held))) is not None


def _counts(row: Row) -> bool:
    """ "(1) (2) (3) (4)" under the headings."""
    return len(row) > 2 and all(_COUNTING.fullmatch(fold(cell_text(held))) for held in row.values())


# --- cells -----------------------------------------------------------------------------------------


def joined_cells(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages, those that are one paragraph broken over the lines of a narrow cell put together."""
    joined: list[Passage] = []
    for passage in passages:
        before = joined[-1] if joined else None
        cell = passage.paragraph.cell
        if before is not None and cell is not None and before.paragraph.cell == cell and _runs_on(before.text, passage):
            words = f"{before.paragraph.text.rstrip()} {passage.paragraph.text.strip()}"
            joined[-1] = replace(
                before, text=aligned(words), paragraph=replace(before.paragraph, text=words), body=before.body
            )
        else:
            joined.append(passage)
    return tuple(joined)


# "Trước ngày" | "15/6", "Quý" | "II/2026", "các phòng," | "UBND xã"
_UNFINISHED = re.compile(
    r"(?:[,/-]|(?<![a-z])(?:ngay|thang|quy|nam|truoc|den|tu|va|het|cham nhat|cua|hang|moi|thu|gio))$"
)


def _runs_on(before: str, passage: Passage) -> bool:
    following = passage.text.lstrip()
    if not following or passage.paragraph.bullet or before.rstrip()[-1:] in (".", ";", ":"):
        return False
    if re.match(r"(?:\d{1,2}[.)]|[a-zđ]\))\s", following):
        return False
    return not following[0].isupper() or _UNFINISHED.search(fold_aligned(before.rstrip())) is not None


# --- headings -------------------------------------------------------------------------------------


def _table(
    number: int, cells: dict[tuple[int, int], tuple[Passage, ...]], tells: Callable[[str], object]
) -> Table | None:
    rows = sorted({row for row, _ in cells})
    for place, row in enumerate(rows[:_HEADER_ROWS]):
        words = _words(cells, row)
        if _is_heading(words) and any(tells(text) for text in words.values()):
            headings, last = _lower_headings(cells, rows[place : place + _HEADER_ROWS], words)
            return Table(number, cells, headings, last + 1)
    return None


def _lower_headings(
    cells: dict[tuple[int, int], tuple[Passage, ...]], rows: list[int], headings: dict[int, str]
) -> tuple[dict[int, str], int]:
    """The headings with those under merged ones ("Thời hạn gửi" over "Sở, ngành" | "Các xã"), and their last row."""
    last = rows[0]
    for under in rows[1:]:
        lower = _words(cells, under)
        counting = all(_COUNTING.fullmatch(text) for text in lower.values())
        if counting and 0 in lower:
            last = under
        elif (counting or _is_heading(lower)) and len(lower) < len(headings | lower) and set(lower) - set(headings):
            headings = {c: f"{headings.get(c, '')} {lower.get(c, '')}".strip() for c in headings | lower}
            last = under
        else:
            break
    return headings, last


def _words(cells: dict[tuple[int, int], tuple[Passage, ...]], row: int) -> dict[int, str]:
    return {column: fold(cell_text(held)) for (at, column), held in sorted(cells.items()) if at == row}


def _is_heading(words: dict[int, str]) -> bool:
    return len(words) > 1 and all(
        len(text.split()) <= _LONGEST_HEADING
        and not text.isdigit()
        and (not _DATED.search(text) or _BARE_SPAN.fullmatch(text))
        for text in words.values()
    )
