"""What is asked: which plans, for what, in which words. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import get_args

from knowledge.model import Turn
from knowledge.question.clauses import Parts, is_long, parts_of
from knowledge.question.courtesies import without_courtesies, without_others
from knowledge.question.intent import Asked, Intent, asked, occasions_asked
from knowledge.question.names import Named, Names, document_numbers
from knowledge.question.orders import without_orders
from knowledge.question.spelling import everyday_lines, spelled
from knowledge.question.typed import cleaned, is_english, lexicon, written_out
from knowledge.vietnamese import fold, fold_aligned, has_diacritics, place_tones, syllables
from knowledge.vocabulary import Vocabulary

__all__ = [
    "Asked",
    "Names",
    "Question",
    "asking_words",
    "common_offices",
    "office_heads",
    "own_words",
    "synonyms",
    "understand",
    "without_others",
]

# "thế còn Cát Thành?", "phòng đó", "trong hai kỳ đó": the question leans on the one before.
_LEANS = re.compile(
    r"^(the|vay|con|thi|va|u|o) "
    r"|\b(do|nay|tren|kia|ay|no|ho)\b(?! (so|tap|dong|chuc))"
    r"|^(ai|may|bao gio|khi nao|o dau|gui (ve )?dau|nop (ve )?dau|con may ngay|tai sao)\b"
)
# Words that say what kind of thing is asked for, not about what: "hạn nộp báo cáo" is about báo cáo.
_INTENT_PHRASES: dict[str, tuple[str, ...]] = {
    "deadline": (
        *("han nop", "han gui", "han chot", "han cuoi", "thoi han", "thoi gian nop", "thoi gian gui"),
        *("den han", "tre han", "han", "nop"),
    ),
    "target": ("phan dau",),
    "report_to": ("noi nop", "noi gui", "nop", "gui"),
}
# "the An Khe ward plan": says no more than the name
_WHOSE_PLAN = [["ke", "hoach"], ["phuong"], ["xa"], ["tinh"], ["thanh", "pho"]]
_PRINTED_DATE = re.compile(r"\b(?:ngày )?\d{1,2}\s*[/-]\s*\d{1,2}(?:\s*[/-]\s*20\d\d)?(?!\d)")
_OWN = 2
# A follow-up of so few words is about what was asked before.
_FEW = 3
# So is one of no word that asks for this.
_OF_SOMETHING: tuple[Intent, ...] = ("deadline", "report_to", "office", "dossier", "award", "target", "money")
# So is one of the name of an office: "thế UBND cấp cơ sở thì sao?"
_OFFICE = 8
_OF_OFFICE = re.compile(
    r"(?:cac |nhung )?(?:so|nganh|phong|ban|ubnd|uy ban|hoi|doan|cong an|cong doan|truong|xa|phuong|thon|to|doi|khoa"
    r"|chi cuc|cuc|vien|trung tam|don vi|doanh nghiep|benh vien|tram|khoi)\b"
)
# "còn các trường gửi báo cáo năm ngày nào": a matter of its own
_MATTER = re.compile(
    r"\b(?:bao cao|ho so|dang ky|ke hoach|to chuc|hoan thanh|so ket|tong ket|khen|danh sach|tap huan|cong bo)\b"
)
# Of so many plans at most the issuers and titles are looked for in a question.
_COMPARED = 4
_SAME_BUT = re.compile(r"^(the con|vay con|the|vay|con) ")
# "bên Cát Thành thì phòng nào lo việc đó": what was asked before of another plan
_THERE = re.compile(r"^(o|ben|tai|phia)(?= (?:\w+ ){1,6}thi )")
_YEAR = re.compile(r"\b(?:năm |nam )?20\d\d\b", re.IGNORECASE)
# "thế báo cáo tháng": of another report than the one asked about before
_REPORT_OF = re.compile(r"\bbao cao (?:dinh ky |hang |theo )?(?:tuan|(?:6 |06 |sau )?thang|quy|nam)\b(?! \d)")
# "còn Cát Thành thì sao"
_THEN = re.compile(r"(thi )?(sao|the nao)\W*$")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    `words` is the written-out text, `folded` the same folded, `tokens` its content syllables (folded, without plan
    names and function words), `focus` those of the asking clause of a long
    question, `dense` the text to embed. `plans` are the plans meant; empty means that none is named.
    """

    typed: str
    whole: str
    words: str
    folded: str
    tokens: tuple[str, ...]
    focus: tuple[str, ...]
    context: tuple[str, ...]
    dense: str
    asked: Asked
    plans: tuple[str, ...] = ()
    named: Named = field(default_factory=lambda: Named((), ()))
    numbers: tuple[str, ...] = ()
    english: bool = False
    long: bool = False
    previous: Turn | None = None


def asking_words() -> tuple[str, ...]:
    """Question phrases with their marks, for `Vocabulary` to restore questions with."""
    return (*lexicon()["asking"], *everyday_lines())


def common_offices() -> tuple[str, ...]:
    """Offices that people ask about by habit, whether or not a plan names them."""
    return tuple(lexicon()["offices"])


@cache
def office_heads() -> frozenset[str]:
    """What the name of an office begins with, folded: "liệt kê toàn bộ" does not name a "Kế toán"."""
    return frozenset(syllables(lexicon()["office_heads"]))


@cache
def own_words() -> frozenset[str]:
    """Folded words that speak of the document itself: with no other, "số mấy" asks for its own number."""
    return frozenset(syllables(lexicon()["about_itself"]))


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """What people say for what plans say, folded: "tiền thưởng" asks about "kinh phí khen thưởng"."""
    table = lexicon()["synonyms"]
    return {fold(said): tuple(fold(one) for one in meant) for said, meant in table.items()}


def understand(
    typed: str, names: Names, vocabulary: Vocabulary, *, plan: str | None = None, previous: Turn | None = None
) -> Question:
    """Read a typed question; `plan` limits it to one plan, `previous` is what a follow-up leans on."""
    text = without_others(without_orders(cleaned(typed)))
    english = is_english(text or typed)
    words = written_out(text, english=True) if english else spelled(text, vocabulary, names.words)
    named = names.named_in(words, vocabulary)
    if not named.plans and text != cleaned(typed):
        # the plan stands in the sentence that was left out
        named = names.named_in(cleaned(typed), vocabulary)
    whole = without_courtesies(words)
    frame = names.said_of(((plan,) if plan else named.plans)[:_COMPARED], fold(whole), english=english)
    whole = _unbroken(whole, frame)
    parts = parts_of(whole, lambda part: _telling(part, named.words, vocabulary))
    words = parts.case
    folded = fold(words)
    plans = (plan,) if plan else named.plans
    plans_named = bool(plans)
    most = _FEW
    # "Tiên Lữ" is a place and not "tiền"
    own = asked(*(_unnamed(_plain(part), named.words) for part in (parts.asks, parts.case)))
    if own.intent == "award" and not own.occasions and len(told := occasions_asked(fold(whole))) == 1:
        # of a long question the occasion stands before the clause that asks
        own = replace(own, occasions=told)
    there = (
        previous is not None
        and bool(_THERE.match(folded))
        and (own.intent == previous.intent or bool(_THEN.search(folded)))
    )
    leaning = previous if previous and (there or _leans(folded, () if named.loosely else plans)) else None
    # "thế tới 2030 thì sao?": no more of the year that the question before was about
    asked_before = leaning.question if leaning else ""
    if own.years:
        asked_before = _YEAR.sub("", asked_before)
    if _REPORT_OF.search(folded):
        asked_before, most = _REPORT_OF.sub("bao cao", fold(asked_before)), _OWN
    if leaning and (not plans or named.loosely):
        plans = leaning.plans
    if leaning and (same := (_THERE if there else _SAME_BUT).match(plain := fold_aligned(words))):
        # typed without marks, "the con" may be restored to words of the plans: it is told by its place instead
        then = _THEN.search(plain)
        rest = words[same.end() : then.start() if then else None]
        if len([word for word in _content(rest, named.words, vocabulary, english=english) if word != "|"]) < _OWN:
            # "thế còn Cát Thành?", "thế ở Cát Thành là phòng nào?": the same question of another plan
            words = f"{_without(asked_before, names)} {words}"
            parts, folded = Parts(words, words), fold(words)
            own = asked(_unnamed(folded, named.words))
        elif own.intent == "content" or (own.intent == leaning.intent and _of_another(own, fold(rest))):
            # "thế còn các sở, ngành thì sao?", "còn các trường thì ngày mấy?": the same thing asked of another matter
            known = (intent for intent in get_args(Intent) if intent == leaning.intent)
            own = replace(own, intent=next(known, own.intent))
            parts = Parts(rest, rest)
            most = _OFFICE if _OF_OFFICE.match(fold(rest)) else most
    asking = _INTENT_PHRASES.get(own.intent, ())
    if not plans_named:
        frame = names.said_of(plans[:_COMPARED], fold(whole), english=english)
    named = replace(named, words=(*named.words, *frame))
    # "báo cáo nộp ngày 15/3 phải không": the day may be wrong, the report is what is asked about
    undated = own.yes_no and bool(own.dates)
    asks, context, beside = (
        _content(
            _PRINTED_DATE.sub(" , ", part) if undated else part,
            named.words,
            vocabulary,
            english=english,
            asking=asking,
            talk=is_long(whole),
        )
        for part in (parts.about, parts.context, parts.beside)
    )
    tokens = (*asks, "|", *context, "|", *beside)
    focus = asks if parts.context or parts.beside else ()
    said = sum(word != "|" for word in tokens)
    if leaning and not plans_named and said <= most:
        # "nộp mấy bộ vậy?", "nộp cho phòng nào?", "còn mấy ngày?": of what the question before was about
        before = _content(asked_before, names.named_in(leaning.question).words, vocabulary, english=english)
        if not said and own.intent == "content":
            # "gồm những gì": the words before say of what kind of thing
            own = asked(f"{folded} {' '.join(before).replace('|', ' ')}")
        if not said and own.intent == "deadline" and leaning.intent in ("number", "reference"):
            # "ngày nào vậy?" of the document just told
            own = replace(own, intent="issued_on")
        if said or own.days_left or own.intent in (*_OF_SOMETHING, "issued_on"):
            tokens, focus, context = (*tokens, "|", *before), tokens, before
    return Question(
        typed=typed,
        whole=whole if words == parts.case and parts.beside else words,
        words=words,
        folded=folded,
        tokens=tokens,
        focus=focus,
        context=context,
        dense=words if english or has_diacritics(words) else vocabulary.restore(words),
        asked=own,
        plans=plans,
        named=named,
        numbers=document_numbers(folded),
        english=english,
        long=is_long(whole),
        previous=leaning,
    )


def _unbroken(words: str, names: tuple[str, ...]) -> str:
    """The words without commas inside a name: no clause ends in "phong trào cải cách hành chính, chuyển đổi số"."""
    for name in names:
        for inside in re.finditer(r"[^\w]+".join(name.split()), fold_aligned(words)):
            start, end = inside.span()
            words = f"{words[:start]}{words[start:end].replace(',', ' ')}{words[end:]}"
    return words


def _of_another(own: Asked, folded: str) -> bool:
    """Whether a follow-up names only another office: "còn các trường thì ngày mấy"."""
    return own.intent in ("deadline", "report_to") and bool(_OF_OFFICE.match(folded)) and not _MATTER.search(folded)


def _telling(part: str, names: tuple[str, ...], vocabulary: Vocabulary) -> int:
    """How many words of a part of a question are about something."""
    told = _content(part, names, vocabulary, english=is_english(part), talk=True)
    return sum(word != "|" and not word.isdigit() for word in told)


def _leans(folded: str, plans: tuple[str, ...]) -> bool:
    if plans:
        # "thế còn Bình Phước ...": with a plan of its own only the opening leans
        return bool(_SAME_BUT.search(folded))
    return bool(_LEANS.search(folded)) or len(folded.split()) <= 12


def _without(question: str, names: Names) -> str:
    """The earlier question in folded words, without the plan it named."""
    return " ".join(_unnamed(fold(question), names.named_in(question).words).replace("|", " ").split())


def _plain(words: str) -> str:
    """The words folded, "|" for those that would then be taken for others ("địa chí" for "địa chỉ")."""
    return fold(_mistakable().sub(" | ", words))


@cache
def _mistakable() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(place_tones, lexicon()['mistakable']))})\b", re.IGNORECASE)


def _unnamed(folded: str, names: tuple[str, ...]) -> str:
    """The folded words with "|" for the names of plans; document numbers stay."""
    for name in names:
        if not any(character.isdigit() for character in name):
            # not the school in "hiệu trưởng THPT ...", nor the level in "khen cấp thành phố"
            folded = re.sub(rf"(?<![^\W_])(?<!hieu )(?<!cap ){re.escape(name)}(?![^\W_])", "|", folded)
    return folded


def _content(
    words: str,
    names: tuple[str, ...],
    vocabulary: Vocabulary,
    *,
    english: bool,
    asking: tuple[str, ...] = (),
    talk: bool = False,
) -> tuple[str, ...]:
    """The question's own subject words, folded; "|" stands where something was left out, so that pairs do not leap."""
    restored = re.findall(r"[^\W_]+", words.lower() if english else vocabulary.restore(words))
    folded = [fold(word) for word in restored]
    left_out = _spans(folded, [syllables(name) for name in names if not name.isdigit()])
    if english:
        stop = set(lexicon()["english_function_words"])
        left_out |= {at for at, word in enumerate(restored) if word in stop} | _spans(folded, _WHOSE_PLAN)
    little, phrases = _function_phrases(talk=talk)
    compounds = _spans(restored, [compound.split() for compound in lexicon()["compounds"]])
    left_out |= {at for at, word in enumerate(restored) if word in little and at not in compounds}
    left_out |= _spans(folded, phrases)
    left_out |= _spans(folded, [phrase.split() for phrase in asking])
    return tuple("|" if at in left_out else word for at, word in enumerate(folded))


@cache
def _function_phrases(*, talk: bool) -> tuple[frozenset[str], list[list[str]]]:
    """Single words with their marks ("có" is one, "cơ" is not), and phrases, which are told without."""
    phrases = [*lexicon()["function_phrases"], *(lexicon()["talk"] if talk else ())]
    little = frozenset(place_tones(phrase) for phrase in phrases if " " not in phrase)
    return little, [syllables(phrase) for phrase in phrases if " " in phrase]


def _spans(words: list[str], phrases: list[list[str]]) -> set[int]:
    """Positions of words that belong to one of the phrases."""
    first: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        first.setdefault(phrase[0], []).append(phrase)
    return {
        at + offset
        for at, word in enumerate(words)
        for phrase in first.get(word, ())
        if words[at : at + len(phrase)] == phrase
        for offset in range(len(phrase))
    }
