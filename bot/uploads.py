"""Plans that admins send as files: a preview of what changes, then apply, cancel, or undo for a day."""

from __future__ import annotations

import asyncio
import datetime as dt
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TypeVar

from telegram.constants import ChatAction
from telegram.error import BadRequest

from bot import texts
from bot.records.uploads import Upload, Uploads
from bot.rendering.administration import applied_screen, preview_screen
from bot.rendering.screen import note, page
from bot.visits import Visit
from knowledge.library import Library
from knowledge.model import Plan
from knowledge.publishing import FileReport, Publisher, understood
from knowledge.reading import read_document

LARGEST = 20 << 20
"""Telegram lets a bot download no more."""

UNDO = dt.timedelta(hours=24)
T = TypeVar("T")


class PlanUploads:
    """Files on their way into the library; reading and publishing run off the event loop."""

    def __init__(self, uploads: Uploads, library: Library, publisher: Publisher, executor: Executor) -> None:
        self._uploads, self._library, self._publisher, self._executor = uploads, library, publisher, executor

    async def hint(self, visit: Visit) -> None:
        """/nap."""
        await visit.show(note(texts.UPLOAD_HINT))

    async def received(self, visit: Visit) -> None:
        """A file: shows what it would change; staff are told who may add plans."""
        document = visit.message.document
        if document is None or not visit.chat.is_private:
            return
        if not visit.person.is_admin:
            await visit.show(note(texts.UPLOAD_FROM_STAFF))
            return
        if (document.file_size or 0) > LARGEST:
            await visit.show(note(texts.UPLOAD_TOO_LARGE))
            return
        name = Path(document.file_name or "ke-hoach").name
        async with visit.typing(ChatAction.UPLOAD_DOCUMENT):
            try:
                content = bytes(await (await document.get_file()).download_as_bytearray())
            except BadRequest as error:
                if "too big" not in error.message.lower():
                    raise
                await visit.show(note(texts.UPLOAD_TOO_LARGE))
                return
            report, plan = await self._off_the_loop(partial(self._preview, name, content))
        await self._show_preview(visit, name, content, report, plan)

    async def applied(self, visit: Visit) -> None:
        """The previewed file becomes the plan in force."""
        upload = self._uploads.upload(visit.number())
        if upload is None or not self._uploads.begin(upload.id):
            await visit.toast(texts.OLD_BUTTON, alert=True)
            return
        await visit.toast()
        async with visit.typing():
            report = await self._off_the_loop(partial(self._publish, upload))
        if report.plan is None:
            self._uploads.cancel(upload.id)
            await visit.redraw(page(texts.UPLOAD_FAILED_TITLE, report.reason or ""))
            return
        self._uploads.applied(upload.id, report.plan.id, report.plan.version, visit.now)
        if report.status == "unchanged":
            await visit.redraw(note(texts.UPLOAD_UNCHANGED))
            return
        await visit.redraw(applied_screen(upload.id, self._library.card(report.plan.id)))

    async def cancelled(self, visit: Visit) -> None:
        """The previewed file is dropped."""
        if not self._uploads.cancel(visit.number()):
            await visit.toast(texts.OLD_BUTTON, alert=True)
            return
        await visit.redraw(note(texts.UPLOAD_CANCELLED))

    async def undone(self, visit: Visit) -> None:
        """Back to the version before, or to no such plan."""
        upload = self._uploads.upload(visit.number())
        if upload is None or not self._uploads.undo(upload.id, visit.now - UNDO):
            await visit.toast(texts.UPLOAD_UNDO_LATE, alert=True)
            return
        if upload.plan is not None:
            self._take_back(upload.plan, upload.version or 0)
        await visit.redraw(note(texts.UPLOAD_UNDONE))

    def _take_back(self, plan: str, version: int) -> None:
        if any(older.number < version for older in self._library.versions(plan)):
            self._library.roll_back(plan)
        else:
            self._library.withdraw(plan)

    async def _show_preview(
        self, visit: Visit, name: str, content: bytes, report: FileReport, plan: Plan | None
    ) -> None:
        if plan is None or report.plan is None:
            await visit.show(page(texts.UPLOAD_FAILED_TITLE, report.reason or ""))
            return
        if report.status == "unchanged":
            await visit.show(note(texts.UPLOAD_UNCHANGED))
            return
        self._uploads.tidy(visit.now - UNDO)
        upload = self._uploads.add(visit.person.id, name, content, report.status, visit.now)
        await visit.show(preview_screen(upload, report, plan))

    def _preview(self, name: str, content: bytes) -> tuple[FileReport, Plan | None]:
        with tempfile.TemporaryDirectory() as folder:
            path = _written(Path(folder), name, content)
            report = self._publisher.publish_file(path, dry_run=True)
            return report, understood(read_document(path)) if report.plan else None

    def _publish(self, upload: Upload) -> FileReport:
        with tempfile.TemporaryDirectory() as folder:
            return self._publisher.publish_file(_written(Path(folder), upload.name, upload.content))

    async def _off_the_loop(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._executor, work)


def _written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
