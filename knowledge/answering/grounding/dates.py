"""Dates and periods as wordings name them, Vietnamese and English. Pure; patterns run over folded text.

A reader of its own beside the grammar that reads plans: what a gate lets through must not hang on one reading. "¦"
stands where an earlier rule has read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Found = tuple[str, tuple[object, ...]]
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Found]]]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), 2)
} | {"chu nhat": 8}
UNITS = {
    "ngay lam viec": "working day", "working day": "working day", "business day": "working day", "calendar day": "day",
    "ngay": "day", "day": "day", "tuan": "week", "week": "week", "thang": "month", "month": "month", "quy": "quarter",
    "quarter": "quarter", "nam": "year", "year": "year", "gio": "hour", "hour": "hour", "phut": "minute",
    "minute": "minute",
}  # fmt: skip
_ADVERBS = {
    "yearly": "year", "annual": "year", "annually": "year", "quarterly": "quarter", "monthly": "month",
    "weekly": "week", "daily": "day", "thuong nien": "year",
}  # fmt: skip
_PARTS = {
    "dau": "start", "nua dau": "start", "beginning": "start", "start": "start", "early": "start", "first half": "start",
    "giua": "middle", "middle": "middle", "mid": "middle",
    "cuoi": "end", "nua cuoi": "end", "nua sau": "end", "end": "end", "late": "end", "second half": "end",
}  # fmt: skip
_ROMANS = {"i": 1, "v": 5, "x": 10}


def _numbers(text: str | None) -> list[int]:
    return [int(one) for one in re.findall(r"\d+", text or "")]


def arabic(name: str) -> int:
    """ "iv" and "4" are 4."""
    if name.isdigit():
        return int(name)
    values = [_ROMANS[letter] for letter in name]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


# --- readers, each with a wording it reads --------------------------------------------------------


def _day(match: re.Match[str]) -> Iterator[Found]:
    """ "30/6/2025", "10-11-2025", "ngày 30.6", "10/11 năm 2026", "10/11/26"; "1.5" alone is a number."""
    led, day, sign, month, year, short = match.groups()
    if sign.strip() == "/" or year or led:
        # "45/13" is a date of no calendar: it must stand in the evidence as it is
        yield "date", (int(day), int(month), int(year or 0) or (2000 + int(short) if short else 0))


def _iso_day(match: re.Match[str]) -> Iterator[Found]:
    """ "2025-11-15"."""
    yield "date", (int(match[3]), int(match[2]), int(match[1]))


def _spelled_day(match: re.Match[str]) -> Iterator[Found]:
    """ "30 tháng 5 và tháng 11 năm 2025", "ngày 15, 20 tháng 6"."""
    for day in _numbers(match[1]):
        for month in _numbers(match[2]):
            yield "date", (day, month, int(match[3] or 0))


def _english_day(match: re.Match[str]) -> Iterator[Found]:
    """ "10 November 2025", "the 10 of Nov", "November 10, 2025"."""
    yield "date", (int(match["day"]), _MONTHS[match["month"]], int(match["year"] or 0))


def _english_month(match: re.Match[str]) -> Iterator[Found]:
    """ "November 2025", "in May"."""
    yield "month", (_MONTHS[match["month"]], int(match.groupdict().get("year") or 0))


def _month(match: re.Match[str]) -> Iterator[Found]:
    """ "tháng 7 năm 2025", "tháng 6 và 12", "07/2025"."""
    for month in _numbers(match[1]):
        yield "month", (month, int(match[2] or 0))


def _quarter(match: re.Match[str]) -> Iterator[Found]:
    """ "quý IV/2025", "quý I và III", "Q3 2026", "2 quarter of 2026"."""
    for name in re.findall(_QUARTER, match[1]):
        yield "quarter", (arabic(name), int(match[2] or 0))


def _clock(match: re.Match[str]) -> Iterator[Found]:
    """ "17 giờ 30", "17h", "17:00", "5 pm"."""
    hour = int(match[1])
    yield "time", (hour + 12 if match[4] == "pm" and hour < 12 else hour, int(match[2] or match[3] or 0))


def _weekday(match: re.Match[str]) -> Iterator[Found]:
    """ "thứ 6", "Chủ nhật", "Friday"."""
    yield "weekday", (int(match[1]) if match[1] else _WEEKDAYS[match[0]],)


def _every(match: re.Match[str]) -> Iterator[Found]:
    """ "hằng năm", "mỗi quý", "every year", "annually"."""
    yield "every", (UNITS[match["unit"]] if match["unit"] else _ADVERBS[match[0]],)


def _part(match: re.Match[str]) -> Iterator[Found]:
    """ "cuối tháng", "đầu năm", "end of November", "mid-2026"."""
    yield "part", (_PARTS[match[1]],)


def _days(match: re.Match[str]) -> Iterator[Found]:
    """ "ngày 15", "các ngày 10 và 20 hằng tháng", "the 15 of each month"."""
    for day in _numbers(match[1]):
        yield "day", (day,)


def _year(match: re.Match[str]) -> Iterator[Found]:
    """ "2030", "giai đoạn 2025-2027"."""
    yield "year", (int(match[0]),)


_AND = r"\s?(?:,|;|va|hoac|and|or|&)\s?"
_BEFORE_MONTH = "|".join(
    rf"(?<=\b{word}[ -])"
    for word in [
        "in",
        "by",
        "of",
        "before",
        "until",
        "since",
        "after",
        "early",
        "late",
        "from",
        "during",
        "mid",
        "every",
        "each",
    ]
)
_LIMITS = ("truoc", "sau", "cham nhat", "muon nhat", "vao", "before", "by")
_BEFORE_DAY = "|".join(rf"(?<=\b{words} )" for words in _LIMITS)
_MON = "|".join(sorted(_MONTHS, key=len, reverse=True))
_QUARTER = r"(?:iv|iii|ii|i|[1-4])(?![^\W_])"
_IN_YEAR = r"(?:(?:\s?[/.-]\s?|,? (?:cua )?(?:nam )?)((?:19|20)\d\d)(?!\d))?"
_IN_ENGLISH_YEAR = r"(?:,? (?:of )?(?P<year>(?:19|20)\d\d))?(?!\d)"
_DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
# "lần thứ hai", "nội dung thứ 4" are no weekdays
_NO_ORDINAL = "".join(rf"(?<!{word} )" for word in ("lan", "ky", "dot", "dung", "vu", "doan", "loai"))
_SPAN = r"(?:nam|quy|thang|tuan|ky|giai doan|nhiem ky)\b"

RULES: tuple[Rule, ...] = (
    (re.compile(r"(?<![\d/])(20\d\d)-(\d\d)-(\d\d)(?!\d)"), _iso_day),
    (
        re.compile(
            r"(?<![\d/.,-])(ngay )?(\d{1,2})(\s?[/.-]\s?)(\d{1,2})(?!\d)"
            r"(?:(?:\s?[/.-]\s?|,? (?:cua )?nam )((?:19|20)\d\d)|/(\d\d))?(?![\d/%]|[.,]\d)"
        ),
        _day,
    ),
    (
        re.compile(
            rf"(?<!\d)(?<!thu )(\d{{1,2}}(?:{_AND}(?:ngay )?\d{{1,2}})*) thang"
            rf" (\d{{1,2}}(?:{_AND}thang \d{{1,2}})*)(?!\d){_IN_YEAR}"
        ),
        _spelled_day,
    ),
    (
        re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?: day)?(?: of)? (?P<month>{_MON})\b\.?{_IN_ENGLISH_YEAR}"),
        _english_day,
    ),
    (re.compile(rf"\b(?P<month>{_MON})\.? (?:the )?(?P<day>\d{{1,2}})(?!\d){_IN_ENGLISH_YEAR}"), _english_day),
    (re.compile(rf"\b(?P<month>{_MON})\.?,? (?:of )?(?P<year>(?:19|20)\d\d)(?!\d)"), _english_month),
    # "may" is also a verb, and "mar" a syllable
    (re.compile(rf"(?:{_BEFORE_MONTH})(?P<month>{_MON})\b"), _english_month),
    (re.compile(rf"\bthang (\d{{1,2}}(?:{_AND}(?:thang )?\d{{1,2}}(?!\d))*)(?!\d){_IN_YEAR}"), _month),
    (re.compile(r"(?<![\d/])(\d{1,2})\s?/\s?((?:19|20)\d\d)(?![\d/])"), _month),
    (
        re.compile(
            rf"\b(?:quy|quarter) ({_QUARTER}(?:(?:{_AND}|\s?-\s?)(?:quy )?{_QUARTER})*)"
            r"(?:(?:\s?/\s?|,? (?:nam |of )?)((?:19|20)\d\d)(?!\d))?"
        ),
        _quarter,
    ),
    (re.compile(r"\bq([1-4])\b(?:[ /](20\d\d))?"), _quarter),
    (re.compile(r"(?<!\d)([1-4]) quarter\b(?:(?: of)? (20\d\d))?"), _quarter),
    (
        re.compile(
            r"(?<!\d)(\d{1,2})(?::(\d\d)(?!\d)|\s?(?:gio|h)(?![a-z])(?:\s?(\d\d)(?!\d))?(?: phut)?|(?= ?[ap]m\b))"
            r"(?: ?([ap]m)\b)?"
        ),
        _clock,
    ),
    (
        re.compile(rf"\b{_NO_ORDINAL}thu ([2-7])\b|\bchu nhat\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"),
        _weekday,
    ),
    (
        re.compile(
            rf"\b(?:hang|moi|tung|each|every) (?P<unit>{UNIT})\b|\b(?:{'|'.join(_ADVERBS)})\b",
        ),
        _every,
    ),
    (re.compile(rf"\b(nua dau|nua cuoi|nua sau|dau|giua|cuoi)(?= (?:cua )?(?:{_SPAN}|¦)|\s?¦)"), _part),
    (
        re.compile(
            r"\b(first half|second half|beginning|start|middle|early|late|mid|end)"
            r"(?=[ -](?:of )?(?:the |each |every )?(?:year|quarter|month|week|¦|20\d\d))"
        ),
        _part,
    ),
    (
        re.compile(
            rf"\bngay ({_DAY_NUMBER}(?:{_AND}{_DAY_NUMBER})*)(?!\s?[/.%-]\s?\d| (?:{UNIT})\b)",
        ),
        _days,
    ),
    # "trước 25 của tháng cuối quý"
    (re.compile(rf"(?:{_BEFORE_DAY})({_DAY_NUMBER})(?= (?:hang|moi|cua|va)\b|[.;,)]|$)"), _days),
    (re.compile(r"\bthe (\d{1,2})(?= (?:day )?of (?:each|every|the)\b| ?¦)"), _days),
)
YEARS: Rule = (re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)"), _year)
