"""A date phrase put in another's place: "trước ngày 10/11 hằng năm" with 30/11 is "trước ngày 30/11 hằng năm". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.vietnamese import aligned, fold_aligned, nfc

_DAY = (
    r"(?:\d{1,2}\s*(?:[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?|thang\s+\d{1,2}(?:,?\s*nam\s+\d{4})?"
    r"|(?=\s+(?:hang|moi|cua)\s)|(?:(?<=ngay\x20\d)|(?<=ngay\x20\d\d))(?!\s*[.-]\s*\d|\s+thang\s+\d))|thang\s+\d{1,2}(?:\s*(?:/|nam)\s*\d{4})?"
    r"|quy\s+(?:iv|i{1,3}|[1-4])(?:\s*(?:/|nam)\s*\d{4})?)(?!\s*[/\d])"
)
_LEAD = (
    r"(?:(?:truoc(?:\s+va\s+trong)?|(?:cham|muon)\s+nhat(?:\s+(?:la|vao))?|(?:den\s+)?het|vao|trong|khong\s+qua)\s+)?"
)
_HOUR = r"(?:\d{1,2}\s*(?:gio|h)(?:\s*\d{2})?(?:\s*phut)?,?\s+)?"
_TAIL = r"(?:\s+(?:hang|moi)\s+(?:nam|quy|thang|tuan)|\s+nam sau|\s+cua\s+thang[^,.;]{0,25})?"
DATE = rf"{_LEAD}{_HOUR}(?:ngay\s+)?{_DAY}{_TAIL}"
"""A date with the words that belong to it, in folded text."""

_PARTS = re.compile(
    rf"(?<![^\W_])(?P<lead>{_LEAD})(?P<hour>{_HOUR})(?P<word>(?:ngay\s+)?)(?P<day>{_DAY})(?P<tail>{_TAIL})(?!\w)"
)
_NUMBER = re.compile(r"0*(\d+)")
_YEAR = re.compile(r"\s*(?:[/.-]|,?\s*n[aă]m)\s*\d{4}$")


def with_words(text: str, taken: str, put: str) -> str | None:
    """The text with words in the place of others, wherever they stand; None where they stand nowhere."""
    places = [(match.start(), match.end(), put) for match in _wherever(taken).finditer(aligned(text))]
    return re.sub(r"\s+([,.;])", r"\1", _spliced(text, places)) if places else None


def with_date(text: str, taken: str, put: str) -> str | None:
    """The text with another date; what the new phrase does not say stays: "trước", the year, "hằng năm".

    `taken` is the date to go, empty where the text must hold but one. None where it is not to be found, or where it
    is not clear which is meant.
    """
    printed, before = aligned(put).strip(), aligned(text)
    new, old = _PARTS.fullmatch(fold_aligned(printed)), _dates(before, taken)
    if new is None or len(old) != 1:
        return None
    (place,) = old
    parts = {name: printed[slice(*new.span(name))] or before[slice(*place.span(name))] for name in _PARTS.groupindex}
    if not has_year(new["day"]) and (year := _YEAR.search(place["day"])):
        parts["day"] += year[0]
    return _spliced(text, [(place.start(), place.end(), "".join(parts.values()))])


def _spliced(text: str, places: Sequence[tuple[int, int, str]]) -> str:
    """The printed text (NFC) with words put where the aligned one, character for character the same, has others."""
    printed = nfc(text)
    for start, end, words in reversed(places):
        printed = printed[:start] + words + printed[end:]
    return printed


def has_year(date: str) -> bool:
    """Whether a date phrase names its year."""
    return _YEAR.search(fold_aligned(date).strip()) is not None


def without_year(date: str) -> str:
    """The date phrase with its year left out."""
    return _YEAR.sub("", aligned(date).strip())


def names(text: str, date: str) -> bool:
    """Whether a date stands in the text, however its zeros are printed."""
    return bool(_dates(aligned(text), date))


def _dates(text: str, taken: str) -> list[re.Match[str]]:
    found = list(_PARTS.finditer(fold_aligned(text)))
    if not taken:
        return found
    wanted = _PARTS.fullmatch(fold_aligned(taken).strip())
    return [one for one in found if wanted and _same_day(one["day"], wanted["day"])]


def _same_day(printed: str, wanted: str) -> bool:
    """Whether both name one day; one without a year may be of any year."""
    return _plain(printed if has_year(wanted) else without_year(printed)) == _plain(wanted)


def _plain(day: str) -> str:
    """ "05 tháng 6 năm 2026" and "5/6/2026" are one day."""
    spoken = re.sub(r"\s*(?:thang|,?\s*nam)\s*(?=\d)", "/", day) if day[:1].isdigit() else day
    return _NUMBER.sub(r"\1", re.sub(r"\s*[/.-]\s*(?=\d)|\s+", lambda m: "/" if m[0].strip() else "", spoken))


def _wherever(words: str) -> re.Pattern[str]:
    """The words with any white space and any leading zeros, not inside a longer number or word."""
    parts = re.findall(r"\d+|\s+|[^\d\s]+", aligned(words).strip())
    spelled = "".join(_part(part) for part in parts)
    first, last = parts[0][0], parts[-1][-1]
    before = r"(?<![\d/])" if first.isdigit() else r"(?<![^\W_])" if first.isalpha() else ""
    after = r"(?!\s*[/\d])" if last.isdigit() else r"(?!\w)" if last.isalpha() else ""
    return re.compile(before + spelled + after, re.IGNORECASE)


def _part(part: str) -> str:
    if part.isspace():
        return r"\s+"
    return f"0*{int(part)}" if part.isdigit() else re.escape(part)
