"""The counted words of some plans, made from their texts and merged. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge.model import Chunk, Edition
from knowledge.words.counts import Counts, Ints, Postings, terms_of
from knowledge.words.syllabary import Syllabary


@dataclass(frozen=True, slots=True)
class Segment:
    """The words of some plans. The chunks of `editions`, `sizes` of each, are the rows of `chunks` in that order.

    `lengths` is how many words each chunk has. `passages` is how many passages there are, `held` in how many of them
    a bare term stands, `printed` how often a term stands there with its marks.
    """

    editions: tuple[Edition, ...]
    sizes: tuple[int, ...]
    lengths: Ints
    chunks: Postings
    passages: int
    held: Counts
    printed: Counts


def segment_of(
    syllabary: Syllabary, passages: Iterable[str], edition: Edition | None = None, chunks: Sequence[Chunk] = ()
) -> Segment:
    """The segment of one plan, or of passages of none; the syllabary learns their words."""
    bare = syllabary.bare
    rows = [[bare[word] for word in words] for words in _chunk_words(syllabary, chunks)]
    printed = [syllabary.numbers(text) for text in passages]
    return Segment(
        editions=(edition,) if edition else (),
        sizes=(len(rows),) if edition else (),
        lengths=np.array([len(row) for row in rows], dtype=np.int64),
        chunks=Postings.of(rows),
        passages=len(printed),
        held=Postings.of([[bare[word] for word in words] for words in printed]).held(),
        printed=Counts.of(terms_of(printed)[0]),
    )


def talk_of(syllabary: Syllabary, lines: Iterable[str]) -> Segment:
    """The words of lines that no plan holds: how they are marked and follow each other, and nothing else."""
    nowhere = Counts.of(np.array([], dtype=np.int64))
    return replace(segment_of(syllabary, lines), passages=0, held=nowhere)


def merged(parts: Sequence[Segment]) -> Segment:
    """One segment for the plans of all parts, in their order."""
    return Segment(
        editions=tuple(edition for part in parts for edition in part.editions),
        sizes=tuple(size for part in parts for size in part.sizes),
        lengths=np.concatenate([part.lengths for part in parts]),
        chunks=Postings.merged([part.chunks for part in parts], [len(part.lengths) for part in parts]),
        passages=sum(part.passages for part in parts),
        held=Counts.merged([part.held for part in parts]),
        printed=Counts.merged([part.printed for part in parts]),
    )


def _chunk_words(syllabary: Syllabary, chunks: Sequence[Chunk]) -> Iterator[list[int]]:
    """Each chunk's words; what stands above the words of a chunk is the same for many and is taken apart once."""
    heads: dict[str, list[int]] = {}
    for chunk in chunks:
        head = chunk.text.removesuffix(chunk.body)
        if head not in heads:
            heads[head] = syllabary.numbers(head)
        yield heads[head] + syllabary.numbers(chunk.text[len(head) :])
