"""Chats with their reminder settings, and which plans they follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from bot.records.tables import chats, deliveries, people, prompts, questions, submissions, subscriptions, turns
from knowledge.database import reading, writing

DEFAULT_LEAD_DAYS = (7, 3, 1)
DEFAULT_REMIND_AT = dt.time(8)


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat and when it wants to be reminded.

    `lead_days` are days before the last day, largest first. Nothing is sent between `quiet_from` and `quiet_to`.
    `follows_new`: plans without a choice of their own in `choices` are followed.
    `office`: for a private chat, that of the person.
    """

    id: int
    telegram_id: int
    kind: str
    title: str
    active: bool
    lead_days: tuple[int, ...] = DEFAULT_LEAD_DAYS
    remind_at: dt.time = DEFAULT_REMIND_AT
    quiet: tuple[dt.time, dt.time] | None = None
    paused_until: dt.datetime | None = None
    follows_new: bool = True
    office: str | None = None
    choices: dict[str, bool] = field(default_factory=dict)

    @property
    def is_private(self) -> bool:
        """Whether it is a chat with one person."""
        return self.kind == "private"

    def follows(self, plan: str) -> bool:
        """Whether the chat wants to hear of the plan's deadlines."""
        return self.choices.get(plan, self.follows_new)

    def hears_of(self, plan: str, before: Collection[str]) -> bool:
        """Whether the chat follows a plan, or one in whose place it has come, unless it chose otherwise."""
        return self.choices.get(plan, self.follows_new or any(map(self.follows, before)))

    def followed(self, plans: Iterable[str]) -> tuple[str, ...]:
        """Those of the plans that the chat follows."""
        return tuple(plan for plan in plans if self.follows(plan))


class Chats:
    """All chats the bot has been in; groups follow nothing until they choose."""

    def __init__(
        self,
        engine: Engine,
        lead_days: tuple[int, ...] = DEFAULT_LEAD_DAYS,
        remind_at: dt.time = DEFAULT_REMIND_AT,
    ) -> None:
        self._engine, self._lead_days, self._remind_at = engine, lead_days, remind_at

    def enter(self, telegram_id: int, kind: str, title: str, now: dt.datetime) -> Chat:
        """The chat, made on its first message; one that was unreachable is active again."""
        here = chats.c.telegram_id == telegram_id
        unchanged = here & (chats.c.state == "active") & (chats.c.title == title)
        with reading(self._engine) as connection:
            if found := _loaded(connection, unchanged):
                return found[0]
        with writing(self._engine) as connection:
            known = connection.execute(sa.update(chats).where(here).values(state="active", title=title))
            if not known.rowcount:
                self._insert(connection, telegram_id, kind, title, now)
            return _loaded(connection, here)[0]

    def chat(self, chat_id: int) -> Chat:
        """The chat of that record id."""
        with reading(self._engine) as connection:
            return _loaded(connection, chats.c.id == chat_id)[0]

    def find(self, telegram_id: int) -> Chat | None:
        """The chat of that Telegram id, None where it has never been seen."""
        with reading(self._engine) as connection:
            return next(iter(_loaded(connection, chats.c.telegram_id == telegram_id)), None)

    def active(self) -> tuple[Chat, ...]:
        """The chats that can be written to; a private chat only while its person has access."""
        with reading(self._engine) as connection:
            return _loaded(connection, chats.c.state == "active")

    def lost(self, telegram_id: int) -> None:
        """The bot cannot write to the chat any more: blocked, kicked, deleted."""
        with writing(self._engine) as connection:
            connection.execute(sa.update(chats).where(chats.c.telegram_id == telegram_id).values(state="unreachable"))

    def migrated(self, old: int, new: int) -> None:
        """A group has become a supergroup: everything known of it moves to the new id."""
        with writing(self._engine) as connection:
            newcomer = connection.execute(sa.select(chats.c.id).where(chats.c.telegram_id == new)).scalar()
            known = connection.execute(sa.select(chats.c.id).where(chats.c.telegram_id == old)).scalar()
            if known is None:
                return
            if newcomer is not None:
                _forget(connection, newcomer, known)
            connection.execute(
                sa.update(chats).where(chats.c.id == known).values(telegram_id=new, kind="supergroup", state="active")
            )

    def follow(self, chat_id: int, plan: str, *, following: bool, now: dt.datetime) -> None:
        """Follows a plan, or stops following it."""
        here = (subscriptions.c.chat == chat_id) & (subscriptions.c.plan == plan)
        with writing(self._engine) as connection:
            connection.execute(sa.delete(subscriptions).where(here))
            connection.execute(sa.insert(subscriptions).values(chat=chat_id, plan=plan, following=following, since=now))

    def follow_new(self, chat_id: int, *, following: bool) -> None:
        """Whether plans without a choice of their own are followed."""
        self._set(chat_id, follows_new=following)

    def set_lead_days(self, chat_id: int, days: Iterable[int]) -> None:
        """How many days ahead to remind."""
        self._set(chat_id, lead_days=",".join(str(day) for day in sorted(set(days), reverse=True)))

    def set_time(self, chat_id: int, time: dt.time) -> None:
        """At which time of day to remind."""
        self._set(chat_id, remind_at=time.strftime("%H:%M"))

    def set_quiet(self, chat_id: int, quiet: tuple[dt.time, dt.time] | None) -> None:
        """When not to disturb."""
        begin, end = (time.strftime("%H:%M") for time in quiet) if quiet else (None, None)
        self._set(chat_id, quiet_from=begin, quiet_to=end)

    def pause(self, chat_id: int, until: dt.datetime | None) -> None:
        """No reminders until then; None ends the pause."""
        self._set(chat_id, paused_until=until)

    def _set(self, chat_id: int, **values: Any) -> None:
        with writing(self._engine) as connection:
            connection.execute(sa.update(chats).where(chats.c.id == chat_id).values(**values))

    def _insert(self, connection: Connection, telegram_id: int, kind: str, title: str, now: dt.datetime) -> None:
        connection.execute(
            sa.insert(chats).values(
                telegram_id=telegram_id,
                kind=kind,
                title=title,
                state="active",
                lead_days=",".join(map(str, self._lead_days)),
                remind_at=self._remind_at.strftime("%H:%M"),
                follows_new=kind == "private",
                joined_at=now,
            )
        )


def _loaded(connection: Connection, condition: sa.ColumnElement[bool]) -> tuple[Chat, ...]:
    member = people.c.id == chats.c.telegram_id
    rows = connection.execute(
        sa.select(chats, people.c.office, people.c.active.label("admitted"))
        .select_from(chats.outerjoin(people, member))
        .where(condition)
        .order_by(chats.c.id)
    ).all()
    choices: dict[int, dict[str, bool]] = {}
    theirs = sa.select(subscriptions).join(chats, chats.c.id == subscriptions.c.chat).where(condition)
    for choice in connection.execute(theirs):
        choices.setdefault(choice.chat, {})[choice.plan] = choice.following
    return tuple(_chat(row, choices.get(row.id, {})) for row in rows)


def _chat(row: Row[Any], choices: dict[str, bool]) -> Chat:
    quiet = (dt.time.fromisoformat(row.quiet_from), dt.time.fromisoformat(row.quiet_to)) if row.quiet_from else None
    return Chat(
        id=row.id,
        telegram_id=row.telegram_id,
        kind=row.kind,
        title=row.title,
        # somebody whose access was revoked hears nothing more
        active=row.state == "active" and (row.kind != "private" or bool(row.admitted)),
        lead_days=tuple(int(day) for day in row.lead_days.split(",") if day),
        remind_at=dt.time.fromisoformat(row.remind_at),
        quiet=quiet,
        paused_until=row.paused_until,
        follows_new=row.follows_new,
        office=row.office if row.kind == "private" else None,
        choices=choices,
    )


def _forget(connection: Connection, newcomer: int, known: int) -> None:
    """Takes out the record of a supergroup that was seen before the news of its migration; its questions move."""
    connection.execute(sa.update(questions).where(questions.c.chat == newcomer).values(chat=known))
    for table in (subscriptions, deliveries, submissions, turns, prompts):
        connection.execute(sa.delete(table).where(table.c.chat == newcomer))
    connection.execute(sa.delete(chats).where(chats.c.id == newcomer))
