"""From which day a plan is in force, and what it takes the place of, where that is asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.answering.draft import Asking, Draft, Missing, Statement
from knowledge.answering.parts import headline
from knowledge.answering.phrases import say
from knowledge.answering.wording import day
from knowledge.facts.effect import effect_in
from knowledge.facts.passages import sentences
from knowledge.model import Plan
from knowledge.question import own_words
from knowledge.question.settling import COUNTED_FROM
from knowledge.readable import plan_label, readable, shortened
from knowledge.vietnamese import fold, squash, syllables

_ASKS_EFFECT = re.compile(r"\bhieu luc\b.{0,25}\b(?:khi nao|bao gio|ngay nao|ngay may|luc nao|ngay bao nhieu)\b")
_ASKS_REPLACED = re.compile(
    r"\b(?:thay the|bai bo)(?: cho)? (?:van ban|ke hoach|quyet dinh|cai|cong van|nhung gi|cac|ke hoach cu)?"
    r" ?(?:so )?(?:nao|gi|may|bao nhieu)\b"
)
_REPLACES = re.compile(
    r"\b(?:thay the|bai bo|het hieu luc)\b(?: cho)?(?:[^.;]{0,30})\b(?:ke hoach|quyet dinh|cong van|chuong trinh)\b"
)
_WORDS = frozenset(["|", "dh", *syllables("hiệu lực thi hành áp dụng từ kể bắt đầu thay thế bãi bỏ nội dung cho")])
_LONGEST = 420


def force_answer(asking: Asking, plan: Plan) -> Draft | Missing | None:
    """The day of effect, the plan before; that none is named where nothing speaks of it; None for another question."""
    folded = asking.question.folded
    about = {word for word in asking.question.tokens if not word.isdigit()}
    if COUNTED_FROM.search(folded) or about - _WORDS - own_words() - set(syllables(plan.header.issuer)):
        return None
    english = asking.question.english
    parts: list[tuple[str, str, tuple[Statement, ...]]] = []
    if _ASKS_EFFECT.search(folded):
        parts.append(("effect_date", "hieu luc", in_force(plan, english=english)[:1]))
    if _ASKS_REPLACED.search(folded):
        parts.append(("replaced_document", "thay the", tuple(_replacing(plan))))
    told = tuple(statement for _, _, statements in parts for statement in statements)
    # said in other words: a passage may tell
    untold = [field for field, words, statements in parts if not statements and words not in fold(plan.text)]
    label = plan_label(plan, english=english)
    fields = ", ".join(say(field, english) for field in untold)
    missing = say("no_header_field", english, plan=label[:1].lower() + label[1:], field=fields) if untold else ""
    if told:
        return Draft(plan, headline(asking, plan), told, 1.0, closing=missing)
    return Missing(plan, missing, None, 1.0) if missing else None


def in_force(plan: Plan, *, english: bool) -> tuple[Statement, ...]:
    """From which day the plan is in force, where a paragraph says so."""
    return tuple(
        Statement(
            say("effect_is", english, date=day(found.since)), section.path, paragraph.page, paragraph.text.strip()
        )
        for section in plan.sections
        for paragraph in section.paragraphs
        if (found := effect_in(fold(squash(paragraph.text)), plan.header.issued_on)) and found.since
    )


def _replacing(plan: Plan) -> Iterator[Statement]:
    for section in plan.sections:
        for paragraph in section.paragraphs:
            for span in sentences(paragraph.text):
                sentence = paragraph.text[span.start : span.end].strip()
                if _REPLACES.search(fold(sentence)):
                    yield Statement(shortened(readable(sentence), _LONGEST), section.path, paragraph.page, sentence)
