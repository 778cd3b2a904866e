"""Writes a sample plan as DOCX, with the labels typed or left to Word's automatic numbering."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from tools.samples.markup import MARK, RECIPIENTS, Close, PageBreak, Source, Table, Text

WRITTEN = dt.datetime(2025, 7, 1, tzinfo=dt.UTC)
CENTER = WD_ALIGN_PARAGRAPH.CENTER
FONT = "Times New Roman"

# Word's numbering: a list of outline levels, and one list each for dashes and plus signs
_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
_OUTLINE, _DASH, _PLUS = 91, 92, 93


def write(source: Source, path: Path) -> None:
    """Dates inside the file are fixed, so that the same source gives the same bytes."""
    document = docx.Document()
    _set_page(document)
    automatic = source.settings.get("numbering") == "automatic"
    if automatic:
        _add_numbering(document)
    _line(document, MARK, italic=True, size=10, align=CENTER)
    if "left" in source.settings:
        _header(document, source)
    for block in source.blocks:
        match block:
            case Text():
                _text(document, block, automatic)
            case Table(rows):
                _table(document, rows)
            case Close():
                _close(document, block)
            case PageBreak():
                document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    path.write_bytes(_packed(document))


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(13)
    normal.paragraph_format.space_after = Pt(4)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "thi-dua-bot", "", MARK
    properties.created = properties.modified = WRITTEN


def _line(place: Any, text: str, *, bold: bool = False, italic: bool = False, size: int = 13, align: Any = None) -> Any:
    paragraph = place.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    paragraph.alignment = align
    return paragraph


def _fill(cell: Any, lines: Iterable[tuple[str, dict[str, Any]]]) -> None:
    for text, look in lines:
        _line(cell, text, **look).paragraph_format.space_after = Pt(0)
    # a new cell begins with an empty paragraph
    cell._tc.remove(cell.paragraphs[0]._p)


def _header(document: Any, source: Source) -> None:
    left, right = _columns(document, 6, 10).rows[0].cells
    bold = {"bold": True, "size": 12, "align": CENTER}
    plain = {"size": 12, "align": CENTER}
    number = [(source.settings["number"], plain)] if "number" in source.settings else []
    date = [(source.settings["dateline"], {**plain, "italic": True})] if "dateline" in source.settings else []
    _fill(left, [*((line, bold) for line in source.lines("left")), *number])
    _fill(right, [*((line, bold) for line in source.lines("right")), *date])
    document.add_paragraph()


def _text(document: Any, text: Text, automatic: bool) -> None:
    if text.kind in ("title", "subtitle"):
        _line(document, text.text, bold=text.kind == "title", italic=text.kind == "subtitle", align=CENTER)
        return
    numbered = automatic and text.label
    paragraph = _line(document, text.text if numbered else text.printed, bold=text.kind in ("part", "heading"))
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if numbered:
        _number(paragraph, text.label)
    paragraph.paragraph_format.first_line_indent = Cm(1)


def _close(document: Any, close: Close) -> None:
    left, right = _columns(document, 8, 8).rows[0].cells
    small = {"size": 11}
    _fill(
        left,
        [
            (RECIPIENTS, {"bold": True, "italic": True, "size": 12}),
            *((f"- {line}", small) for line in close.recipients),
        ],
    )
    bold = {"bold": True, "align": CENTER}
    *titles, name = close.signature
    _fill(right, [*((title, bold) for title in titles), *[("", bold)] * 3, (name, bold)])


def _table(document: Any, rows: tuple[tuple[str, ...], ...]) -> None:
    table = _columns(document, 1.2, 4.4, 3.8, 3.8, 2.8, rows=len(rows))
    table.style = "Table Grid"
    for index, row in enumerate(rows):
        for cell, text in zip(table.rows[index].cells, row, strict=True):
            _fill(cell, [(text, {"bold": index == 0, "size": 12, "align": CENTER if index == 0 else None})])
    # a DOC that ends with a table loses it: Word always sets a paragraph after one
    document.add_paragraph()


def _columns(document: Any, *widths: float, rows: int = 1) -> Any:
    table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    return table


def _add_numbering(document: Any) -> None:
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(_LEVELS)
    )
    lists = {_OUTLINE: levels}
    for number, bullet in ((_DASH, "-"), (_PLUS, "+")):
        lists[number] = (
            f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:suff w:val="space"/><w:lvlText w:val="{bullet}"/></w:lvl>'
        )
    first_num = numbering.find("{*}num")
    for number, content in lists.items():
        # every abstractNum must stand before the first num (ECMA-376, 17.9.16)
        first_num.addprevious(
            parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{content}</w:abstractNum>')
        )
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )


def _number(paragraph: Any, label: str) -> None:
    number, level = {"-": (_DASH, 0), "+": (_PLUS, 0)}.get(label, (_OUTLINE, _level(label)))
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def _level(label: str) -> int:
    if label[0] in "IVX":
        return 0
    return 1 if label[0].isdigit() else 2


def _packed(document: Any) -> bytes:
    """The document as a zip whose members all carry the same date."""
    saved, packed = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, WRITTEN.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return packed.getvalue()
