"""What becomes of what comes after its deadline, and who has another one. Pure."""

from __future__ import annotations

import re

from knowledge.answering.draft import Asking
from knowledge.answering.ranking import whole_paragraph
from knowledge.facts.passages import clauses, sentences
from knowledge.model import Deadline, Plan

# "gửi trễ hạn thì có xét không", "quá hạn 3 ngày thì sao"
_IF_LATE = re.compile(
    r"\b(tre|qua|muon|cham|sau|khong dung) (?:mat )?(han|thoi han|(?:(?:\d{1,2}|mot|hai|ba|vai|may) )?(?:ngay|hom))\b"
    r".{0,60}\b(khong|sao|the nao|gi|co)\b"
    # "gửi sau 16h ngày 20/11 thì có được xét không"
    r"|\b(?:gui|nop)\b.{0,40}\bsau (?:\d{1,2} ?(?:h|gio)|ngay \d).{0,40}\b(?:khong|sao|the nao)\b"
)
_LATE = re.compile(
    r"(?:quá|sau|trễ|chậm|không đúng)\s+(?:thời\s+)?hạn|sau\s+(?:thời điểm|mốc|ngày|giờ)\s+(?:này|trên|đó)"
    r"|(?:gửi|nộp) (?:chậm|muộn)(?! nhất)",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:riêng|(?:chậm|muộn|sớm|trước|sau) hơn|ngoại trừ|không phải|được (?:gửi|nộp|lùi))\b", re.IGNORECASE
)
# What a sentence must add to the words of the question that are covered, to be about who asks.
_FOR_THEM = 0.15


def asks_if_late(asking: Asking) -> bool:
    """ "gửi trễ hạn thì có xét không": what becomes of what comes late, which no date answers."""
    return bool(_IF_LATE.search(asking.question.folded))


def tells_of_late(asking: Asking, text: str) -> bool:
    """ "trễ hạn có bị bỏ luôn không": whether the words say what becomes of what comes late."""
    return asks_if_late(asking) and bool(_LATE.search(text))


def after_it(asking: Asking, plan: Plan, deadline: Deadline) -> str:
    """ "nộp trễ hạn thì có được xét không": what the deadline's paragraph says of those who are late; else empty."""
    return of_late(whole_paragraph(asking, plan, deadline)) if asks_if_late(asking) else ""


def of_late(text: str) -> str:
    """The clause of a paragraph that speaks of what is late; empty where none does."""
    parts = (text[part.start : part.end] for one in sentences(text) for part in clauses(text, one))
    return next((part for part in parts if _LATE.search(part)), "")


def otherwise(asking: Asking, plan: Plan, deadline: Deadline) -> str:
    """ "xã biên giới được tới ngày nào": a sentence beside it for those whom only this one names; else empty."""
    around = whole_paragraph(asking, plan, deadline)
    own = asking.share(deadline.task, deadline.quote, deadline.who or "")
    parts = (around[part.start : part.end] for part in sentences(around))
    apart = [part for part in parts if _OTHERWISE.search(part) and deadline.quote not in part]
    gains = [(asking.share(deadline.task, deadline.quote, part) - own, part) for part in apart]
    gain, part = max(gains, default=(0.0, ""))
    return part if gain >= _FOR_THEM else ""
