"""Whether a wording stands on the sources that it cites: its dates, numbers, names, offices, awards, denials. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.answering.grounding.agreement import disagreements, from_two_sources
from knowledge.answering.grounding.parties import mistaken_parties
from knowledge.answering.grounding.polarity import denies, polarity_findings
from knowledge.answering.grounding.relations import swapped
from knowledge.answering.grounding.segments import marked_alike, segments
from knowledge.answering.grounding.sources import Source
from knowledge.answering.grounding.spelling import cleaned, spelled, without_bullets
from knowledge.answering.grounding.support import ground, unfounded, without_deputy

__all__ = ["Source", "cleaned", "findings", "foreign", "marked_alike", "segments"]

_LINK = re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|vn|net|org|gov|edu|info|io|me|xyz)\b|@\w|</?[a-z]", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{12,})[”\"»]")
_MARKED = re.compile(r"[^\W\d_]*[à-ỹđ][^\W\d_]*", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
# Vietnamese as offices write it has marks on most words.
_LEAST_MARKED = 0.4


def foreign(wording: str, *, english: bool) -> bool:
    """Whether a wording is not in the tongue of the question: other letters than ours, Vietnamese without its marks."""
    if any(map(_is_strange, wording)):
        return True
    words = _LETTERS.findall(wording)
    return not english and len(_MARKED.findall(wording)) < _LEAST_MARKED * len(words)


def _is_strange(character: str) -> bool:
    if character.isascii():
        return False
    kind = unicodedata.category(character)
    if kind.startswith("L"):
        return not unicodedata.name(character, "").startswith("LATIN")
    return kind in ("Nd", "Nl", "No", "Me", "Co", "Cn", "Cs", "So")


def findings(wording: str, sources: Sequence[Source], *, english: bool = False) -> tuple[str, ...]:
    """What in the wording does not stand in the sources it cites, [1], [2] ...; empty: it may go out.

    `wording` is `cleaned` and its marks are `marked_alike`. Each stretch is held against the sources that it cites.
    """
    if _LINK.search(wording):
        return ("không được ghi địa chỉ liên kết",)
    parts = segments(without_bullets(wording))
    if not any(part.cited for part in parts):
        return ("không dẫn nguồn nào",)
    found: list[str] = []
    for part in parts:
        if all(1 <= number <= len(sources) for number in part.cited):
            cited = [sources[number - 1] for number in part.cited]
            found += _part_findings(part.text, cited, len(sources), english=english)
        else:
            found.append(f"nguồn không có: {part.text}")
    return tuple(dict.fromkeys(found))


def _part_findings(text: str, cited: Sequence[Source], sources: int, *, english: bool) -> Iterator[str]:
    said = spelled(text)
    # "Kế hoạch không nêu mốc 15/9" corrects a premise: it may be told again, its day may not be told as the plan's
    cited = [
        replace(one, told=(*one.told, one.opening))
        if one.opening and (denies(said) or not denies(spelled(one.opening)))
        else one
        for one in cited
    ]
    whole = spelled("\n".join(source.whole for source in cited))
    yield from disagreements(said, whole, cited, sources)
    yield from (f"không có trong nguồn: {words}" for words in unfounded(said, ground(whole.printed), english=english))
    yield from (f"là cấp phó: {words}" for words in without_deputy(said, ground(whole.printed)))
    yield from polarity_findings(said, whole, english=english)
    yield from _misplaced(text, cited)
    yield from from_two_sources(said, cited, english=english)


def _misplaced(text: str, cited: Sequence[Source]) -> Iterator[str]:
    """What is put to something else than in the evidence; words copied as they stand are not."""
    around = _bare("\n".join(source.whole for source in cited))
    for quoted in _QUOTED.findall(text):
        if _bare(quoted) not in around:
            yield f"trích không đúng nguyên văn: {quoted}"
    copies = "\n".join(_bare(words) for source in cited for words in (*source.told, source.quote))
    if _bare(text) in copies:
        return
    own = spelled(_QUOTED.sub(lambda match: " " if _bare(match[1]) in copies else match[0], text))
    told = [words for source in cited for words in (*source.told, source.closing) if words]
    # the lines of a statement are about one thing
    joined = spelled("\n".join(words.replace("\n", ", ") for words in told))
    quote = spelled("\n".join(source.quote for source in cited))
    yield from swapped(own, (joined, quote, spelled("\n".join(f"{one.label}\n{one.context}" for one in cited))))
    yield from mistaken_parties(own, (spelled("\n".join(told)), quote))


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", spelled(text).folded))
