"""Answers over any number of generated plans: their time beside only embedding the question, memory, a crowd served.

    python -m benchmarks.scale [--keep FOLDER] [PLANS ...]

Sixty chunks a plan: 5,000 plans are 300,000 chunks. They take some ten minutes of two processors to generate and as
long to index; in FOLDER they are kept for the next time. Each size is measured in a process of its own. Wall time and
processor time are both told: other programs slow the one, not the other.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.filling import fill, questions, settings_in
from knowledge.answering import Assistant
from knowledge.assembly import open_assistant, open_embedder, open_index, open_library
from knowledge.chunking import chunks_of
from knowledge.library import Draft, Library
from knowledge.publishing import analysis

TODAY = dt.date(2026, 11, 22)
SIZES, QUESTIONS = (5, 200), 90
AIMS = (2.0, 3.0)
_SHARES = (0.5, 0.95)
_DONE = "filled"


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock and of the processors."""

    wall: float
    processor: float

    @classmethod
    def by(cls, work: Callable[[], object]) -> Spent:
        """What some work takes."""
        wall, processor = time.perf_counter(), time.process_time()
        work()
        return cls(time.perf_counter() - wall, time.process_time() - processor)


def prepare(data_dir: Path, plans: int) -> None:
    """Fill the library in a folder and index it, unless that has been done."""
    if (data_dir / _DONE).exists():
        return
    data_dir.mkdir(parents=True, exist_ok=True)
    settings = settings_in(data_dir)
    library, embedder = open_library(settings), open_embedder(settings)
    fill(library, embedder, plans)
    index = open_index(settings, library, embedder)
    index.sync()
    index.close()
    (data_dir / _DONE).touch()


def measure(data_dir: Path, plans: int) -> bool:
    """Print what answers over the library in a folder take; whether the aims are met."""
    settings = settings_in(data_dir)
    library, embedder = open_library(settings), open_embedder(settings)
    embedder.embed_query("hạn nộp báo cáo")
    memory = {"model alone": _resident()}
    assistant = open_assistant(settings, library, embedder)
    start = Spent.by(assistant.warm)
    memory["first answer"] = _resident()
    # asked again a question is not embedded again
    asked = list(dict.fromkeys(questions(QUESTIONS, plans)))
    # in turns, so that whatever else the machine does slows both
    taken = [(_spent(embedder.embed_query, one), _spent(_asking(assistant), one)) for one in asked]
    memory[f"{len(asked)} answers"] = _resident()
    chunks = sum(card.chunks for card in library.cards())
    print(f"{plans} plans, {chunks} chunks, {len(asked)} questions, about every third of them names no plan")
    met = _told(taken)
    print(f"  first answer after a start     {start.wall:6.1f} s ({start.processor:.1f} s of processors)")
    _publish_again(library, embedder.name)
    again = Spent.by(lambda: _asking(assistant)(asked[0]))
    print(f"  first answer after a new plan  {again.wall:6.1f} s ({again.processor:.1f} s of processors)")
    memory["a new plan"] = _resident()
    print("  memory  " + ", ".join(f"{name}: {size} MB" for name, size in memory.items()))
    return met


def _told(taken: Sequence[tuple[Spent, Spent]]) -> bool:
    met = True
    print(f"  {'':18}{'median':>9}{'p95':>9}")
    for kind in ("wall", "processor"):
        bare, whole = (sorted(getattr(spent, kind) for spent in column) for column in zip(*taken, strict=True))
        for name, column in (("embedding alone", bare), ("answer", whole)):
            print(f"  {name:18}" + "".join(f"{_at(column, share) * 1000:6.0f} ms" for share in _SHARES) + f"  {kind}")
        ratios = [_at(whole, share) / _at(bare, share) for share in _SHARES]
        print(f"  {'ratio':18}" + "".join(f"{ratio:9.2f}" for ratio in ratios) + f"  aims: {AIMS[0]} and {AIMS[1]}")
        met = all(ratio <= aim for ratio, aim in zip(ratios, AIMS, strict=True))
    return met


def _publish_again(library: Library, model: str) -> None:
    """A new version of one of the plans, word for word the same."""
    card = library.cards()[0]
    plan = replace(library.version(card.id, card.version), version=library.next_version(card.id))
    vectors = library.vectors([chunk.id for chunk in library.chunks_of(card.id, card.version)], model)
    library.publish(Draft(plan, library.original(card.id)[1], chunks_of(plan), vectors, model, analysis()))


def _asking(assistant: Assistant) -> Callable[[str], object]:
    return lambda text: assistant.ask(text, today=TODAY)


def _spent(work: Callable[[str], object], text: str) -> Spent:
    return Spent.by(lambda: work(text))


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[int(share * (len(ordered) - 1))]


def _resident() -> int:
    """Megabytes of memory that the process has of its own; what it reads of files in the page cache is not counted."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("RssAnon")) // 1024


def main(sizes: Sequence[int], folder: Path) -> int:
    """Fill and measure each size; 1 where an aim is missed."""
    failed = False
    for plans in sizes:
        data_dir = folder / str(plans)
        prepare(data_dir, plans)
        for module in ("scale", "crowd"):
            command = [sys.executable, "-m", f"benchmarks.{module}", str(data_dir), str(plans)]
            # our own programs over our own folder
            failed |= bool(subprocess.run(command, check=False).returncode)  # noqa: S603
    return int(failed)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--keep", folder, *sizes]:
            sys.exit(main([int(size) for size in sizes] or SIZES, Path(folder)))
        case [data_dir, plans] if not data_dir.isdecimal():
            sys.exit(not measure(Path(data_dir), int(plans)))
        case sizes:
            with tempfile.TemporaryDirectory(prefix="benchmark-", ignore_cleanup_errors=True) as passing:
                code = main([int(size) for size in sizes] or SIZES, Path(passing))
            sys.exit(code)
