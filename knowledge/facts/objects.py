"""What is sent, where the words at the date only say that it is sent: "Nộp 01 bản về Văn phòng Sở". Pure."""

from __future__ import annotations

import re

from knowledge.facts import obligations as duty
from knowledge.facts.passages import Span
from knowledge.vietnamese import fold_aligned

_KINDS = (
    r"hồ sơ|báo cáo|kế hoạch|văn bản|danh sách|tờ trình|kết quả|biên bản|số liệu|bản đăng ký|bản tự|đề xuất|phiếu"
    r"|công văn|sản phẩm|bài dự thi|tác phẩm|phương án|sáng kiến|ý kiến|thông tin|minh chứng|đơn(?! vị)|dự thảo|dự toán"
    r"|bảng|thang điểm|bộ tiêu chí"
)
OPENS_WITH_THING = re.compile(rf"(?:{_KINDS}|bản)(?:\s|$)", re.IGNORECASE)
# A thing with the words that say which: "kế hoạch của chi bộ", up to the verb, the addressee or the date
_ENDS = (
    r"về|cho|đến|tới|gửi|nộp|trình|trước|chậm|gồm|bao gồm|lập|được|theo|có|phải|trong|và|để|bằng(?! khen)|qua|vào"
    r"|xong|tại|hoàn thành"
)
_THING = re.compile(rf"(?<![^\W_])(?:{_KINDS})(?:\s(?!(?:{_ENDS})(?![^\W_]))[^\s,;:.()]+){{0,9}}", re.IGNORECASE)
# "nộp 02 bộ", "gửi cả bản giấy và bản điện tử": how many and of which sort, and not what
_COUNTED = (
    r"(?:\s+ca ban giay(?: va ban dien tu)?"
    r"|\s+(?:\d{1,2}|mot|hai|ba)(?:\s*\([^()]*\))?\s+(?:ban|bo|quyen|tap)(?: (?:giay|chinh|goc))?(?! ho so))?"
)
_NO_OBJECT = re.compile(rf"(?:gui|nop|chuyen|trinh|cung cap){_COUNTED}(?:\s+(?:truc tiep|lai|len))?")
_LEADS_ON = re.compile(r"(?:ve|cho|den|toi|qua)\s")
# "Thống kê tỷ lệ hồ sơ trực tuyến": of the thing only a number is sent; "hệ thống quản lý văn bản" is no thing
_MEASURED = re.compile(r"(?:tỷ lệ|tỉ lệ|số lượng|số|tiến độ|chất lượng|quản lý|hệ thống|phần mềm)\s+$", re.IGNORECASE)
# "gửi Phòng Kế hoạch - Tài chính": a name, and no plan
_NAMED = re.compile(r"(?:Phòng|Ban|Sở|Khoa|Vụ|Bộ|Cục|Trung tâm|Tổ)\s+$")
# "trình Chủ tịch UBND xã phê duyệt": what becomes of it
_DECIDED = re.compile(r"(?:[\s,]*(?:phe duyet|xem xet|quyet dinh|ban hanh|ky|cho y kien|thong qua|khen thuong))+")
_LISTS = re.compile(r"\s+(?:bao )?gồm(?![^\W_])", re.IGNORECASE)


def sends_nothing_named(task: str, to_whom: str | None) -> bool:
    """Whether a task says that something is sent, and not what: "gửi Văn phòng Sở", "nộp 01 bản"."""
    folded = fold_aligned(task)
    match = _NO_OBJECT.match(folded)
    if match is None:
        return False
    rest = folded[match.end() :].strip()
    whom = fold_aligned(re.sub(r"\s*\(.*", "", to_whom or ""))
    return not rest or bool(_LEADS_ON.match(rest) or _DECIDED.fullmatch(rest)) or (bool(whom) and rest.startswith(whom))


def thing_in(text: str, span: Span) -> str | None:
    """The last thing that a stretch names: "kế hoạch của chi bộ"."""
    found = [
        match[0]
        for match in _THING.finditer(text, span.start, span.end)
        if not _MEASURED.search(text, span.start, match.start())
        and not (match[0][0].isupper() and _NAMED.search(text, span.start, match.start()))
    ]
    return found[-1] if found else None


def opening_thing(text: str, span: Span) -> str | None:
    """The thing that a sentence is about: "Hồ sơ gồm: ...", "Danh sách cán bộ dự tập huấn lập theo mẫu"."""
    start = span.start + len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip(" -+*"))
    match = _THING.match(text, start, span.end)
    return match[0] if match else None


def listed_thing(text: str, span: Span) -> str | None:
    """The thing whose parts a sentence lists: "Hồ sơ đề nghị khen thưởng gồm: ...", "Đơn vị lập hồ sơ gồm: ..."."""
    things = _THING.finditer(text, span.start, span.end)
    return next((thing[0] for thing in things if _LISTS.match(text, thing.end())), None)


def with_object(task: str, thing: str) -> str:
    """ "nộp 01 bản" of "Hồ sơ đề nghị khen thưởng" as "nộp hồ sơ đề nghị khen thưởng"."""
    verb = re.match(r"cung cấp|\S+", task, re.IGNORECASE)
    words = thing if thing[:2].isupper() else thing[0].lower() + thing[1:]
    return duty.shortened(f"{verb[0] if verb else task} {words}")


def of_other_thing(task: str, words: str) -> str | None:
    """ "số hóa hồ sơ cư trú trước ngày 30/6, hồ sơ căn cước trước ngày 30/9": the same with another of its kind."""
    words = re.sub(r"^và\s+", "", words)
    known, other = thing_in(task, Span(0, len(task))), opening_thing(words, Span(0, len(words)))
    if known is None or other is None or " " not in other or known.split()[0].lower() != other.split()[0].lower():
        return None
    return duty.shortened(task[: task.rindex(known)] + words)
