"""What a question asks for: its intent and the details that narrow it. Pure; patterns run over folded text."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from knowledge.facts.occasions import occasions_in
from knowledge.model import AwardLevel, Occasion, Role
from knowledge.question.settling import EFFECT, settled

Intent = Literal[
    "deadline",  # when something is due
    "report_to",  # to whom it goes
    "award",  # forms of award, occasions, grantors
    "dossier",  # the papers of an award proposal
    "office",  # which office does something
    "duties",  # what an office has to do
    "phase",  # phases and duration
    "target",  # numbers to reach
    "reference",  # documents cited
    "signer",  # header fields ...
    "title",
    "person",  # who holds a post
    "number",
    "issued_on",
    "recipients",
    "contact",  # never in a plan unless its text says so
    "money",
    "content",  # anything else
]

# The table of `intents.toml`: in order, the first pattern that is found wins.


@cache
def _intents() -> tuple[tuple[Intent, re.Pattern[str]], ...]:
    text = resources.files("knowledge.question").joinpath("intents.toml").read_text(encoding="utf-8")
    return tuple(
        (entry["name"], re.compile("|".join(rf"(?<![^\W_])(?:{pattern})(?![^\W_])" for pattern in entry["patterns"])))
        for entry in tomllib.loads(text)["intent"]
    )


_NO_OCCASION = re.compile(r"\b(?:ho|co) so\b|\bnam (?:nao|may|bao nhieu)\b")
_LEVELS: tuple[tuple[AwardLevel, str], ...] = (
    ("state", r"\b(cap|hang) (nha nuoc|trung uong|chinh phu)\b"),
    ("province", r"\bcap (tinh|thanh pho)\b"),
    ("unit", r"\bcap (co so|xa|phuong|so|don vi|huyen)\b"),
)
_FORMS = (
    "huan chuong lao dong",
    "huan chuong",
    "huy chuong",
    "ky niem chuong",
    "chien si thi dua",
    "tap the lao dong",
    "co thi dua",
    "bang khen",
    "giay khen",
    "thu khen",
    "giay chung nhan",
    "danh hieu",
)
_ROLES: tuple[tuple[Role, str], ...] = (
    ("lead", r"\b(chu tri|thuong truc|dau moi|phu trach|dung dau)\b"),
    ("cooperate", r"\bphoi hop\b"),
    ("advise", r"\b(tham muu|tham dinh|de xuat)\b"),
    ("monitor", r"\b(theo doi|don doc|kiem tra|giam sat)\b"),
)
_YES_NO = (
    r"\b(co\b.*\b(khong|chua)|(duoc|kip|tre) (khong|chua)|phai khong|dung khong|co phai)\b"
    r"|^(does|do|is|are|has|have|can|may|must|should|will|was|were|did)\b|\b(right|correct)$"
)
_MONTHS = 12
_ORDINALS = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
# "kế hoạch nào muộn nhất" compares; "muộn nhất là khi nào" asks by when
_EARLIEST = re.compile(
    r"\b(som nhat|gan nhat|dau tien|(muon|tre) nhat(?!( \w+){0,2} (khi|ngay|bao gio|luc|thoi han|hom)))\b"
)
# "căn cứ vào đâu để xếp trên", "bình xét căn cứ vào đâu": what decides, not the documents behind a plan
_JUDGED_BY = re.compile(
    r"\bcan cu (?:vao )?(?:dau|gi|dieu gi|tieu chi nao) (?:de|ma|thi) (?:duoc )?"
    r"(?:xep|xet|binh|cham|danh gia|phan loai|tinh|suy ton|chon|quyet dinh (?:xep|chon))\b"
    r"|\b(?:xep|xet|binh xet|cham diem|danh gia|phan loai|tinh diem|suy ton|binh chon)\b.{0,40}"
    r"\bcan cu (?:vao )?(?:dau|gi)\b"
)
_DATE = re.compile(
    r"(?<![\d/])(\d{1,2})\s*[/-]\s*(\d{1,2})(?:\s*[/-]\s*(20\d\d))?(?![\d/])|\bngay (\d{1,2}) thang (\d{1,2})\b"
)


# "kế hoạch ban hành ngày 08/8/2025 thì ...": says of which document
_ISSUED = re.compile(r"\b(?:ban hanh|ky)(?: vao)? ngay (\d{1,2})[/-](\d{1,2})[/-](20\d\d)")
# "số liệu tháng 5/2026", "báo cáo tháng 12 năm 2026"
_MONTH = re.compile(r"(?<!ngay \d )(?<!ngay \d\d )\bthang (\d{1,2})(?:\s*[/-]\s*|\s+nam\s+)(20\d\d)\b")
# "báo cáo quý nộp vào ngày 20 phải không"
_MONTHLESS = re.compile(r"\b(?:nop|gui|trinh)\b.*\bngay \d{1,2}\b(?! (?:lam viec|ke tu|tinh tu))")
_FULL_DATE = re.compile(r"(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-](20\d\d)(?!\d)")
# "hôm nay 12/3/2026", "bây giờ là 20/2/2026", "từ 20/7/2025 còn mấy ngày": the day to count from
_AS_OF = re.compile(
    r"\b(?:hom nay|bay gio|hien tai|hien nay|gia su|neu|tinh)(?: (?:la|tu|den))*(?: ngay)?"
    r" (\d{1,2})[/-](\d{1,2})[/-](20\d\d)"
    r"|\btu(?: ngay)? (\d{1,2})[/-](\d{1,2})[/-](20\d\d)(?=.{0,12}\bcon\b)"
)

# "năm 2030", "tới 2030", "năm 2027 và 2030"; "2025 đến 2030" is a period
_YEAR = re.compile(r"\b(?:nam|(?<!\d\d\d\d )(?:toi|den|het|cuoi)) (20\d\d(?:(?:,| va|, va| hay) 20\d\d)*)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's intent with the details found in it.

    `also` are other intents its words allow, likeliest first; `dates` are (day, month) pairs named in the question.
    `issued` is the day on which it says that the plan was issued, `month` a (year, month) that it names.
    """

    intent: Intent
    also: tuple[Intent, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    levels: tuple[AwardLevel, ...] = ()
    form: str | None = None
    roles: tuple[Role, ...] = ()
    ordinal: int | None = None
    percent: int | None = None
    dates: tuple[tuple[int, int], ...] = ()
    years: tuple[int, ...] = ()
    full_dates: tuple[dt.date, ...] = ()
    as_of: dt.date | None = None
    quarter: str | None = None
    wants_list: bool = False
    yes_no: bool = False
    which_plans: bool = False
    compares: bool = False
    earliest: bool = False
    amount: bool = False
    days_left: bool = False
    weekday: bool = False
    issued: dt.date | None = None
    month: tuple[int, int] | None = None


def asked(folded: str, case: str = "") -> Asked:
    """Read intent and details out of a folded question; `intent` is "content" where nothing else fits.

    `case` is the question with what it leans on, where that is more: days, years and offices may be named there.
    """
    folded, whole = folded.rstrip(" ?!.,;"), (case or folded).rstrip(" ?!.,;")
    folded, case = _ISSUED.sub(" ", folded), _ISSUED.sub(" ", whole)
    found = _kinds(folded) or _kinds(case)
    intent = settled(found[0] if found else "content", folded)
    if re.search(_YES_NO, folded) and _asks_of_day(intent, case):
        intent = "deadline"
    spoken = _AS_OF.search(case)
    timeless = case.replace(spoken[0], " ") if spoken else case
    percent = re.search(r"\b(\d{1,3}) ?(?:%|phan tram)", case)
    quarter = re.search(r"\bquy (iv|iii|ii|i|[1-4])\b", case)
    return Asked(
        intent=intent,
        # "có hiệu lực từ ngày nào" is no deadline in disguise
        also=() if EFFECT.search(folded) and intent == "content" else tuple(name for name in found if name != intent),
        occasions=occasions_asked(case),
        levels=tuple(name for name, pattern in _LEVELS if re.search(pattern, case)),
        form=next((form for form in _FORMS if form in case), None),
        roles=tuple(name for name, pattern in _ROLES if re.search(pattern, case)),
        ordinal=_ordinal(case),
        percent=int(percent[1]) if percent else None,
        dates=tuple(sorted({(int(m[1] or m[4]), int(m[2] or m[5])) for m in _DATE.finditer(timeless)})),
        years=tuple(sorted({int(year) for said in _YEAR.findall(timeless) for year in re.findall(r"20\d\d", said)})),
        full_dates=tuple(day for match in _FULL_DATE.finditer(timeless) if (day := _day_of(match))),
        as_of=_day_of(spoken),
        quarter=quarter[1] if quarter else None,
        wants_list=bool(
            re.search(r"\b(liet ke|nhung|cac|toan bo|day du|tat ca|gom|ke (?:ra|het|du)|danh sach|bao gom)\b", folded)
        ),
        yes_no=bool(re.search(_YES_NO, folded)),
        which_plans=bool(re.search(r"\b(nhung |cac )?(ke hoach|don vi|dia phuong|tinh|noi) nao\b", folded)),
        compares=bool(re.search(r"\b(khac nhau|giong nhau|so sanh|khac gi|giong gi|khac|hon)\b", folded)),
        earliest=bool(_EARLIEST.search(folded)),
        amount=bool(re.search(r"\b(bao nhieu|may|toi da|ty le|so luong|phan tram)\b|%", folded)),
        days_left=bool(
            re.search(r"\b(con (may|bao nhieu) ngay|con bao lau|tre han|qua han|da tre|ky toi|ky tiep)\b", folded)
        ),
        weekday=bool(re.search(r"\bthu (may|bao nhieu)\b|\bngay nao trong tuan\b", folded)),
        issued=_day_of(told) if (told := _ISSUED.search(whole)) else None,
        month=_month(timeless),
    )


def occasions_asked(folded: str) -> tuple[Occasion, ...]:
    """The occasions of awards that a folded question names; not those in "hồ sơ kết quả", "tổng kết năm nào"."""
    return occasions_in(_NO_OCCASION.sub(" ", folded))


def _asks_of_day(intent: Intent, folded: str) -> bool:
    """ "báo cáo năm nộp trước 18/6 phải không", "hồ sơ gửi ngày 26/11 có còn được xét không"; not "nộp sau 1/12"."""
    handed_in = intent == "dossier" and re.search(r"\b(nop|gui|trinh)\b(?!.*\b(sau|tre|qua)\b)", folded)
    if intent == "content" and _MONTHLESS.search(folded):
        return True
    return bool((intent == "content" or handed_in) and _DATE.search(folded))


def _kinds(folded: str) -> list[Intent]:
    """The intents that the words allow, likeliest first."""
    judged = _JUDGED_BY.search(folded)
    return [name for name, pattern in _intents() if pattern.search(folded) and not (judged and name == "reference")]


def _day_of(spoken: re.Match[str] | None) -> dt.date | None:
    if spoken is None:
        return None
    day, month, year = (int(part) for part in spoken.groups() if part)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month(folded: str) -> tuple[int, int] | None:
    """ "tháng 5/2026" is (2026, 5)."""
    match = _MONTH.search(folded)
    return (int(match[2]), int(match[1])) if match and 1 <= int(match[1]) <= _MONTHS else None


def _ordinal(folded: str) -> int | None:
    """ "nội dung thứ 4", "giai đoạn 2", "giai đoạn hai": 4, 2, 2; "giai đoạn sau" is the later one."""
    match = re.search(
        r"\b(?:thu|giai doan|dot|chang|buoc|so|noi dung|nhiem vu|muc) (?:so )?"
        # not "giai đoạn từ tháng 3", "giai đoạn năm 2026"
        r"(?:0?(\d{1,2})\b(?!/)|(?!tu (?:thang|nam|ngay|quy|khi|luc|dau)|nam \d)"
        r"(nhat|hai|ba|tu|nam|(?<=thu )sau|bay|tam|chin|muoi)\b)",
        folded,
    )
    if not match:
        return None
    return int(match[1]) if match[1] else _ORDINALS[match[2]]
