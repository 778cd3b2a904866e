"""HTML -> lines: blocks are paragraphs, ordered lists get the labels that a browser prints."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from knowledge.errors import UnsupportedDocument
from knowledge.model import Cell, Line
from knowledge.reading import messages
from knowledge.reading.charsets import decode
from knowledge.reading.exchange import Reading
from knowledge.reading.numbering import formatted

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|center|d[dlt]|div|fieldset|figure|figcaption|footer|form|h[1-6]|"
    "header|hr|li|main|nav|ol|p|pre|section|table|tbody|t[dhr]|tfoot|thead|ul"
)
_UNPRINTED = frozenset(["head", "script", "style", "template", "noscript", "title", "select", "svg", "object"])
_EMPTY = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# `type` of <ol>, or the CSS name for it, as a number format
_FORMATS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?((?:lower|upper)-(?:alpha|latin|roman))", re.IGNORECASE)

_Attributes = dict[str, str | None]


def read_html(data: bytes) -> Reading:
    """The lines of an HTML page; raises UnsupportedDocument where its bytes are no text."""
    text = _decoded(data)
    if text is None:
        raise UnsupportedDocument(messages.UNSUPPORTED)
    page = _Page()
    page.feed(text)
    page.close()
    page.end_line(closed=True)
    return Reading(tuple(page.lines), 1)


def _decoded(data: bytes) -> str | None:
    named = _CHARSET.search(data[:4096])
    if named and named[1].lower() in (b"windows-1258", b"utf-16"):
        return data.decode(named[1].decode("ascii"), errors="replace")
    return decode(data)


@dataclass(slots=True)
class _List:
    """An open list: the next number of an ordered one, None for bullets."""

    number: int | None
    format: str
    step: int = 1


@dataclass(slots=True)
class _Table:
    """An open table: where the next cell goes, and the places that row spans keep."""

    number: int
    row: int = -1
    column: int = 0
    taken: dict[tuple[int, int], bool] = field(default_factory=dict)
    cell: Cell | None = None

    def place(self, columns: int, rows: int) -> None:
        while (self.row, self.column) in self.taken:
            self.column += 1
        self.cell = Cell(self.number, max(self.row, 0), self.column, rows)
        for row in range(rows):
            for column in range(columns):
                self.taken[(self.row + row, self.column + column)] = True
        self.column += columns


class _Page(HTMLParser):
    """Writes lines while the tags go by."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._text = ""
        self._label = ""
        self._lists: list[_List] = []
        self._tables: list[_Table] = []
        self._count = 0
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if self._hidden or tag in _UNPRINTED or _HIDDEN.search(attributes.get("style") or ""):
            if tag not in _EMPTY:
                self._hidden.append(tag)
            return
        if tag == "br":
            self.end_line(closed=False)
        elif _BLOCKS.fullmatch(tag):
            self.end_line(closed=True)
        if tag in ("ol", "ul"):
            self._lists.append(_list(tag, attributes))
        elif tag == "li" and self._lists:
            self._label = _label(self._lists[-1], attributes)
        elif tag == "table":
            self._tables.append(_Table(self._count))
            self._count += 1
        elif self._tables:
            self._enter(self._tables[-1], tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag in self._hidden:
                # what was left open inside ends with it
                del self._hidden[len(self._hidden) - 1 - self._hidden[::-1].index(tag) :]
            return
        if _BLOCKS.fullmatch(tag):
            self.end_line(closed=True)
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "table" and self._tables:
            self._tables.pop()
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].cell = None

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._text += data

    def end_line(self, *, closed: bool) -> None:
        """Writes what has been said since the last line; white space is one space, as browsers show it."""
        text = _SPACE.sub(" ", self._text).strip()
        self._text = ""
        if not text:
            return
        text = f"{self._label} {text}" if self._label else text
        self._label = ""
        self.lines.append(Line(text, 1, cell=self._tables[-1].cell if self._tables else None, closed=closed))

    def _enter(self, table: _Table, tag: str, attributes: _Attributes) -> None:
        if tag == "tr":
            table.row, table.column = table.row + 1, 0
        elif tag in ("td", "th"):
            table.place(_span(attributes, "colspan"), _span(attributes, "rowspan"))


def _list(tag: str, attributes: _Attributes) -> _List:
    style = _LIST_STYLE.search(attributes.get("style") or "")
    form = _FORMATS.get(attributes.get("type") or (style[1].lower() if style else ""), "decimal")
    step = -1 if "reversed" in attributes else 1
    return _List(_number(attributes.get("start"), 1) if tag == "ol" else None, form, step)


def _label(items: _List, attributes: _Attributes) -> str:
    if items.number is None:
        return "-"
    number = _number(attributes.get("value"), items.number)
    items.number = number + items.step
    return f"{formatted(number, items.format)}."


def _span(attributes: _Attributes, name: str) -> int:
    return min(max(_number(attributes.get(name), 1), 1), 100)


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 6 else otherwise
