"""What a file for an award must hold, and in how many sets. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from knowledge.facts.offices import VERB
from knowledge.facts.passages import Passage, Span, clauses, folded, sentences
from knowledge.model import DossierItem
from knowledge.vietnamese import squash

# "3. Thủ tục, hồ sơ đề nghị khen thưởng gồm:", "Hồ sơ gồm:", "Thành phần hồ sơ"
_HEADING = re.compile(r"ho so")
_LONGEST_HEADING = 24
_DOCUMENT = (
    r"Tờ trình|Biên bản|Báo cáo|Danh sách|Quyết định|Giấy xác nhận|Giấy chứng nhận|Chứng nhận"
    r"|Bản (?:tóm tắt|sao|thành tích|đăng ký|xác nhận|kê khai|đề nghị|tự|mô tả|trình bày|cam kết|nhận xét|giải trình"
    r"|thuyết minh|kiểm điểm)|Trích (?:biên bản|ngang)|Sơ yếu|Thuyết minh|Nhận xét|Ý kiến|Bằng chứng|Video|Ảnh|Clip"
    r"|Bảng (?:tổng hợp|thống kê|kê|tự|chấm điểm|điểm)|Văn bản|Công văn|Đơn(?! vị)|Phiếu|Tóm tắt|Xác nhận"
    r"|Các (?:văn bản|minh chứng|tài liệu|giấy tờ)|Tài liệu|Minh chứng|Hình ảnh|Sổ|Hồ sơ minh chứng"
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
    r"(?:số lượng(?: hồ sơ)?|hồ sơ[^.;:]{0,60}?(?:lập|gửi|gồm|được lập|:|\()"
    r"|lập)[^.;]{0,60}?(?:thành\s+)?(?<!\d)(\d{1,2})\s*(?:\([^)]*\)\s*)?bộ",
    re.IGNORECASE,
)
_FORM = re.compile(r"M[aàẫầâấ]u\s*(?:số\s*)?\d+(?:\.\d+)?[A-Za-zđĐ]?", re.IGNORECASE)
_FILE = re.compile(r"hồ sơ", re.IGNORECASE)
_CONSISTS = re.compile(r"hồ sơ(?:[^.;]{0,120}?(?:gồm có|bao gồm|gồm)|[^.;:]{0,80}:)\s*:?\s*", re.IGNORECASE)
# A list that ends in "gồm:" holds documents only, whatever they are called
_LISTS = re.compile(r"(?:gồm có|bao gồm|gồm|sau đây|như sau|các loại)\s*:?$", re.IGNORECASE)
_LONGEST_ITEM = 25


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
        if not over and not (consists and _about_awards(passage)):
            continue
        start = _list_start(text, consists.end(), sentence.end) if consists else sentence.start
        for part in _parts(text, Span(start, sentence.end)):
            if _ITEM.match(text, part.start) or _is_listed(passage, part, consists is not None):
                yield _item(passage, part, _name(text[part.start : part.end]), _copies(text[part.start : part.end]))


def _list_start(text: str, start: int, end: int) -> int:
    """Where the documents begin: "gồm 01 bản chính và tệp điện tử: Tờ trình theo Mẫu số 01, ..." behind the colon."""
    colon = text.find(":", start, end)
    named = any(_ITEM.match(part.strip()) for part in re.split("[,;]", text[start : max(start, colon)]))
    return start if colon < 0 or named else colon + 1


def _is_listed(passage: Passage, part: Span, consists: bool) -> bool:
    """Whether the words stand in a list of documents: after "Hồ sơ gồm: ...;", on a line under "Hồ sơ gồm:"."""
    text = passage.text
    words = text[part.start : part.end].strip(" .;")
    if not 1 < len(words.split()) <= _LONGEST_ITEM or VERB.match(words[:1].lower() + words[1:]):
        return False
    if consists:
        # "Hồ sơ gồm: bảng tự chấm điểm, tài liệu kiểm chứng và ...": what stands first in a list of papers is one
        opens = text[: part.start].rstrip().endswith(":") and text[part.end : part.end + 1] == ","
        return opens or ";" in text[part.start :] or text[: part.start].rstrip().endswith(";")
    led = bool(passage.above) and _LISTS.search(passage.above[0]) is not None
    return led and _FILE.search(passage.above[0]) is not None and part.start <= passage.body + 1


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


def _about_awards(passage: Passage) -> bool:
    return any("khen thuong" in folded(words) for words in (passage.text, *passage.above))


def _name(words: str) -> str:
    return re.sub(r"\s*\([^)]*(?:bản|bộ)[^)]*\)", "", squash(words)).strip(" .;,:")


def _copies(words: str) -> int | None:
    copies = _COPIES.search(words)
    return int(copies[1]) if copies else None


def _form_name(printed: str) -> str:
    """ "Mầu số 07" is a slip of print for "Mẫu số 07"."""
    return re.sub(r"^m\w+u\s*(?:số\s*)?", "Mẫu số ", squash(printed), flags=re.IGNORECASE)
