"""Who may use the bot: staff, invitations, and strangers who knocked."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from bot.records.tables import invitations, people, strangers
from knowledge.database import reading, writing

INVITATION_LIFE = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody's Telegram account, as an update shows it."""

    id: int
    name: str
    username: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff who may use the bot; role "staff" or "admin"."""

    id: int
    name: str
    username: str | None
    role: str
    office: str | None

    @property
    def is_admin(self) -> bool:
        """Whether the person may change plans and invite."""
        return self.role == "admin"


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody who wrote without an invitation."""

    id: int
    name: str
    username: str | None
    refused_at: dt.datetime
    declined: bool


class People:
    """Staff by invitation; the ids in `admin_ids` (from the settings) are admins without one."""

    def __init__(self, engine: Engine, admin_ids: Collection[int]) -> None:
        self._engine, self._admin_ids = engine, frozenset(admin_ids)

    def person(self, account: Account, now: dt.datetime) -> Person | None:
        """The member of staff behind an account, None for a stranger."""
        with reading(self._engine) as connection:
            row = _active(connection, account.id)
        if row is None and account.id in self._admin_ids:
            with writing(self._engine) as connection:
                _join(connection, account, "admin", None, now)
            return Person(account.id, account.name, account.username, "admin", None)
        return self._person(row) if row else None

    def staff(self) -> tuple[Person, ...]:
        """Everybody who may use the bot, by name."""
        with reading(self._engine) as connection:
            rows = connection.execute(sa.select(people).where(people.c.active).order_by(people.c.name)).all()
        return tuple(self._person(row) for row in rows)

    def admin_ids(self) -> tuple[int, ...]:
        """The Telegram ids of all admins."""
        invited = {person.id for person in self.staff() if person.is_admin}
        return tuple(sorted(self._admin_ids | invited))

    def invite(self, role: str, office: str | None, by: int, now: dt.datetime) -> str:
        """The token of a new single-use invitation; it is kept nowhere but in the link."""
        token = secrets.token_urlsafe(18)
        with writing(self._engine) as connection:
            connection.execute(
                sa.insert(invitations).values(
                    digest=_digest(token),
                    role=role,
                    office=office,
                    created_by=by,
                    created_at=now,
                    expires_at=now + INVITATION_LIFE,
                )
            )
        return token

    def accept(self, token: str, account: Account, now: dt.datetime, role: str | None = None) -> Person | None:
        """Makes the account a member of staff; None for an invitation that is unknown, used, old or of another role."""
        with writing(self._engine) as connection:
            taken = connection.execute(
                sa.update(invitations)
                .where(
                    invitations.c.digest == _digest(token),
                    invitations.c.used_by.is_(None),
                    invitations.c.expires_at > now,
                    *([invitations.c.role == role] if role else ()),
                )
                .values(used_by=account.id, used_at=now)
                .returning(invitations.c.role, invitations.c.office)
            ).first()
            if taken is None:
                return None
            _join(connection, account, taken.role, taken.office, now)
        return Person(account.id, account.name, account.username, taken.role, taken.office)

    def approve(self, stranger_id: int, now: dt.datetime) -> Person | None:
        """Takes a stranger in as staff; None where nobody of that id has knocked."""
        with writing(self._engine) as connection:
            row = connection.execute(
                sa.delete(strangers).where(strangers.c.id == stranger_id).returning(strangers)
            ).first()
            if row is None:
                return None
            _join(connection, Account(row.id, row.name, row.username), "staff", None, now)
        return Person(row.id, row.name, row.username, "staff", None)

    def decline(self, stranger_id: int) -> bool:
        """Leaves a stranger outside for good; False where nobody of that id has knocked."""
        with writing(self._engine) as connection:
            changed = connection.execute(
                sa.update(strangers).where(strangers.c.id == stranger_id).values(declined=True)
            )
        return bool(changed.rowcount)

    def revoke(self, person_id: int) -> bool:
        """Takes somebody's access away; False for an admin of the settings, who cannot be revoked here."""
        if person_id in self._admin_ids:
            return False
        with writing(self._engine) as connection:
            changed = connection.execute(sa.update(people).where(people.c.id == person_id).values(active=False))
        return bool(changed.rowcount)

    def set_office(self, person_id: int, office: str | None) -> None:
        """The office somebody works in."""
        with writing(self._engine) as connection:
            connection.execute(sa.update(people).where(people.c.id == person_id).values(office=office))

    # --- strangers ---

    def stranger(self, stranger_id: int) -> Stranger | None:
        """Somebody who has knocked before."""
        with reading(self._engine) as connection:
            row = connection.execute(sa.select(strangers).where(strangers.c.id == stranger_id)).first()
        return Stranger(*row) if row else None

    def strangers(self) -> tuple[Stranger, ...]:
        """Those who wait for an admin's decision, newest first."""
        waiting = sa.select(strangers).where(~strangers.c.declined).order_by(strangers.c.refused_at.desc())
        with reading(self._engine) as connection:
            return tuple(Stranger(*row) for row in connection.execute(waiting))

    def refused(self, account: Account, now: dt.datetime) -> None:
        """Somebody without an invitation has been refused."""
        with writing(self._engine) as connection:
            known = connection.execute(
                sa.update(strangers).where(strangers.c.id == account.id).values(name=account.name, refused_at=now)
            )
            if not known.rowcount:
                connection.execute(
                    sa.insert(strangers).values(
                        id=account.id,
                        name=account.name,
                        username=account.username,
                        refused_at=now,
                        declined=False,
                    )
                )

    def _person(self, row: Row[tuple[object, ...]]) -> Person:
        role = "admin" if row.id in self._admin_ids else row.role
        return Person(row.id, row.name, row.username, role, row.office)


def _active(connection: Connection, person_id: int) -> Row[tuple[object, ...]] | None:
    return connection.execute(sa.select(people).where(people.c.id == person_id, people.c.active)).first()


def _join(connection: Connection, account: Account, role: str, office: str | None, now: dt.datetime) -> None:
    values = {"name": account.name, "username": account.username, "role": role, "office": office, "active": True}
    known = connection.execute(sa.update(people).where(people.c.id == account.id).values(**values))
    if not known.rowcount:
        connection.execute(sa.insert(people).values(id=account.id, joined_at=now, **values))
    connection.execute(sa.delete(strangers).where(strangers.c.id == account.id))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
