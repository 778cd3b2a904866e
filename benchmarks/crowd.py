"""How twenty people who ask at once are served: the whole bot over a library, and how long its event loop stands still.

    python -m benchmarks.crowd DATA_DIR PLANS

The people and a Bot API server are a process of their own. A third process that only sleeps tells what the machine
itself adds: where others keep it busy no event loop is on time. What the bot notes is not kept.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import json
import sys
import tempfile
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.filling import questions, settings_in
from bot.__main__ import AT_ONCE
from bot.assembly import Knowledge, Line, assemble
from bot.records.archive import Archive
from bot.running import Program
from knowledge.assembly import open_assistant, open_embedder
from knowledge.database import engine_of
from knowledge.library import Library
from knowledge.pages import page_picture
from knowledge.publishing import Publisher
from tests.telegram.server import TOKEN, FakeTelegram

PEOPLE, ROUNDS = 20, 3
AIM_SECONDS = 0.050
_FIRST = 1001
_PROBE_SECONDS = 0.005
_PATIENCE = 1200.0
# a day on which no generated plan has anything to be reminded of
_QUIET = dt.datetime(2025, 1, 2, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@dataclass(frozen=True, slots=True)
class Served:
    """Seconds from a question to its answer, ascending; how late the loop, and an idle process, was at worst."""

    seconds: tuple[float, ...]
    loop: float
    idle: float


async def served(data_dir: Path, plans: int, records: Path) -> Served:
    """Run the bot over the library in a folder while the people ask."""
    people = await _process("people", str(plans))
    url = await _line(people)
    stop = asyncio.Event()
    with ThreadPoolExecutor(AT_ONCE, "assistant") as executor:
        life = asyncio.create_task(_bot(data_dir, url, records, executor).run(stop))
        await _line(people)
        idle = await _process("idle")
        await _line(idle)
        probe = asyncio.create_task(_longest_delay())
        await _tell(people)
        seconds = json.loads(await _line(people))
        probe.cancel()
        await _tell(idle)
        found = Served(tuple(sorted(seconds)), await probe, float(await _line(idle)))
        stop.set()
        await life
    await _tell(people)
    return found


def _bot(data_dir: Path, url: str, records: Path, executor: ThreadPoolExecutor) -> Program:
    """The bot as `python -m bot` puts it together; everybody who asks is an admin."""
    settings = settings_in(data_dir)
    library, embedder = Library(engine_of(settings.library_url)), open_embedder(settings)
    assistant = open_assistant(settings, library, embedder)
    archive = Archive(engine_of(f"sqlite:///{records}"), tuple(range(_FIRST, _FIRST + PEOPLE)), (7, 3, 1), dt.time(8))
    knowledge = Knowledge(library, assistant, Publisher(library, embedder), page_picture, assistant.warm)
    line = Line(TOKEN, url)
    return assemble(line, knowledge, archive, executor, lambda: _QUIET, data_dir=data_dir, tick_seconds=60.0)


async def _longest_delay() -> float:
    """How much later than asked for a sleeper is woken at worst; returns when cancelled."""
    longest = 0.0
    with contextlib.suppress(asyncio.CancelledError):
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_PROBE_SECONDS)
            longest = max(longest, time.perf_counter() - began - _PROBE_SECONDS)
    return longest


async def _process(*arguments: str) -> Process:
    command = (sys.executable, "-m", "benchmarks.crowd", *arguments)
    return await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, limit=1 << 20)


async def _line(process: Process) -> str:
    line = await asyncio.wait_for(process.stdout.readline(), _PATIENCE) if process.stdout else b""
    if not line:
        raise SystemExit("a process of the benchmark ended before its time")
    return line.decode().strip()


async def _tell(process: Process) -> None:
    if process.stdin:
        process.stdin.write(b"\n")
        await process.stdin.drain()


# --- the other processes --------------------------------------------------------------------------


async def _people(asked: Sequence[str]) -> None:
    """Everybody asks at once, some times one after the other."""
    async with FakeTelegram(wall=_QUIET.timestamp) as tg:
        _say(tg.url)
        people = [tg.user(_FIRST + number, f"Cán bộ {number}") for number in range(PEOPLE)]
        for person in people:
            # the first question waits until everything is loaded
            await person.ask(asked[-1], timeout=_PATIENCE)
        _say("ready")
        await _told()

        async def ask(number: int) -> list[float]:
            seconds = []
            for turn in range(ROUNDS):
                began = time.perf_counter()
                await people[number].ask(asked[turn * PEOPLE + number], timeout=_PATIENCE)
                seconds.append(time.perf_counter() - began)
            return seconds

        times = await asyncio.gather(*(ask(number) for number in range(PEOPLE)))
        _say(json.dumps([one for own in times for one in own]))
        # the bot says good-bye to a server that is still there
        await _told()


async def _idle() -> None:
    probe = asyncio.create_task(_longest_delay())
    await asyncio.sleep(0)
    _say("ready")
    await _told()
    probe.cancel()
    _say(str(await probe))


def _say(line: str) -> None:
    print(line, flush=True)


async def _told() -> None:
    await asyncio.to_thread(sys.stdin.readline)


def main(data_dir: Path, plans: int) -> int:
    """Print how they were served; 1 where the loop stood still for longer than the aim, and than the machine did."""
    with tempfile.TemporaryDirectory(prefix="benchmark-", ignore_cleanup_errors=True) as folder:
        found = asyncio.run(served(data_dir, plans, Path(folder) / "records.db"))
    half, most = (found.seconds[int(share * (len(found.seconds) - 1))] for share in (0.5, 0.95))
    print(f"{PEOPLE} people at once over {plans} plans, {ROUNDS} questions each")
    print(f"  answered          half within {half:.1f} s, 95 % within {most:.1f} s")
    late, aim, idle = (round(seconds * 1000) for seconds in (found.loop, AIM_SECONDS, found.idle))
    print(f"  event loop        late by {late} ms at worst (aim: {aim}), an idle process beside it by {idle} ms")
    return int(found.loop > max(AIM_SECONDS, found.idle))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["people", plans]:
            asyncio.run(_people(questions(PEOPLE * ROUNDS + 1, int(plans))))
        case ["idle"]:
            asyncio.run(_idle())
        case [data_dir, plans]:
            sys.exit(main(Path(data_dir), int(plans)))
        case _:
            sys.exit(__doc__)
