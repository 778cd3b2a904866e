"""When a plan holds its preliminary or final review, also where a question has the wrong year for it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.answering.draft import Asking, Draft, Statement
from knowledge.answering.due import draft_of
from knowledge.answering.narrowing import narrowed
from knowledge.answering.parts import headline
from knowledge.answering.phrases import say
from knowledge.answering.ranking import names_a_day
from knowledge.model import Deadline, Plan
from knowledge.readable import plan_label, readable, shortened
from knowledge.vietnamese import fold, syllables

_REVIEW = re.compile(r"\b(?:so|tong) ket\b")
_BOTH = ("so ket", "tong ket")
_WHEN = re.compile(r"\b(?:nam|thang|quy|ngay|luc|khi|dip|thoi gian|thoi diem) (?:nao|may|(?:bao )?nhieu)\b|\bbao gio\b")
# Of other words than these, and something particular is reviewed, or given on the occasion.
_GENERAL = frozenset(
    [
        "|",
        *syllables("sơ tổng kết phong trào thi đua kế hoạch năm tháng quý ngày định dự kiến tính sẽ tổ chức tiến hành"),
        *syllables("thực hiện triển khai làm họp hội nghị diễn ra vào việc giai đoạn toàn bộ lần đợt cuộc đánh giá và"),
    ]
)
# "hồ sơ khen tổng kết", "báo cáo sơ kết": handed in for it, given at it
_FOR_IT = re.compile(r"\b(?:bao cao|ho so|khen|danh hieu|bang|giay|co thi dua|huan chuong|danh sach|nop|gui|thuong)\b")
# "hằng năm tổ chức sơ kết"; not "khen thưởng hằng năm và sơ kết"
_YEARLY = re.compile(
    r"\b(?:hang|moi|cuoi) nam\b[^.;]{0,60}\b(?:to chuc|tien hanh|thuc hien) (?:\w+ ){0,2}(?:so|tong) ket\b"
    r"|\b(?:so|tong) ket\b[^.;]{0,40}\b(?:hang|moi|cuoi) nam\b"
)
# "Khi tổng kết (năm 2029)", "sơ kết vào tháng 8/2027", "Lần sơ kết: tháng 5/2028"
_HELD = r"\b{review}\b[^.;\d]{{0,60}}(?:(?:quy [ivx\d]+|thang \d{{1,2}})[^.;\d]{{0,6}})?\b(20\d\d)\b"
_LIMIT = 420


def review_answer(asking: Asking, plan: Plan) -> Draft | None:
    """When the reviews that the question names are held; None where it asks for something else about them."""
    folded = asking.question.folded
    reviews = tuple(dict.fromkeys(_REVIEW.findall(folded)))
    if not reviews or _FOR_IT.search(folded):
        return None
    asks = _WHEN.search(folded) and _GENERAL.issuperset(word for word in asking.question.tokens if not word.isdigit())
    wrong = _wrong_years(asking, plan, reviews)
    if not asks and not wrong:
        return None
    english = asking.question.english
    opening = say("no_such_year", english, plan=plan_label(plan, english=english), year=wrong) if wrong else ""
    # "vì sao tổng kết vào năm 2027": what there is in that year may be the other one
    reviews = _BOTH if wrong else reviews
    if due := [one for review in reviews for one in _due(plan, review)]:
        return draft_of(asking, plan, due, 1.0, opening)
    told = tuple(dict.fromkeys(line for review in reviews for line in _passages(asking, plan, review)))
    return Draft(plan, headline(asking, plan), told[:2], 1.0, opening) if told else None


def _due(plan: Plan, review: str) -> list[Deadline]:
    """The deadlines that are the review itself."""
    return [
        one
        for one in plan.facts.deadlines
        if review in fold(one.task)
        and not _FOR_IT.search(fold(one.task))
        and one.superseded_by is None
        and names_a_day(one, plan)
    ]


def _passages(asking: Asking, plan: Plan, review: str) -> Iterator[Statement]:
    """What passages say of the year in which it is held."""
    held = re.compile(_HELD.format(review=review))
    for one in asking.book.of(plan):
        paragraph = one.passage.paragraph
        if held.search(fold(paragraph.text)):
            text = paragraph.text if len(paragraph.text) <= _LIMIT else narrowed(asking, one.passage.text, _LIMIT)
            section = one.passage.section.path
            yield Statement(shortened(readable(text), _LIMIT), section, paragraph.page, paragraph.text.strip())


def _wrong_years(asking: Asking, plan: Plan, reviews: tuple[str, ...]) -> str:
    """ "tổng kết năm 2028" of a plan that does so in 2030: the years asked about; empty where they may be right."""
    years, text = asking.question.asked.years, fold(plan.text)
    if not years or len(reviews) > 1 or plan.id not in asking.question.plans or _YEARLY.search(text):
        return ""
    due = _due(plan, reviews[0])
    held = {int(year) for year in re.findall(_HELD.format(review=reviews[0]), text)}
    held |= {day.year for one in due for day in (one.date, one.start, one.end) if day}
    if not held or held & {*years} or any(one.rrule for one in due):
        return ""
    return ", ".join(map(str, years))
