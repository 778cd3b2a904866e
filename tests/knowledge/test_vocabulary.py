"""Words of the plans: rarity, neighbours, lost diacritics."""

from knowledge.vocabulary import Vocabulary

VOCABULARY = Vocabulary.of(
    [
        "Các đơn vị gửi báo cáo định kỳ về Sở",
        "Khen thưởng hằng năm, sơ kết, tổng kết",
        "Hạn nộp báo cáo là ngày nào",
        "Bằng khen của Chủ tịch",
    ]
)


def test_lost_diacritics_come_back_from_the_plans_own_words() -> None:
    assert VOCABULARY.restore("bao cao dinh ky ve so") == "báo cáo định kỳ về sở"


def test_words_with_marks_and_unknown_words_stay() -> None:
    assert VOCABULARY.restore("khen thưởng zalo") == "khen thưởng zalo"


def test_lines_of_talk_tell_the_marks_of_words_and_no_more() -> None:
    words = Vocabulary.of(["Thời hạn nộp báo cáo, giá trị làm lợi"], ["giá vàng hôm nay"])
    assert words.restore("gia vang hom nay") == "giá vàng hôm nay"
    assert ("bao cao" in words, "gia vang" in words) == (True, False)
    assert words.idf("vang") == Vocabulary.of(["Thời hạn nộp báo cáo, giá trị làm lợi"]).idf("vang")


def test_a_word_is_known_with_the_marks_that_the_plans_print() -> None:
    assert VOCABULARY.knows("thưởng")
    assert not VOCABULARY.knows("thường")


def test_of_some_words_those_are_found_that_stand_before_another() -> None:
    assert sorted(VOCABULARY.before("ket", ["tan", "tong", "so"])) == ["so", "tong"]
    assert VOCABULARY.before("cao", ["cao", "bao", "gio"]) == ["bao"]
    assert VOCABULARY.before("thuong", ["bang"]) == []


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert VOCABULARY.idf("chu tich") > VOCABULARY.idf("bao cao")
