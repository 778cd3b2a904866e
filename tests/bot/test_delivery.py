"""Reminders on their way: what they must survive. Virtual time, a real Bot API client, real SQLite."""

from __future__ import annotations

import asyncio
import collections
import datetime as dt
import itertools
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.delivery import Courier
from bot.pacing import GAP, Pace
from bot.planning import Planner
from bot.records.archive import Archive
from bot.records.ledger import Delivery
from bot.records.people import Account
from bot.reminders import subject_of
from knowledge.calendar import coming
from knowledge.database import engine_of
from knowledge.library import Library
from knowledge.model import Plan
from tests.bot.office import ADMIN, LAN, MONDAY, MovableClock, a_plan, publish, texts_of
from tests.telegram.flood import Flood
from tests.telegram.people import Group, User
from tests.telegram.server import FakeTelegram


class CountingRequest(HTTPXRequest):
    """Knows how many requests are on their way: virtual time stands still meanwhile."""

    on_their_way = 0

    async def do_request(self, *arguments: Any, **how: Any) -> tuple[int, bytes]:
        CountingRequest.on_their_way += 1
        try:
            return await super().do_request(*arguments, **how)
        finally:
            CountingRequest.on_their_way -= 1


class Died(Exception):
    """The process is gone."""


class PostOffice:
    """Planner, ledger and couriers over one database, without the rest of the bot."""

    def __init__(self, tg: FakeTelegram, clock: MovableClock, folder: Path) -> None:
        self.tg, self.clock = tg, clock
        self.path = folder / "library.db"
        self.engine = engine_of(f"sqlite:///{self.path}", busy_seconds=0.2)
        self.library = Library(self.engine)
        self.archive = Archive(self.engine, (ADMIN,), (7, 3, 1), dt.time(8))
        self.planner = Planner(self.library, self.archive.chats, self.archive.ledger, self.archive.submissions)
        self._bots: list[Bot] = []

    async def courier(self, gap: float = GAP, sleep: Callable[[float], Awaitable[object]] | None = None) -> Courier:
        """A sender of its own, as in another process."""
        request = CountingRequest(connection_pool_size=2, read_timeout=0.5, connect_timeout=0.5)
        bot = Bot(self.tg.token, base_url=f"{self.tg.url}/bot", request=request)
        await bot.initialize()
        self._bots.append(bot)
        nap = sleep or self.nap
        pace = Pace(self.clock.timestamp, nap, gap)
        return Courier(
            bot,
            self.planner,
            self.archive.ledger,
            self.archive.chats,
            self.archive.incidents,
            self.clock,
            pace,
            nap,
        )

    async def nap(self, seconds: float) -> None:
        """Sleeps in virtual time, which stands still while something real happens."""
        while CountingRequest.on_their_way:
            await asyncio.sleep(0.001)
        self.clock.forward(seconds=max(seconds, 0.001))
        await asyncio.sleep(0)

    def staff(self, count: int = 1, office: str | None = None) -> list[User]:
        """People who have joined and opened the chat."""
        people = []
        for number in range(count):
            user = self.tg.user(LAN + number, f"CB{number}")
            user.open_chat()
            token = self.archive.people.invite("staff", office, ADMIN, self.clock())
            self.archive.people.accept(token, Account(user.id, f"CB{number}"), self.clock())
            self.archive.chats.enter(user.id, "private", f"CB{number}", self.clock() - dt.timedelta(days=300))
            people.append(user)
        return people

    def group(self, chat_id: int, kind: str) -> tuple[User, Group]:
        """A group that follows the plan."""
        lan = self.tg.user(LAN, "Lan")
        group = self.tg.group(chat_id, "Tổ báo cáo", [lan], kind=kind)
        before = self.clock() - dt.timedelta(days=300)
        chat = self.archive.chats.enter(chat_id, kind, "Tổ báo cáo", before)
        self.archive.chats.follow(chat.id, "son-la", following=True, now=before)
        return lan, group

    def states(self) -> collections.Counter[str]:
        """How many reminders are in which state."""
        return collections.Counter(self.archive.ledger.counts())

    def alerts(self) -> str:
        """What the admins would be told."""
        return "\n".join(incident.text for incident in self.archive.incidents.newest(50))

    async def close(self) -> None:
        for bot in self._bots:
            await bot.shutdown()


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[PostOffice]:
    """Seven days before the deadline, a minute past eight."""
    clock = MovableClock(MONDAY.replace(hour=8, minute=1))
    async with FakeTelegram(wall=clock.timestamp, flood=Flood(clock=clock.timestamp)) as tg:
        post = PostOffice(tg, clock, tmp_path)
        publish(post.library, a_plan())
        yield post
        await post.close()
        assert tg.violations == []


def plans_with_deadlines(count: int) -> Plan:
    """One plan with many deadlines on the same day."""
    plan = a_plan()
    deadline = plan.facts.deadlines[0]
    many = tuple(replace(deadline, id=f"d{number}", task=f"báo cáo {number}") for number in range(count))
    return replace(plan, version=2, facts=replace(plan.facts, deadlines=many))


# --- once ----------------------------------------------------------------------------------------


async def test_a_reminder_says_what_is_due_when_and_to_whom(post: PostOffice) -> None:
    (lan,) = post.staff()
    await (await post.courier()).tick()
    (message,) = lan.inbox()
    assert message["text"].splitlines()[:4] == [
        "⏰ Nhắc hạn: còn 7 ngày",
        "Báo cáo kết quả năm, Quyết định số 1470/QĐ-UBND của UBND tỉnh Sơn La",
        "Hạn: trước ngày 10/11/2026 (ngày cuối: thứ Hai 09/11/2026)",
        "Nơi nhận: Sở Nội vụ",
    ]


async def test_ticks_do_not_repeat_a_reminder(post: PostOffice) -> None:
    (lan,) = post.staff()
    courier = await post.courier()
    for _ in range(5):
        await courier.tick()
        post.clock.forward(seconds=30)
    assert len(lan.inbox()) == 1


async def test_each_lead_comes_once_in_ten_days(post: PostOffice) -> None:
    (lan,) = post.staff()
    courier = await post.courier()
    while post.clock().date() < dt.date(2026, 11, 13):
        await courier.tick()
        post.clock.forward(hours=1)
    # one and three days before both fall on Friday
    assert [line.splitlines()[0] for line in texts_of(lan.inbox())] == [
        "⏰ Nhắc hạn: còn 7 ngày",
        "⏰ Nhắc hạn: còn 3 ngày",
    ]


async def test_a_clock_that_goes_back_repeats_nothing(post: PostOffice) -> None:
    (lan,) = post.staff()
    courier = await post.courier()
    await courier.tick()
    post.clock.forward(hours=-2)
    await courier.tick()
    post.clock.forward(hours=3)
    await courier.tick()
    assert len(lan.inbox()) == 1


async def test_after_five_days_down_only_the_newest_missed_reminder_comes(post: PostOffice) -> None:
    (lan,) = post.staff()
    post.clock.move_to(2026, 11, 7, 10)
    await (await post.courier()).tick()
    assert [text.splitlines()[0] for text in texts_of(lan.inbox())] == ["⏰ Nhắc hạn: còn 2 ngày"]


async def test_a_wrong_clock_is_told_to_the_admins(post: PostOffice) -> None:
    post.staff()
    courier = await post.courier()
    post.tg.world._wall = lambda: post.clock.timestamp() - 3600
    await courier.tick()
    assert "lệch 3600 giây" in post.alerts()


# --- between plan and send -----------------------------------------------------------------------


def _withdraw(post: PostOffice) -> None:
    post.library.withdraw("son-la")


def _replace_by_another_date(post: PostOffice) -> None:
    publish(post.library, a_plan(version=2, month=12))


def _hand_in(post: PostOffice) -> None:
    chat = post.archive.chats.find(LAN)
    assert chat is not None
    due = coming(post.library.plans(), post.clock().date(), 30)[0]
    post.archive.submissions.mark(subject_of(due), chat, LAN, post.clock())


def _unfollow(post: PostOffice) -> None:
    chat = post.archive.chats.find(LAN)
    assert chat is not None
    post.archive.chats.follow(chat.id, "son-la", following=False, now=post.clock())


def _revoke(post: PostOffice) -> None:
    post.archive.people.revoke(LAN)


@pytest.mark.parametrize("event", [_withdraw, _replace_by_another_date, _hand_in, _unfollow, _revoke])
async def test_what_is_no_longer_wanted_is_not_sent(post: PostOffice, event: Callable[[PostOffice], None]) -> None:
    (lan,) = post.staff()
    courier = await post.courier()
    assert post.planner.plan(post.clock()) == 1
    event(post)
    await courier.send_due()
    assert lan.inbox() == []
    assert post.states() == {"cancelled": 1}


async def test_a_report_that_a_colleague_handed_in_is_not_reminded_of(post: PostOffice) -> None:
    lan, minh = post.staff(2, office="Phòng Văn hóa")
    _hand_in(post)
    await (await post.courier()).tick()
    assert [lan.inbox(), minh.inbox()] == [[], []]


# --- the network ---------------------------------------------------------------------------------


async def test_a_refused_connection_is_tried_again_and_leaves_no_mark(post: PostOffice) -> None:
    (lan,) = post.staff()
    courier, port = await post.courier(), post.tg.port
    await post.tg.stop()
    await courier.tick()
    assert post.states() == {"pending": 1}
    await post.tg.start(port)
    post.clock.forward(seconds=10)
    await courier.tick()
    (text,) = texts_of(lan.inbox())
    assert "Gửi lại" not in text


async def test_a_reminder_that_waited_until_a_newer_one_came_is_dropped(post: PostOffice) -> None:
    (lan,) = post.staff()
    courier, port = await post.courier(), post.tg.port
    await post.tg.stop()
    await courier.tick()
    post.clock.move_to(2026, 11, 6)
    await courier.tick()
    assert post.states() == {"superseded": 1, "pending": 1}
    await post.tg.start(port)
    post.clock.forward(minutes=6)
    await courier.tick()
    assert [text.splitlines()[0] for text in texts_of(lan.inbox())] == ["⏰ Nhắc hạn: còn 3 ngày"]


async def test_a_message_lost_on_the_way_is_sent_again_once_after_the_grace_and_marked(post: PostOffice) -> None:
    (lan,) = post.staff()
    courier = await post.courier()
    post.tg.fail("sendMessage", "drop_before")
    await courier.tick()
    assert post.states() == {"unknown": 1}
    post.clock.forward(seconds=100)
    await courier.tick()
    assert lan.inbox() == []
    post.clock.forward(seconds=21)
    await courier.tick()
    (text,) = texts_of(lan.inbox())
    assert "Gửi lại do gián đoạn kỹ thuật" in text


async def test_a_lost_reply_costs_at_most_one_marked_copy(post: PostOffice) -> None:
    (lan,) = post.staff()
    courier = await post.courier()
    post.tg.fail("sendMessage", "drop_after")
    for _ in range(6):
        await courier.tick()
        post.clock.forward(seconds=130)
    first, second = texts_of(lan.inbox())
    assert "Gửi lại" not in first
    assert "Gửi lại" in second
    assert post.states() == {"sent": 1}


async def test_a_press_on_its_button_proves_that_a_reminder_arrived(post: PostOffice) -> None:
    (lan,) = post.staff()
    courier = await post.courier()
    post.tg.fail("sendMessage", "drop_after")
    await courier.tick()
    (message,) = lan.inbox()
    delivery = int(lan.buttons(message)[0]["callback_data"].split(":")[2])
    post.archive.ledger.proved(delivery, message["message_id"], post.clock())
    for _ in range(6):
        post.clock.forward(seconds=130)
        await courier.tick()
    assert len(lan.inbox()) == 1


@pytest.mark.parametrize(
    ("kind", "how"),
    [
        pytest.param("hang", {"seconds": 1.0}, id="no answer"),
        pytest.param("html", {"code": 502}, id="a page of a proxy"),
        pytest.param("error", {"code": 500}, id="an error of the server"),
        pytest.param("garbage", {}, id="broken JSON"),
    ],
)
async def test_an_unknown_outcome_is_resent_after_2_8_32_minutes_then_a_human_is_told(
    post: PostOffice, kind: str, how: dict[str, object]
) -> None:
    post.staff()
    courier = await post.courier()
    post.tg.fail("sendMessage", kind, times=99, **how)  # type: ignore[arg-type]
    tries: list[dt.datetime] = []
    for _ in range(100):
        before = len(post.tg.calls)
        await courier.tick()
        if len(post.tg.calls) > before:
            tries.append(post.clock())
        post.clock.forward(minutes=1)
    gaps = [round((later - earlier).total_seconds() / 60) for earlier, later in itertools.pairwise(tries)]
    assert gaps == [2, 8, 32]
    assert post.states() == {"failed": 1}
    assert "1 lời nhắc không rõ" in post.alerts()


async def test_a_revoked_token_stops_the_sender_and_loses_nothing(post: PostOffice) -> None:
    post.staff(3)
    courier = await post.courier()
    post.tg.fail("sendMessage", code=401, description="Unauthorized", times=1)
    await courier.tick()
    assert len(post.tg.sent("sendMessage", taken=False)) == 1
    assert post.states() == {"pending": 3}
    await courier.tick()
    assert post.states() == {"sent": 3}


# --- chats that are gone or moved ----------------------------------------------------------------


async def test_whoever_blocked_the_bot_hears_nothing_more_and_the_others_are_served(post: PostOffice) -> None:
    publish(post.library, plans_with_deadlines(3))
    lan, minh = post.staff(2)
    lan.block(unnoticed=True)
    await (await post.courier()).tick()
    assert len(post.tg.sent("sendMessage", lan.id, taken=False)) == 1
    assert len(minh.inbox()) == 3
    assert post.states() == {"unreachable": 3, "sent": 3}
    assert "đã chặn trợ lý" in post.alerts()


async def test_a_group_that_moved_gets_its_reminder_in_the_new_place(post: PostOffice) -> None:
    lan, group = post.group(-55, "group")
    post.planner.plan(post.clock())
    group.upgrade(-10055)
    courier = await post.courier()
    await courier.tick()
    await courier.tick()
    assert len(lan.inbox(group)) == 1
    assert post.archive.chats.find(-10055) is not None
    assert post.archive.chats.find(-55) is None


async def test_a_group_that_threw_the_bot_out_is_left_alone(post: PostOffice) -> None:
    lan, group = post.group(-1001, "supergroup")
    group.kick_bot(lan)
    courier = await post.courier()
    await courier.tick()
    post.clock.move_to(2026, 11, 6)
    await courier.tick()
    assert len(post.tg.sent("sendMessage", -1001, taken=False)) == 1


# --- floods --------------------------------------------------------------------------------------


async def test_a_group_gets_no_more_than_twenty_a_minute(post: PostOffice) -> None:
    publish(post.library, plans_with_deadlines(45))
    lan, group = post.group(-1001, "supergroup")
    began = post.clock()
    await (await post.courier()).tick()
    assert len(lan.inbox(group)) == 45
    assert post.tg._methods.flood is not None
    assert post.tg._methods.flood.hits == 0
    assert 119 < (post.clock() - began).total_seconds() < 200


async def test_a_storm_of_refusals_loses_nothing_and_nobody_comes_back_early(post: PostOffice) -> None:
    people = post.staff(120)
    # the pace is wrong on purpose
    courier = await post.courier(gap=1 / 200)
    for _ in range(200):
        await courier.tick()
        if post.states() == {"sent": 120}:
            break
    flood = post.tg._methods.flood
    assert flood is not None
    assert flood.hits > 0
    assert flood.early == 0
    assert all(len(person.inbox()) == 1 for person in people)


async def test_nothing_at_all_goes_out_while_telegram_asks_to_wait(post: PostOffice) -> None:
    post.staff(3)
    courier = await post.courier()
    post.tg.fail("sendMessage", code=429, description="Too Many Requests", parameters={"retry_after": 30})
    asked = post.clock()
    await courier.tick()
    times = [dt.datetime.fromtimestamp(message["date"], dt.UTC) for message in _delivered(post)]
    assert len(times) == 3
    assert all((time - asked).total_seconds() >= 29 for time in times)


def _delivered(post: PostOffice) -> list[dict[str, Any]]:
    return [call.result for call in post.tg.sent("sendMessage")]


async def test_many_recipients_are_served_at_the_pace_telegram_allows(post: PostOffice) -> None:
    people = post.staff(100)
    courier = await post.courier()
    began = post.clock()
    await courier.tick()
    flood = post.tg._methods.flood
    assert flood is not None
    assert all(len(person.inbox()) == 1 for person in people)
    assert flood.hits == 0
    assert flood.peak <= 30
    assert (post.clock() - began).total_seconds() < 100 / 30 * 1.1


# --- two senders, a held-up sender, a busy database ----------------------------------------------


async def test_two_senders_send_each_reminder_once(post: PostOffice) -> None:
    people = post.staff(60)
    post.tg._methods.flood = None
    post.planner.plan(post.clock())

    async def nap(_seconds: float) -> None:
        await asyncio.sleep(0)
        post.clock.forward(seconds=1)

    one, two = await post.courier(sleep=nap), await post.courier(sleep=nap)
    await asyncio.gather(one.send_due(), two.send_due())
    assert all(len(person.inbox()) == 1 for person in people)
    assert post.states() == {"sent": 60}


async def test_a_sender_that_was_suspended_finds_its_lease_gone(post: PostOffice) -> None:
    people = post.staff(3)
    sleeper, other = await post.courier(), await post.courier()
    post.planner.plan(post.clock())
    held = post.archive.ledger.claim(sleeper._owner, post.clock(), dt.timedelta(seconds=180))
    assert held is not None
    for minutes in (8, 3):
        # the other one takes the sleeper for dead, waits for the grace, and resends
        post.clock.forward(minutes=minutes)
        await other.tick()
    await sleeper._send(held)
    assert all(len(person.inbox()) == 1 for person in people)
    assert post.states() == {"sent": 3}


async def test_a_busy_database_after_a_send_is_waited_for_and_nothing_is_sent_twice(post: PostOffice) -> None:
    (lan,) = post.staff()
    lock = sqlite3.connect(post.path, isolation_level=None)
    naps = 0

    async def nap(seconds: float) -> None:
        nonlocal naps
        naps += 1
        post.clock.forward(seconds=seconds)
        if naps == 2:
            lock.execute("COMMIT")

    courier = await post.courier(sleep=nap)
    taken = post.tg._methods.sendMessage

    def locks_the_database(query: dict[str, object]) -> object:
        message = taken(query)
        lock.execute("BEGIN IMMEDIATE")
        return message

    post.tg._methods.sendMessage = locks_the_database  # type: ignore[method-assign]
    await courier.tick()
    assert naps >= 2
    assert post.states() == {"sent": 1}
    assert len(lan.inbox()) == 1
    assert "bận khi ghi kết quả" in post.alerts()


async def test_a_sender_that_died_after_sending_costs_one_marked_copy(post: PostOffice) -> None:
    (lan,) = post.staff()
    courier = await post.courier()
    sent = post.archive.ledger.sent

    def dies(delivery: Delivery, message_id: int, now: dt.datetime) -> bool:
        raise Died

    post.archive.ledger.sent = dies  # type: ignore[method-assign]
    with pytest.raises(Died):
        await courier.tick()
    post.archive.ledger.sent = sent  # type: ignore[method-assign]
    successor = await post.courier()
    for _ in range(6):
        post.clock.forward(minutes=1)
        await successor.tick()
    first, second = texts_of(lan.inbox())
    assert "Gửi lại" not in first
    assert "Gửi lại" in second
