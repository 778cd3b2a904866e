"""What reading a plan and finding its facts takes a page, beside bare text extraction and bare text recognition.

    python -m benchmarks.reading [--no-scans]

The sample plans are written as TXT, DOCX and PDF, a page of each being a page of the PDF; one of them is scanned at
200 dpi. The aims: 20 ms a page for formats that hold text, 6 s a page of a scan, 600 MB for a PDF of 300 pages.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pypdfium2  # type: ignore[import-untyped]

from knowledge.facts import facts_of
from knowledge.model import Document
from knowledge.outline import outline_of
from knowledge.reading import read_document
from knowledge.reading.apart import run_apart
from knowledge.reading.tesseract import is_installed
from tools.samples.__main__ import TEXTS, WRITERS
from tools.samples.markup import Source, parse

ROUNDS = 5
FORMATS = ("txt", "docx", "pdf")
TEXT_AIM, SCAN_AIM, MEMORY_AIM = 0.020, 6.0, 600  # seconds a page, seconds a page, MB
LONG, SCANNED = 300, 4  # pages
DOTS_PER_INCH = 200
PARTS = ("bare", "reading", "outline", "facts")


def main(*, scans: bool) -> int:
    """Print what each part takes; 1 where an aim is missed."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        plans = [
            written(parse(text.read_text("utf-8")), Path(folder) / text.stem) for text in sorted(TEXTS.glob("*.txt"))
        ]
        met = [print_formats(plans), print_long(Path(folder))]
        if scans:
            met.append(print_scans(Path(folder) / "son-la-1470-qd-ubnd.pdf"))
    return 0 if all(met) else 1


def written(source: Source, stem: Path) -> dict[str, Path]:
    """The plan as a file of each format."""
    paths = {form: stem.with_suffix(f".{form}") for form in FORMATS}
    for form, path in paths.items():
        WRITERS[form](replace(source, format=form), path)
    return paths


def print_formats(plans: Sequence[dict[str, Path]]) -> bool:
    """A line a format: its parts and the whole, in milliseconds a page."""
    pages = sum(len(pypdfium2.PdfDocument(plan["pdf"])) for plan in plans)
    print(f"{len(plans)} plans of {pages} pages, milliseconds a page, best of {ROUNDS}")
    print(f"  {'':14}" + "".join(f"{name:>9}" for name in (*PARTS, "whole")) + "   reading / bare")
    met = True
    for form in FORMATS:
        parts = [sum(column) / pages for column in zip(*(parts_of(plan[form]) for plan in plans), strict=True)]
        met = print_line(form.upper(), parts) and met
    return met


def print_long(folder: Path) -> bool:
    """A PDF of 300 pages: its parts a page, and the memory of all processes together at its highest."""
    path = folder / "long.pdf"
    whole = pypdfium2.PdfDocument.new()
    while len(whole) < LONG:
        for plan in sorted(folder.glob("*.pdf")):
            whole.import_pages(pypdfium2.PdfDocument(plan))
    while len(whole) > LONG:
        del whole[len(whole) - 1]
    whole.save(path)
    with Watched() as watched:
        document = read_document(path)
        facts_of(outline_of(document))
    met = print_line(f"PDF, {LONG} pages", [part / LONG for part in parts_of(path, rounds=1)])
    if not watched.megabytes:
        print("  the system does not tell what memory processes take")
        return met
    print(f"  memory for it, all processes together: {watched.megabytes:.0f} MB    (aim: under {MEMORY_AIM} MB)")
    return met and watched.megabytes < MEMORY_AIM


def print_scans(path: Path) -> bool:
    """Seconds a page of a scan: by tesseract alone, by one worker, and by all that the program starts."""
    if not is_installed():
        print("scans left out: tesseract with Vietnamese is not installed")
        return True
    pages, scan = scanned(path)
    bare = seconds(lambda: [recognise(page) for page in pages])
    data = scan.read_bytes()
    one = seconds(lambda: [run_apart("scan", data, "pdf", str(page)) for page in range(1, len(pages) + 1)])
    both = seconds(lambda: read_document(scan))
    print(f"{len(pages)} scanned pages at {DOTS_PER_INCH} dpi, seconds a page")
    for name, spent in (("tesseract alone", bare), ("one worker", one), ("all workers", both)):
        print(f"  {name:16}{spent / len(pages):6.2f}")
    ratios = f"one worker / tesseract {one / bare:.2f}, one worker / all workers {one / both:.2f}"
    print(f"  {ratios}    (aim: under {SCAN_AIM:.0f} s)")
    return both / len(pages) < SCAN_AIM


def print_line(name: str, parts: Sequence[float]) -> bool:
    """One line of the table; whether the whole is under the aim."""
    bare, reading, *_ = parts
    whole = sum(parts[1:])
    columns = "".join(f"{1000 * part:9.2f}" for part in (*parts, whole))
    print(f"  {name:14}{columns}   {reading / bare:14.1f}    (aim: under {1000 * TEXT_AIM:.0f})")
    return whole < TEXT_AIM


def parts_of(path: Path, rounds: int = ROUNDS) -> list[float]:
    """Seconds for bare extraction, reading, outline and facts of a file: the best of the rounds, part by part."""
    document: Document = read_document(path)
    outline = outline_of(document)
    works: tuple[Callable[[], object], ...] = (
        lambda: BARE[path.suffix](path),
        lambda: read_document(path),
        lambda: outline_of(document),
        lambda: facts_of(outline),
    )
    return [min(seconds(work) for _ in range(rounds)) for work in works]


def bare_text(path: Path) -> str:
    """The letters of a text file."""
    return path.read_text("utf-8")


def bare_docx(path: Path) -> str:
    """The letters of a DOCX file: its main part without its tags."""
    with zipfile.ZipFile(path) as package:
        return re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())


def bare_pdf(path: Path) -> str:
    """The letters of a PDF, as pypdfium2 gives them."""
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))


BARE: dict[str, Callable[[Path], str]] = {".txt": bare_text, ".docx": bare_docx, ".pdf": bare_pdf}


def scanned(path: Path) -> tuple[list[Path], Path]:
    """The first pages of a PDF as pictures, and as a PDF that holds nothing else."""
    pictures = [
        page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("L")
        for page in list(pypdfium2.PdfDocument(path))[:SCANNED]
    ]
    pages = [path.with_name(f"page-{number}.png") for number in range(len(pictures))]
    for picture, page in zip(pictures, pages, strict=True):
        picture.save(page)
    scan = path.with_name("scan.pdf")
    pictures[0].save(scan, resolution=DOTS_PER_INCH, save_all=True, append_images=pictures[1:])
    return pages, scan


def recognise(page: Path) -> bytes:
    """What tesseract alone makes of a picture."""
    command = ["tesseract", str(page), "-", "-l", "vie", "--psm", "3", "tsv"]
    one_core = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(command, capture_output=True, check=True, env=one_core).stdout  # noqa: S603 - a fixed command


class Watched:
    """The memory of this process and all below it at its highest while it is watched."""

    def __enter__(self) -> Watched:
        self.megabytes = 0.0
        self._over = Event()
        self._thread = Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.05):
            self.megabytes = max(self.megabytes, memory())


def memory() -> float:
    """What this process and all below it take of the machine's memory, in MB; 0 where the system does not tell."""
    return sum(map(_proportional, _with_children("self")))


def _with_children(process: str) -> Iterable[str]:
    yield process
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = listed.read_text().split()
        except OSError:
            # ended meanwhile
            continue
        for child in children:
            yield from _with_children(child)


def _proportional(process: str) -> float:
    """What pages shared by several processes take is shared among them."""
    try:
        told = re.search(r"^Pss: +(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0.0
    return int(told[1]) / 1024 if told else 0.0


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main(scans="--no-scans" not in sys.argv))
