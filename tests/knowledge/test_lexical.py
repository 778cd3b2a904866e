import pytest

from knowledge.chunking import chunks_of
from knowledge.lexical import LexicalIndex
from knowledge.model import Chunk


@pytest.fixture(scope="module")
def chunks(make_plan) -> tuple[Chunk, ...]:
    one = make_plan(
        "Gửi báo cáo định kỳ trước ngày 10/11.", "Tặng Bằng khen cho tập thể.", plan="a", place="xã Cát Thành"
    )
    other = make_plan("Gửi báo cáo định kỳ về Sở Nội vụ.", "Bảo đảm an ninh mạng.", plan="b", place="tỉnh Sơn La")
    return (*chunks_of(one), *chunks_of(other))


@pytest.fixture(scope="module")
def index(chunks: tuple[Chunk, ...]) -> LexicalIndex:
    return LexicalIndex(chunks)


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
    found = LexicalIndex(chunks_of(plan)).search("bằng khen", 2)
    assert [chunk for chunk, _ in found] == ["xa-cat-thanh:1:1", "xa-cat-thanh:1:0"]


def test_a_search_may_be_limited_to_some_plans(index: LexicalIndex) -> None:
    assert {chunk[0] for chunk, _ in index.search("báo cáo định kỳ", 4, ["b"])} == {"b"}
    assert index.search("báo cáo", 4, []) == []
    assert index.search("báo cáo", 4, ["no such plan"]) == []


def test_words_that_no_plan_has_find_nothing(index: LexicalIndex) -> None:
    assert index.search("bóng đá quốc tế", 4) == []
    assert index.search("", 4) == []
    assert LexicalIndex(()).search("báo cáo", 4) == []
