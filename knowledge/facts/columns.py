"""The columns of a table of deadlines: where its headings end, which says when, what, who and to whom. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.facts.dates import whole_cell
from knowledge.facts.passages import Passage
from knowledge.facts.points import Expression
from knowledge.facts.statements import read_expressions
from knowledge.facts.tables import Table, cell_text, tables_in
from knowledge.vietnamese import aligned, fold_aligned

# "Thời hạn", "Thời gian hoàn thành", "Ngày gửi báo cáo", "Tiến độ", "Mốc thời gian"
_WHEN = re.compile(
    r"thoi (?:han|gian|diem)|(?:^|\s)han(?:\s|$)|tien do|ngay (?:gui|nop|bao cao|hoan thanh|thuc hien|den han)"
    r"|moc|(?:^|\s)hoan thanh|ky han|ket thuc|^den (?:ngay|thang)|^ngay$|^thang$|^lich"
)
# "Ngày ban hành", "Thời gian chốt số liệu", "Ngày tháng năm sinh", "Kết quả hoàn thành"
_NOT_WHEN = re.compile(
    r"ban hanh|chot|so lieu|sinh|hieu luc|luu tru|bao quan|van ban|ket qua|san pham|ty le|muc do|noi dung"
    r"|nhiem vu|co quan|don vi|giai quyet|bat dau|tu ngay"
)
_BEGINS = re.compile(r"bat dau|^tu (?:ngay|thang)|(?<= )tu$")
_TASK = re.compile(r"noi dung|nhiem vu|cong viec|hoat dong|dau viec|giai phap|hang muc|bao cao|chuyen de|ten |viec")
# "Đơn vị báo cáo", "Nơi nhận báo cáo", "Kỳ báo cáo"
_NOT_TASK = re.compile(
    r"^(?:don vi|co quan|noi (?:nhan|gui|den)|ngay|ky |nguoi|bo phan|tan suat|hinh thuc|thoi|gui|so |phong|dau moi)"
)
_PRODUCT = re.compile(r"san pham|ket qua")
_WHO = re.compile(
    r"chu tri|thuc hien|don vi|co quan|bo phan|nguoi|phu trach|trach nhiem|phan cong|doi tuong|phong|dau moi"
)
_TO = re.compile(r"nhan|(?:gui|nop) (?:ve|den|cho)|noi gui|bao cao ve|gui bao cao den")
_NOT_WHO = re.compile(r"phoi hop|don vi tinh|thoi|nhan|so luong|kinh phi|ghi chu")
OFTEN = re.compile(r"tan suat|dinh ky|ky bao cao|so lan|che do")
_NUMBER = re.compile(r"^(?:stt|tt|so tt|so thu tu|ma)$|ghi chu|kinh phi")
_DATED = 0.6
_LONGEST_HEADING = 14
# "(1)", "1", "A": a row that numbers the columns
_COUNTING = re.compile(r"\(?(?:\d{1,2}|[a-z])\)?(?:\s*=.*)?")


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold; `when` may be several ("Sở, ngành" and "UBND cấp xã" under "Thời hạn")."""

    when: tuple[int, ...]
    begin: int | None
    task: int | None
    who: int | None
    to: int | None
    often: int | None


def schedules_in(passages: tuple[Passage, ...]) -> Iterator[tuple[Table, Columns]]:
    """The tables with a column for the time, each with what its columns hold."""
    for found in tables_in(passages, ("",)):
        table = _headed(found)
        columns = _columns(table) if table is not None else None
        if table is not None and columns is not None:
            yield table, columns


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


# --- columns --------------------------------------------------------------------------------------


def _columns(table: Table) -> Columns | None:
    headings = table.headings
    when = [c for c, h in headings.items() if _WHEN.search(h) and not _NOT_WHEN.search(h) and not OFTEN.search(h)]
    widths = {column for row in table.rows() for column in row}
    named = set(when)
    if when:
        # columns beside it under the same heading: "Thời hạn gửi" over "Sở, ngành" | "UBND cấp xã"
        when += [c for c in widths if c not in headings | dict.fromkeys(named) and _holds_dates(table, c)]
        when += [
            c
            for c, h in headings.items()
            if c not in when and c - 1 in when and _holds_dates(table, c) and not _NOT_WHEN.search(h)
        ]
    if not when:
        return None
    best = [c for c in when if re.search(r"han|hoan thanh|ket thuc|gui|nop", headings.get(c, ""))]
    if len(when) > 1 and best and any(_WHEN.search(headings.get(c, "")) for c in when if c not in best):
        # "Thời gian thực hiện" beside "Thời hạn hoàn thành": the latter is the deadline
        when = best + [c for c in when if not _WHEN.search(headings.get(c, ""))]
    rest = {c: h for c, h in headings.items() if c not in when and not _NUMBER.search(h)}
    begin = _taken(rest, _BEGINS)
    task = _taken(rest, _TASK, _NOT_TASK)
    if task is None:
        task = _taken(rest, _PRODUCT, _NOT_TASK)
    to = _taken(rest, _TO)
    often = _taken(rest, OFTEN)
    who = _taken(rest, _WHO, _NOT_WHO)
    return Columns(tuple(sorted(set(when))), begin, task if task is not None else _widest(table, when), who, to, often)


def _taken(headings: dict[int, str], pattern: re.Pattern[str], barred: re.Pattern[str] | None = None) -> int | None:
    """The first column whose heading says so, taken out of `headings`."""
    for column, heading in sorted(headings.items()):
        if pattern.search(heading) and not (barred and barred.search(heading)):
            del headings[column]
            return column
    return None


def _widest(table: Table, when: list[int]) -> int | None:
    """The column with the most words, where no heading names the tasks."""
    sizes: dict[int, int] = {}
    for row in table.rows():
        for column, held in row.items():
            if column not in when:
                sizes[column] = sizes.get(column, 0) + len(cell_text(held))
    return max(sizes, key=lambda column: sizes[column]) if sizes else None


def _holds_dates(table: Table, column: int) -> bool:
    cells = [cell_text(row[column]) for row in table.rows() if column in row]
    dated = [cell for cell in cells if has_date(cell)]
    return bool(cells) and len(dated) >= _DATED * len(cells)


def _headed(table: Table) -> Table | None:
    """The table with its headings read again: the first row that speaks of time, and the row under its merged cells."""
    rows = sorted({row for row, _ in table.cells})
    for place, row in enumerate(rows[:3]):
        words = _words(table, row)
        if not any(_WHEN.search(text) and not _NOT_WHEN.search(text) for text in words.values()) or not _is_heading(
            words
        ):
            continue
        headings, last = words, row
        for under in rows[place + 1 : place + 3]:
            lower = _words(table, under)
            if all(_COUNTING.fullmatch(text) for text in lower.values()):
                last = under
            elif _is_heading(lower) and len(lower) < len(headings | lower) and set(lower) - set(headings):
                headings = {c: f"{headings.get(c, '')} {lower.get(c, '')}".strip() for c in headings | lower}
                last = under
            else:
                break
        return replace(table, headings=headings, first_row=last + 1)
    return None


def _words(table: Table, row: int) -> dict[int, str]:
    return {
        column: re.sub(r"\s+", " ", fold_aligned(cell_text(held))).strip()
        for (at, column), held in table.cells.items()
        if at == row
    }


def _is_heading(words: dict[int, str]) -> bool:
    return len(words) > 1 and all(
        len(text.split()) <= _LONGEST_HEADING and not has_date(text) and not re.fullmatch(r"\d+", text)
        for text in words.values()
    )


# --- dates in cells -------------------------------------------------------------------------------


def has_date(text: str) -> bool:
    """Whether a cell names a date."""
    return bool(dates_in_cell(aligned(text)))


def dates_in_cell(text: str) -> list[list[Expression]]:
    """The dates of a cell, those that share one duty together."""
    folded = fold_aligned(text)
    if (whole := whole_cell(folded)) is not None:
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
