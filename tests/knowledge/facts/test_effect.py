from __future__ import annotations

import datetime as dt

import pytest

from knowledge.facts.effect import effect_in
from knowledge.vietnamese import fold_aligned

ISSUED = dt.date(2026, 3, 13)


@pytest.mark.parametrize(
    ("sentence", "since"),
    [
        ("Kế hoạch này có hiệu lực kể từ ngày ký.", ISSUED),
        ("Kế hoạch này có hiệu lực thi hành từ ngày ban hành và thay thế Kế hoạch số 12/KH-UBND.", ISSUED),
        ("Quyết định này có hiệu lực thi hành kể từ ngày 01/4/2026.", dt.date(2026, 4, 1)),
        ("Kế hoạch sửa đổi, bổ sung này được áp dụng từ ngày 01 tháng 4 năm 2026", dt.date(2026, 4, 1)),
        ("Các nội dung sửa đổi, bổ sung tại Kế hoạch này áp dụng kể từ tháng 4/2026", dt.date(2026, 4, 1)),
        ("Việc điều chỉnh thời hạn được thực hiện kể từ ngày 01/5/2026", dt.date(2026, 5, 1)),
        ("Kế hoạch này có hiệu lực từ năm 2027", dt.date(2027, 1, 1)),
        ("Quyết định này có hiệu lực sau 10 ngày, kể từ ngày ký.", dt.date(2026, 3, 23)),
        ("Quyết định này có hiệu lực sau 05 ngày làm việc kể từ ngày ký.", dt.date(2026, 3, 20)),
        # stated, but no day that can be told
        ("Kế hoạch này có hiệu lực kể từ ngày Nghị quyết của HĐND xã được thông qua", None),
        ("Văn bản này có hiệu lực từ ngày 31/6/2026", None),
    ],
)
def test_the_day_of_effect_is_read_as_worded(sentence: str, since: dt.date | None) -> None:
    effect = effect_in(fold_aligned(sentence), ISSUED)
    assert effect is not None
    assert effect.since == since


@pytest.mark.parametrize(
    "sentence",
    [
        "Kế hoạch số 12/KH-UBND có hiệu lực kể từ ngày 01/4/2026",
        "Các nội dung khác giữ nguyên hiệu lực",
        "Thời gian thực hiện từ ngày 01/4/2026",
    ],
)
def test_the_effect_of_something_else_is_not_this_documents(sentence: str) -> None:
    assert effect_in(fold_aligned(sentence), ISSUED) is None
