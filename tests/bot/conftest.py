"""The office that most tests of the bot stand in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.office import MONDAY, MovableClock, Office, a_plan, publish
from tests.telegram.flood import Flood
from tests.telegram.server import FakeTelegram


@pytest.fixture
def clock() -> MovableClock:
    """Monday, 2 November 2026, nine o'clock."""
    return MovableClock(MONDAY)


@pytest.fixture
async def tg(clock: MovableClock) -> AsyncIterator[FakeTelegram]:
    """A Bot API server whose messages carry the time of the movable clock."""
    async with FakeTelegram(wall=clock.timestamp, flood=Flood(chat_burst=60)) as server:
        yield server
        assert server.violations == []


@pytest.fixture
async def office(tg: FakeTelegram, clock: MovableClock, tmp_path: Path) -> AsyncIterator[Office]:
    """A running bot with one plan, due before 10 November every year."""
    office = Office(tg, tmp_path, clock)
    publish(office.library, a_plan())
    await office.open()
    yield office
    await office.close()
