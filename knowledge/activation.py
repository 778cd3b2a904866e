"""Which version of each plan is active, and the generation that tells of every change; inside a transaction."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from knowledge import messages
from knowledge.errors import PublishedElsewhere, UnknownPlan
from knowledge.model import Plan
from knowledge.tables import PlanRow, StateRow, VersionRow

GENERATION = sa.select(StateRow.generation)
"""The number that every change of what the active plans say raises."""


def generation(connection: Connection) -> int:
    """The number that every change of what the active plans say raises."""
    return connection.execute(GENERATION).scalar_one()


def raise_generation(connection: Connection) -> int:
    """Say that something has changed; gives the new number."""
    connection.execute(sa.update(StateRow).values(generation=StateRow.generation + 1))
    return generation(connection)


def set_active(connection: Connection, plan_id: str, version: int | None) -> int:
    """Make a version the active one, or none; gives the new generation."""
    connection.execute(sa.update(PlanRow).where(PlanRow.id == plan_id).values(active_version=version))
    return raise_generation(connection)


def active_number(plan_id: str) -> sa.Executable:
    """Which version is active; keeps other writers of the plan waiting, which on SQLite they do anyway."""
    return sa.select(PlanRow.active_version).where(PlanRow.id == plan_id).with_for_update()


def require_active(connection: Connection, plan_id: str) -> int:
    """The number of the active version. Raises UnknownPlan where there is none."""
    number: int | None = connection.execute(active_number(plan_id)).scalar()
    if number is None:
        raise UnknownPlan(messages.PLAN_UNKNOWN.format(plan=plan_id))
    return number


def make_room(connection: Connection, plan: Plan) -> None:
    """The plan's row, and nothing left of a version of that number that never became complete."""
    if connection.execute(active_number(plan.id)).first() is None:
        connection.execute(sa.insert(PlanRow).values(id=plan.id))
    same = sa.and_(VersionRow.plan_id == plan.id, VersionRow.number == plan.version)
    connection.execute(sa.delete(VersionRow).where(same, sa.not_(VersionRow.complete)))
    if connection.execute(sa.select(VersionRow.number).where(same)).first() is not None:
        raise PublishedElsewhere(messages.PUBLISHED_ELSEWHERE.format(plan=plan.id))
