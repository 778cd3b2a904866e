"""The facts of the five real plans against those that a person noted."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from knowledge.evaluation import FactScore, score_facts
from knowledge.facts import facts_of
from knowledge.model import Facts, Outline
from knowledge.outline import outline_of
from knowledge.reading import read_document
from knowledge.vietnamese import squash

SHARED = Path(__file__).parents[4] / "shared"
PLANS = sorted((SHARED / "plans").glob("*.txt"))
pytestmark = pytest.mark.skipif(not PLANS, reason="the folder ../shared/plans is not here")


@cache
def outlines() -> dict[str, Outline]:
    return {f"P{number}": outline_of(read_document(path)) for number, path in enumerate(PLANS)}


@cache
def facts() -> dict[str, Facts]:
    return {plan: facts_of(outline) for plan, outline in outlines().items()}


@cache
def scores() -> dict[str, FactScore]:
    noted = json.loads((SHARED / "evals" / "facts.json").read_text(encoding="utf-8"))["facts"]
    return {score.kind: score for score in score_facts(facts(), noted)}


@pytest.mark.parametrize("kind", ["awards", "dossier", "duties", "phases", "targets", "references"])
def test_every_noted_fact_is_read(kind: str) -> None:
    assert scores()[kind].missed == ()


@pytest.mark.parametrize(
    ("kind", "least"),
    [("awards", 1.0), ("dossier", 1.0), ("duties", 0.95), ("phases", 1.0), ("targets", 1.0), ("references", 1.0)],
)
def test_next_to_nothing_is_read_that_nobody_noted(kind: str, least: float) -> None:
    assert scores()[kind].precision >= least, scores()[kind].spurious


def test_every_quote_stands_in_a_paragraph_of_its_section() -> None:
    for plan, read in facts().items():
        sections = {section.path: section for section in outlines()[plan].sections}
        for fact in (*read.awards, *read.dossier, *read.duties, *read.phases, *read.targets, *read.references):
            texts = [squash(paragraph.text) for paragraph in sections[fact.section].paragraphs]
            assert any(squash(fact.quote) in text for text in texts), (plan, fact)


def test_each_plan_knows_when_it_ends() -> None:
    ends = {plan: read.ends_on.year for plan, read in facts().items() if read.ends_on}
    assert ends == {"P0": 2030, "P1": 2025, "P2": 2030, "P3": 2030, "P4": 2030}
