"""The goals of the years that a question names, whole: with those that bear no number. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.answering.draft import Asking, Draft, Statement
from knowledge.answering.parts import headline, whole
from knowledge.model import Plan, Section
from knowledge.readable import ancestor_titles, readable
from knowledge.vietnamese import fold, syllables

# "3. ", "a) ": so much stands in a heading beside its label and its title
_MARKS = 3
_GOALS = re.compile(r"\b(?:muc tieu|chi tieu)\b")
# "liệt kê hết các mục tiêu đến năm 2027 và 2030", with nothing else that they are about
_WORDS = frozenset(
    [
        *("|", "quy", "dinh", "ke", "hoach"),
        *syllables(
            "mục tiêu chỉ tiêu cụ thể chung đặt ra đề phấn đấu thi đua của trong các đến hết cuối năm tới vào từng mốc"
        ),
    ]
)


def goals_answer(asking: Asking, plan: Plan) -> Draft | None:
    """All that is to be reached by each year that is asked for; None where one has no part of its own."""
    years = asking.question.asked.years
    about = {word for word in asking.question.tokens if not word.isdigit()}
    if not years or asking.question.asked.intent != "target" or asking.question.asked.amount or about - _WORDS:
        return None
    parts = [tuple(_of_year(plan, year)) for year in years]
    statements = tuple(dict.fromkeys(one for part in parts for one in part))
    return Draft(plan, headline(asking, plan), statements, 1.0, is_list=True) if all(parts) else None


def _of_year(plan: Plan, year: int) -> Iterator[Statement]:
    opens = re.compile(
        rf"\W*(?:\w{{1,3}}\W\s*)*(?:(?:muc|chi) tieu[^.:;]{{0,40}}?)?(?:den|nam|trong)(?: het| cuoi)?(?: nam)? {year}\b"
    )
    for section in plan.sections:
        above = fold(" ".join((section.title, *ancestor_titles(plan, section))))
        for paragraph in section.paragraphs:
            if opens.match(text := fold(paragraph.text)) and _GOALS.search(f"{above} {text}"):
                if paragraph is section.paragraphs[0] and _announces(plan, section):
                    yield from whole(plan, section, heading=True)
                else:
                    yield Statement(readable(paragraph.text), section.path, paragraph.page, paragraph.text)


def _announces(plan: Plan, section: Section) -> bool:
    """Whether the goals stand below its first line."""
    first, *others = section.paragraphs
    alone = len(first.text) <= len(section.title) + len(section.label) + _MARKS
    return bool(plan.below(section.path)) or first.text.rstrip().endswith(":") or (alone and bool(others))
