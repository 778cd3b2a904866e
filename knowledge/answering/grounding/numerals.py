"""Numbers in words become digits, Vietnamese and English: "ba mươi phần trăm" is "30%". Pure."""

from __future__ import annotations

import re
from functools import partial

_DIGITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_ONES = r"một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
_AFTER_TEN = r"mốt|một|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín"
# "hai mươi lăm", "mười hai"; "mười năm" is ten years
_TENS = rf"(?:(?:{_ONES}) mươi(?: (?:{_AFTER_TEN}))?|mười(?: (?:một|hai|ba|bốn|lăm|nhăm|sáu|bảy|bẩy|tám|chín))?)"
_HUNDREDS = rf"(?:{_ONES}) trăm(?: (?:{_TENS}|(?:lẻ|linh) (?:{_ONES}|tư)))?"
_COUNTED = (
    "ngày|tháng|tuần|quý|giờ|bộ|bản|lần|kỳ|đợt|mục|đơn vị|cơ quan|tập thể|cá nhân|hình thức|nội dung|nhiệm vụ|giai đoạn"
    "|chỉ tiêu|tiêu chí|triệu|tỷ|tỉ|nghìn|ngàn|trăm|phần|mốc|người|phòng|xã|phường|văn bản|kế hoạch|điểm"
)
# "năm ngày" is five days, "hằng năm" and "năm 2025" are years
_YEAR_BEFORE = (
    r"(?<!hằng )(?<!hàng )(?<!mỗi )(?<!từng )(?<!trong )(?<!cuối )(?<!đầu )(?<!giữa )(?<!các )(?<!cả )(?<!kết )"
)
_WORDS = tuple(
    (re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", re.IGNORECASE), digits)
    for pattern, digits in (
        (rf"(?P<number>{_TENS}|{_HUNDREDS}|{_ONES}) phần trăm", "{}%"),
        (r"(?<=\d) ?phần trăm", "%"),
        (r"một nửa|phân nửa", "50%"),
        (_HUNDREDS, "{}"),
        (_TENS, "{}"),
        (rf"(?P<number>{_ONES}) chục", "{}0"),
        (r"(?:ngày )?(?:mồng|mùng) (?P<number>năm|tư|" + _ONES + r"|\d{1,2})", "ngày {}"),
        (r"(?<=ngày )(?P<number>năm)(?= tháng)", "{}"),
        # "tháng năm" is May, "ngày ... tháng ... năm 2025" an empty form
        (r"(?<!ngày )(?P<head>tháng) (?P<number>năm)(?! \d)", "{head} {}"),
        (r"(?P<head>tháng) (?P<number>tư|hai|ba|bốn|sáu|bảy|bẩy|tám|chín)", "{head} {}"),
        (r"tháng giêng|tháng một(?= |$|[.,;])", "tháng 1"),
        (r"tháng chạp", "tháng 12"),
        (r"(?P<head>thứ|quý(?! năm)) (?P<number>nhất|một|hai|ba|tư|bốn|năm|sáu|bảy)", "{head} {}"),
        (rf"{_YEAR_BEFORE}(?P<number>năm)(?= (?:{_COUNTED})(?![^\W_])(?! \d))", "{}"),
        (rf"(?P<number>một)(?= (?:{_COUNTED}|năm)(?![^\W_]))", "{}"),
        (r"hai|ba|bốn|sáu|bảy|bẩy|tám|chín", "{}"),
    )
)  # fmt: skip

_ENGLISH = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {
    word: 10 * number
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
} | {"thirtieth": 30}
_ROUND = "|".join(word for word, number in _ENGLISH.items() if number >= 20)
_SMALL = "|".join(word for word, number in _ENGLISH.items() if 2 <= number < 20)
_ORDINAL = "|".join(_ORDINALS)
_ENGLISH_RULES = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), digits)
    for pattern, digits in (
        (rf"(?P<tens>twenty|thirty)[- ](?P<ordinal>{_ORDINAL})", "{}"),
        (rf"(?P<ordinal>{_ORDINAL})(?= of\b| day\b| quarter\b)", "{}"),
        (rf"(?P<tens>{_ROUND})(?:[- ](?P<ones>{_SMALL}|one))?", "{}"),
        (rf"(?P<ones>{_SMALL}|one(?= (?:month|week|day|year|quarter|hundred)))", "{}"),
        (r"half(?= of\b)", "50%"),
        (r"twice", "2 times"),
    )
)
# "70 percent", "the 10th"
_AFTER_DIGITS = re.compile(r"(?<=\d)(?: per ?cent| percent|st|nd|rd|th)\b", re.IGNORECASE)


def in_digits(text: str) -> str:
    """The text with its number words as digits, everything else as it is: "bảy mươi phần trăm" becomes "70%"."""
    for pattern, digits in _WORDS:
        text = pattern.sub(partial(_vietnamese, digits), text)
    for pattern, digits in _ENGLISH_RULES:
        text = pattern.sub(partial(_english, digits), text)
    return _AFTER_DIGITS.sub(lambda match: "%" if match[0].startswith(" ") else "", text)


def _vietnamese(digits: str, match: re.Match[str]) -> str:
    groups = match.groupdict()
    words = groups.get("number") or match[0]
    return digits.format(words if words.isdigit() else _value(words.lower()), head=groups.get("head"))


def _value(words: str) -> int:
    """ "hai mươi lăm" is 25, "một trăm linh năm" 105."""
    total = last = 0
    for word in words.split():
        if word in ("mươi", "trăm"):
            total, last = total + last * (10 if word == "mươi" else 100), 0
        elif word == "mười":
            total += 10
        else:
            last = {"nhất": 1, "tư": 4}.get(word, _DIGITS.get(word, 0))
    return total + last


def _english(digits: str, match: re.Match[str]) -> str:
    groups = {name: word.lower() for name, word in match.groupdict().items() if word}
    if not groups:
        return digits
    tens, ones = _ENGLISH.get(groups.get("tens", ""), 0), _ENGLISH.get(groups.get("ones", ""), 0)
    return digits.format(tens + ones + _ORDINALS.get(groups.get("ordinal", ""), 0))
