"""What is known of one generation of the library goes when the next one comes."""

from __future__ import annotations

import datetime as dt
import gc
import weakref
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from knowledge.answering import Assistant
from knowledge.answering.shelf import Shelf
from knowledge.lexical import LexicalIndex
from knowledge.lexis import Lexis
from knowledge.library import Draft, Library
from knowledge.question import Names
from knowledge.vocabulary import Vocabulary

TODAY = dt.date(2026, 3, 2)
OF_ONE_GENERATION = (Shelf, Names, Vocabulary, LexicalIndex)


class FoundByWords:
    """The search by words alone."""

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis

    def similar(self, dense: str, lexical: str, plans: Sequence[str] | None) -> Mapping[tuple[str, str], float]:
        self._lexis.index().search(lexical, 5, plans)
        return {}


@pytest.fixture
def without_collection() -> Iterator[None]:
    """Garbage is not collected: what has gone is what nothing refers to any more, not even itself."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def alive() -> list[object]:
    return [one for one in gc.get_objects() if isinstance(one, OF_ONE_GENERATION)]


@pytest.mark.usefixtures("without_collection")
def test_what_is_known_of_the_last_generation_goes_by_itself(library: Library, make_plan, tmp_path: Path) -> None:
    # over thousands of plans it is left out of the search for garbage, and would stay for ever
    def publish(version: int) -> None:
        plan = make_plan("Gửi báo cáo trước ngày 10/11.", version=version)
        library.publish(Draft(plan, b"", (), np.empty((0, 0), dtype=np.float32), "none"))

    lexis = Lexis(library, tmp_path / "words")
    assistant = Assistant(library, FoundByWords(lexis), lexis.vocabulary)
    others = {id(one) for one in alive()}
    publish(1)
    assistant.ask("Báo cáo gửi trước ngày nào?", today=TODAY)
    first = [weakref.ref(one) for one in alive() if id(one) not in others]
    assert {type(one()) for one in first} == set(OF_ONE_GENERATION)
    publish(2)
    assistant.ask("Báo cáo gửi trước ngày nào?", today=TODAY)
    assert [one() for one in first if one() is not None] == []
