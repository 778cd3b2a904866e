"""The forms of award and honorary titles that Vietnamese offices give, and their names. Pure."""

from __future__ import annotations

import re

from knowledge.vietnamese import holds_any, squash

# Luật Thi đua, khen thưởng 2022, Điều 9 and 19 to 32 (titles), 33 (forms of award); "Huy hiệu", "Thư khen" by custom
FORM = re.compile(
    r"(?<![^\W_])(?:"
    r"(?P<medal>(?:Huân|Huy) chương(?:\s+(?:Lao động|Độc lập|Hồ Chí Minh|Sao vàng|Quân công|Chiến công"
    r"|Bảo vệ Tổ quốc|Dũng cảm|Hữu nghị"
    r"|Đại đoàn kết dân tộc|Chiến sĩ vẻ vang|Quân kỳ quyết thắng|Vì an ninh Tổ quốc))?(?:\s+hạng\s+(?:Nhất|Nhì|Ba))?)"
    r"|(?P<flag>Cờ (?:thi đua|truyền thống|luân lưu)|(?-i:Cờ)(?= (?:cho|của|đối với) ))"
    r"|(?P<paper>Bằng khen|Giấy khen|Thư khen|Kỷ niệm chương|Huy hiệu|Bằng [Ll]ao động sáng tạo)"
    r"|(?P<title>(?:Chiến sĩ thi đua|Chiến sỹ thi đua|CSTĐ)(?:\s+(?:toàn quốc|cơ sở|cấp\s+(?:cơ sở|tỉnh|bộ"
    r"|thành phố)))?"
    r"|Tập thể lao động (?:xuất sắc|tiên tiến)|Đơn vị (?:quyết thắng|tiên tiến|tiên tiến xuất sắc)"
    r"|Lao động tiên tiến|Anh hùng Lao động"
    r"|(?:(?<=danh hiệu )|(?<=danh hiệu \"))(?:Xã|Phường|Thôn|Tổ dân phố)"
    r"(?:, (?:xã|phường|thôn|tổ dân phố))* (?:tiêu biểu|văn hóa))"
    r"|(?P<own>(?:(?<=danh hiệu )|(?<=[;:,-] thưởng ))\"[^\"]{4,80}\")"
    r"|(?P<prize>Giải thưởng (?:Hồ Chí Minh|Nhà nước))"
    r"|(?P<named>(?:Giải thưởng|Giấy chứng nhận|Cúp|Biểu trưng|(?-i:Cờ))\s+(?:danh hiệu\s+)?\"[^\"]{3,80}\")"
    r")(?![^\W_])",
    re.IGNORECASE,
)
# Nothing is a form without one of these
_HINTS = (
    *("khen", "danh hiệu", "huy hiệu", "huân chương", "huy chương", "kỷ niệm chương", "cờ ", "chiến s", "cstđ"),
    *("lao động tiên", "lao động xuất", "lao động sáng", "hùng lao", "đơn vị quyết", "đơn vị tiên"),
    *("giải thưởng", 'thưởng "', "chứng nhận", "cúp ", "biểu trưng"),
)


def names_form(text: str) -> bool:
    """Whether a text names a form of award."""
    return holds_any(text.lower(), _HINTS) and FORM.search(text) is not None


def form_name(printed: str) -> str:
    """The form as it is usually written: "Cờ Thi đua" and "CỜ THI ĐUA" are both "Cờ thi đua"; no quotation marks."""
    words = squash(printed).strip('"')
    if '"' in words:
        # 'Giải thưởng "Đại sứ số"': a name of its own keeps its marks
        return words if words.endswith('"') else f'{words}"'
    words = re.sub(r"^(?:chiến sỹ thi đua|cstđ)", "Chiến sĩ thi đua", words, flags=re.IGNORECASE)
    if re.match(r"(?:huân|huy) chương|anh hùng|giải thưởng|bằng lao động", words, re.IGNORECASE):
        return words[0].upper() + words[1:]
    return words[0].upper() + words[1:].lower()
