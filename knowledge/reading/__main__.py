"""The child process: reads a file's bytes from standard input, answers with its lines on standard output."""

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


# Each format's library is loaded only for its own files: the child must start fast.
_TASKS: dict[str, Callable[[bytes], Reading]] = {"docx": _docx, "pdf": _pdf}


def main() -> None:
    """Answers one task; whatever is not a DocumentError ends the process, and the parent calls the file broken."""
    limits.restrict()
    try:
        answer = dump_reading(_TASKS[sys.argv[1]](sys.stdin.buffer.read()))
    except DocumentError as error:
        answer = dump_failure(error)
    except MemoryError:
        answer = dump_failure(UnreadableDocument(messages.BOMB))
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
