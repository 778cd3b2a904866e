"""Deadlines that hang on what happens: time limits, decisions that come first, days that are told later."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.facts import facts_of
from knowledge.model import Deadline
from tests.knowledge.facts.plan_text import outlined
from tests.knowledge.facts.test_deadlines_wordings import fields, read

HEAD = "II. TỔ CHỨC THỰC HIỆN\n"
OF_ONE_YEAR = "Tổ chức phong trào thi đua chuyển đổi số năm 2026"


def only(text: str, **setting: dt.date) -> Deadline:
    (found,) = read(text, **setting)
    return found


@pytest.mark.parametrize(
    ("sentence", "offset"),
    [
        ("Hội đồng Sáng kiến trả lời khiếu nại trong thời hạn 15 ngày.", "+15 days"),
        ("Văn phòng phản hồi kiến nghị của người dân trong vòng 03 ngày làm việc.", "+3 working days"),
        ("Kết quả chấm điểm niêm yết công khai tại bảng tin trong 03 ngày làm việc.", "+3 working days"),
        ("Tổ kỹ thuật xử lý lỗi hệ thống trong vòng 04 giờ, có nhật ký.", "+4 hours"),
    ],
)
def test_what_is_answered_within_some_days_counts_from_nothing_said(sentence: str, offset: str) -> None:
    found = only(sentence)

    assert (found.kind, found.anchor, found.offset) == ("relative", None, offset)


@pytest.mark.parametrize(
    "sentence",
    [
        "Giải pháp được áp dụng thử trong thời gian 60 ngày.",
        "Lớp tập huấn được tổ chức trong 03 ngày làm việc.",
        "Công chức học trực tuyến trong vòng 02 tuần.",
    ],
)
def test_how_long_something_lasts_is_no_deadline(sentence: str) -> None:
    assert read(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "task", "anchor"),
    [
        (
            "Khi phát sinh vụ việc lừa đảo trên mạng, các thôn báo ngay cho Công an xã.",
            "báo vụ việc lừa đảo trên mạng",
            "event:phát sinh vụ việc lừa đảo trên mạng",
        ),
        (
            "Khi có sự cố an toàn thông tin, Tổ Công nghệ thông tin báo cáo ngay về Văn phòng Sở.",
            "báo cáo sự cố an toàn thông tin",
            "event:có sự cố an toàn thông tin",
        ),
    ],
)
def test_what_happens_is_reported_at_once(sentence: str, task: str, anchor: str) -> None:
    found = only(sentence)

    assert (found.offset, found.task, found.anchor) == ("asap", task, anchor)


def test_the_report_of_an_event_says_what_has_happened() -> None:
    found = only(
        "Tổ Công nghệ thông tin khi có sự cố an toàn thông tin phải báo cáo Giám đốc "
        "trong vòng 02 giờ kể từ khi phát hiện."
    )

    assert (found.task, found.to_whom) == ("báo cáo sự cố an toàn thông tin", "Giám đốc")


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        (
            "Hồ sơ đề nghị Bằng khen gửi Sở Nội vụ sau khi Hội đồng Thi đua - Khen thưởng xã họp xét.",
            "Hội đồng Thi đua - Khen thưởng xã họp xét",
        ),
        ("Phòng Nội vụ gửi danh sách sau khi Chủ tịch UBND xã phê duyệt.", "Chủ tịch UBND xã phê duyệt"),
    ],
)
def test_what_waits_for_a_decision_is_due_after_it(sentence: str, event: str) -> None:
    found = only(sentence)

    assert (found.kind, found.anchor, found.offset) == ("relative", f"event:{event}", "after")


@pytest.mark.parametrize(
    ("sentence", "task"),
    [
        ("Thời hạn gửi hồ sơ tổng kết có hướng dẫn riêng.", "gửi hồ sơ tổng kết"),
        ("Thời gian tổ chức vòng chung kết sẽ thông báo sau.", "tổ chức vòng chung kết"),
    ],
)
def test_a_day_that_is_told_later_is_known_to_be_unsaid(sentence: str, task: str) -> None:
    found = only(sentence, issued=dt.date(2025, 7, 1))

    assert (found.kind, found.task) == ("undated", task)


def test_a_day_of_a_month_named_beside_a_monthly_day_falls_once_in_a_plan_of_one_year() -> None:
    year = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    _, december = read(
        "Các phòng gửi số liệu về Văn phòng chậm nhất ngày 25 hằng tháng; tháng 12 gửi chậm nhất ngày 10.",
        issued=year[0],
        starts=year[0],
        ends=year[1],
    )

    assert fields(december) == {"kind": "fixed", "date": dt.date(2026, 12, 10)}


@pytest.mark.parametrize(
    ("sentence", "rrule"),
    [
        ("Việc trao thưởng hằng năm thực hiện vào dịp Ngày Nước thế giới 22 tháng 3 năm sau.", "3;BYMONTHDAY=22"),
        ("Các trường tổ chức tuyên dương vào dịp lễ Quốc khánh 02/9 hằng năm.", "9;BYMONTHDAY=2"),
    ],
)
def test_a_day_that_has_a_name_is_a_day(sentence: str, rrule: str) -> None:
    assert only(sentence).rrule == f"FREQ=YEARLY;BYMONTH={rrule}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Bố trí đoàn viên trực bàn hỗ trợ từ 6 giờ 30 đến 10 giờ 30 các ngày làm việc.",
        "Các khoa ghi chép trên phần mềm; ký số ngay khi ra y lệnh.",
        "Thời gian lấy số liệu: báo cáo 6 tháng từ ngày 01 tháng 01 đến ngày 30 tháng 6; "
        "báo cáo năm từ ngày 01 tháng 01 đến ngày 31 tháng 12.",
    ],
)
def test_hours_of_work_and_spans_of_figures_are_no_deadlines(sentence: str) -> None:
    assert read(sentence) == ()


def test_a_report_on_request_goes_to_who_asks_for_it() -> None:
    asked = only("Các đơn vị báo cáo đột xuất khi có yêu cầu của Ủy ban nhân dân tỉnh.")
    registered = only("Các thôn đăng ký chỉ tiêu thi đua với Ủy ban nhân dân xã trước ngày 01/3/2026.")

    assert asked.to_whom == "Ủy ban nhân dân tỉnh"
    assert registered.to_whom == "Ủy ban nhân dân xã"


@pytest.mark.parametrize("place", ["phòng Kế hoạch tổng hợp", "Phòng Kế hoạch tổng hợp"])
def test_a_room_named_by_what_it_does_keeps_its_name_in_a_sentence(place: str) -> None:
    plan = f"{HEAD}1. Phòng Kế hoạch tổng hợp\nLà đầu mối của phong trào.\n2. Các khoa\n"
    due = f"Gửi số liệu về {place} chậm nhất ngày 25 hằng tháng.\n"

    assert [one.to_whom for one in facts_of(outlined(plan + due, title=OF_ONE_YEAR)).deadlines] == [place]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Phòng Kế hoạch tổng hợp gửi báo cáo về Sở Y tế trước ngày 20/6/2026.", "Phòng Kế hoạch tổng hợp"),
        ("Phòng Hành chính tổng hợp kết quả, báo cáo Giám đốc trước ngày 20/6/2026.", "Phòng Hành chính"),
        ("Văn phòng Đăng ký đất đai gửi báo cáo về Sở trước ngày 20/6/2026.", "Văn phòng Đăng ký đất đai"),
        ("Các phòng, chi cục gửi danh mục về Văn phòng Sở trước ngày 20/6/2026.", "Các phòng, chi cục"),
        ("Hội đồng Sáng kiến trả lời tác giả trước ngày 20/6/2026.", "Hội đồng Sáng kiến"),
        (
            "Công đoàn cấp trên trực tiếp cơ sở gửi kế hoạch về Liên đoàn Lao động tỉnh trước ngày 20/6/2026.",
            "Công đoàn cấp trên trực tiếp cơ sở",
        ),
    ],
)
def test_who_owes_it_is_named_in_full(sentence: str, who: str) -> None:
    assert only(sentence).who == who


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "Sơ kết ở cơ sở xong trước ngày 31/5/2027, ở cấp trên trước ngày 15/7/2027, cấp tỉnh vào tháng 8/2027.",
            ["Sơ kết ở cơ sở", "Sơ kết ở cấp trên", "Sơ kết cấp tỉnh"],
        ),
        (
            "Tổng kết cấp xã trước ngày 10/11/2026; cấp tỉnh trước ngày 30/11/2026.",
            ["Tổng kết cấp xã", "Tổng kết cấp tỉnh"],
        ),
        ("Việc bình xét thi đua được thực hiện trước ngày 10/11/2026.", ["bình xét thi đua"]),
        ("Phiếu đăng ký sáng kiến gửi Phòng Nội vụ chậm nhất ngày 30/4/2026.", ["gửi phiếu đăng ký sáng kiến"]),
        (
            "Các phòng báo cáo tiến độ về Văn phòng Sở trước ngày 10/4/2026; ngoài ra báo cáo trước ngày 25/4/2026.",
            ["báo cáo tiến độ", "báo cáo tiến độ"],
        ),
    ],
)
def test_each_date_says_what_is_done_by_it(sentence: str, tasks: list[str]) -> None:
    assert [one.task for one in read(sentence)] == tasks


def test_a_file_is_the_one_that_the_item_before_lists() -> None:
    plan = (
        f"{HEAD}1. Hồ sơ đề nghị khen thưởng hằng năm gồm:\na) Tờ trình;\nb) Báo cáo thành tích.\n"
        "2. Hồ sơ gửi về Sở Nội vụ trước ngày 25 tháng 01 năm sau.\n"
    )

    assert [d.task for d in facts_of(outlined(plan)).deadlines] == ["gửi hồ sơ đề nghị khen thưởng hằng năm"]


def test_a_feast_is_the_day_of_the_one_year_of_its_plan() -> None:
    sentence = "1. Văn phòng Sở công bố kết quả dịp Ngày hội Đại đoàn kết toàn dân tộc 18/11."
    of_years = facts_of(outlined(HEAD + sentence, title="Phong trào thi đua giai đoạn 2025 - 2030"))
    of_one_year = facts_of(outlined(HEAD + sentence, title=OF_ONE_YEAR))

    assert [found.date for found in of_one_year.deadlines] == [dt.date(2026, 11, 18)]
    assert of_years.deadlines == ()


def test_periods_that_share_a_report_have_no_day_of_their_own() -> None:
    sentence = "Các khoa gửi báo cáo vào ngày 25 hằng tháng; riêng hai tháng 01 và 02/2026 gộp một báo cáo."

    assert [found.kind for found in read(sentence)] == ["recurring"]


@pytest.mark.parametrize("link", [", riêng năm 2026 báo cáo", "; riêng năm 2026 gửi"])
def test_the_day_of_one_year_beside_the_yearly_one_is_of_that_year_only(link: str) -> None:
    yearly, once = read(f"Các đơn vị gửi báo cáo trước ngày 15/12 hằng năm{link} trước ngày 20/12.")

    assert (yearly.kind, yearly.rrule) == ("recurring", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15")
    assert (once.kind, once.date, once.rrule) == ("fixed", dt.date(2026, 12, 20), None)


@pytest.mark.parametrize(
    "occasion",
    [
        "Khen thưởng sơ kết (quý IV năm 2026): đề nghị Cục trưởng tặng Giấy khen cho 03 tập thể.",
        "Khi tổng kết (năm 2029), đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho 02 tập thể.",
    ],
)
def test_the_occasion_of_an_award_is_no_deadline(occasion: str) -> None:
    assert read(occasion) == ()
