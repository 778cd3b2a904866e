"""A document as read and its outline: lines, paragraphs, sections, header."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (PDF) or pixels (pictures); the origin is the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a line stands in a table; all three count from 0 and the table number runs through the document.

    `rows` is how many rows the cell covers where cells are merged downwards, 0 where the reader cannot tell.
    """

    table: int
    row: int
    column: int
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line (or, where the format has no lines, one paragraph) with its original characters.

    `text` holds the automatic label that a word processor would print ("1.", "a)", "-").
    `closed` is True where the format itself says that a paragraph ends here (DOCX, HTML).
    """

    text: str
    page: int
    box: Box | None = None
    cell: Cell | None = None
    closed: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read: lines in reading order, page numbers dropped; quotes are checked against `text`."""

    source: str
    format: str
    sha256: str
    lines: tuple[Line, ...]
    pages: int
    text: str
    warnings: tuple[str, ...] = ()


# --- the outline of a plan ------------------------------------------------------------------------

SPECIAL_SECTIONS = ("header", "title", "legal_basis", "preamble", "plan_title", "closing", "recipients", "signature")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its original words; lines are joined by one space, nothing is mended.

    `bullet` is the dash, plus or dot it is printed with ("" where there is none); `text` keeps it.
    """

    text: str
    page: int
    bullet: str = ""
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a plan (or one of `SPECIAL_SECTIONS`), without its children.

    `path` is the label path as printed ("VI.1.d", "Điều 1", "Phụ lục II.3"); `label` its last part as printed ("d)").
    `title` is the words of the heading without the label ("" where the label opens a plain sentence).
    `paragraphs` begins with the heading paragraph as printed ("1. Mục đích"), then the text directly under it.
    `ancestors` are the paths of the sections above, outermost first.
    """

    path: str
    label: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    page: int
    ancestors: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The section's own text as printed, a paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first and last page say about the document itself; None or empty where the document does not say.

    `issuer` is the full name of the issuing body with its place ("Sở Nội vụ tỉnh Sơn La", "UBND xã Cát Thành");
    `places` are the places it works in, narrowest first ("xã Cát Thành", "tỉnh Ninh Bình").
    `signing_mode` is the printed abbreviation ("KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN").
    """

    title: str
    issuer: str
    doc_type: str = "Kế hoạch"
    number: str | None = None
    places: tuple[str, ...] = ()
    place_of_issue: str | None = None
    issued_on: dt.date | None = None
    signer: str | None = None
    signer_title: str | None = None
    signing_mode: str | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something in the plan that an admin should look at; `message` is one Vietnamese sentence."""

    section: str
    quote: str
    message: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A document understood as a plan: who issued it, and its sections in reading order."""

    header: Header
    sections: tuple[Section, ...]
    oddities: tuple[Oddity, ...] = ()


# --- facts, each with the quote it was read from --------------------------------------------------
