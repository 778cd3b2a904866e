"""DOCX -> lines: paragraphs with their printed labels, tables with cells, as if all tracked changes were accepted."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from knowledge.model import Cell, Line
from knowledge.reading import messages
from knowledge.reading.exchange import Reading
from knowledge.reading.numbering import Numbering
from knowledge.reading.ooxml import COMPATIBILITY, Package, W, attribute, child_at
from knowledge.reading.runs import Break, Runs

# Content controls, accepted insertions and smart tags are wrappers: what is inside counts.
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_LONGEST_LABEL = 6


def read_docx(data: bytes) -> Reading:
    """The lines of a DOCX file, one a paragraph; `page` is right where Word has saved its page breaks."""
    package = Package(data)
    walk = _Walk(Numbering.of(package), Runs.of(package))
    body = package.document.find(W + "body")
    if body is not None:
        walk.blocks(body, None)
    warnings = (messages.HIDDEN_WORDS,) if walk.runs.hidden else ()
    return Reading(tuple(walk.lines), walk.page, warnings=warnings)


@dataclass(slots=True)
class _Walk:
    """Goes through the body in reading order."""

    numbering: Numbering
    runs: Runs
    lines: list[Line] = field(default_factory=list)
    page: int = 1
    tables: int = 0
    carried: str = ""

    def blocks(self, parent: Element, cell: Cell | None) -> None:
        for child in parent:
            if child.tag == W + "p":
                self.paragraph(child, cell)
            elif child.tag == W + "tbl":
                self.table(child)
            elif child.tag in _WRAPPERS:
                self.blocks(child, cell)
            elif child.tag == COMPATIBILITY + "AlternateContent":
                self.blocks(_chosen(child), cell)

    def paragraph(self, paragraph: Element, cell: Cell | None) -> None:
        style = attribute(paragraph, "pPr/pStyle")
        if self.runs.is_contents(style):
            # a table of contents repeats the headings
            return
        pieces = list(self.runs.of_paragraph(paragraph))
        if child_at(paragraph, "pPr/rPr/del") is not None:
            # the end of this paragraph is deleted: what is left of it runs on into the next one
            self.carried += "".join(piece for piece in pieces if isinstance(piece, str))
            return
        label = self.numbering.label(paragraph)
        self._write(label, [self.carried, *pieces], cell)
        self.carried = ""
        for box in text_boxes(paragraph):
            self.blocks(box, cell)

    def table(self, table: Element) -> None:
        number = self.tables
        self.tables += 1
        rows = [dict(_placed(row)) for row in _rows(table)]
        for count, row in enumerate(rows):
            for column, content in row.items():
                if not _continues(content):
                    below = itertools.takewhile(_continues, (other.get(column) for other in rows[count + 1 :]))
                    self.blocks(content, Cell(number, count, column, 1 + sum(1 for _ in below)))

    def _write(self, label: str, pieces: list[str | Break], cell: Cell | None) -> None:
        """A line for each printed line that the paragraph's own breaks make; only the last one ends the paragraph."""
        printed = list(self._printed(pieces))
        if not printed:
            return
        if label:
            printed[0] = (f"{label} {printed[0][0]}", printed[0][1])
        self.lines += [Line(text, page, cell=cell) for text, page in printed]
        self.lines[-1] = replace(self.lines[-1], closed=True)

    def _printed(self, pieces: list[str | Break]) -> Iterator[tuple[str, int]]:
        text, page = "", 0
        for piece in [*pieces, Break.LINE]:
            if isinstance(piece, str):
                # a page can end inside a paragraph: a line stands where its first letter does
                page = page or (self.page if piece.strip() else 0)
                text += piece
            elif piece is Break.PAGE:
                self.page += 1
            else:
                yield from ((part, page) for part in _columns(text))
                text, page = "", 0


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """The contents of the text boxes that hang on a paragraph, each once."""
    for child in paragraph:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == COMPATIBILITY + "AlternateContent":
            # the same box is written twice, for new and for old versions of Word
            yield from text_boxes(_chosen(child))
        elif child.tag not in (W + "del", W + "moveFrom"):
            yield from text_boxes(child)


def _chosen(alternatives: Element) -> Element:
    choice = alternatives.find(COMPATIBILITY + "Choice")
    fallback = alternatives.find(COMPATIBILITY + "Fallback")
    if choice is not None and (fallback is None or next(choice.iter(W + "t"), None) is not None):
        return choice
    return alternatives if fallback is None else fallback


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == W + "tr" and child_at(child, "trPr/del") is None:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == W + "tc" and child_at(child, "tcPr/cellDel") is None:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _placed(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells of a row with their columns in the table's grid."""
    column = _integer(attribute(row, "trPr/gridBefore"))
    for cell in _cells(row):
        yield column, cell
        column += max(1, _integer(attribute(cell, "tcPr/gridSpan")))


def _continues(cell: Element | None) -> bool:
    """A cell that is merged with the one above it; "continue" is also what an empty vMerge means."""
    merge = None if cell is None else child_at(cell, "tcPr/vMerge")
    return merge is not None and merge.get(W + "val") in (None, "continue")


def _columns(text: str) -> list[str]:
    """A line whose tabs set columns ("UBND TỈNH    CỘNG HÒA ...") as its parts; a tab after a typed label sets none."""
    parts: list[str] = []
    for part in filter(None, (part.strip() for part in text.split("\t"))):
        if parts and len(parts[-1]) <= _LONGEST_LABEL:
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    return parts


def _integer(value: str | None) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 6 else 0
