"""The time as the bot sees it: handed in, never looked up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.datetime]
"""Gives the present moment, aware. The bot's own tells it in the office's zone, that of days and hours in plans."""


def in_zone(zone: dt.tzinfo, clock: Clock) -> Clock:
    """The clock telling the time of that zone."""
    return lambda: clock().astimezone(zone)


def at(day: dt.date, time: dt.time, zone: dt.tzinfo | None) -> dt.datetime:
    """That time of that day in a zone."""
    return dt.datetime.combine(day, time, zone)
