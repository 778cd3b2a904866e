"""The reading side of the library: the active plans, a card of each in memory, the plans themselves when wanted."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from knowledge import messages, tables
from knowledge.activation import GENERATION, generation
from knowledge.amending import amended, plans_meant
from knowledge.corrections import Correction, corrected
from knowledge.database import plain_rows, reading
from knowledge.errors import UnknownPlan
from knowledge.model import Chunk, Edition, Listed, Plan, PlanCard
from knowledge.recent import Recent
from knowledge.records import card_of, chunk_of, correction_from, plan_of
from knowledge.tables import ChunkRow, CorrectionRow, StateRow

ItemT = TypeVar("ItemT")
# SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535
_AT_ONCE = 5_000
# cards come with the JSON of all their facts
_CARDS_AT_ONCE = 200
# A plan of sixty chunks takes half a megabyte.
_OPEN = 100


@dataclass(slots=True)
class _Snapshot:
    """What is active in one generation, kept until the next; `read` holds the cards as they were read."""

    generation: int = -1
    read: dict[str, PlanCard] = field(default_factory=dict)
    cards: dict[str, PlanCard] = field(default_factory=dict)


class Catalogue:
    """Plans by their active version. Every method raises LibraryError; safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        """Read the library behind that engine."""
        self._engine = engine
        self._lock = threading.RLock()
        self._snapshot = _Snapshot()
        self._open = Recent[Edition, Plan](_OPEN)

    def name(self) -> str:
        """What tells this library apart from all others, for as long as it lives."""
        with reading(self._engine) as connection:
            return connection.execute(sa.select(StateRow.name)).scalar_one()

    def generation(self) -> int:
        """A number that is higher after every change of what the active plans say."""
        # asked some times for every answer
        (((number,),),) = plain_rows(self._engine, GENERATION, {})
        return int(number)

    # --- cards ------------------------------------------------------------------------------------

    def cards(self) -> tuple[PlanCard, ...]:
        """The cards of the active plans, by id, with what they change in each other and what a human corrected.

        Only what has changed is read again.
        """
        return tuple(self.cards_by_id().values())

    def cards_by_id(self) -> Mapping[str, PlanCard]:
        """The same by their ids; never changed, only replaced."""
        return self._fresh().cards

    def card(self, plan_id: str) -> PlanCard:
        """The card of an active plan. Raises UnknownPlan."""
        card = self.cards_by_id().get(plan_id)
        if card is None:
            raise UnknownPlan(messages.PLAN_UNKNOWN.format(plan=plan_id))
        return card

    # --- plans ------------------------------------------------------------------------------------

    def plan(self, plan_id: str) -> Plan:
        """The active version of a plan, with what is on its card. Raises UnknownPlan."""
        return self.opened(self.card(plan_id))

    def plans(self) -> tuple[Plan, ...]:
        """All active plans by id, whole: for those who want every one of them once."""
        return tuple(self.opened(card) for card in self.cards())

    def opened(self, card: PlanCard) -> Plan:
        """The plan of a card; those opened last are still there. Raises UnknownPlan."""
        plan = self._whole(card)
        deadlines, oddities = card.facts.deadlines, card.facts.oddities
        if (plan.facts.deadlines, plan.facts.oddities, plan.revisions) == (deadlines, oddities, card.revisions):
            return plan
        facts = replace(plan.facts, deadlines=deadlines, oddities=oddities)
        return replace(plan, facts=facts, revisions=card.revisions)

    def revised_with(self, plan: Plan) -> tuple[Plan, ...]:
        """What the plans that change each other would say, with a plan taken in as it was read."""
        others = {card.id: card for card in self._fresh().read.values() if card.id != plan.id}
        amending = [self._whole(card) for card in others.values() if card.amends]
        return self._amended([*amending, plan] if plan.facts.amendments else amending, others, plan)

    def version(self, plan_id: str, number: int) -> Plan:
        """A plan as one of its versions was read, without corrections. Raises UnknownPlan."""
        (found,) = plain_rows(self._engine, tables.VERSION, {"plan": plan_id, "number": number})
        if not found:
            raise UnknownPlan(messages.VERSION_UNKNOWN.format(plan=plan_id, version=number))
        return plan_of(found[0])

    # --- chunks -----------------------------------------------------------------------------------

    def chunks(self) -> tuple[Chunk, ...]:
        """The chunks of all active plans, by plan and in reading order."""
        with reading(self._engine) as connection:
            return tuple(chunk_of(row) for row in connection.execute(tables.active_chunks()))

    def chunks_of(self, plan_id: str, version: int) -> tuple[Chunk, ...]:
        """The chunks of a version of a plan, in reading order."""
        wanted = sa.select(ChunkRow).where(ChunkRow.plan_id == plan_id, ChunkRow.version == version)
        with reading(self._engine) as connection:
            return tuple(chunk_of(row) for row in connection.execute(wanted.order_by(ChunkRow.ordinal)))

    def chunks_named(self, ids: Sequence[str]) -> Mapping[str, Chunk]:
        """The chunks with those ids; an id that there is not is left out."""
        with reading(self._engine) as connection:
            rows = (connection.execute(sa.select(ChunkRow).where(ChunkRow.id.in_(part))) for part in parts(ids))
            return {row.id: chunk_of(row) for found in rows for row in found}

    def sections_of(self, ids: Sequence[str]) -> Mapping[str, str]:
        """The paths of the sections that the chunks with those ids are of; an id that there is not is left out."""
        with reading(self._engine) as connection:
            rows = (connection.execute(tables.SECTIONS, {"ids": part}) for part in parts(ids))
            return {chunk: section for found in rows for chunk, section in found.all()}

    # --- inside -----------------------------------------------------------------------------------

    def _whole(self, card: PlanCard) -> Plan:
        return self._open.get(card.edition, lambda: self.version(card.id, card.version))

    def _fresh(self) -> _Snapshot:
        """The snapshot of the current generation; only versions that were not active before are read."""
        with self._lock:
            before = self._snapshot
            with reading(self._engine) as connection:
                current = generation(connection)
                if current == before.generation:
                    return before
                read = _read(connection, before.read)
                corrections = corrections_in(connection)
            cards = read | self._revised(read)
            for plan, found in corrections.items():
                if plan in cards:
                    cards[plan] = replace(cards[plan], facts=corrected(cards[plan].facts, found))
            self._snapshot = _Snapshot(current, read, cards)
            return self._snapshot

    def _revised(self, read: Mapping[str, PlanCard]) -> dict[str, PlanCard]:
        """The cards of the plans that change others or are changed."""
        plans = self._amended([self._whole(card) for card in read.values() if card.amends], read)
        return {plan.id: _with(read[plan.id], plan) for plan in plans}

    def _amended(
        self, amending: Sequence[Plan], read: Mapping[str, PlanCard], new: Plan | None = None
    ) -> tuple[Plan, ...]:
        """Plans that change others, and those that they change, `new` perhaps among them."""
        if not amending:
            return ()
        among: tuple[Listed, ...] = (*read.values(), new) if new else tuple(read.values())
        meant = sorted(plans_meant(amending, among) - {plan.id for plan in amending})
        changed = (new if new and one == new.id else self._whole(read[one]) for one in meant)
        return amended((*amending, *changed), among)


def corrections_in(connection: Connection) -> dict[str, tuple[Correction, ...]]:
    """What humans decided about deadlines, by plan, in the order in which they did."""
    query = sa.select(CorrectionRow).order_by(CorrectionRow.plan_id, CorrectionRow.made_at, CorrectionRow.deadline_id)
    found: dict[str, tuple[Correction, ...]] = {}
    for row in connection.execute(query):
        found[row.plan_id] = (*found.get(row.plan_id, ()), correction_from(row))
    return found


def parts(items: Sequence[ItemT], size: int = _AT_ONCE) -> Iterable[Sequence[ItemT]]:
    """The items in parts that one statement takes."""
    return (items[start : start + size] for start in range(0, len(items), size))


def _read(connection: Connection, before: Mapping[str, PlanCard]) -> dict[str, PlanCard]:
    """The cards of the active plans by id; those that were there `before` are not read again."""
    tokens: dict[str, str] = {row.plan_id: row.token for row in connection.execute(tables.active_tokens())}
    read = {card.id: card for card in before.values() if tokens.get(card.id) == card.token}
    for part in parts([plan for plan in tokens if plan not in read], _CARDS_AT_ONCE):
        rows = connection.execute(tables.active_cards(part))
        read.update((row.plan_id, card_of(row)) for row in rows)
    return {plan: read[plan] for plan in sorted(tokens)}


def _with(card: PlanCard, plan: Plan) -> PlanCard:
    """The card of a plan that others have changed."""
    facts = replace(card.facts, deadlines=plan.facts.deadlines, oddities=plan.facts.oddities)
    return replace(card, facts=facts, revisions=plan.revisions)
