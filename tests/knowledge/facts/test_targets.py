"""Targets: numbers to reach, what is counted, and by when."""
# ruff: noqa: E501 - a wording stands on one line, as it is printed

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.facts.targets import targets_in
from tests.knowledge.facts.plan_text import passages, tabled

END_OF_2027 = dt.date(2027, 12, 31)
HEADING = "II. CHỈ TIÊU ĐẾN NĂM 2027\n"


@pytest.mark.parametrize(
    ("sentence", "operator", "value", "unit", "subject"),
    [
        ("100% văn bản được ký số.", "=", 100, "%", "văn bản được ký số"),
        ("Tối thiểu 80% hồ sơ được xử lý trực tuyến.", ">=", 80, "%", "hồ sơ được xử lý trực tuyến"),
        ("Phấn đấu trên 90% cán bộ dùng chữ ký số.", ">=", 90, "%", "cán bộ dùng chữ ký số"),
        ("Tỷ lệ hồ sơ trực tuyến đạt từ 70% trở lên.", ">=", 70, "%", "Tỷ lệ hồ sơ trực tuyến"),
        ("Có từ 90% chi bộ trở lên hoàn thành tốt nhiệm vụ.", ">=", 90, "%", "chi bộ hoàn thành tốt nhiệm vụ"),
        ("Tỷ lệ hồ sơ trễ hạn dưới 0,5%.", "<=", 0.5, "%", "Tỷ lệ hồ sơ trễ hạn"),
        ("Không quá 5% văn bản xử lý chậm.", "<=", 5, "%", "văn bản xử lý chậm"),
        ("Giảm 20% thời gian giải quyết thủ tục.", "=", 20, "%", "Giảm thời gian giải quyết thủ tục"),
        ("Tập thể hoàn thành 100% nhiệm vụ.", "=", 100, "%", "Tập thể hoàn thành nhiệm vụ"),
        ("Mỗi đơn vị có ít nhất 02 sáng kiến được công nhận.", ">=", 2, "sáng kiến", "Mỗi đơn vị có sáng kiến được công nhận"),
        ("Ít nhất một nửa số thôn có tổ công nghệ số.", ">=", 0.5, "phần", "số thôn có tổ công nghệ số"),
        ("3/5 thôn đạt danh hiệu thôn thông minh.", "=", 0.6, "phần", "thôn đạt danh hiệu thôn thông minh"),
        ("Mỗi doanh nghiệp có từ 200 lao động trở lên có ít nhất 05 sáng kiến.", ">=", 5, "sáng kiến", "Mỗi doanh nghiệp có từ 200 lao động trở lên có sáng kiến"),
        ("Thời gian chờ khám trung bình không quá 45 phút.", "<=", 45, "phút", "Thời gian chờ khám trung bình"),
        ("Tổ chức 1.500 lượt tập huấn kỹ năng số.", "=", 1500, "lượt", "Tổ chức lượt tập huấn kỹ năng số"),
        ("Thời gian giải quyết giảm xuống còn không quá 03 ngày làm việc.", "<=", 3, "ngày làm việc", "Thời gian giải quyết giảm"),
        ("Tỷ lệ hồ sơ trực tuyến đạt 80% trước ngày 31/12/2027.", "=", 80, "%", "Tỷ lệ hồ sơ trực tuyến"),
        ("Tỷ lệ hồ sơ trực tuyến đạt 80% vào cuối năm 2027.", "=", 80, "%", "Tỷ lệ hồ sơ trực tuyến"),
        ("60% dân số trưởng thành có tài khoản định danh.", "=", 60, "%", "dân số trưởng thành có tài khoản định danh"),
    ],
)  # fmt: skip
def test_a_target_is_read_as_worded(sentence: str, operator: str, value: float, unit: str, subject: str) -> None:
    (target,) = targets_in(passages(HEADING + sentence))
    assert (target.operator, target.value, target.unit, target.subject) == (operator, value, unit, subject)
    assert target.by == END_OF_2027


def test_one_sentence_may_hold_several_targets() -> None:
    found = targets_in(passages(HEADING + "100% cán bộ được tập huấn; 50% viên chức học phân tích, 30% học quản trị."))
    assert [(target.value, target.quote) for target in found] == [
        (100, "100% cán bộ được tập huấn;"),
        (50, "50% viên chức học phân tích,"),
        (30, "30% học quản trị."),
    ]


@pytest.mark.parametrize("words", ["từ 80% đến 90%", "từ 80 - 90%", "80% đến 90%"])
def test_a_range_has_a_least_and_a_most(words: str) -> None:
    found = targets_in(passages(f"{HEADING}Tỷ lệ hồ sơ trực tuyến đạt {words}."))
    assert [(t.operator, t.value, t.subject) for t in found] == [
        (">=", 80, "Tỷ lệ hồ sơ trực tuyến"),
        ("<=", 90, "Tỷ lệ hồ sơ trực tuyến"),
    ]


def test_a_later_year_raises_the_same_target() -> None:
    found = targets_in(passages(HEADING + "Đến cuối năm 2026, 60% hồ sơ thẩm định dùng BIM; đến năm 2030 đạt 90%."))
    assert [(t.value, t.subject, t.by and t.by.year) for t in found] == [
        (60, "hồ sơ thẩm định dùng BIM", 2026),
        (90, "hồ sơ thẩm định dùng BIM", 2030),
    ]


def test_each_number_has_the_year_that_stands_before_it() -> None:
    body = "Tỷ lệ hồ sơ trực tuyến năm 2026 đạt tối thiểu 60%, năm 2027 đạt tối thiểu 75%."
    assert [(t.value, t.subject, t.by and t.by.year) for t in targets_in(passages(f"II. CHỈ TIÊU\n{body}"))] == [
        (60, "Tỷ lệ hồ sơ trực tuyến", 2026),
        (75, "Tỷ lệ hồ sơ trực tuyến", 2027),
    ]


def test_a_number_and_a_share_of_it_are_two_targets() -> None:
    found = targets_in(
        passages(HEADING + "Không dưới 1.200 sáng kiến, trong đó ít nhất 1/3 số sáng kiến về chuyển đổi số.")
    )
    assert [(t.operator, t.value, t.unit) for t in found] == [
        (">=", 1200, "sáng kiến"),
        (">=", 0.3333, "phần"),
    ]


def test_a_date_in_the_sentence_wins_over_the_heading() -> None:
    for by in ("Đến năm 2026,", "Đến 31/12/2026:", "Đến ngày 31/12/2026,"):
        (target,) = targets_in(passages(f"{HEADING}{by} 60% thủ tục được cung cấp trực tuyến toàn trình."))
        assert target.by == dt.date(2026, 12, 31)


@pytest.mark.parametrize(
    "body",
    [
        "II. KHEN THƯỞNG\nSố lượng: không quá 30% tổng số cá nhân đăng ký.",
        "II. NGUYÊN TẮC\nPhải được trên 80% số phiếu tán thành của Hội đồng.",
        "II. TÌNH HÌNH\nKết quả đạt được năm trước: đã đạt 85% chỉ tiêu.",
        "II. CHỈ TIÊU\nGửi báo cáo trước ngày 15 tháng 12 năm 2026, có 02 bộ hồ sơ.",
    ],
    ids=["share of awards", "votes", "reached already", "dates and sets"],
)
def test_a_number_of_something_else_is_no_target(body: str) -> None:
    assert targets_in(passages(body)) == ()


def test_a_table_gives_a_target_for_each_year() -> None:
    found = targets_in(
        tabled(
            "CHỈ TIÊU",
            ("STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2024", "Năm 2026", "Năm 2027"),
            ("1", "Tỷ lệ hồ sơ trực tuyến", "%", "60", "80", "≥ 90"),
            ("2", "Số sáng kiến", "Sáng kiến", "02", "05", "08"),
            ("3", "Số thôn thông minh", "Thôn", "1", "2/3 số thôn", "-"),
        )
    )
    assert [(t.subject, t.operator, t.value, t.unit, t.by and t.by.year) for t in found] == [
        ("Tỷ lệ hồ sơ trực tuyến", "=", 80, "%", 2026),
        ("Tỷ lệ hồ sơ trực tuyến", ">=", 90, "%", 2027),
        ("Số sáng kiến", "=", 5, "sáng kiến", 2026),
        ("Số sáng kiến", "=", 8, "sáng kiến", 2027),
        ("Số thôn thông minh", "=", 0.6667, "phần", 2026),
    ]


def test_the_day_over_a_column_is_the_day_of_its_targets() -> None:
    rows = (
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Đến 30/6/2026", "Đến 31/12/2026"),
        ("1", "Hồ sơ nộp trực tuyến", "%", "60", "80"),
    )

    found = targets_in(tabled("CHỈ TIÊU", *rows))

    assert [(target.value, target.by, target.quote) for target in found] == [
        (60, dt.date(2026, 6, 30), "Hồ sơ nộp trực tuyến % 60"),
        (80, dt.date(2026, 12, 31), "Hồ sơ nộp trực tuyến % 60 80"),
    ]
