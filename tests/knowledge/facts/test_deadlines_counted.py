"""Deadlines counted from what comes round: "sau khi kết thúc quý", "trước mỗi đợt", "hai năm một lần", "sớm hơn"."""

from __future__ import annotations

import pytest

from knowledge.facts import facts_of
from knowledge.facts.deadlines import deadlines_of
from knowledge.model import Cell, Header, Paragraph, Section
from tests.knowledge.facts.plan_text import outlined
from tests.knowledge.facts.test_deadlines_wordings import ENDS, ISSUED, STARTS, read

WORKING = "BYDAY=MO,TU,WE,TH,FR"

RULES = [
    (
        "nộp hồ sơ quý chậm nhất 03 ngày làm việc sau khi kết thúc quý",
        f"FREQ=MONTHLY;BYMONTH=1,4,7,10;{WORKING};BYSETPOS=3",
    ),
    ("gửi báo cáo trong 05 ngày kể từ ngày kết thúc tháng", "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("gửi báo cáo trong vòng 10 ngày sau khi kết thúc năm", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10"),
    ("gửi báo cáo kết quả quý trước ngày 10 của tháng tiếp theo", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10"),
    ("gửi báo cáo tháng thứ ba của quý vào ngày 12", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=12"),
    ("quyết toán trong quý I năm sau", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"),
]


@pytest.mark.parametrize(("words", "rule"), RULES, ids=[words for words, _ in RULES])
def test_days_counted_from_the_end_of_a_month_or_quarter_come_round(words: str, rule: str) -> None:
    (deadline,) = read(f"Các phòng {words}.")
    assert (deadline.kind, deadline.rrule) == ("recurring", rule)


@pytest.mark.parametrize("span", ["năm học", "quý II/2026", "tháng 6", "đợt thi đua"])
def test_the_end_of_one_span_is_an_event(span: str) -> None:
    (deadline,) = read(f"Các phòng gửi báo cáo trong 10 ngày kể từ ngày kết thúc {span}.")
    assert (deadline.rrule, deadline.anchor, deadline.offset) == (None, f"event:kết thúc {span}", "+10 days")


def test_the_month_that_ends_a_quarter_has_its_own_day() -> None:
    monthly, quarterly = read("Các xã gửi báo cáo trước ngày 15 hằng tháng, riêng tháng cuối quý trước ngày 10.")
    assert monthly.rrule == "FREQ=MONTHLY;BYMONTHDAY=15"
    assert quarterly.rrule == "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10"


OFFICES_APART = [
    ("các trạm y tế nộp chậm hơn 05 ngày", "+5 days"),
    ("đơn vị làm điểm gửi sớm hơn 03 ngày làm việc", "-3 working days"),
    ("các xã đảo gửi muộn hơn 01 tuần đối với báo cáo quý", "+1 weeks"),
]


@pytest.mark.parametrize(("words", "offset"), OFFICES_APART, ids=[words for words, _ in OFFICES_APART])
def test_some_report_sooner_or_later_than_the_others(words: str, offset: str) -> None:
    _, apart = read(f"Các phòng nộp báo cáo quý trước ngày 15 tháng cuối quý; {words}.")
    assert (apart.kind, apart.anchor, apart.offset) == ("relative", "event:thời hạn chung", offset)


EVENTS = [
    ("Phòng Kinh tế kiểm tra tàu cá trước mỗi chuyến biển", "event:mỗi chuyến biển", "before"),
    ("Hoàn thành tài liệu hướng dẫn trước khi bắt đầu năm công tác", "event:bắt đầu năm công tác", "before"),
    ("Lắp đặt biển báo trước mùa mưa bão", "event:mùa mưa bão", "before"),
    ("Gửi danh sách về Phòng Văn hóa trước mỗi đợt ít nhất 10 ngày", "event:đợt", "-10 days"),
    ("Thông báo lịch kiểm tra trước ít nhất 07 ngày", None, "-7 days"),
    ("Tổ chức chấm chéo trong 15 ngày sau mỗi lần tự chấm", "event:mỗi lần tự chấm", "+15 days"),
    ("Nghiệm thu ngay sau khi trạm hoàn thành lắp đặt", "event:trạm hoàn thành lắp đặt", "asap"),
    ("Khi có sự cố phải báo Giám đốc trong vòng 30 phút", "event:có sự cố", "+30 minutes"),
    ("Khi mất kết nối, các phòng báo Trung tâm Công nghệ thông tin trong 15 phút", "event:mất kết nối", "+15 minutes"),
]


@pytest.mark.parametrize(("words", "anchor", "offset"), EVENTS, ids=[words for words, _, _ in EVENTS])
def test_an_event_is_counted_from_in_many_words(words: str, anchor: str | None, offset: str) -> None:
    (deadline,) = read(f"{words}.")
    assert (deadline.kind, deadline.anchor, deadline.offset) == ("relative", anchor, offset)


STANDING = [
    ("lấy ý kiến bạn đọc mỗi quý một lần", "FREQ=YEARLY;BYMONTH=3,6,9,12"),
    ("kiểm định thiết bị hai năm một lần", "FREQ=YEARLY;INTERVAL=2"),
    ("đối thoại với người dân mỗi tháng ít nhất một lần", "FREQ=MONTHLY"),
    ("hỗ trợ người dân ít nhất 02 buổi mỗi tuần", "FREQ=WEEKLY"),
    ("tổ chức tối thiểu 02 buổi/tháng", "FREQ=MONTHLY"),
    ("tổ chức phiên tòa số hóa; mỗi quý ít nhất 01 phiên cho mỗi phòng", "FREQ=YEARLY;BYMONTH=3,6,9,12"),
]


@pytest.mark.parametrize(("words", "rule"), STANDING, ids=[words for words, _ in STANDING])
def test_work_done_so_many_times_a_month_comes_round(words: str, rule: str) -> None:
    (deadline,) = read(f"Phòng Phục vụ: {words}.")
    assert (deadline.kind, deadline.rrule, deadline.who) == ("undated", rule, "Phòng Phục vụ")


def test_each_office_has_its_own_brackets_before_the_verb() -> None:
    first, second = read("Các phòng (ngày 20), các xã (ngày 18) gửi báo cáo hằng tháng về Sở Nội vụ.")
    assert (first.who, first.rrule) == ("Các phòng", "FREQ=MONTHLY;BYMONTHDAY=20")
    assert (second.who, second.rrule) == ("các xã", "FREQ=MONTHLY;BYMONTHDAY=18")


def test_days_close_before_one_with_a_year_are_of_that_year() -> None:
    found = read("Văn phòng dự thảo trước 15/9; các phòng góp ý trước 20/9; trình ký trước 25/9/2025.")
    assert [str(one.date) for one in found] == ["2025-09-15", "2025-09-20", "2025-09-25"]


def test_a_day_long_before_one_with_a_year_stays_in_doubt() -> None:
    first, _ = read("Báo cáo sơ kết gửi trước 30/6; báo cáo tổng kết gửi trước 15/12/2030.")
    assert (first.kind, first.date) == ("undated", None)


def test_the_year_after_a_day_with_its_year_is_that_year() -> None:
    _, again = read("Phòng Văn hóa khảo sát xong trước ngày 15/12/2025; báo cáo bổ sung trước ngày 15/01 năm sau.")
    assert str(again.date) == "2026-01-15"


def test_a_yearly_day_does_not_take_the_year_of_the_review_beside_it() -> None:
    yearly, once = read("Hồ sơ gửi Sở Nội vụ chậm nhất ngày 10/11 (khen năm) và ngày 30/6/2027 (khen sơ kết).")
    assert (yearly.rrule, str(once.date)) == ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=10", "2027-06-30")


def test_the_codes_of_police_departments_are_addressees() -> None:
    assert [one.to_whom for one in read("Gửi kết quả về PX03 trước ngày 25 hằng tháng.")] == ["PX03"]


def test_something_finished_within_a_year_is_due_in_it_and_a_number_is_not() -> None:
    (deadline,) = read("Trạm Y tế lập hồ sơ sức khỏe điện tử cho toàn dân xong trong năm 2026.")
    assert (deadline.kind, str(deadline.end)) == ("period", "2026-12-31")
    assert read("Phấn đấu trong năm 2026 có 80% hồ sơ được số hóa.") == ()
    assert [str(one.end) for one in read("Phấn đấu trong quý II/2026 hoàn thành kết nối.")] == ["2026-06-30"]


def test_the_occasions_of_a_table_of_awards_are_no_deadlines() -> None:
    cells = [
        ("Dịp khen thưởng", "Hình thức"),
        ("Sơ kết (năm 2028)", "Bằng khen"),
        ("Tổng kết (năm 2030)", "Cờ thi đua"),
    ]
    held = [
        Paragraph(text, 1, cell=Cell(0, row, at)) for row, texts in enumerate(cells) for at, text in enumerate(texts)
    ]
    section = Section("III", "III.", "KHEN THƯỞNG", (Paragraph("III. KHEN THƯỞNG", 1), *held), 1)
    assert deadlines_of(Header(title="Kế hoạch", issuer="UBND xã", issued_on=ISSUED), (section,), STARTS, ENDS) == ()


def test_a_count_ahead_of_nothing_named_is_told_so() -> None:
    from knowledge.answering.wording import when

    plan = outlined("II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng thông báo lịch kiểm tra trước ít nhất 07 ngày.")
    (deadline,) = facts_of(plan).deadlines
    assert when(deadline) == "trước 7 ngày"
