"""What a question is about, once its asking words are left out."""

import pytest

from knowledge.question import Names, asking_words, understand
from knowledge.vocabulary import Vocabulary

VOCABULARY = Vocabulary.of(["Quyết định này thay thế văn bản cũ, mua thiết bị cho trẻ em", *(asking_words() * 3)])


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("quyết định này thay thế văn bản nào", "the"),
        ("quyet dinh nay thay the van ban nao", "the"),
        ("có bị bắt mua thiết bị không", "bi"),
        ("lớp cho trẻ em mở ngày nào", "em"),
    ],
)
def test_an_asking_word_that_is_half_of_another_word_stays(typed: str, word: str) -> None:
    assert understand(typed, Names([]), VOCABULARY).tokens.count(word) == 1
