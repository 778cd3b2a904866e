"""The occasions of awarding: hằng năm, sơ kết, tổng kết. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.model import Occasion
from knowledge.vietnamese import fold

# "tổng kết năm", "tổng kết công tác thi đua cuối năm"; not "tổng kết năm 2030", "tổng kết năm học"
_END_OF_YEAR = r"tong ket (?:cong tac |thi dua )*(?:cuoi )?nam(?! 20| hoc)"
_YEAR_CLOSES = re.compile(_END_OF_YEAR)
_EVERY_YEAR = re.compile(r"(?:hang|moi|tung|theo) nam|thuong nien|cuoi nam")
_WORDS: tuple[tuple[Occasion, re.Pattern[str]], ...] = (
    (
        "annual",
        re.compile(
            rf"hang nam|{_END_OF_YEAR}|thuong nien|cuoi nam|ket thuc (?:moi )?nam(?! hoc)|tung nam|theo nam|moi nam"
        ),
    ),
    (
        "preliminary",
        re.compile(r"so ket|giua ky|giua giai doan|ket thuc (?:dot|giai doan) (?:1|i|mot|thu nhat|dau)(?![a-z0-9])"),
    ),
    ("final", re.compile(rf"(?!{_END_OF_YEAR})tong ket|ket thuc (?:phong trao|chuong trinh|ke hoach)")),
)
# "Bằng khen của Chủ tịch UBND tỉnh (sơ kết, tổng kết)"
_BRACKET = re.compile(r"^\s*[^(;]{0,160}\(([^)]*)\)")
_SHORT_LEAD = 8
# "Khen thưởng sơ kết", "Khen thưởng hằng năm và khen thưởng sơ kết", "Việc khen thưởng được thực hiện khi tổng kết"
_AWARDING = re.compile(r"(?:khen thuong|hinh thuc khen|tang thuong|xet khen|xet tang)[^.;:]*")
# "Khen thưởng đột xuất", "khen thưởng theo đợt", "khen thưởng chuyên đề": an occasion of its own, none of the three
_OTHER = re.compile(r"khen thuong (?:dot xuat|theo dot|chuyen de|thuong xuyen|theo chuyen de|theo (?:tung )?dot)")

# "Thời điểm khen thưởng: Tổng kết năm và sơ kết 6 tháng": said beside the list of forms, not over it
_WHEN = re.compile(r"(?:thoi diem|dip|ky|thoi gian)(?: to chuc| xet)? khen thuong\s*:?(.*)", re.DOTALL)


def occasions_beside(text: str) -> tuple[Occasion, ...]:
    """The occasions that a paragraph of its own gives to the lists beside it."""
    when = _WHEN.search(fold(text))
    return occasions_in(when[1]) if when else ()


def within_a_year(occasions: tuple[Occasion, ...], words: Iterable[str]) -> tuple[Occasion, ...]:
    """The occasions in a plan of one year: the review that closes the year is its final one.

    `words` are the sentence that names the form and what stands over it.
    """
    said = [folded for text in words if _YEAR_CLOSES.search(folded := fold(text)) or _EVERY_YEAR.search(folded)]
    if "annual" not in occasions or not said or _EVERY_YEAR.search(said[0]):
        return occasions
    return tuple(dict.fromkeys("final" if occasion == "annual" else occasion for occasion in occasions))


def occasions_in(text: str) -> tuple[Occasion, ...]:
    """The occasions that words name."""
    folded = fold(text)
    return tuple(occasion for occasion, pattern in _WORDS if pattern.search(folded))


def occasions_after(text: str) -> tuple[Occasion, ...]:
    """The occasions behind a form: in the brackets that follow it, else in its words."""
    bracket = _BRACKET.match(text)
    if bracket and (said := occasions_in(bracket[1])):
        return said
    return occasions_in(re.sub(r"\([^)]*\)", " ", text))


def occasions_of_heading(text: str) -> tuple[Occasion, ...] | None:
    """The occasions that a heading gives to its list; None where it says nothing of occasions.

    "SƠ KẾT, TỔNG KẾT VÀ KHEN THƯỞNG" names three subjects, not the occasions of the third.
    """
    folded = fold(text)
    if _OTHER.search(folded):
        return occasions_in(folded)
    awarding = _AWARDING.search(folded)
    words = awarding[0] if awarding else folded if len(folded.split()) <= _SHORT_LEAD else ""
    return occasions_in(words) or None
