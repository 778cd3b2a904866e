"""Rows of a score array: those of certain plans, and the best of them. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.intp]
Scores = npt.NDArray[Any]


class PlanRows:
    """Which rows belong to which plan; `plans` names the plan of each row."""

    def __init__(self, plans: Sequence[str]) -> None:
        rows: dict[str, list[int]] = {}
        for row, plan in enumerate(plans):
            rows.setdefault(plan, []).append(row)
        self._all = np.arange(len(plans))
        self._rows = {plan: np.array(found) for plan, found in rows.items()}

    def of(self, plans: Collection[str] | None) -> Rows:
        """The rows of those plans, or all of them."""
        if plans is None:
            return self._all
        known = [self._rows[plan] for plan in sorted(set(plans)) if plan in self._rows]
        return np.concatenate(known) if known else self._all[:0]


def best(scores: Scores, k: int) -> Rows:
    """The places of the `k` highest scores, highest first, equal ones in their order."""
    if k < len(scores):
        # all that tie with the k-th stay in, so that order decides between them
        threshold = np.partition(scores, len(scores) - k)[len(scores) - k]
        places = np.flatnonzero(scores >= threshold)
    else:
        places = np.arange(len(scores))
    return places[np.argsort(-scores[places], kind="stable")][:k]
