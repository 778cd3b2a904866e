"""How often a date comes round and which year it is of, from the words around it and above it. Pure."""

from __future__ import annotations

import re

from knowledge.facts import obligations as duty
from knowledge.facts.points import Expression
from knowledge.facts.report_labels import report_label
from knowledge.facts.rhythms import Frequency, frequencies, is_periodic
from knowledge.facts.surroundings import Place
from knowledge.facts.terms import Period

# "(báo cáo năm) ", ", ", "của ", "định kỳ " between a date and "hằng năm"
_BETWEEN = re.compile(
    r"[\s,)]*(?:\([^()]*\)[\s,]*|\([^()]*)?(?:cua\s+|dinh ky\s+)?"
    # "trước ngày 20/11 đối với hồ sơ khen hằng năm"
    r"|\s*,?\s*(?:doi voi|cho)\s+(?:viec\s+)?(?:xet\s+)?(?:khen|ho so|danh hieu|hinh thuc)\s+(?:[a-z]+\s+){0,8}"
)
# "Các phòng (ngày 20), các xã (ngày 18) gửi báo cáo hằng tháng"
_BEHIND_BRACKETS = re.compile(r"\s*\)\s*(?:gui|nop|bao\s+cao|lap)\s+(?:[a-z]+\s+){0,6}")
# "báo cáo tháng trước ngày 22, báo cáo năm trước ngày 20/11": the report of the next date
_NEXT_REPORT = re.compile(r"\s*[,;]\s*bao\s+cao\s+(?:nam|quy|thang|tuan|\d)")
_MARKER = re.compile(r"(?:hang|moi|cac|tung|thuong nien|dinh ky)(?![a-z])")
_YEAR = re.compile(r"(?<![a-z])nam\s+(20\d\d)(?!\s*[-/]\s*\d)")
_REPORTED_YEAR = re.compile(r"(?:bao cao|ket qua|so ket|tong ket)(?:\s+[a-z]+){0,4}\s+nam\s+(20\d\d)[^.;]{0,60}$")
# "kết thúc đợt kiểm tra năm 2026 trước ngày 15/11"
_YEAR_BEFORE = re.compile(r"(?<![a-z])nam\s+(20\d\d)[\s,(]*(?:(?:gui|nop|xong|hoan\s+thanh)\s+)?$")
# "trước ngày 20/6 đối với báo cáo 6 tháng", "20/12 (báo cáo năm)"
_LABEL_BEHIND = re.compile(r"[\s,]*(?:doi voi|cho|\()\s*(?:bao cao|ho so|ky|khen(?: thuong)?)\s+([a-z0-9 ]{1,12})")
# "báo cáo kết quả 01 lần/năm, trước ngày 30/11", "hồ sơ năm nộp trước ngày 10/12"
_TIMES = re.compile(
    r"(?:\d+ lan\s*(?:/|mot|moi|trong)\s*(?:mot )?|(?:ho so|dang ky) )"
    r"(nam|quy|thang)(?![a-z0-9])(?! 20\d\d)[^;.]*$"
)
# "báo cáo học kỳ I trước ngày 20/01": one semester of each school year
_SEMESTER = re.compile(r"hoc\s+ky\s+(?:i{1,2}|[12]|mot|hai)(?![a-z])(?!\s*,?\s*nam\s+(?:hoc\s+)?\d)")
# "báo cáo Ủy ban nhân dân tỉnh 06 tháng trước ngày 10 tháng 6 và cả năm trước ngày 01 tháng 12"
_PART_OF_YEAR = re.compile(r"(?<![a-z\d])(?:(?:0?[69]|sau|chin)\s+thang(?:\s+dau\s+nam)?|ca\s+nam)[\s,()]*$")
# "đăng ký công trình của năm tiếp theo trước ngày 25 tháng 12"
_OF_NEXT_YEAR = re.compile(r"(?<![a-z])cua\s+nam\s+(?:sau|tiep\s+theo|ke\s+tiep|toi)[\s,(]*$")
# "2. Chế độ báo cáo" over "báo cáo gửi Sở Y tế trước 20/6 và 10/12"
_REGIME = re.compile(r"che do (?:thong tin,? )?bao cao")
_ONCE = re.compile(r"so ket|tong ket|nhiem ky|giai doan|ke hoach|chuyen de|nhanh|dot xuat")
# "trước ngày 15/12 hằng năm, riêng năm 2026 trước ngày 20/12": once
_ONE_YEAR = re.compile(r"(?<![a-z])rieng\s+(?:trong\s+|doi voi\s+)?nam\s+(20\d\d)(?!\d)[^;.]*$")
# What keeps two dates apart
_APART = re.compile(r"[;.:]|(?<![a-z])rieng(?![a-z])")
_EVERY_YEAR = re.compile(r"\)?\s*,?\s*(?:hang|moi)\s+nam(?!\s+\d)")
_NEAR = 70
_SHORT_MARKER = 16
_OF_REPORTS = ("weekly", "monthly", "quarterly")
_LONGEST_HEADING = 40
_SHORT_HEADING = 12
_NAMED: tuple[tuple[re.Pattern[str], Frequency], ...] = (
    (re.compile(r"\d thang|sau thang|chin thang"), "half-yearly"),
    (re.compile(r"(?<![a-z])quy(?![a-z])"), "quarterly"),
    (re.compile(r"(?<![a-z])thang(?![a-z])"), "monthly"),
    (re.compile(r"(?<![a-z])tuan(?![a-z])"), "weekly"),
    (re.compile(r"(?<![a-z])nam(?![a-z])"), "yearly"),
)


def frequency_at(place: Place, above: tuple[str, ...]) -> tuple[Frequency | None, bool]:
    """How often the date comes round, and whether only the name of the report says so ("báo cáo năm")."""
    folded, span = place.sentence.folded, place.sentence.span
    start, end = place.first.start, place.group[-1].end
    after, before = folded[end : end + _NEAR], folded[span.start : start]
    if _one_year(place) is not None:
        return None, False
    marked = frequencies(before)
    for position, name in frequencies(after):
        if place.inner is not None and _BEHIND_BRACKETS.fullmatch(after, 0, position):
            return name, _is_label(after[position:])
        of_next = _NEXT_REPORT.match(after) or _leads_next(place, end + position)
        if _BETWEEN.fullmatch(after, 0, position) and not (marked and of_next):
            return name, _is_label(after[position:])
    if (behind := _LABEL_BEHIND.match(after)) and (named := frequency_named(behind[1])):
        return named, True
    if counted := _TIMES.search(before[-_NEAR:]):
        return frequency_named(counted[1]), "lan" not in counted[0]
    label = report_label(place)
    named = frequency_named(duty.folded_of(label)) if label is not None else None
    part = _PART_OF_YEAR.search(before)
    if marked and not ((named or part) and marked[-1][1] in _OF_REPORTS):
        position, name = marked[-1]
        return name, _is_label(before[position:])
    if named is not None:
        # "báo cáo tháng (trước ngày 22), năm (trước ngày 10/12)"
        return named, not _every_year_behind(place)
    if is_periodic(before):
        return "yearly", False
    if _SEMESTER.search(before) or _OF_NEXT_YEAR.search(before):
        return "yearly", True
    if part:
        return "half-yearly", not _every_year_behind(place)
    if _every_year_behind(place):
        return "yearly", False
    told, by_label = _frequency_above(above)
    if told is None and reports_regularly(folded[place.sentence.clause_at(start).start : end], above):
        return "yearly", True
    return told, by_label


def _leads_next(place: Place, marker: int) -> bool:
    """ "hằng tháng (ngày 20), hằng quý (ngày 20 của tháng cuối quý)": how often the next date comes round."""
    groups = place.sentence.groups[place.position + 1 :]
    return bool(groups) and 0 <= groups[0][0].start - marker <= _SHORT_MARKER


def _every_year_behind(place: Place) -> bool:
    """ "6 tháng đầu năm trước 15/6, cả năm trước 15/12 hằng năm": said once, behind the last of them."""
    groups, folded = place.sentence.groups, place.sentence.folded
    if not (place.first.points and place.first.points[0].day) or place.position + 1 == len(groups):
        return False
    behind = groups[place.position + 1]
    point = behind[-1].points[0] if behind[-1].points else None
    if point is None or not point.day or point.year or _APART.search(folded, place.group[-1].end, behind[0].start):
        return False
    return _EVERY_YEAR.match(folded, behind[-1].end) is not None


def reports_regularly(words: str, above: tuple[str, ...]) -> bool:
    """Whether folded words speak of a report under "Chế độ báo cáo", and of none that is made once."""
    if "bao cao" not in words or _ONCE.search(words):
        return False
    return any(_REGIME.search(duty.folded_of(heading)) for heading in above if len(heading.split()) <= _SHORT_HEADING)


def applied(frequency: Frequency | None, by_label: bool, expression: Expression, period: Period) -> Frequency | None:
    """The frequency as far as it fits the date: "báo cáo năm trước ngày 15/12" in a plan for one year is one day."""
    points = expression.points
    if frequency is None or not points or points[0].months is None:
        return frequency
    if frequency == "monthly" and expression.part == "of month":
        # "hằng tháng; riêng tháng 12 trước ngày 10": once in a plan of one year
        return None if period.only_year(points[0]) else "yearly"
    if frequency in ("monthly", "weekly"):
        return None
    if by_label and all(point.year is None and period.only_year(point) for point in points):
        return None
    return frequency if points[0].day is not None else "yearly"


def frequency_named(words: str) -> Frequency | None:
    """The frequency in the name of a report or of a column: "báo cáo 6 tháng", "Quý"."""
    return next((name for pattern, name in _NAMED if pattern.search(words)), None)


def year_above(above: tuple[str, ...]) -> int | None:
    """The one year that the nearest heading with a year names: "Lịch báo cáo năm 2026"."""
    for heading in above:
        years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", heading))
        if years:
            named = _YEAR.search(duty.folded_of(heading))
            return int(named[1]) if len(years) == 1 and named else None
    return None


def reported_year(place: Place, expression: Expression) -> int | None:
    """ "báo cáo kết quả năm 2025 trước ngày 15/12": the year reported on, where the day cannot be of the next."""
    if not expression.points or expression.points[0].months is None:
        return None
    if (one := _one_year(place)) is not None:
        return one
    match = _YEAR_BEFORE.search(place.sentence.folded, place.before.start, expression.start) or _REPORTED_YEAR.search(
        place.sentence.folded, place.before.start, expression.start
    )
    return int(match[1]) if match and expression.points[0].months[0] > 5 else None


def _one_year(place: Place) -> int | None:
    """The one year that the date is said to be of."""
    before = place.sentence.folded[place.sentence.span.start : place.first.start]
    match = _ONE_YEAR.search(before) if "rieng" in before else None
    return int(match[1]) if match else None


def _frequency_above(above: tuple[str, ...]) -> tuple[Frequency | None, bool]:
    """ "Chế độ báo cáo định kỳ hằng năm" over the list of dates."""
    for heading in above:
        words = duty.folded_of(heading)
        if len(words.split()) > _LONGEST_HEADING:
            continue
        if marked := frequencies(words):
            position, name = marked[-1]
            return name, _is_label(words[position:])
        if is_periodic(words):
            return "yearly", False
    return None, False


def _is_label(words: str) -> bool:
    return _MARKER.match(words) is None
