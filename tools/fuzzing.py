"""Searches for files that a reader or the outline cannot take: `python -m tools.fuzzing TARGET [libFuzzer options]`.

Whatever the bytes are, a reader gives lines or raises a DocumentError, soon. Atheris changes the sample plans at random
and keeps what reaches code not reached before; what it finds is written to a file `crash-...` or `timeout-...`.
"""

from __future__ import annotations

import io
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

with atheris.instrument_imports(include=["knowledge"]):
    from knowledge.errors import DocumentError
    from knowledge.facts import facts_of
    from knowledge.model import Box, Cell, Document, Line
    from knowledge.outline import outline_of
    from knowledge.reading.charsets import decode
    from knowledge.reading.docx import read_docx
    from knowledge.reading.exchange import Reading
    from knowledge.reading.glyphs import Glyph
    from knowledge.reading.grids import Rule, grids_of
    from knowledge.reading.html import read_html
    from knowledge.reading.sheets import Sheet, bound, sheet_of
    from knowledge.reading.text import read_text

SAMPLES = Path(__file__).parents[1] / "knowledge" / "samples"
# A plan of this many bytes has every kind of part; longer ones only take longer.
LONGEST = 4000
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
PARTS = ("document", "numbering", "styles")
# What the machine that builds parts may open, by number.
ELEMENTS = (
    "w:body", "w:p", "w:pPr", "w:r", "w:rPr", "w:t", "w:br", "w:tab", "w:tbl", "w:tr", "w:tc", "w:tcPr",
    "w:gridSpan", "w:vMerge", "w:sdt", "w:sdtContent", "w:ins", "w:del", "w:numPr", "w:numId", "w:ilvl", "w:pStyle",
    "w:vanish", "w:caps", "w:sz", "w:color", "w:rFonts", "w:sym", "w:lastRenderedPageBreak", "w:txbxContent",
    "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:gridBefore", "w:trPr", "w:shd", "w:pageBreakBefore",
    "w:abstractNum", "w:lvl", "w:start", "w:numFmt", "w:lvlText", "w:lvlRestart", "w:isLgl", "w:num",
    "w:abstractNumId", "w:lvlOverride", "w:startOverride", "w:numStyleLink", "w:styleLink", "w:style", "w:basedOn",
    "w:name",
)  # fmt: skip
ATTRIBUTES = ("val", "ilvl", "numId", "abstractNumId", "styleId", "type", "char", "ascii", "fill", "default")
VALUES = (
    "0", "1", "2", "3", "7", "-1", "99999", "999999", "x", "continue", "restart", "decimal", "upperRoman",
    "lowerLetter", "bullet", "none", "%1.", "%1.%2.", "%9)", "page", "column", "FFFFFF", ".VnTime", "VNI-Times",
    "paragraph", "toc", "F0B7", "a", "b", "²",
)  # fmt: skip
BETWEEN = b"\x00\x00\x00"


def docx(data: bytes) -> None:
    """The parts of a DOCX package, each built by a machine that reads bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, made in zip(PARTS, data.split(BETWEEN), strict=False):
            package.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{_built(made)}</w:{name}>")
    understand(read_docx(file.getvalue()))


def _built(made: bytes) -> str:
    """Well-formed XML: a byte opens an element with an attribute, closes one, or says a word."""
    xml, open_ones = "", []
    steps = iter(made)
    for step in steps:
        if step < len(ELEMENTS):
            attribute, value = (next(steps, 0) for _ in range(2))
            name = ATTRIBUTES[attribute % len(ATTRIBUTES)]
            xml += f'<{ELEMENTS[step]} w:{name}="{VALUES[value % len(VALUES)]}">'
            open_ones.append(ELEMENTS[step])
        elif step < 200 and open_ones:
            xml += f"</{open_ones.pop()}>"
        elif step >= 200:
            xml += WORDS[next(steps, 0) % len(WORDS)]
    return xml + "".join(f"</{one}>" for one in reversed(open_ones))


def sheet(data: bytes) -> None:
    """Glyphs and rules anywhere on two pages: six bytes each."""
    pages = [_sheet(half, page) for page, half in enumerate((data[: len(data) // 2], data[len(data) // 2 :]), 1)]
    understand(Reading(bound(pages), 2))


def _sheet(data: bytes, page: int) -> Sheet:
    glyphs: list[Glyph] = []
    levels: list[Rule] = []
    uprights: list[Rule] = []
    for kind, x, y, width, size, word in zip(*(data[start::6] for start in range(6)), strict=False):
        left, base = x * 2.4, y * 3.4
        if kind < 32:
            (levels if kind & 1 else uprights).append(Rule(base if kind & 1 else left, width * 1.0, size * 4.0))
        else:
            char = WORDS[word % len(WORDS)] if kind & 1 else " "
            glyphs.append(Glyph(char, left, base - size / 8, left + width / 8, base + 2, base, size / 8 or 1.0))
    return sheet_of(glyphs, grids_of(levels, uprights), page, 842.0)


def html(data: bytes) -> None:
    """A web page."""
    understand(read_html(data))


def text(data: bytes) -> None:
    """A text file."""
    written = decode(data)
    if written is not None:
        understand(read_text(written))


def outline(data: bytes) -> None:
    """Lines with boxes and cells, as readers give them: four bytes before each line say where it stands."""
    understand(Reading(tuple(line for raw in data.split(b"\n") for line in _placed(raw)), 99))


def _placed(raw: bytes) -> Iterator[Line]:
    if len(raw) < 5:
        return
    kind, row, column, page = raw[:4]
    box = Box(column * 2.0, row * 3.0, column * 2.0 + len(raw) * 4.0, row * 3.0 + 12.0) if kind & 1 else None
    cell = Cell(kind >> 5, row, column % 8, column >> 6) if kind & 2 else None
    confidence = page / 255 if kind & 8 else None
    yield Line(raw[4:].decode(errors="replace"), 1 + page % 99, box, cell, bool(kind & 4), confidence)


def understand(reading: Reading) -> None:
    """What follows reading: the outline and its facts."""
    if any(not 1 <= line.page <= reading.pages for line in reading.lines):
        raise AssertionError("a line on a page that is none")
    # whatever follows is a plan
    lines = (Line("KẾ HOẠCH", 1, closed=True), *reading.lines)
    whole = "\n".join(line.text for line in lines)
    facts_of(outline_of(Document("plan", "txt", "0" * 64, lines, reading.pages, whole)))


def seeds(target: str) -> Iterator[bytes]:
    """What the search begins with: the sample plans in the target's form, piece by piece."""
    for path in sorted(SAMPLES.glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        pieces = [lines[start : start + 25] for start in range(0, len(lines), 20)]
        match target:
            case "text":
                yield from ("\n".join(piece).encode() for piece in pieces)
            case "html":
                yield from ("".join(f"<p>{line}</p>" for line in piece).encode() for piece in pieces)
                yield b"<table><tr><td rowspan=2>1<td><ol type=a start=3><li>x<li value=7>y</ol></table>"
            case "outline":
                yield from (b"\n".join(b"\x04\x01\x01\x01" + line.encode() for line in piece) for piece in pieces)


# Words that readers and outline look for
WORDS = (
    "KẾ HOẠCH", "I.", "II.", "1.", "a)", "đ)", "-", "+", "Điều 1.", "Phụ lục", "PHỤ LỤC I", "Nơi nhận:", "Căn cứ",
    "GIÁM ĐỐC", "Số: 1/KH", "ngày 1/1/2026", "trước", "hằng năm", "Giấy khen", "Sở Nội vụ", "UBND", "x",
    "Thời hạn", "TT", "Nội dung", "80%", "quý", "tháng", "năm", ":", ";", ".",
)  # fmt: skip
TARGETS: dict[str, Callable[[bytes], None]] = {one.__name__: one for one in (docx, html, outline, sheet, text)}


def main(target: str, *options: str) -> None:
    """Searches until the time given by -max_total_time is over, or something is found."""
    take = TARGETS[target]

    def once(data: bytes) -> None:
        with suppress(DocumentError):
            take(data)

    with tempfile.TemporaryDirectory(prefix="fuzzing-") as corpus:
        for number, seed in enumerate(seeds(target)):
            (Path(corpus) / str(number)).write_bytes(seed)
        atheris.Setup([sys.argv[0], f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=3000", *options, corpus], once)
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
