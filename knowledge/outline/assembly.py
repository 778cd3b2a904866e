"""Puts the parts of a document together: the one way from a Document to its Outline. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.errors import NotAPlan
from knowledge.model import Document, Oddity, Outline, Section
from knowledge.outline import messages
from knowledge.outline.back import Back, back_of, split_closing
from knowledge.outline.body import Body, ParagraphDraft, SectionDraft
from knowledge.outline.breaks import Breaks, bullet_of
from knowledge.outline.doubts import cut_sentences
from knowledge.outline.front import Front, front_of, split_lead
from knowledge.outline.header import header_of
from knowledge.outline.labels import labels_of
from knowledge.outline.numbering import Numbering
from knowledge.outline.parts import Part, parts_of
from knowledge.outline.rows import Row, rows_of
from knowledge.outline.tabulation import tabulated


def outline_of(document: Document) -> Outline:
    """The document understood as a plan; raises NotAPlan where neither a kind of document nor a section is found."""
    rows = rows_of(tabulated(document))
    breaks = Breaks(rows)
    reader = _Reader(breaks)
    for part in parts_of(rows, breaks):
        reader.read(part)
    if reader.front.doc_type is None and not any(draft.label for draft in reader.drafts):
        raise NotAPlan(messages.NOT_A_PLAN)
    header, doubts = header_of(
        reader.front,
        reader.back,
        lead=_text_of(reader.drafts, "legal_basis", "preamble"),
        closing=_text_of(reader.drafts, "closing"),
        prose=_text_of(reader.drafts),
    )
    sections = _merged(draft.finished() for draft in reader.drafts if draft.paragraphs)
    return Outline(header, sections, (*doubts, *reader.oddities, *cut_sentences(sections)))


class _Reader:
    """Collects the sections of all parts; front and back are those of the main text."""

    def __init__(self, breaks: Breaks) -> None:
        self._breaks = breaks
        self._numbering = Numbering()
        self.front = Front((), None, (), (), 0)
        self.back = Back((), ())
        self.drafts: list[SectionDraft] = []
        self.oddities: list[Oddity] = []

    def read(self, part: Part) -> None:
        if part.kind == "appendix":
            self._numbering.restart()
            self._appendix(part)
            return
        front = front_of(part.rows[: part.back], self._breaks)
        self._numbering.restart(front.doc_type or "")
        back = back_of(part.rows[part.back :])
        self.drafts += self._front_drafts(front, part)
        body = self._body("lead", part.rows[front.body : part.back])
        self.drafts += [*split_lead(body[0]), *body[1:]]
        if len(body) > 1 and not body[-1].label.startswith("Điều"):
            self.drafts.append(split_closing(body[-1]))
        self.drafts += _ending(back)
        if part.kind == "main":
            self.front = front
        self._keep(back)

    def _keep(self, back: Back) -> None:
        """The first recipients and signature are those of the plan."""
        if not self.back.signature and not self.back.recipients:
            self.back = back

    def _appendix(self, part: Part) -> None:
        labelled = bool(labels_of(part.rows[0].text))
        # "DANH MỤC NHIỆM VỤ (Kèm theo ...)": an appendix without a label
        path = "" if labelled else self._numbering.open_unlabelled("Phụ lục")
        drafts = self._body(path, part.rows[: part.back])
        drafts[0].label = "" if labelled else "Phụ lục"
        self.drafts += drafts
        if part.back < len(part.rows) and not self.back.signature:
            # the plan is closed and signed below its appendix
            back = back_of(part.rows[part.back :])
            self.drafts += [split_closing(drafts[-1]), *_ending(back)]
            self._keep(back)

    def _body(self, lead: str, rows: Sequence[Row]) -> list[SectionDraft]:
        body = Body(self._breaks, self._numbering, lead)
        body.read(rows)
        self.oddities += body.oddities
        return body.drafts

    def _front_drafts(self, front: Front, part: Part) -> list[SectionDraft]:
        title = _listed("title", ())
        if front.title:
            title.paragraphs.append(ParagraphDraft([row.text for row in front.title], front.title[0].page))
        if front.notes:
            title.paragraphs.append(ParagraphDraft([row.text for row in front.notes], front.notes[0].page))
        header = _listed("header", front.header)
        if part.kind == "main":
            return [header, title]
        # the attached plan's "KẾ HOẠCH" stands above its title
        return [SectionDraft("plan_title", paragraphs=[*header.paragraphs, *title.paragraphs])]


def _ending(back: Back) -> list[SectionDraft]:
    return [_listed("recipients", back.recipients), _listed("signature", back.signature)]


def _listed(path: str, rows: Iterable[Row]) -> SectionDraft:
    """A section with a paragraph for each row; a row that goes on with the item above it joins it."""
    draft = SectionDraft(path)
    for row in rows:
        if path == "recipients" and draft.paragraphs and _goes_on(draft.paragraphs[-1], row):
            draft.paragraphs[-1].lines.append(row.text)
        else:
            draft.paragraphs.append(ParagraphDraft([row.text], row.page, bullet_of(row.text), row.cell))
    return draft


def _goes_on(draft: ParagraphDraft, row: Row) -> bool:
    if not draft.bullet or bullet_of(row.text) or draft.cell != row.cell or row.closed:
        return False
    return not draft.lines[-1].endswith((";", "."))


def _text_of(drafts: Sequence[SectionDraft], *paths: str) -> str:
    return "\n".join(" ".join(p.lines) for d in drafts if not paths or d.path in paths for p in d.paragraphs)


def _merged(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Sections in reading order, each path once: a second "Nơi nhận" joins the first."""
    merged: dict[str, Section] = {}
    for section in sections:
        first = merged.get(section.path)
        if first is None:
            merged[section.path] = section
        else:
            merged[section.path] = Section(
                first.path, first.label, first.title, first.paragraphs + section.paragraphs, first.page, first.ancestors
            )
    return tuple(merged.values())
