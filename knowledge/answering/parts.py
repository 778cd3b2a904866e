"""A numbered part of a plan, told whole: "mục III.2", "Phụ lục I", "nội dung thứ tư". Pure."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from knowledge.answering.draft import Asking, Draft, Missing, Statement
from knowledge.answering.due import draft_of
from knowledge.answering.phrases import say
from knowledge.answering.ranking import names_a_day
from knowledge.model import Deadline, Plan, Section
from knowledge.readable import plan_label, readable, shortened
from knowledge.vietnamese import fold, syllables

# What is counted must be what a heading is about: "vòi thứ hai" is the second of nothing.
_PARENT = 0.3
_NTH = re.compile(r"\bthu (so )?(\d|nhat|hai|ba|tu|nam|sau|bay|tam)")
# A heading of so many words is not said by chance.
_HEADING, _NAMED = 3, 5
_LISTED = re.compile(r"\b(liet ke|ke ten|ke ra|ke du|day du)\b|\bgom (nhung |cac )?\w* ?(gi|nao)\b")
_LIST_LIMIT = 1700
_MEMBERS = re.compile(
    r"\b(?:gom|liet ke|ke ten|ke ra)\b.{0,25}?\b(?:nhung|cac|may|bao nhieu)"
    r" (don vi|thanh vien|co quan|dia phuong|phuong xa|xa)\b"
)
_MOSTLY = 0.5
# "phụ lục i", "điều 3" (first group), "mục iii.2", "phần iv"
_PART = re.compile(r"\b(phu luc(?: so)?(?: (?:[ivx]+|\d+)\b)?|dieu \d+\b)|\b(?:muc|phan) [ivx]+(?:\.\w{1,3})*\b")
_WANTS_PART = re.compile(
    r"\b(liet ke|ke ten|ke ra|bao nhieu|may|tat ca|toan bo|cac|nhung|noi gi|quy dinh gi|neu gi|noi dung)\b"
)
_WHOLE_PART = re.compile(
    r"\b(liet ke|ke ten|ke ra|ke het|xin het|tong cong|tat ca|toan bo|noi gi|quy dinh gi|neu gi)\b"
)
_PART_WORDS = frozenset(
    ["|", *syllables("theo phụ lục mục phần điều nhiệm vụ nội dung quy định kế hoạch danh mục công việc")]
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
# "các mốc trong phụ lục": a row may be too long to be told with its day
_DAYS = re.compile(r"\b(?:cac|nhung|moi|tat ca|toan bo|bao nhieu|may) (?:cac )?(?:moc|han|thoi han|ngay den han)\b")
_MOST_DUE = 16
# More words of its own than this, and a question is about something in the part.
_FEW = 2


def ordinal_answer(asking: Asking, plan: Plan) -> Draft | None:
    """ "nội dung thi đua thứ 4": the fourth child of the section that the rest of the question names."""
    number = asking.question.asked.ordinal
    if number is None or not _NTH.search(asking.question.folded):
        return None
    parent = _counted_before(asking, plan) or _counted_now(asking, plan)
    children = plan.parts_of(parent) if parent else ()
    if number > len(children):
        return None
    statements = whole(plan, children[number - 1])
    return Draft(plan, headline(asking, plan), statements, 1.0, is_list=len(statements) > 1)


def _counted_now(asking: Asking, plan: Plan) -> str | None:
    """The section whose heading the question says."""
    parents: dict[str, float] = {}
    for section in plan.sections:
        if section.title and plan.parts_of(section.path):
            parents[section.path] = asking.share(section.title)
    parent = max(parents, key=lambda path: parents[path], default=None)
    return parent if parent and parents[parent] >= _PARENT else None


def _counted_before(asking: Asking, plan: Plan) -> str | None:
    """ "còn nội dung thứ 5 thì sao": the section that the part just told, the fourth, belongs to."""
    before = asking.question.previous
    if before is None or len(before.sections) != 1 or not _NTH.search(fold(before.question)):
        return None
    told = plan.section(before.sections[0])
    return told.ancestors[-1] if told and told.ancestors else None


def listed_answer(asking: Asking, plan: Plan) -> Draft | None:
    """ "liệt kê năm nội dung thi đua": all below the heading whose words the question says, where that has members."""
    intent, whole_question = asking.question.asked.intent, fold(asking.question.whole)
    if intent not in ("content", "duties", "office") or not _LISTED.search(whole_question):
        return None
    # of duties all that stands under a heading is asked for only where that is named in full
    fewest = _HEADING if intent == "content" else _NAMED
    said = f" {' '.join(syllables(whole_question))} "
    titled = [
        section
        for section in plan.sections
        if section.title.count(" ") + 1 >= fewest
        and f" {' '.join(syllables(section.title))} " in said
        and (plan.parts_of(section.path) or any(one.cell for one in section.paragraphs))
    ]
    if not titled:
        return None
    statements = whole(plan, max(titled, key=lambda section: len(section.title)))
    return Draft(plan, headline(asking, plan), statements, 1.0, is_list=True) if len(statements) > 1 else None


def members_answer(asking: Asking, plan: Plan) -> Draft | None:
    """ "cụm gồm những đơn vị nào": the paragraph that counts them up ("Thành viên gồm 08 đơn vị: A, B, C")."""
    asked = _MEMBERS.search(asking.question.folded)
    if asked is None or asking.question.asked.intent not in ("content", "office", "target"):
        return None
    listing = re.compile(rf"\bgom\b[^.;:]{{0,30}}\b{asked[1]}\b[^.;:]{{0,15}}:[^.;]+,[^.;]+,")
    fitting = [
        (asking.share(one.told), one)
        for one in asking.book.of(plan)
        if listing.search(fold(one.passage.paragraph.text))
    ]
    share, told = max(fitting, key=lambda pair: pair[0], default=(0.0, None))
    if told is None or share < _MOSTLY:
        return None
    paragraph, section = told.passage.paragraph, told.passage.section.path
    statement = Statement(shortened(readable(paragraph.text), _LIST_LIMIT), section, paragraph.page, paragraph.text)
    return Draft(plan, headline(asking, plan), (statement,), 1.0)


def part_answer(asking: Asking, plan: Plan) -> Draft | Missing | None:
    """ "các nhiệm vụ trong Phụ lục I", "mục III.2 nói gì", "Điều 3": that part of the plan, whole."""
    folded = asking.question.folded
    match = _PART.search(folded)
    if match is None or (match[1] and not _WANTS_PART.search(folded)):
        return None
    if len(set(asking.question.tokens) - _PART_WORDS - set(match[0].split())) > _FEW and not _WHOLE_PART.search(folded):
        # "theo phụ lục thì bao giờ thôi in phim": something in it is asked for
        return None
    wanted = re.sub(r"\s+", " ", match[1] or match[0].removeprefix("muc ").removeprefix("phan ")).strip(" .")
    paths = {fold(section.path): section for section in plan.sections}
    section = next((one for path in _spellings(wanted) if (one := _at(path, paths))), None)
    if section is None:
        return _no_such_part(asking, plan, match[0], paths)
    if _DAYS.search(folded) and len(due := _due_in(plan, section)) > 1:
        return draft_of(asking, plan, due)
    statements = whole(plan, section)
    return Draft(plan, headline(asking, plan), statements, 1.0, is_list=len(statements) > 1) if statements else None


def _due_in(plan: Plan, section: Section) -> list[Deadline]:
    """The deadlines of a part and of all below it that name a day."""
    parts = {section.path, *(other.path for other in plan.below(section.path))}
    standing = (one for one in plan.facts.deadlines if one.section in parts and one.superseded_by is None)
    return [one for one in standing if names_a_day(one, plan)][:_MOST_DUE]


def headline(asking: Asking, plan: Plan) -> str:
    """Whose words follow."""
    english = asking.question.english
    return say("content_headline", english, plan=plan_label(plan, english=english))


def whole(plan: Plan, section: Section, *, heading: bool = False) -> tuple[Statement, ...]:
    """A section with all below it, a paragraph or a table row a line, within what may be read on one screen.

    With `heading` its heading too: whose duties these are.
    """
    parts = [section, *plan.below(section.path)]
    lines = [
        line
        for part in parts
        for line in _part_lines(
            part, skip_heading=part is section and not heading and len(parts) + len(part.paragraphs) > 2
        )
    ]
    if not lines:
        return ()
    room = max(90, _LIST_LIMIT // len(lines) - 8)
    return tuple(replace(line, text=shortened(line.text, room)) for line in lines[:16])


def _spellings(part: str) -> Iterator[str]:
    """ "phu luc so 1" may be printed "phu luc 1", "phu luc 01" or "phu luc i"."""
    part = part.replace("phu luc so", "phu luc")
    yield part
    name, _, number = part.rpartition(" ")
    if name == "phu luc" and number.isdigit():
        plain = int(number)
        yield from (f"{name} {one}" for one in (plain, f"{plain:02d}", *_ROMAN[plain - 1 : plain]))
    elif number in _ROMAN:
        yield f"{name} {_ROMAN.index(number) + 1}".strip()


def _at(path: str, paths: Mapping[str, Section]) -> Section | None:
    below = (one for own, one in paths.items() if own.startswith((f"{path}.", f"{path} ")))
    return paths.get(path) or next(below, None)


def _no_such_part(asking: Asking, plan: Plan, part: str, paths: Container[str]) -> Missing | None:
    """ "mục VII" of a plan that goes from VI to VIII; None where its parts bear no such numbers at all."""
    if "i" not in paths or not part.startswith("muc "):
        return None
    english = asking.question.english
    label = plan_label(plan, english=english)
    return Missing(plan, say("no_such_part", english, plan=label, part=part.removeprefix("muc ").upper()), None, 1.0)


def _part_lines(part: Section, *, skip_heading: bool) -> Iterator[Statement]:
    paragraphs = part.paragraphs[1:] if skip_heading and _is_heading(part) else part.paragraphs
    for row, group in groupby(paragraphs, key=lambda one: one.cell and (one.cell.table, one.cell.row)):
        members = list(group)
        if row is None:
            yield from (Statement(readable(one.text), part.path, one.page, one.text) for one in members)
        else:
            words = [one.text for one in members]
            yield Statement(" | ".join(map(readable, words)), part.path, members[0].page, " ".join(words))


def _is_heading(section: Section) -> bool:
    return bool(section.title) and len(section.paragraphs[0].text) <= len(section.title) + len(section.label) + 3
