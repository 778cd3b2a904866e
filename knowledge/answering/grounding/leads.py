"""How a date or a number is limited: "trước" is not "chậm nhất", "tối thiểu" not "tối đa". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answering.grounding.amounts import type_before
from knowledge.answering.grounding.claims import TIMES, Claim, claims_of
from knowledge.answering.grounding.spelling import Spelled

# The words between a limit and its date: "chậm nhất là 17 giờ, thứ Sáu ngày 10/11". "¦" is another claim.
_BETWEEN = re.compile(
    r"(?:[\s:¦(\"]|\b(?:la|vao|luc|ngay|thang|nam|quy|sang|chieu|cac|moi|hang|cua|dip|thoi diem|moc"
    r"|the|on|date|of|is|day|year|month|hour)\b)+$"
)
_TIME_LIMITS: tuple[tuple[str, str], ...] = (
    (
        "by",
        r"khong (?:muon|cham|tre|qua)(?: hon| qua)?|cham nhat|muon nhat|tre nhat|het|den|(?<!ky )toi|no later than"
        r"|not later than|by|until|till|through|at the latest|latest",
    ),
    ("before", r"truoc|som hon|before|prior to|earlier than|ahead of"),
    ("after", r"sau|after|following|later than|qua"),
    ("from", r"tu|ke tu|bat dau|from|since|starting|onwards"),
)
_AMOUNT_LIMITS: tuple[tuple[str, str], ...] = (
    (
        "least",
        r"toi thieu|it nhat|tren|hon|khong (?:duoi|it hon|thap hon|kem)|dat tu|at least|minimum|a minimum of"
        r"|more than|over|no less than|not less than|>=|≥|>",
    ),
    (
        "most",
        r"toi da|nhieu nhat|khong (?:qua|vuot qua|vuot|nhieu hon|hon)|duoi|at most|up to|maximum|a maximum of"
        r"|no more than|not more than|not exceeding|less than|under|below|<=|≤|<",
    ),
    ("about", r"khoang|gan|xap xi|about|nearly|almost|around|approximately"),
)
_BEHIND = (("least", r"tro len|or more|and above"), ("most", r"tro xuong|or less|or fewer"))
_TIME = tuple((name, re.compile(rf"(?<![^\W_])(?:{words})$")) for name, words in _TIME_LIMITS)
_AMOUNT = tuple((name, re.compile(rf"(?:(?<![^\W_])|(?<=[<>≥≤=]))(?:{words})$")) for name, words in _AMOUNT_LIMITS)
# "Quyết định số 1068/QĐ-UBND ngày 10/6/2025": the date is the document's
_ISSUED = re.compile(r"[\s,(]*(?:ngay|dated|of)?\s*")
# What stands between two dates of a list hands the limit on: "trước ngày 30/6 và 30/12"
_LIST = re.compile(r"(?:[\s,;]|\b(?:va|hoac|and|or|ngay|thang)\b)*")
# What a limit named beside it allows: the tenth is in "chậm nhất 10/11" and in "ngày 10/11"; "mốc 10/11" says nothing.
_TIME_ALLOWED = {"by": {"by", "on"}, "on": {"on", "by"}, "mark": {"mark", "on", "by", "before", "after", "from"}}
# "Ngày 10/12/2026 là thứ Năm" says of a day only what day it is
_IS_A_WEEKDAY = re.compile(r" (?:la|roi vao|is|falls on)(?: a)? (?:thu [2-7]|chu nhat|\w+day)\b")


def limit(text: Spelled, claim: Claim) -> str:
    """What limits a claim: by, before, after, from, on, mark, document for a time; least, most, about or "" else."""
    if claim.kind not in TIMES or (claim.kind == "time" and _amount_limit(text.folded, claim)):
        # "ít nhất 04 giờ" is no time of day
        return _amount_limit(text.folded, claim)
    before = text.folded[: claim.start]
    for other in sorted(claims_of(text), key=lambda one: -one.end):
        if other.end > claim.start:
            continue
        between = text.folded[other.end : claim.start]
        if other.kind == "document" and _ISSUED.fullmatch(between):
            return "document"
        if other.kind == claim.kind and _LIST.fullmatch(between):
            return limit(text, other)
        if other.kind in (*TIMES, "weekday"):
            before = before[: other.start] + "¦" * (other.end - other.start) + before[other.end :]
    named = re.split(r"[.;\n)]", before)[-1]
    stem = _BETWEEN.sub("", named)
    found = next((name for name, pattern in _TIME if pattern.search(stem)), "")
    neutral = re.search(r"\bmoc\b", named[len(stem) :]) or (
        not stem.strip() and _IS_A_WEEKDAY.match(text.folded, claim.end)
    )
    return found or ("mark" if neutral else "on")


def _amount_limit(folded: str, claim: Claim) -> str:
    before = re.split(r"[.;,\n]", folded[: claim.start])[-1].rstrip(" :")
    stem = re.sub(r"(?: la| dat| tu| co| muc| ty le| ranging| of| is)+$", "", before)
    behind = folded[claim.end : claim.end + 20].split(",")[0]
    for name, words in _BEHIND:
        if re.search(rf"\b(?:{words})\b", behind):
            return name
    return next((name for name, pattern in _AMOUNT if pattern.search(before) or pattern.search(stem)), "")


def same_limit(said: str, stated: Sequence[str]) -> bool:
    """Whether a limit that was said agrees with one of those that the evidence puts on the same claim."""
    return any(one in _TIME_ALLOWED.get(said, {said}) for one in stated)


def document_type(text: Spelled, claim: Claim) -> str | None:
    """The kind of document named before a code, None where none is named."""
    return type_before(text.folded, claim.start)
