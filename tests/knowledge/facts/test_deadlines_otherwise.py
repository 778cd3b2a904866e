"""The ordinary deadlines of offices in the words of other drafters: other verbs, other order, other punctuation."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.knowledge.facts.test_deadlines_wordings import read

RULES = [
    ("Trung tâm công khai kết quả vào thứ Hai đầu tuần", "FREQ=WEEKLY;BYDAY=MO"),
    ("Tiến độ tuần gửi Phòng Quản lý đất đai vào chiều thứ Sáu", "FREQ=WEEKLY;BYDAY=FR"),
    ("Kế hoạch bài dạy tải lên hệ thống quản lý học tập trước thứ Hai hằng tuần", "FREQ=WEEKLY;BYDAY=MO"),
    ("Các phòng cập nhật sáng kiến đã được công nhận trước ngày 25 mỗi tháng", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("Các phòng gửi hồ sơ vào dịp tổng kết năm, chậm nhất 15 tháng 12", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
    ("Mỗi năm 02 lớp, lớp thứ nhất tổ chức trước 30/6", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30"),
]


@pytest.mark.parametrize(("words", "rule"), RULES, ids=[words for words, _ in RULES])
def test_a_day_that_comes_round_is_read(words: str, rule: str) -> None:
    assert [(one.kind, one.rrule) for one in read(f"{words}.")] == [("recurring", rule)]


DAYS = [
    ("Phòng Văn hóa cấp chứng nhận trước ngày Chuyển đổi số quốc gia 10/10/2026", "2026-10-10", True),
    ("Quyết định khen thưởng được ban hành không muộn hơn ngày 15/12/2026", "2026-12-15", False),
    ("Ủy ban Kiểm tra kết thúc đợt kiểm tra năm 2026 trước ngày 15/11", "2026-11-15", True),
    ("Các khoa còn lại triển khai chậm nhất từ ngày 01/7/2026", "2026-07-01", False),
    ("Công ty Cấp nước: xong tuyến ống D600 trước 30/11/2026", "2026-11-30", True),
    ("Phòng Kỹ thuật hoàn tất việc đấu nối muộn nhất ngày 30/11/2026", "2026-11-30", False),
    ("Các tổ nộp sản phẩm không để quá ngày 15/9/2026", "2026-09-15", False),
]


@pytest.mark.parametrize(("words", "day", "strict"), DAYS, ids=[words for words, _, _ in DAYS])
def test_a_day_is_read(words: str, day: str, strict: bool) -> None:
    assert [(str(one.date), one.strict_before) for one in read(f"{words}.")] == [(day, strict)]


PERIODS = [
    ("Khoa Nội tổng hợp, khoa Nhi thí điểm từ ngày 01/4 đến hết ngày 31/5/2026", "2026-05-31"),
    ("Công ty Cấp nước: lắp xong đồng hồ khu vực thị trấn trong năm 2026", "2026-12-31"),
    ("Chung kết: dự kiến tháng 11/2026", "2026-11-30"),
]


@pytest.mark.parametrize(("words", "end"), PERIODS, ids=[words for words, _ in PERIODS])
def test_a_period_is_read(words: str, end: str) -> None:
    assert [(one.kind, str(one.end)) for one in read(f"{words}.")] == [("period", end)]


EVENTS = [
    ("Phổ biến Kế hoạch đến viên chức trong tuần đầu kể từ ngày nhận được Kế hoạch", "+1 weeks"),
    ("Các lớp báo cáo số lượng học viên với Liên đoàn khi kết thúc khóa học", "after"),
    ("Ban Tổ chức trình Tổng Giám đốc quyết định trong 05 ngày làm việc tiếp theo", "+5 working days"),
]


@pytest.mark.parametrize(("words", "offset"), EVENTS, ids=[words for words, _ in EVENTS])
def test_a_day_counted_from_an_event_is_read(words: str, offset: str) -> None:
    assert [(one.kind, one.offset) for one in read(f"{words}.")] == [("relative", offset)]


STANDING = [
    ("Hằng tháng thông báo kết quả thực hiện tại giao ban Sở", "FREQ=MONTHLY"),
    ("Hằng quý, Phòng Nội vụ công khai điểm số các đơn vị", "FREQ=YEARLY;BYMONTH=3,6,9,12"),
    ("Phòng Nội vụ theo dõi tiến độ hằng tuần trên bảng điều khiển số", "FREQ=WEEKLY"),
    ("Đài truyền thanh xã: phát tin bài hàng tuần", "FREQ=WEEKLY"),
    ("Các tổ tháng nào cũng họp rút kinh nghiệm ít nhất 01 lần", "FREQ=MONTHLY"),
    ("Diễn tập an ninh mạng: 6 tháng/lần", "FREQ=MONTHLY;INTERVAL=6"),
]


@pytest.mark.parametrize(("words", "rule"), STANDING, ids=[words for words, _ in STANDING])
def test_work_that_goes_on_each_month_is_read(words: str, rule: str) -> None:
    assert [(one.kind, one.rrule) for one in read(f"{words}.")] == [("undated", rule)]


NOTHING = [
    "Văn phòng phát hành lịch công tác hằng tuần",
    "Thực hiện nghiêm chế độ giao ban hằng tháng",
    "Năm 2026 chưa thực hiện báo cáo sáu tháng",
    "Kỳ báo cáo năm được tính từ ngày 01/12 năm trước đến ngày 30/11 năm báo cáo",
    "Số liệu tuần tính từ thứ Sáu tuần trước đến thứ Năm tuần này",
    "Khắc phục các tồn tại đã được chỉ ra trong đợt kiểm tra tháng 10/2025",
]


@pytest.mark.parametrize("words", NOTHING)
def test_what_is_no_deadline_is_not_read(words: str) -> None:
    assert read(f"{words}.") == ()


def test_a_report_on_request_stands_beside_the_dated_ones() -> None:
    dated, asked = read("Văn phòng báo cáo Sở trước ngày 25/6, 25/12 hằng năm và báo cáo đột xuất khi Tỉnh ủy yêu cầu.")
    assert dated.rrule == "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=25"
    assert (asked.kind, asked.task, asked.to_whom) == ("undated", "báo cáo đột xuất", "Tỉnh ủy")


def test_every_year_is_said_once_behind_the_last_day() -> None:
    found = read("Phòng Tổ chức báo cáo Sở Y tế 6 tháng đầu năm trước 15/6, cả năm trước 15/12 hằng năm.")
    assert [(one.rrule, one.to_whom) for one in found] == [
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "Sở Y tế"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "Sở Y tế"),
    ]


def test_each_rhythm_has_the_day_in_its_own_brackets() -> None:
    words = "Các chi bộ định kỳ hằng tháng (ngày 20), hằng quý (ngày 18 của tháng cuối quý) báo cáo Đảng ủy."
    assert [(one.task, one.rrule) for one in read(words)] == [
        ("báo cáo tháng", "FREQ=MONTHLY;BYMONTHDAY=20"),
        ("báo cáo quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=18"),
    ]


def test_the_day_of_that_year_is_of_the_years_named_before() -> None:
    found = read("Năm 2028, 2030: sơ kết, tổng kết phong trào, gửi báo cáo trước ngày 30/6 của năm đó.")
    assert [str(one.date) for one in found if one.kind == "fixed"] == ["2028-06-30", "2030-06-30"]


def test_a_month_before_a_stretch_with_its_year_is_of_that_year() -> None:
    first, _ = read("Chi cục hoàn thiện quy trình trong tháng 6, vận hành thử nghiệm từ tháng 7 đến tháng 9/2026.")
    assert (str(first.start), str(first.end)) == ("2026-06-01", "2026-06-30")


DASHED = [
    ("Văn phòng thanh quyết toán trước 31-12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"),
    ("Vòng chung kết trong tháng 12-2025", "2025-12-01..2025-12-31"),
    ("Biên soạn bộ clip hướng dẫn: xong quý I-2026", "2026-01-01..2026-03-31"),
    ("Hồ sơ nộp từ 01-10 đến 15-10-2026", "2026-10-01..2026-10-15"),
    ("Các cơ sở đoàn gửi hồ sơ chậm nhất 15-10-2026", "2026-10-15"),
]


@pytest.mark.parametrize(("words", "when"), DASHED, ids=[words for words, _ in DASHED])
def test_days_and_months_are_printed_with_dashes(words: str, when: str) -> None:
    (deadline,) = read(f"{words}.")
    assert when == (deadline.rrule or (f"{deadline.start}..{deadline.end}" if deadline.end else str(deadline.date)))


@pytest.mark.parametrize(
    "words", ["Mỗi nhóm đi đến 10-12 thôn", "Hoàn thành trong 3-5 ngày", "Lập từ 2-3 lớp đến 5-6 lớp"]
)
def test_numbers_with_dashes_are_no_days(words: str) -> None:
    assert read(f"{words}.") == ()


def test_what_is_due_stands_before_the_semicolon() -> None:
    (deadline,) = read("Phòng Văn hóa xây dựng phần mềm; hạn chót 30/9/2026.")
    assert (str(deadline.date), deadline.task) == ("2026-09-30", "xây dựng phần mềm")


def test_the_year_of_a_thing_does_not_part_the_verb_from_its_day() -> None:
    (deadline,) = read("Các xã gửi hồ sơ khen thưởng trong công tác cải cách năm 2026 về Sở từ 01/11 đến 20/11/2026.")
    assert (str(deadline.end), deadline.who, deadline.to_whom) == ("2026-11-20", "Các xã", "Sở")


def test_a_rhythm_stands_beside_the_days_of_what_follows() -> None:
    dated, standing = read(
        "Phòng Nghiệp vụ mỗi quý kiểm tra ít nhất 03 xã, thông báo kết quả trong 05 ngày kể từ ngày họp."
    )
    assert (dated.kind, standing.rrule) == ("relative", "FREQ=YEARLY;BYMONTH=3,6,9,12")


def test_the_days_of_a_rhythm_are_told_and_not_the_rhythm() -> None:
    found = read("Tự chấm điểm: 02 lần trong năm; lần 1 trước ngày 10/6 hằng năm, lần 2 trước ngày 10/12 hằng năm.")
    assert [one.kind for one in found] == ["recurring", "recurring"]


REVIEWS = "Giám đốc chủ trì sơ kết tháng 12 năm 2026, tổng kết tháng 12 năm 2027."


def test_a_preliminary_and_a_final_review_are_held_in_their_months() -> None:
    assert [str(one.end) for one in read(REVIEWS)] == ["2026-12-31", "2027-12-31"]


NEXT_STEPS = [
    ("Sau khi mỗi lớp kết thúc, trong 03 ngày làm việc cập nhật danh sách học viên", "+3 working days"),
    ("Thuế cơ sở chuyển kết quả phân loại trong ngày làm việc kế tiếp", "+1 working days"),
    ("Văn phòng gửi chương trình trước lễ phát động 01 ngày", "-1 days"),
    ("Khen thưởng đột xuất: các đơn vị đề xuất ngay khi có thành tích", "asap"),
    ("Sở có trách nhiệm trả lời không quá 05 ngày làm việc", "+5 working days"),
]


@pytest.mark.parametrize(("words", "offset"), NEXT_STEPS, ids=[words for words, _ in NEXT_STEPS])
def test_the_next_step_is_counted(words: str, offset: str) -> None:
    assert [(one.kind, one.offset) for one in read(f"{words}.")] == [("relative", offset)]


YEARLY = [
    "Đăng ký công trình của năm tiếp theo trước ngày 25 tháng 12",
    "Khoa nộp hồ sơ xét thi đua đợt 2 (cả năm) trước ngày 25/12",
]


@pytest.mark.parametrize("words", YEARLY)
def test_a_day_of_each_year_is_known_by_what_it_is_for(words: str) -> None:
    assert [one.rrule for one in read(f"{words}.")] == ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25"]


ALSO_NOTHING = [
    "Thực hiện thanh toán đối với các học phần nghiệm thu trong năm 2026",
    "Năm 2024 (từ 01/9/2024 đến 30/11/2024), toàn tỉnh kích hoạt trên 320.000 tài khoản",
    "Đưa nội dung kỹ năng số vào hoạt động ngoại khóa kể từ học kỳ I năm học 2025 - 2026",
    "Số liệu báo cáo năm tính từ 11-11 năm trước đến 10-11 năm báo cáo",
    "Người dân được hỗ trợ tối đa 02 lần/năm",
]


@pytest.mark.parametrize("words", ALSO_NOTHING)
def test_a_condition_a_case_or_a_limit_is_no_deadline(words: str) -> None:
    assert read(f"{words}.") == ()


def test_each_quarter_in_brackets_has_its_share() -> None:
    words = "Sở Nội vụ mở 04 lớp bồi dưỡng cho cán bộ (Quý II: 02 lớp, Quý III: 02 lớp)."
    found = read(words, issued=dt.date(2026, 1, 20), starts=dt.date(2026, 1, 1), ends=dt.date(2026, 12, 31))
    assert [str(one.end) for one in found] == ["2026-06-30", "2026-09-30"]


def test_what_if_the_day_is_a_holiday_is_no_other_day() -> None:
    found = read("Tổng hợp gửi Sở Y tế vào ngày 25 hằng tháng; nếu ngày 25 là thứ Bảy thì gửi vào ngày hôm sau.")
    assert [one.rrule for one in found] == ["FREQ=MONTHLY;BYMONTHDAY=25"]


def test_the_anniversary_ends_where_the_day_of_the_event_begins() -> None:
    (deadline,) = read("Phòng Truyền thông tổ chức Ngày hội nhân kỷ niệm Ngày Bảo hiểm 01/7 vào sáng 30/6/2026.")
    assert str(deadline.date) == "2026-06-30"
