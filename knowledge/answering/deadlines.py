"""Answers about when something is due, from the register of deadlines. Pure."""

from __future__ import annotations

import re

from knowledge.answering.draft import Asking, Draft, Missing, none_of_kind
from knowledge.answering.due import asks_for_all, draft_of, first_day, statement
from knowledge.answering.earliest import LATEST
from knowledge.answering.phrases import say
from knowledge.answering.premises import correction, told_in_passing
from knowledge.answering.ranking import (
    Scored,
    as_whole,
    in_rhythm,
    nameless,
    names_a_day,
    of_occasion,
    ranked,
    siblings,
    whole_paragraph,
    with_exception,
)
from knowledge.answering.sides import named_among, opens_with, side_of, told_apart
from knowledge.answering.timing import ASKS_HOUR, NAMES_HOUR, since, verdict
from knowledge.answering.wording import when
from knowledge.calendar import last_day, named_days
from knowledge.facts.occasions import occasions_in
from knowledge.model import Deadline, Plan
from knowledge.question import without_others
from knowledge.question.settling import COUNTED_FROM
from knowledge.readable import plan_label, readable
from knowledge.vietnamese import fold, syllables

# Of several deadlines, those that cover nearly as much of the question as the best one are told too.
_NEARLY, _MOST = 0.8, 4
# So much better fits one without a day that it is the one asked about.
_UNDATED = 0.12
# All dates of a plan fit one message up to this many.
_ALL = 12
# So much more speaks for another deadline than for the one of the day that the question names.
_CLEARLY = 0.2
# A deadline that covers so much of the question is the one it is about.
_SURELY = 0.75
# A topic has so many words at least, and a deadline that covers half of them.
_TOPIC, _TOPIC_SHARE = 4, 0.5
_REPORTS = re.compile(r"\b(loai|ky|nhung|cac|tat ca|toan bo|moi|lich|may) bao cao\b")
_OPENS_REPORT = re.compile(r"\W*(?:\w{1,3}[.)]\s*)*bao cao\b")
_ON_DEMAND = re.compile(r"\b(khi co yeu cau|theo yeu cau|dot xuat)\b")
_TABLE = re.compile(r"\b(?:trong|theo|o|cua|tu) (?:cai |cac )?bang\b(?! (?:diem|khen|chung|xep|chu))")
# "phải nộp, cập nhật những gì"; what a dossier holds is another matter
_EVERYTHING = re.compile(
    r"^(?!.*\bho so\b).*\b(?:nop|gui|bao cao|lam|cap nhat|trinh|thuc hien)"
    r" (?:nhung|cac|tat ca|toan bo)(?: (?:gi|viec gi|bao cao|viec)\b|$)"
)
_DAYS = re.compile(r"\d{1,2}/\d{1,2}")
_ALONE = re.compile(r"\briêng\b[^.;]*$", re.IGNORECASE)
_OTHERS = re.compile(r"\W*(?:the con|vay con|the|vay|con) ")
_NOT_FAR = 0.6
_HANDED_IN = re.compile(r"\b(nop|gui|bao cao|trinh)\b")


def deadline_answer(asking: Asking, plan: Plan) -> Draft | Missing | None:
    """When it is due; None where the plan has no deadline that fits the question."""
    scored = ranked(asking, plan)
    dated = [one for one in scored if names_a_day(one.deadline, plan)]
    dated = _so_counted(asking, dated) or dated
    if asking.question.asked.dates and not asks_for_all(asking):
        return _about_date(asking, plan, dated)
    if not scored:
        return None
    bare = [one for one in scored if not names_a_day(one.deadline, plan)]
    if any(_on_occasion(asking, one) for one in dated):
        # "tổng kết vào năm nào": its day stands elsewhere than in "thực hiện sơ kết, tổng kết theo quy định"
        bare = [one for one in bare if not _on_occasion(asking, one)]
    if not dated or (bare and bare[0].score > dated[0].score + _UNDATED):
        # "... từ ngày 13/10 đến ngày 18/10; tổng hợp tại phiên họp tháng sau": what it says of days is told
        return None if _DAYS.search(bare[0].deadline.quote) else _without_day(asking, plan, bare[0])
    if asking.weighing.empty or asks_for_all(asking):
        wanted = (
            _titled(asking, plan, dated)
            or _in_table(asking, plan)
            or _on_topic(asking, dated)
            or _all_dated(asking, plan)
        )
        return draft_of(asking, plan, [one.deadline for one in wanted][:_ALL])
    if owed := _owed(asking, plan, dated):
        return draft_of(asking, plan, [one.deadline for one in owed][:_ALL])
    chosen = _chosen(asking, plan, dated)
    due = [one.deadline for one in chosen]
    if told_in_passing(asking, plan, due):
        return None
    if ASKS_HOUR.search(asking.question.folded) and not any(
        one.time or NAMES_HOUR.search(fold(one.quote)) for one in due
    ):
        near = chosen[0]
        return none_of_kind(
            asking, plan, "kind_hour", statement(near.deadline, readable(near.deadline.quote)), near.share
        )
    return draft_of(asking, plan, due, max(one.share for one in chosen), correction(asking, plan, due))


def _on_occasion(asking: Asking, scored: Scored) -> bool:
    """Whether a deadline is of an occasion that the question names."""
    asked = asking.question.asked.occasions
    return bool(asked) and not set(asked).isdisjoint(occasions_in(scored.deadline.task))


def days_of(deadline: Deadline) -> set[tuple[int, int]]:
    """The days, with their months, that a deadline names or on which it ends."""
    if deadline.kind == "recurring" and deadline.rrule and deadline.dtstart:
        years = named_days(deadline, deadline.dtstart, deadline.dtstart.replace(year=deadline.dtstart.year + 1, day=28))
        days = [*years, *(last_day(deadline, named) for named in years)]
    else:
        days = [d for d in (deadline.date, deadline.start, deadline.end) if d]
    return {(d.day, d.month) for d in days}


def _without_day(asking: Asking, plan: Plan, nearest: Scored) -> Missing:
    english = asking.question.english
    task = readable(nearest.deadline.task)
    reason = say("no_date", english, plan=plan_label(plan, english=english), task=task)
    return Missing(plan, reason, statement(nearest.deadline, readable(nearest.deadline.quote)), nearest.share)


def _chosen(asking: Asking, plan: Plan, dated: list[Scored]) -> list[Scored]:
    """Those to tell: the best, those nearly as good, and those that belong with them."""
    dated = _of_others(asking, dated) or dated
    best = dated[0].score - (1 - _NEARLY) * dated[0].share
    chosen = [one for one in dated if one.score >= best][:_MOST]
    previous = asking.question.previous
    if previous and chosen[0].deadline.section in previous.sections and not _apart(asking, chosen):
        # "thế còn báo cáo 6 tháng?": of the same office as the answer before; "thế thôn, làng?" names another
        chosen = [one for one in chosen if one.deadline.section in previous.sections]
    words = nameless(asking)
    own = [
        one
        for one in chosen
        if (who := one.deadline.who) and (side_of(who, words) == "sends" or opens_with(who, _spoken(asking)))
    ]
    # "UBND cấp cơ sở gửi trước ngày nào": the others' dates would only mislead
    chosen = own or chosen
    beside = [one for one in dated if not own or one.deadline.who == own[0].deadline.who]
    chosen = _of_sender(asking, plan, in_rhythm(asking, [*chosen, *siblings(asking, plan, chosen, beside)])[:_MOST])
    chosen = of_occasion(asking, plan, with_exception(asking, plan, chosen, dated))
    if asking.question.asked.earliest:
        late = bool(LATEST.search(asking.question.folded))
        return sorted(chosen, key=lambda one: first_day(one.deadline), reverse=late)[:1]
    return chosen


def _of_others(asking: Asking, dated: list[Scored]) -> list[Scored]:
    """ "còn các phòng thì ngày mấy": what these owe; none where that is far from what is asked."""
    words = _spoken(asking)
    if not asking.question.previous or not _OTHERS.match(words):
        return []
    named = [one for one in dated if one.deadline.who and named_among(one.deadline.who, words)]
    return named if named and named[0].score >= _NOT_FAR * dated[0].score else []


def _of_sender(asking: Asking, plan: Plan, chosen: list[Scored]) -> list[Scored]:
    """ "thế các phường": of what each has a day for, that of the one who is named, if only beside the plan's name."""
    apart = _apart(asking, chosen)
    own = [one for one in chosen if one.deadline in apart]
    # "trước ngày 05/10 (riêng các trường trước ngày 25/10)": who asks by the rule may fall under its exception
    excepted = any(_is_exception(asking, plan, one.deadline) for one in chosen if one not in own)
    return chosen if excepted else as_whole(asking, plan, own) or chosen


def _is_exception(asking: Asking, plan: Plan, deadline: Deadline) -> bool:
    before = whole_paragraph(asking, plan, deadline).partition(deadline.quote)[0]
    return bool(_ALONE.search(f"{before} {deadline.quote[:6]}"))


def _apart(asking: Asking, chosen: list[Scored]) -> list[Deadline]:
    due = [one.deadline for one in chosen]
    # a follow-up may have been read together with the question before, which named another one
    said = [_spoken(asking)] if asking.question.previous else [nameless(asking), asking.question.folded]
    return next((found for words in said if (found := told_apart(due, words))), [])


def _spoken(asking: Asking) -> str:
    return fold(without_others(asking.question.typed))


def _titled(asking: Asking, plan: Plan, dated: list[Scored]) -> list[Scored]:
    """ "các mốc trong bảng tiến độ": those under a heading that the question says; else none."""
    words = set(asking.question.tokens)
    titles = {section.path: set(syllables(section.title)) for section in plan.sections}
    return [one for one in dated if len(titles[one.deadline.section]) > 1 and titles[one.deadline.section] <= words]


def _on_topic(asking: Asking, dated: list[Scored]) -> list[Scored]:
    """ "liệt kê các hạn nộp hồ sơ khen thưởng": those of the topic, where the question names one; else none."""
    words = {word for word in asking.question.tokens if word != "|"}
    best = max((one.share for one in dated), default=0.0)
    if len(words) < _TOPIC or best < _TOPIC_SHARE or _REPORTS.search(asking.question.folded):
        return []
    return [one for one in dated if one.share >= _TOPIC_SHARE * best]


def _in_table(asking: Asking, plan: Plan) -> list[Scored]:
    """ "các mốc trong bảng": those that stand in a table; else none."""
    if not _TABLE.search(asking.question.folded):
        return []
    rows = [
        one
        for one in plan.facts.deadlines
        if (holder := asking.book.holder(plan, one.section, one.quote)) and holder.row and one.superseded_by is None
    ]
    return [Scored(one, 0.0, 0.0) for one in rows if names_a_day(one, plan)]


def _owed(asking: Asking, plan: Plan, dated: list[Scored]) -> list[Scored]:
    """ "Ban cán sự thôn phải nộp những gì, vào lúc nào": all that the sender owes, where that is more than one."""
    if not _EVERYTHING.search(asking.question.folded):
        return []
    words = nameless(asking)
    own = [one for one in dated if one.deadline.who and side_of(one.deadline.who, words) == "sends"]
    who = {one.deadline.who for one in own[:1]}
    # "trước ngày 05/3 (các thôn 1 đến 7)", under the heading "Ban cán sự các thôn"
    headed = {section.path for section in plan.sections if section.title in who}
    owed = [one for one in dated if one.deadline.who in who or one.deadline.section in headed]
    return owed if len({one.deadline.task for one in owed}) > 1 else []


def _all_dated(asking: Asking, plan: Plan) -> list[Scored]:
    """Every deadline with a date; where reports are asked for, only these, and what is handed in, if there is any."""
    standing = [Scored(one, 0.0, 0.0) for one in plan.facts.deadlines if one.superseded_by is None]
    dated = [one for one in standing if names_a_day(one.deadline, plan)]
    if _REPORTS.search(asking.question.folded):
        # "báo cáo đột xuất khi có yêu cầu" is one of them, though no day is named
        reports = [
            one
            for one in standing
            if _is_report(asking, plan, one.deadline)
            and (when(one.deadline) or _ON_DEMAND.search(fold(one.deadline.quote)))
        ]
        return reports or dated
    handed_in = [one for one in dated if one.deadline.to_whom]
    return handed_in if handed_in and _HANDED_IN.search(asking.question.folded) else dated


def _is_report(asking: Asking, plan: Plan, deadline: Deadline) -> bool:
    """Whether a report is due: by its own words, or by those that open its paragraph ("Báo cáo tháng: ...")."""
    own = fold(f"{deadline.task} {deadline.quote}")
    return "bao cao" in own or bool(_OPENS_REPORT.match(fold(whole_paragraph(asking, plan, deadline))))


def _about_date(asking: Asking, plan: Plan, dated: list[Scored]) -> Draft | None:
    """The question names a day: the deadlines of that day, or that the plan has none such."""
    dates = set(asking.question.asked.dates)
    on_day = [one for one in dated if dates & days_of(one.deadline)]
    # "báo cáo nộp ngày 10/12 được không": of several reports the one of that day
    likely = on_day[0] if on_day and on_day[0].score > dated[0].score - _CLEARLY else next(iter(dated), None)
    if likely and (opening := verdict(asking, likely.deadline)):
        return draft_of(asking, plan, [likely.deadline], likely.share, opening)
    if dated and (since(asking, dated[0].deadline, plan) or _counted_to(asking, dated[0].deadline)):
        return draft_of(asking, plan, [dated[0].deadline], dated[0].share)
    english = asking.question.english
    named = ", ".join(f"{d}/{m}" for d, m in sorted(dates))
    if on_day and dated[0] not in on_day and dated[0].score > on_day[0].score + _CLEARLY:
        # "các phòng đăng ký trước 31/10": that is the day of others
        opening = _denied(asking, say("other_date", english, plan=plan_label(plan, english=english)))
        return draft_of(asking, plan, [dated[0].deadline], dated[0].share, opening)
    if on_day:
        return draft_of(asking, plan, [one.deadline for one in on_day[:_MOST]], on_day[0].score)
    if _mentions_date(plan, dates):
        if not dated or dated[0].share < _SURELY:
            return None
        # "hạn 20/11 là hạn nộp hồ sơ à?": the plan names that day for something else
        opening = _denied(asking, say("other_date", english, plan=plan_label(plan, english=english)))
        return draft_of(asking, plan, [dated[0].deadline], dated[0].share, opening)
    reports = [one.deadline for one in dated if one.deadline.kind in ("fixed", "recurring")] or [
        one.deadline for one in dated
    ]
    if not reports:
        return None
    opening = _denied(asking, say("no_such_date", english, plan=plan_label(plan, english=english), date=named))
    meant = plan.id in asking.question.plans
    return draft_of(asking, plan, reports[:_MOST], 0.5 if meant else dated[0].share, opening)


def _denied(asking: Asking, correction: str) -> str:
    """A correction; where yes or no is asked, it begins with no."""
    return say("not_so", asking.question.english, correction=correction) if asking.question.asked.yes_no else correction


def _so_counted(asking: Asking, dated: list[Scored]) -> list[Scored]:
    """ "nếu tính 15 ngày từ hôm ký": the time limits of 15, where the question counts and the plan has such."""
    spoken = COUNTED_FROM.search(asking.question.folded)
    numbers = set(re.findall(r"\d+", spoken[0])) if spoken else set()
    return [one for one in dated if numbers & set(re.findall(r"\d+", one.deadline.offset or ""))]


def _counted_to(asking: Asking, deadline: Deadline) -> bool:
    """ "trong 10 ngày từ khi có hiệu lực (08/9)": the day named is the one to count from."""
    return deadline.kind == "relative" and bool(COUNTED_FROM.search(asking.question.folded))


def _mentions_date(plan: Plan, dates: set[tuple[int, int]]) -> bool:
    return any(re.search(rf"(?<!\d)0?{d}\s*[/-]\s*0?{m}(?!\d)", plan.text) for d, m in dates)
