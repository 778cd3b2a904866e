"""The names that a plan goes by: its number, its places, its unit, its movement. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.model import Listed
from knowledge.vietnamese import CAPITALS, fold

# "tỉnh Sơn La" -> level "tinh", name "son la"
LEVELS = ("thanh pho", "thi tran", "dac khu", "thi xa", "phuong", "huyen", "quan", "tinh", "xa", "tp")
_PLACE = re.compile(rf"^(?:{'|'.join(LEVELS)})\s+(.+)$")
_COMMITTEE = re.compile(r"^(?:uy ban nhan dan|ubnd)\s*")
# "Chi cục Hải quan khu vực VI", "Ban Chấp hành Hội Cựu chiến binh": people leave out what kind of body it is
_KIND = re.compile(
    r"^(?:chi cuc|tong cuc|cuc|vien|benh vien|trung tam|tong cong ty|cong ty|truong|ban chap hanh|ban thuong vu"
    r"|ban thuong truc)\s+"
)
_NUMBER_WEIGHT, PLACE_WEIGHT, PROVINCE_WEIGHT, _UNIT_WEIGHT, LEVEL_WEIGHT = 12.0, 6.0, 4.0, 3.0, 1.5
# so many words of a title in a row name its plan
TITLE_RUN = 4
# "Công ty TNHH MTV Cấp nước Sông Lam", "... Duyên Hải - CTCP": nobody says it
_LEGAL_FORM = re.compile(r"\s*[-–]?\s*\b(?:ctcp|co phan|tnhh|mtv|mot thanh vien)\b")
_WORD = re.compile(r"[^\W_]+")
# "Bệnh viện Đa khoa khu vực Bảo Hà", "Trường THPT Nguyễn Du": the name at the end
_NAME_WORD = rf"[{CAPITALS}][^\W\d_{CAPITALS}]+"
_OWN_NAME = re.compile(rf"(?:[^\W\d_{CAPITALS}]|[{CAPITALS}]{{2}})\s+((?:{_NAME_WORD} ){{1,3}}{_NAME_WORD})$")
# "Trường Đại học Kỹ Thuật Và Kinh Tế Hưng Long": printed in capitals only, the field runs into the name
_FIELDS = re.compile(
    r"\b(?:kinh te|ky thuat|cong nghe|thong tin|su pham|y (?:te|duoc|khoa)|bach khoa|nghe thuat|van hoa|the thao"
    r"|du lich|tai chinh|ke toan|ngan hang|thuong mai|nong (?:lam|nghiep)|xay dung|giao thong"
    r"|ngoai ngu|quan tri|kinh doanh)$"
)
# "Công ty TNHH MTV cấp nước sông lam": the last two words
_COMPANY = re.compile(r"\b(?:TNHH|MTV|CTCP|CP|[Cc]ổ phần)\b.*?(\w+ \w+)$")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_MOVEMENT = re.compile(r"[“\"]([^“”\"]+)[”\"]")


@dataclass(frozen=True, slots=True)
class Name:
    """A folded name of a plan, and how surely it means this plan."""

    plan: str
    folded: str
    weight: float


def names_of(plan: Listed) -> tuple[Name, ...]:
    """What a question may call a plan."""
    return tuple(_named(plan))


def _named(plan: Listed) -> Iterator[Name]:
    header = plan.header
    if header.number:
        yield from _number_names(plan.id, header.number)
    for at, place in enumerate(header.places):
        folded = fold(place)
        match = _PLACE.match(folded)
        bare = match[1] if match else folded
        weight = PLACE_WEIGHT if at == 0 else PROVINCE_WEIGHT
        yield Name(plan.id, bare, weight)
        yield Name(plan.id, folded, weight + (1.0 if at == 0 else 0.0))
        if at == 0 and match:
            yield Name(plan.id, folded[: match.start(1)].strip(), LEVEL_WEIGHT)
    unit = fold(re.sub(r"\([^)]*\)", "", header.issuer))
    for place in header.places:
        # "so noi vu tinh son la" -> "so noi vu"; "ban quan ly" keeps its "quan"
        unit = re.sub(rf"[,\s]+{re.escape(fold(place))}$", "", unit.strip(" ,"))
    unit = _LEGAL_FORM.sub("", _COMMITTEE.sub("", unit)).strip(" ,-")
    if unit and unit not in {fold(place) for place in header.places} and not unit.startswith(LEVELS):
        yield from _unit_names(plan.id, unit)
        if (last := unit.split()[-1]) in _ROMAN:
            # "hải quan khu vực 6"
            yield from _unit_names(plan.id, f"{unit.removesuffix(last)}{_ROMAN.index(last) + 1}")
    if (company := _COMPANY.search(header.issuer.split(",")[0])) and company[1].islower():
        # printed in capitals only: that its last words are its own name is told by nothing else
        yield Name(plan.id, fold(company[1]), _UNIT_WEIGHT)
    if own := _OWN_NAME.search(header.issuer.split(",")[0]):
        yield from (Name(plan.id, name, PROVINCE_WEIGHT) for name in _own_names(fold(own[1])))
    if movement := _MOVEMENT.search(header.title):
        words = _WORD.findall(fold(movement[1]))
        if len(words) >= TITLE_RUN:
            yield Name(plan.id, " ".join(words), _UNIT_WEIGHT)
    for years in re.findall(r"\b20\d\d\s*-\s*20\d\d\b", header.title):
        yield Name(plan.id, re.sub(r"\s", "", years), LEVEL_WEIGHT)


def _own_names(run: str) -> Iterator[str]:
    """ "kinh te hung long": the whole, and of a long one its last two words, if these are no field."""
    yield run
    last = " ".join(run.split()[-2:])
    if last != run and not _FIELDS.search(run):
        yield last


def _number_names(plan: str, printed: str) -> Iterable[Name]:
    """ "145/KH-NVL": the whole, the bare number, and the office's own abbreviation."""
    number = re.sub(r"\s+", "", fold(printed))
    yield Name(plan, number, _NUMBER_WEIGHT)
    first, *parts = re.split(r"[/-]", number)
    yield Name(plan, first, _UNIT_WEIGHT if len(first) > 2 else LEVEL_WEIGHT)
    if parts and len(parts[-1]) > 2 and parts[-1][:2].isalpha() and parts[-1] not in ("ubnd", "hdnd"):
        yield Name(plan, parts[-1], _UNIT_WEIGHT)


def _unit_names(plan: str, unit: str) -> Iterable[Name]:
    """ "benh vien da khoa khu vuc tan phu": whole, its beginning, its ends: "benh vien tan phu" has both of these."""
    yield Name(plan, unit, _UNIT_WEIGHT)
    yield Name(plan, unit.replace(",", ""), _UNIT_WEIGHT)
    if len(bare := _KIND.sub("", unit).split()) > 3:
        yield Name(plan, " ".join(bare), _UNIT_WEIGHT)
    yield Name(plan, unit.split(",")[0], LEVEL_WEIGHT)
    yield Name(plan, unit.split()[0], LEVEL_WEIGHT)
    words = re.findall(r"[^\W_]+", unit)
    if len(words) > 3:
        yield Name(plan, " ".join(words[:2]), LEVEL_WEIGHT)
        yield Name(plan, " ".join(words[-2:]), LEVEL_WEIGHT)
        yield Name(plan, " ".join(words[-3:]), LEVEL_WEIGHT)
