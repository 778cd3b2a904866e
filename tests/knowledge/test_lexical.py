import math
from collections.abc import Sequence
from itertools import groupby

import pytest

from knowledge.chunking import chunks_of, edition_of
from knowledge.lexical import LexicalIndex
from knowledge.model import Chunk, Edition
from knowledge.words.segment import merged, segment_of
from knowledge.words.syllabary import Syllabary


@pytest.fixture(scope="module")
def chunks(make_plan) -> tuple[Chunk, ...]:
    one = make_plan(
        "Gửi báo cáo định kỳ trước ngày 10/11.", "Tặng Bằng khen cho tập thể.", plan="a", place="xã Cát Thành"
    )
    other = make_plan("Gửi báo cáo định kỳ về Sở Nội vụ.", "Bảo đảm an ninh mạng.", plan="b", place="tỉnh Sơn La")
    return (*chunks_of(one), *chunks_of(other))


def index_over(chunks: Sequence[Chunk], parts: int = 1) -> LexicalIndex:
    """The search over the chunks of some plans, in so many segments."""
    syllabary = Syllabary()
    plans = [
        segment_of(syllabary, (), Edition(*edition, "token"), tuple(own))
        for edition, own in groupby(chunks, key=lambda chunk: edition_of(chunk.id))
    ]
    segments = [merged(plans[part::parts]) for part in range(parts) if plans[part::parts]]
    return LexicalIndex(syllabary, segments, {edition for plan in plans for edition in plan.editions})


@pytest.fixture(scope="module", params=[1, 2], ids=["one segment", "a segment for each plan"])
def index(request: pytest.FixtureRequest, chunks: tuple[Chunk, ...]) -> LexicalIndex:
    return index_over(chunks, request.param)


@pytest.mark.parametrize(
    "query", ["Bằng khen tập thể", "bang khen tap the", "BẰNG KHEN, TẬP THỂ!"], ids=["typed", "bare", "shouted"]
)
def test_diacritics_case_and_marks_make_no_difference(index: LexicalIndex, query: str) -> None:
    assert index.search(query, 4) == index.search("bằng khen tập thể", 4)
    assert index.search(query, 1)[0][0] == "a:1:1"


def test_the_place_in_the_question_decides_between_plans_that_say_the_same(index: LexicalIndex) -> None:
    assert index.search("báo cáo định kỳ Cát Thành", 1)[0][0] == "a:1:0"
    assert index.search("báo cáo định kỳ Sơn La", 1)[0][0] == "b:1:0"


def test_syllables_next_to_each_other_count_more_than_apart(make_plan) -> None:
    plan = make_plan("Khen các cá nhân, bằng hiện vật.", "Tặng Bằng khen bằng gỗ.")
    found = index_over(chunks_of(plan)).search("bằng khen", 2)
    assert [chunk for chunk, _ in found] == ["xa-cat-thanh:1:1", "xa-cat-thanh:1:0"]


def test_a_search_may_be_limited_to_some_plans(index: LexicalIndex) -> None:
    assert {chunk[0] for chunk, _ in index.search("báo cáo định kỳ", 4, ["b"])} == {"b"}
    assert index.search("báo cáo", 4, []) == []
    assert index.search("báo cáo", 4, ["no such plan"]) == []


def test_words_that_no_plan_has_find_nothing(index: LexicalIndex) -> None:
    assert index.search("bóng đá quốc tế", 4) == []
    assert index.search("", 4) == []
    assert index_over(()).search("báo cáo", 4) == []


def test_a_plan_that_is_gone_is_found_no_more(chunks: tuple[Chunk, ...]) -> None:
    syllabary = Syllabary()
    first, second = Edition("a", 1, "first"), Edition("b", 1, "second")
    plans = [segment_of(syllabary, (), one, [c for c in chunks if c.plan == one.plan]) for one in (first, second)]
    index = LexicalIndex(syllabary, [merged(plans)], {second})
    assert {chunk[0] for chunk, _ in index.search("báo cáo định kỳ", 4)} == {"b"}
    assert index.search("báo cáo", 4, ["a"]) == []


def test_scores_are_those_of_bm25_over_words_and_pairs() -> None:
    """By hand, for k1 1.5 and b 0.75: a word of one of two chunks."""
    texts = {"p:1:0": "bao cao", "p:1:1": "bao hiem y"}
    found = dict(index_over([Chunk(one, "p", "I", 1, text, text) for one, text in texts.items()]).search("cao", 2))
    # idf = ln(1 + (2 - 1 + 0.5) / (1 + 0.5)); the chunk has 3 terms, the mean is 4
    assert found == {"p:1:0": pytest.approx(math.log(2) * 1 / (1 + 1.5 * (0.25 + 0.75 * 3 / 4)))}
