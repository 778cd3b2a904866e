"""The Bot API server itself: it must refuse what Telegram refuses."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter, TimedOut

from tests.telegram.flood import Flood
from tests.telegram.server import FakeTelegram


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
async def bot(tg: FakeTelegram) -> AsyncIterator[Bot]:
    async with Bot(tg.token, base_url=f"{tg.url}/bot", base_file_url=f"{tg.url}/file/bot") as client:
        yield client


async def test_html_is_parsed_as_telegram_parses_it(tg: FakeTelegram, bot: Bot) -> None:
    tg.user(1, "Lan").open_chat()
    message = await bot.send_message(1, "<b>Hạn</b>: <i>10/11</i>", parse_mode="HTML")
    assert message.text == "Hạn: 10/11"
    assert [entity.type for entity in message.entities] == ["bold", "italic"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("<b>x", "parse entities", id="open tag"),
        pytest.param("a" * 4097, "too long", id="too long"),
        pytest.param("<b> </b>", "must be non-empty", id="empty after parsing"),
    ],
)
async def test_a_bad_text_is_refused(tg: FakeTelegram, bot: Bot, text: str, words: str) -> None:
    tg.user(1, "Lan").open_chat()
    with pytest.raises(BadRequest, match=words):
        await bot.send_message(1, text, parse_mode="HTML")


async def test_callback_data_over_64_bytes_is_refused(tg: FakeTelegram, bot: Bot) -> None:
    tg.user(1, "Lan").open_chat()
    button = InlineKeyboardButton("x", callback_data="ế" * 22)
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await bot.send_message(1, "x", reply_markup=InlineKeyboardMarkup([[button]]))


async def test_a_bot_cannot_write_first(bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(99, "x")


async def test_a_blocked_bot_is_forbidden_to_write(tg: FakeTelegram, bot: Bot) -> None:
    tg.user(1, "Lan").block()
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_message(1, "x")


async def test_a_group_that_became_a_supergroup_has_a_new_id(tg: FakeTelegram, bot: Bot) -> None:
    lan = tg.user(1, "Lan")
    tg.group(-5, "Tổ", [lan], kind="group").upgrade(-1005)
    with pytest.raises(ChatMigrated) as migrated:
        await bot.send_message(-5, "x")
    assert migrated.value.new_chat_id == -1005


async def test_a_burst_in_one_chat_is_held_back() -> None:
    async with FakeTelegram(flood=Flood()) as tg, Bot(tg.token, base_url=f"{tg.url}/bot") as bot:
        tg.user(1, "Lan").open_chat()
        for _ in range(3):
            await bot.send_message(1, "x")
        with pytest.raises(RetryAfter):
            await bot.send_message(1, "x")


async def test_a_second_poller_takes_over_from_the_first(tg: FakeTelegram, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.2)
    async with Bot(tg.token, base_url=f"{tg.url}/bot") as second:
        assert await second.get_updates(timeout=1) == ()
    with pytest.raises(Conflict):
        await first


async def test_a_wrong_token_is_unauthorized(tg: FakeTelegram) -> None:
    with pytest.raises(InvalidToken):
        await Bot("1:wrong", base_url=f"{tg.url}/bot").initialize()


async def test_a_hanging_connection_times_out_at_the_bot(tg: FakeTelegram, bot: Bot) -> None:
    tg.user(1, "Lan").open_chat()
    tg.fail("sendMessage", kind="hang", seconds=1.0)
    with pytest.raises(TimedOut):
        await bot.send_message(1, "x", read_timeout=0.2)


async def test_the_bot_sees_only_what_is_meant_for_it_in_a_group(tg: FakeTelegram, bot: Bot) -> None:
    lan = tg.user(1, "Lan")
    group = tg.group(-1001, "Tổ", [lan])
    for text in ("chào cả nhà", "/hoi@kehoach_test_bot hạn?", "@kehoach_test_bot hạn?"):
        lan.send(text, group)
    texts = [update.message.text for update in await bot.get_updates() if update.message]
    assert texts == ["/hoi@kehoach_test_bot hạn?", "@kehoach_test_bot hạn?"]


async def test_an_unknown_parameter_is_a_violation(tg: FakeTelegram, bot: Bot) -> None:
    with pytest.raises(BadRequest):
        await bot.do_api_request("getMe", api_kwargs={"colour": "red"})
    assert tg.violations
