import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from knowledge.chunking import chunks_of
from knowledge.errors import IndexOutdated
from knowledge.index import Index
from knowledge.library import Draft, Library
from knowledge.model import Plan

MODEL = "a model"
SIZE = 16
ROOT = Path(__file__).parents[2]


def vector(number: int) -> np.ndarray:
    """A unit vector for a number, the same each time, unlike that of every other number."""
    values = np.random.default_rng(number).standard_normal(SIZE).astype(np.float32)
    return values / np.linalg.norm(values)


def publish(library: Library, plan: Plan, first: int = 0) -> None:
    chunks = chunks_of(plan)
    vectors = np.stack([vector(first + number) for number in range(len(chunks))])
    library.publish(Draft(plan, b"", chunks, vectors, MODEL))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "chroma"


@pytest.fixture
def index(library: Library, folder: Path) -> Iterator[Index]:
    index = Index(library, MODEL, folder)
    yield index
    index.close()


def ids(found: list[tuple[str, float]]) -> list[str]:
    return [chunk for chunk, _ in found]


def copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("chroma-*"))


def test_the_nearest_chunk_comes_first_with_its_cosine(library: Library, index: Index, make_plan) -> None:
    publish(library, make_plan("một", "hai", "ba"))
    found = index.search(vector(1), 3)
    assert ids(found)[0] == "xa-cat-thanh:1:1"
    assert found[0][1] == pytest.approx(1, abs=1e-3)
    assert found[1][1] == pytest.approx(max(vector(1) @ vector(0), vector(1) @ vector(2)), abs=1e-3)


def test_a_search_may_be_limited_to_some_plans(library: Library, index: Index, make_plan) -> None:
    for number, plan in enumerate("abc"):
        publish(library, make_plan("một", "hai", plan=plan, place=f"xã {plan}"), first=10 * number)
    assert {chunk[0] for chunk in ids(index.search(vector(0), 10, ["b", "c"]))} == {"b", "c"}
    assert len(index.search(vector(0), 10, ["b"])) == 2
    assert index.search(vector(0), 10, []) == []
    assert index.search(vector(0), 10, ["no such plan"]) == []


def test_many_plans_may_be_searched_as_well_as_few(library: Library, index: Index, make_plan) -> None:
    names = [f"p{number:02d}" for number in range(25)]
    for number, plan in enumerate(names):
        publish(library, make_plan("một", "hai", plan=plan, place=f"xã {plan}"), first=10 * number)
    for wanted in (names[:3], names[:22], names):
        found = index.search(vector(11), 60, wanted)
        assert ids(found)[0] == "p01:1:1"
        assert {chunk[:3] for chunk in ids(found)} == set(wanted)
        assert [cosine for _, cosine in found] == sorted((cosine for _, cosine in found), reverse=True)
    assert ids(index.search(vector(11), 1, names[2:])) != ["p01:1:1"]


def test_an_empty_library_finds_nothing(index: Index) -> None:
    index.sync()
    assert index.search(vector(0), 5) == []


def test_a_new_version_is_searched_at_once_and_the_old_one_never_again(
    library: Library, index: Index, make_plan
) -> None:
    publish(library, make_plan("hạn 10/11", "giữ nguyên"))
    index.search(vector(0), 5)
    publish(library, make_plan("hạn 15/11", version=2), first=50)
    assert ids(index.search(vector(0), 5)) == ["xa-cat-thanh:2:0"]
    library.withdraw("xa-cat-thanh")
    assert index.search(vector(0), 5) == []


def test_after_a_restart_the_copy_is_used_again(library: Library, folder: Path, make_plan) -> None:
    publish(library, make_plan("một", "hai"))
    first = Index(library, MODEL, folder)
    first.sync()
    (copy,) = copies(folder)
    first.close()
    second = Index(library, MODEL, folder)
    assert ids(second.search(vector(1), 1)) == ["xa-cat-thanh:1:1"]
    assert copies(folder) == [copy]
    second.close()


def wreck_database(copy: Path) -> None:
    (copy / "chroma.sqlite3").write_bytes(os.urandom(50_000))


def wreck_vectors(copy: Path) -> None:
    for file in copy.glob("*/*"):
        file.write_bytes(os.urandom(2_000))


def lose_vectors(copy: Path) -> None:
    for part in copy.iterdir():
        if part.is_dir():
            shutil.rmtree(part)


def lose_everything(copy: Path) -> None:
    shutil.rmtree(copy)


@pytest.mark.parametrize("damage", [wreck_database, wreck_vectors, lose_vectors, lose_everything])
def test_a_damaged_copy_is_made_anew_from_the_library(library: Library, folder: Path, make_plan, damage) -> None:
    """Each damage was seen with Chroma 1.5; lost vector files it does not even notice."""
    # Chroma writes vector files once there are a thousand vectors
    publish(library, make_plan(*(f"việc số {number}" for number in range(1500))))
    program = f"""
from pathlib import Path
from knowledge.database import engine_of
from knowledge.index import Index
from knowledge.library import Library
Index(Library(engine_of({str(library_url(folder))!r})), {MODEL!r}, Path({str(folder)!r})).sync()
"""
    # in a process of its own: Chroma keeps what it opened until the process ends
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
    (copy,) = copies(folder)
    assert any(copy.glob("*/*.bin")), "vector files should have been written"
    damage(copy)
    index = Index(library, MODEL, folder)
    for number in (0, 700, 1499):
        assert ids(index.search(vector(number), 1)) == [f"xa-cat-thanh:1:{number}"]
    assert copies(folder) != []
    index.close()


def library_url(folder: Path) -> str:
    return f"sqlite:///{folder.parent / 'library.db'}"


def test_a_process_without_the_lock_finds_the_same_and_leaves_the_copy_alone(
    library: Library, index: Index, folder: Path, make_plan
) -> None:
    for number, plan in enumerate("abc"):
        publish(library, make_plan("một", "hai", "ba", plan=plan, place=f"xã {plan}"), first=10 * number)
    index.sync()
    other = Index(library, MODEL, folder)
    for plans in (None, ["a"], ["b", "c"]):
        ours, theirs = index.search(vector(11), 5, plans), other.search(vector(11), 5, plans)
        assert ids(ours) == ids(theirs)
        assert [cosine for _, cosine in ours] == pytest.approx([cosine for _, cosine in theirs], abs=1e-3)
    publish(library, make_plan("mới", plan="d"), first=90)
    assert ids(other.search(vector(90), 1)) == ["d:1:0"]
    assert ids(index.search(vector(90), 1)) == ["d:1:0"]
    assert other.search(vector(90), 1, []) == []


def test_when_the_process_with_the_lock_ends_another_takes_over(library: Library, folder: Path, make_plan) -> None:
    publish(library, make_plan("một"))
    first, second = Index(library, MODEL, folder), Index(library, MODEL, folder)
    first.sync()
    second.sync()
    first.close()
    publish(library, make_plan("hai", version=2), first=50)
    second.sync()
    third = Index(library, MODEL, folder)
    third.sync()
    assert ids(second.search(vector(50), 1)) == ids(third.search(vector(50), 1)) == ["xa-cat-thanh:2:0"]
    second.close()


def test_rebuilding_fills_a_new_copy_from_the_library(library: Library, index: Index, folder: Path, make_plan) -> None:
    publish(library, make_plan("một", "hai"))
    index.sync()
    before = copies(folder)
    assert index.rebuild()
    assert copies(folder) != before
    assert ids(index.search(vector(1), 1)) == ["xa-cat-thanh:1:1"]


def test_rebuilding_is_refused_while_another_process_holds_the_folder(
    library: Library, index: Index, folder: Path, make_plan
) -> None:
    publish(library, make_plan("một", "hai"))
    index.sync()
    before = copies(folder)
    assert not Index(library, MODEL, folder).rebuild()
    assert copies(folder) == before
    assert ids(index.search(vector(1), 1)) == ["xa-cat-thanh:1:1"]


def test_a_folder_that_cannot_be_made_does_not_stop_the_search(library: Library, tmp_path: Path, make_plan) -> None:
    publish(library, make_plan("một", "hai"))
    (tmp_path / "file").write_text("")
    index = Index(library, MODEL, tmp_path / "file" / "chroma")
    assert ids(index.search(vector(1), 1)) == ["xa-cat-thanh:1:1"]


def test_plans_embedded_by_another_model_only_must_be_embedded_first(library: Library, folder: Path, make_plan) -> None:
    publish(library, make_plan("một"))
    with pytest.raises(IndexOutdated, match="rebuild"):
        Index(library, "another model", folder).sync()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A real `chroma run` on loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).parent / "chroma"), "run", "--path", str(tmp_path / "server")]
    process = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(200):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def test_with_a_server_two_processes_search_one_copy_and_the_folder_stays_empty(
    library: Library, folder: Path, server: str, make_plan
) -> None:
    publish(library, make_plan("một", "hai", plan="a"))
    one, other = Index(library, MODEL, folder, server), Index(library, MODEL, folder, server)
    assert ids(one.search(vector(1), 1)) == ids(other.search(vector(1), 1)) == ["a:1:1"]
    publish(library, make_plan("ba", plan="a", version=2), first=50)
    assert ids(other.search(vector(50), 5)) == ids(one.search(vector(50), 5)) == ["a:2:0"]
    one.rebuild()
    assert ids(other.search(vector(50), 5)) == ids(one.search(vector(50), 5)) == ["a:2:0"]
    assert not folder.exists()


def test_without_its_server_the_search_goes_on(library: Library, folder: Path, make_plan) -> None:
    publish(library, make_plan("một", "hai"))
    index = Index(library, MODEL, folder, "http://127.0.0.1:1")
    assert ids(index.search(vector(1), 1)) == ["xa-cat-thanh:1:1"]
