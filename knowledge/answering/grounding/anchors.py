"""What other words go with: dates, numbers, awards and offices, each where it stands. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.answering.grounding.claims import claims_of
from knowledge.answering.grounding.spelling import Spelled
from knowledge.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date, a number, an award or an office; `key` is what it comes to however it is written."""

    key: str
    start: int
    end: int


_ENGLISH_FORMS = {
    "emulation flag": "co thi dua", "certificate of merit": "bang khen", "certificates of merit": "bang khen",
    "commendation letter": "giay khen", "certificate of commendation": "giay khen",
    "labour order": "huan chuong lao dong", "labor order": "huan chuong lao dong",
}  # fmt: skip
_FORMS = re.compile(
    r"(?<![^\W_])(?:huan chuong(?: lao dong)?|huy chuong|ky niem chuong|co thi dua|bang khen|giay khen|chien si thi dua"
    rf"|tap the lao dong|danh hieu|{'|'.join(_ENGLISH_FORMS)})(?![^\W_])"
)
# With their marks: "số" is no office.
_POST = r"(?:phó )?(?:chủ tịch|giám đốc|thủ trưởng|bí thư|bộ trưởng|hiệu trưởng|trưởng phòng|thủ tướng)"
_BODY = (
    r"ủy ban nhân dân|hội đồng nhân dân|hội đồng|văn phòng|trung tâm|(?<!cơ )(?<!trụ )sở(?! hữu)"
    r"|(?<!quốc )(?<!dự )phòng(?! chống| ngừa|,)|ban(?! hành|,)|bộ(?! hồ sơ| phận| đội| sung)|chi cục|cục|công an"
    r"|mặt trận|liên đoàn|đảng ủy|tỉnh ủy|chính phủ|nhà nước|thanh tra|kho bạc|công đoàn"
)
_GROUP = (
    r"các (?:đơn vị|cơ quan|phòng|sở|ban|ngành|xã|phường|thôn|bản|địa phương|trường|khoa|tổ|chi bộ|chi đoàn"
    r"|doanh nghiệp|bệnh viện|trạm|trung tâm)"
)
# Ordinary words unless printed large
_LARGE_ONLY = r"tổ|khoa|hội|đoàn|trường|viện|bệnh viện|trạm|đội|khối|cụm|đài|báo|ngân hàng|công ty"
_OFFICE = re.compile(
    rf"(?<![^\W_])(?:{_GROUP}|(?:{_POST}|{_BODY})(?: (?:{_BODY}))*|(?P<large>{_LARGE_ONLY}))(?![^\W_])"
)
_INITIALS = re.compile(r"(?<![^\W_])(?<![-/])[A-ZĐ]{3,8}(?![^\W_])(?![-/])(?: (?:tỉnh|xã|phường))?")
# What a name goes on with, as printed: "Nội vụ", "Văn hóa", "tỉnh Sơn"
LARGE = "A-ZĐ" + "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper())
_TAIL = re.compile(
    rf" (?:(?:tỉnh|xã|phường|đặc khu|huyện|thành phố)\b(?: [{LARGE}]\w*)?|[{LARGE}]\w*(?: (?![{LARGE}])[^\W\d_]+)?)"
)


def times(text: Spelled) -> Iterator[Anchor]:
    """Days, months, quarters and years, without the year where it is only added to a day."""
    for claim in claims_of(text):
        if claim.kind in ("date", "month", "quarter", "year", "day"):
            yield Anchor("/".join(str(part) for part in claim.value[:2]), claim.start, claim.end)


def amounts(text: Spelled) -> Iterator[Anchor]:
    """Counts, percentages, sums."""
    for claim in claims_of(text):
        if claim.kind in ("count", "percent", "money"):
            yield Anchor(f"{claim.value[0]:g}", claim.start, claim.end)


def awards(text: Spelled) -> Iterator[Anchor]:
    """Forms of award."""
    for match in _FORMS.finditer(text.folded):
        yield Anchor(_ENGLISH_FORMS.get(match[0], match[0]), match.start(), match.end())


def offices(text: Spelled) -> Iterator[Anchor]:
    """Offices and posts, as far as two words behind their first tell them apart, and groups of offices."""
    end = 0
    named = [*_OFFICE.finditer(text.lower), *_INITIALS.finditer(text.printed)]
    for match in sorted(named, key=lambda one: one.start()):
        common = match.re is _OFFICE and match["large"] and text.printed[match.start()].islower()
        if match.start() >= end and not common:
            tail = _TAIL.match(text.printed, match.end())
            end = tail.end() if tail else match.end()
            yield Anchor(fold(text.lower[match.start() : end]), match.start(), end)


def alike(one: str, other: str) -> bool:
    """Whether two names are one office: the longer goes on where the shorter ends. "Sở" alone is no "Sở Nội vụ"."""
    if " " not in one or " " not in other:
        return one == other
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")
