"""What a plan changes in other plans: amended, added, repealed, replaced; and the text that it puts in. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TypeVar

from knowledge import messages
from knowledge.facts.deadlines import deadlines_of
from knowledge.facts.designations import amended_document, named_document, whole_documents
from knowledge.facts.effect import day_at, effect_of
from knowledge.facts.instructions import VERB, Instruction, instructions_in, looks_like_one
from knowledge.facts.passages import Passage, Span, sentences
from knowledge.facts.provisions import places_in
from knowledge.model import Amendment, Deadline, Header, Oddity, Paragraph, Reference, Section
from knowledge.vietnamese import fold_aligned, squash

_SILENT = ("header", "legal_basis", "recipients", "signature")
_TITLES = ("title", "plan_title")
_LONGEST_QUOTE = 900
_QUOTE_MARKS = "\"'"
_CLOSING = re.compile(r"\s*([\"'])\s*[.;,]?\s*$")
_MAY_ORDER = re.compile(VERB.pattern)
_OUTERMOST = re.compile(r"[IVXL]+\b|Điều|Phụ lục")
# "..., áp dụng kể từ ngày 01/4/2026", "Bãi bỏ Kế hoạch số 12 ... kể từ ngày 01/01/2027"
_OWN_EFFECT = re.compile(
    r"(?<![^\W_])(?:ap dung|thuc hien|(?:co|het|con)\s+hieu luc|ke)(?:\s+thi hanh)?(?:\s+ke)?\s+tu\s+"
)
_EFFECT_OF_ALL = re.compile(r"ngay\s+(?:ke hoach|quyet dinh|van ban)\s+nay")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Amending:
    """What was read: the amendments, what stayed unclear, and the words (section, text) that they are made of."""

    amendments: tuple[Amendment, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    covered: frozenset[tuple[str, str]] = frozenset()

    def without_orders(self, deadlines: Sequence[Deadline]) -> tuple[Deadline, ...]:
        """The deadlines that the plan sets by itself: a date inside an order belongs to the other plan."""
        orders = [(path, squash(text)) for path, text in self.covered]
        return tuple(
            one
            for one in deadlines
            if not any(path == one.section and squash(one.quote) in text for path, text in orders)
        )


def worded_deadlines(amendment: Amendment, header: Header, ends_on: dt.date | None) -> tuple[Deadline, ...]:
    """The deadlines in the text that an amendment puts in, as far as the text says them by itself."""
    found = deadlines_of(header, amendment.given, None, ends_on)
    return tuple(replace(deadline, in_force_from=amendment.since) for deadline in found)


def amending_in(passages: Sequence[Passage], header: Header) -> Amending:
    """All that the plan changes in others."""
    reader = _Reader(passages, header.issued_on)
    reader.read()
    if not reader.found:
        return Amending((), tuple(reader.oddities()))
    given = {text for _, text in reader.covered}
    effect = effect_of((passage for passage in passages if passage.quote() not in given), header.issued_on)
    amendments = tuple(one if own else replace(one, since=effect.since) for one, own in reader.found)
    return Amending(amendments, tuple(reader.oddities()), frozenset(reader.covered))


@dataclass(slots=True)
class _Reader:
    """Walks the passages; a heading or lead that names the amended document, or a provision, speaks for all below it.

    `found` has each amendment and whether it names a day of effect of its own.
    """

    passages: Sequence[Passage]
    issued_on: dt.date | None
    found: list[tuple[Amendment, bool]] = field(default_factory=list)
    covered: set[tuple[str, str]] = field(default_factory=set)
    _unread: list[Oddity] = field(default_factory=list)
    _title: Passage | None = None
    _documents: dict[str, Reference] = field(default_factory=dict)
    _places: dict[str, str] = field(default_factory=dict)
    _at: int = 0

    def read(self) -> None:
        while self._at < len(self.passages):
            passage = self.passages[self._at]
            self._at += 1
            if passage.section.path not in _SILENT and passage.paragraph.cell is None:
                self._passage(passage)

    def oddities(self) -> Iterator[Oddity]:
        yield from self._unread
        if self._title is not None and not self.found and not self._unread:
            yield Oddity(self._title.section.path, self._title.quote(), messages.AMENDMENT_NOT_FOUND)

    def _passage(self, passage: Passage) -> None:
        if not (_MAY_ORDER.search(passage.text.lower()) or _may_name(passage.text)):
            return
        folded = fold_aligned(passage.text)
        for span in sentences(passage.text, passage.body):
            wholes = list(whole_documents(passage, span))
            for kind, document in wholes:
                self._keep(passage, span, Instruction(kind), document, folded[span.start : span.end])
            if wholes or self._leads(passage, folded, span):
                continue
            framed = _above(passage, self._documents)
            orders = instructions_in(passage.text, folded, span, framed=framed is not None)
            if not orders and framed and looks_like_one(passage.text, folded, span):
                self._report(passage, span)
            if self._order(passage, folded, span, orders, framed):
                return

    def _order(
        self, passage: Passage, folded: str, span: Span, orders: Sequence[Instruction], framed: Reference | None
    ) -> bool:
        """Keep what a sentence orders; gives whether the rest of the paragraph belongs to it."""
        own = _own_document(passage, span)
        # a number in the sentence itself goes before what stands above, a mere title does not
        document = own if own and own.number else framed or own
        for order in orders if document else ():
            if order.opens is not None:
                self._keep(passage, span, order, document, folded[span.start : order.opens])
                return True
            rest = folded[span.start if order.kind == "repeal" else order.end : span.end]
            self._keep(passage, span, order, document, rest)
        return False

    def _leads(self, passage: Passage, folded: str, span: Span) -> bool:
        """Whether a title, heading or lead only says of which document, or provision, the following speaks."""
        path, text = passage.section.path, passage.text
        title = path in _TITLES
        if title or path == "preamble" or passage.heading or text.endswith(":"):
            document = amended_document(passage, span)
            if document is not None and not (places_in(text, folded, span) and not title):
                self._documents[path] = document
                self._title = passage if title and self._title is None else self._title
                return True
        below = self.passages[self._at : self._at + 1]
        if text.endswith(":") and below and _is_below(below[0], passage) and VERB.match(below[0].text, below[0].body):
            # "Tại khoản 2 mục VI:" over "- Thay cụm từ ...", "- Bãi bỏ điểm c"
            places = places_in(text, folded, span)
            if len(places) == 1 and _above(passage, self._documents) is not None:
                self._places[path] = places[0]
                return True
        return title

    def _keep(self, passage: Passage, span: Span, order: Instruction, document: Reference | None, said: str) -> None:
        """Keep an order with the text that it puts in; what it `said` (folded) may name a day of effect of its own."""
        given = self._given(passage, order.opens) if order.opens is not None else []
        if order.opens is not None and not given:
            self._report(passage, span)
            return
        end = span.end if order.opens is None else len(passage.text)
        words = [passage.quote(Span(span.start, end)), *(one.quote() for one, _ in given if one is not passage)]
        places = self._complete(passage, order.places)
        stated, since = _own_effect(said, self.issued_on)
        amendment = Amendment(
            order.kind,
            passage.section.path,
            passage.paragraph.page,
            _shortened(" ".join(words)),
            document,
            since,
            places=places,
            given=tuple(_section(one, one.quote(part)) for one, part in given),
            subject=order.subject,
            taken=order.taken,
            put=order.put,
        )
        self.found.append((amendment, stated))
        if given or places or order.put or order.taken:
            paths = [passage.section.path, *(one.section.path for one, _ in given if one is not passage)]
            self.covered |= set(zip(paths, words, strict=True))

    def _complete(self, passage: Passage, places: tuple[str, ...]) -> tuple[str, ...]:
        """Provisions with what the lead above says: "điểm c" under "Tại khoản 2 mục VI:"."""
        lead = _above(passage, self._places)
        if lead is None:
            return places
        return tuple(place if _OUTERMOST.match(place) else f"{lead}/{place}" for place in places) or (lead,)

    def _given(self, passage: Passage, opens: int) -> list[tuple[Passage, Span]]:
        """The paragraphs put in: those between quotation marks, else all that stands below the order."""
        rest = passage.text[opens:].strip()
        following = self.passages[self._at :]
        first = rest or (following[0].text.strip() if following else "")
        if first[:1] in _QUOTE_MARKS and (quoted := self._quoted(passage, opens)):
            self._at += sum(one is not passage for one, _ in quoted)
            return quoted
        below = list(takewhile(lambda one: _is_below(one, passage), following)) if not rest else []
        self._at += len(below)
        own = [(passage, _stripped(passage, opens))] if rest else []
        return [*own, *((one, _stripped(one, 0)) for one in below)]

    def _quoted(self, passage: Passage, opens: int) -> list[tuple[Passage, Span]]:
        """The paragraphs up to the one that closes the quotation marks; empty where none does."""
        found: list[tuple[Passage, Span]] = []
        mark, marks = "", 0
        for one in (passage, *self.passages[self._at :]):
            start = opens if one is passage else 0
            words = one.text[start:].strip()
            mark = mark or words[:1]
            if words and (one.section.path in _SILENT or (found and marks % 2 == 0 and words[0] != mark)):
                break
            if words:
                marks += words.count(mark)
                found.append((one, _stripped(one, start)))
        return found if marks % 2 == 0 else []

    def _report(self, passage: Passage, span: Span) -> None:
        self._unread.append(Oddity(passage.section.path, passage.quote(span), messages.AMENDMENT_NOT_READ))


def _above(passage: Passage, known: Mapping[str, T]) -> T | None:
    """What the section, or one of the headings above, says; else the title, else the lead-in."""
    places = (passage.section.path, *reversed(passage.section.ancestors), *_TITLES, "preamble")
    return next((known[place] for place in places if place in known), None)


def _own_document(passage: Passage, span: Span) -> Reference | None:
    """The document named behind the verb, or before "được sửa đổi"."""
    verb = VERB.search(passage.text, span.start, span.end)
    if verb is None:
        return None
    named = named_document(passage, Span(verb.end(), span.end))
    passive = passage.text[span.start : verb.start()].endswith(("được ", "bị "))
    return named or (named_document(passage, Span(span.start, verb.start())) if passive else None)


def _own_effect(words: str, issued_on: dt.date | None) -> tuple[bool, dt.date | None]:
    """Whether an order (folded) names a day of effect of its own, and which."""
    stated = _OWN_EFFECT.search(words)
    if stated is None or _EFFECT_OF_ALL.match(words, stated.end()):
        return False, None
    return True, day_at(words, stated.end(), issued_on)


def _is_below(one: Passage, passage: Passage) -> bool:
    path = passage.section.path
    return one.section.path == path or path in one.section.ancestors


def _stripped(passage: Passage, start: int) -> Span:
    """The words from a position on without the quotation marks around them."""
    text = passage.text
    while start < len(text) and (text[start].isspace() or text[start] in _QUOTE_MARKS):
        start += 1
    closing = _CLOSING.search(text, start)
    # "... phong trào “Đổi mới”": the inner marks stay
    if closing and text.count(closing[1], start, closing.start()) % 2 == 0:
        return Span(start, closing.start())
    return Span(start, len(text))


def _section(passage: Passage, text: str) -> Section:
    """A paragraph put in, as a section of the plan that prints it, without a label."""
    paragraph = Paragraph(text, passage.paragraph.page, passage.paragraph.bullet)
    return Section(passage.section.path, "", "", (paragraph,), passage.paragraph.page)


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0]


def _may_name(text: str) -> bool:
    """ "Kế hoạch số 12/KH-UBND hết hiệu lực", "Tại khoản 2 mục VI:"."""
    return "hiệu lực" in text or text.rstrip().endswith(":")
