"""Sections found by meaning and by words, fused; a cross-encoder may put the best of them in another order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import ModelUnavailable
from knowledge.model import Chunk
from knowledge.reranking import CrossEncoderReranker
from knowledge.retrieval import HybridRetriever
from tests.knowledge.test_lexical import index_over

BODIES = {
    "a:1:0": "Các đơn vị gửi báo cáo năm về Sở Nội vụ",
    "a:1:1": "Tặng Giấy khen cho tập thể, cá nhân",
    "b:1:0": "Trường học dạy kỹ năng số cho học sinh",
}
CHUNKS = {key: Chunk(key, key[0], f"I.{key[-1]}", 1, body, body) for key, body in BODIES.items()}


class Meaning:
    """Dense search with set scores; says which plans it was limited to."""

    def __init__(self, hits: Sequence[tuple[str, float]] | Exception) -> None:
        self.hits = hits
        self.limits: list[Collection[str] | None] = []

    def search(self, vector: Any, k: int, plans: Collection[str] | None = None) -> list[tuple[str, float]]:
        self.limits.append(plans)
        if isinstance(self.hits, Exception):
            raise self.hits
        return [hit for hit in self.hits if plans is None or hit[0][0] in plans][:k]


class Chunks:
    """A library of those chunks."""

    def chunks_named(self, ids: Sequence[str]) -> dict[str, Chunk]:
        return {one: CHUNKS[one] for one in ids}

    def sections_of(self, ids: Sequence[str]) -> dict[str, str]:
        return {one: CHUNKS[one].section for one in ids}


class Vectors:
    """Counts how often something is embedded."""

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed_query(self, text: str) -> list[float]:
        self.embedded.append(text)
        return [1.0]


def _retriever(hits: Sequence[tuple[str, float]] | Exception, **options: Any) -> HybridRetriever:
    lexical = index_over(tuple(CHUNKS.values()))
    return HybridRetriever(
        embedder=Vectors(), index=Meaning(hits), lexical=lambda: lexical, library=Chunks(), **options
    )


HITS = [("b:1:0", 0.9), ("a:1:1", 0.85), ("a:1:0", 0.8)]


def test_what_meaning_and_words_both_find_comes_first() -> None:
    found = list(_retriever([("a:1:1", 0.9), ("a:1:0", 0.89), ("b:1:0", 0.8)]).similar("báo cáo", "bao cao nam", None))
    assert found[0] == ("a", "I.0")


def test_a_limit_to_some_plans_holds_for_both_searches() -> None:
    assert {plan for plan, _ in _retriever(HITS).similar("giấy khen", "giay khen", ["a"])} == {"a"}


def test_without_the_embedding_model_words_alone_still_find() -> None:
    found = _retriever(ModelUnavailable("x")).similar("giấy khen", "giay khen", None)
    assert next(iter(found)) == ("a", "I.1")


def test_the_same_question_is_embedded_once() -> None:
    retriever = _retriever(HITS)
    retriever.similar("giấy khen", "giay khen", None)
    retriever.similar("giấy khen", "giay khen", None)
    assert retriever.embedder.embedded == ["giấy khen"]


def test_it_serves_langchain_as_a_retriever() -> None:
    documents = _retriever(HITS).invoke("giấy khen")
    assert documents[0].metadata["plan"] == "a"
    assert documents[0].page_content == BODIES["a:1:1"]


@pytest.fixture(scope="module")
def tiny_cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real cross-encoder folder with a few random weights: what it finds is noise, how it is loaded is not."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("cross-encoder")
    words = {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "Giấy": 4, "khen": 5}
    tokenizer = Tokenizer(WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()  # type: ignore[assignment]  # its stubs know no setter
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]"
    )
    fast.save_pretrained(folder)
    config = BertConfig(
        vocab_size=6, hidden_size=8, num_hidden_layers=1, num_attention_heads=1, intermediate_size=8, num_labels=1
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def test_a_cross_encoder_orders_the_best_anew(tiny_cross_encoder: Path) -> None:
    reranker = CrossEncoderReranker(str(tiny_cross_encoder))
    scores = reranker.scores("giấy khen", list(BODIES.values()))
    best = list(BODIES)[scores.index(max(scores))]
    found = list(_retriever(HITS, reranker=reranker).similar("giấy khen", "giay khen", None))
    assert found[0] == (CHUNKS[best].plan, CHUNKS[best].section)


def test_a_cross_encoder_that_cannot_be_loaded_changes_nothing(tmp_path: Path) -> None:
    plain = _retriever(HITS).similar("giấy khen", "giay khen", None)
    broken = _retriever(HITS, reranker=CrossEncoderReranker(str(tmp_path / "none")))
    assert broken.similar("giấy khen", "giay khen", None) == plain
