"""Fills a library with generated plans through the program's own ways; only the vectors are not the model's.

Embedding 300,000 chunks takes days. The chunks of the first few plans are embedded; every other chunk gets the vector
of one of them that stands at the same place in a plan of its kind, moved a little in a random direction.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from benchmarks.generated import Generated, generated
from knowledge.chunking import chunks_of
from knowledge.embedding import Embedder, Vectors
from knowledge.identity import new_id
from knowledge.library import Draft, Library
from knowledge.model import Chunk, Plan
from knowledge.publishing import analysis, understood
from knowledge.reading import read_document
from knowledge.settings import KnowledgeSettings, load
from knowledge.vietnamese import fold
from tools.samples import plain

_PROCESSES = 2
# one plan of each kind stands among the first fifty
_KINDS = (0, 1, 4, 49)
# cosine of a moved vector with the one it was made from: about 0.97, as between one section in two real plans
_MOVED = 0.25

_OF_ONE_PLAN = (
    "{unit}: báo cáo hằng năm gửi về đâu và trước ngày nào?",
    "{bare} tong ket duoc khen thuong nhung hinh thuc nao",
    "Cơ quan nào chủ trì {thing} ở {unit}?",
    "Kế hoạch số {number} do ai ký?",
    "{bare} so ket phong trao vao nam nao",
    "Kinh phí thực hiện phong trào của {unit} là bao nhiêu?",
    "Nhiệm vụ của Phòng Văn hóa - Xã hội {unit} là gì?",
    "{unit} có mấy nội dung thi đua?",
)
_OF_NONE = (
    "Nơi nào {thing} phục vụ người cao tuổi?",
    "ho so de nghi khen thuong viec {thing} gom nhung gi",
    "hạn hoàn thành {thing} là ngày nào",
    "Công đoàn phải làm gì với {thing}?",
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What went in."""

    plans: int
    chunks: int


def fill(library: Library, embedder: Embedder, count: int) -> Filled:
    """Publish so many generated plans."""
    plans = tuple(generated(count))
    seeds = _Seeds(embedder, [_understood(plans[at]) for at in _KINDS if at < count])
    taken: set[str] = set()
    chunks = 0
    for plan, original in _all_understood(plans):
        named = replace(plan, id=new_id(plan, taken), version=1)
        taken.add(named.id)
        cut = chunks_of(named)
        library.publish(Draft(named, original, cut, seeds.vectors(named, cut), embedder.name, analysis()))
        chunks += len(cut)
    return Filled(count, chunks)


def settings_in(data_dir: Path) -> KnowledgeSettings:
    """The settings of this machine, for a library in that folder and answers without a language model."""
    plain = {"data_dir": data_dir, "database_url": None, "chroma_url": None, "llm_model": None, "reranker_model": None}
    return load(KnowledgeSettings).model_copy(update=plain)


def questions(count: int, plans: int) -> list[str]:
    """So many different questions about that many plans; every third names no plan."""
    asked = list(generated(plans))
    # neighbours are of different kinds, and hardly a plan is asked about twice
    step = max(1, plans * 2 // 3) | 1
    return [_question(number, asked[number * step % plans]) for number in range(count)]


def _question(number: int, plan: Generated) -> str:
    wordings = _OF_NONE if number % 3 == 2 else _OF_ONE_PLAN
    wording = wordings[number // 3 % len(wordings)]
    return wording.format(unit=plan.unit, bare=fold(plan.unit), number=plan.number, thing=plan.thing)


class _Seeds:
    """Vectors of the model for a few plans, and like ones for any number of others."""

    def __init__(self, embedder: Embedder, plans: Sequence[tuple[Plan, bytes]]) -> None:
        self._vectors = [embedder.embed_passages([chunk.text for chunk in chunks_of(plan)]) for plan, _ in plans]
        self._chance = np.random.default_rng(7)

    def vectors(self, plan: Plan, chunks: Sequence[Chunk]) -> Vectors:
        near = min(self._vectors, key=lambda vectors: abs(len(vectors) - len(chunks)))
        rows = near[np.arange(len(chunks)) % len(near)]
        moved = rows + _MOVED * _unit(self._chance.standard_normal(rows.shape, dtype=np.float32))
        return _unit(moved)


def _unit(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def _all_understood(plans: Sequence[Generated]) -> Iterator[tuple[Plan, bytes]]:
    # spawned: the embedding model is loaded in this process
    with ProcessPoolExecutor(_PROCESSES, get_context("spawn")) as processes:
        yield from processes.map(_understood, plans, chunksize=20)


def _understood(made: Generated) -> tuple[Plan, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{fold(made.unit).replace(' ', '-')}.txt"
        plain.write(made.source, path)
        return understood(read_document(path)), path.read_bytes()
