"""Makes the files that the readers are tried on."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy
import pypdfium2
from fpdf import FPDF
from PIL import Image

FONT = Path(__file__).parents[3] / "knowledge" / "fonts" / "DejaVuSerifCondensed.ttf"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, numbering: str = "", styles: str = "", namespace: str = WORD) -> bytes:
    """A DOCX file around the XML of its body (prefix w:), numbering and styles."""
    parts = {"word/document.xml": f"<w:document {_names(namespace)}><w:body>{body}</w:body></w:document>"}
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {_names(namespace)}>{numbering}</w:numbering>"
    if styles:
        parts["word/styles.xml"] = f"<w:styles {_names(namespace)}>{styles}</w:styles>"
    return zipped(parts)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def paragraph(text: str, numbered: tuple[int, int] | None = None, inside: str = "", style: str = "") -> str:
    """The XML of a paragraph; `numbered` is (number id, level), `inside` more XML for its properties."""
    number = f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>' if numbered else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{number}{inside}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """The XML of a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def level(depth: int, form: str, pattern: str, more: str = "") -> str:
    """The XML of a list's level."""
    begun = f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    return f'{begun}{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


def listed(levels: Iterable[str], abstract: int = 0, numbers: Iterable[int] = (1,)) -> str:
    """The XML of a list and of the numbers that use it."""
    used = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{abstract}"/></w:num>' for n in numbers)
    return f'<w:abstractNum w:abstractNumId="{abstract}">{"".join(levels)}</w:abstractNum>{used}'


def pdf(*pages: list[tuple[float, float, str]], size: float = 12) -> bytes:
    """A PDF (A4, points) whose pages are texts with the places of their first letters."""
    file = blank_pdf(size)
    for page in pages:
        file.add_page()
        for x, y, text in page:
            file.text(x, y, text)
    return bytes(file.output())


def blank_pdf(size: float = 12) -> FPDF:
    """A PDF without pages whose font has every Vietnamese letter."""
    file = FPDF(unit="pt", format="A4")
    file.set_auto_page_break(False)
    file.add_font("Serif", "", FONT)
    file.add_font("Serif", "B", FONT.with_stem(f"{FONT.stem}-Bold"))
    file.set_font("Serif", size=size)
    return file


def _names(namespace: str) -> str:
    return (
        f'xmlns:w="{namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )


def scan(document: bytes, angle: float = 0.0, noise: float = 8.0, height: int = 700) -> list[Image.Image]:
    """The upper parts of a PDF's pages as a scanner gives them: 200 dpi, grey, slanted by `angle` degrees.

    `height` is in pixels; a whole A4 page has 2,339.
    """
    file = pypdfium2.PdfDocument(document)
    random = numpy.random.default_rng(1)
    pages = []
    for page in file:
        clean = page.render(scale=200 / 72).to_pil().convert("L").crop((0, 0, 1654, height))
        turned = clean.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
        grey = numpy.asarray(turned).astype(float) + random.normal(0, noise, (turned.height, turned.width))
        pages.append(Image.fromarray(grey.clip(0, 255).astype("uint8")))
    return pages


def saved(pages: list[Image.Image], form: str) -> bytes:
    """Pictures of pages as one PDF, TIFF, PNG or JPEG file."""
    buffer = io.BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if form in ("PDF", "TIFF") else {}
    pages[0].save(buffer, form, resolution=200, **more)
    return buffer.getvalue()
