"""Answers in the plan's own words: the smallest passage that covers the question. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log

from knowledge.answering.draft import Asking, Draft, Missing, Statement, none_of_kind
from knowledge.answering.kinds import ANY_COUNTED, COUNTED, counts, lacks
from knowledge.answering.narrowing import SAME_DAY, narrowed
from knowledge.answering.negation import denies
from knowledge.answering.parts import headline, whole
from knowledge.answering.pointing import pointed_at
from knowledge.evidence import Evidence, said, text_of
from knowledge.model import SPECIAL_SECTIONS, Plan
from knowledge.readable import readable, shortened
from knowledge.vietnamese import CAPITALS, fold, syllables

# Below this share of the question's words the best passage is about something else.
ENOUGH = 0.34
# Of an English question what the glossary lacks weighs little, so more of the rest must be covered.
_ENOUGH_ENGLISH = 0.45
_CERTAIN = 0.6
# Of a long question less will do, where no other passage comes near.
_LIKELY, _FAR_MORE, _FEW_PAIRS, _FOUND = 0.25, 1.2, 2, 0.4
_SHARED, _FIRST, _NOT_NEAR = 0.15, 0.95, 0.7
_SECOND = 0.2
_TITLE = 90
_SUBJECT = re.compile(
    r"\b(ai|(phong|so|ban|don vi|co quan|bo phan|noi|to chuc|khoa|van phong|hoi|to|doi|trung tam|doan) nao)\b"
)
_ASKS = re.compile(r"\b(nao|gi|ai|dau|bao nhieu|may|ra sao|the nao)\b")
_LIMIT = 620
# Dense similarity only orders passages that cover about the same words; an English question shares few words.
_SIMILAR, _ENGLISH = 0.35, 0.8
_NEAR, _SOME = 0.75, 0.1
# Of two passages that cover the same, the shorter one says it.
_LENGTH = 0.03
_TITLE_SAID, _TITLE_WORDS = 0.15, 4
# So much less may a passage cover that holds the number asked for.
_UNCOUNTED = 0.25
# Title, preamble and closing repeat the words of the whole plan.
_FRAME = 0.12
_MONEY = re.compile(r"\d[\d.,]*\s*(đồng(?! chí)|triệu|tỷ|tỉ|nghìn)", re.IGNORECASE)
# "phòng nào", "mấy bộ": the answer may stand in the heading itself
_IN_HEADING = re.compile(rf"{_SUBJECT.pattern}|{COUNTED.pattern}")
_ASKS_DAY = re.compile(r"\b(ngay nao|ngay may|tu ngay nao|ngay bao nhieu)\b")
_ASKS_WHEN = re.compile(r"\b(bao gio|khi nao|nam nao|den nam nao|thang nao|luc nao|thoi han nao)\b")
_YEAR = re.compile(r"\b20\d\d\b")
_DAY = re.compile(r"\d{1,2}\s*/\s*\d{1,2}|ngày\s+\d{1,2}\s+tháng", re.IGNORECASE)
# "theo thời hạn do cấp trên thông báo": says that no day is named
_NO_DAY = re.compile(r"\btheo thời (?:hạn|gian)\b", re.IGNORECASE)
_SUM = re.compile(
    r"\b(?:kinh phí|dự toán|ngân sách|tiền|thưởng|chi|quỹ|giải)\b[^;]{0,90}?" + _MONEY.pattern, re.IGNORECASE
)
# "liên hệ đồng chí Nguyễn Văn A", "báo cáo về Sở (qua đồng chí Nguyễn Văn A)": whom to turn to
_PERSON = re.compile(
    rf"\bliên hệ\s+(?:(?:trực tiếp|với|đồng chí|ông|bà|anh|chị|qua)\s+)*[{CAPITALS}]"
    rf"|(?i:vướng mắc)[^.;]*\b(?:đồng chí|ông|bà|anh|chị|cô|thầy)\s+[{CAPITALS}]"
)
# A question of no other words than these is after any such number of the plan.
_TURNING = frozenset(
    ["|", *syllables("số máy điện thoại liên hệ đầu mối vướng mắc khó khăn hỗ trợ phản ánh gọi khi ai")]
)
_CONTACT = re.compile(
    r"\S+@\S+\.\S+|\b0\d{2,3}(?:[\s.-]?\d{2,4}){2,3}\b|https?://|www\."
    # "số máy nội bộ 3207", "điện thoại: 3812 456"
    r"|(?:điện thoại|số máy|đường dây nóng|hotline)\b[^.;\d]{0,25}\d{3}",
    re.IGNORECASE,
)
# "số điện thoại liên hệ": the number, not only whom to turn to
_CHANNEL = re.compile(r"\b(?:dien thoai|so may|duong day nong|hotline|e ?mail|thu dien tu|hop thu|zalo|website)\b")


@dataclass(frozen=True, slots=True)
class _Ranked:
    evidence: Evidence
    share: float
    score: float


def passage_answer(asking: Asking, plan: Plan) -> Draft | Missing | None:
    """The passage that covers most of the question; None where none covers enough."""
    ranked = _telling_first(asking, _ranked(asking, plan))
    sure = _surely_meant(asking, plan, ranked)
    ranked = [*sure, *(one for one in ranked if one not in sure)]
    if not ranked or not (sure or _nearest_by_meaning(asking, ranked[0]) or _enough(asking, ranked)):
        return None
    top = ranked[0]
    if kind := lacks(asking, top.evidence.passage.paragraph.text):
        return none_of_kind(asking, plan, kind, statement_of(top.evidence), top.share)
    draft = _draft(asking, plan, ranked)
    if _stands_out(asking, ranked):
        return replace(draft, coverage=max(draft.coverage, _FOUND))
    return replace(draft, coverage=max(draft.coverage, ENOUGH)) if sure else draft


def lacking(asking: Asking, plan: Plan) -> Missing | Draft:
    """For questions after contact details or money: the passage that holds one, or that the plan gives none."""
    kind = "kind_contact" if asking.question.asked.intent == "contact" else "kind_money"
    pattern = _CONTACT if kind == "kind_contact" else _MONEY
    ranked = _ranked(asking, plan)
    turned_to = kind == "kind_contact" and "lien he" in asking.question.folded
    if turned_to and not _CHANNEL.search(asking.question.folded):
        pattern = _PERSON
    enough = ENOUGH / 2 if turned_to else ENOUGH
    if turned_to and asking.question.plans and set(asking.question.tokens) <= _TURNING:
        enough = 0.0
    holding = [one for one in ranked if one.share >= enough and pattern.search(one.evidence.passage.paragraph.text)]
    if kind == "kind_money":
        # "nộp đủ kinh phí ...; sáng kiến làm lợi từ 50 triệu đồng": the sum is that of something else
        holding = [one for one in holding if _SUM.search(one.evidence.passage.paragraph.text)] or holding
    if holding:
        told = _draft(asking, plan, holding)
        return replace(told, coverage=max(told.coverage, ENOUGH)) if turned_to else told
    nearest = statement_of(ranked[0].evidence) if ranked and ranked[0].share >= ENOUGH else None
    return none_of_kind(asking, plan, kind, nearest)


def best_share(asking: Asking, plan: Plan) -> float:
    """How much of the question the plan's best passage covers, words alone."""
    return max((asking.weighing.share(one.own, one.nearest, one.above) for one in asking.book.of(plan)), default=0.0)


def candidates(asking: Asking, plan: Plan) -> list[tuple[float, Evidence]]:
    """The passages, best first, with the share of the question that each covers."""
    return [(one.share, one.evidence) for one in _ranked(asking, plan)]


def nearest(asking: Asking, plan: Plan) -> Statement | None:
    """The passage closest to the question, for a refusal to point at."""
    ranked = _ranked(asking, plan)
    return statement_of(ranked[0].evidence) if ranked and ranked[0].share >= ENOUGH / 2 else None


def _ranked(asking: Asking, plan: Plan) -> list[_Ranked]:
    key = text_of(plan)
    if key not in asking.rankings:
        asking.rankings[key] = sorted(_fitting(asking, plan), key=lambda one: -one.score)
    ranked: list[_Ranked] = asking.rankings[key]
    return ranked


def _fitting(asking: Asking, plan: Plan) -> Iterator[_Ranked]:
    for evidence in asking.book.of(plan):
        section = evidence.passage.section.path
        if section in ("header", "recipients", "signature"):
            continue
        frame = _FRAME if section in SPECIAL_SECTIONS else 0.0
        share = asking.weighing.share(evidence.own, evidence.nearest, evidence.above)
        similar = asking.similar.get((plan.id, section), 0.0)
        if not share and not similar:
            continue
        score = (
            share
            + (_ENGLISH if asking.question.english else _SIMILAR) * similar
            + _follow_up(asking, section)
            + _titled(asking, evidence)
            - _LENGTH * log(1 + evidence.extent)
            - frame
        )
        yield _Ranked(evidence, share, score)


def _telling_first(asking: Asking, ranked: list[_Ranked]) -> list[_Ranked]:
    """Of the passages that fit, those come first that number it ("trừ mấy điểm"), date it, or deny it."""
    nouns = COUNTED.findall(asking.question.folded) or ANY_COUNTED.findall(asking.question.folded)
    dated = _ASKS_DAY.search(asking.question.folded)
    if not ranked or not (nouns or dated or asking.question.asked.yes_no):
        return ranked
    fitting = [one for one in ranked if one.score >= ranked[0].score - _UNCOUNTED]
    texts = {id(one): one.evidence.passage.paragraph.text for one in fitting}
    first = [one for one in fitting if _tells(asking, texts[id(one)], nouns)]
    return [*first, *(one for one in ranked if one not in first)]


def _surely_meant(asking: Asking, plan: Plan, ranked: list[_Ranked]) -> list[_Ranked]:
    meant = pointed_at(asking, plan)
    return [one for one in ranked if meant(one.evidence.passage.paragraph.text, one.share)]


def _tells(asking: Asking, text: str, nouns: list[str]) -> bool:
    if nouns:
        return any(counts(noun, text) for noun in nouns)
    return denies(asking, text) if asking.question.asked.yes_no else bool(_DAY.search(text) or _NO_DAY.search(text))


def _titled(asking: Asking, evidence: Evidence) -> float:
    """ "đối tượng tham gia gồm những ai": the paragraph that opens with a title that the question says."""
    title, text = evidence.passage.section.title, evidence.passage.paragraph.text
    words = set(said(title).split())
    # in a long question two words are said by chance
    fewest = _TITLE_WORDS if asking.question.long else 2
    asked = len(words) >= fewest and words <= set(asking.question.tokens)
    return _TITLE_SAID if asked and len(text) > 2 * len(title) and fold(title) in fold(text) else 0.0


def _enough(asking: Asking, ranked: list[_Ranked]) -> bool:
    top, least = ranked[0], _ENOUGH_ENGLISH if asking.question.english else ENOUGH
    likely = _stands_out(asking, ranked) or _asks_whole(asking, top.evidence)
    return likely or (top.share >= least and _on_subject(asking, top))


def _stands_out(asking: Asking, ranked: list[_Ranked]) -> bool:
    """A long question has its own words; of the plan it names the one passage that comes far nearer to it is meant."""
    top, *others = ranked
    if not asking.question.long or asking.question.english or not asking.question.plans:
        return False
    evidence = top.evidence
    if top.share >= _SHARED and _nearest_by_far(asking, evidence):
        return True
    second = max(
        (one.share for one in others if one.evidence.passage.paragraph is not evidence.passage.paragraph), default=0.0
    )
    pairs = asking.weighing.pairs(evidence.own, evidence.nearest, evidence.above)
    return top.share >= _LIKELY and pairs >= _FEW_PAIRS and top.share >= _FAR_MORE * second


def _nearest_by_far(asking: Asking, evidence: Evidence) -> bool:
    """Whether its section is what search by words and by meaning brings up first, and no other comes near."""
    plan, own = evidence.plan.id, evidence.passage.section.path
    others = [near for (held, section), near in asking.similar.items() if held == plan and section != own]
    return asking.similar.get((plan, own), 0.0) >= _FIRST and max(others, default=0.0) <= _NOT_NEAR


def _nearest_by_meaning(asking: Asking, ranked: _Ranked) -> bool:
    """An English question shares few words with a plan: of the plan it names, the nearest section will do."""
    evidence = ranked.evidence
    near = asking.similar.get((evidence.plan.id, evidence.passage.section.path), 0.0)
    on_subject = ranked.share >= _SOME
    return bool(asking.question.english and asking.question.plans and near >= _NEAR and on_subject)


def _on_subject(asking: Asking, ranked: _Ranked) -> bool:
    """Single syllables prove little: "thời tiết ngày mai" has them all in "thời gian", "chi tiết", "ngày"."""
    evidence = ranked.evidence
    heard = asking.weighing.pairs(evidence.own, evidence.nearest, evidence.above)
    titled = bool(_titled(asking, evidence))
    return heard > 0 or titled or (ranked.share >= _CERTAIN and not asking.weighing.paired)


def _follow_up(asking: Asking, section: str) -> float:
    previous = asking.question.previous
    return 0.15 if previous and section in previous.sections else 0.0


def _draft(asking: Asking, plan: Plan, ranked: list[_Ranked]) -> Draft:
    top = ranked[0]
    section = top.evidence.passage.section
    if led := _led_by(asking, plan, top.evidence):
        return Draft(plan, headline(asking, plan), led, top.share, is_list=True)
    if section.path not in SPECIAL_SECTIONS and (_opens_list(top.evidence, plan) or _asks_whole(asking, top.evidence)):
        statements = whole(plan, section, heading=bool(_IN_HEADING.search(asking.question.folded)))
        if statements:
            return Draft(plan, headline(asking, plan), statements, top.share, is_list=len(statements) > 1)
    chosen = [top.evidence]
    if len(_ASKS.findall(asking.question.folded)) > 1 and (second := _second_part(asking, ranked)):
        chosen.append(second.evidence)
    for other in ranked[1:4]:
        if other.score >= 0.93 * top.score and other.share >= 0.9 * top.share:
            chosen.append(other.evidence)
    statements = tuple(statement_of(one, asking) for one in chosen[:2])
    return Draft(plan, headline(asking, plan), statements, top.share)


def _second_part(asking: Asking, ranked: list[_Ranked]) -> _Ranked | None:
    """Of a question in two parts, the passage that covers what the best one leaves open."""
    first = ranked[0].evidence
    held = first.own + first.nearest
    # "bao nhiêu điểm học và bao nhiêu lượt người": what the best one does not number
    nouns = [noun for noun in COUNTED.findall(asking.question.folded) if not counts(noun, first.passage.paragraph.text)]
    others = [one for one in ranked[1:12] if not nouns or _tells(asking, one.evidence.passage.paragraph.text, nouns)]
    gains = [
        (asking.weighing.share(held + one.evidence.own, one.evidence.nearest) - asking.weighing.share(held), one)
        for one in others
    ]
    gain, best = max(gains, key=lambda pair: pair[0], default=(0.0, None))
    return best if gain >= (_SECOND / 2 if nouns else _SECOND) else None


def _led_by(asking: Asking, plan: Plan, lead: Evidence) -> tuple[Statement, ...]:
    """What stands under a line that announces it: "- Hình thức khen thưởng" over "+ Bằng khen ..."."""
    if lead.passage.heading:
        return ()
    words = lead.passage.text[lead.passage.body :]
    members = [
        one
        for one in asking.book.of(plan)
        if one.passage.section is lead.passage.section and words in one.passage.above
    ]
    return tuple(statement_of(one) for one in (members and [lead, *members]))


def _opens_list(evidence: Evidence, plan: Plan) -> bool:
    """A heading, or a line that announces what follows."""
    text = evidence.passage.paragraph.text.rstrip()
    return evidence.passage.heading or text.endswith(":")


def _asks_whole(asking: Asking, evidence: Evidence) -> bool:
    """ "mục đích là gì", "các giải pháp": the question is the heading, or says it in full among other words."""
    title = evidence.passage.section.title
    if not asking.question.asked.wants_list or not title:
        return False
    return asking.share(title) >= 0.75 or (asking.question.long and _says(asking, title))


def _says(asking: Asking, title: str) -> bool:
    words = set(syllables(title))
    return len(words) >= _TITLE_WORDS and words <= set(syllables(asking.question.whole))


def statement_of(evidence: Evidence, asking: Asking | None = None) -> Statement:
    """What is told of a passage; for a question the part of a long one that it is about."""
    passage = evidence.passage
    text = readable(evidence.told)
    if asking and len(text) > _LIMIT:
        text = narrowed(asking, passage.text, _LIMIT)
    elif asking and _holds_other_days(asking, text):
        text = narrowed(asking, passage.text[passage.body :], _LIMIT, SAME_DAY)
    title = passage.section.title or next((line for line in passage.above if line), "")
    untold = 0 < len(title) <= _TITLE and not passage.heading and fold(title) not in fold(text)
    whose = asking and _SUBJECT.search(asking.question.folded)
    by_when = asking and _ASKS_WHEN.search(asking.question.folded) and _YEAR.search(title) and not _YEAR.search(text)
    if untold and (whose or by_when):
        # "Bảo đảm kinh phí khen thưởng", "Thời gian chờ dưới 60 phút": whose duty, till when stands in the heading
        text = f"{readable(title)}: {text}"
    return Statement(
        shortened(text, _LIMIT), passage.section.path, passage.paragraph.page, passage.paragraph.text.strip()
    )


def _holds_other_days(asking: Asking, text: str) -> bool:
    """ "... thay bệnh án giấy trước ngày 01/10; không in phim kể từ ngày 15/8": one day is asked for."""
    return asking.question.asked.intent == "deadline" and len(_DAY.findall(text)) > 1
