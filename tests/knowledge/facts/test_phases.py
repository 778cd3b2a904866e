"""Phases and the period of the plan."""
# ruff: noqa: E501 - a wording stands on one line, as it is printed

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.facts.phases import phases_in, plan_period
from tests.knowledge.facts.plan_text import passages, tabled

D = dt.date
Row = tuple[str, dt.date | None, dt.date | None]

CASES: dict[str, tuple[str, list[Row]]] = {
    "phases in brackets": (
        """II. THỜI GIAN THỰC HIỆN
        Phong trào thi đua được triển khai thực hiện từ năm 2025 đến năm 2030, chia thành các giai đoạn:
        - Giai đoạn 1 (từ 2025 - 2027): Tiến hành sơ kết vào năm 2027.
        - Giai đoạn 2 (từ năm 2027 đến hết năm 2030).""",
        [
            ("toàn bộ", D(2025, 1, 1), D(2030, 12, 31)),
            ("Giai đoạn 1", D(2025, 1, 1), D(2027, 12, 31)),
            ("Giai đoạn 2", D(2027, 1, 1), D(2030, 12, 31)),
        ],
    ),
    "phases by what is done in them": (
        """II. THỜI GIAN THỰC HIỆN
        1. Giai đoạn phát động: từ ngày 20/3/2026 đến ngày 30/4/2026.
        2. Giai đoạn thực hiện: từ tháng 5/2026 đến tháng 9/2028; sơ kết vào quý III năm 2027.""",
        [
            ("Giai đoạn phát động", D(2026, 3, 20), D(2026, 4, 30)),
            ("Giai đoạn thực hiện", D(2026, 5, 1), D(2028, 9, 30)),
        ],
    ),
    "phases as headings": (
        """II. THỜI GIAN THỰC HIỆN
        1. Giai đoạn 01 (từ năm 2025-2027)
        Xây dựng, ban hành Kế hoạch trong tháng 7 năm 2025.
        2. Giai đoạn 02 (từ 2027 - 2030)
        Tiếp tục triển khai phong trào.""",
        [
            ("Giai đoạn 01", D(2025, 1, 1), D(2027, 12, 31)),
            ("Giai đoạn 02", D(2027, 1, 1), D(2030, 12, 31)),
        ],
    ),
    "years of a timetable": (
        """II. TIẾN ĐỘ THỰC HIỆN
        - Năm 2025: Phát động phong trào.
        - Từ quý I đến hết quý III/2026: Triển khai thực hiện.
        - Năm 2027: Tổng kết phong trào.""",
        [
            ("Năm 2025", D(2025, 1, 1), D(2025, 12, 31)),
            ("Từ quý I đến hết quý III/2026", D(2026, 1, 1), D(2026, 9, 30)),
        ],
    ),
    "days, and from today": (
        """II. THỜI GIAN
        Đợt 1: Từ ngày 05/9/2025 đến ngày 20/11/2025.
        III. YÊU CẦU
        Phong trào thi đua “Chuyển đổi số giai đoạn 2022-2025” được tổ chức thực hiện từ nay đến hết ngày 31/12/2025.""",
        [("Đợt 1", D(2025, 9, 5), D(2025, 11, 20)), ("toàn bộ", None, D(2025, 12, 31))],
    ),
    "phases by name": (
        """II. TIẾN ĐỘ
        a) Giai đoạn khởi động (tháng 01 - 02/2026): phát động.
        b) Giai đoạn tăng tốc (từ tháng 3 đến tháng 10/2026): triển khai.""",
        [
            ("Giai đoạn khởi động", D(2026, 1, 1), D(2026, 2, 28)),
            ("Giai đoạn tăng tốc", D(2026, 3, 1), D(2026, 10, 31)),
        ],
    ),
    "phases by what they are called": (
        """II. CÁC GIAI ĐOẠN
        1. Tăng tốc (từ quý III/2026 đến hết quý II/2028): thực hiện chỉ tiêu; sơ kết vào tuần cuối tháng 12/2027.
        2. Về đích (nửa cuối năm 2028): đánh giá.""",
        [("Tăng tốc", D(2026, 7, 1), D(2028, 6, 30))],
    ),
    "what a phase is, in brackets": (
        """II. LỘ TRÌNH THỰC HIỆN
        - Giai đoạn I (học kỳ I): từ ngày 14/9/2026 đến ngày 15/01/2027.
        - Giai đoạn II (học kỳ II): từ ngày 18/01/2027 đến ngày 28/5/2027.""",
        [
            ("Giai đoạn I", D(2026, 9, 14), D(2027, 1, 15)),
            ("Giai đoạn II", D(2027, 1, 18), D(2027, 5, 28)),
        ],
    ),
    "beginning and end": (
        "II. THỜI GIAN THỰC HIỆN\nPhong trào thi đua bắt đầu từ ngày 01/10/2025, kết thúc trong năm 2030.",
        [("toàn bộ", D(2025, 10, 1), D(2030, 12, 31))],
    ),
    "the end alone": (
        "II. THỜI GIAN THỰC HIỆN\nPhong trào thi đua được triển khai đến hết năm 2028.",
        [("toàn bộ", None, D(2028, 12, 31))],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_phases_are_read_as_worded(body: str, expected: list[Row]) -> None:
    assert [(phase.name, phase.starts, phase.ends) for phase in phases_in(passages(body))] == expected


@pytest.mark.parametrize(
    "body",
    [
        "II. MỤC TIÊU\nPhấn đấu từ năm 2025 đến năm 2030 mỗi xã có một mô hình.",
        "II. CĂN CỨ\nThực hiện Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030.",
        "II. THỜI GIAN\nSố liệu báo cáo lấy từ ngày 01/01/2025 đến ngày 30/11/2025.",
        "II. NHIỆM VỤ\nĐánh giá sự hài lòng hai lần trong năm, đợt 1 vào tháng 12/2025, đợt 2 vào tháng 6/2026.",
    ],
    ids=["a goal", "a programme's title", "a data window", "work that is done again"],
)
def test_a_stretch_of_something_else_is_no_phase(body: str) -> None:
    assert phases_in(passages(body)) == ()


def test_the_months_of_a_review_are_not_the_time_of_the_whole() -> None:
    body = """II. TIẾN ĐỘ THỰC HIỆN
    1. Từ tháng 01/2026 đến tháng 02/2030: triển khai đồng loạt.
    2. Từ tháng 3/2030 đến tháng 10/2030: tổng kết phong trào."""
    assert [(phase.starts, phase.overall) for phase in phases_in(passages(body))] == [(D(2026, 1, 1), False)]


def test_the_plan_runs_from_its_day_of_issue_where_it_says_from_today() -> None:
    phases = phases_in(passages("II. THỜI GIAN THỰC HIỆN\nKế hoạch được thực hiện từ ngày ký đến hết năm 2027."))
    assert plan_period(phases, "", D(2025, 9, 10)) == (D(2025, 9, 10), D(2027, 12, 31))


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Phát động thi đua giai đoạn 2025 - 2030", (D(2025, 1, 1), D(2030, 12, 31))),
        ("Phong trào thi đua năm 2026", (D(2026, 1, 1), D(2026, 12, 31))),
        ("Phong trào thi đua năm học 2025-2026", (D(2025, 8, 1), D(2026, 7, 31))),
        ("Phong trào thi đua 6 tháng cuối năm 2025 và năm 2026", (D(2025, 7, 1), D(2026, 12, 31))),
        ("Phong trào thi đua chuyển đổi số đến năm 2030", (None, None)),
    ],
)
def test_the_title_gives_the_period_where_nothing_else_does(
    title: str, period: tuple[dt.date | None, dt.date | None]
) -> None:
    assert plan_period((), title, None) == period


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("Giai đoạn", "Thời gian", "Nội dung"),
            ("Giai đoạn 1", "Từ tháng 01/2026 đến hết năm 2027", "Phát động; sơ kết vào quý IV/2027"),
            ("Giai đoạn 2", "Từ năm 2028 đến tháng 12/2030", "Nhân rộng mô hình"),
        ),
        (
            ("Giai đoạn", "Từ", "Đến", "Nội dung"),
            ("1", "Tháng 01/2026", "Tháng 12/2027", "Phát động"),
            ("2", "Tháng 01/2028", "Tháng 12/2030", "Nhân rộng mô hình"),
        ),
        (
            ("Giai đoạn", "Nội dung"),
            ("Giai đoạn 1 (từ tháng 01/2026 đến tháng 12/2027)", "Phát động"),
            ("Giai đoạn 2 (từ tháng 01/2028 đến tháng 12/2030)", "Nhân rộng mô hình"),
        ),
    ],
    ids=["a column for the time", "a beginning and an end", "behind the name"],
)
def test_phases_may_stand_in_a_table(rows: tuple[tuple[str, ...], ...]) -> None:
    found = phases_in(tabled("THỜI GIAN THỰC HIỆN", *rows))

    assert [(phase.name, phase.starts, phase.ends) for phase in found] == [
        ("Giai đoạn 1", D(2026, 1, 1), D(2027, 12, 31)),
        ("Giai đoạn 2", D(2028, 1, 1), D(2030, 12, 31)),
    ]


def test_a_row_of_a_timetable_is_not_the_time_of_the_whole() -> None:
    rows = (("Thời gian", "Nội dung"), ("Từ 12/10 đến 24/10/2026", "Hội thi cấp trường"))
    assert phases_in(tabled("LỘ TRÌNH THỰC HIỆN", *rows)) == ()
