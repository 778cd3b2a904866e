"""The page of a citation as a picture, the quote highlighted: staff see the plan itself behind an answer."""

from __future__ import annotations

from knowledge.drawing import drawn
from knowledge.errors import DocumentError
from knowledge.model import Citation, Paragraph, Plan
from knowledge.reading.apart import run_apart
from knowledge.reading.kinds import kind_of
from knowledge.reading.locating import pieces_of

_PNG = b"\x89PNG"
_LINES_AROUND = 12


def page_picture(original: bytes, source_name: str, plan: Plan, citation: Citation) -> bytes:
    """A PNG some 1100 pixels wide: the page of a PDF or scan on which the quote begins, else the section drawn anew.

    `original` are the bytes of the plan's file. Formats without fixed pages (DOCX, TXT, HTML) are drawn as the cited
    section; so is a page that cannot be pictured. Untrusted bytes are taken apart in a child process.
    """
    try:
        kind = kind_of(original)
        if kind in ("pdf", "picture"):
            answer = run_apart("page", original, kind, str(citation.page), citation.quote)
            if answer.startswith(_PNG):
                return answer
    except DocumentError:
        # a scan that tesseract cannot read any more, a file that takes too long: the words are known all the same
        pass
    return _section(source_name, plan, citation)


def _section(source_name: str, plan: Plan, citation: Citation) -> bytes:
    section = plan.section(citation.section)
    above = tuple(
        other.paragraphs[0].text
        for path in (section.ancestors if section else ())
        if (other := plan.section(path)) is not None and other.paragraphs
    )
    paragraphs = section.paragraphs if section else _around(plan, citation)
    title = plan.header.title or citation.title
    return drawn(title, (plan.header.number or source_name), above, paragraphs, citation.quote)


def _around(plan: Plan, citation: Citation) -> tuple[Paragraph, ...]:
    """The lines of the plan around the quote, for a citation whose section is not known."""
    lines = [line.strip() for line in plan.text.split("\n") if line.strip()]
    found = pieces_of(citation.quote, lines)
    first = max((found[0] if found else 0) - _LINES_AROUND, 0)
    return tuple(Paragraph(line, citation.page) for line in lines[first : first + 2 * _LINES_AROUND])
