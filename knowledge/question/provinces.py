"""Provinces and cities that a question means, whether or not a plan has them. Pure."""

from __future__ import annotations

import re
from functools import cache

from knowledge.outline.places import CITIES, FORMER_PROVINCES, PROVINCES
from knowledge.vietnamese import fold

PROVINCE_NAMES = {fold(name): name for name in (*CITIES, *PROVINCES, *FORMER_PROVINCES)}
# "Sở Tư pháp Lâm Đồng": the province behind the name of one of its offices
_OFFICE = r"\b(?:Sở|Ban|Hội|UBND|Cục|Công an|Liên đoàn)(?: [^\W\d_]+){1,6}"


def provinces_meant(typed: str, folded: str) -> tuple[str, ...]:
    """The provinces that a question names, as typed and folded, where a place or its office is meant."""
    return tuple(
        PROVINCE_NAMES[name]
        for name, pattern in _provinces()
        # the name itself is soon looked for, the offices in front of it are not
        if pattern.search(folded)
        or (PROVINCE_NAMES[name] in typed and re.search(rf"{_OFFICE} {PROVINCE_NAMES[name]}\b", typed))
    )


@cache
def _provinces() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Provinces and cities where a place is meant: "của Hà Nội", "ở huế"; "hòa bình" alone may mean peace."""
    before = r"(?:tinh|thanh pho|tp|cua|o|tai|ben|con)"
    return tuple((name, re.compile(rf"\b{before} {re.escape(name)}\b")) for name in PROVINCE_NAMES)
