"""Whether a wording stands on its evidence: every date, number, document number, office and award must. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.vietnamese import fold

_MARK = re.compile(r"\[(\d{1,2})\]")
# "1470/QĐ-UBND", "57-NQ/TW" (folded)
_DOCUMENT = re.compile(r"\b\d{1,5}\s*[/-]\s*(?:\d{4}\s*[/-]\s*)?[a-z]{2,6}(?:\s*[-/]\s*[a-z]{1,8})*")
# "10/11/2026", "30-6-2025", "ngày 5 tháng 6 năm 2025", "tháng 7 năm 2025", "quý IV/2025"
_DATE = re.compile(r"(?<![\d/])(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?(?![\d/])")
_LONG_DATE = re.compile(r"\b(\d{1,2}) thang (\d{1,2})(?:,? nam (\d{4}))?\b")
_NUMBER = re.compile(r"(?<![\d/.,-])\d+(?:[.,]\d+)*\s*%?")
# "50 triệu đồng", "1,5 tỷ", "500.000 đồng" (folded): the evidence's "50%" holds no sum of money
_MONEY = re.compile(r"(?<![\d/.,-])\d+(?:[.,]\d+)*\s*(?:nghin|trieu|ty|dong|vnd)\b")
_QUARTER = re.compile(r"\bquy (iv|iii|ii|i|[1-4])\b")
# Capitals alone: between À and Ỹ of Unicode the small letters stand too, and "UBND đã sửa" names no office.
_CAPITAL = "[A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper()) + "]"
# Offices and people: a head word and the capitalised or joined words behind it (on the printed text).
_OFFICE = re.compile(
    r"\b(?:Phòng|Sở|Ban|Bộ|Văn phòng|Hội đồng|Trung tâm|Ủy ban|UBND|Cục|Chi cục|Công an|Trường|Viện|Đảng ủy|Tỉnh ủy|"
    rf"Hội|Đoàn|Liên đoàn)\s+{_CAPITAL}[\wà-ỹ]*(?:(?:,\s*|\s+và\s+|\s*[-–]\s*|\s+){_CAPITAL}[\wà-ỹ]*)*"
)
_PERSON = re.compile(rf"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí)\s+{_CAPITAL}[\wà-ỹ]*(?:\s+{_CAPITAL}[\wà-ỹ]*)+")
_AWARDS = (
    "huan chuong",
    "huy chuong",
    "co thi dua",
    "bang khen",
    "giay khen",
    "ky niem chuong",
    "chien si thi dua",
    "danh hieu",
)
_STRICT, _LOOSE = re.compile(r"\btruoc ngay\b"), re.compile(r"\b(cham nhat|muon nhat|het ngay|den ngay)\b")
_NEGATION = re.compile(r"\bkhong (phai|can|duoc|yeu cau|quy dinh|bat buoc|co)\b")


def findings(wording: str, evidence: Sequence[str], allowed: str = "") -> tuple[str, ...]:
    """What in the wording does not stand in the evidence it cites; empty: it may go out.

    `evidence` are the passages that [1], [2] ... stand for; `allowed` is text computed by the program (days left,
    named days), which may be repeated. Each sentence is held against the passages it cites, or all where it cites none.
    """
    found: list[str] = []
    if not _MARK.search(wording):
        return ("không dẫn nguồn nào",)
    for sentence in _sentences(wording):
        cited = [int(number) for number in _MARK.findall(sentence)]
        if any(not 1 <= number <= len(evidence) for number in cited):
            found.append(f"nguồn không có: {sentence}")
            continue
        held = [evidence[number - 1] for number in cited] or list(evidence)
        found += _sentence_findings(_MARK.sub(" ", sentence), " \n ".join([*held, allowed]))
    return tuple(found)


def _sentences(text: str) -> list[str]:
    """Sentences with the marks that follow their full stop: "... hằng năm. [1]" is one."""
    parts = re.split(r"(?<=[.!?])\s+(?!\[)|\n+", text)
    return [part for part in parts if part.strip()]


def _sentence_findings(sentence: str, held: str) -> list[str]:
    folded, source = fold(sentence), fold(held)
    found = [
        f"ngày không có trong nguồn: {'/'.join(date)}" for date in _dates(folded) if not _date_stands(date, source)
    ]
    bare = _LONG_DATE.sub(" ", _DATE.sub(" ", _DOCUMENT.sub(" ", folded)))
    tight = re.sub(r"\s", "", source)
    found += [
        f"số văn bản không có trong nguồn: {one}"
        for one in _DOCUMENT.findall(folded)
        if re.sub(r"\s", "", one) not in tight
    ]
    sums = {re.sub(r"\s", "", one) for one in _MONEY.findall(source)}
    found += [
        f"số tiền không có trong nguồn: {one}" for one in _MONEY.findall(folded) if re.sub(r"\s", "", one) not in sums
    ]
    numbers = {re.sub(r"\s", "", one) for one in _NUMBER.findall(source)}
    bare_source = {number.lstrip("0") or "0" for number in (one.rstrip("%") for one in numbers)}
    for number in (re.sub(r"\s", "", one) for one in _NUMBER.findall(bare)):
        same = number in numbers if number.endswith("%") else (number.lstrip("0") or "0") in bare_source
        if not same:
            found.append(f"con số không có trong nguồn: {number}")
    found += [
        f"quý không có trong nguồn: {one}"
        for one in _QUARTER.findall(folded)
        if not re.search(rf"\bquy [^.;]*\b{one}\b", source)
    ]
    found += [f"tên không có trong nguồn: {name}" for name in _names(sentence) if not _name_stands(name, source)]
    found += [f"hình thức không có trong nguồn: {form}" for form in _AWARDS if form in folded and form not in source]
    if _STRICT.search(folded) and not re.search(r"\btruoc\b", source):
        found.append("“trước ngày” không có trong nguồn")
    if _LOOSE.search(folded) and re.search(r"\btruoc ngay\b", source) and not _LOOSE.search(source):
        found.append("nguồn ghi “trước ngày”")
    if _NEGATION.search(folded) and not re.search(r"\b(khong|chua)\b", source):
        found.append("phủ định không có trong nguồn")
    return found


def _dates(folded: str) -> list[tuple[str, ...]]:
    found = [*_DATE.finditer(folded), *_LONG_DATE.finditer(folded)]
    return [tuple(str(int(part)) for part in match.groups() if part) for match in found]


def _date_stands(date: tuple[str, ...], source: str) -> bool:
    """A date of the wording stands where the source has that day and month (and that year, or no year at all)."""
    return any(stated[:2] == date[:2] and (len(date) < 3 or stated == date) for stated in _dates(source))


def _names(sentence: str) -> list[str]:
    return [*_OFFICE.findall(sentence), *_PERSON.findall(sentence)]


def _name_stands(name: str, source: str) -> bool:
    def bare(text: str) -> str:
        spoken = re.sub(r"\b(uy ban nhan dan)\b", "ubnd", re.sub(r"[^\w\s]", " ", fold(text)))
        return re.sub(r"\s+", " ", re.sub(r"^(ong|ba|dong chi) ", "", spoken)).strip()

    return bare(name) in bare(source)
