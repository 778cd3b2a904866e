"""Composition root of `python ingest.py`: plan files in, published plans out. Needs no Telegram token."""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from knowledge import messages
from knowledge.errors import KnowledgeError
from knowledge.settings import KnowledgeSettings, load

if TYPE_CHECKING:
    from knowledge.changes import Change
    from knowledge.effects import Effect
    from knowledge.publishing import FileReport, Publisher

USAGE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives its exit code: 0, 1 where a file failed, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO if options.verbose else logging.CRITICAL + 1)
    started = time.perf_counter()
    try:
        reports = list(_reports(options))
    except KeyboardInterrupt:
        print(messages.INGEST_INTERRUPTED, file=sys.stderr)
        return INTERRUPTED
    # the last resort: whatever it was, an office reads a sentence; --verbose shows the rest
    except Exception:
        logging.getLogger(__name__).exception("ingest failed")
        print(messages.PROGRAM_FAILED, file=sys.stderr)
        return 1
    _print(reports, time.perf_counter() - started, as_json=options.json)
    return 1 if any(report.status == "failed" for report in reports) else 0


def _reports(options: argparse.Namespace) -> Iterator[FileReport]:
    from knowledge.publishing import FileReport

    paths = list(_files(options.paths))
    try:
        publisher = _publisher(load(KnowledgeSettings), dry_run=options.dry_run)
    except KnowledgeError as error:
        # no library, no settings: every file fails for that reason
        yield from (FileReport(str(path), "failed", str(error)) for path in paths)
        return
    yield from publisher.publish_files(_shown(paths), dry_run=options.dry_run)


def _publisher(settings: KnowledgeSettings, *, dry_run: bool) -> Publisher:
    from knowledge.assembly import open_embedder, open_index, open_library
    from knowledge.publishing import Publisher

    embedder = open_embedder(settings)
    if dry_run and settings.database_url is None and not settings.library_file.exists():
        # nothing is made on disk for a trial
        return Publisher(None, embedder)
    library = open_library(settings)
    return Publisher(library, embedder, None if dry_run else open_index(settings, library, embedder))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read, each once: of folders all that is neither hidden nor a README; an empty folder as itself."""
    seen: set[Path] = set()
    for path in paths:
        found = sorted(filter(_is_wanted, path.rglob("*"))) if path.is_dir() else []
        for file in found or [path]:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _is_wanted(path: Path) -> bool:
    hidden = any(part.startswith(".") and part not in (".", "..") for part in path.parts)
    # "~$ke-hoach.docx": what Word leaves beside an open document
    return path.is_file() and not hidden and not path.name.startswith("~$") and path.stem.upper() != "README"


def _shown(paths: Sequence[Path]) -> Iterator[Path]:
    """The paths, with progress on the terminal where one is looking."""
    if not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(messages.INGESTING, total=len(paths))
        for path in paths:
            progress.update(task, description=path.name)
            yield path
            progress.advance(task)


def _print(reports: Sequence[FileReport], seconds: float, *, as_json: bool) -> None:
    if as_json:
        result = {"files": [report.as_json() for report in reports], "seconds": round(seconds, 3)}
        print(json.dumps(result, ensure_ascii=False, indent=2))
        return
    for report in reports:
        _print_report(report, sys.stderr if report.status == "failed" else sys.stdout)


def _print_report(report: FileReport, stream: TextIO) -> None:
    if report.plan is None:
        print(messages.INGEST_FAILED.format(file=report.file, reason=report.reason), file=stream)
        return
    plan = report.plan
    status = messages.INGEST_STATUS[report.status]
    print(messages.INGEST_DONE.format(file=report.file, status=status, id=plan.id, version=plan.version), file=stream)
    print(messages.INGEST_TITLE.format(issuer=plan.issuer, title=plan.title), file=stream)
    print(messages.INGEST_COUNTS.format(plan=plan), file=stream)
    for change in report.changes:
        print(_change(change), file=stream)
    for warning in report.warnings:
        print(messages.INGEST_WARNING.format(warning=warning), file=stream)
    for effect in report.effects:
        print(_effect(effect), file=stream)
    for message in dict.fromkeys(oddity.message for oddity in report.unclear):
        quotes = [oddity.quote for oddity in report.unclear if oddity.message == message]
        print(messages.INGEST_UNCLEAR.format(message=message, quotes="”; “".join(quotes)), file=stream)
    if plan.deadlines_to_review:
        print(messages.INGEST_REVIEW.format(count=plan.deadlines_to_review), file=stream)


def _change(change: Change) -> str:
    both = messages.INGEST_CHANGED_FROM_TO.format(before=change.before, after=change.after)
    words = both if change.before and change.after else change.after or change.before
    subject, kind = messages.CHANGE_SUBJECT[change.subject], messages.CHANGE_KIND[change.kind]
    return messages.INGEST_CHANGE.format(subject=subject, kind=kind, words=words)


def _effect(effect: Effect) -> str:
    wording = messages.INGEST_EFFECT[effect.deed]
    sections = ", ".join(effect.sections)
    first = wording.format(since=f"{effect.since:%d/%m/%Y}", by=effect.by_name, name=effect.name, sections=sections)
    changes = [f"  {_change(change)}" for change in effect.changes] or [messages.INGEST_NO_DEADLINE]
    return "\n".join([first, *changes])


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Wrong usage: one Vietnamese sentence."""
        self.exit(USAGE, messages.INGEST_USAGE_WRONG + "\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="ingest.py", description=messages.INGEST_DESCRIPTION)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=messages.INGEST_PATH)
    parser.add_argument("--json", action="store_true", help=messages.INGEST_JSON)
    parser.add_argument("--dry-run", action="store_true", help=messages.INGEST_DRY_RUN)
    parser.add_argument("--verbose", action="store_true", help=messages.INGEST_VERBOSE)
    return parser


if __name__ == "__main__":
    sys.exit(main())
