"""How often something is done, where its date stands elsewhere or nowhere: "mỗi quý một lần", "báo cáo tháng". Pure."""

from __future__ import annotations

import re
from typing import Literal

from knowledge.facts.points import wording
from knowledge.facts.recurrence import CLOSING_MONTHS, OF_QUARTER, WHICH_MONTH, months_of_quarters
from knowledge.facts.weekdays import EVERY

Frequency = Literal["yearly", "half-yearly", "quarterly", "monthly", "weekly"]

# "quý 1", "tháng 3", but "mỗi quý 01 đợt"
_NOT_WHICH = r"(?! \d{1,2}(?!\d| (?:dot|lan|buoi|cuoc|tin|bai|lop|phien|chuyen)(?![a-z])))"
_MARKERS: tuple[tuple[Frequency, re.Pattern[str]], ...] = (
    # "6 tháng một lần", "06 tháng/lần", "định kỳ 6 tháng, 01 năm", "mỗi năm 02 lần", "6 tháng và cả năm"
    (
        "half-yearly",
        wording(
            r"(?:0?6|sau) thang(?:\s*/\s*lan| (?:mot|1|01) lan|(?:\s*,\s*|\s*;\s*| va )(?:(?:0?1|mot|ca|hang"
            r"|moi) )?nam)"
            r"|(?:dinh ky|bao cao)(?: ket qua| so ket)? (?:0?[69]|sau|chin) thang(?! (?:dau|cuoi)(?: nam)? \d)|(?:moi "
            r"|hang )?nam (?:hai|0?2) lan"
            r"|(?:hai|0?2) lan(?:\s*/\s*| (?:trong |mot |moi )?)nam"
        ),
    ),
    (
        "weekly",
        wording(rf"(?:{EVERY} tuan(?! le(?![a-z]))|(?:bao cao|dinh ky|tien do|so lieu) tuan|tuan nao){_NOT_WHICH}"),
    ),
    (
        "monthly",
        wording(
            rf"(?:moi thang|thang nao|(?:{EVERY} thang|(?:bao cao|dinh ky)(?: ket qua)? (?:theo )?thang){_NOT_WHICH})"
        ),
    ),
    (
        "quarterly",
        wording(
            rf"(?:moi {OF_QUARTER}(?! (?:iv|i{{1,3}})(?![a-z]))"
            rf"|(?:hang quy|{EVERY} {OF_QUARTER}|(?:bao cao|dinh ky)(?: ket qua)? (?:theo )?{OF_QUARTER})"
            rf"(?! (?:iv|i{{1,3}})(?![a-z])){_NOT_WHICH})"
        ),
    ),
    # "báo cáo quý I gửi trước ngày 15/3": one quarter of each year
    ("yearly", wording(r"bao cao quy (?:i{1,3}|iv|[1-4])(?!\s*/| nam \d)")),
    (
        "yearly",
        wording(
            rf"(?:{EVERY} nam|nam nao|cua nam(?! (?:sau|truoc|ke|tiep|lien|toi|hoc|do|ay|nay))|thuong nien"
            r"|(?:bao cao|dinh ky)(?: ket qua)? (?:theo )?nam|tong ket nam(?! hoc)|mot nam mot lan)"
            r"(?! \d{1,4}(?!\d| (?:dot|lan|buoi|cuoc|lop|ky|hoi thi|hoi nghi)(?![a-z])))"
        ),
    ),
)
_PERIODIC = wording(r"dinh ky")
_MONTH_OF_QUARTER = wording(rf"thang (?P<which>{WHICH_MONTH}) (?:cua |trong )?(?:{EVERY} )?{OF_QUARTER}")
_COUNTED = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6}
# "mỗi học kỳ một lần": a school year has two, that end in January and in May
_SEMESTERS = wording(rf"(?:{EVERY} hoc ky|(?:mot|0?1) lan(?:\s*/\s*| (?:trong |mot |moi )?)hoc ky)")
_EVERY_SEMESTER = "FREQ=YEARLY;BYMONTH=1,5"
_INTERVAL = wording(
    rf"(?P<n>\d{{1,2}}|{'|'.join(_COUNTED)}) (?P<unit>nam|thang|tuan)"
    r"(?:\s*/\s*lan| (?:mot|1|01)(?:\s*\([^()]*\))? lan)"
)
# "02 tin, bài/tuần", "một buổi mỗi tháng", "01 lần trong quý"
TIMES = (
    r"(?:mot|hai|ba|\d{1,2}) (?:lan|buoi|phien|tin|bai|lop|cuoc|dot|ky|chuyen de|chuyen muc|hoi nghi|video|phong su)"
)
PER_SPAN = rf"{TIMES}(?:, bai)?(?:\s*/\s*| (?:moi|mot|trong(?: mot)?) )(?:nam|{OF_QUARTER}|thang|tuan)(?! \d)"
_PER_SPAN = wording(PER_SPAN)


def frequencies(text: str) -> list[tuple[int, Frequency]]:
    """How often, for every marker in a folded text, with its place."""
    return sorted((match.start(), name) for name, pattern in _MARKERS for match in pattern.finditer(text))


def is_periodic(text: str) -> bool:
    """Whether a folded text says "định kỳ"."""
    return _PERIODIC.search(text) is not None


def dateless_rule(text: str) -> str | None:
    """The rule of a duty that recurs with no date: "Định kỳ hàng năm" FREQ=YEARLY, "05 năm một lần" with INTERVAL=5."""
    if match := _INTERVAL.search(text):
        unit = {"nam": "YEARLY", "thang": "MONTHLY", "tuan": "WEEKLY"}[match["unit"]]
        count = _COUNTED.get(match["n"]) or int(match["n"])
        return f"FREQ={unit};INTERVAL={count}" if count > 1 else f"FREQ={unit}"
    if _SEMESTERS.search(text):
        return _EVERY_SEMESTER
    named: set[str] = {name for _, name in frequencies(text)}
    if "quarterly" in named and (month := _MONTH_OF_QUARTER.search(text)):
        # "mỗi quý một lần, vào tuần cuối của tháng thứ hai trong quý"
        return f"FREQ=YEARLY;BYMONTH={months_of_quarters(month['which'])}"
    rules: tuple[tuple[Frequency, str], ...] = (
        ("weekly", "FREQ=WEEKLY"),
        ("monthly", "FREQ=MONTHLY"),
        ("quarterly", f"FREQ=YEARLY;BYMONTH={CLOSING_MONTHS}"),
        ("half-yearly", "FREQ=YEARLY;BYMONTH=6,12"),
        ("yearly", "FREQ=YEARLY"),
    )
    if not named and (counted := _PER_SPAN.search(text)):
        span = re.split(r"[\s/]", counted[0])[-1]
        named = {{"nam": "yearly", "thang": "monthly", "tuan": "weekly"}.get(span, "quarterly")}
    return next((rule for name, rule in rules if name in named), None)
