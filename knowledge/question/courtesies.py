"""Greetings, thanks and who is asking: said around a question, no part of what it is about. Pure."""

from __future__ import annotations

import re
from functools import cache

from knowledge.question.typed import lexicon
from knowledge.vietnamese import fold, fold_aligned, has_diacritics, place_tones

# "17.00", "VI.1" and "10/12" are not parted
_CLAUSE = re.compile(r".+?(?:[.!?:;,](?=\s|$)[.!?:;,]*|$)\s*", re.DOTALL)
_ASKS = re.compile(
    r"\?|\b(nao|gi|ai|bao nhieu|bao lau|may|dau|khi nao|bao gio|liet ke|sao|neu|ke|khong|chua"
    r"|what|which|who|whom|when|where|how|list|does|is|are|can|must)\b"
)
# "các đơn vị không phải trạm thì ngày mấy"; not "không phải nộp bản giấy thì ..."
_OTHERS = re.compile(
    r"\(\s*không phải [^()]{1,40}\)"
    r"|\bkhông phải (?:là )?(?!nộp|gửi|báo|làm|đóng|trả|trình|xét|có|đến|lo|chờ|đợi)(?:\w+ ){1,4}?(?=thì\b)",
    re.IGNORECASE,
)
# "... là ngày nào vậy ạ?", typed "vay a"; "cho vay" and "bảng A" end in words of their own
_CLOSING = re.compile(
    r"\b(?!(?:cho|von|duoc|muc|bang|loai|nhom|hang|diem|khoi|tap|cu|phu luc)\b)\w+"
    r"(?P<closing>\W+(?:vay|(?:vay|the|a|nhi|nhe)(?:\W+(?:a|ha|nhi|nhe|anh|chi|ban|em|ad))+|a|nhi|nhe))\W*$"
)


def without_courtesies(words: str) -> str:
    """The words without the clauses that only greet, thank, or say who asks; as they are where nothing else asks."""
    clauses = _CLAUSE.findall(words)
    polite = [_is_polite(clause) for clause in clauses]
    rest = [clause for clause, is_polite in zip(clauses, polite, strict=True) if not is_polite]
    if any(polite) and rest:
        told = any(_ASKS.search(fold(clause)) for clause in rest)
        kept = [
            clause
            for clause, is_polite in zip(clauses, polite, strict=True)
            if not is_polite or (not told and _ASKS.search(fold(clause)))
        ]
        words = "".join(kept)
    opening = _opening().match(fold_aligned(words))
    closing = _CLOSING.search(fold_aligned(words))
    return words[opening.end() if opening else 0 : closing.start("closing") if closing else None].strip(" ,;:") or words


def without_others(text: str) -> str:
    """The text without those who are not meant: "công đoàn phường (không phải miền núi)"."""
    return _OTHERS.sub(" ", text)


def _is_polite(clause: str) -> bool:
    """Whether it greets, thanks or says who asks: "trân trọng" with these marks or with none, not "Mặt trận trong"."""
    plain = fold_aligned(clause)
    said = (place_tones(clause[one.start() : one.end()]).lower() for one in _courtesy().finditer(plain))
    return bool(_said_first().search(plain)) or any(not has_diacritics(one) or one in _courtesies() for one in said)


def _any_of(phrases: list[str]) -> str:
    return "|".join(re.escape(fold(phrase)) for phrase in sorted(phrases, key=len, reverse=True))


@cache
def _courtesies() -> frozenset[str]:
    return frozenset(map(place_tones, lexicon()["courtesies"]))


@cache
def _courtesy() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(lexicon()['courtesies'])})\b")


@cache
def _said_first() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:(?:{_any_of(lexicon()['addressed'])})\W+)*(?:{_any_of(lexicon()['said_first'])})\b")


@cache
def _opening() -> re.Pattern[str]:
    """ "dạ cho em hỏi với ạ, ...": the way into the question itself."""
    addressed, openings = _any_of(lexicon()["addressed"]), _any_of(lexicon()["openings"])
    return re.compile(rf"(?:\W*(?:{addressed})\b)*\W*(?:{openings})\b(?:\W+(?:voi|ti|chut|xiu|cai|a|la|rang)\b)*\W*")
