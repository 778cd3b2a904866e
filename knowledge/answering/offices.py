"""Answers about which office does something and what an office has to do. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from knowledge.answering.draft import Asking, Draft, Statement
from knowledge.answering.holders import office_key
from knowledge.answering.phrases import say
from knowledge.model import Duty, Plan
from knowledge.question import common_offices
from knowledge.readable import plan_label, readable, shortened
from knowledge.vietnamese import CAPITALS, fold, syllables

_NEARLY = 0.9
# A question that names the role ("ai chủ trì") wants duties of that role.
_ROLE = 0.15
_SAME_OFFICE, _SPREAD = 84, 10
_SAME_SECTION = 0.5
# "Chi cục Thú y chủ trì ...": what is printed as a name before what it does
_HEADED = re.compile(
    rf"(?<!\w)((?:Chi cục|Cục|Phòng|Sở|Trung tâm|Khoa|Hội|Trạm|Viện|Ban) [{CAPITALS}]\w*(?:[ ,-]+\w+){{0,8}}?)"
    r"(?= (?:chủ trì|phối hợp|phải|có|được|làm|lo|thực hiện|theo dõi|tham mưu|thẩm định|chịu|phụ trách)(?!\w))"
)
_OWN_NAME = 2
_OWN = re.compile(
    r"\b(?:phong|don vi|co quan|ben|cho|ban|khoa|so|to|chi cuc|trung tam|truong|tram) "
    r"(?:minh|em|toi|tui|tao|chung (?:toi|em|minh)|bon em|tui em)\b"
)
_RUN = 4
_OPENS_WITH_TIME = re.compile(
    r"\W*(?:\w{1,4}[.)]\s*|\d[\d.]*\s+)*(?:Từ|Trong|Năm|Quý|Tháng|Giai đoạn|Đợt)\b[^:;.]{0,60}\d[^:;.]{0,40}:"
)
_TIMED = 0.4
_STANDING = re.compile(r"\b(co quan|don vi|bo phan)? ?(thuong truc|dau moi)\b")
_STANDING_WORDS = frozenset(
    [
        "|",
        *syllables("cơ quan đơn vị bộ phận thường trực đầu mối tổng hợp phong trào thi đua triển khai thực hiện đúng"),
    ]
)


def office_answer(asking: Asking, plan: Plan) -> Draft | None:
    """Which office does what the question describes."""
    if standing := _standing_office(asking, plan):
        return standing
    roles = asking.question.asked.roles
    before = asking.question.previous.sections if asking.question.previous else ()
    short = sum(word != "|" for word in asking.question.tokens) <= 3
    scored = [
        (
            duty,
            _share(asking, plan, duty)
            + (_ROLE if duty.role in roles else 0.0)
            # "phòng nào làm việc đó?"
            + (_SAME_SECTION if short and duty.section in before else 0.0),
        )
        for duty in plan.facts.duties
    ]
    scored = [(duty, score) for duty, score in scored if score > 0]
    if not scored:
        return None
    best = max(score for _, score in scored)
    chosen = [duty for duty, score in sorted(scored, key=lambda pair: -pair[1]) if score >= _NEARLY * best][:2]
    english = asking.question.english
    statements = tuple(duty_statement(duty, english=english) for duty in _first_of_each_quote(chosen))
    headline = say("office_headline", english, plan=plan_label(plan, english=english))
    return Draft(plan, headline, statements, min(1.0, best), office=chosen[0].office)


def duty_statement(duty: Duty, *, english: bool) -> Statement:
    """What an office does, and with whom."""
    return Statement(_line(duty) + _with_whom(duty, english=english), duty.section, duty.page, duty.quote)


def _standing_office(asking: Asking, plan: Plan) -> Draft | None:
    """ "cơ quan nào thường trực", "đầu mối là ai": with no other word, the office that every plan has for itself.

    "Văn phòng Sở có là cơ quan thường trực không" names an office beside: yes or no.
    """
    if not _STANDING.search(asking.question.folded):
        return None
    standing = [duty for duty in plan.facts.duties if _STANDING.search(fold(duty.quote)) and duty.role == "lead"]
    first = next((duty for duty in standing if "thuong truc" in fold(duty.quote)), standing[0] if standing else None)
    more = set(asking.question.tokens) - _STANDING_WORDS - set(syllables(plan.header.title))
    if first is None or (more and not (asking.question.asked.yes_no and _is_office(plan, more))):
        return None
    english = asking.question.english
    named = f" {' '.join(syllables(asking.question.words))} "
    meant = any(f" {_bare(office_key(duty.office))} " in named for duty in standing)
    opening = say("yes" if meant else "no", english) if more else ""
    statement = Statement(_line(first), first.section, first.page, first.quote)
    headline = say("office_headline", english, plan=plan_label(plan, english=english))
    return Draft(plan, headline, (statement,), 1.0, opening, office=first.office)


def _is_office(plan: Plan, words: set[str]) -> bool:
    """Whether the words are all in the name of one office of the plan."""
    return any(words <= set(syllables(duty.office)) for duty in plan.facts.duties)


def duties_answer(asking: Asking, plan: Plan) -> Draft | None:
    """All that the plan gives to the office that the question names; None where it names none of the plan's offices."""
    named = named_office(asking, plan)
    if named is None:
        return None
    office, exact = named
    english = asking.question.english
    label = plan_label(plan, english=english)
    duties = [duty for duty in plan.facts.duties if _same(_within(plan, duty.office), _within(plan, office))]
    if not duties or _scheduled(asking, plan, office):
        return None
    shown = readable(duties[0].office)
    opening = "" if exact else say("no_such_office", english, plan=label, office=_asked_office(asking), near=shown)
    statements = tuple(_paragraphs(asking, plan, duties))
    headline = say("duties_headline", english, office=shown, plan=label)
    return Draft(plan, headline, statements, 1.0, opening, is_list=True, office=shown)


def _scheduled(asking: Asking, plan: Plan, office: str) -> bool:
    """ "trong năm 2025 các xã phải làm gì", where "Từ tháng 11 đến tháng 12 năm 2025: các xã ..." tells it."""
    years = [str(year) for year in asking.question.asked.years]
    return any(
        _OPENS_WITH_TIME.match(text)
        and any(year in text for year in years)
        and _bare(office) in office_key(text)
        and asking.share(one.told) >= _TIMED
        for one in asking.book.of(plan)
        if (text := one.passage.paragraph.text)
    )


def wrong_office(asking: Asking, plan: Plan) -> str | None:
    """The office that the question names and only other plans have; None where there is no such mistake."""
    name = _asked_office(asking)
    if not name or office_key(name).startswith("cac ") or _translated_loosely(asking, name):
        # "các đơn vị" is whoever it concerns
        return None
    holders = asking.offices.holders(office_key(name))
    if plan.id in holders or office_key(name) in asking.book.words(plan) or _senders_named(asking, plan):
        return None
    return name if holders and not _in_other_words(office_key(name), plan) else None


def _in_other_words(key: str, plan: Plan) -> bool:
    """Whether the plan has an office of that key under a longer or shorter name: "Hội LHPN cấp xã"."""
    own = {*(duty.office for duty in plan.facts.duties), *(one.who for one in plan.facts.deadlines if one.who)}
    return any(f"{key} " in f"{re.sub(r' (?:cap|cac) ', ' ', office_key(office))} " for office in own)


def _senders_named(asking: Asking, plan: Plan) -> bool:
    """ "khối văn phòng, các phòng thì sao": of those that it takes for one sort another name is the plan's own."""
    text = f" {office_key(asking.question.words)} "
    senders = {office_key(one.who) for one in plan.facts.deadlines if one.who}
    return any(who.startswith("cac ") and f" {who} " in text for who in senders)


def unknown_office(asking: Asking, plan: Plan) -> str | None:
    """An office that the question is about and that the plan never names; None where there is none such."""
    asked = asking.question.asked
    if asked.intent not in ("duties", "office", "content", "report_to") and not asked.roles:
        return None
    text = f" {office_key(asking.question.words)} "
    inside = [office for office in common_offices() if f" {office_key(office)} " in text]
    if not inside:
        return _strange_office(asking, plan)
    longest = max(inside, key=len)
    if _translated_loosely(asking, longest):
        return None
    issuer = office_key(plan.header.issuer)
    held = office_key(longest) in asking.book.words(plan) or office_key(longest) in issuer
    return None if held or _shortens(longest, plan) else longest[:1].upper() + longest[1:]


def _shortens(name: str, plan: Plan) -> bool:
    """ "hội phụ nữ" is what people call the "Hội Liên hiệp Phụ nữ thành phố"."""
    first, *rest = office_key(name).split()
    for office in {*(duty.office for duty in plan.facts.duties), *(one.who or "" for one in plan.facts.deadlines)}:
        words = iter(office_key(office).split())
        if next(words, "") == first and all(word in words for word in rest):
            return True
    return False


def _translated_loosely(asking: Asking, name: str) -> bool:
    """ "the office of ...": of an English name so short is left after translation that it may be any."""
    return asking.question.english and len(name.split()) <= _OWN_NAME


def _strange_office(asking: Asking, plan: Plan) -> str | None:
    """ "Chi cục Thú y chủ trì nhiệm vụ nào" of a plan without one; None where the question names no office so."""
    match = _HEADED.search(asking.question.words)
    if match is None or asking.question.asked.intent not in ("duties", "office") or named_office(asking, plan):
        return None
    key = office_key(match[1])
    for name in asking.question.named.words:
        key = re.sub(rf"\b{re.escape(office_key(name))}$", "", key).strip()
    return None if key.count(" ") < _OWN_NAME or key in asking.book.words(plan) else match[1]


def named_office(asking: Asking, plan: Plan) -> tuple[str, bool] | None:
    """The plan's office that the question means (its key), and whether the name is exactly that."""
    offices = {office_key(duty.office) for duty in plan.facts.duties}
    wrong = wrong_office(asking, plan)
    if wrong:
        near = max(offices, key=lambda office: _nearness(office, office_key(wrong)), default=None)
        return (near, False) if near and _nearness(near, office_key(wrong)) >= 60 else None
    # "em mới về Văn phòng UBND ..., liệt kê việc của văn phòng mình": who asks says which office that is
    words = asking.question.typed if _OWN.search(asking.question.folded) else asking.question.words
    text = f" {office_key(words)} "
    inside = max((office for office in offices if f" {_bare(office)} " in text), key=len, default="")
    if len(_bare(inside).split()) > _OWN_NAME:
        return inside, True
    spelt = _alike({office for office in offices if inside in office and office != inside}, text)
    if inside:
        # "các đơn vị sự nghiệp thuộc Sở": not the "các đơn vị" of which it also speaks
        longer = _common_run(spelt.split(), text.split()) > len(inside.split())
        return spelt if longer else inside, True
    previous = asking.question.previous
    if previous and previous.office and re.search(r"\b(do|nay|day|ay|tren)\b", asking.question.folded):
        key = office_key(previous.office)
        if key in offices:
            return key, True
    if spelt:
        return spelt, True
    runs = [(_common_run(office.split(), text.split()), office) for office in offices]
    longest = max(runs, default=(0, ""))
    # "mặt trận tổ quốc" stands for "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội phường"
    return (longest[1], True) if longest[0] >= _RUN else None


def _alike(offices: Iterable[str], text: str) -> str:
    """The office whose words stand in the text in any order, and most of them side by side; empty where none do."""
    scored = (
        (min(fuzz.token_set_ratio(_bare(office), text), fuzz.partial_ratio(_bare(office), text) + _SPREAD), office)
        for office in offices
        if len(office.split()) > 1
    )
    score, best = max(scored, default=(0.0, ""))
    return best if score >= _SAME_OFFICE else ""


def _common_run(name: list[str], words: list[str]) -> int:
    """How many words in a row a name and a question share."""
    matcher = SequenceMatcher(None, name, words, autojunk=False)
    return matcher.find_longest_match().size


def _bare(office: str) -> str:
    """Without what stands around a name: "Các doanh nghiệp trên địa bàn xã"."""
    return re.sub(r"^(cac|de nghi|giao) | tren dia ban .*$", "", office)


def _nearness(one: str, other: str) -> float:
    return fuzz.ratio(_bare(one), other) if one.split()[:1] == other.split()[:1] else 0.0


def _within(plan: Plan, office: str) -> str:
    """An office's key without what names the plan's own body: "Phòng Kinh tế xã", "Ban Tổ chức Ủy ban MTTQ tỉnh"."""
    key, issuer = office_key(office).split(), office_key(plan.header.issuer.split(",")[0]).split()
    size = next((n for n in range(len(key) - _OWN_NAME, 0, -1) if _in_a_row(key[-n:], issuer)), 0)
    return " ".join(key[: len(key) - size])


def _in_a_row(words: list[str], of: list[str]) -> bool:
    return f" {' '.join(words)} " in f" {' '.join(of)} "


def _same(one: str, other: str) -> bool:
    return one == other or fuzz.ratio(one, other) >= 95


def may_be_same(one: str, other: str) -> bool:
    """Whether two keys may name one office: the words of the shorter stand in the longer."""
    return fuzz.token_set_ratio(one, other) >= _SAME_OFFICE


def _asked_office(asking: Asking) -> str:
    """The longest office name known to the library that stands in the question, as typed."""
    words = asking.question.words
    longest = asking.offices.longest_in(office_key(words))
    if longest is None:
        return ""
    tokens = [(match.group(), match.span()) for match in re.finditer(r"[^\W_]+", words)]
    folded = [fold(token) for token, _ in tokens]
    size = len(longest.split())
    for at in range(len(folded) - size + 1):
        if " ".join(folded[at : at + size]) == longest:
            return words[tokens[at][1][0] : tokens[at + size - 1][1][1]]
    return longest


def _share(asking: Asking, plan: Plan, duty: Duty) -> float:
    section = plan.section(duty.section)
    return asking.share(duty.quote, duty.task, above=(duty.office, section.title if section else ""))


def _line(duty: Duty) -> str:
    office, quote = readable(duty.office), readable(duty.quote).rstrip(" ,;")
    return quote if fold(office) in fold(quote) else f"{office}: {shortened(quote, 420)}"


def _with_whom(duty: Duty, *, english: bool) -> str:
    """The offices that cooperate, where the quote (a cell of a table) does not name them."""
    partners = [readable(one) for one in duty.partners if fold(one) not in fold(duty.quote)]
    return f" ({say('with_whom', english)}: {', '.join(partners)})" if partners else ""


def _first_of_each_quote(duties: Iterable[Duty]) -> list[Duty]:
    kept: dict[tuple[str, str], Duty] = {}
    for duty in duties:
        kept.setdefault((duty.section, duty.quote), duty)
    return list(kept.values())


def _paragraphs(asking: Asking, plan: Plan, duties: list[Duty]) -> Iterable[Statement]:
    """The whole paragraphs that hold the duties, each once: a duty is told with its conditions."""
    told: set[tuple[str, str]] = set()
    for duty in duties:
        holder = asking.book.holder(plan, duty.section, duty.quote)
        quote = holder.passage.paragraph.text.strip() if holder else duty.quote
        if (duty.section, quote) not in told:
            told.add((duty.section, quote))
            text = holder.told.strip() if holder else quote
            yield Statement(shortened(readable(text), 600), duty.section, duty.page, quote)
