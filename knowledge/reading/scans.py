"""The pages of a file that hold no text, read as pictures, several at a time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from knowledge.errors import UnreadableDocument, UnsupportedDocument
from knowledge.model import Line
from knowledge.reading import messages
from knowledge.reading.apart import run_apart
from knowledge.reading.exchange import Reading, load_reading
from knowledge.reading.sheets import Sheet, bound
from knowledge.reading.slips import mended
from knowledge.reading.tesseract import is_installed

_MOST_SCANS = 150
_BLURRED = 0.75


def with_scans(reading: Reading, kind: str, data: bytes) -> Reading:
    """The reading with its unread pages filled in; UnsupportedDocument where nothing is left without tesseract."""
    if len(reading.unread) > _MOST_SCANS:
        raise UnreadableDocument(messages.TOO_MANY_SCANS.replace("{limit}", str(_MOST_SCANS)))
    if not is_installed():
        if not reading.lines:
            raise UnsupportedDocument(messages.NEEDS_TESSERACT)
        warning = messages.SOME_PAGES_NEED_TESSERACT.format(pages=messages.listed(reading.unread))
        return replace(reading, warnings=(*reading.warnings, warning))
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as readers:
        scans = list(readers.map(lambda page: _scan(kind, data, page), reading.unread))
    return replace(
        reading,
        lines=_merged(reading.lines, scans),
        unread=(),
        warnings=(*reading.warnings, *_warnings(dict(zip(reading.unread, scans, strict=True)))),
    )


def _scan(kind: str, data: bytes, page: int) -> Reading:
    return load_reading(run_apart("scan", data, kind, str(page)))


def _merged(lines: Sequence[Line], scans: Sequence[Reading]) -> tuple[Line, ...]:
    """All lines by page; what was recognised on a page replaces its useless text layer."""
    seen = {line.page for scan in scans for line in scan.lines}
    lines = [line for line in lines if line.page not in seen]
    tables = 1 + max((line.cell.table for line in lines if line.cell), default=-1)
    scanned = mended(bound(Sheet(scan.lines, scan.tables) for scan in scans))
    counted = (
        replace(line, cell=replace(line.cell, table=line.cell.table + tables)) if line.cell else line
        for line in scanned
    )
    return tuple(sorted((*lines, *counted), key=lambda line: line.page))


def _warnings(scans: dict[int, Reading]) -> tuple[str, ...]:
    empty = [page for page, scan in scans.items() if not scan.lines]
    blurred = [page for page, scan in scans.items() if scan.lines and _confidence(scan) < _BLURRED]
    clear = [page for page in scans if page not in empty and page not in blurred]
    told = ((messages.SCANNED, clear), (messages.BLURRED, blurred), (messages.UNREAD, empty))
    return tuple(message.format(pages=messages.listed(pages)) for message, pages in told if pages)


def _confidence(scan: Reading) -> float:
    """The page's confidence, each line weighing as much as it has letters."""
    letters = sum(len(line.text) for line in scan.lines)
    return sum((line.confidence or 0) * len(line.text) for line in scan.lines) / max(letters, 1)
