"""Deadlines that were laid before the admins: what the buttons and prompts about them mean."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.records.tables import reviews
from knowledge.database import reading, writing


class Reviews:
    """Short numbers for deadlines, the same for as long as the database lives."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def number(self, plan: str, deadline: str) -> int:
        """The number of a plan's deadline, a new one where it has none yet."""
        here = sa.select(reviews.c.id).where(reviews.c.plan == plan, reviews.c.deadline == deadline)
        with writing(self._engine) as connection:
            known = connection.execute(here).scalar()
            if known is None:
                new = sa.insert(reviews).values(plan=plan, deadline=deadline).returning(reviews.c.id)
                known = connection.execute(new).scalar_one()
            return int(known)

    def meant(self, number: int) -> tuple[str, str] | None:
        """Plan and deadline behind a number."""
        here = sa.select(reviews.c.plan, reviews.c.deadline).where(reviews.c.id == number)
        with reading(self._engine) as connection:
            row = connection.execute(here).first()
        return (row.plan, row.deadline) if row else None
