"""What is due, to whom and by when, where the words at the date say little: the work stands before them."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.facts import facts_of
from tests.knowledge.facts.plan_text import outlined
from tests.knowledge.facts.test_deadlines_wordings import read


@pytest.mark.parametrize(
    ("sentence", "task"),
    [
        ("Thay công tơ điện tử cho khách hàng đô thị, hoàn thành trước ngày 01/7/2026.", "Thay công tơ điện tử"),
        ("Lắp wifi tại các nhà văn hóa, xong trước ngày 30/6/2026.", "Lắp wifi tại các nhà văn hóa"),
        ("Đợt 1 bệnh án điện tử phải xong trước ngày 15/10/2026.", "Đợt 1 bệnh án điện tử"),
        ("Theo đề nghị của các xã, hoàn thành trước ngày 30/6/2026.", "hoàn thành"),
    ],
)
def test_what_is_only_said_to_be_finished_is_the_work_before_it(sentence: str, task: str) -> None:
    assert [found.task.startswith(task) for found in read(sentence)] == [True]


def test_an_office_before_the_bare_verb_is_no_work() -> None:
    assert [(found.who, found.task) for found in read("Văn phòng Sở hoàn thành trước ngày 30/6/2026.")] == [
        ("Văn phòng Sở", "hoàn thành")
    ]


@pytest.mark.parametrize(
    ("sentence", "task", "goes_to"),
    [
        (
            "Các đơn vị gửi hồ sơ về Phòng Đào tạo (đối với sinh viên) trước ngày 05/6/2026, "
            "về Phòng Tổ chức - Hành chính (đối với viên chức) trước ngày 12/6/2026.",
            "gửi hồ sơ",
            ["Phòng Đào tạo", "Phòng Tổ chức - Hành chính"],
        ),
        (
            "Các phòng ban hành kế hoạch trong thời hạn 10 ngày kể từ ngày ký, gửi về Ban Tổ chức.",
            "ban hành kế hoạch",
            ["Ban Tổ chức"],
        ),
        (
            "Khi có sự cố, báo ngay Ban Viễn thông trong vòng 02 giờ.",
            "báo ngay Ban Viễn thông",
            ["Ban Viễn thông"],
        ),
        (
            "Các đơn vị lập dự toán gửi Phòng Kế hoạch - Tài chính chậm nhất ngày 30/9/2026.",
            "gửi dự toán",
            ["Phòng Kế hoạch - Tài chính"],
        ),
    ],
)
def test_it_goes_where_the_words_at_its_own_date_say(sentence: str, task: str, goes_to: list[str]) -> None:
    found = read(sentence)
    assert [deadline.to_whom for deadline in found] == goes_to
    assert {deadline.task for deadline in found} == {task}


def test_when_the_numbers_to_compare_with_were_counted_is_no_day_to_reach_a_target_by() -> None:
    body = """II. CHỈ TIÊU
    1. Giảm 30% thời gian xử lý so với năm 2024 (số liệu so sánh tính từ ngày 01/01/2024 đến ngày 31/12/2024).
    2. Đến năm 2027 giảm 20% giấy tờ (số liệu so sánh tính từ ngày 01/01/2024 đến ngày 31/12/2024)."""
    assert [target.by for target in facts_of(outlined(body)).targets] == [None, dt.date(2027, 12, 31)]


def test_the_level_and_the_occasion_of_an_award_are_not_those_of_what_stands_beside_it() -> None:
    body = """II. KHEN THƯỞNG
    1. Hằng năm: Đảng ủy phường tặng Giấy khen cho chi bộ, gắn với tổng kết công tác xây dựng Đảng.
    2. Sơ kết: Bằng khen của Ủy ban nhân dân cấp tỉnh nơi đơn vị đóng trụ sở.
    3. Bằng khen của Chủ tịch UBND tỉnh gắn với tổng kết phong trào."""
    found = [(award.grantor, award.level, award.occasions) for award in facts_of(outlined(body)).awards]
    assert found == [
        ("Đảng ủy phường", "unit", ("annual",)),
        ("Ủy ban nhân dân cấp tỉnh nơi đơn vị đóng trụ sở", "province", ("preliminary",)),
        ("Chủ tịch UBND tỉnh", "province", ("final",)),
    ]
