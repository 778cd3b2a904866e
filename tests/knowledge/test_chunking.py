import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from knowledge.chunking import chunks_of
from knowledge.model import Paragraph, Section
from knowledge.publishing import understood
from knowledge.reading import read_document
from knowledge.vietnamese import squash

PLANS = Path(__file__).parents[3] / "shared" / "plans"
SAMPLES = Path(__file__).parents[2] / "knowledge" / "samples"
LONGEST_INPUT = 512


def test_a_chunk_carries_title_place_and_headings_above_its_own_words(make_plan) -> None:
    chunk = chunks_of(make_plan("Gửi báo cáo trước ngày 10/11."))[0]
    assert chunk.text == (
        "Triển khai phong trào thi đua chuyển đổi số - UBND xã Cát Thành\nI. NHIỆM VỤ\n1. Gửi báo cáo trước ngày 10/11."
    )
    assert chunk.body == "1. Gửi báo cáo trước ngày 10/11."
    assert (chunk.section, chunk.plan) == ("I.1", "xa-cat-thanh")


def test_ids_count_through_a_version_and_are_the_same_each_time(make_plan) -> None:
    plan = make_plan("Một việc.", "Hai việc.", version=3)
    assert [chunk.id for chunk in chunks_of(plan)] == ["xa-cat-thanh:3:0", "xa-cat-thanh:3:1"]
    assert chunks_of(plan) == chunks_of(plan)


def test_a_heading_alone_is_no_chunk_but_a_listed_form_of_award_is(make_plan) -> None:
    plan = make_plan("x")
    item = Section("I.1", "1.", "Bằng khen của Thủ tướng", (Paragraph("1. Bằng khen của Thủ tướng", 1),), 1, ("I",))
    plan = dataclasses.replace(plan, sections=(plan.sections[0], item))
    assert [chunk.section for chunk in chunks_of(plan)] == ["I.1"]


def test_a_long_section_is_cut_at_sentences_and_its_second_part_keeps_the_heading(make_plan) -> None:
    sentences = [f"Phòng số {number} gửi báo cáo kết quả thực hiện phong trào thi đua." for number in range(60)]
    plan = make_plan("x")
    section = Section(
        "II", "II.", "CHẾ ĐỘ BÁO CÁO", (Paragraph("II. CHẾ ĐỘ BÁO CÁO", 1), Paragraph(" ".join(sentences), 2)), 1
    )
    chunks = chunks_of(dataclasses.replace(plan, sections=(section,)))
    assert len(chunks) > 1
    assert all("II. CHẾ ĐỘ BÁO CÁO" in chunk.text for chunk in chunks)
    assert all(chunk.body.endswith(".") for chunk in chunks)
    assert [chunk.page for chunk in chunks[1:]] == [2] * (len(chunks) - 1)


@given(st.lists(st.text(st.sampled_from("abcđeê  .;,5/"), min_size=1, max_size=2500), min_size=1, max_size=4))
def test_no_word_is_lost_or_added_however_a_section_is_cut(make_plan, texts: list[str]) -> None:
    section = Section("II", "II.", "", tuple(Paragraph(text, 1) for text in texts), 1)
    chunks = chunks_of(dataclasses.replace(make_plan("x"), sections=(section,)))
    assert squash(" ".join(chunk.body for chunk in chunks)) == squash(" ".join(texts))


@pytest.mark.parametrize("folder", [PLANS, SAMPLES], ids=["real plans", "samples"])
def test_no_chunk_is_longer_than_the_model_reads(folder: Path, model_dir: Path) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here")
    tokenizer = Tokenizer.from_file(str(next((model_dir / "models").iterdir()) / "tokenizer.json"))
    chunks = [chunk for path in sorted(folder.iterdir()) for chunk in chunks_of(understood(read_document(path)))]
    assert len(chunks) > 50
    assert max(len(tokenizer.encode("passage: " + chunk.text).ids) for chunk in chunks) <= LONGEST_INPUT
