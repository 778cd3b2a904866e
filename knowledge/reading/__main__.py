"""The child process: a file's bytes on standard input, its lines or a page's picture on standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable

from knowledge.errors import DocumentError, UnreadableDocument
from knowledge.reading import limits, messages
from knowledge.reading.exchange import Reading, dump_failure, dump_reading


def _docx(data: bytes) -> Reading:
    from knowledge.reading.docx import read_docx

    return read_docx(data)


def _pdf(data: bytes) -> Reading:
    from knowledge.reading.pdf import read_pdf

    return read_pdf(data)


def _html(data: bytes) -> Reading:
    from knowledge.reading.html import read_html

    return read_html(data)


def _office(data: bytes, kind: str) -> Reading:
    from knowledge.reading.office import read_office

    return read_office(data, kind)


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


# Each format's library is loaded only for its own files: the child must start fast.
_TASKS: dict[str, Callable[..., Reading | bytes]] = {
    "docx": _docx,
    "pdf": _pdf,
    "html": _html,
    "office": _office,
    "picture": _picture,
    "scan": _scan,
    "page": _page,
}


def main() -> None:
    """Answers one task; whatever is not a DocumentError ends the process, and the parent calls the file broken."""
    task, *arguments = sys.argv[1:]
    limits.restrict(limits.OFFICE_MEMORY if task == "office" else limits.MEMORY)
    try:
        result = _TASKS[task](sys.stdin.buffer.read(), *arguments)
        answer = result if isinstance(result, bytes) else dump_reading(result)
    except DocumentError as error:
        answer = dump_failure(error)
    except MemoryError:
        answer = dump_failure(UnreadableDocument(messages.BOMB))
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
