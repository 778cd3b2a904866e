"""A sentence of a plan becomes statements: what is due, by whom, to whom, when. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from knowledge.facts import obligations as duty
from knowledge.facts.asides import asides
from knowledge.facts.dates import Expression, expressions, wording
from knowledge.facts.offices import whole_name
from knowledge.facts.offsets import RULES as OFFSETS
from knowledge.facts.offsets import event_of
from knowledge.facts.passages import Passage, Span, clauses, trim
from knowledge.facts.recurrence import RULES as RECURRING
from knowledge.facts.recurrence import Frequency, dateless_rule, frequencies, is_periodic
from knowledge.facts.resolution import Period, Rule, Setting, rules_of

LONGEST_QUOTE = 400
_FAR_STRETCH = 200


@dataclass(frozen=True, slots=True)
class Statement:
    """Something due, with the stretch of the paragraph that says so."""

    rule: Rule
    task: str
    who: str | None
    to_whom: str | None
    quote: Span
    said: bool = True
    """Whether the sentence itself says what to do."""


@dataclass(frozen=True, slots=True)
class Context:
    """What earlier sentences and the headings above give to a sentence that does not say it itself."""

    period: Period
    above: tuple[str, ...] = ()
    task: str | None = None
    who: str | None = None
    to_whom: str | None = None


@dataclass(slots=True)
class _Sentence:
    """A sentence being read: the paragraph's text twice (as printed, folded) and where the sentence stands in it."""

    text: str
    folded: str
    span: Span
    groups: list[list[Expression]] = field(default_factory=list)

    def words(self, start: int, end: int) -> str:
        return self.folded[start:end]


def read_expressions(text: str, folded: str) -> tuple[Expression, ...]:
    """The date expressions of a paragraph that may be somebody's deadline."""
    hidden = asides(folded)
    found = []
    for expression in expressions(folded, (*OFFSETS, *RECURRING)):
        if any(span.start < expression.end and expression.start < span.end for span in hidden):
            continue
        if expression.anchor is not None:
            expression = replace(expression, anchor=event_of(expression.anchor, text, folded))
        found.append(expression)
    return tuple(found)


def dated_statements(
    text: str, folded: str, span: Span, found: Sequence[Expression], context: Context
) -> list[Statement]:
    """The statements of a sentence that name a date."""
    sentence = _Sentence(text, folded, span)
    inside = [e for e in found if span.start <= e.start and e.end <= span.end]
    sentence.groups = _grouped(text, [e for e in inside if not _names_a_report(sentence, e)])
    statements: list[Statement] = []
    year: int | None = year_above(context.above)
    for position, group in enumerate(sentence.groups):
        if _is_topic_year(sentence, position):
            year = group[0].points[0].year
            continue
        statements.extend(_statements_of(sentence, position, context, year, statements))
    return statements


def _grouped(text: str, found: list[Expression]) -> list[list[Expression]]:
    """Dates that share one duty: "ngày 30/5 và 30/11", but not "20/6 (báo cáo 6 tháng) và 20/12 (báo cáo năm)"."""
    groups: list[list[Expression]] = []
    for expression in found:
        between = text[groups[-1][-1].end : expression.start] if groups else ""
        if expression.joined and "(" not in between and groups and not re.search(r"[^\W\d_]{3,}", between):
            groups[-1].append(expression)
        else:
            groups.append([expression])
    return groups


def _names_a_report(sentence: _Sentence, expression: Expression) -> bool:
    """ "sơ kết 6 tháng đầu năm", "báo cáo quý I", "kế hoạch năm 2026": what it is about, not when it is due."""
    if expression.lead or expression.part or not expression.points or expression.since or expression.points[0].day:
        return False
    months = expression.points[0].months
    if months is None:
        return False
    if months[1] - months[0] in (5, 8) and not _opens(sentence, expression):
        return True
    return _LABEL_NOUN.search(sentence.folded, sentence.span.start, expression.start) is not None


def _is_topic_year(sentence: _Sentence, position: int) -> bool:
    """ "Năm 2026: ... trước ngày 30/9": the year of the dates that follow, no deadline itself."""
    group = sentence.groups[position]
    point = group[0].points[0] if group[0].points else None
    if point is None or point.months != (1, 12) or group[0].since or len(group[0].points) > 1:
        return False
    later = [e for following in sentence.groups[position + 1 :] for e in following]
    for e in later:
        if ";" not in sentence.text[group[0].end : e.start] and any(
            p.year == point.year and p.months != (1, 12) for p in e.points
        ):
            # "Năm 2030: Tổng kết ... trong quý IV/2030": the finer date says it
            return True
    return any(p.year is None and p.months not in (None, (1, 12)) for e in later for p in e.points)


# --- one date and the words around it -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Around:
    """The words around a date: before it back to the last date or semicolon, after it up to the next, in its brackets."""

    before: Span
    after: Span
    inner: Span | None
    label: Span | None


def _around(sentence: _Sentence, position: int) -> _Around:
    text, group = sentence.text, sentence.groups[position]
    start, end = group[0].start, group[-1].end
    left = sentence.groups[position - 1][-1].end if position else sentence.span.start
    right = sentence.groups[position + 1][0].start if position + 1 < len(sentence.groups) else sentence.span.end
    if match := re.compile(r"\s*\([^()]*\)").match(text, left, start) if position else None:
        # the label of the date before: "20/6 (báo cáo 6 tháng) và 20/12"
        left = match.end()
    left = max(left, _after_semicolon(sentence, left, start))
    right = min([mark.start() for mark in re.finditer(r";", text[:right]) if mark.start() >= end] or [right])
    label = re.compile(r"\s*\(([^()]*)\)").match(text, end, right)
    opening = text.rfind("(", left, start)
    inner = None
    if opening >= 0 and ")" not in text[opening:start]:
        inner = Span(opening + 1, start)
    return _Around(
        Span(left, inner.start - 1 if inner else start), Span(end, right), inner, label and Span(*label.span(1)) or None
    )


def _after_semicolon(sentence: _Sentence, left: int, start: int) -> int:
    inside = [clause.start for clause in clauses(sentence.text, sentence.span) if left <= clause.start <= start]
    begin = inside[-1] if inside else left
    heading = re.compile(r"[^:;.()]{2,70}:\s+(?=\S)").match(sentence.text, begin, start)
    if heading and not _KEY.match(sentence.folded, begin):
        rest = Span(heading.end(), start)
        if duty.verbs(sentence.text, sentence.folded, rest) and duty.subject(sentence.text, rest):
            # "Đăng ký thi đua: Các phòng đăng ký ... trước 31/3": the words before the colon are a heading
            return heading.end()
    return begin


def _statements_of(
    sentence: _Sentence, position: int, context: Context, year: int | None, earlier: list[Statement]
) -> Iterator[Statement]:
    text, folded, group = sentence.text, sentence.folded, sentence.groups[position]
    around = _around(sentence, position)
    found = _obligation(sentence, position, around, context, earlier)
    if found is None or not _counts(sentence, position, around, found, context):
        return
    frequency, by_label = _frequency(sentence, position, around, context)
    rules: list[Rule] = []
    for expression in shared(group):
        setting = Setting(
            context.period,
            year or _year_before(sentence, around, expression),
            _applicable(frequency, by_label, expression, context.period),
            printed=re.sub(r"\s+", " ", text[expression.start : expression.end]).strip(" ,("),
        )
        rules.extend(rules_of(expression, setting))
    quote = _quote(sentence, position, around, found)
    for index, rule in enumerate(rules):
        task = _respective(sentence, group, around, index, len(rules)) or found.task
        yield Statement(rule, task, found.who, found.to_whom, quote, found.said)


def shared(group: list[Expression]) -> list[Expression]:
    """ "ngày 30/5 và 30/11 hằng năm" is one rule: the points of the group come together."""
    if len(group) == 1 or any(e.rule or e.offset or e.garbled or e.since for e in group):
        return group
    if len({(e.strict, e.time) for e in group}) > 1:
        return group
    points = tuple(point for e in group for point in e.points)
    return [replace(group[0], end=group[-1].end, points=points, mended=any(e.mended for e in group))]


def _applicable(
    frequency: Frequency | None, by_label: bool, expression: Expression, period: Period
) -> Frequency | None:
    points = expression.points
    if frequency is None or not points or points[0].months is None:
        return frequency
    if frequency in ("monthly", "weekly"):
        return None
    if by_label and all(point.year is None and period.only_year(point) for point in points):
        # "Báo cáo năm trước ngày 15/12" in a plan for one year is that one day
        return None
    return frequency if points[0].day is not None else "yearly"


# --- who, what, to whom ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Found:
    task: str
    who: str | None
    to_whom: str | None
    start: int
    """Where the words of this duty begin."""
    said: bool
    """Whether a verb of the sentence itself says what to do."""


# "Thời hạn hoàn thành: quý III/2026", "- Thời gian:", "Tiến độ thực hiện:"
_KEY = wording(r"(?:thoi (?:han|gian|diem)|han|tien do|ky han|lich)[^:.;]{0,60}:")
_PERIOD_LABEL = re.compile(
    r"(?:bao cao )?(?:(?:dinh ky |hang |moi )*(?:tuan|thang|quy|nam|(?:0?[369]|sau|chin) thang(?: (?:dau|cuoi) nam)?|ca nam)(?:,? va )?)+(?: \d{4})?"
)


def _obligation(
    sentence: _Sentence, position: int, around: _Around, context: Context, earlier: list[Statement]
) -> _Found | None:
    text, folded = sentence.text, sentence.folded
    before = trim(text, around.before)
    verb, limit = _main_verb(sentence, around)
    who = _who(sentence, around, verb)
    to_whom = _to_whom(sentence, around, verb, limit)
    task = _task(sentence, around, verb, limit) if verb else None
    key = _KEY.match(folded, sentence.span.start)
    if key and (verb is None or verb.start < key.end()):
        task = duty.shortened(text[verb.start : key.end() - 1]) if verb and verb.sends else _heading_task(context)
    label = _label_task(sentence, around)
    start = _duty_start(sentence, around, verb)
    said = task is not None
    if task is not None and _is_bare(task) and not around.label:
        task = earlier[-1].task if earlier else context.task or task
    if task is not None and around.inner is not None and earlier and len(_words_of_own(task, to_whom)) <= 1:
        # "(đối với UBND cấp cơ sở gửi về Sở Nội vụ trước ngày 30/7)": the same thing, by another day
        task = earlier[-1].task
    if label is not None:
        task, said = label, True
    if task is None and earlier:
        task, said = earlier[-1].task, True
        who, to_whom = who or earlier[-1].who, to_whom or earlier[-1].to_whom
        if around.inner is None and before.start < before.end and who == earlier[-1].who:
            who = duty.concerned(text, before) or who
    if task is None:
        task = context.task or _task_above(context.above)
    if task is None:
        return None
    return _Found(
        task,
        who or _subject_of_sentence(sentence, around) or context.who or duty.office_above(context.above),
        to_whom or _to_whom_of_sentence(sentence, around) or context.to_whom or _addressee_above(context.above),
        start,
        said,
    )


def _subject_of_sentence(sentence: _Sentence, around: _Around) -> str | None:
    # "(đối với UBND cấp cơ sở gửi ...)" speaks of its own date only
    bare = re.sub(r"\([^()]*\)", lambda match: " " * len(match[0]), sentence.text)
    return duty.subject(bare, Span(sentence.span.start, around.before.end)) or duty.subject(
        bare, _clause(sentence, around)
    )


def _task(sentence: _Sentence, around: _Around, verb: duty.Verb, limit: int) -> str:
    text = sentence.text
    task = duty.task_at(text, sentence.folded, verb, limit)
    thing = text[around.before.start : verb.start].strip(" -+,;(")
    if (
        verb.sends
        and re.match(r"\S+(?: \S+)?(?: (?:về|cho|đến|tới) .*)?$", task)
        and re.match(
            r"(?:hồ sơ|báo cáo|kế hoạch|văn bản|danh sách|tờ trình|kết quả|biên bản|số liệu|bản|đề xuất)\s",
            thing,
            re.IGNORECASE,
        )
    ):
        # "Hồ sơ đề nghị khen thưởng gửi về Văn phòng Sở": what is sent stands before
        return duty.shortened(f"{text[verb.start : verb.end]} {thing[0].lower()}{thing[1:]}")
    return task


def _words_of_own(task: str, to_whom: str | None) -> list[str]:
    return task.replace(to_whom or "", "").replace(" về ", " ").split()


def _main_verb(sentence: _Sentence, around: _Around) -> tuple[duty.Verb | None, int]:
    """The verb that a date belongs to, and how far its words may reach."""
    text, folded = sentence.text, sentence.folded
    for span in (around.inner, around.before):
        if span is None:
            continue
        kept = duty.without_purpose(text, folded, span)
        found = duty.verbs(kept, _blanked(kept, folded), span)
        if found:
            return _chosen(kept, folded, found, span), span.end
    kept = duty.without_purpose(text, folded, around.after)
    found = duty.verbs(kept, _blanked(kept, folded), around.after)
    before = text[around.before.start : around.before.end].strip(" -+,;(")
    if found and (
        not before or before.endswith(":") or text[around.after.start : found[0].start].strip() in (",", ":", "")
    ):
        # "Trước ngày 15/8, các phòng xây dựng ...", "Thủ tục: Trong thời hạn 05 ngày ..., Văn phòng Sở trình ..."
        return found[0], around.after.end
    return None, around.after.end


def _blanked(kept: str, folded: str) -> str:
    return "".join(f if k != " " or f == " " else " " for k, f in zip(kept, folded, strict=True))


def _chosen(text: str, folded: str, found: list[duty.Verb], span: Span) -> duty.Verb:
    """Of several verbs the one the date is about: "... và định kỳ hàng năm báo cáo kết quả", "... và tổng kết"."""
    last = found[-1]
    if re.fullmatch(r"(?:so|tong)\s+ket", folded[last.start : last.end]) and re.search(
        r"\sva\s+$", folded[: last.start]
    ):
        return last
    sending = [verb for verb in found if verb.sends]
    if sending:
        first = sending[0]
        rest = folded[first.end : span.end].strip()
        if not re.match(r"(?:ve|cho|den|toi|qua|truoc|\(|,|$)", rest):
            return first
        return found[0] if first.start - found[0].start < duty.LONGEST_TASK else first
    if last.start - found[0].start > 90 and (
        joins := [v for v in found if re.search(r"(?:\sva|,|dong thoi)\s+$", folded[: v.start])]
    ):
        return joins[-1]
    return found[0]


def _who(sentence: _Sentence, around: _Around, verb: duty.Verb | None) -> str | None:
    text = sentence.text
    if around.inner is not None and (named := duty.concerned(text, around.inner)):
        return named
    if around.label is not None and re.match(r"\s*(?:đối với|riêng)\s", text[around.label.start : around.label.end]):
        return duty.concerned(text, around.label)
    after = re.compile(r"\s*,?\s*(?:đối với|với)\s+").match(text, around.after.start, around.after.end)
    if after and (named := duty.concerned(text, Span(after.start(), around.after.end))):
        return named
    if verb is not None and verb.start >= around.after.start:
        return duty.subject(text, Span(around.after.start, verb.end)) or duty.subject(text, around.before)
    return duty.subject(text, Span(around.before.start, verb.end) if verb else around.before)


def _to_whom(sentence: _Sentence, around: _Around, verb: duty.Verb | None, limit: int) -> str | None:
    text, folded = sentence.text, sentence.folded
    spans = [around.inner] if around.inner else []
    if verb is not None:
        spans.append(Span(verb.start, limit))
    after = around.after
    join = re.compile(r"\s(?:va|dong thoi)\s(?=(?:dinh ky|hang|moi|gui|bao cao)\s)").search(
        folded, after.start, after.end
    )
    spans.append(Span(after.start, join.start() if join else after.end))
    return next((found for span in spans if (found := duty.addressee(text, folded, span))), None)


def _clause(sentence: _Sentence, around: _Around) -> Span:
    """The part of the sentence between semicolons that the date stands in."""
    parts = clauses(sentence.text, sentence.span)
    return next((c for c in parts if c.start <= around.after.start <= c.end), sentence.span)


def _to_whom_of_sentence(sentence: _Sentence, around: _Around) -> str | None:
    text, folded, span = sentence.text, sentence.folded, sentence.span
    clause = _clause(sentence, around)
    return duty.addressee(text, folded, Span(span.start, around.after.end)) or duty.addressee(text, folded, clause)


def _label_task(sentence: _Sentence, around: _Around) -> str | None:
    """ "trước ngày 20/6 (báo cáo 6 tháng)", "báo cáo quý (trước ngày 20 ...), 6 tháng (trước 15/6)"."""
    text, folded = sentence.text, sentence.folded
    if around.label is not None:
        words = folded[around.label.start : around.label.end].strip()
        if _PERIOD_LABEL.match(re.sub(r"\s+", " ", words)) or words.startswith("bao cao"):
            return _as_report(text[around.label.start : around.label.end])
    named = re.sub(r"^[\s,;.)\-+]*(?:va |doi voi )?|[\s:,(]+$", "", folded[around.before.start : around.before.end])
    if named and _PERIOD_LABEL.fullmatch(re.sub(r"\s+", " ", named)):
        start = folded.index(named, around.before.start)
        return _as_report(text[start : start + len(named)])
    return None


def _as_report(words: str) -> str:
    words = re.sub(r"^(?:(?:định kỳ|hằng|hàng|mỗi)\s+)+", "", duty.shortened(words), flags=re.IGNORECASE)
    return words if words.lower().startswith("báo cáo") else f"báo cáo {words}"


_GENERAL = re.compile(r"to chuc thuc hien|thoi gian|trach nhiem|tien do|lo trinh|cac moc|ke hoach thuc hien")


def _task_above(above: tuple[str, ...]) -> str | None:
    """The task that a heading or an announcing line names: "a) Tổ chức Lễ phát động" over "- Thời gian: quý III"."""
    for heading in above[:2]:
        folded = duty.folded_of(heading)
        found = duty.verbs(heading, folded, Span(0, len(heading)))
        if found and not heading.isupper() and not _GENERAL.search(folded):
            return duty.task_at(heading, folded, found[0], len(heading))
    return None


def _heading_task(context: Context) -> str | None:
    """What "Thời hạn: trước ngày 30/11" is about: the item whose heading stands over it."""
    if (task := _task_above(context.above)) is not None:
        return task
    heading = context.above[0] if context.above else ""
    if not heading or heading.isupper() or _GENERAL.search(duty.folded_of(heading)):
        return None
    return duty.shortened(heading)


def _addressee_above(above: tuple[str, ...]) -> str | None:
    for heading in above[:2]:
        if found := duty.addressee(heading, duty.folded_of(heading), Span(0, len(heading))):
            return found
    return None


def _is_bare(task: str) -> bool:
    """ "Hoàn thành trong tháng 6": what is to be finished stands in the sentence before."""
    return len(task.split()) <= 2 and not re.match(r"(?:sơ|tổng) kết|báo cáo", task, re.IGNORECASE)


# "- Đơn vị chủ trì: Văn phòng UBND xã.", "Cơ quan thực hiện: ..."
_LABELLED = re.compile(
    r"(?:(?:đơn vị|cơ quan|bộ phận|người|cá nhân|phòng|đầu mối)\s+)?(?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm|được giao|báo cáo|tham mưu)(?:\s+(?:chính|thực hiện|báo cáo))?\s*:\s*",
    re.IGNORECASE,
)


def labelled(passages: Sequence[Passage]) -> dict[str, str]:
    """The office that a list names for its whole section: "- Đơn vị chủ trì: Văn phòng UBND xã"."""
    found: dict[str, str] = {}
    for passage in passages:
        match = _LABELLED.match(passage.text, passage.body)
        if match and (name := whole_name(passage.text[match.end() :].strip(" .;"))):
            found.setdefault(passage.section.path, name)
    return found


def is_label(folded: str, span: Span) -> bool:
    """Whether a line of a list says who, when or where and not what."""
    return _LABEL_LINE.match(folded, span.start) is not None


_LABEL_LINE = wording(
    r"(?:(?:don vi|co quan|bo phan|nguoi|ca nhan|dau moi)(?: [a-z]+){1,4}|chu tri|phoi hop|thoi (?:gian|han|diem)[a-z ]{0,40}|dia diem|kinh phi|thanh phan|doi tuong|hinh thuc|san pham)\s*:"
)


# --- what counts ----------------------------------------------------------------------------------

# "quý I hằng năm"
_EVERY_YEAR = re.compile(r"\s*,?\s*(?:cua\s+)?(?:hang|moi)\s+nam(?![a-z])")
_NOT_DUE = re.compile(r"(?:ke tu|bat dau tu|tinh den|tinh tu|^tu|sau|nhan|dip|thoi diem)$")
_LABEL_NOUN = re.compile(
    r"(?:bao cao|ke hoach|ket qua|nhiem vu|cong tac|so lieu|chuong trinh|phong trao|thi dua|hoi nghi|giao ban|du toan|ngan sach|thanh tich|hoat dong|so ket|tong ket|phien hop|cuoc hop|muc tieu|chi tieu|cua)\s+$"
)
_CAMPAIGN = wording(
    r"(?:phong trao|ke hoach|cuoc van dong|dot thi dua|chuong trinh)(?: thi dua)?[^.;]{0,160}? (?:duoc |se |phai )*(?:trien khai|to chuc|thuc hien|phat dong|dien ra|tien hanh)"
)
# "Tổ chức thực hiện: từ ngày 01/4 đến ngày 30/11": the time of the work, nothing is due
_CARRYING_ON = re.compile(
    r"(?:to chuc )?(?:trien khai|thuc hien|duy tri|day manh|tiep tuc)(?: (?:trien khai|thuc hien))?(?: (?:phong trao|ke hoach|cac noi dung|nhiem vu)[^,;]*)?"
)
_TARGET = re.compile(r"phan dau|\d\s*%|muc tieu|chi tieu")
# "sau khi đã hoàn thành" is not the past yet
_PAST = wording(r"(?<!khi\x20)da (?:ban hanh|to chuc|trien khai|hoan thanh|thuc hien|co|duoc|bao cao)")


def _counts(sentence: _Sentence, position: int, around: _Around, found: _Found, context: Context) -> bool:
    """Whether the words make a deadline of a date, by how fine the date is."""
    folded, expression = sentence.folded, sentence.groups[position][0]
    if _NOT_DUE.search(expression.lead) and expression.since is None:
        return False
    around_words = folded[around.before.start : around.after.end]
    if _PAST.search(folded, around.before.start, around.after.end):
        return False
    if expression.bare and expression.rule is not None:
        # "báo cáo tuần gửi trước 15h00 thứ Năm"
        return _frequency(sentence, position, around, context)[0] == "weekly"
    if expression.offset is not None or expression.rule is not None or expression.garbled:
        return True
    point = expression.points[0]
    if expression.since is not None:
        return _stretch_counts(sentence, around, expression, found, context)
    if point.months is None:
        return True
    if point.day is not None:
        return _day_counts(sentence, position, around, expression, found)
    return _span_counts(sentence, position, around, expression, around_words)


def _opens(sentence: _Sentence, expression: Expression) -> bool:
    """Whether a date opens its sentence or its clause, stands in brackets or after a colon."""
    before = sentence.folded[sentence.span.start : expression.start].rstrip()
    return not before.strip(" -+*") or before[-1] in ":;("


def _day_counts(sentence: _Sentence, position: int, around: _Around, expression: Expression, found: _Found) -> bool:
    led = bool(expression.lead) or expression.joined or _opens(sentence, expression)
    if expression.bare and not led:
        return False
    if expression.lead == "den" and "%" in sentence.folded[around.before.start : around.after.end]:
        return False
    return led or found.said


def _span_counts(sentence: _Sentence, position: int, around: _Around, expression: Expression, words: str) -> bool:
    folded = sentence.folded
    if _TARGET.search(words) and not expression.lead.startswith(("truoc", "cham", "muon")):
        return False
    led = bool(expression.lead or expression.part) or _opens(sentence, expression)
    led = led or _EVERY_YEAR.match(folded, sentence.groups[position][-1].end) is not None
    point = expression.points[0]
    if point.months == (1, 12):
        scope = Span(around.before.start, around.after.end)
        if expression.lead == "den" or not led:
            return False
        return duty.is_milestone(folded, scope) or _KEY.match(folded, sentence.span.start) is not None
    return led or point.year is not None


def _stretch_counts(
    sentence: _Sentence, around: _Around, expression: Expression, found: _Found, context: Context
) -> bool:
    """ "từ ngày 01/10 đến 15/10/2026: tổ chức hội thi"; the stretch of the whole campaign is a phase, not a deadline."""
    folded, last, since = sentence.folded, expression.points[-1], expression.since
    scope = Span(around.before.start, around.after.end)
    reports = duty.sends(folded, scope)
    if _CAMPAIGN.search(folded, scope.start, scope.end) and not reports:
        return False
    if since is None or not found.said and not duty.is_milestone(folded, scope):
        return (
            _KEY.match(folded, sentence.span.start) is not None
            and since is not None
            and last.months != (1, 12)
            and found.said
        )
    if last.months == (1, 12):
        return reports
    return not _CARRYING_ON.fullmatch(duty.folded_of(found.task)) if found.said else True


# --- how often, which year ------------------------------------------------------------------------


def _frequency(sentence: _Sentence, position: int, around: _Around, context: Context) -> tuple[Frequency | None, bool]:
    """How often the date comes round, and whether only a label says so ("báo cáo năm")."""
    folded, group = sentence.folded, sentence.groups[position]
    start, end = group[0].start, group[-1].end
    after = folded[end : end + 70]
    for place, name in frequencies(after):
        if re.fullmatch(r"[\s,]*(?:\([^()]*\)[\s,]*|\([^()]*)?(?:cua\s+|dinh ky\s+)?", after[:place]) is not None:
            return name, _is_label(after[place:])
    for place, name in reversed(frequencies(folded[sentence.span.start : start])):
        words = folded[sentence.span.start + place :]
        return name, _is_label(words)
    if around.label is not None or around.inner is not None or around.before.start < around.before.end:
        if name := _named_period(sentence, around):
            return name, True
    if is_periodic(folded[sentence.span.start : start]):
        return "yearly", False
    for heading in context.above:
        words = duty.folded_of(heading)
        if len(words.split()) <= 40 and (marked := frequencies(words)):
            return marked[-1][1], _is_label(words[marked[-1][0] :])
        if len(words.split()) <= 40 and is_periodic(words):
            return "yearly", False
    return None, False


def _is_label(words: str) -> bool:
    return re.match(r"(?:hang|moi|cac|tung|thuong nien|dinh ky)(?![a-z])", words) is None


def _named_period(sentence: _Sentence, around: _Around) -> Frequency | None:
    """ "(báo cáo 6 tháng)", "6 tháng (trước 15/6)", "năm (trước 15/12)"."""
    task = _label_task(sentence, around)
    if task is None:
        return None
    words = duty.folded_of(task)
    if re.search(r"\d thang|sau thang|chin thang|so ket", words):
        return "half-yearly"
    found: dict[str, Frequency] = {
        "quy": "quarterly",
        "thang": "monthly",
        "tuan": "weekly",
        "nam": "yearly",
        "tong ket": "yearly",
    }
    return next((name for word, name in found.items() if re.search(rf"(?<![a-z]){word}(?![a-z])", words)), None)


_YEAR = re.compile(r"(?<![a-z])nam\s+(20\d\d)(?!\s*[-/]\s*\d)")
_REPORTED_YEAR = re.compile(r"(?:bao cao|ket qua|so ket|tong ket)(?:\s+[a-z]+){0,4}\s+nam\s+(20\d\d)[^.;]{0,60}$")


def year_above(above: tuple[str, ...]) -> int | None:
    """The one year that the nearest heading with a year names: "Lịch báo cáo năm 2026"."""
    for heading in above:
        years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", heading))
        if years:
            named = _YEAR.search(duty.folded_of(heading))
            return int(named[1]) if len(years) == 1 and named else None
    return None


def _year_before(sentence: _Sentence, around: _Around, expression: Expression) -> int | None:
    """ "báo cáo kết quả năm 2025 trước ngày 15/12": the year reported on, where the day cannot be of the next."""
    if not expression.points or expression.points[0].months is None:
        return None
    match = _REPORTED_YEAR.search(sentence.folded, around.before.start, expression.start)
    return int(match[1]) if match and expression.points[0].months[0] >= 6 else None


# --- quotes ---------------------------------------------------------------------------------------


def _quote(sentence: _Sentence, position: int, around: _Around, found: _Found) -> Span:
    """The sentence where it holds one date and is short, else the part of it that belongs to this date."""
    text = sentence.text
    alone = len(sentence.groups) == 1
    if alone and sentence.span.end - sentence.span.start <= LONGEST_QUOTE and not _divided(sentence):
        return sentence.span
    start, end = found.start, around.after.end
    if (
        around.inner is None
        and _after_semicolon(sentence, sentence.span.start, sentence.groups[position][0].start) == around.before.start
    ):
        start = around.before.start
    if around.inner is not None:
        closing = text.find(")", sentence.groups[position][-1].end, sentence.span.end)
        start, end = around.inner.start - 1, closing + 1 if closing >= 0 else around.after.end
        if not duty.verbs(text, sentence.folded, around.inner):
            start = found.start
    elif position + 1 < len(sentence.groups) and around.after.end == sentence.groups[position + 1][0].start:
        end = _before_next(sentence, position, around)
    if end - start > LONGEST_QUOTE:
        start = max(start, end - LONGEST_QUOTE)
        start = text.find(" ", start) + 1
    return trim(text, Span(start, end))


def _divided(sentence: _Sentence) -> bool:
    return len(clauses(sentence.text, sentence.span)) > 1


def _before_next(sentence: _Sentence, position: int, around: _Around) -> int:
    """The end of this date's words where another date follows in the sentence."""
    text, end = sentence.text, sentence.groups[position][-1].end
    marker = re.compile(r"\s*(?:\([^()]*\))?\s*(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần)|\s*\([^()]*\)").match(
        text, end, around.after.end
    )
    return marker.end() if marker else end


def _duty_start(sentence: _Sentence, around: _Around, verb: duty.Verb | None) -> int:
    text, folded = sentence.text, sentence.folded
    if verb is None or verb.start >= around.after.start:
        return (
            around.before.start
            + len(text[around.before.start : around.before.end])
            - len(text[around.before.start : around.before.end].lstrip(" ,;)"))
        )
    marker = re.compile(r"(?:dinh ky(?: hang \w+)?|hang nam|hang quy|hang thang)[\s,]*(?:[^;.]{0,120}?)$").search(
        folded, around.before.start, verb.start
    )
    before = text[around.before.start : verb.start]
    if marker and "(" not in before:
        return marker.start()
    if duty.subject(text, Span(around.before.start, verb.end)):
        return around.before.start + len(before) - len(before.lstrip(" ,;"))
    return verb.start


def _respective(sentence: _Sentence, group: list[Expression], around: _Around, index: int, count: int) -> str | None:
    """ "Năm 2027, 2030: Sơ kết, tổng kết Phong trào": the first year belongs to the first task."""
    if count < 2 or group[0].points[0].months != (1, 12):
        return None
    match = re.compile(r"\s*:\s*([^;.:]+)").match(sentence.text, around.after.start, around.after.end)
    if match is None:
        return None
    parts = re.split(r"\s*,\s*(?:và\s+)?|\s+và\s+", match[1].strip())
    tasks = [part for part in parts if part][:count]
    folded = [duty.folded_of(task) for task in tasks]
    if len(tasks) != count or any(len(task.split()) > 3 for task in tasks[:-1]):
        return None
    named = [duty.verbs(task, words, Span(0, len(task))) for task, words in zip(tasks, folded, strict=True)]
    if not all(found and found[0].start == 0 for found in named):
        return None
    common = tasks[-1][named[-1][0].end :]
    return tasks[index] if index == count - 1 else tasks[index] + common


# --- duties without a date ------------------------------------------------------------------------

_REPORTING = wording(
    r"(?:tong hop,? bao cao|(?:xay dung |lap |gui |nop |co )?bao cao (?:ket qua|tinh hinh|ve|theo (?:quy dinh|dinh ky|che do|yeu cau)|dinh ky|dot xuat|kip thoi|ubnd|uy ban|so|chu tich|thuong truc|lanh dao"
    r"|cap co tham quyen|ban|hoi dong|phong|dang uy|tinh uy|thanh uy|giam doc|hieu truong|bo|thu tuong|cap tren|[a-z ]{0,25}theo quy dinh)"
    r"|bao cao(?=,? (?:theo|dinh ky))|(?:gui|nop) bao cao)"
)
_TROUBLE = wording(
    r"(?:neu|khi|truong hop)(?: co| phat sinh| gap)*(?: nhung)? (?:kho khan|vuong mac|van de|phat sinh|noi dung)[^.]{0,200}? (?:phan anh|gui|bao cao|thong tin|trao doi|lien he|kien nghi)"
)
_REVIEWING = wording(
    r"(?:thuc hien|to chuc|tien hanh)(?: tot)?(?: cong tac| viec)? so ket,? (?:va )?tong ket[^.;]{0,120}(?:theo quy dinh|theo huong dan|hang nam)"
)
_YEARLY_DUTY = wording(
    r"(?:to chuc|kiem tra|giam sat|phat dong|tham muu|danh gia|ra soat|xay dung|bo sung|so ket|tong ket|binh xet|cham diem|dang ky|tap huan|cap nhat|khao sat|lua chon)"
)
_NO_DUTIES_UNDER = re.compile(
    r"tieu chi|tieu chuan|chi tieu|muc tieu|muc dich|yeu cau|hinh thuc|ho so|thu tuc|noi dung (?:cac )?(?:phong trao|thi dua)|doi tuong|khen thuong|nguyen tac"
)
# "Hội đồng Thi đua - Khen thưởng phường" heads a list of duties, not of awards
_COUNCIL = re.compile(r"thi dua\s*[-,]?\s*(?:va )?khen thuong")
_AWARDING = wording(r"khen thuong (?:hang nam|so ket)|xet tang|giay khen|bang khen|danh hieu")
_BARE_REPORT = wording(r"bao cao(?:,? (?:theo|dinh ky|dot xuat)[a-z ]*)?(?=\s*(?:[.,;]|$))")
_ON_DEMAND = wording(r"(?:bao cao )?dot xuat")


def dateless_statements(
    text: str, folded: str, span: Span, context: Context, dated: Sequence[int] = ()
) -> Iterator[Statement]:
    """Reports and yearly duties that the plan asks for without naming a day."""
    if text[span.start : span.end].rstrip().endswith(":"):
        # "Thời hạn gửi báo cáo thực hiện theo bảng sau:" announces the dates
        return
    barred = any(_NO_DUTIES_UNDER.search(_COUNCIL.sub("", duty.folded_of(heading))) for heading in context.above)
    for clause in clauses(text, span):
        if (
            any(clause.start <= place < clause.end for place in dated)
            or (matched := _dateless(text, folded, clause, barred)) is None
        ):
            continue
        verb, kind = matched
        quote = span if span.end - span.start <= LONGEST_QUOTE and not dated else clause
        yield Statement(
            Rule(
                "undated",
                rrule=dateless_rule(folded[clause.start : clause.end]) if kind != "trouble" else None,
                until=None,
            ),
            _trouble(text, verb, clause) if kind == "trouble" else duty.task_at(text, folded, verb, clause.end),
            duty.subject(text, Span(clause.start, verb.end))
            or duty.subject(text, span)
            or context.who
            or duty.office_above(context.above),
            duty.addressee(text, folded, Span(verb.start, clause.end)),
            quote,
        )
        return


_CONDITION = re.compile(
    r"(?:nếu|khi|trường hợp)\s[^.;]*?(?:khó khăn|vướng mắc|vấn đề|phát sinh)(?:,?\s(?:và\s)?(?:khó khăn|vướng mắc|phát sinh))*",
    re.IGNORECASE,
)


def _trouble(text: str, verb: duty.Verb, clause: Span) -> str:
    """ "phản ánh nếu có khó khăn, vướng mắc"."""
    condition = _CONDITION.search(text, clause.start, clause.end)
    return duty.shortened(f"{text[verb.start : verb.end]} {condition[0] if condition else ''}")


def _dateless(text: str, folded: str, clause: Span, barred: bool) -> tuple[duty.Verb, str] | None:
    kept = _blanked(duty.without_purpose(text, folded, clause), folded)
    found = duty.verbs(text, kept, clause)
    if match := _TROUBLE.search(kept, clause.start, clause.end):
        sending = [verb for verb in found if verb.sends and verb.start >= match.start()]
        return (sending[0], "trouble") if sending else None
    if barred or not found:
        return None
    if match := _REPORTING.search(kept, clause.start, clause.end):
        verb = next((v for v in found if v.start >= match.start() and v.start < match.end()), None)
        if verb is not None:
            # "Tổng hợp tình hình, kết quả ..., báo cáo theo quy định": what is reported stands before
            return (found[0] if _BARE_REPORT.match(kept, verb.start) else verb), "report"
    if _REVIEWING.search(kept, clause.start, clause.end):
        return found[0], "review"
    marked = [place for place, name in frequencies(folded[clause.start : clause.end]) if name]
    if marked and not _AWARDING.search(folded, clause.start, clause.end):
        duties = [v for v in found if _YEARLY_DUTY.fullmatch(folded, v.start, v.end)]
        return (duties[0], "yearly") if duties else None
    return None
