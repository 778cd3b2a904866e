"""Questions and what stands below an answer."""

from __future__ import annotations

import datetime as dt

from tests.bot.office import ADMIN, LAN, Office, a_plan, publish, says


async def test_an_answer_has_a_bold_headline_bold_dates_and_folded_sources(office: Office) -> None:
    lan = await office.staff()
    answer = await lan.ask("hạn nộp báo cáo năm", says("Sở Nội vụ"))
    kinds = {entity["type"] for entity in answer["entities"]}
    assert {"bold", "expandable_blockquote"} <= kinds
    quoted = next(entity for entity in answer["entities"] if entity["type"] == "expandable_blockquote")
    source = answer["text"][quoted["offset"] :]
    assert source.startswith("[1] Quyết định số 1470/QĐ-UBND của UBND tỉnh Sơn La, mục VI.1")
    assert "“Các đơn vị gửi báo cáo" in source
    assert [button["text"] for button in lan.buttons(answer)] == ["📄 Nguồn 1", "⏰ Nhắc tôi hạn này", "👍", "👎"]


async def test_the_person_sees_typing_while_the_answer_is_prepared(office: Office) -> None:
    lan = await office.staff()
    office.assistant.takes_seconds = 1.0
    await lan.ask("hạn nộp báo cáo năm", says("Sở Nội vụ"))
    assert (LAN, "typing") in office.tg.world.actions


async def test_the_page_of_a_source_comes_as_a_picture_with_the_file_behind_it(office: Office) -> None:
    lan = await office.staff()
    answer = await lan.ask("hạn nộp báo cáo năm", says("Sở Nội vụ"))
    lan.press(answer, "Nguồn 1")
    picture = await lan.reply(lambda m: "photo" in m)
    assert "mục VI.1, trang 1" in picture["caption"]
    lan.press(picture, "Văn bản gốc")
    document = await lan.reply(lambda m: "document" in m)
    assert document["document"]["file_name"] == "son-la.txt"


async def test_a_question_that_fits_two_plans_is_asked_back_with_a_button_for_each(office: Office) -> None:
    publish(office.library, a_plan("cat-thanh", place="xã Cát Thành", number=None, month=12))
    lan = await office.staff()
    asked = await lan.ask("báo cáo nộp ở đâu", says("theo kế hoạch nào"))
    assert [button["text"] for button in lan.buttons(asked)] == ["UBND xã Cát Thành", "UBND tỉnh Sơn La"]
    lan.press(asked, "Cát Thành")
    await lan.reply(says("Hạn nộp báo cáo năm"))
    assert office.assistant.asked[-1]["plan"] == "cat-thanh"


async def test_a_follow_up_carries_the_turn_before_for_a_quarter_of_an_hour(office: Office) -> None:
    lan = await office.staff()
    await lan.ask("hạn nộp báo cáo năm", says("Sở Nội vụ"))
    await lan.ask("còn nơi nhận?", says("Sở Nội vụ"))
    assert office.assistant.asked[-1]["previous"] is not None
    office.clock.forward(minutes=16)
    await lan.ask("còn nơi nhận?", says("Sở Nội vụ"))
    assert office.assistant.asked[-1]["previous"] is None


async def test_one_persons_follow_up_does_not_lean_on_anothers_question_in_a_group(office: Office) -> None:
    lan, minh = await office.staff(), await office.staff(1002, "Minh")
    group = office.tg.group(-1001, "Tổ", [lan, minh])
    await lan.ask("/hoi@kehoach_test_bot hạn nộp báo cáo", says("10/11"), chat=group)
    await minh.ask("/hoi@kehoach_test_bot còn nơi nhận", says("10/11"), chat=group)
    assert office.assistant.asked[-1]["previous"] is None


async def test_a_question_without_an_answer_goes_to_the_admin_whose_words_come_back(office: Office) -> None:
    admin, lan = office.admin(), await office.staff()
    await admin.ask("/trogiup", says("Hướng dẫn"))
    refusal = await lan.ask("tiền thưởng bao nhiêu", says("Chưa có căn cứ"))
    lan.press(refusal, "Chuyển đầu mối")
    forwarded = await admin.reply(says("tiền thưởng bao nhiêu", "Lan"))
    admin.send("Mức thưởng theo Nghị định, đề nghị xem văn bản kèm.", reply_to=forwarded)
    await lan.reply(says("Trả lời của đầu mối", "Mức thưởng theo Nghị định"))
    again = await lan.press(refusal, "Chuyển đầu mối").answer()
    assert "đã được chuyển trước đó" in again["text"]


async def test_a_bad_answer_is_reported_with_a_word_on_what_is_wrong(office: Office) -> None:
    admin, lan = office.admin(), await office.staff()
    answer = await lan.ask("hạn nộp báo cáo năm", says("Sở Nội vụ"))
    lan.press(answer, "👎")
    prompt = await lan.reply(says("sai hoặc thiếu ở điểm nào"))
    lan.send("Thiếu nơi nhận", reply_to=prompt)
    await admin.reply(says("Lan", "Thiếu nơi nhận"))
    statistics = await admin.ask("/thongke", says("Thống kê"))
    assert "0 👍, 1 👎" in statistics["text"]
    assert "Thiếu nơi nhận" in statistics["text"]


async def test_a_button_under_another_chats_answer_cannot_be_forged(office: Office) -> None:
    lan, minh = await office.staff(), await office.staff(1002, "Minh")
    await lan.ask("hạn nộp báo cáo năm", says("Sở Nội vụ"))
    message = await minh.ask("/kehoach", says("Các kế hoạch"))
    answer = await minh.forge(message, "q:source:1:1").answer()
    assert "hết hiệu lực" in answer["text"]


async def test_a_button_that_no_longer_means_anything_is_answered_politely(office: Office) -> None:
    lan = await office.staff()
    message = await lan.ask("/kehoach", says("Các kế hoạch"))
    for data in ("x:unknown", "q:source:999:1", "q:option:1", "h:done:ffff:0", "p:show:ffff", "r:done:99"):
        answer = await lan.forge(message, data).answer()
        assert answer["text"], data
        assert answer["show_alert"], data


async def test_remind_me_follows_the_plan_of_the_answer(office: Office) -> None:
    lan = await office.staff()
    answer = await lan.ask("hạn nộp báo cáo năm", says("Sở Nội vụ"))
    chat = office.archive.chats.find(LAN)
    assert chat is not None
    office.archive.chats.follow(chat.id, "son-la", following=False, now=office.clock())
    lan.press(answer, "Nhắc tôi")
    await lan.reply(says("Đã theo dõi", "7, 3, 1 ngày"))
    chat = office.archive.chats.find(LAN)
    assert chat is not None
    assert chat.follows("son-la")


async def test_what_was_asked_while_the_bot_was_down_is_answered_with_an_apology(office: Office) -> None:
    lan = await office.staff()
    await office.close()
    lan.send("hạn nộp báo cáo năm")
    office.clock.forward(minutes=40)
    await office.open()
    await lan.reply(says("Xin lỗi Anh/Chị vì trả lời muộn", "10/11"))


async def test_what_was_asked_days_ago_gets_only_an_apology(office: Office) -> None:
    lan = await office.staff()
    await office.close()
    lan.send("hạn nộp báo cáo năm")
    office.clock.forward(days=3)
    await office.open()
    await lan.reply(says("chưa xử lý được tin"))
    assert office.assistant.asked == []


async def test_a_failure_is_told_to_the_person_and_the_admin_without_its_details(office: Office) -> None:
    admin, lan = office.admin(), await office.staff()
    office.assistant.fails_with = RuntimeError(f"secret {office.tg.token}")
    failure = await lan.ask("hạn nộp báo cáo năm", says("trục trặc"))
    assert "secret" not in failure["text"]
    await office.tick_and_tell()
    report = await admin.reply(says("Thông báo cho quản trị viên"))
    assert "RuntimeError" in report["text"]
    assert office.tg.token not in report["text"]


async def test_an_answer_with_odd_characters_is_shown_as_it_is(office: Office) -> None:
    plan = a_plan("a", place="tỉnh A <b>&amp; </b> 𝔸")
    publish(office.library, plan)
    lan = await office.staff()
    answer = await lan.ask("hạn nộp báo cáo năm", says("Sở Nội vụ"))
    assert "UBND tỉnh A <b>&amp; </b> 𝔸" in answer["text"]


async def test_questions_of_one_chat_are_answered_in_their_order(office: Office) -> None:
    lan = await office.staff()
    for number in range(5):
        last = lan.send(f"hạn nộp báo cáo {number}")
    await lan.reply(says("Sở Nội vụ"), after=last["message_id"])
    await office.tg.until(lambda: len(office.assistant.asked) == 5)
    assert [asked["question"] for asked in office.assistant.asked] == [f"hạn nộp báo cáo {n}" for n in range(5)]


async def test_the_admin_sees_the_bots_health(office: Office) -> None:
    admin = office.admin()
    office.archive.incidents.report("Mất điện.", office.clock() - dt.timedelta(hours=1))
    health = await admin.ask("/trangthai", says("Tình trạng hệ thống", "1 kế hoạch"))
    assert "08:00 ngày 02/11/2026: Mất điện." in health["text"]
    assert admin.id == ADMIN
