"""Who gets in."""

from __future__ import annotations

import datetime as dt

from tests.bot.office import ADMIN, LAN, Office, says, texts_of


async def test_a_stranger_is_refused_politely_and_learns_nothing(office: Office) -> None:
    stranger = office.tg.user(5, "Người lạ")
    refusal = await stranger.ask("hạn nộp báo cáo của Sơn La", says("chỉ phục vụ cán bộ được mời"))
    assert "10/11" not in refusal["text"]
    assert office.assistant.asked == []


async def test_a_stranger_who_keeps_writing_is_refused_once(office: Office) -> None:
    stranger = office.tg.user(5, "Người lạ")
    await stranger.ask("một", says("được mời"))
    stranger.send("hai")
    stranger.send("ba")
    lan = await office.staff()
    await lan.ask("/trogiup", says("Hướng dẫn"))
    assert len(stranger.inbox()) == 1


async def test_an_invitation_lets_one_person_in_and_only_one(office: Office) -> None:
    token = office.archive.people.invite("staff", "Phòng Văn hóa", ADMIN, office.clock())
    lan, minh = office.tg.user(LAN, "Lan"), office.tg.user(6, "Minh")
    lan.start(token)
    await lan.reply(says("Phòng Văn hóa"))
    minh.start(token)
    await minh.reply(says("đã được dùng hoặc đã hết hạn"))
    await minh.ask("hạn báo cáo", says("chỉ phục vụ"))


async def test_an_invitation_of_last_month_is_void(office: Office) -> None:
    token = office.archive.people.invite("staff", None, ADMIN, office.clock() - dt.timedelta(days=30))
    lan = office.tg.user(LAN, "Lan")
    lan.start(token)
    await lan.reply(says("hết hạn"))


async def test_an_admin_approves_a_stranger_with_one_press(office: Office) -> None:
    admin, stranger = office.admin(), office.tg.user(5, "Hoa")
    await stranger.ask("xin chào", says("chuyển đến quản trị viên"))
    request = await admin.reply(says("Hoa", "đề nghị được sử dụng"))
    admin.press(request, "Duyệt")
    await stranger.reply(says("đã duyệt"))
    await stranger.ask("hạn nộp báo cáo", says("10/11"))


async def test_an_old_approval_button_is_answered_politely(office: Office) -> None:
    admin, stranger = office.admin(), office.tg.user(5, "Hoa")
    await stranger.ask("xin chào")
    request = await admin.reply(says("Hoa"))
    forged = office.tg.world.messages[ADMIN][request["message_id"]]
    admin.press(request, "Duyệt")
    await stranger.reply(says("đã duyệt"))
    answer = await admin.forge(forged, "a:approve:5").answer()
    assert "đã được xử lý" in answer["text"]


async def test_staff_cannot_forge_an_admins_button(office: Office) -> None:
    lan = await office.staff()
    stranger = office.tg.user(5, "Hoa")
    await stranger.ask("xin chào")
    message = await lan.ask("/kehoach", says("Các kế hoạch"))
    answer = await lan.forge(message, "a:approve:5").answer()
    assert "chỉ dành cho quản trị viên" in answer["text"]
    assert len(office.archive.people.staff()) == 1


async def test_somebody_whose_access_was_revoked_is_a_stranger_again(office: Office) -> None:
    admin, lan = office.admin(), await office.staff()
    people = await admin.ask("/nguoidung", says("Người dùng", "Lan"))
    admin.press(people, "Thu hồi Lan")
    await office.tg.until(lambda: "quyền sử dụng của Lan" in people["text"])
    admin.press(people, "Thu hồi")
    await office.tg.until(lambda: "Đã thu hồi" in people["text"])
    await lan.ask("hạn nộp báo cáo", says("chỉ phục vụ"))


async def test_an_admin_makes_an_invitation_for_an_office(office: Office) -> None:
    admin = office.admin()
    message = await admin.ask("/nguoidung Phòng Văn hóa - Xã hội", says("Thư mời", "Phòng Văn hóa - Xã hội"))
    link = message["text"].splitlines()[-1]
    assert link.startswith("https://t.me/kehoach_test_bot?start=")
    lan = office.tg.user(LAN, "Lan")
    lan.start(link.partition("start=")[2])
    await lan.reply(says("Phòng Văn hóa - Xã hội"))


async def test_in_a_group_the_bot_answers_only_when_addressed(office: Office) -> None:
    lan = await office.staff()
    group = office.tg.group(-1001, "Tổ báo cáo", [lan])
    await lan.reply(says("đã vào nhóm"), chat=group)
    # Telegram gives a bare command to the bot that spoke last
    for text in ("/hoi hạn nộp báo cáo", "hạn nộp báo cáo"):
        lan.send(text, group)
    answer = await lan.ask("/hoi@kehoach_test_bot hạn nộp báo cáo", says("10/11"), chat=group)
    await lan.ask("@kehoach_test_bot hạn nộp báo cáo", says("10/11"), chat=group)
    reply = lan.send("hạn nộp báo cáo", group, reply_to=answer)
    await lan.reply(says("10/11"), after=reply["message_id"], chat=group)
    # whatever was begun is finished
    await office.close()
    assert len(texts_of(lan.inbox(group))) == 4
    assert len(office.assistant.asked) == 3


async def test_a_stranger_cannot_take_the_bot_into_a_group(office: Office) -> None:
    stranger = office.tg.user(5, "Người lạ")
    group = office.tg.group(-1001, "Nhóm lạ", [stranger])
    await stranger.reply(says("Xin phép rời nhóm"), chat=group)
    await office.tg.until(lambda: office.tg.sent("leaveChat"))
