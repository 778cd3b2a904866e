"""Forms of award: who grants them and on which occasions. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from knowledge.facts.award_tables import awards_in_tables
from knowledge.facts.forms import FORM, form_name, names_form
from knowledge.facts.grantors import awarding_office, grantor_after, grantor_before, level_of
from knowledge.facts.occasions import (
    occasions_after,
    occasions_beside,
    occasions_in,
    occasions_of_heading,
    within_a_year,
)
from knowledge.facts.passages import Passage, Span, clauses, folded, sentences
from knowledge.model import Award, Occasion
from knowledge.vietnamese import fold, squash

_MONEY = re.compile(r"(?:tiền thưởng|thưởng tiền)(?![^\W_])", re.IGNORECASE)
_AT_ONCE = re.compile(r"thưởng nóng(?![^\W_])", re.IGNORECASE)
_BY_COMPETENCE = re.compile(r"khen thưởng(?:\s+[^.;]{0,40}?)?\s+theo (?:đúng )?thẩm quyền", re.IGNORECASE)

# "Ngoài các hình thức nêu tại điểm b khoản này"
_SAME_FORMS = re.compile(r"các hình thức[^.;:]{0,40}?(?:tại|ở) (?:điểm|mục|khoản) ([\w.]+)", re.IGNORECASE)
# What the nearest heading says a list is about.
_ABOUT_FORMS = re.compile(r"hinh thuc|khen thuong|danh hieu|tang thuong|khen cap")
_ABOUT_ELSE = re.compile(
    r"tieu chuan|so luong|thu tuc|ho so|tieu chi|nguyen tac|kinh phi|quy trinh|dieu kien|muc dich|yeu cau"
    r"|trach nhiem|to chuc thuc hien"
    r"|tien do|thoi gian|giai phap|noi dung|doi tuong|huong dan|to chuc trien khai|phan cong"
)
_LONGEST_HEADING = 22
_LONGEST_QUOTE = 300
# How far before a form its giver and its verb are looked for
_NEARBY = 300
_GRANTS = re.compile(
    r"(?:tặng thưởng|tặng|trao tặng|trao|khen thưởng bằng(?: hình thức)?)(?:\s+(?:danh hiệu|\d+"
    r"|các))?\s*[\"']?\s*$",
    re.IGNORECASE,
)
_HAD_BEFORE = re.compile(
    r"(?:đã (?:được|có)|từng được|(?<!tác giả )được tặng|không (?:xét|đề nghị|tặng|trao|khen|có)|chưa được"
    r"|đang đề nghị)[^.;]{0,50}$",
    re.IGNORECASE,
)
# "4. Hồ sơ đề nghị Bằng khen của Chủ tịch UBND tỉnh": what is handed in for it
_DOSSIER_OF = re.compile(r"\W*Hồ sơ\s+(?:đề nghị|trình|xét|khen)[^.;:]*$")
_DOSSIER_FOR = re.compile(
    r"(?<![^\W_])hồ sơ\s+(?:đề nghị|trình|xét)(?:\s+(?:khen thưởng|xét|tặng))*\s+$", re.IGNORECASE
)
_THEN_DOSSIER = re.compile(r"\s*,?\s+(?:thì\s+)?hồ sơ(?![^\W_])")
# "Căn cứ kết quả cuối năm, đề nghị Giám đốc Sở tặng ...; đề nghị Chủ tịch UBND tỉnh tặng ..."
_OPENS_WITH = re.compile(r"\W*(?:Căn cứ|Kết thúc|Khi|Trong|Vào|Cuối|H[àằ]ng|Mỗi|Dịp|Nhân)\s[^,;:]{2,60},")
_PROPOSES = re.compile(
    r"(?<!hồ sơ )(?<!Hồ sơ )(?:đề nghị|đề xuất|trình|kiến nghị)(?![^\W_])(?!\s+khen thưởng gồm)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A form in a clause: where it stands and what belongs to it alone, up to the next form."""

    passage: Passage
    sentence: Span
    clause: Span
    form: Span
    region: Span


@dataclass(frozen=True, slots=True)
class _Told:
    """What the plan says elsewhere: the occasions by section, and whether it ends with its only year."""

    occasions: Mapping[str, tuple[Occasion, ...]]
    one_year: bool


def awards_in(passages: Iterable[Passage], *, one_year: bool = False) -> tuple[Award, ...]:
    """The forms that the plan lists; where it lists none, those that a sentence grants.

    In a plan of `one_year` the review of the year is the final one.
    """
    passages = [passage for passage in passages if not passage.special]
    tabled, tables = awards_in_tables(passages)
    passages = [
        passage for passage in passages if passage.paragraph.cell is None or passage.paragraph.cell.table not in tables
    ]
    listing: list[Passage] = []
    others: list[Passage] = []
    for passage in passages:
        (listing if _lists_forms(passage) else others).append(passage)
    told = _Told(_announced_occasions(listing) | _occasions_told_beside(passages), one_year)
    listed = _with_references(passages, [award for passage in listing for award in _awards(passage, told)])
    untold = _Told({}, one_year)
    granted = [
        award for passage in others if names_form(passage.text) for award in _awards(passage, untold, granted_only=True)
    ]
    known = {(award.form, award.level) for award in (*listed, *tabled)}
    return _once([*listed, *tabled, *(award for award in granted if (award.form, award.level) not in known)])


def _with_references(passages: list[Passage], awards: list[Award]) -> list[Award]:
    """ "c) Tổng kết: ngoài các hình thức nêu tại điểm b ...": the forms of point b are given on that occasion, too."""
    also: dict[str, tuple[Occasion, ...]] = {}
    for passage in passages:
        match = _SAME_FORMS.search(passage.text, passage.body)
        occasions = occasions_in(passage.text[passage.body : match.start()]) if match else ()
        if match and passage.section.ancestors:
            also[f"{passage.section.ancestors[-1]}.{match[1].lower()}"] = occasions
    return [
        replace(award, occasions=tuple(dict.fromkeys((*award.occasions, *also.get(award.section, ())))))
        for award in awards
    ]


def _lists_forms(passage: Passage) -> bool:
    """Whether the nearest telling heading above is about forms of award, and not about criteria, numbers or files."""
    for heading in passage.above:
        words = folded(heading)
        if len(words.split()) > _LONGEST_HEADING:
            continue
        forms, other = _ABOUT_FORMS.search(words), _ABOUT_ELSE.search(words)
        if "hinh thuc" in words or (forms and not other):
            return True
        if other:
            # "Khen thưởng và kinh phí" is about awards, "Tiêu chuẩn khen thưởng" is not
            return forms is not None and forms.start() < other.start()
    return False


def _awards(passage: Passage, told: _Told, *, granted_only: bool = False) -> Iterator[Award]:
    text = passage.text
    items = list(_items(passage))
    if not items and not granted_only and not passage.heading:
        yield from _by_competence(passage, told)
    giver: tuple[_Item, str] | None = None
    for item in items:
        nearby = Span(max(item.clause.start, item.form.start - _NEARBY), item.form.start)
        before = text[nearby.start : nearby.end]
        at_once = _AT_ONCE.match(text, item.form.start) is not None
        if named := grantor_before(text, nearby) or (awarding_office(text, nearby) if at_once else None):
            giver = (item, named)
        inherited = giver[1] if giver and _gives_also(giver[0], item, before) else None
        headed = passage.heading and _DOSSIER_OF.match(text[passage.body : item.form.start])
        if (
            headed
            or _is_of_dossier(item)
            or _HAD_BEFORE.search(before)
            or (granted_only and not (_GRANTS.search(before) or inherited))
        ):
            continue
        yield _award(item, grantor_after(text, item.region) or inherited, told)


def _is_of_dossier(item: _Item) -> bool:
    """ "riêng hồ sơ đề nghị Bằng khen gửi ...", "Riêng Bằng Lao động sáng tạo, hồ sơ lập thành ...": what is sent."""
    text = item.passage.text
    before = text[item.clause.start : item.form.start]
    return bool(_DOSSIER_FOR.search(before) or _THEN_DOSSIER.match(text, item.form.end, item.clause.end))


def _gives_also(first: _Item, item: _Item, before: str) -> bool:
    """ "Giám đốc Sở tặng danh hiệu ..., Giấy khen", "Ban Thường vụ tặng Bằng khen ...; tặng Cờ cho 03 đơn vị"."""
    if first.clause == item.clause:
        return True
    return first.sentence == item.sentence and _GRANTS.search(before) is not None and not _proposed(first)


def _award(item: _Item, grantor: str | None, told: _Told) -> Award:
    passage, text = item.passage, item.passage.text
    form = form_name(text[item.form.start : item.form.end])
    return Award(
        section=passage.section.path,
        page=passage.paragraph.page,
        quote=passage.quote(_quoted(text, item)),
        form=form,
        grantor=squash(grantor) if grantor else None,
        level=level_of(form, grantor, _around(item)),
        occasions=_occasions(item, told),
        proposed=_proposed(item),
    )


def _items(passage: Passage) -> Iterator[_Item]:
    text = passage.text
    for sentence in sentences(text, passage.body):
        for clause in clauses(text, sentence):
            forms = list(FORM.finditer(text, clause.start, clause.end)) or _money_item(text, clause)
            for place, form in enumerate(forms):
                end = forms[place + 1].start() if place + 1 < len(forms) else clause.end
                yield _Item(passage, sentence, clause, Span(form.start(), form.end()), Span(form.end(), end))


def _money_item(text: str, clause: Span) -> list[re.Match[str]]:
    """Money counts where it is an item of its own: "- Tiền thưởng: ...", "biểu dương, thưởng nóng 500.000 đồng"."""
    money = _MONEY.match(text, clause.start) or _AT_ONCE.search(text, clause.start, clause.end)
    return [money] if money else []


def _by_competence(passage: Passage, told: _Told) -> Iterator[Award]:
    """ "... các cơ quan, đơn vị thực hiện khen thưởng theo thẩm quyền": awarding without a form."""
    text = passage.text
    for sentence in sentences(text, passage.body):
        found = _BY_COMPETENCE.search(text, sentence.start, sentence.end)
        if found is None:
            continue
        item = _Item(passage, sentence, sentence, Span(found.start(), found.end()), Span(found.end(), sentence.end))
        yield Award(
            section=passage.section.path,
            page=passage.paragraph.page,
            quote=passage.quote(sentence),
            form=None,
            grantor=awarding_office(text, Span(sentence.start, found.start())),
            level=None,
            occasions=_occasions(item, told),
        )


def _occasions(item: _Item, told: _Told) -> tuple[Occasion, ...]:
    found = _occasions_said(item, told)
    sentence = item.passage.text[item.sentence.start : item.sentence.end]
    return within_a_year(found, (sentence, *item.passage.above)) if told.one_year else found


# "Hằng năm: tặng Giấy khen, gắn với tổng kết công tác xây dựng Đảng": of another thing
_TIED_TO = re.compile(r"(?<![^\W_])gắn với\s[^.;]*?tổng kết (?:công tác|năm)[^.;]*", re.IGNORECASE)


def _occasions_said(item: _Item, told: _Told) -> tuple[Occasion, ...]:
    """The occasion nearest to the form: behind it, before it, over its list, over its section."""
    text, passage = item.passage.text, item.passage
    if own := occasions_after(_TIED_TO.sub(" ", text[item.region.start : item.region.end])):
        return own
    colon = text.find(":", item.sentence.start, item.form.start)
    first = FORM.search(text, item.clause.start, item.clause.end)
    lead = text[item.sentence.start : colon] if colon >= 0 else ""
    opening = text[item.clause.start : min(first.start() if first else item.form.start, item.form.start)]
    said_first = _OPENS_WITH.match(text, item.sentence.start, item.form.start)
    for before in (opening, lead, said_first[0] if said_first else ""):
        if said := occasions_in(before):
            return said
    for heading in passage.above:
        if (over := occasions_of_heading(heading)) is not None:
            return over
    for path in (passage.section.path, *reversed(passage.section.ancestors)):
        if path in told.occasions:
            return told.occasions[path]
    return ()


def _announced_occasions(passages: list[Passage]) -> dict[str, tuple[Occasion, ...]]:
    """ "Khen thưởng hằng năm, sơ kết, tổng kết." said once for a whole section."""
    found: dict[str, tuple[Occasion, ...]] = {}
    for passage in passages:
        if passage.heading or names_form(passage.text):
            continue
        for sentence in sentences(passage.text, passage.body):
            if over := occasions_of_heading(passage.text[sentence.start : sentence.end]):
                found.setdefault(passage.section.path, over)
    return found


def _occasions_told_beside(passages: list[Passage]) -> dict[str, tuple[Occasion, ...]]:
    """ "2. Thời điểm khen thưởng: sơ kết và tổng kết." speaks for the sections beside it."""
    found: dict[str, tuple[Occasion, ...]] = {}
    for passage in passages:
        if "khen thưởng" in passage.text.lower() and (beside := occasions_beside(passage.text)):
            parents = passage.section.ancestors
            found.setdefault(parents[-1] if parents else passage.section.path, beside)
    return found


def _around(item: _Item) -> tuple[str, ...]:
    text = item.passage.text
    own = text[item.form.start : item.region.end]
    before = text[max(item.sentence.start, item.form.start - _NEARBY) : item.form.start]
    return own, before, *item.passage.above


def _proposed(item: _Item) -> bool:
    text = item.passage.text
    own = text[max(item.clause.start, item.form.start - _NEARBY) : item.form.start]
    colon = text.find(":", item.sentence.start, item.form.start)
    lead = text[item.sentence.start : colon] if colon >= 0 else ""
    leads = [heading for heading in item.passage.above[:2] if "khen" in folded(heading)]
    return any(_PROPOSES.search(words) for words in (own, lead, *leads))


def _quoted(text: str, item: _Item) -> Span:
    """The sentence, or the clause alone where the sentence is long."""
    whole = item.sentence
    return whole if whole.end - whole.start <= _LONGEST_QUOTE else item.clause


def _once(found: list[Award]) -> tuple[Award, ...]:
    """Each form once a section: a later mention without a grantor is the same award spoken of again."""
    kept: dict[tuple[object, ...], Award] = {}
    for award in found:
        if award.grantor is None and any(_echoes(award, other) for other in kept.values()):
            continue
        kept.setdefault((award.section, award.form, award.occasions, fold(award.grantor or ""), award.proposed), award)
    return tuple(kept.values())


def _echoes(award: Award, other: Award) -> bool:
    same_place = award.section == other.section or award.section.startswith(other.section + ".")
    return same_place and award.form == other.form and award.occasions in ((), other.occasions)
