"""Yes and no: a "không" that was put in or left out, a duty made a choice. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.answering.grounding.spelling import Spelled

_NO = re.compile(
    r"(?<![^\W_])(?:không|chưa|chẳng|chả|miễn|cấm|khỏi|đừng|ngoại trừ|trừ|not|never|no|none|nothing|without|except"
    r"|unless|neither|nor|cannot)(?![^\W_])|n't\b"
)
# "không quá", "no later than" are limits; "không gian" is a noun
_LIMIT = re.compile(
    r"(?:không|not|no) (?:quá|vượt|dưới|ít hơn|thấp hơn|muộn|chậm|trễ|nhiều hơn|hơn|kém|gian|khí|chỉ|những|ngừng|later"
    r"|less|more|earlier|exceeding)"
)
_NEAR = 4
_WORD = re.compile(r"[^\W_]+")
# Words between a "không" and what it denies: "không phải nộp", "không được tặng"
_LIGHT = frozenset({
    "phải", "cần", "được", "có", "bị", "còn", "nêu", "ghi", "thấy", "hề", "là", "the", "be", "to", "any", "is", "are",
    "a", "an",
})  # fmt: skip
_CHOICE = re.compile(r"\b(?:khuyen khich|co the|tu nguyen|neu co dieu kien|tuy)\b")
_DUTY = re.compile(r"\b(?:phai|bat buoc|must|mandatory|compulsory|obliged)\b")
_YES = re.compile(
    r"^(?:có|đúng|đúng vậy|phải|vâng|dạ có|dạ đúng|chính xác|yes|correct|indeed|right)(?:\s+ạ)?\s*(?:[,.!:;]|$)",
    re.IGNORECASE,
)
_NOT = re.compile(r"^(?:không|không phải|sai|chưa|no|incorrect|wrong)(?:\s+ạ)?\s*(?:[,.!:;]|$)", re.IGNORECASE)


def polarity_findings(wording: Spelled, evidence: Spelled, *, english: bool) -> tuple[str, ...]:
    """Denials that only one side has."""
    found = []
    denied = list(_denials(evidence.lower))
    for words in _denials(wording.lower):
        if not any(_same_denial(words, other, english=english) for other in denied):
            found.append("phủ định không có trong nguồn: không " + " ".join(words[:3]))
    for words in denied:
        pair = " ".join(words[:2])
        if len(words) > 1 and _affirms(wording.lower, pair) and not _affirms(evidence.lower, pair):
            found.append(f"nguồn phủ định: “không {pair}”")
    if _DUTY.search(wording.folded) and _CHOICE.search(evidence.folded) and not _DUTY.search(evidence.folded):
        found.append("nguồn không nêu là bắt buộc")
    return tuple(found)


def denies(text: Spelled) -> bool:
    """Whether a text says no to anything."""
    return any(True for _ in _denials(text.lower))


def says_yes(wording: str) -> bool:
    """Whether a wording begins with a yes."""
    return bool(_YES.match(wording))


def says_no(wording: str) -> bool:
    """Whether a wording begins with a no."""
    return bool(_NOT.match(wording))


def _denials(lower: str) -> Iterator[list[str]]:
    """The words behind each denial, up to the end of the clause."""
    for match in _NO.finditer(lower):
        if _LIMIT.match(lower, match.start()):
            continue
        clause = re.split(r"[.;:\n()]", lower[match.end() :])[0]
        yield _WORD.findall(clause)[: _NEAR + 2]


def _same_denial(words: list[str], other: list[str], *, english: bool) -> bool:
    """ "không được khen thưởng" is "không khen thưởng"; another tongue denies in other words."""
    if english:
        return True
    heavy = [word for word in words if word not in _LIGHT][:2]
    return bool(heavy) and heavy == [word for word in other if word not in _LIGHT][: len(heavy)]


def _affirms(lower: str, pair: str) -> bool:
    """Whether a pair of words stands there without a denial shortly before it."""
    for match in re.finditer(rf"(?<![^\W_]){re.escape(pair)}(?![^\W_])", lower):
        before = " ".join(_WORD.findall(lower[: match.start()])[-_NEAR:])
        if not _NO.search(before):
            return True
    return False
