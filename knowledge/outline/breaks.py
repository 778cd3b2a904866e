"""Where one paragraph ends and the next begins: sentence ends, room left on the line, capitals, dashes. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from knowledge.outline.rows import Row, begins_lower, is_capitals
from knowledge.outline.wrapping import Wrapping
from knowledge.vietnamese import fold

_SENTENCE_END = re.compile(r"[.;:!?…]+[\"”»’)\]]*$")
_CLOSED_PHRASE = re.compile(r"[\"”»’)\]]$")
# "TP. | Hồ Chí Minh", "KT. | CHỦ TỊCH": the dot ends no sentence
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:TP|Tp|KT|TM|TL|TUQ|Q|P|TX|ThS|TS|PGS|GS|BS|Đ/c|đ/c|v\.v)\.$")
# "quy định tại điểm | a) khoản 2", "Quý | I. ", "Quyết định số | 12": what follows is a citation or a number
_CITING = re.compile(
    r"(?:khoản|điểm|điều|mục|phần|chương|phụ lục|mẫu|biểu|tiết|quý|ngày|tháng|năm|tại|theo|và|hoặc|của|các|từ|đến"
    # not "chuyển đổi số"
    r"|(?:định|hoạch|quyết|thị|tư|văn|trình|dẫn|báo|luật|lệnh|mẫu|biểu|bảng) số)$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"([-–—+•*●○▪■□♦➢➤✓·]|o(?= [A-ZĐ]))(?![-–—+*])\s*(?=\S|$)")
# Offices and phrases that carry a dash of their own: "Thi đua | - Khen thưởng", "chính trị | - xã hội"
_DASHED = tuple(
    re.compile(pattern)
    for pattern in (
        r"thi dua [-–] ?khen thuong",
        r"(?:van hoa|kinh te|chinh tri|lao dong|thuong binh) [-–] ?(?:xa hoi|thong tin|ky thuat|thuong binh|the thao)",
        r"(?:hanh chinh|to chuc|tai chinh|ke hoach|tong hop) [-–] ?"
        r"(?:tong hop|hanh chinh|ke hoach|tai chinh|phap che|quan tri)",
        r"(?:doc lap|tu do) [-–] ?(?:tu do|hanh phuc)",
    )
)

# What an office is told to do begins with a verb; a name that merely goes on does not.
_ORDER_WORDS = re.compile(
    r"(?:Phối hợp|Chủ trì|Chủ động|Tham mưu|Tuyên truyền|Vận động|Hướng dẫn|Đôn đốc|Theo dõi|Chỉ đạo|Thực hiện|Căn cứ"
    r"|Tăng cường|Đẩy mạnh|Thường xuyên|Định kỳ|Kịp thời|Hằng năm|Hàng năm|Trên cơ sở|Phát huy|Nâng cao|Bảo đảm|Đảm bảo"
    r"|Tích cực|Phân công|Bố trí|Cân đối|Tổng hợp|Báo cáo|Quán triệt|Lồng ghép|Có trách nhiệm|Là cơ quan|Tiếp tục)\b"
)
_BASIS_WORDS = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị|Thực hiện)\b")
_CLOSING_WORDS = re.compile(r"(?:Trên đây là|Nơi nhận|Trong quá trình|Kế hoạch này|Nhận được)\b")

_UNFINISHED = re.compile(r"\b(?:và|hoặc|của|các|những|với|để|tại|theo|từ|đến|về|cho|bằng|do|trên)$")
_BEFORE_NUMBER = re.compile(r"\b(?:năm|ngày|tháng|quý|số|khoản|điều|điểm|mục|mức|hơn|thiểu|đa|là|đạt)$", re.IGNORECASE)

Current = Literal["heading", "item", "plain"]


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence or a clause of a list may end ("như sau:", "./.")."""
    return bool(_SENTENCE_END.search(text)) and not _ABBREVIATION.search(text)


def bullet_of(text: str) -> str:
    """The dash, plus or dot a line begins with, "" where there is none."""
    match = _BULLET.match(text)
    if not match:
        return ""
    after = text[match.end() :]
    # "-5 %", "+84": a sign, not a bullet
    return "" if after[:1].isdigit() and text[len(match[1]) : len(match[1]) + 1] != " " else match[1]


class Breaks:
    """Decides between neighbouring rows of one document."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Measure the text column of the document."""
        self._wrapping = Wrapping(rows)

    def firm(self, before: Row | None, row: Row) -> bool:
        """Whether something surely begins with `row`: the line before it was finished."""
        if before is None or self._ended_by_format(before, row) or is_capitals(before.text):
            return True
        if ends_sentence(before.text) or _CLOSED_PHRASE.search(before.text) or self._wrapping.indented(row):
            return True
        return self._wrapping.fits(before, row)

    def complete(self, before: Row | None) -> bool:
        """Whether the line before ends a sentence by its own marks or by the format."""
        return before is None or before.closed or ends_sentence(before.text) or is_capitals(before.text)

    def cited(self, before: Row | None) -> bool:
        """Whether the line before ends in words after which a number is a citation ("theo khoản")."""
        return before is not None and not before.closed and bool(_CITING.search(before.text))

    def begins_item(self, before: Row | None, row: Row) -> bool:
        """Whether the dash or plus that the row begins with is a bullet, not the dash of a wrapped phrase."""
        if not bullet_of(row.text):
            return False
        if before is None or self._ended_by_format(before, row) or ends_sentence(before.text):
            return True
        if _is_dashed_phrase(before.text, row.text):
            return False
        return not begins_lower(row.text) or before.text.endswith(",") or self._is_short(before, row)

    def begins_paragraph(self, before: Row | None, row: Row, current: Current = "plain") -> bool:
        """Whether a row without label and bullet begins a new paragraph after `before`, the last row of `current`."""
        if before is None or self._ended_by_format(before, row):
            return True
        if row.cell is not None:
            # the lines of one cell are one paragraph until the format or a bullet says otherwise
            return False
        if begins_lower(row.text):
            return ends_sentence(before.text) and self._is_short(before, row)
        if _is_heading_line(before.text) or _is_heading_line(row.text):
            # "III. TIÊU CHÍ VÀ HÌNH THỨC KHEN | THƯỞNG" goes on, anything else is a change
            return not (is_capitals(before.text) and is_capitals(row.text))
        if self._wrapping.indented(row) and not self._wrapping.indented(before):
            return True
        if before.text.endswith((",", "-", "–")) or _goes_on(before.text, row.text):
            return False
        return self._wrapping.fits(before, row) or self._ends_full(before, row, current)

    def _ends_full(self, before: Row, row: Row, current: Current) -> bool:
        """Whether a line without room for more is the last of its paragraph all the same."""
        if ends_sentence(before.text):
            if before.text.endswith((":", ";")):
                return before.text.endswith("sau:") or bool(_BASIS_WORDS.match(row.text))
            # of an item "a) ..." the next sentence goes on, in running text a paragraph's end is likelier
            return current == "plain" or bool(_CLOSING_WORDS.match(row.text))
        # "2. Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội | Tuyên truyền, vận động ..."
        return current == "heading" and bool(_ORDER_WORDS.match(row.text))

    def _ended_by_format(self, before: Row, row: Row) -> bool:
        return before.closed or before.cell != row.cell or self._wrapping.unwrapped

    def _is_short(self, before: Row, row: Row) -> bool:
        return self._wrapping.fits(before, row) and len(before.text) < 60


def _goes_on(before: str, text: str) -> bool:
    """ "đến năm | 2030", "của | Ủy ban": the line before cannot be an end."""
    if before.startswith("(") and ")" not in before:
        # "(Kèm theo Quyết định số ... | ...)"
        return True
    return bool(_UNFINISHED.search(before)) or (text[0].isdigit() and bool(_BEFORE_NUMBER.search(before)))


def _is_heading_line(text: str) -> bool:
    """ "II. NỘI DUNG THI ĐUA"; "UBND" or "110/KH-UBND." alone on a line is no heading."""
    return is_capitals(text) and len(text) >= 8 and " " in text


def _is_dashed_phrase(before: str, text: str) -> bool:
    joined = fold(f"{before[-20:]} {text[:20]}")
    seam = len(fold(before[-20:]))
    return any(match.start() < seam < match.end() for p in _DASHED for match in p.finditer(joined))
