"""All records of the bot over one database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from sqlalchemy.engine import Engine

from bot.records import prepare
from bot.records.chats import Chats
from bot.records.conversations import Conversations
from bot.records.inbox import Inbox
from bot.records.incidents import Incidents
from bot.records.ledger import Ledger
from bot.records.people import People
from bot.records.reviews import Reviews
from bot.records.submissions import Submissions
from bot.records.uploads import Uploads


class Archive:
    """Opens every kind of record, the tables upgraded. Raises LibraryError."""

    def __init__(
        self, engine: Engine, admin_ids: Collection[int], lead_days: tuple[int, ...], remind_at: dt.time
    ) -> None:
        prepare(engine)
        self.people = People(engine, admin_ids)
        self.chats = Chats(engine, lead_days, remind_at)
        self.conversations = Conversations(engine)
        self.inbox = Inbox(engine)
        self.incidents = Incidents(engine)
        self.ledger = Ledger(engine)
        self.reviews = Reviews(engine)
        self.submissions = Submissions(engine)
        self.uploads = Uploads(engine)
