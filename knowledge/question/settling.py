"""Of two intents in one question the one that the rest of the sentence is about. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.question.intent import Intent

EFFECT = re.compile(r"\bhieu luc\b")
_WHOSE = re.compile(r"^ai\b|\b(do|la) ai\b|\b(phong|so|ban|don vi|co quan|bo phan|to|doi|khoa|trung tam) nao\b")
_BY_WHICH = re.compile(
    r"\b(?:theo|can cu|ap dung|thuc hien) (?:vao )?(?:van ban|nghi quyet|nghi dinh|quyet dinh|thong tu|luat|quy che)"
    r" (?:so )?(?:nao|may|gi|bao nhieu)\b"
)
_GIVEN_TO = re.compile(
    r"^(?!.*\b(?:tham muu|tham dinh|trinh|lap|chu tri|phu trach|tong hop)\b).*\b(?:tang|trao)\b.*\bcho\b"
)
_HOW_MANY = re.compile(r"\b(?:bao nhieu|may) phan tram\b|\bty le (?:bao nhieu|may|la)\b")
# "trong 15 ngày kể từ ngày ký", "10 ngày làm việc từ khi có hiệu lực": a day to count to, not the day itself
COUNTED_FROM = re.compile(
    r"\b(?:\d{1,3}|bao nhieu|may) (?:ngay|tuan|thang|gio)(?: lam viec)?\b.{0,12}\btu (?:ngay|khi|luc|hom)\b"
    # "có hiệu lực rồi thì có bao nhiêu ngày để ban hành"
    r"|\bhieu luc\b.{0,40}\b(?:bao nhieu|may) ngay (?:lam viec )?de\b"
    r"|\btu (?:ngay|khi|luc|hom) (?:duoc )?(?:ky|ban hanh|co hieu luc)\b.{0,20}\b\d{1,3} (?:ngay|tuan|thang|gio)\b"
)
# "phải báo trong bao lâu" asks for a time limit, "kéo dài bao lâu" for a stretch
_WITHIN = re.compile(
    r"\b(?:trong|toi da|cham nhat) (?:vong |thoi (?:gian|han) )?(?:toi da )?"
    r"(?:bao lau|(?:may|bao nhieu) (?:ngay|gio))\b"
)
# "phong trào chạy tới ngày nào thì kết thúc": how long it lasts, where nothing is handed in or reviewed
_RUNS = re.compile(
    r"\b(?:phong trao|chien dich|dot thi dua|cuoc van dong|ke hoach)\b.*"
    r"\b(?:chay|keo dai|dien ra|ket thuc|khep lai|be mac|bat dau|khoi dong|dung lai|het hieu luc)\b"
    # "phong trào thực hiện trong thời gian nào", "triển khai phong trào vào thời gian nào"
    r"|\b(?:phong trao|ke hoach)\b.*\b(?:thuc hien|trien khai|ap dung)\b.{0,30}\bthoi (?:gian|diem) nao\b"
    r"|\b(?:thuc hien|trien khai) (?:phong trao|ke hoach)\b.{0,40}\bthoi (?:gian|diem) nao\b"
)
# "what can a collective be given when the movement is reviewed", its words put into Vietnamese
_GIVEN_WHAT = re.compile(r"^what (?!(?:is |are )?(?:the )?(?:due|han|date|day|time|ngay|thoi)).*\bduoc khen thuong\b")
_OWED = re.compile(r"\b(?:bao cao|nop|gui|trinh|ho so|so ket|tong ket|dang ky|khen|hoan thanh)\b")
_LASTS = re.compile(r"\b(?:keo dai|dien ra|phong trao|giai doan|dot|thoi gian thuc hien|duoc giao|nhiem vu|viec gi)\b")
# what a dossier holds, and when it is handed in: "gom giấy tờ lên xã trước ngày mấy" asks for the day
_HOLDS = re.compile(
    r"\b(gom (co|nhung|may|cac|gi)|thanh phan|nhung gi|giay to(?!.*\b(ngay|han)\b)|may bo|bao nhieu bo)\b"
)
_WHEN = re.compile(
    r"\b(nop|gui|trinh|nhan|han)\b.{0,40}\b(ngay|khi|bao gio|truoc)\b|\bhan\b"
    r"|\b(ngay (nao|may|bao nhieu)|thang (nao|may)|thu may|khi nao|bao gio|luc nao|may gio|con (may|bao nhieu) ngay)\b"
)
# "số Zalo của ai", "qua email nào"; not "báo cáo nhanh qua Zalo trước ngày mấy"
_ADDRESS = re.compile(
    r"\b(?:so|dia chi|ten|xin|cho) (?:nhom |cai |hop )?(?:zalo|facebook|e ?mail|mail|thu|dien thoai|website|link)\b"
    r"|\b(?:zalo|facebook|fanpage|e ?mail|mail|thu|thoai|website|link)\b"
    r"(?: (?!truoc|vao|ngay|khi|luc|thang)\w+){0,3} (?:nao|gi|cua ai)\b"
    r"|\bsdt\b|\bhotline\b|\bduong day nong\b|\bdia chi\b"
)
_PAID_WHEN = re.compile(
    r"\b(thoi han|thoi gian|han) (chi tra|thanh toan|chi|tra|nhan|quyet toan)\b"
    r"|\b(chi tra|thanh toan|tra|nhan|quyet toan)\b.{0,60}"
    r"\b(khi nao|bao gio|bao lau|(ngay|luc) nao|(may|bao nhieu) ngay)\b"
)


def settled(intent: Intent, folded: str) -> Intent:
    """Two intents in one question: the one that the rest of the sentence is about."""
    about_award = re.search(r"\b(bang khen|giay khen|co thi dua|huan chuong)\b", folded)
    if intent == "contact" and not _ADDRESS.search(folded):
        # "báo qua Zalo trước ngày mấy", "ban nào lo fanpage"
        intent = "deadline" if _WHEN.search(folded) else "office" if _WHOSE.search(folded) else intent
    if intent == "deadline" and _GIVEN_WHAT.search(folded):
        return "award"
    if intent == "deadline" and _RUNS.search(folded) and not _OWED.search(folded):
        return "phase"
    if intent == "phase" and re.search(r"\b(khen|tang|thuong|danh hieu|giay khen|bang khen|co luan luu)\b", folded):
        # "đợt 1 khen hình thức gì": the award of a phase
        return "award"
    if COUNTED_FROM.search(folded) and intent in ("issued_on", "content", "target", "phase", "reference"):
        return "deadline"
    if intent in ("phase", "target", "content") and _WITHIN.search(folded) and not _LASTS.search(folded):
        return "deadline"
    if EFFECT.search(folded) and not COUNTED_FROM.search(folded) and intent in ("deadline", "reference", "issued_on"):
        # "có hiệu lực từ ngày nào": a clause of the plan, no deadline
        return "content"
    if intent == "deadline" and re.search(r"\b(hinh thuc|giai thuong|khen) (nay|do|tren)\b", folded):
        # "mấy hình thức này xét khi nào": the occasion of the awards just told
        return "award"
    if intent == "deadline" and about_award and not re.search(r"\b(nop|gui|trinh|han|truoc ngay)\b", folded):
        # "Cờ thi đua được xét vào dịp nào, năm nào": about the award
        return "award"
    if intent == "dossier" and re.search(
        r"\b(gui|nop)\b.{0,20}\b((ban|phong|so|bo phan|to|khoa|don vi|co quan|noi) nao|cho ai|ve dau|o dau)", folded
    ):
        # "hồ sơ khen thưởng gửi ban nào"
        return "report_to"
    if intent == "signer" and re.search(r"\b(bien ban|to trinh|phieu|thanh tich|giay chung nhan)\b", folded):
        # "biên bản họp cần bao nhiêu người ký": a paper of a dossier, not the plan
        return "dossier"
    if (
        intent == "dossier"
        and re.search(r"\bto trinh\b.{0,60}?\b(so )?(nao|may|bao nhieu)\b", folded)
        and "ho so" not in folded
    ):
        # "tờ trình nào của Sở Nội vụ là căn cứ": a document that is cited
        return "reference"
    if intent == "dossier" and not _HOLDS.search(folded) and _WHEN.search(folded):
        # "hồ sơ khen thưởng gửi trước ngày nào"
        return "deadline"
    if intent == "dossier" and re.search(r"\b(phan tram|ty le)\b|%", folded):
        # "bao nhiêu phần trăm hồ sơ xử lý trực tuyến": files that are handled, not the papers of a proposal
        return "target"
    if intent == "money" and _BY_WHICH.search(folded) and not re.search(r"\b(?<!so )(bao nhieu|may)\b", folded):
        # "tiền thưởng chi theo quyết định nào": the document, not how much
        return "reference"
    if intent == "phase" and _HOW_MANY.search(folded):
        # "giai đoạn 2 bao nhiêu phần trăm đoàn viên được cấp": a number to reach in it
        return "target"
    if intent == "money" and _PAID_WHEN.search(folded) and not re.search(r"\bbao nhieu (?!ngay|lau)", folded):
        # "thời hạn chi trả tiền thưởng": when it is paid, not how much
        return "deadline"
    if intent == "money" and _WHOSE.search(folded) and not re.search(r"\b(bao nhieu|may)\b", folded):
        # "ai lo tiền thưởng", "kinh phí do đơn vị nào bố trí": whose duty it is, not how much
        return "office"
    if intent == "office" and re.search(r"\b(ai|nao) (duoc )?(tang|trao|khen|cap bang|xet|quyet dinh khen)\b", folded):
        return "award"
    if intent == "office" and about_award and _GIVEN_TO.search(folded):
        # "tặng Cờ thi đua cho đơn vị nào"
        return "award"
    return intent
