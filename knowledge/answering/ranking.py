"""Which deadlines of a plan a question is about, best first. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.answering.draft import Asking
from knowledge.answering.sides import level_agrees, sides_agree
from knowledge.answering.wording import when
from knowledge.calendar import parts_of
from knowledge.facts.occasions import occasions_in
from knowledge.model import Deadline, Plan
from knowledge.readable import ancestor_titles
from knowledge.vietnamese import fold

# What stands beside a deadline counts a little less than its own words.
_BESIDE = 0.85
# A deadline of the section that the last answer was about is what "kỳ đầu là ngày nào" means.
_SAME_SECTION, _ASIDE, _OWN_WORDS = 0.4, 0.1, 3
# "Phòng Văn hóa gửi", "gửi về Phòng Văn hóa": two deadlines
_SIDES = 0.25
# "ban này báo cáo lên đâu": the sender is the office just told
_THAT_OFFICE = re.compile(
    r"\b(?:phong|ban|so|co quan|don vi|bo phan|van phong|to|khoa|hoi|doan|trung tam|cuc|vien) (?:nay|do|ay|tren)\b"
)
_SENDER = 0.5
# What a second deadline of a sentence must add to the words covered, to be asked for too.
_OTHER_HALF = 0.12
# "riêng năm 2026 thời hạn (đăng ký kéo dài đến ...)": what goes before the deadline
_ONLY_YEAR = re.compile(r"\b[Rr]iêng(?: trong)?(?: kỳ| đợt)? năm (20\d\d)[^.;]*$")
_DOSSIER = re.compile(r"\bho so (?:\w+ ){0,4}?(?:khen|thi dua)\b")
_PAPERS = 0.15
_HANDED_IN = re.compile(r"\b(?:gui|nop|trinh|nhan)\b")
_RHYTHM, _OTHER_RHYTHM, _TASK = 0.25, 0.15, 0.2
_RHYTHMS = {
    "quarter": re.compile(r"\bbao cao (theo )?quy\b|\bhang quy\b|\bmoi quy\b"),
    "month": re.compile(r"\bbao cao (theo )?thang\b|\bhang thang\b|\bmoi thang\b"),
    "week": re.compile(r"\bbao cao (theo )?tuan\b|\bhang tuan\b|\bmoi tuan\b"),
    "half": re.compile(r"\b(6|06|sau) thang\b"),
    # "báo cáo định kỳ 6 tháng và năm"
    "year": re.compile(
        r"\bbao cao (tong ket )?(nam|hang nam|thuong nien)\b|\b(thang|quy)(,| va| hay) (ca )?nam\b(?! \d)"
    ),
}


@dataclass(frozen=True, slots=True)
class Scored:
    """A deadline with the share of the question it covers, and its rank: that share and what else speaks for it."""

    deadline: Deadline
    share: float
    score: float


def ranked(asking: Asking, plan: Plan) -> list[Scored]:
    """The plan's deadlines that a person may still be told, best first (ties in the plan's order)."""
    before = asking.question.previous.sections if asking.question.previous else ()
    # "còn báo cáo 6 tháng thì sao": a follow-up with words of its own leads away from what was just told
    leading = sum(word != "|" for word in asking.question.tokens) > _OWN_WORDS
    bonus = _ASIDE if leading else _SAME_SECTION
    words = nameless(asking)
    that_office = _told_before(asking)
    dossier = _DOSSIER.search(asking.question.folded)
    scored = [
        Scored(
            one,
            min(1.0, share + _SIDES * max(0, level_agrees(one, words, plan.header.issuer))),
            share
            + (bonus if one.section in before else 0.0)
            + rhythm
            # "các đơn vị" that send another report are not the ones meant
            + _SIDES * (agree if rhythm >= 0 else min(agree, 0))
            + (_SENDER if one.who and one.who == that_office else 0.0)
            + _TASK * asking.share(one.task)
            + (_papers(one) if dossier else 0.0),
        )
        for one in plan.facts.deadlines
        if one.superseded_by is None and (one.review is None or when(one))
        for share, agree, rhythm in (
            (_score(asking, plan, one), sides_agree(one, words, plan.header.issuer), _same_rhythm(asking, one)),
        )
    ]
    wanted = [one for one in scored if one.score > 0 or asking.weighing.empty]
    return sorted(wanted, key=lambda one: -one.score)


def _papers(deadline: Deadline) -> float:
    """ "hồ sơ khen thưởng nộp khi nào": for what is said of files, against what hands nothing in."""
    words = fold(f"{deadline.task} {deadline.quote}")
    return _PAPERS if "ho so" in words else 0.0 if _HANDED_IN.search(words) else -_PAPERS


def _told_before(asking: Asking) -> str | None:
    """The office that "phòng này" means."""
    previous = asking.question.previous
    return previous.office if previous and _THAT_OFFICE.search(asking.question.folded) else None


def siblings(asking: Asking, plan: Plan, chosen: list[Scored], dated: list[Scored]) -> list[Scored]:
    """Deadlines of the paragraph just told that belong with it.

    "trước ngày 15/10 (riêng các trường trước ngày 31/10)" is one duty with two days; "báo cáo 6 tháng và báo cáo năm"
    asks for two reports of one sentence.
    """
    tasks = tuple(one.deadline.task for one in chosen)
    covered, told = asking.share(*tasks), {fold(task) for task in tasks}
    rhythms = _rhythms_in(asking.question.folded) - {rhythm for task in told for rhythm in _rhythms_in(task)}
    beside = [
        one for one in dated if one not in chosen and any(_together(asking, plan, one, other) for other in chosen)
    ]
    found = [
        one
        for one in beside
        if fold(one.deadline.task) in told
        or rhythms & _rhythms_in(fold(one.deadline.task))
        or (_any_dossier(asking) and _HANDED_IN.search(fold(one.deadline.quote)))
        or asking.share(*tasks, one.deadline.task) >= covered + _OTHER_HALF
    ]
    return [*found, *_of_other_rhythms(asking, [*chosen, *found], dated)]


def _of_other_rhythms(asking: Asking, told: list[Scored], dated: list[Scored]) -> list[Scored]:
    """ "báo cáo tháng và năm nộp ngày nào": the best of each rhythm that is named beside another one."""
    asked = _rhythms_in(asking.question.folded)
    untold = asked - {rhythm for one in told for rhythm in _rhythms_of(one.deadline)}
    if len(asked) < 2 or untold == asked:
        return []
    firsts = (next((one for one in dated if rhythm in _rhythms_of(one.deadline)), None) for rhythm in sorted(untold))
    return [one for one in firsts if one is not None]


def _any_dossier(asking: Asking) -> bool:
    """ "hạn gửi hồ sơ khen thưởng": of every occasion that the paragraph has a day for, where none is named."""
    asked = asking.question.asked
    narrowed = asked.yes_no or asked.occasions or asked.levels or asked.form
    return bool(_DOSSIER.search(asking.question.folded)) and not narrowed


def with_exception(asking: Asking, plan: Plan, chosen: list[Scored], dated: list[Scored]) -> list[Scored]:
    """ "... trước ngày 31/3 hằng năm; riêng năm 2026 kéo dài đến hết ngày 20/4/2026": told alone where 2026 is asked.

    Where no year is asked, it is told beside the rule.
    """
    years = asking.question.asked.years
    for one in dated:
        year = _only_in(asking, plan, one.deadline)
        if year and _together(asking, plan, one, chosen[0]) and one is not chosen[0]:
            if year in years:
                # rule and exception are one paragraph, and it speaks of what is asked
                share = max(one.share, chosen[0].share, asking.share(whole_paragraph(asking, plan, one.deadline)))
                return [replace(one, share=share)]
            return chosen if years or one in chosen else [*chosen, one]
    return chosen


def _only_in(asking: Asking, plan: Plan, deadline: Deadline) -> int | None:
    """The one year that a deadline is said to be good for."""
    before = whole_paragraph(asking, plan, deadline).partition(deadline.quote)[0]
    spoken = _ONLY_YEAR.search(before)
    return int(spoken[1]) if spoken and not deadline.rrule else None


def in_rhythm(asking: Asking, chosen: list[Scored]) -> list[Scored]:
    """ "hạn chấm điểm hằng tháng": not the day of the first time, where others come as often as the question says."""
    asked = _rhythms_in(asking.question.folded)
    if not any(asked & _rhythms_of(one.deadline) for one in chosen):
        return chosen
    return [one for one in chosen if _rhythms_of(one.deadline)]


def of_occasion(asking: Asking, plan: Plan, chosen: list[Scored]) -> list[Scored]:
    """ "năm sơ kết thì hồ sơ nộp ngày nào": of several days that of the occasion asked for, where one is said to be."""
    asked = {*asking.question.asked.occasions}
    named = {id(one): {*occasions_in(fold(f"{one.deadline.task} {one.deadline.quote}"))} for one in chosen}
    own = [one for one in chosen if asked & named[id(one)]]
    same = len({one.deadline.section for one in chosen}) == 1
    previous = asking.question.previous
    about = f"{fold(previous.question) if previous else ''} {asking.question.folded}"
    if not own or not same or not _DOSSIER.search(about):
        return chosen
    return as_whole(asking, plan, own)


def as_whole(asking: Asking, plan: Plan, chosen: list[Scored]) -> list[Scored]:
    """Each with the share that its paragraph covers: what several have in common stands before the first of them."""
    return [
        replace(one, share=max(one.share, asking.share(whole_paragraph(asking, plan, one.deadline)))) for one in chosen
    ]


def nameless(asking: Asking) -> str:
    """The folded question without the names of plans: "khu công nghiệp Hưng Yên" is no sender."""
    folded = asking.question.folded
    for name in asking.question.named.words:
        folded = re.sub(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", " | ", folded)
    return folded


def every(deadline: Deadline) -> str:
    """How often a deadline comes: week, month, quarter, half, year; empty for a single one."""
    rule = parts_of(deadline.rrule or "")
    if rule.get("FREQ") in ("WEEKLY", "MONTHLY") and "BYMONTH" not in rule:
        return "week" if rule["FREQ"] == "WEEKLY" else "month"
    return {1: "year", 2: "half", 4: "quarter"}.get(len(rule.get("BYMONTH", "").split(",")), "") if rule else ""


def names_a_day(deadline: Deadline, plan: Plan) -> bool:
    """Whether there is something to be in time for; "năm 2025 đến năm 2030" of a plan of these years is not."""
    if deadline.kind == "period" and deadline.start and deadline.end and plan.facts.starts_on and plan.facts.ends_on:
        return deadline.start > plan.facts.starts_on or deadline.end < plan.facts.ends_on
    return bool(when(deadline))


def whole_paragraph(asking: Asking, plan: Plan, deadline: Deadline) -> str:
    """The paragraph that the deadline stands in, its quote where that is not found."""
    holder = asking.book.holder(plan, deadline.section, deadline.quote)
    return holder.passage.paragraph.text if holder else deadline.quote


def _same_rhythm(asking: Asking, deadline: Deadline) -> float:
    """ "báo cáo quý", "báo cáo năm": for the deadline of that report; against those of reports at other times."""
    asked = _rhythms_in(asking.question.folded)
    own = _rhythms_of(deadline)
    if not asked or not own:
        return 0.0
    return _RHYTHM if asked & own else -_OTHER_RHYTHM


def _rhythms_of(deadline: Deadline) -> set[str]:
    return _rhythms_in(fold(deadline.task)) or {every(deadline)} - {""}


def _rhythms_in(folded: str) -> set[str]:
    """ "báo cáo 6 tháng và báo cáo năm": half and year."""
    return {rhythm for rhythm, pattern in _RHYTHMS.items() if pattern.search(folded)}


def _score(asking: Asking, plan: Plan, deadline: Deadline) -> float:
    section = plan.section(deadline.section)
    around = whole_paragraph(asking, plan, deadline)
    above = (section.title, around, *ancestor_titles(plan, section)) if section else ("", around)
    own = (deadline.quote, deadline.task, deadline.who or "", deadline.to_whom or "")
    # what stands beside it counts, but of two dates in one paragraph the one with the question's words is meant
    return max(asking.share(*own), _BESIDE * asking.share(*own, above=above))


def _together(asking: Asking, plan: Plan, one: Scored, other: Scored) -> bool:
    """Whether two deadlines stand in one paragraph."""
    if one.deadline.section != other.deadline.section:
        return False
    return one.deadline.quote in whole_paragraph(asking, plan, other.deadline)
