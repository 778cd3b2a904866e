"""The ledger of reminders: what is to be sent to whom, claimed under a lease, and what became of it.

pending -> sending -> sent
                   -> pending       certainly not sent; tried again
                   -> unknown       nobody knows; resent, marked, after a grace, then failed
                   -> failed        refused for good, or given up: a human is told
                   -> unreachable   the chat is gone
pending -> cancelled (nothing to remind of any more) | superseded (a later lead has come)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine, Row

from bot.records.tables import deliveries
from bot.reminders import Intent
from knowledge.database import reading, writing

FIRST_GRACE = dt.timedelta(minutes=2)
MOST_RESENDS = 3


@dataclass(frozen=True, slots=True)
class Delivery:
    """One reminder on its way; `owner` and `attempt` fence it against a second sender."""

    id: int
    plan: str
    deadline: str
    occurrence: dt.date
    lead: int
    chat: int
    snooze: str
    state: str
    attempt: int
    resends: int
    owner: str | None
    lease_until: dt.datetime | None
    message_id: int | None

    @property
    def subject(self) -> tuple[str, str, dt.date]:
        """What it reminds of."""
        return self.plan, self.deadline, self.occurrence


_FIELDS = [deliveries.c[name] for name in Delivery.__slots__]


class Ledger:
    """Each change is one transaction; raises LibraryError where the database cannot be used."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # --- planning ---

    def planned(self, since: dt.date) -> frozenset[Intent]:
        """Every reminder that was ever planned for a named day since then."""
        wanted = sa.select(*(deliveries.c[name] for name in Intent.__slots__)).where(deliveries.c.occurrence >= since)
        with reading(self._engine) as connection:
            return frozenset(Intent(*row) for row in connection.execute(wanted))

    def add(self, intents: Iterable[Intent]) -> int:
        """Plans reminders; one that is already there stays as it is. Returns how many are new."""
        added = 0
        with writing(self._engine) as connection:
            for intent in intents:
                here = _same(intent)
                if connection.execute(sa.select(deliveries.c.id).where(here)).first() is None:
                    connection.execute(sa.insert(deliveries).values(**_new(intent)))
                    added += 1
        return added

    def waiting(self) -> tuple[Delivery, ...]:
        """Everything that may still be sent."""
        return self._select(deliveries.c.state.in_(("pending", "unknown")))

    def settle(self, ids: Collection[int], state: str) -> None:
        """Takes pending reminders out: cancelled or superseded."""
        here = deliveries.c.id.in_(ids) & deliveries.c.state.in_(("pending", "unknown"))
        with writing(self._engine) as connection:
            connection.execute(sa.update(deliveries).where(here).values(state=state))

    # --- sending ---

    def recover(self, now: dt.datetime) -> int:
        """Decides over rows whose outcome is unknown; returns how many were given up.

        A sender that died left "sending" behind: unknown. Unknown becomes pending again after 2, 8, 32 minutes.
        """
        columns = deliveries.c
        unknown_and_due = (columns.state == "unknown") & (columns.next_at <= now)
        with writing(self._engine) as connection:
            for row in connection.execute(
                sa.select(columns.id, columns.resends).where(columns.state == "sending", columns.lease_until < now)
            ).all():
                values = {"state": "unknown", "next_at": now + grace(row.resends), "error": "sender died"}
                connection.execute(sa.update(deliveries).where(columns.id == row.id).values(**values))
            connection.execute(
                sa.update(deliveries)
                .where(unknown_and_due, columns.resends < MOST_RESENDS)
                .values(state="pending", resends=columns.resends + 1)
            )
            return connection.execute(
                sa.update(deliveries)
                .where(unknown_and_due, columns.resends >= MOST_RESENDS)
                .values(state="failed", error="no answer after every resend")
            ).rowcount

    def claim(self, owner: str, now: dt.datetime, lease: dt.timedelta) -> Delivery | None:
        """Takes the most urgent due reminder for one sender; None where nothing is due."""
        columns = deliveries.c
        due = (
            sa.select(columns.id)
            .where(columns.state == "pending", columns.next_at <= now)
            # deadline by deadline: two messages to one chat in a row would make everybody wait a second
            .order_by(columns.lead, columns.fire_at, columns.plan, columns.deadline, columns.id)
            .limit(1)
        )
        claimed = (
            sa.update(deliveries)
            .where(columns.id == due.scalar_subquery(), columns.state == "pending")
            .values(state="sending", owner=owner, lease_until=now + lease, attempt=columns.attempt + 1)
            .returning(*_FIELDS)
        )
        with writing(self._engine) as connection:
            row = connection.execute(claimed).first()
        return _delivery(row) if row else None

    def sent(self, delivery: Delivery, message_id: int, now: dt.datetime) -> bool:
        """It has arrived."""
        return self._update(delivery, state="sent", message_id=message_id, sent_at=now, error=None)

    def not_sent(self, delivery: Delivery, next_at: dt.datetime, error: str) -> bool:
        """It has certainly not arrived: again at `next_at`."""
        return self._update(delivery, state="pending", next_at=next_at, error=error)

    def unknown(self, delivery: Delivery, now: dt.datetime, error: str) -> bool:
        """Nobody knows whether it has arrived: a marked resend after the grace."""
        return self._update(delivery, state="unknown", next_at=now + grace(delivery.resends), error=error)

    def closed(self, delivery: Delivery, state: str, error: str | None = None) -> bool:
        """It will not be sent: failed, unreachable or cancelled."""
        return self._update(delivery, state=state, error=error)

    def release(self, delivery: Delivery) -> bool:
        """Gives back what was claimed and not tried."""
        return self._update(delivery, state="pending", attempt=delivery.attempt - 1)

    def chat_lost(self, chat: int) -> None:
        """Nothing more for a chat that is gone."""
        waiting = (deliveries.c.chat == chat) & deliveries.c.state.in_(("pending", "unknown"))
        with writing(self._engine) as connection:
            connection.execute(sa.update(deliveries).where(waiting).values(state="unreachable"))

    # --- what people do with a reminder ---

    def delivery(self, delivery_id: int) -> Delivery | None:
        """One row."""
        return next(iter(self._select(deliveries.c.id == delivery_id)), None)

    def proved(self, delivery_id: int, message_id: int, now: dt.datetime) -> None:
        """A button of the message was pressed: it did arrive, whatever the network said."""
        doubtful = (deliveries.c.id == delivery_id) & (deliveries.c.state != "sent")
        values = {"state": "sent", "message_id": message_id, "sent_at": now, "error": None}
        with writing(self._engine) as connection:
            connection.execute(sa.update(deliveries).where(doubtful).values(**values))

    def counts(self) -> dict[str, int]:
        """How many rows there are in each state."""
        with reading(self._engine) as connection:
            counted = sa.select(deliveries.c.state, sa.func.count()).group_by(deliveries.c.state)
            return dict(map(tuple, connection.execute(counted)))

    def _select(self, condition: sa.ColumnElement[bool]) -> tuple[Delivery, ...]:
        with reading(self._engine) as connection:
            rows = connection.execute(sa.select(*_FIELDS).where(condition).order_by(deliveries.c.id))
            return tuple(_delivery(row) for row in rows)

    def _update(self, delivery: Delivery, **values: Any) -> bool:
        mine = (
            (deliveries.c.id == delivery.id)
            & (deliveries.c.owner == delivery.owner)
            & (deliveries.c.attempt == delivery.attempt)
            & (deliveries.c.state == "sending")
        )
        with writing(self._engine) as connection:
            return bool(connection.execute(sa.update(deliveries).where(mine).values(**values)).rowcount)


def grace(resends: int) -> dt.timedelta:
    """How long to wait for a sign of life: 2, 8, 32 minutes before a resend, 2 before a human is told."""
    return FIRST_GRACE * (4**resends if resends < MOST_RESENDS else 1)


def _same(intent: Intent) -> sa.ColumnElement[bool]:
    columns = deliveries.c
    return sa.and_(
        columns.plan == intent.plan,
        columns.deadline == intent.deadline,
        columns.occurrence == intent.occurrence,
        columns.lead == intent.lead,
        columns.chat == intent.chat,
        columns.snooze == intent.snooze,
    )


def _new(intent: Intent) -> dict[str, Any]:
    return {
        "plan": intent.plan,
        "deadline": intent.deadline,
        "occurrence": intent.occurrence,
        "lead": intent.lead,
        "chat": intent.chat,
        "snooze": intent.snooze,
        "fire_at": intent.fire_at,
        "state": "pending",
        "next_at": intent.fire_at,
        "attempt": 0,
        "resends": 0,
    }


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(*tuple(row))
