"""What is due on a date, who owes it and to whom, from the words around the date and from what stands above. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.facts import obligations as duty
from knowledge.facts.addressees import addressee, purposes
from knowledge.facts.context import Context
from knowledge.facts.listings import item_of
from knowledge.facts.main_verbs import first_word, main_verb, verbs_at
from knowledge.facts.objects import (
    OPENS_WITH_THING,
    listed_thing,
    of_other_thing,
    opening_thing,
    sends_nothing_named,
    thing_in,
    with_object,
)
from knowledge.facts.offices import whole_name
from knowledge.facts.parties import (
    acting,
    addressee_above,
    addressee_of_clause,
    kind_named,
    receiving,
    subject_of_clause,
)
from knowledge.facts.passages import Span
from knowledge.facts.report_labels import report_label
from knowledge.facts.surroundings import KEY, WHOLE_YEAR, Place
from knowledge.facts.works import done_by, work_named

# Headings that name no task: "TỔ CHỨC THỰC HIỆN", "Tiến độ thực hiện"
_GENERAL = re.compile(r"to chuc thuc hien|thoi gian|trach nhiem|tien do|lo trinh|cac moc|ke hoach thuc hien")
# "Hồ sơ đề nghị khen thưởng gửi về ...": a thing that is sent
_EVENT = re.compile(r"(?:Lễ|Hội nghị|Hội thi|Cuộc thi|Ngày hội|Vòng|Hội thảo|Tọa đàm|Phiên)\s", re.IGNORECASE)
_HELD = re.compile(r"(?:\s+(?:dự kiến|được|sẽ))*\s+(?:tổ chức|diễn ra)$")
_WORK = re.compile(
    r"^\W*Việc\s+(\S.{3,100}?)\s+(?:được\s+|phải\s+)?(?:thực hiện|tiến hành|tổ chức|hoàn thành)(?:\s+(?:xong|vào))?\s*$"
)
# "Sơ kết ở cơ sở xong trước ngày 31/5, ở cấp trên xong trước ngày 15/7, cấp tỉnh trong tháng 8"
_AT_LEVEL = re.compile(r"(?:ở|tại|cấp)\s+(?!các)\S+(?:\s+\S+){0,7}$", re.IGNORECASE)
_ROUND = re.compile(r"(?:vòng )?(?:sơ khảo|sơ loại|bán kết|chung khảo|chung kết)", re.IGNORECASE)
_SHORT_LABEL = 9
_PERCENT = re.compile(r"(?:phấn đấu |có |ít nhất |trên |tối thiểu )*\d{1,3}(?:,\d+)?\s*%\s", re.IGNORECASE)
# "Giai đoạn 1: ...", "Năm 2026: ...", "Các phòng: ..."
_NO_TASK = re.compile(
    r"giai doan|dot |buoc|chang|thoi|nam |quy |thang |phong trao|cac |doi voi|rieng|han|ghi chu|luu y|hoac|so:"
    r"|dien thoai|email"
)
_APART = re.compile(r"^(?:riêng|đối với)\s+", re.IGNORECASE)
_OF_CASE = re.compile(r"(?:riêng )?đối với ([^,;:.()]{3,60}),\s+([^,;:.]+)", re.IGNORECASE)
_ONLY_SENT = re.compile(r"\S+(?: \S+)?(?: (?:về|cho|đến|tới) .*)?$")
_BARE = re.compile(
    r"(?:hoan thanh|thuc hien|trien khai|gui|nop|trinh|tong hop|gui ve|to chuc|dang ky)"
    r"(?: xong| (?:som|cham|muon) (?:hon|nhat))?"
)
_REPORTED = re.compile(r"bao(?: cao)?(?: (?:cho|ve|den|toi))?")
_HAPPENED = re.compile(
    r"(?:khi|nếu|trường hợp)\s+(?:có|xảy ra|phát sinh|phát hiện|gặp|để xảy ra)\s+([^,;.:()]{3,80}?)"
    r"(?=,|\s+(?:phải|thì|cần|báo|thông báo)(?![^\W_]))",
    re.IGNORECASE,
)
# "(khen sơ kết)", "đối với hồ sơ đề nghị Bằng khen": one of the things that the same duty is about
_WHICH = re.compile(
    r"(?:(?:xet )?(?:khen|danh hieu|ho so|hinh thuc|san pham|sang kien|de tai|bai du thi|tac pham)\s|(?:so|tong) ket)"
)
_KEY_TASK = re.compile(
    r"\W*(?:thời (?:gian|hạn|điểm)|hạn(?: chót| cuối(?: cùng)?)?|lịch)\s+(?!hoàn thành|thực hiện|triển khai"
    r"|bắt đầu|kết thúc|cuối|cụ thể"
    r"|tổ chức thực hiện)"
    r"(\S+\s+\S.*|gửi|nộp|trình)",
    re.IGNORECASE,
)
_HANDED_IN = re.compile(r"\sdo\s+([^,;.()]{3,80}?)\s+(gửi|nộp|trình|lập|cung cấp)(?:\s+(?:đến|lên|về))?\s*$")


@dataclass(frozen=True, slots=True)
class Charge:
    """A duty as its sentence words it; its words begin at `start`, `said` where a verb of the sentence names it."""

    task: str
    who: str | None
    to_whom: str | None
    start: int
    said: bool


def charge_at(place: Place, context: Context, earlier: Charge | None) -> Charge | None:
    """The duty of a date; `earlier` is that of the date before it in the sentence. None where nothing is to be done."""
    if (other := _passed_on(place, earlier) or _handed_in(place, context)) is not None:
        return other
    verb, limit = main_verb(place)
    item = item_of(place)
    task = item.task if item else _own_task(place, context, verb, limit)
    who = (item and item.who) or _named_behind(place) or acting(place, verb)
    to_whom = (item and item.to_whom) or receiving(place, verb, limit)
    said = task is not None
    if task is not None and earlier is not None and _says_no_more(task, to_whom, place):
        # "(đối với UBND cấp cơ sở gửi về Sở Nội vụ trước ngày 30/7)": the same thing, by another day
        task, to_whom = earlier.task, to_whom or (earlier.to_whom if place.inner else None)
    elif task is not None and _is_bare(task) and not place.label:
        task = _task_before(place) or work_named(place, verb) or context.task or task
    if task is not None and sends_nothing_named(task, to_whom):
        task = _with_object(place, context, earlier, task)
    if task is not None and _REPORTED.fullmatch(duty.folded_of(task.removesuffix(to_whom or "").strip())):
        task = _of_event(place) or task
    if (label := report_label(place)) is not None and not (item and item.ordinal):
        task, said = _of_year(label, earlier), True
    if task is None and earlier is None and place.opens_later_clause:
        # "Giảng viên cập nhật lý lịch; hạn chót 30/9"
        task = _task_before(place)
        said = task is not None
    if task is None and earlier is not None:
        return _as_before(place, earlier, who, to_whom, _start(place, verb))
    task = task or context.task or _task_above(context.above)
    if task is None:
        return None
    who = who or subject_of_clause(place, verb) or (None if said else context.beside) or context.who
    who = who or duty.office_above(context.above)
    if duty.sends(duty.folded_of(task), Span(0, len(task))):
        to_whom = to_whom or addressee_of_clause(place) or context.to_whom or addressee_above(context.above)
    return Charge(task, who, to_whom, _start(place, verb), said)


def qualified(task: str, place: Place) -> str:
    """ "gửi hồ sơ ... ngày 25/6 đối với khen sơ kết và ngày 25/11 đối với khen tổng kết": which of them it is."""
    label = place.printed(place.label) if place.label else ""
    return f"{task} ({label})" if _WHICH.match(duty.folded_of(label)) and label not in task else task


def _of_event(place: Place) -> str | None:
    """ "khi có sự cố an toàn thông tin phải báo cáo Giám đốc": what has happened is what is reported."""
    text = place.printed(Span(place.sentence.clause_at(place.first.start).start, place.first.end))
    event = _HAPPENED.search(text) if place.first.offset else None
    return f"{'báo cáo' if 'báo cáo' in text[event.end() :] else 'báo'} {event[1]}" if event else None


def _named_behind(place: Place) -> str | None:
    """ "trước ngày 05/6 (công đoàn xã, phường), trước ngày 10/6 (các thôn 8 đến 14)"."""
    words = place.printed(place.label) if place.label else ""
    return (whole_name(words) or kind_named(words)) if words else None


def _passed_on(place: Place, earlier: Charge | None) -> Charge | None:
    """ "... về Sở Nội vụ để tổng hợp, báo cáo UBND tỉnh trước ngày 15/6": the addressee's own duty."""
    text, folded = place.sentence.text, place.sentence.folded
    purpose = next((span for span in purposes(text, place.before) if span.end == place.before.end), None)
    found = duty.verbs(text, folded, purpose) if purpose else []
    if purpose is None or not found:
        return None
    if (acting := duty.subject(text, Span(purpose.start + len("để "), found[0].end))) is not None:
        # "... để Sở thẩm định, công bố trước 15/12"
        return Charge(duty.shortened(text[found[0].start : purpose.end]), acting, None, purpose.start, True)
    sending = next((verb for verb in found if verb.sends), None)
    if sending is None:
        return None
    holder = addressee(text, Span(place.before.start, purpose.start)) or (earlier and earlier.to_whom)
    if not holder:
        return None
    to_whom = addressee(text[: purpose.end], Span(sending.start, purpose.end))
    task = duty.shortened(text[found[0].start : purpose.end])
    return Charge(task, re.sub(r"\s*\(.*", "", holder), to_whom, purpose.start, True)


def _handed_in(place: Place, context: Context) -> Charge | None:
    """ "thẩm định dự toán do các đơn vị gửi trước ngày 20/7": what others owe to the office that is spoken of."""
    words = place.printed(place.before)
    match = _HANDED_IN.search(words)
    thing = thing_in(words, Span(0, match.start())) if match else None
    if match is None or thing is None or whole_name(match[1]) is None:
        return None
    holder = duty.subject(place.sentence.text, place.before) or context.who or duty.office_above(context.above)
    return Charge(f"{match[2]} {thing}", match[1], holder, first_word(place), True)


def _of_year(label: str, earlier: Charge | None) -> str:
    """ "gửi hồ sơ năm 2025 trước ngày 05/01/2026, năm 2026 trước ngày 05/01/2027": the same of another year."""
    year = re.fullmatch(r"báo cáo (năm 20\d\d)", label)
    named = re.search(r"năm 20\d\d", earlier.task) if year and earlier else None
    return earlier.task.replace(named[0], year[1]) if year and earlier and named else label


def respective_tasks(place: Place, count: int) -> tuple[str, ...] | None:
    """ "Năm 2027, 2030: Sơ kết, tổng kết Phong trào": the first year belongs to the first task."""
    if count < 2 or not place.first.points or place.first.points[0].months != WHOLE_YEAR:
        return None
    match = re.compile(r"\s*:\s*([^;.:]+)").match(place.sentence.text, place.after.start, place.after.end)
    parts = re.split(r"\s*,\s*(?:và\s+)?|\s+và\s+", match[1].strip()) if match else []
    tasks = [part for part in parts if part][:count]
    if len(tasks) != count or any(len(task.split()) > 3 for task in tasks[:-1]):
        return None
    found = [duty.verbs(task, duty.folded_of(task), Span(0, len(task))) for task in tasks]
    if not all(verbs and verbs[0].start == 0 for verbs in found):
        return None
    common = tasks[-1][found[-1][0].end :]
    return (*(task + common for task in tasks[:-1]), tasks[-1])


# --- what -----------------------------------------------------------------------------------------


def _own_task(place: Place, context: Context, verb: duty.Verb | None, limit: int) -> str | None:
    text, folded = place.sentence.text, place.sentence.folded
    key = KEY.match(folded, place.sentence.span.start)
    if key and (verb is None or verb.start < key.end()):
        # "Thời gian nhận hồ sơ: ...", "Thời hạn: ..." under "2. Xây dựng mô hình"
        named = _KEY_TASK.match(text, key.start(), key.end() - 1)
        return duty.shortened(named[1]) if named else _heading_task(context)
    if key and verb is not None and verb.start >= place.after.start:
        # "Tiến độ: giai đoạn thử nghiệm từ tháng 10 đến tháng 3, vận hành chính thức từ tháng 4"
        return _heading_task(context)
    if verb is None:
        return _held(place) or _label_before(place) or _aimed_at(place) or done_by(place)
    if _EVENT.match(text, first_word(place)) and verb.start > first_word(place):
        # "Lễ trao giải dự kiến tổ chức vào ngày 10/10"
        return duty.shortened(_HELD.sub("", text[first_word(place) : limit].rstrip()))
    if (work := _WORK.search(place.printed(place.before))) is not None:
        # "Việc trao thưởng hằng năm thực hiện vào ..."
        return duty.shortened(work[1])
    task = duty.task_at(text, folded, verb, limit)
    thing = _APART.sub("", _thing_of_case(text[place.before.start : verb.start].strip(" -+,;(")))
    if verb.sends and _ONLY_SENT.match(task) and OPENS_WITH_THING.match(thing):
        # "Hồ sơ đề nghị khen thưởng gửi về Văn phòng Sở": what is sent stands before
        if thing.lower() == "hồ sơ" and (context.thing or "").lower().startswith("hồ sơ "):
            thing = context.thing or thing
        return duty.shortened(f"{text[verb.start : verb.end]} {thing[0].lower()}{thing[1:]}")
    return task


def _thing_of_case(words: str) -> str:
    """ "Đối với khen thưởng sơ kết, hồ sơ" as "hồ sơ khen thưởng sơ kết"."""
    case = _OF_CASE.fullmatch(words)
    return f"{case[2]} {case[1]}" if case and OPENS_WITH_THING.match(case[2]) else words


def _with_object(place: Place, context: Context, earlier: Charge | None, task: str) -> str:
    """ "Xây dựng kế hoạch của chi bộ, gửi Ban Xây dựng Đảng": what is sent stands before, in the sentence or above."""
    said = Span(place.sentence.span.start, place.group[0].start)
    near = listed_thing(place.sentence.text, said) or thing_in(place.sentence.text, said)
    over = next((thing for line in context.above[:2] if (thing := opening_thing(line, Span(0, len(line))))), None)
    told = [*((earlier.task,) if earlier else ()), context.thing or context.task or ""]
    known = near or next((thing for words in told if (thing := thing_in(words, Span(0, len(words))))), None)
    if over and (known is None or _holds(over.lower(), known.lower())):
        known = over
    return with_object(task, known) if known else task


def _holds(over: str, known: str) -> bool:
    """ "Hồ sơ gồm: ..." under "3. Hồ sơ đề nghị khen thưởng"; "tờ trình, biên bản" under "3. Hồ sơ"."""
    return over.startswith(known) or (over.startswith("hồ sơ") and not known.startswith("hồ sơ"))


def _held(place: Place) -> str | None:
    """ "Vòng sơ khảo diễn ra trong nửa đầu tháng 9", "chung kết ngày 05/12": what is held, without a verb."""
    words = place.printed(place.before).strip(" -+*,;)")
    held = _HELD.search(words) if _EVENT.match(words) else None
    if held is None and not _ROUND.fullmatch(words):
        return None
    return duty.shortened(words[: held.start()] if held else words)


def _aimed_at(place: Place) -> str | None:
    """ "100% trạm quan trắc truyền dữ liệu về Sở trước ngày 01/9/2026": a target with its day says all by itself."""
    words = place.printed(place.before).strip(" -+*,;")
    return duty.shortened(words) if _PERCENT.match(words) else None


def _label_before(place: Place) -> str | None:
    """ "Vòng chung khảo: tháng 7/2026", "trao giải: tháng 8/2026": the words before the colon."""
    words = place.printed(place.before).strip(" -+*,;")
    if not words.endswith(":") or place.inner is not None or len(words.split()) > _SHORT_LABEL:
        return None
    label = words[:-1].strip()
    if not label or _NO_TASK.match(duty.folded_of(label)) or whole_name(label) is not None:
        return None
    return duty.shortened(label)


def _says_no_more(task: str, to_whom: str | None, place: Place) -> bool:
    """Whether a verb says nothing new: "gửi về Sở Nội vụ" in brackets, "hoàn thành" alone."""
    if place.inner is not None and len(task.replace(to_whom or "", "").replace(" về ", " ").split()) <= 1:
        return True
    return (_is_bare(task) or task.lower() == "báo cáo") and place.label is None


def _is_bare(task: str) -> bool:
    """ "Hoàn thành trong tháng 6": what is to be finished stands in the sentence before."""
    return _BARE.fullmatch(duty.folded_of(task)) is not None


def _task_above(above: tuple[str, ...]) -> str | None:
    """The task that a heading or an announcing line names: "a) Tổ chức Lễ phát động" over "- Thời gian: quý III"."""
    for heading in above[:2]:
        folded = duty.folded_of(heading)
        found = duty.verbs(heading, folded, Span(0, len(heading)))
        if found and not heading.isupper() and not _GENERAL.search(folded):
            return duty.task_at(heading, folded, found[0], len(heading))
    return None


def _task_before(place: Place) -> str | None:
    """ "Thẩm định hồ sơ khen thưởng, trình ...; thời gian hoàn thành trước ngày 20/12": what stands before."""
    span = Span(place.sentence.span.start, place.before.start)
    found = verbs_at(place, span)
    return duty.task_at(place.sentence.text, place.sentence.folded, found[0], span.end) if found else None


def _heading_task(context: Context) -> str | None:
    """What "Thời hạn: trước ngày 30/11" is about: the item whose heading stands over it."""
    if (task := _task_above(context.above)) is not None:
        return task
    heading = context.above[0] if context.above else ""
    if not heading or heading.isupper() or _GENERAL.search(duty.folded_of(heading)):
        return None
    return duty.shortened(heading)


def _start(place: Place, verb: duty.Verb | None) -> int:
    """Where the words of a duty begin: at "định kỳ hàng năm", at its subject, or at its verb."""
    text, begin = place.sentence.text, place.before.start
    if verb is None or verb.start >= place.after.start:
        before = place.printed(place.before)
        return begin + len(before) - len(before.lstrip(" ,;)"))
    before = text[begin : verb.start]
    marker = re.compile(r"(?:dinh ky(?: hang \w+)?|hang nam|hang quy|hang thang)[\s,]*[^;.]{0,120}?$").search(
        place.sentence.folded, begin, verb.start
    )
    if marker and "(" not in before:
        return marker.start()
    return begin + len(before) - len(before.lstrip(" ,;")) if duty.subject(text, Span(begin, verb.end)) else verb.start


def _as_before(place: Place, earlier: Charge, who: str | None, to_whom: str | None, start: int) -> Charge:
    """ "...; các xã, phường trước ngày 10/12": the same duty of somebody else, or on another level."""
    level = re.sub(r"\s+(?:xong|vào|hoàn thành|thực hiện)$", "", place.printed(place.before).strip(" ,;:-"))
    same = re.fullmatch(
        r"((?:sơ kết|tổng kết|phát động|tổ chức \S+ \S+)) (?:ở|tại|cấp) .+", earlier.task, re.IGNORECASE
    )
    if same and who is None and _AT_LEVEL.fullmatch(level):
        return Charge(f"{same[1]} {level}", earlier.who, to_whom or earlier.to_whom, start, True)
    if who is None and place.inner is None:
        who = duty.concerned(place.sentence.text, place.before)
    if (other := of_other_thing(earlier.task, level)) is not None:
        return Charge(other, who or earlier.who, to_whom or earlier.to_whom, start, True)
    return Charge(earlier.task, who or earlier.who, to_whom or earlier.to_whom, start, True)
