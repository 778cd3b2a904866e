"""A file's way into the library: read, understood, cut, embedded, published; and what is reported of it."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from knowledge import messages
from knowledge.amending import amended
from knowledge.changes import Change, changes_between, same_dates_and_awards
from knowledge.chunking import chunks_of
from knowledge.effects import Effect, effects_around, unclear_in
from knowledge.errors import KnowledgeError, PublishedElsewhere, UnreadableDocument
from knowledge.facts import facts_of
from knowledge.identity import Known, new_id, same_plan, similar, words_digest
from knowledge.library import Draft, Library
from knowledge.model import Chunk, Document, Oddity, Plan
from knowledge.outline import outline_of
from knowledge.reading import read_document

if TYPE_CHECKING:
    from knowledge.embedding import Embedder, Vectors
    from knowledge.index import Index

Status = Literal["added", "updated", "unchanged", "failed"]
# What decides how a file is understood: a change here may read the same file differently.
_UNDERSTANDING = (
    "reading",
    "outline",
    "facts",
    "chunking.py",
    "vietnamese.py",
    "codec.py",
    "model",
)
# slips in one of a hundred letters leave four of five runs of five syllables whole
_SCANNED = 0.75
_ONLY_WHERE_THERE_IS = ("changes", "effects", "unclear", "warnings")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PlanReport:
    """What is told of a published plan."""

    id: str
    version: int
    title: str
    number: str | None
    issuer: str
    issued_on: str | None
    sections: int
    chunks: int
    deadlines: int
    deadlines_to_review: int
    awards: int
    duties: int


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file; `reason` is a Vietnamese sentence where it failed.

    `changes` is what an updated plan says otherwise than its version before, `effects` what it changes in other plans
    and they in it, `unclear` its orders that change nothing because they are not clear. `warnings` tell where reading
    is in doubt.
    """

    file: str
    status: Status
    reason: str | None = None
    plan: PlanReport | None = None
    changes: tuple[Change, ...] = ()
    effects: tuple[Effect, ...] = ()
    unclear: tuple[Oddity, ...] = ()
    warnings: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The report as `ingest.py --json` prints it; what changes or is in doubt stands there only where it is so."""
        shown = {name: value for name, value in asdict(self).items() if value or name not in _ONLY_WHERE_THERE_IS}
        effects = [asdict(effect) | {"since": effect.since.isoformat()} for effect in self.effects]
        return shown | ({"effects": effects} if effects else {})


class Publisher:
    """Takes files into the library; without a library it only says what it would find in them.

    `index` is brought up to date once what was given is published, where this process may write to it.
    """

    def __init__(self, library: Library | None, embedder: Embedder, index: Index | None = None) -> None:
        self._library = library
        self._embedder = embedder
        self._index = index

    def publish_files(self, paths: Iterable[Path], *, dry_run: bool = False) -> Iterator[FileReport]:
        """A report for each file, as it is done; a file that fails does not stop the others."""
        changed = False
        try:
            for path in paths:
                report = self._reported(path, dry_run)
                changed = changed or _changes_library(report, dry_run)
                yield report
        finally:
            if changed:
                self._sync()

    def publish_file(self, path: Path, *, dry_run: bool = False) -> FileReport:
        """Publish one file, or with `dry_run` only say what would become of it. Never raises for what is in a file."""
        (report,) = self.publish_files([path], dry_run=dry_run)
        return report

    def _reported(self, path: Path, dry_run: bool) -> FileReport:
        try:
            return self._publish(path, dry_run)
        except KnowledgeError as error:
            return FileReport(str(path), "failed", str(error))
        except Exception:  # noqa: BLE001 - a defect shown by one file must not lose the others of the folder
            _log.exception("cannot publish %s", path)
            return FileReport(str(path), "failed", messages.FILE_NOT_UNDERSTOOD.format(name=path.name))

    def _publish(self, path: Path, dry_run: bool) -> FileReport:
        try:
            return self._publish_once(path, dry_run)
        except PublishedElsewhere:
            # whoever was faster may have published this very file
            return self._publish_once(path, dry_run)

    def _publish_once(self, path: Path, dry_run: bool) -> FileReport:
        known = self._library.known() if self._library else ()
        data = _contents(path)
        sha256 = hashlib.sha256(data).hexdigest()
        for other in known:
            # the very file, understood by this very program
            if self._library and (other.sha256, other.analysis) == (sha256, analysis()):
                return self._again(path, other, dry_run)
        document = read_document(path)
        if document.sha256 != sha256:
            raise UnreadableDocument(messages.FILE_CHANGING.format(name=path.name))
        plan = understood(document)
        found = self._found(plan, known)
        before = self._library.version(found.id, found.version) if self._library and found else None
        if found and before and _says_the_same(document, plan, before):
            return self._again(path, found, dry_run)
        version = self._library.next_version(found.id) if self._library and found else 1
        plan = replace(plan, id=found.id if found else new_id(plan, [other.id for other in known]), version=version)
        chunks = chunks_of(plan)
        if self._library and not dry_run:
            vectors = self._vectors(self._library, chunks)
            self._library.publish(Draft(plan, data, chunks, vectors, self._embedder.name, analysis()))
        changes = changes_between(before, plan) if before else ()
        return self._told(FileReport(str(path), "updated" if found else "added", changes=changes), plan, chunks)

    def _again(self, path: Path, known: Known, dry_run: bool) -> FileReport:
        """Nothing new: unchanged, or active again where the plan had been withdrawn."""
        if self._library is None:
            raise AssertionError("what is known comes from a library")
        plan = self._library.version(known.id, known.version)
        if not known.active and not dry_run:
            self._library.restore(known.id, known.version)
        if known.active:
            report = FileReport(str(path), "unchanged", plan=_report(plan, chunks_of(plan)))
            return replace(report, warnings=plan.warnings)
        return self._told(FileReport(str(path), "added"), plan, chunks_of(plan))

    def _told(self, report: FileReport, plan: Plan, chunks: tuple[Chunk, ...]) -> FileReport:
        """The report with the plan, and with what it and the others of the library change in each other."""
        report = replace(report, plan=_report(plan, chunks), warnings=plan.warnings)
        plans = self._library.revised_with(plan) if self._library else amended((plan,))
        revised = next((one for one in plans if one.id == plan.id), plan)
        return replace(report, effects=effects_around(plan.id, plans), unclear=unclear_in(revised, plan))

    def _found(self, plan: Plan, known: tuple[Known, ...]) -> Known | None:
        """The plan of the library that this one is a version of."""
        words = words_digest(plan.text)
        same_words = next((other for other in known if other.words == words), None)
        return same_words or same_plan(plan.header, known) or self._under_same_name(plan, known)

    def _under_same_name(self, plan: Plan, known: tuple[Known, ...]) -> Known | None:
        """A plan of the same file name whose text is mostly the same: its title or number was corrected."""
        namesakes = (other for other in known if other.source == plan.source)
        library = self._library
        return next(
            (
                other
                for other in namesakes
                if library and similar(plan.text, library.version(other.id, other.version).text)
            ),
            None,
        )

    def _vectors(self, library: Library, chunks: tuple[Chunk, ...]) -> Vectors:
        """A row for each chunk; what some version says in the same words is not embedded again."""
        import numpy as np

        texts = tuple(dict.fromkeys(chunk.text for chunk in chunks))
        vectors = library.vectors_of_texts(texts, self._embedder.name)
        new = [text for text in texts if text not in vectors]
        vectors.update(zip(new, self._embedder.embed_passages(new), strict=True) if new else ())
        return np.stack([vectors[chunk.text] for chunk in chunks]) if chunks else np.empty((0, 0), dtype=np.float32)

    def _sync(self) -> None:
        if self._index is None:
            return
        try:
            self._index.sync()
        except KnowledgeError as error:
            # published all the same: whoever searches next brings the index up to date
            _log.warning("index not brought up to date: %s", error)


def understood(document: Document) -> Plan:
    """A document as a plan, not yet known to any library. Raises NotAPlan."""
    outline = outline_of(document)
    facts = facts_of(outline)
    return Plan(
        id="",
        version=0,
        source=document.source,
        format=document.format,
        sha256=document.sha256,
        text=document.text,
        header=outline.header,
        sections=outline.sections,
        facts=replace(facts, oddities=(*outline.oddities, *facts.oddities)),
        warnings=document.warnings,
    )


def embed_missing(library: Library, embedder: Embedder) -> int:
    """Embed the active chunks that this model has not embedded, as after a change of model; gives how many."""
    chunks = library.without_vectors(embedder.name)
    if chunks:
        library.add_vectors(chunks, embedder.embed_passages([chunk.text for chunk in chunks]), embedder.name)
    return len(chunks)


@cache
def analysis() -> str:
    """A digest of the program's own files that decide how a document is understood."""
    here = Path(__file__).parent
    sources = (file for name in _UNDERSTANDING for file in _files(here / name))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in sources)).hexdigest()


def _files(path: Path) -> list[Path]:
    return sorted(file for file in path.rglob("*") if file.suffix in {".py", ".toml"}) if path.is_dir() else [path]


def _says_the_same(document: Document, plan: Plan, before: Plan) -> bool:
    """Whether nothing new would be published: the same words in another format or form, or the same understanding."""
    if words_digest(plan.text) != words_digest(before.text):
        return _is_scan(document) and _is_scan_of(plan, before)
    if before.format != plan.format or before.text != plan.text:
        return True
    return (before.header, before.sections, before.facts) == (plan.header, plan.sections, plan.facts)


def _is_scan(document: Document) -> bool:
    return any(line.confidence is not None for line in document.lines)


def _is_scan_of(plan: Plan, before: Plan) -> bool:
    """Whether a scan shows what is known already, but for slips in its letters, which should not replace clean text."""
    return similar(plan.text, before.text, _SCANNED) and same_dates_and_awards(plan.facts, before.facts)


def _changes_library(report: FileReport, dry_run: bool) -> bool:
    return report.status in ("added", "updated") and not dry_run


def _contents(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocument(messages.PATH_MISSING.format(name=path)) from error
    except IsADirectoryError as error:
        raise UnreadableDocument(messages.FOLDER_EMPTY.format(name=path)) from error
    except OSError as error:
        raise UnreadableDocument(messages.FILE_UNREADABLE.format(name=path.name)) from error


def _report(plan: Plan, chunks: tuple[Chunk, ...]) -> PlanReport:
    header, facts = plan.header, plan.facts
    return PlanReport(
        id=plan.id,
        version=plan.version,
        title=header.title,
        number=header.number,
        issuer=header.issuer,
        issued_on=header.issued_on.isoformat() if header.issued_on else None,
        sections=len(plan.sections),
        chunks=len(chunks),
        deadlines=len(facts.deadlines),
        deadlines_to_review=sum(deadline.review is not None for deadline in facts.deadlines),
        awards=len(facts.awards),
        duties=len(facts.duties),
    )
