"""What kind of thing a question wants (a number, a place, an hour, a count), and whether words hold it. Pure."""

from __future__ import annotations

import re

from knowledge.answering.draft import Asking
from knowledge.answering.timing import ASKS_HOUR, NAMES_HOUR
from knowledge.vietnamese import CAPITALS, fold

# "trừ mấy điểm", "bao nhiêu doanh nghiệp": what is counted must stand beside a number
COUNTED = re.compile(
    r"\b(?:bao nhieu|may) (diem|doanh nghiep|thanh vien|tiet|bai|dong|lop|mo hinh|sang kien|de tai|bo|ban|tap the"
    r"|ca nhan|dong chi|cuoc|buoi|khoa|hoi nghi|xa|phuong|thon|truong|giai|san pham|cong trinh|chuyen de|luot|lan)\b"
)
# "mấy cống", "bao nhiêu tổ": whatever it is, the passage that numbers it comes first; no part of a hundred, no kind
ANY_COUNTED = re.compile(r"\b(?:bao nhieu|may) (?!phan\b|hinh\b|loai\b|nam\b|thang\b|ngay\b|gio\b|lan\b)([a-z]+)")
_DATED = re.compile(r"\b(?:nam )?20\d\d\b|\d{1,2}/\d{1,2}")
# "nghỉ phép bao nhiêu ngày": a day of a date is none
_DAYS = re.compile(r"\b(?:bao nhieu|may) ngay\b")
_NUMBERED_DAYS = re.compile(r"\d (?:\w+ )?ngay\b")
# "quyết định thành lập ban tổ chức số mấy"; "Số: 12/KH-UBND", "Công văn số 702"
_ASKS_NUMBER = re.compile(r"\bso (?:may|bao nhieu|hieu)\b")
_NUMBER = re.compile(rf"\d\s*[/-]\s*[{CAPITALS}]|\b[Ss]ố:?\s*\d|\d/20\d\d/")
_ASKS_PLACE = re.compile(
    r"\b(?:dia diem|hoi truong|phong hop|khach san|nha hang|san van dong|nha van hoa|nha thi dau|toa nha) nao\b"
    r"|\b(to chuc|dien ra|hop|hoi nghi|le)\b.{0,40}\b(o dau|cho nao|tai dau|noi nao)\b"
)
_PLACE = re.compile(r"\b(tai|dia diem|hoi truong|tru so)\b")
NUMERALS = ("khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_SPELT_OUT = rf"(?:{'|'.join(NUMERALS[1:])})"


def counts(noun: str, text: str) -> bool:
    """Whether the noun stands beside a number: "trừ 05 điểm", "chỉ nhập một lần"."""
    said = rf"\d[^.;]{{0,25}}\b{noun}\b|\b{noun}\b[^.;]{{0,25}}\d|(?<!thu )\b{_SPELT_OUT} {noun}\b"
    return bool(re.search(said, _DATED.sub(" ", fold(text))))


def lacks(asking: Asking, text: str) -> str | None:
    """The kind of thing that is asked for and that the words do not hold ("kind_place" of the phrases); else None."""
    asked = asking.question.asked
    if _ASKS_PLACE.search(asking.question.folded) and not _PLACE.search(fold(text)):
        return "kind_place"
    if ASKS_HOUR.search(asking.question.folded) and not NAMES_HOUR.search(fold(text)):
        return "kind_hour"
    if (
        asked.intent in ("number", "reference")
        and _ASKS_NUMBER.search(asking.question.folded)
        and not _NUMBER.search(text)
    ):
        return "kind_reference"
    wants = re.search(r"\b(bao nhieu|may phan tram|phan tram)\b|%", asking.question.folded)
    nouns = COUNTED.findall(asking.question.folded)
    if nouns and not any(counts(noun, text) for noun in nouns):
        return "kind_amount"
    if asked.intent == "target" and _DAYS.search(asking.question.folded) and not _NUMBERED_DAYS.search(fold(text)):
        return "kind_amount"
    if wants and not re.search(r"\d", re.sub(r"\d+[/-]\S*|\bnăm \d{4}|\b20\d\d\b|^\s*\d+(?:\.\d+)*[.)]", "", text)):
        return "kind_amount"
    if asked.percent is not None and f"{asked.percent}%" not in text.replace(" ", ""):
        return "kind_amount"
    return None
