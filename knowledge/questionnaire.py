"""An office's own questions with what a right answer must say, and how answers are marked."""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from knowledge import messages
from knowledge.errors import KnowledgeError
from knowledge.model import Answer, Clarification, Outcome, Refusal, Reply, Turn
from knowledge.vietnamese import fold

ANSWER_LIMIT, LIST_LIMIT = 900, 2000
_LONG = {"list_all", "comparison", "office_duties", "content", "ambiguous", "target"}
_DATE = re.compile(r"(?<![\d/])0?(\d{1,2})\s*[/.-]\s*0?(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?(?![\d/])")
_LONG_DATE = re.compile(r"\b0?(\d{1,2}) thang 0?(\d{1,2})(?:,? nam (\d{4}))?\b")
_SPELLINGS = (
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\bhdnd\b", "hoi dong nhan dan"),
    (r"\bhang nam\b", "hang nam"),
    (r"\b(?:vh ?- ?xh|vhxh)\b", "van hoa - xa hoi"),
    (r"\bcds\b", "chuyen doi so"),
    (r"(\d)\s+%", r"\1%"),
    (r"\s*([-/])\s*", r"\1"),
)


class Asked(Protocol):
    """Whoever answers questions."""

    def ask(self, question: str, *, today: dt.date, previous: Turn | None = None) -> Reply:
        """Answer one question."""
        ...


@dataclass(frozen=True, slots=True)
class Item:
    """A question: `facts` must all stand in the text ("a|b": either), `forbidden` must not.

    `expected` is answer, refuse, correct_premise or clarify_or_per_plan; `gold` are (file name prefix, section path).
    """

    id: str
    question: str
    category: str = "content"
    style: str = "formal"
    expected: str = "answer"
    facts: tuple[str, ...] = ()
    enough: int | None = None
    forbidden: tuple[str, ...] = ()
    gold: tuple[tuple[str, str], ...] = ()
    followup_of: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """How an answer did: `faults` is empty where it is right."""

    item: Item
    outcome: Outcome
    seconds: float
    faults: tuple[str, ...]


def read_questions(path: Path) -> tuple[dict[str, Any], ...]:
    """The objects of a JSON Lines file, each with id and question. Raises KnowledgeError: says which line is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(messages.QUESTIONS_MISSING.format(path=path)) from error
    questions = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            questions.append({**item, "id": str(item["id"]), "question": str(item["question"])})
        except (ValueError, KeyError, TypeError) as error:
            raise KnowledgeError(messages.QUESTIONS_UNREADABLE.format(path=path, line=number)) from error
    return tuple(questions)


def item_of(line: dict[str, Any]) -> Item:
    """A line of a questions file as an item."""
    return Item(
        id=line["id"],
        question=line["question"],
        category=str(line.get("category") or "content"),
        style=str(line.get("style") or "formal"),
        expected=str(line.get("expected") or ("answer" if line.get("answerable", True) else "refuse")),
        facts=tuple(line.get("answer_facts") or ()),
        enough=line.get("min_facts"),
        forbidden=tuple(line.get("must_not") or ()),
        gold=tuple((str(one["plan"]), str(one["section_path"])) for one in line.get("gold") or ()),
        followup_of=line.get("followup_of"),
        now=line.get("now"),
    )


def faults(item: Item, outcome: Outcome) -> tuple[str, ...]:
    """What is wrong with an answer to an item."""
    found = _outcome_faults(item, outcome)
    missing = lacking(item, outcome.text)
    if isinstance(outcome, Answer) and missing and item.expected != "refuse":
        found.append("thiếu: " + "; ".join(missing))
    said = [one for one in item.forbidden if says(outcome.text, one)]
    if said:
        found.append("không được nói: " + "; ".join(said))
    if isinstance(outcome, Answer):
        if item.expected in ("answer", "clarify_or_per_plan") and not _cites(item, outcome):
            found.append("không dẫn đúng mục: " + ", ".join(cited.section for cited in outcome.citations[:4]))
        limit = LIST_LIMIT if item.category in _LONG else ANSWER_LIMIT
        if len(outcome.text) > limit:
            found.append(f"dài {len(outcome.text)} ký tự")
    return tuple(found)


def lacking(item: Item, text: str) -> tuple[str, ...]:
    """The facts of an item that a text does not contain; none where it contains enough of them."""
    missing = tuple(fact for fact in item.facts if not says(text, fact))
    enough = item.enough is not None and len(item.facts) - len(missing) >= item.enough
    return () if enough else missing


def says(text: str, fact: str) -> bool:
    """Whether a text contains a fact, however dates, offices and dashes are written; "a|b" means either."""
    said = _even(text)
    return any(
        re.search(rf"(?<![\w/]){re.escape(wanted)}(?!\w)", said)
        for wanted in (_even(one) for one in fact.split("|"))
        if wanted
    )


def table(marks: Sequence[Mark]) -> tuple[tuple[str, str, int, int], ...]:
    """(kind, name, right, asked) for the whole, each category and each style."""
    rows = [("", "tất cả", sum(not mark.faults for mark in marks), len(marks))]
    for kind in ("category", "style"):
        for name in sorted({getattr(mark.item, kind) for mark in marks}):
            own = [mark for mark in marks if getattr(mark.item, kind) == name]
            rows.append((kind, name, sum(not mark.faults for mark in own), len(own)))
    return tuple(rows)


def worded(marks: Sequence[Mark]) -> int:
    """How many answers a language model worded."""
    return sum(isinstance(mark.outcome, Answer) and mark.outcome.model is not None for mark in marks)


def _outcome_faults(item: Item, outcome: Outcome) -> list[str]:
    match item.expected, outcome:
        case "refuse", Answer():
            return ["đã trả lời, lẽ ra từ chối"]
        case "clarify_or_per_plan", Refusal():
            return ["đã từ chối"]
        case "answer", Refusal() | Clarification():
            return ["không trả lời"]
        case _:
            return []


def _cites(item: Item, answer: Answer) -> bool:
    if not item.gold:
        return True
    return any(
        Path(cited.source).name.startswith(plan) and _related(cited.section, section)
        for cited in answer.citations
        for plan, section in item.gold
    )


def _related(one: str, other: str) -> bool:
    a, b = one.lower(), other.lower()
    return a == b or a.startswith(b + ".") or b.startswith(a + ".")


def _even(text: str) -> str:
    even = re.sub(r"[\"'`*]", "", fold(text))
    for pattern, spelling in _SPELLINGS:
        even = re.sub(pattern, spelling, even)
    for date in (_LONG_DATE, _DATE):
        even = date.sub(lambda match: "/".join(part for part in match.groups() if part), even)
    return re.sub(r"\s+", " ", even).strip()


def marked(assistant: Asked, items: Sequence[Item], today: dt.date) -> tuple[Mark, ...]:
    """Ask every item in order, follow-ups with the turn they lean on, and mark the answers."""
    turns: dict[str, Turn] = {}
    marks = []
    for item in items:
        now = dt.date.fromisoformat(item.now[:10]) if item.now else today
        started = time.perf_counter()
        reply = assistant.ask(item.question, today=now, previous=turns.get(item.followup_of or ""))
        turns[item.id] = reply.turn
        marks.append(Mark(item, reply.outcome, time.perf_counter() - started, faults(item, reply.outcome)))
    return tuple(marks)
