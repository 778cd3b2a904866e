"""How deadlines are told: one in full, several in a line each. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answering.draft import Asking, Draft, Statement
from knowledge.answering.late import after_it, otherwise
from knowledge.answering.phrases import say
from knowledge.answering.ranking import whole_paragraph
from knowledge.answering.timing import ahead, in_month, since, verdict
from knowledge.answering.wording import coming, when
from knowledge.model import Deadline, Plan
from knowledge.readable import capitalised, plan_label, readable, shortened

# All dates of a plan fit one message when each is told briefly.
_BRIEF = 4
_ASKS = re.compile(r"\b(nao|gi|ai|dau|bao nhieu|may|bao lau)\b")
_FOLLOWING = re.compile(r"\b(?:năm|quý|tháng|tuần) (?:sau|kế tiếp|tiếp theo|liền kề)\b", re.IGNORECASE)
_RECIPIENT = re.compile(r"\b(ve dau|o dau|di dau|cho ai|gui ai|ve (so|phong|co quan|don vi) nao)\b")
_SUBJECT = re.compile(r"^(ai|(don vi|co quan|phong|so|nhung ai) nao)\b")
_GENERAL = re.compile(
    r"\b(cac|nhung|toan bo|tat ca|liet ke|moi) (han|moc|thoi han|ky)\b|\blich bao cao|\bmoc thoi gian"
    r"|\b(may|bao nhieu|nhung|cac) (loai|ky|dot|lan) bao cao|\btung (loai|bao cao|moc|viec)\b"
    r"|\b(may|bao nhieu) (moc|han|thoi han)\b"
    r"|\bliet ke\b.{0,30}\b(ky|han|moc|bao cao)\b"
    r"|\b(nhung|cac|tat ca|toan bo) bao cao (nao|phai|can|dinh ky)\b"
)


def asks_for_all(asking: Asking) -> bool:
    """ "những mốc thời gian nào", "liệt kê các loại báo cáo"."""
    return bool(_GENERAL.search(asking.question.folded))


def draft_of(asking: Asking, plan: Plan, deadlines: Sequence[Deadline], score: float = 1.0, opening: str = "") -> Draft:
    """The draft that tells those deadlines; `opening` is what the question has wrong."""
    english = asking.question.english
    label = plan_label(plan, english=english)
    if len(deadlines) == 1:
        only = deadlines[0]
        text = "\n".join(_full(only, english=english))
        if (only.rrule or "").count(",") > 1 or only.kind == "relative" or _FOLLOWING.search(only.quote):
            # "trước ngày 05 của tháng đầu quý sau", "ngày 15/01 năm sau": the plan's own words say it shorter, or whole
            text += f"\n“{shortened(readable(only.quote), 260)}”"
        elif late := after_it(asking, plan, only):
            text += f"\n“{shortened(readable(late), 260)}”"
        elif beside := otherwise(asking, plan, only):
            text += f"\n“{shortened(readable(beside), 260)}”"
        elif asking.question.asked.yes_no and not opening and not verdict(asking, only):
            # "có tính theo dấu bưu điện không": the day says neither yes nor no
            text += f"\n“{shortened(readable(whole_paragraph(asking, plan, only)), 260)}”"
        elif len(_ASKS.findall(asking.question.folded)) > 1 and not _told_already(asking, only):
            # "vào năm nào và theo hướng dẫn của cơ quan nào": the sentence itself answers the second part
            text += f"\n“{shortened(readable(whole_paragraph(asking, plan, only)), 420)}”"
        opening = opening or verdict(asking, only)
        closing = _reckoned(asking, only, plan) or coming(only, plan, asking.today, english=english)
        statements: tuple[Statement, ...] = (statement(only, text),)
    else:
        ordered = sorted(deadlines, key=first_day)
        brief = len(ordered) > _BRIEF
        statements = tuple(statement(one, _short(one, plan, asking, english=english, brief=brief)) for one in ordered)
        over = plan.facts.ends_on and plan.facts.ends_on < asking.today
        closing = coming(ordered[0], plan, asking.today, english=english) if over else ""
    headline = say("deadline_headline", english, plan=label)
    ids = tuple(one.id for one in deadlines)
    return Draft(
        plan, headline, statements, score, opening, closing, ids, is_list=asks_for_all(asking) or len(ids) > _BRIEF
    )


def _reckoned(asking: Asking, deadline: Deadline, plan: Plan) -> str:
    return ahead(asking, deadline) or since(asking, deadline, plan) or in_month(asking, deadline)


def first_day(deadline: Deadline) -> tuple[int, int, int]:
    """Year, month and day that a deadline names first, to sort by; one without a day comes last."""
    named = deadline.date or deadline.start or deadline.dtstart or deadline.end
    return (named.year, named.month, named.day) if named else (9999, 0, 0)


def recipient_line(deadline: Deadline, *, english: bool, sent_by: bool = False) -> str:
    """What goes to whom, and when if that is named; with `sent_by` also who sends it."""
    named = when(deadline, english=english)
    line = f"{capitalised(readable(deadline.task))}: {say('sent_to', english)} {readable(deadline.to_whom or '')}"
    line = f"{line}, {named}." if named else f"{line}."
    return f"{line}\n{say('who', english)}: {readable(deadline.who)}" if sent_by and deadline.who else line


def statement(deadline: Deadline, text: str) -> Statement:
    """A text with the deadline's quote as its source."""
    return Statement(text, deadline.section, deadline.page, deadline.quote)


def _told_already(asking: Asking, deadline: Deadline) -> bool:
    """ "gửi về đâu và trước ngày nào": the second part stands in a line of its own."""
    recipient = deadline.to_whom and _RECIPIENT.search(asking.question.folded)
    subject = deadline.who and _SUBJECT.search(asking.question.folded)
    return bool(recipient or subject)


def _full(deadline: Deadline, *, english: bool) -> list[str]:
    lines = [f"{say('due', english)}: {when(deadline, english=english)}"]
    lines.append(f"{say('task', english)}: {readable(deadline.task)}")
    if deadline.to_whom:
        lines.append(f"{say('to_whom', english)}: {readable(deadline.to_whom)}")
    if deadline.who:
        lines.append(f"{say('who', english)}: {readable(deadline.who)}")
    return lines


def _short(deadline: Deadline, plan: Plan, asking: Asking, *, english: bool, brief: bool) -> str:
    if not when(deadline):
        return shortened(readable(deadline.quote), 200)
    parts = [f"{capitalised(readable(deadline.task))}: {when(deadline, english=english)}"]
    if deadline.who and not brief:
        parts.append(f"{say('who', english).lower()}: {readable(deadline.who)}")
    if deadline.to_whom:
        parts.append(f"{say('to_whom', english).lower()}: {readable(deadline.to_whom)}")
    over = plan.facts.ends_on and plan.facts.ends_on < asking.today
    next_one = "" if over or brief else coming(deadline, plan, asking.today, english=english)
    return "; ".join(parts) + (f". {next_one}" if next_one else ".")
