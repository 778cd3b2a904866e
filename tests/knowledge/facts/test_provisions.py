from __future__ import annotations

import pytest

from knowledge.facts.passages import Span
from knowledge.facts.provisions import places_in
from knowledge.vietnamese import aligned, fold_aligned


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("điểm b khoản 2 mục VI Kế hoạch số 12/KH-UBND", ("VI/2/b",)),
        ("điểm đ, khoản 2, Mục VI", ("VI/2/đ",)),
        ("mục IV.2", ("IV.2",)),
        ("Mục VI khoản 2 điểm a và điểm b", ("VI/2/a", "VI/2/b")),
        ("điểm a và điểm b khoản 2 mục VI", ("VI/2/a", "VI/2/b")),
        ("các điểm a, b khoản 2 mục VI", ("VI/2/a", "VI/2/b")),
        ("khoản 2, 3 mục IV", ("IV/2", "IV/3")),
        ("điểm b khoản 2 mục VI và khoản 3 mục V", ("VI/2/b", "V/3")),
        ("Điểm a, Khoản 1 và Điểm b, Khoản 2 Mục III", ("III/1/a", "III/2/b")),
        ("khoản 2 Điều 1", ("Điều 1/2",)),
        ("Mục 3, Phần VI", ("VI/3",)),
        ("tiểu mục 2 mục VI", ("VI/2",)),
        ("khoản 3 Phụ lục I", ("Phụ lục I/3",)),
        ("điểm d vào khoản 2 mục VI", ("VI/2/d",)),
        ("điểm c (khoản 2 mục VI)", ("VI/2/c",)),
        ("gạch đầu dòng thứ hai, khoản 2, mục VI", ("VI/2/-2",)),
        ("gạch đầu dòng thứ 3 điểm a khoản 1 mục VI", ("VI/1/a/-3",)),
        # which ones stand between is not said
        ("từ điểm a đến điểm d khoản 2 mục VI", ()),
        ("mục tiêu của phần mềm, điểm mới của phong trào", ()),
        ("trong năm 2026 và các năm tiếp theo", ()),
    ],
)
def test_provisions_are_read_as_they_are_named(words: str, places: tuple[str, ...]) -> None:
    text = aligned(words)
    assert places_in(text, fold_aligned(words), Span(0, len(text))) == places
