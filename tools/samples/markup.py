"""The light markup in which the sample plans are kept: one paragraph a line, directives with "@", titles with "!"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

MARK = "(Bản tóm lược để chạy thử, không thay thế văn bản gốc)"
RECIPIENTS = "Nơi nhận:"

Kind = Literal["title", "subtitle", "part", "heading", "paragraph", "dash", "plus"]

# "I. MỤC ĐÍCH", "1. Mục đích", "1.1. Đối với tập thể", "a) Đối với tập thể", "- Giai đoạn 1", "+ Giấy khen."
_LABEL = re.compile(r"(?P<label>[IVX]+\.|(?:\d+\.)+|[a-zđ]\)|[-+]) (?P<rest>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Text:
    """A title line or a paragraph; `label` is what it is numbered with ("" where it is not), `text` the rest."""

    kind: Kind
    text: str
    label: str = ""

    @property
    def printed(self) -> str:
        """The paragraph as a reader sees it."""
        return f"{self.label} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the heading row first."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Close:
    """The last block of a document: the recipients on the left, who signed on the right."""

    recipients: tuple[str, ...]
    signature: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Text | Table | Close | PageBreak


@dataclass(frozen=True, slots=True)
class Source:
    """A sample plan before it is written: its settings ("left", "right", "number", "wrap", ...) and its blocks."""

    format: str
    blocks: tuple[Block, ...]
    settings: dict[str, str] = field(default_factory=dict)

    def lines(self, setting: str) -> tuple[str, ...]:
        """The lines of a setting that is printed as several ("ỦY BAN NHÂN DÂN|TỈNH SƠN LA")."""
        return tuple(self.settings[setting].split("|")) if setting in self.settings else ()


def parse(text: str) -> Source:
    """The markup as blocks in reading order."""
    settings: dict[str, str] = {}
    blocks: list[Block] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if not line.startswith("@"):
            _add(blocks, line)
            continue
        name, _, value = line[1:].partition(" ")
        if name == "page":
            blocks.append(PageBreak())
        elif name == "signature":
            blocks.append(Close(tuple(settings.pop("recipients").split("|")), tuple(value.split("|"))))
        else:
            settings[name] = value
    return Source(settings.pop("format"), tuple(blocks), settings)


def _add(blocks: list[Block], line: str) -> None:
    if not line.startswith("|"):
        blocks.append(_text(line))
        return
    row = tuple(cell.strip() for cell in line.strip("|").split("|"))
    last = blocks[-1]
    if isinstance(last, Table):
        blocks[-1] = Table((*last.rows, row))
    else:
        blocks.append(Table((row,)))


def _text(line: str) -> Text:
    if line.startswith("!!"):
        return Text("subtitle", line[2:].strip())
    if line.startswith("!"):
        return Text("title", line[1:].strip())
    labelled = _LABEL.fullmatch(line)
    if not labelled:
        return Text("paragraph", line)
    label, rest = labelled["label"], labelled["rest"]
    return Text(_kind(label, rest), rest, label)


def _kind(label: str, rest: str) -> Kind:
    if label in "-+":
        return "dash" if label == "-" else "plus"
    if label[0] in "IVX":
        return "part"
    # "1. Mục đích" stands alone and is set in bold, "1. Tăng cường lãnh đạo ..." is a sentence
    return "paragraph" if rest.endswith((".", ";")) else "heading"
