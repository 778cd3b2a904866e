"""Scoring: what counts as read, as missed, and as invented."""

from __future__ import annotations

from knowledge.evaluation import FactScore, score_facts
from knowledge.model import Award, Duty, Facts

GIAY_KHEN = {
    "id": "P0-031",
    "plan": "P0",
    "kind": "award",
    "section": "III.2",
    "quote": "Tặng Giấy khen của Giám đốc Sở",
    "fields": {"form": "Giấy khen", "grantor": "Giám đốc Sở Nội vụ", "level": "cơ sở", "occasions": ["hằng năm"]},
}


def score(kind: str, facts: Facts, *noted: dict[str, object]) -> FactScore:
    return next(score for score in score_facts({"P0": facts}, noted) if score.kind == kind)


def award(**changes: object) -> Award:
    values: dict[str, object] = {
        "section": "III.2",
        "page": 1,
        "quote": "Tặng Giấy khen của Giám đốc Sở",
        "form": "Giấy khen",
        "grantor": "Giám đốc Sở",
        "level": "unit",
        "occasions": ("annual",),
    }
    return Award(**(values | changes))  # type: ignore[arg-type]


def test_an_award_is_right_when_form_grantor_level_and_occasions_agree() -> None:
    right = score("awards", Facts(awards=(award(),)), GIAY_KHEN)
    assert (right.recall, right.precision) == (1.0, 1.0)


def test_a_wrong_occasion_is_both_missed_and_invented() -> None:
    wrong = score("awards", Facts(awards=(award(occasions=("final",)),)), GIAY_KHEN)
    assert wrong.missed == ("P0-031",)
    assert wrong.spurious == ("P0 III.2: Tặng Giấy khen của Giám đốc Sở",)


def test_a_report_noted_as_an_obligation_is_no_invented_duty() -> None:
    report = {
        "id": "P0-046",
        "plan": "P0",
        "kind": "obligation.report",
        "section": "V.1",
        "quote": "tổng hợp báo cáo kết quả Phong trào thi đua",
        "fields": {"when": {"type": "none"}},
    }
    duty = Duty("V.1", 1, "tổng hợp báo cáo kết quả Phong trào thi đua,", "Văn phòng", "carry_out", "tổng hợp báo cáo")
    read = score("duties", Facts(duties=(duty,)), report)
    assert (read.noted, read.spurious) == (0, ())


def test_nothing_noted_and_nothing_read_is_perfect() -> None:
    assert score("targets", Facts()).recall == score("targets", Facts()).precision == 1.0
