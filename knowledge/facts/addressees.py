"""To whom a thing goes, in the words of a sentence: "về Sở Nội vụ (qua Văn phòng Sở)", "trình UBND tỉnh". Pure."""

from __future__ import annotations

import re

from knowledge.facts.offices import name_at
from knowledge.facts.passages import Span
from knowledge.vietnamese import holds_any

# "để tổng hợp, theo dõi, báo cáo UBND tỉnh và định kỳ ...": what the addressee does with it
_PURPOSE = re.compile(
    r"(?<![^\W_])để\s(?:triển khai|tổ chức|thực hiện)(?![^\W_])(?:(?!;|\.\s|,\s+(?:gửi|nộp)(?![^\W_])).)*"
    r"|(?<![^\W_])(?:để|(?<!chuyên )(?<!chủ )(?<!vấn )đề(?! nghị| xuất| án| tài| cao)|nhằm"
    r"|(?-i:phục vụ)(?! hành chính công))\s"
    r"(?:(?!;|\.\s|\svà\s+(?:định kỳ|h[àằ]ng|mỗi|trước|gửi|nộp)(?![^\W_])).)*",
    re.IGNORECASE,
)
_PURPOSES = ("để", "đề", "nhằm", "phục vụ")
# each with a word that it is never without
_ADDRESSED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (word, re.compile(pattern, re.IGNORECASE))
    for word, pattern in (
        ("về", r"(?<![^\W_])về\s+(?:(?:địa chỉ|bộ phận|cơ quan thường trực)\s*:?\s*)?"),
        (
            "",
            r"(?<![^\W_])(?:gửi|nộp|chuyển|cung cấp|trình|báo cáo|báo)(?:[^,;.()]{0,80}?)\s(?:cho|đến|tới)\s+",
        ),
        ("", r"(?<![^\W_])(?:gửi|nộp|trình|báo cáo|báo cho|báo ngay|chuyển)\s+"),
        ("(qua", r"\(qua\s+"),
        ("đăng ký", r"(?<![^\W_])đăng ký(?:[^;.()]{0,120}?)\s(?<!phối hợp )(?<!cùng )(?:với|tại)\s+"),
        (" của", r"(?<![^\W_])(?:theo|khi có) (?:yêu cầu|đề nghị) của\s+"),
        ("khi", r"(?<![^\W_])khi\s+(?=[^,;.()]{3,60}?\s(?:yêu cầu|đề nghị)(?![^\W_]))"),
        (" nhận", r"(?:nơi|đơn vị|cơ quan) (?:nhận|tiếp nhận)(?: báo cáo| hồ sơ)?\s*(?::|là)\s*"),
    )
)
_TO = _ADDRESSED[0][1]
_VIA = re.compile(r"\s*\(\s*(?:qua|thông qua)\s+[^()\d]{3,120}\)", re.IGNORECASE)
_ALSO_TO = re.compile(r"\s*,?\s*(?:và\s+)?đồng (?:thời )?(?:gửi|báo cáo)\s+(?:(?:về|cho)\s+)?", re.IGNORECASE)
_GIVEN_TO = re.compile(r"(?<![^\W_])(?:cho|tới)\s+", re.IGNORECASE)
# "trình Giám đốc phê duyệt, gửi Văn phòng UBND tỉnh"
_PASSED_ON = re.compile(
    r"(?:\s+(?:xem xét,?\s+)?(?:phê duyệt|quyết định|ban hành|cho ý kiến|thông qua),)?"
    r"\s+(?:ký,?\s+)?(?:để\s+)?(?:báo cáo|trình|gửi)(?:(?<=báo cáo)\s+gửi)?(?:\s+về)?\s+",
    re.IGNORECASE,
)
# "... phê duyệt", "... xem xét, quyết định": what the addressee does with it
_DECIDED = re.compile(
    r"(?:[\s,]*(?:để\s+)?(?:phê duyệt|xem xét|quyết định|ban hành|ký|cho ý kiến|chỉ đạo|thông qua|khen thưởng))*[\s,]*",
    re.IGNORECASE,
)
_THROUGH = re.compile(r"\s*,?\s*(?:thông )?qua\s+", re.IGNORECASE)
# "báo cáo Giám đốc Sở kết quả thực hiện": the name ends before what is reported
_NOT_IN_NAME = re.compile(
    r"\s+(?:kết quả|tình hình|(?<!giúp )việc|(?<!ăng )ký|danh sách|hồ sơ|biết|số liệu|nội dung|đồng thời"
    r"|(?:0?[369]|sáu|chín) tháng|cả năm"
    r"|bao gồm|cả bản|bản (?:giấy|điện tử)|thực hiện|xem xét|(?<![Bb]an )chỉ đạo|cụ thể|như|cùng|tự"
    r"|họp|dự kiến)(?![^\W_])"
)


def addressee(text: str, span: Span) -> str | None:
    """To whom it goes: "về Sở Nội vụ", "gửi Phòng Văn hóa", "báo cáo UBND tỉnh", with "(qua ...)" as printed."""
    kept = without_purpose(text, text, span)[0][: span.end]
    said = kept[span.start :].lower()
    for word, pattern in _ADDRESSED:
        for match in pattern.finditer(kept, span.start, span.end) if word in said else ():
            found = office_at(kept, match.end())
            if found is None or found.start >= span.end or found.start != match.end():
                continue
            found = _last_addressee(kept, found, span.end)
            return squeezed(kept[found.start : with_via(kept, found.end)])
    return None


def addressee_place(text: str, span: Span, *, sends: bool) -> int | None:
    """Where the words begin that name the addressee of a verb: "về Sở Nội vụ", of one that `sends` "cho UBND xã"."""
    starts = [
        match.start()
        for pattern in ((_TO, _GIVEN_TO) if sends else (_TO,))
        for match in pattern.finditer(text, span.start, span.end)
        if office_at(text, match.end()) is not None
    ]
    return min(starts, default=None)


def _last_addressee(text: str, found: Span, end: int) -> Span:
    """ "trình UBND phường báo cáo Sở Nội vụ": it goes through the first to the second."""
    passed_on = _PASSED_ON.match(text, found.end, end)
    following = office_at(text, passed_on.end()) if passed_on else None
    if passed_on is None or following is None or following.start != passed_on.end():
        return found
    return _last_addressee(text, following, end)


def passed_on(text: str, verb_end: int, end: int) -> int | None:
    """Where the next verb stands that follows the addressee at once: "trình UBND phường báo cáo Sở Nội vụ"."""
    found = office_at(text, verb_end + 1)
    if found is None or found.start != verb_end + 1 or _last_addressee(text, found, end) == found:
        return None
    return len(text[: found.end]) + len(text[found.end :]) - len(text[found.end :].lstrip())


def only_says_to_whom(text: str, verb_end: int, end: int) -> bool:
    """Whether a verb has an addressee and no object: "gửi Phòng Nội vụ", "trình Chủ tịch UBND xã phê duyệt"."""
    found = office_at(text, verb_end + 1)
    if found is None or found.start != verb_end + 1:
        return False
    last = _last_addressee(text, found, end)
    return _DECIDED.fullmatch(text, with_via(text, last.end), end) is not None


def with_via(text: str, end: int) -> int:
    """Where an addressee ends with the office it goes through, and with whom else gets it.

    "(qua Phòng Nội vụ)", "qua Văn phòng", ", đồng gửi Sở Khoa học và Công nghệ".
    """
    via = _VIA.match(text, end)
    end = via.end() if via else _next_name(_THROUGH, text, end)
    return _next_name(_ALSO_TO, text, end)


def _next_name(link: re.Pattern[str], text: str, end: int) -> int:
    """Where the office ends that a linking word joins to what ends here; `end` itself where none does."""
    match = link.match(text, end)
    found = office_at(text, match.end()) if match else None
    return found.end if match is not None and found is not None and found.start == match.end() else end


def purposes(text: str, span: Span) -> list[Span]:
    """The stretches that say what the addressee does with it: "để tổng hợp, báo cáo UBND tỉnh"."""
    if not holds_any(text[span.start : span.end].lower(), _PURPOSES):
        return []
    return [Span(*match.span()) for match in _PURPOSE.finditer(text, span.start, span.end)]


def without_purpose(text: str, folded: str, span: Span) -> tuple[str, str]:
    """Both texts with "để tổng hợp, báo cáo ..." blanked out of a stretch."""
    for purpose in purposes(text, span):
        text, folded = (
            words[: purpose.start] + " " * (purpose.end - purpose.start) + words[purpose.end :]
            for words in (text, folded)
        )
    return text, folded


def office_at(text: str, start: int) -> Span | None:
    """The office at a place, also where it is printed small: "về phòng Văn hóa"."""
    if start >= len(text):
        return None
    if (found := name_at(text, start)) is not None:
        stop = _NOT_IN_NAME.search(text, found.start, found.end)
        return Span(found.start, stop.start()) if stop else found
    if not text[start].islower():
        return None
    found = name_at(text[:start] + text[start].upper() + text[start + 1 :], start)
    # "số liệu" is no "Sở": a small letter must begin a word that has a name after it
    return found if found is not None and len(text[found.start : found.end].split()) > 1 else None


def squeezed(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(" ,;:")
