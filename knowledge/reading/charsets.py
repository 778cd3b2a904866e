"""Bytes -> Vietnamese text: UTF-8, UTF-16, windows-1258 and the legacy TCVN3 and VNI (only importer of viparse)."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Legacy = Literal["tcvn3", "vni"]

# Syllables that every administrative text is full of; a right decoding shows many, a wrong one hardly any.
_COMMON = re.compile(
    r"(?<!\w)(?:và|của|các|được|cho|về|trong|thực|hiện|kế|hoạch|đơn|vị|tổ|chức|nhân|dân|thưởng|số|nội|công|việc|báo|cáo)(?!\w)",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# Letters that Vietnamese hardly uses, but that TCVN3 and VNI texts are full of when they are taken for Latin-1:
# "KÕ ho¹ch", "Keá hoaïch".
_FOREIGN = re.compile(r"[¡-©«-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]")
_SPACE = re.compile(r"(\s+)")
_SAMPLE = 20_000


def decode(data: bytes) -> str | None:
    """The text of a plain text file without its byte order mark; None where the bytes are no text."""
    text = _unicode(data)
    if text is None:
        return None if b"\x00" in data else _legacy(data.decode("latin-1"))
    if _is_binary(text):
        return None
    return repaired(text)


def repaired(text: str) -> str:
    """The text itself, or what it means where TCVN3 or VNI letters were taken for Latin-1 on the way into Unicode."""
    if len(_FOREIGN.findall(text[:_SAMPLE])) * 30 < len(text[:_SAMPLE]):
        return text
    return _best(text) or text


def from_font(text: str, font: str) -> str:
    """What a run set in a legacy font says: ".VnTime" is TCVN3 (".VnTimeH" in capitals), "VNI-Times" is VNI."""
    name = font.split("+")[-1].lower()
    if name.startswith(".vn"):
        fixed = convert(text, "tcvn3")
        return fixed.upper() if name.split("-")[0].split(",")[0].endswith("h") else fixed
    return convert(text, "vni") if name.startswith("vni-") else text


def convert(text: str, encoding: Legacy) -> str:
    """Legacy letters as Unicode; white space stays as it is."""
    # only the few files with legacy letters wait for this import
    import viparse  # type: ignore[import-untyped]

    parts = _SPACE.split(text)
    words = {word: str(viparse.fix(word, encoding=encoding)) for word in set(parts[::2])}
    return "".join(words.get(part, part) for part in parts)


def _unicode(data: bytes) -> str | None:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if data.count(b"\x00") * 10 > len(data):
        # UTF-16 without its mark: ASCII letters have a zero as their upper byte
        return data.decode("utf-16-be" if data[::2].count(0) > data[1::2].count(0) else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # a download that was cut in the middle of its last letter
        return data[: error.start].decode("utf-8") if error.start > 0 and len(data) - error.start < 4 else None


def _legacy(text: str) -> str | None:
    if _is_binary(text):
        return None
    windows = unicodedata.normalize("NFC", text.encode("latin-1").decode("cp1258", errors="replace"))
    return max((windows, _best(text) or ""), key=_commonness) if _commonness(windows) or _best(text) else None


def _best(text: str) -> str | None:
    sample = text[:_SAMPLE]
    scores = {encoding: _commonness(convert(sample, encoding)) for encoding in _LEGACY}
    best = max(_LEGACY, key=lambda encoding: scores[encoding])
    return convert(text, best) if scores[best] > max(_commonness(sample), len(sample) // 200) else None


_LEGACY: tuple[Legacy, ...] = ("tcvn3", "vni")


def _commonness(text: str) -> int:
    return len(_COMMON.findall(text[:_SAMPLE]))


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    strange = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    return strange * 50 > len(sample)
