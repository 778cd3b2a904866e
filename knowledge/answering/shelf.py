"""The plans of one generation of the library as questions need them: cards at hand, a plan opened when it is wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from knowledge.amending import Standing
from knowledge.answering.holders import Holders
from knowledge.model import Plan, PlanCard
from knowledge.question import Names
from knowledge.vocabulary import Vocabulary

# So many plans are all opened for one question; of more, only as many as search finds nearest.
CANDIDATES, NEAREST = 8, 6


class Shelf:
    """What is derived from one generation; immutable but for the plans that it opens."""

    def __init__(
        self,
        generation: int,
        cards: Iterable[PlanCard],
        opened: Callable[[PlanCard], Plan],
        vocabulary: Vocabulary,
        before: Shelf | None = None,
    ) -> None:
        """Set up the cards; `opened` gives a card's plan, `before` what is known already of the same plans."""
        self.generation, self.vocabulary = generation, vocabulary
        self.cards = {card.id: card for card in cards}
        self.names: Names = Names(self.cards.values(), before.names if before else None)
        self.offices = Holders(self.cards.values())
        # without a way back to itself a shelf goes as soon as the next one comes
        cards_by_id = self.cards
        self.stands = Standing(lambda one: opened(cards_by_id[one]), cards_by_id.values())

    def plans(self, ids: Iterable[str], today: dt.date) -> tuple[Plan, ...]:
        """The plans with those ids, opened, as they stand on a day."""
        return tuple(self.stands.on(self.stands.printed(one), today) for one in ids if one in self.cards)

    def likely(self, ids: Iterable[str], similar: Mapping[tuple[str, str], float], today: dt.date) -> tuple[Plan, ...]:
        """Those of the plans that are worth reading: all of a few, else those that search brings up, nearest first."""
        wanted = [one for one in ids if one in self.cards]
        if len(wanted) > CANDIDATES:
            among = set(wanted)
            wanted = list(dict.fromkeys(plan for plan, _ in similar if plan in among))[:NEAREST]
        return self.plans(wanted, today)
