"""Plans, deadlines and outcomes as the JSON that scripts read. Pure."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any, assert_never

from knowledge.amending import is_whole
from knowledge.calendar import Due, last_day, named_days, status
from knowledge.model import Answer, Citation, Clarification, Deadline, Listed, Outcome, Plan, Refusal, Revision
from knowledge.questionnaire import Mark, table, worded


def outcome_json(outcome: Outcome, seconds: float, question_id: str | None = None) -> dict[str, Any]:
    """One line of `ask`: outcome, text, seconds and citations, and the language model that worded it if one did."""
    match outcome:
        case Answer():
            kind = "answer"
        case Clarification():
            kind = "clarification"
        case Refusal():
            kind = "refusal"
        case _:
            assert_never(outcome)
    line: dict[str, Any] = {"id": question_id} if question_id is not None else {}
    return (
        line
        | {
            "outcome": kind,
            "text": outcome.text,
            "seconds": round(seconds, 4),
            "citations": [_citation(cited) for cited in outcome.citations],
        }
        | ({"model": outcome.model} if isinstance(outcome, Answer) and outcome.model else {})
    )


def marks_json(marks: Sequence[Mark], model: str | None) -> dict[str, Any]:
    """How answers did, in the plans' own words or worded by a language model: the table, and how many it worded."""
    rows = [{"kind": k, "name": n, "right": right, "asked": asked} for k, n, right, asked in table(marks)]
    failed = [{"id": mark.item.id, "faults": list(mark.faults)} for mark in marks if mark.faults]
    return {"model": model, "worded": worded(marks), "rows": rows, "failed": failed}


def plan_json(plan: Plan, today: dt.date) -> dict[str, Any]:
    """A plan as understood: header fields, sections, facts."""
    facts = plan.facts
    return {
        "id": plan.id,
        "version": plan.version,
        "source": plan.source,
        "format": plan.format,
        **_plain(plan.header),
        "starts_on": _plain(facts.starts_on),
        "ends_on": _plain(facts.ends_on),
        "sections": [
            {
                "path": section.path,
                "label": section.label,
                "title": section.title,
                "text": section.text,
                "page": section.page,
            }
            for section in plan.sections
        ],
        "deadlines": [deadline_json(deadline, plan, today) for deadline in facts.deadlines],
        "awards": [_plain(award) for award in facts.awards],
        "dossier": [_plain(item) for item in facts.dossier],
        "duties": [_plain(duty) for duty in facts.duties],
        "phases": [_plain(phase) for phase in facts.phases],
        "targets": [_plain(target) for target in facts.targets],
        "references": [_plain(reference) for reference in facts.references],
        "amendments": [_plain(amendment) for amendment in facts.amendments],
        "revisions": [_revision(revision, today) for revision in plan.revisions],
        "oddities": [_plain(oddity) for oddity in facts.oddities],
        "warnings": list(plan.warnings),
    }


def _revision(revision: Revision, today: dt.date) -> dict[str, Any]:
    """What another plan changes in this one; `whole` where it replaces or repeals all of it."""
    amendment = revision.amendment
    return {
        "plan": revision.plan,
        "name": revision.name,
        "kind": amendment.kind,
        "since": revision.since.isoformat(),
        "in_force": revision.since <= today,
        "whole": is_whole(revision),
        "sections": list(revision.sections),
        "section": amendment.section,
        "page": amendment.page,
        "quote": amendment.quote,
    }


def deadline_json(deadline: Deadline, plan: Listed, today: dt.date) -> dict[str, Any]:
    """A deadline with its status on a day; `last_day` is that of the next occurrence, else of the last one."""
    fields: dict[str, Any] = _plain(deadline)
    return fields | {
        "last_day": _plain(_last_day(deadline, today)),
        "status": status(deadline, plan.facts.ends_on, today),
    }


def due_json(due: Due, plan: Listed, today: dt.date) -> dict[str, Any]:
    """One coming occurrence of `deadlines`."""
    return {
        "due": due.due.isoformat(),
        "last_day": due.last_day.isoformat(),
        "days_left": (due.last_day - today).days,
        "plan": due.plan,
        "plan_title": plan.header.title,
        "section": due.deadline.section,
        "task": due.deadline.task,
        "who": due.deadline.who,
        "to_whom": due.deadline.to_whom,
        "quote": due.deadline.quote,
        "deadline": due.deadline.id,
        "amends": due.deadline.amends,
        "superseded_on": _plain(due.deadline.superseded_on),
    }


def _last_day(deadline: Deadline, today: dt.date) -> dt.date | None:
    match deadline.kind:
        case "fixed" if deadline.date:
            return last_day(deadline, deadline.date)
        case "period":
            return deadline.end
        case "recurring":
            ahead = named_days(deadline, today, today + dt.timedelta(days=800))
            behind = named_days(deadline, today - dt.timedelta(days=800), today)
            named = next((day for day in ahead if last_day(deadline, day) >= today), behind[-1] if behind else None)
            return last_day(deadline, named) if named else None
        case _:
            return None


def _citation(cited: Citation) -> dict[str, Any]:
    return dataclasses.asdict(cited)


def _plain(value: Any) -> Any:
    """Dates as ISO text, tuples as lists, dataclasses as objects."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value
