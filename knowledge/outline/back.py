"""The end of a document: closing words, recipients, signature. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.outline.body import SectionDraft
from knowledge.outline.breaks import bullet_of
from knowledge.outline.labels import labels_of
from knowledge.outline.rows import Row, is_capitals
from knowledge.vietnamese import fold

# "Nơi nhận:", "*Nơi nhận", "Nơi nhận: GIÁM ĐỐC" (two columns run together)
_RECIPIENTS = re.compile(r"\W*N[ơoƠO][iI] [nN]h[ậạâ]n\s*:?\s*(.*)|\W*NƠI NHẬN\s*:?\s*(.*)")
# "KT. GIÁM ĐỐC", "TM. ỦY BAN NHÂN DÂN", "T/M BAN THƯỜNG VỤ", "TL. CHỦ TỊCH", "TUQ. GIÁM ĐỐC", "Q. GIÁM ĐỐC"
_MODE = re.compile(r"(?:(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ)(?:\s*[./]\s*|\s+)|Q\.\s*)(?=[^\W\d])[^\d;:]*")
_TITLE = re.compile(
    r"(?:QUYỀN |PHÓ |UỶ VIÊN |ỦY VIÊN )*(?:CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BÍ THƯ|HIỆU TRƯỞNG"
    r"|TRƯỞNG|CHÁNH|BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|VIỆN TRƯỞNG|VỤ TRƯỞNG"
    r"|TỔNG BIÊN TẬP|THỦ TRƯỞNG|THƯỜNG TRỰC|CHỈ HUY|ĐỘI TRƯỞNG)\b[^\d;:]*"
)
_SIGNED = re.compile(r"[(\[]?\s*(?:đã ký|ký|ký tên|ký số|ký, đóng dấu|ký tên, đóng dấu|daky)\s*[)\]]?", re.IGNORECASE)
_DEGREE = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|Ths|BS|BSCKI{1,2}|CKI{1,2}|CN|KS|LS|NGƯT|NGND"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tá|úy|uý|tướng))\.?\s*)+"
)
# "Trên đây là Kế hoạch ...": how nearly every plan ends
_CLOSING = re.compile(r"tren day la\b|tren day,|nhan duoc (?:ke hoach|van ban) nay")
# "Chủ tịch UBND tỉnh yêu cầu ... thực hiện Kế hoạch này./.", "Trong quá trình thực hiện, nếu có vướng mắc ..."
_LATE_CLOSING = re.compile(
    r"trong qua trinh (?:trien khai|to chuc|thuc hien)|(?:de nghi|yeu cau) .*\bke hoach nay\b"
    r"|.{0,80}\b(?:yeu cau|de nghi)\b.*\b(?:ke hoach|chuong trinh|huong dan|van ban) nay\b"
    r"|ke hoach nay (?:duoc|thay the|co hieu luc)"
)
_FAR_FROM_END = 14
_CLOSING_ROWS = 4
_TWO_COLUMNS = re.compile(r".{4,}[;.,]\s+([^;.,]{6,60})")
# "Đắk Lắk, ngày 05 tháng 9 năm 2025" over the signature instead of in the letterhead
_DATED = re.compile(r"[^\W\d_][^,;:\d]{1,40},\s*ngày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Back:
    """Recipients and signature rows of one part."""

    recipients: tuple[Row, ...]
    signature: tuple[Row, ...]


def back_start(rows: Sequence[Row]) -> int:
    """Where recipients or signature begin, len(rows) where there are none."""
    start = _end_matter(rows)
    return start - 1 if 0 < start < len(rows) and _DATED.fullmatch(rows[start - 1].text) else start


def _end_matter(rows: Sequence[Row]) -> int:
    for place, row in enumerate(rows):
        if _RECIPIENTS.fullmatch(row.text) and _is_recipients_head(row.text) and not _is_column_head(rows, row):
            return _with_signature_above(rows, place)
        if is_signature_line(row.text) and _is_last(rows, place):
            return place
        if _is_office_above_signature(rows, place):
            return place
    return len(rows)


def _is_office_above_signature(rows: Sequence[Row], place: int) -> bool:
    """ "SỞ NỘI VỤ | KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC": of two who sign together each names his office first."""
    office = rows[place].text
    if not is_capitals(office) or place + 2 >= len(rows) or labels_of(office) or is_signature_line(office):
        return False
    first, second = rows[place + 1].text, rows[place + 2].text
    return is_signature_line(first) and bool(is_signature_line(second) or name_of(second))


def closes(rows: Sequence[Row]) -> bool:
    """Whether the rows end in the closing words of a plan: "Trên đây là Kế hoạch ..., đề nghị triển khai./."."""
    return any(_CLOSING.match(fold(row.text)) for row in rows[-_CLOSING_ROWS:])


def is_recipients(text: str) -> bool:
    """Whether a row heads the recipients: "Nơi nhận:"."""
    return bool(_RECIPIENTS.fullmatch(text))


def _is_recipients_head(text: str) -> bool:
    rest = _recipients_rest(text)
    return not rest or is_capitals(rest) or text.lstrip("*_ ").startswith(("Nơi nhận:", "Nơi nhận :", "NƠI NHẬN:"))


def _is_column_head(rows: Sequence[Row], row: Row) -> bool:
    """ "TT | Nội dung báo cáo | Thời hạn | Nơi nhận": recipients and signature stand in two columns, not in more."""
    if row.cell is None or row.text.endswith(":"):
        return False
    return any(other.cell and other.cell.table == row.cell.table and other.cell.column > 1 for other in rows)


def _with_signature_above(rows: Sequence[Row], place: int) -> int:
    """In two columns the signature may come first: "KT. GIÁM ĐỐC | Nơi nhận:"."""
    start = place
    while start and place - start < 6 and (is_signature_line(rows[start - 1].text) or name_of(rows[start - 1].text)):
        start -= 1
    return start if any(is_signature_line(row.text) for row in rows[start:place]) else place


def _is_last(rows: Sequence[Row], place: int) -> bool:
    """A title in capitals is a signature only at the end: after the closing words, or just before "Nơi nhận"."""
    above = [row.text for row in rows[max(0, place - 2) : place] if not _DATED.fullmatch(row.text)]
    before = above[-1] if above else ""
    near = rows[place + 1 : place + 1 + _FAR_FROM_END]
    if any(_RECIPIENTS.fullmatch(row.text) for row in near):
        return before.endswith((".", "/.", "/", ".”"))
    return before.endswith(("/.", "/", ".", "/-")) and (
        bool(_MODE.fullmatch(rows[place].text)) or len(rows) - place <= _FAR_FROM_END
    )


def is_signature_line(text: str) -> bool:
    """Whether a row is the mode or the title of a signature ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")."""
    return is_capitals(text) and len(text) <= 90 and bool(_MODE.fullmatch(text) or _TITLE.fullmatch(text))


def is_mode(text: str) -> bool:
    """Whether a row says in whose name somebody signs ("TM. ỦY BAN NHÂN DÂN")."""
    return is_capitals(text) and bool(_MODE.fullmatch(text))


def name_of(text: str) -> str | None:
    """The row as a person's name without degrees ("ThS. Nguyễn Văn A"), None where it is none."""
    bare = _DEGREE.sub("", text).strip()
    words = bare.split()
    if not 2 <= len(words) <= 6 or not all(word.replace("’", "").replace("-", "").isalpha() for word in words):
        return None
    if not all(word[0].isupper() for word in words) or is_signature_line(text):
        return None
    return bare


def back_of(rows: Sequence[Row]) -> Back:
    """Sort the rows at the end into recipients and signature, whichever way two columns were read."""
    recipients: list[Row] = []
    signature: list[Row] = []
    for row in rows:
        for piece in _columns(row):
            (signature if _is_signed(piece, recipients, signature) else recipients).append(piece)
    return Back(tuple(recipients), tuple(signature))


def _columns(row: Row) -> list[Row]:
    rest = _recipients_rest(row.text) or _beside(row.text)
    if rest and (is_signature_line(rest) or name_of(rest)):
        # "Nơi nhận: GIÁM ĐỐC", "- Các tổ chuyên môn; HIỆU TRƯỞNG"
        head = row.text[: len(row.text) - len(rest)].strip()
        return [Row(head, row.page, row.box, row.cell, True), Row(rest, row.page, row.box, row.cell, True)]
    return [row]


def _beside(text: str) -> str:
    """What stands right of a recipient where two columns were read as one: "- Lưu: VT, VHXH. Nguyễn Văn A"."""
    match = _TWO_COLUMNS.fullmatch(text) if bullet_of(text) else None
    return match[1] if match else ""


def _recipients_rest(text: str) -> str:
    match = _RECIPIENTS.fullmatch(text)
    return (match[1] or match[2] or "").strip() if match else ""


def _is_signed(row: Row, recipients: list[Row], signature: list[Row]) -> bool:
    if _RECIPIENTS.fullmatch(row.text) or bullet_of(row.text):
        return False
    if is_signature_line(row.text) or _SIGNED.fullmatch(row.text) or _DATED.fullmatch(row.text):
        return True
    if not signature:
        # the office of the first of two signatures
        return not recipients and is_capitals(row.text)
    if name_of(row.text):
        return not _continues_recipient(row, recipients, signature)
    return is_capitals(row.text) and not row.text.endswith(";") and _is_beside(row, signature)


def _continues_recipient(row: Row, recipients: list[Row], signature: list[Row]) -> bool:
    """ "- Ủy ban Mặt trận | Tổ quốc" wraps into words that look like a name; cell or place tells."""
    if not recipients or recipients[-1].text.endswith((";", ".", ":")):
        return False
    if row.cell and signature[-1].cell:
        return row.cell.column != signature[-1].cell.column
    if row.box and signature[-1].box:
        return row.box.right < signature[-1].box.left
    return False


def _is_beside(row: Row, signature: list[Row]) -> bool:
    last = signature[-1]
    if row.cell or last.cell:
        return row.cell == last.cell
    if row.box and last.box:
        return row.box.right > last.box.left
    return True


def split_closing(last: SectionDraft) -> SectionDraft:
    """Take the closing words off the end of the last section; empty where there are none."""
    closing = SectionDraft("closing")
    for place in range(1, len(last.paragraphs)):
        if _is_closing(last, place):
            closing.paragraphs = last.paragraphs[place:]
            del last.paragraphs[place:]
            break
    return closing


def _is_closing(section: SectionDraft, place: int) -> bool:
    draft = section.paragraphs[place]
    if draft.bullet or draft.cell:
        return False
    words = fold(" ".join(draft.lines))
    if _CLOSING.match(words):
        return True
    before = " ".join(section.paragraphs[place - 1].lines)
    at_end = len(section.paragraphs) - place <= 3
    return at_end and before.endswith((".", ";", ".”")) and bool(_LATE_CLOSING.match(words))
