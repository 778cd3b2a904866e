"""Vietnamese as it is typed and printed."""

import pytest

from knowledge.vietnamese import aligned, place_tones, squash, syllables

TONES = {
    "hoá": "hóa",
    "HOÁ": "HÓA",
    "Uỷ ban": "Ủy ban",
    "khoẻ": "khỏe",
    "toà nhà": "tòa nhà",
    "quý": "quý",
    "QUỲ": "QUỲ",
    "hoàn": "hoàn",
    "huỳnh": "huỳnh",
    "oỳ": "oỳ",
}


@pytest.mark.parametrize(("typed", "printed"), TONES.items(), ids=TONES.keys())
def test_the_tone_stands_where_the_older_printing_puts_it(typed: str, printed: str) -> None:
    assert place_tones(typed) == printed


def test_dashes_and_quotation_marks_have_one_form_and_the_length_stays() -> None:
    text = "Thi đua – Khen thưởng “số” ‘57’ 2025—2030 a\u2011b«c»"
    assert aligned(text) == 'Thi đua - Khen thưởng "số" \'57\' 2025-2030 a-b"c"'
    assert len(aligned(text)) == len(text)


def test_what_is_printed_without_a_space_holds_as_many_syllables_as_signs_part() -> None:
    text = "Giai đoạn 2025-2030, (Số: 12_KH/UBND) Đổi\u00a0mới…"
    assert syllables(text) == ["giai", "doan", "2025", "2030", "so", "12", "kh", "ubnd", "doi", "moi"]
    assert syllables("- …") == []


def test_any_white_space_is_squashed_to_one_space() -> None:
    assert squash(" Kế\u00a0 hoạch\n\u2003thi\tđua ") == "Kế hoạch thi đua"
