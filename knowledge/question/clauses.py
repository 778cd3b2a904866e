"""Of a long question the clause that asks, what it asks about, and what is told beside it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from knowledge.vietnamese import fold

# Shorter questions tell nothing beside what they ask; a longer clause is parted at its commas.
_LONG = 25
# With so many words of its own a clause says what it is about; "quy định là tháng nào?" leans on those before it, and
# "hồ sơ như vậy có còn được xét không?" asks about a whole case.
_ENOUGH, _CASE = 4, 8
_SENTENCE = re.compile(r".+?(?:[.:;?!]+(?=\s|$)|$)\s*", re.DOTALL)
_CLAUSE = re.compile(r".+?(?:[.,:;?!]+(?=\s|$)|$)\s*", re.DOTALL)
# not "năm nào cũng bị nhắc", "đừng sót cái nào"
_ASKS = re.compile(
    r"\b(?<!sot )(?<!sot cai )(?<!sot muc )(?<!sot viec )"
    r"(nao|gi|ai|bao nhieu|bao lau|bao gio|may|dau|khi nao|liet ke|the nao|ra sao|lam sao|phan tram)\b(?! cung)"
    r"|\b(khong|chua|phai khong|sao)\W*$|\b(what|which|whom?|whose|when|where|how)\b"
)
_LEANS = re.compile(
    r"(?<!hôm )(?<!năm )\b(này|đó|ấy|kia|như (vậy|thế|trên))\b|\b(có|được)\b.*\b(không|chưa)\b", re.IGNORECASE
)
# "đợt 1 kết thúc ngày 13/12/2025": to be counted from
_DAY = re.compile(r"\d/\d{1,2}/20\d\d")
# "kê giúp anh đủ các mục trong thang điểm, mỗi mục bao nhiêu": what is asked of stands in the request
_LISTS = re.compile(r"\b(liet ke|ke (?:giup|het|du|ra|ten)|tom tat)\b")
_REQUESTS = re.compile(
    r"\b(liet ke|ke (het|du|ra|ten)|tom tat|xac nhan|so sanh|so giup|cho biet|cho (\w+ )?xin"
    r"|nho|giup|(muon|can) biet)\b"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """`asks` is the clause that asks, `about` the same with what it is about, `context` what it leans on beyond that.

    `beside` is all the rest.
    """

    asks: str
    about: str
    context: str = ""
    beside: str = ""

    @property
    def case(self) -> str:
        """All that is asked, with the case that it is asked for."""
        return f"{self.context} {self.about}".strip()


def is_long(words: str) -> bool:
    """Whether a question tells more than it asks."""
    return len(words.split()) > _LONG


def parts_of(words: str, telling: Callable[[str], int]) -> Parts:
    """Part a question; `telling` counts the words of a clause that are about something."""
    if not is_long(words):
        return Parts(words, words)
    sentences = [list(_clauses(sentence)) for sentence in _SENTENCE.findall(words)]
    clauses = [clause for sentence in sentences for clause in sentence]
    asking = _asking(sentences)

    def joined(places: Iterable[int]) -> str:
        return "".join(clauses[at] for at in sorted(places)).strip()

    order = list(_around(sentences, asking))
    about, order = _grown(asking, order, lambda places: telling(joined(places)) >= _ENOUGH)
    leans = any(_LEANS.search(clauses[at]) for at in asking)
    case, order = _grown(
        about, order, lambda places: not leans or (len(places) > len(asking) and telling(joined(places)) >= _CASE)
    )
    dated = [at for at in order if _DAY.search(clauses[at])]
    rest = [at for at in order if at not in dated]
    return Parts(joined(asking), joined(about), joined({*case, *dated} - {*about}), joined(rest))


def _grown(places: list[int], order: list[int], enough: Callable[[list[int]], bool]) -> tuple[list[int], list[int]]:
    """The places with as many more, in that order, as are needed; and those left over."""
    left = list(order)
    while left and not enough(places):
        places = [*places, left.pop(0)]
    return places, left


def _clauses(sentence: str) -> Iterator[str]:
    yield from _CLAUSE.findall(sentence) if is_long(sentence) else [sentence]


def _asking(sentences: list[list[str]]) -> list[int]:
    """The places of the clauses that ask: all that end in a question mark, else the last that asks or bids."""
    marked, asking, bidding = [], [], []
    announced: list[int] = []
    at = 0
    for sentence in sentences:
        places = range(at, at + len(sentence))
        at += len(sentence)
        asks = [place for place, clause in zip(places, sentence, strict=True) if _ASKS.search(fold(clause).strip())]
        lists = [place for place, clause in zip(places, sentence, strict=True) if _LISTS.search(fold(clause))]
        if asks and lists:
            asks = sorted({*asks, *lists})
        if sentence[-1].rstrip().endswith("?"):
            # "tặng vào dịp nào: hằng năm, sơ kết hay tổng kết?"
            marked += asks or [*announced, places[-1]]
        elif asks:
            asking = asks
        elif any(_REQUESTS.search(fold(clause)) for clause in sentence):
            bidding = [place for place, clause in zip(places, sentence, strict=True) if _REQUESTS.search(fold(clause))]
        announced = asks if sentence[-1].rstrip().endswith(":") else []
    return marked or asking or bidding or [at - 1]


def _around(sentences: list[list[str]], asking: list[int]) -> Iterator[int]:
    """The other clauses: those of the asking sentence first, then those before it, the nearest first, then the rest."""
    sizes = [len(sentence) for sentence in sentences]
    holder = [number for number, size in enumerate(sizes) for _ in range(size)]
    first, last = asking[0], asking[-1]
    others = [at for at in range(len(holder)) if at not in asking]
    yield from sorted(
        others,
        key=lambda at: (holder[at] not in (holder[first], holder[last]), at > last, abs(at - first)),
    )
