"""What a DOCX paragraph says: the text of its runs as printed, without deleted, hidden and field text."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from knowledge.reading.charsets import from_font
from knowledge.reading.ooxml import COMPATIBILITY, Package, W, attribute, child_at, is_on

_DROPPED = frozenset(
    W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "txbxContent", "rt")
)
_LETTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "noBreakHyphen": "-",
}
# Signs that Word writes as letters of a picture font.
_SIGNS = {"F02D": "-", "F0B7": "•", "F0A7": "▪", "F0FE": "☒", "F0A8": "☐", "F0E0": "→", "2022": "•", "2013": "–"}


class Break(enum.Enum):
    """What ends a printed line inside a paragraph."""

    LINE = "line"
    PAGE = "page"


# Half points; the smallest print of a plan is 8 points.
_SMALLEST = 4


@dataclass(slots=True)
class Runs:
    """Reads the runs of one document's paragraphs; knows what its styles do to letters, and whether any were hidden."""

    contents: frozenset[str]
    capitals: frozenset[str]
    fonts: dict[str, str]
    saved_breaks: bool
    shaded: bool
    hidden: bool = False

    @classmethod
    def of(cls, package: Package) -> Runs:
        """The reader for a package."""
        styles = package.beside("styles.xml")
        contents, capitals, fonts = set(), set(), {}
        for style in styles.iter(W + "style") if styles is not None else ():
            name = style.get(W + "styleId", "")
            if (attribute(style, "name") or "").lower().startswith("toc "):
                contents.add(name)
            if is_on(style, "rPr/caps"):
                capitals.add(name)
            if (font := attribute(style, "rPr/rFonts", "ascii")) is not None:
                fonts[name] = font
        saved = next(package.document.iter(W + "lastRenderedPageBreak"), None) is not None
        shaded = any(
            shade.get(W + "fill", "auto").upper() not in ("AUTO", "FFFFFF")
            for shade in package.document.iter(W + "shd")
        )
        return cls(frozenset(contents), frozenset(capitals), fonts, saved, shaded)

    def is_contents(self, style: str | None) -> bool:
        """Whether a paragraph style is one of a table of contents."""
        return style in self.contents

    def of_paragraph(self, paragraph: Element) -> Iterator[str | Break]:
        """The paragraph's pieces of text and its breaks, in order."""
        style = attribute(paragraph, "pPr/pStyle")
        if not self.saved_breaks and is_on(paragraph, "pPr/pageBreakBefore"):
            yield Break.PAGE
        yield from self._inside(paragraph, style or "")

    def _inside(self, parent: Element, style: str) -> Iterator[str | Break]:
        for child in parent:
            if child.tag == W + "r":
                yield from self._run(child, style)
            elif child.tag == COMPATIBILITY + "AlternateContent":
                # drawings: their text boxes are read apart
                continue
            elif child.tag not in _DROPPED:
                yield from self._inside(child, style)

    def _run(self, run: Element, style: str) -> Iterator[str | Break]:
        if is_on(run, "rPr/vanish"):
            return
        if self._is_unseen(run):
            self.hidden = self.hidden or next(run.iter(W + "t"), None) is not None
            return
        raised = is_on(run, "rPr/caps") or (style in self.capitals and child_at(run, "rPr/caps") is None)
        font = attribute(run, "rPr/rFonts", "ascii") or self.fonts.get(style, "")
        for child in run:
            if child.tag == W + "t":
                text = from_font(child.text or "", font)
                yield text.upper() if raised else text
            elif child.tag in _LETTERS:
                yield _LETTERS[child.tag]
            elif child.tag == W + "sym":
                yield _SIGNS.get(child.get(W + "char", "").upper(), "")
            elif child.tag in (W + "br", W + "cr"):
                yield from self._break(child)
            elif child.tag == W + "lastRenderedPageBreak":
                yield Break.PAGE

    def _is_unseen(self, run: Element) -> bool:
        """White on white, or as small as dust; in a document with shaded cells white letters may well be seen."""
        size = attribute(run, "rPr/sz")
        if size is not None and size.isdecimal() and int(size) <= _SMALLEST:
            return True
        return not self.shaded and (attribute(run, "rPr/color") or "").upper() == "FFFFFF"

    def _break(self, element: Element) -> Iterator[Break]:
        if element.get(W + "type") == "page":
            # where Word has saved where pages began, its own breaks are among them
            if not self.saved_breaks:
                yield Break.PAGE
        elif element.get(W + "type") != "column":
            yield Break.LINE
