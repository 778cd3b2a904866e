"""Who owes what to whom, in the words around a date: the verb, its subject, its object, the addressee. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.facts.addressees import addressee_place, office_at, squeezed, with_via
from knowledge.facts.offices import VERB as OFFICE_VERB
from knowledge.facts.offices import name_at, name_starts, names_itself, whole_name
from knowledge.facts.passages import Span
from knowledge.facts.points import wording
from knowledge.vietnamese import fold_aligned, holds_any

LONGEST_TASK = 160
# What leaves the office: these make a report of a sentence.
_SENDING = (
    r"bao cao|gui|nop|trinh|(?<!nguoi\x20)(?<!loi\x20)(?<!duoc\x20)(?<!nhan\x20)(?<!ly\x20)phan anh"
    "|cung cap|chuyen(?! doi)|dang ky|co van ban|thong bao|de nghi khen|de xuat khen"
    r"|bao (?:ket qua|ten|danh sach|so luong|tin)|bao(?= ngay(?! \d)| chay|\s*$)"
    # "phải báo Giám đốc trong vòng 30 phút"
    r"|(?<!du\x20)bao(?= (?:giam doc|lanh dao|chu tich|cong an|ubnd|phong|trung tam|so|to truong|ban|van phong|truong"
    r"|hieu truong|thu truong|chi huy|can bo|bo phan)(?![a-z]))|(?<!quyet\x20)(?<!thu\x20)khieu nai"
)
# What is finished at some day.
_FINISHING = (
    "so ket|tong ket|hoan (?:thanh|thien|tat)|ket thuc(?= (?:dot|cuoc|viec|khoa|chien dich|thi diem) )"
    "|ban hanh|to chuc|ra soat|phat dong|tong hop|tham dinh|de nghi|de xuat"
    "|binh xet|xet|cong bo|kiem tra|giam sat|xay dung|tham muu"
    r"|danh gia|khao sat|tap huan|lap(?! dat)|lua chon|phe duyet|nghiem thu|cap nhat|quan triet|pho bien|thanh lap"
    r"|kien toan|tra loi|ky ket|chuan bi|du thao|trao|chot"
    r"|(?<!phe\x20)(?<!xet\x20)(?<!duoc\x20)(?<!kiem\x20)duyet(?! tu(?![a-z]))"
    "|khen thuong|tuyen duong|bo tri|phan bo|cham (?:diem|thi|giai|bai|so khao|chung khao|chung ket)|bo sung"
    "|xu ly|giai quyet|tiep nhan|cong nhan|khai truong"
    "|dua|mo|boi duong|thao luan|gop y|cho y kien|tham gia"
    "|lay y kien|tiep thu|hop|kiem ke|thong ke|so hoa|tich hop|nang cap|mua sam|thi diem|van hanh|tuyen truyen"
    "|trien khai|thuc hien|huong dan|dang tai|nhan rong"
    "|phat hien|gioi thieu|khai mac|be mac|kiem dinh|dien tap|bao (?:duong|tri)|doi thoai"
    "|tai(?= (?:len|ve) )|(?:chay|van hanh) thu|giai dap|doi chieu"
    "|xong(?= (?!truoc|trong|vao|cham|muon|ngay|thang|quy|nam|den|viec)[a-z])"
    "|day manh|theo doi|nhap (?:so lieu|du lieu|thong tin|diem)|don doc"
    "|phoi hop|chu tri|ket noi|trung bay|tham du|bieu duong|ton "
    "vinh|chinh ly|tong kiem tra|thiet ke|in an|giao ban"
    "|cong khai|niem yet|sao luu|thanh toan|phat hanh|ra mat|ra quan|kich hoat|phat song|canh bao|lap dat|trang bi"
    "|dang|cu|cai dat|nhan (?:bai|ho so)|bien (?:soan|tap)|ban giao|khac phuc"
    "|(?:thanh )?quyet toan|ky (?:cam ket|giao uoc)|cam ket|khanh thanh"
    r"|phat(?: (?:chuyen (?:muc|de)|ban tin|tin|loa|thanh)|(?=\s*$))|phan hoi|tra ket qua|danh \d+ phut"
    r"|(?<!ky\x20)(?<!buoi\x20)(?<!trong\x20)(?<!vao\x20)(?<!che\x20)sinh hoat"
    "|huy dong|giai ngan|binh chon|chi (?:tra|thuong|tien)|tap trung cao diem|bo hoan toan|cham dut"
    r"|(?<!ngay\x20)(?<!gio\x20)(?<!noi\x20)(?<!lich\x20)lam viec(?=\s*$)"
    "|cap(?=,? (?:gia han|chung nhan|ma(?! tran)|phep|dinh danh|doi|kinh phi|tai khoan|chu ky|chung thu|the|giay) )"
)
# Without diacritics these are other words too: "phong trào", "thi đua", "mô hình", "phối hợp"
_EXACT = frozenset(
    {"trao", "đưa", "mở", "họp", "lập", "lắp", "trình", "xét", "chốt", "chuyển", "sơ kết", "đăng", "cử", "cung cấp"}
    | {"báo", "duyệt", "tải"}
)
_AMBIGUOUS = frozenset(map(fold_aligned, _EXACT))
# "quá trình", "tờ trình", "chương trình", "đẳng cấp": the second half of a noun
_HALF_NOUN = re.compile(
    r"(?:qua|to|quy|bien|du|nha|chuong|tien|cong|lo|hanh|giao|thanh|doc|don|dang|nang|cung|cac|ket)\s+$"
)
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
    r"|he thong(?: thong tin)?|so lieu|noi dung|cac|nhung|theo|hai|(?<!giup\x20)viec|ve|tieu chi|can cu|ho so|to trinh"
    r"|danh sach|van ban|phieu|don|bien ban)\s+$"
)
# "Sau 02 kỳ không gửi báo cáo", "chậm nộp hồ sơ": what is not done
_UNDONE = re.compile(r"(?<![^\W_])(?:không|chưa|chậm)\s+(?:(?:gửi|nộp)\s+)?$", re.IGNORECASE)
_REPORT_NOUN = re.compile(
    r"(?<![a-z])(?:mau|(?<!dinh\s)ky|trong|mot|nhan duoc|de cuong|loai|(?<!cac\s)ban|nen|so luong)\s+$"
)
# "báo cáo thành tích và biên bản họp, gửi ...": a part of the file
_ON_MERITS = re.compile(r"\s+(?:tom\s+tat\s+)?thanh\s+tich(?![a-z])")
# "tổng hợp đăng ký của các hợp tác xã", "06 ki-ốt đăng ký khám"
_COLLECTED = re.compile(
    r"(?<![a-z])(?:tong\s+hop|ket\s+qua|ban|phieu|ki\W?ot|quay|cong|may|ung\s+dung|phan\s+mem|tai\s+khoan|thu\s+tuc|so)\s+$"
)
# "(đối với UBND cấp cơ sở ...", "riêng các xã, phường"
_FOR = re.compile(r"(?:đối với|riêng|với|của)\s+", re.IGNORECASE)
_ASSIGN = re.compile(
    r"(?:(?<!hồ sơ )(?<!tờ trình )(?<!văn bản )(?<!danh sách )đề nghị|giao(?: cho)?"
    r"|yêu cầu|phân công|đối với|riêng)\s+",
    re.IGNORECASE,
)
_ASSIGNING = ("đề nghị", "giao", "yêu cầu", "phân công", "đối với", "riêng")
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
_TASK_ENDS = re.compile(
    r"\s*(?:[;:.](?=\s|$)|\(|\s(?:để|nhằm|trước|chậm nhất|muộn nhất|không quá|theo quy định|theo hướng dẫn"
    r"|kèm theo|khi (?:có|[^,;.:()]{3,60}?) yêu cầu|theo thời hạn|theo các mốc|như sau)(?![^\W_])|\./)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:và|hoặc|(?:vào )?(?:các|những|mỗi)|vào|trong|ngày(?: cuối)?|ngay|là|xong|(?<!trễ )(?<!quá )(?<!đúng )hạn"
    r"|về|gửi|cho|đến|(?<!tiếp )theo|bắt đầu|phải"
    r"|(?:buổi )?(?:sáng|chiều|tối)|(?<!báo cáo )(?<!theo )định kỳ|(?:sẽ |phải )?được"
    r"|(?<!hồ sơ khen thưởng )(?<!hồ sơ đề nghị khen thưởng )h[ằà]ng năm|hằng quý|hằng tháng|cụ thể"
    r"|thời gian|thời hạn|hoàn thành"
    r"|(?<=đột xuất )thực hiện)$",
    re.IGNORECASE,
)
_TRAILING_MARKS = " ,;:(./-"
_LONGEST_TRAILING = 30


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a duty in a text."""

    start: int
    end: int
    sends: bool


def verbs(text: str, folded: str, span: Span) -> list[Verb]:
    """The verbs of a stretch; part of a name ("Phòng Tổ chức", "Thi đua - Khen thưởng") is printed large and none."""
    found = [match for match in _ACT.finditer(folded, span.start, span.end) if _is_verb(text, folded, span, match)]
    named = _names_with_verbs(text, span) if found else ()
    return [
        Verb(match.start(), match.end(), _SEND.fullmatch(folded, match.start(), match.end()) is not None)
        for match in found
        if not any(name.start < match.start() < name.end for name in named)
    ]


def _is_verb(text: str, folded: str, span: Span, match: re.Match[str]) -> bool:
    opens = not text[span.start : match.start()].strip(" \t\n-+*,.:;()0123456789")
    if text[match.start()].isupper() and not opens and not _opens_clause(text, match.start()):
        return False
    if match[0] in _AMBIGUOUS and not _is_printed(text, folded, match):
        return False
    before = max(span.start, match.start() - 25), match.start()
    # "hồ sơ đề nghị khen thưởng" is a thing, "hồ sơ gửi về" is sent
    if match[0] not in ("gui", "nop") and _NOUN.search(folded, *before):
        return False
    if match[0] == "tong hop" and names_itself(text, match.start()):
        return False
    if match[0] == "bao cao" and (_REPORT_NOUN.search(folded, *before) or _ON_MERITS.match(folded, match.end())):
        return False
    if match[0] == "dang ky" and _COLLECTED.search(folded, *before):
        return False
    return not _UNDONE.search(text, *before)


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


def subject(text: str, span: Span) -> str | None:
    """The office that has to act in a stretch: "các đơn vị gửi ...", "đề nghị Sở Nội vụ ...", "Phòng A nộp ..."."""
    for start in _subject_places(text, span):
        found = office_at(text, start)
        if found is None or found.end > span.end:
            continue
        after = text[found.end : span.end]
        following = after.lstrip(" ,")
        if not following or _AFTER_SUBJECT.match(after) or OFFICE_VERB.match(following) or _acts(following):
            return squeezed(text[found.start : found.end])
    return None


def _acts(following: str) -> bool:
    return following[:1].islower() and _ACT.match(fold_aligned(following[:30])) is not None


def concerned(text: str, span: Span) -> str | None:
    """Whom a stretch singles out: "đối với UBND cấp cơ sở", "riêng các xã, phường", "(các sở, ngành)"."""
    start = span.start + len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip(" ,;("))
    lead = _FOR.match(text, start)
    found = office_at(text, lead.end() if lead else start)
    return squeezed(text[found.start : min(found.end, span.end)]) if found and found.start < span.end else None


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


def task_at(text: str, folded: str, verb: Verb, limit: int) -> str:
    """What is to be done, from its verb to the addressee, the date or the end of the clause."""
    end = min(_task_end(text, folded, verb, limit), limit)
    words = _tidied(text[verb.start : end])
    found = office_at(text, verb.end + 1) if verb.sends else None
    if found is not None and found.start == verb.end + 1:
        # "báo cáo UBND tỉnh (qua Sở Nội vụ) kết quả thực hiện": the object stands behind the addressee
        behind = text[with_via(text, found.end) : limit]
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
    if (place := addressee_place(text, Span(verb.end, limit), sends=verb.sends)) is not None:
        ends.append(place)
    if (found := office_at(text, verb.end + 1)) is not None and found.start == verb.end + 1:
        ends.append(verb.end)
    return min(ends)


def _subject_places(text: str, span: Span) -> list[int]:
    assigned = holds_any(text[span.start : span.end].lower(), _ASSIGNING)
    places = [match.end() for match in _ASSIGN.finditer(text, span.start, span.end)] if assigned else []
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


def _is_printed(text: str, folded: str, match: re.Match[str]) -> bool:
    printed = re.sub(r"\s+", " ", text[match.start() : match.end()].lower())
    if printed not in (match[0], *_EXACT) or (printed == "so ket" and text[: match.start()].endswith("cơ ")):
        return False
    if match[0] == "so ket":
        return True
    # "tháng nào cũng họp", but "cung cấp"
    again = text[: match.start()].rstrip().endswith("cũng")
    return again or _HALF_NOUN.search(folded, max(0, match.start() - 12), match.start()) is None


def _opens_clause(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    # a dash opens a line of a list, not a part of "Thi đua - Khen thưởng"
    return not before.strip(" -+*") or before[-1] in ".:;!?(\"'"


def _tidied(words: str) -> str:
    words = re.sub(r"\s+", " ", words).strip().rstrip(_TRAILING_MARKS)
    while trailing := _TRAILING.search(words, max(0, len(words) - _LONGEST_TRAILING)):
        words = words[: trailing.start()].rstrip(_TRAILING_MARKS)
    return words


def folded_of(text: str) -> str:
    """The text as the patterns read it."""
    return fold_aligned(text)
