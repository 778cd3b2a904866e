"""Cuts a document into the text itself, the texts attached to it and its appendices. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import Literal

from knowledge.outline.back import back_start, closes, is_recipients, is_signature_line, name_of
from knowledge.outline.breaks import Breaks, bullet_of
from knowledge.outline.front import is_attached_type, is_attachment_note, is_doc_type
from knowledge.outline.labels import labels_of
from knowledge.outline.rows import Row, is_capitals
from knowledge.vietnamese import fold

# "DANH MỤC NHIỆM VỤ", "BẢNG PHÂN CÔNG", "TIÊU CHÍ CHẤM ĐIỂM"
_ATTACHED_TITLE = re.compile(
    r"(?:DANH (?:MỤC|SÁCH)|BẢNG|BIỂU|MẪU|PHÂN CÔNG|CHỈ TIÊU|LỘ TRÌNH|TIÊU CHÍ|NHIỆM VỤ|ĐỀ CƯƠNG|TIẾN ĐỘ"
    r"|THỜI HẠN|NỘI DUNG|HỆ THỐNG|THANG ĐIỂM)\b"
)
# "Phụ lục kèm theo Kế hoạch số 12/KH-UBND"
_APPENDED = re.compile(r"\(?(?:Phụ lục|Biểu mẫu|Danh mục|Danh sách)\s+(?:ban hành\s+)?kèm theo\b", re.IGNORECASE)
_NEAR = 5
_WIDE = 40
PartKind = Literal["main", "attached", "appendix"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of rows: the rows themselves, and where its recipients or signature begin."""

    kind: PartKind
    rows: tuple[Row, ...]
    back: int


def parts_of(rows: Sequence[Row], breaks: Breaks) -> tuple[Part, ...]:
    """The parts of the document in reading order, the main text first."""
    starts: list[tuple[int, PartKind]] = [(0, "main")]
    ended = back_start(rows)
    for place in range(1, len(rows)):
        if place <= starts[-1][0] + 1:
            continue
        in_form = starts[-1][1] == "appendix"
        kind = _begins_part(rows, place, breaks, after_end=place > ended, in_form=in_form)
        if kind is None and not in_form and _may_follow_signature(rows, place):
            kind = "appendix" if _is_signed(rows[max(ended, starts[-1][0]) : place]) else None
        if kind:
            starts.append((place, kind))
    ends = [start for start, _ in starts[1:]] + [len(rows)]
    return tuple(_part(kind, rows[start:end]) for (start, kind), end in zip(starts, ends, strict=True))


def _part(kind: PartKind, rows: Sequence[Row]) -> Part:
    back = back_start(rows)
    if kind == "appendix" and not closes(rows[:back]):
        # a form in an appendix has a signature of its own; that of the plan stands below its closing words
        back = len(rows)
    return Part(kind, tuple(rows), back)


def _begins_part(rows: Sequence[Row], place: int, breaks: Breaks, *, after_end: bool, in_form: bool) -> PartKind | None:
    row = rows[place]
    if row.cell is None and row.text[0] in "PMB" and any(label.kind == "appendix" for label in labels_of(row.text)):
        # before the signature only a heading in capitals is believed: "theo | Phụ lục I" may be a citation
        capitals = row.text.startswith("PHỤ LỤC")
        # "PHỤ LỤC II" after the end is a heading even where the line above it is full
        firm = breaks.firm(rows[place - 1], row) or (after_end and capitals and is_capitals(row.text))
        if firm and (after_end or capitals):
            return "appendix"
        return None
    if not after_end:
        return None
    if is_attached_type(row.text):
        # a form in an appendix has a title of its own, only a note says that a text is attached
        noted = any(is_attachment_note(later.text) for later in rows[place + 1 : place + 6])
        return "attached" if noted or not in_form else None
    if in_form and not _is_titled_attachment(rows, place):
        return None
    if _is_letterhead(rows, place) and any(is_doc_type(later.text) for later in rows[place + 1 : place + 12]):
        return "attached"
    return "appendix" if _is_titled_attachment(rows, place) else None


def _is_signed(rows: Sequence[Row]) -> bool:
    """Whether a title and below it a name stand among these rows."""
    return any(name_of(row.text) for row in dropwhile(lambda row: not is_signature_line(row.text), rows))


def _may_follow_signature(rows: Sequence[Row], place: int) -> bool:
    """Whether something new would begin here below a signature: "LỊCH TRIỂN KHAI" over its items, a table."""
    row, following = rows[place], rows[place + 1 : place + _NEAR]
    if _APPENDED.match(row.text) or _begins_table(rows, place):
        return True
    if not is_capitals(row.text) or " " not in row.text or row.cell or is_signature_line(row.text):
        return False
    for near, later in enumerate(following, start=place + 1):
        if is_signature_line(later.text) or bullet_of(later.text) or is_recipients(later.text):
            return False
        if labels_of(later.text) or is_attachment_note(later.text) or _begins_table(rows, near):
            return True
    return False


def _begins_table(rows: Sequence[Row], place: int) -> bool:
    """Whether a table of more columns than a letterhead or a signature has begins here."""
    cell = rows[place].cell
    if cell is None or cell.row or cell.column:
        return False
    return any(row.cell and row.cell.table == cell.table and row.cell.column > 1 for row in rows[place : place + _WIDE])


def _is_letterhead(rows: Sequence[Row], place: int) -> bool:
    """A second letterhead ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" within three rows) opens another document."""
    if not is_capitals(rows[place].text) or is_signature_line(rows[place].text):
        return False
    near = [fold(row.text) for row in rows[place : place + 4]]
    return any("cong hoa xa hoi chu nghia" in text or "dang cong san viet nam" in text for text in near)


def _is_titled_attachment(rows: Sequence[Row], place: int) -> bool:
    """ "DANH MỤC NHIỆM VỤ | (Kèm theo Kế hoạch số ...)": an appendix that does not call itself one."""
    if not is_capitals(rows[place].text) or not _ATTACHED_TITLE.match(rows[place].text):
        return False
    for row in rows[place + 1 : place + 4]:
        if is_attachment_note(row.text):
            return True
        if not is_capitals(row.text):
            return False
    return False
