"""Alternatives arranged by their letters find what they found before."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.words.branches import by_letter

WORDS = "báo cáo|báo(?= tin)|gửi|(?<!tờ )trình(?! độ)|(?:thanh )?quyết toán|(?:bãi|hủy) bỏ|bỏ|t[uừ] chối|nộp(?:\\s+về)?"
PIECES = st.sampled_from(
    ["báo", "cáo", "tin", "gửi", "tờ", "trình", "độ", "thanh", "quyết", "toán", "bãi", "bỏ", "hủy", "từ", "nộp", "về"]
)


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_alternatives_by_letter_find_the_same_words_at_the_same_places(text: str) -> None:
    plain, arranged = (re.compile(rf"(?<!\w)(?:{form})(?!\w)") for form in (WORDS, by_letter(WORDS)))
    assert [match.span() for match in arranged.finditer(text)] == [match.span() for match in plain.finditer(text)]


@pytest.mark.parametrize(
    ("alternatives", "arranged"),
    [
        ("gửi|nộp", "(?:gửi|nộp)"),
        ("thay đổi|thay thế|thay", "thay(?: đổi| thế|)"),
        ("bãi bỏ|nộp|ban hành", "(?:b(?:ãi bỏ|an hành)|nộp)"),
        ("(?:Tỉnh|Thành|Xã) đoàn", "(?:T(?:ỉnh đoàn|hành đoàn)|Xã đoàn)"),
        ("(?<!tờ )trình|gửi", "(?:t(?<!tờ .)rình|gửi)"),
        ("gửi", "gửi"),
    ],
)
def test_alternatives_are_grouped_by_their_first_letters(alternatives: str, arranged: str) -> None:
    assert by_letter(alternatives) == arranged


@pytest.mark.parametrize("alternatives", [r"\d+|ngày", "n?gày|tháng", "[Nn]gười|tổ", r"(?P<day>ngày)|tháng"])
def test_alternatives_that_begin_with_no_letter_stay_as_they_are(alternatives: str) -> None:
    assert by_letter(alternatives) == f"(?:{alternatives})"
