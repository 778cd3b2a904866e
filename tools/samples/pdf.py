"""Writes a sample plan as PDF in the layout of Nghị định 30/2020/NĐ-CP: A4, header block in two columns."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from fpdf import FPDF

from tools.samples.markup import MARK, RECIPIENTS, Block, Close, PageBreak, Source, Table, Text

WRITTEN = dt.datetime(2025, 7, 1, tzinfo=dt.UTC)
FONTS = Path(__file__).parents[2] / "knowledge" / "fonts"
STYLES = {"": "", "B": "-Bold"}
SIZE, LINE = 11, 5.4  # points, millimetres


class _Paper(FPDF):
    """A4 with the margins of the decree; page numbers in the middle of the top margin from page 2."""

    def __init__(self) -> None:
        super().__init__(format="A4")
        self.set_margins(30, 20, 20)
        self.set_auto_page_break(True, margin=20)
        for style, suffix in STYLES.items():
            self.add_font("Serif", style, FONTS / f"DejaVuSerifCondensed{suffix}.ttf")
        self.set_creation_date(WRITTEN)
        self.set_title(MARK)

    def header(self) -> None:
        if self.page_no() > 1:
            self.set_y(10)
            self.set_font("Serif", "", SIZE)
            self.cell(0, LINE, str(self.page_no()), align="C")
            self.set_y(20)

    def say(self, text: str, style: str = "", size: float = SIZE, align: str = "C") -> None:
        """A paragraph over the full width."""
        self.set_font("Serif", style, size)
        self.multi_cell(0, LINE, text, align=align, new_x="LMARGIN", new_y="NEXT")

    def column(self, left: float, width: float, top: float, lines: list[tuple[str, str, float]]) -> float:
        """Lines of (text, style, size) centred in a column that begins at `left`; gives where it ends."""
        self.set_y(top)
        for text, style, size in lines:
            self.set_x(left)
            self.set_font("Serif", style, size)
            self.multi_cell(width, LINE, text, align="C", new_x="LMARGIN", new_y="NEXT")
        return self.get_y()


def write(source: Source, path: Path) -> None:
    """The creation date is fixed, so that the same source gives the same bytes."""
    paper = _Paper()
    paper.add_page()
    paper.say(MARK, size=9)
    if "left" in source.settings:
        _header(paper, source)
    for block in source.blocks:
        _block(paper, block)
    paper.output(str(path))


def _header(paper: _Paper, source: Source) -> None:
    top = paper.get_y() + 2
    number = [("", "", SIZE), (source.settings["number"], "", SIZE)] if "number" in source.settings else []
    date = [("", "", SIZE), (source.settings["dateline"], "", SIZE)] if "dateline" in source.settings else []
    left = paper.column(30, 60, top, [*((line, "B", 11) for line in source.lines("left")), *number])
    right = paper.column(90, 100, top, [*((line, "B", 11) for line in source.lines("right")), *date])
    rule = top + LINE * 2 + 1
    paper.line(50, rule, 70, rule)
    paper.line(115, rule, 165, rule)
    paper.set_y(max(left, right) + 6)


def _block(paper: _Paper, block: Block) -> None:
    match block:
        case Text(kind="title"):
            paper.ln(1)
            paper.say(block.text, "B", 12)
        case Text(kind="subtitle"):
            paper.say(block.text)
            paper.ln(3)
        case Text():
            _paragraph(paper, block)
        case Close():
            _close(paper, block)
        case PageBreak():
            paper.add_page()
        case Table(rows):
            _table(paper, rows)


def _paragraph(paper: _Paper, text: Text) -> None:
    paper.ln(1)
    heads = text.kind in ("part", "heading")
    if heads and paper.get_y() > 260:
        # a heading does not stand alone at the foot of a page
        paper.add_page()
    paper.set_font("Serif", "B" if heads else "", SIZE)
    with (
        paper.text_columns(text_align="JUSTIFY", line_height=1.3) as column,
        column.paragraph(first_line_indent=10) as line,
    ):
        line.write(text.printed)


def _table(paper: _Paper, rows: tuple[tuple[str, ...], ...]) -> None:
    paper.ln(2)
    paper.set_font("Serif", "", 10)
    number, *columns = rows[0]
    widths = (len(number) + 4, *(160 // len(columns) for _ in columns))
    with paper.table(rows, col_widths=widths, text_align="LEFT", padding=1):
        pass


def _close(paper: _Paper, close: Close) -> None:
    paper.ln(6)
    if paper.get_y() > 235:
        paper.add_page()
    top, page = paper.get_y(), paper.page
    *titles, name = close.signature
    paper.set_font("Serif", "B", 11)
    paper.cell(85, 5, RECIPIENTS, new_x="LMARGIN", new_y="NEXT")
    paper.set_font("Serif", "", 10)
    for recipient in close.recipients:
        paper.multi_cell(75, 5, f"- {recipient}", align="L", new_x="LMARGIN", new_y="NEXT")
    bottom = paper.get_y()
    paper.page = page
    blank = [("", "B", SIZE)] * 3
    signed = paper.column(110, 80, top, [*((title, "B", SIZE) for title in titles), *blank, (name, "B", SIZE)])
    paper.set_y(max(bottom, signed))
