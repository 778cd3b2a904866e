"""Recipients and signature that stand in two columns of plain text, kept apart by runs of spaces. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.model import Cell, Line
from knowledge.outline.back import is_signature_line, name_of
from knowledge.outline.grids import Found
from knowledge.outline.labels import labels_of

_HEAD = re.compile(r"\W*N[ơo]i nh[ậạâ]n\s*:?(?:\s{3,}.*)?", re.IGNORECASE)
_FILED = re.compile(r"\W*Lưu\b", re.IGNORECASE)
_GUTTER = re.compile(r"\s{3,}|\t+")
_LONGEST = 40
# The lines of a signature are centred, so a longer one begins further left than the others
_CENTRED = 12

_Halves = tuple[str, str]


def beside(lines: Sequence[Line], start: int, table: int, indents: Sequence[int]) -> Found | None:
    """The two columns that begin with "Nơi nhận:"; None where nothing stands beside the recipients."""
    if not _HEAD.fullmatch(lines[start].text):
        return None
    block = _block(lines, start)
    edge = _edge(block, indents[start : start + len(block)])
    if edge is None:
        return None
    found: list[Line] = []
    for line, indent in zip(block, indents[start:], strict=False):
        for column, half in enumerate(_halves(line.text, indent, edge)):
            if half:
                found.append(replace(line, text=half, cell=Cell(table, 0, column)))
    return Found(tuple(found), len(block))


def _block(lines: Sequence[Line], start: int) -> Sequence[Line]:
    """The lines up to "Lưu: VT" and what is left of the signature under it."""
    filed = False
    for place in range(start, min(len(lines), start + _LONGEST)):
        text = lines[place].text
        if lines[place].cell is not None or any(label.kind == "appendix" for label in labels_of(text)):
            return lines[start:place]
        if filed and not (is_signature_line(text) or name_of(text)):
            return lines[start:place]
        filed = filed or _FILED.match(text) is not None
    return lines[start : start + _LONGEST]


def _edge(block: Sequence[Line], indents: Sequence[int]) -> int | None:
    """How far from the margin the right column begins; None where no line has a signature's words behind a gap."""
    edges = [
        indent + gap.end()
        for line, indent in zip(block, indents, strict=True)
        if (gap := _GUTTER.search(line.text)) and _is_signed(line.text[gap.end() :])
    ]
    return min(edges) - _CENTRED if edges else None


def _is_signed(words: str) -> bool:
    return is_signature_line(words) or name_of(words) is not None


def _halves(text: str, indent: int, edge: int) -> _Halves:
    if indent >= edge:
        return "", text
    gap = next((gap for gap in _GUTTER.finditer(text) if indent + gap.end() >= edge), None)
    return (text[: gap.start()], text[gap.end() :]) if gap else (text, "")
