"""Whether the words of a wording stand in what it cites: names syllable by syllable, other words pair by pair. Pure.

A syllable alone proves nothing ("kỷ" of "kỷ niệm chương" is no "kỷ luật"): it counts with a neighbour that it also has
in the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from knowledge.answering.grounding.claims import claims_of
from knowledge.answering.grounding.spelling import Spelled, spelled
from knowledge.answering.grounding.vocabulary import vocabulary
from knowledge.vietnamese import fold, has_diacritics

_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[^\s\-–&'’]|\n")
# "quý" is printed "quí", "ký" "kí"
_Y = re.compile(r"(?<=[hklmst])y$")
# Offices and posts whose name goes on behind them, also where nobody wrote them large.
_HEADS = frozenset({
    "so", "phong", "ban", "bo", "cuc", "vien", "truong", "doan", "hoi", "to", "uy", "dang", "tinh", "huyen", "xa",
    "phuong", "thi", "thanh", "tich", "doc", "thu", "toan",
})  # fmt: skip
_SMALL_HEADS = frozenset({"sở", "phòng", "cục", "tịch", "đốc", "tướng", "tâm", "ủy"})
_NOT_HEADS = frozenset({
    ("cơ", "sở"), ("trụ", "sở"), ("quốc", "phòng"), ("dự", "phòng"), ("quan", "tâm"), ("trọng", "tâm"),
})  # fmt: skip
_POSTS = frozenset({("chủ", "tịch"), ("giám", "đốc"), ("bí", "thư"), ("hiệu", "trưởng")})
_LEVELS = frozenset({"tỉnh", "xã", "phường", "huyện"})
_DEPUTY = frozenset({"phó"})


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the wording: in lower case with marks, and folded; `first` where a sentence or a clause begins."""

    word: str
    key: str
    large: bool
    first: bool
    breaks: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """What evidence has: its syllables in order, its neighbouring pairs with and without marks."""

    text: str
    keys: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    marked: frozenset[tuple[str, str]]
    words: tuple[str, ...]


@lru_cache(maxsize=512)
def ground(text: str) -> Ground:
    """The ground that a text gives."""
    tokens = list(_tokens(spelled(text), claims=False))
    without_and = [token for token in tokens if token.key != "va"]
    # "UBND Sơn La" for "UBND tỉnh Sơn La"
    without_level = [
        token for token, after in pairwise([*tokens, *tokens[-1:]]) if not (token.word in _LEVELS and after.large)
    ]
    ways = (tokens, without_and, without_level)
    keys = [token.key for token in tokens]
    return Ground(
        f" {' '.join(keys)} ",
        frozenset(keys),
        frozenset((one.key, after.key) for way in ways for one, after in pairwise(way)),
        frozenset((one.word, after.word) for way in ways for one, after in pairwise(way)),
        tuple(token.word for token in tokens),
    )


def unfounded(wording: Spelled, evidence: Ground, *, english: bool) -> tuple[str, ...]:
    """The words and names of a wording that its evidence does not have."""
    tokens = list(_tokens(wording, claims=True))
    free, found = _free(tokens, evidence, english=english)
    for run in _runs(tokens, free):
        found += _names(run, evidence, english=english) or _words(run, evidence, english=english)
    return tuple(dict.fromkeys(found))


def _tokens(text: Spelled, *, claims: bool) -> Iterator[_Token]:
    """The words; those of dates and numbers are left out with `claims`, for they are judged by what they come to."""
    taken = [(claim.start, claim.end) for claim in claims_of(text) if claim.kind not in ("every", "part")]
    end, broken, first = 0, True, True
    for match in _WORD.finditer(text.printed):
        gap = text.printed[end : match.start()]
        stop = bool(_STOP.search(gap))
        first = first or end == 0 or bool(re.search(r"[.:;!?\n\"(]|^-|/", gap))
        end = match.end()
        if claims and any(start < match.end() and match.start() < stop_ for start, stop_ in taken):
            broken = True
            continue
        yield _Token(match[0].lower(), _key(match[0]), match[0][0].isupper(), first, broken or stop)
        broken = first = False


def _key(word: str) -> str:
    return _Y.sub("i", fold(word))


def _free(tokens: Sequence[_Token], evidence: Ground, *, english: bool) -> tuple[set[int], list[str]]:
    """The places of words that need no evidence, and phrases that need it and have none."""
    known, free, found = vocabulary(english=english), set[int](), list[str]()
    at = 0
    while at < len(tokens):
        phrase = known.longest(_clause(tokens, at))
        if phrase is None or (not english and phrase in known.free and _in_name(tokens, at, len(phrase))):
            at += 1
            continue
        others, end = known.bound.get(phrase, ()), at + len(phrase)
        if not others or _has(tokens, at, end, others, evidence):
            free.update(range(at, end))
        elif not _paired(tokens, at, end, evidence):
            found.append(" ".join(phrase))
        at = end
    return free, found


def _in_name(tokens: Sequence[_Token], at: int, size: int) -> bool:
    """ "Chính" in a name is not the word "chính"; "Phong trào" is the word, "Kế hoạch" behind "Sở" is a name."""
    if tokens[at].first or not tokens[at].large:
        return False
    return size == 1 or (not tokens[at].breaks and (tokens[at - 1].large or tokens[at - 1].key in _HEADS))


def _has(tokens: Sequence[_Token], at: int, end: int, others: Sequence[str], evidence: Ground) -> bool:
    """A phrase, or what may stand for it; one syllable ("chỉ") proves itself only beside its neighbour."""
    if end - at == 1 and others == (tokens[at].key,):
        return False
    return any(f" {_keys(other)} " in evidence.text for other in others)


def _paired(tokens: Sequence[_Token], at: int, end: int, evidence: Ground) -> bool:
    """Whether each word of a phrase has a neighbour that it also has in the evidence: "biên soạn", "chỉ đạo"."""
    keys = ["", *(token.key for token in tokens), ""]
    return all(
        (keys[here], keys[here + 1]) in evidence.pairs or (keys[here + 1], keys[here + 2]) in evidence.pairs
        for here in range(at, end)
    )


def _keys(folded: str) -> str:
    return " ".join(_Y.sub("i", word) for word in _WORD.findall(folded))


def _clause(tokens: Sequence[_Token], at: int) -> list[str]:
    words = [tokens[at].word]
    for token in tokens[at + 1 : at + 6]:
        if token.breaks:
            break
        words.append(token.word)
    return words


def _runs(tokens: Sequence[_Token], free: set[int]) -> Iterator[list[_Token]]:
    """Neighbouring words that need evidence."""
    run: list[_Token] = []
    for at, token in enumerate(tokens):
        if run and (at in free or token.breaks):
            yield run
            run = []
        if at not in free:
            run.append(token)
    if run:
        yield run


def _names(run: Sequence[_Token], evidence: Ground, *, english: bool) -> list[str]:
    """Names whose syllables do not stand side by side in the evidence: "Sở Văn hóa" where it has "Phòng Văn hóa"."""
    found = []
    for before, one, after in zip([None, *run], run, run[1:], strict=False):
        if not _is_name(before, one, after) or _beside(one, after, evidence, english=english):
            continue
        found.append(f"{one.word} {after.word}")
    return found


def _is_name(before: _Token | None, one: _Token, after: _Token) -> bool:
    if after.large or (one.large and (not one.first or one.key in _HEADS)):
        return True
    return one.word in _SMALL_HEADS and (before.word if before else "", one.word) not in _NOT_HEADS


def _beside(one: _Token, after: _Token, evidence: Ground, *, english: bool) -> bool:
    if (one.word, after.word) in evidence.marked:
        return True
    # an English wording may drop the marks, and so may not a Vietnamese one: Hòa is not Hóa
    bare = english or not has_diacritics(one.word + after.word)
    return bare and (one.key, after.key) in evidence.pairs


def _words(run: Sequence[_Token], evidence: Ground, *, english: bool) -> list[str]:
    if len(run) == 1:
        # "cửa" does not stand in "của", nor "Hoa" in "hóa"
        stands = run[0].key in evidence.keys if english else run[0].word in evidence.words
        return [] if stands else [run[0].word]
    sides = [(one.key, after.key) in evidence.pairs for one, after in pairwise(run)]
    standing = [left or right for left, right in zip([False, *sides], [*sides, False], strict=True)]
    for edge, inner in ((0, 1), (-1, -2)):
        # "xã | xây dựng": a word of one syllable beside one of two
        standing[edge] |= len(run) > 2 and run[edge].key in evidence.keys and sides[inner]
    return [" ".join(part) for part in _stretches(run, standing)]


def _stretches(run: Sequence[_Token], standing: Iterable[bool]) -> Iterator[list[str]]:
    stretch: list[str] = []
    for token, stands in zip(run, standing, strict=True):
        if stands and stretch:
            yield stretch
            stretch = []
        if not stands:
            stretch.append(token.word)
    if stretch:
        yield stretch


def without_deputy(wording: Spelled, evidence: Ground) -> tuple[str, ...]:
    """Posts that the evidence gives to a deputy: "Chủ tịch Trần A" where it has "Phó Chủ tịch Trần A"."""
    words = [token.word for token in _tokens(wording, claims=True)]
    found = []
    for before, *post in _fours(words):
        if tuple(post[:2]) in _POSTS and before not in _DEPUTY:
            holders = {held for held, *same in _fours(evidence.words) if same == post}
            if holders and holders <= _DEPUTY:
                found.append(" ".join(post))
    return tuple(found)


def _fours(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(["", *words], words, words[1:], words[2:], strict=False)
