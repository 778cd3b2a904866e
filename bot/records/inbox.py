"""Updates as Telegram sent them: kept before Telegram is told that they have arrived, so that a crash loses none."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.records.tables import inbox
from knowledge.database import reading, writing

MOST_TRIES = 3
KEPT = dt.timedelta(days=7)


class Inbox:
    """Raw updates by their id; a repeated one is dropped."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def store(self, updates: Iterable[Mapping[str, Any]], now: dt.datetime) -> tuple[Mapping[str, Any], ...]:
        """Keeps the updates and returns those that are new, in their order."""
        by_id = {update["update_id"]: update for update in updates}
        with writing(self._engine) as connection:
            known = set(connection.execute(sa.select(inbox.c.update_id).where(inbox.c.update_id.in_(by_id))).scalars())
            fresh = tuple(update for update_id, update in by_id.items() if update_id not in known)
            for update in fresh:
                body = json.dumps(update, ensure_ascii=False)
                connection.execute(
                    sa.insert(inbox).values(update_id=update["update_id"], body=body, received_at=now, tries=0)
                )
        return fresh

    def next_offset(self) -> int:
        """The first update id that has not been kept yet; 0 where nothing is known."""
        with reading(self._engine) as connection:
            newest = connection.execute(sa.select(sa.func.max(inbox.c.update_id))).scalar()
        return 0 if newest is None else int(newest) + 1

    def unfinished(self) -> tuple[Mapping[str, Any], ...]:
        """What was being worked on when the program ended; an update that failed three times is left alone."""
        waiting = (
            sa.select(inbox.c.body)
            .where(inbox.c.done_at.is_(None), inbox.c.tries < MOST_TRIES)
            .order_by(inbox.c.update_id)
        )
        with reading(self._engine) as connection:
            return tuple(json.loads(body) for body in connection.execute(waiting).scalars())

    def begin(self, update_id: int) -> None:
        """Work on an update begins."""
        with writing(self._engine) as connection:
            here = inbox.c.update_id == update_id
            connection.execute(sa.update(inbox).where(here).values(tries=inbox.c.tries + 1))

    def finish(self, update_id: int, now: dt.datetime) -> None:
        """Work on an update has ended, well or not."""
        with writing(self._engine) as connection:
            # what people wrote is not kept longer than it takes to answer
            connection.execute(sa.update(inbox).where(inbox.c.update_id == update_id).values(done_at=now, body=""))

    def tidy(self, now: dt.datetime) -> None:
        """Forgets updates that were finished long ago; the newest stays, it holds the offset."""
        newest = sa.select(sa.func.max(inbox.c.update_id)).scalar_subquery()
        with writing(self._engine) as connection:
            connection.execute(sa.delete(inbox).where(inbox.c.done_at < now - KEPT, inbox.c.update_id < newest))

    def waiting(self) -> int:
        """How many updates are not finished."""
        with reading(self._engine) as connection:
            counted = sa.select(sa.func.count()).where(inbox.c.done_at.is_(None), inbox.c.tries < MOST_TRIES)
            return int(connection.execute(counted).scalar_one())
