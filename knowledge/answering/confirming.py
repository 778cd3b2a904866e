"""Yes and no before an answer, and the weekday after it. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answering.draft import Asking, Draft
from knowledge.answering.late import asks_if_late
from knowledge.answering.negation import denies
from knowledge.answering.phrases import say
from knowledge.answering.timing import weekdays
from knowledge.vietnamese import fold

# A passage that covers so much of a yes/no question says yes.
_YES = 0.85
# "phải đợi sơ kết mới được khen": that awards are given there does not say so
_WAITS = re.compile(r"\bphai (?:doi|cho)\b|\b(?:doi|cho) (?:den|toi)\b")
_DENIES = re.compile(r"\bkhông (?:phải|cần|được|bắt buộc|yêu cầu)\b", re.IGNORECASE)


def confirmed(asking: Asking, draft: Draft) -> Draft:
    """A yes/no question whose words all stand in the evidence is answered with yes first; a weekday is computed."""
    asked = asking.question.asked
    if named := weekdays(asking, [one.text for one in draft.statements]):
        return replace(draft, closing=f"{named} {draft.closing}".strip())
    if not asked.yes_no or draft.opening:
        return draft
    if any(denies(asking, one.text) for one in draft.statements):
        return replace(draft, opening=say("no", asking.question.english))
    waits = _WAITS.search(asking.question.folded)
    if draft.coverage < _YES or (waits and not any(_WAITS.search(fold(one.text)) for one in draft.statements)):
        return draft
    if draft.deadlines and asks_if_late(asking):
        # "gửi trễ hạn thì có xét không": a date says nothing of that
        return draft
    if asked.dates and not draft.deadlines:
        # "báo cáo năm nộp trước 18/6 phải không": a passage with several dates confirms none
        return draft
    if any(_DENIES.search(one.text) for one in draft.statements):
        # "có phải gửi lại không": "... không phải gửi lại" says no by itself
        return draft
    return replace(draft, opening=say("yes", asking.question.english))
