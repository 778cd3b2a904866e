"""What staff and admins see of plans that amend each other, from Monday, 2 November 2026 on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot.records.chats import Chat
from bot.reminders import find_due, reminders_due
from bot.rendering.deadlines import reminder_screen
from bot.rendering.markup import plain
from bot.rendering.plans import plan_screen, plans_screen
from knowledge.amending import amended
from knowledge.calendar import coming
from knowledge.model import Plan
from tests.bot.office import OFFICE_ZONE, Office, publish, says
from tests.knowledge.amending_plans import BODY, ORIGINAL, amending, amending_text, original_text, understood

ORDER = "Điều chỉnh thời hạn gửi báo cáo kết quả từ ngày 10/11 thành ngày 30/11."
# in force from Tuesday
LETTER = {"day": "ngày 20 tháng 10 năm 2026", "effect": "Kế hoạch này có hiệu lực kể từ ngày 03/11/2026."}
AMENDING = amending(ORDER, **LETTER)
PLANS = amended((ORIGINAL, AMENDING))
CLOSING = (
    "Kế hoạch này có hiệu lực kể từ ngày ký và thay thế Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã Hòa Lư.\n"
)
REPLACING = understood(
    original_text("77/KH-UBND", "ngày 03 tháng 11 năm 2026", BODY.replace("10/11", "30/11") + CLOSING), "moi"
)


def moment(day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, tzinfo=OFFICE_ZONE)


def chat(**settings: object) -> Chat:
    plain_chat = Chat(1, 1001, "private", "Lan", active=True)
    return replace(plain_chat, **settings)  # type: ignore[arg-type]


def reminded(now: dt.datetime, plans: tuple[Plan, ...] = PLANS, **settings: object) -> list[tuple[str, dt.date]]:
    """Plan and day of the reminders of the yearly report that are due now."""
    found = reminders_due(plans, [chat(**settings)], (), now)
    return [(one.plan, one.occurrence) for one in found if one.occurrence.day in (10, 30)]


OLD, NEW = ("goc", dt.date(2026, 11, 10)), ("sua", dt.date(2026, 11, 30))


def test_the_old_date_is_reminded_of_until_the_day_before_and_never_again() -> None:
    assert reminded(moment(2)) == [OLD]
    assert reminded(moment(3)) == []
    assert reminded(moment(9)) == []


def test_the_new_date_is_reminded_of_from_the_day_of_effect_on() -> None:
    # 29 November is the last day; seven days before is a Sunday
    assert reminded(moment(19)) == []
    assert reminded(moment(20)) == [NEW]
    assert reminded(moment(3), lead_days=(26,)) == [NEW], "on the day itself"
    assert NEW not in reminded(moment(2), lead_days=(27,))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param({"follows_new": False, "choices": {"goc": True}}, [NEW], id="follows the amended plan"),
        pytest.param({"follows_new": False, "choices": {"sua": True}}, [NEW], id="follows the amending one"),
        pytest.param({"follows_new": False}, [], id="follows neither"),
        pytest.param({"choices": {"goc": True, "sua": False}}, [], id="does not want the amending one"),
    ],
)
def test_who_follows_the_amended_plan_hears_of_the_new_date(
    settings: dict[str, object], expected: list[tuple[str, dt.date]]
) -> None:
    assert reminded(moment(20), **settings) == expected


def test_who_followed_a_replaced_plan_hears_of_the_one_in_its_place() -> None:
    plans = amended((ORIGINAL, REPLACING))
    only_the_old = {"follows_new": False, "choices": {"goc": True}}
    assert reminded(moment(20), plans, **only_the_old) == [("moi", dt.date(2026, 11, 30))]
    assert reminded(moment(20), (REPLACING,), **only_the_old) == []


def test_a_reminder_that_waits_is_dropped_when_its_deadline_is_superseded() -> None:
    (intent,) = [one for one in reminders_due(PLANS, [chat()], (), moment(2)) if one.plan == "goc"]
    assert find_due(PLANS, intent.subject, dt.date(2026, 11, 2)) is not None
    assert find_due(PLANS, intent.subject, dt.date(2026, 11, 3)) is None


def test_a_reminder_says_that_its_date_is_about_to_change() -> None:
    today = dt.date(2026, 11, 2)
    due = next(one for one in coming(PLANS, today) if (one.plan, one.due) == OLD)
    assert "từ ngày 03/11/2026 hạn này thay đổi" in plain(reminder_screen(1, due, "Kế hoạch", today).text)
    repealed = amended((ORIGINAL, amending("Bãi bỏ điểm b khoản 2 mục III.", **LETTER)))
    ending = next(one for one in coming(repealed, today) if (one.plan, one.due) == OLD)
    assert "từ ngày 03/11/2026 hạn này hết hiệu lực" in plain(reminder_screen(1, ending, "Kế hoạch", today).text)
    later = next(one for one in coming(PLANS, dt.date(2026, 11, 3)) if one.plan == "sua")
    assert "thay đổi" not in plain(reminder_screen(1, later, "Kế hoạch", today).text)


def test_a_plan_shows_what_others_have_changed_in_it() -> None:
    today = dt.date(2026, 11, 3)
    page = plain(plan_screen(PLANS[0], chat(), today).text)
    assert "Từ ngày 03/11/2026, Kế hoạch số 45/KH-UBND ngày 20/10/2026 sửa đổi, bổ sung mục III.2.b." in page
    replaced = amended((ORIGINAL, REPLACING))
    page = plain(plan_screen(replaced[0], chat(), today).text)
    assert "Kế hoạch số 77/KH-UBND ngày 03/11/2026 thay thế kế hoạch này" in page
    assert "đã được thay thế" in plain(plans_screen(replaced, chat(), today).text)
    assert "đã được thay thế" not in plain(plans_screen(replaced, chat(), dt.date(2026, 11, 2)).text)


# --- in the running bot ---------------------------------------------------------------------------


async def test_han_tells_the_date_that_holds_today(office: Office) -> None:
    publish(office.library, AMENDING)
    publish(office.library, ORIGINAL)
    lan = await office.staff()
    page = await lan.ask("/han", says("Các hạn sắp tới"))
    assert "12/KH-UBND của UBND xã Hòa Lư, mục III.2.b" in page["text"]
    assert "Lưu ý: từ ngày 03/11/2026 hạn này thay đổi" in page["text"]
    assert "30/11/2026" not in page["text"]
    office.clock.move_to(2026, 11, 3)
    page = await lan.ask("/han", says("Các hạn sắp tới"))
    assert "12/KH-UBND của UBND xã Hòa Lư, mục III.2.b" not in page["text"]
    assert "trước ngày 30/11/2026" in page["text"]
    assert "mục I.1, sửa đổi, bổ sung mục III.2.b của Kế hoạch số 12/KH-UBND" in page["text"]
    office.library.withdraw("sua")
    page = await lan.ask("/han", says("Các hạn sắp tới"))
    assert "mục III.2.b" in page["text"]
    assert "30/11/2026" not in page["text"]


async def test_an_admin_sees_what_a_sent_file_changes_in_another_plan_before_applying_it(office: Office) -> None:
    publish(office.library, ORIGINAL)
    admin = office.admin()
    content = amending_text(ORDER, "Bãi bỏ khoản 2 mục IX.", **LETTER).encode()
    admin.send_document("sua-doi.txt", content, "text/plain")
    page = await admin.reply(says("Thay đổi giữa các văn bản"))
    assert (
        "Từ ngày 03/11/2026, Kế hoạch số 45/KH-UBND ngày 20/10/2026 sửa đổi, bổ sung Kế hoạch số 12/KH-UBND"
        in page["text"]
    )
    assert "trước ngày 10/11 hằng năm.” → “Điều chỉnh thời hạn" in page["text"]
    assert "không có mục IX.2" in page["text"]
    assert all(plan.id == "son-la" or not plan.revisions for plan in office.library.plans())
    admin.press(page, "Áp dụng")
    await office.tg.until(lambda: any(plan.revisions for plan in office.library.plans()))
