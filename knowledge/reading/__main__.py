"""The process beside the program: a file's bytes in, its lines or a page's picture out, each in a child of its own."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Sequence

from knowledge.errors import DocumentError, UnreadableDocument
from knowledge.reading import limits, messages
from knowledge.reading.docx import read_docx
from knowledge.reading.exchange import Reading, dump_failure, dump_reading
from knowledge.reading.html import read_html
from knowledge.reading.nursery import serve
from knowledge.reading.office import read_office
from knowledge.reading.pdf import read_pdf


def _picture(data: bytes) -> Reading:
    from knowledge.reading.pictures import frames

    pages = frames(data)
    return Reading((), pages, unread=tuple(range(1, pages + 1)))


def _scan(data: bytes, kind: str, page: str) -> Reading:
    from knowledge.reading.ocr import read_scan

    return read_scan(data, kind, int(page))


def _page(data: bytes, kind: str, page: str, quote: str) -> bytes:
    from knowledge.reading.highlights import highlighted

    return highlighted(data, kind, int(page), quote)


# What pictures need is loaded by their own children only: it takes long, and most plans have a text layer.
_TASKS: dict[str, Callable[..., Reading | bytes]] = {
    "docx": read_docx,
    "pdf": read_pdf,
    "html": read_html,
    "office": read_office,
    "picture": _picture,
    "scan": _scan,
    "page": _page,
}


def answer(task: str, data: bytes, arguments: Sequence[str]) -> bytes:
    """Does one task within the limits; what is not a DocumentError ends the child: a broken file."""
    limits.restrict(limits.OFFICE_MEMORY if task == "office" else limits.MEMORY)
    try:
        result = _TASKS[task](data, *arguments)
        return result if isinstance(result, bytes) else dump_reading(result)
    except DocumentError as error:
        return dump_failure(error)
    except MemoryError:
        return dump_failure(UnreadableDocument(messages.BOMB))


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), answer)
