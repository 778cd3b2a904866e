"""What one plan has to say to a question, before it is put into an answer. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from knowledge.amending import Standing
from knowledge.answering.holders import Holders
from knowledge.answering.phrases import say
from knowledge.evidence import EvidenceBook, Text, Weighing, said
from knowledge.model import Citation, Plan
from knowledge.question import Question
from knowledge.readable import plan_label
from knowledge.vietnamese import squash


@dataclass(frozen=True, slots=True)
class Statement:
    """A line of an answer and the words of the plan that back it; `printed_in` where that is not the draft's own."""

    text: str
    section: str
    page: int
    quote: str
    printed_in: Plan | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a plan says: a headline, statements, and a closing that code computed (days left, that a plan has ended).

    `coverage` is the share of the question's own words found in the evidence. `opening` corrects or confirms
    ("Có.", "Kế hoạch không nêu mốc 15/9."). `notes` say what other plans have amended in it.
    """

    plan: Plan
    headline: str
    statements: tuple[Statement, ...]
    coverage: float
    opening: str = ""
    closing: str = ""
    deadlines: tuple[str, ...] = ()
    is_list: bool = False
    office: str | None = None
    notes: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """A plan does not say: `reason` is the sentence for staff, `nearest` the passage closest to it."""

    plan: Plan
    reason: str
    nearest: Statement | None = None
    coverage: float = 0.0


@dataclass(frozen=True, slots=True)
class Asking:
    """A question together with what is needed to weigh evidence for it.

    `similar` is how near a (plan id, section path) is to the question, 0 to 1; `offices` tells which plans name an
    office. `stands` knows the plans of the library; what is read are these as they stand on `today`. `rankings` keeps
    the passages of each plan in the order in which they fit the question.
    """

    question: Question
    weighing: Weighing
    today: dt.date
    book: EvidenceBook
    similar: Mapping[tuple[str, str], float]
    offices: Holders
    stands: Standing
    rankings: dict[Text, Any] = field(default_factory=dict)

    def share(self, *texts: str, above: tuple[str, ...] = ()) -> float:
        """The share of the question that the texts cover; headings in `above` count less."""
        return self.weighing.share(said(*texts), said(*above[:1]), said(*above[1:]))


def citation(plan: Plan, statement: Statement, source: str) -> Citation:
    """The citation of a statement; `source` is the plan's squashed text."""
    return Citation(
        plan=plan.id,
        source=plan.source,
        title=plan.header.title,
        section=statement.section,
        page=statement.page,
        quote=faithful_quote(statement.quote, source),
    )


def faithful_quote(quote: str, source: str) -> str:
    """The longest run of the quote's words that stands in the source as it is (a dropped page number may cut it)."""
    wanted = squash(quote)
    if wanted in source:
        return wanted
    words = wanted.split(" ")
    best = ""
    start = 0
    while start < len(words):
        end = start + 1
        while end <= len(words) and " ".join(words[start:end]) in source:
            end += 1
        run = " ".join(words[start : end - 1])
        best = max(best, run, key=len)
        start = max(end - 1, start + 1)
    return best


def none_of_kind(
    asking: Asking, plan: Plan, kind: str, nearest: Statement | None = None, coverage: float = 1.0
) -> Missing:
    """The plan holds nothing of the kind asked for ("kind_money" of the phrases); `nearest` is what comes closest."""
    english = asking.question.english
    label = plan_label(plan, english=english)
    return Missing(plan, say("nothing_of_kind", english, kind=say(kind, english), plan=label), nearest, coverage)
