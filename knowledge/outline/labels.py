"""The grammar of section labels: what a line may be numbered with. Pure; whether it is one, numbering decides."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from knowledge.outline.rows import is_capitals

Kind = Literal[
    "appendix", "part", "chapter", "division", "subdivision", "article", "clause", "point", "heading",
    "upper", "roman", "arabic", "dotted", "letter", "lower_roman",
]  # fmt: skip

WORD_KINDS: frozenset[Kind] = frozenset(
    {"appendix", "part", "chapter", "division", "subdivision", "article", "clause", "point"}
)
# The order of Nghị định 30/2020/NĐ-CP is a b c d đ e g h; f, j, w, z come from foreign templates.
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ORDINALS = {
    word: value
    for value, words in enumerate(
        ("nhất|một", "hai", "ba", "tư|bốn", "năm", "sáu", "bảy|bẩy", "tám", "chín", "mười"), start=1
    )
    for word in words.split("|")
}
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50}
_CANONICAL_ROMAN = re.compile(r"(?:x{0,3})(?:ix|iv|v?i{0,3})")


@dataclass(frozen=True, slots=True)
class Label:
    """One way to read the beginning of a line.

    `value` is its place in the sequence (of letters in the Vietnamese alphabet), `tokens` what is printed between its
    dots ("2.1." has "2", "1"), `style` the punctuation, `part` what it adds to a path, `rest` the words after it.
    """

    kind: Kind
    value: int
    tokens: tuple[str, ...]
    style: str
    printed: str
    part: str
    rest: str


def roman_value(numeral: str) -> int | None:
    """1 to 39 for a well-formed roman numeral in either case, else None."""
    low = numeral.lower()
    if not low or not _CANONICAL_ROMAN.fullmatch(low):
        return None
    digits = [_ROMAN_DIGITS[c] for c in low]
    return sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits))


def following_roman(label: Label) -> Label:
    """The label with the next roman numeral: "III" for "II"."""
    tens, ones = divmod(label.value + 1, 10)
    numeral = "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    return replace(label, value=label.value + 1, tokens=(numeral,), part=numeral)


def letter_value(letter: str) -> int:
    """The place of a letter in the order of Nghị định 30; "f" stands with "e", "j" with "i"."""
    return _ALPHABET.find({"f": "e", "j": "i", "w": "v", "z": "y"}.get(letter, letter)) + 1


def next_letters(letter: str) -> frozenset[str]:
    """The letters that may follow: after "d" comes "đ", or "e" in a foreign template, or "d" again in a scan."""
    place = _ALPHABET.find(letter)
    vietnamese = _ALPHABET[place + 1 : place + 2] if place >= 0 else ""
    latin = chr(ord(letter) + 1) if "a" <= letter < "z" else ""
    return frozenset({vietnamese, latin, "d" if letter == "d" else ""} - {""})


# --- words: Phần, Chương, Mục, Điều, Khoản, Điểm, Phụ lục ----------------------------------------

_WORDS: tuple[tuple[Kind, str, str], ...] = (
    ("part", "Phần", r"(?:thứ|Thứ|THỨ)\s+\w+|[IVX]+|\d{1,2}|[A-H]"),  # "Phần thứ nhất", "PHẦN I"
    ("chapter", "Chương", r"[IVX]+|\d{1,2}"),  # "Chương II"
    ("subdivision", "Tiểu mục", r"[IVX]+|\d{1,2}"),  # "Tiểu mục 1"
    ("division", "Mục", r"[IVX]+|\d{1,2}"),  # "Mục 2"
    ("article", "Điều", r"\d{1,3}[a-zđ]?"),  # "Điều 2 ."
    ("clause", "Khoản", r"\d{1,2}"),  # "Khoản 1."
    ("point", "Điểm", r"[a-zđ]"),  # "Điểm a."
    ("appendix", "Phụ lục", r"[IVX]+|\d{1,2}[a-z]?|[A-H]"),  # "PHỤ LỤC II", "Phụ lục số 01"
    ("appendix", "Biểu mẫu", r"\d{1,2}[a-z]?"),  # "Biểu mẫu 01"
    ("appendix", "Mẫu", r"\d{1,2}[a-z]?"),  # "Mẫu số 01"
    ("appendix", "Biểu", r"\d{1,2}[a-z]?"),  # "Biểu số 02"
)
_WORD_INITIALS = frozenset(name[0] for _, name, _ in _WORDS)
_WORD_LABELS = tuple(
    (kind, name, re.compile(rf"(?:{name}|{name.upper()})\s+((?:(?:số|SỐ)\s+)?(?:{number}))(?!\w)\s*([.:\-–]*)\s*(.*)"))
    for kind, name, number in _WORDS
)
# "PHỤ LỤC" alone, "PHỤ LỤC: DANH MỤC NHIỆM VỤ"
_BARE_APPENDIX = re.compile(r"(?:PHỤ LỤC|Phụ lục)\s*([.:\-–]*)\s*(.*)")


def _word_labels(text: str) -> list[Label]:
    for kind, name, pattern in _WORD_LABELS:
        match = pattern.fullmatch(text)
        if match and _stands_alone(kind, name, match[2], match[3]):
            # "PHẦN THỨ NHẤT", "Phụ lục số 01"
            number = match[1].lower() if " " in match[1] else match[1]
            part = f"{name} {number}"
            value = _number_value(number.split()[-1])
            if value is not None:
                printed = text[: match.start(3)].strip() if match[3] else text
                return [Label(kind, value, (number,), "word", printed, part, match[3])]
    match = _BARE_APPENDIX.fullmatch(text)
    if match and (not match[2] or (is_capitals(match[2]) and (match[1] or text.startswith("PHỤ LỤC ")))):
        return [Label("appendix", 0, ("Phụ lục",), "word", "Phụ lục", "Phụ lục", match[2])]
    return []


def _stands_alone(kind: Kind, name: str, mark: str, rest: str) -> bool:
    """ "Điều 5 Luật Thi đua" in a sentence is a citation; "Điều 5.", "Chương II QUY ĐỊNH CHUNG" are headings."""
    if not rest or is_capitals(rest):
        return True
    if kind == "appendix" and rest.startswith("("):
        return "kèm theo" in rest or "Kèm theo" in rest
    if kind == "appendix" and name != "Phụ lục":
        # "Mẫu số 01: Tờ trình" is an item of a list of forms
        return False
    return bool(mark) and not rest[0].islower() and rest[0] not in ",;)"


def _number_value(number: str) -> int | None:
    if number in _ORDINALS:
        return _ORDINALS[number]
    digits = re.match(r"\d+", number)
    if digits:
        return int(digits[0])
    if len(number) == 1 and number.islower():
        return letter_value(number) or None
    roman = roman_value(number)
    if roman:
        return roman
    return ord(number) - ord("A") + 1 if len(number) == 1 and "A" <= number <= "H" else None


# --- numbers and letters --------------------------------------------------------------------------

_PREFIXED = re.compile(
    r"((?:[IVX]{1,5}|[A-H]|[a-hđ]|\d{1,2})(?:\.\d{1,2}){1,4}|[a-hđ]\d{1,2})(?!\d)\s?([.):]|[-–](?=\s|$)|)\s*(.*)"
)
_SHARE = re.compile(r"\d{1,3}(?:,\d+)?\s?%")
_SIMPLE = re.compile(r"([IVX]{1,6}|[A-HK-NP-UĐ]|[a-zđ]|[ivx]{2,5}|\d{1,3})\s?([.)/]|[-–](?![-–]))\s*(.*)")
_ENCLOSED = re.compile(r"\(([a-zđ]|[ivx]{2,5}|\d{1,2})\)\s*(.*)")
# "I MỤC ĐÍCH, YÊU CẦU": the dot was forgotten
_BARE_ROMAN = re.compile(r"([IVX]{1,5})\s+(.*)")
# What tesseract makes of "I", "II": "Ị.", "ll.", "1I."
_SCANNED_ROMAN = re.compile(r"([IVXlịỊÍÌÏ|1!T]{1,5})\s?([.\-])\s*(.*)")
_SCANNED_DIGITS = str.maketrans(dict.fromkeys("lịỊÍÌÏ|1!T", "I"))
# "749/QĐ-TTg", "08-KH/TU", "12/2025": a number of a document or a date, not a label
_DOCUMENT_NUMBER = re.compile(r"[A-ZĐ]{1,6}[-/]|\d")


def labels_of(text: str) -> tuple[Label, ...]:
    """Every way to read the beginning of a line as a label, the likeliest first; () where there is none."""
    found = _word_labels(text) if text[:1] in _WORD_INITIALS else None
    if found:
        return tuple(found)
    return (*_prefixed(text), *_enclosed(text), *_simple(text), *_scanned(text))


def _prefixed(text: str) -> list[Label]:
    match = _PREFIXED.fullmatch(text)
    if not match or _is_number_in_text(match[2], match[3]):
        return []
    tokens = tuple(re.findall(r"\d+|[^\W\d]+", match[1]))
    if not match[2] and not match[3][:1].isupper() and not _SHARE.match(match[3]):
        # "1.1 Mục đích", "2.1 100% hồ sơ" without their last dot; "1.5 tỷ đồng" is a number
        return []
    return [Label("dotted", int(tokens[-1]), tokens, match[2], match[1] + match[2], match[1], match[3])]


def _enclosed(text: str) -> list[Label]:
    match = _ENCLOSED.fullmatch(text)
    return _readings(match[1], "()", f"({match[1]})", match[2]) if match else []


def _simple(text: str) -> list[Label]:
    match = _SIMPLE.fullmatch(text)
    if match:
        mark, rest = match[2], match[3]
        glued = text[match.start(3) - 1] != " "
        if _is_number_in_text(mark, rest, glued):
            return []
        return _readings(match[1], "-" if mark == "–" else mark, text[: match.end(2)], rest)
    bare = _BARE_ROMAN.fullmatch(text)
    if bare and is_capitals(bare[2]) and " " in bare[2]:
        return [label for label in _readings(bare[1], ".", bare[1], bare[2]) if label.kind == "roman"]
    return []


def _scanned(text: str) -> list[Label]:
    match = _SCANNED_ROMAN.fullmatch(text)
    if not match or not is_capitals(match[3]):
        return []
    numeral = match[1].translate(_SCANNED_DIGITS)
    if numeral == match[1] or match[1].isdigit():
        return []
    return [label for label in _readings(numeral, ".", match[1] + match[2], match[3]) if label.kind == "roman"]


def _is_number_in_text(mark: str, rest: str, glued: bool = False) -> bool:
    if not rest:
        return mark in ("", "-", "/")
    if mark and mark in "/-–" and _DOCUMENT_NUMBER.match(rest):
        return glued or rest[0].isdigit()
    return glued and rest[0].isdigit()


def _readings(sign: str, style: str, printed: str, rest: str) -> list[Label]:
    kinds: list[tuple[Kind, int | None]] = []
    if sign.isdigit():
        kinds.append(("arabic", int(sign)))
    elif sign.isupper():
        kinds.append(("roman", roman_value(sign)))
        if len(sign) == 1:
            kinds.append(("upper", letter_value(sign.lower())))
    else:
        if len(sign) == 1:
            kinds.append(("letter", letter_value(sign)))
        kinds.append(("lower_roman", roman_value(sign)))
        if sign == "l":
            # a scan's "l." for "1."
            kinds.append(("arabic", 1))
    return [
        Label(kind, value, (sign,), style, printed, "1" if kind == "arabic" and sign == "l" else sign, rest)
        for kind, value in kinds
        if value
    ]
