"""What the grammar of dates yields: points of the calendar, and expressions that name them. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from knowledge.words.branches import by_letter


@dataclass(frozen=True, slots=True)
class Point:
    """A day, or the span of months (7, 7) that a month, quarter, half or year names; `year` None where it is
    not named; `this_year` is "năm nay", that of the plan's issue."""

    months: tuple[int, int] | None = None
    day: int | None = None
    year: int | None = None
    next_year: bool = False
    this_year: bool = False

    def first(self, year: int) -> dt.date:
        """The first day in that year; ValueError for a day that no calendar has, such as 31/6."""
        start = self.months or (1, 12)
        return dt.date(year, start[0], self.day or 1)

    def last(self, year: int) -> dt.date:
        """The last day in that year; ValueError for a day that no calendar has."""
        if self.day is not None:
            return self.first(year)
        month = (self.months or (1, 12))[1]
        return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)

    @property
    def possible(self) -> bool:
        """Whether some year has it."""
        try:
            self.first(self.year or 2024)
        except ValueError:
            return False
        return True


NOW = Point()


@dataclass(frozen=True, slots=True)
class Expression:
    """A date as it is worded, from `start` to `end` with the words that lead it ("chậm nhất 17 giờ ngày").

    `points` are the days or spans named, `since` where a stretch begins (`NOW` for "từ nay").
    `rule` is a recurrence that the words give by themselves ("ngày 25 hằng tháng"), `window` its length ("5 days").
    `anchor` and `offset` stand for "trong 10 ngày làm việc kể từ ngày ký". `lead` is the word before the date
    ("truoc", folded), `head` where the date itself begins, `part` what it says of a span ("cuoi", "last working day").
    `mended` marks letters read as digits, `garbled` what is no date, `joined` a date that goes on with a list,
    `bare` one that needs a lead to be a date at all ("30/6").
    """

    start: int
    end: int
    points: tuple[Point, ...] = ()
    since: Point | None = None
    rule: str | None = None
    window: str | None = None
    anchor: str | None = None
    offset: str | None = None
    lead: str = ""
    head: int = 0
    time: dt.time | None = None
    weekday: int | None = None
    part: str = ""
    mended: bool = False
    garbled: bool = False
    joined: bool = False
    bare: bool = False

    @classmethod
    def together(cls, group: Sequence[Expression]) -> Expression:
        """Dates of a list as one expression with the points of all."""
        points = tuple(point for expression in group for point in expression.points)
        mended = any(expression.mended for expression in group)
        return replace(group[0], end=group[-1].end, points=points, mended=mended)

    @property
    def strict(self) -> bool:
        """ "trước ngày D", but not "trước và chậm nhất ngày D"."""
        return bool(re.search(r"truoc(?! va| hoac)[^a-z]*$", self.lead))


Reader = Callable[[re.Match[str]], Expression | None]


class Form(NamedTuple):
    """A form in which dates are worded, who reads it, and the words that it is never without."""

    pattern: re.Pattern[str]
    reader: Reader
    words: tuple[str, ...]

    def may_be_in(self, text: str) -> bool:
        """Whether a folded text holds its words."""
        return all(map(text.__contains__, self.words))


def forms(*read: tuple[re.Pattern[str], Reader]) -> tuple[Form, ...]:
    """The forms with their words, by which most of them are ruled out at once: each is asked of every paragraph."""
    return tuple(Form(pattern, reader, _words(pattern.pattern)) for pattern, reader in read)


def _words(pattern: str) -> tuple[str, ...]:
    """The words of a pattern outside its brackets: "ngay" and "thang" of "ngay (?P<d>[1-9]) (?:cua )?thang 6"."""
    outside, inner = "", re.sub(r"\\.|\[[^\]]*\]", " ", pattern)
    while inner != outside:
        outside, inner = inner, re.sub(r"\([^()]*\)", " ", inner)
    return tuple(re.findall(r"[a-z]{3,}(?![a-z?*{])", outside))


def wording(pattern: str) -> re.Pattern[str]:
    """A pattern of whole words whose blanks match any white space."""
    spaced = by_letter(pattern).replace(" ", r"\s+")
    return re.compile(rf"(?<![^\W_]){spaced}(?![^\W_])")
