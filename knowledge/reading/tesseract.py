"""Text recognition by tesseract with its Vietnamese data (only caller of tesseract)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import UnreadableDocument
from knowledge.model import Box
from knowledge.reading import messages

_SECONDS = 60
_DOTS_PER_INCH = "200"
# What is left of table borders and specks: "|", "[", "__", "¦".
_SCRAP = re.compile(r"[|¦\[\]{}_~=]+")
_TURN = re.compile(r"^Rotate: (\d+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word with its box in pixels and tesseract's confidence, 0 to 1; `line` tells its printed line."""

    text: str
    box: Box
    confidence: float
    line: tuple[str, ...]


def is_installed() -> bool:
    """Whether tesseract and its Vietnamese data are there."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S603 - fixed
    return "vie" in listed.stdout.split()


def words_of(page: Path) -> list[Word]:
    """The words of a page's picture in reading order."""
    return list(_words(_run(page, "vie", "--psm", "3", "tsv")))


def turn_of(page: Path) -> int:
    """By how many degrees the page must be turned clockwise to stand upright; 0 where that cannot be told."""
    turn = _TURN.search(_run(page, "osd", "--psm", "0"))
    return int(turn[1]) if turn else 0


def _run(page: Path, language: str, *arguments: str) -> str:
    command = ["tesseract", str(page), "-", "-l", language, "--dpi", _DOTS_PER_INCH, *arguments]
    # pages are read side by side: each stays on one core
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            command, capture_output=True, text=True, timeout=_SECONDS, check=False, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(messages.TOO_SLOW) from error
    return done.stdout


def _words(table: str) -> Iterator[Word]:
    """Of TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    for row in table.split("\n")[1:]:
        values = row.split("\t")
        if len(values) < 12 or values[0] != "5":
            continue
        text = values[11].strip().strip("|¦")
        if text and not _SCRAP.fullmatch(text):
            left, top, width, height = (float(value) for value in values[6:10])
            box = Box(left, top, left + width, top + height)
            yield Word(text, box, max(float(values[10]), 0) / 100, tuple(values[2:5]))
