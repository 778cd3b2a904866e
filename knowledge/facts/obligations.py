"""Who owes what to whom, in the words around a date: the verb, its subject, its object, the addressee. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.facts.offices import VERB as OFFICE_VERB
from knowledge.facts.offices import name_at, name_starts, whole_name
from knowledge.facts.passages import Span
from knowledge.facts.points import wording
from knowledge.vietnamese import fold_aligned

LONGEST_TASK = 160
# What leaves the office: these make a report of a sentence.
_SENDING = (
    r"bao cao|gui|nop|trinh|(?<!nguoi\x20)(?<!loi\x20)(?<!duoc\x20)(?<!nhan\x20)(?<!ly\x20)phan anh"
    "|cung cap|chuyen(?! doi)|dang ky|co van ban|thong bao|de nghi khen|de xuat khen"
    "|bao (?:ket qua|ten|danh sach|so luong)"
)
# What is finished at some day.
_FINISHING = (
    "so ket|tong ket|hoan thanh|ban hanh|to chuc|ra soat|phat dong|tong hop|tham dinh|de nghi|de xuat|binh xet"
    "|xet|cong bo|kiem tra|giam sat|xay dung|tham muu"
    "|danh gia|khao sat|tap huan|lap|lua chon|phe duyet|nghiem thu|cap nhat|quan triet|pho bien|thanh lap|kien "
    "toan|tra loi|ky ket|chuan bi|du thao|trao|chot"
    "|khen thuong|tuyen duong|bo tri|phan bo|cham diem|bo sung|xu ly|giai quyet|tiep nhan|cong nhan|khai truong"
    "|dua|mo|boi duong|thao luan|gop y|cho y kien|tham gia"
    "|lay y kien|tiep thu|hop|kiem ke|thong ke|so hoa|tich hop|nang cap|mua sam|thi diem|van hanh|tuyen truyen"
    "|trien khai|thuc hien|huong dan|dang tai|nhan rong"
    "|phat hien|gioi thieu|day manh|theo doi|don doc|phoi hop|chu tri|ket noi|trung bay|tham du|bieu duong|ton "
    "vinh|chinh ly|tong kiem tra|thiet ke|in an|giao ban"
    "|cong khai|niem yet|sao luu|thanh toan|phat hanh|ra mat|ra quan|kich hoat|phat song|canh bao|lap dat|trang bi"
    "|dang|cu|cai dat|nhan (?:bai|ho so)|bien (?:soan|tap)|ban giao|khac phuc"
    "|(?:thanh )?quyet toan|ky (?:cam ket|giao uoc)|cam ket|khanh thanh"
    r"|phat(?: (?:chuyen (?:muc|de)|ban tin|tin|loa|thanh)|(?=\s*$))|phan hoi|tra ket qua|danh \d+ phut"
    r"|(?<!ky\x20)(?<!buoi\x20)(?<!trong\x20)(?<!vao\x20)(?<!che\x20)sinh hoat"
    "|cap(?=,? (?:gia han|dinh danh|doi|kinh phi|tai khoan|chu ky|chung thu|the|giay) )"
)
# Without diacritics these are other words too: "phong trào", "thi đua", "mô hình", "phối hợp"
_EXACT = dict(
    zip(
        ("trao", "dua", "mo", "hop", "lap", "trinh", "xet", "chot", "chuyen", "so ket", "dang", "cu"),
        ("trao", "đưa", "mở", "họp", "lập", "trình", "xét", "chốt", "chuyển", "sơ kết", "đăng", "cử"),
        strict=True,
    )
)
# "quá trình", "tờ trình", "chương trình", "đẳng cấp": the second half of a noun
_HALF_NOUN = re.compile(r"(?:qua|to|quy|chuong|tien|cong|lo|hanh|giao|thanh|doc|don|dang|nang|cung|cac|ket)\s+$")
_ACT = wording(rf"(?:{_SENDING}|{_FINISHING})")
_SEND = wording(rf"(?:{_SENDING})")
# What alone makes a deadline of a whole year: "Năm 2027: Sơ kết", not "Năm 2023: Triển khai sâu rộng phong trào"
_MILESTONE = wording(
    r"(?:so ket|tong ket|bao cao|gui|nop|hoan thanh|ban hanh|trinh|nghiem thu|khanh thanh|danh gia|khai truong"
    r"|binh xet|cong bo"
    r"|to chuc(?: \d+)?(?: \w+)? (?:hoi nghi|hoi thi|cuoc thi|le|so ket|tong ket|danh gia|kiem tra|binh xet"
    r"|tap huan|boi duong|hoi thao|toa dam|khao sat|lop|doan|dot|giao luu|trien lam)"
    r"|tap huan|kiem tra|khao sat|tuyen duong)"
)
# "chế độ báo cáo", "công tác báo cáo", "mẫu báo cáo": a noun
_NOUN = re.compile(
    r"(?<![a-z])(?:che do(?: thong tin,?)?|(?<!to\x20)(?<!doan\x20)cong tac(?: thong tin,?)?"
    r"|he thong(?: thong tin)?|so lieu|noi dung|cac|nhung|theo|hai|(?<!giup\x20)viec|tieu chi|can cu|ho so|to trinh"
    r"|danh sach|van ban)\s+$"
)
# "Sau 02 kỳ không gửi báo cáo", "chậm nộp hồ sơ": what is not done
_UNDONE = re.compile(r"(?<![^\W_])(?:không|chưa|chậm)\s+(?:(?:gửi|nộp)\s+)?$", re.IGNORECASE)
_REPORT_NOUN = re.compile(
    r"(?<![a-z])(?:mau|(?<!dinh\s)ky|trong|mot|nhan duoc|de cuong|loai|(?<!cac\s)ban|nen|so luong)\s+$"
)
# "để tổng hợp, theo dõi, báo cáo UBND tỉnh và định kỳ ...": what the addressee does with it
_PURPOSE = re.compile(
    r"(?<![^\W_])(?:để|đề(?! nghị| xuất| án| tài| cao)|nhằm|(?-i:phục vụ)(?! hành chính công))\s"
    r"(?:(?!;|\.\s|\svà\s+(?:định kỳ|h[àằ]ng|mỗi|trước|gửi|nộp)(?![^\W_])).)*",
    re.IGNORECASE,
)
# "(đối với UBND cấp cơ sở ...", "riêng các xã, phường"
_FOR = re.compile(r"(?:đối với|riêng|với|của)\s+", re.IGNORECASE)
_ASSIGN = re.compile(r"(?:đề nghị|giao(?: cho)?|yêu cầu|phân công|đối với|riêng)\s+", re.IGNORECASE)
# "Căn cứ Kế hoạch này, các đơn vị ...", "Định kỳ hằng năm, ...": what may stand before the subject
_ADVERBIAL = re.compile(
    r"(?:căn cứ|trên cơ sở|định kỳ|h[àằ]ng|mỗi|kết thúc|trước|sau|khi|trong|đồng thời|ngoài ra|theo|để|nhằm|từ"
    r"|năm|tháng|quý|đến|vào|cuối|đầu|thực hiện|chậm nhất|chế độ)(?![^\W_])",
    re.IGNORECASE,
)
_AFTER_SUBJECT = re.compile(
    r"\s*(?:\([^()]*\))?\s*,?\s*(?:(?:và|hoặc|cùng|để|phải|cần|sẽ|có trách nhiệm|chịu trách nhiệm|có|căn cứ"
    r"|chủ động|kịp thời|định kỳ|là|làm|tiến hành|trước|chậm nhất|muộn nhất"
    r"|vào|trong|hằng|hàng|mỗi|thực hiện|gửi|nộp|tự|tiếp tục|phản ánh)(?![^\W_])|:)"
)
_ADDRESSED: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![^\W_])về\s+(?:(?:địa chỉ|bộ phận|cơ quan thường trực)\s*:?\s*)?",
        r"(?<![^\W_])(?:gửi|nộp|chuyển|cung cấp|trình|báo cáo|báo)(?:[^,;.()]{0,80}?)\s(?:cho|đến|tới)\s+",
        r"(?<![^\W_])(?:gửi|nộp|trình|báo cáo|báo cho)\s+",
        r"\(qua\s+",
        r"(?:nơi|đơn vị|cơ quan) (?:nhận|tiếp nhận)(?: báo cáo| hồ sơ)?\s*(?::|là)\s*",
    )
)
_VIA = re.compile(r"\s*\(\s*(?:qua|thông qua)\s+[^()\d]{3,120}\)", re.IGNORECASE)
_ALSO_TO = re.compile(r"\s*,?\s*(?:và\s+)?đồng (?:thời )?(?:gửi|báo cáo)\s+(?:(?:về|cho)\s+)?", re.IGNORECASE)
_GIVEN_TO = re.compile(r"(?<![^\W_])(?:cho|tới)\s+", re.IGNORECASE)
_PASSED_ON = re.compile(r"\s+(?:để\s+)?(?:báo cáo|trình|gửi)\s+", re.IGNORECASE)
# "... phê duyệt", "... xem xét, quyết định": what the addressee does with it
_DECIDED = re.compile(
    r"(?:[\s,]*(?:để\s+)?(?:phê duyệt|xem xét|quyết định|ban hành|ký|cho ý kiến|chỉ đạo|thông qua|khen thưởng))*[\s,]*",
    re.IGNORECASE,
)
_THROUGH = re.compile(r"\s*,?\s*(?:thông )?qua\s+", re.IGNORECASE)
# "báo cáo Giám đốc Sở kết quả thực hiện": the name ends before what is reported
_NOT_IN_NAME = re.compile(
    r"\s+(?:kết quả|tình hình|(?<!giúp )việc|ký|danh sách|hồ sơ|biết|số liệu|nội dung|đồng thời|bao gồm|thực hiện"
    r"|xem xét|(?<![Bb]an )chỉ đạo|cụ thể|cùng|tự|họp|dự kiến)(?![^\W_])"
)
_TASK_ENDS = re.compile(
    r"\s*(?:[;:.](?=\s|$)|\(|\s(?:để|nhằm|trước|chậm nhất|muộn nhất|không quá|theo quy định|theo hướng dẫn"
    r"|kèm theo|khi có yêu cầu|theo thời hạn|theo các mốc|như sau)(?![^\W_])|\./)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[\s,;:(./-]+$|\s+(?:và|hoặc|vào|trong|ngày|ngay|là|xong|hạn|về|gửi|cho|đến|theo|bắt đầu|phải"
    r"|(?:buổi )?(?:sáng|chiều|tối)|(?<!báo cáo )(?<!theo )định kỳ"
    r"|hằng năm|hàng năm|hằng quý|hằng tháng|cụ thể|thời gian|thời hạn|hoàn thành"
    r"|(?<=đột xuất )thực hiện)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a duty in a text."""

    start: int
    end: int
    sends: bool


def verbs(text: str, folded: str, span: Span) -> list[Verb]:
    """The verbs of a stretch; part of a name ("Phòng Tổ chức", "Thi đua - Khen thưởng") is printed large and none."""
    found = []
    named = _names_with_verbs(text, span)
    for match in _ACT.finditer(folded, span.start, span.end):
        opens = not text[span.start : match.start()].strip(" \t\n-+*,.:;()0123456789")
        if text[match.start()].isupper() and not opens and not _opens_clause(text, match.start()):
            continue
        if match[0] in _EXACT and not _is_printed(text, folded, match):
            continue
        before = max(span.start, match.start() - 25), match.start()
        # "hồ sơ đề nghị khen thưởng" is a thing, "hồ sơ gửi về" is sent
        if match[0] not in ("gui", "nop") and _NOUN.search(folded, *before):
            continue
        if match[0] == "bao cao" and _REPORT_NOUN.search(folded, *before):
            continue
        if any(name.start < match.start() < name.end for name in named) or _UNDONE.search(text, *before):
            continue
        found.append(Verb(match.start(), match.end(), _SEND.fullmatch(folded, match.start(), match.end()) is not None))
    return found


def _names_with_verbs(text: str, span: Span) -> list[Span]:
    """The offices that are named by what they do: "Ban Quản lý dự án đầu tư xây dựng", "Tổ thẩm định"."""
    names = [name for start in name_starts(text, span) if (name := name_at(text, start)) is not None]
    return [name for name in names if OFFICE_VERB.search(text, name.start, name.end)]


def is_milestone(folded: str, span: Span) -> bool:
    """Whether something is finished there that a whole year can be the time of."""
    return _MILESTONE.search(folded, span.start, span.end) is not None


def sends(folded: str, span: Span) -> bool:
    """Whether something is reported or sent there."""
    return _SEND.search(folded, span.start, span.end) is not None


def purposes(text: str, span: Span) -> list[Span]:
    """The stretches that say what the addressee does with it: "để tổng hợp, báo cáo UBND tỉnh"."""
    return [Span(*match.span()) for match in _PURPOSE.finditer(text, span.start, span.end)]


def without_purpose(text: str, folded: str, span: Span) -> tuple[str, str]:
    """Both texts with "để tổng hợp, báo cáo ..." blanked out of a stretch."""
    for purpose in purposes(text, span):
        text, folded = (
            words[: purpose.start] + " " * (purpose.end - purpose.start) + words[purpose.end :]
            for words in (text, folded)
        )
    return text, folded


def subject(text: str, span: Span) -> str | None:
    """The office that has to act in a stretch: "các đơn vị gửi ...", "đề nghị Sở Nội vụ ...", "Phòng A nộp ..."."""
    for start in _subject_places(text, span):
        found = _name(text, start)
        if found is None or found.end > span.end:
            continue
        after = text[found.end : span.end]
        following = after.lstrip(" ,")
        if not following or _AFTER_SUBJECT.match(after) or OFFICE_VERB.match(following) or _acts(following):
            return _squeezed(text[found.start : found.end])
    return None


def _acts(following: str) -> bool:
    return following[:1].islower() and _ACT.match(fold_aligned(following[:30])) is not None


def concerned(text: str, span: Span) -> str | None:
    """Whom a stretch singles out: "đối với UBND cấp cơ sở", "riêng các xã, phường", "(các sở, ngành)"."""
    start = span.start + len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip(" ,;("))
    lead = _FOR.match(text, start)
    found = _name(text, lead.end() if lead else start)
    return _squeezed(text[found.start : min(found.end, span.end)]) if found and found.start < span.end else None


def concerned_office(folded_before: str, text: str) -> str | None:
    """Whom a label inside a cell names: "Các sở, ngành: trước 15/12"."""
    words = text[: len(folded_before)] if folded_before else ""
    name = words.strip(" -+:;,.")
    return whole_name(name) if name else None


def office_above(above: tuple[str, ...]) -> str | None:
    """The office whose heading stands over a text, nearest first."""
    for heading in above:
        if (office := whole_name(heading)) is not None:
            return office
        if heading.rstrip().endswith(":") and (office := subject(heading, Span(0, len(heading)))) is not None:
            return office
    return None


def addressee(text: str, span: Span) -> str | None:
    """To whom it goes: "về Sở Nội vụ", "gửi Phòng Văn hóa", "báo cáo UBND tỉnh", with "(qua ...)" as printed."""
    kept = without_purpose(text, text, span)[0][: span.end]
    for pattern in _ADDRESSED:
        for match in pattern.finditer(kept, span.start, span.end):
            found = _name(kept, match.end())
            if found is None or found.start >= span.end or found.start != match.end():
                continue
            found = _last_addressee(kept, found, span.end)
            return _squeezed(kept[found.start : _with_via(kept, found.end)])
    return None


def _last_addressee(text: str, found: Span, end: int) -> Span:
    """ "trình UBND phường báo cáo Sở Nội vụ": it goes through the first to the second."""
    passed_on = _PASSED_ON.match(text, found.end, end)
    following = _name(text, passed_on.end()) if passed_on else None
    if passed_on is None or following is None or following.start != passed_on.end():
        return found
    return _last_addressee(text, following, end)


def passed_on(text: str, verb: Verb, end: int) -> int | None:
    """Where the next verb stands that follows the addressee at once: "trình UBND phường báo cáo Sở Nội vụ"."""
    found = _name(text, verb.end + 1)
    if found is None or found.start != verb.end + 1 or _last_addressee(text, found, end) == found:
        return None
    return len(text[: found.end]) + len(text[found.end :]) - len(text[found.end :].lstrip())


def only_says_to_whom(text: str, verb: Verb, end: int) -> bool:
    """Whether a verb has an addressee and no object: "gửi Phòng Nội vụ", "trình Chủ tịch UBND xã phê duyệt"."""
    found = _name(text, verb.end + 1)
    if found is None or found.start != verb.end + 1:
        return False
    last = _last_addressee(text, found, end)
    return _DECIDED.fullmatch(text, _with_via(text, last.end), end) is not None


def _with_via(text: str, end: int) -> int:
    """Where an addressee ends with the office it goes through, and with whom else gets it.

    "(qua Phòng Nội vụ)", "qua Văn phòng", ", đồng gửi Sở Khoa học và Công nghệ".
    """
    via = _VIA.match(text, end)
    end = via.end() if via else _next_name(_THROUGH, text, end)
    return _next_name(_ALSO_TO, text, end)


def _next_name(link: re.Pattern[str], text: str, end: int) -> int:
    """Where the office ends that a linking word joins to what ends here; `end` itself where none does."""
    match = link.match(text, end)
    found = _name(text, match.end()) if match else None
    return found.end if match is not None and found is not None and found.start == match.end() else end


def task_at(text: str, folded: str, verb: Verb, limit: int) -> str:
    """What is to be done, from its verb to the addressee, the date or the end of the clause."""
    end = min(_task_end(text, folded, verb, limit), limit)
    words = _tidied(text[verb.start : end])
    found = _name(text, verb.end + 1) if verb.sends else None
    if found is not None and found.start == verb.end + 1:
        # "báo cáo UBND tỉnh (qua Sở Nội vụ) kết quả thực hiện": the object stands behind the addressee
        behind = text[_with_via(text, found.end) : limit]
        object_ends = _TASK_ENDS.search(behind)
        behind = _tidied(behind[: object_ends.start()] if object_ends else behind)
        if len(behind.split()) > 1 and not re.match(r"(?:theo|để|định kỳ|và|,)", behind):
            return shortened(f"{text[verb.start : verb.end]} {behind}")
    if len(words.split()) <= 2 and end < limit:
        # "báo cáo UBND tỉnh theo định kỳ": the addressee belongs to it
        rest = re.search(r"[;(]|\.(?:\s|$)", text[end + 1 : limit])
        words = _tidied(text[verb.start : end + 1 + rest.start() if rest else limit])
    return shortened(words)


def shortened(words: str) -> str:
    """A task cut at a word when it is longer than a line or two."""
    words = _tidied(words)
    if len(words) <= LONGEST_TASK:
        return words
    cut = words[:LONGEST_TASK]
    comma = cut.rfind(",")
    return cut[: comma if comma > LONGEST_TASK // 2 else cut.rfind(" ")]


def _task_end(text: str, folded: str, verb: Verb, limit: int) -> int:
    ends = [limit]
    if match := _TASK_ENDS.search(text, verb.end, limit):
        ends.append(match.start())
    for pattern in (_ADDRESSED[0], _GIVEN_TO) if verb.sends else _ADDRESSED[:1]:
        for match in pattern.finditer(text, verb.end, limit):
            if _name(text, match.end()) is not None:
                ends.append(match.start())
                break
    if (found := _name(text, verb.end + 1)) is not None and found.start == verb.end + 1:
        ends.append(verb.end)
    return min(ends)


def _subject_places(text: str, span: Span) -> list[int]:
    places = [match.end() for match in _ASSIGN.finditer(text, span.start, span.end)]
    places.append(span.start + len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip(" -+*,;:(")))
    if OFFICE_VERB.match(text[places[-1] :][:1].lower() + text[places[-1] + 1 : span.end]) and not _ADVERBIAL.match(
        text, places[-1]
    ):
        # "Phối hợp với cơ quan, đơn vị, địa phương tham mưu": the sentence has no subject of its own
        breaks = r"[:;]\s+"
    else:
        breaks = r"(?:[,:;(]|\bvà)\s+"
    places.extend(match.end() for match in re.finditer(breaks, text[: span.end]) if match.end() > span.start)
    return places


def _name(text: str, start: int) -> Span | None:
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


def _is_printed(text: str, folded: str, match: re.Match[str]) -> bool:
    printed = re.sub(r"\s+", " ", text[match.start() : match.end()].lower())
    if printed not in (_EXACT[match[0]], match[0]) or (printed == "so ket" and text[: match.start()].endswith("cơ ")):
        return False
    if match[0] == "so ket":
        return True
    return _HALF_NOUN.search(folded, max(0, match.start() - 12), match.start()) is None


def _opens_clause(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    # a dash opens a line of a list, not a part of "Thi đua - Khen thưởng"
    return not before.strip(" -+*") or before[-1] in ".:;!?(\"'"


def _squeezed(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(" ,;:")


def _tidied(words: str) -> str:
    words = re.sub(r"\s+", " ", words).strip()
    while (shorter := _TRAILING.sub("", words)) != words:
        words = shorter
    return words


def folded_of(text: str) -> str:
    """The text as the patterns read it."""
    return fold_aligned(text)
