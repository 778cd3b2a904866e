"""Documents made of a few lines, and what the outline says of them."""

from __future__ import annotations

from knowledge.model import Document, Line, Outline
from knowledge.outline import outline_of
from knowledge.outline.wrapping import width

FULL_LINE = "Các cơ quan, đơn vị trên địa bàn tiếp tục quán triệt, triển khai thực hiện các"


def document(lines: list[Line]) -> Document:
    return Document("thu.txt", "txt", "0" * 64, tuple(lines), 1, "\n".join(line.text for line in lines))


def read(text: str, *, closed: bool = True) -> Outline:
    """The outline of a text; `closed` as in DOCX, where every line is a paragraph."""
    return outline_of(document([Line(line, 1, closed=closed) for line in text.strip().split("\n")]))


def wrapped(text: str, column: int = 31_000) -> Outline:
    """The outline of a text printed as on paper, every paragraph wrapped at the column."""
    lines = [Line(piece, 1) for paragraph in text.strip().split("\n") for piece in wrap(paragraph, column)]
    return outline_of(document(lines))


def wrap(paragraph: str, column: int) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        # the first line is indented
        room = column - (2_500 if len(lines) == 1 else 0)
        if lines[-1] and width(f"{lines[-1]} {word}") > room:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def paths(outline: Outline) -> list[str]:
    return [section.path for section in outline.sections if section.label]


def titles(outline: Outline) -> dict[str, str]:
    return {section.path: section.title for section in outline.sections if section.label}


def section(outline: Outline, path: str) -> list[str]:
    return [p.text for s in outline.sections if s.path == path for p in s.paragraphs]


PLAN = """
{head}
KẾ HOẠCH
{title}
{lead}
I. MỤC ĐÍCH
Nâng cao nhận thức.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng theo dõi, đôn đốc.
Trên đây là Kế hoạch phát động phong trào thi đua./.
{back}
"""


def plan(head: str = "", title: str = "Phát động phong trào thi đua", lead: str = "", back: str = "") -> Outline:
    return read("\n".join(filter(None, PLAN.format(head=head, title=title, lead=lead, back=back).split("\n"))))
