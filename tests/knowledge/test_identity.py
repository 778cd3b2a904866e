import dataclasses
import datetime as dt
import unicodedata

import pytest

from knowledge.identity import Known, new_id, same_plan, similar, words_digest
from knowledge.model import Facts, Header

TITLE = "Triển khai phong trào thi đua chuyển đổi số"
JUNE = dt.date(2025, 6, 21)
HEADER = Header(TITLE, "UBND tỉnh Sơn La", number="1470/QĐ-UBND", places=("tỉnh Sơn La",), issued_on=JUNE)


def known(header: Header) -> Known:
    return Known("known", 1, True, "a.txt", "", "", "", header)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        pytest.param({}, True, id="nothing changed"),
        pytest.param({"title": "Tên khác"}, True, id="same number, title corrected"),
        pytest.param({"number": "1470 /QĐ - UBND"}, True, id="number with spaces"),
        pytest.param({"issuer": "Ủy ban nhân dân tỉnh Sơn La"}, True, id="issuer spelt out"),
        pytest.param({"title": TITLE.upper()}, True, id="capitals"),
        pytest.param({"number": None}, True, id="a copy without its number"),
        pytest.param({"number": None, "issued_on": None}, True, id="a copy without number and date"),
        pytest.param({"number": "1471/QĐ-UBND"}, False, id="another number under the same title"),
        pytest.param({"issued_on": dt.date(2026, 6, 21)}, False, id="the same number a year later"),
        pytest.param({"issuer": "UBND tỉnh Lai Châu", "places": ("tỉnh Lai Châu",)}, False, id="another province"),
        pytest.param({"number": None, "title": "Tên khác"}, False, id="neither number nor title"),
    ],
)
def test_whether_a_file_is_a_version_of_a_known_plan(change: dict[str, object], same: bool) -> None:
    found = same_plan(dataclasses.replace(HEADER, **change), [known(HEADER)])
    assert (found is not None) is same


def test_two_communes_of_one_name_in_two_provinces_are_two_plans() -> None:
    one = Header(TITLE, "UBND xã Tân Lập", places=("xã Tân Lập", "tỉnh Thái Nguyên"))
    other = Header(TITLE, "UBND xã Tân Lập", places=("xã Tân Lập", "tỉnh Đắk Lắk"))
    assert same_plan(one, [known(other)]) is None


def test_the_number_decides_before_the_title() -> None:
    others = [known(dataclasses.replace(HEADER, number=None)), known(HEADER)]
    assert same_plan(HEADER, others) is others[1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(unicodedata.normalize("NFD", "Hoà bình, hạn 30/5 và 30/11."), id="NFD"),
        pytest.param("Hòa\nbình,  hạn\n\n30/5 và 30/11.", id="line breaks and tone placement"),
        pytest.param("HOÀ BÌNH, HẠN 30/5 VÀ 30/11.", id="capitals"),
    ],
)
def test_the_same_words_have_one_digest(text: str) -> None:
    assert words_digest(text) == words_digest("Hoà bình, hạn 30/5 và 30/11.")


@pytest.mark.parametrize("text", ["hạn 30/5 và 30/12", "hạn 3/05 và 30/11", "hân 30/5 và 30/11", "hạn 30/5 30/11"])
def test_other_words_have_another_digest(text: str) -> None:
    assert words_digest(text) != words_digest("hạn 30/5 và 30/11")


def test_a_text_with_a_few_words_changed_is_similar_and_another_plan_is_not() -> None:
    text = " ".join(f"đơn vị số {number} gửi báo cáo kết quả lần {number * 7}" for number in range(50))
    assert similar(text, text.replace("lần 70", "lần 71"))
    assert not similar(text, "Căn cứ Nghị định số 98/2023/NĐ-CP của Chính phủ " * 20)


@pytest.mark.parametrize(
    ("header", "facts", "wanted"),
    [
        (HEADER, Facts(), "son-la-1470-2025"),
        (
            Header(TITLE, "UBND xã Cát Thành", places=("xã Cát Thành", "tỉnh Ninh Bình")),
            Facts(starts_on=dt.date(2025, 1, 1), ends_on=dt.date(2030, 12, 31)),
            "xa-cat-thanh-2025-2030",
        ),
        (
            Header(TITLE, "Sở Văn hóa, Thể thao và Du lịch tỉnh Cao Bằng", places=("tỉnh Cao Bằng",), issued_on=JUNE),
            Facts(),
            "so-vhttdl-cao-bang-2025",
        ),
        (Header(TITLE, ""), Facts(), "ke-hoach"),
    ],
    ids=["decision with number", "commune", "department", "nothing known"],
)
def test_an_id_is_short_readable_and_plain(make_plan, header: Header, facts: Facts, wanted: str) -> None:
    plan = dataclasses.replace(make_plan("x"), header=header, facts=facts)
    assert new_id(plan, ()) == wanted


def test_an_id_is_never_given_twice(make_plan) -> None:
    plan = dataclasses.replace(make_plan("x"), header=HEADER)
    assert new_id(plan, {"son-la-1470-2025", "son-la-1470-2025-2"}) == "son-la-1470-2025-3"
