"""Rows that head others inside a table: which office and which time they give to the rows under them. Pure."""

from __future__ import annotations

import re

from knowledge.facts import obligations as duty
from knowledge.facts.cells import dates_in_cell
from knowledge.facts.offices import whole_name
from knowledge.facts.passages import Passage, Span
from knowledge.facts.surroundings import WHOLE_YEAR
from knowledge.facts.tables import cell_text

# "II. ", "2.1. " before the words of the row
_LABEL = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,5}[.)]?|[A-Za-zđĐ][.)])\s+")
# "Nhân lực số (Chủ trì: Phòng Nội vụ)", "Đơn vị thực hiện: Công an xã"
_NAMED = re.compile(
    r"(?:chủ trì|(?:đơn vị|cơ quan|bộ phận)(?: chủ trì| thực hiện)?|thực hiện|phụ trách)\s*:\s*([^;,()]+)",
    re.IGNORECASE,
)


def group_words(group: tuple[Passage, ...]) -> str:
    """The words of such a row without its number."""
    return _LABEL.sub("", cell_text(group), count=1).strip()


def group_office(group: tuple[Passage, ...]) -> str | None:
    """The office that the row names: "II. SỞ NỘI VỤ", "Dữ liệu số (Phòng Tư pháp chủ trì)"; else None."""
    words = group_words(group)
    if (name := whole_name(words)) is not None:
        return name
    if named := _NAMED.search(words):
        return whole_name(named[1].strip())
    parts = [part.strip() for part in re.split(r"[()]", words)]
    return next((office for part in parts if (office := duty.subject(part, Span(0, len(part))))), None)


def names_a_time(group: tuple[Passage, ...]) -> bool:
    """Whether the row says when its work is due: "QUÝ II/2026", "(hoàn thành trước 30/11)"; a year says too little."""
    found = [e for passage in group for expressions in dates_in_cell(passage.text) for e in expressions]
    return any(e.rule or e.offset or any(point.months != WHOLE_YEAR for point in e.points) for e in found)
