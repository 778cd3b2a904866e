"""Slips of text recognition."""

import pytest

from knowledge.model import Line
from knowledge.reading.slips import mended


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Ị. MỤC ĐÍCH, YÊU CẦU", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("lI. NỘI DUNG", "II. NỘI DUNG"),
        ("1. MỤC TIÊU", "1. MỤC TIÊU"),
        ("11. NỘI DUNG", "11. NỘI DUNG"),
        ("PHONG TRÀO THỊ ĐUA", "PHONG TRÀO THI ĐUA"),
        ("Báo cáo tống kết", "Báo cáo tổng kết"),
        ("có số kết quả lớn hơn", "có số kết quả lớn hơn"),
        ("~ Sở Nội vụ", "- Sở Nội vụ"),
        ("Nơi nhận-", "Nơi nhận:"),
        ("Nơi nhận báo cáo", "Nơi nhận báo cáo"),
    ],
)
def test_a_slip_without_doubt_is_mended(read: str, printed: str) -> None:
    assert mended([Line(read, 1)])[0].text == printed


def test_what_follows_c_in_a_list_is_d() -> None:
    assert [line.text for line in mended([Line("c) Ba", 1), Line("đ) Bốn", 2)])] == ["c) Ba", "d) Bốn"]


def test_a_second_d_in_a_list_is_what_follows_it_in_the_alphabet() -> None:
    lines = mended(Line(text, 1) for text in ("c) Ba", "d) Bốn", "tiếp theo", "d) Năm", "e) Sáu"))
    assert [line.text for line in lines] == ["c) Ba", "d) Bốn", "tiếp theo", "đ) Năm", "e) Sáu"]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("I. A H. BÊ II. XÊ IV. DÊ", "I. II. III. IV."),
        ("l. A lI. BÊ IH. XÊ lV. DÊ V. Ê V. GIÊ", "I. II. III. IV. V. VI."),
        ("A. AN G. GIANG H. HANH", "A. G. H."),
        ("I. AN I. AN", "I. I."),
        ("1. A 11. BÊ III. XÊ", "I. II. III."),
        ("I. A 1. BÊ 2. XÊ II. DÊ", "I. 1. 2. II."),
        ("1. A 2. BÊ II. XÊ", "1. 2. II."),
    ],
)
def test_roman_numbers_stand_in_their_order(read: str, printed: str) -> None:
    words = read.split()
    lines = mended(Line(f"{label} MỤC {word}", 1) for label, word in zip(words[::2], words[1::2], strict=True))
    assert " ".join(line.text.split()[0] for line in lines) == printed
