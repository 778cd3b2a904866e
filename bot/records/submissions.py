"""What has been handed in: "đã nộp", by a chat or by an office."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.records.chats import Chat
from bot.records.tables import submissions
from bot.reminders import Subject
from knowledge.database import reading, writing


class Submissions:
    """A report that one member of an office has handed in is done for the whole office."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def mark(self, subject: Subject, chat: Chat, person: int, now: dt.datetime) -> None:
        """It has been handed in."""
        with writing(self._engine) as connection:
            connection.execute(sa.delete(submissions).where(_about(subject), submissions.c.chat == chat.id))
            plan, deadline, occurrence = subject
            connection.execute(
                sa.insert(submissions).values(
                    plan=plan,
                    deadline=deadline,
                    occurrence=occurrence,
                    chat=chat.id,
                    person=person,
                    office=chat.office,
                    at=now,
                )
            )

    def unmark(self, subject: Subject, chat: Chat) -> None:
        """It has not been handed in after all."""
        with writing(self._engine) as connection:
            connection.execute(sa.delete(submissions).where(_about(subject), _mine(chat)))

    def done(self, chat: Chat) -> frozenset[Subject]:
        """What needs no reminder in that chat any more."""
        columns = submissions.c
        with reading(self._engine) as connection:
            rows = connection.execute(sa.select(columns.plan, columns.deadline, columns.occurrence).where(_mine(chat)))
            return frozenset((row.plan, row.deadline, row.occurrence) for row in rows)

    def count(self) -> int:
        """How many reports were marked as handed in."""
        with reading(self._engine) as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(submissions)).scalar_one())


def _about(subject: Subject) -> sa.ColumnElement[bool]:
    columns, (plan, deadline, occurrence) = submissions.c, subject
    return sa.and_(columns.plan == plan, columns.deadline == deadline, columns.occurrence == occurrence)


def _mine(chat: Chat) -> sa.ColumnElement[bool]:
    mine = submissions.c.chat == chat.id
    return mine | (submissions.c.office == chat.office) if chat.office else mine
