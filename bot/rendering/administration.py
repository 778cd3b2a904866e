"""What admins see: people, invitations, uploads, documents, statistics, health. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from bot import texts
from bot.records.conversations import Usage
from bot.records.incidents import Incident
from bot.records.people import Person, Stranger
from bot.rendering.markup import Run, bold, shortened, text
from bot.rendering.naming import day_name, moment_name, place_name, plan_name
from bot.rendering.plans import plan_reference
from bot.rendering.reviews import plan_review_buttons, review_buttons
from bot.rendering.screen import Button, Screen, in_rows, lines, note, page
from knowledge.changes import Change
from knowledge.effects import Effect
from knowledge.library import Version
from knowledge.messages import CHANGE_KIND, CHANGE_SUBJECT
from knowledge.model import Deadline, Listed, Plan
from knowledge.publishing import FileReport, PlanReport
from knowledge.reviewing import doubtful
from knowledge.vietnamese import squash

_MOST_BUTTONS = 40
_MOST_DEADLINES = 12
_MOST_CHANGES = 15
_MOST_ODDITIES = 5


def people_screen(staff: Sequence[Person], strangers: Sequence[Stranger], admin: int) -> Screen:
    """Everybody with access, those who wait, and invitations."""
    blocks = [_person(person) for person in staff]
    waiting = [(text(texts.STRANGER_KNOCKED.format(name=knock.name, id=knock.id)),) for knock in strangers]
    revocable = (
        Button(texts.REVOKE.format(name=person.name), f"a:revoke:{person.id}")
        for person in staff[:_MOST_BUTTONS]
        if person.id != admin
    )
    decisions = tuple(
        (
            Button(f"{texts.APPROVE} {knock.name}", f"a:approve:{knock.id}"),
            Button(texts.DECLINE, f"a:decline:{knock.id}"),
        )
        for knock in strangers[:10]
    )
    invite = (Button(texts.INVITE_STAFF, "a:invite:staff"), Button(texts.INVITE_ADMIN, "a:invite:admin"))
    return page(
        texts.PEOPLE_TITLE,
        lines(blocks),
        (bold(texts.WAITING_TITLE), text("\n"), *lines(waiting)) if waiting else "",
        texts.INVITE_HINT,
        buttons=(*decisions, invite, *in_rows(revocable, 2)),
    )


def invitation_screen(link: str, office: str | None, *, for_admin: bool) -> Screen:
    """A single-use link to pass on."""
    words = texts.INVITATION_ADMIN if for_admin else texts.INVITATION_STAFF
    return page(texts.INVITATION_TITLE, words, texts.INVITATION_OFFICE.format(office=office) if office else "", link)


def revoke_screen(person: Person) -> Screen:
    """Whether to take somebody's access away."""
    buttons = (
        (
            Button(texts.REVOKE_YES, f"a:revoked:{person.id}"),
            Button(texts.REVOKE_NO, "a:kept"),
        ),
    )
    return note(texts.REVOKE_SURE.format(name=person.name), buttons)


def preview_screen(upload: int, report: FileReport, plan: Plan) -> Screen:
    """What a sent file would change, with the choice to apply it."""
    if report.plan is None:
        return note(report.reason or texts.UPLOAD_FAILED_TITLE)
    replaces = report.status == "updated"
    details = _changes(report.changes) if replaces else _deadlines(plan)
    told = dict.fromkeys([*plan.warnings, *(one.message for one in (*report.unclear, *plan.facts.oddities))])
    doubts = "\n".join(f"⚠️ {message}" for message in list(told)[:_MOST_ODDITIES])
    buttons = ((Button(texts.UPLOAD_APPLY, f"u:apply:{upload}"), Button(texts.UPLOAD_CANCEL, f"u:cancel:{upload}")),)
    return page(
        texts.UPLOAD_CHANGE_TITLE if replaces else texts.UPLOAD_NEW_TITLE,
        (bold(plan_name(plan)), text(f"\n{plan.header.title}")),
        _counts(report.plan),
        details,
        _effects(report.effects),
        doubts,
        buttons=buttons,
    )


def applied_screen(upload: int, plan: Listed) -> Screen:
    """A file has become a plan; its doubtful deadlines can be decided on; it can be undone for a day."""
    words = texts.UPLOAD_APPLIED.format(plan=plan_name(plan), version=plan.version)
    return note(words, (*plan_review_buttons(plan), (Button(texts.UPLOAD_UNDO, f"u:undo:{upload}"),)))


def documents_screen(plans: Sequence[Listed]) -> Screen:
    """Every plan in force; a button opens one."""
    if not plans:
        return note(texts.NO_PLANS)
    blocks = (_document(number, plan) for number, plan in enumerate(plans, 1))
    numbers = (
        Button(str(number), f"v:show:{plan_reference(plan)}") for number, plan in enumerate(plans[:_MOST_BUTTONS], 1)
    )
    buttons = (*in_rows(numbers, 5), *review_buttons(len(doubtful(plans))))
    return page(texts.DOCUMENTS_TITLE, lines(blocks), buttons=buttons)


def document_screen(plan: Listed, versions: Sequence[Version], zone: dt.tzinfo | None) -> Screen:
    """One plan with its versions and what a human must look at."""
    listed = [_version(version, zone) for version in versions]
    reference = plan_reference(plan)
    older = any(version.number < plan.version for version in versions)
    buttons = (
        *plan_review_buttons(plan),
        (
            *((Button(texts.ROLL_BACK, f"v:back:{reference}"),) if older else ()),
            Button(texts.WITHDRAW, f"v:withdraw:{reference}"),
        ),
        (Button(texts.ORIGINAL, f"p:file:{reference}"),),
    )
    odd = [f"{place_name(one.section)}: {one.message}" for one in plan.facts.oddities[:_MOST_ODDITIES]]
    review = [(text(f"{place_name(d.section)}: {d.review}\n“{squash(d.quote)}”"),) for _, d in doubtful((plan,))]
    return page(
        plan_name(plan),
        (bold(texts.DOCUMENT_VERSIONS), text("\n" + "\n".join(listed))),
        (bold(texts.DOCUMENT_REVIEW), text("\n"), *lines(review)) if review else "",
        _bulleted(texts.DOCUMENT_ODDITIES, odd),
        buttons=buttons,
    )


def withdraw_screen(plan: Listed) -> Screen:
    """Whether to stop using a plan."""
    reference = plan_reference(plan)
    buttons = ((Button(texts.WITHDRAW_YES, f"v:withdrawn:{reference}"), Button(texts.REVOKE_NO, "a:kept")),)
    return note(texts.WITHDRAW_SURE.format(plan=plan_name(plan)), buttons)


def statistics_screen(usage: Usage, deliveries: Mapping[str, int], submissions: int) -> Screen:
    """How the bot was used."""
    outcomes, verdicts = usage.outcomes, usage.verdicts
    counts = [
        texts.STATISTICS_QUESTIONS.format(
            total=sum(outcomes.values()),
            people=usage.people,
            answers=outcomes.get("answer", 0),
            clarifications=outcomes.get("clarification", 0),
            refusals=outcomes.get("refusal", 0),
        ),
        texts.STATISTICS_FEEDBACK.format(good=verdicts.get("good", 0), bad=verdicts.get("bad", 0)),
        texts.STATISTICS_DELIVERIES.format(
            sent=deliveries.get("sent", 0),
            unknown=deliveries.get("unknown", 0),
            failed=deliveries.get("failed", 0) + deliveries.get("unreachable", 0),
        ),
        texts.STATISTICS_SUBMISSIONS.format(count=submissions),
    ]
    return page(
        texts.STATISTICS_TITLE,
        "\n".join(counts),
        _bulleted(texts.STATISTICS_UNANSWERED, usage.unanswered),
        _bulleted(texts.STATISTICS_REMARKS, usage.remarks),
    )


def health_screen(facts: Iterable[str], incidents: Sequence[Incident], zone: dt.tzinfo | None) -> Screen:
    """Whether all is well."""
    told = tuple(f"{moment_name(incident.at, zone)}: {incident.text}" for incident in incidents)
    troubles = _bulleted(texts.HEALTH_INCIDENTS, told) if told else texts.HEALTH_NO_INCIDENTS
    return page(texts.HEALTH_TITLE, "\n".join(facts), troubles)


def incidents_screen(incidents: Sequence[Incident]) -> Screen:
    """What admins are told without asking."""
    return page(texts.INCIDENT_TITLE, "\n".join(f"- {incident.text}" for incident in incidents))


def _person(person: Person) -> tuple[Run, ...]:
    role = texts.ADMIN_WORD if person.is_admin else texts.STAFF_WORD
    handle = f" @{person.username}" if person.username else ""
    return (bold(person.name), text(f"{handle} ({role}{', ' + person.office if person.office else ''})"))


def _counts(report: PlanReport) -> str:
    return texts.UPLOAD_SUMMARY.format(
        sections=report.sections,
        deadlines=report.deadlines,
        review=report.deadlines_to_review,
        awards=report.awards,
        duties=report.duties,
    )


def _deadlines(plan: Plan) -> tuple[Run, ...]:
    found = "\n".join(_deadline(deadline) for deadline in plan.facts.deadlines[:_MOST_DEADLINES])
    return (bold(texts.UPLOAD_DEADLINES), text(f"\n{found}")) if found else ()


def _changes(changes: Sequence[Change]) -> tuple[Run, ...]:
    listed = "\n".join(_change(change) for change in changes[:_MOST_CHANGES])
    if not listed:
        return (text(texts.UPLOAD_WORDS_ONLY),)
    more = len(changes) - _MOST_CHANGES
    rest = f"\n{texts.UPLOAD_MORE_CHANGES.format(count=more)}" if more > 0 else ""
    return (bold(texts.UPLOAD_CHANGES), text(f"\n{listed}{rest}"))


def _effects(effects: Sequence[Effect]) -> tuple[Run, ...]:
    """What the plan changes in others, and they in it."""
    blocks = [
        "\n".join(
            [_effect(effect), *(list(map(_change, effect.changes[:_MOST_CHANGES])) or [texts.UPLOAD_NO_DEADLINE])]
        )
        for effect in effects
    ]
    return (bold(texts.UPLOAD_EFFECTS), text("\n" + "\n".join(blocks))) if blocks else ()


def _effect(effect: Effect) -> str:
    sections = ", ".join(effect.sections)
    return texts.UPLOAD_EFFECT[effect.deed].format(
        day=day_name(effect.since), by=effect.by_name, name=effect.name, sections=sections
    )


def _change(change: Change) -> str:
    subject, kind = CHANGE_SUBJECT[change.subject], CHANGE_KIND[change.kind]
    words = " → ".join(f"“{shortened(squash(part), 200)}”" for part in (change.before, change.after) if part)
    return f"- {kind} {subject}: {words}"


def _deadline(deadline: Deadline) -> str:
    review = f" ({texts.UPLOAD_REVIEW})" if deadline.review else ""
    return f"- {place_name(deadline.section)}: “{shortened(squash(deadline.quote), 160)}”{review}"


def _document(number: int, plan: Listed) -> tuple[Run, ...]:
    doubtful = sum(deadline.review is not None for deadline in plan.facts.deadlines)
    mark = f" ⚠️ {doubtful}" if doubtful else ""
    return (text(f"{number}. "), bold(plan_name(plan)), text(f" (v{plan.version}){mark}"))


def _version(version: Version, zone: dt.tzinfo | None) -> str:
    moment = moment_name(version.written_at, zone)
    words = texts.DOCUMENT_VERSION.format(version=version.number, source=version.source, moment=moment)
    return f"{words} ({texts.DOCUMENT_ACTIVE})" if version.active else words


def _bulleted(title: str, items: Iterable[str]) -> tuple[Run, ...]:
    listed = [f"- {shortened(squash(item), 200)}" for item in items]
    return (bold(title), text("\n" + "\n".join(listed))) if listed else ()
