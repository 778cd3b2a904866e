"""A segment kept in a folder, so that nobody has to count the same plans again."""

from __future__ import annotations

import dataclasses
import json
import logging
import shutil
import uuid
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.model import Edition
from knowledge.words.counts import Counts, Postings
from knowledge.words.segment import Segment
from knowledge.words.syllabary import Syllabary

# To be raised when words are told apart or kept in another way.
_FORMAT = 1
_ABOUT = "about.json"
_log = logging.getLogger(__name__)


def save(folder: Path, owner: str, segment: Segment, syllabary: Syllabary) -> None:
    """Keep a segment in place of the one before; where that cannot be done nothing is kept.

    The folder of a segment gets its name once it is whole: another process finds the old one, the new one or none.
    """
    name = uuid.uuid4().hex
    unfinished = folder / f"{name}.part"
    try:
        unfinished.mkdir(parents=True)
        for path, array in _arrays(segment).items():
            np.save(unfinished / path, array)
        about = {
            "format": _FORMAT,
            "owner": owner,
            "editions": segment.editions,
            "sizes": segment.sizes,
            "passages": segment.passages,
            "words": syllabary.words,
        }
        (unfinished / _ABOUT).write_text(json.dumps(about, ensure_ascii=False), "utf-8")
        unfinished.rename(folder / name)
    except OSError as error:
        # a full disk, a folder that is not ours: the words are counted again at the next start
        _log.warning("counted words not kept: %s", error)
        name = unfinished.name
    for other in folder.glob("*"):
        # where nothing was kept only what is unfinished goes
        if (other.name == name) == name.endswith(".part"):
            shutil.rmtree(other, ignore_errors=True)


def load(folder: Path, owner: str) -> tuple[Segment, Syllabary] | None:
    """The segment that is kept for that owner; None where there is none, or none that can be read."""
    for path in sorted(folder.glob("*/" + _ABOUT)):
        try:
            about = json.loads(path.read_text("utf-8"))
            if (about["format"], about["owner"]) == (_FORMAT, owner):
                return _segment(path.parent, about), Syllabary(about["words"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            _log.warning("counted words in %s not used: %s", path.parent, error)
    return None


def _arrays(segment: Segment) -> dict[str, Any]:
    found = {"lengths.npy": segment.lengths}
    for name in ("chunks", "held", "printed"):
        part = getattr(segment, name)
        found |= {f"{name}-{field.name}.npy": getattr(part, field.name) for field in dataclasses.fields(part)}
    return found


def _segment(folder: Path, about: dict[str, Any]) -> Segment:
    def arrays(kind: Any, name: str) -> Any:
        return kind(*(_array(folder / f"{name}-{field.name}.npy") for field in dataclasses.fields(kind)))

    segment = Segment(
        editions=tuple(Edition(*edition) for edition in about["editions"]),
        sizes=tuple(about["sizes"]),
        lengths=_array(folder / "lengths.npy"),
        chunks=arrays(Postings, "chunks"),
        passages=about["passages"],
        held=arrays(Counts, "held"),
        printed=arrays(Counts, "printed"),
    )
    if segment.chunks.starts[-1] != len(segment.chunks.rows) or sum(segment.sizes) != len(segment.lengths):
        raise ValueError("written to the end only in name")
    return segment


def _array(path: Path) -> Any:
    # left on the disk, from where only what is looked at is read
    return np.load(path, mmap_mode="r").view(np.ndarray)
