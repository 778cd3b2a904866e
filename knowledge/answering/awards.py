"""Answers about award forms, their occasions and grantors. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answering.draft import Asking, Draft, Missing, Statement, none_of_kind
from knowledge.answering.holders import office_key
from knowledge.answering.phrases import say
from knowledge.evidence import Evidence
from knowledge.facts.occasions import occasions_in
from knowledge.model import Award, Plan
from knowledge.readable import ancestor_titles, plan_label, readable, shortened
from knowledge.vietnamese import fold, syllables

_NEARLY = 0.85
# "chép lại toàn bộ các hình thức khen thưởng": the list is asked for, whatever else is said
_FORMS_ASKED, _LISTED = re.compile(r"\bhinh thuc khen\b"), 0.4
# "khen thưởng những hình thức nào", "làm tốt thì được thưởng gì": nothing but the list is asked for
_FORMS_ALONE = frozenset(
    {
        "|",
        *syllables("khen thưởng hình thức danh hiệu thi đua những các bằng gì nào có được trao tặng mấy dịp vào xét"),
        *syllables("người ai tập thể cá nhân đơn vị làm tốt giỏi thành tích xuất sắc tiêu biểu phong trào thực hiện"),
    }
)
_REWARDED = re.compile(
    r"\b(?:khen|thuong|tang|ton vinh)\b(?: \w+){0,3} (?:gi|nao|the nao|ra sao)\b|\bkhen (?:\w+ ){0,6}dip nao\b"
)
_TITLE = "danh hieu"
# "giấy khen của chủ tịch xã ở Hải Phòng được tặng vào dịp nào": the grantor ends before these
_NO_GRANTOR = frozenset({"trong", "khi", "dip", "la", "thuoc", "duoc", "co", "do", "o", "tai"})
_LEVEL_WORDS = ("cua", "tinh", "xa", "phuong")
_OTHER_FORMS = (
    "bang khen",
    "giay khen",
    "thu khen",
    "co ",
    "huan chuong",
    "huy chuong",
    "ky niem chuong",
    "giay chung",
)
_QUOTAS = 3
_HOW_MANY = re.compile(
    r"\b(bao nhieu|toi da|may) (?!hinh thuc|loai|dip|dot|cap)\w+|\bty le\b|\bso luong\b"
    r"|\bnhieu (?!hinh thuc|loai)(?:\w+ ){0,2}(?:hon|nhat)\b"
)
_NUMBERED = re.compile(
    r"\d+ (?:tap the|ca nhan|don vi|to chuc|dang vien|co|bang khen|giay khen|\w+)|(?:toi da|khong qua) \d"
)
_ABOUT_FORM = re.compile(
    r"\b(dip|khi) nao\b|\b(danh )?cho (ai|doi tuong nao|nhung ai)\b|\b(dieu kien|tieu chuan)\b"
    r"|\bdip\b|\b(ai|cap nao|co quan nao) (tang|trao|xet|khen)|\bthuoc (cap|hinh thuc)\b"
)


def award_answer(asking: Asking, plan: Plan) -> Draft | Missing | None:
    """The awards that fit form, level and occasion; a combination that the plan does not name is corrected."""
    asking = _in_a_plan_of_one_year(asking, plan)
    asked = asking.question.asked
    awards = plan.facts.awards
    if not awards:
        return None
    if _HOW_MANY.search(asking.question.folded) and any(_has_form(award, asked.form) for award in awards):
        # "tối đa bao nhiêu Bằng khen": a quota stands beside the form, not in it
        return _quota(asking, plan)
    english = asking.question.english
    label = plan_label(plan, english=english)
    if "dot xuat" in asking.question.folded:
        # "khen đột xuất": an occasion of its own
        awards = tuple(one for one in awards if "dot xuat" in fold(_paragraph(asking, plan, one))) or awards
    of_form = [award for award in awards if _has_form(award, asked.form)]
    if asked.form and not of_form:
        opening = say("no_such_form", english, plan=label, award=asked.form and _printed_form(asking))
        return _draft(asking, plan, list(awards), opening)
    of_level = [award for award in of_form if not asked.levels or award.level in asked.levels]
    if not of_level:
        return None
    of_form = of_level
    if asked.form:
        of_form = _best_named(asking, of_form)
    asks_occasion = "dip nao" in asking.question.folded or len(asked.occasions) != 1
    fitting = of_form if asks_occasion else _on_occasion(asking, plan, of_form)
    if fitting:
        return _draft(asking, plan, fitting)
    on_occasion = [award for award in awards if asked.occasions[0] in award.occasions]
    if not on_occasion:
        return None
    opening = say(
        "no_such_award" if asked.form else "no_such_form",
        english,
        plan=label,
        award=_printed_form(asking) if asked.form else say(f"occasion_{asked.occasions[0]}", english),
        occasion=say(f"occasion_{asked.occasions[0]}", english),
    )
    return _draft(asking, plan, on_occasion, opening)


def _in_a_plan_of_one_year(asking: Asking, plan: Plan) -> Asking:
    """ "khen cuối năm" of a plan for one year, which knows only its final review: that is meant."""
    known = {occasion for award in plan.facts.awards for occasion in award.occasions}
    first, last = plan.facts.starts_on, plan.facts.ends_on
    one_year = bool(first and last and first.year == last.year)
    if asking.question.asked.occasions != ("annual",) or "annual" in known or not ("final" in known and one_year):
        return asking
    question = asking.question
    return replace(asking, question=replace(question, asked=replace(question.asked, occasions=("final",))))


def _on_occasion(asking: Asking, plan: Plan, awards: list[Award]) -> list[Award]:
    """Those of the one occasion asked for, with those that are given on any.

    An award named once more without its occasions, or given "đột xuất", is not.
    """
    (occasion,) = asking.question.asked.occasions
    tied = {(one.form, one.grantor) for one in plan.facts.awards if one.occasions}
    sudden = "dot xuat" in asking.question.folded
    return [
        one
        for one in awards
        if occasion in one.occasions
        or (
            not one.occasions
            and (one.form, one.grantor) not in tied
            and (sudden or "dot xuat" not in fold(_paragraph(asking, plan, one)))
        )
    ]


def _quota(asking: Asking, plan: Plan) -> Draft | Missing | None:
    """The paragraph or row of the award asked about, where it says how many."""
    asked = asking.question.asked
    holders = [
        (holder, one)
        for one in plan.facts.awards
        if _has_form(one, asked.form)
        for holder in asking.book.of(plan)
        if holder.holds(one.section, one.quote)
    ]
    counted = [(holder, one) for holder, one in holders if _NUMBERED.search(fold(holder.told))]
    numbered = [
        (holder, one) for holder, one in counted if len(asked.occasions) != 1 or asked.occasions[0] in one.occasions
    ]
    if counted and not numbered and all(one.occasions for _, one in counted):
        # "tối đa bao nhiêu Bằng khen hằng năm", where only the preliminary review has a quota
        return none_of_kind(asking, plan, "kind_amount", _of_paragraph(plan, *counted[0]))
    if not numbered:
        return None
    scored = {holder.told: (asking.share(holder.told), holder, one) for holder, one in numbered}
    best = max(share for share, _, _ in scored.values())
    statements = tuple(
        _of_paragraph(plan, holder, one) for share, holder, one in scored.values() if share >= _NEARLY * best
    )
    headline = say("award_headline", asking.question.english, plan=plan_label(plan, english=asking.question.english))
    coverage = max(best, *(_share(asking, plan, one) for _, one in numbered))
    return Draft(plan, headline, statements[:_QUOTAS], coverage)


def _of_paragraph(plan: Plan, holder: Evidence, award: Award) -> Statement:
    """An award with all that its paragraph or row says of it, under the heading that says when it is given."""
    quote, told = holder.passage.paragraph.text.strip(), holder.told
    section = plan.section(award.section)
    if section and occasions_in(section.title) and fold(section.title) not in fold(told):
        told = f"{section.title}: {told}"
    return Statement(shortened(readable(told), 400), award.section, award.page, quote)


def _paragraph(asking: Asking, plan: Plan, award: Award) -> str:
    """The paragraph that an award stands in, its quote where that is not found."""
    holder = asking.book.holder(plan, award.section, award.quote)
    return holder.passage.paragraph.text if holder else award.quote


def _has_form(award: Award, form: str | None) -> bool:
    """Whether an award is of a form; a "danh hiệu" goes by its own name ("Bàn tay vàng ngành nước")."""
    if form is None or award.form is None:
        return form is None
    own = fold(award.form)
    return own.startswith(form) or (form == _TITLE and not own.startswith(_OTHER_FORMS))


def _printed_form(asking: Asking) -> str:
    """The award as the question names it, with its grantor: "cờ thi đua của chính phủ"."""
    form = asking.question.asked.form or ""
    words = asking.question.words.split()
    folded = [fold(word).strip(".,;:?!\"'") for word in words]
    size = form.count(" ") + 1
    for at in range(len(words) - size + 1):
        if " ".join(folded[at : at + size]) == form:
            end = at + size
            if folded[end : end + 1] == ["cua"]:
                while end < len(words) and folded[end] not in _NO_GRANTOR:
                    end += 1
            return " ".join(words[at:end]).strip(".,;:?!")
    return form


def _best_named(asking: Asking, awards: list[Award]) -> list[Award]:
    """Of several awards of a form, those whose grantor the question names."""
    scores = {id(award): asking.share(_name(award, english=False)) for award in awards}
    best = max(scores.values())
    return [award for award in awards if scores[id(award)] >= _NEARLY * best]


def _draft(asking: Asking, plan: Plan, awards: list[Award], opening: str = "") -> Draft:
    english = asking.question.english
    headline = say("award_headline", english, plan=plan_label(plan, english=english))
    distinct = _distinct(awards)
    whole = len(distinct) == 1 and bool(_ABOUT_FORM.search(asking.question.folded))
    statements = tuple(
        Statement(_line(award, english=english, whole=whole), award.section, award.page, award.quote)
        for award in distinct
    )
    if asking.question.asked.wants_list and len(statements) > 1:
        headline += " " + say("award_count", english, count=len(statements))
    asked = asking.question.asked
    coverage = max(_share(asking, plan, award) for award in awards)
    if asked.wants_list and not asked.form and _FORMS_ASKED.search(asking.question.folded):
        coverage = max(coverage, _LISTED)
    asks_forms = "hinh" in asking.question.tokens or _REWARDED.search(asking.question.folded)
    if asks_forms and _FORMS_ALONE.issuperset(asking.question.tokens):
        coverage = 1.0
    if opening and plan.id in asking.question.plans:
        # "Cờ thi đua tặng cho mấy đơn vị" of a plan that has none: that is sure, however little its awards share
        coverage = max(coverage, _LISTED)
    known = any(_is_named(asking, award) for award in awards)
    if (
        (asked.form and known and (asked.which_plans or _ABOUT_FORM.search(asking.question.folded)))
        or asked.levels
        or len(asked.occasions) == 1
    ):
        # "Cờ thi đua được xét vào dịp nào", "kế hoạch nào có": the form is found, the rest stands beside it
        coverage = max(coverage, 0.9)
    return Draft(plan, headline, statements, coverage, opening, is_list=len(statements) > 1)


def _is_named(asking: Asking, award: Award) -> bool:
    """Whether the award is the one of the question, also by its grantor where it names one."""
    plans = {word for name in asking.question.named.words for word in name.split()}
    asked = set(office_key(_printed_form(asking)).split()) - plans
    known = office_key(f"{_name(award, english=False)} {award.quote}")
    return asked <= {*known.split(), *_TITLE.split(), *_LEVEL_WORDS}


def _share(asking: Asking, plan: Plan, award: Award) -> float:
    section = plan.section(award.section)
    above = (section.title, *ancestor_titles(plan, section)) if section else ()
    return asking.share(award.quote, _name(award, english=False), *above[:1], above=above)


def _distinct(awards: list[Award]) -> list[Award]:
    """The same form on several occasions is told once, with all of them; forms on separate occasions stay apart."""
    kept: dict[tuple[str, str, tuple[str, ...], bool], Award] = {}
    for award in awards:
        key = (award.form or award.quote, award.grantor or "", award.occasions, award.proposed)
        kept.setdefault(key, award)
    return list(kept.values())


def _line(award: Award, *, english: bool, whole: bool = False) -> str:
    """An award with its occasions; `whole` adds the plan's own words, which may name the day ("dịp 03/02")."""
    if award.form is None:
        text = shortened(readable(award.quote), 350)
    else:
        text = _name(award, english=english)
        if award.proposed:
            text += f" ({say('proposed', english)})"
    occasions = ", ".join(say(f"occasion_{one}", english) for one in award.occasions)
    line = f"{text}: {occasions}" if occasions and award.form else text
    quote = shortened(readable(award.quote), 300)
    return f"{line}\n“{quote}”" if whole and award.form and len(quote) > len(text) + 15 else line


def _name(award: Award, *, english: bool) -> str:
    form, grantor = readable(award.form or ""), readable(award.grantor or "")
    if not grantor or fold(grantor) in fold(form):
        return form
    return f"{form} {say('of', english=False)} {grantor}" if form else grantor
