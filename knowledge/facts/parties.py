"""Who owes what stands at a date, and to whom, from the words around it. Pure."""

from __future__ import annotations

import re

from knowledge.facts import obligations as duty
from knowledge.facts.addressees import addressee
from knowledge.facts.passages import Span
from knowledge.facts.surroundings import Place

_SINGLED_OUT = re.compile(r"\s*,?\s*(?:đối với|với|riêng)\s+")
_FOR = re.compile(r"(?:đối với|riêng|với)\s+", re.IGNORECASE)
_KIND = re.compile(
    r"(?:các |những )?(?:xã|phường|đặc khu|thôn|bản|ấp|khóm|khu phố|tổ dân phố|trường|phòng|chi cục|trung tâm|khoa|sở"
    r"|ban|ngành|đơn vị|cơ quan|doanh nghiệp|hợp tác xã|tổ chức|cấp (?:tỉnh|xã|cơ sở))"
    r"(?:\s(?!và )[^\W\d_]+){0,3}(?:\s+(?:số\s+)?\d+(?:\s*(?:đến|-)\s*\d+)?)?",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"\W*\d{{1,3}}(?:,\d+)?\s*%\s+(?:số\s+)?({_KIND.pattern})(?=\s+(?:dùng|có|đạt|sử dụng|được|phải|hoàn thành"
    r"|thực hiện|triển khai|tổ chức|ban hành|ứng dụng)\s)",
    re.IGNORECASE,
)
# "... về Sở Nội vụ và định kỳ hàng năm báo cáo ...": the next duty of the sentence
_NEXT_DUTY = re.compile(r"\s(?:va|dong thoi)\s(?=(?:dinh ky|hang|moi|gui|bao cao)\s)")


# ", về Phòng Tổ chức (đối với viên chức) trước ngày 12/6": where the same goes by this date
_GOES_TO = re.compile(r"[\s,;]*(?:và\s+)?(?:gửi\s+|nộp\s+)?(?:về|đến)\s", re.IGNORECASE)
# "Ban hành kế hoạch trong thời hạn 10 ngày kể từ ngày ký, gửi về Phòng Nội vụ"
_THEN_SENT = re.compile(r"\s*,\s*(?:và\s+|đồng thời\s+)?(?:gửi|nộp|báo cáo)\s", re.IGNORECASE)


def acting(place: Place, verb: duty.Verb | None) -> str | None:
    """Whom the words around a date make act: in its brackets, behind it ("đối với ..."), or before the verb."""
    text = place.sentence.text
    if place.inner is not None and (named := duty.concerned(text, place.inner)):
        return named
    if place.label is not None and _SINGLED_OUT.match(text, place.label.start):
        return duty.concerned(text, place.label)
    after = _SINGLED_OUT.match(text, place.after.start, place.after.end)
    if after and (named := duty.concerned(text, Span(after.start(), place.after.end))):
        return named
    if after and (named := kind_named(text[after.end() : place.after.end].strip(" .,"))):
        return named
    if verb is None:
        return duty.subject(text, place.before) or _share_of(place)
    if verb.start >= place.after.start:
        return duty.subject(text, Span(place.after.start, verb.end)) or duty.subject(text, place.before)
    return duty.subject(text, Span(place.before.start, verb.end))


def _share_of(place: Place) -> str | None:
    """ "100% khoa lâm sàng dùng bệnh án điện tử trước ngày 01/10": those of whom a target speaks."""
    share = _SHARE.match(place.printed(place.before))
    return share[1] if share else None


def kind_named(words: str) -> str | None:
    """The words themselves when they are some of those who owe the same: "đối với xã, phường", "các thôn 1 đến 7"."""
    named = _FOR.sub("", words.strip())
    parts = re.split(r",\s+(?:và\s+)?|\s+và\s+", named)
    return named if all(_KIND.fullmatch(part) for part in parts) else None


def subject_of_clause(place: Place, verb: duty.Verb | None) -> str | None:
    """The subject that stands further off in the sentence."""
    # "(đối với UBND cấp cơ sở gửi ...)" speaks of its own date only
    bare = re.sub(r"\([^()]*\)", lambda match: " " * len(match[0]), place.sentence.text)
    end = verb.end if verb and place.before.start <= verb.start < place.before.end else place.before.end
    near = Span(place.sentence.span.start, end)
    if (found := duty.subject(bare, near)) is not None or verb is not None:
        return found
    return duty.subject(bare, place.sentence.clause_at(place.after.start))


def receiving(place: Place, verb: duty.Verb | None, limit: int) -> str | None:
    """To whom the thing goes, in the words that belong to the date."""
    after = place.after
    following = _NEXT_DUTY.search(place.sentence.folded, after.start, after.end)
    text, last = place.sentence.text, place.position + 1 == len(place.sentence.groups)
    spans = [
        place.inner,
        place.before if verb is None and _GOES_TO.match(text, place.before.start, place.before.end) else None,
        Span(verb.start, limit) if verb else None,
        # "báo ngay cho Công an xã"
        Span(verb.start, after.end) if verb and place.first.offset == "asap" and verb.start < after.start else None,
        Span(after.start, following.start() if following else after.end)
        if verb is None or verb.sends or place.keyed or (last and _THEN_SENT.match(text, after.start, after.end))
        else None,
    ]
    return next((found for span in spans if span and (found := addressee(text, span))), None)


def addressee_of_clause(place: Place) -> str | None:
    """To whom it goes, from the rest of the sentence."""
    text, near = place.sentence.text, Span(place.sentence.span.start, place.after.end)
    return addressee(text, near) or addressee(text, place.sentence.clause_at(place.after.start))


def addressee_above(above: tuple[str, ...]) -> str | None:
    """To whom it goes, from the line that announces the list."""
    return next((found for line in above[:2] if (found := addressee(line, Span(0, len(line))))), None)
