"""Which plans name an office, and the office that words hold."""

from __future__ import annotations

import pytest

from knowledge.answering.holders import Holders, office_key
from knowledge.model import Header, PlanCard


def card(plan: str, *offices: str) -> PlanCard:
    return PlanCard(plan, 1, "token", f"{plan}.txt", Header("Kế hoạch", "UBND xã"), offices=offices)


@pytest.fixture
def holders() -> Holders:
    return Holders(
        [
            card("a", "Phòng Văn hóa - Xã hội", "Công an"),
            card("b", "phòng Văn hoá – Xã hội", "Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế"),
            card("c"),
        ]
    )


def test_an_office_is_the_same_however_it_is_printed(holders: Holders) -> None:
    for name in ("Phòng Văn hóa - Xã hội", "PHÒNG VĂN HOÁ–XÃ HỘI", "phong van hoa, xa hoi"):
        assert holders.holders(office_key(name)) == {"a", "b"}


def test_an_office_that_no_plan_names_has_no_holder(holders: Holders) -> None:
    assert holders.holders(office_key("Phòng Văn hóa")) == frozenset()


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("nhiệm vụ của Phòng Kinh tế, Hạ tầng và Đô thị là gì", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("nhiệm vụ của phòng kinh tế là gì", "Phòng Kinh tế"),
        ("phong van hoa xa hoi bao cao ai", "Phòng Văn hóa - Xã hội"),
        ("Công an làm gì", "Công an"),
    ],
)
def test_the_longest_office_in_the_words_is_meant(holders: Holders, words: str, office: str) -> None:
    assert holders.longest_in(office_key(words)) == office_key(office)


@pytest.mark.parametrize("words", ["báo cáo gửi về đâu", "Phòng Nội vụ làm gì", "kinh tế số", ""])
def test_words_without_an_office_of_the_plans_hold_none(holders: Holders, words: str) -> None:
    assert holders.longest_in(office_key(words)) is None
    assert Holders([]).longest_in(office_key(words)) is None


def test_a_name_that_begins_like_no_office_is_not_looked_for() -> None:
    """ "liệt kê toàn bộ" does not mean the accountants ("Kế toán")."""
    assert Holders([card("a", "Kế toán")]).longest_in(office_key("liệt kê toàn bộ nhiệm vụ")) is None
