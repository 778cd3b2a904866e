"""Provinces and cities that a question means, whether or not a plan has them. Pure."""

from __future__ import annotations

import re
from functools import cache

from knowledge.outline.places import CITIES, FORMER_PROVINCES, PROVINCES
from knowledge.question.typed import lexicon
from knowledge.vietnamese import fold

PROVINCE_NAMES = {fold(name): name for name in (*CITIES, *PROVINCES, *FORMER_PROVINCES)}
# "Sở Tư pháp Lâm Đồng": the province behind the name of one of its offices
_OFFICE = r"\b(?:Sở|Ban|Hội|UBND|Cục|Công an|Liên đoàn)(?: [^\W\d_]+){1,6}"


def provinces_meant(typed: str, folded: str) -> tuple[str, ...]:
    """The provinces that a question names, as typed and folded, where a place or its office is meant."""
    return tuple(
        printed
        for name, printed in PROVINCE_NAMES.items()
        # the name itself is soon looked for, what stands in front of it is not
        if name in folded
        and (
            any(_introduced().search(folded, 0, at.start()) for at in re.finditer(rf"\b{re.escape(name)}\b", folded))
            or (printed in typed and re.search(rf"{_OFFICE} {printed}\b", typed))
        )
    )


@cache
def _introduced() -> re.Pattern[str]:
    """What stands before a place: "của Hà Nội", "ở huế", "sở tư pháp lâm đồng"; "hòa bình" alone may mean peace."""
    offices = "|".join(re.escape(fold(office)) for office in lexicon()["offices"])
    return re.compile(rf"\b(?:tinh|thanh pho|tp|cua|o|tai|ben|con|{offices}) $")
