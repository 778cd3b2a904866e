"""Words printed in capitals, as the same document writes them in its sentences. Pure."""

from __future__ import annotations

import re

from knowledge.outline.rows import is_capitals
from knowledge.vietnamese import place_tones, squash

# The first letter of a title, and of a name in quotation marks
_OPENING = re.compile(r"^\w|“\s?\w")
# "THPT", "UBND", "HĐND": stay as they are
ABBREVIATIONS = frozenset(
    {
        "UBND", "HĐND", "THPT", "THCS", "MTTQ", "UBMTTQ", "CNTT", "ATTT", "KHCN", "TDTT", "TNCS", "HCM", "GDTX",
        "GDNN", "TTYT", "BCĐ", "BTV", "TĐKT", "ĐMST", "CĐS", "CCHC", "NSNN", "VNPT",
        "BCH", "BQL", "CTCP", "TNHH", "MTV",
    }
)  # fmt: skip


def recased(text: str, prose: str) -> str:
    """A text in capitals with the casing of the longest runs of its words that stand in `prose`; others are lowered.

    A text that is not in capitals comes back as it is, but for NFC and single spaces.
    """
    text = squash(text)
    if not is_capitals(text):
        return text
    lowered = _lower(prose)
    words = text.split(" ")
    done: list[str] = []
    while len(done) < len(words):
        run = _longest_run(words[len(done) :], lowered, prose)
        done += run or [_single(words[len(done)])]
    return _OPENING.sub(lambda match: match[0].upper(), " ".join(done))


def _longest_run(words: list[str], lowered: str, prose: str) -> list[str]:
    best: list[str] = []
    for count in range(1, min(len(words), 40) + 1):
        printed = _as_printed(" ".join(words[:count]), lowered, prose)
        if printed is None:
            break
        best = printed.split(" ")
    return best


def _as_printed(words: str, lowered: str, prose: str) -> str | None:
    """The words where they stand in mixed case inside a sentence; whole words only."""
    wanted = _lower(words)
    fallback = None
    start = lowered.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        whole = (start == 0 or not lowered[start - 1].isalnum()) and (end == len(lowered) or not lowered[end].isalnum())
        printed = prose[start:end]
        if whole and printed != printed.upper():
            if " " not in words and printed == wanted:
                # a single word is a name only where the text never writes it small
                return printed
            if " " in words and start > 1 and lowered[start - 2] not in ".:;\n":
                return printed
            fallback = fallback or printed
        elif whole and words.strip("“”\"',.()") in ABBREVIATIONS:
            return printed
        start = lowered.find(wanted, end)
    return fallback


def _single(word: str) -> str:
    bare = word.strip("“”\"',.;:()")
    if bare in ABBREVIATIONS or any(c.isdigit() for c in bare):
        return word
    return word.lower()


def _lower(text: str) -> str:
    """Lower case letter for letter: the length stays, so that positions agree."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # "İ" becomes two
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def named(text: str) -> str:
    """Every word with a capital letter ("CHU VĂN AN" becomes "Chu Văn An")."""
    return " ".join(w if w in ABBREVIATIONS else w[:1].upper() + w[1:].lower() for w in place_tones(text).split(" "))


_OFFICE_WORDS = (
    "Chủ tịch", "Tổng Giám đốc", "Giám đốc", "Bí thư", "Thường trực", "Hiệu trưởng", "Trưởng ban", "Trưởng phòng",
    "Chánh Văn phòng", "Chánh Thanh tra", "Bộ trưởng", "Thứ trưởng", "Chi cục trưởng", "Cục trưởng", "Vụ trưởng",
    "Viện trưởng", "Chủ nhiệm", "Thủ trưởng", "Phó", "Quyền", "Ủy viên", "Uỷ viên",
    "Công an", "Công đoàn", "Hội đồng",
)  # fmt: skip
_OFFICES = [(re.compile(rf"\b{office}\b", re.IGNORECASE), office) for office in _OFFICE_WORDS]


def office_title(text: str) -> str:
    """ "PHÓ CHỦ TỊCH THƯỜNG TRỰC" as "Phó Chủ tịch Thường trực"."""
    title = squash(text).lower() if is_capitals(text) else squash(text)
    for pattern, office in _OFFICES:
        title = pattern.sub(office, title)
    return title[:1].upper() + title[1:]
