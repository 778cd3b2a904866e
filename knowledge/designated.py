"""Which plan of the library an amendment means, by number, date, issuer or title. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge import messages
from knowledge.consolidating import Unclear
from knowledge.identity import issuer_key, squeezed
from knowledge.model import Listed, Reference
from knowledge.vietnamese import fold, syllables

_LEVELS = r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)"
# "UBND xã Hòa Lư" and "UBND xã Hòa Lư tỉnh Ninh Bình"
_WIDER_PLACE = re.compile(rf"\s+{_LEVELS}\b")
_PERSON = re.compile(r"^(?:chu tich|giam doc|truong phong|thu truong)\s+")
_BARE = re.compile(rf"\b{_LEVELS}$")
# A title is quoted when nearly all that is said of it stands in the plan's own.
_MOSTLY = 0.9


def plan_meant(document: Reference | None, amending: Listed, plans: Iterable[Listed]) -> Listed | Unclear:
    """The one plan of the library that a document is; Unclear where it is not there or several fit."""
    if document is None:
        return Unclear(messages.AMENDED_PLAN_UNNAMED)
    earlier = [plan for plan in plans if plan.id != amending.id and _is_earlier(plan, amending)]
    alike = [plan for plan in earlier if (_has_number if document.number else _has_title)(plan, document)]
    fitting = [plan for plan in alike if _has_date(plan, document) and _is_by(plan, document.issuer, amending)]
    if len(fitting) == 1:
        return fitting[0]
    named = document.number or f"“{document.title}”"
    if fitting:
        return Unclear(messages.AMENDED_PLAN_AMBIGUOUS.format(document=named))
    message = messages.AMENDED_PLAN_DIFFERS if alike else messages.AMENDED_PLAN_MISSING
    return Unclear(message.format(document=named), absent=True)


def _is_earlier(plan: Listed, amending: Listed) -> bool:
    ours, theirs = plan.header.issued_on, amending.header.issued_on
    return ours is None or theirs is None or ours <= theirs


def _has_number(plan: Listed, document: Reference) -> bool:
    return plan.header.number is not None and squeezed(plan.header.number) == squeezed(document.number)


def _has_date(plan: Listed, document: Reference) -> bool:
    return document.date is None or plan.header.issued_on in (None, document.date)


def _has_title(plan: Listed, document: Reference) -> bool:
    said = _words(document.title or "")
    own = {*_words(plan.header.title), *_words(plan.header.issuer), *syllables(plan.header.doc_type)}
    numbers = {word for word in said if word.isdigit()}
    return bool(said) and numbers <= own and len(said & own) >= _MOSTLY * len(said)


def _words(text: str) -> set[str]:
    return {word.lstrip("0") or word for word in syllables(text)}


def _is_by(plan: Listed, issuer: str | None, amending: Listed) -> bool:
    """Whether a plan is of the named issuer; of the amending plan's own where none is named."""
    if issuer is None:
        return _same(issuer_key(plan.header.issuer), issuer_key(amending.header.issuer))
    said, own = _PERSON.sub("", issuer_key(issuer)), issuer_key(plan.header.issuer)
    if _BARE.search(said):
        # "của UBND xã": the one of the amending plan's own place
        return own.startswith(f"{said} ") and _share_a_place(plan, amending)
    return _same(own, said)


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long == short or bool(long.startswith(short) and _WIDER_PLACE.match(long[len(short) :]))


def _share_a_place(*plans: Listed) -> bool:
    ours, theirs = ({fold(place) for place in plan.header.places} for plan in plans)
    return bool(ours & theirs)
