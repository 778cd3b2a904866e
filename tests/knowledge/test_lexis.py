"""The words of the active plans: up to date, and not counted again at every start."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa

from knowledge.chunking import chunks_of
from knowledge.database import engine_of, writing
from knowledge.lexis import Lexis
from knowledge.library import Draft, Library
from knowledge.model import Plan
from knowledge.tables import ChunkRow, PlanRow

MANY = 101
"""More plans than are counted anew at each start."""


def publish(library: Library, plan: Plan) -> None:
    chunks = chunks_of(plan)
    library.publish(Draft(plan, b"", chunks, np.eye(len(chunks), 8, dtype=np.float32), "a model"))


def found(lexis: Lexis, query: str) -> list[str]:
    return [chunk for chunk, _ in lexis.index().search(query, 5)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "words"


def test_a_new_plan_and_a_new_version_are_found_and_what_is_withdrawn_is_not(
    library: Library, folder: Path, make_plan: Callable[..., Plan]
) -> None:
    lexis = Lexis(library, folder)
    assert found(lexis, "báo cáo") == []
    publish(library, make_plan("gửi báo cáo trước ngày 10/11"))
    assert found(lexis, "báo cáo") == ["xa-cat-thanh:1:0"]
    publish(library, make_plan("gửi tờ trình", version=2))
    assert found(lexis, "báo cáo") == []
    assert found(lexis, "tờ trình") == ["xa-cat-thanh:2:0"]
    library.withdraw("xa-cat-thanh")
    assert found(lexis, "tờ trình") == []


def test_the_vocabulary_follows_the_plans(library: Library, folder: Path, make_plan: Callable[..., Plan]) -> None:
    lexis = Lexis(library, folder, ("hạn nộp là ngày nào",))
    publish(library, make_plan("gửi báo cáo"))
    assert lexis.vocabulary().restore("gui bao cao han nop") == "gửi báo cáo hạn nộp"
    assert "to trinh" not in lexis.vocabulary()
    publish(library, make_plan("gửi tờ trình", plan="b"))
    assert "to trinh" in lexis.vocabulary()


class Many:
    """A library of many plans in a folder, whose words have been counted and are kept in `words` beside it."""

    def __init__(self, folder: Path, make_plan: Callable[..., Plan]) -> None:
        self.words, self._folder, self._make_plan = folder / "words", folder, make_plan
        self._engine = engine_of(f"sqlite:///{folder / 'many.db'}")
        self.library = Library(self._engine)

    def publish(self, number: int, version: int = 1) -> None:
        words = f"gửi báo cáo số {number} về Sở" + ("" if version == 1 else " và tờ trình")
        publish(self.library, self._make_plan(words, plan=f"p{number}", version=version))

    def forget_texts(self) -> None:
        """Whoever counts again now finds nothing."""
        with writing(self._engine) as connection:
            connection.execute(sa.update(ChunkRow).values(text="", body=""))

    def forget_plan(self, plan_id: str) -> None:
        with writing(self._engine) as connection:
            connection.execute(sa.delete(PlanRow).where(PlanRow.id == plan_id))

    def lexis(self) -> Lexis:
        """As after a restart."""
        return Lexis(self.library, self.words)

    def counted_anew(self) -> Lexis:
        return Lexis(self.library, self._folder / "elsewhere")

    def close(self) -> None:
        self._engine.dispose()


@pytest.fixture(scope="module")
def many_once(tmp_path_factory: pytest.TempPathFactory, make_plan: Callable[..., Plan]) -> Path:
    folder = tmp_path_factory.mktemp("many")
    many = Many(folder, make_plan)
    for number in range(MANY):
        many.publish(number)
    many.lexis().index()
    many.close()
    return folder


@pytest.fixture
def many(many_once: Path, tmp_path: Path, make_plan: Callable[..., Plan]) -> Many:
    return Many(Path(shutil.copytree(many_once, tmp_path / "many")), make_plan)


def test_the_words_of_many_plans_are_not_counted_again_after_a_restart(many: Many) -> None:
    many.forget_texts()
    assert found(many.lexis(), "báo cáo số 77")[0] == "p77:1:0"


def test_what_is_kept_and_what_came_later_are_searched_as_one(many: Many) -> None:
    many.publish(500)
    many.publish(77, version=2)
    many.library.withdraw("p5")
    kept, anew = many.lexis(), many.counted_anew()
    for query in ("báo cáo số 500", "tờ trình", "báo cáo số 77", "bao cao so 5"):
        assert found(kept, query)[0] == found(anew, query)[0]
        assert not {"p5:1:0", "p77:1:0"} & set(found(kept, query))
    assert kept.vocabulary().restore("gui to trinh") == anew.vocabulary().restore("gui to trinh") == "gửi tờ trình"


def test_a_plan_written_again_under_its_old_number_is_counted_again(many: Many, make_plan) -> None:
    """A library put back from a backup may give the number of a version to other words."""
    many.forget_plan("p0")
    publish(many.library, make_plan("gửi tờ trình", plan="p0"))
    assert found(many.lexis(), "tờ trình") == ["p0:1:0"]
    assert "p0:1:0" not in found(many.lexis(), "báo cáo số 0")


def wreck_numbers(folder: Path) -> None:
    for file in folder.glob("*/*.npy"):
        file.write_bytes(file.read_bytes()[:200])


def wreck_words(folder: Path) -> None:
    for file in folder.glob("*/about.json"):
        file.write_text("{")


def never_finish(folder: Path) -> None:
    for path in folder.iterdir():
        path.rename(path.with_suffix(".part"))


@pytest.mark.parametrize("damage", [wreck_numbers, wreck_words, never_finish, shutil.rmtree])
def test_damaged_files_are_counted_anew(many: Many, damage: Callable[[Path], object]) -> None:
    damage(many.words)
    assert found(many.lexis(), "báo cáo số 77")[0] == "p77:1:0"
    many.forget_texts()
    assert found(many.lexis(), "báo cáo số 77")[0] == "p77:1:0"


def test_a_folder_that_cannot_be_written_does_not_stop_the_search(many: Many, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert found(Lexis(many.library, tmp_path / "file" / "words"), "báo cáo số 77")[0] == "p77:1:0"


def test_only_the_newest_count_is_kept(many: Many) -> None:
    lexis = many.lexis()
    for number in range(1000, 1000 + MANY):
        many.publish(number)
    assert found(lexis, "báo cáo số 1007")[0] == "p1007:1:0"
    assert len(list(many.words.iterdir())) == 1
    many.forget_texts()
    assert found(many.lexis(), "báo cáo số 1007")[0] == "p1007:1:0"
