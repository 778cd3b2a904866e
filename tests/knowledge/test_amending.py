from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import permutations

import pytest

from knowledge.amending import Standing, amended, concerning, is_whole, replaced
from knowledge.calendar import coming, status
from knowledge.model import Deadline, Plan
from knowledge.vietnamese import squash
from tests.knowledge.amending_plans import BODY, ORIGINAL, amending, due, original_text, understood

SINCE = dt.date(2026, 4, 1)
BEFORE, AFTER = dt.date(2026, 3, 31), SINCE
NEW_B = "b) Gửi báo cáo kết quả thực hiện phong trào về Phòng Văn hóa - Xã hội trước ngày 30/11 hằng năm."
REWORDED = f"Sửa đổi điểm b khoản 2 mục III như sau:\n“{NEW_B}”"
MOVED = "Điều chỉnh thời hạn gửi báo cáo kết quả từ ngày 10/11 thành ngày 30/11."


def at(plan: Plan, section: str) -> Deadline:
    (found,) = (one for one in plan.facts.deadlines if one.section == section)
    return found


def gone(plan: Plan) -> dict[str, str | None]:
    return {one.section: one.superseded_by for one in plan.facts.deadlines if one.superseded_by}


def reasons(plan: Plan) -> str:
    return " ".join(one.message for one in plan.facts.oddities if one not in ORIGINAL.facts.oddities)


@pytest.mark.parametrize(
    ("order", "changed"),
    [
        (REWORDED, {"III.2.b": "30/11 hằng năm"}),
        (MOVED, {"III.2.b": "30/11 hằng năm"}),
        ("Điều chỉnh thời hạn báo cáo sơ kết từ ngày 15/6/2028 thành ngày 30/6/2028.", {"III.2.c": "30/6/2028"}),
        ("Điều chỉnh ngày 15/6/2028 tại điểm c khoản 2 mục III thành ngày 30/6/2028.", {"III.2.c": "30/6/2028"}),
        ("Thời hạn gửi báo cáo sơ kết phong trào được lùi đến ngày 30/9/2028.", {"III.2.c": "30/9/2028"}),
        ("Gia hạn thời gian nộp hồ sơ khen thưởng tổng kết đến ngày 30/11/2030.", {"II.2": "30/11/2030"}),
        ("Thay thế cụm từ “ngày 10/11” bằng cụm từ “ngày 30/11”.", {"III.2.b": "30/11 hằng năm"}),
        ("Thay thế cụm từ 'trước ngày 20 hằng tháng' bằng cụm từ 'trước ngày 25 hằng tháng' tại khoản 3 mục III.",
         {"III.3": "25 hằng tháng"}),
        ("Sửa đổi gạch đầu dòng thứ hai khoản 3 mục III như sau:\n“- Gửi danh sách mô hình số về Phòng Văn hóa - Xã hội"
         " trước ngày 25 hằng tháng.”", {"III.3": "25 hằng tháng"}),
        ("Bãi bỏ mục II.2.", {"II.2": ""}),
        ("Bãi bỏ khoản 1 và khoản 2 mục III.", {"III.1.b": "", "III.2.a": "", "III.2.b": "", "III.2.c": ""}),
        (f"Sửa đổi khoản 2 mục III như sau:\n“2. Các phòng, ban\n{NEW_B}”",
         {"III.2.a": "", "III.2.b": "30/11 hằng năm", "III.2.c": ""}),
        # of the provision only what is given
        (f"Sửa đổi, bổ sung khoản 2 mục III như sau:\n“{NEW_B}”", {"III.2.b": "30/11 hằng năm"}),
        (f"Sửa đổi điểm b và điểm c khoản 2 mục III như sau:\n“{NEW_B}\nc) Gửi báo cáo sơ kết trước ngày 30/6/2028.”",
         {"III.2.b": "30/11 hằng năm", "III.2.c": "30/6/2028"}),
        ("Tại khoản 2 mục III:\n- Thay cụm từ “10/11” bằng “30/11” tại điểm b;\n- Bãi bỏ điểm c.",
         {"III.2.b": "30/11 hằng năm", "III.2.c": ""}),
        # words that no deadline holds
        ("Thay thế cụm từ “công nghệ số” bằng cụm từ “nền tảng số” tại mục I.", {}),
        ("Bổ sung điểm c vào khoản 1 mục II như sau: “c) Thư khen.”", {}),
    ],
)  # fmt: skip
def test_only_the_amended_deadlines_are_superseded_each_by_what_replaces_it(
    order: str, changed: dict[str, str]
) -> None:
    old, new = amended((ORIGINAL, amending(order)))
    links = {"": "", **{f"sua:{one.id}": due(one) for one in new.facts.deadlines}, "sua": ""}
    assert {section: links[link or ""] for section, link in gone(old).items()} == changed
    assert reasons(new) == ""
    assert {one.superseded_on for one in old.facts.deadlines if one.superseded_by} <= {SINCE}


def test_what_replaces_a_deadline_is_read_in_the_plan_it_belongs_to() -> None:
    old, new = amended((ORIGINAL, amending(REWORDED)))
    before, after = at(old, "III.2.b"), at(new, "I.1")
    assert (after.who, after.to_whom, after.task) == (before.who, before.to_whom, before.task)
    assert after.until == ORIGINAL.facts.ends_on == dt.date(2030, 12, 31)
    assert (after.amends, after.in_force_from) == ("goc", SINCE)
    assert squash(after.quote) in squash(new.text)


def test_a_moved_date_keeps_all_that_the_old_words_say() -> None:
    _, new = amended((ORIGINAL, amending(MOVED)))
    moved = at(new, "I.1")
    assert (moved.strict_before, due(moved), moved.quote) == (True, "30/11 hằng năm", MOVED)


def test_a_new_provision_is_part_of_the_amended_plan() -> None:
    words = "“d) Gửi báo cáo chuyên đề trước ngày 20/7 hằng năm.”"
    old, new = amended((ORIGINAL, amending(f"Bổ sung điểm d vào khoản 2 mục III như sau:\n{words}")))
    added = at(new, "I.1")
    assert gone(old) == {}
    assert (added.amends, added.who, due(added)) == ("goc", "Các phòng, ban, đơn vị thuộc UBND xã", "20/7 hằng năm")


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ("Bãi bỏ khoản 2 mục IX.", "không có mục IX.2"),
        ("Sửa đổi điểm b như sau: “b) Gửi báo cáo trước ngày 30/11/2026.”", "nhiều mục ứng với b"),
        ("Thay thế cụm từ “ngày 01/01” bằng cụm từ “ngày 30/11”.", "không có cụm từ “ngày 01/01”"),
        ("Điều chỉnh thời hạn gửi hồ sơ khen thưởng từ ngày 10/11 thành ngày 30/11.", "không có thời hạn như đoạn này"),
        ("Điều chỉnh thời hạn gửi báo cáo thành trước ngày 30/11 hằng năm.", "nhiều thời hạn có thể"),
        ("Lùi thời hạn gửi báo cáo kết quả từ ngày 10/11/2026 đến ngày 20/11/2026.", "hạn của một năm"),
        (
            "Bổ sung điểm b vào khoản 2 mục III như sau: “b) Gửi báo cáo trước ngày 30/11/2026.”",
            "đã có sẵn mục III.2.b",
        ),
        ("Sửa đổi điểm a và điểm b khoản 2 mục III như sau: “b) Gửi báo cáo trước ngày 30/11.”", "không khớp"),
    ],
)
def test_what_is_not_clear_supersedes_nothing_and_is_told(order: str, reason: str) -> None:
    old, new = amended((ORIGINAL, amending(order)))
    assert old == ORIGINAL
    assert reason in reasons(new)
    # a new date beside the old one waits for a human
    assert coming((new,), AFTER, 2000) == ()


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("Kế hoạch số 13/KH-UBND ngày 10/10/2025 của UBND xã Hòa Lư", "Chưa có 13/KH-UBND"),
        ("Kế hoạch số 12/KH-UBND ngày 11/10/2025 của UBND xã Hòa Lư", "khác ngày hoặc cơ quan"),
        ("Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã Tân Lập", "khác ngày hoặc cơ quan"),
        ("Kế hoạch xây dựng chính quyền số của UBND xã Hòa Lư", "Chưa có “xây dựng chính quyền số"),
    ],
)
def test_a_plan_that_is_not_at_hand_is_told_and_the_new_date_stands_by_itself(document: str, reason: str) -> None:
    old, new = amended((ORIGINAL, amending(REWORDED, title=f"Sửa đổi, bổ sung {document}")))
    assert old == ORIGINAL
    assert reason in reasons(new)
    assert [due.last_day for due in coming((new,), AFTER)] == [dt.date(2026, 11, 29)]


@pytest.mark.parametrize(
    "document",
    [
        "Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã Hòa Lư",
        "Kế hoạch số 12/KH-UBND của Ủy ban nhân dân xã Hòa Lư tỉnh Ninh Bình",
        "Kế hoạch số 12 /KH- UBND ngày 10 tháng 10 năm 2025 của UBND xã",
        "Kế hoạch số 12/KH-UBND",
        "Kế hoạch triển khai Phong trào thi đua “Đổi mới sáng tạo và chuyển đổi số” giai đoạn 2025 - 2030",
        "Kế hoạch Phong trào thi đua đổi mới sáng tạo và chuyển đổi số giai đoạn 2025 - 2030 của UBND xã Hòa Lư",
    ],
)
def test_a_plan_is_known_by_number_title_and_issuer(document: str) -> None:
    old, _ = amended((ORIGINAL, amending(REWORDED, title=f"Sửa đổi, bổ sung {document}")))
    assert list(gone(old)) == ["III.2.b"]


def test_the_plan_of_another_place_with_the_same_number_is_left_alone() -> None:
    elsewhere = understood(original_text().replace("HÒA LƯ", "TÂN LẬP").replace("Hòa Lư", "Tân Lập"), "tan-lap")
    old, other, _ = amended((ORIGINAL, elsewhere, amending(REWORDED, title="Sửa đổi Kế hoạch số 12/KH-UBND")))
    assert list(gone(old)) == ["III.2.b"]
    assert other == elsewhere


def test_of_two_plans_that_fit_none_is_chosen() -> None:
    twin = replace(ORIGINAL, id="ban-khac")
    *olds, new = amended((ORIGINAL, twin, amending(REWORDED)))
    assert olds == [ORIGINAL, twin]
    assert "nhiều kế hoạch ứng với 12/KH-UBND" in reasons(new)


def test_an_effect_that_is_not_understood_changes_nothing() -> None:
    effect = "Kế hoạch này có hiệu lực kể từ ngày Nghị quyết được thông qua."
    old, new = amended((ORIGINAL, amending(REWORDED, effect=effect)))
    assert old == ORIGINAL
    assert "có hiệu lực" in reasons(new)
    assert [status(one, None, AFTER) for one in new.facts.deadlines] == ["needs_review"]


# --- before and after the day of effect -----------------------------------------------------------


def test_the_old_date_holds_until_the_day_before_and_the_new_one_from_the_day_itself() -> None:
    plans = amended((ORIGINAL, amending(REWORDED)))
    old, new = at(plans[0], "III.2.b"), at(plans[1], "I.1")
    assert [status(old, None, day) for day in (BEFORE, AFTER)] == ["active", "superseded"]

    def told(day: dt.date) -> set[str]:
        return {one.deadline.id for one in coming(plans, day)}

    assert old.id in told(BEFORE)
    assert new.id not in told(BEFORE)
    assert new.id in told(AFTER)
    assert old.id not in told(AFTER)


def test_days_looked_back_on_do_not_hide_what_is_in_force_today() -> None:
    plans = amended((ORIGINAL, amending(REWORDED)))
    told = {one.deadline.id for one in coming(plans, AFTER - dt.timedelta(days=2), 300, today=AFTER)}
    assert at(plans[1], "I.1").id in told
    assert at(plans[0], "III.2.b").id not in told


def test_a_new_date_lives_as_long_as_the_plan_it_belongs_to() -> None:
    # the amending plan itself is for one year
    title = "Sửa đổi Kế hoạch số 12/KH-UBND ngày 10/10/2025 cho năm 2026"
    plans = amended((ORIGINAL, amending(REWORDED, title=title)))
    assert plans[1].facts.ends_on == dt.date(2026, 12, 31)
    days = [one.due for one in coming((plans[1],), dt.date(2029, 1, 1), 4000)]
    assert days == [dt.date(2029, 11, 30), dt.date(2030, 11, 30)]


# --- one after the other --------------------------------------------------------------------------

LATER = amending(
    "Điều chỉnh thời hạn gửi báo cáo kết quả từ ngày 30/11 thành ngày 05/12.",
    plan="sua-2",
    number="77/KH-UBND",
    day="ngày 20 tháng 8 năm 2026",
    effect="Kế hoạch này có hiệu lực kể từ ngày ký.",
)


def test_amendments_follow_each_other_in_the_order_of_their_effect() -> None:
    old, first, second = amended((ORIGINAL, amending(REWORDED), LATER))
    chain = [at(old, "III.2.b"), at(first, "I.1"), at(second, "I.1")]
    assert [due(one) for one in chain] == ["10/11 hằng năm", "30/11 hằng năm", "5/12 hằng năm"]
    assert [one.superseded_by for one in chain] == [f"sua:{chain[1].id}", f"sua-2:{chain[2].id}", None]
    assert [one.superseded_on for one in chain] == [SINCE, dt.date(2026, 8, 20), None]


def test_the_order_in_which_plans_come_does_not_matter() -> None:
    plans = (ORIGINAL, amending(REWORDED, "Bãi bỏ mục II.2."), LATER)
    expected = {plan.id: plan for plan in amended(plans)}
    for order in permutations(plans):
        assert {plan.id: plan for plan in amended(order)} == expected


def test_without_the_amending_plan_everything_is_as_it_was() -> None:
    assert amended((ORIGINAL,)) == (ORIGINAL,)
    # what an amendment of an amendment was about is gone with it
    old, later = amended((ORIGINAL, LATER))
    assert old == ORIGINAL
    assert "không có thời hạn như đoạn này" in reasons(later)


def test_an_amendment_of_an_amending_plans_own_orders_is_left_to_a_human() -> None:
    third = amending(
        "Bãi bỏ khoản 1 mục I.",
        plan="sua-2",
        number="77/KH-UBND",
        title="Sửa đổi Kế hoạch số 45/KH-UBND ngày 15/3/2026",
        day="ngày 20 tháng 8 năm 2026",
    )
    old, first, second = amended((ORIGINAL, amending(REWORDED), third))
    assert gone(old) == {"III.2.b": f"sua:{at(first, 'I.1').id}"}
    assert gone(first) == {}
    assert "văn bản sửa đổi khác" in reasons(second)


# --- a whole plan ---------------------------------------------------------------------------------

CLOSING = (
    "Kế hoạch này có hiệu lực kể từ ngày ký và thay thế Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã Hòa Lư.\n"
)
REPLACING = understood(
    original_text("03/KH-UBND", "ngày 05 tháng 01 năm 2027", BODY.replace("10/11", "15/11") + CLOSING), "moi"
)


def test_a_replaced_plan_is_told_as_replaced_and_nothing_of_it_is_due() -> None:
    old, new = amended((ORIGINAL, REPLACING))
    since = dt.date(2027, 1, 5)
    revision = replaced(old, since)
    assert revision is not None
    assert is_whole(revision)
    assert revision.name == "Kế hoạch số 03/KH-UBND ngày 05/01/2027"
    assert replaced(old, dt.date(2027, 1, 4)) is None
    assert {status(one, old.facts.ends_on, since) for one in old.facts.deadlines} == {"superseded"}
    assert at(old, "III.2.b").superseded_by == f"moi:{at(new, 'III.2.b').id}"
    assert coming((old,), since) == ()
    assert coming((new,), dt.date(2027, 1, 4)) == ()


def test_a_repealed_plan_leaves_nothing_in_its_place() -> None:
    repealing = amending("Bãi bỏ Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã Hòa Lư.")
    old, new = amended((ORIGINAL, repealing))
    assert set(gone(old).values()) == {"sua"}
    assert stands(old, new).on(old, AFTER).facts.deadlines == ()


def test_what_was_amended_before_is_replaced_with_the_rest() -> None:
    _, first, new = amended((ORIGINAL, amending(REWORDED), REPLACING))
    assert at(first, "I.1").superseded_by == f"moi:{at(new, 'III.2.b').id}"


# --- whom it concerns -----------------------------------------------------------------------------


def test_who_follows_a_plan_hears_what_took_the_place_of_its_deadlines() -> None:
    own = "Các phòng gửi ý kiến về Phòng Văn hóa - Xã hội trước ngày 30/4/2026."
    plans = amended((ORIGINAL, amending(REWORDED, own)))
    _, part = concerning(plans, {"goc"})
    assert [one.section for one in part.facts.deadlines] == ["I.1"]
    assert concerning(plans, {"sua"}) == (plans[1],)
    assert concerning(amended((ORIGINAL, REPLACING)), {"goc"})[1].facts.deadlines == REPLACING_IN_FORCE


# --- as it stands on a day ------------------------------------------------------------------------


def stands(*plans: Plan) -> Standing:
    return Standing({plan.id: plan for plan in plans}.__getitem__, plans)


def words(plan: Plan, path: str) -> str:
    section = plan.section(path)
    return section.text if section else ""


def test_a_plan_stands_as_amended_from_the_day_of_effect() -> None:
    added = "Bổ sung điểm c vào khoản 1 mục II như sau: “c) Thư khen của Chủ tịch UBND xã.”"
    plans = amended((ORIGINAL, amending(REWORDED, "Bãi bỏ điểm b khoản 1 mục II.", added)))
    before, after = (stands(*plans).on(plans[0], day) for day in (BEFORE, AFTER))
    assert before.sections == ORIGINAL.sections
    assert before.facts.deadlines == ORIGINAL.facts.deadlines
    assert words(after, "III.2.b") == NEW_B
    assert [one.path for one in after.sections if one.path.startswith("II.1")] == ["II.1", "II.1.a", "II.1.c"]
    assert {one.form for one in before.facts.awards} - {one.form for one in after.facts.awards} == {"Bằng khen"}


def test_its_deadlines_are_those_that_hold_at_the_provisions_they_are_about() -> None:
    plans = amended((ORIGINAL, amending(REWORDED, "Bãi bỏ mục II.2."), LATER))
    later = stands(*plans).on(plans[0], dt.date(2026, 8, 20))
    assert {one.section: due(one) for one in later.facts.deadlines} == {
        "III.1.b": "25/11 hằng năm",
        "III.2.a": "31/12/2025",
        "III.2.b": "5/12 hằng năm",
        "III.2.c": "15/6/2028",
        "III.3": "20 hằng tháng",
    }
    assert "trước ngày 05/12 hằng năm" in words(later, "III.2.b")


def test_a_plan_that_nobody_amends_stands_as_it_is() -> None:
    assert stands().on(ORIGINAL, AFTER) is ORIGINAL


REPLACING_IN_FORCE = tuple(replace(one, in_force_from=dt.date(2027, 1, 5)) for one in REPLACING.facts.deadlines)
