"""What a text claims that can be checked: dates, periods, numbers, sums, documents. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from knowledge.answering.grounding import amounts, dates
from knowledge.answering.grounding.spelling import Spelled

# The kinds that stand in time: each has a limit before it ("trước", "chậm nhất").
TIMES = ("date", "month", "quarter", "year", "day", "time")
_RULES = (*amounts.CODES, *dates.RULES, *amounts.NUMBERS)


@dataclass(frozen=True, slots=True)
class Claim:
    """A date, a number or the like: `kind` says which, `value` is what it comes to however it is written."""

    kind: str
    value: tuple[object, ...]
    start: int
    end: int


@lru_cache(maxsize=1024)
def claims_of(text: Spelled) -> tuple[Claim, ...]:
    """Every claim of a text, in order; the first rule that reads a stretch has it."""
    rest, found = text.folded, []
    for pattern, read in _RULES:
        for match in pattern.finditer(rest):
            claims = [Claim(kind, value, match.start(), match.end()) for kind, value in read(match)]
            if claims:
                found += claims
                rest = rest[: match.start()] + "¦" * (match.end() - match.start()) + rest[match.end() :]
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end)))
