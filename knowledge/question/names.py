"""Which plans a question names: by number, place, unit, movement. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from rapidfuzz import fuzz

from knowledge.model import Plan
from knowledge.outline.places import CITIES, FORMER_PROVINCES, PROVINCES
from knowledge.vietnamese import fold

# "tỉnh Sơn La" -> level "tinh", name "son la"
_LEVELS = ("thanh pho", "thi tran", "dac khu", "thi xa", "phuong", "huyen", "quan", "tinh", "xa", "tp")
_PLACE = re.compile(rf"^(?:{'|'.join(_LEVELS)})\s+(.+)$")
_COMMITTEE = re.compile(r"^(?:uy ban nhan dan|ubnd)\s*")
_NUMBER = re.compile(r"\b(\d{1,5})\s*[/-]\s*(?:\d{4}\s*[/-]\s*)?([a-z]{2,6}(?:\s*[-/]\s*[a-z]{1,8})*)")
# "xã Hòa Bình" in the question, where no plan has that place (needs the capitals of the typed text)
_NAMED_PLACE = re.compile(
    r"\b([Tt]ỉnh|[Tt]hành phố|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Đđ]ặc khu)\s+"
    r"((?:[A-ZĐÀ-Ỹ][\wà-ỹ]*\s?){1,4})"
)

# "kế hoạch của phường": a bare level names the one plan of that level
_BARE_LEVEL = re.compile(
    rf"\b(?:ke hoach|phong trao|ban|ben|o|tai|cua)\s+(?:cua\s+)?(?:ubnd\s+)?({'|'.join(_LEVELS)}|so)\b"
)

_PROVINCE_NAMES = {fold(name): name for name in (*CITIES, *PROVINCES, *FORMER_PROVINCES)}

_NUMBER_WEIGHT, _PLACE_WEIGHT, _PROVINCE_WEIGHT, _UNIT_WEIGHT, _LEVEL_WEIGHT = 12.0, 6.0, 4.0, 3.0, 1.5
# Less than this names no plan: a bare "phường" does where only one plan is a ward's.
_STRONG = 3.0
_COMPARES = re.compile(r"\b(so sanh|hay|voi|va|khac|giong|hon)\b")
_OFFICES = frozenset(["so", "phong", "ban", "uy", "hoi", "doan", "cong", "trung", "van", "mat", "bo", "lien", "khu"])
# "Tỉnh đoàn", "Trường Sông Hậu" of the issuer; "mỗi khu dân cư là một lớp học số" of the title
_ISSUER_RUN, _TITLE_RUN = 2, 4


@dataclass(frozen=True, slots=True)
class _Name:
    plan: str
    folded: str
    weight: float


@dataclass(frozen=True, slots=True)
class Named:
    """The plans that a question names (none: it names none), the words that did it, and places that no plan has.

    `loosely`: by parts of a unit's name only ("ban quản lý dự án" may be another office than the issuer).
    """

    plans: tuple[str, ...]
    words: tuple[str, ...]
    unknown_places: tuple[str, ...] = ()
    loosely: bool = False


def document_numbers(folded: str) -> tuple[str, ...]:
    """Document numbers in folded text, without spaces: "so 1470/qd-ubnd" gives ("1470/qd-ubnd",)."""
    return tuple(re.sub(r"\s+", "", match[0]) for match in _NUMBER.finditer(folded))


@cache
def _provinces() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Provinces and cities where a place is meant: "của Hà Nội", "ở huế"; "hòa bình" alone may mean peace."""
    before = r"(?:tinh|thanh pho|tp|cua|o|tai|ben|con)"
    return tuple((name, re.compile(rf"\b{before} {re.escape(name)}\b")) for name in _PROVINCE_NAMES)


class Names:
    """The names of all plans of the library."""

    def __init__(self, plans: Collection[Plan]) -> None:
        """Collect numbers, places, units and level words of the plans."""
        self._names = tuple(name for plan in plans for name in _names_of(plan))
        self._frames = {plan.id: _frame(plan) for plan in plans}
        self._places = tuple(sorted({n.folded for n in self._names if n.weight in (_PLACE_WEIGHT, _PROVINCE_WEIGHT)}))

    def named_in(self, typed: str, known: Container[str] = ()) -> Named:
        """The plans whose names stand in the question, in the order they are named.

        A word of `known` is no typing error for a place: "báo cáo hằng năm" does not mean Cao Bằng.
        """
        folded = self._mended_places(f" {fold(typed)} ", known)
        scores: dict[str, float] = {}
        found: dict[str, dict[str, float]] = {}
        for name in self._names:
            if re.search(rf"(?<![^\W_]){re.escape(name.folded)}(?![^\W_])", folded):
                mine = found.setdefault(name.plan, {})
                mine[name.folded] = max(mine.get(name.folded, 0.0), name.weight)
        for plan, mine in found.items():
            says_something = any(weight >= _STRONG or " " in word for word, weight in mine.items())
            scores[plan] = sum(mine.values()) if says_something else 0.0
        # a bare "sở" or "số" is a word of the question, "sở văn hóa" names its plan
        telling = {word for mine in found.values() for word, w in mine.items() if w >= _STRONG or " " in word}
        words = tuple(sorted(telling, key=len, reverse=True))
        strong = {plan: score for plan, score in scores.items() if score >= _STRONG}
        chosen = self._chosen(strong, found, folded) or self._by_level(folded)
        if chosen and _COMPARES.search(folded):
            chosen = (*chosen, *_beside(chosen, strong, found))
        loosely = not any(weight >= _STRONG for plan in chosen for weight in found.get(plan, {}).values())
        return Named(chosen, words, self._unknown(typed, folded), loosely)

    def said_of(self, plans: Iterable[str], folded: str) -> tuple[str, ...]:
        """What stands in the question only to say which plan is meant: its issuer's words, its movement's name."""
        words = re.findall(r"[^\W_]+", folded)
        return tuple(
            " ".join(words[run.b : run.b + run.size])
            for plan in plans
            for frame, least in self._frames.get(plan, ())
            for run in SequenceMatcher(None, frame, words, autojunk=False).get_matching_blocks()
            if run.size >= least
        )

    def _by_level(self, folded: str) -> tuple[str, ...]:
        match = _BARE_LEVEL.search(folded)
        plans = {n.plan for n in self._names if match and n.weight == _LEVEL_WEIGHT and n.folded == match[1]}
        return tuple(plans) if len(plans) == 1 else ()

    def _chosen(self, scores: dict[str, float], found: dict[str, dict[str, float]], folded: str) -> tuple[str, ...]:
        """Each place or number that is named keeps its best plans; a weaker name of the same plan adds nothing."""
        if not scores:
            return ()
        chosen: dict[str, float] = {}
        anchors = {word for mine in found.values() for word, weight in mine.items() if weight >= _PROVINCE_WEIGHT}
        for anchor in anchors or {max(scores, key=lambda plan: scores[plan])}:
            holders = {plan: score for plan, score in scores.items() if not anchors or anchor in found[plan]}
            if not holders:
                continue
            top = max(holders.values())
            chosen.update({plan: score for plan, score in holders.items() if score > top - 0.5})
        if not anchors:
            top = max(scores.values())
            chosen = {plan: score for plan, score in scores.items() if score > top - 0.5}
        # a place inside another's name ("Sơn La" in "xã Sơn La Thượng") must not bring a second plan
        longest = {
            plan: max((word for word, weight in found[plan].items() if weight >= _PROVINCE_WEIGHT), key=len, default="")
            for plan in chosen
        }
        kept = [
            plan
            for plan in chosen
            if not any(
                longest[plan] and longest[plan] != other and longest[plan] in other for other in longest.values()
            )
        ]
        order = {plan: folded.find(longest[plan]) if longest[plan] else 0 for plan in kept}
        return tuple(sorted(kept, key=lambda plan: (order[plan], plan)))

    def _mended_places(self, folded: str, known: Container[str]) -> str:
        """A mistyped place put right where it is one slip away: "cat thnah" becomes "cat thanh"."""
        if any(f" {place} " in re.sub(r"[^\w\s]", " ", folded) for place in self._places):
            return folded
        tokens = re.findall(r"[^\W_]+", folded)
        for place in self._places:
            size = place.count(" ") + 1
            if size < 2:
                continue
            for at in range(len(tokens) - size + 1):
                window = " ".join(tokens[at : at + size])
                slips = [one for one in tokens[at : at + size] if one not in place.split()]
                if not slips or all(one in known for one in slips):
                    continue
                if fuzz.ratio(window, place) >= 85 and window[0] == place[0]:
                    return f" {' '.join(tokens[:at])} {place} {' '.join(tokens[at + size :])} "
        return folded

    def _unknown(self, typed: str, folded: str) -> tuple[str, ...]:
        known = " ".join(name.folded for name in self._names)
        unknown = []
        for level, name in _NAMED_PLACE.findall(typed):
            bare = fold(name)
            if bare and bare not in known and not any(part in bare for part in self._places):
                unknown.append(f"{level.lower()} {name.strip()}")
        for province, pattern in _provinces():
            if province not in known and pattern.search(folded):
                unknown.append(_PROVINCE_NAMES[province])
        return tuple(dict.fromkeys(unknown))


def _beside(chosen: tuple[str, ...], strong: Container[str], found: dict[str, dict[str, float]]) -> tuple[str, ...]:
    """Plans named beside the chosen ones by a name that is theirs alone: "Sở Y tế Phú Thọ hay trường Sông Hậu".

    The name of an office ("Sở Nội vụ") may be that of a recipient and brings no plan.
    """
    taken = {word for plan in chosen for word in found.get(plan, {})}
    own = {
        plan: [word for word in mine if " " in word and word.split()[0] not in _OFFICES and word not in taken]
        for plan, mine in found.items()
        if plan in strong and plan not in chosen
    }
    return tuple(
        plan for plan, words in own.items() if any(sum(word in mine for mine in found.values()) == 1 for word in words)
    )


def _frame(plan: Plan) -> tuple[tuple[list[str], int], ...]:
    """Texts that name a plan, folded words, with how many of them in a row a question must hold to mean it."""
    header = plan.header
    return tuple(
        (re.findall(r"[^\W_]+", fold(text)), least)
        for text, least in (
            (header.issuer, _ISSUER_RUN),
            (header.signing_mode or "", _ISSUER_RUN),
            (header.title, _TITLE_RUN),
        )
        if text
    )


def _names_of(plan: Plan) -> Iterable[_Name]:
    header = plan.header
    if header.number:
        yield from _number_names(plan.id, header.number)
    for at, place in enumerate(header.places):
        folded = fold(place)
        match = _PLACE.match(folded)
        bare = match[1] if match else folded
        weight = _PLACE_WEIGHT if at == 0 else _PROVINCE_WEIGHT
        yield _Name(plan.id, bare, weight)
        yield _Name(plan.id, folded, weight + (1.0 if at == 0 else 0.0))
        if at == 0 and match:
            yield _Name(plan.id, folded[: match.start(1)].strip(), _LEVEL_WEIGHT)
    unit = fold(re.sub(r"\([^)]*\)", "", header.issuer))
    for place in header.places:
        # "so noi vu tinh son la" -> "so noi vu"; "ban quan ly" keeps its "quan"
        unit = re.sub(rf"[,\s]+{re.escape(fold(place))}$", "", unit.strip(" ,"))
    unit = _COMMITTEE.sub("", unit).strip(" ,")
    if unit and unit not in {fold(place) for place in header.places} and not unit.startswith(_LEVELS):
        yield from _unit_names(plan.id, unit)
    for years in re.findall(r"\b20\d\d\s*-\s*20\d\d\b", header.title):
        yield _Name(plan.id, re.sub(r"\s", "", years), _LEVEL_WEIGHT)


def _number_names(plan: str, printed: str) -> Iterable[_Name]:
    """ "145/KH-NVL": the whole, the bare number, and the office's own abbreviation."""
    number = re.sub(r"\s+", "", fold(printed))
    yield _Name(plan, number, _NUMBER_WEIGHT)
    first, *parts = re.split(r"[/-]", number)
    yield _Name(plan, first, _UNIT_WEIGHT if len(first) > 2 else _LEVEL_WEIGHT)
    if parts and len(parts[-1]) > 2 and parts[-1].isalpha() and parts[-1] not in ("ubnd", "hdnd"):
        yield _Name(plan, parts[-1], _UNIT_WEIGHT)


def _unit_names(plan: str, unit: str) -> Iterable[_Name]:
    """ "benh vien da khoa khu vuc tan phu": whole, its beginning, its ends: "benh vien tan phu" has both of these."""
    yield _Name(plan, unit, _UNIT_WEIGHT)
    yield _Name(plan, unit.replace(",", ""), _UNIT_WEIGHT)
    yield _Name(plan, unit.split(",")[0], _LEVEL_WEIGHT)
    yield _Name(plan, unit.split()[0], _LEVEL_WEIGHT)
    words = re.findall(r"[^\W_]+", unit)
    if len(words) > 3:
        yield _Name(plan, " ".join(words[:2]), _LEVEL_WEIGHT)
        yield _Name(plan, " ".join(words[-2:]), _LEVEL_WEIGHT)
        yield _Name(plan, " ".join(words[-3:]), _LEVEL_WEIGHT)
