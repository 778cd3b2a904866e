"""A sentence of a plan becomes statements: what is due, by whom, to whom, when. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.facts import obligations as duty
from knowledge.facts.asides import asides
from knowledge.facts.cadence import applied, frequency_at, reported_year, year_above
from knowledge.facts.charges import Charge, charge_at, qualified, respective_tasks
from knowledge.facts.context import Context
from knowledge.facts.dates import expressions
from knowledge.facts.offsets import RULES as OFFSETS
from knowledge.facts.offsets import event_of
from knowledge.facts.passages import Span, clauses, trim
from knowledge.facts.points import Expression, Point
from knowledge.facts.recurrence import RULES as RECURRING
from knowledge.facts.relevance import is_deadline
from knowledge.facts.resolution import rules_of
from knowledge.facts.span_ends import RULES as SPAN_ENDS
from knowledge.facts.surroundings import WHOLE_YEAR, Place, clause_start, is_topic_year, place_of, sentence_of, shared
from knowledge.facts.terms import Rule, Setting
from knowledge.words.branches import by_letter

LONGEST_QUOTE = 400
# "trước ngày 20/6 (báo cáo 6 tháng)", "10/11 hằng năm": words that still belong to a date
_BELONGS = re.compile(r"\s*(?:\([^()]*\))?\s*(?:hằng|hàng|mỗi)\s+(?:năm|quý|tháng|tuần)|\s*\([^()]*\)", re.IGNORECASE)


_FROM_HOUR = re.compile(r"(?<![a-z])tu\s+\d{1,2}\s*(?:gio|h)[\d\s]*den\s[^;.]{0,30}$")
_BOUNDS = re.compile(r"[\s,(]*")
_JOINED_ON = re.compile(r"[\s,;]*(?:và\s+)?")
_REPORTS = {"weekly": "báo cáo tuần", "monthly": "báo cáo tháng", "quarterly": "báo cáo quý", "yearly": "báo cáo năm"}
_REPORT_OF_SPAN = re.compile(r"báo cáo (?:tuần|tháng|quý|năm)", re.IGNORECASE)
_OF_THAT_YEAR = re.compile(r"\s+(?:cua\s+)?nam\s+(?:do|ay)(?![a-z])")


@dataclass(frozen=True, slots=True)
class Statement:
    """Something due, with the stretch of the paragraph that says so; `said` where the sentence itself says what."""

    rule: Rule
    task: str
    who: str | None
    to_whom: str | None
    quote: Span
    said: bool = True

    def completed(self, context: Context, quote: Span) -> Statement:
        """The statement with the subject that stands before or above it."""
        return replace(self, who=self.who or context.who or duty.office_above(context.above), quote=quote)


# No date is named without a number, a day of the week, or the end or beginning of a span of time
_NUMBER_OR_BLANK = re.compile(r"[0-9]|[.…_]{2}")
_TIME = re.compile(
    by_letter(
        r"thu\s+(?:hai|ba|tu|nam|sau|bay)|chu\s+nhat|quy\s+i|dau\s|cuoi\s|ngay\s+(?:lam|cuoi|dau|sau|khi)"
        r"|khi\s+(?:co|nhan|ban|duoc|nghiem|ket|phe|cong|tham|het|be|nghi)|sau\s+khi\s|trong\s+ngay\s|bao\s+ngay\s|cao\s+ngay\s|tet\s"
        r"|truoc\s+(?:moi|tung|khi|le|ngay|mua|ky|khai|dai)\s"
    )
)


def read_expressions(text: str, folded: str) -> tuple[Expression, ...]:
    """The date expressions of a paragraph that may be somebody's deadline."""
    if not (_NUMBER_OR_BLANK.search(folded) or _TIME.search(folded)):
        return ()
    named = expressions(folded, (*SPAN_ENDS, *OFFSETS, *RECURRING))
    hidden = asides(folded) if named else ()
    found: list[Expression] = []
    for expression in named:
        if expression.part == "daily" and expression.time is None:
            # "sao lưu dữ liệu hằng ngày" has no hour that passes
            continue
        if expression.part == "daily" and _FROM_HOUR.search(folded, 0, expression.head):
            # "trực từ 7 giờ đến 11 giờ các ngày làm việc": the hours of the work
            continue
        if any(span.start < expression.end and expression.start < span.end for span in hidden):
            continue
        if found and found[-1].rule and expression.since and _BOUNDS.fullmatch(text, found[-1].end, expression.start):
            # "thứ Sáu hằng tuần, từ tháng 12 đến tháng 5 năm sau": between which months it recurs
            continue
        expression = _truly_led(expression, text)
        if expression.anchor is not None:
            expression = replace(expression, anchor=event_of(expression.anchor, text, folded))
        found.append(expression)
    return tuple(found)


# Without diacritics these are other words too: "điện tử ngày 30/6", "quý sáu", "kết quả 6 tháng"
_LEADS = {"tu": "từ", "sau": "sau", "den": "đến", "het": "hết", "trong": "trong", "qua": "quá"}


def _truly_led(expression: Expression, text: str) -> Expression:
    if text[expression.start : expression.start + 4].lower() == "thi ":
        # "Chấm thi ngày 12/11", not "thì ngày 12/11"
        expression = replace(expression, start=expression.start + 4)
    first = expression.lead.split()[0] if expression.lead else ""
    printed = text[expression.start : expression.start + len(first)].lower()
    if first not in _LEADS or printed in (first, _LEADS[first]):
        return expression
    return replace(expression, lead="", start=expression.start + len(first) + 1)


def dated_statements(
    text: str, folded: str, span: Span, found: Sequence[Expression], context: Context
) -> list[Statement]:
    """The statements of a sentence that name a date."""
    sentence = sentence_of(text, folded, span, found)
    statements: list[Statement] = []
    year = year_above(context.above)
    charge: Charge | None = None
    waiting: list[Place] = []
    for position, group in enumerate(sentence.groups):
        if is_topic_year(sentence, position):
            # "Từ năm 2026, đăng ký trước ngày 28/02 hằng năm" begins in that year and goes on
            year = year if group[0].lead.startswith("tu") else group[0].points[0].year
            continue
        place = place_of(sentence, position)
        here = charge_at(place, context, charge)
        made = list(_statements(place, place, here, context, year)) if here else []
        if made and here is not None and charge is None:
            # "Các phòng: trước ngày 10/12; các thôn: trước ngày 05/12 hằng năm gửi báo cáo": said once, for both
            for before in waiting:
                as_here = _own_report(charge_at(before, context, here), before)
                statements += _statements(before, place, as_here, context, year) if as_here else []
        if here is None and group[0].since is None:
            # "Từ ngày ký đến hết ngày 31/12; sơ kết trong tháng 7": a stretch has no share in what follows it
            waiting.append(place)
        charge = here if made else charge
        statements += made
    return _addressed_alike(statements)


def _own_report(charge: Charge | None, place: Place) -> Charge | None:
    """ "hằng tháng (ngày 20), hằng quý (ngày 20 của tháng cuối quý) báo cáo": the first is no report of the quarter."""
    often, _ = frequency_at(place, ())
    if charge is None or often not in _REPORTS or not _REPORT_OF_SPAN.fullmatch(charge.task):
        return charge
    return replace(charge, task=_REPORTS[often])


def _addressed_alike(statements: list[Statement]) -> list[Statement]:
    """ "báo cáo tháng gửi trước ngày 25; báo cáo quý gửi trước ngày 05 ... về Văn phòng Sở": both go there."""
    named = {statement.to_whom for statement in statements} - {None}
    if len(named) != 1:
        return statements
    to_whom = named.pop()
    return [
        replace(s, to_whom=to_whom)
        if s.who != to_whom and duty.sends(duty.folded_of(s.task), Span(0, len(s.task)))
        else s
        for s in statements
    ]


def _statements(
    place: Place, telling: Place, charge: Charge, context: Context, year: int | None
) -> Iterator[Statement]:
    """The statements of a date; `telling` is the place whose words say how often where its own do not."""
    frequency, by_label = frequency_at(place, context.above)
    if frequency is None and telling is not place:
        frequency, by_label = frequency_at(telling, context.above)
    if not is_deadline(place, charge, frequency, context.period):
        return
    rules: list[Rule] = []
    for expression in shared(place.group):
        printed = re.sub(r"\s+", " ", place.printed(Span(expression.start, expression.end))).strip(" ,(")
        often = applied(frequency, by_label, expression, context.period)
        before = place.sentence.groups[place.position - 1][-1] if place.position else None
        point = before.points[-1] if before and before.points and not before.rule else None
        named = year or reported_year(place, expression)
        setting = Setting(context.period, named, often, printed, point, _next_dated(place))
        rules += [
            rule
            for of_year in _years_meant(place) or (named,)
            for rule in rules_of(expression, replace(setting, year=of_year))
        ]
    tasks = respective_tasks(place, len(rules)) or (qualified(charge.task, place),) * len(rules)
    quote = _quote(place, charge)
    for rule, task in zip(rules, tasks, strict=True):
        yield Statement(rule, task, charge.who, charge.to_whom, quote, charge.said)


def _next_dated(place: Place) -> Point | None:
    """The first day, month or quarter of the sentence behind a place that bears its year."""
    for expression in (e for group in place.sentence.groups[place.position + 1 :] for e in group):
        last = expression.points[-1] if expression.points else None
        if last is None or last.year is None or last.months in (None, WHOLE_YEAR):
            continue
        # "hoàn thiện trong tháng 6, vận hành từ tháng 7 đến tháng 9/2026"
        return replace(expression.since, year=last.year) if expression.since and not expression.since.year else last
    return None


def _years_meant(place: Place) -> tuple[int, ...]:
    """ "Năm 2028, 2030: sơ kết, tổng kết, gửi báo cáo trước ngày 30/6 của năm đó"."""
    if not _OF_THAT_YEAR.match(place.sentence.folded, place.group[-1].end):
        return ()
    named = (point for group in place.sentence.groups[: place.position] for e in group for point in e.points)
    return tuple(point.year for point in named if point.months == WHOLE_YEAR and point.year)


def _quote(place: Place, charge: Charge) -> Span:
    """The sentence where it holds one date and is short, else the part of it that belongs to this date."""
    sentence, text = place.sentence, place.sentence.text
    parts = len(sentence.groups) + len(clauses(text, sentence.span))
    if parts == 2 and sentence.span.end - sentence.span.start <= LONGEST_QUOTE:
        return sentence.span
    if place.inner is not None:
        start, end = _bracketed(place, place.inner, charge)
    else:
        opens = clause_start(sentence, sentence.span.start, place.first.start) == place.before.start
        start, end = place.before.start if opens else charge.start, _end(place)
    if end - start > LONGEST_QUOTE:
        start = text.find(" ", max(start, end - LONGEST_QUOTE)) + 1
    opening = _JOINED_ON.match(text, start)
    return trim(text, Span(opening.end() if opening else start, end))


def _bracketed(place: Place, inner: Span, charge: Charge) -> tuple[int, int]:
    """ "(đối với UBND cấp cơ sở gửi về Sở Nội vụ trước ngày 30/7/2025)"."""
    text = place.sentence.text
    closing = text.find(")", place.group[-1].end, place.sentence.span.end)
    end = closing + 1 if closing >= 0 else place.after.end
    return (inner.start - 1 if duty.verbs(text, place.sentence.folded, inner) else charge.start), end


def _end(place: Place) -> int:
    """The end of this date's words where another date follows in the sentence."""
    groups, end = place.sentence.groups, place.group[-1].end
    if place.position + 1 == len(groups) or place.after.end != groups[place.position + 1][0].start:
        return place.after.end
    belongs = _BELONGS.match(place.sentence.text, end, place.after.end)
    labelled = place.label.end if place.label else end
    return max(belongs.end() if belongs else end, labelled)
