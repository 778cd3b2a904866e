"""Answers about to whom something goes, from the register of deadlines. Pure."""

from __future__ import annotations

import re

from knowledge.answering.draft import Asking, Draft
from knowledge.answering.due import recipient_line, statement
from knowledge.answering.phrases import say
from knowledge.answering.ranking import Scored, ranked, whole_paragraph
from knowledge.model import Deadline, Plan
from knowledge.readable import plan_label
from knowledge.vietnamese import fold

# "nếu có khó khăn, vướng mắc ... gửi về" is where to turn to, not where reports go.
_CLOSING = 0.3
_TROUBLE = re.compile(r"\b(?:vuong(?: mac)?|ket(?! (?:qua|thuc|hop|noi|luan))|truc trac|kho khan|gap kho|khuc mac)\b")
# "kế hoạch của các xã gửi về đâu"; not "báo cáo thực hiện kế hoạch gửi về đâu"
_THING = re.compile(
    r"(?<!theo )(?<!trong )(?<!cua )(?<!thuc hien )(?<!trien khai )(?<!xay dung )\b(ke hoach|ho so|danh sach|bien ban)"
    r"\b(?!.*\b(?:bao cao|ho so|danh sach|bien ban|phieu|dang ky)\b)[^,:;]*\b(?:gui|nop|trinh)\b"
)
# "báo cáo lên bộ nào và sở nào giúp tỉnh làm"
_SENT_BY = re.compile(r"(?:\bva|,) (?:do )?(?:ai|(?:so|phong|ban|don vi|co quan|van phong) nao)\b")
# "về Phòng Công tác sinh viên (đối với sinh viên)"
_FOR_WHOM = re.compile(r"\((?:doi voi|cua) ([^()]{2,40})\)")


def recipient_answer(asking: Asking, plan: Plan) -> Draft | None:
    """To whom it goes, also where no date is named."""
    scored = [
        Scored(one.deadline, one.share, _about(asking, one)) for one in ranked(asking, plan) if one.deadline.to_whom
    ]
    scored = _for_help(asking, scored) or sorted(_of_thing(asking, plan, scored), key=lambda one: -one.score)
    best = scored[0].score if scored else 0.0
    if best <= 0:
        return None
    english = asking.question.english
    chosen = _of_group(asking, [one.deadline for one in scored if one.score >= 0.9 * best])[:3]
    sent_by = bool(_SENT_BY.search(asking.question.folded))
    statements = tuple(statement(one, recipient_line(one, english=english, sent_by=sent_by)) for one in chosen)
    headline = say("recipient_headline", english, plan=plan_label(plan, english=english))
    ids = tuple(one.id for one in chosen)
    return Draft(plan, headline, statements, min(1.0, best), deadlines=ids, office=chosen[0].to_whom)


def _for_help(asking: Asking, scored: list[Scored]) -> list[Scored]:
    """ "bị kẹt thì hỏi ai": to whom difficulties are told, whatever else goes to somebody."""
    if not _TROUBLE.search(asking.question.folded):
        return []
    return [Scored(one.deadline, 1.0, 1.0) for one in scored if _TROUBLE.search(fold(one.deadline.quote))]


def _of_thing(asking: Asking, plan: Plan, scored: list[Scored]) -> list[Scored]:
    """ "kế hoạch của các xã gửi về đâu": not where reports go; none where only a passage says where that goes."""
    handed_in = _THING.search(asking.question.folded)
    if handed_in is None:
        return scored
    thing = handed_in[1]
    own = [
        one
        for one in scored
        if thing in fold(f"{one.deadline.task} {one.deadline.quote} {whole_paragraph(asking, plan, one.deadline)}")
    ]
    goes = re.compile(rf"\b{thing}\b[^.;]*\b(?:gui|nop|trinh)\b")
    told = any(goes.search(fold(one.passage.paragraph.text)) for one in asking.book.of(plan))
    return own or ([] if told else scored)


def _about(asking: Asking, scored: Scored) -> float:
    """How well a report fits a question after its recipient: its own task counts, a mere contact clause less."""
    own = asking.share(scored.deadline.task)
    conditional = _CLOSING if scored.deadline.section == "closing" else 0.0
    return scored.score + 0.5 * own - conditional


def _of_group(asking: Asking, chosen: list[Deadline]) -> list[Deadline]:
    """ "hồ sơ của sinh viên gửi phòng nào": of several recipients that of the group that is named; else all of them."""
    groups = ((one, _FOR_WHOM.search(fold(one.quote))) for one in chosen)
    own = [one for one, group in groups if group and f" {group[1]} " in f" {asking.question.folded} "]
    return own or chosen
