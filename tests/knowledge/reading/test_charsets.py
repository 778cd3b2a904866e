"""Legacy encodings of Vietnamese -> Unicode."""

import unicodedata
from pathlib import Path

import pytest

from knowledge.errors import UnsupportedDocument
from knowledge.reading import read_document
from knowledge.reading.charsets import from_font, repaired

TEXT = (
    "Thực hiện Kế hoạch số 08/KH-UBND của ủy ban nhân dân tỉnh, các đơn vị gửi báo cáo về Sở Nội vụ "
    "trước ngày 10/11/2027 để tổng hợp; việc khen thưởng được thực hiện theo quy định."
)
TCVN3 = (
    "Thùc hiÖn KÕ ho¹ch sè 08/KH-UBND cña ñy ban nh©n d©n tØnh, c¸c ®¬n vÞ göi b¸o c¸o vÒ Së Néi vô "
    "tr\xadíc ngµy 10/11/2027 ®Ó tæng hîp; viÖc khen th\xadëng ®\xadîc thùc hiÖn theo quy ®Þnh."
)
VNI = (
    "Thöïc hieän Keá hoaïch soá 08/KH-UBND cuûa uûy ban nhaân daân tænh, caùc ñôn vò göûi baùo caùo veà Sôû Noäi vuï "
    "tröôùc ngaøy 10/11/2027 ñeå toång hôïp; vieäc khen thöôûng ñöôïc thöïc hieän theo quy ñònh."
)


def windows_1258(text: str) -> bytes:
    """Letters with the hat or hook of their vowel, tones as characters of their own."""
    encoded = b""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones))
        encoded += (base + tones).encode("cp1258")
    return encoded


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TCVN3.encode("latin-1"), id="TCVN3"),
        pytest.param(VNI.encode("latin-1"), id="VNI"),
        pytest.param(TCVN3.encode(), id="TCVN3 saved as UTF-8"),
        pytest.param(VNI.encode(), id="VNI saved as UTF-8"),
        pytest.param(windows_1258(TEXT), id="windows-1258"),
        pytest.param(b"\x93" + TCVN3.encode("latin-1") + b"\x94", id="TCVN3 with Windows quotation marks"),
    ],
)
def test_a_text_in_a_legacy_encoding_is_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "cũ.txt"
    path.write_bytes(data)
    assert read_document(path).text.strip("“”") == TEXT


def test_white_space_survives_the_conversion() -> None:
    assert repaired(f"{TCVN3}\n\n \t{TCVN3}") == f"{TEXT}\n\n \t{TEXT}"


@pytest.mark.parametrize("text", [TEXT, "Văn phòng tại Zürich, Genève và Malmö", "ÀÁÂÃ ÈÉÊ ÌÍ ÒÓÔÕ ÙÚ Ý", ""])
def test_unicode_text_stays_untouched(text: str) -> None:
    assert repaired(text) == text


@pytest.mark.parametrize(
    ("letters", "font", "said"),
    [
        ("KÕ ho¹ch", ".VnTime", "Kế hoạch"),
        ("kÕ ho¹ch", "ABCDEF+.VnTimeH,Bold", "KẾ HOẠCH"),
        ("Keá hoaïch", "VNI-Times", "Kế hoạch"),
        ("Kế hoạch", "Times New Roman", "Kế hoạch"),
    ],
)
def test_the_font_of_a_run_says_what_its_letters_mean(letters: str, font: str, said: str) -> None:
    assert from_font(letters, font) == said


def test_a_text_in_another_language_and_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "español.txt"
    path.write_bytes("Sección española: el niño comió su piña".encode("latin-1"))
    with pytest.raises(UnsupportedDocument, match=r"không phải loại"):
        read_document(path)
