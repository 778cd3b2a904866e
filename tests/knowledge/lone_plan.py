"""An assistant that knows one invented plan of a commune, "xã Hòa Lư", from its words alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from knowledge.answering import Assistant
from knowledge.database import engine_of
from knowledge.lexis import Lexis
from knowledge.library import Draft, Library
from knowledge.question import asking_words
from tests.knowledge.amending_plans import original_text, understood


class NothingSimilar:
    """Search that brings nothing up."""

    def similar(self, dense: str, lexical: str, plans: Sequence[str] | None) -> Mapping[tuple[str, str], float]:
        return {}


def assistant_over(folder: Path, body: str) -> Assistant:
    """The assistant over a plan with that body; its library is kept in the folder."""
    library = Library(engine_of(f"sqlite:///{folder / 'library.db'}"))
    library.publish(Draft(understood(original_text(body=body), "xa"), b"", (), np.empty((0, 0), np.float32), "none"))
    return Assistant(library, NothingSimilar(), Lexis(library, folder / "words", asking_words() * 3).vocabulary)
