"""Tables whose rows are printed as running text: "2 Lắp đặt điểm truy cập Phòng Kinh tế Trước 31/3/2026". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.model import Line
from knowledge.outline.columns import Kind, column_kind, parted, time_at_end
from knowledge.outline.grids import Found, Grid, joined
from knowledge.outline.labels import labels_of
from knowledge.outline.rows import begins_lower, is_capitals
from knowledge.vietnamese import fold, squash

_HEAD = re.compile(r"(?:s?tt|so tt|so thu tu)\s+\S")
_HEAD_LINES = 3
_MOST_WORDS = 60
_LONGEST_ROW = 12
_NUMBERED = re.compile(r"(\d{1,3})[.)]?\s+(?=[^\W\d_]|[“\"(]|\d{2})(\S.*)")
_GROUP = re.compile(r"([IVX]{1,5}|[A-H])[.)]?\s+(\S.*)")
# Where a name of an office begins in running text; after "tại", "của", "và" it belongs to what stands before
_OFFICE = re.compile(
    r"(?<!\S)(?:Văn phòng|Phòng|Sở|Ban|Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|MTTQ|Mặt trận|Hội|Đoàn|Liên đoàn|Công đoàn"
    r"|Công an|Quân sự|Trung tâm|Trường|Trạm|Các|Tổ(?! chức)|Khoa|Đội|Trưởng|Bộ|Cục|Chi cục|Thuế|Bảo hiểm|Kho bạc|Viện"
    r"|Bệnh viện|Hiệp hội|Liên minh|Ngân hàng|Đảng ủy|Đảng uỷ|Chi bộ|Thanh tra|Giáo viên|Hiệu trưởng"
    r"|Kế toán|Doanh nghiệp)(?!\w)"
)
# "Kiện toàn Tổ công nghệ số": what the work is done to
_OBJECT = re.compile(
    r"(?:kiện toàn|thành lập|củng cố|hỗ trợ|mời|ra mắt|duy trì|phát huy|nâng cấp|xây dựng|đề nghị|tham mưu|báo cáo"
    r"|trình|gửi|giao|bầu|cấp|công tác)$",
    re.IGNORECASE,
)
# "Văn phòng Ban Tuyên giáo" is two offices where the columns ask for two, "Văn phòng UBND xã" else one
_MAY_STAND_ALONE = ("Văn phòng", "Công đoàn", "Công an", "Thanh tra")
_JOINING = re.compile(
    r"(?:,|[-–/]|\b(?:và|với|của|cho|tại|ở|về|trong|theo|từ|đến|bởi|do|các|cùng|giữa|qua|là|tới|vào))$"
)


def run_together(lines: Sequence[Line], start: int, table: int) -> Found | None:
    """The table that begins at `start`: titles on one or a few lines, the last for the time, then rows 1, 2, 3."""
    if not _HEAD.match(fold(lines[start].text[:20])):
        return None
    head, titles = _titles(lines, start)
    kinds = [column_kind(title) for title in titles]
    if len(kinds) < 3 or kinds[-1] != "time" or kinds[1] != "task":
        return None
    rows = _rows(lines, start + head)
    texts = [squash(joined(row)) for row in rows]
    counted = [row for row in map(_row, texts) if row is not None and not row.group]
    if len(counted) < 2 or sum(row.time is not None for row in counted) * 3 < len(counted) * 2:
        return None
    grid = Grid(table)
    grid.begin()
    for column, title in enumerate(titles):
        grid.add(column, title, lines[start])
    offices = _office_columns(kinds, counted)
    for row_lines, text in zip(rows, texts, strict=True):
        _put(grid, row_lines[0], text, len(kinds), offices)
    return grid.found(head + sum(map(len, rows)))


def _titles(lines: Sequence[Line], start: int) -> tuple[int, list[str]]:
    """How many lines the titles take, and the titles."""
    for count in range(1, _HEAD_LINES + 1):
        following = lines[start + count : start + count + 1]
        if following and _numbered(following[0].text, 1):
            words = squash(joined(lines[start : start + count])).split(" ")
            return count, parted(words) if len(words) <= _MOST_WORDS else []
    return 0, []


def _numbered(text: str, number: int) -> bool:
    match = _NUMBERED.fullmatch(text)
    return match is not None and int(match[1]) == number and not begins_lower(match[2])


def _rows(lines: Sequence[Line], start: int) -> list[list[Line]]:
    """The lines of each row; the last ends with its time."""
    rows: list[list[Line]] = []
    number = 0
    for line in lines[start:]:
        if line.cell is not None or any(label.kind == "appendix" for label in labels_of(line.text)):
            break
        group = _GROUP.fullmatch(line.text)
        if _numbered(line.text, number + 1) or (number and _numbered(line.text, 1)):
            number = 1 if _numbered(line.text, 1) else number + 1
            rows.append([line])
        elif group and is_capitals(group[2]):
            rows.append([line])
        elif rows and _goes_on(rows[-1], line):
            rows[-1].append(line)
        else:
            break
    return rows


def _goes_on(row: list[Line], line: Line) -> bool:
    text = squash(joined(row))
    if len(row) >= _LONGEST_ROW or is_capitals(text):
        return False
    return time_at_end(text) is None or begins_lower(line.text) or line.text[0].isdigit()


@dataclass(frozen=True, slots=True)
class _Row:
    """Where in the text of a row its words, the offices in them and its time begin.

    `inner` are the offices that may also be the second half of the name before them.
    """

    body: int
    offices: tuple[int, ...]
    time: int | None
    group: bool
    inner: tuple[int, ...] = ()

    def seams(self, columns: int) -> tuple[int, ...]:
        """Where as many offices begin as there are columns for them; () where the row does not name so many."""
        if self.time is None:
            return ()
        both = tuple(sorted((*self.offices, *self.inner)))
        return next((found for found in (self.offices, both) if len(found) == columns), ())


def _row(text: str) -> _Row | None:
    match, group = _NUMBERED.fullmatch(text), _GROUP.fullmatch(text)
    if match is None:
        return _Row(group.start(2), (), None, True) if group else None
    time = time_at_end(text)
    starts = tuple(_office_starts(text, match.start(2), time or len(text)))
    offices, inner = (tuple(start for start, halved in starts if halved is kind) for kind in (False, True))
    return _Row(match.start(2), offices, time, False, inner)


def _office_starts(text: str, body: int, end: int) -> Iterator[tuple[int, bool]]:
    """Where names of offices begin after the first words, and whether they may be the second half of a name.

    "Ủy ban MTTQ" and "Văn phòng HĐND và UBND" are one each.
    """
    before = None
    for found in _OFFICE.finditer(text, body + 1, end):
        words = text[: found.start()].rstrip()
        if _JOINING.search(words) or _OBJECT.search(words):
            continue
        if len(words) != before:
            yield found.start(), False
            before = found.end()
        elif words.endswith(_MAY_STAND_ALONE):
            yield found.start(), True


def _office_columns(kinds: Sequence[Kind | None], rows: Sequence[_Row]) -> int:
    """How many columns of offices stand between task and time, 0 where most rows do not name as many offices."""
    between = kinds[2:-1]
    if not between or not all(kind in ("lead", "partner") for kind in between):
        return 0
    fitting = sum(bool(row.seams(len(between))) for row in rows)
    return len(between) if fitting * 3 >= len(rows) * 2 else 0


def _put(grid: Grid, line: Line, text: str, width: int, offices: int) -> None:
    row = _row(text)
    grid.begin()
    if row is None:
        grid.add(1, text, line)
        return
    end = row.time if row.time is not None else len(text)
    # a row that names more offices than it has columns for them has some in its task: it stays whole
    seams = [row.body, *(row.seams(offices) if offices else ()), end]
    grid.add(0, text[: row.body].strip(), line)
    for column, (begin, until) in enumerate(pairwise(seams), start=1):
        grid.add(column, text[begin:until].strip(), line)
    if row.time is not None:
        grid.add(width - 1, text[row.time :], line)
