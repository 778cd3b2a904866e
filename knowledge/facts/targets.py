"""Numbers to reach: shares in percent, and counts where a plan asks for at least so many. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from knowledge.facts.amounts import LESS, MORE, Amount, amounts_in
from knowledge.facts.passages import Passage, Span, clauses, folded, sentences, trim
from knowledge.facts.periods import stretches
from knowledge.facts.target_tables import targets_in_tables
from knowledge.model import Target
from knowledge.vietnamese import holds_any, squash

# "III. CHỈ TIÊU PHẤN ĐẤU ĐẾN NĂM 2025", "Mục tiêu cụ thể", "Tiêu chuẩn thi đua"
_TARGET_HEADING = re.compile(r"chi tieu|muc tieu|phan dau")
_CRITERIA_HEADING = re.compile(r"tieu chuan|tieu chi|noi dung")
_OTHER_HEADING = re.compile(r"khen thuong|ho so|so luong|kinh phi|can cu|nguyen tac")
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
    r"|tỷ lệ khen|(?:quy mô|tổng|chiếm[^;.]{0,20}%) dân số|hao hụt",
    re.IGNORECASE,
)
_REACHED_ALREADY = re.compile(r"(?:đã đạt|đạt được|kết quả đạt|hiện (?:nay|có|đạt))[^;.]{0,20}$", re.IGNORECASE)
# "năm 2024 đạt 85%" is told, "năm 2026 đạt tối thiểu 60%" is asked for
_TOLD_OF_A_YEAR = re.compile(
    r"(?<!đến )(?<!vào )(?<!trong )(?<!hết )(?<!cuối )năm 20\d\d đạt[^;.]{0,20}$", re.IGNORECASE
)
_BY = re.compile(
    r"(?:đến|tới|hết|trong|trước|vào)\s+(?:hết\s+|cuối\s+)*(?:(?:ngày\s+)?(\d{1,2})/(\d{1,2})/(20\d\d)"
    r"|(?:tháng\s+\d{1,2}\s*/\s*)?(?:năm\s+)?(20\d\d))(?![\d/-])",
    re.IGNORECASE,
)
# "so với năm 2024 (số liệu so sánh tính từ ngày 01/01/2024 đến ngày 31/12/2024)": when it was counted
_COMPARED = re.compile(
    r"\([^()]*(?:số liệu|so sánh)[^()]*\)|(?:số liệu|tính)\s(?:[^;.,]{0,40}\s)?từ\s[^;.,]{1,40}?\sđến\s[^;.,]{1,30}",
    re.IGNORECASE,
)
# "năm 2026 đạt tối thiểu 60%, năm 2027 đạt tối thiểu 75%": each with its own year before it
# "3.1. Năm 2026: 100% hồ sơ ...; 50% ..."
_OPENS_WITH_YEAR = re.compile(r"\W*(?:\w{1,4}(?:\.\w{1,3})*[.)]\s*)?(?:trong )?năm (20\d\d)\s*:", re.IGNORECASE)
_ITS_YEAR = re.compile(r"(?:^\W*(?:riêng )?(?:trong )?năm (20\d\d)(?![\d/-])|năm (20\d\d),? đạt\s*$)", re.IGNORECASE)
_OF_A_YEAR = re.compile(r"[\s,]*(?:(?:đến|hết|cuối|trong|vào) )*(?<!so với )năm 20\d\d$", re.IGNORECASE)
_NEXT_YEAR = re.compile(r",\s*(?:và\s+)?(?=(?:đến |riêng |trong |hết |cuối )*năm 20\d\d(?![\d/-]))", re.IGNORECASE)
# "Tập thể hoàn thành 100% nhiệm vụ": the share stands inside what is done
_DOES = re.compile(r"(?:hoàn thành|thực hiện|giải quyết|xử lý|số hóa|triển khai|duy trì)$", re.IGNORECASE)
_LONGEST_HEADING = 15
_EACH = re.compile(r"phấn đấu|mỗi ", re.IGNORECASE)
_STRIVES_FOR = re.compile(r"phấn đấu", re.IGNORECASE)
# "đạt", "từ", "ít nhất" between a subject and its number
_LINK = re.compile(r"(?:đạt|là|lên|còn|ở mức|từ|ít|tối thiểu|phấn đấu|có|bằng|:)?\s*$", re.IGNORECASE)
_SAYS_MORE = re.compile(
    r"so với|trong (?:năm|tổng)|(?:vào|đến|trước) (?:hết |cuối |đầu )*(?:năm|quý|tháng|ngày)|mỗi năm|hàng năm|hằng năm"
    r"|trở|/|và(?![^\W_])",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"(?:cắt giảm|giảm|tăng|rút ngắn|tiết kiệm)$", re.IGNORECASE)
_DIGIT = re.compile("[0-9]")
_PARTS_OF_ONE = ("một nửa", "hai phần", "ba phần", "một phần")
# "Thời gian chờ khám không quá 45 phút"
_TAKES_TIME = re.compile(r"thời gian[^;.]*$", re.IGNORECASE)
_ONLY_WHEN = re.compile(r"(?:và )?(?:đến|tới|hết|vào|trong)?\s*(?:hết |cuối )?(?:năm )?20\d\d", re.IGNORECASE)
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
    if setting == "other" or passage.heading or not _counts(text):
        return
    for sentence in sentences(text, passage.body):
        subject = ""
        for clause in clauses(text, sentence):
            if not _counts(text[clause.start : clause.end]):
                continue
            for amount, part in _parted(text, clause):
                if _is_target(text, amount, part, setting):
                    subject = _subject(text, part, amount, subject)
                    yield from _of_amount(passage, sentence, part, amount, subject)


def _counts(words: str) -> bool:
    """Whether a number may be named."""
    return _DIGIT.search(words) is not None or holds_any(words.lower(), _PARTS_OF_ONE)


def _parted(text: str, clause: Span) -> list[tuple[Amount, Span]]:
    """The numbers of a clause, each with its part: "90% hồ sơ cấp tỉnh, 80% hồ sơ cấp xã" has two."""
    amounts = amounts_in(text, clause)
    starts = [clause.start, *(_begins(text, one, other) for one, other in pairwise(amounts))]
    ends = [*starts[1:], clause.end]
    return [(a, trim(text, Span(start, end))) for a, start, end in zip(amounts, starts, ends, strict=False)]


def _begins(text: str, one: Amount, other: Amount) -> int:
    year = _NEXT_YEAR.search(text, one.end, other.start)
    return year.end() if year else other.start


def _is_target(text: str, amount: Amount, part: Span, setting: str) -> bool:
    words = text[part.start : part.end]
    before = text[part.start : amount.number]
    if _NOT_A_TARGET.search(words) or _REACHED_ALREADY.search(before):
        return False
    if _TOLD_OF_A_YEAR.search(before) and not amount.bounded:
        return False
    if amount.counted is not None:
        limit = amount.bounds[0][0] == "<=" and _TAKES_TIME.search(before)
        if amount.unit.split()[0].lower() in _NO_UNIT and not limit:
            return False
        return setting == "target" or (amount.bounded and (setting == "criteria" or bool(_EACH.search(before))))
    opens = not before.strip(' :-+("')
    return setting == "target" or opens or amount.bounded or bool(_STRIVES.search(before))


def _of_amount(passage: Passage, sentence: Span, part: Span, amount: Amount, subject: str) -> Iterator[Target]:
    """The target of an amount; a range ("từ 80% đến 90%") has two, its least and its most."""
    for operator, value in amount.bounds:
        yield Target(
            section=passage.section.path,
            page=passage.paragraph.page,
            quote=passage.quote(part),
            operator=operator,
            value=value,
            unit=amount.unit if amount.counted is None else _unit(amount.unit),
            subject=subject,
            by=_by(passage, sentence, part, amount),
        )


def _unit(words: str) -> str:
    """ "sáng kiến", "mô hình"; a classifier alone where one stands: "tổ", "lượt", "lớp"."""
    first = words.split()[0]
    if words.lower() == "ngày làm":
        return "ngày làm việc"
    return first.lower() if first.lower() in _CLASSIFIERS else squash(words).lower()


def _subject(text: str, part: Span, amount: Amount, told: str) -> str:
    """What the number is said of; "đến năm 2030 đạt 90%" says it of what stands before."""
    if amount.counted is not None:
        return _count_subject(text, part, amount, amount.counted)
    subject = _share_subject(text, part, amount)
    return told if told and (not subject or _ONLY_WHEN.fullmatch(subject)) else subject


def _count_subject(text: str, part: Span, amount: Amount, counted: int) -> str:
    """ "Mỗi thôn có ít nhất 02 Tổ công nghệ số" counts "Mỗi thôn có Tổ công nghệ số"."""
    before = _STRIVES_FOR.sub("", text[part.start : amount.number].rstrip())
    before = re.sub(rf"{MORE}$|{LESS}$", "", before.strip(), flags=re.IGNORECASE)
    if _TAKES_TIME.search(before):
        return _tidy(re.sub(r"\s+(?:xuống(?: còn)?|còn)\s*$", "", before))
    after = re.sub(r"\s*trở lên", "", text[counted : part.end])
    return _tidy(f"{before} {after}")


def _share_subject(text: str, part: Span, amount: Amount) -> str:
    """What a share is said of: the words behind it ("80% hồ sơ ..."), else those before ("Tỷ lệ hồ sơ ... đạt 80%")."""
    after = _tidy(re.split(r"[;.:]\s|[;.]$", text[amount.end : part.end].strip())[0])
    before = _OF_A_YEAR.sub("", _tidy(_LINK.sub("", text[part.start : amount.start].rstrip())))
    if not after or _SAYS_MORE.match(after):
        return before or after
    if before and len(after.split()) < 2:
        # "Kinh tế số chiếm tối thiểu 15% GRDP"
        return f"{before} {after}"
    if amount.lead == "từ":
        # "có từ 90% chi bộ trở lên": the bound goes on behind what is counted
        after = re.sub(r"\s*trở lên", "", after)
    if _DOES.search(before):
        return f"{before} {after}"
    change = _CHANGE.search(before)
    return f"{change[0]} {after}" if change else after


def _tidy(words: str) -> str:
    bare = re.sub(r"^\([^)]*\)\s*", "", squash(words))
    return re.sub(r"[\s,]*trong đó$", "", bare).strip(" ,;.:-+")


def _by(passage: Passage, sentence: Span, part: Span, amount: Amount) -> dt.date | None:
    """The day named in the sentence, else in the nearest heading: "Chỉ tiêu phấn đấu đến năm 2025"."""
    if its_own := _ITS_YEAR.search(passage.text[part.start : amount.start].rstrip()):
        return dt.date(int(its_own[1] or its_own[2]), 12, 31)
    for words in (passage.text[part.start : part.end], passage.text[sentence.start : part.start], *passage.above):
        named = list(_BY.finditer(_COMPARED.sub(" ", words)))
        if named:
            return _last_day(named[-1])
    if opening := _OPENS_WITH_YEAR.match(passage.text):
        return dt.date(int(opening[1]), 12, 31)
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
