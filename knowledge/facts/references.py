"""Other documents that a plan cites: number, date and issuer, however broken the print. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from knowledge.facts.issuers import issuer_after, issuer_before, issuer_by_symbol, issuer_inside
from knowledge.facts.passages import Passage, Span
from knowledge.model import Header, Reference
from knowledge.vietnamese import fold, holds_any, squash

_DOC_TYPES = (
    "Bộ luật|Luật|Hiến pháp|Pháp lệnh|Nghị định|Nghị quyết liên tịch|Nghị quyết|Quyết định|Chỉ thị"
    "|Kế hoạch hành động|Kế hoạch liên tịch"
    "|Kế hoạch phối hợp|Kế hoạch|Chương trình hành động|Chương trình phối hợp|Chương trình"
    "|Thông tư liên tịch|Thông tư|Hướng dẫn liên ngành"
    "|Hướng dẫn|Công văn|Công điện|Kết luận|Tờ trình|Thông báo|Thông tri|Văn bản|Đề án|Quy chế phối hợp"
    "|Quy chế|Quy định|Báo cáo|Lệnh|Giấy mời"
)
_DOC_TYPE = re.compile(rf"(?<![^\W_])(?:{_DOC_TYPES})(?![^\W_])")
# "57-NQ/TW", "98/2023/NĐ-CP", "29-CTr/TU", "08/KH- UBND", "02 /KH-UBND", "57- NQ/TW", "06/2022/QH15", "1234/BTĐKT"
_NUMBER = re.compile(
    r"([0-9](?<![\w/-].)\d{0,4}(?:\s?/\s?(?:19|20)\d\d)?)\s?([/-])\s?"
    r"((?:[A-ZĐƯ][A-Za-zĐđƯư]{0,11}\d{0,2})(?:\s?[-/&]\s?[A-ZĐƯ][A-Za-zĐđƯư]{0,11}\d{0,2}){0,4})(?![\w/])"
)
# "ngày 03 tháng 7 năm 2025", "ngày 18/7/2025", "ngày 31-12-2025", "ngày 03 / 6/ 2020"
_DAY = re.compile(
    r"ngày\s*(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|,?\s*năm)\s*((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*,?\s*")
_LISTED = re.compile(r"\s*(?:,|và|;)\s*(?:và\s*)?(?:số\s*)?")
_TO_NUMBER = re.compile(r"\s*(?:(?:của|do)\s+[^;.,\d]{2,50}?)?\s*(?:[sS]ố|[sS]ố:)?\s*")
_LAW_TO_NUMBER = re.compile(r"\s+[^;.\d]{3,80}?\s+[sS]ố:?\s*")
_FORM_NUMBER = re.compile(r"(?:m[aàẫầâ]u|biểu)\s*(?:số)?\s*$", re.IGNORECASE)
# "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "Luật Tổ chức chính quyền địa phương năm 2025"
_LAW = re.compile(
    r"(?<![^\W_])(?P<type>Luật|Bộ luật|Pháp lệnh|Hiến pháp)\s+(?P<title>(?!số)[^;.\"():\d]{3,110}?)\s*"
    r"(?:,?\s*(?P<day>ngày\s+\d{1,2}\s*(?:tháng|/)\s*\d{1,2}\s*(?:năm|/)\s*\d{4})|(?P<year>năm\s+\d{4})|(?=[;.]|\s*$))"
)
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
_LAW_TYPES = ("Luật", "Bộ luật", "Pháp lệnh")
_LONGEST_TITLE = 22
_FORM = re.compile(r"(?:M[aàẫầâ]u|[Bb]iểu m[aàẫầ]u)\s*(?:số\s*)?(\d+(?:\.\d+)?[A-Za-zđĐ]?)", re.IGNORECASE)
_TYPE_BY_SYMBOL = {
    "KH": "Kế hoạch",
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "CT": "Chỉ thị",
    "TT": "Thông tư",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "TTr": "Tờ trình",
    "TB": "Thông báo",
    "KL": "Kết luận",
    "BC": "Báo cáo",
    "CV": "Công văn",
}
_BASIS_SECTIONS = ("legal_basis", "preamble")
_BACK = 90


def references_in(passages: Iterable[Passage], header: Header) -> tuple[Reference, ...]:
    """Each document once a section, in full where the section names it in full; the plan's own number is left out."""
    found: list[Reference] = []
    for passage in passages:
        if passage.section.path not in ("header", "title"):
            found.extend(_sharing_issuer([reference for reference, _ in documents(passage)]))
            found.extend(_laws(passage))
    own = fold(_bare(header.number or ""))
    return _without_echoes([reference for reference in found if not own or fold(reference.number) != own])


def documents(passage: Passage) -> Iterator[tuple[Reference, Span]]:
    """The documents that a passage cites by their numbers, and where."""
    text = passage.text
    inherited: tuple[str, str | None] | None = None
    previous_end = -1
    for number in _NUMBER.finditer(text):
        typed = _type_before(text, number.start())
        listed = inherited is not None and _LISTED.fullmatch(text[previous_end : number.start()])
        previous_end = number.end()
        if typed is not None:
            doc_type, start = typed
        elif listed and inherited is not None:
            doc_type, start = inherited[0], number.start()
        elif (symbol_type := _TYPE_BY_SYMBOL.get(number[3].split("-")[0].split("/")[0].strip())) is not None:
            doc_type, start = symbol_type, number.start()
        else:
            continue
        if _FORM_NUMBER.search(text, max(0, number.start() - _BACK), number.start()):
            continue
        reference, end = _complete(passage, doc_type, start, number)
        inherited, previous_end = (doc_type, reference.issuer), max(previous_end, end if listed else previous_end)
        yield reference, Span(start, end)


def _sharing_issuer(found: list[Reference]) -> list[Reference]:
    """ "Nghị quyết số 57-NQ/TW, 59-NQ/TW và 68-NQ/TW của Bộ Chính trị": the last names the issuer of all."""
    shared: list[Reference] = []
    for reference in reversed(found):
        following = shared[-1] if shared else None
        in_list = following is not None and following.quote[:1].isdigit() and following.doc_type == reference.doc_type
        if in_list and following is not None and reference.issuer is None:
            shared.append(replace(reference, issuer=following.issuer))
        else:
            shared.append(reference)
    return shared[::-1]


def _complete(passage: Passage, doc_type: str, start: int, number: re.Match[str]) -> tuple[Reference, int]:
    """The citation with date and issuer in either order after the number, or the issuer before it."""
    text, end = passage.text, number.end()
    day: dt.date | None = None
    issuer: Span | None = None
    for _ in range(2):
        after = _after_comma(text, end)
        if (named := _DAY.match(text, after)) is not None:
            end, day = named.end(), _date(named)
        elif issuer is None and (by := issuer_after(text, after, _DOC_TYPE)) is not None:
            issuer, end = by, by.end
    by_name = (
        text[issuer.start : issuer.end]
        if issuer
        else issuer_before(text, start) or issuer_inside(text, start, number.start())
    )
    form = _form_before(text, start)
    return (
        Reference(
            section=passage.section.path,
            page=passage.paragraph.page,
            quote=passage.quote(Span(form.start if form else start, end)),
            doc_type=doc_type,
            number=_bare(number[0]),
            date=day,
            issuer=squash(by_name) if by_name else issuer_by_symbol(_bare(number[3])),
            role=_role(passage, form is not None),
            title=_law_title(text, doc_type, start, number),
        ),
        end,
    )


def _law_title(text: str, doc_type: str, start: int, number: re.Match[str]) -> str | None:
    """ "Luật Thi đua, khen thưởng số 06/2022/QH15" carries its title before the number."""
    title = re.sub(r"\s+số:?$", "", squash(text[start : number.start()]), flags=re.IGNORECASE)
    return title if doc_type in _LAW_TYPES and title != doc_type else None


def _type_before(text: str, position: int) -> tuple[str, int] | None:
    """The kind of document named before a number, and where: "Kế hoạch số", "Quyết định của UBND tỉnh số"."""
    window = max(0, position - _BACK)
    for match in reversed(list(_DOC_TYPE.finditer(text, window, position))):
        if _TO_NUMBER.fullmatch(text[match.end() : position]):
            return match[0], match.start()
        if match[0] in _LAW_TYPES and _LAW_TO_NUMBER.fullmatch(text[match.end() : position]):
            return match[0], match.start()
    return None


def _form_before(text: str, position: int) -> Span | None:
    """ "Mẫu số 07, Nghị định ..."."""
    last = None
    for match in _FORM.finditer(text, max(0, position - _BACK), position):
        if not re.search(r"[;.]", text[match.end() : position]):
            last = Span(match.start(), match.end())
    return last


def _laws(passage: Passage) -> Iterator[Reference]:
    text = passage.text
    for law in _LAW.finditer(text) if holds_any(text, _LAWS) else ():
        title = squash(law[0][: law.end("title") - law.start()])
        day = _DAY.match(text, law.start("day")) if law["day"] else None
        basis = passage.section.path in _BASIS_SECTIONS
        if not (basis or law["day"] or law["year"]) or len(title.split()) > _LONGEST_TITLE:
            continue
        yield Reference(
            section=passage.section.path,
            page=passage.paragraph.page,
            quote=passage.quote(Span(law.start(), law.end())),
            doc_type=law["type"],
            number="",
            date=_date(day) if day else None,
            issuer="Quốc hội" if law["type"] != "Pháp lệnh" else "Ủy ban Thường vụ Quốc hội",
            role=_role(passage, form=False),
            title=title,
        )


def _role(passage: Passage, form: bool) -> str:
    if form:
        return "form"
    return "basis" if passage.section.path in _BASIS_SECTIONS else "cited"


def _without_echoes(found: list[Reference]) -> tuple[Reference, ...]:
    """A short mention ("Kế hoạch số 142/KH-UBND") is an echo where the plan cites that document in full."""
    dated = {name for one in found if one.date for name in (fold(one.number), fold(one.title or "")) if name}
    kept: dict[tuple[str, str, dt.date | None], Reference] = {}
    for reference in found:
        if reference.date is None and _name(reference) in dated:
            continue
        place = reference.section if reference.date else ""
        key = (place, _name(reference), reference.date)
        if key not in kept or (kept[key].issuer is None and reference.issuer is not None):
            kept[key] = reference
    return tuple(kept.values())


def _name(reference: Reference) -> str:
    return fold(reference.number or reference.title or "")


def _date(named: re.Match[str]) -> dt.date | None:
    """The day as printed; None where no calendar has it (31/6)."""
    try:
        return dt.date(int(named[3]), int(named[2]), int(named[1]))
    except ValueError:
        return None


def _after_comma(text: str, position: int) -> int:
    match = _BETWEEN.match(text, position)
    return match.end() if match else position


def _bare(number: str) -> str:
    return re.sub(r"\s+", "", number)
