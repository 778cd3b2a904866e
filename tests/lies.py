"""Lies that a language model may tell of an answer: each kind takes a true line apart in its own way.

A kind yields nothing where it would not be a lie: what it puts in must not stand in the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

Lie = Callable[[str, str], Iterator[str]]
LIES: dict[str, Lie] = {}
_DAY = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(/20\d\d)?(?![\d/])")
_LIMITED_DAY = re.compile(r"(?:trước ngày |chậm nhất ngày |ngày )?(?<![\d/])(\d{1,2})/(\d{1,2})(/20\d\d)?(?![\d/])")
_OFFICE = re.compile(r"(?:Sở|Phòng|UBND|Ủy ban nhân dân|Văn phòng|Chủ tịch|Công an|Trung tâm)(?= [A-ZĐtxp])")
_PERCENT = re.compile(r"(\d{1,3}) ?%")


def _kind(lie: Lie) -> Lie:
    LIES[lie.__name__] = lie
    return lie


def _in_place(pattern: re.Pattern[str], others: tuple[str, ...], told: str, evidence: str) -> Iterator[str]:
    """Each of the others in place of the first match, where the evidence does not have it."""
    match = pattern.search(told)
    for other in others if match else ():
        if other.strip().lower() not in evidence:
            yield f"{told[: match.start()]}{other}{told[match.end() :]}"  # type: ignore[union-attr]


def _added(others: tuple[str, ...], told: str, evidence: str) -> Iterator[str]:
    for other in others:
        if other.strip(" ,.").lower() not in evidence:
            yield told + other


# --- dates ----------------------------------------------------------------------------------------


@_kind
def another_day(told: str, evidence: str) -> Iterator[str]:
    for match in islice(_DAY.finditer(told), 2):
        day, month, year = int(match[1]), int(match[2]), match[3] or ""
        for other in (f"{day % 28 + 1}/{month}{year}", f"{day}/{month % 12 + 1}{year}"):
            if other not in evidence:
                yield f"{told[: match.start()]}{other}{told[match.end() :]}"


@_kind
def another_day_in_other_forms(told: str, evidence: str) -> Iterator[str]:
    forms = (
        "ngày 17 tháng 8", "ngày mùng năm tháng tám", "ngày mười bảy tháng tám", "17-8-2026", "17.8.2026", "2026-08-17",
        "17 August", "August 17th", "the seventeenth of August", "cuối tháng 8", "đầu tháng 8", "giữa tháng 8",
        "trong tháng 8", "quý III", "quý ba", "Q3", "tháng tám", "rằm tháng tám", "ngày 17", "mùng 5",
    )  # fmt: skip
    yield from _in_place(_LIMITED_DAY, forms, told, evidence)


@_kind
def a_day_in_disguise(told: str, evidence: str) -> Iterator[str]:
    forms = (
        "１７/８", "1\u200b7/8", "①⑦/⑧", "1️⃣7️⃣/8", "**17**/8", "1 7 / 8", "l7/8", "١٧/٨", "17⁄8", "XVII/VIII",
        "\u202e8/71",
    )  # fmt: skip
    yield from _in_place(_DAY, forms, told, evidence)


@_kind
def a_year_put_in(told: str, evidence: str) -> Iterator[str]:
    for match in islice(_DAY.finditer(told), 1):
        if not match[3]:
            yield f"{told[: match.end()]}/2031{told[match.end() :]}"
            yield f"{told[: match.end()]} năm 2033{told[match.end() :]}"


@_kind
def another_weekday_or_hour(told: str, evidence: str) -> Iterator[str]:
    for match in islice(_DAY.finditer(told), 1):
        for words in ("17 giờ ", "11h30 ", "9:15 ngày "):
            yield f"{told[: match.start()]}{words}{told[match.start() :]}"


@_kind
def another_limit(told: str, evidence: str) -> Iterator[str]:
    strict = re.compile(r"trước ngày (?=\d)")
    others = (
        "chậm nhất ngày ", "muộn nhất là ngày ", "đến hết ngày ", "vào ngày ", "sau ngày ", "kể từ ngày ",
        "hạn chót là ngày ", "không muộn hơn ngày ", "ngày ", "từ ngày ",
    )  # fmt: skip
    match = strict.search(told)
    if match and not re.search(r"chậm nhất|vào ngày|đến ngày|đến hết|từ ngày", evidence):
        yield from (f"{told[: match.start()]}{other}{told[match.end() :]}" for other in others)
    if "trước" not in evidence:
        yield from _in_place(
            re.compile(r"(?:Hạn: |vào |chậm nhất )ngày (?=\d)"), ("trước ngày ", "sau ngày "), told, evidence
        )


@_kind
def another_rhythm(told: str, evidence: str) -> Iterator[str]:
    others = ("hằng quý", "hằng tháng", "hằng tuần", "hai năm một lần", "sáu tháng một lần")
    yield from _in_place(re.compile(r"hằng năm|hàng năm", re.IGNORECASE), others, told, evidence)


@_kind
def time_left_or_over(told: str, evidence: str) -> Iterator[str]:
    others = (
        ", còn 5 ngày",
        ", đã quá hạn",
        ", vẫn còn hạn",
        ", hôm nay là hạn cuối",
        ", tuần sau hết hạn",
        ", được gia hạn",
    )
    yield from _added(others, told, evidence)


# --- numbers --------------------------------------------------------------------------------------


@_kind
def another_share(told: str, evidence: str) -> Iterator[str]:
    others = ("77%", "bảy mươi bảy phần trăm", "hai phần ba", "đa số", "khoảng 80%", "gấp đôi", "77 đơn vị")
    yield from _in_place(_PERCENT, others, told, evidence)


@_kind
def another_bound(told: str, evidence: str) -> Iterator[str]:
    for match in islice(_PERCENT.finditer(told), 1):
        if not re.search(rf"(?:thiểu|nhất|trên|quá|đa|dưới|từ) {match[0]}", told):
            for bound in ("tối đa", "không quá", "dưới", "hơn", "khoảng"):
                yield f"{told[: match.start()]}{bound} {told[match.start() :]}"
    yield from _in_place(
        re.compile(r"(?:tối thiểu|ít nhất) (?=\d)"), ("tối đa ", "không quá ", "dưới "), told, evidence
    )


@_kind
def money(told: str, evidence: str) -> Iterator[str]:
    yield from _added(
        (
            ", mức thưởng 50 triệu đồng",
            ", thưởng 5.000.000 đồng",
            ", thưởng năm triệu đồng",
            ", thưởng 500k",
            ", kinh phí 2 tỷ",
        ),
        told,
        evidence,
    )


@_kind
def another_count(told: str, evidence: str) -> Iterator[str]:
    yield from _added(
        (
            ", gồm 13 nội dung",
            ", nộp 7 bộ hồ sơ",
            ", mỗi năm 9 lần",
            ", lần thứ mười một",
            ", mười ba tập thể",
            ", giai đoạn 9",
        ),
        told,
        evidence,
    )


# --- documents ------------------------------------------------------------------------------------


@_kind
def another_document(told: str, evidence: str) -> Iterator[str]:
    for document in (
        "Kế hoạch số 999/KH-UBND", "Nghị định 98/2023/NĐ-CP", "Thông tư số 01/2024/TT-BNV", "Quyết định số 999",
        "khoản 2 Điều 74 Luật Công chức", "Phụ lục IX", "Mẫu số 99",
    ):  # fmt: skip
        yield f"Theo {document}, {told}"


@_kind
def a_document_of_another_kind(told: str, evidence: str) -> Iterator[str]:
    for kind, other in (("Quyết định", "Nghị quyết"), ("Nghị quyết", "Quyết định"), ("Nghị định", "Thông tư")):
        found = re.search(rf"{kind}(?= số \d+(?:/\d+)?[/-])", told)
        if found and f"{other} số".lower() not in evidence:
            yield f"{told[: found.start()]}{other}{told[found.end() :]}"


# --- offices, places, people ----------------------------------------------------------------------


@_kind
def another_office(told: str, evidence: str) -> Iterator[str]:
    offices = (
        "Sở Tài chính", "Sở Ngoại vụ", "Phòng Tư pháp", "Bộ Nội vụ", "UBND huyện", "Hội đồng nhân dân tỉnh",
        "Kho bạc Nhà nước", "sở tài chính", "phòng tư pháp", "STC", "Viettel",
    )  # fmt: skip
    match = re.search(
        r"(?:Sở|Phòng|UBND|Ủy ban nhân dân|Văn phòng)(?: (?:[A-ZĐ]\w*|nhân dân|tỉnh|xã|phường|vụ|hóa|hội))*", told
    )
    for office in offices:
        if office.lower() in evidence:
            continue
        yield f"{told}; gửi {office}"
        yield f"{told}, {office} chủ trì"
        if match:
            yield f"{told[: match.start()]}{office}{told[match.end() :]}"


@_kind
def another_level(told: str, evidence: str) -> Iterator[str]:
    for level, other in (("Sở ", "Bộ "), ("Phòng ", "Sở "), ("UBND tỉnh", "UBND huyện"), ("UBND xã", "UBND huyện"),
                         ("Chủ tịch", "Phó Chủ tịch"), ("Văn phòng", "Trưởng phòng")):  # fmt: skip
        if level in told:
            lied = told.replace(level, other, 1)
            at = told.find(level)
            if lied[at : at + len(other) + 5].lower() not in evidence:
                yield lied


@_kind
def another_place(told: str, evidence: str) -> Iterator[str]:
    for place in ("xã Mường Giôn", "tỉnh Gia Lai", "phường Hoa Lư", "thành phố Huế"):
        yield f"Theo kế hoạch của {place}, {told}"


@_kind
def another_role(told: str, evidence: str) -> Iterator[str]:
    for role, other in (
        ("chủ trì, phối hợp với", "phối hợp với"),
        ("theo dõi", "thẩm định"),
        ("tham mưu", "phê duyệt"),
    ):
        if role in told and other not in evidence.replace(role, ""):
            yield told.replace(role, other, 1)


@_kind
def sender_and_recipient_changed_about(told: str, evidence: str) -> Iterator[str]:
    fields = dict(line.split(": ", 1) for line in told.split("; ") if ": " in line)
    if {"Hạn", "Nơi nhận", "Thực hiện"} <= set(fields) and "qua" not in fields["Nơi nhận"]:
        to, by, when = fields["Nơi nhận"], fields["Thực hiện"], fields["Hạn"]
        yield f"{to} gửi báo cáo về {by} {when}"
        yield f"{to} phải nộp báo cáo {when}"
        yield f"Nơi nhận: {by}; hạn: {when}"


@_kind
def a_person(told: str, evidence: str) -> Iterator[str]:
    others = (
        ", do ông Nguyễn Văn Bịa ký", ", người ký: Trần Thị Bịa", ". Liên hệ đồng chí Lê Bịa",
        ", do ông nguyễn văn bịa ký", ", do Nguyen Van Bia ky",
    )  # fmt: skip
    yield from _added(others, told, evidence)


@_kind
def a_way_to_get_in_touch(told: str, evidence: str) -> Iterator[str]:
    others = (
        ", điện thoại 0912345678", ", thư điện tử thidua@tinh.gov.vn", ", xem www.thidua.vn", ", tại https://thidua.example/nop",
        ", nhắn @thidua", ' <a href="http://a.vn">xem</a>',
    )  # fmt: skip
    yield from _added(others, told, evidence)


# --- awards ---------------------------------------------------------------------------------------


@_kind
def another_award(told: str, evidence: str) -> Iterator[str]:
    forms = (
        "Huân chương Độc lập",
        "Huy chương Vàng",
        "Kỷ niệm chương",
        "danh hiệu Anh hùng Lao động",
        "Chiến sĩ thi đua",
    )
    for form in forms:
        if form.lower() not in evidence:
            yield f"{told}; được tặng {form}"
    yield from _in_place(re.compile(r"Cờ [Tt]hi đua|Bằng khen|Giấy khen"), forms, told, evidence)


@_kind
def another_giver(told: str, evidence: str) -> Iterator[str]:
    match = re.search(r"((?:Cờ [Tt]hi đua|Bằng khen|Giấy khen) của )([^:;,.(\n]+)", told)
    for giver in ("Chủ tịch nước", "Thủ tướng Chính phủ", "Bộ trưởng Bộ Nội vụ", "Giám đốc Sở Nội vụ") if match else ():
        if f"{match[1]}{giver}".lower() not in evidence:  # type: ignore[index]
            yield f"{told[: match.start(2)]}{giver}{told[match.end(2) :]}"  # type: ignore[union-attr]


@_kind
def another_occasion(told: str, evidence: str) -> Iterator[str]:
    for occasion, other in (
        ("sơ kết", "tổng kết"),
        ("tổng kết", "sơ kết"),
        ("sơ kết", "đột xuất"),
        ("tổng kết", "hằng năm"),
    ):
        if told.count(occasion) == 1 and other not in told and "; " not in told:
            yield told.replace(occasion, other)


# --- yes and no -----------------------------------------------------------------------------------


@_kind
def a_no_put_in(told: str, evidence: str) -> Iterator[str]:
    for verb in ("báo cáo", "gửi", "chủ trì", "thực hiện", "tổ chức", "xây dựng", "được"):
        if f" {verb}" in told:
            for no in ("không", "chưa", "không phải", "không cần", "khỏi phải"):
                yield told.replace(f" {verb}", f" {no} {verb}", 1)
    others = (
        ", không bắt buộc",
        ", trừ các trường học",
        ", chưa có hạn cụ thể",
        ", được miễn",
        ", không áp dụng năm nay",
    )
    yield from _added(others, told, evidence)


@_kind
def a_no_left_out(told: str, evidence: str) -> Iterator[str]:
    match = re.search(r"(?<=\s)không (?=dùng|được|để|áp dụng|xét|gửi|tổ chức)", told)
    if match:
        yield told[: match.start()] + told[match.end() :]


@_kind
def a_duty_made_a_choice(told: str, evidence: str) -> Iterator[str]:
    others = (
        ", nếu có điều kiện",
        ", có thể nộp muộn",
        ", khuyến khích thực hiện",
        ", chỉ áp dụng một lần",
        ", nên nộp sớm",
    )
    yield from _added(others, told, evidence)


@_kind
def an_answer_to_nothing(told: str, evidence: str) -> Iterator[str]:
    yield from ("Kế hoạch không quy định nội dung này", "Chưa có thời hạn cụ thể", "Không có hình thức khen thưởng nào")
    yield f"Không, {told}"
    yield f"Sai. {told}"


# --- words ----------------------------------------------------------------------------------------


@_kind
def something_of_its_own(told: str, evidence: str) -> Iterator[str]:
    others = (
        ". Đơn vị nộp muộn sẽ bị kỷ luật", ", nộp muộn bị trừ điểm", ", có đóng dấu đỏ", ", bản sao công chứng",
        ", duy nhất trong vùng", ", kèm biên lai",
    )  # fmt: skip
    yield from _added(others, told, evidence)


@_kind
def a_quotation_of_its_own(told: str, evidence: str) -> Iterator[str]:
    yield f"Kế hoạch ghi “các đơn vị nộp chậm phải giải trình”: {told}"


@_kind
def another_tongue(told: str, evidence: str) -> Iterator[str]:
    yield "报告截止日期是八月十七日"
    yield "Bao cao phai nop truoc ngay muoi bay thang tam hang nam ve so noi vu"
