"""Draws what a command prints in a terminal: `python -m tools.picture docs/ask.svg python -m knowledge ask ...`."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

WIDTH = 100  # columns
# rich's own frame, with the reader's fonts instead of some that would be fetched from elsewhere
_FETCHED_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_FONT = re.compile(r"Fira Code")


def picture_of(printed: str, title: str) -> str:
    """Terminal output with its colours as an SVG window with that title."""
    console = Console(record=True, width=WIDTH, file=StringIO())
    console.print(Text.from_ansi(printed))
    drawn = console.export_svg(title=title)
    return _FONT.sub("DejaVu Sans Mono", _FETCHED_FONT.sub("", drawn))


def main(target: str, *command: str) -> None:
    """Runs the command and writes the picture of what it printed."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH)}
    shown = [sys.executable if word == "python" else word for word in command]
    run = subprocess.run(shown, env=environment, capture_output=True, text=True, check=True)  # noqa: S603 - typed by who runs it
    Path(target).write_text(picture_of(run.stdout, shlex.join(command)), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
