"""What a date is resolved against, and what it resolves to: a plan's period, the words around a date, a rule. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import Any

from knowledge.facts.points import Point
from knowledge.facts.rhythms import Frequency
from knowledge.model import DeadlineKind

_AUTUMN, _DECEMBER = 9, 12
_A_YEAR = 366
_CLOSE = 2


@dataclass(frozen=True, slots=True)
class Period:
    """When a plan was issued, the first and last day it covers and its day of effect, None where it does not say."""

    issued_on: dt.date | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    effective_on: dt.date | None = None

    @property
    def base(self) -> dt.date | None:
        """Nothing falls due before this day."""
        known = [day for day in (self.issued_on, self.starts_on) if day is not None]
        return max(known) if known else None

    def only_year(self, point: Point) -> int | None:
        """The one year of the plan in which a day or span without a year can fall; None where several can."""
        if point.this_year and self.issued_on is not None:
            return self.issued_on.year
        if self.base is None or self.ends_on is None:
            return None
        if point.next_year:
            if self._of_one_year:
                return self.ends_on.year + 1
            # a school year goes over into the next one
            return self.ends_on.year if (self.ends_on - self.base).days < _A_YEAR else None
        years = [year for year in range(self.base.year, self.ends_on.year + 1) if self._holds(point, year)]
        return years[0] if len(years) == 1 else None

    @property
    def _of_one_year(self) -> bool:
        """Whether the plan is for one calendar year; "kế hoạch năm 2026" may begin in the autumn before."""
        if self.base is None or self.ends_on is None:
            return False
        prepared_before = self.ends_on.month == _DECEMBER and self.base.year + 1 == self.ends_on.year
        return self.base.year == self.ends_on.year or (prepared_before and self.base.month >= _AUTUMN)

    def _holds(self, point: Point, year: int) -> bool:
        if self.base is None or self.ends_on is None:
            return False
        try:
            return self.base <= point.last(year) and point.first(year) <= self.ends_on
        except ValueError:
            return False


@dataclass(frozen=True, slots=True)
class Rule:
    """When something is due, in the fields of a `Deadline`."""

    kind: DeadlineKind
    date: dt.date | None = None
    time: dt.time | None = None
    rrule: str | None = None
    dtstart: dt.date | None = None
    until: dt.date | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    strict_before: bool = False
    anchor: str | None = None
    offset: str | None = None
    review: str | None = None

    def fields(self) -> dict[str, Any]:
        """The fields by name, as a `Deadline` takes them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the words around a date say: the year they are about, how often, and the dates beside it in the sentence."""

    period: Period
    year: int | None = None
    frequency: Frequency | None = None
    printed: str = ""
    before: Point | None = None
    after: Point | None = None

    def year_of(self, point: Point) -> int | None:
        """The year of a date that names none: the only one it can fall in, else that of the date beside it."""
        if (only := self.period.only_year(point)) is not None:
            return only
        before, after = self.before, self.after
        if point.next_year:
            # "xong trước ngày 15/12/2025; khảo sát lại vào tháng 12 năm sau"
            return before.year + 1 if before is not None and before.year is not None and before.day else None
        if point.months is None:
            return None
        if before is not None and before.year is not None and before.months and point.months[0] > before.months[1]:
            # "trình trước ngày 30 tháng 8 năm 2025, thực hiện xong trong quý IV"
            return before.year
        if after is not None and after.year is not None and after.months:
            # "tham mưu trước 15/9, góp ý trước 20/9, trình ký trước 25/9/2025"
            return after.year if 0 <= after.months[0] - point.months[1] <= _CLOSE else None
        return None
