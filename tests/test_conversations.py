"""Whole conversations: the real program as a process, sample plans, the real embedding model, Telegram on loopback."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.records.archive import Archive
from knowledge.database import engine_of
from knowledge.library import Library
from knowledge.vietnamese import squash
from tests.bot.office import ADMIN, LAN, OFFICE_ZONE, MovableClock, says, texts_of
from tests.bot.processes import BotProcess
from tests.telegram.people import User
from tests.telegram.server import FakeTelegram

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "knowledge" / "samples"
AUTUMN = dt.datetime(2026, 10, 20, 9, tzinfo=OFFICE_ZONE)
# the first question waits for the model
PATIENCE = 180.0


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Path:
    """A data folder with the sample plans, taken in by `python ingest.py`."""
    folder = tmp_path_factory.mktemp("samples") / "data"
    folder.mkdir()
    (folder / "models").symlink_to(model_dir / "models", target_is_directory=True)
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "DATA_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "ingest.py"), str(SAMPLES)]
    subprocess.run(command, env=environment, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder


@pytest.fixture
def data(ingested: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    folder = tmp_path / "data"
    shutil.copytree(ingested, folder, symlinks=True)
    return folder


@pytest.fixture
def clock() -> MovableClock:
    """Tuesday, 20 October 2026."""
    return MovableClock(AUTUMN)


@pytest.fixture
async def tg(clock: MovableClock) -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(wall=clock.timestamp) as server:
        yield server
        assert server.violations == []


@pytest.fixture
async def bot(tg: FakeTelegram, data: Path, clock: MovableClock) -> AsyncIterator[BotProcess]:
    """The real program with the real assistant, on a clock that the test moves."""
    process = BotProcess(tg, data, clock)
    await process.start(seconds_a_question=None)
    yield process
    await process.end()


async def invited(tg: FakeTelegram, user_id: int, name: str) -> User:
    """Somebody whom the admin has invited with a link."""
    admin = tg.user(ADMIN, "An")
    page = await admin.ask("/nguoidung", says("Người dùng"), timeout=30)
    admin.press(page, "Mời cán bộ")
    invitation = await admin.reply(says("Thư mời"), after=page["message_id"])
    user = tg.user(user_id, name)
    user.start(invitation["text"].partition("?start=")[2].split()[0])
    await user.reply(says("Chào"), timeout=30)
    return user


def quoted(message: dict) -> str:
    """What is folded under an answer."""
    span = next(entity for entity in message["entities"] if entity["type"] == "expandable_blockquote")
    text = message["text"].encode("utf-16-le")
    return text[2 * span["offset"] : 2 * (span["offset"] + span["length"])].decode("utf-16-le")


async def test_from_an_invitation_to_a_reminder_that_arrives_once(
    tg: FakeTelegram, bot: BotProcess, data: Path, clock: MovableClock
) -> None:
    stranger = tg.user(77, "Người lạ")
    refusal = await stranger.ask("Hạn nộp báo cáo năm của Sơn La?", says("chỉ phục vụ cán bộ"), timeout=30)
    assert "10/11" not in refusal["text"]

    lan = await invited(tg, LAN, "Lan")
    library = Library(engine_of(f"sqlite:///{data / 'library.db'}"))
    sources = [squash(plan.text) for plan in library.plans()]
    for question in (
        "Báo cáo năm theo kế hoạch của Sơn La gửi về đâu, trước ngày nào?",
        "bao cao nam theo ke hoach cua son la gui ve dau, truoc ngay nao",
    ):
        answer = await lan.ask(question, says("10/11", "Sở Nội vụ"), timeout=PATIENCE)
        quotes = [part.partition("”")[0] for part in quoted(answer).split("“")[1:]]
        assert any("10/11" in quote for quote in quotes)
        assert any(squash(quote).rstrip("…") in source for quote in quotes for source in sources)

    page = await lan.ask("/han", says("Các hạn sắp tới"), timeout=30)
    assert "trước ngày 10/11/2026" in page["text"]
    assert "1470/QĐ-UBND" in page["text"]
    assert "Bình Phước" not in page["text"], "the plan of 2022-2025 is over"

    clock.move_to(2026, 11, 2, 7, 59)
    bot.show_time()
    await asyncio.sleep(1)
    assert reminders(lan) == []
    clock.move_to(2026, 11, 2, 8, 0)
    bot.show_time()
    reminder = await lan.reply(says("Nhắc hạn: còn 7 ngày", "trước ngày 10/11/2026"), timeout=30)
    assert "Sở Nội vụ" in reminder["text"]

    archive = Archive(engine_of(f"sqlite:///{data / 'library.db'}"), (ADMIN,), (7, 3, 1), dt.time(8))
    await tg.until(lambda: archive.ledger.counts().get("sending", 0) == 0)
    before = reminders(lan)
    await bot.kill()
    await bot.start(seconds_a_question=None)
    await lan.ask("/han", says("Các hạn sắp tới"), timeout=30)
    await asyncio.sleep(1.5)
    assert reminders(lan) == before
    assert len([text for text in before if "10/11/2026" in text]) == 1


async def test_a_report_that_was_handed_in_is_not_reminded_of_again(
    tg: FakeTelegram, bot: BotProcess, clock: MovableClock
) -> None:
    lan = await invited(tg, LAN, "Lan")
    clock.move_to(2026, 11, 2, 8, 0)
    bot.show_time()
    reminder = await lan.reply(says("Nhắc hạn: còn 7 ngày", "1470/QĐ-UBND"), timeout=30)
    lan.press(reminder, "Đã nộp")
    await tg.until(lambda: any("Chưa nộp" in button["text"] for button in lan.buttons(reminder)))
    page = await lan.ask("/han", says("Các hạn sắp tới", "Đã nộp"), timeout=30)
    assert page
    before = reminders(lan)
    clock.move_to(2026, 11, 6, 8, 0)
    bot.show_time()
    await asyncio.sleep(1.5)
    assert reminders(lan) == before


PLAN = """UBND TỈNH HÒA BÌNH
SỞ Y TẾ
Số: 77/KH-SYT
Hòa Bình, ngày 12 tháng 01 năm 2026
KẾ HOẠCH
Triển khai phong trào thi đua “Ngành Y tế chuyển đổi số” giai đoạn 2026-2030
I. MỤC ĐÍCH
Đẩy mạnh chuyển đổi số trong các cơ sở khám, chữa bệnh.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở chủ trì theo dõi việc thực hiện kế hoạch này.
2. Các bệnh viện gửi báo cáo kết quả thực hiện về Sở Y tế trước ngày {day} hằng năm để tổng hợp.
Nơi nhận:
- Các bệnh viện;
- Lưu: VT.
GIÁM ĐỐC
Trần Văn Bình
"""


async def test_a_plan_is_added_and_replaced_from_the_chat_and_the_old_date_is_never_told_again(
    tg: FakeTelegram, bot: BotProcess
) -> None:
    lan, admin = await invited(tg, LAN, "Lan"), tg.user(ADMIN, "An")
    question = "Các bệnh viện ở Hòa Bình gửi báo cáo về Sở Y tế trước ngày nào?"

    async def upload(day: str, *expected: str) -> dict:
        sent = admin.send_document("77-KH-SYT.txt", PLAN.format(day=day).encode(), "text/plain")
        preview = await admin.reply(says(*expected), after=sent["message_id"], timeout=PATIENCE)
        admin.press(preview, "Áp dụng")
        await tg.until(lambda: "Đã áp dụng" in preview["text"], PATIENCE)
        return preview

    await upload("15/9", "Kế hoạch mới", "77/KH-SYT", "trước ngày 15/9")
    await lan.ask(question, says("15/9"), timeout=PATIENCE)
    applied = await upload("20/9", "Thay thế bản đang dùng", "15/9", "20/9")
    answer = await lan.ask(question, says("20/9"), timeout=PATIENCE)
    assert "15/9" not in answer["text"]
    page = await lan.ask("/han", says("Các hạn sắp tới"), timeout=30)
    assert "20/09/2027" in page["text"]
    assert "15/09" not in page["text"]

    admin.press(applied, "Hoàn tác")
    await tg.until(lambda: "Đã hoàn tác" in applied["text"])
    await lan.ask(question, says("15/9"), timeout=PATIENCE)


async def test_a_file_that_is_no_plan_changes_nothing(tg: FakeTelegram, bot: BotProcess, data: Path) -> None:
    lan, admin = await invited(tg, LAN, "Lan"), tg.user(ADMIN, "An")
    library = Library(engine_of(f"sqlite:///{data / 'library.db'}"))
    before = library.generation()
    for name, content in (("anh.pdf", b"%PDF-1.4 broken"), ("trong.txt", b""), ("chao.txt", "xin chào".encode())):
        sent = admin.send_document(name, content)
        await admin.reply(says("Chưa nạp được tệp"), after=sent["message_id"], timeout=PATIENCE)
    admin.send_document("lon.pdf", b"x", claimed_size=30 << 20)
    await admin.reply(says("lớn hơn 20 MB"), timeout=30)
    lan.send_document("ke-hoach.txt", PLAN.format(day="15/9").encode(), "text/plain")
    await lan.reply(says("Chỉ quản trị viên"), timeout=30)
    assert library.generation() == before


def reminders(user: User) -> list[str]:
    """The reminders somebody has got."""
    return [text for text in texts_of(user.inbox()) if "Nhắc hạn" in text]
