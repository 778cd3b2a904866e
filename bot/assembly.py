"""How the bot is put together from its parts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from telegram import Bot
from telegram.ext import AIORateLimiter, Application, Defaults
from telegram.request import HTTPXRequest

from bot import texts
from bot.access import Access
from bot.administration import Administration
from bot.application import Desks, add_handlers
from bot.clock import Clock
from bot.deadlines import Deadlines
from bot.delivery import Courier
from bot.documents import Documents
from bot.errors import BotError
from bot.failures import Failures
from bot.feedback import Feedback
from bot.greetings import Greetings
from bot.mailroom import AnyApplication, Mailroom
from bot.oversight import Oversight
from bot.pacing import Pace
from bot.planning import Planner
from bot.plans import Plans
from bot.polling import Poller
from bot.questions import Assistant, Questions
from bot.records.archive import Archive
from bot.reminder_buttons import ReminderButtons
from bot.reminder_settings import ReminderSettings
from bot.replies import Replies
from bot.reviewing import Reviewing
from bot.running import Intake, Program
from bot.sources import PagePicture, Sources
from bot.uploads import PlanUploads
from bot.webhook import Webhook
from knowledge.library import Library
from knowledge.publishing import Publisher

_READ_SECONDS = 10.0
_RETRIES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """The way to Telegram: `webhook` is (public address, secret, host, port), None for polling."""

    token: str
    server: str
    proxy: str | None = None
    webhook: tuple[str, str, str, int] | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the bot knows of plans; `warm` loads what the first question would wait for."""

    library: Library
    assistant: Assistant
    publisher: Publisher
    picture: PagePicture
    warm: Callable[[], None]


def assemble(
    line: Line,
    knowledge: Knowledge,
    archive: Archive,
    executor: Executor,
    clock: Clock,
    *,
    data_dir: Path,
    tick_seconds: float,
) -> Program:
    """The running program; must be called inside an event loop. Raises BotError. `clock` tells the office's time."""
    application = _application(line, clock().tzinfo or dt.UTC)
    add_handlers(application, _desks(knowledge, archive, executor, clock, data_dir))
    mailroom = Mailroom(archive.inbox, application, clock)
    courier_bot = _courier_bot(line)
    planner = Planner(knowledge.library, archive.chats, archive.ledger, archive.submissions)
    courier = Courier(courier_bot, planner, archive.ledger, archive.chats, archive.incidents, clock, Pace())
    return Program(
        application=application,
        courier=courier,
        courier_bot=courier_bot,
        mailroom=mailroom,
        intake=_intake(line, application, mailroom, archive, clock),
        inbox=archive.inbox,
        incidents=archive.incidents,
        people=archive.people,
        clock=clock,
        tick_seconds=tick_seconds,
        server=line.server,
        warm=knowledge.warm,
        webhook=line.webhook[:2] if line.webhook else None,
    )


def _application(line: Line, zone: dt.tzinfo) -> AnyApplication:
    builder = (
        Application.builder()
        .token(line.token)
        .base_url(f"{line.server}/bot")
        .base_file_url(f"{line.server}/file/bot")
        .updater(None)
        .rate_limiter(AIORateLimiter(max_retries=_RETRIES))
        .defaults(Defaults(tzinfo=zone))
        .read_timeout(_READ_SECONDS)
    )
    if line.proxy:
        builder = builder.proxy(line.proxy).get_updates_proxy(line.proxy)
    try:
        return builder.build()
    except (RuntimeError, ValueError) as error:
        # a proxy that httpx does not understand; the address may hold a password
        raise BotError(texts.PROXY_UNUSABLE) from error


def _courier_bot(line: Line) -> Bot:
    request = HTTPXRequest(connection_pool_size=2, read_timeout=_READ_SECONDS, proxy=line.proxy)
    return Bot(line.token, base_url=f"{line.server}/bot", base_file_url=f"{line.server}/file/bot", request=request)


def _desks(knowledge: Knowledge, archive: Archive, executor: Executor, clock: Clock, data_dir: Path) -> Desks:
    library = knowledge.library
    access = Access(archive.people, archive.chats, clock)
    sources = Sources(library, knowledge.picture, executor)
    questions = Questions(
        knowledge.assistant, library, sources, executor, archive.conversations, archive.chats, archive.people
    )
    feedback = Feedback(archive.conversations, archive.people)
    settings = ReminderSettings(archive.chats, archive.people, archive.conversations)
    reviewing = Reviewing(library, sources, archive.reviews, archive.conversations)
    kinds = {
        "comment": feedback.commented,
        "office": settings.office_told,
        "answer": questions.answered_by_admin,
        "review": reviewing.date_told,
    }
    return Desks(
        access=access,
        greetings=Greetings(access, library),
        questions=questions,
        feedback=feedback,
        deadlines=Deadlines(library, sources, archive.submissions),
        reminder_buttons=ReminderButtons(library, sources, archive.submissions, archive.ledger),
        plans=Plans(library, sources, archive.chats, archive.submissions),
        reminder_settings=settings,
        uploads=PlanUploads(archive.uploads, library, knowledge.publisher, executor),
        documents=Documents(library),
        reviewing=reviewing,
        administration=Administration(archive.people),
        oversight=Oversight(
            library,
            archive.conversations,
            archive.ledger,
            archive.submissions,
            archive.inbox,
            archive.incidents,
            data_dir,
            started=clock(),
        ),
        replies=Replies(archive.conversations, kinds, questions.asked),
        failures=Failures(archive.incidents, archive.chats, clock),
    )


def _intake(line: Line, application: AnyApplication, mailroom: Mailroom, archive: Archive, clock: Clock) -> Intake:
    if line.webhook:
        url, secret, host, port = line.webhook
        return Webhook(mailroom, url, secret, host, port)
    return Poller(application.bot, mailroom, archive.inbox, archive.incidents, clock)
