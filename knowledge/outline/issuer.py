"""Who issued a document, with its place: from the letterhead, else from the sentence that leads into the plan. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from knowledge.outline.casing import ABBREVIATIONS, named, recased
from knowledge.outline.places import LEVELS, is_province, known_province, places_in, province_named, with_province
from knowledge.outline.rows import is_capitals
from knowledge.vietnamese import fold, place_tones, squash

_OFFICE = (
    r"(?:Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|MTTQ|Hội đồng|Hội|Sở|Bộ|Ban|Văn phòng|Phòng|Trường|Trung tâm"
    r"|Công an|Đảng ủy|Đảng uỷ|Đảng bộ|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Huyện uỷ|Quận ủy|Thị ủy|Chi bộ"
    r"|Mặt trận|Liên đoàn|Đoàn|Tỉnh đoàn|Thành đoàn|Huyện đoàn|BCH|BTV|BCĐ|BQL|Tổng cục"
    r"|Cục|Chi cục|Viện|Bệnh viện|Công đoàn|Tòa án|Thanh tra|Kho bạc|Đại học"
    r"|Học viện|Tổng công ty|Công ty|Bảo hiểm|Thuế|Hải quan|Ngân hàng|Quỹ|Báo|Đài|Thư viện|Bảo tàng|Hạt|Trạm"
    r"|Cụm thi đua|Khối thi đua)"
)
_STARTS_OFFICE = re.compile(_OFFICE + r"\b", re.IGNORECASE)
# "CỤM THI ĐUA SỐ 3", "KHỐI THI ĐUA 5": of bodies only these are numbered
_CLUSTER = re.compile(r"(?:CỤM|KHỐI) THI ĐUA(?: SỐ)? \d{1,2}(?!\S)")
_MOTTO = re.compile(
    r"CỘNG H\w{2,3} XÃ HỘI CHỦ NGHĨA(?: VIỆT(?: NAM)?)?|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|Độc lập\s*[-–]?\s*Tự do\s*[-–]?\s*Hạnh phúc",
    re.IGNORECASE,
)
# Stamps beside the letterhead: "DỰ THẢO", "HỎA TỐC"
_STAMP = re.compile(r"\(?\b(?:DỰ THẢO(?: LẦN \d)?|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|TUYỆT MẬT|TỐI MẬT|MẬT|BẢN SAO)\b\)?")
_MOTTOES = (" cong hoa xa hoi chu nghia viet nam ", " dang cong san viet nam ", " doan tncs ho chi minh ")
# "Sở Văn hoá, Thể thao và Du lịch xây dựng Kế hoạch ... như sau", "Ủy ban nhân dân phường ban hành Kế hoạch"
_ISSUES = re.compile(
    rf"(?:^|[.,;:”\"]\s*|\bChủ tịch\s+|\bGiám đốc\s+|\bHiệu trưởng\s+)(?=({_OFFICE}\b[^“”\".;:\d]*?)\s+"
    r"(?:xây dựng|ban hành|triển khai|tổ chức|phát động|lập|đề ra|hướng dẫn|thông báo|thống nhất|trân trọng|đề nghị"
    r"|kính đề nghị|yêu cầu)\b)"
)
_OF = re.compile(rf"\bcủa\s+(?:(?:Chủ tịch|Giám đốc|Hiệu trưởng|Bí thư|Trưởng ban)\s+)?({_OFFICE}\b[^“”\".;:\d(]*)")
# "Ban Quản lý các khu công nghiệp (sau đây gọi là Ban Quản lý) xây dựng", "Sở Nội vụ (Ban Thi đua) ban hành"
_ASIDE = re.compile(r"\s*\([^()]*\)")
# "BAN TUYÊN GIÁO VÀ DÂN VẬN TỈNH ỦY": of the province "Tuyên Quang", not "tỉnh Tuyên Quang"
_COMMITTEE = re.compile(r"\b(?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|uỷ|đoàn)$", re.IGNORECASE)
_LONGEST_LEAD = 6000
# "SỞ NÔNG NGHIỆP VÀ MÔI | TRƯỜNG", "PHÒNG VĂN HÓA - XÃ | HỘI": the second half of a word looks like an office
_BROKEN_WORD = re.compile(r"(?:\b(?:MÔI|THỊ) \| TRƯỜNG|[-–,] XÃ \| HỘI|\b(?:CÁN|TIẾN) \| BỘ)\b")
_PLACE_LEVEL = re.compile(rf"\b(?:{'|'.join(LEVELS)}|TP\.?)\b", re.IGNORECASE)
# Offices of a province or commune are named with it; ministries are not.
_CENTRAL = re.compile(r"Bộ (?!Chỉ huy)|Tổng cục|Chính phủ|Trung ương", re.IGNORECASE)
# "BAN CHẤP HÀNH TỈNH TUYÊN QUANG" below "HỘI CỰU CHIẾN BINH VIỆT NAM": of which body, the line above says
_OF_BODY = re.compile(
    r"(?:BAN CHẤP HÀNH|BAN THƯỜNG VỤ|BAN THƯỜNG TRỰC|BCH|BTV)(?= (?:TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU)\b)"
)
_BODY = re.compile(r"(?:HỘI|ĐOÀN|LIÊN HIỆP|LIÊN MINH)\b")
# "ĐẢNG BỘ TỈNH X" above "ĐẢNG ỦY XÃ Y": the parts of names that take a capital letter in office names
_PROPER_AFTER = re.compile(
    r"\b(?:trường\s+)?(?:thpt|thcs|tiểu học|mầm non|mẫu giáo|đại học|cao đẳng|bệnh viện)\s+"
    # "BỆNH VIỆN ĐA KHOA KHU VỰC TÂN PHÚ": what kind of hospital is no name
    r"(?:(?:đa khoa|chuyên khoa|khu vực|trung tâm|y học cổ truyền|y dược cổ truyền|phục hồi chức năng|sản|nhi|mắt|phổi"
    r"|tâm thần|da liễu|ung bướu|nội tiết|lao|bệnh phổi|răng hàm mặt|tai mũi họng|tỉnh|huyện|thành phố|và|-|–)\s+)*",
    re.IGNORECASE,
)

# "Trung tâm Y tế", "Chi cục Thuế": the field's capital letter comes after two syllables
_TWO_WORD_KIND = re.compile(
    r"(?:ủy ban|uỷ ban|hội đồng|văn phòng|trung tâm|công an|đảng ủy|đảng uỷ|đảng bộ|tỉnh ủy|thành ủy|huyện ủy"
    r"|quận ủy|thị ủy|chi bộ|mặt trận|liên đoàn|tổng cục|chi cục|bệnh viện|công đoàn|tòa án|thanh tra|kho bạc"
    r"|đại học|học viện|công ty)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"tổng công ty\b", re.IGNORECASE)
_UNCLE_HO = re.compile(r"\bhồ chí minh\b", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(ủy|uỷ|hội)\s+(ban|đồng)\s+nhân\s+dân\b", re.IGNORECASE)


def letterhead_offices(lines: Sequence[str]) -> tuple[str, ...]:
    """The bodies named in the letterhead, the superior one first, in capitals as printed."""
    offices: list[str] = []
    for line in lines:
        words = squash(_STAMP.sub(" ", _MOTTO.sub(" ", line))).strip(" *-–_")
        numbered = _CLUSTER.match(words)
        if not words or not is_capitals(words) or (not numbered and any(c.isdigit() or c == "/" for c in words)):
            continue
        goes_on = bool(offices) and _BROKEN_WORD.search(f"{offices[-1]} | {words}") is not None
        if _is_motto(words) and not goes_on:
            continue
        if offices and (goes_on or not _starts_office(words, offices[-1])):
            offices[-1] = f"{offices[-1]} {words}"
        elif offices or _STARTS_OFFICE.match(words):
            offices.append(words)
    return tuple(offices)


def starts_office(text: str) -> bool:
    """Whether a text begins with the name of a body: "Liên đoàn Lao động tỉnh và Sở Nội vụ thống nhất"."""
    return bool(_STARTS_OFFICE.match(text)) and text[0].isupper()


def _is_motto(words: str) -> bool:
    """A piece of the motto that a narrow column broke off: "NGHĨA VIỆT NAM"."""
    return any(f" {fold(words)} " in motto for motto in _MOTTOES)


def _starts_office(words: str, above: str) -> bool:
    if above.endswith(("-", "–", ",", " VÀ")) or not _STARTS_OFFICE.match(words):
        return False
    # "BAN CHỈ ĐẠO" | "ĐOÀN ...": one name on two lines only where the first cannot stand alone
    return len(above.split()) > 1


class Issuing:
    """The issuing body of one document and the places it works in."""

    def __init__(self, letterhead: Sequence[str], title: str, lead: str, closing: str, text: str) -> None:
        """`letterhead` are the rows above the title, `lead` legal basis and preamble, `text` the whole document."""
        self._offices = letterhead_offices(letterhead)
        self._letterhead = " ".join(self._offices)
        self._title = title
        self._lead = lead
        self._closing = closing
        self._text = text

    def resolve(self, place_of_issue: str | None) -> tuple[str, tuple[str, ...]]:
        """The issuer's full name ("UBND phường Hòa Thuận, tỉnh Đắk Lắk") and its places, narrowest first."""
        office = self._office()
        places = self._places(office, place_of_issue)
        return _with_places(_shortened(office), places), places

    def _office(self) -> str:
        leading = _office_in(self._lead[-_LONGEST_LEAD:])
        if leading and len(self._offices) > 1 and _same_office(leading, self._offices[0]):
            # a department writes for the body it belongs to: "CÔNG AN TỈNH X | PHÒNG ...", "Công an tỉnh X hướng dẫn"
            return leading
        if self._offices:
            own = self._own()
            # "BAN THƯỜNG TRỰC" is said in full in the lead-in: "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh"
            if leading and fold(leading).startswith(fold(own)) and len(self._offices) > 1:
                return self._in_full(own, leading)
            return own
        for text in (self._title, self._closing) if not leading else ():
            found = _office_in(text)
            if found:
                return found
        return leading or ""

    def _own(self) -> str:
        """The issuing body of the letterhead; a committee with the association that it is of."""
        above, own = self._offices[0], self._offices[-1]
        committee = _OF_BODY.match(own) if len(self._offices) > 1 and _BODY.match(above) else None
        if committee is None:
            return _in_sentence_case(own, self._text)
        body = f"{above.removesuffix(' VIỆT NAM')}{own[committee.end() :]}"
        return f"{_segments(committee[0])} {_in_sentence_case(body, self._text)}"

    def _in_full(self, own: str, leading: str) -> str:
        """ "Ban Chấp hành Công đoàn Trường" below "CÔNG ĐOÀN TRƯỜNG ĐẠI HỌC TÂY NGUYÊN": the letterhead says which."""
        of, above = leading[len(own) :].strip(), self._offices[0]
        longer = len(above) > len(of) and fold(above).startswith(fold(of))
        return f"{own} {_in_sentence_case(above, self._text)}" if of and longer else leading

    def _places(self, office: str, place_of_issue: str | None) -> tuple[str, ...]:
        if not office or _CENTRAL.match(office):
            return ()
        narrow = self._narrow(office)
        if narrow and is_province(narrow):
            return (narrow,)
        province = self._province(place_of_issue)
        return tuple(place for place in (narrow, province) if place)

    def _narrow(self, office: str) -> str | None:
        """The place in the office's own name; "Ủy ban nhân dân phường" alone takes the ward that the title names."""
        own = places_in(office)
        if own:
            return own[-1]
        if len(self._offices) > 1:
            above = [p for p in places_in(self._offices[0]) if not is_province(p)]
            if above:
                return above[0]
        bare = _bare_level(office)
        if bare is None:
            return None
        if bare in ("tỉnh", "thành phố"):
            return self._province(None)
        for text in (self._title, self._closing, self._lead, self._text):
            found = Counter(places_in(text, levels=(bare,)))
            if found:
                return found.most_common(1)[0][0]
        return None

    def _province(self, place_of_issue: str | None) -> str | None:
        named = province_named(self._letterhead)
        if named:
            return named
        for text in (self._title, self._lead):
            found = [place for place in places_in(text, levels=("tỉnh", "thành phố")) if is_province(place)]
            if found:
                return Counter(found).most_common(1)[0][0]
        known = known_province(place_of_issue) if place_of_issue else None
        if known:
            return known
        found = [place for place in places_in(self._text, levels=("tỉnh", "thành phố")) if is_province(place)]
        return Counter(found).most_common(1)[0][0] if found else None


def _office_in(text: str) -> str | None:
    text = _ASIDE.sub("", text)
    found = [match[1] for match in _ISSUES.finditer(text)] or [match[1] for match in _OF.finditer(text)]
    return squash(place_tones(found[-1])).rstrip(" ,-/") if found else None


def _same_office(one: str, other: str) -> bool:
    """ "Ủy ban nhân dân tỉnh Sơn La" and "UBND TỈNH SƠN LA" are the same."""
    names = [fold(name).replace("uy ban nhan dan", "ubnd") for name in (one, other)]
    return names[0] == names[1] or (len(names[0]) > 8 and names[1].startswith(names[0]))


def _bare_level(office: str) -> str | None:
    """The level that an office's name ends in without a name after it: "phường" of "Ủy ban nhân dân phường"."""
    last = _PLACE_LEVEL.findall(office)
    return last[-1].lower() if last and office.lower().endswith(last[-1].lower()) else None


def _in_sentence_case(office: str, text: str) -> str:
    """ "SỞ NỘI VỤ TỈNH SƠN LA" as "Sở Nội vụ tỉnh Sơn La"."""
    place = next(iter(places_in(office)), None)
    cut = fold(office).find(fold(place)) if place else -1
    if place and cut >= 0 and len(fold(office)) == len(office):
        body = office[:cut].strip()
        return f"{_office_case(body, text)} {place}{_tail(office, cut + len(place), text)}".strip()
    return _office_case(office, text)


def _tail(office: str, end: int, text: str) -> str:
    rest = office[end:].strip(" -,")
    joint = " - " if office[end:].lstrip().startswith("-") else " "
    return f"{joint}{_in_sentence_case(rest, text)}" if rest else ""


def _office_case(office: str, text: str) -> str:
    if not office:
        return ""
    proper = _PROPER_AFTER.search(office)
    if proper:
        return f"{_segments(office[: proper.end()].strip())} {named(office[proper.end() :])}".strip()
    found = recased(office, text)
    return _people(found) if found in text and found != found.upper() else _segments(office)


def _segments(office: str) -> str:
    """Each part of an office's field begins with a capital: "Sở Văn hóa, Thể thao và Du lịch"."""
    joint = [part for part in office.split(" - ") if _STARTS_OFFICE.match(part)]
    if len(joint) > 1 and " - ".join(joint) == office:
        # "SỞ NỘI VỤ - SỞ KHOA HỌC VÀ CÔNG NGHỆ": two issue it together
        return " - ".join(_segments(part) for part in joint)
    if _CLUSTER.match(office):
        return office.capitalize()
    words = squash(place_tones(office)).split(" ")
    done: list[str] = []
    kind = 3 if _COMPANY.match(office) else 2 if _TWO_WORD_KIND.match(office) else 1
    for number, word in enumerate(words):
        before = words[number - 1] if number else ""
        starts = number in (0, kind) or before.endswith(",") or before in ("-", "–", "VÀ")
        if word in ABBREVIATIONS:
            done.append(word)
        else:
            done.append(word.capitalize() if starts and word != "VÀ" else word.lower())
    return _people(with_province(" ".join(done)))


def _people(office: str) -> str:
    """ "ủy Ban nhân dân" as "Ủy ban nhân dân", wherever in a name it stands."""
    office = _UNCLE_HO.sub("Hồ Chí Minh", office)
    return _PEOPLE.sub(lambda match: f"{match[1].capitalize()} {match[2].lower()} nhân dân", office)


def _shortened(office: str) -> str:
    return re.sub(r"(?:Ủy|Uỷ) ban nhân dân", "UBND", office)


def _with_places(office: str, places: Sequence[str]) -> str:
    if not office or not places:
        return office
    bare = _bare_level(office)
    if bare:
        office = f"{office[: -len(bare)].rstrip()} {places[0]}".strip()
    if _COMMITTEE.search(office):
        return ", ".join([f"{office} {places[0].removeprefix('thành phố ').removeprefix('tỉnh ')}", *places[1:]])
    missing = [place for place in places if fold(place) not in fold(office)]
    if missing and len(missing) == len(places):
        first, *others = missing
        # "Sở Nội vụ tỉnh Sơn La", but "Trường THPT Chu Văn An, tỉnh Sơn La"
        joiner = (
            ", " if re.match(r"(?:Trường|Bệnh viện|Công ty|Tổng [Cc]ông ty|Chi bộ|Đại học|Học viện)\b", office) else " "
        )
        return ", ".join([f"{office}{joiner}{first}", *others])
    return ", ".join([office, *missing])
