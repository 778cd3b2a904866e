"""Text with bold and folded quotes, as Telegram HTML, split where one message is too small. Pure."""

from __future__ import annotations

import html
import itertools
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

MESSAGE_LIMIT = 4096
"""UTF-16 code units of one message, counted after parsing."""

CAPTION_LIMIT = 1024

# where a text may be cut, best first
_BREAKS = ("\n\n", "\n", ". ", "; ", " ")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style; `quote`: folded into an expandable quotation."""

    text: str
    bold: bool = False
    italic: bool = False
    quote: bool = False

    def cut(self, begin: int, end: int) -> Run:
        """A part of the run in the same style."""
        return Run(self.text[begin:end], self.bold, self.italic, self.quote)


Rich = tuple[Run, ...]


def text(words: str) -> Run:
    """Plain text."""
    return Run(unicodedata.normalize("NFC", words))


def bold(words: str) -> Run:
    """Bold text."""
    return Run(unicodedata.normalize("NFC", words), bold=True)


def italic(words: str) -> Run:
    """Italic text."""
    return Run(unicodedata.normalize("NFC", words), italic=True)


def quoted(runs: Iterable[Run]) -> Rich:
    """The runs folded into a quotation."""
    return tuple(Run(run.text, run.bold, run.italic, True) for run in runs)


def utf16_length(words: str) -> int:
    """The length that Telegram counts."""
    return len(words) + sum(character > "\uffff" for character in words)


def plain(rich: Rich) -> str:
    """The text without its styles."""
    return "".join(run.text for run in rich)


def to_html(rich: Rich) -> str:
    """Telegram's HTML, everything escaped."""
    written = []
    for is_quote, runs in itertools.groupby(rich, key=lambda run: run.quote):
        inner = "".join(_styled(run) for run in runs)
        written.append(f"<blockquote expandable>{inner}</blockquote>" if is_quote else inner)
    return "".join(written)


def split(rich: Rich, limit: int = MESSAGE_LIMIT) -> tuple[Rich, ...]:
    """Parts of at most `limit` UTF-16 units, cut between paragraphs, lines, sentences or words; no part is blank."""
    whole = plain(rich)
    parts, begin = [], 0
    while begin < len(whole):
        end = _cut(whole, begin, limit)
        part = _slice(rich, begin, end)
        if plain(part).strip():
            parts.append(part)
        begin = end
    return tuple(parts)


def shortened(words: str, limit: int) -> str:
    """The text, or its beginning with "…" where it is longer than so many UTF-16 units."""
    if utf16_length(words) <= limit:
        return words
    return words[: _cut(words, 0, limit - 1)].rstrip() + "…"


def _styled(run: Run) -> str:
    # white space at the edge of an entity is dropped by Telegram: it stays outside
    words = html.escape(run.text, quote=False)
    if not run.text.strip():
        return words
    if run.bold:
        words = f"<b>{words}</b>"
    return f"<i>{words}</i>" if run.italic else words


def _cut(words: str, begin: int, limit: int) -> int:
    """The end of the part that begins at `begin`."""
    end, units = begin, 0
    for character in words[begin : begin + limit]:
        units += utf16_length(character)
        if units > limit:
            break
        end += 1
    if end >= len(words):
        return len(words)
    for mark in _BREAKS:
        # a part less than half full would be a waste, unless nothing else fits
        found = words.rfind(mark, begin + (end - begin) // 2, end)
        if found > begin:
            return found + len(mark)
    return max(end, begin + 1)


def _slice(rich: Rich, begin: int, end: int) -> Rich:
    parts, at = [], 0
    for run in rich:
        first, last = max(begin - at, 0), min(end - at, len(run.text))
        if first < last:
            parts.append(run.cut(first, last))
        at += len(run.text)
    return tuple(parts)
