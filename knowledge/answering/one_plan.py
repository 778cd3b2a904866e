"""What one plan says to a question: its facts, or the passage that covers more of it. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answering import passages
from knowledge.answering.awards import award_answer
from knowledge.answering.claims import claimed_answer
from knowledge.answering.counting import counted_answer
from knowledge.answering.criteria import criteria_answer
from knowledge.answering.deadlines import deadline_answer
from knowledge.answering.denials import denied_answer, late_answer
from knowledge.answering.draft import Asking, Draft, Missing
from knowledge.answering.force import force_answer
from knowledge.answering.goals import goals_answer
from knowledge.answering.happened import happened
from knowledge.answering.header import header_answer, named_beside
from knowledge.answering.late import asks_if_late, tells_of_late
from knowledge.answering.offices import duties_answer, office_answer, unknown_office, wrong_office
from knowledge.answering.particulars import dossier_answer, phase_answer, target_answer
from knowledge.answering.parts import listed_answer, members_answer, ordinal_answer, part_answer
from knowledge.answering.phrases import say
from knowledge.answering.premises import beyond
from knowledge.answering.recipients import recipient_answer
from knowledge.answering.references import reference_answer
from knowledge.answering.reviews import review_answer
from knowledge.answering.timing import window_answer
from knowledge.answering.unprinted import unprinted
from knowledge.answering.weekly import weekly_answer
from knowledge.answering.wording import remaining
from knowledge.identity import squeezed
from knowledge.model import Plan
from knowledge.question import own_words
from knowledge.question.intent import Intent
from knowledge.readable import plan_label
from knowledge.vietnamese import fold, syllables

HEADER = ("signer", "person", "title", "number", "issued_on", "recipients")
# A passage must cover this much more of the question than a fact does before it is told instead.
_MARGIN, _DATE_MARGIN = 0.15, 0.3
# A date that covers less of the question than this is easily that of something else.
_DOUBTFUL = 0.4
_ALSO = 0.4
# A yes/no question that the evidence covers less of is not answered by it.
_YES_NO = 0.4
_TARGET = 0.3
# "theo thời hạn do cấp trên thông báo" says that no day is named
_WHEN = re.compile(
    r"\d|\b(ngày làm việc|theo thời (hạn|gian)|hằng|hàng|mỗi|ngay|khi|sau|trước|quý|tháng|tuần)\b", re.IGNORECASE
)
# "1.2. ...", "kết luận tại Thông báo số 31/TB-VKS ngày 18/7/2025": no time by when something is done
_CITED_DOCUMENT = re.compile(
    r"^\W*\w{1,4}(?:\.\d+)*[.)]|\bsố\s*(\d+)[-/]\S+(?:\s+ngày\s+\d{1,2}(?:/| tháng )\d{1,2}(?:/| năm )\d{4})?",
    re.IGNORECASE,
)
# "để thực hiện kế hoạch số bao nhiêu", "kế hoạch số mấy của UBND tỉnh": a document behind the plan.
_CITED = re.compile(
    r"\b(de thuc hien|thuc hien theo|can cu|(?<!kem )theo|dua tren|lay) (ke hoach|quyet dinh|van ban|nghi)"
    r"|\b(ke hoach|quyet dinh) (so )?(bao nhieu|may|nao) cua\b|\bcap tren\b|\bcan cu\b"
)
# "số liệu báo cáo năm tính từ ngày 01/12": from when to when, no day to be in time for
_COUNTED = re.compile(r"\bso lieu\b.{0,40}\b(?:tinh|lay|chot|thong ke|cap nhat)(?: \w+){0,2} (?:tu|den)\b")
# "nghị quyết nào", "văn bản số mấy", "căn cứ vào đâu"
_DOCUMENT = re.compile(
    r"\b(van ban|nghi quyet|quyet dinh|nghi dinh|to trinh|ke hoach|chi thi|cong van|luat) (so )?"
    r"(nao|may|gi|bao nhieu)\b|\bcan cu\b|\bphap ly\b"
)
_STATED = (window_answer, weekly_answer, review_answer)


def told_by(asking: Asking, plan: Plan) -> Draft | Missing | None:
    """What a plan says; missing where it is known not to say, None where nothing in it fits."""
    told = _told_by(asking, plan)
    if isinstance(told, Draft) and not told.opening and asking.question.asked.intent not in (*HEADER, "reference"):
        return replace(told, opening=beyond(asking, plan))
    return told


def _told_by(asking: Asking, plan: Plan) -> Draft | Missing | None:
    intent = asking.question.asked.intent
    if lacks := unprinted(asking, plan) or happened(asking, plan):
        return lacks
    if intent in ("contact", "money"):
        return passages.lacking(asking, plan)
    if intent not in HEADER and (forced := force_answer(asking, plan)):
        return forced
    if named_in_passing := named_beside(asking, plan):
        return named_in_passing
    if intent in (*HEADER, "reference") and _about_itself(asking, plan):
        return header_answer(asking, plan)
    if stated := next((told for answer in _STATED if (told := answer(asking, plan))), None):
        return stated
    if ordinal := ordinal_answer(asking, plan):
        return ordinal
    # of two plans, the office of one is no mistake about the other
    named = asking.question.plans == (plan.id,)
    if named and (wrong := wrong_office(asking, plan)):
        return _with_wrong_office(asking, plan, wrong)
    if named and (unknown := unknown_office(asking, plan)):
        return _no_office(asking, plan, unknown)
    if named and (claimed := claimed_answer(asking, plan)):
        return claimed
    parts = (counted_answer, part_answer, listed_answer, members_answer, criteria_answer, goals_answer)
    if part := next((told for answer in parts if (told := answer(asking, plan))), None):
        return part
    if intent in HEADER:
        intent = "reference"
    if intent == "reference" and asking.question.asked.also and _only_names_plans(asking):
        # "Kế hoạch số 12/KH-UBND: báo cáo năm gửi trước ngày nào": the number says which plan is asked
        intent = asking.question.asked.also[0]
    if denied := denied_answer(asking, plan):
        return denied
    fact = _from_facts(asking, plan, intent)
    if not isinstance(fact, Draft):
        # "hạn báo cáo ... phòng thường trực là phòng nào": another thing that the words ask for may have an answer
        others = (_from_facts(asking, plan, also) for also in asking.question.asked.also)
        fact = next((other for other in others if isinstance(other, Draft) and other.coverage >= _ALSO), fact)
    if isinstance(fact, Draft) and fact.deadlines and asking.question.asked.dates:
        # "nộp trước 18/6 phải không": the register knows whose day that is, a passage with several days does not
        return _of_no_deadline(asking, plan, fact) or fact
    told = _with_days_left(asking, _better(asking, plan, fact, intent))
    if intent == "target" and isinstance(told, Draft) and told.coverage < _TARGET:
        return None
    if isinstance(told, Draft) and asks_if_late(asking) and not _tells_of_late(asking, told):
        told = late_answer(asking, plan) or told
    if asking.question.asked.yes_no and isinstance(told, Draft) and not told.opening and told.coverage < _YES_NO:
        passage = passages.passage_answer(asking, plan) if told.deadlines else None
        return passage if isinstance(passage, Draft) and _tells_of_late(asking, passage) else None
    return told


def _tells_of_late(asking: Asking, draft: Draft) -> bool:
    return any(tells_of_late(asking, one.text) for one in draft.statements)


def _of_no_deadline(asking: Asking, plan: Plan, fact: Draft) -> Draft | None:
    """ "có số liệu báo cáo năm tính từ 1/1 không": what is counted, where that is asked, is no deadline."""
    if not _COUNTED.search(asking.question.folded):
        return None
    told = passages.passage_answer(asking, plan)
    counts = isinstance(told, Draft) and any(_COUNTED.search(fold(one.text)) for one in told.statements)
    return told if isinstance(told, Draft) and counts and told.coverage > fact.coverage else None


def _with_days_left(asking: Asking, told: Draft | Missing | None) -> Draft | Missing | None:
    """ "còn mấy ngày nữa hết đợt": counted also where the day stands in a passage and not among the deadlines."""
    if not asking.question.asked.days_left or not isinstance(told, Draft) or told.deadlines or told.closing:
        return told
    quotes = " ".join(one.quote for one in told.statements)
    return replace(told, closing=remaining(quotes, asking.today, english=asking.question.english))


def _about_itself(asking: Asking, plan: Plan) -> bool:
    """Whether number, date or signer are asked of the plan itself and not of a document it cites."""
    if asking.question.numbers or re.search(
        r"\b(nghi quyet|nghi dinh|luat|to trinh|thong tu)\b", asking.question.folded
    ):
        return asking.question.asked.intent in ("signer", "person") and not _CITED.search(asking.question.folded)
    if _CITED.search(asking.question.folded):
        return False
    itself = own_words() | set(syllables(f"{plan.header.issuer} {plan.header.title}"))
    return all(
        word in itself or word == "|" or word.isdigit() for word in asking.question.tokens
    ) or asking.question.asked.intent in (
        "signer",
        "person",
        "title",
    )


def _only_names_plans(asking: Asking) -> bool:
    """Whether the numbers in a question are those of the plans that it names, and no document is asked for."""
    plans = map(asking.stands.printed, asking.question.plans)
    known = {squeezed(plan.header.number) for plan in plans if plan.header.number}
    numbers = {*asking.question.numbers}
    return bool(numbers) and numbers <= known and not _DOCUMENT.search(asking.question.folded)


def _with_wrong_office(asking: Asking, plan: Plan, wrong: str) -> Draft | Missing:
    duties = duties_answer(asking, plan)
    if duties:
        return duties
    return _no_office(asking, plan, wrong)


def _no_office(asking: Asking, plan: Plan, office: str) -> Missing:
    english = asking.question.english
    label = plan_label(plan, english=english)
    return Missing(plan, say("no_such_office_at_all", english, plan=label, office=office), None, 1.0)


def _from_facts(asking: Asking, plan: Plan, intent: Intent) -> Draft | Missing | None:
    match intent:
        case "deadline":
            return deadline_answer(asking, plan)
        case "report_to":
            return recipient_answer(asking, plan)
        case "award":
            return award_answer(asking, plan)
        case "dossier":
            return dossier_answer(asking, plan)
        case "duties":
            return duties_answer(asking, plan)
        case "office":
            return office_answer(asking, plan)
        case "phase":
            return phase_answer(asking, plan)
        case "target":
            return target_answer(asking, plan)
        case "reference":
            return reference_answer(asking, plan)
        case _:
            return None


def _better(asking: Asking, plan: Plan, fact: Draft | Missing | None, intent: str) -> Draft | Missing | None:
    """The fact, unless a passage covers clearly more of the question."""
    if isinstance(fact, Draft) and (fact.opening or fact.coverage >= 1.0):
        return fact
    if asking.question.asked.days_left and isinstance(fact, Draft) and fact.deadlines and fact.coverage >= _ALSO:
        # days are counted to a deadline, not to what a passage tells
        return fact
    passage = passages.passage_answer(asking, plan)
    if fact is None:
        return passage
    if (
        intent == "deadline"
        and isinstance(passage, Draft)
        and not any(_names_time(asking, one.quote) for one in passage.statements)
    ):
        # "hồ sơ nộp trước ngày nào": a passage that names no time is about something else
        return fact
    dated = intent in ("deadline", "report_to") and fact.coverage >= _DOUBTFUL and not asking.question.asked.yes_no
    margin = _DATE_MARGIN if dated else _MARGIN
    if isinstance(passage, Draft) and passage.coverage > fact.coverage + margin:
        return passage
    if isinstance(fact, Draft) and isinstance(passage, Missing) and intent in ("award", "target"):
        # "tối đa bao nhiêu bằng khen": the forms are known, the number is not
        return passage if passage.coverage > fact.coverage - _MARGIN else fact
    return fact


def _names_time(asking: Asking, text: str) -> bool:
    """Whether a passage says when; the date of a document that it cites is of another matter."""
    asked = asking.question.folded
    return bool(_WHEN.search(_CITED_DOCUMENT.sub(lambda one: one[0] if one[1] and one[1] in asked else " ", text)))
