"""Decisions with what is attached to them, appendices, and texts that are no plan."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import NotAPlan
from knowledge.model import Cell, Line
from knowledge.outline import outline_of
from knowledge.vietnamese import squash
from tests.knowledge.outline.documents import document, paths, plan, read, section, titles

DECISION = """
ỦY BAN NHÂN DÂN
XÃ MƯỜNG LA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số:      /QĐ-UBND
Mường La, ngày     tháng 9 năm 2025
QUYẾT ĐỊNH
Ban hành Quy chế thi đua, khen thưởng trên địa bàn xã Mường La
CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MƯỜNG LA
Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 15/TTr-VHXH ngày 20 tháng 8 năm 2025.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế thi đua, khen thưởng của xã Mường La, tỉnh Sơn La.
Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.
Quyết định này có hiệu lực từ ngày ký./.
Nơi nhận:
- Như Điều 2;
- UBND tỉnh (b/c);
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lò Văn Sinh
QUY CHẾ
Thi đua, khen thưởng trên địa bàn xã Mường La
(Ban hành kèm theo Quyết định số     /QĐ-UBND)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Quy chế này quy định việc khen thưởng.
Chương II
KHEN THƯỞNG
Điều 2. Giấy khen
1. Tặng hằng năm.
PHỤ LỤC I
DANH MỤC BIỂU MẪU
1. Tờ trình
PHỤ LỤC II
PHÂN CÔNG NHIỆM VỤ
(Kèm theo Quyết định số     /QĐ-UBND)
"""


def test_a_decision_and_what_is_attached_to_it_are_told_apart() -> None:
    outline = read(DECISION)

    assert [s.path for s in outline.sections] == [
        "header",
        "title",
        "legal_basis",
        "Điều 1",
        "Điều 2",
        "recipients",
        "signature",
        "plan_title",
        "Chương I",
        "Quy chế.Điều 1",
        "Chương II",
        "Quy chế.Điều 2",
        "Quy chế.Điều 2.1",
        "Phụ lục I",
        "Phụ lục I.1",
        "Phụ lục II",
    ]
    assert titles(outline)["Chương I"] == "QUY ĐỊNH CHUNG"
    assert titles(outline)["Phụ lục II"] == "PHÂN CÔNG NHIỆM VỤ"
    assert section(outline, "Điều 2")[-1] == "Quyết định này có hiệu lực từ ngày ký./."


def test_articles_that_go_on_from_those_of_the_decision_are_cited_by_their_number_alone() -> None:
    attached = DECISION.replace("Điều 1. Phạm vi", "Điều 3. Phạm vi").replace("Điều 2. Giấy khen", "Điều 4. Giấy khen")
    outline = read(attached)

    found = [s.path for s in outline.sections]
    assert found[found.index("plan_title") : found.index("Phụ lục I")] == [
        "plan_title",
        "Chương I",
        "Điều 3",
        "Chương II",
        "Điều 4",
        "Điều 4.1",
    ]


def test_who_decides_is_no_part_of_the_title() -> None:
    company = DECISION.replace("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MƯỜNG LA", "TỔNG GIÁM ĐỐC TỔNG CÔNG TY CẤP NƯỚC MƯỜNG LA")

    assert read(company).header.title == "Ban hành Quy chế thi đua, khen thưởng trên địa bàn xã Mường La"


def test_a_draft_without_number_and_day_says_so() -> None:
    outline = read(DECISION)

    assert (outline.header.number, outline.header.issued_on) == (None, None)
    assert outline.header.place_of_issue == "Mường La"
    assert {oddity.section for oddity in outline.oddities} == {"header"}
    assert len(outline.oddities) == 2


def test_the_signer_of_a_decision_is_not_the_one_whose_place_he_takes() -> None:
    header = read(DECISION).header

    assert (header.signer, header.signer_title) == ("Lò Văn Sinh", "Phó Chủ tịch")
    assert header.signing_mode == "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"
    assert header.recipients == ("Như Điều 2", "UBND tỉnh")


def test_an_appendix_without_a_label_is_an_appendix() -> None:
    outline = plan(
        back="Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An\n"
        "DANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 5/KH-SNV)\n1. Sơ kết: 2027."
    )

    assert paths(outline)[-2:] == ["Phụ lục", "Phụ lục.1"]
    assert titles(outline)["Phụ lục"] == "DANH MỤC NHIỆM VỤ"
    assert outline.header.signer == "Lê Văn An"


@pytest.mark.parametrize(
    ("closing", "signer"),
    [
        ("Trên đây là Kế hoạch năm 2026, đề nghị các đơn vị triển khai./.\n", "Lê Văn An"),
        ("Ghi chú: theo mẫu.\n", None),
    ],
)
def test_a_plan_may_be_closed_and_signed_below_its_appendix(closing: str, signer: str | None) -> None:
    text = "KẾ HOẠCH\nThi đua\nI. NỘI DUNG\n1. Thi đua.\nPHỤ LỤC\nTIẾN ĐỘ\n1. Sơ kết.\n2. Tổng kết.\n"
    outline = read(f"{text}{closing}Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An")

    assert outline.header.signer == signer
    assert section(outline, "closing") == ([closing.strip()] if signer else [])
    assert section(outline, "Phụ lục.2")[0] == "2. Tổng kết."


def test_an_appendix_begins_after_a_full_line_too() -> None:
    full = "4. Khảo sát sự hài lòng của người dân và doanh nghiệp, do Phòng Văn hóa - Xã hội thực hiện"
    text = f"KẾ HOẠCH\nThi đua\nI. NỘI DUNG\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An\nPHỤ LỤC I\n{full}\nPHỤ LỤC II"
    outline = outline_of(document([Line(line, 1) for line in text.split("\n")]))

    assert paths(outline)[-1] == "Phụ lục II"


def test_a_form_in_an_appendix_is_no_attached_plan() -> None:
    outline = plan(
        back="Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An\n"
        "Mẫu số 01\nBÁO CÁO\nKết quả phong trào\nI. KẾT QUẢ\n1. Tuyên truyền"
    )

    assert paths(outline)[-3:] == ["Mẫu số 01", "Mẫu số 01.I", "Mẫu số 01.I.1"]
    assert "plan_title" not in {s.path for s in outline.sections}


@pytest.mark.parametrize("text", ["", "Xin chào.", "Hôm nay trời đẹp.\nChúng tôi đi chơi."])
def test_a_text_with_no_plan_in_it_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(NotAPlan, match=r"^Không nhận ra kế hoạch nào .*\.$"):
        read(text)


PIECES = st.sampled_from(
    """
KẾ HOẠCH
KẾ HOẠCH PHÁT ĐỘNG
QUYẾT ĐỊNH
V/v phát động
Kính gửi: Sở Nội vụ
I. MỤC ĐÍCH
II.
1.
1. Mục đích
2.1. Phòng Nội vụ
a) Một;
đ) Năm;
- Giấy khen
+
Điều 1.
Chương I
PHỤ LỤC
Phụ lục II
Nơi nhận:
Nơi nhận: GIÁM ĐỐC
KT. CHỦ TỊCH
GIÁM ĐỐC
Nguyễn Văn An
DANH MỤC
(Kèm theo Quyết định)
Căn cứ Luật;
như sau:
-----
Số: 12/KH-UBND
Sơn La, ngày 31 tháng 2 năm 2025
ỦY BAN NHÂN DÂN
tỉnh
1.1.1.1.1. A
(i)
2030
Trên đây là Kế hoạch./.
STT
Nội dung
Thời hạn
STT | Nội dung | Đơn vị | Thời hạn
1 | Tập huấn | Sở Nội vụ
| 2 | Sơ kết |  | Quý I/2026 |
STT   Nội dung      Thời hạn
1     Sơ kết        Quý I/2026
      năm thứ nhất
TT Nội dung Đơn vị chủ trì Thời gian
1 Tập huấn Sở Nội vụ Tháng 10/2025
2 Sơ kết Sở Nội vụ Quý I/2026
Tháng 12/2025
2
3
""".strip().split("\n")
)
LINES = st.builds(
    Line,
    st.one_of(PIECES, st.text(max_size=40), st.builds("{} {}".format, PIECES, st.text(max_size=20))),
    st.integers(1, 3),
    cell=st.one_of(st.none(), st.builds(Cell, st.integers(0, 1), st.integers(0, 2), st.integers(0, 2))),
    closed=st.booleans(),
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=30))
def test_any_lines_are_a_plan_or_are_refused_and_no_word_is_lost(lines: list[Line]) -> None:
    try:
        outline = outline_of(document(lines))
    except NotAPlan:
        return

    def words(texts: list[str]) -> list[str]:
        return sorted(c for text in texts for c in squash(text) if c.isalnum())

    assert words([p.text for s in outline.sections for p in s.paragraphs]) == words([line.text for line in lines])
    found = [s.path for s in outline.sections]
    assert len(found) == len(set(found))
    assert all(set(s.ancestors) <= set(found) for s in outline.sections)


SIGNED = """
UBND TỈNH GIA LAI
SỞ NỘI VỤ
Số: 12/KH-SNV
KẾ HOẠCH
Phát động thi đua chuyển đổi số
I. MỤC ĐÍCH
Nâng cao nhận thức.
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
GIÁM ĐỐC
(Đã ký)
Nguyễn Văn A
"""
BELOW = {
    "criteria with a note": (
        "BỘ TIÊU CHÍ\nChấm điểm thi đua\n(Kèm theo Kế hoạch số 12/KH-SNV)\nI. TIÊU CHÍ CHUNG\n1. Có kế hoạch.",
        ["Phụ lục", "Phụ lục.I", "Phụ lục.I.1"],
    ),
    "a time table": (
        "LỊCH TRIỂN KHAI\n1. Tháng 01: phát động.\n2. Tháng 6: sơ kết.",
        ["Phụ lục", "Phụ lục.1", "Phụ lục.2"],
    ),
    "an outline of a report": (
        "ĐỀ CƯƠNG BÁO CÁO\nKết quả thực hiện\nI. KẾT QUẢ\nII. KIẾN NGHỊ",
        ["Phụ lục", "Phụ lục.I", "Phụ lục.II"],
    ),
    "a table": ("LỊCH TRIỂN KHAI\nSTT | Nội dung | Thời gian\n1 | Phát động | Tháng 01/2026", ["Phụ lục"]),
}


@pytest.mark.parametrize(("text", "expected"), BELOW.values(), ids=BELOW.keys())
def test_what_stands_below_the_signature_is_no_recipient(text: str, expected: list[str]) -> None:
    outline = read(SIGNED + text)

    assert paths(outline) == ["I", *expected]
    assert outline.header.recipients == ("UBND tỉnh",)
    assert section(outline, "signature")[-1] == "Nguyễn Văn A"
