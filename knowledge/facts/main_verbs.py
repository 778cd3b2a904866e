"""Which of the verbs around a date the date belongs to. Pure."""

from __future__ import annotations

import re

from knowledge.facts import obligations as duty
from knowledge.facts.addressees import only_says_to_whom, passed_on, without_purpose
from knowledge.facts.objects import OPENS_WITH_THING, thing_in
from knowledge.facts.passages import Span
from knowledge.facts.surroundings import Place

_OPENING = re.compile(
    r"(?:va |dong thoi )?(?:dinh ky|hang (?:nam|quy|thang|tuan)|moi (?:nam|quy|thang|tuan)(?: (?:mot|0?1) lan)?"
    r"|(?:0?[36]|ba|sau|mot|0?1) (?:thang|quy|nam) (?:mot|0?1) lan|[,\s(])+(?:vao)?|ngoai ra|ben canh do"
    r"|(?:vao )?(?:buoi )?(?:sang|chieu|toi)"
)
# "xây dựng chương trình cụ thể, " before "báo cáo Chủ tịch UBND xã"
_SAYS_WHAT = re.compile(r"(?:[^\s,]+\s){2,}[^\s,]+(?:,| và)\s+")
_OF_THAT = re.compile(r"(?:ket qua|danh sach)(?:\s+(?:ve|cho|den|toi)\s|$)")
_ASKED = re.compile(r"de (?:nghi|xuat)")
_JOINED = re.compile(r"(?:.*(?:,| và)\s+)?")
_CASE = re.compile(r"\W*(?:riêng )?đối với [^,;:.()]{3,60},\s+", re.IGNORECASE)
_SUMMING_UP = re.compile(r"(?:so|tong)\s+ket")
_LONG_BEFORE = 90


def main_verb(place: Place) -> tuple[duty.Verb | None, int]:
    """The verb that a date belongs to, and how far its words may reach."""
    for span in (place.inner, _beside_case(place), place.before):
        if span is not None and (found := verbs_at(place, span)):
            return _chosen(place, found, span), span.end
    after = Span(place.label.end + 1, place.after.end) if place.label else place.after
    found = verbs_at(place, after)
    before = place.folded(place.before).strip(" -+,;(")
    if found and (
        not before or before.endswith(":") or _OPENING.fullmatch(before) or _follows_at_once(place, found[0])
    ):
        # "Trước ngày 15/8, các phòng xây dựng ...", "Định kỳ trước ngày 05/6 hằng năm báo cáo kết quả ..."
        return found[0], place.after.end
    return None, place.after.end


def _beside_case(place: Place) -> Span | None:
    """What is said of a case that opens the sentence: "Đối với khen thưởng sơ kết, hồ sơ gửi trước ngày 10/11"."""
    case = _CASE.match(place.sentence.text, place.before.start, place.before.end)
    return Span(case.end(), place.before.end) if case else None


def verbs_at(place: Place, span: Span) -> list[duty.Verb]:
    return duty.verbs(*without_purpose(place.sentence.text, place.sentence.folded, span), span)


def first_word(place: Place) -> int:
    before = place.printed(place.before)
    return place.before.start + len(before) - len(before.lstrip(" -+*,;("))


def _follows_at_once(place: Place, verb: duty.Verb) -> bool:
    # "Các phòng (trước 10/12), các xã (trước 05/12) gửi báo cáo"
    between = place.printed(Span(place.after.start, verb.start)).strip()
    return between in (",", ":", "") or (between == ")" and place.inner is not None)


def _chosen(place: Place, found: list[duty.Verb], span: Span) -> duty.Verb:
    """Of several verbs the one the date is about: "... và định kỳ hàng năm báo cáo kết quả", "... và tổng kết"."""
    folded, last = place.sentence.folded, found[-1]
    if _SUMMING_UP.fullmatch(folded, last.start, last.end) and re.search(r"(?:\sva|,)\s+$", folded[: last.start]):
        return last
    if any(verb.sends for verb in found):
        return _sending(place, found, span)
    if last.start - found[0].start > _LONG_BEFORE:
        joins = [verb for verb in found if re.search(r"(?:\sva|,|dong thoi)\s+$", folded[: verb.start])]
        near = joins[-1] if joins else found[0]
        alone = not folded[near.end : span.end].strip() and near is not found[0]
        # "biên soạn tài liệu song ngữ, phát hành": what is published stands before
        return found[found.index(near) - 1] if alone else near
    return found[0]


def _sending(place: Place, found: list[duty.Verb], span: Span) -> duty.Verb:
    """The verb whose words say what is sent: "Tổng hợp kết quả, báo cáo Sở Nội vụ" begins with the first."""
    text, folded = place.sentence.text, place.sentence.folded
    first = next(verb for verb in found if verb.sends)
    while (passed := passed_on(text, first.end, span.end)) is not None:
        first = next((verb for verb in found if verb.start == passed), None) or first
        if first.start != passed:
            break
    rest = folded[first.end : span.end].strip()
    before = text[found[0].start : first.start]
    if _OF_THAT.match(rest) and not _ASKED.match(folded, found[0].start) and _SAYS_WHAT.fullmatch(before):
        # "Khảo sát mức độ hài lòng, gửi kết quả về Sở Nội vụ"
        return found[0]
    if not re.match(r"(?:ve|cho|den|toi|qua|truoc|\(|,|$)", rest):
        if thing_in(before, Span(0, len(before))) or not only_says_to_whom(text, first.end, span.end):
            return first
        reports = folded.startswith("bao cao", first.start)
        return found[0] if (_SAYS_WHAT if reports else _JOINED).fullmatch(before) else first
    if OPENS_WITH_THING.match(text, first_word(place)):
        return first
    return found[0] if first.start - found[0].start < duty.LONGEST_TASK else first
