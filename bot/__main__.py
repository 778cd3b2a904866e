"""Composition root of `python -m bot`: settings -> library, assistant, records -> the running program."""

from __future__ import annotations

import datetime as dt
import secrets
import sys
from concurrent.futures import ThreadPoolExecutor
from zoneinfo import ZoneInfo

from bot import texts
from bot.assembly import Knowledge, Line, assemble
from bot.clock import Clock, in_zone
from bot.logs import set_up_logging
from bot.questions import Assistant
from bot.records.archive import Archive
from bot.running import run_until_signalled
from bot.settings import BotSettings
from knowledge.assembly import open_assistant, open_embedder
from knowledge.database import engine_of
from knowledge.errors import KnowledgeError, SettingsError
from knowledge.library import Library
from knowledge.pages import page_picture
from knowledge.publishing import Publisher
from knowledge.settings import KnowledgeSettings, load

AT_ONCE = 2
"""Questions that are worked on at the same time: each keeps a processor busy."""

FAILED, WRONG_SETTINGS = 1, 2


def now() -> dt.datetime:
    """The time by the machine's clock."""
    return dt.datetime.now(dt.UTC)


def main(clock: Clock = now, assistant: Assistant | None = None) -> int:
    """Runs the bot until it is told to stop; gives its exit code: 0, 1 for a failure, 2 for wrong settings."""
    try:
        settings = load(BotSettings)
        plans = load(KnowledgeSettings)
        line = line_of(settings)
        set_up_logging(_secrets(settings))
        _run(settings, plans, line, clock, assistant)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return WRONG_SETTINGS
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return FAILED
    return 0


def line_of(settings: BotSettings) -> Line:
    """The way to Telegram; raises SettingsError without a token."""
    if settings.telegram_bot_token is None:
        raise SettingsError(texts.BOT_CODE_MISSING)
    webhook = None
    if settings.telegram_webhook_url:
        given = settings.telegram_webhook_secret
        # without a secret of the office's own, one that lives as long as the program
        secret = given.get_secret_value() if given else secrets.token_urlsafe(32)
        listens = settings.telegram_webhook_host, settings.telegram_webhook_port
        webhook = (settings.telegram_webhook_url, secret, *listens)
    proxy = settings.telegram_proxy
    return Line(
        token=settings.telegram_bot_token.get_secret_value(),
        server=settings.server,
        proxy=proxy.get_secret_value() if proxy else None,
        webhook=webhook,
    )


def _run(
    settings: BotSettings, plans: KnowledgeSettings, line: Line, clock: Clock, assistant: Assistant | None
) -> None:
    engine = engine_of(plans.library_url)
    library = Library(engine)
    archive = Archive(engine, settings.telegram_admin_ids, settings.reminder_lead_days, settings.reminder_time)
    knowledge = _knowledge(plans, library, assistant)
    executor = ThreadPoolExecutor(AT_ONCE, "assistant")
    try:
        run_until_signalled(
            lambda: assemble(
                line,
                knowledge,
                archive,
                executor,
                in_zone(ZoneInfo(plans.timezone), clock),
                data_dir=plans.data_dir,
                tick_seconds=settings.reminder_tick_seconds,
            )
        )
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _knowledge(plans: KnowledgeSettings, library: Library, assistant: Assistant | None) -> Knowledge:
    embedder = open_embedder(plans)
    publisher = Publisher(library, embedder)
    if assistant is not None:
        return Knowledge(library, assistant, publisher, page_picture, lambda: None)
    real = open_assistant(plans, library, embedder)
    return Knowledge(library, real, publisher, page_picture, real.warm)


def _secrets(settings: BotSettings) -> tuple[str, ...]:
    hidden = (settings.telegram_bot_token, settings.telegram_proxy, settings.telegram_webhook_secret)
    return tuple(secret.get_secret_value() for secret in hidden if secret)


if __name__ == "__main__":
    sys.exit(main())
