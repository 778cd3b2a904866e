"""The deadline that an amendment moves ("từ ngày 10/11 thành ngày 30/11") found, and its date changed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from knowledge import messages
from knowledge.calendar import parts_of
from knowledge.consolidating import Consolidated, Sections, Unclear, provision, within
from knowledge.facts.shifting import has_year, names, with_date, without_year
from knowledge.model import Amendment, Deadline, Section
from knowledge.vietnamese import aligned, nfc, syllables

# The deadline is meant that has most of the words, and pairs of words, by which it is called; clearly most.
_MEANT, _CLEARLY = 0.5, 0.1
_EMPTY = frozenset({"thoi", "han", "gian", "ngay", "viec", "cac", "cua", "ve", "va", "doi", "voi", "cho"})
_DAY_AND_MONTH = re.compile(r"(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})(?:\s*(?:[/.-]|,?\s*năm)\s*(\d{4}))?")


def moved(sections: Sections, live: Iterable[Deadline], amendment: Amendment) -> Consolidated | Unclear:
    """The sections with the date changed of the one deadline that is meant; Unclear where none or several may be."""
    roots = [provision(sections, place) for place in amendment.places]
    if unclear := next((root for root in roots if isinstance(root, Unclear)), None):
        return unclear
    paths = {one.path for one in within(sections, [root.path for root in roots if isinstance(root, Section)])}
    placed = [one for one in live if one.section in paths or not amendment.places]
    meant = _meant([one for one in placed if _is_due(one, amendment.taken)], sections, amendment.subject)
    if isinstance(meant, Unclear):
        return meant
    if meant.kind == "recurring" and (has_year(amendment.put) or has_year(amendment.taken)):
        # "hạn báo cáo năm 2026 lùi từ 10/11/2026 đến 20/11/2026": the other years stay
        return Unclear(messages.MOVED_FOR_ONE_YEAR)
    taken = amendment.taken if names(meant.quote, amendment.taken) else without_year(amendment.taken)
    words = with_date(meant.quote, taken, amendment.put)
    if words is None:
        return Unclear(messages.DEADLINE_AMBIGUOUS)
    return _with_words(sections, meant, words)


def _meant(candidates: Sequence[Deadline], sections: Sections, subject: str) -> Deadline | Unclear:
    wanted = _terms(subject)
    scored = [(_share(wanted, one, sections), one) for one in candidates]
    fitting = sorted((pair for pair in scored if pair[0] >= _MEANT), key=lambda pair: -pair[0])
    if not fitting:
        return Unclear(messages.DEADLINE_MISSING)
    if len(fitting) > 1 and fitting[1][0] > fitting[0][0] - _CLEARLY:
        return Unclear(messages.DEADLINE_AMBIGUOUS)
    return fitting[0][1]


def _share(wanted: set[str], deadline: Deadline, sections: Sections) -> float:
    """How much of what is said stands in the deadline's own words and the headings above it."""
    own = next((one for one in sections if one.path == deadline.section), None)
    paths = {*own.ancestors, own.path} if own else set()
    titles = [one.title for one in sections if one.path in paths]
    said = _terms(" ".join([deadline.quote, deadline.task, deadline.who or "", *titles]))
    return len(wanted & said) / len(wanted) if wanted else 1.0


def _terms(text: str) -> set[str]:
    """The syllables that say something, and the pairs that stand side by side: "sơ kết" is not "kết quả"."""
    words = [word for word in syllables(text) if word not in _EMPTY]
    return {*words, *(" ".join(pair) for pair in pairwise(words))}


def _is_due(deadline: Deadline, date: str) -> bool:
    """Whether a deadline is due on the day that is to go; any is where none is named."""
    if not date:
        return True
    if not (names(deadline.quote, date) or names(deadline.quote, without_year(date))):
        return False
    named = _DAY_AND_MONTH.search(aligned(date).lower())
    if named is None:
        return True
    day, month, year = (int(part) if part else None for part in named.groups())
    due = deadline.end if deadline.kind == "period" else deadline.date
    if due is not None:
        return (due.day, due.month) == (day, month) and year in (None, due.year)
    rule = parts_of(deadline.rrule or "")
    return str(day) in rule.get("BYMONTHDAY", str(day)).split(",") and str(month) in rule.get(
        "BYMONTH", str(month)
    ).split(",")


def _with_words(sections: Sections, deadline: Deadline, words: str) -> Consolidated | Unclear:
    """The sections with other words in the place of a deadline's."""
    quote = nfc(deadline.quote)
    for section in sections:
        texts = [nfc(paragraph.text) for paragraph in section.paragraphs]
        at = next((n for n, text in enumerate(texts) if quote in text), None)
        if section.path == deadline.section and at is not None:
            paragraphs = list(section.paragraphs)
            paragraphs[at] = replace(paragraphs[at], text=texts[at].replace(quote, words, 1))
            changed = replace(section, paragraphs=tuple(paragraphs))
            path = (section.path,)
            return Consolidated(tuple(changed if one is section else one for one in sections), path, path)
    return Unclear(messages.DEADLINE_MISSING)
