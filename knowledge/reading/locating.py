"""Where a quote stands among pieces of text, whatever white space, letter form or marks differ. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

# A quote of which not all is found is shown by a part that is at least this long.
_LEAST_PART = 16


def skeleton(text: str) -> str:
    """The letters and signs without white space, capitals and marks: "Đổi mới" is "doimoi"."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in letters if not char.isspace() and not unicodedata.combining(char))


def pieces_of(quote: str, pieces: Sequence[str], near: Iterable[int] = ()) -> range:
    """The numbers of the consecutive pieces in which the quote stands; empty where it does not.

    Of several places the one closest to one of the pieces `near` is taken.
    """
    bones = [skeleton(piece) for piece in pieces]
    text = "".join(bones)
    owners = [number for number, bone in enumerate(bones) for _ in bone]
    wanted = skeleton(quote)
    for part in _parts(wanted):
        starts = list(_starts(part, text))
        if starts:
            goals = list(near) or [0]
            start = min(starts, key=lambda place: min(abs(owners[place] - goal) for goal in goals))
            return range(owners[start], owners[start + len(part) - 1] + 1)
    return range(0)


def _parts(wanted: str) -> Iterator[str]:
    """The whole, then its halves: part of a quote may have been read otherwise."""
    if wanted:
        yield wanted
    if len(wanted) >= 2 * _LEAST_PART:
        middle = len(wanted) // 2
        yield wanted[:middle]
        yield wanted[middle:]


def _starts(part: str, text: str) -> Iterator[int]:
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)
