"""Text to vectors. The only importer of sentence_transformers and torch, both imported on first use (8 seconds)."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

from knowledge import messages
from knowledge.errors import ModelUnavailable
from knowledge.weights import BUNDLED_MODEL, model_folder

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder, SentenceTransformer

Vector = npt.NDArray[np.float32]
"""Shape (dimension,), length 1."""
Vectors = npt.NDArray[np.float32]
"""Shape (texts, dimension), each row of length 1."""
Precision = Literal["auto", "float32", "bfloat16"]

# Measured on two cores: longer batches only add padding.
_BATCH = 8
# Models of the E5 family need these words before each text; older releases of them do not say so in their folder.
_E5_PROMPTS = {"query": "query: ", "document": "passage: "}
_log = logging.getLogger(__name__)


class Embedder(Protocol):
    """Anything that turns texts into unit vectors; `name` tells vectors of different models apart."""

    @property
    def name(self) -> str:
        """The model's name, known without loading it."""

    @property
    def dimension(self) -> int:
        """Length of a vector; may load the model."""

    def load(self) -> None:
        """Load the model now instead of with the first text. Raises ModelUnavailable."""

    def embed_query(self, text: str) -> Vector:
        """The vector of a question. Raises ModelUnavailable."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of passages, in their order. Raises ModelUnavailable."""


class SentenceTransformerEmbedder:
    """A sentence-transformers model by name or folder; the bundled one needs no network.

    `precision` auto takes bfloat16 only where the processor computes with it: elsewhere it is five times slower.
    `threads` 0 leaves the number to torch. Safe to share between threads, not to use in a child forked after use.
    """

    def __init__(self, model: str, data_dir: Path, precision: Precision = "auto", threads: int = 0) -> None:
        self.name = model
        self._data_dir = data_dir
        self._precision = precision
        self._threads = threads
        self._lock = threading.RLock()
        self._model: SentenceTransformer | None = None

    @property
    def dimension(self) -> int:
        """Length of a vector; loads the model."""
        return int(self._loaded().get_embedding_dimension() or 0)

    def load(self) -> None:
        """Load the model and run it once, so that the first question is as fast as the next."""
        self.embed_query("khởi động")

    def embed_query(self, text: str) -> Vector:
        """The unit vector of a question."""
        with self._lock:
            vector = self._loaded().encode_query(text, convert_to_numpy=True, show_progress_bar=False)
        return _unit(np.asarray([vector], dtype=np.float32)).reshape(-1)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """The unit vectors of passages; texts of like length share a batch, so that little is padded."""
        if not texts:
            return np.empty((0, 0), dtype=np.float32)
        with self._lock:
            vectors = self._loaded().encode_document(
                list(texts), batch_size=_BATCH, convert_to_numpy=True, show_progress_bar=False
            )
        return _unit(np.asarray(vectors, dtype=np.float32))

    def _loaded(self) -> SentenceTransformer:
        with self._lock:
            if self._model is None:
                self._model = self._load()
            return self._model

    def _load(self) -> SentenceTransformer:
        bundled = self.name == BUNDLED_MODEL
        source = str(model_folder(self._data_dir)) if bundled else self.name
        try:
            import torch

            if self._threads:
                torch.set_num_threads(self._threads)
            model = _bundled(source, self._precision) if bundled else _named(source, self._precision)
        except (OSError, ValueError, RuntimeError, ImportError) as error:
            # no network, no such model, a damaged folder, too little memory
            _log.info("cannot load %s: %s", self.name, error)
            raise ModelUnavailable(messages.MODEL_NOT_LOADED.format(model=self.name)) from error
        if "e5" in self.name.lower() and not any(model.prompts.values()):
            model.prompts.update(_E5_PROMPTS)
        return model


def cross_encoder(model: str) -> CrossEncoder:
    """A cross-encoder by name or folder. Raises ModelUnavailable."""
    try:
        from sentence_transformers import CrossEncoder

        loaded: CrossEncoder = CrossEncoder(model, device="cpu")
    except (OSError, ValueError, RuntimeError, ImportError) as error:
        _log.info("cannot load %s: %s", model, error)
        raise ModelUnavailable(messages.MODEL_NOT_LOADED.format(model=model)) from error
    return loaded


def _bundled(folder: str, precision: Precision) -> SentenceTransformer:
    """The bundled model, its word table kept in the half precision it is stored in: 190 MB less, the same vectors."""
    import torch

    fast = _type_of(precision)
    model = _sentence_transformer(
        folder,
        local_files_only=True,
        # no pooler: mean pooling is a module of its own
        model_kwargs={"dtype": torch.float16, "add_pooling_layer": False},
    )
    words = next(module for module in model.modules() if isinstance(module, torch.nn.Embedding))
    for module in model.modules():
        if module is not words:
            for parameter in module.parameters(recurse=False):
                parameter.data = parameter.data.to(fast)
    words.register_forward_hook(lambda _module, _ids, rows: rows.to(fast))
    return model


def _named(source: str, precision: Precision) -> SentenceTransformer:
    return _sentence_transformer(source, model_kwargs={"dtype": _type_of(precision)})


def _sentence_transformer(source: str, **options: Any) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # untyped in transformers
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]  # untyped in transformers
    return SentenceTransformer(source, device="cpu", **options).eval()


def _type_of(precision: Precision) -> Any:
    import torch

    if precision == "auto":
        return torch.bfloat16 if _computes_bfloat16() else torch.float32
    return getattr(torch, precision)


def _computes_bfloat16() -> bool:
    """Whether the processor has bfloat16 arithmetic (AVX512-BF16, AMX); emulated it is slower than float32."""
    import torch

    supported = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(supported and supported())


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, np.finfo(np.float32).tiny), dtype=np.float32)
