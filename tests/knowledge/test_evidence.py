"""What stands as evidence: paragraphs, and the rows of tables with the headings of their columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.evidence import EvidenceBook, Weighing, said
from knowledge.model import Cell, Paragraph, Plan, Section
from knowledge.vietnamese import fold
from knowledge.vocabulary import Vocabulary
from tests.conftest import PlanMaker

ROWS = (
    ("TT", "Chỉ tiêu", "Năm 2026", "Năm 2030"),
    ("1", "Hồ sơ nộp trực tuyến", "82%", "95%"),
    ("2", "Điểm hẹn số", "40 điểm", "100 điểm"),
)


@pytest.fixture
def plan(make_plan: PlanMaker) -> Plan:
    """A heading over a table."""
    cells = tuple(
        Paragraph(text, 1, cell=Cell(0, row, column))
        for row, texts in enumerate(ROWS)
        for column, text in enumerate(texts)
    )
    section = Section("II", "II.", "CHỈ TIÊU", (Paragraph("II. CHỈ TIÊU", 1), *cells), 1)
    return replace(make_plan(), sections=(section,))


def test_a_row_of_a_table_is_told_with_the_headings_of_its_columns(plan: Plan) -> None:
    assert [one.told for one in EvidenceBook().of(plan)] == [
        "II. CHỈ TIÊU",
        "Chỉ tiêu: Hồ sơ nộp trực tuyến | Năm 2026: 82% | Năm 2030: 95%",
        "Chỉ tiêu: Điểm hẹn số | Năm 2026: 40 điểm | Năm 2030: 100 điểm",
    ]


def test_the_quote_of_a_row_is_the_row_as_printed(plan: Plan) -> None:
    quotes = [one.passage.paragraph.text for one in EvidenceBook().of(plan)]
    assert quotes[1] == "1 Hồ sơ nộp trực tuyến 82% 95%"


def test_the_number_of_a_row_is_no_figure_of_another(plan: Plan) -> None:
    holder = EvidenceBook().holder(plan, "II", "2")
    assert holder
    assert "Điểm hẹn số" in holder.told


def test_a_new_version_of_a_plan_has_evidence_of_its_own(make_plan: PlanMaker) -> None:
    book = EvidenceBook()
    first, second = make_plan("Gửi báo cáo."), make_plan("Gửi tờ trình.", version=2)
    for plan, told in ((first, "1. Gửi báo cáo."), (second, "1. Gửi tờ trình."), (first, "1. Gửi báo cáo.")):
        assert book.of(plan)[-1].told == told
        assert book.source(plan) in told
        assert " ".join(book.words(plan).split()) in fold(told)


def test_however_much_is_told_beside_it_what_is_asked_decides() -> None:
    words = Vocabulary.of(["báo cáo quý", "họp giao ban", "chấm điểm"])
    asks, told = ["bao", "cao", "quy"], [f"chuyen{number}" for number in range(40)]
    share = Weighing([*asks, "|", *told], words, asks).share(said("Báo cáo quý"))
    assert share == pytest.approx(0.8, abs=0.01)


def test_what_a_question_leans_on_counts_half() -> None:
    words = Vocabulary.of(["báo cáo", "hồ sơ"])
    weighing = Weighing(["bao", "|", "ho"], words, ["bao"], context=["ho"])
    assert weighing.share(said("báo")) == pytest.approx(2 / 3)
    assert weighing.share(said("hồ")) == pytest.approx(1 / 3)
