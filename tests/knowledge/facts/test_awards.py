"""Awards: forms, grantors, levels and occasions as plans word them."""
# ruff: noqa: E501 - a wording stands on one line, as it is printed

from __future__ import annotations

import pytest

from knowledge.facts.awards import awards_in
from knowledge.model import Award
from tests.knowledge.facts.plan_text import passages, tabled

ALL = ("annual", "preliminary", "final")
Row = tuple[str | None, str | None, str | None, tuple[str, ...], bool]


def told(award: Award) -> Row:
    return award.form, award.grantor, award.level, award.occasions, award.proposed


CASES: dict[str, tuple[str, list[Row]]] = {
    "one sentence for the whole section": (
        """II. HÌNH THỨC KHEN THƯỞNG
        Khen thưởng hằng năm, sơ kết, tổng kết.
        Tặng Giấy khen của Giám đốc Sở; đề xuất Bằng khen Chủ tịch UBND tỉnh.""",
        [
            ("Giấy khen", "Giám đốc Sở", "unit", ALL, False),
            ("Bằng khen", "Chủ tịch UBND tỉnh", "province", ALL, True),
        ],
    ),
    "an occasion in the heading covers its list": (
        """II. KHEN THƯỞNG
        a) Khen thưởng sơ kết
        - Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh;
        - Giấy khen.
        b) Khen thưởng tổng kết
        - Hình thức khen thưởng
        + Huân chương Lao động;
        + Cờ Thi đua của Chính phủ;""",
        [
            ("Bằng khen", "Chủ tịch Ủy ban nhân dân tỉnh", "province", ("preliminary",), False),
            ("Giấy khen", None, "unit", ("preliminary",), False),
            ("Huân chương Lao động", None, "state", ("final",), False),
            ("Cờ thi đua", "Chính phủ", "state", ("final",), False),
        ],
    ),
    "occasions in brackets behind a form win over those before the list": (
        """II. HÌNH THỨC KHEN THƯỞNG
        - Khen thưởng cấp Nhà nước (tổng kết): Huân chương Lao động; Bằng khen của Thủ tướng Chính phủ.
        - Khen thưởng cấp tỉnh: Cờ Thi đua của UBND tỉnh (tổng kết); Bằng khen của Chủ tịch UBND tỉnh (sơ kết, tổng kết).
        - Giấy khen của thủ trưởng cơ quan, đơn vị, địa phương (hằng năm, sơ kết, tổng kết).""",
        [
            ("Huân chương Lao động", None, "state", ("final",), False),
            ("Bằng khen", "Thủ tướng Chính phủ", "state", ("final",), False),
            ("Cờ thi đua", "UBND tỉnh", "province", ("final",), False),
            ("Bằng khen", "Chủ tịch UBND tỉnh", "province", ("preliminary", "final"), False),
            ("Giấy khen", "thủ trưởng cơ quan, đơn vị, địa phương", "unit", ALL, False),
        ],
    ),
    "one giver for what else a sentence grants": (
        """II. HÌNH THỨC KHEN THƯỞNG
        Ban Thường vụ Tỉnh đoàn tặng Bằng khen cho 10 tập thể; tặng Cờ cho 03 đơn vị dẫn đầu.
        Giám đốc Bệnh viện thưởng nóng cho cá nhân có sáng kiến; mỗi quý trao Cờ luân lưu cho 01 khoa.
        Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen; tặng Giấy khen cho 20 cá nhân.""",
        [
            ("Bằng khen", "Ban Thường vụ Tỉnh đoàn", "province", (), False),
            ("Cờ", "Ban Thường vụ Tỉnh đoàn", "province", (), False),
            ("Thưởng nóng", "Giám đốc Bệnh viện", "unit", (), False),
            ("Cờ luân lưu", "Giám đốc Bệnh viện", "unit", (), False),
            ("Bằng khen", "Chủ tịch UBND tỉnh", "province", (), True),
            ("Giấy khen", None, "unit", (), False),
        ],
    ),
    "awarding by competence names no form": (
        """II. HÌNH THỨC VÀ TIÊU CHUẨN KHEN THƯỞNG
        a) Khen thưởng hằng năm và khen thưởng sơ kết
        Căn cứ kết quả của các tập thể, cá nhân, các cơ quan, đơn vị thực hiện khen thưởng theo thẩm quyền.""",
        [(None, "các cơ quan, đơn vị", None, ("annual", "preliminary"), False)],
    ),
    "the giver before the verb gives every form of the clause": (
        """II. DANH HIỆU THI ĐUA VÀ HÌNH THỨC KHEN THƯỞNG
        1. Khen thưởng hằng năm
        Giám đốc Sở xét, tặng danh hiệu “Lao động tiên tiến”, Giấy khen; đề nghị Chủ tịch UBND tỉnh tặng Cờ thi đua, Bằng khen.""",
        [
            ("Lao động tiên tiến", "Giám đốc Sở", "unit", ("annual",), False),
            ("Giấy khen", "Giám đốc Sở", "unit", ("annual",), False),
            ("Cờ thi đua", "Chủ tịch UBND tỉnh", "province", ("annual",), True),
            ("Bằng khen", "Chủ tịch UBND tỉnh", "province", ("annual",), True),
        ],
    ),
    "ministries, the party and communes award too": (
        """II. HÌNH THỨC KHEN THƯỞNG KHI TỔNG KẾT
        - Bằng khen của Bộ trưởng Bộ Khoa học và Công nghệ;
        - Bằng khen của Ban Thường vụ Tỉnh ủy;
        - Giấy khen của Ban Chấp hành Đảng bộ xã;
        - Kỷ niệm chương “Vì sự nghiệp thi đua”.""",
        [
            ("Bằng khen", "Bộ trưởng Bộ Khoa học và Công nghệ", "province", ("final",), False),
            ("Bằng khen", "Ban Thường vụ Tỉnh ủy", "province", ("final",), False),
            ("Giấy khen", "Ban Chấp hành Đảng bộ xã", "unit", ("final",), False),
            ("Kỷ niệm chương", None, None, ("final",), False),
        ],
    ),
    "awarding at any time is none of the three occasions": (
        """II. KHEN THƯỞNG
        1. Khen thưởng đột xuất: Chủ tịch UBND xã tặng Giấy khen cho tập thể có thành tích đột xuất.
        2. Khen thưởng theo chuyên đề (khi tổng kết): Giấy khen của Chủ tịch UBND xã.""",
        [
            ("Giấy khen", "Chủ tịch UBND xã", "unit", (), False),
            ("Giấy khen", "Chủ tịch UBND xã", "unit", ("final",), False),
        ],
    ),
    "the occasion is told beside the list": (
        """II. KHEN THƯỞNG
        1. Hình thức
        1.1. Đối với tập thể: Cờ thi đua của Bộ Nội vụ; Bằng khen của Bộ trưởng.
        2. Thời điểm khen thưởng: Tổng kết năm và sơ kết 6 tháng.""",
        [
            ("Cờ thi đua", "Bộ Nội vụ", "province", ("annual", "preliminary"), False),
            ("Bằng khen", "Bộ trưởng", "province", ("annual", "preliminary"), False),
        ],
    ),
    "proposals to two levels in one line": (
        """II. HÌNH THỨC KHEN THƯỞNG
        - Lựa chọn, trình Chủ tịch UBND thành phố tặng bằng khen; xét đề nghị Thủ tướng Chính phủ tặng Bằng khen (nếu đủ điều kiện).
        - Đề nghị tặng Huân chương Lao động hạng Ba.""",
        [
            ("Bằng khen", "Chủ tịch UBND thành phố", "province", (), True),
            ("Bằng khen", "Thủ tướng Chính phủ", "state", (), True),
            ("Huân chương Lao động hạng Ba", None, "state", (), True),
        ],
    ),
    "prizes and certificates with a name of their own": (
        """II. KHEN THƯỞNG
        a) Hằng năm: Ủy ban MTTQ Việt Nam xã tặng Giấy chứng nhận “Khu dân cư số”.
        b) Giải thưởng “Đại sứ số”: 10 giải.
        c) Chủ tịch UBND xã gửi Thư khen công chức tiêu biểu; Giám đốc Sở tặng Giấy khen ngay khi có thành tích.
        d) Đoàn Chủ tịch Trung ương Hội tặng Bằng khen; Tổng Giám đốc tặng Giấy khen.""",
        [
            ('Giấy chứng nhận "Khu dân cư số"', "Ủy ban MTTQ Việt Nam xã", "unit", ("annual",), False),
            ('Giải thưởng "Đại sứ số"', None, None, (), False),
            ("Thư khen", "Chủ tịch UBND xã", "unit", (), False),
            ("Giấy khen", "Giám đốc Sở", "unit", (), False),
            ("Bằng khen", "Đoàn Chủ tịch Trung ương Hội", "province", (), False),
            ("Giấy khen", "Tổng Giám đốc", "unit", (), False),
        ],
    ),
    "prizes with a name of their own": (
        """II. HÌNH THỨC KHEN THƯỞNG
        - Giấy khen của Hiệu trưởng cho học sinh; thưởng “Tuần nghỉ sổ sách” cho tổ chuyên môn.
        - Cờ “Đơn vị số tiêu biểu” của Công ty; khen thưởng “Cả nước thi đua” theo hướng dẫn.""",
        [
            ("Giấy khen", "Hiệu trưởng", "unit", (), False),
            ("Tuần nghỉ sổ sách", None, None, (), False),
            ('Cờ "Đơn vị số tiêu biểu"', "Công ty", "unit", (), False),
        ],
    ),
    "a plan without a list still grants in a sentence": (
        """II. THỜI GIAN THỰC HIỆN
        Kết thúc phong trào, Chủ tịch UBND xã tặng thưởng Giấy khen cho các thôn tiêu biểu.""",
        [("Giấy khen", "Chủ tịch UBND xã", "unit", ("final",), False)],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_awards_are_read_as_worded(body: str, expected: list[Row]) -> None:
    assert [told(award) for award in awards_in(passages(body))] == expected


def test_criteria_and_numbers_repeat_no_award() -> None:
    found = awards_in(
        passages(
            """II. KHEN THƯỞNG
            1. Hình thức khen thưởng
            Bằng khen của Chủ tịch UBND tỉnh.
            2. Tiêu chuẩn khen thưởng
            Bằng khen của Chủ tịch UBND tỉnh tặng cho tập thể đã được tặng Giấy khen của Giám đốc Sở.
            3. Số lượng khen thưởng
            Xét tặng Bằng khen không quá 30% tổng số tập thể."""
        )
    )
    assert [told(award) for award in found] == [("Bằng khen", "Chủ tịch UBND tỉnh", "province", (), False)]


def test_awards_under_a_heading_that_goes_on_to_money_are_a_list() -> None:
    found = awards_in(passages("II. KHEN THƯỞNG VÀ KINH PHÍ\nKết thúc năm, đề nghị Giám đốc Sở tặng Giấy khen."))
    assert [told(award) for award in found] == [("Giấy khen", "Giám đốc Sở", "unit", ("annual",), True)]


def test_a_heading_on_reviews_and_awarding_names_no_occasion_of_awarding() -> None:
    (award,) = awards_in(passages("II. SƠ KẾT, TỔNG KẾT VÀ KHEN THƯỞNG\nGiấy khen của Giám đốc Sở."))
    assert award.occasions == ()


def test_a_table_of_awards_gives_grantor_and_occasion_from_its_columns() -> None:
    found = awards_in(
        tabled(
            "KHEN THƯỞNG",
            ("STT", "Hình thức khen thưởng", "Thẩm quyền", "Thời điểm"),
            ("1", "Giấy khen", "Giám đốc Sở", "Hằng năm"),
            ("2", "Bằng khen", "Chủ tịch UBND tỉnh", "Sơ kết, tổng kết"),
        )
    )
    assert [told(award) for award in found] == [
        ("Giấy khen", "Giám đốc Sở", "unit", ("annual",), False),
        ("Bằng khen", "Chủ tịch UBND tỉnh", "province", ("preliminary", "final"), False),
    ]


def test_the_quote_of_an_award_in_a_table_reaches_its_occasion() -> None:
    rows = (
        ("Cấp", "Hình thức", "Đối tượng", "Số lượng", "Thời điểm"),
        ("Cấp tỉnh", "Đề nghị tặng Bằng khen của Chủ tịch UBND tỉnh", "Tập thể", "03", "Tổng kết"),
        ("Cơ sở", "Giấy khen của Hiệu trưởng", "Cá nhân", "10", "Hằng quý"),
    )

    found = awards_in(tabled("KHEN THƯỞNG", *rows))

    assert [(award.quote, award.occasions, award.proposed) for award in found] == [
        ("Đề nghị tặng Bằng khen của Chủ tịch UBND tỉnh Tập thể 03 Tổng kết", ("final",), True),
        ("Giấy khen của Hiệu trưởng Cá nhân 10 Hằng quý", (), False),
    ]


def test_forms_that_another_point_names_are_given_on_both_occasions() -> None:
    body = """II. HÌNH THỨC KHEN THƯỞNG
    a) Khen thưởng sơ kết: Giấy khen của Chủ tịch UBND xã.
    b) Khen thưởng tổng kết: ngoài các hình thức nêu tại điểm a, đề nghị xét tặng Cờ thi đua của UBND tỉnh."""

    assert [(award.form, award.occasions) for award in awards_in(passages(body))] == [
        ("Giấy khen", ("preliminary", "final")),
        ("Cờ thi đua", ("final",)),
    ]


@pytest.mark.parametrize(
    ("sentence", "form", "grantor", "occasions"),
    [
        ("Kết thúc đợt 1: đề nghị Giám đốc Sở tặng Giấy khen cho 02 tập thể.", "Giấy khen", "Giám đốc Sở", ("preliminary",)),
        ("Cờ thi đua chuyên đề của Tổng Liên đoàn chỉ xét khi tổng kết.", "Cờ thi đua", "Tổng Liên đoàn", ("final",)),
        ("Hiệu trưởng biểu dương, thưởng nóng 500.000 đồng.", "Thưởng nóng", "Hiệu trưởng", ()),
        ("Khen thưởng hằng năm: danh hiệu “Ngôi sao tận tâm” cho 10 cá nhân.", "Ngôi sao tận tâm", None, ("annual",)),
    ],
)  # fmt: skip
def test_awards_beyond_the_usual_forms_and_days(
    sentence: str, form: str, grantor: str | None, occasions: tuple[str, ...]
) -> None:
    (award,) = awards_in(passages(f"II. HÌNH THỨC KHEN THƯỞNG\n{sentence}"))
    assert (award.form, award.grantor, award.occasions) == (form, grantor, occasions)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Hằng năm: công đoàn cấp trên trực tiếp cơ sở tặng Giấy khen.",
            ("Giấy khen", "công đoàn cấp trên trực tiếp cơ sở", "unit", ("annual",), False),
        ),
        (
            "Mỗi quý chọn 05 sáng kiến, tác giả được tặng Giấy chứng nhận “Sáng kiến của quý” của Tổng Giám đốc.",
            ('Giấy chứng nhận "Sáng kiến của quý"', "Tổng Giám đốc", "unit", (), False),
        ),
        (
            "Đề nghị Chủ tịch UBND tỉnh, Bộ trưởng Bộ Y tế tặng Bằng khen.",
            ("Bằng khen", "Chủ tịch UBND tỉnh, Bộ trưởng Bộ Y tế", "province", (), True),
        ),
    ],
    ids=["a small letter", "an author", "two grantors"],
)
def test_who_grants_an_award_is_found(sentence: str, expected: Row) -> None:
    assert [told(award) for award in awards_in(passages(f"II. HÌNH THỨC KHEN THƯỞNG\n{sentence}"))] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Căn cứ kết quả cuối năm, Bệnh viện đề nghị Giám đốc Sở tặng Giấy khen; đề nghị Chủ tịch UBND tỉnh tặng Bằng khen.",
        "Hằng năm, Giám đốc Sở tặng Giấy khen cho 05 tập thể; đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho 02 tập thể.",
    ],
)
def test_the_occasion_that_opens_a_sentence_is_that_of_all_its_awards(sentence: str) -> None:
    found = awards_in(passages(f"II. HÌNH THỨC KHEN THƯỞNG\n{sentence}"))
    assert [award.occasions for award in found] == [("annual",), ("annual",)]


@pytest.mark.parametrize(
    ("sentence", "one_year", "occasions"),
    [
        ("Tổng kết năm: Giấy khen của Chủ tịch UBND xã.", True, ("final",)),
        ("Tổng kết năm: Giấy khen của Chủ tịch UBND xã.", False, ("annual",)),
        ("Cuối năm: Giấy khen của Chủ tịch UBND xã.", True, ("annual",)),
        ("Hằng năm: Giấy khen của Chủ tịch UBND xã.", True, ("annual",)),
    ],
)
def test_the_review_of_the_year_is_the_final_one_of_a_plan_for_one_year(
    sentence: str, one_year: bool, occasions: tuple[str, ...]
) -> None:
    (award,) = awards_in(passages(f"II. HÌNH THỨC KHEN THƯỞNG\n{sentence}"), one_year=one_year)
    assert award.occasions == occasions


def test_the_occasion_in_brackets_stands_behind_a_long_name_as_well() -> None:
    body = """II. HÌNH THỨC KHEN THƯỞNG
    Giấy khen của Giám đốc sở, Thủ trưởng cơ quan, đơn vị và Chủ tịch Ủy ban nhân dân xã, phường, đặc khu (hằng năm)."""
    (award,) = awards_in(passages(body))
    assert award.occasions == ("annual",)


@pytest.mark.parametrize(
    "body",
    [
        "1. Không trao Giấy khen dịp sơ kết.",
        "1. Hồ sơ đề nghị Bằng khen của Chủ tịch UBND tỉnh\nTờ trình kèm danh sách.",
        "1. Tờ trình lập thành 02 bản; riêng hồ sơ đề nghị Bằng khen gửi trước ngày 25/11/2026.",
        "1. Riêng Bằng Lao động sáng tạo, hồ sơ lập thành 03 bộ.",
    ],
)
def test_what_is_not_given_and_what_is_handed_in_are_no_awards(body: str) -> None:
    assert awards_in(passages(f"II. HÌNH THỨC KHEN THƯỞNG\n{body}")) == ()


def test_the_quote_of_an_award_stands_in_its_paragraph_as_printed() -> None:
    body = "II. HÌNH THỨC KHEN THƯỞNG\n- Giấy khen của Giám đốc Sở – Trưởng ban “Thi đua”."
    held = passages(body)
    (award,) = awards_in(held)
    assert award.quote == "Giấy khen của Giám đốc Sở – Trưởng ban “Thi đua”."
    assert any(award.quote in passage.paragraph.text for passage in held)
