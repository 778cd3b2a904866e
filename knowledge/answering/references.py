"""Answers about the documents that a plan cites. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answering.draft import Asking, Draft, Missing, none_of_kind
from knowledge.answering.holders import office_key
from knowledge.answering.particulars import best_of, drafted, share_of
from knowledge.model import Plan, Reference
from knowledge.vietnamese import fold

# A citation that covers this much of the question is the one asked about.
_PARTICULAR = 0.5
_BEHIND = re.compile(
    r"\b(thuc hien|theo|trien khai|cu the hoa) (ke hoach|quyet dinh|chuong trinh|van ban)\b|\bcap tren\b"
)
_BASES = re.compile(r"\bcan cu\b.*\b(nhung|cac|nao|dau|gi)\b|\b(nhung|cac) (van ban )?can cu\b")
_BASIS = re.compile(r"\b(?:can cu|(?:lam|la) co so|co so (?:phap ly|ban hanh|de)|dua (?:tren|vao)|thuc hien theo)\b")
_DOCUMENT = re.compile(
    r"\b(nghi quyet|nghi dinh|quyet dinh|chuong trinh|thong tu|luat|cong van|chi thi|to trinh|ke hoach|huong dan"
    r"|thong bao|ket luan)\b"
)
# "nghị định nào", "tờ trình số mấy", "ngày nào": the document type stands before it
_ASKS_WHICH = re.compile(r"\b(?:nao|so may|so bao nhieu|so hieu|ngay nao|ngay may|la gi)\b")


def reference_answer(asking: Asking, plan: Plan) -> Draft | Missing | None:
    """The cited document of that number, or the ones whose words fit the question."""
    references = plan.facts.references
    # "Quyết định 512/QĐ-SXD thay thế văn bản nào": its own number only names the plan
    own = re.sub(r"\s", "", fold(plan.header.number or ""))
    numbers = tuple(number for number in asking.question.numbers if number != own)
    if numbers:
        named = [one for one in references if _same_number(one.number, numbers)]
        if named:
            return drafted(asking, plan, "reference_headline", named[:1], coverage=1.0)
        if _mentions(plan, numbers):
            return None
        return none_of_kind(asking, plan, "kind_reference")
    references = _of_issuer(asking, _of_type(asking, references))
    if not references:
        return None
    best = best_of(asking, plan, references)
    share = share_of(asking, plan, best[0])
    if _BASES.search(asking.question.folded) and share < _PARTICULAR:
        bases = [one for one in references if one.role == "basis"]
        if bases:
            return drafted(asking, plan, "reference_headline", bases[:12], coverage=1.0)
    bases = [one for one in references if one.role == "basis"]
    if bases and share < _PARTICULAR and _BEHIND.search(asking.question.folded):
        # "để thực hiện kế hoạch số bao nhiêu": the document that the plan itself was made for
        return drafted(asking, plan, "reference_headline", bases[:1], coverage=1.0)
    asks = _ASKS_WHICH.search(asking.question.folded)
    # "tờ trình nào là căn cứ": the only one of its kind
    only = len(references) == 1 and references[0].role == "basis" and _BASIS.search(asking.question.folded)
    sure = asks and (share >= _PARTICULAR or only)
    return drafted(asking, plan, "reference_headline", best[:2], coverage=1.0 if sure else share)


def _of_type(asking: Asking, references: Sequence[Reference]) -> tuple[Reference, ...]:
    """ "nghị định nào": decrees only, where the plan cites one."""
    asks = _ASKS_WHICH.search(asking.question.folded)
    types = list(_DOCUMENT.finditer(asking.question.folded[: asks.start()])) if asks else []
    if asks and len(types) > 1 and asks.start() > types[-1].end() + 1:
        between = asking.question.folded[types[0].end() : types[-1].start()]
        if types[-1][0] == "ke hoach" or _BASIS.search(between):
            # "chỉ thị làm căn cứ cho kế hoạch của công an số mấy": the plan only says whose
            types.pop()
    of_type = tuple(one for one in references if types and fold(one.doc_type).startswith(types[-1][0]))
    return of_type or tuple(references)


def _of_issuer(asking: Asking, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """ "tờ trình của Sở Nội vụ": those of the office that is named; all where it is nobody's."""
    said = office_key(asking.question.words)
    issuers = {one.issuer for one in references if one.issuer and re.search(_issued_by(one.issuer), said)}
    own = tuple(one for one in references if one.issuer in issuers)
    if _BASIS.search(asking.question.folded):
        own = tuple(one for one in own or references if one.role == "basis") or own
    return own or references


def _issued_by(issuer: str) -> str:
    """A pattern for "của Sở Nội vụ", also where its director or committee is printed."""
    name = re.sub(r"^(?:giam doc|chu tich|ban thuong vu|uy ban nhan dan) (?=\w)", "", office_key(issuer))
    name = re.sub(r"^uy ban nhan dan ", "", name)
    return rf"\b(?:cua|do) (?:\w+ ){{0,4}}?{re.escape(name)}\b"


def _same_number(number: str, wanted: Sequence[str]) -> bool:
    own = re.sub(r"[\s]", "", fold(number))
    return any(own == one or own.startswith((f"{one}/", f"{one}-")) for one in wanted)


def _mentions(plan: Plan, numbers: Sequence[str]) -> bool:
    text = re.sub(r"\s", "", fold(plan.text))
    return any(number in text for number in numbers)
