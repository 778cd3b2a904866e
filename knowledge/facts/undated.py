"""Reports and yearly duties that a plan asks for without naming a day. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.facts import obligations as duty
from knowledge.facts.addressees import addressee, without_purpose
from knowledge.facts.context import Context
from knowledge.facts.offices import VERB as OFFICE_VERB
from knowledge.facts.passages import Span, clauses, trim
from knowledge.facts.points import wording
from knowledge.facts.rhythms import PER_SPAN, TIMES, dateless_rule, frequencies
from knowledge.facts.statements import LONGEST_QUOTE, Statement
from knowledge.facts.terms import Rule
from knowledge.vietnamese import holds_any
from knowledge.words.branches import by_letter

# "tổng hợp báo cáo kết quả", "báo cáo UBND tỉnh theo định kỳ", "báo cáo theo quy định", "gửi báo cáo"
_REPORTING = wording(
    r"(?:tong hop,? bao cao|(?:xay dung |lap |gui |nop |co )?bao cao (?:ket qua|tinh hinh|ve"
    r"|(?:trung uong|tinh doan|lien doan|tong) [a-z -]{3,60}? (?:ket qua|tinh hinh)"
    r"|theo (?:quy dinh|dinh ky|che do|yeu cau)|dinh ky|dot xuat|kip thoi|ubnd|uy ban|so|chu tich|thuong truc|lanh dao"
    r"|cap co tham quyen|ban|hoi dong|phong|dang uy|tinh uy|thanh uy|giam doc|hieu truong|bo|thu tuong|cap tren"
    r"|[a-z ]{0,25}theo quy dinh)|bao cao(?=,? (?:theo|dinh ky))|(?:gui|nop) bao cao)"
)
# "nếu có khó khăn, vướng mắc, các đơn vị phản ánh về ..."
_TROUBLE = wording(
    r"(?:neu|khi|truong hop)(?: co| phat sinh| gap)*(?: nhung)? (?:kho khan|vuong mac|van de|phat sinh"
    r"|noi dung)[^.]{0,200}?"
    r" (?:phan anh|gui|bao cao|thong tin|trao doi|lien he|kien nghi)"
)
_CONDITION = re.compile(
    r"(?:nếu|khi|trường hợp)\s[^.;]*?(?:khó khăn|vướng mắc|vấn đề|phát sinh)"
    r"(?:,?\s(?:và\s)?(?:khó khăn|vướng mắc|phát sinh))*",
    re.IGNORECASE,
)
# "Thực hiện công tác sơ kết, tổng kết, ... theo quy định"
_ALSO_ON_REQUEST = wording(
    r"(?:[,(]|va|dong thoi|hoac|ngoai ra)\s*(?P<what>(?:thuc hien |gui |co )?bao cao"
    r" (?:dot xuat|chuyen de|nhanh|giai trinh)"
    r"[^;,.]{0,50}?(?:khi|theo|neu) [^;,.]{0,40}?(?:yeu cau|chi dao|de nghi|quy dinh|phat sinh|dot xuat))"
)
_REVIEWING = wording(
    r"(?:thuc hien|to chuc|tien hanh)(?: tot)?(?: cong tac| viec)? so ket,? (?:va )?tong ket[^.;]{0,120}"
    r"(?:theo quy dinh|theo huong dan|hang nam)"
)
# "Cử 01 chỉ huy tham gia tổ chấm điểm khi có yêu cầu"
_ON_REQUEST = wording(
    r"(?:khi (?:(?:co|duoc) (?:yeu cau|de nghi)|[a-z ,-]{3,60}? (?:yeu cau|de nghi)(?=\s*(?:[.,;)]|$)))"
    r"|bao cao (?:dot xuat|chuyen de|nhanh)[^;.]{0,60}? theo (?:yeu cau|de nghi|chi dao|thong bao))"
)
# "mỗi quý một lần", "mỗi tháng ít nhất 02 tin, bài", "hai năm một lần", "02 buổi/tháng"
_COUNTED_OFTEN = wording(
    rf"(?:(?:moi|hang|tung) (?:nam|quy|thang|tuan),? (?:[^;.:\d]{{0,60}} )?{TIMES}"
    rf"|(?:nam|thang|tuan) (?:mot|0?1) lan|(?:thang|quy|tuan|nam)\s*/\s*lan|(?:thang|quy|tuan) nao cung|{PER_SPAN})"
)
_OFTEN = re.compile(r"(?<![a-z])(?:dinh\s+ky\s+)?(?P<how>hang|moi)\s+(?:tuan|thang|quy)(?![a-z\d])(?!\s+\d)[\s,]*")
_ENDS = re.compile(r"\s*(?:[.;,]|$)|\s*(?:tren|tai|qua|bang)\s")
# "báo cáo hằng tháng", "lịch công tác hằng tuần": a thing of each month
_THING = re.compile(
    r"(?:bao cao|lich|giao ban|ke hoach|xep hang|danh sach|cong tac|luong|bang|chi tieu|nhiem vu|hoat dong|kinh phi"
    r"|du toan|diem|so lieu|ban tin|ky|dinh ky|chuyen muc|hop|sinh hoat|thi dua|khen thuong|chi phi|cuoc|ket qua)\s+$"
)
# "một lần", "mỗi quý kiểm tra"
_BY_TIMES = wording(
    r"(?:(?:mot|0?1|hai|0?2) lan|moi (?:thang|quy|hoc ky|tuan|nam) (?:to chuc|kiem tra|hop|khao sat|danh gia|ra soat))"
)
# "được hỗ trợ tối đa 02 lần/năm"
_AT_MOST = re.compile(r"(?<![a-z])(?:toi\s+da|khong\s+qua)\s+(?:mot|hai|\d)")
_TIMES_A_YEAR = wording(r"(?:hai|ba|0?[2-4]) (?:lan|dot|ky)(?:\s*/\s*| (?:(?:trong|mot|moi) )?)nam")
_HOW = re.compile(r"mỗi|h[àằ]ng|định kỳ|thường xuyên|phải|cần|sẽ|không|chủ động|kịp thời|đồng thời")
# "Hằng năm, ... tổ chức kiểm tra"
_YEARLY_DUTY = wording(
    r"(?:to chuc|kiem tra|giam sat|phat dong|tham muu|danh gia|ra soat|xay dung|bo sung|so ket|tong ket|binh xet"
    r"|cham diem|dang ky|tap huan|mo|cap nhat|khao sat|lua chon|hop|dang(?: tai)?|phat song|cap|sinh hoat)"
)
_NO_DUTIES_UNDER = re.compile(
    r"tieu chi|tieu chuan|chi tieu|muc tieu|muc dich|yeu cau|hinh thuc|ho so|thu tuc"
    r"|noi dung (?:cac )?(?:phong trao|thi dua)"
    r"|doi tuong|khen thuong|nguyen tac"
)
# "Hội đồng Thi đua - Khen thưởng phường" heads a list of duties, not of awards
_COUNCIL = re.compile(r"thi dua\s*[-,]?\s*(?:va )?khen thuong")
_AWARDING = wording(r"khen thuong (?:hang nam|so ket)|xet tang|giay khen|bang khen|danh hieu")
# "Hằng năm, 100% cán bộ được tập huấn"
_TARGET = re.compile(r"phan dau|\d\s*%")
# "thời hạn gửi hồ sơ tổng kết có hướng dẫn riêng", "Thời gian tổ chức chung kết sẽ thông báo sau"
_TOLD_LATER = wording(
    r"(?:thoi (?:han|gian|diem)|han) (?P<what>(?!(?:cu the|chi tiet) )[^,;.:()\d]{4,90}?) (?:se )?"
    r"(?:(?:duoc |co |theo |thuc hien theo )+(?:huong dan|thong bao|van ban)(?: cu the)? (?:rieng|sau)"
    r"|(?:duoc )?thong bao sau)"
)
# "Mẫu số 03: Báo cáo kết quả": the name of a form
_FORM = re.compile(r"\W*(?:mau|bieu mau|bieu|phu luc)(?: so)? \d")
# "trong dự toán ngân sách hằng năm", "tại hội nghị tổng kết hằng năm", "“Mỗi tuần dạy ông bà một kỹ năng số”"
_OF_SOMETHING = re.compile(
    r"(?<![a-z])(?:trong|tai|vao|tu)\s+(?:nguon\s+)?(?:du toan|ngan sach|ke hoach|chuong trinh|hoi nghi|kinh phi)"
    r"[^,;.]{0,80}?\s(?:hang|moi)\s+nam(?![a-z])|[“\"][^“”\"]{0,120}[”\"]"
)
# "Đơn vị gửi báo cáo chậm quá 05 ngày thì ...", "đơn vị đã gửi báo cáo năm 2025 thì ..."
_NOT_AS_ASKED = wording(r"(?:bao cao (?:cham|muon|tre|qua han)|da (?:gui|nop|bao cao))")
# "Doanh nghiệp có thể gửi báo cáo bằng tiếng Anh": they need not
_ALLOWED = wording(r"(?:co the|duoc phep|khuyen khich)")
_SUMS_UP = re.compile(r"tong\s+hop,?\s+bao\s+cao(?=\s*(?:[.,;:]|$))")
_BARE_REPORT = wording(r"bao cao(?:,? (?:theo|dinh ky|dot xuat)[a-z ]*)?(?=\s*(?:[.,;]|$))")


_WITHIN_THE_YEAR = frozenset({"weekly", "monthly", "quarterly"})
# Nothing here can match without one of these
_WORTH_READING = (
    *("bao cao", "gui ", "nop ", "phan anh ", "trao doi ", "lien he ", "kien nghi ", "so ket", "mot lan", "nao cung"),
    *("hang nam", "moi nam", "cac nam", "tung nam", "hang quy", "hang thang", "hang tuan"),
    *(
        "/lan",
        "/ lan",
        "/tuan",
        "/thang",
        "/quy",
        "moi quy",
        "moi thang",
        "moi tuan",
        "thuong nien",
        "dinh ky",
        "hoc ky",
    ),
)
_ALSO_WORTH_READING = re.compile(
    by_letter(
        r"(?:huong dan|thong bao|van ban|cu the)\s+(?:rieng|sau)|khi\s+(?:co|duoc)\s+(?:yeu|de)\s"
        r"|(?:yeu cau|de nghi)\s*(?:[.,;)]|$)|lan\s*/\s*nam|lan\s+(?:trong|moi|mot)\s"
    )
)


def may_be_dateless(folded: str) -> bool:
    """Whether a folded paragraph may hold such a duty."""
    return holds_any(folded, _WORTH_READING) or _ALSO_WORTH_READING.search(folded) is not None


def dateless_statements(
    text: str, folded: str, span: Span, context: Context, dated: Sequence[int] = ()
) -> Iterator[Statement]:
    """The first such duty of a sentence; `dated` are the places of its dates, whose clauses are passed over."""
    if text[span.start : span.end].rstrip().endswith(":"):
        # "Thời hạn gửi báo cáo thực hiện theo bảng sau:" announces the dates
        return
    if not may_be_dateless(folded[span.start : span.end]) or _FORM.match(folded, span.start):
        return
    barred = any(_NO_DUTIES_UNDER.search(_COUNCIL.sub("", duty.folded_of(heading))) for heading in context.above)
    for clause in clauses(text, span):
        inside = [place for place in dated if clause.start <= place < clause.end]
        if inside:
            rest, before = Span(max(inside), clause.end), Span(clause.start, min(inside))
            for also in (_on_request_too(text, folded, rest, span), _standing_too(text, folded, before, span)):
                if also is not None:
                    yield also.completed(context, also.quote)
            continue
        if any(place >= clause.end for place in dated) and _TIMES_A_YEAR.search(folded, clause.start, clause.end):
            # "Tự chấm điểm 02 lần trong năm; lần 1 trước ngày 10/6, ...": the days follow
            continue
        statement = (
            _told_later(text, folded, clause)
            or _trouble(text, folded, clause, span)
            or (None if barred and not _charges_often(text, folded, clause) else _duty(text, folded, clause, span))
        )
        if statement is not None:
            whole = span.end - span.start <= LONGEST_QUOTE and not dated
            yield statement.completed(context, span if whole else clause)
            return


def _on_request_too(text: str, folded: str, rest: Span, span: Span) -> Statement | None:
    """ "báo cáo trước ngày 25/6 hằng năm và báo cáo đột xuất khi Tỉnh ủy yêu cầu": another duty behind the dates."""
    match = _ALSO_ON_REQUEST.search(folded, rest.start, rest.end)
    if match is None:
        return None
    clause = trim(text, Span(match.start("what"), rest.end))
    verb = next(iter(duty.verbs(text, folded, clause)), None)
    if verb is None:
        return None
    return _statement(text, clause, span, verb, duty.task_at(text, folded, verb, clause.end), None)


def _standing_too(text: str, folded: str, before: Span, span: Span) -> Statement | None:
    """ "mỗi quý kiểm tra ít nhất 03 đơn vị, thông báo kết quả trong 05 ngày": the first has its rhythm, and no day."""
    comma = text.rfind(",", before.start, before.end)
    clause = Span(before.start, comma)
    rest = Span(comma + 1, before.end)
    if comma < 0 or not _BY_TIMES.search(folded, clause.start, clause.end):
        return None
    if not duty.verbs(text, folded, rest) and not folded[rest.start :].lstrip().startswith("lan dau"):
        # "họp 02 lần mỗi tuần, vào thứ Hai và thứ Năm": those are its days
        return None
    return _duty(text, folded, clause, span)


def _charges_often(text: str, folded: str, clause: Span) -> bool:
    """ "Hằng quý, mỗi phòng tổ chức một buổi học" is a duty also under "Nội dung và chỉ tiêu"."""
    often = {name for _, name in frequencies(folded[clause.start : clause.end])} & _WITHIN_THE_YEAR
    return bool(often) and duty.subject(text, clause) is not None


def _trouble(text: str, folded: str, clause: Span, span: Span) -> Statement | None:
    """ "phản ánh nếu có khó khăn, vướng mắc"."""
    _, kept = without_purpose(text, folded, clause)
    match = _TROUBLE.search(kept, clause.start, clause.end)
    sending = [v for v in duty.verbs(text, kept, clause) if v.sends and match and v.start >= match.start()]
    if not sending:
        return None
    condition = _CONDITION.search(text, clause.start, clause.end)
    task = f"{text[sending[0].start : sending[0].end]} {condition[0] if condition else ''}"
    return _statement(text, clause, span, sending[0], duty.shortened(task), None)


def _told_later(text: str, folded: str, clause: Span) -> Statement | None:
    """ "thời hạn gửi hồ sơ tổng kết có hướng dẫn riêng": due on a day that is not said yet."""
    match = _TOLD_LATER.search(folded, clause.start, clause.end)
    if match is None:
        return None
    return Statement(Rule("undated"), duty.shortened(text[match.start("what") : match.end("what")]), None, None, clause)


def _duty(text: str, folded: str, clause: Span, span: Span) -> Statement | None:
    folded = _OF_SOMETHING.sub(lambda match: " " * len(match[0]), folded)
    verb = _verb(text, folded, clause, span)
    if verb is None or _NOT_AS_ASKED.search(folded, clause.start, clause.end):
        return None
    rule = dateless_rule(folded[clause.start : clause.end])
    return _statement(text, clause, span, verb, duty.task_at(text, folded, verb, clause.end), rule)


def _verb(text: str, folded: str, clause: Span, span: Span) -> duty.Verb | None:
    if _ALLOWED.search(folded, clause.start, clause.end):
        return None
    _, kept = without_purpose(text, folded, clause)
    found = duty.verbs(text, kept, clause)
    if match := _REPORTING.search(kept, clause.start, clause.end):
        verb = next((v for v in found if match.start() <= v.start < match.end()), None)
        if verb is not None:
            # "Tổng hợp tình hình, kết quả ..., báo cáo theo quy định": what is reported stands before
            if _SUMS_UP.match(kept, match.start(), clause.end):
                # "đôn đốc, tổng hợp báo cáo": part of the work all along
                return None
            return found[0] if _BARE_REPORT.match(kept, verb.start) else verb
    if found and _ON_REQUEST.search(kept, clause.start, clause.end):
        return found[0]
    if found and _REVIEWING.search(kept, clause.start, clause.end):
        return found[0]
    if _TARGET.search(folded, clause.start, clause.end):
        return None
    if dateless_rule(folded[clause.start : clause.end]) is None or _AWARDING.search(folded, clause.start, clause.end):
        return None
    if (verb := next((v for v in found if _YEARLY_DUTY.fullmatch(folded, v.start, v.end)), None)) is not None:
        return verb
    if (verb := _often(folded, clause, found)) is not None:
        return verb
    if _COUNTED_OFTEN.search(folded, clause.start, clause.end) and not _AT_MOST.search(
        folded, clause.start, clause.end
    ):
        if found:
            return found[0]
        # "tổ chức phiên tòa số hóa; mỗi quý ít nhất 01 phiên"
        return _done(text, clause) or next(iter(duty.verbs(text, folded, Span(span.start, clause.start))), None)
    return None


def _often(folded: str, clause: Span, found: Sequence[duty.Verb]) -> duty.Verb | None:
    """The verb of what is done each week, month or quarter; "báo cáo hằng tháng" is but a thing."""
    for match in _OFTEN.finditer(folded, clause.start, clause.end):
        opens = not folded[clause.start : match.start()].strip(" -+*")
        if opens and match[0].rstrip().endswith(","):
            # "Hằng quý, Phòng Nội vụ công khai điểm số"
            return next((verb for verb in found if verb.start >= match.end()), None)
        if (verb := next((verb for verb in found if verb.start == match.end()), None)) is not None:
            # "hằng tháng thông báo kết quả thực hiện tại giao ban"
            return verb
        trails = match["how"] == "hang" and _ENDS.match(folded, match.start() + len(match[0].rstrip(" ,")))
        if trails and found and found[0].start < match.start() and not _THING.search(folded, 0, match.start()):
            # "theo dõi tiến độ hằng tuần trên bảng điều khiển"
            return found[0]
    return None


def _done(text: str, clause: Span) -> duty.Verb | None:
    """ "Mỗi tuần, Đoàn Thanh niên hỗ trợ người dân ít nhất 02 buổi": work that is never done with."""
    for match in OFFICE_VERB.finditer(text, clause.start, clause.end):
        if not _HOW.match(match[0]):
            return duty.Verb(match.start(), match.end(), sends=False)
    return None


def _statement(text: str, clause: Span, span: Span, verb: duty.Verb, task: str, rule: str | None) -> Statement:
    who = duty.subject(text, Span(clause.start, verb.end)) or duty.subject(text, span)
    to_whom = addressee(text, Span(verb.start, clause.end))
    return Statement(Rule("undated", rrule=rule), task, who, to_whom, clause)
