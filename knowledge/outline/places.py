"""Place names of Viet Nam: provinces of today and before July 2025, communes and wards by their capitals. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from knowledge.vietnamese import fold, place_tones, squash

# The 34 provinces and cities of Nghị quyết 202/2025/QH15, then those that were merged into them.
CITIES = ("Hà Nội", "Huế", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ")
PROVINCES = (
    "Lai Châu", "Điện Biên", "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Cao Bằng",
    "Tuyên Quang", "Lào Cai", "Thái Nguyên", "Phú Thọ", "Bắc Ninh", "Hưng Yên", "Ninh Bình", "Quảng Trị", "Quảng Ngãi",
    "Gia Lai", "Khánh Hòa", "Lâm Đồng", "Đắk Lắk", "Đồng Nai", "Tây Ninh", "Vĩnh Long", "Đồng Tháp",
    "Cà Mau", "An Giang",
)  # fmt: skip
FORMER_PROVINCES = (
    "Hà Giang", "Yên Bái", "Bắc Kạn", "Vĩnh Phúc", "Hòa Bình", "Bắc Giang", "Thái Bình", "Hải Dương",
    "Hà Nam", "Nam Định",
    "Quảng Bình", "Quảng Nam", "Kon Tum", "Bình Định", "Ninh Thuận", "Đắk Nông", "Bình Thuận",
    "Phú Yên", "Bà Rịa - Vũng Tàu",
    "Bình Dương", "Bình Phước", "Long An", "Sóc Trăng", "Hậu Giang", "Bến Tre", "Trà Vinh", "Tiền Giang", "Bạc Liêu",
    "Kiên Giang", "Thừa Thiên Huế",
)  # fmt: skip
_KNOWN = {fold(name): name for name in (*CITIES, *PROVINCES, *FORMER_PROVINCES)}
_KNOWN |= {
    "dac lac": "Đắk Lắk",
    "daklak": "Đắk Lắk",
    "dak lak": "Đắk Lắk",
    "dak nong": "Đắk Nông",
    "bac can": "Bắc Kạn",
}
_KNOWN |= {"thua thien - hue": "Thừa Thiên Huế", "hcm": "Hồ Chí Minh"}
_CITY_NAMES = frozenset(CITIES)

# Narrowest first; the folded words a text may print for each level ("TP." is fold("TP.")).
LEVELS = ("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh")
_LEVEL_WORDS = {fold(level): level for level in LEVELS} | {"tp.": "thành phố", "tp": "thành phố"}
# "TỈNH ĐOÀN", "XÃ HỘI", "PHƯỜNG ĐỘI": other words that begin like a place
_NO_NAMES = frozenset({"doan", "uy", "hoi", "doi", "lo"})
# "ĐOÀN TNCS HỒ CHÍ MINH" is no city
_YOUTH = re.compile(r"(?<= )(?:tncs|nien|cong san) ho chi minh")
_WORD = r"[^\W\d_]+(?:[’'][^\W\d_]+)?"
# "tỉnh Bà Rịa - Vũng Tàu", "xã An Bình", "Phường 12", "tình Bến Tre" (a slip for "tỉnh")
_PLACE = re.compile(
    rf"(?<!\w)(tỉnh|tình|xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|TP\.?) +"
    # "KHỐI CÁC XÃ, PHƯỜNG TỈNH BẮC NINH": the level above is no name
    rf"((?!(?:tỉnh|phường|thị trấn|đặc khu|huyện|thành phố) )(?:{_WORD})(?: +(?:- +)?{_WORD}){{0,4}}|\d{{1,2}})",
    re.IGNORECASE,
)


def province_in(text: str) -> str | None:
    """The first province or city of central government that a text names, as "tỉnh Sơn La" or "thành phố Hà Nội"."""
    found = Counter(places_in(text, levels=("tỉnh", "thành phố")))
    provinces = [place for place in found if is_province(place)]
    return provinces[0] if provinces else None


def province_named(text: str) -> str | None:
    """A province named without its level, as letterheads do: "SỞ GIÁO DỤC VÀ ĐÀO TẠO LÀO CAI", "TỈNH ĐOÀN NGHỆ AN"."""
    folded = _YOUTH.sub(" ", f" {fold(text)} ")
    found = [(folded.rfind(f" {known} "), name) for known, name in _KNOWN.items()]
    return known_province(max(found)[1]) if max(found)[0] >= 0 else None


def with_province(name: str) -> str:
    """ "Công ty Cổ phần cấp nước quảng ngãi" with the name of the province at its end as it is written."""
    words = name.split(" ")
    for count in (4, 3, 2, 1):
        if len(words) > count and (known := _KNOWN.get(fold(" ".join(words[-count:])))):
            return " ".join([*words[:-count], known])
    return name


def is_province(place: str) -> bool:
    """Whether "tỉnh X" or "thành phố X" is of the first level."""
    level, _, name = place.partition(" ")
    return (
        level == "tỉnh"
        or (place.startswith("thành phố ") and place.removeprefix("thành phố ") in _CITY_NAMES)
        or (fold(name) in _KNOWN)
    )


def known_province(name: str) -> str | None:
    """ "Sơn La" as "tỉnh Sơn La", "Hà Nội" as "thành phố Hà Nội"; None where no province has that name."""
    known = _KNOWN.get(fold(re.sub(r"^(?:TP\.?|thành phố|tỉnh)\s+", "", name, flags=re.IGNORECASE)))
    if known is None:
        return None
    return f"thành phố {known}" if known in _CITY_NAMES else f"tỉnh {known}"


def places_in(text: str, levels: Iterable[str] = LEVELS) -> list[str]:
    """Every place that a text names with its level, in order: ["xã An Bình", "tỉnh Ninh Bình"]."""
    wanted = frozenset(levels)
    capitals = text == text.upper()
    found = []
    for match in _PLACE.finditer(text):
        level = "tỉnh" if match[1].lower() == "tình" else _LEVEL_WORDS[fold(match[1])]
        name = _name(match[2], capitals)
        if name and level in wanted and fold(name.split(" ")[0]) not in _NO_NAMES:
            found.append(f"{level} {name}")
    return found


def _name(words: str, capitals: bool) -> str | None:
    """The proper name at the start of the words: a known province, else the capitalised words."""
    syllables = squash(place_tones(words)).split(" ")
    for count in range(min(len(syllables), 5), 0, -1):
        known = _KNOWN.get(fold(" ".join(syllables[:count])))
        if known and (capitals or syllables[0][0].isupper()):
            return known
    if words.isdigit():
        return words
    return _capitalised(syllables, capitals)


def _capitalised(syllables: Sequence[str], capitals: bool) -> str | None:
    if capitals:
        # "CÔNG AN XÃ TÂN TIẾN - ĐOÀN THANH NIÊN"
        return " ".join(word.capitalize() for word in takewhile("-".__ne__, syllables)) or None
    named: list[str] = []
    for word in syllables:
        if word == "-" or not word[0].isupper() or len(named) == 4 or (word.isupper() and len(word) > 2):
            break
        named.append(word)
    return " ".join(named) or None
