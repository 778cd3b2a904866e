"""How much of a question a passage covers: the share of its words, weighted by how rare they are. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from knowledge.facts.passages import Passage, passages_of
from knowledge.facts.tables import Table, cell_text, place_of, tables_in
from knowledge.model import Plan
from knowledge.recent import Recent
from knowledge.vietnamese import aligned, fold, spoken, squash
from knowledge.vocabulary import Vocabulary, terms

# A word found only in the headings above a passage counts less than one in its own words; the nearest heading most.
_NEAREST, _ABOVE = 0.8, 0.55
# So does one that the passage says with other words.
_SYNONYM = 0.85
# A long question has words that are about nothing: those of the asking clause decide, with those that it leans on.
_CONTEXT, _BESIDE_FOCUS = 0.5, 0.25
# However much is told beside it, it is no more than this share of the asking clause.
_MOST_BESIDE = 0.25
# Two words that never stand side by side in the plans say less of the subject than one that never occurs.
_UNSEEN_PAIR = 0.5
# An English word that the glossary lacks, a pair of words in English order.
_UNTRANSLATED, _UNSEEN_TRANSLATED = 0.4, 0.1
# A plan's passages take a quarter of a megabyte, a text's words a few hundred bytes.
_PLANS, _TEXTS = 100, 20_000
# A quote of so few letters is the number of a row.
_NUMBER = 3
# A column that only counts the rows
_COUNTING = re.compile(r"(?:s?tt|so (?:tt|thu tu))")


Text = tuple[object, ...]
Said = str
"""Folded syllables with a space around each; " bao cao " stands in it where the two stand side by side."""


@dataclass(frozen=True)
class Evidence:
    """A passage of a plan with its own texts, the words of the heading nearest above it and of those farther up.

    The row of a table is one passage; `row` tells its cells with the headings of their columns ("" elsewhere).
    """

    plan: Plan
    passage: Passage
    texts: tuple[str, ...]
    nearest: Said
    above: Said
    row: str = ""

    @cached_property
    def own(self) -> Said:
        """The passage's own words."""
        return said(*self.texts)

    @property
    def told(self) -> str:
        """The words to show: those of the paragraph, or the row with its headings."""
        return self.row or self.passage.paragraph.text

    def holds(self, section: str, quote: str) -> bool:
        """Whether a quote of that section stands in this passage."""
        return self.passage.section.path == section and quote in self.passage.paragraph.text

    @cached_property
    def extent(self) -> int:
        """How many different words and pairs of neighbours the passage has."""
        words = self.own.split()
        return len(set(words)) + len(set(pairwise(words)))


@lru_cache(maxsize=_TEXTS)
def said(*texts: str) -> Said:
    """The words of the texts; those of two texts are no neighbours."""
    # the same headings stand over many passages
    return "".join(f" {spoken(text)} " for text in texts)


class EvidenceBook:
    """The evidence of the plans that were looked at last. Safe to share between threads."""

    def __init__(self) -> None:
        """Start empty."""
        self._evidence = Recent[Text, tuple[Evidence, ...]](_PLANS)
        self._sources = Recent[Text, str](_PLANS)
        self._words = Recent[Text, Said](_PLANS)

    def of(self, plan: Plan) -> tuple[Evidence, ...]:
        """All passages of a plan, in reading order."""
        return self._evidence.get(text_of(plan), lambda: tuple(_evidence_of(plan)))

    def holder(self, plan: Plan, section: str, quote: str) -> Evidence | None:
        """The passage that a quote of a section stands in, None where none holds it.

        A mere number stands in many rows of a table: it is the cell of one.
        """
        holding = (one for one in self.of(plan) if one.holds(section, quote))
        first = next(holding, None)
        if first is None or len(quote) > _NUMBER:
            return first
        return next((one for one in (first, *holding) if quote in one.texts), first)

    def source(self, plan: Plan) -> str:
        """The plan's text in the form that quotes are compared in."""
        return self._sources.get(text_of(plan), lambda: squash(plan.text))

    def words(self, plan: Plan) -> Said:
        """All words of a plan."""
        return self._words.get(text_of(plan), lambda: f" {spoken(plan.text)} ")


def text_of(plan: Plan) -> Text:
    """What tells texts apart: the version, and what has been amended in it."""
    amended = tuple((one.plan, one.since, one.amendment.quote) for one in plan.revisions)
    return plan.id, plan.version, plan.sha256, amended


def evidence_of(plan: Plan, passage: Passage) -> Evidence:
    """A passage with what stands over it."""
    above = passage.above
    return Evidence(plan, passage, (passage.text,), said(*above[:1]), said(*above[1:]))


def _evidence_of(plan: Plan) -> Iterator[Evidence]:
    """The passages in reading order; a table that has headings is read row by row."""
    passages = passages_of(plan.sections)
    tables = {table.number: table for table in tables_in(passages, lambda _heading: True)}
    told: set[int] = set()
    for passage in passages:
        cell = passage.paragraph.cell
        if cell is None or cell.table not in tables:
            yield evidence_of(plan, passage)
        elif cell.table not in told:
            told.add(cell.table)
            yield from _rows_of(plan, tables[cell.table])


def _rows_of(plan: Plan, table: Table) -> Iterator[Evidence]:
    headings = {
        column: " ".join(
            cell_text(held) for (row, at), held in sorted(table.cells.items()) if at == column and row < table.first_row
        )
        for column in table.headings
    }
    for entry in table.entries():
        here = max(place_of(held).row for held in entry.cells.values())
        printed = [one for _, held in sorted(entry.cells.items()) if place_of(held).row == here for one in held]
        words = " ".join(one.paragraph.text.strip() for one in printed)
        texts = {column: cell_text(held) for column, held in sorted(entry.cells.items())}
        counted = {column for column in texts if _COUNTING.fullmatch(fold(headings.get(column, "")).strip(" ."))}
        row = " | ".join(
            f"{headings[column]}: {text}" if headings.get(column) else text
            for column, text in texts.items()
            if column not in counted
        )
        first = printed[0]
        passage = replace(
            first, paragraph=replace(first.paragraph, text=words), text=aligned(words), heading=False, body=0
        )
        heads = (*headings.values(), *first.above[:1], cell_text(entry.group))
        yield Evidence(plan, passage, tuple(texts.values()), said(*heads), said(*first.above[1:]), row)


class Weighing:
    """The terms of one question with their weights."""

    def __init__(
        self,
        tokens: Sequence[str],
        vocabulary: Vocabulary,
        focus: Sequence[str] = (),
        synonyms: Mapping[str, Sequence[str]] | None = None,
        context: Sequence[str] = (),
        *,
        translated: bool = False,
    ) -> None:
        """Weigh the content tokens of a question; "|" among them parts pairs.

        `focus` is its asking clause, `context` what that leans on; where there is none, all is asked.

        `synonyms` maps a phrase of the question to phrases that say the same in a plan (folded). What was `translated`
        word by word has words left that no plan holds, and neighbours in another order.
        """
        focused, leant_on = set(_own_terms(focus)), set(_own_terms(context))
        inside, beside = {}, {}
        for term in _own_terms(tokens):
            weight = vocabulary.idf(term)
            if term not in vocabulary:
                unseen, untranslated = (_UNSEEN_TRANSLATED, _UNTRANSLATED) if translated else (_UNSEEN_PAIR, 1.0)
                weight *= unseen if " " in term else untranslated
            if not focused or term in focused:
                inside[f" {term} "] = weight
            elif term in leant_on:
                inside[f" {term} "] = weight * _CONTEXT
            else:
                beside[f" {term} "] = weight
        told = sum(beside.values())
        least = min(_BESIDE_FOCUS, _MOST_BESIDE * sum(inside.values()) / told) if told else 0.0
        self._weights = inside | {term: weight * least for term, weight in beside.items()}
        self._total = sum(self._weights.values())
        self._pairs = [term for term in self._weights if " " in term.strip()]
        self._synonyms = tuple(_synonyms_in(tokens, synonyms or {}))
        self._heads: dict[tuple[Said, Said], list[tuple[str, float, float]]] = {}

    def share(self, own: Said, nearest: Said = "", above: Said = "") -> float:
        """The share of the question's weight that the words cover, 0 to 1."""
        if not self._total:
            return 0.0
        meant = {term for phrase, meaning in self._synonyms if all(one in own for one in meaning) for term in phrase}
        covered = 0.0
        for term, weight, headed in self._headed(nearest, above):
            covered += weight if term in own else _SYNONYM * weight if term in meant else headed
        return min(1.0, covered / self._total)

    def _headed(self, nearest: Said, above: Said) -> Sequence[tuple[str, float, float]]:
        """The terms with their weights and what each adds where it stands in those headings; many have the same."""
        found = self._heads.get((nearest, above))
        if found is None:
            found = self._heads[nearest, above] = [
                (term, weight, _NEAREST * weight if term in nearest else _ABOVE * weight if term in above else 0.0)
                for term, weight in self._weights.items()
            ]
        return found

    def pairs(self, *heard: Said) -> int:
        """How many neighbouring words of the question stand side by side in one of these too."""
        return sum(any(pair in one for one in heard) for pair in self._pairs)

    @property
    def paired(self) -> bool:
        """Whether any two words of the question belong side by side."""
        return bool(self._pairs)

    @property
    def empty(self) -> bool:
        """Whether the question has no word of its own ("bao giờ?")."""
        return not self._weights


def _synonyms_in(
    tokens: Sequence[str], synonyms: Mapping[str, Sequence[str]]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The terms of each phrase of the question that has synonyms, with the terms of one synonym."""
    text = f" {' '.join(tokens)} "
    for phrase, meanings in synonyms.items():
        if f" {phrase} " in text:
            yield from ((_apart(phrase), _apart(one)) for one in meanings)


def _apart(phrase: str) -> tuple[str, ...]:
    return tuple(f" {term} " for term in terms(phrase.split()))


def _own_terms(tokens: Sequence[str]) -> list[str]:
    stretches: list[list[str]] = [[]]
    for word in tokens:
        if word == "|":
            stretches.append([])
        else:
            stretches[-1].append(word)
    return [term for stretch in stretches for term in terms(stretch)]
