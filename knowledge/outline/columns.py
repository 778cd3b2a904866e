"""The columns of tables in plans: what their titles say, and words that only say when. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import Literal

from knowledge.outline.rows import begins_lower
from knowledge.vietnamese import fold

Kind = Literal["number", "task", "lead", "partner", "time", "other"]

_OFFICE = r"(?:cac )?(?:co quan|don vi|phong|ban|bo phan|ca nhan|to chuc|nguoi|nganh|dia phuong)"
_OFFICES = rf"{_OFFICE}(?:(?:, |/| ?- ?| va ){_OFFICE})*"
_DOES = r"(?:chu tri|thuc hien|phu trach|dau moi|tham muu|chiu trach nhiem|bao cao|gui|nhan|duoc phan cong)"
_TASK = (
    r"(?:noi dung|nhiem vu|cong viec|hoat dong|chi tieu|tieu chi|giai phap|dau viec|hang muc|phan viec|chuyen de"
    r"|bao cao|phong trao|muc tieu)"
)
_TASK_MORE = r"(?:trong tam|cu the|chu yeu|thuc hien|thi dua|cham diem|danh gia|trien khai|can thuc hien)"
_TIME_MORE = r"(?:bat dau|hoan thanh|thuc hien|ket thuc|gui|nop|bao cao|trinh|trien khai|to chuc|du kien|ve)"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    ("number", r"s?tt|so tt|so thu tu"),  # "STT", "TT"
    ("partner", rf"(?:{_OFFICES} )?(?:phoi hop|tham gia)(?: thuc hien)?"),  # "Đơn vị phối hợp"
    # "Cơ quan, đơn vị chủ trì thực hiện", "Đơn vị", "Phân công"
    ("lead", rf"{_OFFICES}(?:(?: |, |/| ?- ?| va ){_DOES})*|{_DOES}(?:(?: |, |/){_DOES})*|phan cong|trach nhiem"),
    ("time", rf"(?:moc |ky )?thoi (?:gian|han|diem)(?:(?: |, |/){_TIME_MORE})*"),  # "Thời gian hoàn thành"
    ("time", rf"(?:tien do|han|ngay|lo trinh)(?: {_TIME_MORE})*|hoan thanh|thang|quy"),  # "Hạn nộp", "Tiến độ"
    # "Nội dung công việc", "Nhiệm vụ, giải pháp", "Tên nhiệm vụ"
    ("task", rf"(?:ten |loai |danh muc )?{_TASK}(?:(?: |, |/| ?- ?| va )(?:{_TASK}|{_TASK_MORE}))*"),
    ("other", r"ghi chu|(?:san pham|ket qua)[a-z, ]{0,30}|(?:du kien )?kinh phi[a-z ]{0,20}|so luong|don vi tinh"),
    ("other", r"(?:so |thang )?diem(?: [a-z]{2,5}){0,3}|ty le(?: %)?|ky hieu|(?:ten )?(?:bieu mau|mau bieu)"),
    ("other", r"noi nhan[a-z ]{0,10}|hinh thuc[a-z ]{0,15}|tan suat|dinh ky|dia diem|thanh phan|doi tuong|can cu"),
    ("other", r"ho va ten|chuc vu|nguon[a-z ]{0,15}"),
)
_TITLES = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_LONGEST_TITLE = 60
_MOST_WORDS = 10
_OPTIONAL: frozenset[Kind] = frozenset({"partner", "other"})

# Words that say when: "Trước ngày 31/3/2026", "Quý IV/2025", "Từ tháng 11/2025 đến tháng 4/2026", "Hằng năm"
_TIME_WORD = re.compile(
    r"(?:truoc|cham|nhat|xong|hoan|thanh|trong|tu|den|het|ngay|thang|quy|nam|hang|moi|dau|cuoi|giua|tuan|thu|nua|ky"
    r"|dinh|thuong|xuyen|giai|doan|vao|sau|va|gio|sang|chieu|hoc|cua|tiep|theo|[ivx]+(?:/\d{4})?|[-–]"
    r"|t?\d{1,4}(?:[/.-]\d{1,4}){0,2})"
)
_TIME_START = re.compile(
    r"(?:Trước|Chậm|Xong|Hoàn|Trong|Từ|Đến|Hết|Ngày|Tháng|Quý|Năm|Hằng|Hàng|Đầu|Cuối|Giữa|Tuần|Định|Thường|Giai|Vào|Mỗi"
    r"|Sau|\d{1,2}[/.-]\d{1,4}(?:[/.-]\d{4})?[,;]?$|20\d\d$)"
)
_SAYS_WHEN = re.compile(r"\d|\b(?:hang|moi) (?:nam|quy|thang|tuan|ngay|ky)|thuong xuyen|dinh ky|\bquy [ivx]+")
_UNFINISHED = re.compile(
    r"(?:[,/–-]|\b(?:và|hoặc|của|các|với|tại|từ|đến|trên|về|cho|bằng|do|để|theo|những|vào))$", re.IGNORECASE
)
# "Trước ngày | 31/3/2026", "Quý | IV/2025", but "chuyển đổi số | Phòng Nội vụ"
_BEFORE_TIME = re.compile(r"\b(?:ngày|tháng|quý|năm|trước|nhất|hết|trong|tuần)$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def column_kind(title: str) -> Kind | None:
    """What a column of that title holds, None where the words are no title that is known."""
    if len(title) > _LONGEST_TITLE:
        return None
    words = re.sub(r"\s*\([^()]*\)$", "", fold(title)).strip(" .:*")
    return next((kind for kind, pattern in _TITLES if pattern.fullmatch(words)), None)


def parted(pieces: Sequence[str]) -> list[str]:
    """The pieces put together to the fewest titles that are known, each beginning with a capital; [] where none fit."""
    best: list[list[str] | None] = [[], *[None] * len(pieces)]
    for end in range(1, len(pieces) + 1):
        for begin in range(max(0, end - _MOST_WORDS), end):
            before, title = best[begin], " ".join(pieces[begin:end])
            if before is None or not title[:1].isupper() or column_kind(title) is None:
                continue
            if best[end] is None or len(before) + 1 < len(best[end] or ()):
                best[end] = [*before, title]
    return best[-1] or []


def is_time(text: str) -> bool:
    """Whether a text says when and nothing else ("Trước ngày 20/8/2025")."""
    words = fold(text).split()
    only_time = bool(words) and all(_TIME_WORD.fullmatch(word.strip(",;.()")) for word in words)
    return only_time and bool(_SAYS_WHEN.search(fold(text)))


def time_at_end(text: str) -> int | None:
    """Where the words that say when begin at the end of a row printed as running text."""
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    found = None
    for start in reversed(starts):
        word = text[start:].split(" ", 1)[0]
        if not _TIME_WORD.fullmatch(fold(word).strip(",;.()")):
            break
        if _TIME_START.match(word):
            found = start
    return found if found and is_time(text[found:]) else None


def continues(before: str, text: str) -> bool:
    """Whether `text` is the next line of the cell that `before` stands in: "Trước ngày | 31/3/2026"."""
    if begins_lower(text) or _UNFINISHED.search(before):
        return True
    return bool(_BEFORE_TIME.search(before)) and bool(_TIME_WORD.fullmatch(fold(text.split(" ", 1)[0]).strip(",;.()")))


def places_of(texts: Sequence[str], kinds: Sequence[Kind | None]) -> tuple[int, ...] | None:
    """Which of the columns the texts of a row fill, in order; None where that cannot be told.

    Only columns such as "Đơn vị phối hợp" or "Ghi chú" are left empty, and a time stands in a column for times.
    """
    if len(texts) == len(kinds):
        return tuple(range(len(kinds)))
    needed = {place for place, kind in enumerate(kinds) if kind not in _OPTIONAL}
    ways = [
        chosen
        for chosen in combinations(range(len(kinds)), len(texts))
        if needed <= set(chosen) and all(_fits(text, kinds[place]) for text, place in zip(texts, chosen, strict=True))
    ]
    return ways[0] if len(ways) == 1 else None


def _fits(text: str, kind: Kind | None) -> bool:
    return bool(_SAYS_WHEN.search(fold(text))) if kind == "time" else kind == "other" or not is_time(text)
