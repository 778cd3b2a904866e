"""Which plans give duties to which office. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from knowledge.model import PlanCard
from knowledge.question import office_heads
from knowledge.question.typed import written_out
from knowledge.vietnamese import fold


@lru_cache(maxsize=20_000)
def office_key(name: str) -> str:
    """An office's name for comparison: written out, folded, no punctuation: "phong van hoa xa hoi"."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s]", " ", fold(written_out(name, english=False)))).strip()


class Holders:
    """The offices of all plans by their keys."""

    def __init__(self, cards: Iterable[PlanCard]) -> None:
        """Collect the offices of the cards."""
        self._plans: dict[str, set[str]] = {}
        for card in cards:
            for office in card.offices:
                self._plans.setdefault(office_key(office), set()).add(card.id)
        self._most = max((key.count(" ") + 1 for key in self._plans), default=0)

    def holders(self, key: str) -> frozenset[str]:
        """The plans that name the office of that key."""
        return frozenset(self._plans.get(key, ()))

    def longest_in(self, key: str) -> str | None:
        """The longest office of more than one word that stands in words folded like a key; None where none does."""
        words = key.split()
        runs = (
            " ".join(words[at:end])
            for at in range(len(words))
            if words[at] in office_heads()
            for end in range(at + 2, min(at + self._most, len(words)) + 1)
        )
        return max((run for run in runs if run in self._plans), key=len, default=None)
