"""Numbers to reach: shares in percent, and counts where a plan asks for at least so many. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from knowledge.facts.passages import Passage, Span, clauses, folded, sentences, trim
from knowledge.facts.periods import stretches
from knowledge.facts.target_tables import targets_in_tables, vietnamese_number
from knowledge.model import Target
from knowledge.vietnamese import squash

# "III. CHỈ TIÊU PHẤN ĐẤU ĐẾN NĂM 2025", "Mục tiêu cụ thể", "Tiêu chuẩn thi đua"
_TARGET_HEADING = re.compile(r"chi tieu|muc tieu|phan dau")
_CRITERIA_HEADING = re.compile(r"tieu chuan|tieu chi|noi dung")
_OTHER_HEADING = re.compile(r"khen thuong|ho so|so luong|kinh phi|can cu|nguyen tac")
_MORE = r"(?:tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn|trên|hơn|từ|>=|≥|>)"
_LESS = r"(?:tối đa|không quá|không vượt quá|dưới|nhiều nhất|<=|≤|<)"
_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?"
_SHARE = re.compile(
    rf"(?:(?P<more>{_MORE})|(?P<less>{_LESS}))?\s*(?<![\d/.,-])(?P<value>{_NUMBER})\s*(?:%|phần trăm)"
    rf"(?P<up>\s*trở lên)?(?P<down>\s*trở xuống)?",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?:(?P<more>{_MORE})|(?P<less>{_LESS})|(?<=có)|(?<=đạt)|(?<=đấu)|(?<=dựng)|(?<=chức)|(?<=Có)"
    rf"|(?<=Đạt))\s+(?<![\d/.,-])(?P<value>{_NUMBER})"
    r"(?!\s*[%/\d-])(?P<up>\s*trở lên)?(?P<down>\s*trở xuống)?\s+(?P<unit>[^\W\d_]+(?:\s+[^\W\d_]+)?)",
    re.IGNORECASE,
)
_STRIVES = re.compile(r"phấn đấu|chỉ tiêu|đạt|bảo đảm|đảm bảo|mỗi |có |giảm|tăng|hoàn thành", re.IGNORECASE)
# Counts of time, of money and of paper are no targets: "02 ngày", "05 triệu đồng", "02 bộ hồ sơ"
_NO_UNIT = frozenset(
    [
        "ngày",
        "tháng",
        "năm",
        "quý",
        "giờ",
        "phút",
        "tuần",
        "lần",
        "bộ",
        "trang",
        "người",
        "triệu",
        "đồng",
        "nghìn",
        "tỷ",
        "giai",
        "phiếu",
        "thành",
        "tổng",
        "tuổi",
        "km",
        "kỳ",
    ]
)
_NOT_A_TARGET = re.compile(
    r"số phiếu|phiếu bầu|tán thành|tổng số (?:tập thể|cá nhân|người được)|quỹ (?:lương|thi đua)|mức lương"
    r"|tỷ lệ khen|dân số|hao hụt",
    re.IGNORECASE,
)
_REACHED_ALREADY = re.compile(
    r"(?:đã đạt|đạt được|kết quả đạt|năm 20\d\d đạt|hiện (?:nay|có|đạt))[^;.]{0,20}$", re.IGNORECASE
)
_BY = re.compile(
    r"(?:đến|tới|hết|trong|trước|vào)\s+(?:hết\s+|cuối\s+)*(?:ngày\s+(\d{1,2})/(\d{1,2})/(20\d\d)"
    r"|(?:tháng\s+\d{1,2}\s*/\s*)?(?:năm\s+)?(20\d\d))(?![\d/-])",
    re.IGNORECASE,
)
# "Tập thể hoàn thành 100% nhiệm vụ": the share stands inside what is done
_DOES = re.compile(r"(?:hoàn thành|thực hiện|giải quyết|xử lý|số hóa|triển khai|duy trì)$", re.IGNORECASE)
_LONGEST_HEADING = 15
_EACH = re.compile(r"phấn đấu|mỗi ", re.IGNORECASE)
_STRIVES_FOR = re.compile(r"phấn đấu", re.IGNORECASE)
# "đạt", "từ", "ít nhất" between a subject and its number
_LINK = re.compile(r"(?:đạt|là|lên|còn|ở mức|từ|ít|tối thiểu|phấn đấu|có|bằng|:)?\s*$", re.IGNORECASE)
_SAYS_MORE = re.compile(
    r"so với|trong (?:năm|tổng)|vào năm|mỗi năm|hàng năm|hằng năm|trở|/|và(?![^\W_])", re.IGNORECASE
)
_CHANGE = re.compile(r"(?:cắt giảm|giảm|tăng|rút ngắn|tiết kiệm)$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_CLASSIFIERS = frozenset(
    {"tổ", "điểm", "lớp", "cuộc", "buổi", "bài", "tin", "lượt", "hộ", "xã", "thôn", "đợt", "video", "clip", "khóa"}
)


def targets_in(passages: Iterable[Passage]) -> tuple[Target, ...]:
    """Every number the plan wants reached, in reading order."""
    passages = [passage for passage in passages if not passage.special]
    tabled, tables = targets_in_tables(passages)
    found = [
        target
        for passage in passages
        if passage.paragraph.cell is None or passage.paragraph.cell.table not in tables
        for target in _targets(passage)
    ]
    return tuple(dict.fromkeys((*found, *tabled)))


def _targets(passage: Passage) -> Iterator[Target]:
    text = passage.text
    setting = _setting(passage)
    if setting == "other" or passage.heading or not _DIGIT.search(text):
        return
    for sentence in sentences(text, passage.body):
        for clause in clauses(text, sentence):
            for number, part in _numbers(text, clause):
                if _is_target(text, number, part, setting):
                    yield _target(passage, sentence, part, number)


def _numbers(text: str, clause: Span) -> list[tuple[re.Match[str], Span]]:
    """The numbers of a clause, each with its part: "90% hồ sơ cấp tỉnh, 80% hồ sơ cấp xã" has two."""
    shares = list(_SHARE.finditer(text, clause.start, clause.end))
    numbers = shares or list(_COUNT.finditer(text, clause.start, clause.end))
    parts = []
    for place, number in enumerate(numbers):
        start = clause.start if place == 0 else numbers[place].start()
        end = numbers[place + 1].start() if place + 1 < len(numbers) else clause.end
        parts.append((number, trim(text, Span(start, end))))
    return parts


def _is_target(text: str, number: re.Match[str], part: Span, setting: str) -> bool:
    words = text[part.start : part.end]
    before = text[part.start : number.start("value")]
    if _NOT_A_TARGET.search(words) or _REACHED_ALREADY.search(before):
        return False
    bounded = bool(number["more"] or number["less"] or number["up"] or number["down"])
    if _counts(number):
        if number["unit"].split()[0].lower() in _NO_UNIT:
            return False
        return setting == "target" or (bounded and (setting == "criteria" or bool(_EACH.search(before))))
    opens = not before.strip(' :-+("')
    return setting == "target" or opens or bounded or bool(_STRIVES.search(before))


def _target(passage: Passage, sentence: Span, part: Span, number: re.Match[str]) -> Target:
    text = passage.text
    up, down = number["more"] or number["up"], number["less"] or number["down"]
    return Target(
        section=passage.section.path,
        page=passage.paragraph.page,
        quote=passage.quote(part),
        operator=">=" if up else "<=" if down else "=",
        value=vietnamese_number(number["value"]),
        unit=_unit(number["unit"]) if _counts(number) else "%",
        subject=_count_subject(text, part, number) if _counts(number) else _share_subject(text, part, number),
        by=_by(passage, sentence, part),
    )


def _counts(number: re.Match[str]) -> bool:
    return "unit" in number.groupdict()


def _unit(words: str) -> str:
    """ "sáng kiến", "mô hình"; a classifier alone where one stands: "tổ", "lượt", "lớp"."""
    first = words.split()[0]
    return first.lower() if first.lower() in _CLASSIFIERS else squash(words).lower()


def _count_subject(text: str, part: Span, number: re.Match[str]) -> str:
    """ "Mỗi thôn có ít nhất 02 Tổ công nghệ số" counts "Mỗi thôn có Tổ công nghệ số"."""
    before = _STRIVES_FOR.sub("", text[part.start : number.start("value")].rstrip())
    before = re.sub(rf"{_MORE}$|{_LESS}$", "", before.strip(), flags=re.IGNORECASE)
    return _tidy(re.sub(r"\s*trở lên", "", f"{before} {text[number.start('unit') : part.end]}"))


def _share_subject(text: str, part: Span, number: re.Match[str]) -> str:
    """What a share is said of: the words behind it ("80% hồ sơ ..."), else those before ("Tỷ lệ hồ sơ ... đạt 80%")."""
    after = _tidy(re.split(r"[;.:]\s|[;.]$", text[number.end() : part.end].strip())[0])
    before = _tidy(_LINK.sub("", text[part.start : number.start()].rstrip()))
    if not after or _SAYS_MORE.match(after):
        return before or after
    if before and len(after.split()) < 2:
        # "Kinh tế số chiếm tối thiểu 15% GRDP"
        return f"{before} {after}"
    if (number["more"] or "").lower() == "từ":
        # "có từ 90% chi bộ trở lên": the bound goes on behind what is counted
        after = re.sub(r"\s*trở lên", "", after)
    if _DOES.search(before):
        return f"{before} {after}"
    change = _CHANGE.search(before)
    return f"{change[0]} {after}" if change else after


def _tidy(words: str) -> str:
    bare = re.sub(r"^\([^)]*\)\s*", "", squash(words))
    return re.sub(r"[\s,]*trong đó$", "", bare).strip(" ,;.:-+")


def _by(passage: Passage, sentence: Span, part: Span) -> dt.date | None:
    """The day named in the sentence, else in the nearest heading: "Chỉ tiêu phấn đấu đến năm 2025"."""
    for words in (passage.text[part.start : part.end], passage.text[sentence.start : part.start], *passage.above):
        named = list(_BY.finditer(words))
        if named:
            return _last_day(named[-1])
    for heading in passage.above:
        if len(heading.split()) <= _LONGEST_HEADING and (periods := stretches(heading)):
            # "1. Giai đoạn 2025 - 2027"
            return periods[-1].ends
    return None


def _last_day(named: re.Match[str]) -> dt.date | None:
    if named[4]:
        return dt.date(int(named[4]), 12, 31)
    try:
        return dt.date(int(named[3]), int(named[2]), int(named[1]))
    except ValueError:
        return None


def _setting(passage: Passage) -> str:
    """What the nearest telling heading says: "target", "criteria", "other" (awards, files), or "none"."""
    for heading in passage.above:
        words = folded(heading)
        if _TARGET_HEADING.search(words):
            return "target"
        if _CRITERIA_HEADING.search(words):
            return "criteria"
        if _OTHER_HEADING.search(words):
            return "other"
    return "none"
