"""Rows -> sections with their paragraphs: labels in sequence open sections, all else belongs to the one above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from knowledge.model import Cell, Oddity, Paragraph, Section
from knowledge.outline import messages
from knowledge.outline.breaks import Breaks, Current, bullet_of, ends_sentence
from knowledge.outline.labels import WORD_KINDS, Label, labels_of
from knowledge.outline.numbering import Context, Numbering, Placement
from knowledge.outline.rows import Row, is_capitals
from knowledge.vietnamese import fold

_LONGEST_TITLE = 30
_LONGEST_RUN_IN = 14
# "b) Hướng dẫn các trường ...: Xây dựng": words that open an order, not a heading before a colon
_ORDER = re.compile(
    r"(?:huong dan|chi dao|phoi hop|tham muu|chu tri|don doc|xay dung|to chuc|trien khai|thuc hien|can cu|tang cuong"
    r"|day manh|tiep tuc|phan dau|tap trung|bao cao|gui|kip thoi|thuong xuyen|hoan thanh|nang cao)\b"
)
_ANNOUNCES = re.compile(r"\b(?:sau|sau day|gom|la|nhu|buoc|viec)\s*:$")


@dataclass(slots=True)
class ParagraphDraft:
    """A paragraph that still grows."""

    lines: list[str]
    page: int
    bullet: str = ""
    cell: Cell | None = None

    def finished(self) -> Paragraph:
        """The paragraph as it stands."""
        return Paragraph(" ".join(self.lines), self.page, self.bullet, self.cell)


@dataclass(slots=True)
class SectionDraft:
    """A section that still grows; `lead` is how many letters of its first line belong to the label."""

    path: str
    label: str = ""
    ancestors: tuple[str, ...] = ()
    lead: int = 0
    by_words: bool = False
    paragraphs: list[ParagraphDraft] = field(default_factory=list)

    def finished(self) -> Section:
        """The section as it stands."""
        paragraphs = tuple(draft.finished() for draft in self.paragraphs)
        title = _title(self, paragraphs)
        page = paragraphs[0].page if paragraphs else 1
        return Section(self.path, self.label, title, paragraphs, page, self.ancestors)


def _title(draft: SectionDraft, paragraphs: Sequence[Paragraph]) -> str:
    if not draft.label or not paragraphs:
        return ""
    words = paragraphs[0].text[draft.lead :].strip()
    if not words and draft.by_words and len(paragraphs) > 1:
        # "Chương I" stands above its title "QUY ĐỊNH CHUNG"
        return paragraphs[1].text if is_capitals(paragraphs[1].text) or not ends_sentence(paragraphs[1].text) else ""
    return title_of(words)


def title_of(words: str) -> str:
    """The heading in the words after a label; "" where they are a plain sentence or an item of a list."""
    if is_capitals(words):
        return words.rstrip(" .:;")
    count = len(words.split())
    before_colon, colon, after = words.partition(":")
    if colon and after.strip():
        is_heading = len(before_colon.split()) <= _LONGEST_RUN_IN and not _ORDER.match(fold(before_colon))
        return before_colon.strip() if is_heading and "." not in before_colon else ""
    if words.endswith((".", ";", ",")):
        # "1. Mục đích." is a heading all the same
        return words.rstrip(".") if count <= 4 and words.endswith(".") and words.count(".") == 1 else ""
    return words.rstrip(" :") if count <= _LONGEST_TITLE else ""


class Body:
    """Grows the sections of one part of a document, row by row."""

    def __init__(self, breaks: Breaks, numbering: Numbering, lead: str) -> None:
        """`lead` is the path of the section for what stands before the first label."""
        self._breaks = breaks
        self._numbering = numbering
        self.drafts: list[SectionDraft] = [SectionDraft(lead)]
        self.oddities: list[Oddity] = []
        self._before: Row | None = None
        self._waiting = False

    def read(self, rows: Iterable[Row]) -> None:
        """Take the rows in order."""
        for row in rows:
            self._take(row)
            self._before = row

    def _take(self, row: Row) -> None:
        if self._waiting and row.cell is None:
            # "1." or "-" on a line of its own: its words follow
            self._waiting = False
            self._paragraph().lines.append(row.text)
            return
        self._waiting = False
        placement = self._placement(row)
        if placement is not None:
            self._open(placement, row)
        elif self._breaks.begins_item(self._before, row):
            bullet = bullet_of(row.text)
            self._begin(row, bullet)
            self._waiting = row.text == bullet
        elif (
            self._is_bare_heading()
            or not self._section().paragraphs
            or self._breaks.begins_paragraph(self._before, row, self._current())
        ):
            self._begin(row)
        else:
            self._paragraph().lines.append(row.text)

    def _placement(self, row: Row) -> Placement | None:
        labels = labels_of(row.text) if row.cell is None else ()
        if not labels:
            return None
        if self._numbering.restarts(labels) and self._breaks.firm(self._before, row) and self._ends_in_heading():
            self._open_heading(labels)
        context = Context(
            firm=self._breaks.firm(self._before, row),
            cited=self._breaks.cited(self._before),
            introduced=self._is_introduced(),
            complete=self._breaks.complete(self._before) or self._current() == "heading",
            scanned=row.scanned,
        )
        return self._numbering.place(labels, context)

    def _is_introduced(self) -> bool:
        if not self._section().paragraphs:
            return True
        text = self._paragraph().lines[-1]
        return text.endswith(":") or is_capitals(text) or not ends_sentence(text)

    def _ends_in_heading(self) -> bool:
        """Whether a short line without a number stands last: "Học kỳ II", "Đối với cá nhân"."""
        section, last = self._section(), self._paragraph()
        if len(section.paragraphs) < 2 or last.bullet or last.cell or len(last.lines) > 2:
            return False
        words = " ".join(last.lines)
        if len(words.split()) > _LONGEST_RUN_IN or not words[0].isupper() or words.endswith((".", ";", ",", "?")):
            return False
        # "Các bước như sau:" announces a list inside its own item, "Học kỳ II:" is a heading
        return not _ANNOUNCES.search(fold(words))

    def _open_heading(self, labels: Sequence[Label]) -> None:
        paragraph = self._section().paragraphs.pop()
        heading = " ".join(paragraph.lines).rstrip(" :")
        placement = self._numbering.open_heading(heading, labels)
        self.drafts.append(SectionDraft(placement.path, heading, placement.ancestors, paragraphs=[paragraph]))

    def _open(self, placement: Placement, row: Row) -> None:
        label = placement.label
        by_words = label.kind in WORD_KINDS and label.kind not in ("article", "clause", "point")
        draft = SectionDraft(
            placement.path, label.printed, placement.ancestors, len(row.text) - len(label.rest), by_words
        )
        self.drafts.append(draft)
        self._begin(row)
        self._waiting = not label.rest and not by_words and not row.closed
        if placement.missing:
            self._report(row, messages.NUMBERING_JUMP.format(label=label.printed))
        elif placement.repeated:
            self._report(row, messages.NUMBERING_REPEATED.format(label=label.printed))

    def _begin(self, row: Row, bullet: str = "") -> None:
        self._section().paragraphs.append(ParagraphDraft([row.text], row.page, bullet, row.cell))

    def _is_bare_heading(self) -> bool:
        """ "PHỤ LỤC II" stands on its own, its title below it."""
        section = self._section()
        return section.by_words and len(section.paragraphs) == 1 and self._paragraph().lines[0][section.lead :] == ""

    def _current(self) -> Current:
        section = self._section()
        if section.label and len(section.paragraphs) == 1 and not section.label.startswith("Điều"):
            return "heading" if len(self._paragraph().lines) == 1 else "item"
        return "item" if self._paragraph().bullet else "plain"

    def _section(self) -> SectionDraft:
        return self.drafts[-1]

    def _paragraph(self) -> ParagraphDraft:
        return self._section().paragraphs[-1]

    def _report(self, row: Row, message: str) -> None:
        self.oddities.append(Oddity(self._section().path, row.text, message))
