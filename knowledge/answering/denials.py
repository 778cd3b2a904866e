"""What a plan says that it does not do: "không nhận hồ sơ giấy", "không xét hồ sơ gửi sau thời hạn". Pure."""

from __future__ import annotations

import re

from knowledge.answering import passages
from knowledge.answering.draft import Asking, Draft, Statement
from knowledge.answering.late import of_late
from knowledge.answering.negation import denies
from knowledge.answering.parts import headline
from knowledge.answering.phrases import say
from knowledge.evidence import Evidence
from knowledge.facts.occasions import occasions_in
from knowledge.model import Plan
from knowledge.readable import readable
from knowledge.vietnamese import fold

# A denial must cover so much of a yes/no question, and nearly as much as the best passage.
_ABOUT, _NEARLY = 0.5, 0.8
# "Không xem xét hồ sơ gửi sau thời hạn", "hồ sơ gửi chậm không được xét"
_REFUSED = re.compile(
    r"\bkhong (?:duoc |con |co )?(?:xem xet|xet|nhan|tiep nhan|giai quyet|tinh|cong nhan|chap nhan)\b"
)
_NEAR_IT = 0.3
_AWARDED = re.compile(r"\b(khen|thuong)\b")
_NO_AWARDS = re.compile(r"\bkhong (?:(?:xet|to chuc|de nghi|thuc hien) )?khen(?: thuong)?\s*(?:[.;,]|$)")


def denied_answer(asking: Asking, plan: Plan) -> Draft | None:
    """No, with the passage that denies what is asked; None where none does."""
    yes_no, of_awards = asking.question.asked.yes_no, _asks_for_awards(asking)
    if not (yes_no or of_awards):
        return None
    found = passages.candidates(asking, plan)
    best = max((share for share, _ in found), default=0.0)
    for share, evidence in found:
        text = evidence.passage.paragraph.text
        clear = yes_no and share >= max(_ABOUT, _NEARLY * best) and denies(asking, text)
        if (clear and _same_occasion(asking, text)) or (of_awards and _unawarded(asking, evidence)):
            opening = say("no", asking.question.english)
            told = passages.statement_of(evidence)
            return Draft(plan, headline(asking, plan), (told,), max(share, _ABOUT), opening)
    return None


def _same_occasion(asking: Asking, text: str) -> bool:
    """ "không xét khen thưởng" of the preliminary review says nothing of the final one."""
    of_passage = set(occasions_in(text))
    return not of_passage or bool(of_passage & set(asking.question.asked.occasions))


def _asks_for_awards(asking: Asking) -> bool:
    """Whether awards of one review are asked about: "hồ sơ xét khen đợt sơ kết gửi ngày nào"."""
    asked = asking.question.asked
    of_awards = asked.intent in ("deadline", "dossier", "award", "report_to") and len(asked.occasions) == 1
    return of_awards and bool(_AWARDED.search(asking.question.folded))


def _unawarded(asking: Asking, evidence: Evidence) -> bool:
    """At that review nobody is awarded."""
    text = evidence.passage.paragraph.text
    # most passages are not about awards, and folding them all takes as long as finding them
    of_awards = " khen " in evidence.own and bool(_NO_AWARDS.search(fold(text)))
    return of_awards and occasions_in(text) == asking.question.asked.occasions


def late_answer(asking: Asking, plan: Plan) -> Draft | None:
    """The clause that says what becomes of what comes late; None where nothing near the question does."""
    for share, evidence in passages.candidates(asking, plan):
        if share < _NEAR_IT:
            break
        if told := of_late(evidence.passage.paragraph.text).strip(" ;"):
            section = evidence.passage.section.path
            statement = Statement(readable(told), section, evidence.passage.paragraph.page, told)
            refused = asking.question.asked.yes_no and _REFUSED.search(fold(told))
            opening = say("no", asking.question.english) if refused else ""
            return Draft(plan, headline(asking, plan), (statement,), max(share, passages.ENOUGH), opening)
    return None
