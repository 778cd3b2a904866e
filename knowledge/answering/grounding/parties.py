"""Who gives an award, who leads, who sends and who receives: the same offices as in the evidence. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.answering.grounding.anchors import LARGE, Anchor, alike, awards, offices
from knowledge.answering.grounding.spelling import Spelled

_TO = re.compile(
    r"(?:về|cho|đến|tới|gửi|trình|qua|nộp|nhận|báo cáo|to|via|through)(?: cho| về| đến| tới| the| là)?[\s:(]*$"
)
_SENDS = r"(?:gửi|nộp|báo cáo|trình|submits?|sends?|reports?)(?![^\W_])"
# "Sở Khoa học và Công nghệ phải gửi"
_HANDS_IN = re.compile(rf"(?: (?!về|cho|đến|tới|qua|để)[^\s.;:,()]+){{0,4}}? {_SENDS}")
_MAY_HAND_IN = re.compile(rf"[^.\n]{{0,90}}?{_SENDS}")
# ", Thể thao và Du lịch"
_REST_OF_NAME = re.compile(rf"^(?:(?:,? và |, | [-–] | )[{LARGE}][^\s.;:,()]*(?: (?![{LARGE}])[^\W\d_]+)?)+")
# "(qua Phòng Văn hóa - Xã hội)", also from inside it
_ASIDE = re.compile(r"^\s*\([^)]*\)|^[^()]{0,20}\)")
_GIVEN_BY = re.compile(r"(?:của|do|bởi|by|of|from)(?: the)?\s*$")
_OWNER = re.compile(r" cua (\w+ \w+)")
_ROLES = {
    "chủ trì": r"chủ trì|leads?|leading|in charge|chairs",
    "phối hợp": r"phối hợp|cooperates?|coordinates?",
    "thẩm định": r"thẩm định|appraises?",
    "tham mưu": r"tham mưu|advises?",
    "theo dõi": r"theo dõi|monitors?",
    "thường trực": r"(?:cơ quan|đơn vị|bộ phận|là) thường trực|standing",
}
_ROLE = {name: re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])") for name, words in _ROLES.items()}
# "Đơn vị chủ trì: Sở Nội vụ"
_NAMED_BEHIND = re.compile(r"\s*(?::|là\b|is\b)")
_WITH = re.compile(r"(?: thực hiện| chặt chẽ)? (?:với|with) ?(?:the )?$")
_LISTED = re.compile(r"[\s,;]*(?:và |and |hoặc )?")


@dataclass(frozen=True, slots=True)
class _Party:
    """An office: whether something goes to it, whether it plainly sends, whether a reader may take it to send."""

    office: str
    receives: bool
    sends: bool
    may_send: bool


def mistaken_parties(wording: Spelled, evidence: Sequence[Spelled]) -> tuple[str, ...]:
    """Givers, senders and recipients of the wording that the evidence does not have."""
    kinds = (_mistaken_givers, _mistaken_owners, _mistaken_ways, _mistaken_roles)
    return tuple(dict.fromkeys(words for mistaken in kinds for words in mistaken(wording, evidence)))


def _mistaken_givers(wording: Spelled, evidence: Sequence[Spelled]) -> Iterator[str]:
    """ "Cờ thi đua của Thủ tướng" where the evidence has "Cờ thi đua của Chính phủ"."""
    stated = [pair for text in evidence for pair in _given(text)]
    for form, giver in _given(wording, shared=False):
        own = [other for award, other in stated if award == form]
        known = own or [other for _, other in stated if alike(giver, other)]
        if known and not any(alike(giver, other) for other in own):
            yield f"{form} không phải của {giver}"


def _given(text: Spelled, *, shared: bool = True) -> Iterator[tuple[str, str]]:
    """Each award with who gives it; with `shared` forms named in a row may all have those named behind them."""
    givers = [one for one in offices(text) if _GIVEN_BY.search(text.lower[: one.start])]
    named = [*((one, True) for one in awards(text)), *((one, False) for one in givers)]
    row: list[str] = []
    was_award, end = False, 0
    for anchor, is_award in sorted(named, key=lambda pair: pair[0].start):
        if re.search(r"[.;\n]", text.lower[end : anchor.start]):
            row = []
        if is_award:
            row = [*row, anchor.key] if was_award and shared else [anchor.key]
        else:
            yield from ((form, anchor.key) for form in row)
        was_award, end = is_award, anchor.end


def _mistaken_owners(wording: Spelled, evidence: Sequence[Spelled]) -> Iterator[str]:
    """ "Hội đồng của Sở Nội vụ" where the evidence has "Hội đồng của cơ quan trình khen"."""
    stated = [pair for text in evidence for pair in _owned(text)]
    for body, owner in _owned(wording):
        own = [other for held, other in stated if alike(body, held)]
        if own and owner not in own:
            yield f"{body} không phải của {owner}"


def _owned(text: Spelled) -> Iterator[tuple[str, str]]:
    """Each office with the first two words of whose it is."""
    for office in offices(text):
        rest = _REST_OF_NAME.match(text.printed[office.end :])
        end = office.end + (rest.end() if rest else 0)
        if owner := _OWNER.match(text.folded, end):
            yield office.key, owner[1]


def _mistaken_ways(wording: Spelled, evidence: Sequence[Spelled]) -> Iterator[str]:
    """ "Sở Nội vụ gửi báo cáo" where it is the Sở Nội vụ that receives it, and the other way round."""
    stated = [list(_parties(text)) for text in evidence]
    for party in _parties(wording):
        known = [own for text in stated if (own := [one for one in text if alike(party.office, one.office)])]
        if party.receives and not any(one.receives for own in known for one in own):
            yield f"nguồn không nêu gửi về {party.office}"
        # what the program tells comes first: it parts who sends from who receives
        if party.sends and not party.receives and known and all(one.receives and not one.may_send for one in known[0]):
            yield f"{party.office} là nơi nhận, không phải nơi gửi"


def _parties(text: Spelled) -> Iterator[_Party]:
    end, receives = 0, False
    for office in offices(text):
        listed = bool(end) and bool(_LISTED.fullmatch(text.lower[end : office.start]))
        receives = (receives and listed) or bool(_TO.search(text.lower[: office.start]))
        behind, end = _ASIDE.sub("", _REST_OF_NAME.sub("", text.printed[office.end :])).lower(), office.end
        yield _Party(office.key, receives, bool(_HANDS_IN.match(behind)), bool(_MAY_HAND_IN.match(behind)))


def _mistaken_roles(wording: Spelled, evidence: Sequence[Spelled]) -> Iterator[str]:
    """ "Phòng B chủ trì" where the evidence has "Phòng A chủ trì, phối hợp với Phòng B"."""
    stated = [list(_roles(text)) for text in evidence]
    said = list(_roles(wording))
    for office, role in said:
        known = [roles for text in stated if (roles := [one for other, one in text if alike(office, other)])]
        elsewhere = any(one == role for text in stated for _, one in text)
        own = {one for roles in known for one in roles}
        if role not in own and (known or elsewhere):
            yield f"{office} không {role}"
        if "chủ trì" in own and role == "phối hợp" and (office, "chủ trì") not in said and known[0][0] == "chủ trì":
            yield f"{office} chủ trì, không chỉ phối hợp"


def _roles(text: Spelled) -> Iterator[tuple[str, str]]:
    """Each office with its roles: the office before the verb, or behind it where none stands before."""
    every = list(offices(text))
    # "Theo Kế hoạch của UBND xã, ..." makes nobody do anything
    subjects = [one for one in every if not re.search(r"(?:của|theo) $", text.lower[: one.start])]
    for role, pattern in _ROLE.items():
        for match in pattern.finditer(text.lower):
            before = [one for one in subjects if one.end <= match.start() and _together(text, one.end, match.start())]
            behind = [one for one in every if one.start >= match.end() and _together(text, match.end(), one.start)]
            if behind and (not before or _NAMED_BEHIND.match(text.lower, match.end())):
                yield behind[0].key, role
            elif before:
                yield before[-1].key, role
            elif carried := _carried(text, subjects, match.start()):
                yield carried.key, role
            if behind and role == "phối hợp" and _WITH.fullmatch(text.lower[match.end() : behind[0].start]):
                yield behind[0].key, role


def _carried(text: Spelled, subjects: Sequence[Anchor], at: int) -> Anchor | None:
    """ "Văn phòng Sở xây dựng kế hoạch. Tham mưu ...": the office that the nearest sentence with one begins with."""
    starts = [0, *(match.end() for match in re.finditer(r"[.;\n]", text.lower[:at]))]
    for start, end in reversed([*pairwise(starts)]):
        if found := [one for one in subjects if start <= one.start < end]:
            return found[0]
    return None


def _together(text: Spelled, start: int, end: int) -> bool:
    return not re.search(r"[.;\n]", text.lower[start:end])
