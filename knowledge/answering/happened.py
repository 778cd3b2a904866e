"""How things have gone so far, which a plan written beforehand does not tell: who is behind, who leads. Pure."""

from __future__ import annotations

import re

from knowledge.answering.draft import Asking, Missing, none_of_kind
from knowledge.model import Plan
from knowledge.vietnamese import fold

_WHO = (
    r"(?:ai|(?:don vi|co quan|xa|phuong|phong|so|truong|benh vien|tram y te|thon|ap|to|khoa|chi bo|cong doan"
    r"|doanh nghiep|cong ty|dia phuong|tinh|huyen|ban|hoi|can bo|ca nhan|tap the|giao vien|bac si)"
    r"(?: [^\W\d_]+){0,3} nao)"
)
_PEOPLE = (
    r"(?:ai|em nao|nguoi|hoc sinh|sinh vien|giao vien|can bo|ca nhan|tap the|don vi|doi|lop|doan vien|hoi vien"
    r"|cong nhan|thi sinh|tac gia|truong|chien si)"
)
_WON = r"(?:dat|doat|gianh|trung|co|nhan)(?: duoc)? (?:cac )?giai\b|doat (?:cup|chuc)\b"
_NOW = r"(?:dang|hien(?: nay| tai| gio)?)"
_BY_NOW = r"(?:hien nay|hien tai|hien gio|bay gio|(?:den|toi) (?:nay|gio))"
_PAST = r"(?:nam ngoai|nam roi|dot roi|vua qua|vua roi)"
# "ai đạt giải thì được nâng lương", "danh sách đạt giải công bố khi nào": a plan may say so
_NO_RULE = (
    r"(?!.*(?<!cuoc )(?<!hoi )(?<!ky )\bthi\b(?! dua| tuyen))"
    r"(?!.*\b(?:duoc (?:gi|xet|nang|tang|thuong|cong)|cong bo|gui|nop|khi nao|bao gio|ngay nao)\b)"
)
_ASKED = re.compile(
    "|".join(
        (
            # "bệnh viện nào đang chậm bệnh án điện tử nhất", "đơn vị nào đang dẫn đầu phong trào"
            rf"\b{_WHO}\b(?!.*\bthi\b).{{0,60}}\b{_NOW}\b.{{0,50}}"
            r"\b(?:nhat|dan dau|dung (?:dau|cuoi|thu|bet|chot)|doi so|xep (?:thu|hang|cuoi))\b",
            # "công đoàn nào nộp nhiều sáng kiến nhất", "trường nào làm tốt nhất"
            rf"\b{_WHO}\b(?!.*\bthi\b).{{0,20}}\b(?:lam|nop|gui|dat|thuc hien|trien khai|hoan thanh|co)\b.{{0,50}}"
            r"\b(?:tot|kem|cham|nhanh|yeu|te|gioi|nhieu|it|cao|thap|hieu qua|tich cuc)\b(?: [^\W\d_]+){0,5} nhat\b",
            # "phòng nào chưa nộp báo cáo quý"; not "phòng nào chưa nộp thì bị trừ điểm"
            rf"\b{_WHO}(?: (?:cua|o|thuoc|tai)(?: [^\W\d_]+){{1,8}})? (?:da|chua)(?: duoc| bi)?"
            r" (?:nop|gui|bao cao|dang ky|hoan thanh|dat|khen|tang|trao|phat|phe binh|nhan)\b(?!.*\bthi\b)",
            # "danh sách học sinh đạt giải cuộc thi", "ai đạt giải nhất"; not "... đạt giải thì được gì"
            rf"\b(?:danh sach|ho ten|ten|liet ke)(?: (?:cac|nhung))?(?: {_PEOPLE})? (?:da )?(?:{_WON}){_NO_RULE}",
            rf"\b(?:ai|{_WHO}) (?:da )?(?:{_WON}){_NO_RULE}",
            rf"\bgiai (?:nhat|nhi|ba|dac biet|cao nhat)\b.{{0,60}}\b(?:thuoc ve|la) (?:ai|{_WHO})\b",
            # "năm ngoái ai được bằng khen", "có bao nhiêu học sinh đạt học bổng năm ngoái"
            rf"\b{_PAST}\b.{{0,60}}\b(?:{_WHO}|bao nhieu|may)\b|\b(?:{_WHO}|bao nhieu|may)\b.{{0,60}}\b{_PAST}\b",
        )
    )
)
# "hiện nay đạt bao nhiêu phần trăm", "đến nay bao nhiêu xã đã nộp": a plan may tell where it starts from
_REACHED = re.compile(
    rf"\b{_BY_NOW}\b.{{0,50}}\b(?:dat|nop|hoan thanh|dang ky|trien khai|thuc hien|gui)(?: duoc)? (?:bao nhieu|may)\b"
    r"|\b(?:den|toi) (?:nay|gio)\b.{0,30}\b(?:bao nhieu|may)\b"
    # "bao nhiêu thôn hiện chưa có sóng di động"
    r"|\b(?:bao nhieu|may)\b.{0,60}\b(?:hien(?: nay| tai| gio)?|den nay) (?:con|van|dang|chua)\b"
)
_TELLS = re.compile(rf"\b{_BY_NOW}\b|\b(?:da|moi) dat\b")
_ABOUT = 0.5


def happened(asking: Asking, plan: Plan) -> Missing | None:
    """That the plan does not tell how things have gone, where that is asked; None where it is not, or it may."""
    folded = asking.question.folded
    if _ASKED.search(folded) or (_REACHED.search(folded) and not _starts_from(asking, plan)):
        return none_of_kind(asking, plan, "kind_outcome")
    return None


def _starts_from(asking: Asking, plan: Plan) -> bool:
    """Whether a passage about what is asked says how far things were when the plan was written."""
    return any(
        _TELLS.search(fold(one.passage.paragraph.text)) and asking.share(one.told) >= _ABOUT
        for one in asking.book.of(plan)
    )
