"""/han, /lich, /kehoach, /nhac and the buttons of a reminder, as staff see them."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.bot.office import LAN, OFFICE_ZONE, Office, a_plan, publish, says


async def test_han_lists_what_is_due_soonest_first(office: Office) -> None:
    publish(office.library, a_plan("cat-thanh", place="xã Cát Thành", number=None, month=12))
    lan = await office.staff()
    page = await lan.ask("/han", says("Các hạn sắp tới"))
    first, second = page["text"].index("1470/QĐ-UBND"), page["text"].index("UBND xã Cát Thành")
    assert first < second
    assert "trước ngày 10/11/2026 (ngày cuối: thứ Hai 09/11/2026), còn 7 ngày" in page["text"]


async def test_han_says_when_there_is_nothing(office: Office) -> None:
    office.clock.move_to(2031, 1, 2)
    lan = await office.staff()
    await lan.ask("/han", says("không còn hạn nào sắp tới"))


async def test_han_shows_a_far_deadline_where_nothing_is_due_within_a_year(office: Office) -> None:
    publish(office.library, a_plan(version=2, starts=2029))
    lan = await office.staff()
    await lan.ask("/han", says("10/11/2029"))


async def test_a_deadline_is_marked_as_done_and_unmarked_in_the_list(office: Office) -> None:
    lan = await office.staff()
    page = await lan.ask("/han", says("Các hạn sắp tới"))
    lan.press(page, "✅ 1")
    await office.tg.until(lambda: "Đã nộp" in page["text"])
    await office.tick()
    assert not any("Nhắc hạn" in message["text"] for message in lan.inbox())
    lan.press(page, "↩️ 1")
    await office.tg.until(lambda: "Đã nộp" not in page["text"])


async def test_the_list_of_deadlines_can_be_turned(office: Office) -> None:
    for number in range(9):
        publish(office.library, a_plan(f"plan-{number}", place=f"xã {number}", number=None, month=12, day=number + 1))
    lan = await office.staff()
    page = await lan.ask("/han", says("1-6 trên 10 hạn"))
    lan.press(page, "Tiếp")
    await office.tg.until(lambda: "7-10 trên 10 hạn" in page["text"])
    lan.press(page, "Trước")
    await office.tg.until(lambda: "1-6 trên 10 hạn" in page["text"])


async def test_lich_gives_a_calendar_file(office: Office) -> None:
    lan = await office.staff()
    message = await lan.ask("/lich", lambda m: "document" in m)
    stored = office.tg.world.files[message["document"]["file_id"]].data.decode()
    lines = stored.replace("\r\n ", "").split("\r\n")
    assert "DTSTART;VALUE=DATE:20261109" in lines
    assert "SUMMARY:báo cáo kết quả năm" in lines
    assert all(len(line.encode()) <= 75 for line in stored.split("\r\n"))


async def test_a_plan_can_be_read_left_and_followed_again(office: Office) -> None:
    lan = await office.staff()
    page = await lan.ask("/kehoach", says("🔔 Quyết định số 1470/QĐ-UBND"))
    lan.press(page, "1")
    await office.tg.until(lambda: "Thời gian thực hiện: 01/01/2025 đến 31/12/2030" in page["text"])
    lan.press(page, "Bỏ theo dõi")
    await office.tg.until(lambda: any(button["text"] == "🔔 Theo dõi" for button in lan.buttons(page)))
    await office.tick()
    assert not any("Nhắc hạn" in message["text"] for message in lan.inbox())
    await lan.ask("/han", says("Chưa theo dõi kế hoạch nào"))
    lan.press(page, "Theo dõi")
    await office.tg.until(lambda: any(button["text"] == "🔕 Bỏ theo dõi" for button in lan.buttons(page)))
    lan.press(page, "Văn bản gốc")
    file = await lan.reply(lambda m: "document" in m)
    assert file["document"]["file_name"] == "son-la.txt"


async def test_a_plan_that_is_over_is_marked_so(office: Office) -> None:
    office.clock.move_to(2031, 3, 3)
    lan = await office.staff()
    page = await lan.ask("/kehoach", says("(đã kết thúc)"))
    lan.press(page, "1")
    await office.tg.until(lambda: "không còn nhắc hạn" in page["text"])


async def test_reminders_come_at_the_hour_and_so_many_days_ahead_as_chosen(office: Office) -> None:
    lan = await office.staff()
    page = await lan.ask("/nhac", says("Nhắc trước: 7, 3, 1 ngày"))
    for label in ("✓ 7 ngày", "5 ngày", "15:00"):
        lan.press(page, label)
        await office.tg.until(lambda label=label: _changed(page, label))
    assert "Nhắc trước: 5, 3, 1 ngày" in page["text"]
    office.clock.move_to(2026, 11, 4, 14, 59)
    await office.tick()
    assert not any("Nhắc hạn" in message["text"] for message in lan.inbox())
    office.clock.move_to(2026, 11, 4, 15, 0)
    await office.tick()
    await lan.reply(says("Nhắc hạn: còn 5 ngày"))


def _changed(page: dict, label: str) -> bool:
    return {
        "✓ 7 ngày": "7, 3, 1" not in page["text"],
        "5 ngày": "5, 3, 1" in page["text"],
        "15:00": "Giờ nhắc: 15:00" in page["text"],
    }[label]


async def test_a_pause_is_silent_and_can_be_ended(office: Office) -> None:
    lan = await office.staff()
    page = await lan.ask("/nhac", says("Cài đặt nhắc hạn"))
    lan.press(page, "Dừng 1 tháng")
    await office.tg.until(lambda: "Đang tạm dừng đến" in page["text"])
    await office.tick()
    assert not any("Nhắc hạn:" in message["text"] for message in lan.inbox())
    lan.press(page, "Nhắc lại")
    await office.tg.until(lambda: "Đang tạm dừng đến" not in page["text"])
    office.clock.move_to(2026, 11, 6)
    await office.tick()
    await lan.reply(says("Nhắc hạn: còn 3 ngày"))


async def test_quiet_hours_can_be_set(office: Office) -> None:
    lan = await office.staff()
    page = await lan.ask("/nhac", says("Giờ yên lặng: không đặt"))
    lan.press(page, "Yên lặng")
    await office.tg.until(lambda: "Giờ yên lặng: 20:00 đến 07:00" in page["text"])


async def test_a_colleague_of_the_same_office_is_not_reminded_of_what_is_done(office: Office) -> None:
    lan, minh = await office.staff(office="Phòng Văn hóa"), await office.staff(1002, "Minh")
    page = await minh.ask("/nhac", says("Đơn vị của tôi: chưa đặt"))
    minh.press(page, "Đơn vị của tôi")
    prompt = await minh.reply(says("tên đơn vị"))
    minh.send("Phòng Văn hóa", reply_to=prompt)
    await minh.reply(says("Đã ghi nhận đơn vị: Phòng Văn hóa"))
    listed = await lan.ask("/han", says("Các hạn sắp tới"))
    lan.press(listed, "✅ 1")
    await office.tg.until(lambda: "Đã nộp" in listed["text"])
    office.clock.move_to(2026, 11, 6)
    await office.tick()
    assert not any("Nhắc hạn:" in message["text"] for message in (*lan.inbox(), *minh.inbox()))


# --- under a reminder ----------------------------------------------------------------------------


async def reminded(office: Office) -> tuple:
    lan = await office.staff()
    office.clock.move_to(2026, 11, 6, 8, 0)
    await office.tick()
    return lan, await lan.reply(says("Nhắc hạn: còn 3 ngày"))


@pytest.mark.parametrize(
    ("label", "moment"),
    [
        pytest.param("Chiều nay", dt.datetime(2026, 11, 6, 14, tzinfo=OFFICE_ZONE), id="this afternoon"),
        pytest.param("Sáng mai", dt.datetime(2026, 11, 9, 8, tzinfo=OFFICE_ZONE), id="tomorrow is a Saturday: Monday"),
    ],
)
async def test_a_reminder_can_be_put_off(office: Office, label: str, moment: dt.datetime) -> None:
    lan, reminder = await reminded(office)
    told = await lan.press(reminder, label).answer()
    assert moment.strftime("%H:%M ngày %d/%m/%Y") in told["text"]
    office.clock.move_to(moment.year, moment.month, moment.day, moment.hour - 1, 59)
    await office.tick()
    assert sum("Nhắc hạn:" in message["text"] for message in lan.inbox()) == 1
    office.clock.move_to(moment.year, moment.month, moment.day, moment.hour)
    await office.tick()
    await office.tg.until(lambda: sum("Nhắc hạn:" in message["text"] for message in lan.inbox()) == 2)


async def test_a_reminder_cannot_be_put_off_past_its_deadline(office: Office) -> None:
    lan, reminder = await reminded(office)
    office.clock.move_to(2026, 11, 9, 15)
    told = await lan.press(reminder, "Sáng mai").answer()
    assert "không lùi" in told["text"]


async def test_a_reminder_shows_its_source_and_gives_its_calendar_file(office: Office) -> None:
    lan, reminder = await reminded(office)
    lan.press(reminder, "Nguồn")
    picture = await lan.reply(lambda m: "photo" in m)
    assert "mục VI.1" in picture["caption"]
    lan.press(reminder, ".ics")
    await lan.reply(lambda m: "document" in m)


async def test_a_press_under_a_reminder_of_a_withdrawn_plan_is_answered_politely(office: Office) -> None:
    lan, reminder = await reminded(office)
    office.library.withdraw("son-la")
    told = await lan.press(reminder, "Đã nộp").answer()
    assert "không còn hiệu lực" in told["text"]


async def test_a_button_under_anothers_reminder_cannot_be_forged(office: Office) -> None:
    lan, reminder = await reminded(office)
    minh = await office.staff(1002, "Minh")
    page = await minh.ask("/kehoach", says("Các kế hoạch"))
    data = next(button["callback_data"] for button in lan.buttons(reminder) if "Đã nộp" in button["text"])
    told = await minh.forge(page, data).answer()
    assert "hết hiệu lực" in told["text"]
    listed = await lan.ask("/han", says("Các hạn sắp tới"))
    assert "Đã nộp" not in listed["text"]


async def test_a_group_is_reminded_of_what_it_chose_to_follow(office: Office) -> None:
    lan = await office.staff()
    group = office.tg.group(-1001, "Tổ báo cáo", [lan])
    await lan.reply(says("đã vào nhóm"), chat=group)
    page = await lan.ask("/kehoach@kehoach_test_bot", says("🔕"), chat=group)
    lan.press(page, "1")
    await office.tg.until(lambda: any("Theo dõi" in button["text"] for button in lan.buttons(page)))
    lan.press(page, "Theo dõi")
    await office.tg.until(lambda: any("Bỏ theo dõi" in button["text"] for button in lan.buttons(page)))
    office.clock.move_to(2026, 11, 6)
    await office.tick()
    await lan.reply(says("Nhắc hạn: còn 3 ngày"), chat=group)
    group.upgrade(-100200)
    office.clock.move_to(2027, 11, 3)
    await office.tg.until(lambda: office.archive.chats.find(-100200) is not None)
    await office.tick()
    await lan.reply(says("Nhắc hạn: còn 6 ngày"), chat=group)


async def test_somebody_who_blocked_and_unblocked_the_bot_is_reminded_again(office: Office) -> None:
    lan = await office.staff()
    lan.block()
    await office.tg.until(lambda: not _active(office))
    office.clock.move_to(2026, 11, 6)
    await office.tick()
    lan.unblock()
    await office.tg.until(lambda: _active(office))
    await office.tick()
    await lan.reply(says("Nhắc hạn: còn 3 ngày"))


def _active(office: Office) -> bool:
    chat = office.archive.chats.find(LAN)
    return chat is not None and chat.active
