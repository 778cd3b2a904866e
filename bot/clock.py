"""The time as the bot sees it: handed in, never looked up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

Clock = Callable[[], dt.datetime]
"""Gives the present moment, aware."""

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""The zone of dates and times of day in plans and settings."""


def local(moment: dt.datetime) -> dt.datetime:
    """The moment by the office's clock."""
    return moment.astimezone(OFFICE_ZONE)


def at(day: dt.date, time: dt.time) -> dt.datetime:
    """That time of that day in the office."""
    return dt.datetime.combine(day, time, OFFICE_ZONE)
