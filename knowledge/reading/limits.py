"""What a child process that takes a file apart may use, and how it is started."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

from knowledge.errors import UnreadableDocument
from knowledge.reading import messages

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


def run_apart(task: str, data: bytes, *arguments: str, seconds: float = WALL_SECONDS) -> bytes:
    """What `python -m knowledge.reading TASK` answers to the bytes; UnreadableDocument where it dies or is too slow."""
    child = subprocess.Popen(  # noqa: S603 - this very program, with a task of its own
        [sys.executable, "-P", "-m", "knowledge.reading", task, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
        start_new_session=True,
    )
    try:
        answer, _ = child.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(messages.TOO_SLOW) from error
    finally:
        _end(child)
    if child.returncode == -signal.SIGXCPU:
        raise UnreadableDocument(messages.TOO_SLOW)
    if child.returncode != 0:
        raise UnreadableDocument(messages.BROKEN)
    return answer


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends the child, where it still runs, with all that it has started: LibreOffice leaves a process behind."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    if child.poll() is None:
        child.communicate()


def environment() -> dict[str, str]:
    """What the child sees of this process's environment."""
    # the bot's token and passwords are in this process's environment: the child gets none of them
    kept = {
        name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH") if name in os.environ
    }
    return {**kept, "PYTHONPATH": str(_PROJECT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
