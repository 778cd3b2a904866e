"""Paragraphs as fact readers see them: one spelling, split into sentences, with what stands over them. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from knowledge.model import SPECIAL_SECTIONS, Paragraph, Section
from knowledge.vietnamese import aligned, fold

# "- ", "+ ", "1. ", "2.1. ", "a) ", "đ) ", "IV. ", "Điều 2 . ", "Phụ lục I. ", a bullet of a symbol font
_LABEL = re.compile(
    r"\s*(?:[-+*•·○–\ue000-\uf8ff]\s*|(?:\d{1,2}(?:\.\d{1,2})*[.)/]|[a-zđ][.)]|[IVXL]+[.)]|(?:Điều|Phụ lục"
    r"|PHỤ LỤC)\s+[\dIVXL]+\s*[.:]?)\s+)"
)
# A full stop (or "./.") with what follows it; whether a sentence ends there, `_ends_sentence` decides.
_FULL_STOP = re.compile(r"\.(?:/\.)?(?=\s|$)|\s\|(?=\s)")
_NEXT_WORD = re.compile(r"[\s\"'(]*([^\s\"'(])")
_SEMICOLON_OR_BRACKET = re.compile(r"[;()]")
# "TP. Hồ Chí Minh", "KT. GIÁM ĐỐC": the stop belongs to the abbreviation; "Phụ lục II." ends its sentence
_ABBREVIATION = re.compile(
    r"(?:\b(?:TP|Tp|TX|ThS|TS|PGS|GS|Th|St)|\b(?!(?<=[^\W\d_A-ZĐ] )(?:I{1,3}|IV|VI{0,2}|IX)$)[A-ZĐ]{1,2})$"
)
_SHORT_LEAD = 12


class Span(NamedTuple):
    """A stretch of a passage's `text`: `start` inclusive, `end` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph in one spelling.

    `text` has one character for each of the paragraph's NFC form, so that `quote` finds the printed words again.
    `above` holds what governs it, nearest first: the dash it hangs under, the line that announces its list,
    the headings of its section and of those above; `body` is where the words begin after label or bullet.
    """

    section: Section
    paragraph: Paragraph
    text: str
    above: tuple[str, ...]
    heading: bool
    body: int

    def quote(self, span: Span | None = None) -> str:
        """The printed words of a stretch (of all of it without one), trimmed."""
        raw = self.paragraph.text
        if span is None:
            return raw.strip()
        start, end = span.start, span.end
        if len(raw) != len(self.text):
            start, end = _printed(raw, start), _printed(raw, end)
        return raw[start:end].strip()

    @property
    def special(self) -> bool:
        """Whether it stands in the frame of the document (header, legal basis, signature) and not in its body."""
        return self.section.path in SPECIAL_SECTIONS


def passages_of(sections: Iterable[Section]) -> tuple[Passage, ...]:
    """All paragraphs of a plan in reading order, each knowing what stands over it."""
    sections = tuple(sections)
    by_path = {section.path: section for section in sections}
    parents = {path for section in sections for path in section.ancestors}
    return tuple(
        passage
        for section in sections
        for passage in _section_passages(section, by_path, heads=section.path in parents or len(section.paragraphs) > 1)
    )


@lru_cache(maxsize=4096)
def sentences(text: str, start: int = 0) -> tuple[Span, ...]:
    """The sentences of a text from `start` on, their full stops included."""
    # every kind of fact goes through the same paragraphs
    stops = [stop for stop in _FULL_STOP.finditer(text, start) if _ends_sentence(text, stop)]
    return tuple(_split(text, Span(start, len(text)), stops))


def clauses(text: str, sentence: Span) -> list[Span]:
    """The parts of a sentence between semicolons that stand outside brackets."""
    marks: list[re.Match[str]] = []
    inside: list[re.Match[str]] = []
    depth = 0
    for mark in _SEMICOLON_OR_BRACKET.finditer(text, sentence.start, sentence.end):
        if mark[0] == ";":
            (inside if depth else marks).append(mark)
        else:
            depth = depth + 1 if mark[0] == "(" else max(0, depth - 1)
    if depth:
        # a bracket that never closes encloses nothing
        marks = sorted([*marks, *inside], key=lambda mark: mark.start())
    return _split(text, sentence, marks)


@lru_cache(maxsize=1024)
def folded(heading: str) -> str:
    """`fold` of a heading; the same headings stand over many passages."""
    return fold(heading)


def body_start(text: str, label: str = "") -> int:
    """Where the words begin after a printed label or bullet."""
    if label and text.lstrip().startswith(label):
        return len(text) - len(text.lstrip()[len(label) :].lstrip(" .):"))
    match = _LABEL.match(text)
    return match.end() if match else len(text) - len(text.lstrip())


def _section_passages(section: Section, by_path: dict[str, Section], *, heads: bool) -> Iterator[Passage]:
    """The passages of a section; a first line that `heads` nothing is a sentence without its full stop."""
    own, outer = aligned(section.title), _outer_headings(section, by_path)
    open_leads: list[tuple[int, str]] = []
    depths: dict[str, int] = {"": 0}
    for position, paragraph in enumerate(section.paragraphs):
        text = aligned(paragraph.text)
        opening = position == 0 and section.path not in SPECIAL_SECTIONS
        body = body_start(text, aligned(section.label) if opening else "")
        heading = opening and bool(own) and len(text) - body <= len(own) + 2
        if heading and not heads:
            heading, own = False, ""
        depth = depths.setdefault(paragraph.bullet, len(depths))
        while open_leads and open_leads[-1][0] >= depth and paragraph.cell is None:
            # a table hangs under the line that announces it: "... theo bảng sau:"
            open_leads.pop()
        leads = tuple(lead for _, lead in reversed(open_leads))
        over = outer if heading or not own else (own, *outer)
        yield Passage(section, paragraph, text, leads + over, heading, body)
        if not heading and paragraph.cell is None and _leads(text, paragraph.bullet):
            open_leads.append((depth, text[body:]))


def _outer_headings(section: Section, by_path: dict[str, Section]) -> tuple[str, ...]:
    """For each section above, nearest first: the line that announces its children, and its heading."""
    above: list[str] = []
    for path in reversed(section.ancestors):
        if (parent := by_path.get(path)) is not None:
            if (lead := _announcement(parent)) is not None:
                above.append(lead)
            above.append(aligned(parent.title or _opening(parent)))
    return tuple(above)


def _opening(section: Section) -> str:
    """The first words of a section whose label opens a plain sentence."""
    if section.path in SPECIAL_SECTIONS or not section.paragraphs:
        return ""
    text = section.paragraphs[0].text
    return text[body_start(text, section.label) :]


def _announcement(section: Section) -> str | None:
    """The last line of a section when it announces its children: "... nhiệm vụ sau:"."""
    if len(section.paragraphs) < 2 or not section.paragraphs[-1].text.rstrip().endswith(":"):
        return None
    return aligned(section.paragraphs[-1].text)


def _leads(text: str, bullet: str) -> bool:
    stripped = text.rstrip()
    if stripped.endswith(":"):
        return True
    # "- Hình thức khen thưởng" over "+ Bằng khen ...": printed without its colon
    return bool(bullet) and len(stripped.split()) <= _SHORT_LEAD and stripped[-1:] not in ".;,"


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    if stop[0].endswith("|"):
        # "Thời gian: Quý II/2026 | Đơn vị chủ trì: Phòng Nội vụ"
        return True
    following = _NEXT_WORD.match(text, stop.end())
    if following is None:
        return True
    starts_anew = following[1].isupper() or following[1].isdigit()
    return starts_anew and not _ABBREVIATION.search(text, max(0, stop.start() - 5), stop.start())


def _split(text: str, whole: Span, marks: Iterable[re.Match[str]]) -> list[Span]:
    edges = [whole.start, *(mark.end() for mark in marks), whole.end]
    spans = [trim(text, Span(start, end)) for start, end in pairwise(edges)]
    return [span for span in spans if span.start < span.end]


def trim(text: str, span: Span) -> Span:
    """The stretch without the white space at its ends, and without the stroke that keeps it apart from the next."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "|"):
        end -= 1
    return Span(start, end)


def _printed(raw: str, position: int) -> int:
    """The offset in the printed text of a character of its NFC form."""
    seen = 0
    offset = 0
    while offset < len(raw) and seen < position:
        width = 1
        while offset + width < len(raw) and unicodedata.combining(raw[offset + width]):
            width += 1
        seen += len(unicodedata.normalize("NFC", raw[offset : offset + width]))
        offset += width
    return offset
