"""Which side an office stands on in a question about something handed in: it sends, or it receives. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from knowledge.model import Deadline
from knowledge.question import office_heads
from knowledge.question.typed import written_out
from knowledge.vietnamese import fold, syllables

Side = Literal["sends", "receives"]

# "các phòng", "những đơn vị": plural words name nobody
_ANY = frozenset({"cac", "nhung", "va", "thuoc", "truc"})
# "Các phòng, đơn vị": whoever asks may be one of them
_PLURAL = re.compile(r"(cac|nhung|moi|tat ca|toan the)\b|.*\b(don vi|co quan)$")
# "các sở gửi trước ngày nào, còn cấp xã thì sao": asks for two
_BOTH = re.compile(r"\bnao\b.*\bcon\b.*\bthi sao\b")
# A name counts as said when so much of it stands in a row.
_MOSTLY, _WORDS = 0.6, 2
# "về Sở Nội vụ", "lên UBND tỉnh", "báo cáo Sở", "gửi Phòng Văn hóa"
_TOWARDS = re.compile(r"\b(ve|len|cho|den|toi|qua|gui|nop|trinh|bao cao)$")
# "Phòng Kinh tế tiếp nhận hồ sơ", "Sở Nội vụ nhận báo cáo"
_TAKES = re.compile(r"^([\w|]+ ){0,3}?(tiep )?nhan\b(?! thuc)")
# "Phòng Văn hóa xã Thanh Lâm phải gửi"
_DOES = re.compile(
    r"^(?!yeu cau|quy dinh|giao|neu)([\w|]+ ){0,14}?(gui|nop|bao cao|trinh|phai|can"
    r"|hoan thanh|dang ky|xay dung|to chuc)\b"
)
# "báo cáo gửi lên bộ", "nộp cho tỉnh": a level without a name
_UPWARDS = re.compile(
    r"\b(?:len|gui|nop|trinh|cho|ve) (?:len |cho |ve )?(bo|tinh|so|trung uong)"
    r"(?= *(?:$|[\W|]|han|khi|ngay|truoc|thi|la|va|hang))"
)
_OF_LEVEL = {"bo": r"^bo\b", "tinh": r"\btinh\b|^so\b", "so": r"^so\b", "trung uong": r"^bo\b|\btrung uong\b|\btong\b"}
# "báo cáo năm lên ai", "gửi cơ quan cấp trên"
_ABOVE = re.compile(r"\blen (?:ai|dau|cap nao|co quan nao|noi nao)\b|\b(?<!cong doan )cap tren\b(?! co so| truc tiep)")
_RANKS = (
    (4, r"^(bo|chinh phu|thu tuong|tong)\b|\btrung uong\b|\bviet nam$"),
    (3, r"^(ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan) (tinh|thanh pho)\b|^(tinh|thanh) uy\b"),
    (2, r"^so\b|\b(tinh|thanh pho)\b"),
    (1, r"^(ubnd|uy ban nhan dan|dang uy|huyen uy)\b"),
)
# "theo kế hoạch của Ban Quản lý": whose plan it is
_OWNED = re.compile(r"\b(ke hoach|quyet dinh|van ban|phong trao) cua$")


@lru_cache(maxsize=4096)
def side_of(office: str, words: str) -> Side | None:
    """The side on which the question's `words` name the office; None where they do not name it.

    "|" in the words stands for something left out.
    """
    name = [word for word in syllables(written_out(re.sub(r"\(.*?\)", " ", office), english=False)) if word not in _ANY]
    asked = [word for word in map(fold, re.findall(r"[^\W_]+|\|", words)) if word != "va"]
    run = SequenceMatcher(None, name, asked, autojunk=False).find_longest_match()
    if run.size < max(_WORDS, _MOSTLY * len(name)):
        return None
    before, after = " ".join(asked[: run.b]), " ".join(asked[run.b + run.size :])
    if _TOWARDS.search(before) or _TAKES.search(after):
        return "receives"
    if _OWNED.search(before):
        return None
    return "sends" if _DOES.search(after) or before.endswith(" cua") else None


def told_apart(deadlines: Sequence[Deadline], words: str) -> list[Deadline]:
    """ "thế khối khu dân cư?", "khoa Ngoại": of a task with a day for each sender, those of the one that is named."""
    words = fold(written_out(words, english=False))
    if _BOTH.search(words):
        return []
    tasks = Counter(task for task, _ in {(fold(one.task), one.who) for one in deadlines if one.who})
    shared = {one.who for one in deadlines if one.who and tasks[fold(one.task)] > 1}
    named: dict[str | None, int] = {who: named_among(who, words) for who in shared}
    fullest = max(named.values(), default=0)
    return [one for one in deadlines if fullest and named.get(one.who) == fullest]


def named_among(who: str, words: str) -> int:
    """Of how many words the fullest name is of those that are counted up and said; 0 where none is."""
    if side_of(who, words) == "receives":
        return 0
    whole = written_out(who, english=False)
    names = ({*syllables(name)} - _ANY for name in (whole, *re.split(r"[,;]| và ", whole)))
    return max((len(name) for name in names if _says(name, words)), default=0)


def opens_with(who: str, words: str) -> bool:
    """ "thôn ở Phú Quý báo cáo ngày mấy": whether a question begins with the noun of a body of its kind.

    The noun is what the name has in the plural: "Ban quản lý các thôn".
    """
    noun = re.search(r"\bcac ([a-z]+)$", fold(who))
    return bool(noun and re.match(rf"[\W_]*(?:(?:the|con|vay|cac|moi) )*{noun[1]}\b(?! trao)", fold(words)))


def _says(name: set[str], words: str) -> bool:
    """A name of one word is said as a plural only: "các phòng" is, "phong trào" is none."""
    if len(name) == 1:
        return bool(re.search(rf"\b(?:cac|nhung|moi|khoi) {next(iter(name))}\b(?! trao)", fold(words)))
    return bool(name) and name <= {*syllables(words)}


def level_agrees(deadline: Deadline, words: str, issuer: str) -> int:
    """ "gửi lên bộ", "báo cáo cấp trên": 1 where the recipient is of that level, -1 where it is of another, else 0.

    Who stands above the plan's `issuer` is told by the kinds of both.
    """
    if _ABOVE.search(words) and deadline.to_whom:
        return 1 if _is_above(deadline.to_whom, issuer) else -1
    asked = _UPWARDS.search(words)
    if asked is None or not deadline.to_whom:
        return 0
    return 1 if re.search(_OF_LEVEL[asked[1]], fold(deadline.to_whom)) else -1


def _is_above(office: str, issuer: str) -> bool:
    own, other = fold(issuer.split(",")[0]), fold(office)
    return other not in own and own not in other and _rank(other) >= max(1, _rank(own))


def _rank(folded: str) -> int:
    return next((rank for rank, pattern in _RANKS if re.search(pattern, folded)), 0)


def sides_agree(deadline: Deadline, words: str, issuer: str) -> int:
    """1 where the question names the deadline's sender or recipient as such, -1 the other way round, else 0."""
    if level := level_agrees(deadline, words, issuer):
        return level
    sends = side_of(deadline.who, words) if deadline.who else None
    receives = side_of(deadline.to_whom, words) if deadline.to_whom else None
    if sends == "sends" or (receives == "receives" and sends is None):
        return 1
    return -1 if sends == "receives" or receives == "sends" else 0


def stranger(deadline: Deadline, offices: Iterable[str], words: str) -> str:
    """The office that the question takes for the deadline's sender or recipient, though another one is; else empty."""
    for side, own in (("receives", deadline.to_whom), ("sends", deadline.who)):
        if not own or _PLURAL.match(fold(own)) or side_of(own, words):
            continue
        named = [
            one
            for one in offices
            # "các đơn vị" is whoever it concerns
            if _whole(one, words) and not _PLURAL.match(fold(one)) and side_of(one, words) == side
        ]
        if named:
            return max(named, key=len)
    return ""


def _whole(office: str, words: str) -> bool:
    """Whether the words hold the full name of one particular office."""
    name = syllables(office)
    return (
        name[0] in office_heads() and len(name) > _WORDS and f" {' '.join(name)} " in f" {' '.join(syllables(words))} "
    )
