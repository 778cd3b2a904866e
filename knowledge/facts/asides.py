"""Dates that are nobody's deadline: of cited documents, in titles, of effect, of data windows, of phases. Pure."""

from __future__ import annotations

import re

from knowledge.facts.passages import Span
from knowledge.facts.points import wording

_DATE = r"\d{1,2}(?:\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}| thang \d{1,2},? nam \d{4})"
_DAY = rf"(?:ngay )?{_DATE}"
# "57-NQ/TW", "2038/KH-UBND", "98/2023/NĐ-CP", "02 /KH-UBND", "162/KH-UBND", "12/SNV-TĐKT", "29-CTr/TU"
_NUMBER = r"\d{1,6}(?:/\d{4})?\s?[-/]\s?[a-z]{1,10}\d{0,4}(?:\s?[-/&]\s?[a-z]+\d{0,4})*"
_DOCUMENT = (
    r"(?:luat|bo luat|phap lenh|hien phap|nghi quyet|nghi dinh|quyet dinh|chi thi|thong tu|cong van|to trinh"
    r"|thong bao|ket luan|cong dien|huong dan|dieu le|van ban"
    r"|chuong trinh hanh dong|quy dinh|quy che)"
)
_STRETCH_OF_YEARS = r"(?:tu )?(?:nam )?\d{4}\s*(?:-|den(?: het)?)\s*(?:nam )?\d{4}"
_ASIDES = tuple(
    wording(pattern)
    for pattern in (
        # "Nghị quyết số 57-NQ/TW ngày 22/12/2024", "Kế hoạch số 142/KH-UBND của UBND tỉnh ngày 04/6/2025"
        rf"{_NUMBER}(?:(?!(?:gui|nop|bao cao|truoc|cham nhat|hoan thanh)(?![a-z]))[^;.]){{0,60}}?,? {_DAY}",
        # "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
        rf"{_DOCUMENT} (?:(?!(?:gui|nop|bao cao|truoc|cham nhat|muon nhat|khong (?:muon|cham|tre|qua)|xong|trong"
        rf"|hoan thanh|vao|han)"
        rf"(?![a-z]))[^;.:()]){{0,90}}?{_DAY}",
        # "Ngày 22/12/2024, Bộ Chính trị ban hành Nghị quyết số 57-NQ/TW"
        rf"{_DAY},?(?:(?!(?:gui|nop|bao cao)(?![a-z]))[^;.]){{0,80}}? ban hanh [^;.]{{0,60}}?{_NUMBER}",
        # "tại phiên họp ngày 20/6/2025", "theo Thông báo kết luận ... tại cuộc họp ngày 12/5/2025"
        rf"(?:tai|theo)(?: [a-z]+){{0,6}} (?:phien hop|cuoc hop|buoi lam viec|ky hop|thong bao)[^;.]{{0,60}}? {_DAY}",
        # "ngày 09/7/2025 của UBND tỉnh"
        rf"(?<!truoc\x20)(?<!nhat\x20){_DAY} cua (?:thu tuong|chinh phu|ubnd|uy ban|chu tich|bo |ban |so "
        rf"|tinh uy|thanh uy|dang uy|hdnd|hoi dong|quoc hoi|giam doc|lien bo|co quan)\w*",
        # "ban hành kèm theo ... ngày 21 tháng 06 năm 2025", "được phê duyệt ngày", "ký ngày"
        rf"(?:kem theo|duoc ban hanh|da ban hanh|da duoc|ky|sinh|thanh lap|duoc phe duyet|hop) ngay {_DATE}",
        # "có hiệu lực thi hành kể từ ngày 01/7/2025", "áp dụng từ ngày", "từ ngày 01/7/2025 trở đi"
        rf"(?:hieu luc|ap dung|thuc hien|van hanh|sap nhap|thi hanh)(?: thi hanh)?(?: ke)? tu (?:{_DAY}"
        rf"|ngay [^,;.]{{0,40}})(?! den)",
        rf"(?:ke )?tu {_DAY} (?:tro di|ve sau)",
        # "từ ngày 15 tháng trước đến ngày 14 của tháng thuộc kỳ báo cáo"
        r"(?:tinh )?tu (?:ngay )?\d{1,2}(?:\s*[/-]\s*\d{1,2}| thang \d{1,2}| (?:cua )?thang (?:truoc|cuoi)[a-z ]{0,30}?"
        r"| hang nam)?[^;.,]{0,30}? den (?:het )?(?:ngay )?\d{1,2}(?:\s*[/-]\s*\d{1,2}"
        r"| thang \d{1,2})?[^;.,]{0,40}?(?:ky bao cao|thang bao cao|nam bao cao|thang (?:nay|hien tai))",
        # "số liệu tính từ ngày 15/12/2024 đến ngày 14/12/2025", "chốt số liệu đến ngày 30/11", "số liệu quý tính từ
        # ngày 15 của tháng cuối quý trước đến ngày 14 của tháng cuối quý báo cáo"
        r"(?:so lieu|thoi (?:diem|gian)(?: [a-z]+)? (?:chot|tinh)|tinh thanh tich)(?:(?!(?:gui|nop|hoan thanh"
        r"|truoc)(?![a-z]))[^;.,]){0,60}?(?:tu|den|tinh den) (?:het )?(?:ngay |thang |nam "
        r"|quy |thu )[^;.,]{0,110}?(?=[;.),]|$| (?:de|va gui|gui|truoc ngay|cham nhat)(?![a-z]))",
        # "Kết quả số hóa tính từ ngày 01/7/2025 đến ngày 30/6/2026 là căn cứ chấm điểm"
        r"tinh tu (?:het )?(?:ngay |thang |nam |quy )?\d[^;.,]{0,40}? den (?:het )?(?:ngay |thang |nam |quy )?"
        r"\d[^;.,\s]{0,12}",
        # "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch ... năm học 2026 - 2027"
        r"ban hanh kem theo (?:quyet dinh|nghi quyet|thong bao|cong van|to trinh) nay"
        r"(?:(?!(?:truoc|cham nhat|xong)(?![a-z]))[^.;])*",
        # "Thời gian lấy số liệu: báo cáo 6 tháng từ ngày 01/01 đến ngày 30/6; báo cáo năm từ ngày ... đến ngày ..."
        r"thoi (?:gian|diem) (?:lay|tinh|thong ke) so lieu[^.:;]{0,40}:"
        r"(?:[^;.]*? tu (?:ngay )?\d[^;.]*? den [^;.]*;?)+",
        r"(?:tinh|luy ke|cap nhat) den (?:het |thoi diem )?(?:ngay |thang |nam |quy )[^;.,]{0,30}",
        # "giai đoạn 2022-2025", "Giai đoạn 1 (từ năm 2025 đến hết năm 2027)", "nhiệm kỳ 2025-2030"
        rf"(?:giai doan|nhiem ky|thoi ky)(?: \w{{1,3}})?\s*\(?\s*{_STRETCH_OF_YEARS}(?:\s*\))?",
        r"giai doan(?: \w{1,3})?\s*\([^()]*\)",
        # "Giai đoạn 1: từ tháng 8/2025 đến tháng 12/2026", "Đợt 2 (từ ngày 01/7 đến ngày 30/9/2026)"
        r"(?:giai doan|dot|buoc|chang)(?: \w{1,4})?\s*[:,(-]?\s*tu (?:ngay |thang |quy |nam )?[^;.:()]{1,40}? den "
        r"(?:het )?(?:ngay |thang |quy |nam )?[\divx/ ]+(?:nam \d{4})?",
        # "đến năm 2025, định hướng 2030", "tầm nhìn đến năm 2045"
        r"(?:dinh huong|tam nhin)(?: den)?(?: nam)? \d{4}",
        # "kỷ niệm 80 năm Quốc khánh (02/9/1945 - 02/9/2025)", "Ngày Chuyển đổi số quốc gia (10/10)"
        r"(?:ky niem|chao mung|huong toi|tien toi)[^;]{0,120}?\([^()]*\d[^()]*\)",
        r"(?:ky niem|chao mung|huong ung)(?:(?!(?:vao|xong|truoc) )[^;.()]){0,80}?\(?\s*(?:ngay )?"
        r"\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?"
        r"(?:\s*-\s*\d{1,2}/\d{1,2}/\d{4})?\s*\)?",
    )
)
_QUOTED = re.compile(r'"[^"]{1,300}"')


def asides(text: str) -> tuple[Span, ...]:
    """The stretches of a folded text whose dates are not looked at."""
    found = [Span(match.start(), match.end()) for pattern in _ASIDES for match in pattern.finditer(text)]
    found.extend(Span(match.start(), match.end()) for match in _QUOTED.finditer(text))
    return tuple(found)
