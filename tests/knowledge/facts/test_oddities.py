"""Oddities: what shows only when the facts of a plan are laid side by side."""

from __future__ import annotations

import datetime as dt

from knowledge.facts import facts_of
from knowledge.facts.oddities import oddities_in
from knowledge.model import Deadline, Facts, Oddity
from tests.knowledge.facts.plan_text import outlined


def told(body: str, **kept: str) -> list[Oddity]:
    return list(facts_of(outlined(body, **kept)).oddities)


def test_overlapping_phases_are_reported_and_not_repaired() -> None:
    plan = outlined("II. THỜI GIAN\n- Giai đoạn 1 (từ 2025 - 2027);\n- Giai đoạn 2 (từ 2027 - 2030).")
    facts = facts_of(plan)
    assert [phase.starts for phase in facts.phases] == [dt.date(2025, 1, 1), dt.date(2027, 1, 1)]
    (oddity,) = facts.oddities
    assert oddity.quote == "Giai đoạn 2 (từ 2027 - 2030)"
    assert "Giai đoạn 1 và Giai đoạn 2 trùng nhau từ 01/01/2027 đến 31/12/2027" in oddity.message


def test_phases_that_follow_each_other_are_nothing_odd() -> None:
    assert told("II. THỜI GIAN\n- Giai đoạn 1 (từ 2025 - 2026);\n- Giai đoạn 2 (từ 2027 - 2030).") == []


def test_two_ends_of_the_plan_are_reported() -> None:
    (oddity,) = told(
        """II. YÊU CẦU
        Phong trào thi đua được triển khai từ năm 2025 đến năm 2027.
        III. THỜI GIAN THỰC HIỆN
        Phong trào thi đua được thực hiện từ năm 2025 đến năm 2030."""
    )
    assert "31/12/2027, 31/12/2030" in oddity.message


def test_a_decree_that_another_has_replaced_is_reported_once() -> None:
    (oddity,) = told(
        """II. HỒ SƠ
        Theo Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ.
        III. NỘI DUNG
        Theo Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ."""
    )
    assert oddity.section == "II"
    assert "98/2023/NĐ-CP" in oddity.message


def test_one_number_with_two_dates_is_reported() -> None:
    (oddity,) = told(
        """II. MỤC TIÊU
        Theo Kế hoạch số 02/KH-UBND ngày 09/7/2025 của UBND tỉnh Ninh Bình.
        III. GIẢI PHÁP
        Theo Kế hoạch số 02/KH-UBND ngày 08/7/2025 của UBND tỉnh."""
    )
    assert oddity.section == "III"
    assert "09/07/2025 và 08/07/2025" in oddity.message


def test_a_document_dated_after_the_plan_is_reported() -> None:
    (oddity,) = told("II. MỤC TIÊU\nTheo Kế hoạch số 02/KH-UBND ngày 09/12/2025 của UBND tỉnh.")
    assert "sau ngày ban hành kế hoạch (10/09/2025)" in oddity.message


def test_a_plan_without_number_or_date_is_reported() -> None:
    opening = "KẾ HOẠCH\n{title}\nSở Nội vụ ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\nTạo khí thế thi đua.\n"
    messages = [oddity.message for oddity in told("II. YÊU CẦU\nThiết thực.", opening=opening)]
    assert any("số" in message for message in messages)
    assert any("ngày ban hành" in message for message in messages)


def test_one_task_with_two_dates_is_reported() -> None:
    def due(section: str, day: int) -> Deadline:
        quote = f"báo cáo trước ngày {day}/11/2025"
        date = dt.date(2025, 11, day)
        return Deadline(section, section, 1, quote, "báo cáo", "fixed", who="Các xã", to_whom="Sở", date=date)

    plan = outlined("II. YÊU CẦU\nThiết thực.")
    (oddity,) = oddities_in(plan, Facts(deadlines=(due("III", 10), due("IV", 15))))
    assert (oddity.section, oddity.quote) == ("IV", "báo cáo trước ngày 15/11/2025")
    assert oddities_in(plan, Facts(deadlines=(due("III", 10), due("IV", 10)))) == ()
