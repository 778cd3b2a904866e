"""What a process that takes a file apart may use and see."""

from __future__ import annotations

import contextlib
import os
import resource
from pathlib import Path

MEMORY = 1_200_000_000
OFFICE_MEMORY = 4_000_000_000  # address space: LibreOffice maps far more than it uses
CPU_SECONDS = 60
WALL_SECONDS = 90
_LARGEST_FILE = 500_000_000
_PROJECT = Path(__file__).resolve().parents[2]


def restrict(memory: int = MEMORY) -> None:
    """Binds the calling process, and all that it starts, to the limits, once and for all."""
    with contextlib.suppress(ValueError):
        # macOS knows no limit of address space
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def environment() -> dict[str, str]:
    """What such a process sees of this one's environment."""
    # the bot's token and passwords are in this process's environment: the child gets none of them
    kept = {
        name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH") if name in os.environ
    }
    return {**kept, "PYTHONPATH": str(_PROJECT), "PYTHONUTF8": "1"}
