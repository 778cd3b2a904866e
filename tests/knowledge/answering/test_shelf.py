"""Which plans are opened for a question: all of a few, the likeliest of many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest

from knowledge.answering.shelf import CANDIDATES, NEAREST, Shelf
from knowledge.model import Plan, PlanCard
from knowledge.vocabulary import Vocabulary
from tests.conftest import PlanMaker

TODAY = dt.date(2026, 11, 20)
MANY = [f"p{number:02}" for number in range(3 * CANDIDATES)]


class Opened:
    """A shelf over plans, and which of them have been opened."""

    def __init__(self, make_plan: PlanMaker, names: Iterable[str]) -> None:
        self._plans = {one: make_plan("Gửi báo cáo.", plan=one, place=f"xã {one}") for one in names}
        self.ids: list[str] = []
        cards = [PlanCard(one.id, one.version, "token", one.source, one.header) for one in self._plans.values()]
        self.shelf = Shelf(1, cards, self._open, Vocabulary.of(()))

    def _open(self, card: PlanCard) -> Plan:
        self.ids.append(card.id)
        return self._plans[card.id]

    def likely(self, ids: Iterable[str], *near: str) -> list[str]:
        """The likeliest where search has brought sections of the plans `near` up, nearest first."""
        similar = {(plan, f"I.{at}"): 1 - at / 100 for at, plan in enumerate(near)}
        return [plan.id for plan in self.shelf.likely(ids, similar, TODAY)]


@pytest.fixture
def many(make_plan: PlanMaker) -> Opened:
    return Opened(make_plan, MANY)


def test_no_plan_is_opened_before_it_is_wanted(many: Opened) -> None:
    assert many.shelf.names.named_in("xã p07 nộp khi nào").plans == ("p07",)
    assert many.ids == []
    assert [plan.id for plan in many.shelf.plans(["p07", "no such plan"], TODAY)] == ["p07"]
    assert many.ids == ["p07"]


def test_of_a_few_plans_each_is_read_in_their_order_whatever_search_brings_up(many: Opened) -> None:
    assert many.likely(["p03", "p01"], "p01", "p09") == ["p03", "p01"]
    assert many.likely(MANY[:CANDIDATES]) == MANY[:CANDIDATES]


def test_of_many_plans_those_that_search_brings_up_are_read_nearest_first(many: Opened) -> None:
    assert many.likely(MANY, "p20", "p03", "p20", "p11") == ["p20", "p03", "p11"]
    assert many.ids == ["p20", "p03", "p11"]


def test_only_so_many_plans_are_opened_for_one_question(many: Opened) -> None:
    assert many.likely(MANY, *reversed(MANY)) == MANY[: -NEAREST - 1 : -1]


def test_search_brings_up_no_plan_that_was_not_among_those_wanted(many: Opened) -> None:
    assert many.likely(MANY[: 2 * CANDIDATES], "p20", "p03") == ["p03"]
