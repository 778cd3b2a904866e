"""Of a long paragraph what covers the question. Pure."""

from __future__ import annotations

from knowledge.answering.draft import Asking
from knowledge.facts.passages import clauses, sentences
from knowledge.readable import readable

# A sentence that covers so much as the best one is told too; where a paragraph has several days, nearly as much.
BESIDE, SAME_DAY = 0.3, 0.7


def narrowed(asking: Asking, text: str, limit: int, least: float = BESIDE) -> str:
    """Of a long paragraph the sentences (else clauses) that cover the question, in their order."""
    spans = sentences(text)
    if len(spans) == 1 or least > BESIDE:
        spans = tuple(clause for one in spans for clause in clauses(text, one))
    parts = [text[span.start : span.end] for span in spans]
    shares = [asking.share(part) for part in parts]
    order = sorted(range(len(parts)), key=lambda at: -shares[at])
    kept: set[int] = set()
    size = 0
    for at in order:
        if kept and (size + len(parts[at]) > limit or shares[at] < least * shares[order[0]]):
            continue
        kept.add(at)
        size += len(parts[at])
    return readable(" … ".join(_runs(parts, sorted(kept))))


def _runs(parts: list[str], kept: list[int]) -> list[str]:
    runs: list[str] = []
    last = -2
    for at in kept:
        if at == last + 1 and runs:
            runs[-1] += " " + parts[at]
        else:
            runs.append(parts[at])
        last = at
    return runs
