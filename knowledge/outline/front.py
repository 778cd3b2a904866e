"""The beginning of a document: letterhead, kind of document, title, legal basis, lead-in. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.outline.body import ParagraphDraft, SectionDraft
from knowledge.outline.breaks import Breaks, ends_sentence
from knowledge.outline.issuer import starts_office
from knowledge.outline.labels import Label, labels_of
from knowledge.outline.rows import Row, begins_lower, is_capitals

# The kinds of Nghị định 30/2020/NĐ-CP, article 7, that carry plans or stand attached to one.
_TYPES = (
    "Kế hoạch liên tịch|Kế hoạch phối hợp|Kế hoạch hành động|Kế hoạch|Quyết định|Nghị quyết|Chỉ thị"
    "|Hướng dẫn liên ngành|Hướng dẫn|Chương trình hành động|Chương trình phối hợp|Chương trình|Thông báo|Phương án"
    "|Đề án|Dự án|Quy chế phối hợp|Quy chế|Quy định|Thông tư|Nghị định|Báo cáo|Tờ trình|Công điện|Thể lệ|Kết luận"
    "|Bộ tiêu chí|Giao ước thi đua|Giao ước"
)
# "DỰ THẢO KẾ HOẠCH", "KẾ HOẠCH (DỰ THẢO)", "KẾ HOẠCH SỐ 25/KH-PTM"
_DRAFT = r"(?:\(?DỰ THẢO(?: LẦN \d)?\)?)"
_OWN_NUMBER = r"(?:\s+số\s*:?\s*\d+\s*[-/]\s*[A-ZĐ]\S*)"
_DOC_TYPE = re.compile(rf"(?:{_DRAFT}\s+)?({_TYPES})\s*(?:{_DRAFT}|{_OWN_NUMBER}|:)?", re.IGNORECASE)
# "K Ế H O Ạ C H"
_SPACED_OUT = re.compile(r"(?:\S ){4,}\S")
_ATTACHABLE = re.compile(r"KẾ HOẠCH|QUY CHẾ|QUY ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|DỰ ÁN|PHƯƠNG ÁN|HƯỚNG DẪN|THỂ LỆ")
_LEADING_TYPE = re.compile(rf"({_TYPES})\s+(.+)", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:V/v|Về việc)\s*:?\s*(.+)", re.IGNORECASE)
_BROKEN_PAIR = re.compile(r"(?<=\d)- (?=\d)")
_HEADER_ROWS = 40
LETTER = "Công văn"
_TITLE_ROWS = 12
_LONGEST_LEAD = 6000
# "Căn cứ Luật ...", "Thực hiện Kế hoạch số 173/KH-UBND", "Kính gửi:"
_LEAD = re.compile(
    r"(?:Căn cứ|Xét|Theo đề nghị|Kính gửi)\b"
    r"|(?:Thực hiện|Triển khai(?: thực hiện)?|Theo|Tiếp tục|Để|Nhằm|Hưởng ứng)\b.*"
    r"(?:\bsố\s*\d|\d+[-/][A-ZĐ]{2}|\bngày \d)"
)
_ATTACHED = re.compile(r"\(\s*(?:Ban hành )?kèm theo\b", re.IGNORECASE)
# "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "TỔNG GIÁM ĐỐC", "BAN THƯỜNG VỤ": who decides, printed between title and legal basis
_AUTHORITY = re.compile(
    r"(?:(?:TỔNG|PHÓ|QUYỀN|THỨ) )*(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|GIÁM ĐỐC|HỘI ĐỒNG|BỘ TRƯỞNG|BAN (?:THƯỜNG VỤ|CHẤP HÀNH)"
    r"|HIỆU TRƯỞNG|THỦ TƯỚNG|CHÁNH|KHÓA|TRƯỞNG|VIỆN TRƯỞNG|CỤC TRƯỞNG)\b"
)
_DECIDING = frozenset({"quyết định", "nghị quyết", "chỉ thị", "thông tư", "nghị định"})
_BASIS = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị|Theo|Thực hiện|Tiếp tục thực hiện|Triển khai(?: thực hiện)?)\b")
_ENACTING = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ|KẾ HOẠCH)\s*:?")
_LETTERHEAD = re.compile(
    r"CỘNG H\w{2,3} XÃ HỘI|ĐẢNG CỘNG SẢN|Độc lập\s*[-–]|Số\s*:?\s*[\d.…_ ]*\s*[-/]\s*[A-ZĐ]"
    r"|[^\W\d_][^,;:\d]{2,40},\s*ngày\s*[\d.…_ ]*\s*tháng\s*[\d.…_ ]*\s*năm\b",
    re.IGNORECASE,
)
_LONGEST_LEAD_IN = 8
_LEAD_IN = re.compile(
    r"(?:như sau|sau đây|sau)\s*:|:$|\b(?:ban hành|xây dựng|triển khai)\b[^;]*\bkế hoạch\b[^;]*[.:]$", re.I
)


@dataclass(frozen=True, slots=True)
class Front:
    """The rows before the body: `header` (with the row of the document type), `title`, `note` ("(Kèm theo ...)")."""

    header: tuple[Row, ...]
    doc_type: str | None
    title: tuple[Row, ...]
    notes: tuple[Row, ...]
    body: int

    @property
    def title_text(self) -> str:
        """The words of the title on one line, as printed."""
        joined = " ".join(row.text for row in self.title)
        # "giai đoạn 2025- | 2030"
        return _BROKEN_PAIR.sub("-", _SUBJECT.sub(r"\1", joined))


def is_doc_type(text: str) -> bool:
    """Whether a row says nothing but the kind of document, in capitals: "KẾ HOẠCH"."""
    return is_capitals(text) and _type_of(text) is not None


def _type_of(text: str) -> str | None:
    """The kind of document where a row says nothing else, also with its letters set apart: "K Ế H O Ạ C H"."""
    if _SPACED_OUT.fullmatch(text):
        run_together = text.replace(" ", "").lower()
        return next((kind for kind in _TYPES.split("|") if kind.replace(" ", "").lower() == run_together), None)
    match = _DOC_TYPE.fullmatch(text)
    return _named(match[1]) if match else None


def is_letterhead(text: str) -> bool:
    """Whether a row holds the motto, the document's own number, or the place and date of issue."""
    return bool(_LETTERHEAD.match(text))


def is_attached_type(text: str) -> bool:
    """Whether a row names a kind of document that a decision puts into force: "KẾ HOẠCH", "QUY CHẾ"."""
    return is_doc_type(text) and bool(_ATTACHABLE.match(text))


def is_attachment_note(text: str) -> bool:
    """Whether a row begins "(Kèm theo Quyết định số ...)" or "(Ban hành kèm theo ...)"."""
    return bool(_ATTACHED.match(text))


def front_of(rows: Sequence[Row], breaks: Breaks) -> Front:
    """Split the beginning off; without any title the front is empty and the body begins at row 0."""
    found = _type_row(rows)
    if found is None:
        return _untitled(rows, breaks)
    place, doc_type, words = found
    header, row = list(rows[:place]), rows[place]
    if doc_type == LETTER:
        return _letter(rows, place)
    # "KẾ HOẠCH PHÁT ĐỘNG PHONG TRÀO" on one row is a kind of document and the beginning of its title
    header.append(row if words is None else replace(row, text=row.text[: -len(words)].strip()))
    first = () if words is None else (replace(row, text=words),)
    while words is None and place + 1 < len(rows) and is_letterhead(rows[place + 1].text):
        # "KẾ HOẠCH SỐ 25/KH-PTM | Khánh Hòa, ngày 11 tháng 02 năm 2026"
        place += 1
        header.append(rows[place])
    title, notes, body = _title_rows(rows, place + 1, breaks, doc_type, first)
    return Front(tuple(header), doc_type, title, notes, body)


def _letter(rows: Sequence[Row], place: int) -> Front:
    """An official letter names its subject ("V/v ...") inside the letterhead; its text begins with "Kính gửi"."""
    body = next((n for n, row in enumerate(rows[:_HEADER_ROWS]) if row.text.startswith("Kính gửi")), place + 1)
    after = place + 1
    while after < body and begins_lower(rows[after].text):
        after += 1
    body = max(body, after)
    return Front((*rows[:place], *rows[after:body]), LETTER, tuple(rows[place:after]), (), body)


def _type_row(rows: Sequence[Row]) -> tuple[int, str, str | None] | None:
    """Where the kind of document stands, its name, and the title words on the same row."""
    start = rows[:_HEADER_ROWS]
    for place, row in enumerate(start):
        kind = _type_of(row.text)
        if kind and (is_capitals(row.text) or row.text[0].isupper()):
            return place, kind, None
        if labels_of(row.text) and not is_capitals(row.text):
            break
    for place, row in enumerate(start):
        match = _LEADING_TYPE.fullmatch(row.text)
        if match and _is_title_start(match[1], match[2]):
            return place, _named(match[1]), match[2]
        subject = _SUBJECT.fullmatch(row.text)
        if subject:
            return place, LETTER, None
        if _LEAD.match(row.text):
            return None
    return None


def _named(doc_type: str) -> str:
    return doc_type[0].upper() + doc_type[1:].lower()


def _is_title_start(doc_type: str, words: str) -> bool:
    """ "KẾ HOẠCH PHÁT ĐỘNG PHONG TRÀO", "Kế hoạch triển khai phong trào"; not "Kế hoạch số 12 ... ."."""
    return (is_capitals(doc_type) or doc_type[0].isupper()) and not ends_sentence(words) and not words.startswith("số ")


def _title_rows(
    rows: Sequence[Row], start: int, breaks: Breaks, doc_type: str, first: tuple[Row, ...]
) -> tuple[tuple[Row, ...], tuple[Row, ...], int]:
    title: list[Row] = list(first)
    notes: list[Row] = []
    place = start
    while place < min(len(rows), start + _TITLE_ROWS):
        row = rows[place]
        if is_attachment_note(row.text) or (notes and not notes[-1].text.endswith(")")):
            notes.append(row)
        elif notes or _ends_title(rows, place, breaks, doc_type, title):
            break
        else:
            title.append(row)
        place += 1
    return tuple(title), tuple(notes), place


def _ends_title(rows: Sequence[Row], place: int, breaks: Breaks, doc_type: str, title: list[Row]) -> bool:
    row = rows[place]
    if _LEAD.match(row.text) and (title or row.text.startswith(("Căn cứ", "Kính gửi"))):
        return True
    if any(_is_first_section(label) for label in labels_of(row.text)):
        return True
    if not title:
        return False
    if doc_type.lower() in _DECIDING and _AUTHORITY.match(row.text) and is_capitals(row.text):
        return True
    if _leads_in(rows, place):
        return True
    before = title[-1]
    return breaks.begins_paragraph(before, row) and _is_sentence(rows, place, breaks)


def _is_first_section(label: Label) -> bool:
    capitals = is_capitals(label.rest)
    # "A. MỤC TIÊU" begins the text, "A. Nguyễn" may be the end of a title
    return (label.value <= 1 and (label.kind != "upper" or capitals)) or (label.kind == "roman" and capitals)


def _is_sentence(rows: Sequence[Row], place: int, breaks: Breaks) -> bool:
    """Whether the paragraph that begins here ends like a sentence: the lead-in, no more title."""
    last = rows[place]
    for row in rows[place + 1 : place + 25]:
        if breaks.begins_paragraph(last, row) or labels_of(row.text):
            break
        last = row
    return last.text.endswith((".", ":", ";"))


def _leads_in(rows: Sequence[Row], place: int) -> bool:
    """Whether the text begins here: "Liên đoàn Lao động tỉnh và Sở Nội vụ thống nhất xây dựng Kế hoạch như sau:"."""
    if not starts_office(rows[place].text) or is_capitals(rows[place].text):
        return False
    for row in rows[place : place + _LONGEST_LEAD_IN]:
        if labels_of(row.text):
            return False
        if row.text.endswith((":", ".", ";")):
            return bool(_LEAD_IN.search(row.text))
    return False


def _untitled(rows: Sequence[Row], breaks: Breaks) -> Front:
    """No kind of document in sight: the title stands below the letterhead, else it is what stands in capitals."""
    start = rows[:_HEADER_ROWS]
    text = next((n for n, row in enumerate(start) if labels_of(row.text) or _LEAD.match(row.text)), len(start))
    head = max((n + 1 for n, row in enumerate(start[:text]) if is_letterhead(row.text)), default=0)
    if head and any(is_capitals(row.text) for row in rows[:head]):
        title, notes, body = _title_rows(rows, head, breaks, "", ())
        return Front(tuple(rows[:head]), None, title, notes, body)
    place = next((n for n, row in enumerate(start[:text]) if not is_capitals(row.text)), text)
    return Front((), None, tuple(rows[:place]), (), place) if place < _TITLE_ROWS else Front((), None, (), (), 0)


def split_lead(lead: SectionDraft) -> tuple[SectionDraft, SectionDraft]:
    """The paragraphs before the first label as legal basis ("Căn cứ ...;") and preamble ("... như sau:")."""
    basis, preamble = SectionDraft("legal_basis"), SectionDraft("preamble")
    for draft in lead.paragraphs:
        (basis if _is_basis(draft, lead.paragraphs) and not preamble.paragraphs else preamble).paragraphs.append(draft)
    return basis, preamble


def _is_basis(draft: ParagraphDraft, all_drafts: list[ParagraphDraft]) -> bool:
    text = " ".join(draft.lines)[-_LONGEST_LEAD:]
    if _ENACTING.fullmatch(text) or (is_capitals(text) and _AUTHORITY.match(text)):
        return True
    if not _BASIS.match(text) or draft.bullet:
        return False
    if text.endswith(";") or any(_ENACTING.fullmatch(d.lines[0]) for d in all_drafts):
        return True
    # "Thực hiện Kế hoạch số 12/KH-UBND ..., Sở Y tế ban hành Kế hoạch như sau:" says what the plan rests on
    return bool(_LEAD.match(text)) or (text.startswith("Xét") and not _LEAD_IN.search(text))
