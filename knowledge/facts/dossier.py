"""What a file for an award must hold, and in how many sets. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge.facts.passages import Passage, Span, clauses, folded, sentences
from knowledge.model import DossierItem
from knowledge.vietnamese import fold, squash

# "3. Thủ tục, hồ sơ đề nghị khen thưởng gồm:", "Hồ sơ gồm:", "Thành phần hồ sơ"
_HEADING = re.compile(r"ho so")
_LONGEST_HEADING = 24
_DOCUMENT = (
    r"Tờ trình|Biên bản|Báo cáo|Danh sách|Quyết định|Giấy xác nhận|Giấy chứng nhận|Chứng nhận"
    r"|Bản (?:tóm tắt|sao|thành tích|đăng ký|xác nhận|kê khai|đề nghị)"
    r"|Bảng (?:tổng hợp|chấm điểm|điểm)|Văn bản|Công văn|Đơn(?! vị)|Phiếu|Tóm tắt|Xác nhận|Các (?:văn bản"
    r"|minh chứng|tài liệu|giấy tờ)|Tài liệu|Minh chứng|Hình ảnh|Sổ|Hồ sơ minh chứng"
)
_ITEM = re.compile(rf"(?:\d+\s+)?(?:{_DOCUMENT})(?![^\W_])", re.IGNORECASE)
_LIST_JOINT = re.compile(
    rf"(?:,|;|\s+và|\s+kèm(?: theo)?)\s+(?=(?:\d+\s+(?:bản|bộ)?\s*)?(?:{_DOCUMENT})(?![^\W_]))", re.IGNORECASE
)
_ENUMERATED = re.compile(r"\s*\(?\d{1,2}[).]\s*")
_COPIES = re.compile(
    r"(?<![\d/])(\d{1,2})\s*(?:\([^)]*\)\s*)?(?:bộ|bản(?! (?:điện tử|mềm))|quyển)(?![^\W_])", re.IGNORECASE
)
_SETS = re.compile(
    r"(?:số lượng(?: hồ sơ)?|hồ sơ[^.;:]{0,60}?(?:lập|gửi|gồm|được lập)"
    r"|lập)[^.;]{0,60}?(?:thành\s+)?(?<!\d)(\d{1,2})\s*(?:\([^)]*\)\s*)?bộ",
    re.IGNORECASE,
)
_FORM = re.compile(r"M[aàẫầâấ]u\s*(?:số\s*)?\d+(?:\.\d+)?[A-Za-zđĐ]?", re.IGNORECASE)
_FILE = re.compile(r"hồ sơ", re.IGNORECASE)
_CONSISTS = re.compile(r"hồ sơ[^.;:]{0,80}(?:gồm có|bao gồm|gồm|:)\s*:?\s*", re.IGNORECASE)


def dossier_in(passages: Iterable[Passage]) -> tuple[DossierItem, ...]:
    """The documents of an award file, in reading order, and the number of sets as an item of its own."""
    found = [item for passage in passages if not passage.special for item in _dossier(passage)]
    return tuple(dict.fromkeys(found))


def _dossier(passage: Passage) -> Iterator[DossierItem]:
    text = passage.text
    if not _FILE.search(text) and not _about_dossier(passage):
        return
    over = _about_dossier(passage)
    for sentence in sentences(text, passage.body):
        consists = _CONSISTS.search(text, sentence.start, sentence.end)
        if sets := _SETS.search(text, sentence.start, sentence.end):
            yield _item(passage, sentence, "Hồ sơ đề nghị khen thưởng", int(sets[1]))
            if consists is None:
                continue
        if not over and not (consists and "khen thuong" in fold(text)):
            continue
        start = consists.end() if consists else sentence.start
        for part in _parts(text, Span(start, sentence.end)):
            if _ITEM.match(text, part.start):
                yield _item(passage, part, _name(text[part.start : part.end]), _copies(text[part.start : part.end]))


def _item(passage: Passage, span: Span, name: str, copies: int | None) -> DossierItem:
    form = _FORM.search(passage.text, span.start, span.end)
    return DossierItem(
        section=passage.section.path,
        page=passage.paragraph.page,
        quote=passage.quote(span),
        item=name,
        copies=copies,
        form=_form_name(form[0]) if form else None,
    )


def _parts(text: str, span: Span) -> list[Span]:
    parts = []
    for clause in clauses(text, span):
        start = clause.start
        for joint in _LIST_JOINT.finditer(text, clause.start, clause.end):
            if not text[start : joint.start()].count("(") > text[start : joint.start()].count(")"):
                parts.append(Span(start, joint.start()))
                start = joint.end()
        parts.append(Span(start, clause.end))
    return [Span(_after_number(text, part.start), part.end) for part in parts]


def _after_number(text: str, start: int) -> int:
    """ "(1) Tờ trình ...; (2) Báo cáo ..."."""
    number = _ENUMERATED.match(text, start)
    return number.end() if number else start


def _about_dossier(passage: Passage) -> bool:
    if passage.heading:
        return False
    return any(
        len(heading.split()) <= _LONGEST_HEADING and _HEADING.search(folded(heading)) for heading in passage.above[:3]
    )


def _name(words: str) -> str:
    return re.sub(r"\s*\([^)]*(?:bản|bộ)[^)]*\)", "", squash(words)).strip(" .;,:")


def _copies(words: str) -> int | None:
    copies = _COPIES.search(words)
    return int(copies[1]) if copies else None


def _form_name(printed: str) -> str:
    """ "Mầu số 07" is a slip of print for "Mẫu số 07"."""
    return re.sub(r"^m\w+u\s*(?:số\s*)?", "Mẫu số ", squash(printed), flags=re.IGNORECASE)
