"""Cards of the active plans, and the plans themselves when they are wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from knowledge.chunking import chunks_of
from knowledge.corrections import correction_of
from knowledge.errors import UnknownPlan
from knowledge.library import Draft, Library
from knowledge.model import Award, Deadline, Duty, Facts, Oddity, Plan
from tests.knowledge.amending_plans import ORIGINAL, amending

DEADLINE = Deadline("d1", "I.1", 1, "trước ngày 10/11/2026", "báo cáo", "fixed", date=dt.date(2026, 11, 10))
FACTS = Facts(
    deadlines=(DEADLINE,),
    awards=(Award("I.1", 1, "Giấy khen", "Giấy khen", None, "unit"),),
    duties=(
        Duty("I.1", 1, "Sở Nội vụ chủ trì", "Sở Nội vụ", "lead", "chủ trì"),
        Duty("I.2", 1, "Sở Nội vụ theo dõi", "Sở Nội vụ", "monitor", "theo dõi"),
        Duty("I.2", 1, "Văn phòng phối hợp", "Văn phòng", "cooperate", "phối hợp"),
    ),
    oddities=(Oddity("I.1", "x", "Hãy xem lại."),),
    starts_on=dt.date(2025, 1, 1),
    ends_on=dt.date(2030, 12, 31),
)


def publish(library: Library, plan: Plan) -> None:
    chunks = chunks_of(plan)
    library.publish(Draft(plan, b"", chunks, np.eye(len(chunks), 90, dtype=np.float32), "a model"))


def test_a_card_holds_what_lists_and_calendars_need(library: Library, make_plan: Callable[..., Plan]) -> None:
    plan = make_plan("Gửi báo cáo.", "Theo dõi.", facts=FACTS)
    publish(library, plan)
    (card,) = library.cards()
    assert (card.id, card.version, card.source, card.header) == (plan.id, 1, plan.source, plan.header)
    assert card.facts == replace(FACTS, awards=(), duties=())
    assert (card.offices, card.chunks, card.amends) == (("Sở Nội vụ", "Văn phòng"), 2, False)
    assert library.card(plan.id) == card
    assert library.opened(card) == plan
    with pytest.raises(UnknownPlan):
        library.card("no such plan")


def test_a_correction_is_on_the_card_and_in_the_plan(library: Library, make_plan: Callable[..., Plan]) -> None:
    plan = make_plan("Gửi báo cáo.", facts=FACTS)
    publish(library, plan)
    moved = replace(DEADLINE, date=dt.date(2026, 11, 20))
    library.correct(correction_of(plan, DEADLINE, moved, "an"))
    card = library.card(plan.id)
    assert card.facts.deadlines == library.opened(card).facts.deadlines == (moved,)
    assert library.opened(card).facts.awards == FACTS.awards
    assert library.version(plan.id, plan.version) == plan


def test_what_plans_change_in_each_other_is_on_their_cards(library: Library, make_plan: Callable[..., Plan]) -> None:
    order = "Điểm b khoản 2 mục III được sửa đổi như sau: “b) Gửi báo cáo kết quả thực hiện phong trào về Phòng "
    change = amending(order + "Văn hóa - Xã hội trước ngày 20/11 hằng năm.”")
    for plan in (make_plan("Việc khác.", plan="khac"), ORIGINAL, change):
        publish(library, plan)
    cards = library.cards_by_id()
    (revision,) = cards["goc"].revisions
    assert (revision.plan, cards["khac"].revisions, cards["sua"].amends) == ("sua", (), True)
    superseded = [one for one in cards["goc"].facts.deadlines if one.superseded_by]
    assert [one.section for one in superseded] == ["III.2.b"]
    assert library.opened(cards["goc"]).revisions == (revision,)
    library.withdraw("sua")
    assert library.card("goc").revisions == ()
    assert library.plan("goc") == ORIGINAL


def test_a_card_of_yesterday_still_opens_the_version_it_is_of(library: Library, make_plan: Callable[..., Plan]) -> None:
    first = make_plan("Gửi báo cáo.")
    publish(library, first)
    card = library.card(first.id)
    publish(library, make_plan("Gửi tờ trình.", version=2))
    assert library.opened(card) == first
    assert library.plan(first.id).sections[1].text == "1. Gửi tờ trình."


def test_chunks_are_found_by_name_and_by_version(library: Library, make_plan: Callable[..., Plan]) -> None:
    plan = make_plan("một", "hai")
    publish(library, plan)
    first, second = chunks_of(plan)
    assert library.chunks_of(plan.id, 1) == library.chunks() == (first, second)
    assert library.chunks_named([second.id, "xa-cat-thanh:9:0"]) == {second.id: second}
    assert library.sections_of([second.id, "xa-cat-thanh:9:0"]) == {second.id: "I.2"}
    assert library.chunks_of(plan.id, 2) == ()
