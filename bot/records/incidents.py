"""What went wrong, for the admins: told once, shown in /trangthai."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.records.tables import incidents
from knowledge.database import reading, writing

QUIET = dt.timedelta(hours=12)
"""The same thing is not reported again for so long."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One thing that an admin should know."""

    id: int
    at: dt.datetime
    text: str


class Incidents:
    """Reports for the admins."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def report(self, text: str, now: dt.datetime) -> None:
        """Keeps a report, unless the same was made a short while ago."""
        same = (incidents.c.text == text) & (incidents.c.at > now - QUIET)
        with writing(self._engine) as connection:
            if connection.execute(sa.select(incidents.c.id).where(same)).first() is None:
                connection.execute(sa.insert(incidents).values(at=now, text=text, told=False))

    def untold(self) -> tuple[Incident, ...]:
        """Takes the reports that no admin has been told of yet; they count as told from now on."""
        with writing(self._engine) as connection:
            rows = connection.execute(
                sa.update(incidents)
                .where(~incidents.c.told)
                .values(told=True)
                .returning(incidents.c.id, incidents.c.at, incidents.c.text)
            ).all()
        return tuple(sorted((Incident(*row) for row in rows), key=lambda incident: incident.id))

    def newest(self, count: int = 5) -> tuple[Incident, ...]:
        """The newest reports."""
        columns = incidents.c
        wanted = sa.select(columns.id, columns.at, columns.text).order_by(columns.id.desc()).limit(count)
        with reading(self._engine) as connection:
            return tuple(Incident(*row) for row in connection.execute(wanted))
