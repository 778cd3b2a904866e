"""Answers about the document itself: who signed it, its number, its date, its recipients. Pure."""

from __future__ import annotations

import re

from knowledge.answering.draft import Asking, Draft, Missing, Statement, none_of_kind
from knowledge.answering.force import in_force
from knowledge.answering.parts import headline
from knowledge.answering.phrases import say
from knowledge.answering.wording import day
from knowledge.model import Header, Plan
from knowledge.readable import plan_label, readable, shortened
from knowledge.vietnamese import fold, fold_aligned, squash

_POST = re.compile(r"\b(pho )?(chu tich|giam doc|bi thu|hieu truong|chanh van phong|truong phong|truong ban)\b")
# Posts whose holders a plan may name in passing, and what is put before a name.
_TITLE = re.compile(r"\b(?:thu ky|to truong|truong ban|truong nhom|pho truong ban|dau moi|chu nhiem)\b")
_ADDRESS = r"(?:dong chi|d/c|co|thay|ong|ba|anh|chi|bs\.?|ths\.?) "
_TITLE_SAID = 0.5
_WHO = re.compile(r"\bla (?:ai|nguoi nao|dong chi nao)\b|\bten (?:la )?gi\b|\bho ten\b|\b(?:ai|nguoi nao) la\b")
# "Thiếu tá ", "ThS. ", "PGS.TS."
_RANK = re.compile(r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tá|úy|uý|tướng) |[A-ZĐ][^\W\d]*\. ?){1,3}")
# Fields that one question may ask for together: "số mấy, ký ngày nào, ai ký"
_TOGETHER = ("number", "issued_on", "signer")
# "số mấy, ai ký, ngày nào"; not "ai ký, báo cáo nộp ngày nào"
_AND_DAY = re.compile(r"^(?!.*\b(?:nop|gui|han|bao cao|ho so)\b).*\bngay (?:nao|may|bao nhieu|thang nam nao)\b")
_FORCE = re.compile(r"\bhieu luc\b")
# Where each field stands in the document, the likeliest first.
_PLACES = {
    "signer": ("signature", "recipients"),
    "number": ("header", "plan_title", "title"),
    "issued_on": ("header", "plan_title", "title"),
    "recipients": ("recipients",),
    "title": ("plan_title", "title"),
}


def header_answer(asking: Asking, plan: Plan) -> Draft | Missing:
    """The header field asked for; missing where the document does not state it."""
    english = asking.question.english
    label = plan_label(plan, english=english)
    if asking.question.asked.intent == "person" and not _signs_as_asked(asking, plan.header):
        return none_of_kind(asking, plan, "kind_person")
    fields = _fields(asking)
    lines = {name: _line(name, plan, english=english) for name in fields}
    told = [name for name in fields if lines[name]]
    if not told:
        unknown = ", ".join(say(f"field_{name}", english) for name in fields)
        return Missing(plan, say("no_header_field", english, plan=_uncapped(label), field=unknown), None, 1.0)
    statements = tuple(Statement(lines[name] or "", *_stand(plan, name, _printed(name, plan.header))) for name in told)
    if _FORCE.search(asking.question.folded):
        statements = (*statements, *in_force(plan, english=english)[:1])
    headline = say("header_headline", english, plan=label)
    untold = [say(f"field_{name}", english) for name in fields if name not in told]
    closing = say("no_header_field", english, plan=_uncapped(label), field=", ".join(untold)) if untold else ""
    return Draft(plan, headline, statements, 1.0, closing=closing)


def issue_answer(plan: Plan, *, english: bool) -> Draft:
    """The day a plan was issued on, which its header must name."""
    line = _line("issued_on", plan, english=english) or ""
    statement = Statement(line, *_stand(plan, "issued_on", _printed("issued_on", plan.header)))
    headline = say("header_headline", english, plan=plan_label(plan, english=english))
    return Draft(plan, headline, (statement,), 1.0)


def _fields(asking: Asking) -> list[str]:
    """ "số hiệu bao nhiêu và ký ngày nào" asks for two."""
    intent, folded = asking.question.asked.intent, asking.question.folded
    if intent == "reference":
        # "quyết định ban hành kế hoạch số mấy, ngày nào": the document's own number, its own date
        own = (("number", r"\bso\b"), ("issued_on", r"\bngay\b"))
        return [name for name, pattern in own if re.search(pattern, folded)] or ["number"]
    fields = ["signer" if intent == "person" else str(intent)]
    if intent == "number" and re.search(r"\bngay (nao|may|ban hanh|ky|thang)\b|\b(so|hieu),? (va )?ngay\b", folded):
        fields.append("issued_on")
    if intent == "issued_on" and re.search(r"\b(so may|so bao nhieu|so hieu)\b", folded):
        fields.insert(0, "number")
    others = [one for one in asking.question.asked.also if one in _TOGETHER and one not in fields]
    if "issued_on" not in (*fields, *others) and _AND_DAY.search(folded):
        others.append("issued_on")
    return [*fields, *others] if fields[0] in _TOGETHER else fields


def _signs_as_asked(asking: Asking, header: Header) -> bool:
    """ "chủ tịch UBND xã là ai": the signer, where he signs as that; a deputy who signs for him is not the chairman."""
    title = fold(header.signer_title or "")
    post = _POST.search(asking.question.folded)
    holds = post and post[0] == title[: len(post[0])]
    whole = len(title.split()) > 2 and title in asking.question.folded
    return bool(header.signer and title and (holds or whole))


def named_beside(asking: Asking, plan: Plan) -> Draft | None:
    """ "thư ký hội đồng là ai" where a plan says "Thư ký Hội đồng thi đua (cô Nguyễn Thị Ba)"; else None."""
    post = _TITLE.search(asking.question.folded)
    if post is None or not _WHO.search(asking.question.folded):
        return None
    titled = re.compile(rf"\b{post[0]}\b[^.;:()]{{0,60}}[(,:] ?(?:la )?{_ADDRESS}")
    for one in asking.book.of(plan):
        text = squash(one.passage.paragraph.text)
        found = titled.search(fold_aligned(text))
        if found and text[found.end() : found.end() + 1].isupper() and asking.share(found[0]) >= _TITLE_SAID:
            told = Statement(shortened(readable(text), 400), one.passage.section.path, one.passage.paragraph.page, text)
            return Draft(plan, headline(asking, plan), (told,), 1.0)
    return None


def _line(name: str, plan: Plan, *, english: bool) -> str | None:
    header = plan.header
    if name == "signer" and header.signer:
        title = f", {header.signer_title}" if header.signer_title else ""
        return say("signed_by", english, name=_with_rank(plan, header.signer), title=title)
    if name == "title" and header.title:
        return say("title_is", english, title=readable(header.title))
    if name == "number" and header.number:
        return say("number_is", english, number=header.number)
    if name == "issued_on" and header.issued_on:
        return say("issued_is", english, date=day(header.issued_on))
    if name == "recipients" and header.recipients:
        return say(
            "recipients_are", english, recipients="; ".join(readable(one).strip(" ;.") for one in header.recipients)
        )
    return None


def _with_rank(plan: Plan, signer: str) -> str:
    """The signer with what is printed before the name: "Thiếu tá Lò Văn An", "TS. Lê Thị Bình"."""
    signature = plan.section("signature")
    lines = [squash(paragraph.text) for paragraph in signature.paragraphs] if signature else []
    return next(
        (line for line in lines if (rank := line.removesuffix(signer)) != line and _RANK.fullmatch(rank)), signer
    )


def _printed(name: str, header: Header) -> str:
    """Words of the field to find its place by."""
    return {"signer": header.signer or "", "number": header.number or "", "issued_on": "ngày"}.get(name, "")


def _stand(plan: Plan, name: str, words: str) -> tuple[str, int, str]:
    """Section, page and quote of a header field."""
    for path in _PLACES[name]:
        section = plan.section(path)
        if section is None:
            continue
        if name in ("signer", "recipients", "title"):
            return path, section.page, section.text
        for paragraph in section.paragraphs:
            if fold(words) in fold(paragraph.text):
                return path, paragraph.page, paragraph.text
    first = plan.sections[0]
    return first.path, first.page, squash(first.text)[:300]


def _uncapped(label: str) -> str:
    return label[:1].lower() + label[1:]
