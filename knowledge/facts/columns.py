"""The columns of a table of deadlines: where its headings end, which says when, what, who and to whom. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.facts.award_tables import lists_awards
from knowledge.facts.cells import has_date
from knowledge.facts.groups import names_a_time
from knowledge.facts.office_columns import office_column
from knowledge.facts.passages import Passage
from knowledge.facts.tables import Table, cell_text, tables_in
from knowledge.facts.timelines import Spans, spans_of

# "Thời hạn", "Thời gian hoàn thành", "Ngày gửi báo cáo", "Tiến độ", "Mốc thời gian"
_WHEN = re.compile(
    r"thoi (?:han|gian|diem)|(?:^|\s)han(?:\s|$)|tien do|ngay (?:gui|nop|bao cao|hoan thanh|thuc hien|den han)"
    r"|moc|(?:^|\s)hoan thanh|ky han|ket thuc|^den (?:ngay|thang)|^(?:ngay|thang|quy|nam)$|^lich"
)
# "Ngày ban hành", "Thời gian chốt số liệu", "Ngày tháng năm sinh", "Kết quả hoàn thành"
_NOT_WHEN = re.compile(
    r"ban hanh|chot|so lieu|sinh|hieu luc|luu tru|bao quan|van ban|ket qua|san pham|ty le|muc do|noi dung"
    r"|nhiem vu|co quan|don vi|giai quyet|bat dau|tu ngay"
)
# "Hạn của phòng, đơn vị", "Thời hạn đơn vị gửi": by when an office owes it, not what office that is
_OWED = re.compile(r"^(?:thoi )?han (?:cua|doi voi|gui|nop|trinh|bao cao|don vi|co quan|phong|cac)(?![a-z])")
_BEGINS = re.compile(r"bat dau|^tu (?:ngay|thang)|(?<= )tu$")
_TASK = re.compile(r"noi dung|nhiem vu|cong viec|hoat dong|dau viec|giai phap|hang muc|bao cao|chuyen de|ten |viec")
# "Đơn vị báo cáo", "Nơi nhận báo cáo", "Kỳ báo cáo"
_NOT_TASK = re.compile(
    r"^(?:don vi|co quan|noi (?:nhan|gui|den)|ngay|ky |nguoi|bo phan|tan suat|hinh thuc|thoi|gui|so |phong|dau moi)"
)
_PRODUCT = re.compile(r"san pham|ket qua")
_WHO = re.compile(
    r"chu tri|thuc hien|don vi|co quan|bo phan|nguoi|phu trach|trach nhiem|phan cong|doi tuong|phong|dau moi"
    r"|noi lap"
)
_TO = re.compile(r"nhan|(?:gui|nop) (?:ve|den|cho)|noi gui|bao cao ve|gui bao cao den")
_NOT_WHO = re.compile(r"phoi hop|don vi tinh|thoi|nhan|so luong|kinh phi|ghi chu")
OFTEN = re.compile(r"tan suat|dinh ky|ky bao cao|so lan|che do")
_NUMBER = re.compile(r"^(?:stt|tt|so tt|so thu tu|ma)$|ghi chu|kinh phi")
_DATED = 0.6


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold; `when` may be several ("Sở, ngành" and "UBND cấp xã" under "Thời hạn").

    `spans` are the columns that stand for a month or a quarter each.
    """

    when: tuple[int, ...]
    spans: Spans
    begin: int | None
    task: int | None
    who: int | None
    to: int | None
    often: int | None


def schedules_in(passages: tuple[Passage, ...]) -> Iterator[tuple[Table, Columns]]:
    """The tables that say when, in a column, by marks under months or in rows that head others, with their columns."""
    read: set[int] = set()
    for table in tables_in(passages, _tells_when):
        if lists_awards(table):
            continue
        if spans := spans_of(table):
            read.add(table.number)
            yield table, _columns(table, (), spans)
        elif when := _when(table):
            read.add(table.number)
            yield table, _columns(table, when)
    for table in tables_in(passages, _TASK.search):
        if table.number in read:
            continue
        spans = spans_of(table)
        if spans or any(entry.group and names_a_time(entry.group) for entry in table.entries()):
            yield table, _columns(table, (), spans)


def owes(table: Table, column: int) -> bool:
    """Whether a column says by when something named in its heading is handed in: "Hạn gửi báo cáo đợt"."""
    return bool(_OWED.search(table.headings.get(column, "")))


def _tells_when(heading: str) -> bool:
    return bool(_OWED.search(heading) or (_WHEN.search(heading) and not _NOT_WHEN.search(heading)))


def _when(table: Table) -> tuple[int, ...]:
    """The columns that say when."""
    headings = table.headings
    when = [c for c, h in headings.items() if _tells_when(h) and not OFTEN.search(h)]
    named = set(when)
    if when:
        # columns beside it under the same heading: "Thời hạn gửi" over "Sở, ngành" | "UBND cấp xã"
        widths = {column for row in table.rows() for column in row}
        when += [c for c in widths if c not in headings | dict.fromkeys(named) and _holds_dates(table, c)]
        when += [
            c
            for c, h in headings.items()
            if c not in when and c - 1 in when and _holds_dates(table, c) and not _NOT_WHEN.search(h)
        ]
    best = [c for c in when if re.search(r"han|hoan thanh|ket thuc|gui|nop", headings.get(c, ""))]
    if len(when) > 1 and best and any(_WHEN.search(headings.get(c, "")) for c in when if c not in best):
        # "Thời gian thực hiện" beside "Thời hạn hoàn thành": the latter is the deadline
        when = best + [c for c in when if not _WHEN.search(headings.get(c, ""))]
    return tuple(sorted(set(when)))


def _columns(table: Table, when: tuple[int, ...], spans: Spans | None = None) -> Columns:
    timed = {*when, *(spans or {})}
    rest = {c: h for c, h in table.headings.items() if c not in timed and not _NUMBER.search(h)}
    begin = _taken(rest, _BEGINS)
    task = _taken(rest, _TASK, _NOT_TASK)
    if task is None:
        task = _taken(rest, _PRODUCT, _NOT_TASK)
    to = _taken(rest, _TO)
    often = _taken(rest, OFTEN)
    who = _taken(rest, _WHO, _NOT_WHO)
    if who is None:
        who = office_column(table, {c for c, h in table.headings.items() if c not in rest or _NOT_WHO.search(h)})
    return Columns(when, spans or {}, begin, task if task is not None else _widest(table, timed), who, to, often)


def _taken(headings: dict[int, str], pattern: re.Pattern[str], barred: re.Pattern[str] | None = None) -> int | None:
    """The first column whose heading says so, taken out of `headings`."""
    for column, heading in sorted(headings.items()):
        if pattern.search(heading) and not (barred and barred.search(heading)):
            del headings[column]
            return column
    return None


def _widest(table: Table, timed: set[int]) -> int | None:
    """The column with the most words, where no heading names the tasks."""
    sizes: dict[int, int] = {}
    for row in table.rows():
        for column, held in row.items():
            if column not in timed:
                sizes[column] = sizes.get(column, 0) + len(cell_text(held))
    return max(sizes, key=lambda column: sizes[column]) if sizes else None


def _holds_dates(table: Table, column: int) -> bool:
    cells = [cell_text(row[column]) for row in table.rows() if column in row]
    dated = [cell for cell in cells if has_date(cell)]
    return bool(cells) and len(dated) >= _DATED * len(cells)
