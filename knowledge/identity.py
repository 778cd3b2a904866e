"""Which files are the same plan, which only the same words again, and how a plan is named for good. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from knowledge.model import Header, Plan
from knowledge.vietnamese import fold, place_tones, syllables

_LONGEST_ID = 60
_SHINGLE = 5
_SIMILAR = 0.5
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
# "UBND xã Cát Thành", "Ủy ban nhân dân xã Cát Thành"
_PEOPLES_COMMITTEE = re.compile(r"\b(?:uy ban nhan dan|ubnd)\b")
# "Sở Văn hóa, Thể thao và Du lịch": the words that an abbreviation leaves out
_LINKING = frozenset({"va", "cua", "cac"})
# "Sở Nội vụ tỉnh Sơn La": what follows is the place, which has its own part in an id
_PLACE_KINDS = ("tinh", "thanh pho", "huyen", "quan", "thi xa", "xa", "phuong", "thi tran", "dac khu")
_PROVINCE = re.compile(r"^tinh\b")
_PLACE = re.compile(r"\b(?:" + "|".join(_PLACE_KINDS) + r")\b.*")


@dataclass(frozen=True, slots=True)
class Known:
    """A plan of the library as far as it matters for telling whether a file is that plan."""

    id: str
    version: int
    active: bool
    source: str
    sha256: str
    words: str
    analysis: str
    header: Header


def words_digest(text: str) -> str:
    """A digest of the words and numbers alone: the same for every file format, Unicode form and line break."""
    words = " ".join(_WORD.findall(place_tones(text).casefold()))
    return hashlib.sha256(words.encode()).hexdigest()


def same_plan(header: Header, known: Iterable[Known]) -> Known | None:
    """The known plan that a document with that header is: by number and issuer, else by title and issuer."""
    candidates = tuple(known)
    by_number = (other for other in candidates if _same_number(header, other.header))
    by_title = (other for other in candidates if _same_title(header, other.header))
    return next(by_number, None) or next(by_title, None)


def similar(text: str, other: str, share: float = _SIMILAR) -> bool:
    """Whether two texts are versions of one another: that share of their runs of five syllables is the same."""
    ours, theirs = _shingles(text), _shingles(other)
    return len(ours & theirs) >= share * max(1, min(len(ours), len(theirs)))


def new_id(plan: Plan, taken: Collection[str]) -> str:
    """A short readable id for a plan, unlike those taken: "xa-cat-thanh-2025-2030", "son-la-1470-2025"."""
    parts = (_unit(plan.header), _place(plan.header), _when(plan))
    slug = "-".join(part for part in parts if part)[:_LONGEST_ID].strip("-") or "ke-hoach"
    numbered = (slug if count == 1 else f"{slug}-{count}" for count in range(1, len(taken) + 2))
    return next(candidate for candidate in numbered if candidate not in taken)


def _same_number(ours: Header, theirs: Header) -> bool:
    # numbers begin again each year: 12/KH-UBND of 2024 and of 2025 are two plans
    return (
        ours.number is not None
        and theirs.number is not None
        and squeezed(ours.number) == squeezed(theirs.number)
        and _issuer(ours) == _issuer(theirs)
        and _agree(_year(ours), _year(theirs))
    )


def _same_title(ours: Header, theirs: Header) -> bool:
    # two numbers under one title are two plans: the later one replaces the earlier, both are on record
    return (
        bool(ours.title)
        and _key(ours.title) == _key(theirs.title)
        and _issuer(ours) == _issuer(theirs)
        and _agree(_numbered(ours), _numbered(theirs))
        and _agree(_year(ours), _year(theirs))
        and _agree(_key(" ".join(ours.places)), _key(" ".join(theirs.places)))
    )


def _agree(ours: object, theirs: object) -> bool:
    """Equal, or not said by one of the two."""
    return not ours or not theirs or ours == theirs


def _numbered(header: Header) -> str:
    return squeezed(header.number or "")


def squeezed(number: str) -> str:
    """A document number for comparing: "08/KH- UBND" is "08/kh-ubnd"."""
    return "".join(fold(number).split())


def _year(header: Header) -> int | None:
    return header.issued_on.year if header.issued_on else None


def _key(text: str) -> str:
    return " ".join(syllables(text))


def issuer_key(name: str) -> str:
    """An issuer's name for comparing: "Ủy ban nhân dân xã A" and "UBND xã A" are the same."""
    return _PEOPLES_COMMITTEE.sub("ubnd", _key(name))


def _issuer(header: Header) -> str:
    return issuer_key(header.issuer)


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = syllables(text)
    return frozenset(tuple(words[start : start + _SHINGLE]) for start in range(max(1, len(words) - _SHINGLE + 1)))


def _unit(header: Header) -> str:
    """ "Sở Văn hóa, Thể thao và Du lịch tỉnh Cao Bằng" is "so-vhttdl"; a people's committee is named by its place."""
    words = [word for word in _PLACE.sub("", _issuer(header)).split() if word not in _LINKING]
    if not words or words[0] == "ubnd":
        return ""
    initials = "".join(word[0] for word in words[1:])
    return "-".join(part for part in (words[0], initials) if part)


def _place(header: Header) -> str:
    found = _PLACE.search(_key(header.issuer))
    named = header.places[0] if header.places else (found[0] if found else "")
    # "tỉnh Sơn La" is called Sơn La
    return "-".join(_PROVINCE.sub("", _key(named)).split()[:5])


def _when(plan: Plan) -> str:
    digits = _NUMBER.search(plan.header.number or "")
    if digits:
        return "-".join(str(part) for part in (digits[0], _year(plan.header)) if part)
    starts, ends = plan.facts.starts_on, plan.facts.ends_on
    years = [str(day.year) for day in (starts, ends) if day] or [str(_year(plan.header) or "")]
    return "-".join(dict.fromkeys(year for year in years if year))
