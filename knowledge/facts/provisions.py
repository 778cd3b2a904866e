"""Provisions as amendments name them: "điểm b khoản 2 mục VI", "mục IV.2", "gạch đầu dòng thứ hai". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.facts.passages import Span

# The kinds of provisions, the widest first; those of one rank stand beside each other.
_RANKS = {"phu luc": 0, "phan": 1, "chuong": 1, "muc": 2, "dieu": 2, "tieu muc": 3, "khoan": 3, "diem": 4, "tiet": 5}
_DASHES = ("gach dau dong", "dau gach dau dong", "dau gach", "dau cong", "dau tru")
_DASH = 6
# "Điều 1" and "Phụ lục II" are printed with their word, "mục VI" as "VI."
_PRINTED = {"phu luc": "Phụ lục", "dieu": "Điều"}
_ORDINALS = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_LABEL = (
    r"[\"'(]?(?:[ivxl]+(?:\.\d{1,2})*(?:\.[a-z])?|\d{1,2}(?:\.\d{1,2})*(?:\.[a-z])?|[a-z]\d?)[\"')]?(?![\w/])(?!\.\w)"
)
_LISTED = rf"{_LABEL}(?:\s*(?:,\s*va|,|;|va)(?!\w)\s*(?!(?:{'|'.join(_RANKS)})\s){_LABEL})*"
_NAMED = re.compile(rf"(?<![^\W_])(?:cac\s+)?(?P<kind>{'|'.join(_RANKS)})\s+(?:so\s+|thu\s+)?(?P<labels>{_LISTED})")
_DASHED = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(_DASHES)})\s*(?:\([-+]\)\s*)?(?:thu\s+)?(?P<count>\d{{1,2}}|{'|'.join(_ORDINALS)})(?!\w)"
)
_ONE = re.compile(_LABEL)
_RANGE = re.compile(r"\s*\)?\s*(?:den|-)\s*")


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a provision's name: its rank, its labels as printed, where it stands."""

    rank: int
    labels: tuple[str, ...]
    start: int
    end: int


def places_in(text: str, folded: str, span: Span) -> tuple[str, ...]:
    """The provisions named in a stretch, labels outermost first ("VI/2/b"); none where a range leaves some unsaid."""
    parts = sorted((*_named(text, folded, span), *_dashed(folded, span)), key=lambda part: part.start)
    for before, after in pairwise(parts):
        if before.rank == after.rank and _RANGE.fullmatch(folded, before.end, after.start):
            # "từ điểm a đến điểm d": what stands between is not named
            return ()
    groups = _groups(parts)
    return tuple(dict.fromkeys(place for group in _completed(groups) for place in _spelled(group)))


def mentions(folded: str, span: Span) -> Span | None:
    """Where the names of provisions begin and end in a stretch; None where there is none."""
    found = [*_NAMED.finditer(folded, span.start, span.end), *_DASHED.finditer(folded, span.start, span.end)]
    return Span(min(m.start() for m in found), max(m.end() for m in found)) if found else None


def _named(text: str, folded: str, span: Span) -> Iterator[_Part]:
    for match in _NAMED.finditer(folded, span.start, span.end):
        labels = (text[one.start() : one.end()] for one in _ONE.finditer(folded, *match.span("labels")))
        word = _PRINTED.get(match["kind"])
        bare = tuple(label.strip("\"'()") for label in labels if label != "va")
        yield _Part(_RANKS[match["kind"]], tuple(f"{word} {label}" if word else label for label in bare), *match.span())


def _dashed(folded: str, span: Span) -> Iterator[_Part]:
    for match in _DASHED.finditer(folded, span.start, span.end):
        count = match["count"]
        yield _Part(_DASH, (f"-{_ORDINALS.get(count) or int(count)}",), *match.span())


def _groups(parts: Sequence[_Part]) -> list[list[_Part]]:
    """Parts that name one provision together; a rank that comes again, or turns back, begins another."""
    groups: list[list[_Part]] = []
    for part in parts:
        group = groups[-1] if groups else []
        ranks = [other.rank for other in group]
        turns = len(ranks) > 1 and (ranks[0] < ranks[-1]) != (ranks[-1] < part.rank)
        if not group or part.rank in ranks or turns:
            groups.append([part])
        else:
            group.append(part)
    return groups


def _completed(groups: Sequence[list[_Part]]) -> Iterator[list[_Part]]:
    """ "điểm a và điểm b khoản 2 mục VI": a is of khoản 2 mục VI too."""
    for at, group in enumerate(groups):
        widest = min(part.rank for part in group)
        for other in (*groups[at + 1 :], *reversed(groups[:at])):
            outer = [part for part in other if part.rank < widest]
            if outer:
                yield sorted([*outer, *group], key=lambda part: part.rank)
                break
        else:
            yield sorted(group, key=lambda part: part.rank)


def _spelled(group: Sequence[_Part]) -> Iterator[str]:
    *outer, last = group
    above = [part.labels[0] for part in outer]
    for label in last.labels:
        yield "/".join([*above, label])
