"""Answers about when something is due and to whom it goes, from the register of deadlines. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.answering.draft import Asking, Draft, Missing, Statement
from knowledge.answering.phrases import say
from knowledge.answering.sides import side_of, sides_agree, stranger
from knowledge.answering.timing import ahead, verdict
from knowledge.answering.wording import coming, when
from knowledge.calendar import is_in_force, last_day, named_days
from knowledge.model import Deadline, ListedT, Plan
from knowledge.readable import ancestor_titles, capitalised, plan_label, readable, shortened
from knowledge.vietnamese import fold, syllables

# Of several deadlines, those that cover nearly as much of the question as the best one are told too.
_NEARLY, _BESIDE = 0.8, 0.85
_MOST = 4
# All dates of a plan, briefly, fit one message up to this many.
_ALL, _BRIEF = 12, 4
# A deadline of the section that the last answer was about is what "kỳ đầu là ngày nào" means.
_SAME_SECTION, _ASIDE, _OWN_WORDS = 0.4, 0.1, 3
# "nếu có khó khăn, vướng mắc ... gửi về" is where to turn to, not where reports go.
_CLOSING = 0.3
# "Phòng Văn hóa gửi", "gửi về Phòng Văn hóa": two deadlines
_SIDES = 0.25
# So much more speaks for another deadline than for the one of the day that the question names.
_CLEARLY = 0.2
# What a second deadline of a sentence must add to the words covered, to be asked for too.
_OTHER_HALF = 0.12
_COMPARED = re.compile(r"\b(som|muon|tre) (?:hon|nhat)\b")
# A topic has so many words at least, and a deadline that covers half of them.
_TOPIC, _TOPIC_SHARE = 4, 0.5
_REPORTS = re.compile(r"\b(loai|ky|nhung|cac|tat ca|toan bo|moi|lich|may) bao cao\b")
_OPENS_REPORT = re.compile(r"\W*(?:\w{1,3}[.)]\s*)*bao cao\b")
_ON_DEMAND = re.compile(r"\b(khi co yeu cau|theo yeu cau|dot xuat)\b")
_HANDED_IN = re.compile(r"\b(nop|gui|bao cao|trinh)\b")
_LATEST = re.compile(r"\b(muon|tre|cuoi cung) nhat|\bmuon\b")
_ASKS = re.compile(r"\b(nao|gi|ai|dau|bao nhieu|may|bao lau)\b")
_RHYTHM, _TASK = 0.15, 0.2
_RHYTHMS = {
    "quarter": r"\bbao cao (theo )?quy\b|\bhang quy\b|\bmoi quy\b",
    "month": r"\bbao cao (theo )?thang\b|\bhang thang\b|\bmoi thang\b",
    "week": r"\bbao cao (theo )?tuan\b|\bhang tuan\b|\bmoi tuan\b",
    "half": r"\b(6|06|sau) thang\b",
    "year": r"\bbao cao (tong ket )?(nam|hang nam|thuong nien)\b",
}
_RECIPIENT = re.compile(r"\b(ve dau|o dau|di dau|cho ai|gui ai|ve (so|phong|co quan|don vi) nao)\b")
_SUBJECT = re.compile(r"^(ai|(don vi|co quan|phong|so|nhung ai) nao)\b")
_GENERAL = re.compile(
    r"\b(cac|nhung|toan bo|tat ca|liet ke|moi) (han|moc|thoi han|ky)\b|\blich bao cao|\bmoc thoi gian"
    r"|\b(may|bao nhieu|nhung|cac) (loai|ky|dot|lan) bao cao|\btung (loai|bao cao|moc|viec)\b"
    r"|\b(may|bao nhieu) (moc|han|thoi han)\b"
    r"|\b(nhung|cac|tat ca|toan bo) bao cao (nao|phai|can|dinh ky)\b"
)


@dataclass(frozen=True, slots=True)
class _Scored:
    """A deadline with the share of the question it covers, and its rank: that share and what else speaks for it."""

    deadline: Deadline
    share: float
    score: float


def deadline_answer(asking: Asking, plan: Plan) -> Draft | Missing | None:
    """When it is due; None where the plan has no deadline that fits the question."""
    question = asking.question
    english = question.english
    scored = _scored(asking, plan)
    dated = [one for one in scored if _names_a_day(one.deadline, plan)]
    if question.asked.dates and not _GENERAL.search(question.folded):
        return _about_date(asking, plan, dated)
    if not dated and not scored:
        return None
    best_dated = dated[0].score if dated else 0.0
    bare = [one for one in scored if not _names_a_day(one.deadline, plan)]
    best_bare = max((one.score for one in bare), default=0.0)
    if not dated or best_bare > best_dated + 0.12:
        nearest = bare[0]
        reason = say("no_date", english, plan=plan_label(plan, english=english), task=readable(nearest.deadline.task))
        return Missing(plan, reason, _statement(nearest.deadline, readable(nearest.deadline.quote)), nearest.share)
    chosen = [one for one in dated if one.score >= best_dated - (1 - _NEARLY) * dated[0].share][:_MOST]
    if asking.weighing.empty or _GENERAL.search(question.folded):
        wanted = _on_topic(asking, plan, dated) or _all_dated(asking, plan)
        return _draft(asking, plan, [one.deadline for one in wanted][:_ALL], 1.0)
    own = [one for one in chosen if one.deadline.who and side_of(one.deadline.who, _said(asking)) == "sends"]
    # "UBND cấp cơ sở gửi trước ngày nào": the others' dates would only mislead
    chosen = own or chosen
    beside = [one for one in dated if not own or one.deadline.who == own[0].deadline.who]
    chosen = [*chosen, *_siblings(asking, plan, chosen, beside)][:_MOST]
    if question.asked.earliest:
        chosen = _earliest(asking, chosen)
    share = max(one.share for one in chosen)
    opening = _wrong_year(asking, plan, chosen) or _wrong_office(asking, plan, chosen[0].deadline)
    opening = opening or _quarter_note(asking, plan, chosen)
    return _draft(asking, plan, [one.deadline for one in chosen], share, opening)


def recipient_answer(asking: Asking, plan: Plan) -> Draft | None:
    """To whom it goes, also where no date is named."""
    scored = [
        _Scored(one.deadline, one.share, _about(asking, one)) for one in _scored(asking, plan) if one.deadline.to_whom
    ]
    if not scored:
        return None
    scored.sort(key=lambda one: -one.score)
    english = asking.question.english
    best = scored[0].score
    chosen = [one.deadline for one in scored if one.score >= 0.9 * best][:3]
    statements = tuple(_statement(one, _recipient_line(one, english=english)) for one in chosen)
    headline = say("recipient_headline", english, plan=plan_label(plan, english=english))
    ids = tuple(one.id for one in chosen)
    return Draft(plan, headline, statements, min(1.0, best), deadlines=ids, office=chosen[0].to_whom)


def earliest_answer(asking: Asking, plans: Sequence[Plan]) -> Draft | None:
    """ "đơn vị nào nộp báo cáo sớm nhất": over several plans, the report whose day comes first in the year."""
    first = first_report(asking, plans)
    return _draft(asking, first[0], [first[1]], 1.0) if first else None


def first_report(asking: Asking, plans: Iterable[ListedT]) -> tuple[ListedT, Deadline] | None:
    """The report whose day comes first in the year (last, where the question asks for the latest), with its plan."""
    reports: list[tuple[ListedT, Deadline]] = [
        (plan, one)
        for plan in plans
        for one in plan.facts.deadlines
        if one.kind == "recurring"
        and "BYMONTH=" in (one.rrule or "")
        and not one.review
        and is_in_force(one, asking.today)
    ]
    if not reports:
        return None
    choose = max if _LATEST.search(asking.question.folded) else min
    return choose(reports, key=lambda pair: _month_and_day(pair[1]))


def compared(asking: Asking, drafts: Sequence[Draft]) -> str:
    """ "bên nào nộp sớm hơn": of several plans with one day each, whose comes first (last); else empty."""
    wanted = _COMPARED.search(asking.question.folded)
    known = [{day for one in draft.deadlines if (day := _day_in_year(draft.plan, one))} for draft in drafts]
    days = [next(iter(one)) for one in known if len(one) == 1]
    if wanted is None or len(set(days)) < len(drafts):
        return ""
    late = wanted[1] != "som"
    first = max(days) if late else min(days)
    english = asking.question.english
    label = plan_label(drafts[days.index(first)].plan, english=english)
    return say("later" if late else "earlier", english, plan=label)


def _day_in_year(plan: Plan, deadline_id: str) -> tuple[int, int] | None:
    """Month and day of a yearly deadline; None for any other."""
    one = next(one for one in plan.facts.deadlines if one.id == deadline_id)
    return _month_and_day(one) if one.kind == "recurring" and "BYMONTH=" in (one.rrule or "") else None


def _month_and_day(deadline: Deadline) -> tuple[int, int]:
    rule = dict(part.split("=", 1) for part in (deadline.rrule or "").split(";") if "=" in part)
    months = [int(month) for month in rule.get("BYMONTH", "12").split(",")]
    days = [int(day) for day in rule.get("BYMONTHDAY", "31").split(",")]
    return min(months), min(days)


def _about(asking: Asking, scored: _Scored) -> float:
    """How well a report fits a question after its recipient: its own task counts, a mere contact clause less."""
    own = asking.share(scored.deadline.task)
    conditional = _CLOSING if scored.deadline.section == "closing" else 0.0
    return scored.score + 0.5 * own - conditional


def _scored(asking: Asking, plan: Plan) -> list[_Scored]:
    """The plan's deadlines that a person may still be told, best first (ties in the plan's order)."""
    before = asking.question.previous.sections if asking.question.previous else ()
    # "còn báo cáo 6 tháng thì sao": a follow-up with words of its own leads away from what was just told
    leading = sum(word != "|" for word in asking.question.tokens) > _OWN_WORDS
    bonus = _ASIDE if leading else _SAME_SECTION
    said = _said(asking)
    scored = [
        _Scored(
            one,
            share,
            share
            + (bonus if one.section in before else 0.0)
            + _same_rhythm(asking, one)
            + _SIDES * sides_agree(one, said)
            + _TASK * asking.share(one.task),
        )
        for one in plan.facts.deadlines
        if one.superseded_by is None and (one.review is None or when(one))
        for share in (_score(asking, plan, one),)
    ]
    wanted = [one for one in scored if one.score > 0 or asking.weighing.empty]
    return sorted(wanted, key=lambda one: -one.score)


def _said(asking: Asking) -> str:
    """The folded question without the names of plans: "khu công nghiệp Hưng Yên" is no sender."""
    said = asking.question.folded
    for name in asking.question.named.words:
        said = re.sub(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", " | ", said)
    return said


def _same_rhythm(asking: Asking, deadline: Deadline) -> float:
    """ "báo cáo quý", "báo cáo năm": for the deadline of that report; against those of reports at other times."""
    asked = _rhythms_in(asking.question.folded)
    own = _rhythms_in(fold(deadline.task)) or {_every(deadline)} - {""}
    if not asked or not own:
        return 0.0
    return _RHYTHM if asked & own else -_RHYTHM


def _rhythms_in(folded: str) -> set[str]:
    """ "báo cáo 6 tháng và báo cáo năm": half and year."""
    return {rhythm for rhythm, pattern in _RHYTHMS.items() if re.search(pattern, folded)}


def _every(deadline: Deadline) -> str:
    """How often a deadline comes: week, month, quarter, half, year; empty for a single one."""
    rule = dict(part.split("=", 1) for part in (deadline.rrule or "").split(";") if "=" in part)
    if rule.get("FREQ") in ("WEEKLY", "MONTHLY"):
        return "week" if rule["FREQ"] == "WEEKLY" else "month"
    return {1: "year", 2: "half", 4: "quarter"}.get(len(rule.get("BYMONTH", "").split(",")), "") if rule else ""


def _score(asking: Asking, plan: Plan, deadline: Deadline) -> float:
    section = plan.section(deadline.section)
    around = _whole_paragraph(asking, plan, deadline)
    above = (section.title, around, *ancestor_titles(plan, section)) if section else ("", around)
    own = (deadline.quote, deadline.task, deadline.who or "", deadline.to_whom or "")
    # what stands beside it counts, but of two dates in one paragraph the one with the question's words is meant
    return max(asking.share(*own), _BESIDE * asking.share(*own, above=above))


def _siblings(asking: Asking, plan: Plan, chosen: list[_Scored], dated: list[_Scored]) -> list[_Scored]:
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
    return [
        one
        for one in beside
        if fold(one.deadline.task) in told
        or rhythms & _rhythms_in(fold(one.deadline.task))
        or asking.share(*tasks, one.deadline.task) >= covered + _OTHER_HALF
    ]


def _together(asking: Asking, plan: Plan, one: _Scored, other: _Scored) -> bool:
    """Whether two deadlines stand in one paragraph."""
    if one.deadline.section != other.deadline.section:
        return False
    return one.deadline.quote in _whole_paragraph(asking, plan, other.deadline)


def _names_a_day(deadline: Deadline, plan: Plan) -> bool:
    """Whether there is something to be in time for; "năm 2025 đến năm 2030" of a plan of these years is not."""
    if deadline.kind == "period" and deadline.start and deadline.end and plan.facts.starts_on and plan.facts.ends_on:
        return deadline.start > plan.facts.starts_on or deadline.end < plan.facts.ends_on
    return bool(when(deadline))


def _on_topic(asking: Asking, plan: Plan, dated: list[_Scored]) -> list[_Scored]:
    """ "liệt kê các hạn nộp hồ sơ khen thưởng": those of the topic, where the question names one; else none."""
    words = {word for word in asking.question.tokens if word != "|"}
    titles = {section.path: set(syllables(section.title)) for section in plan.sections}
    titled = [one for one in dated if len(titles[one.deadline.section]) > 1 and titles[one.deadline.section] <= words]
    if titled:
        # "các mốc trong bảng tiến độ"
        return titled
    best = max((one.share for one in dated), default=0.0)
    if len(words) < _TOPIC or best < _TOPIC_SHARE or _REPORTS.search(asking.question.folded):
        return []
    return [one for one in dated if one.share >= _TOPIC_SHARE * best]


def _all_dated(asking: Asking, plan: Plan) -> list[_Scored]:
    """Every deadline with a date; where reports are asked for, only these, and what is handed in, if there is any."""
    standing = [_Scored(one, 0.0, 0.0) for one in plan.facts.deadlines if one.superseded_by is None]
    dated = [one for one in standing if _names_a_day(one.deadline, plan)]
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
    return "bao cao" in own or bool(_OPENS_REPORT.match(fold(_whole_paragraph(asking, plan, deadline))))


def _about_date(asking: Asking, plan: Plan, dated: list[_Scored]) -> Draft | None:
    """The question names a day: the deadlines of that day, or that the plan has none such."""
    if dated and (told := verdict(asking, dated[0].deadline)):
        return _draft(asking, plan, [dated[0].deadline], dated[0].share, told)
    dates = set(asking.question.asked.dates)
    english = asking.question.english
    named = ", ".join(f"{d}/{m}" for d, m in sorted(dates))
    on_day = [one for one in dated if dates & days_of(one.deadline)]
    if on_day and dated[0] not in on_day and dated[0].score > on_day[0].score + _CLEARLY:
        # "các phòng đăng ký trước 31/10": that is the day of others
        opening = say("other_date", english, plan=plan_label(plan, english=english))
        return _draft(asking, plan, [dated[0].deadline], dated[0].share, opening)
    if on_day:
        return _draft(asking, plan, [one.deadline for one in on_day[:_MOST]], on_day[0].score)
    if _mentions_date(plan, dates):
        return None
    reports = [one.deadline for one in dated if one.deadline.kind in ("fixed", "recurring")] or [
        one.deadline for one in dated
    ]
    if not reports:
        return None
    opening = say("no_such_date", english, plan=plan_label(plan, english=english), date=named)
    return _draft(asking, plan, reports[:_MOST], 0.5, opening)


def days_of(deadline: Deadline) -> set[tuple[int, int]]:
    """The days, with their months, that a deadline names or on which it ends."""
    if deadline.kind == "recurring" and deadline.rrule and deadline.dtstart:
        years = named_days(deadline, deadline.dtstart, deadline.dtstart.replace(year=deadline.dtstart.year + 1, day=28))
        days = [*years, *(last_day(deadline, named) for named in years)]
    else:
        days = [d for d in (deadline.date, deadline.start, deadline.end) if d]
    return {(d.day, d.month) for d in days}


def _mentions_date(plan: Plan, dates: set[tuple[int, int]]) -> bool:
    return any(re.search(rf"(?<!\d)0?{d}\s*[/-]\s*0?{m}(?!\d)", plan.text) for d, m in dates)


def _earliest(asking: Asking, chosen: list[_Scored]) -> list[_Scored]:
    late = _LATEST.search(asking.question.folded)
    return sorted(chosen, key=lambda one: _first_day(one.deadline), reverse=bool(late))[:1]


def _first_day(deadline: Deadline) -> tuple[int, int, int]:
    named = deadline.date or deadline.start or deadline.dtstart or deadline.end
    return (named.year, named.month, named.day) if named else (9999, 0, 0)


def _wrong_year(asking: Asking, plan: Plan, chosen: list[_Scored]) -> str:
    """ "tổng kết năm 2028" where the plan says 2030."""
    years = asking.question.asked.years
    named = [_years(one.deadline) for one in chosen]
    if not years or any(not one or set(years) & one for one in named):
        return ""
    english = asking.question.english
    text = ", ".join(str(year) for year in years)
    return say("no_such_year", english, plan=plan_label(plan, english=english), year=text)


def _wrong_office(asking: Asking, plan: Plan, deadline: Deadline) -> str:
    """ "Phòng Kinh tế nhận hồ sơ đến ngày nào" where another office receives them."""
    due = plan.facts.deadlines
    offices = {
        *(duty.office for duty in plan.facts.duties),
        *(name for one in due for name in (one.who, one.to_whom) if name),
    }
    office = stranger(deadline, sorted(offices), _said(asking))
    english = asking.question.english
    return (
        say("other_office", english, plan=plan_label(plan, english=english), office=readable(office)) if office else ""
    )


def _years(deadline: Deadline) -> set[int]:
    """The years that a deadline names; empty where it comes every year."""
    if deadline.kind == "recurring":
        return set()
    return {day.year for day in (deadline.date, deadline.start, deadline.end) if day}


def _quarter_note(asking: Asking, plan: Plan, chosen: list[_Scored]) -> str:
    quarter = asking.question.asked.quarter
    if (
        not quarter
        or any(_every(one.deadline) == "quarter" for one in chosen)
        or any(re.search(rf"\bquý {quarter}\b", one.deadline.quote.lower()) for one in chosen)
    ):
        return ""
    english = asking.question.english
    return say("no_such_quarter", english, plan=plan_label(plan, english=english), quarter=quarter.upper())


def draft_of(asking: Asking, plan: Plan, deadlines: list[Deadline], opening: str) -> Draft:
    """Those deadlines as the answer, beginning with a correction."""
    return _draft(asking, plan, deadlines, 1.0, opening)


def _draft(asking: Asking, plan: Plan, deadlines: list[Deadline], score: float, opening: str = "") -> Draft:
    english = asking.question.english
    label = plan_label(plan, english=english)
    if len(deadlines) == 1:
        only = deadlines[0]
        text = "\n".join(_full(only, english=english))
        if (only.rrule or "").count(",") > 1 or only.kind == "relative":
            # "trước ngày 05 của tháng đầu quý sau": the plan's own words say it shorter than a list of days
            text += f"\n“{shortened(readable(only.quote), 260)}”"
        elif len(_ASKS.findall(asking.question.folded)) > 1 and not _told_already(asking, only):
            # "vào năm nào và theo hướng dẫn của cơ quan nào": the sentence itself answers the second part
            text += f"\n“{shortened(readable(_whole_paragraph(asking, plan, only)), 420)}”"
        opening = opening or verdict(asking, only)
        closing = ahead(asking, only) or coming(only, plan, asking.today, english=english)
        statements: tuple[Statement, ...] = (_statement(only, text),)
    else:
        ordered = sorted(deadlines, key=_first_day)
        brief = len(ordered) > _BRIEF
        statements = tuple(_statement(one, _short(one, plan, asking, english=english, brief=brief)) for one in ordered)
        over = plan.facts.ends_on and plan.facts.ends_on < asking.today
        closing = coming(ordered[0], plan, asking.today, english=english) if over else ""
    headline = say("deadline_headline", english, plan=label)
    ids = tuple(one.id for one in deadlines)
    whole = bool(_GENERAL.search(asking.question.folded))
    return Draft(plan, headline, statements, score, opening, closing, ids, is_list=whole)


def _told_already(asking: Asking, deadline: Deadline) -> bool:
    """ "gửi về đâu và trước ngày nào": the second part stands in a line of its own."""
    recipient = deadline.to_whom and _RECIPIENT.search(asking.question.folded)
    subject = deadline.who and _SUBJECT.search(asking.question.folded)
    return bool(recipient or subject)


def _whole_paragraph(asking: Asking, plan: Plan, deadline: Deadline) -> str:
    """The paragraph that the deadline stands in, its quote where that is not found."""
    for one in asking.book.of(plan):
        if one.passage.section.path == deadline.section and deadline.quote in one.passage.paragraph.text:
            return one.passage.paragraph.text
    return deadline.quote


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


def _recipient_line(deadline: Deadline, *, english: bool) -> str:
    named = when(deadline, english=english)
    line = f"{capitalised(readable(deadline.task))}: {say('sent_to', english)} {readable(deadline.to_whom or '')}"
    return f"{line}, {named}." if named else f"{line}."


def _statement(deadline: Deadline, text: str) -> Statement:
    return Statement(text, deadline.section, deadline.page, deadline.quote)
