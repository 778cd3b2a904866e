"""The plan's time: the whole of it and its phases. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from knowledge.facts.passages import Passage, Span, folded, sentences
from knowledge.facts.periods import Stretch, ends_named, joined, single, stretches
from knowledge.facts.phase_tables import phases_in_tables
from knowledge.model import Phase
from knowledge.vietnamese import fold, holds_any, squash

# "V. THỜI GIAN THỰC HIỆN", "TIẾN ĐỘ THỰC HIỆN", "Thời gian và trách nhiệm", "Lộ trình", "Các giai đoạn"
_TIME_HEADING = re.compile(r"thoi gian|tien do|lo trinh|giai doan|thoi han thuc hien|thoi ky")
_LONGEST_HEADING = 18
# "Giai đoạn 1", "Giai đoạn II", "Giai đoạn 01", "Đợt 1", "Bước 2", "Giai đoạn tăng tốc (từ tháng 3 ...)"
_NAME = re.compile(
    r"(?<![^\W_])(?:Giai đoạn|Đợt|Bước|Chặng|GIAI ĐOẠN|ĐỢT)\s+(?:thứ\s+)?(?:\d{1,2}(?!\d)|[IVX]+(?![^\W_])"
    r"|nhất|hai|ba|một|đầu|cuối|(?:[^\W\d_]+\s){1,4}(?=\())"
    # "Giai đoạn phát động: từ ngày 20/3/2026 đến ngày 30/4/2026"
    r"|(?<![^\W_])Giai đoạn(?:\s[^\W\d_]+){1,4}(?=:\s*(?:từ|quý|tháng|năm)\s)",
    re.IGNORECASE,
)
_NAMES = ("giai đoạn", "đợt", "bước", "chặng")
# What the overall period is said of: "Phong trào thi đua được triển khai từ ...", "Kế hoạch này thực hiện từ ..."
_WHOLE_OF = re.compile(
    r"(?:phong trào|kế hoạch|cuộc vận động|đợt thi đua|chương trình|đề án|cuộc thi)[^;.]*?(?:triển khai"
    r"|thực hiện|tổ chức|phát động|diễn ra|bắt đầu|kéo dài)"
    r"|^\W*thời gian(?!\s+(?:tiếp nhận|nhận|gửi|nộp|báo cáo|đăng ký|xét|chốt|tính|hoàn thành|bình))"
    r"(?: thực hiện| triển khai| tổ chức| thi đua| phát động)?[^:]{0,30}:",
    re.IGNORECASE,
)
# "Năm 2027: Sơ kết ...": a review to hold, not a phase
_REVIEW = re.compile(r"\s*(?:tiến hành |tổ chức |thực hiện |hội nghị )*(?:sơ kết|tổng kết)", re.IGNORECASE)
# "Tăng tốc (từ quý III/2026 đến hết quý II/2028)"; of "Về đích (nửa cuối năm 2028)" no day is certain
_BRACKETED = re.compile(r"\s*([^():;,.\d]{3,40}?)\s*\(((?!nửa|đầu|giữa|cuối)[^()]+)\)\s*")
_YEAR = re.compile(r"20\d\d")
_LONGEST_LEAD = 90
_FEW_WEEKS = 60
_YEAR_AND_A_QUARTER = 460
_OVERALL_NAME = "toàn bộ"


def phases_in(passages: Iterable[Passage]) -> tuple[Phase, ...]:
    """The overall period and the phases, in reading order, each once a section."""
    passages = list(passages)
    tabled, tables = phases_in_tables(passages)
    found: list[Phase] = []
    for passage in passages:
        cell = passage.paragraph.cell
        if (passage.special and passage.section.path != "closing") or (cell and cell.table in tables):
            continue
        found.extend(_phases(passage))
    return _once([*found, *tabled])


def plan_period(
    phases: Iterable[Phase], title: str, issued_on: dt.date | None
) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of the plan: from its overall period, else from its phases, else from its title.

    "từ nay đến ..." begins on the day of issue; a title ("giai đoạn 2025-2030") is the last resort.
    """
    phases, named = tuple(phases), _titled(title)
    overall = [phase for phase in phases if phase.overall and not _is_an_event(phase, named)]
    telling = overall or list(phases)
    starts = [phase.starts for phase in telling if phase.starts is not None]
    ends = [phase.ends for phase in telling if phase.ends is not None]
    if telling and not overall and named is not None:
        # two phases that are told tell less than the title: "giai đoạn 2025-2030"
        starts += [named.starts] if named.starts else []
        ends += [named.ends] if named.ends else []
    first = min(starts) if starts else issued_on if ends else (named.starts if named else None)
    last = max(ends) if ends else (named.ends if named else None)
    return first, last


def lasts_a_year(starts_on: dt.date | None, ends_on: dt.date | None) -> bool:
    """Whether a plan is for one year, with the months before it in which it is set up."""
    return starts_on is not None and ends_on is not None and (ends_on - starts_on).days < _YEAR_AND_A_QUARTER


def _is_an_event(phase: Phase, named: Stretch | None) -> bool:
    """Whether a period is of a few weeks where the title speaks of a year or more: the time of one piece of work."""
    if named is None or None in (named.starts, named.ends, phase.starts, phase.ends):
        return False
    days = [(b - a).days for a, b in ((phase.starts, phase.ends), (named.starts, named.ends)) if a and b]
    return days[0] < _FEW_WEEKS < days[1]


def _titled(title: str) -> Stretch | None:
    text = squash(title)
    if found := stretches(text):
        return found[0]
    return joined(text)


def _phases(passage: Passage) -> Iterator[Phase]:
    text = passage.text
    named = list(_named(passage))
    yield from named
    if named:
        return
    # a row of a timetable is one piece of work
    in_time = _in_time(passage) and passage.paragraph.cell is None
    if in_time and _is_review(passage):
        return
    opening = _opening_phase(passage) if in_time else None
    if opening is not None:
        yield opening
        return
    for sentence in sentences(text, passage.body):
        if (stretch := _overall(text, sentence, in_time=in_time)) is not None:
            yield _phase(passage, _OVERALL_NAME, sentence, stretch, overall=True)
            return


def _named(passage: Passage) -> Iterator[Phase]:
    """ "Giai đoạn 1 (từ năm 2025 đến hết năm 2027)", "Đợt 1: từ 01/7/2025 đến 30/9/2025"."""
    text = passage.text
    for name in _NAME.finditer(text, passage.body) if holds_any(text.lower(), _NAMES) else ():
        if _quoted(text, name.start()):
            continue
        link = re.compile(
            r"(?:\s*\([^()\d]{2,40}\))?[\s,:(-]*(?:của [^;:.(]{3,60}?)?(?:thời gian\s*:?\s*)?(?:thực hiện\s*)?"
            r"(?:trong\s+)?[\s,:(-]*",
            re.IGNORECASE,
        ).match(text, name.end())
        start = link.end() if link else name.end()
        rest = text[start : start + 120]
        stretch = next((one for one in stretches(rest) if one.span.start <= 4), None)
        if stretch is None and (name.start() == passage.body or re.search(r"[:(]", text[name.end() : start])):
            # "Đánh giá sự hài lòng: đợt 1 vào tháng 12/2025" tells when a piece of work is done again
            stretch = single(rest)
        if stretch is not None:
            end = start + stretch.span.end
            yield _phase(passage, squash(name[0]), Span(name.start(), end + (text[end : end + 1] == ")")), stretch)


def _is_review(passage: Passage) -> bool:
    """ "- Từ tháng 3/2030 đến tháng 10/2030: tổng kết phong trào", "Sơ kết (quý II/2028): ..."."""
    colon = passage.text.find(":", passage.body, passage.body + _LONGEST_LEAD)
    return colon >= 0 and any(_REVIEW.match(passage.text, start) for start in (passage.body, colon + 1))


def _opening_phase(passage: Passage) -> Phase | None:
    """ "- Năm 2022: Triển khai ...", "- Từ tháng 7 đến tháng 9/2025: ...", "- Giai đoạn 2025-2027: ..."."""
    text = passage.text
    colon = text.find(":", passage.body, passage.body + _LONGEST_LEAD)
    if colon < 0:
        return None
    head = text[passage.body : colon]
    found = stretches(head)
    stretch = found[0] if found and _nearly_all(head, found[0].span) else _alone(head)
    if stretch is None and (named := _BRACKETED.fullmatch(head)):
        head, time = named[1], named[2]
        within = stretches(time)
        stretch = within[0] if within and _nearly_all(time, within[0].span) else _alone(time)
    if stretch is None:
        return None
    return _phase(passage, squash(head), Span(passage.body, len(text)), stretch)


def _overall(text: str, sentence: Span, *, in_time: bool) -> Stretch | None:
    words = text[sentence.start : sentence.end]
    if not _YEAR.search(words) or not (in_time or _WHOLE_OF.match(words.lstrip())):
        return None
    for stretch in (*stretches(words), *ends_named(words)):
        before = words[: stretch.span.start]
        if not _quoted(words, stretch.span.start) and _speaks_of_plan(before, in_time=in_time):
            return stretch
    return None


def _speaks_of_plan(before: str, *, in_time: bool) -> bool:
    """Whether the words before a period are about the whole campaign and not about a piece of work in it."""
    if in_time and not before.strip(" :-+\t("):
        return True
    match = _WHOLE_OF.search(before) if in_time else _WHOLE_OF.match(before.lstrip())
    return match is not None


def _alone(head: str) -> Stretch | None:
    """A year, quarter or month that is all there is before the colon."""
    found = single(head)
    return found if found and not head[found.span.end :].strip() else None


def _nearly_all(head: str, span: Span) -> bool:
    rest = fold(head[: span.start] + head[span.end :])
    return not re.sub(r"giai doan|nam hoc|dot|tu|trong|ke|cac|[\s():,.-]", "", rest)


def _in_time(passage: Passage) -> bool:
    headings = (*passage.above, passage.text) if passage.heading else passage.above
    return any(
        len(heading.split()) <= _LONGEST_HEADING and _TIME_HEADING.search(folded(heading)) for heading in headings
    )


def _phase(passage: Passage, name: str, span: Span, stretch: Stretch, *, overall: bool = False) -> Phase:
    return Phase(
        section=passage.section.path,
        page=passage.paragraph.page,
        quote=passage.quote(span),
        name=name,
        starts=stretch.starts,
        ends=stretch.ends,
        overall=overall,
    )


def _quoted(text: str, position: int) -> bool:
    """Whether a position stands in a quoted title: "Chuyển đổi số giai đoạn 2022-2025"."""
    return text[:position].count('"') % 2 == 1 and '"' in text[position:]


def _once(found: list[Phase]) -> tuple[Phase, ...]:
    wholes = {(phase.starts, phase.ends) for phase in found if phase.overall}
    kept: dict[tuple[object, ...], Phase] = {}
    for phase in found:
        repeats = not phase.overall and (phase.starts, phase.ends) in wholes and not _NAME.match(phase.name)
        if not repeats:
            kept.setdefault((phase.section, fold(phase.name), phase.starts, phase.ends), phase)
    return tuple(kept.values())
