"""Answers, questions back and refusals with their sources folded below. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import assert_never

from bot import texts
from bot.rendering.markup import Rich, Run, bold, quoted, shortened, text
from bot.rendering.naming import place_name
from bot.rendering.screen import Button, Rows, Screen, in_rows, lines, page
from knowledge.model import Answer, Citation, Clarification, Outcome, Refusal
from knowledge.vietnamese import squash

# a headline longer than this is a sentence
_HEADLINE = 120
_QUOTE = 700
_MOST_SOURCES = 8
# "trước ngày 10/12/2026", "ngày 30/5", "09/11/2026"
_DATE = re.compile(r"(?:trước |hết )?(?:ngày )\d{1,2}/\d{1,2}(?:/\d{4})?|\b\d{1,2}/\d{1,2}/\d{4}\b")


def outcome_screen(
    question: int, outcome: Outcome, names: Mapping[str, str], *, narrowed: bool = False, apology: str = ""
) -> Screen:
    """The outcome of a question: `names` are the plans' names, `narrowed` says that a button had chosen the plan."""
    runs: list[Run] = [text(f"{apology}\n\n")] if apology else []
    runs.extend(headed(outcome.text))
    if outcome.citations:
        runs.append(text("\n\n"))
        runs.extend(sources(outcome.citations, names))
    return Screen(tuple(runs), _buttons(question, outcome, narrowed=narrowed))


def headed(words: str) -> Rich:
    """The first line in bold if others follow, and dates in bold."""
    head, _, rest = words.strip().partition("\n")
    if rest and len(head) <= _HEADLINE:
        return (bold(head), text("\n"), *_with_dates(rest))
    return _with_dates(words.strip())


def sources(citations: tuple[Citation, ...], names: Mapping[str, str]) -> Rich:
    """Numbered quotes with plan and place, folded; a plan is named once for the quotes that follow each other."""
    blocks, plan = [], ""
    for number, citation in enumerate(citations, 1):
        place = place_name(citation.section)
        name = names.get(citation.plan, citation.title)
        where = place if citation.plan == plan else f"{name}, {place}"
        quote = shortened(squash(citation.quote), _QUOTE)
        blocks.append((bold(f"[{number}]"), text(f" {where}\n“{quote}”")))
        plan = citation.plan
    return quoted(lines(blocks))


def citation_caption(citation: Citation, names: Mapping[str, str]) -> str:
    """What stands below the picture of a page."""
    name = names.get(citation.plan, citation.title)
    return texts.PICTURE_CAPTION.format(plan=name, place=place_name(citation.section), page=citation.page)


def quote_screen(citation: Citation, names: Mapping[str, str], buttons: Rows) -> Screen:
    """The quote in words, where there is no picture of the page."""
    quote = text(f"“{squash(citation.quote)}”")
    return page(citation_caption(citation, names), texts.PICTURE_MISSING, (quote,), buttons=buttons)


def forwarded_screen(question: str, asker: str) -> Screen:
    """A question without an answer, for the admins."""
    asked = (text(f"“{question}”"),)
    return page(texts.FORWARDED_FOR_ADMIN_TITLE, asked, texts.FORWARDED_FOR_ADMIN.format(name=asker))


def _with_dates(words: str) -> Rich:
    runs, at = [], 0
    for match in _DATE.finditer(words):
        runs.append(text(words[at : match.start()]))
        runs.append(bold(match[0]))
        at = match.end()
    runs.append(text(words[at:]))
    return tuple(run for run in runs if run.text)


def _buttons(question: int, outcome: Outcome, *, narrowed: bool) -> Rows:
    match outcome:
        case Answer():
            verdicts = [Button(texts.GOOD, f"q:good:{question}"), Button(texts.BAD, f"q:bad:{question}")]
            remind = [Button(texts.REMIND_ME, f"q:follow:{question}")] if outcome.deadlines else []
            return (*_source_buttons(question, outcome.citations), (*remind, *verdicts))
        case Clarification():
            options = (
                Button(option.label, f"q:option:{question}:{number}") for number, option in enumerate(outcome.options)
            )
            return in_rows(options, 1)
        case Refusal():
            everywhere = (Button(texts.ALL_PLANS, f"q:all:{question}"),) if narrowed else ()
            return (*_source_buttons(question, outcome.citations), (*everywhere, _forward(question)))
        case _:
            assert_never(outcome)


def _source_buttons(question: int, citations: tuple[Citation, ...]) -> Rows:
    shown = range(1, min(len(citations), _MOST_SOURCES) + 1)
    return in_rows((Button(texts.SOURCE.format(number=n), f"q:source:{question}:{n}") for n in shown), 4)


def _forward(question: int) -> Button:
    return Button(texts.FORWARD, f"q:forward:{question}")
