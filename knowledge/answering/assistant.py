"""Who is asked: reads a question, collects what the plans say, decides between answer, question back and refusal."""

from __future__ import annotations

import datetime as dt
import gc
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from knowledge.answering import passages
from knowledge.answering.amended import asked_of, printed, told_today
from knowledge.answering.choosing import chosen_by_card, told_of_choice
from knowledge.answering.comparing import compared_by_issue, verdict_over
from knowledge.answering.composing import (
    MOST_PLANS,
    answer_from,
    answer_side_by_side,
    clarification,
    refusal,
    refusal_of,
    too_long,
)
from knowledge.answering.confirming import confirmed
from knowledge.answering.draft import Asking, Draft, Missing
from knowledge.answering.earliest import earliest_answer, first_report
from knowledge.answering.phrases import say
from knowledge.answering.shelf import CANDIDATES, Shelf
from knowledge.evidence import EvidenceBook, Weighing
from knowledge.model import Answer, Outcome, Plan, PlanCard, Reply, Turn
from knowledge.question import Question, synonyms, understand
from knowledge.readable import plan_label
from knowledge.vocabulary import Vocabulary

# Facts of a plan that the question names may cover less of it than those of a plan that nobody named.
_ENOUGH_NAMED = 0.2
# A question that names neither a plan nor a kind of fact is about the plans only if they hold half of its words.
_ENOUGH_CONTENT = 0.5
# Plans whose answers cover about as much as the best one's are told side by side.
_ABOUT_AS_MUCH, _OF_FEW_WORDS = 0.12, 0.5
# What another plan must cover for a weak answer to give way to "that is in the other plan".
_FEW, _WEAK, _WEAK_DATE, _ELSEWHERE, _CLEARLY_MORE = 40, 0.55, 0.4, 0.75, 0.3
# Fewer plans than this are looked through for garbage in no time.
_MANY = 200
# So many new values are looked through for garbage together.
_LOOKED_THROUGH = 20_000
# Fewer words than this stand in many plans.
_TELLING = 5


class Catalogue(Protocol):
    """What the assistant needs of the library."""

    def generation(self) -> int:
        """The number that rises with every published change."""
        ...

    def cards(self) -> tuple[PlanCard, ...]:
        """The cards of the active plans."""
        ...

    def opened(self, card: PlanCard) -> Plan:
        """The plan of a card."""
        ...


class Retriever(Protocol):
    """What the assistant needs of retrieval."""

    def similar(self, dense: str, lexical: str, plans: Sequence[str] | None) -> Mapping[tuple[str, str], float]:
        """How near the sections of the plans are to the question, 0 to 1, by (plan id, section path), nearest first."""
        ...


class Composer(Protocol):
    """A language model that words an answer from evidence."""

    def worded(
        self, question: str, extractive: Answer, drafts: Sequence[Draft], text: Callable[[Plan], str], *, english: bool
    ) -> Answer | None:
        """The answer in the model's words, None where it may not go out; `text` gives a plan's squashed text."""
        ...


class Assistant:
    """Answers questions from the plans of a library; thread-safe."""

    def __init__(
        self,
        library: Catalogue,
        retriever: Retriever,
        vocabulary: Callable[[], Vocabulary],
        composer: Composer | None = None,
    ) -> None:
        """Answer from `library`, its words counted by `vocabulary`; with `composer` a language model words answers."""
        self._library = library
        self._retriever = retriever
        self._vocabulary = vocabulary
        self._composer = composer
        self._book = EvidenceBook()
        self._shelf: Shelf | None = None
        self._lock = threading.Lock()

    def worded_by(self, composer: Composer | None) -> Assistant:
        """The same assistant with another language model, or without one."""
        return Assistant(self._library, self._retriever, self._vocabulary, composer)

    def warm(self) -> None:
        """Load what the first question would wait for; no language model is asked."""
        self._found("Hạn nộp báo cáo là ngày nào?", dt.date(2025, 1, 1), None, (), None)
        _keep_for_good()

    def ask(
        self,
        question: str,
        *,
        today: dt.date,
        plan: str | None = None,
        followed: tuple[str, ...] = (),
        previous: Turn | None = None,
    ) -> Reply:
        """Answer a question; `plan` limits it, `followed` are the asker's own plans, `previous` what it may lean on."""
        asked, outcome, drafts = self._found(question, today, plan, followed, previous)
        if isinstance(outcome, Answer) and self._composer:
            text = self._book.source
            outcome = self._composer.worded(question, outcome, drafts, text, english=asked.english) or outcome
        return Reply(outcome, _turn(asked, outcome, drafts))

    def _found(
        self, question: str, today: dt.date, plan: str | None, followed: tuple[str, ...], previous: Turn | None
    ) -> tuple[Question, Outcome, tuple[Draft, ...]]:
        shelf = self._current()
        asked = understand(question, shelf.names, shelf.vocabulary, plan=plan, previous=previous)
        return asked, *self._outcome(asked, shelf, today, followed)

    def _current(self) -> Shelf:
        generation = self._library.generation()
        with self._lock:
            if self._shelf is None or self._shelf.generation != generation:
                cards, words = self._library.cards(), self._vocabulary()
                self._shelf = Shelf(generation, cards, self._library.opened, words, self._shelf)
                if len(cards) > _MANY:
                    _keep_for_good()
            return self._shelf

    def _outcome(
        self, question: Question, shelf: Shelf, today: dt.date, followed: tuple[str, ...]
    ) -> tuple[Outcome, tuple[Draft, ...]]:
        english, source = question.english, self._book.source
        if not shelf.cards:
            return refusal(say("no_plans", english), source, english=english), ()
        if not question.words.strip(" ?!.,"):
            return refusal(say("empty_question", english), source, english=english), ()
        if question.named.unknown_places and not question.plans:
            known = "; ".join(plan_label(card, english=english) for card in list(shelf.cards.values())[:8])
            place = ", ".join(question.named.unknown_places)
            return refusal(say("unknown_place", english, place=place, plans=known), source, english=english), ()
        named = tuple(one for one in question.plans if one in shelf.cards)
        own = () if named or question.asked.which_plans else tuple(one for one in followed if one in shelf.cards)
        if 0 < len(named) <= CANDIDATES:
            asking = self._asking(question, shelf, today, named)
            plans = shelf.plans(named, asking.today)
            return _of_those_meant(asking, plans, _others(shelf, plans, asking.today))
        outcome, drafts = self._of_likely(question, shelf, today, named or own)
        if own and not isinstance(outcome, Answer):
            return self._of_likely(question, shelf, today, ())
        return outcome, drafts

    def _of_likely(
        self, question: Question, shelf: Shelf, today: dt.date, among: tuple[str, ...]
    ) -> tuple[Outcome, tuple[Draft, ...]]:
        """What the likeliest of those plans say, or of all where `among` is empty."""
        asking = self._asking(question, shelf, today, among)
        searched = among or tuple(shelf.cards)
        if chosen_ones := chosen_by_card(asking, [shelf.cards[one] for one in searched]):
            return _of_chosen(asking, shelf.plans(chosen_ones[:MOST_PLANS], asking.today))
        first = first_report(asking, [shelf.cards[one] for one in searched]) if question.asked.earliest else None
        # what a plan amends is told by the plan that it belongs to
        chosen = [first[1].amends or first[0].id] if first else []
        plans = shelf.plans(chosen, asking.today) or shelf.likely(searched, asking.similar, asking.today)
        return _of_unnamed(asking, asked_of(asking, plans), len(searched))

    def _asking(self, question: Question, shelf: Shelf, today: dt.date, among: tuple[str, ...]) -> Asking:
        return Asking(
            question,
            Weighing(
                question.tokens,
                shelf.vocabulary,
                question.focus,
                synonyms(),
                question.context,
                translated=question.english,
            ),
            question.asked.as_of or today,
            self._book,
            self._retriever.similar(question.dense, question.words, among or None),
            shelf.offices,
            shelf.stands,
        )


def _keep_for_good() -> None:
    """Leave what there is now out of the search for garbage: with thousands of plans it halts all threads for long."""
    gc.freeze()
    # an answer opens plans, thousands of values that stay: they are not looked through anew every few hundred
    gc.set_threshold(_LOOKED_THROUGH)


def _of_those_meant(
    asking: Asking, named: tuple[Plan, ...], others: tuple[Plan, ...]
) -> tuple[Outcome, tuple[Draft, ...]]:
    """Of plans that amend each other first the one that is asked about; where it says nothing, the other."""
    meant = asked_of(asking, named)
    outcome, drafts = _of_named(asking, meant, others)
    rest = tuple(plan for plan in named if plan not in meant)
    if rest and not isinstance(outcome, Answer):
        second = _of_named(asking, rest, others)
        return second if isinstance(second[0], Answer) else (outcome, drafts)
    return outcome, drafts


def _of_named(asking: Asking, plans: tuple[Plan, ...], others: tuple[Plan, ...]) -> tuple[Outcome, tuple[Draft, ...]]:
    english, source = asking.question.english, asking.book.source
    if by_issue := compared_by_issue(asking, plans[:MOST_PLANS]):
        verdict, told = by_issue
        headline = say("several_headline", english, count=len(told))
        return answer_side_by_side(told, headline, source, verdict), told
    results = [_unless_elsewhere(asking, plan, told_today(asking, plan), others) for plan in plans]
    # of two plans to compare, the words of the question are about both
    floor = _floor(asking) / min(len(plans), 2)
    drafts = tuple(one for one in results if isinstance(one, Draft) and one.coverage >= floor)
    if len(drafts) > 1:
        headline = say("several_headline", english, count=len(drafts))
        return answer_side_by_side(drafts[:MOST_PLANS], headline, source, verdict_over(asking, drafts)), drafts
    if drafts and len(plans) == 1:
        draft = confirmed(asking, drafts[0])
        return answer_from(draft, source), (draft,)
    if drafts:
        return answer_from(drafts[0], source), drafts
    missing = next((one for one in results if isinstance(one, Missing)), None)
    if missing:
        return refusal_of(missing, source, english=english), ()
    near = passages.nearest(asking, plans[0])
    reason = say("nothing_in_plan", english, plan=plan_label(plans[0], english=english))
    return refusal(reason, source, (plans[0], near) if near else None, english=english), ()


def _of_chosen(asking: Asking, plans: tuple[Plan, ...]) -> tuple[Outcome, tuple[Draft, ...]]:
    told = tuple(told_of_choice(asking, plan) for plan in plans)
    headline = say("matching_plans", asking.question.english, count=len(told))
    return answer_side_by_side(told, headline, asking.book.source), told


def _others(shelf: Shelf, named: tuple[Plan, ...], today: dt.date) -> tuple[Plan, ...]:
    """The other plans, for noticing that a question has mixed up two; none in a large library."""
    known = {*(plan.id for plan in named), *(one.plan for plan in named for one in plan.revisions)}
    return shelf.plans(sorted(shelf.cards.keys() - known), today) if len(shelf.cards) <= _FEW else ()


def _unless_elsewhere(
    asking: Asking, plan: Plan, told: Draft | Missing | None, others: tuple[Plan, ...]
) -> Draft | Missing | None:
    """A weak answer is none where another plan says just what is asked: the question has mixed up the plans."""
    few = len({word for word in asking.question.tokens if word != "|"}) < _TELLING
    weak = _WEAK_DATE if isinstance(told, Draft) and told.deadlines else _WEAK
    if few or asking.question.previous or (isinstance(told, Draft) and (told.opening or told.coverage >= weak)):
        return told
    own = told.coverage if isinstance(told, Draft) else 0.0
    elsewhere = [(passages.best_share(asking, other), other) for other in others]
    share, other = max(elsewhere, default=(0.0, plan), key=lambda pair: pair[0])
    if share < _ELSEWHERE or share < own + _CLEARLY_MORE:
        return told
    english = asking.question.english
    labels = {"plan": plan_label(plan, english=english), "other": plan_label(other, english=english)}
    return Missing(plan, say("said_elsewhere", english, **labels), passages.nearest(asking, plan), own)


def _floor(asking: Asking) -> float:
    return 0.0 if asking.weighing.empty else _ENOUGH_NAMED


def _of_unnamed(asking: Asking, plans: tuple[Plan, ...], searched: int) -> tuple[Outcome, tuple[Draft, ...]]:
    english, source = asking.question.english, asking.book.source
    if asking.question.asked.earliest and (first := earliest_answer(asking, plans)):
        first = printed(asking, first)
        return answer_from(first, source), (first,)
    results = [] if _says_nothing(asking) else [(plan, told_today(asking, plan)) for plan in plans]
    enough = _ENOUGH_CONTENT if asking.question.asked.intent == "content" else passages.ENOUGH
    drafts = [one for _, one in results if isinstance(one, Draft) and one.coverage >= enough]
    missing = [one for _, one in results if isinstance(one, Missing)]
    if not drafts:
        reason = say("nothing", english, count=searched)
        if missing and asking.question.asked.intent != "content":
            best = max(missing, key=lambda one: one.coverage)
            near = (best.plan, best.nearest) if best.nearest and best.coverage >= passages.ENOUGH else None
            return refusal(reason, source, near, english=english), ()
        return refusal(reason, source, english=english), ()
    best_coverage = max(draft.coverage for draft in drafts)
    fitting = [draft for draft in drafts if draft.coverage >= best_coverage - _apart(asking, draft)]
    straight = [draft for draft in fitting if not draft.opening]
    fitting = straight or fitting
    if len(fitting) == 1:
        draft = confirmed(asking, fitting[0])
        return answer_from(draft, source), (draft,)
    which = asking.question.asked.which_plans
    if len(fitting) > MOST_PLANS or (not which and too_long(fitting)):
        return clarification([draft.plan for draft in fitting], english=english), ()
    key = "matching_plans" if which else "several_headline"
    return answer_side_by_side(fitting, say(key, english, count=len(fitting)), source), tuple(fitting)


def _apart(asking: Asking, draft: Draft) -> float:
    """How much less of the question a plan's answer may cover than the best: of a few words each tells little."""
    few = sum(word != "|" for word in asking.question.tokens) <= _TELLING
    alike = draft.deadlines or asking.question.asked.intent == "money"
    return _OF_FEW_WORDS if few and alike else _ABOUT_AS_MUCH


def _says_nothing(asking: Asking) -> bool:
    """ "bạn là ai", "hello": no plan, no kind of fact, hardly a word."""
    words = [word for word in asking.question.tokens if word != "|"]
    return len(words) < 2 and asking.question.asked.intent in ("content", "office", "person")


def _turn(question: Question, outcome: Outcome, drafts: Sequence[Draft]) -> Turn:
    plans = tuple(dict.fromkeys(cited.plan for cited in outcome.citations)) or question.plans
    sections = tuple(dict.fromkeys(cited.section for cited in outcome.citations))
    office = next((draft.office for draft in drafts if draft.office), None)
    previous = question.previous.office if question.previous else None
    return Turn(question.whole, question.asked.intent, plans, sections, office or previous)
