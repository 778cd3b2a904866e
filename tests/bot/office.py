"""An office for tests: the real bot in this process, a Bot API server on loopback, a clock that can be moved."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy.engine import Engine

from bot.assembly import Knowledge, Line, assemble
from bot.questions import Assistant
from bot.records.archive import Archive
from bot.running import Program
from knowledge.database import engine_of
from knowledge.embedding import Vectors
from knowledge.library import Draft, Library
from knowledge.model import (
    Answer,
    Citation,
    Clarification,
    Deadline,
    Facts,
    Header,
    Option,
    Paragraph,
    Plan,
    Refusal,
    Reply,
    Section,
    Turn,
)
from knowledge.pages import page_picture
from knowledge.publishing import Publisher
from knowledge.vietnamese import fold
from tests.telegram.people import User
from tests.telegram.server import FakeTelegram

ADMIN, LAN, MINH = 1, 1001, 1002
OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = dt.datetime(2026, 11, 2, 9, tzinfo=OFFICE_ZONE)
QUOTE = "Các đơn vị gửi báo cáo kết quả năm về Sở Nội vụ trước ngày 10/11 hằng năm để tổng hợp"


class MovableClock:
    """A clock that stands still until it is moved."""

    def __init__(self, moment: dt.datetime) -> None:
        self.moment = moment

    def __call__(self) -> dt.datetime:
        return self.moment

    def timestamp(self) -> float:
        return self.moment.timestamp()

    def move_to(self, year: int, month: int, day: int, hour: int = 8, minute: int = 0) -> None:
        self.moment = dt.datetime(year, month, day, hour, minute, tzinfo=OFFICE_ZONE)

    def forward(self, **span: float) -> None:
        self.moment += dt.timedelta(**span)


class ScriptedAssistant:
    """Answers from a script, at the seam of the real assistant; `asked` records what it was asked."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.asked: list[dict[str, object]] = []
        self.fails_with: Exception | None = None
        self.takes_seconds = 0.0

    def ask(
        self,
        question: str,
        *,
        today: dt.date,
        plan: str | None = None,
        followed: tuple[str, ...] = (),
        previous: Turn | None = None,
    ) -> Reply:
        time.sleep(self.takes_seconds)
        self.asked.append({"question": question, "plan": plan, "followed": followed, "previous": previous})
        if self.fails_with is not None:
            raise self.fails_with
        words = fold(question)
        turn = Turn(question, "deadline", (plan,) if plan else ())
        if "tien thuong" in words:
            return Reply(Refusal("Chưa có căn cứ để trả lời.\nCác kế hoạch không nêu mức tiền thưởng."), turn)
        plans = self._library.plans()
        if plan is None and "o dau" in words:
            options = tuple(Option(known.id, known.header.issuer) for known in plans)
            return Reply(Clarification("Anh/Chị hỏi theo kế hoạch nào?", options), turn)
        chosen = next(known for known in plans if plan in (None, known.id))
        return Reply(_answer(chosen), turn)


def _answer(plan: Plan) -> Answer:
    deadline = plan.facts.deadlines[0]
    text = "Hạn nộp báo cáo năm\nGửi về Sở Nội vụ trước ngày 10/11 hằng năm [1]."
    citation = Citation(plan.id, plan.source, plan.header.title, deadline.section, deadline.page, deadline.quote)
    return Answer(text, (citation,), deadlines=(deadline.id,))


class NoEmbedder:
    """Stands where nothing is embedded."""

    name, dimension = "none", 8

    def load(self) -> None:
        return

    def embed_query(self, text: str) -> Vectors:
        return np.zeros(8, dtype=np.float32)

    def embed_passages(self, texts: list[str]) -> Vectors:
        return np.zeros((len(texts), 8), dtype=np.float32)


def a_plan(
    plan_id: str = "son-la",
    *,
    place: str = "tỉnh Sơn La",
    number: str | None = "1470/QĐ-UBND",
    version: int = 1,
    month: int = 11,
    day: int = 10,
    ends_on: dt.date | None = dt.date(2030, 12, 31),
    starts: int = 2025,
) -> Plan:
    """A plan with one yearly deadline: "trước ngày 10/11 hằng năm"."""
    quote = QUOTE.replace("10/11", f"{day}/{month}")
    deadline = Deadline(
        id="d1",
        section="VI.1",
        page=1,
        quote=quote,
        task="báo cáo kết quả năm",
        kind="recurring",
        to_whom="Sở Nội vụ",
        rrule=f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}",
        dtstart=dt.date(starts, month, day),
        until=ends_on,
        strict_before=True,
    )
    return Plan(
        id=plan_id,
        version=version,
        source=f"{plan_id}.txt",
        format="txt",
        sha256=f"{plan_id}-{version}",
        text=f"VI. TỔ CHỨC THỰC HIỆN\n1. {quote}",
        header=Header("Phát động phong trào thi đua", f"UBND {place}", "Quyết định", number, (place,)),
        sections=(
            Section("VI", "VI.", "TỔ CHỨC THỰC HIỆN", (Paragraph("VI. TỔ CHỨC THỰC HIỆN", 1),), 1),
            Section("VI.1", "1.", "", (Paragraph(f"1. {quote}", 1),), 1, ("VI",)),
        ),
        facts=Facts(deadlines=(deadline,), starts_on=dt.date(starts, 1, 1), ends_on=ends_on),
    )


def publish(library: Library, plan: Plan) -> None:
    """Puts a plan into a library without embedding it."""
    library.publish(Draft(plan, plan.text.encode(), (), np.empty((0, 0), dtype=np.float32), "none"))


class Office:
    """One running bot, and what a test needs to see of it."""

    def __init__(self, tg: FakeTelegram, folder: Path, clock: MovableClock) -> None:
        self.tg, self.clock, self._folder = tg, clock, folder
        self.engine: Engine = engine_of(f"sqlite:///{folder / 'library.db'}", busy_seconds=0.5)
        self.library = Library(self.engine)
        self.archive = Archive(self.engine, (ADMIN,), (7, 3, 1), dt.time(8))
        self.assistant = ScriptedAssistant(self.library)
        self.program: Program | None = None
        self._executor = ThreadPoolExecutor(2)
        self._stop = asyncio.Event()
        self._life: asyncio.Task[None] | None = None

    async def open(self, assistant: Assistant | None = None, tick_seconds: float = 3600.0) -> None:
        """Starts the bot; unless told otherwise reminders go out only when a test ticks."""
        self._stop = asyncio.Event()
        publisher = Publisher(self.library, NoEmbedder())
        knowledge = Knowledge(self.library, assistant or self.assistant, publisher, page_picture, lambda: None)
        self.program = assemble(
            Line(self.tg.token, self.tg.url),
            knowledge,
            self.archive,
            self._executor,
            self.clock,
            data_dir=self._folder,
            tick_seconds=tick_seconds,
        )
        self._life = asyncio.create_task(self.program.run(self._stop))
        await self.tg.until(lambda: self.tg.sent("deleteWebhook") or self._life is None or self._life.done())

    async def close(self) -> None:
        """Stops the bot as SIGTERM does."""
        if self._life is not None:
            self._stop.set()
            await self._life
            self._life = None

    async def tick(self) -> None:
        """Sends what is due."""
        assert self.program is not None
        await self.program.courier.tick()

    async def tick_and_tell(self) -> None:
        """Sends what is due, and tells the admins what went wrong."""
        assert self.program is not None
        await self.program._tick(None)

    # --- people ---

    def admin(self) -> User:
        """The admin of the settings, who has opened the chat."""
        admin = self.tg.user(ADMIN, "An")
        admin.open_chat()
        return admin

    async def staff(self, user_id: int = LAN, name: str = "Lan", office: str | None = None) -> User:
        """Somebody who has joined with an invitation."""
        user = self.tg.user(user_id, name)
        link = self.archive.people.invite("staff", office, ADMIN, self.clock())
        user.start(link)
        await user.reply(lambda message: "Chào" in message["text"])
        return user


def texts_of(messages: list[dict[str, object]]) -> list[str]:
    """The words of messages."""
    return [str(message.get("text", message.get("caption", ""))) for message in messages]


Wanted = Callable[[dict[str, object]], bool]


def says(*words: str) -> Wanted:
    """Whether a message holds all these words."""
    return lambda message: all(word in str(message.get("text", message.get("caption", ""))) for word in words)
