"""Offices whose names end in a verb, known where they stand alone: "Phòng Kế hoạch tổng hợp". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from knowledge.facts.offices import VERB, whole_name
from knowledge.facts.passages import Passage
from knowledge.vietnamese import squash

_NAME = re.compile(r"(?:Phòng|Ban|Trung tâm|Khoa|Viện|Bộ phận|Chi cục)(?: [^\W\d_]+){2,6}")


_TIE = "\N{NO-BREAK SPACE}"


def with_whole_names(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages, such names held together by a space after which no verb begins."""
    spelled = _spelled(passages)
    if not spelled:
        return passages
    # "về phòng Kế hoạch tổng hợp" in a sentence, "Phòng Kế hoạch tổng hợp" over its duties
    known = re.compile("|".join(f"[{name[0]}{name[0].lower()}]{re.escape(name[1:])}" for name in spelled))

    def named(text: str) -> str:
        return known.sub(lambda match: match[0][0] + spelled[match[0][0].upper() + match[0][1:]][1:], text)

    return tuple(replace(p, text=named(p.text), above=tuple(map(named, p.above))) for p in passages)


def _spelled(passages: Iterable[Passage]) -> dict[str, str]:
    """The names that fill a cell or a heading, each with its last words tied to the others."""
    alone = (squash(p.text[p.body :]).strip(" .:;") for p in passages if p.paragraph.cell or p.heading)
    found = {}
    for name in alone:
        if _NAME.fullmatch(name) and whole_name(name) is None and (cut := _verb_at_the_end(name)):
            found[name] = f"{name[: cut - 1]}{_TIE}{name[cut:]}"
    return found


def _verb_at_the_end(name: str) -> int | None:
    return next((m.start() for m in VERB.finditer(name) if m.end() == len(name) and name[m.start() - 1] == " "), None)
