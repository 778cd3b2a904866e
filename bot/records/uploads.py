"""Files that admins sent and have not decided on yet, and what they may still undo."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.records.tables import uploads
from knowledge.database import reading, writing


@dataclass(frozen=True, slots=True)
class Upload:
    """A plan file on its way into the library; `plan` and `version` once it has been applied."""

    id: int
    person: int
    name: str
    content: bytes
    state: str
    status: str
    plan: str | None
    version: int | None
    at: dt.datetime


class Uploads:
    """Plan files sent to the bot; their content is forgotten once they are decided on."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, person: int, name: str, content: bytes, status: str, now: dt.datetime) -> int:
        """Keeps a file until it is applied or cancelled; returns its id."""
        values = {"person": person, "name": name, "content": content, "status": status, "state": "waiting", "at": now}
        with writing(self._engine) as connection:
            return int(connection.execute(sa.insert(uploads).values(**values).returning(uploads.c.id)).scalar_one())

    def upload(self, upload_id: int) -> Upload | None:
        """One upload."""
        columns = [uploads.c[name] for name in Upload.__slots__]
        with reading(self._engine) as connection:
            row = connection.execute(sa.select(*columns).where(uploads.c.id == upload_id)).first()
        return Upload(*row) if row else None

    def begin(self, upload_id: int) -> bool:
        """Applying begins, again after a crash; False where the file was decided on."""
        return self._move(upload_id, ("waiting", "applying"), "applying")

    def cancel(self, upload_id: int) -> bool:
        """Drops a file; False where it was decided on before."""
        return self._move(upload_id, ("waiting", "applying"), "cancelled")

    def applied(self, upload_id: int, plan: str, version: int, now: dt.datetime) -> None:
        """The file has become a version of a plan."""
        values = {"state": "applied", "plan": plan, "version": version, "content": b"", "at": now}
        with writing(self._engine) as connection:
            connection.execute(sa.update(uploads).where(uploads.c.id == upload_id).values(**values))

    def undo(self, upload_id: int, since: dt.datetime) -> bool:
        """Takes the right to undo, once, if the file was applied since then."""
        here = (uploads.c.id == upload_id) & (uploads.c.state == "applied") & (uploads.c.at >= since)
        with writing(self._engine) as connection:
            return bool(connection.execute(sa.update(uploads).where(here).values(state="undone")).rowcount)

    def _move(self, upload_id: int, before: tuple[str, ...], after: str) -> bool:
        here = (uploads.c.id == upload_id) & uploads.c.state.in_(before)
        with writing(self._engine) as connection:
            return bool(connection.execute(sa.update(uploads).where(here).values(state=after)).rowcount)

    def tidy(self, before: dt.datetime) -> None:
        """Forgets the content of files that nobody decided on."""
        old = (uploads.c.state.in_(("waiting", "cancelled"))) & (uploads.c.at < before)
        with writing(self._engine) as connection:
            connection.execute(sa.delete(uploads).where(old))
