"""Paragraphs that break off. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.model import Oddity, Paragraph, Section
from knowledge.outline import messages

# "... cơ bản về chuyển đổi số," before the next section; "... và", "... của các"
_CUT = re.compile(r"(?:,|\b(?:và|của|các|về|với|tại|trong|theo|để|từ|đến|hoặc|những))$")
_CHECKED = frozenset({"header", "title", "plan_title", "recipients", "signature"})


def cut_sentences(sections: Sequence[Section]) -> tuple[Oddity, ...]:
    """An oddity for each paragraph that ends in the middle of a sentence."""
    return tuple(
        Oddity(section.path, paragraph.text[-200:], messages.SENTENCE_CUT)
        for section in sections
        if section.path not in _CHECKED
        for paragraph in section.paragraphs
        if _is_cut(paragraph)
    )


def _is_cut(paragraph: Paragraph) -> bool:
    if paragraph.cell is not None:
        return False
    open_brackets = paragraph.text.count("(") > paragraph.text.count(")")
    return bool(_CUT.search(paragraph.text)) or (open_brackets and not paragraph.text.endswith((";", ":")))
