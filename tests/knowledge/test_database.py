import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from knowledge.database import engine_of, writing
from knowledge.errors import LibraryError, SettingsError
from knowledge.library import MIGRATIONS, Library

ROOT = Path(__file__).parents[2]
NOBODY = 65534


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def one_sentence(error: BaseException) -> str:
    text = str(error)
    assert "\n" not in text
    assert text.endswith(".")
    return text


def test_the_folder_of_a_new_database_is_made(tmp_path: Path) -> None:
    Library(engine_of(url(tmp_path / "a" / "b" / "library.db")))
    assert (tmp_path / "a" / "b" / "library.db").exists()


def test_a_database_that_another_program_writes_to_is_told_as_locked(tmp_path: Path, make_plan) -> None:
    file = tmp_path / "library.db"
    engine = engine_of(url(file), busy_seconds=0.1)
    library = Library(engine)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="đang bị chương trình khác giữ") as raised, writing(engine) as connection:
        connection.execute(sa.text("UPDATE library_state SET generation = 7"))
    one_sentence(raised.value)
    other.execute("ROLLBACK")
    assert library.generation() == 0


def test_reading_goes_on_while_another_process_writes(tmp_path: Path) -> None:
    library = Library(engine_of(url(tmp_path / "library.db"), busy_seconds=0.1))
    other = sqlite3.connect(tmp_path / "library.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("UPDATE library_state SET generation = 7")
    assert library.generation() == 0
    other.execute("COMMIT")
    assert library.generation() == 7


def test_a_failed_transaction_leaves_nothing_behind(tmp_path: Path) -> None:
    engine = engine_of(url(tmp_path / "library.db"))
    library = Library(engine)

    def change_and_fail() -> None:
        with writing(engine) as connection:
            connection.execute(sa.text("UPDATE library_state SET generation = 7"))
            connection.execute(sa.text("INSERT INTO no_such_table VALUES (1)"))

    with pytest.raises(LibraryError):
        change_and_fail()
    assert library.generation() == 0


def test_a_database_that_is_damaged_while_it_is_open_is_told_in_one_sentence(tmp_path: Path) -> None:
    engine = engine_of(url(tmp_path / "library.db"))
    library = Library(engine)
    with writing(engine) as connection:
        connection.execute(sa.text("DROP TABLE library_state"))
    with pytest.raises(LibraryError, match="hỏng") as raised:
        library.generation()
    one_sentence(raised.value)


@pytest.mark.parametrize("damage", ["text", "folder"])
def test_what_is_no_database_is_told_in_one_sentence(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "library.db"
    if damage == "text":
        file.write_text("kế hoạch " * 2000)
    else:
        file.mkdir()
    with pytest.raises(LibraryError) as raised:
        Library(engine_of(url(file)))
    one_sentence(raised.value)


def test_a_data_folder_that_is_a_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(LibraryError, match="DATA_DIR") as raised:
        engine_of(url(tmp_path / "data" / "library.db"))
    one_sentence(raised.value)


def test_a_read_only_database_can_be_read_and_says_why_it_cannot_be_written(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    Library(engine_of(url(file)))
    engine = engine_of(f"sqlite:///file:{file}?mode=ro&uri=true")
    assert Library(engine).generation() == 0
    with pytest.raises(LibraryError, match="quyền ghi") as raised, writing(engine) as connection:
        connection.execute(sa.text("UPDATE library_state SET generation = 7"))
    one_sentence(raised.value)


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
def test_a_read_only_data_folder_is_told_in_one_sentence_and_nothing_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    folder.chmod(0o555)
    for above in tmp_path.parents[:3]:
        above.chmod(0o755)
    tmp_path.chmod(0o755)
    program = f"""
import os
from knowledge.database import engine_of
from knowledge.errors import LibraryError
from knowledge.library import Library
Library(engine_of({url(tmp_path / "elsewhere.db")!r}))  # everything is imported while it may be read
if os.getuid() == 0:
    os.setuid({NOBODY})
try:
    Library(engine_of({url(folder / "library.db")!r}))
except LibraryError as error:
    print(error)
"""
    result = subprocess.run(
        [sys.executable, "-B", "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.stderr == ""
    assert "DATA_DIR" in result.stdout
    assert list(folder.iterdir()) == []


def test_a_database_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    engine = engine_of(url(tmp_path / "library.db"))
    Library(engine)
    with writing(engine) as connection:
        connection.execute(sa.text("UPDATE library_migration SET version_num = '9999'"))
    with pytest.raises(LibraryError, match="mới hơn"):
        Library(engine)


def test_migrations_are_numbered_without_gaps() -> None:
    numbers = sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("*.py"))
    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("address", ["", "hello", "nosuch://x/y", "sqlite"], ids=repr)
def test_an_address_that_makes_no_sense_is_a_setting_to_mend(address: str) -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL"):
        engine_of(address)


def test_a_database_server_that_does_not_answer_is_told_in_one_sentence() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LibraryError, match="DATABASE_URL") as raised:
        Library(engine_of("postgresql+psycopg://office:hunter2@127.0.0.1:1/library"))
    assert "hunter2" not in one_sentence(raised.value)
