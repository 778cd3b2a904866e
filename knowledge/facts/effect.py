"""From which day a document is in force: "có hiệu lực kể từ ngày ký", "áp dụng từ ngày 01/4/2026". Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.calendar import add_working_days
from knowledge.facts.passages import Passage, sentences
from knowledge.vietnamese import fold_aligned

# "Kế hoạch này", "Kế hoạch sửa đổi, bổ sung này", "Việc điều chỉnh", "Các nội dung sửa đổi"
_ITSELF = re.compile(
    r"(?<![^\W_])(?:(?:ke hoach|quyet dinh|van ban|cong van|thong bao|huong dan|chuong trinh|nghi quyet|chi thi"
    r"|quy dinh|noi dung)(?:\s+[^\s.;:]+){0,8}?\s+nay"
    r"|(?:viec|noi dung|quy dinh)\s+(?:sua doi|bo sung|dieu chinh|thay doi))(?!\w)"
)
_IN_FORCE = re.compile(r"(?<![^\W_])(?:co\s+)?hieu luc(?:\s+thi hanh)?|duoc\s+(?:ap dung|thuc hien)|ap dung")
_FROM = re.compile(r"[\s,:]*(?:(?:bat dau|ke|tinh)\s+)*tu\s+")
_SIGNING = re.compile(r"(?:ngay\s+|khi\s+)?(?:duoc\s+)?(?:ky|ban hanh|phat hanh)(?!\w)")
_DAY = re.compile(r"(?:ngay\s+)?(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})\s*(?:[/.-]|,?\s*nam)\s*((?:19|20)\d\d)(?!\d)")
_MONTH = re.compile(r"thang\s+(\d{1,2})\s*(?:/|nam)\s*((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"nam\s+((?:19|20)\d\d)(?!\d)")
_LATER = re.compile(
    r"[\s,:]*sau\s+(\d{1,3})(?:\s*\([^()]*\))?\s+ngay(\s+lam viec)?,?"
    r"(?=[\s,]*(?:ke\s+)?tu\s+(?:ngay\s+)?(?:ky|ban hanh))"
)


@dataclass(frozen=True, slots=True)
class Effect:
    """The day from which a document is in force, None where it names one that is not understood."""

    since: dt.date | None


def effect_of(passages: Iterable[Passage], issued_on: dt.date | None) -> Effect:
    """What the document says of itself; its day of signing where it says nothing."""
    for passage in passages:
        folded = fold_aligned(passage.text)
        if not _IN_FORCE.search(folded):
            continue
        for span in sentences(passage.text, passage.body):
            found = effect_in(folded[span.start : span.end], issued_on)
            if found is not None:
                return found
    return Effect(issued_on)


def effect_in(folded: str, issued_on: dt.date | None) -> Effect | None:
    """What a sentence (folded) says of the document it stands in; None where it says nothing of it."""
    itself = _ITSELF.search(folded)
    if itself is None:
        return None
    for match in _IN_FORCE.finditer(folded, itself.end()):
        if (later := _LATER.match(folded, match.end())) and issued_on:
            return Effect(_after(issued_on, int(later[1]), working=bool(later[2])))
        if begun := _FROM.match(folded, match.end()):
            return Effect(day_at(folded, begun.end(), issued_on))
    return None


def day_at(folded: str, position: int, issued_on: dt.date | None) -> dt.date | None:
    """The day named there: "ngày ký", "ngày 01/4/2026", "tháng 4/2026", "năm 2027"; None for any other."""
    if _SIGNING.match(folded, position):
        return issued_on
    if day := _DAY.match(folded, position):
        return _date(int(day[3]), int(day[2]), int(day[1]))
    if month := _MONTH.match(folded, position):
        return _date(int(month[2]), int(month[1]), 1)
    year = _YEAR.match(folded, position)
    return dt.date(int(year[1]), 1, 1) if year else None


def _after(day: dt.date, count: int, *, working: bool) -> dt.date:
    return add_working_days(day, count) if working else day + dt.timedelta(days=count)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
