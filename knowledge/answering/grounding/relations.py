"""What goes with what: the occasion of a date, the occasion and the recipients of an award. Pure.

Of words that exclude each other (sơ kết, tổng kết), those that stand nearest to a date in the wording must stand
nearest to it in the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from knowledge.answering.grounding.anchors import Anchor, amounts, awards, times
from knowledge.answering.grounding.spelling import Spelled

# name: the words of each member, Vietnamese (folded) and English
_CLASSES: Mapping[str, Mapping[str, str]] = {
    "occasion": {
        "sơ kết": r"so ket|giua ky|preliminary|interim|mid-?term",
        "tổng kết": r"tong ket|final",
        "đột xuất": r"dot xuat|ad hoc|irregular",
        "chuyên đề": r"chuyen de|thematic",
        "hằng năm": r"(?:hang|moi|tung) nam|thuong nien|annual|annually|every year|each year|yearly",
        "hằng quý": r"(?:hang|moi) quy|quarterly|every quarter",
        "hằng tháng": r"(?:hang|moi) thang|monthly|every month",
        "6 tháng": r"0?6 thang|nua nam|half-?yearly",
    },
    "people": {"tập thể": r"tap the|collectives?", "cá nhân": r"ca nhan|individuals?", "hộ": r"ho gia dinh|household"},
    "level": {
        "cấp Nhà nước": r"cap nha nuoc|cap trung uong|state[- ]level|national",
        "cấp tỉnh": r"cap tinh|provincial|province[- ]level",
        "cấp xã": r"cap xa|cap co so|commune[- ]level|grassroots",
    },
}  # fmt: skip
_Reader = Callable[[Spelled], Iterator[Anchor]]
_KINDS: tuple[tuple[_Reader, tuple[str, ...]], ...] = (
    (times, ("occasion",)),
    (awards, ("occasion", "people", "level")),
    (amounts, ("people", "occasion")),
)
# How much farther a word is behind a sign: a sentence apart is too far.
_FAR = {";": 400, "\n": 400, ".": 400, ",": 25, "(": 5, ":": 5}
_WIDEST = 250
_AND = re.compile(r"\b(?:va|con|and|while)\b")


def swapped(wording: Spelled, evidence: Sequence[Spelled]) -> tuple[str, ...]:
    """Words that the wording puts to another date, number, award or office than the evidence does.

    The first text of the evidence that pairs a date at all decides: what the program tells comes before the plan's own
    words, where "Năm 2027, 2030: Sơ kết, tổng kết" pairs nothing by nearness.
    """
    found: list[str] = []
    for anchors, classes in _KINDS:
        for name in classes:
            stated = [_pairs(anchors, name, text) for text in evidence]
            known = {anchor.key for text in evidence for anchor in anchors(text)}
            for key, members in _pairs(anchors, name, wording).items():
                found += _differences(key, members, stated) if key in known else ()
    return tuple(dict.fromkeys(found))


def _differences(key: str, members: Sequence[str], stated: Sequence[Mapping[str, tuple[str, ...]]]) -> Iterator[str]:
    own = next((pairs[key] for pairs in stated if key in pairs), ())
    others = {member for pairs in stated for held in pairs.values() for member in held}
    for member in members:
        if (own and member not in own) or (not own and member in others):
            yield f"“{member}” không đi với “{key}” trong nguồn"


def _pairs(anchors: _Reader, name: str, text: Spelled) -> dict[str, tuple[str, ...]]:
    """Which members of a class go with which anchor: each with the nearest one of its sentence."""
    places = list(anchors(text))
    pairs: dict[str, tuple[str, ...]] = {}
    for member, words in _CLASSES[name].items() if places else ():
        for match in re.finditer(rf"(?<![^\W_])(?:{words})(?![^\W_])", text.folded):
            apart = min(_distance(text.folded, match, one) for one in places)
            if apart <= _WIDEST:
                for anchor in places:
                    if _distance(text.folded, match, anchor) == apart:
                        pairs[anchor.key] = (*pairs.get(anchor.key, ()), member)
    return pairs


def _distance(text: str, member: re.Match[str], anchor: Anchor) -> int:
    first, last = sorted([(member.start(), member.end()), (anchor.start, anchor.end)])
    between = text[first[1] : last[0]]
    return len(between) + sum(_FAR.get(character, 0) for character in between) + _FAR[","] * len(_AND.findall(between))
