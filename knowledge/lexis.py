"""The words of all active plans: their vocabulary and the search by words, brought up to date with each generation."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol

from knowledge.lexical import LexicalIndex
from knowledge.model import Chunk, Edition, Plan, PlanCard
from knowledge.vocabulary import Vocabulary
from knowledge.words import files
from knowledge.words.segment import Segment, merged, segment_of, talk_of
from knowledge.words.syllabary import Syllabary

# A plan takes ten milliseconds to count: so many are counted anew at every start rather than kept.
_FEW = 100
# Of a segment that is kept so large a share may be out of date, or come to it, before it is written anew.
_STALE = 0.1
# Plans are merged as soon as there are so many, which takes less memory than each one's own segment.
_AT_ONCE = 250


class Texts(Protocol):
    """What is needed of the library."""

    def name(self) -> str:
        """What tells this library apart from others."""
        ...

    def generation(self) -> int:
        """The number that rises with every published change."""
        ...

    def cards(self) -> tuple[PlanCard, ...]:
        """The cards of the active plans."""
        ...

    def version(self, plan_id: str, number: int) -> Plan:
        """A version of a plan."""
        ...

    def chunks_of(self, plan_id: str, version: int) -> tuple[Chunk, ...]:
        """The chunks of a version of a plan."""
        ...


class Lexis:
    """Counts the words of a plan when it is first seen. Safe to share between threads.

    Of many plans what was counted is kept in `folder`, from where only what is looked at is read. `talk` are lines
    that no plan holds: they tell no more than the marks of their words.
    """

    def __init__(self, library: Texts, folder: Path, talk: Sequence[str] = ()) -> None:
        """Count nothing yet."""
        self._library = library
        self._folder = folder
        self._lock = threading.Lock()
        self._generation: int | None = None
        self._talk = tuple(talk)
        self._syllabary = Syllabary()
        self._kept: Segment | None = None
        self._fresh: dict[Edition, Segment] = {}
        self._vocabulary: Vocabulary
        self._index: LexicalIndex

    def vocabulary(self) -> Vocabulary:
        """The vocabulary of the active plans."""
        self._refresh()
        return self._vocabulary

    def index(self) -> LexicalIndex:
        """The search by words in the active plans."""
        self._refresh()
        return self._index

    def _refresh(self) -> None:
        with self._lock:
            generation = self._library.generation()
            if generation == self._generation:
                return
            if self._generation is None:
                self._open()
            cards = self._library.cards()
            alive = frozenset(card.edition for card in cards)
            self._take_over(cards, alive)
            segments = self._segments()
            self._vocabulary = Vocabulary(self._syllabary, segments)
            self._index = LexicalIndex(self._syllabary, segments, alive)
            self._generation = generation

    def _open(self) -> None:
        """What an earlier process kept."""
        found = files.load(self._folder, self._library.name())
        if found:
            self._kept, self._syllabary = found

    def _take_over(self, cards: Sequence[PlanCard], alive: frozenset[Edition]) -> None:
        kept = self._kept.editions if self._kept else ()
        if len(alive.intersection(kept)) < (1 - _STALE) * len(kept):
            # too much of it is gone
            self._kept, kept = None, ()
        self._fresh = {edition: segment for edition, segment in self._fresh.items() if edition in alive}
        known = self._fresh.keys() | set(kept)
        new = [card for card in cards if card.edition not in known]
        if len(self._fresh) + len(new) <= max(_FEW, _STALE * len(kept)):
            self._fresh.update((card.edition, self._counted(card)) for card in new)
            return
        together = [*([self._kept] if self._kept else []), *self._fresh.values(), *self._all_counted(new)]
        self._kept, self._fresh = merged(together), {}
        del together
        files.save(self._folder, self._library.name(), self._kept, self._syllabary)
        if (found := files.load(self._folder, self._library.name())) and found[0].editions == self._kept.editions:
            self._kept = found[0]

    def _segments(self) -> tuple[Segment, ...]:
        fresh = merged([talk_of(self._syllabary, self._talk), *self._fresh.values()])
        return (self._kept, fresh) if self._kept else (fresh,)

    def _counted(self, card: PlanCard) -> Segment:
        plan = self._library.version(card.id, card.version)
        passages = [paragraph.text for section in plan.sections for paragraph in section.paragraphs]
        return segment_of(self._syllabary, passages, card.edition, self._library.chunks_of(card.id, card.version))

    def _all_counted(self, cards: Iterable[PlanCard]) -> Iterator[Segment]:
        waiting = iter(cards)
        while group := [self._counted(card) for card in islice(waiting, _AT_ONCE)]:
            yield merged(group)
