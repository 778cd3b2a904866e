"""Plain text -> lines: page numbers between the lines move the page counter and are dropped. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from knowledge.model import Line
from knowledge.reading.exchange import Reading

_LINE_END = re.compile(r"\r\n|\r|\n|\x0b|\x85|\u2028|\u2029")
# White space, and marks that take no room on paper.
_BLANK = " \t\xa0\u200b\ufeff\xad"
# "2", "- 2 -", "Trang 2", "Trang 2/5"
_PAGE_NUMBER = re.compile(r"\s*(?:trang\s+)?[-–—]?\s*(\d{1,3})\s*(?:/\s*\d{1,3})?\s*[-–—]?\s*", re.IGNORECASE)
# "Trang 2/5", "KH số 19/KH-CAX          Trang 2/5": the foot or the head of a page that counts all pages
_RUNNING = re.compile(r"\s*(?:\S.{0,80}\s{3,})?trang\s+(\d{1,3})\s*/\s*(\d{1,3})\s*", re.IGNORECASE)
# A page holds more lines than a row of a table does: "1", "2", "3" in a column of numbers are no page numbers.
_LEAST_LINES = 12


@dataclass(slots=True)
class _Pages:
    """Counts pages while the lines go by."""

    page: int = 1
    lines: list[Line] = field(default_factory=list)
    since_break: int = 0
    smaller_seen: bool = False

    def add(self, text: str) -> None:
        if (running := _RUNNING.fullmatch(text)) and self._take_running(int(running[1]), int(running[2])):
            return
        number = _number(text)
        if number is not None and self._begins_page(number):
            self.turn()
            return
        if number == self.page:
            self.smaller_seen = True
        self.lines.append(Line(text.strip(), self.page))
        self.since_break += 1

    def turn(self) -> None:
        self.page += 1
        self.since_break = 0
        self.smaller_seen = False

    def _take_running(self, number: int, count: int) -> bool:
        """Whether a line counts the pages here; the head of a page stands before its text, the foot behind it."""
        if number == self.page + 1 and number <= count:
            self.turn()
            return True
        if number != self.page:
            return False
        if self.since_break and number < count:
            self.turn()
        return True

    def _begins_page(self, number: int) -> bool:
        # the first page bears no number (Nghị định 30/2020/NĐ-CP), so a lone "1" before a "2" counts rows
        return number == self.page + 1 and self.since_break >= _LEAST_LINES and not self.smaller_seen


def read_text(text: str) -> Reading:
    """The lines that are not blank, with their pages; blank ones say nothing, many plans have one after every line."""
    pages = _fed(text) if "\f" in text.strip("\f\r\n ") else _flowing(text)
    return Reading(tuple(pages.lines), pages.page)


def _flowing(text: str) -> _Pages:
    pages = _Pages()
    for line in _written(text.replace("\f", "\n")):
        pages.add(line)
    return pages


def _fed(text: str) -> _Pages:
    """A form feed ends each page, as pdftotext writes them; a page number stands first or last on its page."""
    pages = _Pages(page=0)
    for sheet in text.strip("\f\r\n ").split("\f"):
        pages.turn()
        lines = _written(sheet)
        for place in (0, -1):
            if lines and _number(lines[place]) == pages.page:
                del lines[place]
        pages.lines += [Line(line.strip(), pages.page) for line in lines]
    return pages


def _written(text: str) -> list[str]:
    return [line for line in _LINE_END.split(text) if line.strip(_BLANK)]


def _number(line: str) -> int | None:
    match = _PAGE_NUMBER.fullmatch(line)
    return int(match[1]) if match else None
