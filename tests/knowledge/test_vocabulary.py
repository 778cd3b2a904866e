"""Words of the plans: rarity, typing errors, lost diacritics."""

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


def test_a_typing_error_is_mended_only_where_a_neighbour_confirms_it() -> None:
    assert VOCABULARY.mend("thuogn", "khen", "|") == "thuong"
    assert VOCABULARY.mend("thuogn", "mua", "|") == "thuogn"


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert VOCABULARY.idf("chu tich") > VOCABULARY.idf("bao cao")
