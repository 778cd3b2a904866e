"""Other documents that a plan cites: number, date and issuer, however broken the print. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from knowledge.facts.passages import Passage, Span, trim
from knowledge.model import Header, Reference
from knowledge.vietnamese import fold, squash

_DOC_TYPES = (
    "Bộ luật|Luật|Hiến pháp|Pháp lệnh|Nghị định|Nghị quyết liên tịch|Nghị quyết|Quyết định|Chỉ thị|Kế hoạch hành động|Kế hoạch liên tịch"
    "|Kế hoạch phối hợp|Kế hoạch|Chương trình hành động|Chương trình phối hợp|Chương trình|Thông tư liên tịch|Thông tư|Hướng dẫn liên ngành"
    "|Hướng dẫn|Công văn|Công điện|Kết luận|Tờ trình|Thông báo|Thông tri|Văn bản|Đề án|Quy chế phối hợp|Quy chế|Quy định|Báo cáo|Lệnh|Giấy mời"
)
_DOC_TYPE = re.compile(rf"(?<![^\W_])(?:{_DOC_TYPES})(?![^\W_])")
# "57-NQ/TW", "98/2023/NĐ-CP", "29-CTr/TU", "08/KH- UBND", "02 /KH-UBND", "57- NQ/TW", "361/TTr-SNV", "06/2022/QH15", "1234/BTĐKT"
_NUMBER = re.compile(
    r"(?<![\w/-])(\d{1,5}(?:\s?/\s?(?:19|20)\d\d)?)\s?([/-])\s?"
    r"((?:[A-ZĐƯ][A-Za-zĐđƯư]{0,11}\d{0,2})(?:\s?[-/&]\s?[A-ZĐƯ][A-Za-zĐđƯư]{0,11}\d{0,2}){0,4})(?![\w/])"
)
# "ngày 03 tháng 7 năm 2025", "ngày 18/7/2025", "ngày 31-12-2025", "ngày 03 / 6/ 2020"
_DAY = re.compile(
    r"ngày\s*(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|,?\s*năm)\s*((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*,?\s*")
_ISSUER = re.compile(r"của\s+")
# Where the name of the issuer ends and the title of the document begins.
_ISSUER_STOPS = frozenset(
    "về việc|việc|triển khai|ban hành|phê duyệt|quy định|sửa đổi|hướng dẫn|thực hiện|phát động|thông qua|đã|được|tại|xây dựng|tổ chức|kèm theo"
    "|ngày|số|gửi|cho|để|nhằm|trên|theo|tiếp tục|công nhận|giao|do|là|đến|từ|trong|ủy quyền|cụ thể|với|về|nêu|trước|sau|khi|nội dung|yêu cầu|đề nghị|có|bổ sung|của".split("|")
)
_NEW_BODY = frozenset({"UBND", "Ủy", "Sở", "Phòng", "HĐND", "Hội", "Văn", "Bộ"})
_LONGEST_ISSUER = 18
_WORD = re.compile(r"[^\W_]+|\S")
_LISTED = re.compile(r"\s*(?:,|và|;)\s*(?:và\s*)?(?:số\s*)?")
_TO_NUMBER = re.compile(r"\s*(?:(?:của|do)\s+[^;.,\d]{2,50}?)?\s*(?:[sS]ố|[sS]ố:)?\s*")
_LAW_TO_NUMBER = re.compile(r"\s+[^;.\d]{3,80}?\s+[sS]ố:?\s*")
_GIVEN_BY = re.compile(r"(?:của|được)\s+([A-ZĐỦ][^;.,]{2,50}?)\s+(?:giao\s+)?tại\s+$")
_FORM_NUMBER = re.compile(r"(?:m[aàẫầâ]u|biểu)\s*(?:số)?\s*$", re.IGNORECASE)
# "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", "Luật Tổ chức chính quyền địa phương năm 2025"
_LAW = re.compile(
    r"(?<![^\W_])(?P<type>Luật|Bộ luật|Pháp lệnh|Hiến pháp)\s+(?P<title>(?!số)[^;.\"():\d]{3,110}?)\s*"
    r"(?:,?\s*(?P<day>ngày\s+\d{1,2}\s*(?:tháng|/)\s*\d{1,2}\s*(?:năm|/)\s*\d{4})|(?P<year>năm\s+\d{4})|(?=[;.]|\s*$))"
)
_LONGEST_TITLE = 22
_FORM = re.compile(r"(?:M[aàẫầâ]u|[Bb]iểu m[aàẫầ]u)\s*(?:số\s*)?(\d+(?:\.\d+)?[A-Za-zđĐ]?)", re.IGNORECASE)
_BY_SYMBOL = {"CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ"}
_TYPE_BY_SYMBOL = {
    "KH": "Kế hoạch", "QĐ": "Quyết định", "NQ": "Nghị quyết", "NĐ": "Nghị định", "CT": "Chỉ thị", "TT": "Thông tư", "HD": "Hướng dẫn",
    "CTr": "Chương trình", "TTr": "Tờ trình", "TB": "Thông báo", "KL": "Kết luận", "BC": "Báo cáo", "CV": "Công văn",
}  # fmt: skip
_BASIS_SECTIONS = ("legal_basis", "preamble")
_BACK = 90


def references_in(passages: Iterable[Passage], header: Header) -> tuple[Reference, ...]:
    """Each document once a section, in full where the section names it in full; the plan's own number is left out."""
    found: list[Reference] = []
    for passage in passages:
        if passage.section.path not in ("header", "title"):
            found.extend(_numbered(passage))
            found.extend(_laws(passage))
    own = fold(_bare(header.number or ""))
    return _without_echoes([reference for reference in found if not own or fold(reference.number) != own])

def _numbered(passage: Passage) -> Iterator[Reference]:
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
        if _FORM_NUMBER.search(text[: number.start()]):
            continue
        reference, end = _complete(passage, doc_type, start, number)
        inherited, previous_end = (doc_type, reference.issuer), max(previous_end, end if listed else previous_end)
        yield reference


def _complete(passage: Passage, doc_type: str, start: int, number: re.Match[str]) -> tuple[Reference, int]:
    """The citation with date and issuer in either order after the number, or the issuer before it."""
    text, end = passage.text, number.end()
    day: dt.date | None = None
    issuer: Span | None = None
    for _ in range(2):
        after = _after_comma(text, end)
        if (named := _DAY.match(text, after)) is not None:
            end, day = named.end(), _date(named)
        elif issuer is None and (by := _issuer_at(text, after)) is not None:
            issuer, end = by, by.end
    by_name = text[issuer.start : issuer.end] if issuer else _issuer_before(text, start) or _issuer_inside(text, start, number)
    form = _form_before(text, start)
    return (
        Reference(
            section=passage.section.path,
            page=passage.paragraph.page,
            quote=passage.quote(Span(form.start if form else start, end)),
            doc_type=doc_type,
            number=_bare(number[0]),
            date=day,
            issuer=squash(by_name) if by_name else _BY_SYMBOL.get(_bare(number[3]).split("-")[-1]),
            role=_role(passage, form is not None),
        ),
        end,
    )


def _type_before(text: str, position: int) -> tuple[str, int] | None:
    """The kind of document named before a number, and where: "Kế hoạch số", "Quyết định của UBND tỉnh số"."""
    window = max(0, position - _BACK)
    for match in reversed(list(_DOC_TYPE.finditer(text, window, position))):
        if _TO_NUMBER.fullmatch(text[match.end() : position]):
            return match[0], match.start()
        if match[0] == "Luật" and _LAW_TO_NUMBER.fullmatch(text[match.end() : position]):
            return match[0], match.start()
    return None


def _issuer_at(text: str, position: int) -> Span | None:
    of = _ISSUER.match(text, position)
    if of is None:
        return None
    end = of.end()
    words = list(_WORD.finditer(text, of.end(), min(len(text), of.end() + 140)))
    for place, word in enumerate(words[:_LONGEST_ISSUER]):
        before = words[place - 1][0] if place else ""
        following = words[place + 1][0] if place + 1 < len(words) else ""
        if _ends_issuer(text, word, before, following):
            break
        end = word.end()
    span = trim(text, Span(of.end(), end))
    return span if span.start < span.end and text[span.start].isupper() else None


def _ends_issuer(text: str, word: re.Match[str], before: str, following: str) -> bool:
    token = word[0]
    if token == ",":
        return not following[:1].isupper() or bool(_DOC_TYPE.match(text, word.end() + 1)) or following in _NEW_BODY
    if token.lower() == "và":
        return not following[:1].isupper() or bool(_DOC_TYPE.match(text, word.end() + 1))
    if not token[0].isalnum() and token != "-":
        return True
    pair = f"{token} {following}".lower()
    if before in ("Sở", "Bộ", "Ban", "Phòng", "và", ",") and token[0].isupper():
        return False
    return token.lower() in _ISSUER_STOPS or pair in _ISSUER_STOPS or _DOC_TYPE.match(text, word.start()) is not None


def _issuer_before(text: str, position: int) -> str | None:
    """ "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số ...", "được UBND tỉnh giao tại Kế hoạch số ..."."""
    match = _GIVEN_BY.search(text, max(0, position - _BACK), position)
    return match[1] if match else None


def _issuer_inside(text: str, start: int, number: re.Match[str]) -> str | None:
    """ "Quyết định của UBND tỉnh số 12/QĐ-UBND"."""
    match = re.compile(r"của\s+(.+?)\s+[sS]ố").search(text, start, number.start())
    return match[1] if match else None


def _form_before(text: str, position: int) -> Span | None:
    """ "Mẫu số 07, Nghị định ..."."""
    last = None
    for match in _FORM.finditer(text, max(0, position - _BACK), position):
        if not re.search(r"[;.]", text[match.end() : position]):
            last = Span(match.start(), match.end())
    return last


def _laws(passage: Passage) -> Iterator[Reference]:
    text = passage.text
    for law in _LAW.finditer(text):
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
    dated = {_name(reference) for reference in found if reference.date is not None}
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
