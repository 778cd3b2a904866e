"""A plan cut into the pieces that are embedded: one section or part of one each, headed by where it stands. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.model import Chunk, Header, Plan, Section
from knowledge.vietnamese import fold, squash

# The models read at most 512 tokens; what follows is cut off. Below this the estimate has room for error.
LONGEST = 350
_LONGEST_HEADING = 90
_LONGEST_TITLE = 220
_FIELDS = frozenset({"header", "title", "plan_title", "signature"})
# A syllable of Vietnamese is 1.2 tokens of XLM-R's vocabulary, a mark or a digit group one: measured on real plans.
_PIECE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
# "nhiệm vụ; giải pháp", "của tỉnh. Đồng thời": where a long paragraph may be cut
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+")


def chunks_of(plan: Plan) -> tuple[Chunk, ...]:
    """The chunks of a plan in reading order; `body` is the original words, `text` what is embedded.

    Header fields are answered from fields, so sections that hold nothing else make no chunk.
    """
    above = frozenset(path for section in plan.sections for path in section.ancestors)
    pieces = (
        (section, page, head, body)
        for section in plan.sections
        if section.path not in _FIELDS and not (section.path in above and _only_heading(section))
        for page, head, body in _bodies(plan, section)
    )
    return tuple(
        Chunk(
            id=chunk_id(plan.id, plan.version, ordinal),
            plan=plan.id,
            section=section.path,
            page=page,
            body=body,
            text=f"{head}\n{body}",
        )
        for ordinal, (section, page, head, body) in enumerate(pieces)
    )


def chunk_id(plan: str, version: int, ordinal: int) -> str:
    """The id of the chunk that comes at that place, from 0, in a version of a plan."""
    return f"{plan}:{version}:{ordinal}"


def edition_of(chunk: str) -> tuple[str, int]:
    """The plan and the version that a chunk's id names."""
    plan, version, _ = chunk.rsplit(":", 2)
    return plan, int(version)


def ordinal_of(chunk: str) -> int:
    """The place in its version that a chunk's id names."""
    return int(chunk.rsplit(":", 1)[1])


def tokens(text: str) -> int:
    """About how many tokens a model sees in a text; rather too many than too few."""
    return sum(1 + len(piece) // 4 for piece in _PIECE.findall(text))


def _bodies(plan: Plan, section: Section) -> Iterator[tuple[int, str, str]]:
    """Groups of a section's paragraphs that fit: the page each begins on, what stands above it, and its words."""
    head = _head(plan, section)
    # what goes on from one chunk to the next needs the section's own heading too
    following = _head(plan, section, itself=True)
    room = LONGEST - tokens(following)
    group, page = "", section.page
    for number, gap, piece in _pieces(section, room):
        if group and tokens(group + gap + piece) > room:
            yield page, head, group
            group, head = "", following
        page, group = (page, group + gap + piece) if group else (number, piece)
    if group:
        yield page, head, group


def _only_heading(section: Section) -> bool:
    """A heading with nothing under it but its subsections: it stands in their heading path."""
    return bool(section.title) and len(section.paragraphs) == 1 and _heading(section).endswith(squash(section.title))


def _pieces(section: Section, room: int) -> Iterator[tuple[int, str, str]]:
    """What a section's chunks are put together from: page, the white space before it, and the words.

    Paragraphs; of one too long for a chunk its sentences, of such a sentence its words.
    """
    for paragraph in section.paragraphs:
        gap = "\n"
        for piece in _split(paragraph.text, room):
            yield paragraph.page, gap, piece
            gap = " "


def _split(text: str, room: int) -> Iterator[str]:
    if tokens(text) <= room:
        yield text
        return
    for sentence in _SENTENCE_END.split(text):
        yield from (sentence,) if tokens(sentence) <= room else sentence.split()


def _head(plan: Plan, section: Section, *, itself: bool = False) -> str:
    return "\n".join(line for line in (_origin(plan.header), _path(plan, section, itself)) if line)


def _origin(header: Header) -> str:
    """ "Kế hoạch phát động ... - UBND xã Cát Thành - tỉnh Ninh Bình": without its place a plan looks like any other."""
    title = _shortened(squash(header.title), _LONGEST_TITLE)
    issuer = squash(header.issuer)
    places = [place for place in header.places if fold(place) not in fold(issuer)]
    return " - ".join(part for part in (title, issuer, *places) if part)


def _path(plan: Plan, section: Section, itself: bool) -> str:
    above = (plan.section(path) for path in section.ancestors)
    headings = [*(found for found in above if found is not None), *([section] if itself else [])]
    return " > ".join(_shortened(_heading(heading), _LONGEST_HEADING) for heading in headings)


def _heading(section: Section) -> str:
    """The heading as printed; of a label that opens a plain sentence, the sentence."""
    return squash(section.paragraphs[0].text) if section.paragraphs else section.path


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " ..."
