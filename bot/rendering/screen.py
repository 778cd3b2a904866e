"""A screen: what one reply of the bot shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.rendering.markup import Rich, Run, bold, text


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it sends `data` (at most 64 bytes) back to the bot."""

    label: str
    data: str


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """Text with buttons; the buttons stand under the last message where the text needs several."""

    text: Rich
    buttons: Rows = ()


def page(headline: str, *blocks: str | Iterable[Run], buttons: Rows = ()) -> Screen:
    """A bold headline, and below it paragraphs."""
    runs: list[Run] = [bold(headline)]
    for block in blocks:
        if block:
            runs.append(text("\n\n"))
            runs.extend([text(block)] if isinstance(block, str) else block)
    return Screen(tuple(runs), buttons)


def note(words: str, buttons: Rows = ()) -> Screen:
    """A plain sentence or two."""
    return Screen((text(words),), buttons)


def lines(blocks: Iterable[Iterable[Run]], gap: str = "\n") -> Rich:
    """Blocks one below the other."""
    runs: list[Run] = []
    for block in blocks:
        if runs:
            runs.append(text(gap))
        runs.extend(block)
    return tuple(runs)


def in_rows(buttons: Iterable[Button], width: int) -> Rows:
    """The buttons in rows of at most `width`."""
    every = tuple(buttons)
    return tuple(every[i : i + width] for i in range(0, len(every), width))
