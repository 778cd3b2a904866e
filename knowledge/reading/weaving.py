"""Lines that were written in several goes, letters filled in later, put together again. Pure.

A writer whose font lacks "ộ" or "ư" sets the rest of the line first, with holes, and then these letters from another
font; another writer prints each line twice for bold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from knowledge.model import Box
from knowledge.reading.glyphs import COLUMN_GAP, SAME_BASELINE, Glyph, Run, run_of

# So far back the runs of a line are looked for.
_BACK = 120
# A wider gap between the ink of two letters is a space, in font sizes.
_SPACE = 0.17
# Two prints of one letter are not farther apart.
_TWICE = 0.12


def woven(runs: Sequence[Run]) -> list[Run]:
    """The runs, with those that fill each other's holes made one; each stands where its first part stood."""
    owner = list(range(len(runs)))
    beside = _beside(runs)
    for later, run in enumerate(runs):
        for earlier in beside[later]:
            if earlier < later and _goes_back(run.box, runs[earlier].box, run.glyphs[0].size):
                _join(owner, earlier, later)
    if all(place == own for place, own in enumerate(owner)):
        return list(runs)
    _join_neighbours(runs, beside, owner)
    parts: dict[int, list[Run]] = {}
    for place, run in enumerate(runs):
        parts.setdefault(_root(owner, place), []).append(run)
    return [group[0] if len(group) == 1 else _sewn(group) for group in parts.values()]


def _beside(runs: Sequence[Run]) -> list[list[int]]:
    """For each run the others on its line that were written not long before or after it, in the order of writing."""
    reach = SAME_BASELINE * max((run.glyphs[0].size for run in runs), default=0)
    beside: list[list[int]] = [[] for _ in runs]
    # down the page: most lines are far from each other
    order = sorted((run.baseline, place) for place, run in enumerate(runs))
    for rank, (baseline, one) in enumerate(order, 1):
        for lower, other in islice(order, rank, None):
            if lower - baseline > reach:
                break
            if abs(one - other) <= _BACK and _same_line(runs[one], runs[other]):
                beside[one].append(other)
                beside[other].append(one)
    return [sorted(places) for places in beside]


def _join_neighbours(runs: Sequence[Run], beside: Sequence[Sequence[int]], owner: list[int]) -> None:
    """Parts of a woven line that only letters filled in later connect."""
    sewn = {_root(owner, place) for place, own in enumerate(owner) if own != place}
    for place, run in enumerate(runs):
        for other in beside[place]:
            near = _near(run.box, runs[other].box, run.glyphs[0].size)
            if near and (_root(owner, other) in sewn or _root(owner, place) in sewn):
                _join(owner, min(place, other), max(place, other))


def _same_line(one: Run, other: Run) -> bool:
    size = max(one.glyphs[0].size, other.glyphs[0].size)
    return one.place == other.place and abs(one.baseline - other.baseline) <= SAME_BASELINE * size


def _goes_back(later: Box, earlier: Box, size: float) -> bool:
    return later.left < earlier.right and _near(later, earlier, size)


def _near(one: Box, other: Box, size: float) -> bool:
    return one.left < other.right + COLUMN_GAP * size and other.left < one.right + COLUMN_GAP * size


def _root(owner: list[int], place: int) -> int:
    while owner[place] != place:
        place = owner[place]
    return place


def _join(owner: list[int], earlier: int, later: int) -> None:
    first, second = sorted((_root(owner, earlier), _root(owner, later)))
    owner[second] = first


def _sewn(runs: Iterable[Run]) -> Run:
    place = None
    glyphs: list[Glyph] = []
    for run in runs:
        place = run.place
        # spaces without width are guesses at the holes
        glyphs += [glyph for glyph in run.glyphs if not glyph.char.isspace() or glyph.right > glyph.left]
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.left):
        last = line[-1] if line else None
        if last is not None and last.char == glyph.char and glyph.left - last.left < _TWICE * glyph.size:
            continue
        if last is not None and not last.char.isspace() and glyph.left - last.right > _SPACE * glyph.size:
            line.append(glyph._replace(char=" ", left=last.right, right=glyph.left))
        line.append(glyph)
    return run_of(line, place)
