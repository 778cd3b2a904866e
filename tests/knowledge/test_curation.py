"""An admin keeps plans from a terminal: looks through doubtful deadlines, decides, withdraws, goes back."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import numpy as np
import pytest

from knowledge.__main__ import main
from knowledge.database import engine_of
from knowledge.library import Draft, Library
from knowledge.model import Deadline, Facts
from tests.conftest import PlanMaker

QUOTE = "Các đơn vị gửi báo cáo trước ngày 20/6"
DOUBTFUL = Deadline(
    "d1", "I.1", 1, QUOTE, "gửi báo cáo", "undated", review="Văn bản ghi “trước ngày 20/6” mà không nêu năm."
)
PERIOD = {"starts_on": dt.date(2025, 1, 1), "ends_on": dt.date(2030, 12, 31)}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_plan: PlanMaker) -> Library:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    library = Library(engine_of(f"sqlite:///{tmp_path / 'library.db'}"))
    _publish(library, make_plan, 1, QUOTE)
    return library


def _publish(library: Library, make_plan: PlanMaker, version: int, item: str) -> None:
    deadline = (
        DOUBTFUL if item == QUOTE else Deadline("d2", "I.1", 1, item, "gửi báo cáo", "undated", rrule="FREQ=YEARLY")
    )
    plan = make_plan(item, version=version, facts=Facts(deadlines=(deadline,), **PERIOD))
    library.publish(Draft(plan, b"x", (), np.zeros((0, 4), dtype=np.float32), "none"))


def test_doubtful_deadlines_are_listed_with_their_quote(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review"]) == 0
    told = capsys.readouterr().out
    assert "không nêu năm" in told
    assert QUOTE in told


def test_a_decision_makes_the_deadline_due_and_leaves_nothing_to_review(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "xa-cat-thanh", "d1", "--yearly", "20/6", "--before"]) == 0
    assert main(["deadlines", "--today", "2026-06-01", "--json"]) == 0
    coming = json.loads(capsys.readouterr().out.splitlines()[-1])["deadlines"]
    assert coming[0]["last_day"] == "2026-06-19"
    assert main(["review"]) == 0
    assert QUOTE not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "rule", "strict"),
    [
        (["--date", "2026-06-20"], "2026-06-20", False),
        (["--date", "trước 20/6/2026"], "2026-06-20", True),
        (["--date", "20/6/2026", "--before"], "2026-06-20", True),
        (["--date", "20/6, 20/12 hằng năm"], "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20", False),
        (["--yearly", "20/6,20/12", "--before"], "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20", True),
    ],
)
def test_a_date_is_given_as_plans_word_it(library: Library, options: list[str], rule: str, strict: bool) -> None:
    assert main(["review", "xa-cat-thanh", "d1", *options]) == 0
    (found,) = library.plan("xa-cat-thanh").facts.deadlines
    assert (found.rrule or f"{found.date}", found.strict_before, found.review) == (rule, strict, None)


def test_a_dropped_deadline_is_none(library: Library) -> None:
    assert main(["review", "xa-cat-thanh", "d1", "--drop"]) == 0
    assert library.plan("xa-cat-thanh").facts.deadlines == ()


def test_a_decision_that_makes_no_sense_changes_nothing(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "xa-cat-thanh", "d1", "--yearly", "31/6"]) == 1
    assert main(["review", "xa-cat-thanh", "d1", "--date", "20/6/2062"]) == 1
    assert main(["review", "xa-cat-thanh", "d9", "--confirm"]) == 1
    assert main(["review", "xa-cat-thanh", "d1"]) == 1
    assert "không hợp lệ" in capsys.readouterr().err
    assert library.plan("xa-cat-thanh").facts.deadlines == (DOUBTFUL,)


def test_what_a_new_version_changes_can_be_seen_and_undone(
    library: Library, make_plan: PlanMaker, capsys: pytest.CaptureFixture[str]
) -> None:
    _publish(library, make_plan, 2, "Các đơn vị gửi báo cáo hằng năm về Sở")
    assert main(["show", "xa-cat-thanh", "--diff"]) == 0
    assert "hằng năm về Sở" in capsys.readouterr().out
    assert main(["rollback", "xa-cat-thanh"]) == 0
    assert library.plan("xa-cat-thanh").version == 1


def test_a_withdrawn_plan_is_gone(library: Library) -> None:
    assert main(["withdraw", "xa-cat-thanh"]) == 0
    assert library.plans() == ()
    assert main(["withdraw", "xa-cat-thanh"]) == 1
