"""Who issued a cited document: the name after "của", before "tại", or between the kind and the number. Pure."""

from __future__ import annotations

import re

from knowledge.facts.passages import Span, trim

_OF = re.compile(r"của\s+")
# Where the name of the issuer ends and the title of the document begins; small letters, for "xã Đại Từ" is a name.
_TITLE_BEGINS = re.compile(
    r"(?:"
    r"[vV]/v|về việc|việc|triển khai|ban hành|phê duyệt|quy định|sửa đổi|hướng dẫn|thực hiện|phát động"
    r"|thông qua|đã|được|tại|xây dựng|tổ chức|kèm theo|ngày|số|gửi|cho|để|nhằm|trên|theo"
    r"|tiếp tục|công nhận|giao|do|là|đến|từ|trong|ủy quyền|cụ thể|với|về|nêu|như|trước|sau|khi"
    r"|nội dung|yêu cầu|đề nghị|có|bổ sung|của"
    # what is said of the document: "của UBND xã Hòa Lư hết hiệu lực kể từ ngày ..."
    r"|hết|bị|không|kể|sẽ|vẫn|còn|bằng|mà|nếu|thì|phải"
    r"|Về việc|Triển khai|Ban hành|Phê duyệt|Quy định|Hướng dẫn|Thực hiện|Phát động|Tổ chức"
    r")(?![^\W_])"
)
# After a comma these open the name of another office: "của Bộ Chính trị, Ban Thường vụ Đảng ủy xã ..."
_NEW_BODY = frozenset(
    {
        "UBND",
        "Ủy",
        "Sở",
        "Phòng",
        "HĐND",
        "Hội",
        "Bộ",
        "Ban",
        "Đảng",
        "Tỉnh",
        "Thành",
        "Chủ",
        "Thủ",
        "Trường",
        "Chi",
        "Cụm",
        "Khối",
    }
)
# "Sở Xây dựng", "Văn hóa, Thể thao": a capital here goes on with the name, whatever the word
_NAME_GOES_ON = ("Sở", "Bộ", "Ban", "Phòng", "và", ",")
_LONGEST = 18
_FARTHEST = 140
_BACK = 90
_WORD = re.compile(r"[^\W_]+|\S")
_GIVEN_BY = re.compile(r"(?:của|được)\s+([A-ZĐỦ][^;.,]{2,50}?)\s+(?:giao\s+)?tại\s+$")
_INSIDE = re.compile(r"của\s+(.+?)\s+[sS]ố")
_SYMBOLS = {"CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "QH": "Quốc hội"}


def issuer_after(text: str, position: int, document: re.Pattern[str]) -> Span | None:
    """The issuer named from a position on ("của UBND tỉnh"), up to the next `document` or the title."""
    of = _OF.match(text, position)
    if of is None:
        return None
    end = of.end()
    words = list(_WORD.finditer(text, of.end(), min(len(text), of.end() + _FARTHEST)))
    for place, word in enumerate(words[:_LONGEST]):
        before = words[place - 1][0] if place else ""
        following = words[place + 1][0] if place + 1 < len(words) else ""
        if _ends(text, word, before, following, document):
            break
        end = word.end()
    span = trim(text, Span(of.end(), end))
    named = span.start < span.end and (text[span.start].isupper() or text.startswith("liên ", span.start))
    return span if named else None


def _ends(text: str, word: re.Match[str], before: str, following: str, document: re.Pattern[str]) -> bool:
    printed = word[0]
    if printed == ",":
        return not following[:1].isupper() or bool(document.match(text, word.end() + 1)) or following in _NEW_BODY
    if printed.lower() == "và":
        return not following[:1].isupper() or bool(document.match(text, word.end() + 1))
    if not printed[0].isalnum() and printed != "-":
        return True
    if before in _NAME_GOES_ON and printed[0].isupper():
        return False
    return bool(_TITLE_BEGINS.match(text, word.start()) or document.match(text, word.start()))


def issuer_before(text: str, position: int) -> str | None:
    """ "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số ...", "được UBND tỉnh giao tại Kế hoạch số ..."."""
    match = _GIVEN_BY.search(text, max(0, position - _BACK), position)
    return match[1] if match else None


def issuer_inside(text: str, start: int, end: int) -> str | None:
    """ "Quyết định của UBND tỉnh số 12/QĐ-UBND"."""
    match = _INSIDE.search(text, start, end)
    return match[1] if match else None


def issuer_by_symbol(symbol: str) -> str | None:
    """Who signs with a symbol that only one body uses: "NQ-CP", "QĐ-TTg", "QH15"."""
    return _SYMBOLS.get(symbol.split("-")[-1].rstrip("0123456789"))
