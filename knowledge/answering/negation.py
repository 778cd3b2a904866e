"""Whether words of a plan deny what is asked. Pure."""

from __future__ import annotations

import re

from knowledge.answering.draft import Asking
from knowledge.vietnamese import syllables

_NOT = re.compile(r"(?<![^\W_])không ([^,;.:()]+)", re.IGNORECASE)
_FEWEST, _MOST_DENIED = 2, 8


def denies(asking: Asking, text: str) -> bool:
    """ "có nhận hồ sơ bản giấy không": "không nhận hồ sơ giấy" says no, "không nhận hồ sơ quá hạn" says nothing.

    "có thanh toán không dùng tiền mặt không" asks for the denial itself.
    """
    # of an English question the words that it was put into
    said = [*syllables(asking.question.folded), *(asking.question.tokens if asking.question.english else ())]
    asked = f" {' '.join(said)} "
    return any(
        _FEWEST <= len(denied) <= _MOST_DENIED and words <= set(said) and f" khong {' '.join(denied)} " not in asked
        for denied in (syllables(match[1]) for match in _NOT.finditer(text))
        if (words := set(denied))
    )
