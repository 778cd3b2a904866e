"""What is said of one office and given to another: "sao Ban Tài chính lại chủ trì khen thưởng". Pure."""

from __future__ import annotations

import re

from knowledge.answering.draft import Asking, Draft
from knowledge.answering.holders import office_key
from knowledge.answering.offices import duty_statement, may_be_same, named_office
from knowledge.answering.phrases import say
from knowledge.model import Duty, Plan
from knowledge.readable import plan_label, readable
from knowledge.vietnamese import fold, syllables

_CLAIMS = re.compile(
    r"\b(?:lai (?:duoc giao )?|la (?:don vi|co quan|ben) )?"
    r"(?:chu tri|thuong truc|dau moi|phu trach|to chuc|tham muu|dung ra|chiu trach nhiem)\b"
)
_WHY = re.compile(r"^(?:vi sao|tai sao|sao)\b")
_ASKS = re.compile(r"\b(?:nao|gi|ai|bao nhieu|may|khi nao|dau)\b")
_ROLE_WORDS = frozenset(
    syllables("lại chủ trì thường trực đầu mối phụ trách tổ chức tham mưu đứng ra chịu trách nhiệm là được giao")
)
# So much of the task must the other's duty cover, and the office's own ones so little of that.
_COVERS, _OWN = 0.7, 0.5


def claimed_answer(asking: Asking, plan: Plan) -> Draft | None:
    """That the plan gives the task to another office than the question says; None where it may be right."""
    folded = asking.question.folded
    told = asking.question.asked.yes_no or _WHY.search(folded)
    if not told or not _CLAIMS.search(folded) or _ASKS.search(_WHY.sub("", folded)):
        return None
    named = named_office(asking, plan)
    if named is None or not named[1] or named[0].startswith("cac "):
        return None
    other = _given_to(asking, plan, named[0])
    if other is None:
        return None
    english = asking.question.english
    label = plan_label(plan, english=english)
    office = next(readable(one.office) for one in plan.facts.duties if office_key(one.office) == named[0])
    opening = say("not_so", english, correction=say("other_office", english, plan=label, office=office))
    headline = say("office_headline", english, plan=label)
    return Draft(plan, headline, (duty_statement(other, english=english),), 1.0, opening, office=other.office)


def _given_to(asking: Asking, plan: Plan, office: str) -> Duty | None:
    """The duty of another office that the claim is about, where none of the office's own comes near."""
    untold = {*office.split(), *_ROLE_WORDS}
    task = asking.share(_without(" ".join(asking.question.tokens), untold))
    if not task:
        return None
    own, others = 0.0, []
    for duty in plan.facts.duties:
        share = asking.share(_without(fold(duty.quote), untold)) / task
        if _concerns(asking, plan, duty, office):
            own = max(own, share)
        else:
            others.append((share, duty.role == "lead", -len(duty.quote), duty))
    best = max(others, key=lambda one: one[:3], default=None)
    return best[3] if best and best[0] >= _COVERS and own <= _OWN * best[0] else None


def _concerns(asking: Asking, plan: Plan, duty: Duty, office: str) -> bool:
    """Whether the duty is the office's own, or its paragraph names the office."""
    holder = asking.book.holder(plan, duty.section, duty.quote)
    around = office_key(holder.told if holder else duty.quote)
    return may_be_same(office_key(duty.office), office) or office in around


def _without(folded: str, words: set[str]) -> str:
    return " ".join("|" if word in words else word for word in re.findall(r"[^\W_]+|\|", folded))
