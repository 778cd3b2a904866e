"""Whether the dates and numbers of a wording are those of its evidence, limited in the same way. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.answering.grounding.claims import TIMES, Claim, claims_of
from knowledge.answering.grounding.leads import document_type, limit, same_limit
from knowledge.answering.grounding.sources import Source
from knowledge.answering.grounding.spelling import Spelled, spelled
from knowledge.answering.grounding.support import ground, unfounded

_NAMES = {
    "date": "ngày", "month": "tháng", "quarter": "quý", "year": "năm", "day": "ngày", "time": "giờ", "weekday": "thứ",
    "every": "kỳ hạn", "part": "thời điểm", "document": "số văn bản", "short document": "số văn bản",
    "money": "số tiền", "percent": "tỷ lệ", "length": "thời gian", "label": "số thứ tự", "place": "mục",
}  # fmt: skip
_LIMITS = {
    "by": "chậm nhất", "before": "trước", "after": "sau", "from": "từ", "on": "vào", "mark": "mốc",
    "least": "tối thiểu", "most": "tối đa", "about": "khoảng", "": "đúng",
}  # fmt: skip
_ISSUED = re.compile(r"\b(?:ban hanh|ky|co ngay|issued|signed|dated)\b")
# What may be counted: "gồm 3 nội dung"; "2 lần", "hai kỳ" count days
_COUNTED = re.compile(r"hinh|noi|nhiem|don|ke|van|giai|chi|co|loai|muc|viec|awards?|plans|tasks|kinds|types|forms")
_DAYS = re.compile(r"moc|ky|dot|lan|dates|times|periodic|reports")


def disagreements(said: Spelled, whole: Spelled, cited: Sequence[Source], sources: int) -> Iterator[str]:
    """Dates and numbers that are not in the evidence, or are limited otherwise there."""
    stated = claims_of(whole)
    for claim in claims_of(said):
        words = said.printed[claim.start : claim.end].strip()
        matches = [other for other in stated if _same(claim, other)]
        if claim.kind == "weekday" and (day := _day_named(said, claim)):
            matches = [other for other in matches if _day_named(whole, other) == day]
        if matches:
            yield from _limit_disagreements(claim, said, matches, whole)
        elif not _is_counted(claim, stated, cited, sources) and not _is_place(claim, cited):
            yield f"{_NAMES.get(claim.kind, 'con số')} không có trong nguồn: {words}"


def _same(claim: Claim, other: Claim) -> bool:
    """Whether the evidence's claim says what the wording's says; a year may be left out, never put in."""
    one, two = claim.value, other.value
    match claim.kind, other.kind:
        case ("date", "date") | ("month", "month") | ("quarter", "quarter"):
            return one[:-1] == two[:-1] and one[-1] in (0, two[-1])
        case "year", "date" | "month" | "quarter":
            return one[0] == two[-1]
        case "year", "document":
            return one[0] == two[1]
        case "short document", "document":
            return one[1] == two[0] and str(two[2]).startswith(str(one[0]))
        case "length", "every":
            # "hai lần một năm"
            return one == (1.0, two[0])
        case "count", "count":
            return one[0] == two[0] and one[1] in ("", two[1])
        case "count", "length" | "label":
            return not one[1] and one[0] == two[-1 if other.kind == "label" else 0]
        case _:
            return claim.kind == other.kind and one == two


def _day_named(text: Spelled, weekday: Claim) -> tuple[object, ...] | None:
    """The day and month of a weekday: (30, 11) in "thứ Hai, ngày 30/11/2026" and in "ngày 30/11 rơi vào thứ Hai"."""
    before = None
    for other in (one for one in claims_of(text) if one.kind == "date"):
        if other.end <= weekday.start and not re.search(r"[.;\n]", text.folded[other.end : weekday.start]):
            before = other.value[:2]
        between = text.folded[weekday.end : other.start]
        if other.start >= weekday.end and re.fullmatch(r"[\s,(]*(?:ngay)?\s*", between):
            return other.value[:2]
    return before


def _limit_disagreements(claim: Claim, said: Spelled, matches: Sequence[Claim], whole: Spelled) -> Iterator[str]:
    words = said.printed[claim.start : claim.end].strip()
    if claim.kind == "document":
        named = document_type(said, claim)
        types = {document_type(whole, other) for other in matches} - {None}
        if named and types and named not in types:
            yield f"sai loại văn bản: {words}"
    elif claim.kind in (*TIMES, "percent", "money", "length", "count"):
        own = _evened(limit(said, claim), claim)
        near = [other for other in claims_of(whole) if other in matches or _same_day(claim, other)]
        stated = [_evened(limit(whole, other), other) for other in near]
        of_document = own == "on" and "document" in stated and _ISSUED.search(said.folded)
        if not same_limit(own, stated) and not of_document:
            yield f"nguồn ghi “{_limited(stated[0], words)}”, không phải “{_limited(own, words)}”"


def _limited(name: str, words: str) -> str:
    return f"{_LIMITS.get(name, '')} {words}".strip()


def _same_day(claim: Claim, other: Claim) -> bool:
    """ "trước ngày 10/11 hằng năm" limits the 10/11/2026 that the program counts from it."""
    return claim.kind == other.kind == "date" and other.value == (*claim.value[:2], 0)


def _evened(name: str, claim: Claim) -> str:
    """A year or a month is named loosely: "từ năm 2025", "năm 2025-2027"; only before and after matter."""
    loose = claim.kind in ("year", "month", "quarter") and name not in ("before", "after")
    return "on" if loose else name


def _is_place(claim: Claim, cited: Sequence[Source]) -> bool:
    """ "mục VI.1", "trang 5" of what is cited."""
    if claim.kind != "place":
        return False
    kind, label = claim.value
    if kind in ("trang", "page"):
        return any(str(source.page) == label for source in cited)
    paths = [re.split(r"[.\s]+", spelled(source.section).folded) for source in cited]
    return any(set(str(label).split(".")) <= set(path) for path in paths)


def _is_counted(claim: Claim, stated: Sequence[Claim], cited: Sequence[Source], sources: int) -> bool:
    """ "gồm 3 nội dung", "2 lần": what the sources hold, counted."""
    if claim.kind != "count":
        return False
    value, noun = claim.value
    if _DAYS.fullmatch(str(noun)):
        return value == len({other.value for other in stated if other.kind == "date" and not other.value[-1]})
    return bool(_COUNTED.fullmatch(str(noun))) and value in (len(cited), sources, sum(len(one.told) for one in cited))


# --- one source a statement -----------------------------------------------------------------------


def from_two_sources(said: Spelled, cited: Sequence[Source], *, english: bool) -> Iterator[str]:
    """Clauses that take the date from one source and the task from another."""
    if len(cited) > 1:
        for clause in _clauses(said):
            if not any(_stands_in(clause, source, english=english) for source in cited):
                yield f"mỗi câu chỉ lấy từ một nguồn: {clause.printed}"


def _clauses(said: Spelled) -> Iterator[Spelled]:
    """Each sentence, cut at commas and "và" so that no part has two dates; a part without a date goes with the next."""
    for sentence in re.split(r"(?<=[.;:\n])\s", said.printed):
        held = ""
        for piece in re.split(r"(?<=,)\s|\s(?=(?:và|còn|and|while)\s)", sentence):
            held = f"{held} {piece}".strip()
            if _dated(spelled(held)):
                yield spelled(held)
                held = ""


def _dated(text: Spelled) -> list[Claim]:
    return [claim for claim in claims_of(text) if claim.kind in ("date", "month", "percent", "money", "day")]


def _stands_in(clause: Spelled, source: Source, *, english: bool) -> bool:
    whole = spelled(source.whole)
    stated = claims_of(whole)
    if not all(any(_same(claim, other) for other in stated) for claim in _dated(clause)):
        return False
    return not unfounded(clause, ground(whole.printed), english=english)
