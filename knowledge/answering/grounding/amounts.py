"""Documents, sums, shares, spans and other numbers as wordings name them. Pure; patterns run over folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.answering.grounding.dates import UNIT, UNITS, YEARS, Found, Rule, arabic

_TIMES = {
    "nghin": 1e3, "ngan": 1e3, "k": 1e3, "thousand": 1e3, "trieu": 1e6, "tr": 1e6, "million": 1e6,
    "ty": 1e9, "ti": 1e9, "billion": 1e9,
}  # fmt: skip
# Kinds of documents in both languages, as their codes abbreviate them.
_TYPES = {
    "nghi quyet": "nq", "resolution": "nq", "quyet dinh": "qd", "decision": "qd", "ke hoach": "kh", "plan": "kh",
    "nghi dinh": "nd", "decree": "nd", "thong tu": "tt", "circular": "tt", "chi thi": "ct", "directive": "ct",
    "chuong trinh hanh dong": "ctr", "chuong trinh": "ctr", "huong dan": "hd", "guidance": "hd", "thong bao": "tb",
    "ket luan": "kl", "conclusion": "kl", "cong van": "cv", "official letter": "cv", "official dispatch": "cv",
    "to trinh": "ttr", "quy dinh": "qyd", "quy che": "qc", "luat": "l", "law": "l", "phap lenh": "pl",
    "cong dien": "cd",
}  # fmt: skip
_LABELS = {
    "giai doan": "phase", "phase": "phase", "stage": "phase", "phu luc": "annex", "annex": "annex",
    "appendix": "annex", "mau so": "form", "mau": "form", "form no": "form", "form": "form", "dieu": "article",
    "article": "article", "khoan": "clause", "clause": "clause", "chuong": "chapter", "chapter": "chapter",
    "hang": "class", "class": "class", "muc do": "level", "level": "level", "dot": "round",
    "lan thu": "round", "khoa": "term",
}  # fmt: skip
_CLASSES = {"nhat": 1, "nhi": 2}
# Words behind a number that are not what it counts: "lần 2 là", "kỳ 1 về"
_NO_NOUN = r"(?!(?:la|ve|va|cua|tai|cho|o|thi|duoc|trong|theo|gui|do|den|tu|voi|co|phai|of|in|and|the|is|to)\b)"


def number(text: str) -> float:
    """ "1.000.000" and "1,000,000" are a million, "1,5" and "4.0" have decimals."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        return float(re.sub(r"[.,]", "", text))
    whole, *rest = re.split(r"[.,]", text)
    return float(f"{whole}.{rest[0]}") if len(rest) == 1 else float(re.sub(r"[.,]", "", text))


def type_before(text: str, start: int) -> str | None:
    """The kind of document that the words before a code name: "Quyết định số " before "274/QĐ-UBND" is "qd"."""
    named = _TYPE_BEFORE.search(text[:start])
    return _TYPES[named[1]] if named else None


# --- readers, each with a wording it reads --------------------------------------------------------


def _document(match: re.Match[str]) -> Iterator[Found]:
    """ "1470/QĐ-UBND", "57-NQ/TW", "91/2017/NĐ-CP"."""
    yield "document", (int(match[1]), int(match[2] or 0), re.sub(r"[\s.]", "", match[3]))


def _short_document(match: re.Match[str]) -> Iterator[Found]:
    """ "Nghị quyết số 57", "Quyết định 274"."""
    yield "short document", (_TYPES[match[1]], int(match[2]))


def _sum(match: re.Match[str]) -> Iterator[Found]:
    """ "50 triệu đồng", "1,5 tỷ", "500.000 đồng", "500k"."""
    value = number(match[1])
    for word in match[2].split():
        value *= _TIMES.get(word, 1)
    yield "money", (value,)


def _percentage(match: re.Match[str]) -> Iterator[Found]:
    """ "70%", "12,5 %"."""
    yield "percent", (number(match[1]),)


def _length(match: re.Match[str]) -> Iterator[Found]:
    """ "5 ngày làm việc", "06 tháng", "3 years"."""
    yield "length", (number(match[1]), UNITS[match[2]])


def _label(match: re.Match[str]) -> Iterator[Found]:
    """ "Giai đoạn 01", "Phụ lục II", "Mẫu số 07", "hạng Nhất"."""
    yield "label", (_LABELS[match[1]], _CLASSES.get(match[2]) or arabic(match[2]))


def _place(match: re.Match[str]) -> Iterator[Found]:
    """ "mục VI.1", "điểm b", "trang 5"."""
    yield "place", (match[1], match[2])


def _count(match: re.Match[str]) -> Iterator[Found]:
    """A number with the word behind it: "05 tập thể", "03 (ba) bộ"."""
    yield "count", (number(match[1]), match[2] or "")


_N = r"\d+(?:[.,]\d+)*"
_ROMAN = r"(?:x{0,2}(?:ix|iv|vi{0,3}|i{1,3})|x{1,2})"
_TYPE = "|".join(sorted(_TYPES, key=len, reverse=True))
_TYPE_BEFORE = re.compile(rf"\b({_TYPE})(?: so| no| number)?[\s:.]*$")
_LABEL = "|".join(sorted(_LABELS, key=len, reverse=True))

CODES: tuple[Rule, ...] = (
    (
        re.compile(
            r"(?<![\w/.,-])(\d{1,5})\s?(?:/\s?(\d{4}))?\s?(?:/\s?|-\s?(?=[a-z&]{1,8}\s?/))"
            r"([a-z][a-z&.]{0,9}(?:(?:-\s?|\s?/\s?)[a-z][a-z&.]{0,9})*)"
        ),
        _document,
    ),
    (
        re.compile(
            rf"({_N})\s?((?:(?:{'|'.join(sorted(_TIMES, key=len, reverse=True))})(?![^\W_])\s?)+(?:dong|vnd)?"
            r"|(?:dong|vnd)(?! chi| bo| loat| thoi| nhat)(?![^\W_]))"
        ),
        _sum,
    ),
    (re.compile(rf"({_N})\s?%"), _percentage),
)
NUMBERS: tuple[Rule, ...] = (
    (re.compile(rf"(?<![\w/.,-])({_N})\s?({UNIT})s?\b"), _length),
    (re.compile(rf"\b({_LABEL}) (?:so )?({_ROMAN}|\d{{1,3}}|nhat|nhi)(?![\w%/])"), _label),
    (re.compile(rf"\b({_TYPE}) (?:so )?(\d{{1,5}})(?![\d%/.,-]|\s?¦)(?<!20\d\d)"), _short_document),
    (
        re.compile(
            r"\b(muc|phan|diem|tiet|trang|section|part|point|page) "
            r"((?:[ivx]+|\d{1,3}|[a-h])(?:\.\w{1,4})*)(?!\w)"
        ),
        _place,
    ),
    YEARS,
    (re.compile(rf"(?<![\w/])({_N})(?!\w)(?:(?: \([^)]*\))? {_NO_NOUN}([a-z]+))?"), _count),
)
