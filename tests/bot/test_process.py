"""The bot as a real process: killed, started again, stopped, started wrongly."""

from __future__ import annotations

import asyncio
import datetime as dt
import random
import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy.engine import Engine

from bot.records.archive import Archive
from bot.records.people import Account
from knowledge.database import engine_of
from knowledge.library import Library
from tests.bot.office import ADMIN, LAN, MONDAY, MovableClock, a_plan, publish, says, texts_of
from tests.bot.processes import BotProcess
from tests.telegram.people import User
from tests.telegram.server import TOKEN, FakeTelegram

Start = Callable[..., BotProcess]


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(MONDAY.replace(hour=8, minute=1))


@pytest.fixture
async def tg(clock: MovableClock) -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(wall=clock.timestamp) as server:
        yield server
        assert server.violations == []


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def engine(data: Path) -> Engine:
    """A database with one plan that is due in seven days."""
    engine = engine_of(f"sqlite:///{data / 'library.db'}")
    publish(Library(engine), a_plan())
    return engine


@pytest.fixture
def archive(engine: Engine) -> Archive:
    return Archive(engine, (ADMIN,), (7, 3, 1), dt.time(8))


@pytest.fixture
async def make(tg: FakeTelegram, data: Path, clock: MovableClock) -> AsyncIterator[Start]:
    """Makes processes that are gone after the test."""
    made: list[BotProcess] = []

    def process(*, moved: bool = True, **settings: str) -> BotProcess:
        made.append(BotProcess(tg, data, clock if moved else None, **settings))
        return made[-1]

    yield process
    for process_ in made:
        await process_.end()


def join(tg: FakeTelegram, archive: Archive, clock: MovableClock, count: int = 1) -> list[User]:
    """Staff who have been there for a long time."""
    people = []
    for number in range(count):
        user = tg.user(LAN + number, f"CB{number}")
        user.open_chat()
        token = archive.people.invite("staff", None, ADMIN, clock())
        archive.people.accept(token, Account(user.id, f"CB{number}"), clock())
        archive.chats.enter(user.id, "private", f"CB{number}", clock() - dt.timedelta(days=300))
        people.append(user)
    return people


# --- killed and started again --------------------------------------------------------------------


async def test_a_reminder_that_was_sent_before_a_kill_is_not_sent_again(
    tg: FakeTelegram, archive: Archive, clock: MovableClock, make: Start
) -> None:
    (lan,) = join(tg, archive, clock)
    bot = make()
    await bot.start()
    await lan.reply(says("Nhắc hạn: còn 7 ngày"))
    await tg.until(lambda: archive.ledger.counts() == {"sent": 1})
    await bot.kill()
    await bot.start()
    await lan.ask("hạn nộp báo cáo", says("Sở Nội vụ"))
    await asyncio.sleep(1)
    assert sum("Nhắc hạn" in text for text in texts_of(lan.inbox())) == 1
    clock.move_to(2026, 11, 6)
    bot.show_time()
    await lan.reply(says("Nhắc hạn: còn 3 ngày"))
    assert await bot.terminate() == 0


async def test_the_time_zone_of_the_settings_is_that_of_reminders_and_of_what_is_told(
    tg: FakeTelegram, archive: Archive, clock: MovableClock, make: Start
) -> None:
    (lan,) = join(tg, archive, clock)
    # eight o'clock in Tokyo, of the reminder's day in both
    clock.move_to(2026, 11, 2, 6)
    bot = make(TIMEZONE="Asia/Tokyo")
    await bot.start()
    page = await lan.reply(says("Nhắc hạn: còn 7 ngày"))
    lan.press(page, "Chiều nay")
    await tg.until(lambda: archive.ledger.counts() == {"sent": 1, "pending": 1})
    (snoozed,) = archive.ledger.waiting()
    assert snoozed.snooze == "2026-11-02T14:00+09:00"


async def test_kills_at_random_moments_lose_no_reminder_and_mark_every_copy(
    tg: FakeTelegram, archive: Archive, clock: MovableClock, make: Start
) -> None:
    people = join(tg, archive, clock, 8)
    chance, bot, kills = random.Random(7), make(), 0
    while not all(person.inbox() for person in people) and kills < 5:
        await bot.start()
        await asyncio.sleep(chance.uniform(0.05, 0.6))
        await bot.kill()
        kills += 1
        # the lease of the dead process runs out, then the grace
        clock.forward(minutes=2)
    await bot.start()
    for _ in range(3):
        clock.forward(minutes=10)
        bot.show_time()
        await asyncio.sleep(0.7)
    await tg.until(lambda: archive.ledger.counts() == {"sent": 8}, 20)
    counts = [len(person.inbox()) for person in people]
    assert min(counts) == 1
    assert sum(counts) - 8 <= kills
    assert all("Gửi lại" in text for person in people for text in texts_of(person.inbox())[1:])


async def test_a_question_that_was_being_answered_at_a_kill_is_answered_after_it(
    tg: FakeTelegram, archive: Archive, clock: MovableClock, make: Start
) -> None:
    (lan,) = join(tg, archive, clock)
    clock.move_to(2026, 6, 1)
    bot = make()
    await bot.start(seconds_a_question=30.0)
    lan.send("hạn nộp báo cáo")
    await tg.until(lambda: (LAN, "typing") in tg.world.actions)
    await bot.kill()
    assert lan.inbox() == []
    await bot.start()
    await lan.reply(says("Sở Nội vụ"))
    assert len(lan.inbox()) == 1


async def test_sigterm_lets_the_answer_in_preparation_go_out(
    tg: FakeTelegram, archive: Archive, clock: MovableClock, make: Start
) -> None:
    (lan,) = join(tg, archive, clock)
    clock.move_to(2026, 6, 1)
    bot = make()
    await bot.start(seconds_a_question=2.0)
    lan.send("hạn nộp báo cáo")
    await tg.until(lambda: (LAN, "typing") in tg.world.actions)
    assert await bot.terminate() == 0
    assert len(lan.inbox()) == 1


async def test_an_update_that_telegram_repeats_is_answered_once(
    tg: FakeTelegram, archive: Archive, clock: MovableClock, make: Start
) -> None:
    (lan,) = join(tg, archive, clock)
    clock.move_to(2026, 6, 1)
    bot = make()
    await bot.start()
    await lan.ask("hạn nộp báo cáo", says("Sở Nội vụ"))
    repeated = archive.inbox.next_offset() - 1
    # as if the confirmation had been lost
    message = lan.send("hạn nộp báo cáo lần hai")
    tg.updates._waiting.append({"update_id": repeated, "message": message})
    await tg.until(lambda: len(lan.inbox()) == 2)
    await asyncio.sleep(0.5)
    assert len(lan.inbox()) == 2


# --- started wrongly -----------------------------------------------------------------------------


def one_sentence(output: str) -> str:
    """The last line, which must be all that a person has to read."""
    assert "Traceback" not in output
    return output.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("settings", "code", "words"),
    [
        pytest.param({"TELEGRAM_BOT_TOKEN": ""}, 2, "Chưa có TELEGRAM_BOT_TOKEN", id="no token"),
        pytest.param({"TELEGRAM_BOT_TOKEN": "123:wrong"}, 1, "không chấp nhận TELEGRAM_BOT_TOKEN", id="wrong token"),
        pytest.param({"TELEGRAM_BASE_URL": "http://127.0.0.1:9"}, 1, "Không kết nối được", id="no server"),
        pytest.param({"TELEGRAM_PROXY": "nonsense"}, 1, "TELEGRAM_PROXY không dùng được", id="bad proxy"),
        pytest.param({"TELEGRAM_ADMIN_IDS": "An"}, 2, "TELEGRAM_ADMIN_IDS", id="an admin without a number"),
        pytest.param({"REMINDER_TIME": "25:00"}, 2, "REMINDER_TIME", id="no time of day"),
        pytest.param({"DATA_DIR": "/proc/nowhere"}, 1, "/proc/nowhere", id="a folder that cannot be written"),
    ],
)
async def test_a_wrong_start_is_one_sentence_and_an_exit_code(
    make: Start, settings: dict[str, str], code: int, words: str
) -> None:
    bot = make(moved=False, **settings)
    await bot.start(wait=False)
    assert await bot.ended() == code
    assert words in one_sentence(bot.output)
    assert "123:wrong" not in bot.output


async def test_a_second_bot_on_the_same_token_gives_way(
    tg: FakeTelegram, archive: Archive, clock: MovableClock, make: Start, tmp_path: Path
) -> None:
    (lan,) = join(tg, archive, clock)
    clock.move_to(2026, 6, 1)
    first = make()
    await first.start()
    for _ in range(4):
        await lan.ask("hạn nộp báo cáo", says("Sở Nội vụ"))
    other = tmp_path / "other"
    second = make(moved=False, DATA_DIR=str(other))
    await second.start(wait=False)
    assert await second.ended() == 1
    assert "Một chương trình khác đang chạy" in one_sentence(second.output)
    await lan.ask("hạn nộp báo cáo", says("Sở Nội vụ"), timeout=40)


async def test_a_database_that_stays_locked_is_one_sentence(data: Path, make: Start) -> None:
    holder = sqlite3.connect(data / "library.db", isolation_level=None)
    holder.execute("PRAGMA journal_mode=WAL")
    holder.execute("BEGIN IMMEDIATE")
    bot = make(moved=False)
    await bot.start(wait=False)
    assert await bot.ended() == 1
    assert "đang bị chương trình khác giữ" in one_sentence(bot.output)
    holder.execute("ROLLBACK")
    assert holder.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


async def test_a_database_that_is_busy_for_a_while_loses_no_question(
    tg: FakeTelegram, archive: Archive, clock: MovableClock, data: Path, make: Start
) -> None:
    (lan,) = join(tg, archive, clock)
    clock.move_to(2026, 6, 1)
    bot = make()
    await bot.start()
    holder = sqlite3.connect(data / "library.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    lan.send("hạn nộp báo cáo")
    await asyncio.sleep(3)
    assert lan.inbox() == []
    holder.execute("ROLLBACK")
    await lan.reply(says("Sở Nội vụ"), timeout=30)


async def test_the_token_is_in_no_line_of_the_log(
    tg: FakeTelegram, archive: Archive, clock: MovableClock, make: Start
) -> None:
    (lan,) = join(tg, archive, clock)
    bot = make()
    tg.fail("sendMessage", "drop_before")
    tg.fail("getUpdates", "html", code=502)
    await bot.start()
    await lan.ask("hạn nộp báo cáo", says("Sở Nội vụ"))
    await tg.until(lambda: "unknown" in archive.ledger.counts() or "sent" in archive.ledger.counts())
    await bot.terminate()
    assert bot.output.count("\n") > 1
    assert TOKEN not in bot.output
    assert TOKEN.split(":")[1] not in bot.output


# --- webhook -------------------------------------------------------------------------------------


async def test_updates_come_by_webhook_where_one_is_set_and_only_with_the_secret(
    tg: FakeTelegram, archive: Archive, clock: MovableClock, make: Start, unused_tcp_port: int
) -> None:
    (lan,) = join(tg, archive, clock)
    clock.move_to(2026, 6, 1)
    url = f"http://127.0.0.1:{unused_tcp_port}/hook"
    bot = make(
        TELEGRAM_WEBHOOK_URL=url,
        TELEGRAM_WEBHOOK_SECRET="s3cret",
        TELEGRAM_WEBHOOK_HOST="127.0.0.1",
        TELEGRAM_WEBHOOK_PORT=str(unused_tcp_port),
    )
    await bot.start()
    await lan.ask("hạn nộp báo cáo", says("Sở Nội vụ"))
    async with aiohttp.ClientSession() as session:
        refused = await session.post(url, json={"update_id": 1})
        nonsense = await session.post(url, data=b"[]", headers={"X-Telegram-Bot-Api-Secret-Token": "s3cret"})
    assert (refused.status, nonsense.status) == (403, 400)
    assert await bot.terminate() == 0
