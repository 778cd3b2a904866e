"""What people ask of a plan that it mentions at most by name: pay, a price, the inside of a form, a headcount. Pure."""

from __future__ import annotations

import re

from knowledge.answering.draft import Asking, Missing, none_of_kind
from knowledge.model import Plan
from knowledge.vietnamese import fold, syllables

# "lương của giám đốc", "tiền lương", "phụ cấp"; not "chất lượng của", which folds alike
_PAY = re.compile(
    r"\b(?:tien|muc|bang|he so) luong\b|(?:^|, )luong\b|\b(phu cap|hoc phi|vien phi|thu nhap)\b"
    r"|(?<!chat )(?<!khoi )(?<!so )(?<!san )(?<!luu )(?<!nang )(?<!luc )(?<!trong )(?<!dung )(?<!thoi )\bluong"
    r" (?:cua|thang|co ban|can bo|nhan vien|giam doc|chu tich|giao vien|bac si|cong nhan|cong chuc)\b"
)
_SALARY = re.compile(r"(?<![^\W_])lương(?![^\W_])(?! (?:thực|tâm|y|thiện))")
# "Mẫu số 02 gồm những mục gì bên trong", "biểu mẫu 3 có mấy cột"
_INSIDE_FORM = re.compile(
    r"\b(?:bieu )?mau (?:bieu )?(?:so )?0?(\d{1,2})\b[^?]{0,80}?\b(?:gom|co|chua|ghi|trinh bay)"
    r" (?:co |nhung |cac |may |bao nhieu )*(?:muc|phan|cot|dong|noi dung|thong tin|chi tieu|de muc)\b"
)
# "trường có mấy giáo viên tất cả", "xã có bao nhiêu hộ dân"
_HEADCOUNT = re.compile(
    r"\bco (?:tat ca |tong cong |ca thay )?(?:bao nhieu|may) (giao vien|hoc sinh|sinh vien|can bo|nhan vien|cong chuc"
    r"|vien chuc|nguoi lao dong|cong nhan|bac si|doan vien|dang vien|hoi vien|ho dan|nguoi dan|dan|nguoi)\b(?! so\b)"
)
# "giá cà phê tuần này bao nhiêu một ký"; not "giá trị", "đánh giá"
_PRICE = re.compile(r"(?<!đánh )(?<!đơn )(?<!định )(?<![^\W_])giá (?!trị|rẻ|cả hai)((?:của )?[^\W\d_]+)")
_HOW_MUCH = re.compile(r"\b(?:bao nhieu|nhieu|may|the nao|ra sao|len|xuong|tang|giam)\b")
_IN_ALL = frozenset(["|", *syllables("tất cả tổng cộng cả thảy hết thảy hiện nay")])


def unprinted(asking: Asking, plan: Plan) -> Missing | None:
    """That the plan does not hold the pay, price, inside of a form or headcount asked for; None where it may."""
    folded = asking.question.folded
    of_money = asking.question.asked.intent == "money"
    pay = _PAY.search(folded) if of_money else None
    if pay and not _speaks_of_pay(plan, pay[1]):
        return none_of_kind(asking, plan, "kind_pay")
    price = _PRICE.search(asking.question.dense.lower()) if _HOW_MUCH.search(folded) else None
    if price and not of_money and price[0] not in plan.text.lower():
        return none_of_kind(asking, plan, "kind_price")
    people = _HEADCOUNT.search(folded)
    if people and _of_issuer(asking, plan, people[1]) and not _counts_its_own(plan, people[1]):
        return none_of_kind(asking, plan, "kind_amount")
    form = _INSIDE_FORM.search(folded)
    return none_of_kind(asking, plan, "kind_form") if form and not _prints_form(plan, form[1]) else None


def _of_issuer(asking: Asking, plan: Plan, people: str) -> bool:
    """Whether nothing else is said than who is counted, and where: in the office that the plan is of."""
    known = {*_IN_ALL, *people.split(), *syllables(plan.header.issuer)}
    return set(asking.question.tokens) <= known


def _counts_its_own(plan: Plan, people: str) -> bool:
    """ "Trường có 45 giáo viên"; "mỗi tháng chọn 01 giáo viên" counts others."""
    counted = re.compile(rf"\b(?:hien co|co|gom|tong so|bien che)\b[^.;]{{0,30}}?\d[\d.]* {people}\b")
    return bool(counted.search(fold(plan.text)))


def _speaks_of_pay(plan: Plan, kind: str | None) -> bool:
    """Salaries are told by their marks, the other kinds by their two syllables."""
    return kind in fold(plan.text) if kind else bool(_SALARY.search(plan.text))


def _prints_form(plan: Plan, number: str) -> bool:
    """Whether the form itself stands in the plan, under its name, or the plan says what it holds."""
    name = rf"mau (?:bieu )?(?:so )?0?{number}\b"
    opens = re.compile(rf"\W*(?:bieu )?{name}|.*\b{name}[^.;]{{0,30}}\b(?:gom|co cac)\b")
    return any(
        opens.match(fold(text))
        for section in plan.sections
        for text in (section.title, *(one.text for one in section.paragraphs))
    )
