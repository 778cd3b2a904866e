"""Whether a date that a sentence names is a deadline, by how fine the date is and what the words do with it. Pure."""

from __future__ import annotations

import datetime as dt
import re

from knowledge.facts import obligations as duty
from knowledge.facts.charges import Charge
from knowledge.facts.passages import Span
from knowledge.facts.points import Point, wording
from knowledge.facts.rhythms import Frequency
from knowledge.facts.surroundings import WHOLE_YEAR, Place
from knowledge.facts.terms import Period

# "quý I hằng năm"
_EVERY_YEAR = re.compile(r"\s*,?\s*(?:cua\s+)?(?:hang|moi)\s+nam(?![a-z])")
# "c) Khen thưởng tổng kết", "- Xét khen thưởng"
_AWARDING = re.compile(r"\W*(?:[a-z\d.]{1,4}\)\s*)?(?:xet\s+)?khen\s+thuong(?![a-z])")
_AWARDS = re.compile(r"\s*\)\s*[:,][^.]*?(?:giay khen|bang khen|co thi dua|danh hieu)")
# "kể từ ngày", "sau ngày", "nhân dịp 20/11"
_NOT_DUE = re.compile(r"(?:ke tu|bat dau tu|tinh den|tinh tu|^tu|sau|nhan|dip|thoi diem|^qua)$")
# "Phong trào thi đua được triển khai từ năm 2025 đến năm 2030"
_CAMPAIGN = wording(
    r"(?:phong trao|ke hoach|cuoc van dong|dot thi dua|chuong trinh)(?: thi dua)?[^.;]{0,160}? (?:duoc |se |phai )*"
    r"(?:trien khai|to chuc|thuc hien|phat dong|dien ra|tien hanh)"
)
# "Tổ chức thực hiện: từ ngày 01/4 đến ngày 30/11": the time of the work, nothing is due
_CARRYING_ON = re.compile(
    r"(?:to chuc )?(?:trien khai|thuc hien|duy tri|day manh|tiep tuc)(?: (?:trien khai|thuc hien))?"
    r"(?: (?:dong loat|dong bo|sau rong|rong rai))*"
    r"(?: trong nam hoc [\d -]+)?"
    r"(?: (?:phong trao|ke hoach|cac noi dung|nhiem vu|(?:giai doan|dot|buoc) \w{1,3}$)[^,;]*)?"
)
# "Phấn đấu đến năm 2030, 100% ...", "Ít nhất 50 doanh nghiệp ... trong năm 2026": a target
_TARGET = re.compile(
    r"phan dau|\d\s*%"
    r"|^\W*(?:muc tieu|chi tieu)|^\W*(?:it nhat|toi thieu|tren|co|khong duoi) (?:tu )?\d"
)
# "100% đoàn trường tổ chức diễn đàn trong tháng 10/2025"
_BY_ALL = re.compile(r"^\W*100%\s+[a-z ]{2,50}\s(?:to chuc|hoan thanh|ban hanh)\s")
# "Quý IV không gửi riêng mà lồng ghép vào báo cáo năm", "riêng hai tháng 01 và 02/2026 gộp một báo cáo"
_NOT_TO_DO = re.compile(
    r"[\s,:]*(?:thi\s+)?(?:(?:khong|chua)\s+(?:phai\s+|thuc\s+hien\s+)?(?:gui|nop|bao\s+cao|to\s+chuc|xay\s+dung)"
    r"|(?:duoc\s+)?(?:gop|long\s+ghep)(?:\s+(?:chung|vao|thanh|mot|trong))?\s+(?:mot\s+)?(?:bao\s+cao|ky))(?![a-z])"
)
# "không lấy kết quả nghiệm thu trước ngày 01/8": from when on something counts
_NOT_COUNTED = re.compile(
    r"(?<![a-z])khong\s+(?:duoc\s+)?(?:lay|tinh(?!\s+la\s)|xet|cong\s+nhan|ghi\s+nhan|su\s+dung|chap\s+nhan|ap\s+dung|chi\s+tra)(?![a-z])"
)
# "(Quý II: 02 lớp, Quý III: 02 lớp)"
_LISTED = re.compile(r"\s*:\s*\d")
_REVIEWED = re.compile(r"(?<![a-z])(?:so|tong)\s+ket\s*$")
# "thanh toán đối với các học phần nghiệm thu trong năm 2026": which of them
_OF_CASE = re.compile(r"(?<![a-z])doi\s+voi\s+cac\s+[^,;:]*$")
# "nếu ngày 25 là thứ Bảy": what if
_IF = re.compile(r"(?<![a-z])(?:neu|truong\s+hop)\s+(?:roi\s+vao\s+|trung\s+(?:vao\s+)?)?$")
# "kể từ học kỳ I năm học 2025 - 2026": from when on
_SINCE_TERM = re.compile(r"(?<![a-z])tu\s+(?:dau\s+|hoc\s+ky\s+\w+\s+)(?:cua\s+)?$")
# "lập hồ sơ cho toàn dân xong trong năm 2026"
_FINISHED = re.compile(r"(?<![a-z])xong(?![a-z])")
_HEADS_LINE = re.compile(r"\s*\)?\s*:")
_HALF_A_YEAR = 6
_LONG_BEFORE = dt.timedelta(days=90)
_GOES_ON = re.compile(r"(?<![a-z])(?:tiep\s+tuc|thuong\s+xuyen|duy\s+tri|ra\s+soat|theo\s+doi)(?![a-z])")
# "Năm 2024, xã đã hoàn thành ..."; "sau khi đã hoàn thành" is not the past yet
_PAST = wording(
    r"(?<!khi\x20)da (?:ban hanh|to chuc|trien khai|hoan thanh|thuc hien|co|duoc|bao cao|dat|xu ly|cap|tiep nhan"
    r"|tang|giam|phat dong|xay dung|ket noi)"
)
# "sáng kiến đã được công nhận", "hồ sơ đã tiếp nhận": which of them it is about
_OF_THINGS = wording(r"da (?:duoc|co|tiep nhan|ban hanh|dat|phat dong)")


def is_deadline(place: Place, charge: Charge, frequency: Frequency | None, period: Period) -> bool:
    """Whether something is due on the date; `frequency` is how often other words say that it comes round."""
    expression = place.first
    if expression.since is None and _NOT_DUE.search(expression.lead) and not _is_held_on(place, charge, period):
        return False
    if _is_past(place) or _NOT_TO_DO.match(place.sentence.folded, place.after.start, place.after.end):
        return False
    before = place.folded(place.before)
    if _NOT_COUNTED.search(before) or _IF.search(before) or (expression.since and _SINCE_TERM.search(before)):
        return False
    if _is_over(place, period):
        return False
    if expression.rule is not None:
        # "báo cáo tuần gửi trước 15h00 thứ Năm"; a day of the week alone says nothing
        return not expression.bare or expression.rule.startswith(f"FREQ={(frequency or 'none').upper()}")
    proposes = duty.folded_of(charge.task).startswith(("de xuat", "de nghi", "gui", "nop", "trinh", "lap"))
    awards = _AWARDING.match(place.sentence.folded, place.sentence.span.start) is not None
    if expression.offset == "asap" and awards and not proposes:
        # "Khen thưởng đột xuất: tặng Giấy khen ngay khi có thành tích": the occasion of an award
        return False
    if expression.offset == "asap" and _TARGET.search(place.folded(place.before)):
        # "90% hồ sơ được số hóa ngay khi tiếp nhận"
        return False
    if expression.offset == "asap" and not (charge.said or place.opens):
        # "Thi đua hoàn thành bệnh án điện tử: ... ký số ngay khi ra y lệnh": how it is done, not when it is finished
        return False
    if expression.offset == "after":
        # "Gửi danh sách sau khi có hướng dẫn", but "tiếp tục rà soát khi có văn bản mới" is no limit
        task = duty.folded_of(charge.task)
        if expression.part == "follows":
            return charge.said and not _GOES_ON.search(place.folded(place.before))
        return charge.said and (duty.sends(task, Span(0, len(task))) or duty.is_milestone(task, Span(0, len(task))))
    if expression.offset is not None or expression.garbled:
        return True
    if expression.since is not None:
        return _is_window(place, charge)
    point = expression.points[0]
    if point.months is None:
        return True
    if point.day is None:
        return _is_span(place)
    return _is_day(place, charge) and not (_is_told(place) and _is_before(point, period.issued_on))


def _is_over(place: Place, period: Period) -> bool:
    """ "Đợt cao điểm (từ 01/9/2024 đến 30/11/2024)" in a plan of 2025: a stretch that was over long before."""
    last = place.first.points[-1] if place.first.since and place.first.points else None
    if last is None or last.year is None or period.issued_on is None or not last.possible:
        return False
    return last.last(last.year) < period.issued_on - _LONG_BEFORE


def _is_past(place: Place) -> bool:
    """ "Năm 2024, xã đã hoàn thành ...", but not "cập nhật sáng kiến đã được công nhận trước ngày 25"."""
    past = _PAST.search(place.folded())
    if past is None:
        return False
    start = place.before.start + past.start()
    comma = place.sentence.text.rfind(",", place.before.start, start) + 1
    said = duty.verbs(place.sentence.text, place.sentence.folded, Span(max(comma, place.before.start), start))
    limit = place.first.rule is not None or place.first.lead.startswith(("truoc", "cham", "muon", "xong", "khong"))
    return not (limit and said and _OF_THINGS.match(past[0]))


def _is_day(place: Place, charge: Charge) -> bool:
    expression = place.first
    led = bool(expression.lead) or expression.joined or place.opens
    if expression.lead == "den" and "%" in place.folded():
        # "Đến ngày 31/12/2026, 100% hồ sơ được xử lý trực tuyến"
        return False
    return led or (charge.said and not expression.bare)


def _is_held_on(place: Place, charge: Charge, period: Period) -> bool:
    """ "trao giải dịp 20/10/2026", "vào dịp 20/11 hằng năm"; "nhân dịp 20/10" says why and not when.

    In a plan for one year "dịp Ngày hội Đại đoàn kết 18/11" is that year's.
    """
    expression = place.first
    if expression.lead != "dip" or not expression.points or expression.points[0].day is None:
        return False
    point = expression.points[0]
    named = point.year is not None or point.next_year or period.only_year(point) is not None
    named = named or _EVERY_YEAR.match(place.sentence.folded, place.group[-1].end) is not None
    before = place.sentence.folded[place.before.start : expression.start].rstrip()
    return named and charge.said and not before.endswith("nhan")


def _is_told(place: Place) -> bool:
    """ "Ngày 15/6/2025, UBND tỉnh tổ chức ...": a day that nothing makes a limit."""
    return not place.first.lead and not place.keyed


def _is_before(point: Point, issued_on: dt.date | None) -> bool:
    if issued_on is None or point.year is None or not point.possible:
        return False
    return point.first(point.year) < issued_on


def _is_span(place: Place) -> bool:
    """ "trong tháng 7", "Quý IV/2025"; a whole year only where something is finished in it."""
    expression = place.first
    organized = _BY_ALL.search(place.folded()) and expression.points[0].months != WHOLE_YEAR
    if _aims(place) and not organized and not expression.lead.startswith(("truoc", "cham", "muon")):
        return False
    led = bool(expression.lead or expression.part) or place.opens
    led = led or _EVERY_YEAR.match(place.sentence.folded, place.group[-1].end) is not None
    led = led or _LISTED.match(place.sentence.folded, place.group[-1].end) is not None
    led = led or _REVIEWED.search(place.folded(place.before)) is not None
    if expression.points[0].months != WHOLE_YEAR:
        # "Khen thưởng sơ kết (quý IV năm 2026)"; "Sơ kết (tháng 12/2026)" is held in that month
        return (led or expression.points[0].year is not None) and not _is_awarding(place)
    if expression.lead == "den" or not led or _is_occasion(place) or _OF_CASE.search(place.folded(place.before)):
        return False
    scope = Span(place.before.start, place.after.end)
    finished = _FINISHED.search(place.sentence.folded, scope.start, scope.end)
    return duty.is_milestone(place.sentence.folded, scope) or place.keyed or finished is not None


def _aims(place: Place) -> bool:
    """ "Phấn đấu trong năm 2026 có 80% hồ sơ ...", but not "phấn đấu hoàn thành trong tháng 6 việc lắp đặt camera"."""
    found = _TARGET.search(place.folded())
    if found is None or not found[0].startswith("phan dau"):
        return found is not None
    return re.search(r"\d", place.folded(place.before) + place.folded(place.after)) is not None


def _is_occasion(place: Place) -> bool:
    """ "Khen thưởng sơ kết (năm 2027): Giấy khen ...": which review, and nothing to be done by the end of that year."""
    folded, end = place.sentence.folded, place.group[-1].end
    # "Sơ kết (năm 2028): Giám đốc Sở tặng Giấy khen", "Khi tổng kết (năm 2029), đề nghị tặng Bằng khen"
    awards = place.inner is not None and _AWARDS.match(folded, end, place.sentence.span.end) is not None
    return awards or _is_awarding(place)


def _is_awarding(place: Place) -> bool:
    clause = place.sentence.clause_at(place.first.start)
    return place.inner is not None and _AWARDING.match(place.sentence.folded, clause.start) is not None


def _is_phase(place: Place, charge: Charge) -> bool:
    """ "Từ tháng 5/2026 đến tháng 12/2027: phát động, triển khai và sơ kết": more than half a year of many things."""
    first, last = place.first.since, place.first.points[-1]
    if first is None or first.months is None or last.months is None or not _HEADS_LINE.match(place.folded(place.after)):
        return False
    if place.folded(place.before).strip(" -+*") or last.year is None:
        return False
    months = 12 * (last.year - (first.year or last.year)) + last.months[1] - first.months[0] + 1
    task = duty.folded_of(charge.task)
    found = duty.verbs(charge.task, task, Span(0, len(task)))
    return months > _HALF_A_YEAR and not (found and duty.is_milestone(task, Span(0, found[0].end)))


def _is_window(place: Place, charge: Charge) -> bool:
    """ "từ ngày 01/10 đến 15/10/2026: tổ chức hội thi"; the time of the whole campaign is a phase."""
    folded, scope = place.sentence.folded, Span(place.before.start, place.after.end)
    reports = duty.sends(folded, scope)
    if _CAMPAIGN.search(folded, scope.start, scope.end) and not reports:
        return False
    if _is_phase(place, charge):
        return False
    years = place.first.points[-1].months == WHOLE_YEAR
    if not charge.said and not duty.is_milestone(folded, scope):
        return False
    if years:
        return reports
    return not (charge.said and _CARRYING_ON.fullmatch(duty.folded_of(charge.task)))
