"""Plans written into tests: their text outlined as any file's would be, and tables cell by cell."""

from __future__ import annotations

from knowledge.facts.passages import Passage, passages_of
from knowledge.model import Cell, Document, Line, Outline, Paragraph, Section
from knowledge.outline import outline_of

OPENING = """UBND TỈNH HÀ GIANG
SỞ NỘI VỤ
Số: 12/KH-SNV
Hà Giang, ngày 10 tháng 9 năm 2025
KẾ HOẠCH
{title}
Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Sở Nội vụ ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Tạo khí thế thi đua sôi nổi trong toàn ngành.
"""


def outlined(body: str, *, title: str = "Tổ chức phong trào thi đua chuyển đổi số", opening: str = OPENING) -> Outline:
    """The outline of a plan with that body, one paragraph a line."""
    text = opening.format(title=title) + body
    lines = tuple(Line(line.strip(), 1, closed=True) for line in text.splitlines() if line.strip())
    return outline_of(Document("plan.txt", "text", "", lines, 1, text))


def passages(body: str) -> tuple[Passage, ...]:
    """The passages of a plan with that body."""
    return passages_of(outlined(body).sections)


def tabled(heading: str, *rows: tuple[str, ...]) -> tuple[Passage, ...]:
    """The passages of a section that holds one table; an empty text is a cell that is not there."""
    cells = tuple(
        Paragraph(text, 1, cell=Cell(0, row, column))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    )
    return passages_of([Section("II", "II.", heading, (Paragraph(f"II. {heading}", 1), *cells), 1)])
