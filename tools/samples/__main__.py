"""Writes the sample plans of `knowledge/samples` from the texts beside this file: `python -m tools.samples`."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.samples import pdf, plain, word
from tools.samples.markup import Source, parse

TEXTS = Path(__file__).parent
SAMPLES = TEXTS.parents[1] / "knowledge" / "samples"
WRITERS = {"txt": plain.write, "docx": word.write, "pdf": pdf.write}


def write_all(folder: Path) -> tuple[Path, ...]:
    """Writes every sample plan into the folder; the same texts give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_write(parse(text.read_text("utf-8")), folder / text.stem) for text in sorted(TEXTS.glob("*.txt")))


def _write(source: Source, stem: Path) -> Path:
    path = stem.with_suffix(f".{source.format}")
    WRITERS[source.format](source, path)
    return path


if __name__ == "__main__":
    for path in write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES):
        print(path)
