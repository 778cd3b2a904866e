"""The prompts of a language model: Markdown files with named placeholders, checked when they are loaded."""

from __future__ import annotations

import string
from functools import cache
from pathlib import Path

from knowledge.errors import SettingsError

_FOLDER = Path(__file__).resolve().parents[2] / "prompts"
# What each prompt is filled with.
PLACEHOLDERS = {
    "answer": frozenset({"language", "evidence", "computed", "question"}),
    "repair": frozenset({"findings"}),
}


@cache
def prompt(name: str) -> str:
    """The text of a prompt; SettingsError where the file is missing or its placeholders are not the expected ones."""
    path = _FOLDER / f"{name}.md"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"Không đọc được tệp lời nhắc {path.name}; hãy khôi phục thư mục prompts.") from error
    found = {field for _, field, _, _ in string.Formatter().parse(text) if field}
    if found != PLACEHOLDERS[name]:
        wanted = ", ".join(sorted(PLACEHOLDERS[name]))
        raise SettingsError(f"Tệp lời nhắc {path.name} phải có đúng các chỗ điền: {wanted}.")
    return text
