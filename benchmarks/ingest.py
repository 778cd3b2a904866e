"""How much longer it takes to ingest plans than only to embed their chunks, with the same loaded model.

    python benchmarks/ingest.py [FOLDER]

Reading, understanding, SQL and Chroma are what ingest adds; the aim is a ratio of at most 1.5.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from knowledge.assembly import open_embedder, open_index, open_library
from knowledge.chunking import chunks_of
from knowledge.embedding import Embedder
from knowledge.publishing import Publisher, understood
from knowledge.reading import read_document
from knowledge.settings import KnowledgeSettings, load

ROOT = Path(__file__).parents[1]
ROUNDS = 3
AIM = 1.5


def main(folder: Path) -> int:
    """Print seconds and the ratio; 1 where it is over the aim."""
    settings = load(KnowledgeSettings)
    embedder = open_embedder(settings)
    embedder.load()
    files = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    texts = [chunk.text for path in files for chunk in chunks_of(understood(read_document(path)))]
    # in turns, so that whatever else the machine does slows both
    rounds = [
        (seconds(lambda: embedder.embed_passages(texts)), seconds(lambda: ingest(files, settings, embedder)))
        for _ in range(ROUNDS)
    ]
    bare, whole = (min(times) for times in zip(*rounds, strict=True))
    print(f"{len(files)} plans, {len(texts)} chunks, best of {ROUNDS}")
    print(f"  embedding alone  {bare:6.2f} s  ({1000 * bare / len(texts):.0f} ms a chunk)")
    print(f"  ingest           {whole:6.2f} s")
    print(f"  ratio            {whole / bare:6.2f}    (aim: at most {AIM})")
    return 0 if whole / bare <= AIM else 1


def ingest(files: list[Path], settings: KnowledgeSettings, embedder: Embedder) -> None:
    """Publish the files into an empty library with an empty index."""
    data_dir = Path(tempfile.mkdtemp(prefix="benchmark-"))
    try:
        fresh = settings.model_copy(update={"data_dir": data_dir, "database_url": None, "chroma_url": None})
        library = open_library(fresh)
        index = open_index(fresh, library, embedder)
        reports = list(Publisher(library, embedder, index).publish_files(files))
        index.close()
        if any(report.status != "added" for report in reports):
            raise SystemExit(f"not all plans went in: {reports}")
    finally:
        shutil.rmtree(data_dir)


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "knowledge" / "samples"))
