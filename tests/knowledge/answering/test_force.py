"""From when a plan is in force, and what it takes the place of."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from knowledge.model import Answer, Refusal
from tests.knowledge.lone_plan import assistant_over

TODAY = dt.date(2025, 11, 20)
BODY = """Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. NỘI DUNG
1. Các thôn xây dựng kế hoạch, gửi về Phòng Kinh tế trước ngày 31/8/2025.
2. Phòng Tài chính tham mưu bố trí kinh phí thực hiện Kế hoạch.
"""
CLAUSE = "Kế hoạch này thay thế Kế hoạch số 06/KH-UBND ngày 01/7/2025 và có hiệu lực kể từ ngày 01/9/2025.\n"
QUESTIONS = [
    ("Kế hoạch xã Hòa Lư có hiệu lực từ khi nào?", "01/9/2025"),
    ("Kế hoạch của xã Hòa Lư thay thế văn bản nào?", "06/KH-UBND"),
]


@pytest.mark.parametrize(("question", "told"), QUESTIONS)
def test_it_is_told_from_the_clause_that_says_so(tmp_path: Path, question: str, told: str) -> None:
    outcome = assistant_over(tmp_path, BODY + CLAUSE).ask(question, today=TODAY).outcome
    assert isinstance(outcome, Answer)
    assert told in outcome.text


def test_both_are_told_where_both_are_asked(tmp_path: Path) -> None:
    question = "Kế hoạch xã Hòa Lư có hiệu lực từ bao giờ, thay thế kế hoạch nào?"
    text = assistant_over(tmp_path, BODY + CLAUSE).ask(question, today=TODAY).outcome.text
    assert "Có hiệu lực từ ngày 01/9/2025" in text
    assert "06/KH-UBND" in text


@pytest.mark.parametrize(("question", "told"), QUESTIONS)
def test_a_plan_that_says_nothing_of_it_is_not_guessed_at(tmp_path: Path, question: str, told: str) -> None:
    outcome = assistant_over(tmp_path, BODY).ask(question, today=TODAY).outcome
    assert isinstance(outcome, Refusal)
    assert told not in outcome.text
