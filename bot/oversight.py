"""/thongke and /trangthai: how the bot is used, and whether all is well."""

from __future__ import annotations

import datetime as dt
import shutil
from importlib import metadata
from pathlib import Path

from bot import texts
from bot.records.conversations import Conversations
from bot.records.inbox import Inbox
from bot.records.incidents import Incidents
from bot.records.ledger import Ledger
from bot.records.submissions import Submissions
from bot.rendering.administration import health_screen, statistics_screen
from bot.rendering.naming import moment_name
from bot.visits import Visit
from knowledge.library import Library

MONTH = dt.timedelta(days=30)
GIGABYTE = 1 << 30


class Oversight:
    """Numbers for admins."""

    def __init__(
        self,
        library: Library,
        conversations: Conversations,
        ledger: Ledger,
        submissions: Submissions,
        inbox: Inbox,
        incidents: Incidents,
        data_dir: Path,
        started: dt.datetime,
    ) -> None:
        self._library, self._conversations, self._ledger = library, conversations, ledger
        self._submissions, self._inbox, self._incidents = submissions, inbox, incidents
        self._data_dir, self._started = data_dir, started

    async def statistics(self, visit: Visit) -> None:
        """/thongke."""
        usage = self._conversations.usage(visit.now - MONTH)
        await visit.show(statistics_screen(usage, self._ledger.counts(), self._submissions.count()))

    async def health(self, visit: Visit) -> None:
        """/trangthai."""
        counts = self._ledger.counts()
        waiting = sum(counts.get(state, 0) for state in ("pending", "sending", "unknown"))
        facts = [
            texts.HEALTH_VERSION.format(version=_version(), started=moment_name(self._started, visit.zone)),
            texts.HEALTH_LIBRARY.format(plans=len(self._library.cards()), generation=self._library.generation()),
            # this very message is one of those being worked on
            texts.HEALTH_QUEUE.format(updates=max(0, self._inbox.waiting() - 1), reminders=waiting),
            texts.HEALTH_DISK.format(free=shutil.disk_usage(self._data_dir).free // GIGABYTE),
        ]
        await visit.show(health_screen(facts, self._incidents.newest(), visit.zone))


def _version() -> str:
    try:
        return metadata.version("thi-dua-bot")
    except metadata.PackageNotFoundError:
        # run from a checkout that is not installed
        return "?"
