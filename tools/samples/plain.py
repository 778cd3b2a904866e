"""Writes a sample plan as plain text."""

from __future__ import annotations

import textwrap
from pathlib import Path

from tools.samples.markup import MARK, RECIPIENTS, Block, Close, PageBreak, Source, Table, Text


def write(source: Source, path: Path) -> None:
    """UTF-8; a paragraph a line, or broken at the width that the setting "wrap" gives, as text out of a PDF is."""
    width = int(source.settings.get("wrap", 0))
    lines = [MARK, "", *_header(source)]
    for block in source.blocks:
        for paragraph in _paragraphs(block):
            lines += textwrap.wrap(paragraph, width) if width and paragraph else [paragraph]
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


def _header(source: Source) -> tuple[str, ...]:
    """The two columns one below the other, as text out of a PDF has them."""
    single = (source.settings[name] for name in ("number", "dateline") if name in source.settings)
    return (*source.lines("left"), *source.lines("right"), *single)


def _paragraphs(block: Block) -> tuple[str, ...]:
    match block:
        case Text(kind="part"):
            return ("", block.printed)
        case Text():
            return (block.printed,)
        case Close(recipients, signature):
            named = (*signature[:2], "", "", *signature[2:]) if len(signature) > 2 else signature
            return ("", RECIPIENTS, *(f"- {line}" for line in recipients), "", *named)
        case Table(rows):
            return tuple("\t".join(row) for row in rows)
        case PageBreak():
            return ("\f",)
