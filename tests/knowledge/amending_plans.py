"""A commune's plan, and documents that amend it, written into tests and understood as any file's text would be."""

from __future__ import annotations

import datetime as dt

from knowledge.facts import facts_of
from knowledge.model import Deadline, Document, Line, Plan
from knowledge.outline import outline_of

LETTERHEAD = """ỦY BAN NHÂN DÂN
XÃ HÒA LƯ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
Hòa Lư, {day}
{kind}
{title}
"""
SIGNATURE = """
Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""
TITLE = "Triển khai Phong trào thi đua “Đổi mới sáng tạo và chuyển đổi số” giai đoạn 2025 - 2030 trên địa bàn xã Hòa Lư"
BODY = """Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Đẩy mạnh ứng dụng công nghệ số trong cơ quan nhà nước.
II. KHEN THƯỞNG
1. Khen thưởng hằng năm
a) Giấy khen của Chủ tịch UBND xã.
b) Bằng khen của Chủ tịch UBND tỉnh.
2. Khen thưởng tổng kết
Hồ sơ đề nghị khen thưởng tổng kết gửi về Phòng Văn hóa - Xã hội trước ngày 15/10/2030.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
a) Tham mưu UBND xã triển khai Kế hoạch.
b) Tổng hợp kết quả, báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 25/11 hằng năm.
2. Các phòng, ban, đơn vị thuộc UBND xã
a) Xây dựng kế hoạch triển khai, gửi về Phòng Văn hóa - Xã hội trước ngày 31/12/2025.
b) Gửi báo cáo kết quả thực hiện phong trào về Phòng Văn hóa - Xã hội trước ngày 10/11 hằng năm.
c) Gửi báo cáo sơ kết phong trào về Phòng Văn hóa - Xã hội trước ngày 15/6/2028.
3. Trung tâm Phục vụ hành chính công
- Niêm yết công khai thủ tục.
- Gửi danh sách mô hình số về Phòng Văn hóa - Xã hội trước ngày 20 hằng tháng.
"""
FRAME = "Sửa đổi, bổ sung một số nội dung của Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã Hòa Lư"
EFFECT = "Kế hoạch này có hiệu lực kể từ ngày 01/4/2026."


def understood(text: str, plan: str, *, source: str = "") -> Plan:
    """The plan in a text with one paragraph a line."""
    lines = tuple(Line(line.strip(), 1, closed=True) for line in text.splitlines() if line.strip())
    outline = outline_of(Document("plan.txt", "text", "", lines, 1, text))
    facts = facts_of(outline)
    return Plan(plan, 1, source or f"{plan}.txt", "text", plan, text, outline.header, outline.sections, facts)


def original_text(number: str = "12/KH-UBND", day: str = "ngày 10 tháng 10 năm 2025", body: str = BODY) -> str:
    """The text of the plan that is amended."""
    return LETTERHEAD.format(number=number, day=day, kind="KẾ HOẠCH", title=TITLE) + body + SIGNATURE


def amending_text(
    *orders: str,
    number: str = "45/KH-UBND",
    day: str = "ngày 15 tháng 3 năm 2026",
    title: str = FRAME,
    effect: str = EFFECT,
) -> str:
    """The text of a plan that amends, an order an item."""
    items = "\n".join(f"{count}. {order}" for count, order in enumerate(orders, 1))
    lead = "Ủy ban nhân dân xã Hòa Lư ban hành Kế hoạch như sau:\nI. NỘI DUNG SỬA ĐỔI, BỔ SUNG\n"
    closing = f"\nII. ĐIỀU KHOẢN THI HÀNH\n1. {effect}\n2. Các nội dung khác của Kế hoạch số 12/KH-UBND giữ nguyên.\n"
    head = LETTERHEAD.format(number=number, day=day, kind="KẾ HOẠCH", title=title)
    return head + lead + items + closing + SIGNATURE


ORIGINAL = understood(original_text(), "goc")


def amending(*orders: str, plan: str = "sua", **words: str) -> Plan:
    """A plan that amends, understood."""
    return understood(amending_text(*orders, **words), plan)


def due(deadline: Deadline) -> str:
    """When a deadline falls due, as short as can be: "30/11 hằng năm", "15/6/2028"."""
    if deadline.kind == "recurring":
        rule = dict(part.split("=", 1) for part in (deadline.rrule or "").split(";"))
        return (
            f"{rule.get('BYMONTHDAY')}/{rule['BYMONTH']} hằng năm"
            if "BYMONTH" in rule
            else f"{rule['BYMONTHDAY']} hằng tháng"
        )
    day = deadline.end if deadline.kind == "period" else deadline.date
    return f"{day.day}/{day.month}/{day.year}" if isinstance(day, dt.date) else deadline.kind
