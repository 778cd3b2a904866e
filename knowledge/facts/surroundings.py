"""A date in its sentence: what stands before and after it, in its brackets, and which dates belong together. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.facts import obligations as duty
from knowledge.facts.passages import Span, clauses
from knowledge.facts.points import Expression, Point, wording

# "Thời hạn hoàn thành: quý III/2026", "- Thời gian:", "Tiến độ thực hiện:"
KEY = wording(r"(?:(?:thoi (?:han|gian|diem)|han|tien do|ky han|lich)[^:.;]{0,60}|hoan thanh(?: xong)?):")
WHOLE_YEAR = (1, 12)
# "sơ kết 6 tháng đầu năm", "báo cáo quý I", "kế hoạch năm 2026": what it is about, not when it is due
_LABEL_NOUN = re.compile(
    r"(?:bao cao|ke hoach|ket qua|nhiem vu|cong tac|so lieu|chuong trinh|phong trao|thi dua|hoi nghi|giao ban|du toan"
    r"|ngan sach|thanh tich|hoat dong|so ket|tong ket|phien hop|cuoc hop|muc tieu|chi tieu|khen thuong|ho so"
    r"|xep loai|cua)\s+$"
)
_BEFORE_DATE = re.compile(
    r"\s*[,:]?\s*(?:(?:gui|nop|bao cao)\s+)?(?:truoc|cham\s+nhat|muon\s+nhat)\s+(?:la\s+)?(?:ngay\s+)?\d"
)
_BEHIND_DATE = re.compile(r"(?:\d|quy)\s*\((?:bao cao\s+)?$")
_HALF_YEARS = (5, 8)
# "riêng năm 2026 kéo dài đến hết ngày 20/4/2026"
_APART = re.compile(r"(?<![a-z])rieng\s+(?:trong\s+|doi\s+voi\s+)?$")
_REVIEWS = re.compile(r"(?:so|tong)\s+ket\s+$")
_BOTH_REVIEWS = re.compile(r"so\s+ket\s+(?:thang|quy)[^;.]*tong\s+ket\s+(?:thang|quy)")
# "20/6 (báo cáo 6 tháng)", "20/6 đối với báo cáo 6 tháng", "25/6 đối với khen sơ kết"
_LABEL = re.compile(
    r"\s*(?:\(([^()]*)\)|,?\s*(?:đối với|cho|với)\s+((?:(?:báo cáo|kỳ)\s|(?:sơ|tổng) kết(?![^\W_]))[^,;.()]{0,30}?"
    r"|(?:xét )?(?:khen|danh hiệu|hồ sơ|đợt|hình thức|sản phẩm|sáng kiến|đề tài|bài dự thi|tác phẩm)\s[^,;.()]{1,50}?)"
    r"(?=\s+và\s|\s*[,;.]|\s*$))"
)
_HEADS = re.compile(r"\s*\)?\s*:")
_HEADING = re.compile(r"[^:;.()]{2,70}:\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph: the paragraph's text as printed and folded, and where the sentence stands in it.

    `groups` are its dates, those that share one duty together ("ngày 30/5 và 30/11").
    """

    text: str
    folded: str
    span: Span
    groups: tuple[tuple[Expression, ...], ...] = ()

    def clause_at(self, position: int) -> Span:
        """The part between semicolons in which a position lies."""
        parts = clauses(self.text, self.span)
        return next((part for part in parts if part.start <= position <= part.end), self.span)


@dataclass(frozen=True, slots=True)
class Place:
    """The words around a date: `before` back to the date or semicolon before it, `after` up to the next one.

    `inner` is what stands before it inside its own brackets, `label` the brackets behind it.
    """

    sentence: Sentence
    position: int
    before: Span
    after: Span
    inner: Span | None
    label: Span | None

    @property
    def group(self) -> tuple[Expression, ...]:
        """The dates that share this place."""
        return self.sentence.groups[self.position]

    @property
    def first(self) -> Expression:
        """The first of them."""
        return self.group[0]

    @property
    def keyed(self) -> bool:
        """Whether the line begins with a key: "Thời hạn: ..."."""
        return KEY.match(self.sentence.folded, self.sentence.span.start) is not None

    @property
    def opens(self) -> bool:
        """Whether the date opens its sentence or clause, stands in brackets or after a colon."""
        return opens(self.sentence, self.first)

    @property
    def opens_later_clause(self) -> bool:
        """Whether it opens a clause behind another: "Cập nhật lý lịch; hạn chót 30/9"."""
        words = self.printed(self.before).strip(" -+,;:")
        return not words and self.before.start > self.sentence.span.start and self.inner is None

    def folded(self, span: Span | None = None) -> str:
        """The folded words of a stretch, by default of everything from `before` to `after`."""
        span = span or Span(self.before.start, self.after.end)
        return self.sentence.folded[span.start : span.end]

    def printed(self, span: Span) -> str:
        """The words of a stretch as printed."""
        return self.sentence.text[span.start : span.end]


def sentence_of(text: str, folded: str, span: Span, found: Sequence[Expression]) -> Sentence:
    """A sentence with those of the paragraph's dates that stand in it and say when something is due."""
    sentence = Sentence(text, folded, span)
    inside = [e for e in found if span.start <= e.start and e.end <= span.end and not _names_a_report(sentence, e)]
    inside = [e for at, e in enumerate(inside) if not _is_of_thing(sentence, e, inside[at + 1 :])]
    return Sentence(text, folded, span, _grouped(text, inside))


def place_of(sentence: Sentence, position: int) -> Place:
    """The words around the date at a position among the sentence's groups."""
    text, groups = sentence.text, sentence.groups
    start, end = groups[position][0].start, groups[position][-1].end
    left = groups[position - 1][-1].end if position else sentence.span.start
    right = groups[position + 1][0].start if position + 1 < len(groups) else sentence.span.end
    if position and (bracket := _LABEL.match(text, left, start)):
        # the label of the date before: "20/6 (báo cáo 6 tháng) và 20/12"
        left = bracket.end()
    left = max(left, clause_start(sentence, left, start))
    right = min([mark.start() for mark in re.finditer(";", text[:right]) if mark.start() >= end] or [right])
    label = _LABEL.match(text, end, right)
    opening = text.rfind("(", left, start)
    inner = Span(opening + 1, start) if opening >= 0 and ")" not in text[opening:start] else None
    before = Span(left, inner.start - 1 if inner else start)
    return Place(
        sentence, position, before, Span(end, right), inner, Span(*label.span(label.lastindex or 0)) if label else None
    )


def clause_start(sentence: Sentence, left: int, start: int) -> int:
    """Where the clause of a date begins: after the last semicolon, after a heading that runs into its text."""
    begin = max((c.start for c in clauses(sentence.text, sentence.span) if left <= c.start <= start), default=left)
    heading = _HEADING.match(sentence.text, begin, start)
    if heading is not None:
        rest = Span(heading.end(), start)
        says_all = KEY.match(sentence.folded, begin) or duty.subject(sentence.text, rest)
        if says_all and duty.verbs(sentence.text, sentence.folded, rest):
            # "Đăng ký thi đua: Các phòng đăng ký ... trước 31/3", "Thời gian gửi: Báo cáo năm gửi trước 15/12"
            return heading.end()
    return begin


def opens(sentence: Sentence, expression: Expression) -> bool:
    """Whether a date opens its sentence or its clause, stands in brackets or after a colon."""
    before = sentence.folded[sentence.span.start : expression.start].rstrip()
    return not before.strip(" -+*") or before[-1] in ":;("


def is_topic_year(sentence: Sentence, position: int) -> bool:
    """ "Năm 2026: ... trước ngày 30/9": the year of the dates that follow, no deadline itself."""
    group = sentence.groups[position]
    point = group[0].points[0] if group[0].points else None
    if point is None or len(group[0].points) > 1:
        return False
    if group[0].part == "nam hoc":
        # "Năm học 2026-2027, ... trước ngày 30/4/2027"
        return position + 1 < len(sentence.groups)
    if group[0].since:
        return False
    if point.months != WHOLE_YEAR:
        return _heads_a_day(sentence, position, point)
    later = [expression for following in sentence.groups[position + 1 :] for expression in following]
    if any(p.year is None and p.months not in (None, WHOLE_YEAR) for e in later for p in e.points):
        return True
    # "Năm 2030: Tổng kết ... trong quý IV/2030": the finer date says it
    near = [e for e in later if ";" not in sentence.text[group[0].end : e.start]]
    return any(p.year == point.year and p.months != WHOLE_YEAR for e in near for p in e.points)


def _heads_a_day(sentence: Sentence, position: int, period: Point) -> bool:
    """ "Tháng 9/2025: phát động trong lễ khai giảng ngày 15/9/2025", "Khởi động (quý II/2026): ... ngày 13/4/2026"."""
    expression, text = sentence.groups[position][0], sentence.text
    if position or period.day or period.months is None or not _HEADS.match(text, expression.end):
        return False
    later = (e for group in sentence.groups[1:] for e in group if ";" not in text[expression.end : e.start])
    return any(
        p.day and p.months and period.months[0] <= p.months[0] <= period.months[1] for e in later for p in e.points
    )


def shared(group: Sequence[Expression]) -> Sequence[Expression]:
    """ "ngày 30/5 và 30/11 hằng năm" is one rule: the points of the group come together."""
    if len(group) == 1 or any(e.rule or e.offset or e.garbled or e.since for e in group):
        return group
    if len({(e.strict, e.time) for e in group}) > 1:
        return group
    return [Expression.together(group)]


def _grouped(text: str, found: Sequence[Expression]) -> tuple[tuple[Expression, ...], ...]:
    """Dates that share one duty: "ngày 30/5 và 30/11", but not "20/6 (báo cáo 6 tháng) và 20/12 (báo cáo năm)"."""
    groups: list[tuple[Expression, ...]] = []
    for expression in found:
        between = text[groups[-1][-1].end : expression.start] if groups else "("
        if expression.joined and "(" not in between and not re.search(r"[^\W\d_]{3,}", between):
            groups[-1] = (*groups[-1], expression)
        else:
            groups.append((expression,))
    return tuple(groups)


def _is_of_thing(sentence: Sentence, expression: Expression, later: Sequence[Expression]) -> bool:
    """ "hồ sơ trong công tác CCHC năm 2026 gửi từ 01/11 đến 20/11/2026": a year that no later date takes over."""
    if expression.lead or expression.part or expression.since or expression.joined or len(expression.points) != 1:
        return False
    if expression.points[0].months != WHOLE_YEAR or not later or opens(sentence, expression):
        return False
    if _APART.search(sentence.folded, sentence.span.start, expression.start):
        return False
    return all(point.year is not None for e in later for point in e.points[-1:]) and not any(e.rule for e in later)


def _names_a_report(sentence: Sentence, expression: Expression) -> bool:
    if expression.lead or expression.part or not expression.points or expression.since or expression.points[0].day:
        return False
    months = expression.points[0].months
    if months is None:
        return False
    if _BEFORE_DATE.match(sentence.folded, expression.end, sentence.span.end):
        # "quý I trước ngày 15/3, quý II trước ngày 15/6"
        return True
    if _BEHIND_DATE.search(sentence.folded, sentence.span.start, expression.start):
        # "trước ngày 05/12 (quý IV và cả năm)": which report that is
        return True
    if months[1] - months[0] in _HALF_YEARS and not opens(sentence, expression):
        return True
    if _REVIEWS.search(sentence.folded, sentence.span.start, expression.start) and _is_dated_month(expression):
        # "sơ kết tháng 12 năm 2026, tổng kết tháng 12 năm 2027"
        return not _BOTH_REVIEWS.search(sentence.folded, sentence.span.start, sentence.span.end)
    return _LABEL_NOUN.search(sentence.folded, sentence.span.start, expression.start) is not None


def _is_dated_month(expression: Expression) -> bool:
    return all(point.year is not None and point.months != WHOLE_YEAR for point in expression.points)
