"""What a plan says today where others amend it: which plan is asked, who prints the words, what has changed. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from knowledge.amending import is_whole, replaced
from knowledge.answering import passages
from knowledge.answering.deadlines import days_of
from knowledge.answering.draft import Asking, Draft, Missing, Statement
from knowledge.answering.due import draft_of
from knowledge.answering.one_plan import HEADER, told_by
from knowledge.answering.parts import headline
from knowledge.answering.phrases import say
from knowledge.answering.standing import standing_of
from knowledge.answering.wording import day, when
from knowledge.evidence import Evidence, evidence_of
from knowledge.facts.passages import passages_of
from knowledge.identity import squeezed
from knowledge.model import Amendment, Deadline, Plan, Revision
from knowledge.readable import document_name, readable, shortened
from knowledge.vietnamese import squash

# "văn bản sửa đổi", "sửa kế hoạch theo công văn nào", "được bổ sung những gì": the amending document is asked about
_AMENDS = r"(?:sua doi|dieu chinh|bo sung|thay the|bai bo|sua|gia han)"
_ABOUT_AMENDING = re.compile(
    rf"\b(?:van ban|ke hoach|quyet dinh|cong van)(?: \w+)? {_AMENDS}\b|\bduoc {_AMENDS}\b"
    rf"|\b{_AMENDS} (?:ke hoach|quyet dinh|van ban|nhung gi|gi|noi dung|muc)\b"
)
_DATES = ("deadline", "report_to")
# What has been repealed must cover this much more of the question than what still stands.
_GONE, _ABOUT_IT = 0.15, 0.2
_LONGEST = 300


def asked_of(asking: Asking, plans: Iterable[Plan]) -> tuple[Plan, ...]:
    """Of plans that amend or replace each other those that a question is about; one named by its number stays."""
    plans, question = tuple(plans), asking.question
    ids = {plan.id for plan in plans}
    about = question.asked.intent not in _DATES and bool(_ABOUT_AMENDING.search(question.folded))
    left_out: set[str] = set()
    for plan in plans:
        for revision in asking.stands.printed(plan.id).revisions:
            if is_whole(revision):
                over = revision.since <= asking.today and revision.plan in ids
                # a plan that is repealed says so itself, one that is replaced leaves the word to the other
                silent = revision.amendment.kind == "repeal" and question.plans
                left_out.add(plan.id if over and not silent else revision.plan)
            elif not about:
                left_out.add(revision.plan)
            elif question.plans and revision.plan in ids:
                left_out.add(plan.id)
    named = {plan.id for plan in plans if squeezed(plan.header.number or "-") in question.numbers}
    return tuple(plan for plan in plans if plan.id not in left_out or plan.id in named)


def told_today(asking: Asking, plan: Plan) -> Draft | Missing | None:
    """What a plan, as it stands today, says; each statement cites the plan that prints it."""
    if (standing := standing_of(asking, plan)) is not None:
        return standing
    if (over := replaced(plan, asking.today)) is not None:
        return _after(asking, plan, over)
    told = _of_old_date(asking, plan) or told_by(asking, plan)
    return _gone(asking, plan, told) or (printed(asking, told) if isinstance(told, Draft) else told)


def printed(asking: Asking, draft: Draft) -> Draft:
    """The statements with the plan that prints each, and a sentence for each amendment that they rest on."""
    statements = tuple(_where_printed(asking, draft.plan, one) for one in draft.statements)
    notes = [*_date_notes(asking, draft)] or [*_wording_notes(asking, draft.plan, statements)]
    return replace(draft, statements=statements, notes=tuple(dict.fromkeys(notes)))


def _after(asking: Asking, plan: Plan, over: Revision) -> Draft | Missing | None:
    """What is told of a plan that is no longer in force: what the plan in its place says, and that it is."""
    intent, ended = asking.question.asked.intent, _ended(asking, plan, over)
    own, heir = told_by(asking, plan), None
    if over.amendment.kind == "replace" and intent not in HEADER:
        heir = told_today(asking, asking.stands.on(asking.stands.printed(over.plan), asking.today))
    covered = own.coverage - _GONE if isinstance(own, Draft) and intent not in _DATES else 0.0
    if isinstance(heir, Draft) and heir.coverage >= covered:
        return replace(heir, notes=(*heir.notes, ended))
    if intent in _DATES:
        return Draft(plan, headline(asking, plan), (ended,), 1.0)
    if isinstance(own, Draft):
        own = printed(asking, own)
        return replace(own, notes=(*own.notes, ended))
    return own


def _where_printed(asking: Asking, plan: Plan, statement: Statement) -> Statement:
    quote = squash(statement.quote)
    if not plan.revisions or quote in asking.book.source(plan):
        return statement
    for revision in reversed(plan.revisions):
        amendment, by = revision.amendment, asking.stands.printed(revision.plan)
        if statement.section not in {one.path for one in revision.after}:
            continue
        if given := next((one for one in amendment.given if quote in squash(one.text)), None):
            return replace(statement, section=given.path, page=given.page, printed_in=by)
        # a date or words put into the old sentence: the order says so
        return replace(statement, section=amendment.section, page=amendment.page, quote=amendment.quote, printed_in=by)
    return statement


# --- what has changed -----------------------------------------------------------------------------


def _date_notes(asking: Asking, draft: Draft) -> Iterator[Statement]:
    """For each date that is told, that it has been amended or will be, with the other date and the plan that has it."""
    english = asking.question.english
    for holder, old in _superseded(asking, draft.plan):
        amending, _, heir = (old.superseded_by or "").partition(":")
        by, since = asking.stands.printed(amending), old.superseded_on
        if since is None:
            continue
        if since <= asking.today and heir in draft.deadlines:
            words = when(old, english=english) or readable(old.quote)
            which = _which(old, draft, english=english)
            text = say("date_amended", english, name=document_name(by), since=day(since), which=which, old=words)
            yield _saying(text, holder, old)
        elif since > asking.today and old.id in draft.deadlines:
            yield _to_come(asking, draft, (holder, old), by, since)


def _superseded(asking: Asking, plan: Plan) -> Iterator[tuple[Plan, Deadline]]:
    """The superseded deadlines of a plan and of those that it amends or replaces, each with the plan that prints it."""
    before = (one.amends for one in plan.facts.deadlines if one.amends)
    amended = dict.fromkeys((plan.id, *before, *sorted(asking.stands.replaced_by(plan.id))))
    family = dict.fromkeys(
        one for plan_id in amended for one in (plan_id, *(by.plan for by in asking.stands.printed(plan_id).revisions))
    )
    for holder in (asking.stands.printed(one) for one in family):
        yield from ((holder, one) for one in holder.facts.deadlines if one.superseded_by)


def _which(deadline: Deadline, draft: Draft, *, english: bool) -> str:
    """ "thời hạn này", where it is the only one that is told."""
    if len(draft.deadlines) == 1:
        return say("this_date", english)
    return say("date_of", english, task=shortened(readable(deadline.task), 80))


def _to_come(asking: Asking, draft: Draft, place: tuple[Plan, Deadline], by: Plan, since: dt.date) -> Statement:
    """What will stand in a date's place, or that nothing will."""
    english, (holder, old) = asking.question.english, place
    names = {"name": document_name(by), "since": day(since), "which": _which(old, draft, english=english)}
    new = next((one for one in by.facts.deadlines if old.superseded_by == f"{by.id}:{one.id}"), None)
    if new is not None:
        return _saying(say("date_will_be", english, new=when(new, english=english), **names), by, new)
    about = asking.stands.printed(old.amends or holder.id)
    path = old.amends_section or old.section
    order = next(
        one.amendment for one in about.revisions if one.plan == by.id and (is_whole(one) or path in one.sections)
    )
    return _saying(say("date_will_go", english, **names), by, order)


def _wording_notes(asking: Asking, plan: Plan, statements: Iterable[Statement]) -> Iterator[Statement]:
    """For each statement that another plan prints, since when, and what it has amended; and what is to be amended."""
    original = asking.stands.printed(plan.id)
    for statement in statements:
        yield from (_coming(asking, one, statement) for one in original.revisions if _is_coming(asking, one, statement))
        for revision in plan.revisions:
            by = statement.printed_in
            if by is None or by.id != revision.plan or statement.section not in _printing(revision):
                continue
            path = next((one for one in revision.sections if original.section(one)), None)
            section = original.section(path) if path else None
            if path is not None and section is not None:
                text = _said(asking, "wording_amended", revision, section=path)
                words = shortened(section.text, _LONGEST).removesuffix(" …")
                yield Statement(text, path, section.page, words, printed_in=original)


def _is_coming(asking: Asking, revision: Revision, statement: Statement) -> bool:
    later = revision.since > asking.today and revision.amendment.kind != "add"
    return later and statement.printed_in is None and statement.section in revision.sections


def _coming(asking: Asking, revision: Revision, statement: Statement) -> Statement:
    text = _said(asking, "wording_will_be", revision, section=statement.section)
    return _saying(text, asking.stands.printed(revision.plan), revision.amendment)


def _printing(revision: Revision) -> set[str]:
    return {revision.amendment.section, *(one.path for one in revision.amendment.given)}


def _ended(asking: Asking, plan: Plan, over: Revision) -> Statement:
    """That the whole plan has been replaced or repealed."""
    key = "plan_replaced" if over.amendment.kind == "replace" else "plan_repealed"
    return _saying(_said(asking, key, over, plan=document_name(plan)), asking.stands.printed(over.plan), over.amendment)


def _said(asking: Asking, key: str, revision: Revision, **values: str) -> str:
    return say(key, asking.question.english, name=revision.name, since=day(revision.since), **values)


def _saying(text: str, plan: Plan, place: Deadline | Amendment) -> Statement:
    return Statement(text, place.section, place.page, place.quote, printed_in=plan)


# --- what is no longer said -----------------------------------------------------------------------


def _of_old_date(asking: Asking, plan: Plan) -> Draft | None:
    """ "phải nộp trước 10/11 à": a date that another has replaced is put right."""
    dates, english = set(asking.question.asked.dates), asking.question.english
    if not dates or any(dates & days_of(one) for one in plan.facts.deadlines):
        return None
    heirs = {
        (old.superseded_by or "").partition(":")[2]
        for _, old in _superseded(asking, plan)
        if dates & days_of(old) and asking.share(old.quote, old.task) >= _ABOUT_IT
    }
    standing = [one for one in plan.facts.deadlines if one.id in heirs]
    named = ", ".join(f"{d}/{m}" for d, m in sorted(dates))
    return draft_of(asking, plan, standing, opening=say("date_no_longer", english, date=named)) if standing else None


def _gone(asking: Asking, plan: Plan, told: Draft | Missing | None) -> Draft | None:
    """That it is no longer said, where what has been taken out covers clearly more of the question than the rest."""
    if not plan.revisions or (isinstance(told, Draft) and told.opening):
        return None
    english, original = asking.question.english, asking.stands.printed(plan.id)
    gone = [(asking.weighing.share(one.own, one.nearest, one.above), one) for one in _taken_out(original, plan)]
    share, found = max(gone, key=lambda pair: pair[0], default=(0.0, None))
    least = told.coverage + _GONE if isinstance(told, Draft) else 0.0
    if found is None or share < max(passages.ENOUGH, least):
        return None
    path = found.passage.section.path
    revision = next(one for one in reversed(plan.revisions) if path in one.sections)
    key = "said_repealed" if revision.amendment.kind == "repeal" else "said_no_longer"
    text = _said(asking, key, revision, section=path)
    statement = _saying(text, asking.stands.printed(revision.plan), revision.amendment)
    quote = found.passage.paragraph.text.strip()
    before = say("said_before", english, words=shortened(readable(quote), _LONGEST))
    note = Statement(before, path, found.passage.paragraph.page, quote)
    return Draft(plan, headline(asking, plan), (statement,), share, notes=(note,))


def _taken_out(original: Plan, plan: Plan) -> list[Evidence]:
    """The paragraphs of a plan that amendments have taken out of it."""
    touched = {path for revision in plan.revisions for path in revision.sections}
    stand = {paragraph.text for section in plan.sections for paragraph in section.paragraphs}
    return [
        evidence_of(original, passage)
        for passage in passages_of(original.sections)
        if passage.section.path in touched and passage.paragraph.text not in stand
    ]
