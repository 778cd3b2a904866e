"""Words of plans made fit to read: a plan's name, one line of text, a text cut short. Pure."""

from __future__ import annotations

import re

from knowledge.model import Listed, Plan, Section
from knowledge.vietnamese import squash


def plan_label(plan: Listed, *, english: bool = False) -> str:
    """How a plan is named in an answer: "Kế hoạch của UBND xã Cát Thành, tỉnh Ninh Bình"."""
    issuer = short_office(re.sub(r"\s*\((?:sau đây|gọi)[^)]*\)", "", plan.header.issuer)) or plan.header.title
    number = f" ({plan.header.number})" if plan.header.number else ""
    return f"{'Plan of' if english else 'Kế hoạch của'} {issuer}{number}"


def document_name(plan: Plan) -> str:
    """What another document calls a plan: "Kế hoạch số 45/KH-UBND ngày 15/03/2026"."""
    header = plan.header
    number = f"{header.doc_type} số {header.number}" if header.number else f"{header.doc_type} “{header.title}”"
    return f"{number} ngày {header.issued_on:%d/%m/%Y}" if header.issued_on else number


def short_office(name: str) -> str:
    """ "Ủy ban nhân dân xã A" as offices write it: "UBND xã A"."""
    return re.sub(r"^[ỦU][ỷyỶY] ban nhân dân\b|^Uỷ ban nhân dân\b", "UBND", name, flags=re.IGNORECASE).strip()


def ancestor_titles(plan: Plan, section: Section) -> tuple[str, ...]:
    """The headings above a section, nearest first."""
    return tuple(one.title for path in reversed(section.ancestors) if (one := plan.section(path)))


def readable(text: str) -> str:
    """Words of a plan for reading: white space as one space, "08/KH- UBND" as "08/KH-UBND", no bullet in front."""
    text = re.sub(r"(?<=[A-ZĐ\d])([-–/])\s+(?=[A-ZĐ])", r"\1", squash(text))
    text = re.sub(r"(?<=\d)\s+(?=/[A-ZĐ\d])", "", text)
    text = re.sub(r"\s+([,;:.)])", r"\1", text)
    return re.sub(r"^[-+*•–]\s+", "", text).strip()


def capitalised(text: str) -> str:
    """The text with its first letter as at the beginning of a line."""
    return text[:1].upper() + text[1:]


def shortened(text: str, limit: int) -> str:
    """The text cut at a sentence or word end, with "…" where something was left out."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    stop = max(cut.rfind(". "), cut.rfind("; "))
    return (cut[: stop + 1] if stop > limit // 2 else cut[: cut.rfind(" ")].rstrip(" ,;")) + " …"
