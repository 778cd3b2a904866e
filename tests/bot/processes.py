"""The bot as a process of its own: started, killed, stopped, its output read."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from tests.bot.office import ADMIN, MovableClock
from tests.telegram.server import FakeTelegram

ROOT = Path(__file__).parents[2]
READY = "đã sẵn sàng"


class BotProcess:
    """`python -m bot`, or the launcher that gives it another clock; `output` is what it has printed."""

    def __init__(self, tg: FakeTelegram, data_dir: Path, clock: MovableClock | None = None, **settings: str) -> None:
        self._clock, self._clock_file = clock, data_dir.parent / "clock.txt"
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(data_dir.parent),
            "DATA_DIR": str(data_dir),
            "TELEGRAM_BOT_TOKEN": tg.token,
            "TELEGRAM_BASE_URL": tg.url,
            "TELEGRAM_ADMIN_IDS": str(ADMIN),
            "REMINDER_TICK_SECONDS": "0.2",
            "PYTHONUNBUFFERED": "1",
            **settings,
        }
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self.output = ""

    async def start(self, seconds_a_question: float | None = 0.0, *, wait: bool = True) -> None:
        """Starts it; None takes the real assistant."""
        arguments = ["-m", "bot"]
        if self._clock is not None:
            self.show_time()
            arguments = [str(ROOT / "tests" / "bot" / "launch.py"), str(self._clock_file)]
            arguments += [] if seconds_a_question is None else [str(seconds_a_question)]
        self.output = ""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            # no .env of a developer
            cwd=self._clock_file.parent,
            env={**self._environment, "PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._reader = asyncio.create_task(self._read())
        if wait:
            await self.said(READY)

    async def said(self, words: str, seconds: float = 60.0) -> None:
        """Waits until it has printed the words."""
        async with asyncio.timeout(seconds):
            while words not in self.output:
                assert self._process is not None
                assert self._process.returncode is None or words in self.output, self.output
                await asyncio.sleep(0.05)

    def show_time(self) -> None:
        """Lets it see where the clock has been moved to."""
        if self._clock is not None:
            waiting = self._clock_file.with_suffix(".new")
            waiting.write_text(self._clock().isoformat())
            waiting.replace(self._clock_file)

    async def kill(self) -> None:
        """kill -9."""
        assert self._process is not None
        self._process.kill()
        await self.ended()

    async def terminate(self) -> int:
        """SIGTERM; gives the exit code."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return await self.ended()

    async def ended(self, seconds: float = 60.0) -> int:
        """Waits until it has ended; gives the exit code."""
        assert self._process is not None
        assert self._reader is not None
        async with asyncio.timeout(seconds):
            await self._process.wait()
            await self._reader
        return self._process.returncode or 0

    async def end(self) -> None:
        """Whatever it does, it is gone afterwards."""
        if self._process is not None and self._process.returncode is None:
            await self.kill()

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            self.output += line.decode(errors="replace")
