"""An admin decides in the chat on deadlines that wait for a human, on Monday, 2 November 2026."""

from __future__ import annotations

from typing import Any

import pytest

from bot.rendering.plans import plan_reference
from knowledge.calendar import status
from knowledge.model import Deadline
from tests.bot.office import LAN, Office, publish, says
from tests.knowledge.amending_plans import BODY, original_text, understood
from tests.telegram.people import User

# one day that no calendar has, one with a letter for a digit
PRINTED = BODY.replace("15/6/2028", "31/6/2028").replace("31/12/2025", "3l/12/2026")
PLAN = "xa-hoa-lu"
UNREAD, MENDED = "III.2.c", "III.2.a"


@pytest.fixture
def plan(office: Office) -> str:
    """A plan with two deadlines in doubt beside the certain ones."""
    publish(office.library, understood(original_text(body=PRINTED), PLAN))
    return plan_reference(office.library.card(PLAN))


def held(office: Office, section: str) -> Deadline | None:
    """The deadline of a section, as the library holds it."""
    return next((one for one in office.library.card(PLAN).facts.deadlines if one.section == section), None)


async def begun(office: Office, user: User) -> dict[str, Any]:
    """The first deadline that waits."""
    documents = await user.ask("/vanban", says("Văn bản và phiên bản"))
    user.press(documents, "Xem lại 2 thời hạn")
    return await user.reply(says("Thời hạn cần xem lại (1/2)"), after=documents["message_id"])


async def second_of(office: Office, user: User) -> dict[str, Any]:
    """The second, with the day that no calendar has."""
    first = await begun(office, user)
    user.press(first, "Để sau")
    return await user.reply(says("Thời hạn cần xem lại (2/2)", "31/6/2028"), after=first["message_id"] - 1)


async def second_admin(office: Office) -> User:
    binh = office.tg.user(LAN + 5, "Bình")
    binh.start(office.archive.people.invite("admin", None, 1, office.clock()))
    await binh.reply(says("Chào"))
    return binh


@pytest.mark.usefixtures("plan")
async def test_each_is_shown_with_its_doubt_quote_and_place_and_may_be_put_off(office: Office) -> None:
    admin = office.admin()
    first = await begun(office, admin)
    for words in (
        "12/KH-UBND của UBND xã Hòa Lư, mục III.2.a, trang 1",
        "3l/12/2026.”",
        "có lẽ là ngày 31/12/2026",
        "31/12/2026",
    ):
        assert words in first["text"]
    labels = [button["text"] for button in admin.buttons(first)]
    assert labels == ["✅ Đúng như đọc", "✏️ Sửa ngày", "✖ Không phải hạn nộp", "⏭ Để sau", "📄 Trang văn bản"]
    second = await second_of(office, admin)
    assert "chưa có ngày" in second["text"]
    admin.press(second, "Để sau")
    left = await admin.reply(says("Đã xem hết danh sách, còn 2 thời hạn để sau."))
    admin.press(left, "Xem lại 2 thời hạn")
    await admin.reply(says("(1/2)"), after=left["message_id"])


@pytest.mark.usefixtures("plan")
async def test_what_is_confirmed_is_due_from_then_on(office: Office) -> None:
    admin = office.admin()
    lan = await office.staff()
    assert "31/12/2026" not in (await lan.ask("/han", says("Các hạn sắp tới")))["text"]
    first = await begun(office, admin)
    admin.press(first, "Đúng như đọc")
    await admin.reply(says("Đã ghi quyết định", "trước ngày 31/12/2026", "30/12/2026", "Người quyết định: An"))
    await admin.reply(says("Thời hạn cần xem lại (1/1)", "31/6/2028"), after=first["message_id"])
    assert "trước ngày 31/12/2026" in (await lan.ask("/han", says("Các hạn sắp tới")))["text"]


@pytest.mark.parametrize(
    ("typed", "told", "due"),
    [
        pytest.param("30/6/2028", "Thời hạn: chậm nhất ngày 30/6/2028.", "là thứ Sáu 30/6/2028", id="a day"),
        pytest.param("trước 15/11 hằng năm", "Thời hạn: trước ngày 15/11 hằng năm.", "thứ Bảy 14/11/2026", id="yearly"),
    ],
)
@pytest.mark.usefixtures("plan")
async def test_a_date_is_mended_by_typing_it(office: Office, typed: str, told: str, due: str) -> None:
    admin = office.admin()
    second = await second_of(office, admin)
    admin.press(second, "Sửa ngày")
    prompt = await admin.reply(says("trả lời tin này với thời hạn đúng"))
    admin.send(typed, reply_to=prompt)
    done = await admin.reply(says("Đã ghi quyết định", told))
    assert due in done["text"]
    await admin.reply(says("Đã xem hết danh sách, còn 1 thời hạn để sau."), after=done["message_id"])
    found = held(office, UNREAD)
    assert found is not None
    assert status(found, None, office.clock().date()) == "active"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31/6/2028", "“31/6/2028” không hợp lệ"),
        ("15/11", "“15/11” không hợp lệ"),
        ("hỏi lại Sở", "“hỏi lại Sở” không hợp lệ"),
        ("15/11/2062", "nằm ngoài thời gian của kế hoạch"),
        ("x" * 5000, "không hợp lệ"),
    ],
    ids=["impossible", "without a year", "no date", "a slip in the year", "a flood"],
)
@pytest.mark.usefixtures("plan")
async def test_a_wrong_date_is_told_in_a_sentence_and_asked_for_again(office: Office, typed: str, told: str) -> None:
    admin = office.admin()
    second = await second_of(office, admin)
    admin.press(second, "Sửa ngày")
    prompt = await admin.reply(says("trả lời tin này với thời hạn đúng"))
    admin.send(typed[:4000], reply_to=prompt)
    problem = await admin.reply(says(told), after=prompt["message_id"])
    assert problem["text"].count(".") <= 1
    found = held(office, UNREAD)
    assert found is not None
    assert found.review
    admin.send("30/6/2028", reply_to=problem)
    await admin.reply(says("Đã ghi quyết định", "30/6/2028"))


@pytest.mark.usefixtures("plan")
async def test_a_restart_between_the_question_and_the_date_changes_nothing(office: Office) -> None:
    admin = office.admin()
    second = await second_of(office, admin)
    admin.press(second, "Sửa ngày")
    prompt = await admin.reply(says("trả lời tin này với thời hạn đúng"))
    await office.close()
    admin.send("trước 30/6/2028", reply_to=prompt)
    await office.open()
    await admin.reply(says("Đã ghi quyết định", "trước ngày 30/6/2028", "29/6/2028"))


@pytest.mark.usefixtures("plan")
async def test_what_is_no_deadline_goes_and_can_be_taken_back(office: Office) -> None:
    admin = office.admin()
    first = await begun(office, admin)
    admin.press(first, "Không phải hạn nộp")
    done = await admin.reply(says("Không phải hạn nộp; không nhắc."))
    assert held(office, MENDED) is None
    admin.press(done, "Quyết định lại")
    await admin.reply(says("(1/2)", "3l/12/2026"))
    assert held(office, MENDED) is not None


@pytest.mark.usefixtures("plan")
async def test_the_second_admin_is_told_that_the_first_has_decided(office: Office) -> None:
    admin, binh = office.admin(), await second_admin(office)
    mine, theirs = await begun(office, admin), await begun(office, binh)
    binh.press(theirs, "Sửa ngày")
    prompt = await binh.reply(says("trả lời tin này với thời hạn đúng"))
    admin.press(mine, "Đúng như đọc")
    await admin.reply(says("Đã ghi quyết định"))
    for button in ("Đúng như đọc", "Không phải hạn nộp", "Sửa ngày", "Để sau"):
        answer = await binh.press(theirs, button).answer()
        assert answer == {"text": "An đã quyết định thời hạn này trước đó.", "show_alert": True}
    binh.send("01/01/2027", reply_to=prompt)
    await binh.reply(says("An đã quyết định thời hạn này trước đó."))
    found = held(office, MENDED)
    assert found is not None
    assert f"{found.date}" == "2026-12-31"


@pytest.mark.usefixtures("plan")
async def test_staff_decide_nothing(office: Office) -> None:
    admin, lan = office.admin(), await office.staff()
    group = office.tg.group(-100, "Tổ thi đua", [admin, lan])
    documents = await admin.ask("/vanban@kehoach_test_bot", says("Văn bản và phiên bản"), chat=group)
    for data in ("x:all", "x:ok:1", "x:drop:1", "x:date:1", "x:again:1"):
        answer = await lan.forge(documents, data).answer()
        assert answer["text"] == "Chức năng này chỉ dành cho quản trị viên."
    admin.press(documents, "Xem lại 2 thời hạn")
    first = await admin.reply(says("(1/2)"), chat=group)
    admin.press(first, "Sửa ngày")
    prompt = await admin.reply(says("với thời hạn đúng"), chat=group)
    lan.send("01/12/2026", chat=group, reply_to=prompt)
    await lan.reply(says("Chức năng này chỉ dành cho quản trị viên."), chat=group)
    found = held(office, MENDED)
    assert found is not None
    assert found.review


async def test_a_plan_is_entered_by_its_own_button_and_a_withdrawn_one_has_nothing_left(
    office: Office, plan: str
) -> None:
    admin = office.admin()
    documents = await admin.ask("/vanban", says("Văn bản và phiên bản"))
    admin.forge(documents, f"v:show:{plan}")
    shown = await admin.reply(says("Các phiên bản", "III.2.c"))
    admin.press(shown, "Xem lại 2 thời hạn")
    first = await admin.reply(says("(1/2)"))
    office.library.withdraw(PLAN)
    answer = await admin.press(first, "Đúng như đọc").answer()
    assert answer["text"] == "Thời hạn này không còn trong hệ thống."
    answer = await admin.forge(documents, f"x:plan:{plan}").answer()
    assert answer["text"] == "Không còn thời hạn nào cần xem lại."


@pytest.mark.usefixtures("plan")
async def test_the_page_shows_where_it_stands(office: Office) -> None:
    admin = office.admin()
    first = await begun(office, admin)
    admin.press(first, "Trang văn bản")
    picture = await admin.reply(lambda message: "photo" in message, timeout=30)
    assert "mục III.2.a, trang 1" in picture["caption"]


async def test_a_decision_outlives_taking_in_the_same_words_again(office: Office) -> None:
    admin = office.admin()
    for text, words in ((PRINTED, "Kế hoạch mới"), (PRINTED.replace("25/11", "26/11"), "Thay thế bản đang dùng")):
        admin.send_document("ke-hoach.txt", original_text(body=text).encode(), "text/plain")
        preview = await admin.reply(says(words), timeout=30)
        admin.press(preview, "Áp dụng")
        applied = await admin.reply(says("Đã áp dụng"), after=preview["message_id"] - 1)
        if words == "Kế hoạch mới":
            admin.press(applied, "Xem lại 2 thời hạn")
            first = await admin.reply(says("(1/2)"))
            admin.press(first, "Không phải hạn nộp")
            second = await admin.reply(says("(1/1)"))
            admin.press(second, "Sửa ngày")
            admin.send("30/6/2028", reply_to=await admin.reply(says("với thời hạn đúng")))
            await admin.reply(says("Không còn thời hạn nào cần xem lại."))
    assert [button["text"] for button in admin.buttons(applied)] == ["↩️ Hoàn tác (24 giờ)"]
    (card,) = (card for card in office.library.cards() if card.version == 2)
    due = {one.section: one for one in card.facts.deadlines}
    assert MENDED not in due
    assert f"{due[UNREAD].date}" == "2028-06-30"
