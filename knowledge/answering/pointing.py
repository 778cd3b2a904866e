"""Passages that a question surely means, whatever share of its words they hold. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

from knowledge.answering.draft import Asking
from knowledge.answering.quoting import quoted
from knowledge.model import Plan
from knowledge.vietnamese import fold

# So much of the question is said at least by a passage that leaves out.
_LEAST = 0.17
# "trường hợp nào thì không được xét khen thưởng"
_LEFT_OUT = re.compile(r"\bkhong (duoc |bi )?(xet|khen|de nghi|cong nhan|tinh|tham gia)\b")
_LEAVES_OUT = re.compile(r"\b(?:không|chưa)\s+(?:được\s+)?(?:xét|khen|đề nghị|công nhận|tính|tham gia)", re.IGNORECASE)
_NUMERALS = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
# "Bốn việc mà hội viên cần học là gì", "6 khâu là những khâu nào"; not "sau khi", "năm 2026", "3 ngày"
_SO_MANY = re.compile(
    rf"\b(?:0?([2-9]|10)|({'|'.join(_NUMERALS)}))"
    r" (?!(?:ngày|tháng|năm|tuần|giờ|quý|kỳ|phần|lần|điểm|kế hoạch|đơn vị|tỉnh|xã|nào|nay|sau|trước)\b)([^\W\d_]+)\b"
    r".*\b(?:gì|nào|ai)\b",
    re.IGNORECASE,
)


def pointed_at(asking: Asking, plan: Plan) -> Callable[[str, float], bool]:
    """Tells of a passage, by its text and the share of the question that it covers, whether it is surely meant.

    It holds what the question quotes ("Mô hình “5 tại chỗ” gồm gì"), leaves out as it asks, or counts up as it does.
    """
    in_quotes = quoted(asking, plan)
    left_out = _LEFT_OUT.search(asking.question.folded)
    counted_up = _counted_up(asking)

    def meant(text: str, share: float) -> bool:
        if left_out and share >= _LEAST and _LEAVES_OUT.search(text):
            return True
        folded = fold(text) if in_quotes or counted_up else ""
        return any(words in folded for words in in_quotes) or bool(counted_up and counted_up.search(folded))

    return meant


def _counted_up(asking: Asking) -> re.Pattern[str] | None:
    """What counts up as many of the thing as the question names: "học bốn việc cần thiết: ..."."""
    asked = _SO_MANY.search(asking.question.words)
    if asked is None:
        return None
    number = int(asked[1]) if asked[1] else 2 + _NUMERALS.index(asked[2].lower())
    word = fold(_NUMERALS[number - 2])
    return re.compile(rf"\b(?:0?{number}|{word}) {fold(asked[3])}\b[^.;:]{{0,50}}:")
