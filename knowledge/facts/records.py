"""Work described by its particulars: "Chủ trì: Phòng Nội vụ; phối hợp: các thôn; thời gian: quý II/2026". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from knowledge.facts.offices import listed_offices, whole_name
from knowledge.facts.passages import Passage, Span, trim
from knowledge.facts.tables import cell_text
from knowledge.model import Duty, Role
from knowledge.vietnamese import fold_aligned, squash

Kind = Literal["lead", "cooperate", "carry_out", "when", "to", "task", "other"]

_OFFICE = r"(?:(?:co quan|don vi|bo phan|phong|nguoi|ca nhan|to chuc)(?:,? (?:va )?(?:don vi|ca nhan))? )?"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    # "Đơn vị phối hợp", "Phối hợp thực hiện"
    ("cooperate", rf"{_OFFICE}(?:phoi hop|tham gia)(?: (?:thuc hien|tham gia))?"),
    # "Cơ quan chủ trì", "Đầu mối", "Đơn vị chủ trì thực hiện", "Đơn vị tham mưu"
    ("lead", rf"{_OFFICE}(?:chu tri|dau moi|tham muu)(?: (?:thuc hien|chinh|tham muu|to chuc))?"),
    # "Đơn vị thực hiện", "Người phụ trách", "Phân công"
    (
        "carry_out",
        rf"{_OFFICE}(?:thuc hien|phu trach|chiu trach nhiem|trach nhiem|duoc giao|bao cao)(?: chinh| thuc hien)?"
        r"|phan cong(?: thuc hien)?|(?:don vi|co quan)",
    ),
    ("to", r"(?:noi|don vi|co quan) nhan(?: bao cao| ho so)?|gui ve|noi gui"),
    ("when", r"(?:thoi (?:gian|han|diem)|tien do|han|ky han|lich)(?: [a-z]+){0,5}"),
    (
        "task",
        r"(?:ten )?(?:nhiem vu|noi dung|cong viec|hoat dong|phan viec)(?: cong viec| thuc hien)?(?: so)?(?: \d+)?",
    ),
    (
        "other",
        r"(?:du kien )?kinh phi[a-z ]*|nguon[a-z ]*|dia diem[a-z ]*|san pham[a-z ]*|ket qua[a-z ]*|hinh thuc[a-z ]*"
        r"|thanh phan[a-z ]*|doi tuong[a-z ]*|ghi chu|muc tieu|muc dich|yeu cau|so luong|quy mo|phuong thuc",
    ),
)
_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_OFFICES: dict[Kind, Role] = {"lead": "lead", "cooperate": "cooperate", "carry_out": "carry_out"}
_LABEL = re.compile(r"[|;.,(\s]*([^|;:.,()\d]{2,50}(?: \d{1,2})?)\s*:\s*")
_PART = re.compile(r"[|;.,(]\s*(?=[^|;:.,()]{2,54}:)")
# Headings that name no work: "III. TỔ CHỨC THỰC HIỆN", "Tiến độ"
_GENERAL = re.compile(
    r"to chuc thuc hien|thoi gian|trach nhiem|tien do|lo trinh|phan cong|ke hoach thuc hien|nhiem vu, giai"
)
_COLUMNS = 2
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Particular:
    """One labelled part of a paragraph: "Đơn vị chủ trì: Công an xã"; `value` is where its words stand."""

    kind: Kind
    span: Span
    value: Span


@dataclass(slots=True)
class Record:
    """A piece of work in a table of two columns: each label's cell, by kind."""

    table: int
    cells: dict[Kind, tuple[Passage, ...]] = field(default_factory=dict)

    @property
    def task(self) -> str:
        """What is to be done."""
        return squash(cell_text(self.cells.get("task", ()))).strip(" .;-+")


def kind_of(label: str) -> Kind | None:
    """What a label announces: "Đơn vị chủ trì" who leads, "Thời gian hoàn thành" when; None for other words."""
    words = squash(fold_aligned(label)).strip(" -+*.:")
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(words)), None)


def particulars_in(passage: Passage) -> tuple[Particular, ...]:
    """The labelled parts of a paragraph, in order; () where its labels are of another sort."""
    text = passage.text
    if ":" not in text:
        return ()
    starts = [passage.body, *(part.end() for part in _PART.finditer(text, passage.body))]
    named = [match for start in starts if (match := _LABEL.match(text, start))]
    labels = [(match, kind) for match in named if (kind := kind_of(match[1]))]
    if not any(kind not in ("task", "other") for _, kind in labels):
        return ()
    ends = [match.start() for match, _ in labels[1:]] + [len(text)]
    return tuple(
        Particular(kind, trim(text, Span(match.start(1), end)), _value(text, match.end(), end))
        for (match, kind), end in zip(labels, ends, strict=True)
    )


def leading_office(passage: Passage) -> str | None:
    """The office that a paragraph's own label charges with the work: "Chủ trì: Phòng Nội vụ"."""
    for part in particulars_in(passage):
        if part.kind in ("lead", "carry_out") and (name := whole_name(passage.text[part.value.start : part.value.end])):
            return name
    return None


def offices_named(passages: Iterable[Passage]) -> dict[tuple[str, str], str]:
    """The office that a line of its own ("- Đơn vị chủ trì: Văn phòng") charges, by the piece of work it belongs to."""
    named: dict[tuple[str, str], str] = {}
    for passage in passages:
        if passage.paragraph.cell is None and not passage.heading and (name := leading_office(passage)):
            named.setdefault(item_key(passage), name)
    return named


def item_key(passage: Passage) -> tuple[str, str]:
    """The piece of work that a paragraph belongs to: its section, and the line that its list hangs under."""
    return passage.section.path, passage.above[0] if passage.above else ""


def described_duties(passages: Sequence[Passage]) -> Iterator[Duty]:
    """The duties of work described by labels in running text, and in tables of labels and values."""
    for passage in passages:
        if passage.paragraph.cell is None and not passage.heading and not passage.special:
            yield from _duties_beside(passage)
    for record in records_in(passages):
        for kind, role in _OFFICES.items():
            for name in listed_offices(squash(cell.text) for cell in record.cells.get(kind, ())):
                held = record.cells[kind][0]
                yield _duty(held, Span(0, len(held.text)), name, role, record.task)


def _duties_beside(passage: Passage) -> Iterator[Duty]:
    text, parts = passage.text, particulars_in(passage)
    task = _task(passage, parts)
    if task is None:
        return
    partners = tuple(n for part in parts if part.kind == "cooperate" for n in _names(text, part))
    for part in parts:
        if (role := _OFFICES.get(part.kind)) is not None:
            for name in _names(text, part):
                yield _duty(passage, part.span, name, role, task, partners if role != "cooperate" else ())


def _names(text: str, part: Particular) -> tuple[str, ...]:
    named = listed_offices([text[part.value.start : part.value.end]])
    return tuple(name for name in named if whole_name(name))


def _duty(passage: Passage, span: Span, office: str, role: Role, task: str, partners: tuple[str, ...] = ()) -> Duty:
    quote = passage.quote(trim(passage.text, span))
    return Duty(passage.section.path, passage.paragraph.page, quote, office, role, task, partners)


def _task(passage: Passage, parts: Sequence[Particular]) -> str | None:
    """What is to be done: the words before the first label, a label of its own, or the line above."""
    if not parts:
        return None
    told = next((part.value for part in parts if part.kind == "task"), None)
    before = Span(passage.body, parts[0].span.start)
    for span in (told, before):
        words = squash(passage.text[span.start : span.end]).strip(" .;:-+(") if span else ""
        if len(words.split()) > 1:
            return words
    over = passage.above[0].strip(" .:;") if passage.above else ""
    general = not over or over.isupper() or _GENERAL.search(fold_aligned(over)) or whole_name(over)
    return None if general else over


def _value(text: str, start: int, end: int) -> Span:
    span = trim(text, Span(start, end))
    words = text[span.start : span.end].rstrip(" |;.,()")
    return Span(span.start, span.start + len(words))


# --- tables of two columns ------------------------------------------------------------------------


def records_in(passages: Iterable[Passage]) -> tuple[Record, ...]:
    """The pieces of work in tables whose left column holds the labels and the right one what they say."""
    tables: dict[int, dict[tuple[int, int], list[Passage]]] = {}
    for passage in passages:
        if (cell := passage.paragraph.cell) is not None:
            tables.setdefault(cell.table, {}).setdefault((cell.row, cell.column), []).append(passage)
    return tuple(
        record
        for number, cells in tables.items()
        if max(column for _, column in cells) == _COLUMNS - 1
        for record in _records(number, {place: tuple(held) for place, held in cells.items()})
    )


def _records(number: int, cells: dict[tuple[int, int], tuple[Passage, ...]]) -> Iterator[Record]:
    rows = sorted({row for row, _ in cells})
    labelled = [(row, kind_of(cell_text(cells.get((row, 0), ())))) for row in rows]
    told = [row for row, kind in labelled if kind not in (None, "task", "other")]
    if len(told) < _FEWEST_ROWS or 2 * sum(kind is not None for _, kind in labelled) < len(rows):
        return
    begins = [row for row, kind in labelled if kind == "task"] or rows[:1]
    for start, end in pairwise([*begins, rows[-1] + 1]):
        record = Record(number)
        for row, kind in labelled:
            if start <= row < end and kind is not None and (held := cells.get((row, 1))):
                record.cells.setdefault(kind, held)
        if record.task:
            yield record
