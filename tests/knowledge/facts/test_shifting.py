from __future__ import annotations

import pytest

from knowledge.facts.shifting import with_date, with_words


@pytest.mark.parametrize(
    ("text", "taken", "put", "changed"),
    [
        ("gửi trước ngày 10/11 hằng năm.", "ngày 10/11", "ngày 30/11", "gửi trước ngày 30/11 hằng năm."),
        ("gửi trước ngày 10/11 hằng năm.", "", "30/11", "gửi trước ngày 30/11 hằng năm."),
        ("gửi trước ngày 10/11 hằng năm.", "10/11", "hết ngày 30/11", "gửi hết ngày 30/11 hằng năm."),
        ("trước 17 giờ ngày 10/11/2026", "ngày 10/11/2026", "ngày 30/11/2026", "trước 17 giờ ngày 30/11/2026"),
        ("gửi trước ngày 10/11/2026", "ngày 10/11", "30/11", "gửi trước ngày 30/11/2026"),
        ("trước ngày 05 tháng 6 năm 2026; sau đó 15/7", "5/6/2026", "20/6/2026", "trước ngày 20/6/2026; sau đó 15/7"),
        ("trong quý IV/2026", "quý IV/2026", "quý I/2027", "trong quý I/2027"),
        ("Hằng tháng, gửi trước ngày 20.", "ngày 20", "ngày 25", "Hằng tháng, gửi trước ngày 25."),
        # not there; not clear which; no date
        ("gửi trước ngày 10/11", "ngày 10/12", "ngày 30/11", None),
        ("gửi trước ngày 5/6 và 15/7", "", "20/6", None),
        ("gửi trước ngày 10/11", "ngày 10/11", "khi có hướng dẫn", None),
    ],
)
def test_a_date_takes_anothers_place_and_leaves_the_words_around_it(
    text: str, taken: str, put: str, changed: str | None
) -> None:
    assert with_date(text, taken, put) == changed


@pytest.mark.parametrize(
    ("text", "taken", "put", "changed"),
    [
        ("trước ngày 05/6 và ngày 05/6/2026", "ngày 5/6", "ngày 10/6", "trước ngày 10/6 và ngày 05/6/2026"),
        ("gửi Sở Nội vụ, UBND tỉnh", "sở nội vụ", "Sở Tài chính", "gửi Sở Tài chính, UBND tỉnh"),
        ("gửi Sở Nội vụ và Sở Tài chính.", " và Sở Tài chính", "", "gửi Sở Nội vụ."),
        ("gửi ngày 110/11", "10/11", "30/11", None),
    ],
)
def test_words_take_the_place_of_words_and_never_of_a_part_of_one(
    text: str, taken: str, put: str, changed: str | None
) -> None:
    assert with_words(text, taken, put) == changed
