"""Keys that never became letters."""

import pytest

from knowledge.question.keystrokes import composed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tieens", "tiến"),
        ("tieesn", "tiến"),
        ("ddooj", "độ"),
        ("nawm", "năm"),
        ("truwowcs", "trước"),
        ("thuowngr", "thưởng"),
        ("quyeets", "quyết"),
        ("hoaf", "hòa"),
        ("gif", "gì"),
        ("bao1", "báo"),
        ("d9o65", "độ"),
        ("vie6n5", "viện"),
        ("thu7o7ng3", "thưởng"),
        ("dien65", "diện"),
        ("truong72", "trường"),
        ("khen", "khen"),
        ("thang9", "thang9"),
    ],
)
def test_telex_and_vni_keys_make_the_syllable_they_were_meant_for(typed: str, meant: str) -> None:
    assert composed(typed) == meant
