"""Which plan's report comes first in the year, or last. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from knowledge.answering.draft import Asking, Draft
from knowledge.answering.due import draft_of
from knowledge.answering.phrases import say
from knowledge.calendar import is_in_force, parts_of
from knowledge.model import Deadline, ListedT, Plan
from knowledge.readable import plan_label

LATEST = re.compile(r"\b(muon|tre|cuoi cung) nhat|\bmuon\b")
# "bên nào ký kế hoạch trước", "kế hoạch nào ban hành muộn nhất"; not "báo cáo định kỳ"
_ISSUED = re.compile(
    r"\bban hanh\b"
    r"|(?<!dinh )(?<!dau )(?<!cuoi )(?<!chu )\bky (?:ke hoach|quyet dinh|truoc|sau|som|muon|dau tien|cuoi cung)\b"
    r"|\bke hoach nao moi nhat\b"
)
_ORDER = re.compile(
    r"\b(?:som|muon|tre|cham|moi|truoc|sau) (?:ban hanh )?(?:hon|nhat)\b|\b(?:dau tien|cuoi cung)\b"
    r"|\b(?:truoc|sau)\b(?! (?:ngay|khi|\d))"
)
_OTHER_MATTER = re.compile(r"\b(?:nop|gui|bao cao|ho so|so ket|tong ket|khen|dang ky)\b")
_COMPARED = re.compile(r"\b(som|muon|tre) (?:hon|nhat)\b|\b(?:ben|don vi|noi|ke hoach) nao\b.*\b(truoc|sau)$")


def asks_issue(folded: str) -> bool:
    """Whether folded words ask which plan was issued before or after others."""
    return bool(_ISSUED.search(folded) and _ORDER.search(folded)) and not _OTHER_MATTER.search(folded)


def earliest_answer(asking: Asking, plans: Sequence[Plan]) -> Draft | None:
    """ "đơn vị nào nộp báo cáo sớm nhất": over several plans, the report whose day comes first in the year."""
    first = first_report(asking, plans)
    return draft_of(asking, first[0], [first[1]]) if first else None


def first_report(asking: Asking, plans: Iterable[ListedT]) -> tuple[ListedT, Deadline] | None:
    """The report whose day comes first in the year (last, where the question asks for the latest), with its plan."""
    if asks_issue(asking.question.folded):
        return None
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
    choose = max if LATEST.search(asking.question.folded) else min
    return choose(reports, key=lambda pair: _month_and_day(pair[1]))


def compared(asking: Asking, drafts: Sequence[Draft]) -> str:
    """ "bên nào nộp sớm hơn": of several plans with one day each, whose comes first (last); else empty."""
    wanted = _COMPARED.search(asking.question.folded)
    known = [{_moment(draft.plan, one) for one in draft.deadlines} for draft in drafts]
    moments = [next(iter(one)) for one in known if len(one) == 1]
    if wanted is None or len(set(moments)) < len(drafts) or len({len(one) for one in moments}) > 1 or () in moments:
        return ""
    late = (wanted[1] or wanted[2]) not in ("som", "truoc")
    first = max(moments) if late else min(moments)
    english = asking.question.english
    label = plan_label(drafts[moments.index(first)].plan, english=english)
    return say("later" if late else "earlier", english, plan=label)


def _moment(plan: Plan, deadline_id: str) -> tuple[int, ...]:
    """Month and day of a yearly deadline, with the year of a single one; empty for any other."""
    one = next(one for one in plan.facts.deadlines if one.id == deadline_id)
    if one.kind == "recurring":
        return _month_and_day(one) if "BYMONTH=" in (one.rrule or "") else ()
    last = one.date or one.end
    return (last.year, last.month, last.day) if last else ()


def _month_and_day(deadline: Deadline) -> tuple[int, int]:
    rule = parts_of(deadline.rrule or "")
    months = [int(month) for month in rule.get("BYMONTH", "12").split(",")]
    days = [int(day) for day in rule.get("BYMONTHDAY", "31").split(",")]
    return min(months), min(days)
