"""Answers about dossiers, phases and targets, from the facts of a plan. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answering.draft import Asking, Draft, Missing, Statement, none_of_kind
from knowledge.answering.phrases import say
from knowledge.answering.quoting import quotes_something
from knowledge.model import DossierItem, Phase, Plan, Reference, Target
from knowledge.readable import ancestor_titles, plan_label, readable, shortened
from knowledge.vietnamese import fold, syllables

_NEARLY = 0.85
# A phase that covers this much of the question is the one asked about.
_PARTICULAR, _FAR_MORE = 0.5, 1.5
_PHASE_WORD = re.compile(r"\b(giai doan|dot|chang|buoc|ky)\b")
_PLACE = re.compile(r"\b(?:giai doan|dot|chang|buoc) (dau|truoc|cuoi|sau|ke tiep|tiep theo)\b(?! (?:nam|thang|quy))")
_NEXT = ("sau", "ke tiep", "tiep theo")
_SPAN = re.compile(
    r"\b(keo dai|ket thuc|bat dau|thoi gian thuc hien|tu nam|den nam"
    r"|(may|cac|nhung|bao nhieu) (giai doan|chang|buoc))\b"
)
_SPAN_WORDS = frozenset(
    ["|", *syllables("kéo dài kết thúc bắt đầu thời gian thực hiện triển khai chạy diễn ra từ đến tới hết năm ngày")]
)
_COUNTED = re.compile(r"\b(?:bao nhieu|may) ((?!phan tram|hinh thuc|loai)\w+(?: \w+)?)")
_OF_TARGETS = frozenset(
    ["|", *syllables("nhiệm vụ chỉ tiêu mục tiêu nội dung việc con số mức tỷ lệ phần trăm đạt cùng đều phấn đấu ra")]
)
_TARGETS = ("chi tieu", "muc tieu")
# "...; đến năm 2030 đạt 90%": the same target in a later year
_LATER_YEAR = re.compile(r"\s*;\s*(?:phấn đấu\s+)?(?:đến|năm|giai đoạn)\b[^;.]{0,50}\d[\d.,]*\s*%?(?=[\s.;]|$)")
_EVENT = re.compile(r"\b(cao diem|hoi thi|cuoc thi|le phat dong|ngay hoi|tuan le|hoi nghi|tap huan)\b")
_SURE = 0.8
_PAPERS = re.compile(r"\b(gom|nhung gi|giay to (gi|nao)|thanh phan)\b")
# "hồ sơ gồm những gì và nộp mấy bộ"
_ASKS_ALL = re.compile(r"\bgom (nhung |co |cac )*(gi|giay to|tai lieu)\b")
_AWARD = re.compile(r"\b(khen|thi dua|thanh tich|danh hieu)\b")
# A plan that lists no papers may still say something of one of them.
_UNLISTED = 0.4
_Fact = DossierItem | Phase | Target | Reference


def dossier_answer(asking: Asking, plan: Plan) -> Draft | Missing | None:
    """The papers of an award dossier: all of them, or the one asked about."""
    items = plan.facts.dossier
    if not items:
        return none_of_kind(asking, plan, "kind_dossier", coverage=_UNLISTED)
    whole = re.search(r"\b(gom|nhung gi|gi|nao|liet ke|nhung|cac)\b", asking.question.folded)
    particular = re.search(
        r"\b(bien ban|to trinh|bao cao thanh tich|mau|may bo|bao nhieu bo|xac nhan)\b", asking.question.folded
    )
    chosen = best_of(asking, plan, items) if particular or not whole else list(items)
    if re.search(r"\bmau (so )?(may|nao|bao nhieu)\b", asking.question.folded):
        chosen = [item for item in items if item.form] or chosen
    if _ASKS_ALL.search(asking.question.folded):
        chosen = list(items)
    elif re.search(r"\b(may|bao nhieu) bo\b", asking.question.folded):
        chosen = [item for item in items if item.copies is not None]
    # "còn thiếu giấy tờ gì nữa", said of an award: all that is listed
    sure = _PAPERS.search(asking.question.folded) and not particular and _AWARD.search(fold(asking.question.whole))
    return drafted(asking, plan, "dossier_headline", chosen, coverage=_SURE if sure else None)


def phase_answer(asking: Asking, plan: Plan) -> Draft | Missing | None:
    """The phases, or the one asked about with what is done in it."""
    phases = plan.facts.phases
    if not phases or quotes_something(asking, plan):
        # "“4 tại chỗ” gồm những bước nào": the steps of that
        return None
    if _EVENT.search(asking.question.folded) and max(share_of(asking, plan, one) for one in phases) < _PARTICULAR:
        # "đợt cao điểm diễn ra từ ngày nào": no phase of the whole
        return None
    number = asking.question.asked.ordinal
    if number is not None:
        if not _PHASE_WORD.search(asking.question.folded):
            return None
        if "dot " in asking.question.folded and not any("dot " in fold(one.name) for one in phases):
            # "20 trạm đo mặn đợt 1": a part of some work
            return None
        numbered = [phase for phase in phases if not phase.overall and _number(phase.name) == number]
        if not numbered:
            return none_of_kind(asking, plan, "kind_phase") if any(_number(p.name) for p in phases) else None
        return _with_content(asking, plan, numbered[0])
    if only := _in_order(asking, phases) or _phase_of(asking, plan, phases):
        return _with_content(asking, plan, only)
    overall = [phase for phase in phases if phase.overall]
    whole = not re.search(r"\b(giai doan|chang|buoc)\b", asking.question.folded)
    chosen = (overall or list(phases))[:2] if whole else list(phases)
    spans = _SPAN.search(asking.question.folded)
    # "phong trào khi nào kết thúc": nothing else is asked for
    alone = whole and overall and _SPAN_WORDS.issuperset(asking.question.tokens)
    return drafted(asking, plan, "phase_headline", chosen, coverage=1.0 if alone else _SURE if spans else None)


def _in_order(asking: Asking, phases: Sequence[Phase]) -> Phase | None:
    """ "giai đoạn đầu", "đợt cuối", of two phases "giai đoạn sau"; None where no such place is asked for."""
    place = _PLACE.search(asking.question.folded)
    parts = [phase for phase in phases if not phase.overall]
    if not place or len(parts) < 2 or (place[1] in _NEXT and len(parts) != 2):
        return None
    return parts[0] if place[1] in ("dau", "truoc") else parts[-1]


def _phase_of(asking: Asking, plan: Plan, phases: Sequence[Phase]) -> Phase | None:
    """ "phát triển người tham gia rơi vào đợt thứ mấy": the one phase in which that is done."""
    scored = []
    for phase in phases:
        holder = asking.book.holder(plan, phase.section, phase.quote)
        scored.append((asking.share(holder.told) if holder else 0.0, phase))
    (best, phase), *others = sorted(scored, key=lambda pair: -pair[0])
    apart = best >= _PARTICULAR and not phase.overall and all(best >= _FAR_MORE * share for share, _ in others)
    return phase if apart else None


def target_answer(asking: Asking, plan: Plan) -> Draft | None:
    """The targets of the value or subject asked for."""
    targets = plan.facts.targets
    percent = asking.question.asked.percent
    if percent is not None:
        targets = tuple(target for target in targets if target.unit == "%" and target.value == percent)
    if not targets:
        return None
    if percent is not None and _OF_TARGETS.issuperset(word for word in asking.question.tokens if not word.isdigit()):
        # "những chỉ tiêu nào có con số 50%"
        return drafted(asking, plan, "target_headline", targets, coverage=1.0)
    counted = _COUNTED.search(asking.question.folded)
    asks_all = (
        asking.question.asked.wants_list
        and not (counted and not counted[1].startswith(_TARGETS))
        and re.search(r"\b(liet ke|nhung|cac|tat ca|toan bo|day du)\b", asking.question.folded)
    )
    if not asks_all and not (targets := _counting(asking, targets)):
        # "bao nhiêu thôn": no target counts these, a passage may
        return None
    targets = _not_of_other_years(asking, targets)
    if asks_all:
        chosen = _of_section(asking, plan, targets)
    else:
        chosen = _of_years(asking, plan, targets) or best_of(asking, plan, targets)
    return drafted(asking, plan, "target_headline", chosen, coverage=_SURE if asks_all else None)


def _of_years(asking: Asking, plan: Plan, targets: Sequence[Target]) -> list[_Fact]:
    """ "mục tiêu năm 2026 và năm 2030": the target of each of these years, where every one has its own."""
    years = asking.question.asked.years
    if len(years) < 2:
        return []
    of_year = [
        [one for one in targets if any(str(year) in words for words in (one.quote, *_above(plan, one)))]
        for year in years
    ]
    if not all(of_year):
        return []
    return list(dict.fromkeys(one for own in of_year for one in best_of(asking, plan, own)))


def _not_of_other_years(asking: Asking, targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """ "đến cuối năm 2025": no target that is to be reached by 2030 only; all where none is left."""
    asked = asking.question.asked.years
    if len(asked) != 1:
        return targets
    year = str(asked[0])
    fitting = tuple(one for one in targets if not one.by or one.by.year == asked[0] or year in one.quote)
    return fitting or targets


def _counting(asking: Asking, targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """ "bao nhiêu sáng kiến": the targets that count these; all of them where nothing is counted."""
    noun = _COUNTED.search(asking.question.folded)
    for counted in (noun[1], noun[1].split()[0]) if noun else ():
        if fitting := tuple(one for one in targets if re.search(rf"\d[\d.,]*\s+{counted}\b", fold(one.quote))):
            return fitting
    return () if noun else targets


def share_of(asking: Asking, plan: Plan, fact: _Fact) -> float:
    """How much of the question a fact covers, with the words around it and above it."""
    return asking.share(*_words(asking, plan, fact), above=_above(plan, fact))


def best_of(asking: Asking, plan: Plan, facts: Sequence[_Fact]) -> list[_Fact]:
    """The facts that cover most of the question, best first; the first six where none covers any."""
    scored = sorted(((share_of(asking, plan, fact), fact) for fact in facts), key=lambda pair: -pair[0])
    best = scored[0][0]
    return [fact for score, fact in scored if score >= _NEARLY * best][:6] if best else list(facts)[:6]


def _of_section(asking: Asking, plan: Plan, targets: Sequence[Target]) -> list[_Fact]:
    """All targets asked for; where the question names a part of the plan, only those of that part."""
    by_section: dict[str, float] = {}
    for target in targets:
        section = plan.section(target.section)
        titles = (section.title, *ancestor_titles(plan, section)) if section else ()
        by_section[target.section] = asking.share(*titles)
    best = max(by_section.values())
    return [target for target in targets if by_section[target.section] >= 0.9 * best]


def _words(asking: Asking, plan: Plan, fact: _Fact) -> tuple[str, ...]:
    if isinstance(fact, Reference):
        holder = asking.book.holder(plan, fact.section, fact.quote)
        return (_sentence_around(holder.passage.paragraph.text, fact.quote) if holder else fact.quote,)
    return (fact.quote,)


def _sentence_around(text: str, quote: str) -> str:
    """The clause of the paragraph that cites: a preamble may cite ten documents, each with its own subject."""
    quote = quote.rstrip(" ;")
    at = text.find(quote)
    if at < 0:
        return quote
    start = max(text.rfind(mark, 0, at) for mark in (";", "; ", ". ")) + 1
    ends = [end for mark in (";", ". ") if (end := text.find(mark, at + len(quote))) >= 0]
    return text[start : min(ends, default=len(text))]


def _above(plan: Plan, fact: _Fact) -> tuple[str, ...]:
    section = plan.section(fact.section)
    return (section.title, *ancestor_titles(plan, section)) if section else ()


def _with_content(asking: Asking, plan: Plan, phase: Phase) -> Draft:
    """A phase with the paragraph that tells what is done in it."""
    english = asking.question.english
    holder = asking.book.holder(plan, phase.section, phase.quote)
    quote = holder.passage.paragraph.text.strip() if holder else phase.quote
    told = holder.told if holder else quote
    lines = [Statement(shortened(readable(told), 800), phase.section, phase.page, quote)]
    section = plan.section(phase.section)
    if holder and section and holder.passage.heading:
        # the phase is a heading of its own: what is done stands under it
        lines += [
            Statement(shortened(readable(paragraph.text), 600), section.path, paragraph.page, paragraph.text)
            for paragraph in section.paragraphs[1:3]
        ]
    headline = say("phase_headline", english, plan=plan_label(plan, english=english))
    return Draft(plan, headline, tuple(lines), 1.0)


def drafted(
    asking: Asking, plan: Plan, headline: str, facts: Sequence[_Fact], coverage: float | None = None
) -> Draft | None:
    """The facts, each told once; `coverage` is given where the words alone do not show it. None for no facts."""
    if not facts:
        return None
    english = asking.question.english
    texts: dict[str, Statement] = {}
    for fact in facts:
        told = _told(asking, plan, fact)
        texts.setdefault(told, Statement(told, fact.section, fact.page, _quoted(asking, plan, fact)))
    words = [word for fact in facts for word in (*_words(asking, plan, fact), *_above(plan, fact))]
    covered = asking.share(*words) if coverage is None else coverage
    title = say(headline, english, plan=plan_label(plan, english=english))
    if len(texts) > 2:
        title += f" ({len(texts)})"
    return Draft(plan, title, tuple(texts.values()), covered, is_list=len(texts) > 1)


def _told(asking: Asking, plan: Plan, fact: _Fact) -> str:
    if isinstance(fact, Reference):
        return shortened(readable(_quoted(asking, plan, fact)), 420)
    if isinstance(fact, Target) and (holder := asking.book.holder(plan, fact.section, fact.quote)) and holder.row:
        return shortened(readable(holder.row), 360)
    if isinstance(fact, Target):
        # "đến năm 2027 60%, đến năm 2030 90%": a target is told with its other years
        return shortened(readable(_clause(asking, plan, fact)), 360)
    return readable(fact.quote)


def _quoted(asking: Asking, plan: Plan, fact: _Fact) -> str:
    if isinstance(fact, Reference):
        return _words(asking, plan, fact)[0].strip(" ;")
    return _clause(asking, plan, fact) if isinstance(fact, Target) else fact.quote


def _clause(asking: Asking, plan: Plan, fact: _Fact) -> str:
    holder = asking.book.holder(plan, fact.section, fact.quote)
    if holder is None:
        return fact.quote
    text = holder.passage.paragraph.text
    if holder.row:
        return text
    clause = _sentence_around(text, fact.quote).strip(" ;")
    later = _LATER_YEAR.match(text, text.find(clause) + len(clause))
    return clause + later[0] if later else clause


def _number(name: str) -> int | None:
    """ "Giai đoạn 02" is the second, "Giai đoạn II" too."""
    match = re.search(r"(?:giai doan|dot|chang|buoc) (\d+|iv|iii|ii|i|v)\b", fold(name))
    if not match:
        return None
    return int(match[1]) if match[1].isdigit() else {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}[match[1]]
