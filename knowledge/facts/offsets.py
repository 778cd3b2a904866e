"""Deadlines counted from an event: "trong thời hạn 10 ngày làm việc kể từ ngày ký", "ngay sau khi ...". Pure."""

from __future__ import annotations

import re

from knowledge.facts.points import Expression, forms, wording

COUNT = r"(?P<n>\d{1,3})(?:\s*\([^()]{1,30}\))? (?P<unit>ngay|tuan|thang|gio|nam|phut)(?P<working> lam viec)?"
WITHIN = (
    r"(?:(?:trong )?(?:thoi han|thoi gian|vong) |trong |(?:cham|muon) nhat(?: la)?(?: sau)? |khong qua |sau |toi da )*"
)
_WORDS = r"[^,;.:()]{2,120}?"
# "sau khi trạm hoàn thành lắp đặt": the verb is what happens, and no duty that begins there
_SOMEBODY_DOES = (
    r"(?:(?:cac|moi|tung) )?(?:tram|don vi|du an|cong trinh|he thong|phan mem|phong|xa|to|doi|nha truong|hoi dong|ban"
    r"|doanh nghiep|nguoi dan|thi sinh|hoc vien|truong|lop|khoa|khach hang|nha thau|nguoi nop)(?: [a-z]+){0,4}?"
    r" (?:hoan thanh|gui|nop|bao cao)(?! (?:truoc|cham nhat|ve|cho)(?![a-z]))"
)
_UNTIL = rf"(?P<event>(?:(?<=khi\x20){_SOMEBODY_DOES})?{_WORDS})"
_ENDS = (
    r"(?=\s*(?:[,;.:()]|$)| (?:de|phai|gui|bao cao|cac (?:don vi|co quan)|hoan thanh|theo|tren|den|trong|nop"
    r"|va)(?![a-z]))"
)
# "trong 15 ngày sau mỗi lần tự chấm", "sau hội nghị"
_ONE_OF_MANY = (
    r"(?= (?:(?:moi|tung) )?(?:lan|dot|ky|cuoc|buoi|vong|hoi nghi|hoi thi|khoa|lop|tap huan|kiem tra)(?![a-z]))"
)
_BEFORE = r"(?:(?:cham nhat|it nhat|toi thieu|muon nhat)(?: la)? )?"
# "kể từ ngày ký ban hành", "kể từ ngày ban hành Kế hoạch này", "khi Kế hoạch được ban hành"
_OWN_ISSUE = re.compile(
    r"(?:ngay )?(?:(?:ky|ban hanh|ky ban hanh|ky, ban hanh|co hieu luc|phat hanh)(?: (?:ke hoach|quyet dinh"
    r"|van ban|huong dan)(?: nay)?)?"
    r"|(?:ke hoach|quyet dinh|van ban)(?: nay)?(?: duoc| co)? (?:ky|ban hanh|ky ban hanh|hieu luc|phat hanh))"
)
_HAPPENS = re.compile(
    r"(?<![a-z])(?:khi|neu|truong hop)\s+((?:co|xay ra|phat sinh|phat hien|nhan duoc|tiep nhan|gap|de xay ra"
    r"|mat|bi|xuat hien|thay doi)\s"
    # "Khi có sự cố phải báo Giám đốc trong vòng 30 phút"
    r"[^,;.:()]{2,100}?)(?:,|\s(?=(?:phai|can|thi|co trach nhiem)\s))[^.;]{0,120}$"
)
# "Trả lời kiến nghị của người dân trong thời hạn 03 ngày làm việc": what is answered counts from when it came
_ANSWERS = re.compile(
    r"(?<![a-z])(?:tra loi|giai dap|phan hoi|thong bao|giai quyet|xu ly|tham dinh|cong bo|cong khai|niem yet|khac phuc"
    r"|xac nhan|cho y kien|gop y|duyet|hoan thanh|hoan thien|chinh sua|bo sung|gui|nop)(?![a-z])[^;.:]{0,90}$"
)
_FARTHEST = 260
_UNITS = {"ngay": "days", "tuan": "weeks", "thang": "months", "gio": "hours", "nam": "years", "phut": "minutes"}


def _after(match: re.Match[str]) -> Expression | None:
    """ "trong thời hạn 10 ngày làm việc kể từ ngày ký ban hành", "chậm nhất sau 05 ngày kể từ ngày kết thúc đợt"."""
    return Expression(*_event_span(match), anchor=_marker(match, "event"), offset=f"+{_amount(match)}")


def _once_happened(match: re.Match[str]) -> Expression | None:
    """ "Khi xảy ra sự cố, các đơn vị báo cáo trong vòng 02 giờ": the event stands at the head of the sentence."""
    begin = max(0, match.start() - _FARTHEST)
    event = _HAPPENS.search(match.string, begin, match.start())
    if event is None:
        return None
    return Expression(*_event_span(match), anchor=f"{event.start(1)}:{event.end(1)}", offset=f"+{_amount(match)}")


def _answering(match: re.Match[str]) -> Expression | None:
    """ "Hội đồng trả lời trong thời hạn 15 ngày": from when, the sentence leaves to the reader."""
    if not _ANSWERS.search(match.string, max(0, match.start() - _FARTHEST), match.start()):
        return None
    return Expression(*_event_span(match), offset=f"+{_amount(match)}")


def _at_once_when(match: re.Match[str]) -> Expression | None:
    """ "khi phát sinh sự cố, báo ngay cho Công an xã"."""
    event = _HAPPENS.search(match.string, max(0, match.start() - _FARTHEST), match.start())
    if event is None:
        return None
    return Expression(*_event_span(match), anchor=f"{event.start(1)}:{event.end(1)}", offset="asap")


def _before(match: re.Match[str]) -> Expression | None:
    """ "105 ngày trước ngày bầu cử", "chậm nhất 03 ngày làm việc trước ngày họp"."""
    return Expression(*_event_span(match), anchor=_marker(match, "event"), offset=f"-{_amount(match)}")


def _beside(match: re.Match[str]) -> Expression:
    """ "chậm hơn 05 ngày so với thời hạn nêu tại điểm 5.2", "gửi sớm hơn 03 ngày": counted from another deadline."""
    sign = "-" if match["side"] == "som" else "+"
    anchor = _marker(match, "event") if match["event"] else "event:thời hạn chung"
    return Expression(*_event_span(match), anchor=anchor, offset=f"{sign}{_amount(match)}")


def _first_span(match: re.Match[str]) -> Expression:
    """ "trong tuần đầu kể từ ngày nhận được Kế hoạch"."""
    unit = _UNITS[match["unit"]]
    return Expression(*_event_span(match), anchor=_marker(match, "event"), offset=f"+1 {unit}")


def _next_day(match: re.Match[str]) -> Expression:
    """ "chuyển kết quả trong ngày làm việc kế tiếp"."""
    return Expression(*_event_span(match), offset=f"+1 {'working ' if match['working'] else ''}days")


def _next_days(match: re.Match[str]) -> Expression:
    """ "trình Giám đốc quyết định trong 05 ngày làm việc tiếp theo": counted from the step before."""
    return Expression(*_event_span(match), offset=f"+{_amount(match)}")


def _ahead(match: re.Match[str]) -> Expression:
    """ "thông báo lịch kiểm tra trước ít nhất 07 ngày": ahead of what the sentence speaks of."""
    return Expression(*_event_span(match), offset=f"-{_amount(match)}")


def _at_once(match: re.Match[str]) -> Expression | None:
    """ "ngay sau khi Kế hoạch được ban hành", "ngay khi phát hiện sự cố"."""
    return Expression(*_event_span(match), anchor=_marker(match, "event"), offset="asap")


def _before_event(match: re.Match[str]) -> Expression | None:
    """ "trước Tết Nguyên đán Bính Ngọ", "trước khi kết thúc học kỳ I"."""
    return Expression(*_event_span(match), anchor=_marker(match, "event"), offset="before", lead="truoc")


def _once_told(match: re.Match[str]) -> Expression | None:
    """ "sau khi có hướng dẫn của Sở Nội vụ", "sau khi nghiệm thu", "khi có văn bản mới"."""
    part = "follows" if match[0].startswith("sau") else ""
    return Expression(*_event_span(match), anchor=_marker(match, "event"), offset="after", part=part)


def _once_decided(match: re.Match[str]) -> Expression | None:
    """ "gửi Sở Nội vụ sau khi Hội đồng họp xét"; at the head of a sentence it says in what order things are done."""
    before = match.string[: match.start()].rstrip()
    return _once_told(match) if before and before[-1] not in ".;:" else None


def _event_span(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.end()


def _amount(match: re.Match[str]) -> str:
    return f"{int(match['n'])} {'working ' if match['working'] else ''}{_UNITS[match['unit']]}"


def _marker(match: re.Match[str], group: str) -> str:
    """Where the event stands in the text, for `event_of` to read its printed words: "12:30"."""
    return f"{match.start(group)}:{match.end(group)}"


def event_of(anchor: str, printed: str, folded: str) -> str:
    """The anchor that a marker stands for: "issued_on", "effective_on", or "event:" with the plan's own words."""
    if not re.fullmatch(r"\d+:\d+", anchor):
        return anchor
    start, end = (int(part) for part in anchor.split(":"))
    bare = re.sub(r"\s+", " ", folded[start:end]).strip()
    if _OWN_ISSUE.fullmatch(bare):
        return "effective_on" if "hieu luc" in bare else "issued_on"
    words = re.sub(r"\s+", " ", printed[start:end]).strip()
    return "event:" + re.sub(r"\s+hợp lệ$", "", words)


_YEAR_NAME = (
    r"(?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy) (?:ty|suu|dan|mao|thin|ngo|mui|than|dau|tuat|hoi)(?![^\W_])"
)
RULES = forms(
    (
        wording(
            rf"{WITHIN}{COUNT},? (?:(?:ke |tinh )?tu|sau)(?:(?: (?:khi|ngay|thoi diem|luc))+|(?= han)|{_ONE_OF_MANY}) "
            rf"{_UNTIL}{_ENDS}"
        ),
        _after,
    ),
    (
        wording(
            rf"(?:ngay )?sau (?:khi|ngay) {_UNTIL},? (?:cham nhat|trong(?: vong| thoi han)?|khong qua|toi da"
            rf"|muon nhat)(?: la)?(?: sau)? {COUNT}"
        ),
        _after,
    ),
    (
        wording(rf"trong (?P<unit>tuan|thang) dau(?: tien)? (?:ke tu|sau) (?:(?:khi|ngay) )?{_UNTIL}{_ENDS}"),
        _first_span,
    ),
    (wording(rf"{WITHIN}{COUNT} (?:ke )?tiep(?: theo)?(?=\s*(?:[,;:.()]|$))"), _next_days),
    (
        wording(rf"(?:ngay )?(?:cham nhat )?trong (?:vong |thoi han )?{COUNT}(?! (?:dau|cuoi|ke|tinh|tu|sau))"),
        _once_happened,
    ),
    (
        wording(rf"trong (?:vong |thoi han |thoi gian )(?:khong qua )?{COUNT}(?=\s*(?:[,;.)]|$))"),
        _answering,
    ),
    (wording(rf"khong qua {COUNT}(?=\s*(?:[,;.)]|$))"), _answering),
    (wording(r"trong ngay (?P<working>lam viec )?(?:ke )?tiep(?: theo)?"), _next_day),
    (wording(r"trong (?P<n>\d{1,2}) (?P<unit>ngay)(?P<working> lam viec)(?=\s*(?:[,;.)]|$))"), _answering),
    (wording(r"(?:(?<=bao\x20)|(?<=bao\x20cao\x20))ngay(?= (?:cho|ve|den|toi|voi) )"), _at_once_when),
    (
        wording(
            rf"(?P<side>cham|muon|som) hon {COUNT} so voi (?P<event>(?:[^,;.:()]|\.(?=\d)){{2,120}}?)"
            r"(?=\s*(?:[,;:()]|\.(?!\d)|$))"
        ),
        _beside,
    ),
    (
        wording(
            rf"(?:(?<=gui\x20)|(?<=nop\x20)|(?<=bao\x20cao\x20))(?P<side>cham|muon|som) hon {COUNT}"
            r"(?P<event>)(?=\s*(?:[,;:.()]|$)| (?:doi voi|cho|cac ky) )"
        ),
        _beside,
    ),
    (wording(rf"truoc (?:it nhat|toi thieu) {COUNT}(?=\s*(?:[,;:.()]|$))"), _ahead),
    (
        wording(rf"{_BEFORE}{COUNT},? truoc (?P<event>(?:ngay|khi|thoi diem|thoi han|han|moc) (?!\d){_WORDS}){_ENDS}"),
        _before,
    ),
    (
        wording(
            r"truoc (?:(?:khi|ngay|moi|tung) |(?=(?:le|hoi nghi|cuoc|buoi|ky|phien|dai hoi|hoi thi)(?![a-z])))"
            rf"(?!\d){_UNTIL} {_BEFORE}{COUNT}"
        ),
        _before,
    ),
    (wording(rf"(?<!\d\x20)ngay (?:sau (?:khi )?|khi ){_UNTIL}{_ENDS}"), _at_once),
    (
        wording(
            rf"truoc (?:dip )?(?P<event>tet (?:nguyen dan|duong lich)(?:(?: nam)? {_YEAR_NAME})?(?:(?: nam)? 20\d\d)?)"
        ),
        _before_event,
    ),
    (
        wording(
            r"truoc (?:(?:khi|ngay|le|dip) )?(?P<event>(?:(?<=khi\x20)(?:ket thuc|het|be giang|nghi he|bat dau"
            r"|buoc vao|vao)|khai giang|khai mac|mua (?:mua|bao|lu|kho|vu)|ky hop|dai hoi|ngay (?:hoi|bau cu)"
            rf"|(?:moi|tung) (?!(?:nam|quy|thang|tuan|ngay|mat|gio)(?![a-z]))[a-z]+)(?: {_WORDS})?){_ENDS}"
        ),
        _before_event,
    ),
    (
        wording(
            r"(?:sau )?khi (?P<event>(?:co|nhan duoc|ban hanh) (?:van ban )?(?:huong dan|thong bao|chi dao|ke hoach"
            rf"|van ban|quyet dinh)(?: {_WORDS})?){_ENDS}"
        ),
        _once_told,
    ),
    (
        wording(
            r"(?:sau )?khi (?P<event>(?:ket thuc|be mac|hoan thanh) (?:khoa|lop|dot|hoi thi|cuoc thi|hoi nghi"
            r"|chuong trinh"
            rf"|chuyen|ky|mo hinh|du an|cong trinh)(?: {_WORDS})?){_ENDS}"
        ),
        _once_told,
    ),
    (
        wording(
            r"sau khi (?P<event>(?:duoc )?(?:nghiem thu|ket thuc|phe duyet|cong nhan|tham dinh)"
            rf"(?: {_WORDS})?){_ENDS}"
        ),
        _once_told,
    ),
    (
        wording(
            r"sau khi (?P<event>[^,;.:()\d]{4,70}? (?:hop|hop xet|binh xet|xet duyet|tham dinh|phe duyet|nghiem thu"
            r"|ban hanh|cong bo|thong qua|cho y kien))(?=\s*(?:[,;.:)]|$))"
        ),
        _once_decided,
    ),
)
