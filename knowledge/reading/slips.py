"""Slips of text recognition that can be mended without a doubt: labels of lines, and fixed terms. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from knowledge.model import Line

# "Ị. MỤC ĐÍCH", "l. MỤC ĐÍCH", "|. ...", "IIl. ...", "H. NỘI DUNG" (II): roman numbers before a heading in capitals
_ROMAN = re.compile(r"(?P<label>[IỊĨÍÌl1|HVX]{1,4}|\d{1,2})\. ?(?P<word>[^\W\d_]{2,})")
_STROKES = str.maketrans(dict.fromkeys("ỊĨÍÌl1|", "I") | {"H": "II"})
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")
_NEXT = dict(pairwise(_NUMERALS))
# "đ) ..." is often read as a second "d) ...", and "d) ..." as "đ) ..."
_LETTER = re.compile(r"(?P<label>[a-zđ])\) ")
_IN_ORDER = {("d", "d"): "đ", ("c", "đ"): "d"}
# "~ Sở Nội vụ", "« Sở Nội vụ": a dash that was too faint
_DASH = re.compile(r"[~«¬](?= ?[^\W\d_])")
# "Nơi nhận-", "Nơi nhân;": the line over the list of addressees
_RECIPIENTS = re.compile(r"Nơi nh[âậạ]n ?[-;.,]?")
# Terms that every plan repeats; no other words of the language differ from them by one of the marks below alone.
_TERMS = (
    "thi đua", "tổng kết", "tổng hợp", "kế hoạch", "khen thưởng", "phối hợp", "chuyển đổi", "đổi mới", "báo cáo",
    "triển khai", "tiêu chuẩn", "thời hạn", "cơ quan", "đơn vị", "Ủy ban", "quyết định",
)  # fmt: skip
# Marks that blur into each other: "tống kết", "kể hoạch", "THỊ ĐUA".
_BLURRED = ("ổốồ", "ểếề", "ẩấầ", "ẳắằ", "ởớờ", "ửứừ", "iìíỉĩị", "ảáà", "ủúù", "ỷýỳ")


def _blurred(letter: str) -> str:
    marks = next((marks for marks in _BLURRED if letter in marks), letter)
    return f"[{marks}]" if len(marks) > 1 else re.escape(letter)


_BLURRED_TERMS = re.compile(
    r"\b(?:" + "|".join(f"({''.join(map(_blurred, term.lower()))})" for term in _TERMS) + r")\b", re.IGNORECASE
)


def mended(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines of consecutive pages as they must have been printed."""
    result: list[Line] = []
    lines = tuple(lines)
    last = ""
    for line, text in zip(lines, _with_romans([line.text for line in lines]), strict=True):
        text = _DASH.sub("-", text, count=1) if _DASH.match(text) else text
        text = "Nơi nhận:" if _RECIPIENTS.fullmatch(text) else text
        text = _BLURRED_TERMS.sub(_as_term, text)
        letter = _LETTER.match(text)
        if letter is not None:
            last = _IN_ORDER.get((last, letter["label"]), letter["label"])
            text = last + text[1:]
        result.append(replace(line, text=text))
    return tuple(result)


def _with_romans(texts: list[str]) -> Iterator[str]:
    """The texts with the roman numbers of their headings mended: they stand in their order."""
    found = [(place, match) for place, text in enumerate(texts) if (match := _ROMAN.match(text))]
    headings = {place: match["label"] for place, match in found if match["word"].isupper()}
    following = dict(zip(headings, [*list(headings.values())[1:], ""], strict=False))
    last = ""
    for place, text in enumerate(texts):
        label = headings.get(place, "")
        numeral = _numeral(label, last, following[place]) if label else None
        last = numeral or last
        yield text if numeral is None else numeral + text[len(label) :]


def _numeral(label: str, last: str, following: str) -> str | None:
    """The roman number that a label must have been, between the ones of its neighbours; None where it is none."""
    numeral = label.translate(_STROKES)
    if set(label) == {"1"}:
        # "1. MỤC TIÊU" and "11. NỘI DUNG" are arabic, but not before or behind the roman ones of their row
        begins = numeral == "I" != last and following.translate(_STROKES) == "II"
        return numeral if begins or numeral == _NEXT.get(last) else None
    if numeral == last != "I":
        # a stroke was lost: "II." behind "II."
        numeral = _NEXT.get(last, numeral)
    # "H." is a letter too
    return numeral if numeral in _NUMERALS and ("H" not in label or numeral == _NEXT.get(last)) else None


def _as_term(match: re.Match[str]) -> str:
    term = _TERMS[(match.lastindex or 1) - 1].lower()
    return "".join(new.upper() if old.isupper() else new for old, new in zip(match[0], term, strict=True))
