"""Work that stands before a word that only says it is to be finished: "Thay công tơ, hoàn thành trước ...". Pure."""

from __future__ import annotations

import re

from knowledge.facts import obligations as duty
from knowledge.facts.offices import whole_name
from knowledge.facts.passages import Span
from knowledge.facts.surroundings import Place

_WORK = (
    r"\W*((?!Căn cứ|Trên cơ sở|Theo|Sau|Khi|Trong|H[ằà]ng|Định kỳ|Để|Nhằm|Từ|Đến|Riêng|Đối với|Đồng thời)"
    r"[^\W\d_][^;:.]{8,150}?)"
)
_AND = re.compile(rf"{_WORK},\s*(?:và\s+|phải\s+)*")
_MUST = re.compile(rf"{_WORK}\s+(?:phải|cần)(?:\s+được)?(?:\s+(?:làm\s+)?(?:xong|hoàn tất))?\s*")
_DONE = re.compile(rf"{_WORK},?\s*(?:phải\s+)?")


def done_by(place: Place) -> str | None:
    """ "Đợt 1 bệnh án điện tử phải xong trước ngày 15/10", "Lắp wifi, xong trước ngày 30/6": there is no verb."""
    return _named(_DONE if place.first.lead.startswith("xong") else _MUST, place.printed(place.before))


def work_named(place: Place, verb: duty.Verb | None) -> str | None:
    """ "Thay công tơ điện tử cho khách hàng, hoàn thành trước ngày 01/7": what stands before the bare verb."""
    return _named(_AND, place.printed(Span(place.before.start, verb.start))) if verb else None


def _named(pattern: re.Pattern[str], words: str) -> str | None:
    work = pattern.fullmatch(words)
    if work is None or whole_name(work[1]) or duty.subject(words, Span(0, len(words))):
        return None
    return duty.shortened(work[1])
