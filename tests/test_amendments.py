"""Files of plans that amend each other, the whole way: ingested in any order, withdrawn, rolled back, shown."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

import ingest
from knowledge.__main__ import main
from knowledge.calendar import status
from knowledge.corrections import correction_of
from knowledge.library import Library
from knowledge.publishing import Publisher
from tests.bot.office import NoEmbedder
from tests.knowledge.amending_plans import BODY, amending_text, due, original_text

NEW_B = "b) Gửi báo cáo kết quả thực hiện phong trào về Phòng Văn hóa - Xã hội trước ngày 30/11 hằng năm."
ORDERS = (f"Sửa đổi điểm b khoản 2 mục III như sau:\n“{NEW_B}”", "Bãi bỏ khoản 2 mục II.")
OLD, NEW = "xa-hoa-lu-12-2025", "xa-hoa-lu-45-2026"
BEFORE, AFTER = dt.date(2026, 3, 31), dt.date(2026, 4, 1)


@pytest.fixture
def publisher(library: Library) -> Publisher:
    return Publisher(library, NoEmbedder())


@pytest.fixture
def original(tmp_path: Path) -> Path:
    return written(tmp_path / "ke-hoach.txt", original_text())


@pytest.fixture
def amendment(tmp_path: Path) -> Path:
    return written(tmp_path / "sua-doi.txt", amending_text(*ORDERS))


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def standing(library: Library, day: dt.date = AFTER) -> dict[tuple[str, str], str]:
    """How each deadline stands on a day, by its plan and when it is due."""
    return {
        (card.id, due(one)): status(one, card.facts.ends_on, day)
        for card in library.cards()
        for one in card.facts.deadlines
    }


AMENDED = {
    (OLD, "15/10/2030"): "superseded",
    (OLD, "25/11 hằng năm"): "active",
    (OLD, "31/12/2025"): "past",
    (OLD, "10/11 hằng năm"): "superseded",
    (OLD, "15/6/2028"): "active",
    (OLD, "20 hằng tháng"): "active",
    (NEW, "30/11 hằng năm"): "active",
}
ALONE = {key: "active" if state == "superseded" else state for key, state in AMENDED.items() if key[0] == OLD}


@pytest.mark.parametrize("first", ["original", "amendment"])
def test_it_does_not_matter_which_file_comes_first(
    publisher: Publisher, library: Library, original: Path, amendment: Path, first: str
) -> None:
    files = [original, amendment] if first == "original" else [amendment, original]
    assert {report.status for report in publisher.publish_files(files)} == {"added"}
    assert standing(library) == AMENDED
    assert standing(library, BEFORE)[OLD, "10/11 hằng năm"] == "active"


def test_what_has_been_amended_is_as_it_was_once_the_amendment_is_withdrawn(
    publisher: Publisher, library: Library, original: Path, amendment: Path
) -> None:
    list(publisher.publish_files([original, amendment]))
    library.withdraw(NEW)
    assert standing(library) == ALONE
    again = publisher.publish_file(amendment)
    assert [effect.plan for effect in again.effects] == [OLD]
    assert standing(library) == AMENDED


def test_a_later_version_of_the_amendment_and_its_undoing_are_followed(
    publisher: Publisher, library: Library, original: Path, amendment: Path
) -> None:
    list(publisher.publish_files([original, amendment]))
    written(amendment, amending_text(*ORDERS).replace("30/11", "05/12"))
    assert publisher.publish_file(amendment).status == "updated"
    assert standing(library)[NEW, "5/12 hằng năm"] == "active"
    library.roll_back(NEW)
    assert standing(library) == AMENDED


def test_a_later_version_of_the_original_is_amended_as_well(
    publisher: Publisher, library: Library, original: Path, amendment: Path
) -> None:
    list(publisher.publish_files([original, amendment]))
    written(original, original_text().replace("20 hằng tháng", "22 hằng tháng"))
    assert publisher.publish_file(original).status == "updated"
    found = standing(library)
    assert found[OLD, "10/11 hằng năm"] == "superseded"
    assert found[OLD, "22 hằng tháng"] == "active"
    library.withdraw(OLD)
    assert standing(library) == {(NEW, "30/11 hằng năm"): "active"}


def test_a_decision_about_an_amended_date_outlives_taking_in_the_original_again(
    publisher: Publisher, library: Library, original: Path, amendment: Path
) -> None:
    list(publisher.publish_files([original, amendment]))
    plan = library.plan(NEW)
    (read,) = plan.facts.deadlines
    library.correct(correction_of(plan, read, None, "Lan"))
    assert standing(library)[OLD, "10/11 hằng năm"] == "superseded"
    assert library.card(NEW).facts.deadlines == ()
    publisher.publish_file(written(original, original_text().replace("20 hằng tháng", "22 hằng tháng")))
    assert library.card(NEW).facts.deadlines == ()


def test_the_report_tells_what_a_file_changes_in_which_plan(
    publisher: Publisher, library: Library, original: Path, amendment: Path
) -> None:
    publisher.publish_file(original)
    generation = library.generation()
    told = publisher.publish_file(amendment, dry_run=True)
    assert library.generation() == generation
    assert told.effects == publisher.publish_file(amendment).effects
    (effect,) = told.effects
    assert (effect.plan, effect.by, effect.since, effect.sections) == (OLD, NEW, AFTER, ("III.2.b", "II.2"))
    assert [(change.kind, change.before and change.before[-22:]) for change in effect.changes] == [
        ("dropped", "trước ngày 15/10/2030."),
        ("moved", "ước ngày 10/11 hằng năm."[-22:]),
    ]
    # the original, taken in after the amendment, is told to be amended
    assert publisher.publish_file(written(original, original_text().replace("20 hằng", "22 hằng"))).effects


def test_what_a_plan_says_as_the_one_that_it_replaces_is_no_change(
    publisher: Publisher, library: Library, original: Path, tmp_path: Path
) -> None:
    publisher.publish_file(original)
    closing = "Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã Hòa Lư.\n"
    text = original_text("77/KH-UBND", "ngày 01 tháng 11 năm 2026", BODY.replace("10/11", "25/11") + closing)
    (effect,) = publisher.publish_file(written(tmp_path / "thay-the.txt", text)).effects
    assert (effect.plan, effect.deed, effect.sections) == (OLD, "replace", ())
    assert [(change.kind, "25/11" in (change.after or "")) for change in effect.changes] == [("moved", True)]


def test_a_file_says_which_of_its_orders_change_nothing(publisher: Publisher, amendment: Path) -> None:
    report = publisher.publish_file(amendment)
    assert report.effects == ()
    assert {oddity.message.partition(" trong kho")[0] for oddity in report.unclear} == {"Chưa có 12/KH-UBND"}


# --- from a terminal ------------------------------------------------------------------------------


@pytest.fixture
def terminal(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(data_dir))
    for name in ("DATABASE_URL", "CHROMA_URL", "LLM_MODEL"):
        monkeypatch.delenv(name, raising=False)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    capsys.readouterr()
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("terminal")
def test_show_and_deadlines_tell_what_holds_on_a_day(
    original: Path, amendment: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ingest.main([str(amendment), str(original), "--json"]) == 0
    last = json.loads(capsys.readouterr().out)["files"][1]
    assert [(effect["plan"], effect["by"], effect["since"]) for effect in last["effects"]] == [(OLD, NEW, "2026-04-01")]
    shown = printed(capsys, "show", OLD, "--today", "2026-04-01")
    (old,) = (one for one in shown["deadlines"] if one["section"] == "III.2.b")
    (new,) = printed(capsys, "show", NEW, "--today", "2026-04-01")["deadlines"]
    assert (old["status"], old["superseded_by"], old["superseded_on"]) == (
        "superseded",
        f"{NEW}:{new['id']}",
        "2026-04-01",
    )
    assert (new["status"], new["amends"], new["amends_section"]) == ("active", OLD, "III.2.b")
    assert [(one["plan"], one["kind"], one["sections"]) for one in shown["revisions"]] == [
        (NEW, "reword", ["III.2.b"]),
        (NEW, "repeal", ["II.2"]),
    ]
    before = printed(capsys, "show", OLD, "--today", "2026-03-31")["deadlines"]
    assert {one["status"] for one in before if one["section"] in ("III.2.b", "II.2")} == {"active"}
    for day, expected in (("2026-03-31", (OLD, "2026-11-10")), ("2026-04-01", (NEW, "2026-11-30"))):
        dues = printed(capsys, "deadlines", "--plan", OLD, "--within", "300", "--today", day)["deadlines"]
        reports = [(one["plan"], one["due"]) for one in dues if "báo cáo kết quả" in one["quote"]]
        assert reports == [expected]


@pytest.mark.usefixtures("terminal")
def test_ingest_prints_what_is_amended(original: Path, amendment: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ingest.main([str(original), str(amendment)])
    out = capsys.readouterr().out
    assert "Từ ngày 01/04/2026, Kế hoạch số 45/KH-UBND ngày 15/03/2026 sửa đổi, bổ sung Kế hoạch số 12/KH-UBND" in out
    assert "mục III.2.b, II.2" in out
    main(["show", OLD, "--today", "2026-04-01"])
    out = " ".join(capsys.readouterr().out.split())
    assert "Từ ngày 01/4/2026, Kế hoạch số 45/KH-UBND ngày 15/03/2026 sửa đổi, bổ sung mục III.2.b, II.2." in out
    assert "hết hiệu lực" in out
