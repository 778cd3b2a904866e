"""Which plans a question names: by number, place, unit, movement. Pure."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import chain, product, takewhile

from rapidfuzz import fuzz

from knowledge.model import Header, Listed
from knowledge.question.naming import LEVEL_WEIGHT, LEVELS, PLACE_WEIGHT, PROVINCE_WEIGHT, TITLE_RUN, Name, names_of
from knowledge.question.provinces import PROVINCE_NAMES, provinces_meant
from knowledge.vietnamese import CAPITALS, fold
from knowledge.vocabulary import terms

_NUMBER = re.compile(r"\b(\d{1,5})\s*[/-]\s*(?:\d{4}\s*[/-]\s*)?([a-z]{2,6}(?:\s*[-/]\s*[a-z]{1,8})*)")
# "xã Hòa Bình" in the question, where no plan has that place (needs the capitals of the typed text)
_NAMED_PLACE = re.compile(
    r"\b([Tt]ỉnh|[Tt]hành phố|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Đđ]ặc khu)\s+"
    rf"((?:[{CAPITALS}]\w*\s?){{1,4}})"
)

# "kế hoạch của phường": a bare level names the one plan of that level
_BARE_LEVEL = re.compile(
    rf"\b(?:ke hoach|phong trao|ban|ben|o|tai|cua)\s+(?:cua\s+)?(?:ubnd\s+)?({'|'.join(LEVELS)}|so)\b"
)

# Less than this names no plan: a bare "phường" does where only one plan is a ward's.
_STRONG = 3.0
_COMPARES = re.compile(r"\b(so sanh|hay|voi|va|khac|giong|hon)\b")
_OFFICES = frozenset(["so", "phong", "ban", "uy", "hoi", "doan", "cong", "trung", "van", "mat", "bo", "lien", "khu"])
_HEADS = frozenset(["cong", "lien", "so", "hoi", "doan", "toa", "vien"])
# "Tỉnh đoàn", "Trường Sông Hậu" of the issuer; "mỗi khu dân cư là một lớp học số" of the title
_ISSUER_RUN = 2
# "phong trào chuyển đổi số": said of a movement, so few words of the title name it
_MOVEMENT_RUN = 2
# "cơ sở", "hồ sơ": folded they end as "sở" does
_BEFORE_SO = ("co", "ho")
_JOINING = frozenset(["va", "ve"])
_JOINED = re.compile(r"^(?:va|ve)\b\s*|\s*\b(?:va|ve)$")
# so much of a hundred a place and what was typed must have in common
_ALIKE = 85
_OF_PLACES = (PLACE_WEIGHT, PROVINCE_WEIGHT)
# "công an xã gửi kế hoạch" to the police of the city: those below whose plan it is
_BELOW = re.compile(r" (?:(?:cac|cap|o) )*(?:xa|phuong|thon|co so)\b")
_WORD = re.compile(r"[^\W_]+")


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


class Names:
    """The names of all plans of the library, looked up by the words they are made of."""

    def __init__(self, plans: Iterable[Listed], before: Names | None = None) -> None:
        """Collect numbers, places, units and level words of the plans; what `before` has collected is taken over."""
        known = before._own if before else {}
        self._own: dict[tuple[str, Header], tuple[Name, ...]] = {
            (plan.id, plan.header): known.get((plan.id, plan.header)) or names_of(plan) for plan in plans
        }
        self._headers = dict(self._own.keys())
        self._holders: dict[str, dict[str, float]] = {}
        for name in chain.from_iterable(self._own.values()):
            holders = self._holders.setdefault(name.folded, {})
            holders[name.plan] = max(holders.get(name.plan, 0.0), name.weight)
        self._worded: dict[tuple[str, ...], list[str]] = {}
        for folded in self._holders:
            self._worded.setdefault(tuple(_WORD.findall(folded)), []).append(folded)
        self._longest = max(map(len, self._worded), default=0)
        of_places = (name for name in chain.from_iterable(self._own.values()) if name.weight in _OF_PLACES)
        self._places = dict.fromkeys(sorted({name.folded for name in of_places}))
        # by the number of its words and its first letter: where a mistyped place is looked for
        self._alike: dict[tuple[int, str], list[tuple[int, str]]] = {}
        for order, place in enumerate(self._places):
            if " " in place:
                self._alike.setdefault((place.count(" ") + 1, place[0]), []).append((order, place))
        self._sizes = sorted({size for size, _ in self._alike})
        self._all = "\n".join(self._holders)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of all names and of the provinces, folded, with their neighbouring pairs."""
        provinces = (tuple(_WORD.findall(name)) for name in PROVINCE_NAMES)
        return frozenset(term for words in chain(self._worded, provinces) for term in terms(words))

    def named_in(self, typed: str, known: Container[str] = ()) -> Named:
        """The plans whose names stand in the question, in the order they are named.

        A word of `known` is no typing error for a place: "báo cáo hằng năm" does not mean Cao Bằng.
        """
        folded = self._mended_places(f" {fold(typed)} ", known)
        names = self._standing_in(folded)
        # a bare "sở" or "số" is a word of the question, "sở văn hóa" names its plan
        telling = [name for name in names if " " in name or max(self._holders[name].values()) >= _STRONG]
        meant = {plan for name in telling for plan, w in self._holders[name].items() if w >= _STRONG or " " in name}
        found = {
            plan: {name: self._holders[name][plan] for name in names if plan in self._holders[name]}
            for plan in sorted(meant)
        }
        scores = {plan: score for plan, mine in found.items() if (score := sum(mine.values())) >= _STRONG}
        unknown = self._unknown(typed, folded)
        # "kế hoạch của Sở Tư pháp Lâm Đồng" is not that of the one department at hand
        chosen = self._chosen(scores, found, folded) or (() if unknown else self._by_level(folded))
        if chosen and _COMPARES.search(folded):
            chosen = (*chosen, *_beside(chosen, scores, found))
        loosely = not any(weight >= _STRONG for plan in chosen for weight in found.get(plan, {}).values())
        telling = [name for name in telling if _of_issuer(name, folded)]
        words = tuple(sorted(telling, key=lambda name: (-len(name), name)))
        return Named(chosen, words, unknown, loosely)

    def said_of(self, plans: Iterable[str], folded: str, *, english: bool = False) -> tuple[str, ...]:
        """What stands in the question only to say which plan is meant: its issuer's words, its movement's name.

        In an English question the name stands before "movement".
        """
        plans, words = tuple(plans), _WORD.findall(folded)
        movements = (
            run
            for plan in plans
            if plan in self._headers
            for run in _movements_in(fold(self._headers[plan].title), words, english=english)
        )
        return (*movements, *self._frames_in(plans, words))

    def _frames_in(self, plans: Iterable[str], words: Sequence[str]) -> tuple[str, ...]:
        return tuple(
            " ".join(words[run.b : run.b + run.size])
            for plan in plans
            if plan in self._headers
            for frame, least in _frame(self._headers[plan])
            for run in SequenceMatcher(None, frame, words, autojunk=False).get_matching_blocks()
            if run.size >= least
            and not _inside_word(words, run.b)
            and _of_issuer(" ".join(words[run.b : run.b + run.size]), " ".join(words[run.b :]))
        )

    def _standing_in(self, folded: str) -> list[str]:
        """The names that stand in a text as whole words."""
        words = _WORD.findall(folded)
        runs = sorted(self._worded.keys() & set(_runs(words, self._longest)))
        names = (name for run in runs for name in self._worded[run])
        # "Giảng đường số - Sáng tạo trẻ" is typed with and without its dash
        said = f"{folded}\n{' '.join(words)}"
        standing = [name for name in names if re.search(_as_whole_words(name), said)]
        return _apart(standing, words)

    def _by_level(self, folded: str) -> tuple[str, ...]:
        match = _BARE_LEVEL.search(folded)
        holders = self._holders.get(match[1], {}) if match else {}
        plans = [plan for plan, weight in holders.items() if weight == LEVEL_WEIGHT]
        return tuple(plans) if len(plans) == 1 else ()

    def _chosen(self, scores: dict[str, float], found: dict[str, dict[str, float]], folded: str) -> tuple[str, ...]:
        """Each place or number that is named keeps its best plans; a weaker name of the same plan adds nothing."""
        if not scores:
            return ()
        chosen: dict[str, float] = {}
        anchors = {word for mine in found.values() for word, weight in mine.items() if weight >= PROVINCE_WEIGHT}
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
            plan: max((word for word, weight in found[plan].items() if weight >= PROVINCE_WEIGHT), key=len, default="")
            for plan in chosen
        }
        others = set(longest.values())
        kept = [
            plan
            for plan in chosen
            if not any(longest[plan] and longest[plan] != other and longest[plan] in other for other in others)
        ]
        order = {plan: folded.find(longest[plan]) if longest[plan] else 0 for plan in kept}
        return tuple(sorted(kept, key=lambda plan: (order[plan], plan)))

    def _mended_places(self, folded: str, known: Container[str]) -> str:
        """A mistyped place put right where it is one slip away: "cat thnah" becomes "cat thanh"."""
        tokens = _WORD.findall(folded)
        if all(token in known for token in tokens) or self._has_place(folded):
            return folded
        slips = []
        for at, size in product(range(len(tokens)), self._sizes):
            window = tokens[at : at + size]
            if len(window) == size and any(token not in known for token in window):
                near = self._alike.get((size, window[0][0]), ())
                slips += [(order, at, place) for order, place in near if _is_slip(window, place, known)]
        if not slips:
            return folded
        _, at, place = min(slips)
        return f" {' '.join(tokens[:at])} {place} {' '.join(tokens[at + place.count(' ') + 1 :])} "

    def _has_place(self, folded: str) -> bool:
        words = re.sub(r"[^\w\s]", " ", folded).split(" ")
        return any(" ".join(run) in self._places for run in _runs(words, max(self._sizes, default=1)))

    def _unknown(self, typed: str, folded: str) -> tuple[str, ...]:
        """Places that are named and that no name of a plan holds."""
        places = _NAMED_PLACE.findall(typed)
        unknown = [f"{level.lower()} {name.strip()}" for level, name in places if self._lacks(fold(name))]
        unknown += [name for name in provinces_meant(typed, folded) if fold(name) not in self._all]
        return tuple(dict.fromkeys(unknown))

    def _lacks(self, place: str) -> bool:
        return bool(place) and place not in self._all and not any(part in place for part in self._places)


def _inside_word(words: Sequence[str], at: int) -> bool:
    """Whether a "sở" is the end of "cơ sở", "hồ sơ"."""
    return words[at] == "so" and at > 0 and words[at - 1] in _BEFORE_SO


def _movements_in(title: str, words: Sequence[str], *, english: bool) -> Iterator[str]:
    """ "phong trào cải cách hành chính, chuyển đổi số": what follows is its name, as far as the title has it."""
    known = {*_WORD.findall(title), *_JOINING}
    for at in range(len(words) - 1):
        if words[at : at + 2] != ["phong", "trao"]:
            continue
        after = at + 2 + 2 * (words[at + 2 : at + 4] == ["thi", "dua"])
        run = [*takewhile(known.__contains__, reversed(words[:at]) if english else words[after:])]
        named = _JOINED.sub("", " ".join(reversed(run) if english else run))
        if len(named.split()) >= _MOVEMENT_RUN:
            yield named


def _as_whole_words(name: str) -> str:
    """A pattern for a name; "cơ sở giáo dục", "hồ sơ y tế" hold no "Sở Giáo dục"."""
    no_end = rf"(?<!\b(?:{'|'.join(_BEFORE_SO)}) )" if name.startswith("so ") else ""
    return rf"(?<![^\W_]){no_end}{re.escape(name)}(?![^\W_])"


def _of_issuer(name: str, folded: str) -> bool:
    """Whether a name stands for the plan's issuer, and not only for offices of its kind that are below it."""
    ends = [match.end() for match in re.finditer(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", folded)]
    below = name.split()[0] in _HEADS and ends and all(_BELOW.match(folded, end) for end in ends)
    return not below


def _apart(names: Sequence[str], words: Sequence[str]) -> list[str]:
    """The names but for those that run into a longer one: "xã Hồng Sơn là bao nhiêu" does not name Sơn La."""
    spans = {name: [*_places_of(_WORD.findall(name), words)] for name in names}
    taken = [span for found in spans.values() for span in found]
    return [name for name in names if not spans[name] or not all(_runs_into(one, taken) for one in spans[name])]


def _places_of(name: Sequence[str], words: Sequence[str]) -> Iterator[tuple[int, int]]:
    size = len(name)
    return ((at, at + size) for at in range(len(words) - size + 1) if [*words[at : at + size]] == [*name])


def _runs_into(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether one of the longer spans begins or ends in the middle of this one."""
    start, end = span
    longer = ((first, last) for first, last in others if last - first > end - start)
    return any(first < start < last < end or start < first < end < last for first, last in longer)


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


def _frame(header: Header) -> tuple[tuple[list[str], int], ...]:
    """Texts that name a plan, folded words, with how many of them in a row a question must hold to mean it."""
    return tuple(
        (_WORD.findall(fold(text)), least)
        for text, least in (
            (header.issuer, _ISSUER_RUN),
            (header.signing_mode or "", _ISSUER_RUN),
            (header.title, TITLE_RUN),
        )
        if text
    )


def _runs(words: Sequence[str], longest: int) -> Iterator[tuple[str, ...]]:
    """All stretches of the words up to so many."""
    for at in range(len(words)):
        for end in range(at + 1, min(at + longest, len(words)) + 1):
            yield tuple(words[at:end])


def _is_slip(window: Sequence[str], place: str, known: Container[str]) -> bool:
    """Whether words are a place but for a slip in one that is no word of the plans."""
    if fuzz.ratio(" ".join(window), place) < _ALIKE:
        return False
    words = place.split()
    return any(token not in words and token not in known for token in window)
