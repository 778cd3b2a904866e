"""The stretches of a wording, each with the sources that it cites. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARK = re.compile(r"\[(\d{1,3})\]")
_MARKS = re.compile(r"(?:\s*\[\d{1,3}\](?:\s*[,;]?(?=\s*\[))?)+")
# "[1, 2]", "[1; 2]", "[1-3]", "(nguồn 1)", "【1】": marks that models write of their own
_JOINED = re.compile(r"\[\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})+)\s*\]")
_RANGE = re.compile(r"\[\s*(\d{1,3})\s*[-–]\s*(\d{1,3})\s*\]")
_NAMED = re.compile(r"[\[(]\s*(?:nguồn|source)\s*(?:số\s*)?(\d{1,3})\s*[\])]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with the numbers of the sources that they cite; `line` is the line they stand in."""

    text: str
    cited: tuple[int, ...]
    line: int


def marked_alike(wording: str) -> str:
    """The wording with every mark as "[1]"."""
    wording = wording.replace("【", "[").replace("】", "]")
    wording = _NAMED.sub(r"[\1]", wording)
    wording = _JOINED.sub(lambda match: "".join(f"[{one}]" for one in re.findall(r"\d+", match[1])), wording)
    return _RANGE.sub(lambda match: _counted(int(match[1]), int(match[2])), wording)


def _counted(first: int, last: int) -> str:
    return "".join(f"[{number}]" for number in range(first, min(last, first + 30) + 1))


def segments(wording: str) -> tuple[Segment, ...]:
    """The stretches of a wording that end in marks.

    Words that no mark follows in their line (a heading above a list, a last sentence) go with the marks nearest to
    them: those behind, else those before.
    """
    found: list[Segment] = []
    for number, line in enumerate(wording.split("\n")):
        start = 0
        for marks in _MARKS.finditer(line):
            stretch = line[start : marks.start()].strip(" .;,")
            cited = tuple(dict.fromkeys(int(one) for one in MARK.findall(marks[0])))
            start = marks.end()
            if stretch:
                found.append(Segment(stretch, cited, number))
            elif found:
                found[-1] = Segment(found[-1].text, (*found[-1].cited, *cited), found[-1].line)
        if rest := line[start:].strip(" .;,"):
            found.append(Segment(rest, (), number))
    return tuple(_with_neighbours(found))


def _with_neighbours(found: list[Segment]) -> list[Segment]:
    told = []
    for at, segment in enumerate(found):
        behind = next((one.cited for one in found[at + 1 :] if one.cited), ())
        before = next((one.cited for one in reversed(found[:at]) if one.cited), ())
        # a heading introduces the whole list below it
        below = tuple(dict.fromkeys(number for one in found[at + 1 :] for number in one.cited))
        cited = segment.cited or (below if segment.text.endswith(":") else behind) or before
        told.append(Segment(segment.text, cited, segment.line))
    return told
