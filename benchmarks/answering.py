"""How much longer an answer takes than only to embed its question, with the same loaded model, once warm.

    python benchmarks/answering.py [FOLDER OF PLANS] [QUESTIONS.jsonl]

The aim: half of the answers within 150 ms, and within twice the time that their question takes to embed.
"""

from __future__ import annotations

import datetime as dt
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from knowledge.assembly import open_assistant, open_embedder, open_index, open_library
from knowledge.publishing import Publisher
from knowledge.questionnaire import read_questions
from knowledge.settings import KnowledgeSettings, load

ROOT = Path(__file__).parents[1]
TODAY = dt.date(2026, 11, 22)
AIM_SECONDS = 0.150
QUESTIONS = (
    "Sơn La: báo cáo hằng năm gửi về đâu và trước ngày nào?",
    "cat thanh tong ket duoc khen thuong nhung hinh thuc nao",
    "Phòng nào là cơ quan thường trực phong trào ở Sở Văn hóa Cao Bằng?",
    "binh phuoc bc dinh ky ngay may",
    "Phường Tân Lập sơ kết phong trào vào năm nào?",
    "ho so de nghi khen thuong gom nhung gi",
    "Ai ký kế hoạch của xã Cát Thành?",
    "Kinh phí thực hiện phong trào của Sơn La là bao nhiêu?",
)


def main(folder: Path, questions: Sequence[str]) -> int:
    """Print milliseconds, their ratio and the memory; 1 where the median is over the aim."""
    settings = load(KnowledgeSettings)
    embedder = open_embedder(settings)
    with tempfile.TemporaryDirectory(prefix="benchmark-", ignore_cleanup_errors=True) as data_dir:
        fresh = settings.model_copy(update={"data_dir": Path(data_dir), "database_url": None, "chroma_url": None})
        library = open_library(fresh)
        index = open_index(fresh, library, embedder)
        list(Publisher(library, embedder, index).publish_files(sorted(folder.iterdir())))
        index.close()
        assistant = open_assistant(fresh, library, embedder)
        assistant.warm()
        # in turns, so that whatever else the machine does slows both
        times = [(_seconds(embedder.embed_query, text), _seconds(_asking(assistant.ask), text)) for text in questions]
        chunks = len(library.chunks())
    bare, whole = (sorted(column) for column in zip(*times, strict=True))
    print(f"{len(questions)} questions over {chunks} chunks, once warm")
    print(f"  {'':18}{'median':>8}{'p95':>8}")
    for name, column in (("embedding alone", bare), ("answer", whole)):
        print(f"  {name:18}{_at(column, 0.5) * 1000:5.0f} ms{_at(column, 0.95) * 1000:5.0f} ms")
    ratios = [_at(whole, share) / _at(bare, share) for share in (0.5, 0.95)]
    print(f"  {'ratio':18}{ratios[0]:8.2f}{ratios[1]:8.2f}    (aims: 2.0 and 3.0)")
    print(f"  memory            {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:5.0f} MB at its highest")
    return 0 if _at(whole, 0.5) <= AIM_SECONDS else 1


def _asking(ask: Callable[..., object]) -> Callable[[str], object]:
    return lambda text: ask(text, today=TODAY)


def _seconds(work: Callable[[str], object], text: str) -> float:
    started = time.perf_counter()
    work(text)
    return time.perf_counter() - started


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[int(share * (len(ordered) - 1))]


if __name__ == "__main__":
    plans = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "knowledge" / "samples"
    asked = [line["question"] for line in read_questions(Path(sys.argv[2]))] if len(sys.argv) > 2 else QUESTIONS
    sys.exit(main(plans, asked))
