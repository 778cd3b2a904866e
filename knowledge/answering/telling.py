"""A model's wording is put into the frame of the answer: plan's name, corrected premise, computed days. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.answering.composing import ANSWER_LIMIT, LIST_LIMIT
from knowledge.answering.draft import Draft
from knowledge.answering.grounding import Source, segments
from knowledge.answering.grounding.claims import claims_of
from knowledge.answering.grounding.polarity import denies, says_no, says_yes
from knowledge.answering.grounding.spelling import spelled, without_bullets
from knowledge.answering.phrases import say
from knowledge.model import Answer

# A part of a list has so many words; so many of them are in a wording that tells it.
_PART, _TOUCHED = 3, 0.5
_MARK = re.compile(r"\[(\d{1,3})\]")


def unsaid(wording: str, drafts: Sequence[Draft], sources: Sequence[Source], *, english: bool) -> tuple[str, ...]:
    """What a wording leaves out although the answer is wrong without it, and a yes or no that is not the program's."""
    cited = {number for part in segments(wording) for number in part.cited}
    found = []
    openings = [draft.opening for draft in drafts if draft.opening]
    parts = [part.text for part in segments(without_bullets(wording))]
    if any(map(says_yes, parts)) and say("yes", english) not in openings:
        found.append("không được tự khẳng định “có”")
    if any(map(says_no, parts)) and not any(denies(spelled(opening)) for opening in openings):
        found.append("không được tự khẳng định “không”")
    plans = {sources[number - 1].plan for number in cited if number <= len(sources)}
    found += [f"thiếu {source.label}" for source in sources if source.plan not in plans]
    whole = {draft.plan.id for draft in drafts if draft.is_list or len(draft.deadlines) > 1}
    missing = [number for number, one in enumerate(sources, 1) if one.plan in whole and number not in cited]
    found += [f"thiếu nguồn [{number}]" for number in missing]
    lists = {draft.plan.id for draft in drafts if draft.is_list and not english}
    for source in [sources[number - 1] for number in cited if number <= len(sources)]:
        found += [*_halved(wording, source), *(_left_out(wording, source) if source.plan in lists else ())]
    if len(wording) > _limit(drafts):
        found.append("dài quá")
    return tuple(dict.fromkeys(found))


def _limit(drafts: Sequence[Draft]) -> int:
    return LIST_LIMIT if len(drafts) > 1 or any(draft.is_list for draft in drafts) else ANSWER_LIMIT


def _halved(wording: str, source: Source) -> Iterator[str]:
    """ "30/5" alone where reports are due on 30/5 and 30/11."""
    days = {
        claim.value
        for claim in claims_of(spelled("\n".join(source.told)))
        if claim.kind == "date" and claim.value[2] == 0
    }
    said = {(*claim.value[:2], 0) for claim in claims_of(spelled(wording)) if claim.kind == "date"}
    if days & said:
        yield from (f"thiếu mốc {day}/{month}" for day, month, _ in sorted(days - said))


def _left_out(wording: str, source: Source) -> Iterator[str]:
    """The parts of a list in one passage ("chủ trì ...; tổng hợp ...; theo dõi ...") that a wording hardly touches."""
    said = set(_words(wording))
    for line in "\n".join(source.told).split("\n"):
        for part in line.split("; ") if not line.startswith("“") else ():
            words = _words(part)
            if len(words) >= _PART and sum(word in said for word in words) < _TOUCHED * len(words):
                yield f"thiếu: {part}"


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", spelled(text).folded)


def retold(
    extractive: Answer, drafts: Sequence[Draft], sources: Sequence[Source], wording: str, model: str, *, english: bool
) -> Answer:
    """The answer with the wording in place of the statements; only what it cites is kept, numbered as it appears."""
    lines = wording.split("\n")
    if len(drafts) == 1:
        told = [f"{drafts[0].headline}:", *_framed(drafts[0], lines, english=english)]
    else:
        first, *_, last = extractive.text.split("\n")
        compared = [last] if last not in _own_lines(drafts) and not _MARK.search(last) else []
        told = [first, *_side_by_side(drafts, sources, wording, english=english), *compared]
    text = "\n".join(told)
    cited = list(dict.fromkeys(int(number) for number in _MARK.findall(text)))
    order = {old: new for new, old in enumerate(cited, 1)}
    return replace(
        extractive,
        text=_MARK.sub(lambda match: f"[{order[int(match[1])]}]", text),
        citations=tuple(extractive.citations[number - 1] for number in cited),
        model=model,
    )


def _framed(draft: Draft, lines: Sequence[str], *, english: bool) -> list[str]:
    """The lines between what the program says first and last, unless they say it themselves."""
    first = spelled(without_bullets(lines[0]))
    said_yes = draft.opening == say("yes", english) and says_yes(lines[0])
    corrected = denies(spelled(draft.opening)) and denies(first)
    opening = [] if said_yes or corrected or not draft.opening else [draft.opening]
    said = {claim.value for line in lines for claim in claims_of(spelled(line))}
    computed = {claim.value for claim in claims_of(spelled(draft.closing)) if claim.kind in ("date", "length")}
    closing = [] if not draft.closing or (computed and computed <= said) else [draft.closing]
    return [*opening, *lines, *closing]


def _own_lines(drafts: Sequence[Draft]) -> set[str]:
    """The lines that the drafts brought; another last line compares the plans."""
    told = (text for draft in drafts for text in (draft.closing, *(one.text for one in draft.statements)))
    return {line for text in told for line in text.split("\n")}


def _side_by_side(drafts: Sequence[Draft], sources: Sequence[Source], wording: str, *, english: bool) -> Iterator[str]:
    """What speaks of several plans first, then each plan with its own lines."""
    lines = wording.split("\n")
    plans: dict[int, set[str]] = {number: set() for number in range(len(lines))}
    for part in segments(wording):
        plans[part.line] |= {sources[number - 1].plan for number in part.cited}
    yield from (line for number, line in enumerate(lines) if len(plans[number]) != 1)
    for draft in drafts:
        own = [line for number, line in enumerate(lines) if plans[number] == {draft.plan.id}]
        if own:
            yield from (f"{draft.headline}:", *_framed(draft, own, english=english))
