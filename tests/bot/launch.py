"""Starts the real program with a clock that a file moves, and where asked for with a scripted, slow assistant.

python tests/bot/launch.py CLOCK_FILE [SECONDS_A_QUESTION]
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from bot.__main__ import main
from knowledge.database import engine_of
from knowledge.library import Library
from knowledge.model import Reply
from tests.bot.office import ScriptedAssistant


class SlowAssistant(ScriptedAssistant):
    """Takes its time."""

    def __init__(self, library: Library, seconds: float) -> None:
        super().__init__(library)
        self._seconds = seconds

    def ask(self, question: str, **how: object) -> Reply:
        time.sleep(self._seconds)
        return super().ask(question, **how)  # type: ignore[arg-type]


def launch(clock_file: Path, seconds: float | None) -> int:
    def clock() -> dt.datetime:
        return dt.datetime.fromisoformat(clock_file.read_text())

    if seconds is None:
        return main(clock)
    library = Library(engine_of(f"sqlite:///{os.environ['DATA_DIR']}/library.db"))
    return main(clock, SlowAssistant(library, seconds))


if __name__ == "__main__":
    sys.exit(launch(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else None))
