"""Numbers to reach as they are worded: shares, ranges of shares, fractions, counts, each with its bound. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.facts.passages import Span
from knowledge.vietnamese import holds_any

MORE = r"(?:tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn|trên|hơn|từ|>=|≥|>)"
LESS = r"(?:tối đa|không quá|không vượt quá|dưới|nhiều nhất|<=|≤|<)"
_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?"
_BOUND = rf"(?:(?P<more>{MORE})|(?P<less>{LESS}))?\s*"
_OPEN = r"(?P<up>\s*trở lên)?(?P<down>\s*trở xuống)?"
# "từ 80% đến 90%", "85 - 90%"
_RANGE = re.compile(
    rf"(?:từ\s+)?(?<![\d/.,-])(?P<value>{_NUMBER})\s*%?\s*(?:-|đến|tới)\s*(?P<last>{_NUMBER})\s*(?:%|phần trăm)",
    re.IGNORECASE,
)
_SHARE = re.compile(rf"{_BOUND}(?<![\d/.,-])(?P<value>{_NUMBER})\s*(?:%|phần trăm){_OPEN}", re.IGNORECASE)
# "2/3 số thôn", "3/5 đơn vị", "ít nhất một nửa"
_WORDED = {"một nửa": 1 / 2, "hai phần ba": 2 / 3, "ba phần tư": 3 / 4, "một phần ba": 1 / 3, "một phần tư": 1 / 4}
_PARTS = r"(?:tổng\s+)?(?:số|thôn|xã|phường|trường|đơn vị|phòng|chi bộ|tổ|hộ|khoa|cơ quan|tiêu chí|nhiệm vụ|chỉ tiêu)"
_FRACTION = re.compile(
    rf"{_BOUND}(?<![\d/.,-])(?:(?P<part>\d{{1,2}})/(?P<whole>\d{{1,2}})(?=\s+{_PARTS}(?![^\W_])|\s*$)"
    rf"|(?P<worded>{'|'.join(_WORDED)})){_OPEN}",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?:(?P<more>{MORE})|(?P<less>{LESS})|(?<=có)|(?<=đạt)|(?<=đấu)|(?<=dựng)|(?<=chức)|(?<=Có)"
    rf"|(?<=Đạt))\s+(?<![\d/.,-])(?P<value>{_NUMBER})"
    rf"(?!\s*[%/\d-]){_OPEN}\s+(?P<unit>[^\W\d_]+(?:\s+[^\W\d_]+)?)",
    re.IGNORECASE,
)
# "Mỗi doanh nghiệp có từ 200 lao động trở lên có tối thiểu 05 sáng kiến": which enterprises, no number to reach
_WHICH = re.compile(r"\s*trở lên\s+(?:phải\s+)?(?:có|đạt|được|xây dựng|đăng ký|thành lập)(?![^\W_])", re.IGNORECASE)
_OF_THESE = re.compile(r",?\s*trong (?:số )?đó\s", re.IGNORECASE)
PART = "phần"
_PERCENT = ("%", "phần trăm")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bound, from `start` to `end`; the digits begin at `number`.

    `bounds` are its operator and value, two for a range. `unit` is "%", `PART` for a fraction, else the words that
    say what is counted, which begin at `counted`. `bounded` where words such as "ít nhất" stand with it.
    """

    start: int
    end: int
    number: int
    bounds: tuple[tuple[str, float], ...]
    unit: str
    bounded: bool
    counted: int | None = None
    lead: str = ""


def amounts_in(text: str, span: Span) -> list[Amount]:
    """The shares of a stretch in order; where there are none, its counts.

    "Không dưới 1.200 sáng kiến, trong đó 1/3 ..." has both.
    """
    shares = _shares(text, span)
    if not shares:
        return list(_counts(text, span))
    whole = _OF_THESE.search(text, span.start, shares[0].start)
    counted = _counts(text, Span(span.start, whole.start())) if whole else ()
    return [*(amount for amount in counted if amount.bounded), *shares]


def amount_of(cell: str) -> Amount | None:
    """The share, range or fraction that fills a table's cell; None for other words."""
    shares = _shares(cell, Span(0, len(cell)))
    return (
        shares[0]
        if len(shares) == 1 and not re.search(r"\d", cell[: shares[0].start] + cell[shares[0].end :])
        else None
    )


def number_of(printed: str) -> float:
    """ "1.000" is a thousand, "99,5" and "99.5" are ninety-nine and a half."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", printed):
        return float(printed.replace(".", ""))
    return float(printed.replace(",", "."))


def _shares(text: str, span: Span) -> list[Amount]:
    found: list[Amount] = []
    words = text[span.start : span.end].lower()
    for read, signs in ((_ranges, _PERCENT), (_fractions, ("/", *_WORDED)), (_percentages, _PERCENT)):
        for amount in read(text, span) if holds_any(words, signs) else ():
            if not any(amount.start < other.end and other.start < amount.end for other in found):
                found.append(amount)
    return sorted(found, key=lambda amount: amount.start)


def _ranges(text: str, span: Span) -> Iterator[Amount]:
    for match in _RANGE.finditer(text, span.start, span.end):
        bounds = ((">=", number_of(match["value"])), ("<=", number_of(match["last"])))
        if bounds[0][1] < bounds[1][1]:
            yield Amount(match.start(), match.end(), match.start("value"), bounds, "%", True)


def _percentages(text: str, span: Span) -> Iterator[Amount]:
    for match in _SHARE.finditer(text, span.start, span.end):
        yield _amount(match, match.start("value"), number_of(match["value"]), "%")


def _fractions(text: str, span: Span) -> Iterator[Amount]:
    for match in _FRACTION.finditer(text, span.start, span.end):
        if match["worded"]:
            value = _WORDED[re.sub(r"\s+", " ", match["worded"].lower())]
        elif 0 < int(match["part"]) < int(match["whole"]):
            value = int(match["part"]) / int(match["whole"])
        else:
            continue
        yield _amount(match, match.start("worded" if match["worded"] else "part"), round(value, 4), PART)


def _counts(text: str, span: Span) -> Iterator[Amount]:
    for match in _COUNT.finditer(text, span.start, span.end):
        if not _WHICH.match(text, match.end()):
            yield _amount(match, match.start("value"), number_of(match["value"]), match["unit"], match.start("unit"))


def _amount(match: re.Match[str], number: int, value: float, unit: str, counted: int | None = None) -> Amount:
    up, down = match["more"] or match["up"], match["less"] or match["down"]
    operator = ">=" if up else "<=" if down else "="
    lead = (match["more"] or match["less"] or "").lower()
    return Amount(match.start(), match.end(), number, ((operator, value),), unit, bool(up or down), counted, lead)
