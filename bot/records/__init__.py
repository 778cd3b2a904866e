"""What the bot remembers, in SQL: staff, chats, deliveries, questions. No other part of the bot knows SQLAlchemy."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import Engine

from knowledge.database import upgrade

MIGRATIONS = Path(__file__).parent.parent / "migrations"
VERSION_TABLE = "bot_version"


def prepare(engine: Engine) -> None:
    """Brings the bot's tables to the newest migration; raises LibraryError."""
    upgrade(engine, MIGRATIONS, VERSION_TABLE)
