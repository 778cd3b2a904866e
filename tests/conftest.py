"""What many tests stand on: the real embedding model, a library on real SQLite, assistants over whole folders of plans,
plans made by hand."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from knowledge.answering import Assistant
from knowledge.database import engine_of
from knowledge.embedding import SentenceTransformerEmbedder
from knowledge.library import Library
from knowledge.model import Facts, Header, Paragraph, Plan, Section
from knowledge.weights import BUNDLED_MODEL, model_folder
from tests.assistants import SAMPLES, SHARED, assistant_over


@pytest.fixture(scope="session")
def model_dir(request: pytest.FixtureRequest) -> Path:
    """A data folder that holds the bundled model, written once and kept between runs."""
    cache = request.config.cache
    assert cache is not None
    folder = Path(cache.mkdir("embedding"))
    model_folder(folder)
    return folder


@pytest.fixture(scope="session")
def embedder(model_dir: Path) -> SentenceTransformerEmbedder:
    """The real embedding model, loaded on first use."""
    return SentenceTransformerEmbedder(BUNDLED_MODEL, model_dir)


@pytest.fixture
def data_dir(tmp_path: Path, model_dir: Path) -> Path:
    """An empty data folder in which the model need not be written again."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "models").symlink_to(model_dir / "models", target_is_directory=True)
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty library on SQLite."""
    return Library(engine_of(f"sqlite:///{tmp_path / 'library.db'}", busy_seconds=0.5))


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[Path]:
    """A data folder for the plans that the project ships, with the model already written."""
    folder = tmp_path_factory.mktemp("answers")
    (folder / "models").symlink_to(model_dir / "models", target_is_directory=True)
    before = {name: os.environ.pop(name, None) for name in ("DATABASE_URL", "CHROMA_URL", "LLM_MODEL")}
    yield folder
    os.environ.update({name: value for name, value in before.items() if value is not None})


@pytest.fixture(scope="session")
def sample_assistant(sample_data: Path) -> Assistant:
    """The assistant over the plans that the project ships."""
    return assistant_over(SAMPLES, sample_data)


@pytest.fixture(scope="session")
def shared_assistant(sample_data: Path) -> Assistant:
    """The assistant over the real plans, where they are at hand."""
    if not (SHARED / "evals").is_dir():
        pytest.skip("the evaluation set (../shared) is not at hand")
    return assistant_over(SHARED / "plans", sample_data / "shared")


PlanMaker = Callable[..., Plan]


@pytest.fixture(scope="session")
def make_plan() -> PlanMaker:
    """Makes a plan of one heading and numbered items, without reading a file."""

    def make(
        *items: str,
        plan: str = "xa-cat-thanh",
        version: int = 1,
        place: str = "xã Cát Thành",
        facts: Facts | None = None,
    ) -> Plan:
        heading = Section("I", "I.", "NHIỆM VỤ", (Paragraph("I. NHIỆM VỤ", 1),), 1)
        below = tuple(
            Section(f"I.{number}", f"{number}.", "", (Paragraph(f"{number}. {item}", 1),), 1, ("I",))
            for number, item in enumerate(items, start=1)
        )
        return Plan(
            id=plan,
            version=version,
            source=f"{plan}.txt",
            format="txt",
            sha256=f"{plan}-{version}",
            text="\n".join(items),
            header=Header("Triển khai phong trào thi đua chuyển đổi số", f"UBND {place}", places=(place,)),
            sections=(heading, *below),
            facts=facts or Facts(),
        )

    return make
