"""How many aims, tasks or criteria a plan has: those under the heading that is about them, each named. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.answering.draft import Asking, Draft, Statement
from knowledge.answering.kinds import NUMERALS
from knowledge.answering.parts import headline
from knowledge.answering.phrases import say
from knowledge.model import Plan, Section
from knowledge.readable import readable, shortened
from knowledge.vietnamese import fold, syllables

_KINDS = (
    r"(?: nhom| loai)? (muc tieu|muc dich|yeu cau|nguyen tac|noi dung|nhiem vu|giai phap"
    r"|tieu chi|tieu chuan|doi tuong)\b"
)
_HOW_MANY = re.compile(rf"\b(?:may|bao nhieu){_KINDS}")
# "liệt kê đủ sáu nội dung thi đua": all of them, where there are six
_SO_MANY = re.compile(
    rf"\b(?:liet ke|ke|neu|tom tat)\b.{{0,20}}?\b(?:0?(?P<digits>\d+)|(?P<word>{'|'.join(NUMERALS[2:])})){_KINDS}"
)
# Another word than these, and something particular is counted.
_GENERAL = frozenset(
    [
        "|",
        *syllables(
            "nhóm loại chính chủ yếu trọng tâm đề ra đưa nêu đặt gồm có kể tên từng thi đua kế hoạch phong trào"
        ),
        *syllables("tham gia thực hiện chung cụ thể được xét khen thưởng tất cả và đủ hết ra lựa chọn"),
        *NUMERALS,
    ]
)
# "Phân công nhiệm vụ" has offices for its parts
_ABOUT_ELSE = re.compile(r"\b(?:phan cong|giao nhiem vu|trach nhiem|to chuc|kinh phi|thoi gian)\b")
_LONGEST = 150
_MOST = 16


def counted_answer(asking: Asking, plan: Plan) -> Draft | None:
    """ "đề ra mấy nhóm giải pháp": all of them, counted; None where no heading is about them."""
    folded = asking.question.folded
    of_number = _SO_MANY.search(folded)
    match = of_number or _HOW_MANY.search(folded)
    if match is None:
        return None
    kind = match[match.lastindex or 0]
    counted = _under(plan, kind)
    if set(asking.question.tokens) - _GENERAL - set(kind.split()):
        number = of_number and int(of_number["digits"] or NUMERALS.index(of_number["word"]))
        counted = [(section, members) for section, members in counted if len(members) == number]
    if not counted:
        return None
    # "Tiêu chí thi đua" under "Tiêu chí thi đua và hình thức khen thưởng"
    _, members = min(counted, key=lambda one: len(one[0].title))
    count = say("part_count", asking.question.english, count=len(members))
    return Draft(plan, f"{headline(asking, plan)} {count}", members, 1.0, is_list=True)


def _under(plan: Plan, kind: str) -> list[tuple[Section, tuple[Statement, ...]]]:
    """The sections whose headings are about such things, with these."""
    titles = ((section, fold(section.title)) for section in plan.sections)
    about = [section for section, title in titles if kind in title and not _ABOUT_ELSE.search(title)]
    counted = ((section, tuple(_members(plan, section))) for section in about)
    return [(section, members) for section, members in counted if 1 < len(members) <= _MOST]


def _members(plan: Plan, section: Section) -> Iterator[Statement]:
    """The parts of a section; the items of its list where it has no parts."""
    children = [child for child in plan.parts_of(section.path) if child.paragraphs]
    for child in children:
        yield _statement(child, 0)
    bullets = [paragraph.bullet for paragraph in section.paragraphs if paragraph.bullet]
    for place, paragraph in enumerate(section.paragraphs):
        if not children and bullets and paragraph.bullet == bullets[0]:
            yield _statement(section, place)


def _statement(section: Section, place: int) -> Statement:
    paragraph = section.paragraphs[place]
    return Statement(shortened(readable(paragraph.text), _LONGEST), section.path, paragraph.page, paragraph.text)
