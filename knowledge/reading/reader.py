"""A path -> a Document: opens the file, tells its kind, has it taken apart."""

from __future__ import annotations

import hashlib
from pathlib import Path

from knowledge.errors import DocumentError, UnreadableDocument, UnsupportedDocument
from knowledge.model import Document
from knowledge.reading import messages
from knowledge.reading.apart import run_apart
from knowledge.reading.charsets import decode
from knowledge.reading.exchange import Reading, load_reading
from knowledge.reading.kinds import Kind, kind_of, picture_format
from knowledge.reading.scans import with_scans
from knowledge.reading.text import read_text

_LARGEST_FILE = 50_000_000
# Plain text is read in this process: nothing is unpacked or parsed, so a size is all it takes to bound it.
_LARGEST_TEXT = 5_000_000


def read(path: Path) -> Document:
    """What `read_document` promises."""
    try:
        return _document(path)
    except DocumentError as error:
        raise type(error)(str(error).replace("{name}", path.name)) from error


def _document(path: Path) -> Document:
    data = _contents(path)
    kind = kind_of(data)
    if kind == "text":
        text = _text(data)
        reading = read_text(text)
    else:
        reading = _apart(kind, data)
        text = "\n".join(line.text for line in reading.lines)
    if not reading.lines:
        raise UnreadableDocument(messages.NO_TEXT)
    return Document(
        source=path.name,
        format="txt" if kind == "text" else picture_format(data) or kind,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=reading.lines,
        pages=reading.pages,
        text=text,
        warnings=reading.warnings,
    )


def _contents(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableDocument(messages.DIRECTORY)
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise UnreadableDocument(messages.MISSING) from error
    except PermissionError as error:
        raise UnreadableDocument(messages.FORBIDDEN) from error
    except OSError as error:
        raise UnreadableDocument(messages.BROKEN) from error
    if not data.strip():
        raise UnreadableDocument(messages.EMPTY)
    if len(data) > _LARGEST_FILE:
        raise UnreadableDocument(_too_large(_LARGEST_FILE))
    return data


def _text(data: bytes) -> str:
    if len(data) > _LARGEST_TEXT:
        raise UnreadableDocument(_too_large(_LARGEST_TEXT))
    text = decode(data)
    if text is None:
        raise UnsupportedDocument(messages.UNSUPPORTED)
    return text


def _apart(kind: Kind, data: bytes) -> Reading:
    if kind in ("doc", "rtf", "odt"):
        return load_reading(run_apart("office", data, kind))
    reading = load_reading(run_apart(kind, data))
    return with_scans(reading, kind, data) if reading.unread else reading


def _too_large(limit: int) -> str:
    return messages.TOO_LARGE.replace("{limit}", str(limit // 1_000_000))
