"""Forms that a plan brings along to be filled in ("Mẫu số 01"): they ask for nothing themselves. Pure."""

from __future__ import annotations

import re

from knowledge.model import Section
from knowledge.vietnamese import fold

# "Mẫu số 01", "Biểu mẫu 2"; a "Biểu số 03" may also be a table of tasks
_CALLED_FORM = re.compile(r"(?:mau|bieu mau)(?: so)? \d")
# "ĐỀ CƯƠNG BÁO CÁO", "PHIẾU ĐĂNG KÝ", "BÁO CÁO THÀNH TÍCH" over an appendix
_TITLED_FORM = re.compile(
    r"(?:de cuong|mau |bieu mau|phieu|don (?:de nghi|dang ky)|ban (?:dang ky|cam ket|tu cham)|to trinh"
    r"|bao cao (?:ket qua|thanh tich|tom tat|danh gia)|danh sach de nghi|bien ban)"
)
# "........", "____": places left to write in
_BLANK = re.compile(r"\.{4,}|…{2,}|_{4,}|\.\.\./|(?<=\s)(?:\.{3}|…)(?=\s)")
_LEFT_OPEN = 0.25
_TITLE_LINES = 3


def filled_in(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections without those of forms."""
    under: dict[str, list[Section]] = {}
    for section in sections:
        under.setdefault(_root(section), []).append(section)
    forms = {root for root, members in under.items() if _is_form(members)}
    return tuple(section for section in sections if _root(section) not in forms)


def _root(section: Section) -> str:
    return section.ancestors[0] if section.ancestors else section.path


def _is_form(members: list[Section]) -> bool:
    first = members[0]
    if not re.match(r"(?:Phụ lục|Mẫu|Biểu)", first.path):
        return False
    if _CALLED_FORM.match(fold(first.path)):
        return True
    titles = (fold(paragraph.text) for paragraph in first.paragraphs[:_TITLE_LINES] if paragraph.cell is None)
    if any(_TITLED_FORM.match(title) for title in titles):
        return True
    texts = [paragraph.text for section in members for paragraph in section.paragraphs]
    return sum(bool(_BLANK.search(text)) for text in texts) >= max(2, _LEFT_OPEN * len(texts))
