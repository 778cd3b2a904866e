"""A sentence that changes another document: what it says is to be put, moved, added or taken out. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.facts.passages import Span, trim
from knowledge.facts.provisions import mentions, places_in
from knowledge.facts.shifting import DATE
from knowledge.model import AmendmentKind
from knowledge.vietnamese import fold_aligned
from knowledge.words.branches import by_letter

_WORD, _END = r"(?<![^\W_])", r"(?!\w)"
# with their marks: "bỏ" is not "bộ", "đổi mới" no order
_REPEALS = r"(?:bãi bỏ|hủy bỏ|lược bỏ|bỏ)"
_VERBS = by_letter(
    "sửa đổi|điều chỉnh|đính chính|thay đổi|thay thế|thay|sửa lại|sửa|chuyển(?! đổi)|đổi(?! mới| số)|dời"
    f"|gia hạn|kéo dài|lùi|bổ sung|{_REPEALS}"
)
VERB = re.compile(rf"{_WORD}{_VERBS}{_END}", re.IGNORECASE)
_REPEAL = re.compile(_REPEALS + _END, re.IGNORECASE)
_EXTENSION = re.compile(rf"{_WORD}(?:gia hạn|kéo dài){_END}", re.IGNORECASE)
# "Tại khoản 3 mục VI, thay ...", "Nay điều chỉnh ...", "Đồng thời bãi bỏ ..."
_OPENING = re.compile(r"(?:(?:nay|dong thoi|va)\s+|tai\s+[^\"':;]{3,80}?,\s*)?")
_PHRASE = r"(?:(?:cac|mot so)\s+)?(?:cum tu|tu ngu|tu|chu|noi dung|doan|cau|so lieu|con so|moc|thoi han|thoi gian)"
_TAKEN = r"(?P<mark>[\"'])(?P<taken>(?:(?!(?P=mark)).)+)(?P=mark)"
_PUT = r"(?P<mark2>[\"'])(?P<put>(?:(?!(?P=mark2)).)*)(?P=mark2)"
# thay thế cụm từ "10/11" tại khoản 2 mục VI bằng cụm từ "30/11"
_SUBSTITUTION = re.compile(rf"{_TAKEN}[^\"':;]{{0,90}}?{_WORD}(?:bang|thanh|sang){_END}[^\"':;]{{0,60}}?{_PUT}")
_DELETION = re.compile(rf"{_WORD}(?:(?:bai|huy|luoc)\s+)?bo\s+{_PHRASE}\s+{_TAKEN}")
# bổ sung cụm từ "và Sở Khoa học và Công nghệ" vào sau cụm từ "Sở Nội vụ"
_INSERTION = re.compile(
    rf"{_WORD}(?:bo sung|them)\s+{_PHRASE}\s+{_PUT}\s+(?:vao\s+)?(?:ngay\s+)?(?P<side>sau|truoc)\s+{_PHRASE}\s+{_TAKEN}"
)
_GIVEN = re.compile(rf"{_WORD}(?:nhu sau|sau day|noi dung sau|thanh|la|cu the)\s*:|:\s*(?=[\"'])|:\s*$")
_TERM = re.compile(
    rf"{_WORD}(?:thoi han|thoi gian|thoi diem|(?<!gia )han(?: chot| cuoi)?|moc(?: thoi gian)?|lich|ngay){_END}\s*"
)
_TO = rf"(?:thanh|sang|den|toi|bang|la)\s+(?P<put>{DATE})"
_MOVE = re.compile(rf"{_WORD}(?:(?:tu|thay)\s+(?P<taken>{DATE})\s*,?\s*)?(?:(?:lui|doi|chuyen|sua)\s+)?{_TO}{_END}")
_CUT = re.compile(
    rf"\s*{_WORD}(?:duoc|da duoc|quy dinh|neu|nhu|theo|tai|o|cua|trong|thuoc|ke hoach so|quyet dinh so){_END}"
)
_NOT_THE_SUBJECT = " ,;:-\"'"


@dataclass(frozen=True, slots=True)
class Instruction:
    """What a sentence orders; `opens` is where the text that it puts in begins, None where it puts in none."""

    kind: AmendmentKind
    places: tuple[str, ...] = ()
    subject: str = ""
    taken: str = ""
    put: str = ""
    opens: int | None = None
    end: int = 0


def instructions_in(text: str, folded: str, span: Span, *, framed: bool) -> list[Instruction]:
    """The orders of a sentence; outside of an amending document (`framed`) it must begin with what it orders."""
    verb = VERB.search(text, span.start, span.end)
    if verb is None or not (framed or _begins_with(folded, span, verb.start())):
        return []
    spoken = _before_quotes(folded, span)
    places = places_in(text, folded, _before_given(folded, span))
    if swaps := list(_swaps(text, folded, span)):
        outside = places_in(text, _unquoted(folded), span)
        return [replace(swap, places=outside) for swap in swaps]
    if (given := _GIVEN.search(folded, verb.start(), span.end)) and places:
        kind: AmendmentKind = "add" if _only_adds(text, Span(span.start, given.start())) else "reword"
        return [Instruction(kind, places, opens=given.end(), end=span.end)]
    if (move := _move(text, folded, spoken)) is not None:
        return [replace(move, places=places)]
    if places and _REPEAL.match(verb[0]):
        return [Instruction("repeal", places, end=span.end)]
    return []


def looks_like_one(text: str, folded: str, span: Span) -> bool:
    """Whether a sentence that was not understood may order a change: it begins with one and names a place or a date."""
    verb = VERB.search(text, span.start, span.end)
    if verb is None or not _begins_with(folded, span, verb.start()):
        return False
    named = mentions(folded, span) or re.search(r"[\"']|:\s*$", folded[span.start : span.end])
    return bool(named or re.search(DATE, folded[verb.end() : span.end]))


def _begins_with(folded: str, span: Span, verb: int) -> bool:
    opening = _OPENING.match(folded, span.start, span.end)
    if opening is not None and opening.end() == verb:
        return True
    # "Khoản 2 mục VI được sửa đổi như sau", "Thời hạn gửi báo cáo ... được lùi đến ngày ..."
    named = mentions(folded, Span(span.start, verb))
    term = _TERM.match(folded, span.start)
    passive = re.search(r"(?:duoc|bi)\s+$", folded[span.start : verb])
    return bool(((named and named.start - span.start < 12) or term) and passive)


def _before_quotes(folded: str, span: Span) -> Span:
    mark = re.compile(r"[\"']").search(folded, span.start, span.end)
    return Span(span.start, mark.start()) if mark else span


def _before_given(folded: str, span: Span) -> Span:
    given = _GIVEN.search(folded, span.start, span.end)
    return Span(span.start, given.start()) if given else span


def _unquoted(folded: str) -> str:
    """The text with what stands in quotation marks blotted out, each character kept in its place."""
    return re.sub(r"([\"'])(?:(?!\1).)*\1", lambda match: "_" * len(match[0]), folded)


def _only_adds(text: str, span: Span) -> bool:
    verbs = VERB.findall(text, span.start, span.end)
    return bool(verbs) and all(verb.lower() == "bổ sung" for verb in verbs)


def _swaps(text: str, folded: str, span: Span) -> Iterator[Instruction]:
    """Words for words, words taken out, words put beside words."""
    for match in _INSERTION.finditer(folded, span.start, span.end):
        taken, put = _printed(text, match, "taken"), _printed(text, match, "put")
        joined = f"{taken} {put}" if match["side"] == "sau" else f"{put} {taken}"
        yield Instruction("substitute", taken=taken, put=joined, end=match.end())
        return
    found = [*_SUBSTITUTION.finditer(folded, span.start, span.end)]
    for match in found:
        yield Instruction(
            "substitute", taken=_printed(text, match, "taken"), put=_printed(text, match, "put"), end=match.end()
        )
    for match in () if found else _DELETION.finditer(folded, span.start, span.end):
        yield Instruction("substitute", taken=_printed(text, match, "taken"), end=match.end())


def _move(text: str, folded: str, span: Span) -> Instruction | None:
    """ "Điều chỉnh thời hạn gửi báo cáo tại khoản 2 mục VI từ ngày 10/11 thành ngày 30/11"."""
    term = _TERM.search(folded, span.start, span.end)
    move = _MOVE.search(folded, term.end(), span.end) if term else None
    if term is None or move is None:
        return None
    named = mentions(folded, Span(term.end(), move.start()))
    cut = _CUT.search(folded, term.end(), move.start())
    ends = [move.start(), *([named.start] if named else []), *([cut.start()] if cut else [])]
    subject = trim(text, Span(term.end(), max(term.end(), min(ends))))
    words = text[subject.start : subject.end].strip(_NOT_THE_SUBJECT)
    taken, put = _printed(text, move, "taken") if move["taken"] else "", _printed(text, move, "put")
    if not taken and re.fullmatch(DATE, fold_aligned(words)):
        # "Điều chỉnh ngày 10/11 tại điểm b thành ngày 30/11"
        words, taken = "", words
    if _EXTENSION.search(text, span.start, move.start()) and _is_bare(put):
        # "gia hạn đến ngày 30/11": the thirtieth itself is in time
        put = f"hết {put}"
    return Instruction("move", subject=words, taken=taken, put=put, end=move.end())


def _is_bare(date: str) -> bool:
    return date[:1].isdigit() or date.lower().startswith("ngày")


def _printed(text: str, match: re.Match[str], group: str) -> str:
    return text[match.start(group) : match.end(group)].strip()
