"""Numbers for words as printed, and for their bare forms."""

from knowledge.words.syllabary import Syllabary


def bare_of(syllabary: Syllabary, text: str) -> list[str]:
    return [syllabary.words[syllabary.bare[number]] for number in syllabary.numbers(text)]


def test_a_word_has_one_number_however_it_is_printed() -> None:
    syllabary = Syllabary()
    assert syllabary.numbers("Báo cáo, BÁO CÁO") == syllabary.numbers("báo cáo báo cáo")
    assert syllabary.numbers("hoá") == syllabary.numbers("hóa")


def test_marks_tell_words_apart_but_not_their_bare_forms() -> None:
    syllabary = Syllabary()
    assert len(set(syllabary.numbers("bao báo bảo"))) == 3
    assert bare_of(syllabary, "bao báo bảo Đổi") == ["bao", "bao", "bao", "doi"]


def test_a_syllabary_made_of_another_ones_words_numbers_them_alike() -> None:
    first = Syllabary()
    numbers = first.numbers("Đổi mới sáng tạo và chuyển đổi số 2025")
    again = Syllabary(first.words)
    assert again.numbers("đổi mới sáng tạo và chuyển đổi số 2025") == numbers
    assert again.bare == first.bare


def test_an_unknown_word_has_no_number() -> None:
    syllabary = Syllabary(["báo"])
    assert (syllabary.number("báo"), syllabary.number("cáo")) == (0, None)
