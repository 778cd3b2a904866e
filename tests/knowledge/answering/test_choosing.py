"""Which of several plans was issued first or last, and which ends in a year."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from knowledge.answering import Assistant
from knowledge.model import Plan
from tests.assistants import knowing
from tests.knowledge.amending_plans import original_text, understood


def _plan(place: str, day: str, end: int) -> Plan:
    text = original_text(day=f"ngày {day}").replace("Hòa Lư", place).replace("HÒA LƯ", place.upper())
    return understood(text.replace("2025 - 2030", f"2025 - {end}"), place)


PLANS = [
    _plan("Hòa Lư", "10 tháng 10 năm 2025", 2030),
    _plan("Tân Khê", "09 tháng 3 năm 2025", 2027),
    _plan("Mỹ Lộc", "21 tháng 12 năm 2025", 2027),
]
TODAY = dt.date(2026, 1, 5)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return knowing(tmp_path_factory.mktemp("plans"), PLANS)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("kế hoạch nào ban hành sớm nhất?", ["Tân Khê", "09/3/2025"], ["Hòa Lư", "Mỹ Lộc"]),
        ("ke hoach nao moi nhat", ["Mỹ Lộc", "21/12/2025"], ["Hòa Lư", "Tân Khê"]),
        ("kế hoạch nào kết thúc năm 2027", ["Tân Khê", "Mỹ Lộc", "31/12/2027"], ["Hòa Lư"]),
        ("kế hoạch nào kết thúc năm 2027, kế hoạch nào kéo dài đến 2030", ["Tân Khê", "Mỹ Lộc", "31/12/2030"], []),
    ],
)
def test_the_plan_is_told_that_comes_first_or_ends_then(
    assistant: Assistant, question: str, told: list[str], untold: list[str]
) -> None:
    text = assistant.ask(question, today=TODAY).outcome.text
    assert [one for one in told if one not in text] == []
    assert [one for one in untold if one in text] == []


def test_of_plans_without_a_date_none_is_the_first(tmp_path: Path) -> None:
    undated = understood(original_text(day="ngày   tháng   năm 2025").replace("Hòa Lư", "Đông Sơn"), "dong-son")
    text = knowing(tmp_path, [*PLANS, undated]).ask("kế hoạch nào ban hành sớm nhất?", today=TODAY).outcome.text
    assert "09/3/2025" not in text
