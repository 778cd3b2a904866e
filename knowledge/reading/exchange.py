"""What the child process hands back, as JSON of plain values."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from knowledge.errors import DocumentError, UnreadableDocument, UnsupportedDocument
from knowledge.model import Box, Cell, Line

_FAILURES: dict[str, type[DocumentError]] = {kind.__name__: kind for kind in (UnsupportedDocument, UnreadableDocument)}


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's lines in reading order.

    `unread` are the pages that hold no usable text and may be pictures; `tables` are the column borders of the tables
    where a single page was read, so that a table can go on over the page.
    """

    lines: tuple[Line, ...]
    pages: int
    unread: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    tables: tuple[tuple[float, ...], ...] = ()


def dump_reading(reading: Reading) -> bytes:
    """The reading as JSON."""
    return json.dumps(
        {
            "pages": reading.pages,
            "unread": reading.unread,
            "warnings": reading.warnings,
            "tables": reading.tables,
            "lines": [_line_values(line) for line in reading.lines],
        }
    ).encode()


def dump_failure(error: DocumentError) -> bytes:
    """The failure as JSON; its message still holds the place of the file's name."""
    return json.dumps({"failure": type(error).__name__, "message": str(error)}).encode()


def load_reading(answer: bytes) -> Reading:
    """The reading that the child wrote; raises the DocumentError that it wrote instead."""
    values = json.loads(answer)
    if "failure" in values:
        raise _FAILURES[values["failure"]](values["message"])
    return Reading(
        lines=tuple(_line(*line) for line in values["lines"]),
        pages=values["pages"],
        unread=tuple(values["unread"]),
        warnings=tuple(values["warnings"]),
        tables=tuple(tuple(columns) for columns in values["tables"]),
    )


def _line_values(line: Line) -> list[Any]:
    box = line.box and [line.box.left, line.box.top, line.box.right, line.box.bottom]
    cell = line.cell and [line.cell.table, line.cell.row, line.cell.column, line.cell.rows]
    return [line.text, line.page, box, cell, line.closed, line.confidence]


def _line(
    text: str,
    page: int,
    box: list[float] | None,
    cell: list[int] | None,
    closed: bool,
    confidence: float | None,
) -> Line:
    return Line(text, page, Box(*box) if box else None, Cell(*cell) if cell else None, closed, confidence)
