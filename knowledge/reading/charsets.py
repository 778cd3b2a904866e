"""Bytes -> Vietnamese text: UTF-8, UTF-16, windows-1258 and the legacy TCVN3 and VNI (only importer of viparse)."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Legacy = Literal["tcvn3", "vni"]
_LEGACY: tuple[Legacy, ...] = ("tcvn3", "vni")

# Syllables that every administrative text is full of; a right decoding shows many, a wrong one hardly any.
_COMMON = re.compile(
    r"(?<!\w)(?:và|của|các|được|cho|về|trong|thực|hiện|kế|hoạch|đơn|vị|tổ|chức|nhân|dân|thưởng|số|nội|công|việc|báo|cáo)(?!\w)",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# Letters that Vietnamese hardly uses, but that TCVN3 and VNI texts are full of when they are taken for Latin-1:
# "KÕ ho¹ch", "Keá hoaïch".
_FOREIGN = re.compile(r"[¡-©«-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]")
# Curly quotation marks and dashes lie where Latin-1 has control characters.
_WINDOWS = {code: bytes([code]).decode("cp1252", errors="ignore") or chr(code) for code in range(0x80, 0xA0)}
_SPACE = re.compile(r"(\s+)")
_SAMPLE = 20_000


def decode(data: bytes) -> str | None:
    """The text of a plain text file without its byte order mark; None where the bytes are no text."""
    text = _unicode(data)
    if text is None:
        return None if b"\x00" in data else _legacy(data)
    if _is_binary(text):
        return None
    return repaired(text)


def repaired(text: str) -> str:
    """The text itself, or what it means where TCVN3 or VNI letters were taken for Latin-1 on the way into Unicode."""
    encoding = legacy_of(text)
    return convert(text, encoding) if encoding else text


def legacy_of(text: str) -> Legacy | None:
    """The legacy encoding that makes Vietnamese of a text full of foreign letters; None where it is none."""
    if not looks_legacy(text):
        return None
    sample = text[:_SAMPLE]
    scores = {encoding: _commonness(convert(sample, encoding)) for encoding in _LEGACY}
    best = max(_LEGACY, key=lambda encoding: scores[encoding])
    return best if scores[best] > max(_commonness(sample), len(sample) // 200) else None


def looks_legacy(text: str) -> bool:
    """Whether so many letters are foreign to Vietnamese that they may be TCVN3 or VNI."""
    sample = text[:_SAMPLE]
    return len(_FOREIGN.findall(sample)) * 30 > len(sample)


def from_font(text: str, font: str) -> str:
    """What a run set in a legacy font says: ".VnTime" is TCVN3 (".VnTimeH" in capitals), "VNI-Times" is VNI."""
    encoding = legacy_of_font(font)
    if encoding is None:
        return text
    return convert(text, encoding).upper() if is_capital_font(font) else convert(text, encoding)


def legacy_of_font(font: str) -> Legacy | None:
    """The legacy encoding that a font's name stands for: ".VnTime", "ABCDEF+.VnTimeH,Bold", "VNI-Times"."""
    name = font.split("+")[-1].lower()
    return "tcvn3" if name.startswith(".vn") else "vni" if name.startswith("vni-") else None


def is_capital_font(font: str) -> bool:
    """Whether a TCVN3 font prints small letters as capitals: ".VnTimeH"."""
    return legacy_of_font(font) == "tcvn3" and re.split("[-,]", font)[0].endswith(("H", "h"))


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


def _legacy(data: bytes) -> str | None:
    text = data.decode("latin-1").translate(_WINDOWS)
    if _is_binary(text):
        return None
    modern = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    best = max((modern, repaired(text)), key=_commonness)
    return best if _commonness(best) else None


def _commonness(text: str) -> int:
    return len(_COMMON.findall(text[:_SAMPLE]))


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    strange = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    return strange * 50 > len(sample)
