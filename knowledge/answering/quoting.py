"""What a question puts in quotation marks, beside the name of the plan's own movement. Pure."""

from __future__ import annotations

import re

from knowledge.answering.draft import Asking
from knowledge.model import Plan
from knowledge.vietnamese import fold

_QUOTED = re.compile(r"[“\"]([^“”\"]{3,60})[”\"]")


def quoted(asking: Asking, plan: Plan) -> list[str]:
    """The quoted words, folded: "Mô hình “5 tại chỗ” gồm gì"."""
    title = fold(plan.header.title)
    return [words for one in _QUOTED.findall(asking.question.words) if (words := fold(one)) not in title]


def quotes_something(asking: Asking, plan: Plan) -> bool:
    """Whether a passage of the plan speaks of what the question quotes."""
    words = quoted(asking, plan)
    return any(one in fold(evidence.passage.paragraph.text) for one in words for evidence in asking.book.of(plan))
