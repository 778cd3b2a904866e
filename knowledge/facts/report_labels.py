"""Which report a date is for, where a label says it: "trước ngày 20/6 (báo cáo 6 tháng)". Pure."""

from __future__ import annotations

import re

from knowledge.facts import obligations as duty
from knowledge.facts.main_verbs import verbs_at
from knowledge.facts.passages import Span
from knowledge.facts.surroundings import Place

# "báo cáo quý", "6 tháng", "định kỳ 6 tháng và năm", "cả năm", "năm 2026"
_PERIOD_LABEL = re.compile(
    r"(?:bao cao )?(?:(?:dinh ky |hang |moi )*(?:tuan|thang|quy(?: (?:i{1,3}|iv|[1-4]))?|nam"
    r"|(?:0?[369]|sau|chin) thang(?: (?:dau|cuoi) nam)?|ca nam|(?:0?1|mot) nam|hoc ky (?:i{1,2}|[12]))"
    r"(?:,? va )?)+(?: \d{4})?"
)
_HOW_OFTEN = re.compile(r"(?:hang|moi)\s+(?:tuan|thang|quy|nam)")
_EVERY = re.compile(r"^(?:(?:định kỳ|hằng|hàng|mỗi)\s+)+", re.IGNORECASE)


def report_label(place: Place) -> str | None:
    """ "trước ngày 20/6 (báo cáo 6 tháng)", "báo cáo quý (trước ngày 20 ...), 6 tháng (trước 15/6)"."""
    if place.label is not None:
        words = re.sub(r"\s+", " ", place.folded(place.label).strip())
        if _PERIOD_LABEL.match(words) or words.startswith("bao cao"):
            return _as_report(place.printed(place.label))
    named = re.sub(r"^(?:.*:(?=\s*\S))?[\s,;.)\-+]*(?:va |doi voi )?|[\s:,(-]+$", "", place.folded(place.before))
    of_date_before = place.position > 0 and place.printed(place.before).lstrip(" )")[:1] not in (",", ";")
    if _HOW_OFTEN.fullmatch(named) and (of_date_before if place.inner else verbs_at(place, place.after)):
        # "Hằng tháng, trước ngày 25, các thôn gửi số liệu", "... tháng 01 hằng năm (riêng năm 2026 gửi trước 30/4)":
        # how often, and not which report
        return None
    if named and _PERIOD_LABEL.fullmatch(re.sub(r"\s+", " ", named)):
        start = place.sentence.folded.index(named, place.before.start)
        return _as_report(place.printed(Span(start, start + len(named))))
    return None


def _as_report(words: str) -> str:
    words = re.sub(r"^(?:0?1|một) (?=năm)", "", duty.shortened(_EVERY.sub("", words)))
    return words if words.lower().startswith("báo cáo") else f"báo cáo {words}"
