"""Dates listed behind a colon: "Thời hạn gửi hồ sơ về Sở: đợt 1 trước ngày 10/6, đợt 2 trước ngày 10/11". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.facts import obligations as duty
from knowledge.facts.addressees import addressee
from knowledge.facts.objects import OPENS_WITH_THING
from knowledge.facts.offices import whole_name
from knowledge.facts.passages import Span
from knowledge.facts.surroundings import Place

_LEAD = re.compile(r"[^:.;]{8,140}:\s")
# "đợt 1", "lớp thứ hai", "học kỳ I", "giai đoạn đầu": one of several times that the same thing is done
_ORDINAL = re.compile(
    r"(?:đợt|lần|giai đoạn|học kỳ|kỳ|lớp|vòng|khóa|nhóm|phần)\s+(?:thứ\s+)?"
    r"(?:\d{1,2}|[IVX]+|nhất|một|hai|ba|bốn|đầu|cuối)"
    r"|(?:vòng\s+)?(?:sơ khảo|sơ loại|bán kết|chung kết|chung khảo)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[\s,;:+*-]*(?:và\s+)?(?:(?:riêng|đối với|với)\s+)*", re.IGNORECASE)
_BEHIND = re.compile(r"[\s,;:-]*(?:\s(?:xong|gửi|nộp|hoàn thành|là|vào))*[\s,;:-]*$", re.IGNORECASE)
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Item:
    """What is done by one date of the list, to whom it goes, and by whom where the item names an office."""

    task: str
    to_whom: str | None
    who: str | None = None
    ordinal: bool = False


def item_of(place: Place) -> Item | None:
    """The item that a date belongs to; None where the date stands in no such list or its words say more."""
    text, folded, sentence = place.sentence.text, place.sentence.folded, place.sentence.span
    lead = _LEAD.match(text, sentence.start, place.first.start)
    if lead is None or place.inner is not None:
        return None
    words = _BEHIND.sub("", text[max(place.before.start, lead.end()) : place.first.start])
    words = words[_opening(words) :]
    span = Span(lead.start(), lead.end() - 2)
    found = duty.verbs(text, folded, span)
    if not words or not found or len(words.split()) > _LONGEST:
        return None
    verb = next((verb for verb in found if verb.sends), found[0])
    task = duty.task_at(text, folded, verb, span.end)
    to_whom = addressee(text, span)
    if _ORDINAL.fullmatch(words):
        return Item(f"{task} ({words})", to_whom, ordinal=True)
    if not verb.sends or OPENS_WITH_THING.match(words) or duty.sends(duty.folded_of(words), Span(0, len(words))):
        return None
    if whole_name(words) is not None:
        # "Thời hạn gửi hồ sơ: các sở trước ngày 10/12, các xã trước ngày 05/12"
        return Item(task, to_whom, words)
    return Item(f"{task} {words}", to_whom)


def _opening(words: str) -> int:
    match = _BEFORE.match(words)
    return match.end() if match else 0
