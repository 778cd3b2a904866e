import dataclasses
import datetime as dt
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from knowledge.chunking import chunks_of
from knowledge.corrections import correction_of
from knowledge.database import engine_of, reading, writing
from knowledge.errors import LibraryError, PublishedElsewhere, UnknownPlan
from knowledge.library import VERSION_TABLE, Draft, Library
from knowledge.model import Award, Deadline, Duty, Facts, Phase, Plan, Reference, Target
from knowledge.tables import Base, VersionRow

MODEL = "a model"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server of its own, on a socket in a folder of its own; its address without a database."""
    programs = Path(shutil.which("initdb") or "nowhere").resolve().parent
    if not (programs / "initdb").exists() or importlib.util.find_spec("psycopg") is None:
        pytest.skip("PostgreSQL or psycopg is not installed")
    # PostgreSQL refuses to run as root, and its socket's path must be short
    user = {"user": "postgres"} if os.getuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if user:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    initdb = [programs / "initdb", "-D", folder / "data", "-U", "library", "-A", "trust", "-E", "UTF8", "--locale=C"]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=folder, **user)
    command = [programs / "postgres", "-D", folder / "data", "-h", "127.0.0.1", "-p", str(port), "-k", folder]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen([*command, "-c", "fsync=off"], stderr=log, cwd=folder, **user)
    try:
        ready = [programs / "pg_isready", "-h", "127.0.0.1", "-p", str(port), "-t", "1"]
        for _ in range(60):
            if subprocess.run(ready, check=False, stdout=subprocess.DEVNULL).returncode == 0:
                break
        yield f"postgresql+psycopg://library@127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)  # stops without waiting for connections to end
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        yield engine_of(f"sqlite:///{tmp_path / 'library.db'}", busy_seconds=5)
        return
    server, name = request.getfixturevalue("postgres"), f"library_{uuid.uuid4().hex[:8]}"
    with sa.create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    engine = engine_of(f"{server}/{name}")
    yield engine
    engine.dispose()


@pytest.fixture
def library(engine: Engine) -> Library:
    return Library(engine)


def draft_of(plan: Plan, original: bytes = b"original") -> Draft:
    chunks = chunks_of(plan)
    return Draft(plan, original, chunks, np.eye(len(chunks), 8, dtype=np.float32), MODEL)


def test_a_published_plan_comes_back_as_it_was_understood(library: Library, make_plan) -> None:
    facts = Facts(
        deadlines=(
            Deadline(
                "d1", "I.1", 2, "trước 17 giờ ngày 10/11/2025", "báo cáo", "fixed",
                date=dt.date(2025, 11, 10), time=dt.time(17), strict_before=True, review="Hãy xem lại.",
            ),
        ),
        awards=(Award("I.1", 1, "Bằng khen", "Bằng khen", None, "province", ("annual", "final")),),
        duties=(Duty("I.1", 1, "Sở Nội vụ chủ trì", "Sở Nội vụ", "lead", "chủ trì", ("Văn phòng",)),),
        phases=(Phase("I.1", 1, "2025-2030", "cả kỳ", dt.date(2025, 1, 1), None, overall=True),),
        targets=(Target("I.1", 1, "trên 80%", ">=", 80.0, "%", "hồ sơ", dt.date(2030, 12, 31)),),
        references=(Reference("I.1", 1, "Nghị quyết 57", "Nghị quyết", "57-NQ/TW"),),
        starts_on=dt.date(2025, 1, 1),
    )  # fmt: skip
    plan = make_plan("Gửi báo cáo.", facts=facts)
    library.publish(draft_of(plan))
    assert library.plans() == (plan,)
    assert library.plan(plan.id) == plan
    assert library.chunks() == chunks_of(plan)


def test_vectors_come_back_in_the_order_asked_for(library: Library, make_plan) -> None:
    draft = draft_of(make_plan("một", "hai", "ba"))
    library.publish(draft)
    ids = [chunk.id for chunk in draft.chunks][::-1]
    np.testing.assert_array_equal(library.vectors(ids, MODEL), draft.vectors[::-1])


def test_the_vectors_of_several_plans_come_back_together_each_in_reading_order(library: Library, make_plan) -> None:
    drafts = [draft_of(make_plan("một", "hai", plan="xa-a")), draft_of(make_plan("ba", "bốn", "năm", plan="xa-b"))]
    for draft in drafts:
        library.publish(draft)
    cards = library.cards()[::-1]
    for found, draft in zip(library.vectors_of(cards, MODEL), drafts[::-1], strict=True):
        np.testing.assert_array_equal(found, draft.vectors)
    with pytest.raises(LibraryError, match="xa-b"):
        library.vectors_of(cards, "another model")


def test_what_a_newer_program_wrote_is_passed_over_or_said_to_be_newer(library: Library, make_plan) -> None:
    library.publish(draft_of(make_plan("một")))
    plan = library.plans()[0]

    def written(facts: str) -> None:
        with writing(library._engine) as connection:
            connection.execute(sa.update(VersionRow).values(facts=facts))

    written('{"horoscopes":["Kim Ngưu"]}')
    assert library.version(plan.id, 1).facts == Facts()
    written('{"awards":[{"section":"I","page":1,"quote":"Cờ","form":"Cờ","grantor":null,"level":"galaxy"}]}')
    with pytest.raises(LibraryError, match="mới hơn"):
        library.version(plan.id, 1)


def test_the_original_file_is_kept_byte_for_byte(library: Library, make_plan) -> None:
    library.publish(draft_of(make_plan("một"), b"\x00first\xff"))
    library.publish(draft_of(make_plan("hai", version=2), b"second"))
    assert library.original("xa-cat-thanh") == ("xa-cat-thanh.txt", b"second")
    assert library.original("xa-cat-thanh", 1) == ("xa-cat-thanh.txt", b"\x00first\xff")


def test_after_a_new_version_nothing_of_the_old_one_is_active(library: Library, make_plan) -> None:
    library.publish(draft_of(make_plan("hạn 10/11")))
    before = library.generation()
    library.publish(draft_of(make_plan("hạn 15/11", version=2)))
    assert library.generation() > before
    assert [chunk.body for chunk in library.chunks()] == ["1. hạn 15/11"]
    assert [plan.text for plan in library.plans()] == ["hạn 15/11"]


def test_a_version_written_but_not_activated_is_not_answered_from(library: Library, make_plan) -> None:
    library.publish(draft_of(make_plan("hạn 10/11")))
    generation = library.generation()
    library.write(draft_of(make_plan("hạn 15/11", version=2)))
    assert library.generation() == generation
    assert [plan.text for plan in library.plans()] == ["hạn 10/11"]
    assert [version.number for version in library.versions("xa-cat-thanh")] == [1]
    assert library.next_version("xa-cat-thanh") == 2


def test_what_an_interrupted_writer_left_is_replaced_by_the_next(library: Library, make_plan) -> None:
    library.write(draft_of(make_plan("viết dở")))
    library.publish(draft_of(make_plan("viết xong")))
    assert [plan.text for plan in library.plans()] == ["viết xong"]


def test_of_two_writers_of_one_version_the_slower_is_told(library: Library, make_plan) -> None:
    slow = library.write(draft_of(make_plan("người chậm")))
    library.publish(draft_of(make_plan("người nhanh")))
    with pytest.raises(PublishedElsewhere):
        library.activate("xa-cat-thanh", 1, slow)
    with pytest.raises(PublishedElsewhere):
        library.write(draft_of(make_plan("người chậm")))
    assert [plan.text for plan in library.plans()] == ["người nhanh"]


def test_a_version_that_lacks_a_vector_never_becomes_active(library: Library, engine: Engine, make_plan) -> None:
    token = library.write(draft_of(make_plan("một", "hai")))
    with writing(engine) as connection:
        connection.execute(sa.text("DELETE FROM vector WHERE chunk_id = 'xa-cat-thanh:1:1'"))
    with pytest.raises(LibraryError, match="hãy nạp lại"):
        library.activate("xa-cat-thanh", 1, token)
    assert library.plans() == ()


def test_a_withdrawn_plan_is_gone_until_it_is_restored(library: Library, make_plan) -> None:
    library.publish(draft_of(make_plan("một")))
    library.withdraw("xa-cat-thanh")
    assert library.plans() == ()
    assert library.chunks() == ()
    with pytest.raises(UnknownPlan):
        library.plan("xa-cat-thanh")
    with pytest.raises(UnknownPlan):
        library.withdraw("xa-cat-thanh")
    library.restore("xa-cat-thanh", 1)
    assert [plan.text for plan in library.plans()] == ["một"]


def test_rolling_back_makes_the_version_before_active_and_numbers_go_on(library: Library, make_plan) -> None:
    library.publish(draft_of(make_plan("một")))
    library.publish(draft_of(make_plan("hai", version=2)))
    assert library.roll_back("xa-cat-thanh") == 1
    assert [plan.text for plan in library.plans()] == ["một"]
    assert [(version.number, version.active) for version in library.versions("xa-cat-thanh")] == [(1, True), (2, False)]
    assert library.next_version("xa-cat-thanh") == 3
    with pytest.raises(LibraryError, match="nạp lại"):
        library.roll_back("xa-cat-thanh")


def test_undoing_a_version_goes_back_to_what_it_replaced_not_to_what_was_discarded(library: Library, make_plan) -> None:
    library.publish(draft_of(make_plan("đúng")))
    library.publish(draft_of(make_plan("sai", version=2)))
    library.roll_back("xa-cat-thanh")
    library.publish(draft_of(make_plan("cũng sai", version=3)))
    assert library.roll_back("xa-cat-thanh") == 1
    assert [plan.text for plan in library.plans()] == ["đúng"]


def test_plans_are_read_again_only_after_a_change(library: Library, make_plan) -> None:
    library.publish(draft_of(make_plan("một", plan="a")))
    (first,) = library.plans()
    library.publish(draft_of(make_plan("hai", plan="b")))
    again, _ = library.plans()
    assert again is first


def test_two_libraries_on_one_database_see_each_others_changes(library: Library, engine: Engine, make_plan) -> None:
    other = Library(engine)
    assert other.plans() == ()
    library.publish(draft_of(make_plan("một")))
    assert [plan.text for plan in other.plans()] == ["một"]


def test_vectors_of_the_same_words_are_found_again_by_text(library: Library, make_plan) -> None:
    draft = draft_of(make_plan("một", "hai"))
    library.publish(draft)
    found = library.vectors_of_texts([draft.chunks[1].text, "chưa từng có"], MODEL)
    assert list(found) == [draft.chunks[1].text]
    assert library.vectors_of_texts([draft.chunks[1].text], "another model") == {}


def test_another_model_has_to_embed_everything(library: Library, make_plan) -> None:
    draft = draft_of(make_plan("một", "hai"))
    library.publish(draft)
    assert library.without_vectors(MODEL) == ()
    assert library.without_vectors("another model") == draft.chunks
    library.add_vectors(draft.chunks, np.ones((2, 4), dtype=np.float32), "another model")
    assert library.without_vectors("another model") == ()


def late_report(quote: str = "trước ngày 31/6", number: int = 1) -> Deadline:
    return Deadline(
        f"d{number}", "I.1", 1, quote, "gửi báo cáo", "fixed", review="Lịch không có ngày này; hãy xem bản gốc."
    )


def test_a_correction_holds_in_every_later_version_that_says_the_same(library: Library, make_plan) -> None:
    plan = make_plan("trước ngày 31/6", facts=Facts(deadlines=(late_report(),)))
    library.publish(draft_of(plan))
    right = dataclasses.replace(late_report(), date=dt.date(2026, 6, 30))
    generation = library.generation()
    library.correct(correction_of(plan, late_report(), right, "Lan"))
    assert library.generation() > generation
    wanted = dataclasses.replace(right, review=None)
    assert library.plans()[0].facts.deadlines == library.plan(plan.id).facts.deadlines == (wanted,)
    again = make_plan("trước ngày 31/6", "mục mới", version=2, facts=Facts(deadlines=(late_report(),)))
    library.publish(draft_of(again))
    assert library.plans()[0].facts.deadlines == (wanted,)
    assert library.version(plan.id, 2) == again


def test_a_correction_ends_with_the_words_it_was_about(library: Library, make_plan) -> None:
    plan = make_plan("trước ngày 31/6", facts=Facts(deadlines=(late_report(),)))
    library.publish(draft_of(plan))
    library.correct(correction_of(plan, late_report(), None, "Lan"))
    assert library.plans()[0].facts.deadlines == ()
    mended = late_report("trước ngày 30/6", number=2)
    library.publish(draft_of(make_plan("trước ngày 30/6", version=2, facts=Facts(deadlines=(mended,)))))
    assert library.plans()[0].facts.deadlines == (mended,)


def test_a_second_correction_replaces_the_first(library: Library, make_plan) -> None:
    plan = make_plan("trước ngày 31/6", facts=Facts(deadlines=(late_report(),)))
    library.publish(draft_of(plan))
    for day in (29, 30):
        right = dataclasses.replace(late_report(), date=dt.date(2026, 6, day))
        library.correct(correction_of(plan, late_report(), right, "Lan"))
    assert [deadline.date for deadline in library.plans()[0].facts.deadlines] == [dt.date(2026, 6, 30)]
    assert len(library.corrections(plan.id)) == 1


def test_an_unknown_plan_is_told_in_one_sentence(library: Library) -> None:
    with pytest.raises(UnknownPlan, match=r"Không có kế hoạch nào mang mã khong-co; [^\n]+\."):
        library.plan("khong-co")
    with pytest.raises(UnknownPlan):
        library.original("khong-co")
    with pytest.raises(UnknownPlan):
        library.versions("khong-co")


def test_many_threads_read_while_one_publishes(library: Library, make_plan) -> None:
    failures: list[BaseException] = []

    def read() -> None:
        try:
            for _ in range(50):
                plans, chunks = library.plans(), library.chunks()
                assert len(chunks) >= len(plans) - 1
        except BaseException as error:  # noqa: BLE001  a thread's failure must reach the test
            failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(10):
        library.publish(draft_of(make_plan("một", plan=f"plan-{number}")))
    for reader in readers:
        reader.join()
    assert failures == []
    assert len(library.plans()) == 10


def test_of_many_writers_of_one_plan_one_wins_and_the_plan_is_whole(library: Library, make_plan) -> None:
    drafts = [draft_of(make_plan(f"người thứ {number}", "hai")) for number in range(6)]
    outcomes: list[object] = []

    def publish(draft: Draft) -> None:
        try:
            outcomes.append(library.publish(draft))
        except PublishedElsewhere as error:
            outcomes.append(error)

    writers = [threading.Thread(target=publish, args=(draft,)) for draft in drafts]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(outcomes) == 6
    assert sum(isinstance(outcome, int) for outcome in outcomes) == 1
    (plan,) = library.plans()
    assert [chunk.body for chunk in library.chunks()] == [f"1. {plan.text.splitlines()[0]}", "2. hai"]


def test_migrations_and_mapped_tables_are_the_same(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    Library(engine)
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, Base.metadata) == []


def test_a_library_of_an_older_program_is_brought_up_to_date_with_all_it_holds(
    library: Library, engine: Engine, make_plan
) -> None:
    library.publish(draft_of(make_plan("một")))
    # what the first migration made, which knew neither corrections nor amendments
    with writing(engine) as connection:
        connection.execute(sa.text("DROP TABLE deadline_correction"))
        connection.execute(sa.text("ALTER TABLE plan_version DROP COLUMN replaced"))
        connection.execute(sa.text("ALTER TABLE plan_version DROP COLUMN amends"))
        connection.execute(sa.text("UPDATE library_migration SET version_num = '0001'"))
    again = Library(engine)
    assert [plan.text for plan in again.plans()] == ["một"]
    assert again.corrections("xa-cat-thanh") == ()
