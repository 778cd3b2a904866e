"""Who takes part and what they must fulfil to be considered: the parts of a plan that are headed so. Pure."""

from __future__ import annotations

import re

from knowledge.answering.draft import Asking, Draft
from knowledge.answering.parts import headline, whole
from knowledge.model import Plan, Section
from knowledge.vietnamese import fold, syllables

_CRITERIA = r"\b(?:tieu chuan|tieu chi|dieu kien)\b"
_ASKED = re.compile(
    rf"{_CRITERIA}(?: \w+){{0,12}} (?:gi|nao|the nao|ra sao|sao)\b|\b(?:gi|nhung|cac|nao)\b.*{_CRITERIA}"
    # "muốn được xét thi đua thì phải có gì"
    r"|\b(?:muon|de|mun)\b.*\b(?:xet|khen|thi dua)\b.*\b(?:phai|can) (?:co|dat|dap ung|lam) (?:nhung )?gi\b"
)
_AWARDED = re.compile(r"\b(?:thi dua|khen|thuong|binh xet|xet)\b")
_HEADED = re.compile(rf"^(?:hinh thuc(?: va|,) )?{_CRITERIA}(?!.*\b(?:cham diem|loai tru|loai)\b)")
# "những tập thể nào được tham gia thi đua", "ai được tham gia phong trào"
_TAKES_PART = re.compile(
    r"\b(?:nao|ai|doi tuong)\b(?: \w+){0,8}? (?:duoc |phai |co the )?(?:tham gia|thuoc doi tuong|thuoc dien)\b"
    r"|\bco thuoc (?:dien|doi tuong)\b"
    r"|\bdoi tuong (?:tham gia|thi dua|ap dung|cua phong trao)\b"
)
_SUBJECTS = re.compile(r"^(?:pham vi,?(?: va)? )?doi tuong|^thanh phan tham gia")
_WHO = re.compile(r"\b(ca nhan|tap the|don vi|doanh nghiep|ho gia dinh|hoc sinh|sinh vien|thon|co quan)\b")
# Another word than these, and something particular is asked for.
_GENERAL = frozenset(
    [
        "|",
        *syllables("muốn để thì là mới được xét bình thi đua khen thưởng danh hiệu tiêu chuẩn tiêu chí điều kiện"),
        *syllables("gì nào quy định theo kế hoạch ở tại trường xã phường tỉnh sở cấp người"),
        *syllables(
            "đạt cần phải đáp ứng đối với của cho một các những đủ tham gia phong trào về có ra sao như thế thuộc diện"
        ),
    ]
)


def criteria_answer(asking: Asking, plan: Plan) -> Draft | None:
    """ "cá nhân cần điều kiện gì để được xét": what the plan asks of them; None where no part of it is headed so."""
    folded = asking.question.folded
    if asking.question.asked.form:
        return None
    if _ASKED.search(folded) and _AWARDED.search(folded):
        return _headed(asking, plan, _HEADED)
    return _headed(asking, plan, _SUBJECTS) if _TAKES_PART.search(folded) else None


def _headed(asking: Asking, plan: Plan, headings: re.Pattern[str]) -> Draft | None:
    """The part under such a heading, of those only who are named; None where more than it is asked for."""
    folded = asking.question.folded
    who = _WHO.search(folded)
    if set(asking.question.tokens) - _GENERAL - set(who[1].split() if who else ()):
        return None
    headed = [section for section in plan.sections if headings.search(fold(section.title))]
    if not headed:
        return None
    # "Tiêu chí thi đua" under "Tiêu chí thi đua và hình thức khen thưởng"
    section = min(headed, key=lambda one: len(one.title))
    statements = whole(plan, _of(who[1], plan, section) if who else section)
    return Draft(plan, headline(asking, plan), statements, 1.0, is_list=len(statements) > 1) if statements else None


def _of(who: str, plan: Plan, section: Section) -> Section:
    """The part of the section that is about them ("2. Đối với cá nhân: ..."), else all of it."""
    opens = re.compile(rf"\W*(?:\w{{1,3}}[.)]\s*)?(?:doi voi |cac |moi )*{who}\b")
    return next((one for one in plan.below(section.path) if opens.match(fold(one.title or one.text))), section)
