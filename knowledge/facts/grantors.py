"""Who grants an award, and on which level that stands. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.facts.addressees import office_at
from knowledge.facts.offices import name_at, name_starts
from knowledge.facts.passages import Span
from knowledge.model import AwardLevel
from knowledge.vietnamese import fold, squash

_GRANTING_LINK = re.compile(
    r"\s+(?:xét )?khen thưởng[^.;:]{0,30}:\s*"
    r"|(?:\s+khen thưởng[^.;:]{0,30}:)?\s*(?:,?\s*(?:xem xét|quyết định|xét|tiến hành|ký|sẽ|thực hiện"
    r"|công nhận|và)[,\s]*)*(?:tặng thưởng|tặng|trao tặng|trao|gửi|khen thưởng(?: bằng(?: hình thức)?)?)"
    r"\s+(?:danh hiệu|các|\d+)?\W*",
    re.IGNORECASE,
)
_AWARDING_LINK = re.compile(
    r"\s*(?:(?:biểu dương|thực hiện|tiến hành|xét|chủ động|quyết định|xem xét)(?: việc| công tác)?[,\s]*)*"
)
# "Cờ thi đua chuyên đề của Tổng Liên đoàn"
_OF = re.compile(
    r"\s*[\"']?\s*(?:(?:theo )?(?:chuyên đề|xuất sắc|dẫn đầu(?: phong trào thi đua)?)\s+)?(?:do|của)\s+", re.IGNORECASE
)
_DIRECT = re.compile(
    r"\s+(?=(?:Chủ tịch|Thủ tướng|Chính phủ|UBND|Ủy ban|Giám đốc|Bộ|Hiệu trưởng|Thủ trưởng|Tỉnh ủy"
    r"|Thành ủy|Đảng ủy|Ban (?:Thường vụ|Chấp hành)|Trung ương|Tổng|Liên đoàn|Sở)(?![^\W_]))"
)
_GRANTOR_END = re.compile(
    r"[;.:()\"]|(?<![^\W_])(?:cho|đối với|vì|trong|khi|ngay|để|nếu|kèm|theo|với|là|tặng|hằng năm|hàng năm"
    r"|sơ kết|tổng kết|nhân dịp|vào|tại|dành|được|chỉ|gắn|và (?=\W*(?:Bằng|Giấy|Cờ|Huân|Huy|Kỷ|đề))|đã|có|xét|hoặc"
    r"|thực hiện|-)(?![^\W_])"
)
_GRANTOR_LIST = re.compile(
    r",\s+(?:cơ quan|đơn vị|địa phương|doanh nghiệp|tổ chức|ban|ngành|phòng|các|đoàn thể|trường)(?![^\W_])"
)
_STATE_FORMS = ("Huân chương", "Huy chương", "Anh hùng", "Giải thưởng Hồ Chí Minh", "Giải thưởng Nhà nước")
_STATE = re.compile(r"chinh phu|thu tuong|chu tich nuoc|nha nuoc|quoc hoi|toan quoc")
_PROVINCE = re.compile(r"tinh|thanh pho|thanh uy|\bbo\b|bo truong|trung uong|tong lien doan|dai hoc quoc gia")
_UNIT = re.compile(
    r"\bxa\b|phuong|dac khu|huyen|thi xa|thi tran|co so|(?<!bo )truong\b(?! ban)|hieu truong|thu truong|co quan"
    r"|don vi|cong ty|\bso\b|dang uy|chi bo|phong\b|truc thuoc"
)
_CLASS = re.compile(r"cap (nha nuoc|tinh|bo|thanh pho|trung uong|co so|xa|phuong|so|nganh|truong)")
_LEVEL_OF_CLASS: dict[str, AwardLevel] = {
    "nha nuoc": "state",
    "tinh": "province",
    "bo": "province",
    "thanh pho": "province",
    "trung uong": "province",
    "nganh": "province",
}


def grantor_after(text: str, region: Span) -> str | None:
    """ "Bằng khen của Chủ tịch UBND tỉnh", "Bằng khen Chủ tịch UBND tỉnh": the name behind the form."""
    of = _OF.match(text, region.start) or _DIRECT.match(text, region.start)
    if of is None:
        return None
    end, position = region.end, of.end()
    stop = _GRANTOR_END.search(text, position, end)
    limit = stop.start() if stop else end
    comma = text.find(",", position, limit)
    while comma >= 0:
        if not _GRANTOR_LIST.match(text, comma) and not text[comma + 1 : comma + 3].strip()[:1].isupper():
            limit = comma
            break
        comma = text.find(",", comma + 1, limit)
    return text[position:limit].strip(" ,") or None


def grantor_before(text: str, before: Span) -> str | None:
    """ "Giám đốc Sở tặng Giấy khen", "đề nghị Chủ tịch UBND tỉnh xem xét, tặng Bằng khen"."""
    for start in name_starts(text, before):
        named = name_at(text, start, groups=False)
        if named and named.end <= before.end and _GRANTING_LINK.fullmatch(text[named.end : before.end]):
            return text[named.start : named.end]
    opening = re.compile(r"(?:[^:;]*:\s*)?").match(text, before.start, before.end)
    small = office_at(text, opening.end()) if opening else None
    if small and small.end <= before.end and _GRANTING_LINK.fullmatch(text[small.end : before.end]):
        # "Hằng năm: công đoàn cấp trên trực tiếp cơ sở tặng Giấy khen"
        return text[small.start : small.end]
    return None


def awarding_office(text: str, before: Span) -> str | None:
    """The office that awards where no form is named: "các cơ quan, đơn vị thực hiện khen thưởng ..."."""
    for start in name_starts(text, before):
        named = name_at(text, start)
        if named and named.end <= before.end and _AWARDING_LINK.fullmatch(text[named.end : before.end]):
            return squash(text[named.start : named.end])
    opening = name_at(text, before.start)
    return squash(text[opening.start : opening.end]) if opening and opening.end <= before.end else None


def level_of(form: str, grantor: str | None, around: Iterable[str]) -> AwardLevel | None:
    """The level of an award: by its form, by who grants it, else by the words `around` it ("cấp tỉnh")."""
    # "Ủy ban nhân dân cấp tỉnh nơi đơn vị đóng trụ sở"
    named = re.sub(r" noi .*", "", fold(grantor or ""))
    if form == "Giấy khen":
        return "unit"
    if form.startswith(_STATE_FORMS) or _STATE.search(f"{named} {fold(form)}"):
        return "state"
    if named:
        central = named.startswith("bo ") or not _UNIT.search(named)
        return "province" if central and _PROVINCE.search(named) else "unit"
    for words in around:
        if said := _CLASS.search(fold(words)):
            return _LEVEL_OF_CLASS.get(said[1], "unit")
    if form in ("Bằng khen", "Tập thể lao động xuất sắc"):
        return "province"
    return "unit" if form.endswith(("tiên tiến", "cơ sở", "văn hóa")) else None
