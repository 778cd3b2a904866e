"""The wordings of deadlines and what they mean: the table is the specification."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.facts.deadlines import deadlines_of
from knowledge.model import Deadline, Header, Paragraph, Section

ISSUED = dt.date(2025, 7, 1)
STARTS, ENDS = dt.date(2025, 1, 1), dt.date(2030, 12, 31)


def read(
    text: str,
    *,
    title: str = "TỔ CHỨC THỰC HIỆN",
    issued: dt.date | None = ISSUED,
    starts: dt.date | None = STARTS,
    ends: dt.date | None = ENDS,
) -> tuple[Deadline, ...]:
    heading = Section("VI", "VI.", title, (Paragraph(f"VI. {title}", 1),), 1)
    section = Section("VI.1", "1.", "", tuple(Paragraph(line, 1) for line in text.split("\n")), 1, ("VI",))
    header = Header(title="Kế hoạch phát động phong trào thi đua", issuer="UBND xã", issued_on=issued)
    return deadlines_of(header, (heading, section), starts, ends)


def sent(wording: str) -> str:
    return f"Các đơn vị gửi báo cáo kết quả thực hiện về Sở Nội vụ {wording}."


def fields(deadline: Deadline) -> dict[str, object]:
    kept = ("date", "time", "rrule", "start", "end", "anchor", "offset")
    found = {name: getattr(deadline, name) for name in kept if getattr(deadline, name) is not None}
    if deadline.kind == "recurring":
        found.pop("start", None), found.pop("end", None)
    return found | {"kind": deadline.kind} | ({"strict": True} if deadline.strict_before else {})


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def fixed(text: str, *, strict: bool = False, time: str | None = None) -> dict[str, object]:
    found: dict[str, object] = {"kind": "fixed", "date": day(text)}
    return found | ({"strict": True} if strict else {}) | ({"time": dt.time.fromisoformat(time)} if time else {})


def rule(text: str, *, strict: bool = False, time: str | None = None) -> dict[str, object]:
    found: dict[str, object] = {"kind": "recurring", "rrule": text}
    return found | ({"strict": True} if strict else {}) | ({"time": dt.time.fromisoformat(time)} if time else {})


def period(start: str | None, end: str) -> dict[str, object]:
    return {"kind": "period", "end": day(end)} | ({"start": day(start)} if start else {})


def relative(anchor: str, offset: str, date: str | None = None) -> dict[str, object]:
    found: dict[str, object] = {"kind": "relative", "anchor": anchor, "offset": offset}
    return found | ({"date": day(date)} if date else {})


YEARLY = "FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}"
WORKING = "BYDAY=MO,TU,WE,TH,FR"

ONE_DAY = {
    "theo chương trình năm 2026 trước ngày 25/12 năm nay": fixed("2025-12-25", strict=True),
    "trước ngày 30/9/2025": fixed("2025-09-30", strict=True),
    "chậm nhất ngày 30/9/2025": fixed("2025-09-30"),
    "chậm nhất là ngày 30 tháng 9 năm 2025": fixed("2025-09-30"),
    "chậm nhất vào ngày 30/9/2025": fixed("2025-09-30"),
    "muộn nhất ngày 30/9/2025": fixed("2025-09-30"),
    "không muộn hơn ngày 30/9/2025": fixed("2025-09-30"),
    "trước và chậm nhất ngày 30/9/2025": fixed("2025-09-30"),
    "chậm nhất trước ngày 30/9/2025": fixed("2025-09-30", strict=True),
    "hạn cuối ngày 30/9/2025": fixed("2025-09-30"),
    "hạn chót: 30/9/2025": fixed("2025-09-30"),
    "xong trước ngày 30/9/2025": fixed("2025-09-30", strict=True),
    "xong trước 30/9/2025": fixed("2025-09-30", strict=True),
    "trước 17 giờ 00 ngày 25/7/2025": fixed("2025-07-25", strict=True, time="17:00"),
    "trước 17h00 ngày 25/7/2025": fixed("2025-07-25", strict=True, time="17:00"),
    "trước 16h30' ngày 25/7/2025": fixed("2025-07-25", strict=True, time="16:30"),
    "chậm nhất 17 giờ, ngày 25 tháng 7 năm 2025": fixed("2025-07-25", time="17:00"),
    "chậm nhất 16:30 ngày 25/7/2025": fixed("2025-07-25", time="16:30"),
    "trước 5 giờ chiều ngày 25/7/2025": fixed("2025-07-25", strict=True, time="17:00"),
    "chậm nhất ngày 25/7/2025 (trước 17 giờ 00)": fixed("2025-07-25", time="17:00"),
    "hết ngày 31/12/2025": fixed("2025-12-31"),
    "đến hết ngày 31/12/2025": fixed("2025-12-31"),
    "vào ngày 31/12/2025": fixed("2025-12-31"),
    "trước ngày 30-11-2025": fixed("2025-11-30", strict=True),
    "trước ngày 30.11.2025": fixed("2025-11-30", strict=True),
    "trước ngày 30/11/25": fixed("2025-11-30", strict=True),
    "trước ngày 30 / 11 / 2025": fixed("2025-11-30", strict=True),
    "trước ngày 05 (năm) tháng 11 năm 2025": fixed("2025-11-05", strict=True),
    "trước thứ Sáu, ngày 28/11/2025": fixed("2025-11-28", strict=True),
    "chậm nhất 16h00 thứ Sáu, ngày 28/11/2025": fixed("2025-11-28", time="16:00"),
    "trước tháng 9 năm 2025": fixed("2025-09-01", strict=True),
    "trước quý IV/2025": fixed("2025-10-01", strict=True),
    "đến hết tháng 8/2025": fixed("2025-08-31"),
    "chậm nhất hết quý III năm 2025": fixed("2025-09-30"),
    "ngày cuối cùng của tháng 8/2025": fixed("2025-08-31"),
    "ngày làm việc cuối cùng của tháng 8/2025": fixed("2025-08-29"),
    "ngày làm việc đầu tiên của tháng 9 năm 2025": fixed("2025-09-03"),
}
WINDOWS = {
    "trong nửa đầu tháng 7/2026": period("2026-07-01", "2026-07-15"),
    "nửa cuối tháng 4/2026": period("2026-04-16", "2026-04-30"),
    "từ nay đến hết năm 2025": period("2025-07-01", "2025-12-31"),
    "từ ngày 01 đến 15/8/2025": period("2025-08-01", "2025-08-15"),
    "từ ngày 01/10 đến 15/10/2026": period("2026-10-01", "2026-10-15"),
    "từ ngày 01/10/2026 đến hết ngày 15/10/2026": period("2026-10-01", "2026-10-15"),
    "từ 01/10 đến 15/10/2026": period("2026-10-01", "2026-10-15"),
    "từ ngày 01 tháng 10 đến ngày 15 tháng 10 năm 2026": period("2026-10-01", "2026-10-15"),
    "ngày 01-15/8/2025": period("2025-08-01", "2025-08-15"),
    "từ ngày 20/12/2025 đến ngày 10/01/2026": period("2025-12-20", "2026-01-10"),
    "từ ngày 20/12 đến ngày 10/01/2026": period("2025-12-20", "2026-01-10"),
    "từ tháng 8 đến tháng 10/2026": period("2026-08-01", "2026-10-31"),
    "từ tháng 8/2025 đến hết tháng 10 năm 2025": period("2025-08-01", "2025-10-31"),
    "trong tháng 7 năm 2025": period("2025-07-01", "2025-07-31"),
    "trong tháng 8/2025": period("2025-08-01", "2025-08-31"),
    "tháng 02/2028": period("2028-02-01", "2028-02-29"),
    "Quý IV năm 2025": period("2025-10-01", "2025-12-31"),
    "vào quý IV/2025": period("2025-10-01", "2025-12-31"),
    "quý II/2027": period("2027-04-01", "2027-06-30"),
    "trong Quý 3 năm 2026": period("2026-07-01", "2026-09-30"),
    "Quý III, IV/2025": period("2025-07-01", "2025-12-31"),
    "quý III và quý IV năm 2025": period("2025-07-01", "2025-12-31"),
    "quý IV/2025 và quý I/2026": period("2025-10-01", "2026-03-31"),
    "vào năm 2027": period("2027-01-01", "2027-12-31"),
    "trong năm 2026": period("2026-01-01", "2026-12-31"),
    "trong 6 tháng đầu năm 2026": period("2026-01-01", "2026-06-30"),
    "cuối năm 2026": period(None, "2026-12-31"),
    "cuối tháng 8/2026": period(None, "2026-08-31"),
    "tuần cuối tháng 8/2026": period("2026-08-25", "2026-08-31"),
}
RECURRING = {
    "chậm nhất ngày 15 hằng tháng": rule("FREQ=MONTHLY;BYMONTHDAY=15"),
    "trước ngày 25 hàng tháng": rule("FREQ=MONTHLY;BYMONTHDAY=25", strict=True),
    "trước ngày 25 các tháng": rule("FREQ=MONTHLY;BYMONTHDAY=25", strict=True),
    "trước ngày 25 mỗi tháng": rule("FREQ=MONTHLY;BYMONTHDAY=25", strict=True),
    "trước ngày 05 tháng sau": rule("FREQ=MONTHLY;BYMONTHDAY=5", strict=True),
    "vào ngày 10 và ngày 25 hằng tháng": rule("FREQ=MONTHLY;BYMONTHDAY=10,25"),
    "trước 10 giờ ngày 20 hằng tháng": rule("FREQ=MONTHLY;BYMONTHDAY=20", strict=True, time="10:00"),
    "vào ngày 15 và ngày cuối cùng của tháng": rule("FREQ=MONTHLY;BYMONTHDAY=15,-1"),
    "vào ngày 10, 20 và ngày cuối hằng tháng": rule("FREQ=MONTHLY;BYMONTHDAY=10,20,-1"),
    "vào ngày cuối cùng của tháng": rule("FREQ=MONTHLY;BYMONTHDAY=-1"),
    "ngày làm việc cuối cùng của tháng": rule(f"FREQ=MONTHLY;{WORKING};BYSETPOS=-1"),
    "ngày làm việc đầu tiên hằng tháng": rule(f"FREQ=MONTHLY;{WORKING};BYSETPOS=1"),
    "trong 05 ngày đầu tháng": rule("FREQ=MONTHLY;BYMONTHDAY=5"),
    "trong 03 ngày làm việc đầu tiên của tháng": rule(f"FREQ=MONTHLY;{WORKING};BYSETPOS=3"),
    "trước 16 giờ 00 thứ Năm hàng tuần": rule("FREQ=WEEKLY;BYDAY=TH", strict=True, time="16:00"),
    "chậm nhất 16h00 thứ Sáu hằng tuần": rule("FREQ=WEEKLY;BYDAY=FR", time="16:00"),
    "vào thứ 2 và thứ 5 hằng tuần": rule("FREQ=WEEKLY;BYDAY=MO,TH"),
    "vào 17 giờ 30 các ngày thứ Ba, thứ Sáu hằng tuần": rule("FREQ=WEEKLY;BYDAY=TU,FR", time="17:30"),
    "trước 20 giờ thứ Bảy hằng tuần": rule("FREQ=WEEKLY;BYDAY=SA", strict=True, time="20:00"),
    "vào thứ Ba và thứ Bảy hằng tuần": rule("FREQ=WEEKLY;BYDAY=TU,SA"),
    "thứ Sáu tuần cuối của tháng": rule("FREQ=MONTHLY;BYDAY=-1FR"),
    "hằng ngày, trước 16 giờ 30": rule("FREQ=DAILY", strict=True, time="16:30"),
    "vào thứ Bảy đầu tiên của tháng": rule("FREQ=MONTHLY;BYDAY=1SA"),
    "vào tuần cuối hằng tháng": rule("FREQ=MONTHLY;BYMONTHDAY=-1"),
    "trong tuần đầu tiên của tháng": rule("FREQ=MONTHLY;BYMONTHDAY=7"),
    "vào tuần cuối của tháng thứ hai trong quý": rule(YEARLY.format("2,5,8,11", -1)),
    "vào ngày làm việc đầu tiên của tháng đầu mỗi quý": rule(
        "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"
    ),
    "vào ngày cuối cùng của tháng thứ hai trong quý": rule(YEARLY.format("2,5,8,11", -1)),
    "trong 10 ngày đầu của tháng đầu quý": rule(YEARLY.format("1,4,7,10", 10)),
    "trong 05 ngày đầu của tháng cuối quý": rule(YEARLY.format("3,6,9,12", 5)),
    "trước ngày 25 của tháng cuối quý": rule(YEARLY.format("3,6,9,12", 25), strict=True),
    "trước ngày 20 tháng cuối của quý": rule(YEARLY.format("3,6,9,12", 20), strict=True),
    "Chậm nhất ngày 06 (sáu) của tháng cuối quý": rule(YEARLY.format("3,6,9,12", 6)),
    "trước ngày 05 của tháng đầu quý sau": rule(YEARLY.format("1,4,7,10", 5), strict=True),
    "vào ngày cuối cùng của quý": rule(YEARLY.format("3,6,9,12", -1)),
    "quý I hằng năm": rule(YEARLY.format(3, 31)),
    "trong quý IV hàng năm": rule(YEARLY.format(12, 31)),
    "trong tháng 12 hằng năm": rule(YEARLY.format(12, 31)),
    "định kỳ vào ngày 20/6 và 20/12": rule(YEARLY.format("6,12", 20)),
    "ngày 20/6 và 20/12 hằng năm": rule(YEARLY.format("6,12", 20)),
    "ngày 14/02, 14/5, 14/8, 14/11 hằng năm": rule(YEARLY.format("2,5,8,11", 14)),
    "trước ngày 15 các tháng 3, 6, 9, 12 hằng năm": rule(YEARLY.format("3,6,9,12", 15), strict=True),
    "trước ngày 20 tháng 6 và tháng 12 hằng năm": rule(YEARLY.format("6,12", 20), strict=True),
    "trước ngày 10/11 hàng năm": rule(YEARLY.format(11, 10), strict=True),
    "trước ngày 10/11 mỗi năm": rule(YEARLY.format(11, 10), strict=True),
    "trước ngày 10 tháng 11 hằng năm": rule(YEARLY.format(11, 10), strict=True),
    "Trước ngày 20 tháng 12 hằng năm hoặc đột xuất khi có yêu cầu": rule(YEARLY.format(12, 20), strict=True),
    "trước ngày 15 tháng 01 năm sau": rule(YEARLY.format(1, 15), strict=True),
    "trước ngày 15/01 của năm sau liền kề": rule(YEARLY.format(1, 15), strict=True),
    "từ ngày 01/10 đến 15/10 hằng năm": rule(YEARLY.format(10, 15)),
    "từ ngày 23 đến ngày 25 hằng tháng": rule("FREQ=MONTHLY;BYMONTHDAY=25"),
    "vào các ngày giao ban (10, 20 và 30 hằng tháng)": rule("FREQ=MONTHLY;BYMONTHDAY=10,20,30"),
    "vào tối thứ Tư tuần đầu và tuần thứ ba của tháng": rule("FREQ=MONTHLY;BYDAY=1WE,3WE"),
    "hằng tháng, vào chiều thứ Tư tuần thứ hai": rule("FREQ=MONTHLY;BYDAY=2WE"),
    "trước 10 giờ 00 ngày làm việc đầu tiên của tháng": rule(
        f"FREQ=MONTHLY;{WORKING};BYSETPOS=1", strict=True, time="10:00"
    ),
    "vào ngày làm việc cuối cùng của tháng 12 hằng năm": rule(f"FREQ=MONTHLY;BYMONTH=12;{WORKING};BYSETPOS=-1"),
    "thứ Sáu hằng tuần, từ tháng 12 đến tháng 5 năm sau": rule("FREQ=WEEKLY;BYDAY=FR"),
    "trước 16 giờ hằng ngày": rule("FREQ=DAILY", strict=True, time="16:00"),
    "chậm nhất 17h00 mỗi ngày làm việc": rule(f"FREQ=DAILY;{WORKING}", time="17:00"),
    "trước ngày 20 của tháng thứ ba hằng quý": rule(YEARLY.format("3,6,9,12", 20), strict=True),
    "trước ngày 05 các tháng 4, 7, 10 và tháng 01 năm sau": rule(YEARLY.format("1,4,7,10", 5), strict=True),
    "trước ngày 10/6 và ngày 10/12": rule(YEARLY.format("6,12", 10), strict=True),
    "chậm nhất ngày 15/12 của năm": rule(YEARLY.format(12, 15)),
}
RELATIVE = {
    "trong thời hạn 10 ngày làm việc kể từ ngày ký ban hành": relative("issued_on", "+10 working days", "2025-07-15"),
    "trong vòng 30 ngày kể từ ngày Kế hoạch này được ban hành": relative("issued_on", "+30 days", "2025-07-31"),
    "không quá 05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ": relative("event:nhận đủ hồ sơ", "+5 working days"),
    "chậm nhất sau 05 ngày kể từ ngày kết thúc đợt thi đua": relative("event:kết thúc đợt thi đua", "+5 days"),
    "trong 03 ngày sau hạn nhận hồ sơ": relative("event:hạn nhận hồ sơ", "+3 days"),
    "chậm nhất 10 ngày sau khi kết thúc đợt thi đua": relative("event:kết thúc đợt thi đua", "+10 days"),
    "sau khi kết thúc đợt thi đua chậm nhất 10 ngày": relative("event:kết thúc đợt thi đua", "+10 days"),
    "trong 15 (mười lăm) ngày kể từ ngày nhận được Kế hoạch này": relative("event:nhận được Kế hoạch này", "+15 days"),
    "105 ngày trước ngày bầu cử": relative("event:ngày bầu cử", "-105 days"),
    "chậm nhất 03 ngày làm việc trước ngày họp": relative("event:ngày họp", "-3 working days"),
    "ngay sau khi Kế hoạch được ban hành": relative("issued_on", "asap"),
    "ngay khi phát hiện vướng mắc": relative("event:phát hiện vướng mắc", "asap"),
    "chậm nhất vào ngày 25 của tháng cuối kỳ báo cáo": relative("event:tháng cuối kỳ báo cáo", "day 25"),
    "chậm nhất ngày 25 tháng báo cáo": relative("event:tháng cuối kỳ báo cáo", "day 25"),
    "chậm nhất 30 phút kể từ khi phát hiện sự cố": relative("event:phát hiện sự cố", "+30 minutes"),
    "sau khi có hướng dẫn của Bộ Nội vụ": relative("event:có hướng dẫn của Bộ Nội vụ", "after"),
    "sau khi được phê duyệt": relative("event:được phê duyệt", "after"),
    "trước khi kết thúc học kỳ I": relative("event:kết thúc học kỳ I", "before") | {"strict": True},
    "trước khi hết năm học": relative("event:hết năm học", "before") | {"strict": True},
    "trước khi đưa vào dùng": {"kind": "undated"},
    "trước Tết Nguyên đán Bính Ngọ": relative("event:Tết Nguyên đán Bính Ngọ", "before") | {"strict": True},
}


@pytest.mark.parametrize(
    ("wording", "meaning"), [*ONE_DAY.items(), *WINDOWS.items(), *RECURRING.items(), *RELATIVE.items()]
)
def test_a_wording_is_read_as_what_it_means(wording: str, meaning: dict[str, object]) -> None:
    (deadline,) = read(sent(wording))
    assert fields(deadline) == meaning
    assert deadline.review is None
    assert deadline.to_whom == "Sở Nội vụ"
    assert deadline.who == "Các đơn vị"
    assert deadline.quote in sent(wording)


TO_REVIEW = {
    "trong 6 năm 2022": "undated",
    "trước ngày 31/6/2026": "undated",
    "trước ngày 30/02/2026": "undated",
    "trước ngày 31/4 hằng năm": "undated",
    "trước ngày 45/6/2026": "undated",
    "trước ngày 10/13/2026": "undated",
    "trước ngày 30/6/205": "undated",
    "trước ngày .../6/2026": "undated",
    "trước ngày 15 tháng ... năm 2026": "undated",
    "trước ngày 15/8": "undated",
    "trước ngày 3O/6/2026": "fixed",
    "trước ngày 31/12/2O26": "fixed",
    "trước ngày 30/6/2024": "fixed",
    "trước ngày 30/6/2052": "fixed",
    "trước thứ Hai, ngày 28/11/2025": "fixed",
    "đầu tháng 8/2026": "period",
    "tuần thứ ba của tháng 8/2026": "period",
    "trước ngày I0/11 hằng năm": "recurring",
}


@pytest.mark.parametrize(("wording", "kind"), TO_REVIEW.items())
def test_a_doubtful_date_waits_for_a_human(wording: str, kind: str) -> None:
    (deadline,) = read(sent(wording))
    assert deadline.kind == kind
    assert deadline.review is not None
    if kind == "undated":
        assert (deadline.date, deadline.start, deadline.end, deadline.rrule) == (None, None, None, None)


NOT_DUE = [
    "Kết quả số hóa hồ sơ tính từ ngày 01/7/2025 đến ngày 30/6/2026 là căn cứ chấm điểm đợt đầu.",
    "Ban hành kèm theo Quyết định này Kế hoạch phong trào thi đua dạy tốt, học tốt năm học 2026 - 2027.",
    "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, các đơn vị tổ chức quán triệt đến cán bộ.",
    "Thực hiện Kế hoạch số 142/KH-UBND của UBND tỉnh ngày 04/6/2025 và Luật Thi đua ngày 15 tháng 6 năm 2022.",
    "Kế hoạch 162/KH-UBND ngày 26/5/2022 của UBND tỉnh về việc phát động Phong trào thi đua.",
    "Các đơn vị hưởng ứng phong trào “Chuyển đổi số đến hết ngày 31/12/2025”.",
    "Các đơn vị triển khai phong trào thi đua “Chuyển đổi số” giai đoạn 2022-2025.",
    "Quyết định này có hiệu lực thi hành kể từ ngày 01/7/2025.",
    "Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 15/3/2024 của UBND xã.",
    "Số liệu báo cáo tính từ ngày 15 tháng trước đến ngày 14 của tháng thuộc kỳ báo cáo.",
    "Thời gian chốt số liệu báo cáo từ ngày 15/12/2024 đến ngày 14/12/2025.",
    "Số liệu báo cáo quý tính từ ngày 15 của tháng cuối quý trước đến ngày 14 của tháng cuối quý này.",
    "Báo cáo năm nêu kết quả cả năm, số liệu chốt đến ngày 30/11.",
    "Số liệu báo cáo tính từ ngày 01/12 năm trước đến ngày 30/11 của năm báo cáo.",
    "Đợt 2: từ ngày 01/12/2026 đến ngày 31/5/2027, tiếp tục hoàn thành các phần việc đã đăng ký.",
    "Các đơn vị tổ chức văn nghệ nhân dịp 20/11/2026.",
    "- Khen thưởng sơ kết (năm 2027): Giấy khen của Chủ tịch UBND xã.",
    "Tính đến ngày 31/12/2024, toàn xã có 12 đơn vị hoàn thành số hóa hồ sơ.",
    "Phong trào thi đua được triển khai thực hiện từ năm 2025 đến năm 2030.",
    "Phong trào thi đua được tổ chức từ nay đến hết ngày 31/12/2030.",
    "Phấn đấu đến năm 2030, 100% thủ tục hành chính được cung cấp trực tuyến.",
    "Đến hết năm 2026, 80% hồ sơ được xử lý trực tuyến.",
    "- Giai đoạn 1 (từ năm 2025 đến hết năm 2027)",
    "Năm 2023: Triển khai sâu rộng phong trào, tổ chức thực hiện các nội dung kế hoạch.",
    "Thường xuyên kiểm tra, giám sát việc thực hiện Phong trào thi đua.",
    "Khen thưởng hằng năm, sơ kết, tổng kết.",
    "Tổ chức trực 24/7, bố trí 2/3 số cán bộ tham gia.",
    "2/3 số trường học hoàn thành mô hình trường học số.",
    "12/12 nhóm, lớp theo dõi sức khỏe của trẻ trên sổ điện tử.",
    "Ít nhất 50 đơn vị hoàn thành tự đánh giá trong năm 2026.",
    "Các đơn vị có thể gửi báo cáo bằng bản điện tử.",
    "Dữ liệu được sao lưu hằng ngày.",
    "Ngày 22/12/2024, Bộ Chính trị ban hành Nghị quyết số 57-NQ/TW về đột phá phát triển khoa học, công nghệ.",
    "Ngày 15/6/2025, UBND tỉnh tổ chức Lễ phát động Phong trào thi đua.",
    "Thực hiện kết luận của Chủ tịch UBND tỉnh tại phiên họp ngày 20/6/2025, các đơn vị tăng cường số hóa hồ sơ.",
    "Lập thành tích chào mừng Đại hội Đảng bộ tỉnh lần thứ XVIII (tháng 9/2025).",
    "Tổ chức các hoạt động kỷ niệm 80 năm Quốc khánh (02/9/1945 - 02/9/2025).",
    "- Giai đoạn 1: Từ tháng 8/2025 đến tháng 12/2027: Triển khai sâu rộng Phong trào thi đua.",
    "Hồ sơ gửi quá ngày 15/12/2025 không được xét.",
    "Khen thưởng đột xuất: xét tặng Giấy khen của Giám đốc Sở ngay khi có giải pháp làm lợi rõ rệt.",
    "Mỗi tổ khảo sát trong 03 tháng.",
    "Hằng năm, 100% cán bộ được tập huấn kỹ năng số.",
    "Kết quả thực hiện là tiêu chí đánh giá, xếp loại hằng năm của các đơn vị.",
    "Kinh phí được bố trí trong dự toán chi thường xuyên hằng năm của các đơn vị.",
    "Trong 6 tháng đầu năm 2025, toàn tỉnh đã xử lý 95.000 hồ sơ trực tuyến.",
    "Đường dây nóng: 0912.345.678, phục vụ 24/7.",
    "Từ tháng 9/2025 đến tháng 12/2026: Triển khai giai đoạn 1.",
    "Quý IV không gửi riêng mà lồng ghép vào báo cáo năm.",
    "Đơn vị gửi báo cáo chậm quá 05 ngày làm việc thì không xếp loại thi đua.",
    "Trường hợp cơ quan đã gửi báo cáo năm 2025 trước ngày Kế hoạch này được ban hành thì bổ sung số liệu.",
    "Sơ kết (năm 2028): Giám đốc Sở tặng Giấy khen; trình Chủ tịch UBND tỉnh tặng Bằng khen.",
    "Theo dõi, đôn đốc, tổng hợp báo cáo; quản trị phần mềm chấm điểm.",
    "Tham mưu bố trí kinh phí trong dự toán chi sự nghiệp hằng năm.",
    "Công bố kết quả tại hội nghị tổng kết công tác xây dựng Đảng hằng năm.",
    "Phát động học sinh thực hiện “Mỗi tuần dạy ông bà, cha mẹ một kỹ năng số”.",
    "Tiếp tục cập nhật sau khi có hướng dẫn của Bộ Nội vụ.",
    "Đơn vị sau 02 kỳ không gửi báo cáo thì bị hạ bậc thi đua.",
    "Năm 2024, xã đã hoàn thành xây dựng cơ sở dữ liệu trước ngày 30/9/2024.",
]


@pytest.mark.parametrize("sentence", NOT_DUE)
def test_what_is_no_deadline_is_not_read_as_one(sentence: str) -> None:
    assert read(sentence) == ()


# --- sentences with several dates, labels and addressees ------------------------------------------


def summary(deadlines: tuple[Deadline, ...]) -> list[tuple[object, ...]]:
    return [
        (
            deadline.who,
            deadline.task,
            deadline.to_whom,
            deadline.rrule or deadline.date or (deadline.start, deadline.end),
            deadline.strict_before,
        )
        for deadline in deadlines
    ]


SEVERAL = {
    "Hằng năm, các đơn vị báo cáo kết quả về Sở Nội vụ trước ngày 20/6 (báo cáo 6 tháng) và 20/12 (báo cáo năm).": [
        ("các đơn vị", "báo cáo 6 tháng", "Sở Nội vụ", YEARLY.format(6, 20), True),
        ("các đơn vị", "báo cáo năm", "Sở Nội vụ", YEARLY.format(12, 20), True),
    ],
    "Các đơn vị gửi báo cáo quý (trước ngày 20 tháng cuối quý), 6 tháng (trước 15/6), năm (trước 15/12) về Sở.": [
        ("Các đơn vị", "gửi báo cáo quý", "Sở", YEARLY.format("3,6,9,12", 20), True),
        ("Các đơn vị", "báo cáo 6 tháng", "Sở", YEARLY.format(6, 15), True),
        ("Các đơn vị", "báo cáo năm", "Sở", YEARLY.format(12, 15), True),
    ],
    "Gửi kế hoạch triển khai về Sở Nội vụ trước ngày 30/8/2025 (đối với UBND các xã gửi trước ngày 15/9/2025).": [
        (None, "Gửi kế hoạch triển khai", "Sở Nội vụ", dt.date(2025, 8, 30), True),
        ("UBND các xã", "Gửi kế hoạch triển khai", "Sở Nội vụ", dt.date(2025, 9, 15), True),
    ],
    "Báo cáo 6 tháng gửi về Phòng Nội vụ trước ngày 10/6; báo cáo năm gửi trước ngày 10/12.": [
        (None, "Báo cáo 6 tháng", "Phòng Nội vụ", YEARLY.format(6, 10), True),
        (None, "báo cáo năm", "Phòng Nội vụ", YEARLY.format(12, 10), True),
    ],
    "Các đơn vị báo cáo kết quả 6 tháng đầu năm trước ngày 10/6 và báo cáo năm trước ngày 05/12 về Sở Nội vụ.": [
        ("Các đơn vị", "báo cáo kết quả 6 tháng đầu năm", "Sở Nội vụ", YEARLY.format(6, 10), True),
        ("Các đơn vị", "báo cáo năm", "Sở Nội vụ", YEARLY.format(12, 5), True),
    ],
    "Phát động cuộc thi, nhận bài đến hết ngày 31/8/2026, trao giải dịp 20/10/2026.": [
        (None, "Phát động cuộc thi, nhận bài", None, dt.date(2026, 8, 31), False),
        (None, "trao giải", None, dt.date(2026, 10, 20), False),
    ],
    "Năm 2027, 2030: Sơ kết, tổng kết Phong trào thi đua.": [
        (None, "Sơ kết Phong trào thi đua", None, (dt.date(2027, 1, 1), dt.date(2027, 12, 31)), False),
        (None, "tổng kết Phong trào thi đua", None, (dt.date(2030, 1, 1), dt.date(2030, 12, 31)), False),
    ],
    "Trước ngày 15/8/2025, các phòng, ban xây dựng kế hoạch gửi về Phòng Nội vụ; hoàn thành trước ngày 30/9/2025.": [
        ("các phòng, ban", "xây dựng kế hoạch", "Phòng Nội vụ", dt.date(2025, 8, 15), True),
        ("các phòng, ban", "xây dựng kế hoạch", None, dt.date(2025, 9, 30), True),
    ],
    "Các sở, ngành gửi báo cáo trước ngày 15/12 hằng năm; các xã, phường trước ngày 10/12 hằng năm.": [
        ("Các sở, ngành", "gửi báo cáo", None, YEARLY.format(12, 15), True),
        ("các xã, phường", "gửi báo cáo", None, YEARLY.format(12, 10), True),
    ],
    "Các trường gửi báo cáo học kỳ I trước ngày 20/01, học kỳ II trước ngày 05/6 về Phòng Nội vụ.": [
        ("Các trường", "gửi báo cáo học kỳ I", "Phòng Nội vụ", YEARLY.format(1, 20), True),
        ("Các trường", "báo cáo học kỳ II", "Phòng Nội vụ", YEARLY.format(6, 5), True),
    ],
    "Công đoàn tổ chức ngày hội sáng tạo vào dịp 20/11 hằng năm.": [
        ("Công đoàn", "tổ chức ngày hội sáng tạo", None, YEARLY.format(11, 20), False),
    ],
    "Tổ chức Ngày hội toàn dân tộc (18/11) hằng năm.": [
        (None, "Tổ chức Ngày hội toàn dân tộc", None, YEARLY.format(11, 18), False),
    ],
    "Từ năm 2026, các xã đăng ký mô hình mới trước ngày 28/02 hằng năm.": [
        ("các xã", "đăng ký mô hình mới", None, YEARLY.format(2, 28), True),
    ],
    "Khởi động (quý II/2026): phát động tại buổi chào cờ sáng ngày 04/5/2026.": [
        (None, "phát động tại buổi chào cờ", None, dt.date(2026, 5, 4), False),
    ],
    "Báo cáo năm: trước ngày 05/12 (công đoàn xã, phường), trước ngày 10/12 (công đoàn ngành).": [
        ("Công đoàn xã, phường", "Báo cáo năm", None, YEARLY.format(12, 5), True),
        ("Công đoàn ngành", "Báo cáo năm", None, YEARLY.format(12, 10), True),
    ],
    "Các bản gửi phiếu về Tổ giúp việc trước ngày 05/12/2026; Tổ giúp việc công bố điểm trước ngày 10/12/2026.": [
        ("Các bản", "gửi phiếu về Tổ giúp việc", "Tổ giúp việc", dt.date(2026, 12, 5), True),
        ("Tổ giúp việc", "công bố điểm", None, dt.date(2026, 12, 10), True),
    ],
    "06 tháng một lần (trước ngày 20/6 và 20/12) báo cáo kết quả về Sở Nội vụ.": [
        (None, "báo cáo kết quả", "Sở Nội vụ", YEARLY.format("6,12", 20), True),
    ],
    "Văn phòng trình kế hoạch trước ngày 30 tháng 8 năm 2025, thực hiện xong trong quý IV.": [
        ("Văn phòng", "trình kế hoạch", None, dt.date(2025, 8, 30), True),
        ("Văn phòng", "trình kế hoạch", None, (dt.date(2025, 10, 1), dt.date(2025, 12, 31)), False),
    ],
    "Báo cáo nhanh tiến độ về Sở Y tế trước thứ Năm hằng tuần; báo cáo kết quả phong trào 6 tháng trước ngày 01/6.": [
        (None, "Báo cáo nhanh tiến độ", "Sở Y tế", "FREQ=WEEKLY;BYDAY=TH", True),
        (None, "báo cáo kết quả phong trào 6 tháng", "Sở Y tế", YEARLY.format(6, 1), True),
    ],
    "Năm 2026: tổ chức hội thi tìm hiểu chuyển đổi số trước ngày 30/9, tổ chức tổng kết trước ngày 15/12.": [
        (None, "tổ chức hội thi tìm hiểu chuyển đổi số", None, dt.date(2026, 9, 30), True),
        (None, "tổ chức tổng kết", None, dt.date(2026, 12, 15), True),
    ],
}


@pytest.mark.parametrize(("sentence", "meaning"), SEVERAL.items())
def test_every_date_of_a_sentence_has_its_own_duty(sentence: str, meaning: list[tuple[object, ...]]) -> None:
    assert summary(read(sentence)) == meaning


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Cán bộ mở hộp thư ít nhất hai lần mỗi tuần, vào thứ Hai và thứ Năm.", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("Sáng Chủ nhật tuần đầu hằng tháng, các tổ ra quân hướng dẫn người dân.", "FREQ=MONTHLY;BYDAY=1SU"),
        ("Vào chiều thứ Sáu hằng tuần, các tổ tổng hợp kết quả.", "FREQ=WEEKLY;BYDAY=FR"),
        ("Mỗi tháng các tổ tổ chức một buổi học vào tối thứ Tư tuần thứ hai.", "FREQ=MONTHLY;BYDAY=2WE"),
        ("Các tổ nhận hồ sơ vào sáng thứ Ba và sáng thứ Năm hằng tuần.", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("Các tổ họp giao ban hằng tháng vào sáng thứ Hai tuần đầu.", "FREQ=MONTHLY;BYDAY=1MO"),
    ],
)
def test_days_of_the_week_are_one_rule_whatever_part_of_the_day_is_named(sentence: str, days: str) -> None:
    assert [deadline.rrule for deadline in read(sentence)] == [days]


@pytest.mark.parametrize(
    ("sentence", "event", "offset"),
    [
        ("Khi xảy ra sự cố, các đơn vị báo cáo Văn phòng Sở trong 02 giờ.", "xảy ra sự cố", "+2 hours"),
        ("Nếu có vướng mắc thì các phòng báo cáo Văn phòng Sở trong 02 giờ.", "có vướng mắc", "+2 hours"),
        ("Khi có vụ việc, báo cáo ngay trong vòng 24 giờ cho Phòng Nội vụ.", "có vụ việc", "+24 hours"),
        (
            "Trường hợp phát sinh vướng mắc, đơn vị phản ánh về Sở trong thời hạn 05 ngày làm việc.",
            "phát sinh vướng mắc",
            "+5 working days",
        ),
    ],
)
def test_a_time_limit_counts_from_the_event_at_the_head_of_its_sentence(sentence: str, event: str, offset: str) -> None:
    assert [(d.anchor, d.offset) for d in read(sentence)] == [(f"event:{event}", offset)]


def test_a_day_that_is_kept_every_year_is_none_of_the_occasion_only() -> None:
    (kept,) = read("Phát động ra quân hưởng ứng Ngày Chuyển đổi số quốc gia vào ngày 10/10 hằng năm.")
    assert kept.rrule == YEARLY.format(10, 10)
    assert read("Các đơn vị treo cờ chào mừng Ngày Chuyển đổi số quốc gia 10/10.") == ()


def test_a_bullet_of_a_symbol_font_is_no_word_of_its_line() -> None:
    assert [deadline.task for deadline in read("\uf02d Vòng sơ khảo diễn ra trong tháng 9/2026.")] == ["Vòng sơ khảo"]


def test_an_office_that_a_file_asks_for_an_award_does_not_send_the_file() -> None:
    (deadline,) = read("Hồ sơ đề nghị UBND tỉnh khen thưởng gửi chậm nhất ngày 15/10/2026.")
    assert deadline.who is None


def test_dates_without_a_year_fall_in_the_one_year_of_a_short_plan() -> None:
    (deadline,) = read(
        "Các đơn vị gửi kế hoạch về Phòng Nội vụ trước ngày 15/8.",
        issued=dt.date(2026, 2, 1),
        starts=dt.date(2026, 1, 1),
        ends=dt.date(2026, 12, 31),
    )
    assert (deadline.kind, deadline.date, deadline.review) == ("fixed", dt.date(2026, 8, 15), None)


def test_next_year_after_a_plan_for_one_year_is_one_day() -> None:
    (deadline,) = read(
        "Gửi hồ sơ đề nghị khen thưởng về Sở Nội vụ trước ngày 15 tháng 01 năm sau.",
        issued=dt.date(2026, 2, 1),
        starts=dt.date(2026, 1, 1),
        ends=dt.date(2026, 12, 31),
    )
    assert (deadline.kind, deadline.date) == ("fixed", dt.date(2027, 1, 15))


def test_next_year_in_a_plan_for_a_school_year_is_its_second_one() -> None:
    (deadline,) = read(
        "Tổng kết năm học, xét khen thưởng: hoàn thành trước ngày 30/6 năm sau.",
        issued=dt.date(2026, 8, 20),
        starts=dt.date(2026, 9, 1),
        ends=dt.date(2027, 5, 31),
    )
    assert (deadline.kind, deadline.date) == ("fixed", dt.date(2027, 6, 30))


def test_next_year_after_a_plan_set_up_in_the_autumn_before_is_the_year_behind_it() -> None:
    (deadline,) = read(
        "Quyết toán kinh phí phong trào chậm nhất ngày 31/01 năm sau.",
        issued=dt.date(2025, 11, 11),
        starts=dt.date(2025, 10, 1),
        ends=dt.date(2026, 12, 31),
    )
    assert (deadline.kind, deadline.date) == ("fixed", dt.date(2027, 1, 31))


def test_a_recurrence_begins_with_the_plan_and_ends_with_it() -> None:
    (deadline,) = read(sent("trước ngày 10/11 hàng năm"))
    assert (deadline.dtstart, deadline.until) == (dt.date(2025, 11, 10), ENDS)


def test_a_stretch_of_every_month_keeps_its_first_day() -> None:
    (deadline,) = read(sent("từ ngày 10 đến ngày 15 hằng tháng"))
    assert (deadline.start, deadline.end) == (day("2025-07-10"), day("2025-07-15"))


def test_the_window_of_a_recurrence_is_kept() -> None:
    (deadline,) = read(sent("quý I hằng năm"))
    assert (deadline.start, deadline.end) == (dt.date(2026, 1, 1), dt.date(2026, 3, 31))


def test_every_week_of_a_campaign_is_no_every_week() -> None:
    assert read("Sau mỗi tuần lễ không giấy tờ, các tổ họp rút kinh nghiệm.") == ()


UNDATED = {
    "Định kỳ hằng năm, các đơn vị báo cáo kết quả về UBND phường (qua Phòng Văn hóa - Xã hội).": "FREQ=YEARLY",
    "Các đơn vị báo cáo UBND tỉnh định kỳ 6 tháng, 01 năm.": "FREQ=YEARLY;BYMONTH=6,12",
    "Các đơn vị gửi báo cáo về Sở Nội vụ 05 năm một lần.": "FREQ=YEARLY;INTERVAL=5",
    "Các đơn vị gửi báo cáo về Sở Nội vụ hai năm một lần.": "FREQ=YEARLY;INTERVAL=2",
    "Các đơn vị gửi báo cáo về Sở Nội vụ 06 tháng/lần.": "FREQ=MONTHLY;INTERVAL=6",
    "Các đơn vị gửi báo cáo về Sở Nội vụ mỗi 06 tháng 01 lần.": "FREQ=MONTHLY;INTERVAL=6",
    "Các đơn vị gửi báo cáo về Sở Nội vụ mỗi 03 tháng 01 (một) lần.": "FREQ=MONTHLY;INTERVAL=3",
    "Các đơn vị gửi báo cáo về Sở Nội vụ đột xuất khi có yêu cầu.": None,
    "Các đơn vị gửi báo cáo chuyên đề khi được yêu cầu.": None,
    "Tổng hợp kết quả thực hiện Phong trào thi đua, báo cáo theo quy định.": None,
    "Kịp thời báo cáo UBND tỉnh theo định kỳ.": None,
    "Quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Phòng Nội vụ để được hướng dẫn.": None,
    "Công an xã cử 01 chỉ huy tham gia tổ chấm điểm khi có yêu cầu.": None,
    "Phòng Nội vụ chủ trì, hướng dẫn; định kỳ báo cáo Hiệu trưởng.": None,
    "Hằng năm, Hội đồng Thi đua - Khen thưởng xã tổ chức kiểm tra việc thực hiện phong trào.": "FREQ=YEARLY",
}


@pytest.mark.parametrize(("sentence", "rrule"), UNDATED.items())
def test_a_report_without_a_date_is_kept_without_one(sentence: str, rrule: str | None) -> None:
    (deadline,) = read(sentence)
    assert (deadline.kind, deadline.rrule, deadline.date, deadline.review) == ("undated", rrule, None, None)
