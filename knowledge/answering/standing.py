"""Whether a plan is still in force, and what other plans change in it, where that is asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.amending import is_whole, places
from knowledge.answering.draft import Asking, Draft, Statement
from knowledge.answering.phrases import say
from knowledge.answering.wording import day
from knowledge.model import Plan, Revision
from knowledge.readable import document_name, plan_label

# "còn hiệu lực không", "hết hiệu lực chưa", "đã được sửa đổi chưa", "bị bãi bỏ chưa"
_ASKED = re.compile(
    r"\b(?:con|het) (?:hieu luc|duoc ap dung|ap dung)\b"
    r"|\b(?:da|bi|duoc)(?: bi| duoc)? (?:sua doi|bo sung|sua|dieu chinh|thay the|bai bo)\b.{0,30}\b(?:chua|khong)\b"
)
_DATES = ("deadline", "report_to")


def standing_of(asking: Asking, plan: Plan) -> Draft | None:
    """What others change in a plan, a line for each of them; None where that is not asked, or nobody does."""
    question, revisions = asking.question, asking.stands.printed(plan.id).revisions
    if not revisions or question.asked.intent in _DATES or not _ASKED.search(question.folded):
        return None
    headline = say("content_headline", question.english, plan=plan_label(plan, english=question.english))
    over = any(is_whole(one) for one in revisions)
    closing = "" if over else say("stands_otherwise", question.english)
    return Draft(plan, headline, tuple(_told(asking, plan, revisions)), 1.0, closing=closing, is_list=True)


def _told(asking: Asking, plan: Plan, revisions: Sequence[Revision]) -> Iterator[Statement]:
    groups: dict[tuple[str, bool, bool], list[Revision]] = {}
    for one in revisions:
        groups.setdefault((one.plan, is_whole(one), one.amendment.kind == "repeal"), []).append(one)
    for (by, whole, repealed), same in groups.items():
        first = same[0]
        key = ("plan_" if whole else "part_") + ("repealed" if repealed else "replaced" if whole else "amended")
        text = say(
            key if first.since <= asking.today else f"{key}_later",
            asking.question.english,
            name=first.name,
            since=day(first.since),
            plan=document_name(plan),
            sections=", ".join(places(same)),
        )
        order = first.amendment
        yield Statement(text, order.section, order.page, order.quote, printed_in=asking.stands.printed(by))
