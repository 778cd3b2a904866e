import dataclasses
import datetime as dt

import pytest

from knowledge.changes import Change, changes_between, same_dates_and_awards
from knowledge.model import Award, Deadline, Duty, Facts, Target

YEARLY = "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=10"
REPORT = Deadline(
    "d1", "VI.2", 3, "báo cáo hằng năm trước ngày 10/11", "gửi báo cáo hằng năm", "recurring",
    who="các đơn vị", rrule=YEARLY, strict_before=True,
)  # fmt: skip
MOVED = dataclasses.replace(
    REPORT, quote="báo cáo hằng năm trước ngày 15/11", rrule="FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"
)
FINAL = Deadline(
    "d2", "VI.3", 3, "tổng kết vào ngày 01/12/2030", "tổng kết phong trào", "fixed", date=dt.date(2030, 12, 1)
)
FLAG = Award("IV.1", 2, "Cờ thi đua", "Cờ Thi đua", "Chính phủ", "state", ("final",))
DUTY = Duty("VI.1", 3, "Sở Nội vụ chủ trì", "Sở Nội vụ", "lead", "chủ trì")


@pytest.fixture
def diff(make_plan):
    def between(before: Facts, after: Facts) -> tuple[Change, ...]:
        return changes_between(make_plan("x", facts=before), make_plan("x", version=2, facts=after))

    return between


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        pytest.param((REPORT,), (MOVED,), ("moved", REPORT.quote, MOVED.quote), id="moved"),
        pytest.param((REPORT, FINAL), (FINAL,), ("dropped", REPORT.quote, None), id="dropped"),
        pytest.param((FINAL,), (REPORT, FINAL), ("added", None, REPORT.quote), id="added"),
        pytest.param(
            (REPORT,), (dataclasses.replace(REPORT, strict_before=False, quote="chậm nhất ngày 10/11"),),
            ("moved", REPORT.quote, "chậm nhất ngày 10/11"), id="before became until",
        ),
    ],
)  # fmt: skip
def test_a_deadline_that_a_new_version_changes_is_told(diff, before, after, change) -> None:
    assert diff(Facts(deadlines=before), Facts(deadlines=after)) == (Change("deadline", *change),)


def test_a_deadline_worded_otherwise_or_moved_to_another_section_is_no_change(diff) -> None:
    reworded = dataclasses.replace(REPORT, id="d9", section="VII.1", quote="trước ngày 10 tháng 11 hằng năm")
    assert diff(Facts(deadlines=(REPORT,)), Facts(deadlines=(reworded,))) == ()


def test_of_two_deadlines_only_the_one_that_moved_is_told(diff) -> None:
    changes = diff(Facts(deadlines=(REPORT, FINAL)), Facts(deadlines=(FINAL, MOVED)))
    assert [(change.kind, change.after) for change in changes] == [("moved", MOVED.quote)]


def test_awards_and_offices_that_come_and_go_are_told(diff) -> None:
    other = dataclasses.replace(DUTY, office="Phòng Văn hóa - Xã hội")
    unnamed = dataclasses.replace(FLAG, form=None, grantor="Chủ tịch UBND xã")
    assert diff(Facts(awards=(FLAG,), duties=(DUTY,)), Facts(awards=(unnamed,), duties=(DUTY, other))) == (
        Change("award", "dropped", "Cờ Thi đua (Chính phủ)", None),
        Change("award", "added", None, "khen thưởng theo thẩm quyền (Chủ tịch UBND xã)"),
        Change("office", "added", None, "Phòng Văn hóa - Xã hội"),
    )


def test_what_changes_of_the_document_itself_is_told(make_plan) -> None:
    before, after = make_plan("x"), make_plan("x", version=2, facts=Facts(ends_on=dt.date(2030, 12, 31)))
    header = dataclasses.replace(after.header, number="21/KH-UBND", title=after.header.title.upper())
    assert changes_between(before, dataclasses.replace(after, header=header)) == (
        Change("number", "changed", None, "21/KH-UBND"),
        Change("period", "changed", None, "? - 2030-12-31"),
    )


@pytest.mark.parametrize(
    ("ours", "same"),
    [
        pytest.param(Facts(deadlines=(dataclasses.replace(REPORT, task="gứi báo cáo hàng năm"),)), True, id="a slip"),
        pytest.param(Facts(deadlines=(MOVED,)), False, id="another day"),
        pytest.param(Facts(deadlines=(REPORT,), awards=(FLAG,)), False, id="another award"),
        pytest.param(
            Facts(deadlines=(REPORT,), targets=(Target("V", 2, "80%", ">=", 80, "%", "hồ sơ"),)), False, id="a target"
        ),
    ],
)
def test_slips_in_letters_are_told_from_other_dates_and_awards(ours: Facts, same: bool) -> None:
    assert same_dates_and_awards(ours, Facts(deadlines=(REPORT,))) is same
