"""Whole plans, worded as offices word them (tests/data/deadlines), and the deadlines that each one names."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.facts import facts_of
from knowledge.model import Deadline
from knowledge.outline import outline_of
from knowledge.reading import read_document


def when(deadline: Deadline) -> str:
    """The date in one word: "<" strictly before, "?" for review, ".." a window."""
    mark = ("?" if deadline.review else "") + ("<" if deadline.strict_before else "")
    hour = f" {deadline.time:%H:%M}" if deadline.time else ""
    match deadline.kind:
        case "fixed":
            return f"{mark}{deadline.date}{hour}"
        case "recurring":
            return f"{mark}{deadline.rrule}{hour}"
        case "period":
            return f"{mark}{deadline.start or ''}..{deadline.end}"
        case "relative":
            return f"{mark}{deadline.offset} {deadline.anchor}"
        case "undated":
            return mark or f"undated {deadline.rrule or ''}".strip()


def told(path: Path) -> list[str]:
    deadlines = facts_of(outline_of(read_document(path))).deadlines
    return [f"{d.section}: {when(d)} | {d.who or '-'} | {d.task} | {d.to_whom or '-'}" for d in deadlines]


PLANS = sorted((Path(__file__).parents[2] / "data" / "deadlines").glob("*.txt"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_deadlines_of_a_plan_are_read(path: Path) -> None:
    assert told(path) == path.with_suffix(".told").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_quote_stands_in_its_section_and_every_id_is_its_own(path: Path) -> None:
    outline = outline_of(read_document(path))
    texts = {section.path: section.text for section in outline.sections}
    deadlines = facts_of(outline).deadlines
    assert all(deadline.quote in texts[deadline.section] for deadline in deadlines)
    assert all(0 < len(deadline.quote) <= 400 for deadline in deadlines)
    assert len({deadline.id for deadline in deadlines}) == len(deadlines)
    assert [d.id for d in facts_of(outline_of(read_document(path))).deadlines] == [d.id for d in deadlines]


def test_the_plans_to_read_are_there() -> None:
    assert len(PLANS) >= 5
