"""The outline of constructed documents: layouts and labels that offices use, and lines that only look like labels."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import NotAPlan
from knowledge.model import Box, Cell, Document, Line, Outline
from knowledge.outline import outline_of
from knowledge.outline.wrapping import width
from knowledge.vietnamese import squash

FULL_LINE = "Các cơ quan, đơn vị trên địa bàn tiếp tục quán triệt, triển khai thực hiện các"


def document(lines: list[Line]) -> Document:
    return Document("thu.txt", "txt", "0" * 64, tuple(lines), 1, "\n".join(line.text for line in lines))


def read(text: str, *, closed: bool = True) -> Outline:
    """The outline of a text; `closed` as in DOCX, where every line is a paragraph."""
    return outline_of(document([Line(line, 1, closed=closed) for line in text.strip().split("\n")]))


def wrapped(text: str, column: int = 31_000) -> Outline:
    """The outline of a text printed as on paper, every paragraph wrapped at the column."""
    lines = [Line(piece, 1) for paragraph in text.strip().split("\n") for piece in wrap(paragraph, column)]
    return outline_of(document(lines))


def wrap(paragraph: str, column: int) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        # the first line is indented
        room = column - (2_500 if len(lines) == 1 else 0)
        if lines[-1] and width(f"{lines[-1]} {word}") > room:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def paths(outline: Outline) -> list[str]:
    return [section.path for section in outline.sections if section.label]


def titles(outline: Outline) -> dict[str, str]:
    return {section.path: section.title for section in outline.sections if section.label}


def section(outline: Outline, path: str) -> list[str]:
    return [p.text for s in outline.sections if s.path == path for p in s.paragraphs]


# --- labels ---------------------------------------------------------------------------------------

LABELS = {
    "roman, arabic, letters": (
        "I. MỤC ĐÍCH\n1. Mục đích\na) Nâng cao nhận thức;\nb) Tạo động lực.\n2. Yêu cầu\nII. NỘI DUNG",
        ["I", "I.1", "I.1.a", "I.1.b", "I.2", "II"],
    ),
    "dotted numbers repeat their parent's": (
        "V. TRÁCH NHIỆM\n1. Thời gian\n2. Trách nhiệm\n2.1. Phòng Nội vụ\na) Chủ trì.\n2.2. Phòng Tài chính",
        ["V", "V.1", "V.2", "V.2.1", "V.2.1.a", "V.2.2"],
    ),
    "dotted numbers with no number above": (
        "IV. KHEN THƯỞNG\n1.1. Đối với tập thể\n1.2. Đối với cá nhân",
        ["IV", "IV.1.1", "IV.1.2"],
    ),
    "dotted numbers from the top": (
        "1. MỤC ĐÍCH\n1.1. Mục đích\n1.2. Yêu cầu\n2. NỘI DUNG\n2.1. Chung\n2.1.1. Mục tiêu\n2.1.2. Giải pháp",
        ["1", "1.1", "1.2", "2", "2.1", "2.1.1", "2.1.2"],
    ),
    "đ follows d": (
        "I. NHIỆM VỤ\na) Một việc;\nb) Hai việc;\nc) Ba việc;\nd) Bốn việc;\nđ) Năm việc;\ne) Sáu việc;\ng) Bảy việc.",
        ["I", "I.a", "I.b", "I.c", "I.d", "I.đ", "I.e", "I.g"],
    ),
    "f follows e in a foreign template": (
        "I. NHIỆM VỤ\na) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\ne) Năm;\nf) Sáu;\ng) Bảy.",
        ["I", "I.a", "I.b", "I.c", "I.d", "I.e", "I.f", "I.g"],
    ),
    "a scan reads đ) as d)": (
        "I. NHIỆM VỤ\na) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\nd) Năm;\ne) Sáu.",
        ["I", "I.a", "I.b", "I.c", "I.d", "I.đ", "I.e"],
    ),
    "a scan reads I. as Ị. and 1. as l.": (
        "Ị. MỤC ĐÍCH\nl. Mục đích\n2. Yêu cầu\nll. NỘI DUNG",
        ["I", "I.1", "I.2", "II"],
    ),
    "dashes after numbers, as the Party writes": (
        "I- MỤC ĐÍCH\n1- Mục đích\n2- Yêu cầu\n2.1- Thiết thực\n2.2- Hiệu quả\nII- NỘI DUNG",
        ["I", "I.1", "I.2", "I.2.1", "I.2.2", "II"],
    ),
    "strokes after numbers": ("I/ Thuận lợi\n1/ Một là\n2/ Hai là\nII/ Khó khăn", ["I", "I.1", "I.2", "II"]),
    "brackets": (
        "I. NỘI DUNG\n1) Một việc\n2) Hai việc\n(1) Việc nhỏ\n(2) Việc nhỏ nữa\n3) Ba việc",
        ["I", "I.1", "I.2", "I.2.1", "I.2.2", "I.3"],
    ),
    "small roman numbers": ("1. MỤC TIÊU\n(i) Một;\n(ii) Hai;\n(iii) Ba.", ["1", "1.i", "1.ii", "1.iii"]),
    "parts and capital letters": (
        "Phần thứ nhất\nTÌNH HÌNH\nI. Thuận lợi\n"
        "Phần thứ hai\nNỘI DUNG\nA. MỤC TIÊU\nI. Chung\nII. Cụ thể\nB. NHIỆM VỤ",
        [
            "Phần thứ nhất",
            "Phần thứ nhất.I",
            "Phần thứ hai",
            "Phần thứ hai.A",
            "Phần thứ hai.A.I",
            "Phần thứ hai.A.II",
            "Phần thứ hai.B",
        ],
    ),
    "chapters and articles": (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Quy định này áp dụng cho:\na) Tập thể;\nb) Cá nhân.\n"
        "Chương II\nKHEN THƯỞNG\nMục 1\nHẰNG NĂM\nĐiều 2 . Giấy khen\nMục 2\nĐỘT XUẤT\nĐiều 3. Bằng khen",
        [
            "Chương I",
            "Điều 1",
            "Điều 1.1",
            "Điều 1.1.a",
            "Điều 1.1.b",
            "Chương II",
            "Chương II.Mục 1",
            "Điều 2",
            "Chương II.Mục 2",
            "Điều 3",
        ],
    ),
    "no space after the label": ("I.MỤC ĐÍCH\n1.Mục đích\n2.Yêu cầu", ["I", "I.1", "I.2"]),
    "the dot was forgotten": ("I MỤC ĐÍCH, YÊU CẦU\nII NỘI DUNG", ["I", "II"]),
    "labels on lines of their own": ("I.\nMỤC ĐÍCH\n1.\nMục đích\n2.\nYêu cầu", ["I", "I.1", "I.2"]),
}


@pytest.mark.parametrize(("text", "expected"), LABELS.values(), ids=LABELS.keys())
def test_labels_in_sequence_open_sections(text: str, expected: list[str]) -> None:
    closed = "\n1.\n" not in text

    assert paths(read(f"KẾ HOẠCH\nPhát động phong trào thi đua\n{text}", closed=closed)) == expected


LOOK_ALIKES = {
    "a year at the head of a line": ("phấn đấu đến năm", "2030 trở thành nước phát triển."),
    "a date at the head of a line": ("hoàn thành trước ngày", "30/6/2025 và báo cáo kết quả."),
    "a sum broken over two lines": ("với tổng kinh phí là", "1. 5 tỷ đồng từ ngân sách."),
    "a decimal number": ("tăng thêm", "1.5 lần so với năm trước."),
    "a clause that is cited": ("thực hiện theo quy định tại khoản", "1. Điều 5 của Luật nói trên."),
    "an article that is cited": ("thực hiện theo quy định tại", "Điều 1 Luật Thi đua, khen thưởng."),
    "a point that is cited": ("thực hiện theo quy định tại điểm", "a) khoản 2 Điều 5 của Luật."),
    "an appendix that is cited": ("chi tiết tại phụ lục kèm theo và", "Phụ lục I của Quyết định nói trên."),
    "a document's number": ("thực hiện Kế hoạch số", "08-KH/TU của Ban Thường vụ."),
    "a quarter": ("báo cáo kết quả trong Quý", "I. Các đơn vị nộp muộn bị nhắc."),
    "a phrase with a dash": ("Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị", "- xã hội phường tham gia."),
    "an office with a dash": ("tham mưu cho Hội đồng Thi đua", "- Khen thưởng tỉnh xem xét."),
}


@pytest.mark.parametrize(("before", "after"), LOOK_ALIKES.values(), ids=LOOK_ALIKES.keys())
def test_a_wrapped_line_that_looks_like_a_label_goes_on(before: str, after: str) -> None:
    start = FULL_LINE
    while width(f"{start} {before}") < 31_000 - width(after.split()[0]):
        start += " và"
    lines = ["KẾ HOẠCH", "Phát động phong trào thi đua", "I. NỘI DUNG", *[FULL_LINE + " đơn"] * 9]
    outline = outline_of(document([Line(line, 1) for line in [*lines, f"{start} {before}", after]]))

    assert paths(outline) == ["I"]
    assert section(outline, "I")[-1].endswith(squash(f"{before} {after}"))


def test_a_number_that_was_left_out_is_reported() -> None:
    outline = read("KẾ HOẠCH\nThi đua\nI. MỤC ĐÍCH\n1. Một việc\n2. Hai việc\n4. Bốn việc\nII. NỘI DUNG")

    assert paths(outline) == ["I", "I.1", "I.2", "I.4", "II"]
    assert [(oddity.section, oddity.quote) for oddity in outline.oddities] == [("I.4", "4. Bốn việc")]


def test_a_number_used_twice_keeps_both_sections() -> None:
    outline = read("KẾ HOẠCH\nThi đua\nI. TỔ CHỨC\n1. Sở Nội vụ\n2. Sở Tài chính\n2. Sở Y tế\n3. Sở Xây dựng")

    assert paths(outline) == ["I", "I.1", "I.2", "I.2 (2)", "I.3"]
    assert [oddity.section for oddity in outline.oddities] == ["I.2 (2)"]


def test_a_sentence_that_breaks_off_is_reported() -> None:
    outline = read("KẾ HOẠCH\nThi đua\nI. NỘI DUNG\na) Phổ cập tri thức về chuyển đổi số,\nb) Biểu dương kịp thời.")

    assert [(oddity.section, oddity.quote[:2]) for oddity in outline.oddities] == [("I.a", "a)")]


# --- headings and paragraphs ----------------------------------------------------------------------

TITLES = {
    "capitals": ("MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU"),
    "a short heading": ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội"),
    "a heading with a colon": ("Hồ sơ đề nghị khen thưởng gồm:", "Hồ sơ đề nghị khen thưởng gồm"),
    "a heading that runs into its text": ("Cơ quan báo chí: Đẩy mạnh tuyên truyền.", "Cơ quan báo chí"),
    "an order before a colon": ("Hướng dẫn các trường học: Xây dựng kế hoạch.", ""),
    "a sentence": ("Sở Nội vụ chủ trì, phối hợp với các sở, ngành theo dõi, đôn đốc.", ""),
    "an item of a list": ("Huân chương Lao động;", ""),
}


@pytest.mark.parametrize(("words", "title"), TITLES.values(), ids=TITLES.keys())
def test_the_title_is_the_heading_without_its_label(words: str, title: str) -> None:
    outline = read(f"KẾ HOẠCH\nThi đua\nI. {words}\nSở Nội vụ thực hiện.")

    assert titles(outline) == {"I": title}
    assert section(outline, "I")[0] == f"I. {words}"


def test_wrapped_lines_become_the_paragraphs_they_were() -> None:
    paragraphs = [
        "I. TIÊU CHÍ THI ĐUA, HÌNH THỨC KHEN THƯỞNG, HỒ SƠ VÀ THỦ TỤC ĐỀ NGHỊ KHEN THƯỞNG TRONG PHONG TRÀO",
        "Phong trào được triển khai từ năm 2025 đến năm 2030; phấn đấu đến năm 2027 có trên 80% hồ sơ được xử lý "
        "trực tuyến, bảo đảm thiết thực, hiệu quả, không phô trương, hình thức.",
        "1. Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội",
        "Tuyên truyền, vận động đoàn viên, hội viên và Nhân dân tích cực tham gia; báo cáo kết quả về Ủy ban nhân dân "
        "tỉnh (qua Sở Nội vụ) trước ngày 10/11 hằng năm.",
        "- Giấy khen của Giám đốc Sở;",
        "- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh tặng tập thể có thành tích xuất sắc. Số lượng không quá 05 tập "
        "thể mỗi năm, theo đề nghị của Hội đồng Thi đua - Khen thưởng.",
    ]

    for column in range(24_000, 40_000, 500):
        outline = wrapped("\n".join(["KẾ HOẠCH", "Phát động phong trào thi đua", *paragraphs]), column)
        found = section(outline, "I") + section(outline, "I.1")
        assert found == paragraphs, column


def test_bullets_are_paragraphs_of_their_section() -> None:
    outline = read("KẾ HOẠCH\nThi đua\nI. KHEN THƯỞNG\n- Tập thể:\n+ Cờ thi đua;\n+ Giấy khen\n– Cá nhân: Giấy khen.")
    paragraphs = outline.sections[-1].paragraphs

    assert [p.bullet for p in paragraphs] == ["", "-", "+", "+", "–"]
    assert paragraphs[2].text == "+ Cờ thi đua;"


def test_lines_of_a_table_stay_in_their_section_with_their_cells() -> None:
    text = ["KẾ HOẠCH", "Thi đua", "I. THỜI HẠN"]
    cells = [("STT", 0, 0), ("Thời hạn", 0, 1), ("1", 1, 0), ("Trước ngày 30/8/2025", 1, 1), ("2.", 2, 0)]
    lines = [Line(words, 1, closed=True) for words in text]
    lines += [Line(words, 1, cell=Cell(0, row, column), closed=True) for words, row, column in cells]
    outline = outline_of(document([*lines, Line("II. TỔ CHỨC", 1, closed=True)]))

    assert paths(outline) == ["I", "II"]
    table = [p for s in outline.sections if s.path == "I" for p in s.paragraphs if p.cell]
    assert [(p.text, p.cell.row, p.cell.column) for p in table if p.cell] == cells


def test_the_lines_of_one_cell_are_one_paragraph_until_the_format_ends_it() -> None:
    lines = [Line(words, 1) for words in ("KẾ HOẠCH", "Thi đua", "I. THỜI HẠN")]
    lines += [Line(words, 1, cell=Cell(0, 0, 0)) for words in ("Báo cáo sơ kết", "năm 2027")]
    outline = outline_of(document([*lines, Line("Quý III/2027", 1, cell=Cell(0, 0, 1))]))

    assert section(outline, "I") == ["I. THỜI HẠN", "Báo cáo sơ kết năm 2027", "Quý III/2027"]


# --- whole documents ------------------------------------------------------------------------------

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


PLAN = """
{head}
KẾ HOẠCH
{title}
{lead}
I. MỤC ĐÍCH
Nâng cao nhận thức.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng theo dõi, đôn đốc.
Trên đây là Kế hoạch phát động phong trào thi đua./.
{back}
"""


def plan(head: str = "", title: str = "Phát động phong trào thi đua", lead: str = "", back: str = "") -> Outline:
    return read("\n".join(filter(None, PLAN.format(head=head, title=title, lead=lead, back=back).split("\n"))))


MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
LETTERHEADS = {
    "a province": (
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n" + MOTTO + "Số: 1325/KH-UBND\nSơn La, ngày 20 tháng 6 năm 2025",
        ("UBND tỉnh Sơn La", "1325/KH-UBND", ("tỉnh Sơn La",), dt.date(2025, 6, 20)),
    ),
    "a department under its province": (
        "UBND TỈNH ĐỒNG THÁP\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\n"
        + MOTTO
        + "Số: 215/KH-SKHCN\nĐồng Tháp, ngày 01 tháng 10 năm 2025",
        ("Sở Khoa học và Công nghệ tỉnh Đồng Tháp", "215/KH-SKHCN", ("tỉnh Đồng Tháp",), dt.date(2025, 10, 1)),
    ),
    "two columns read as one": (
        "UBND HUYỆN VĂN LÃNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG NỘI VỤ Độc lập - Tự do - Hạnh phúc\n"
        "Số: 77/KH-PNV Lạng Sơn, ngày 10 tháng 02 năm 2024",
        (
            "Phòng Nội vụ huyện Văn Lãng, tỉnh Lạng Sơn",
            "77/KH-PNV",
            ("huyện Văn Lãng", "tỉnh Lạng Sơn"),
            dt.date(2024, 2, 10),
        ),
    ),
    "columns too narrow for their words": (
        "ỦY BAN NHÂN DÂN\nXÃ NẬM PÌ\nCỘNG HÒA XÃ HỘI CHỦ\nNGHĨA VIỆT NAM\nSố: 124/KH-UBND\n"
        "Lai Châu, ngày 12 tháng 8 năm\n2025",
        ("UBND xã Nậm Pì, tỉnh Lai Châu", "124/KH-UBND", ("xã Nậm Pì", "tỉnh Lai Châu"), dt.date(2025, 8, 12)),
    ),
    "a Party committee": (
        "ĐẢNG BỘ TỈNH NINH BÌNH\nĐẢNG ỦY XÃ YÊN ĐỒNG\n*\nSố 12-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Yên Đồng, ngày 05 tháng 8 năm 2025",
        ("Đảng ủy xã Yên Đồng, tỉnh Ninh Bình", "12-KH/ĐU", ("xã Yên Đồng", "tỉnh Ninh Bình"), dt.date(2025, 8, 5)),
    ),
    "a school under its department": (
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO LÀO CAI\nTRƯỜNG THPT CHU VĂN AN\n"
        + MOTTO
        + "Số: 58/KH-THPTCVA\nVăn Yên, ngày 15 tháng 9 năm 2025",
        ("Trường THPT Chu Văn An, tỉnh Lào Cai", "58/KH-THPTCVA", ("tỉnh Lào Cai",), dt.date(2025, 9, 15)),
    ),
    "a ministry": (
        "BỘ NỘI VỤ\n" + MOTTO + "Số: 31/KH-BNV\nHà Nội, ngày 02 tháng 01 năm 2026",
        ("Bộ Nội vụ", "31/KH-BNV", (), dt.date(2026, 1, 2)),
    ),
    "a ward of a city": (
        "ỦY BAN NHÂN DÂN\nPHƯỜNG THUẬN HÓA\n" + MOTTO + "Số: 88/KH-UBND\nHuế, ngày 20 tháng 7 năm 2025",
        (
            "UBND phường Thuận Hóa, thành phố Huế",
            "88/KH-UBND",
            ("phường Thuận Hóa", "thành phố Huế"),
            dt.date(2025, 7, 20),
        ),
    ),
}


@pytest.mark.parametrize(("head", "expected"), LETTERHEADS.values(), ids=LETTERHEADS.keys())
def test_the_letterhead_says_who_when_and_under_which_number(head: str, expected: tuple[object, ...]) -> None:
    header = plan(head).header

    assert (header.issuer, header.number, header.places, header.issued_on) == expected


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    outline = plan("SỞ NỘI VỤ TỈNH SƠN LA\nSố: 5/KH-SNV\nSơn La, ngày 31 tháng 6 năm 2025")

    assert outline.header.issued_on is None
    assert [oddity.section for oddity in outline.oddities] == ["header"]


LEADS = {
    "a department": (
        "Phát động phong trào trên địa bàn tỉnh Cao Bằng",
        "Thực hiện Kế hoạch số 1711/KH-UBND ngày 04/7/2025 của UBND tỉnh Cao Bằng, Sở Văn hoá, Thể thao và Du lịch xây "
        "dựng Kế hoạch như sau:",
        "Sở Văn hóa, Thể thao và Du lịch tỉnh Cao Bằng",
    ),
    "a ward whose name stands in the title": (
        "Phát động phong trào trên địa bàn phường Hòa Thuận",
        "Thực hiện Kế hoạch số 019/KH-UBND của UBND tỉnh Đắk Lắk. Ủy ban nhân dân phường ban hành Kế hoạch như sau:",
        "UBND phường Hòa Thuận, tỉnh Đắk Lắk",
    ),
    "a slip in the province": (
        "Phát động phong trào của Sở Y tế",
        "Thực hiện Kế hoạch số 173/KH-UBND về phong trào trên địa bàn tình Bến Tre, Sở Y tế xây dựng Kế hoạch sau:",
        "Sở Y tế tỉnh Bến Tre",
    ),
}


@pytest.mark.parametrize(("title", "lead", "issuer"), LEADS.values(), ids=LEADS.keys())
def test_without_a_letterhead_the_lead_in_says_who_issued_the_plan(title: str, lead: str, issuer: str) -> None:
    header = plan(title=title, lead=lead).header

    assert header.issuer == issuer
    assert (header.number, header.issued_on) == (None, None)


def test_legal_basis_and_lead_in_are_two_sections() -> None:
    outline = plan(
        lead="Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;\nCăn cứ Kế hoạch số 12/KH-UBND ngày 01/7/2025.\n"
        "Sở Y tế ban hành Kế hoạch như sau:"
    )

    assert len(section(outline, "legal_basis")) == 2
    assert section(outline, "preamble") == ["Sở Y tế ban hành Kế hoạch như sau:"]


def test_a_title_may_begin_like_a_lead_in() -> None:
    outline = plan(
        title="Thực hiện phong trào thi đua “Chuyển đổi số”\ntrên địa bàn xã An Bình",
        lead="Thực hiện Kế hoạch số 12/KH-UBND ngày 01/7/2025 của UBND tỉnh, UBND xã xây dựng Kế hoạch như sau:",
    )

    assert outline.header.title == "Thực hiện phong trào thi đua “Chuyển đổi số” trên địa bàn xã An Bình"
    assert len(section(outline, "preamble")) == 1


BACKS = {
    "recipients, then signature": (
        "Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nLê Văn Bình",
        ("Lê Văn Bình", "Phó Giám đốc", "KT. GIÁM ĐỐC"),
    ),
    "two columns read line by line": (
        "Nơi nhận:\nKT. GIÁM ĐỐC\n- UBND tỉnh (b/c);\nPHÓ GIÁM ĐỐC\n- Lưu: VT.\nVƯƠNG NGỌC HÀ",
        ("Vương Ngọc Hà", "Phó Giám đốc", "KT. GIÁM ĐỐC"),
    ),
    "two columns run together": (
        "Nơi nhận: GIÁM ĐỐC\n- UBND tỉnh (b/c);\n- Lưu: VT.\nPhạm Thanh Hải",
        ("Phạm Thanh Hải", "Giám đốc", None),
    ),
    "signature first": (
        "TM. BAN THƯỜNG VỤ\nBÍ THƯ\nĐại tá Hồ Sỹ Đạt\nNơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.",
        ("Hồ Sỹ Đạt", "Bí thư", "TM. BAN THƯỜNG VỤ"),
    ),
    "no name": (
        "Nơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        (None, "Phó Chủ tịch", "KT. CHỦ TỊCH"),
    ),
}


@pytest.mark.parametrize(("back", "signed"), BACKS.values(), ids=BACKS.keys())
def test_the_end_says_who_signed_and_who_receives_it(back: str, signed: tuple[str | None, ...]) -> None:
    outline = plan(back=back)

    assert (outline.header.signer, outline.header.signer_title, outline.header.signing_mode) == signed
    assert outline.header.recipients == ("UBND tỉnh",)
    assert section(outline, "recipients") == ["Nơi nhận:", "- UBND tỉnh (b/c);", "- Lưu: VT."]
    assert section(outline, "closing") == ["Trên đây là Kế hoạch phát động phong trào thi đua./."]


def test_an_appendix_without_a_label_is_an_appendix() -> None:
    outline = plan(
        back="Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An\n"
        "DANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 5/KH-SNV)\n1. Sơ kết: 2027."
    )

    assert paths(outline)[-2:] == ["Phụ lục", "Phụ lục.1"]
    assert titles(outline)["Phụ lục"] == "DANH MỤC NHIỆM VỤ"
    assert outline.header.signer == "Lê Văn An"


def test_an_official_letter_has_its_subject_as_title() -> None:
    outline = read(
        "SỞ NỘI VỤ TỈNH SƠN LA\nSố: 99/SNV-TĐKT\nV/v phát động phong trào thi đua chuyển đổi số\n"
        "Sơn La, ngày 05 tháng 7 năm 2025\nKính gửi: Các sở, ban, ngành.\n1. Các đơn vị báo cáo trước ngày 10/12."
    )

    assert (outline.header.doc_type, outline.header.number) == ("Công văn", "99/SNV-TĐKT")
    assert outline.header.title == "Phát động phong trào thi đua chuyển đổi số"
    assert outline.header.issued_on == dt.date(2025, 7, 5)
    assert paths(outline) == ["1"]


def test_two_offices_that_issue_a_plan_together_are_both_its_issuer() -> None:
    outline = plan(
        "SỞ NỘI VỤ - SỞ KHOA HỌC VÀ CÔNG NGHỆ\nSố: 15/KHLT-SNV-SKHCN\nAn Giang, ngày 02 tháng 12 năm 2025",
        back="SỞ KHOA HỌC VÀ CÔNG NGHỆ\nGIÁM ĐỐC\nTrần Thanh Bình\nSỞ NỘI VỤ\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Thị Mai",
    )

    assert outline.header.issuer == "Sở Nội vụ - Sở Khoa học và Công nghệ tỉnh An Giang"
    assert (outline.header.signer, outline.header.signing_mode) == ("Trần Thanh Bình", None)
    assert len(section(outline, "signature")) == 7


def test_a_standing_committee_is_named_in_full() -> None:
    header = plan(
        "MTTQ VIỆT NAM TỈNH HƯNG YÊN\nBAN THƯỜNG TRỰC\nSố: 45/KH-MTTQ-BTT\nHưng Yên, ngày 11 tháng 11 năm 2025",
        lead="Thực hiện Thông tri số 5/TTr-MTTW-BTT; Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh xây dựng Kế hoạch sau:",
    ).header

    assert header.issuer == "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Hưng Yên"


def test_a_department_may_write_for_the_body_above_it() -> None:
    header = plan(
        "CÔNG AN TỈNH QUẢNG NGÃI\nPHÒNG CÔNG TÁC ĐẢNG\nSố: 1234/KH-CAT-PX03\nQuảng Ngãi, ngày 09 tháng 9 năm 2025",
        lead="Thực hiện Kế hoạch số 55/KH-BCA, Công an tỉnh Quảng Ngãi ban hành Kế hoạch như sau:",
    ).header

    assert header.issuer == "Công an tỉnh Quảng Ngãi"


def test_a_form_in_an_appendix_is_no_attached_plan() -> None:
    outline = plan(
        back="Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An\nMẫu số 01\nBÁO CÁO\nKết quả phong trào\nI. KẾT QUẢ\n1. Tuyên truyền"
    )

    assert paths(outline)[-3:] == ["Mẫu số 01", "Mẫu số 01.I", "Mẫu số 01.I.1"]
    assert "plan_title" not in {s.path for s in outline.sections}


def test_a_scan_that_reads_iii_as_ii_is_put_right() -> None:
    text = ["KẾ HOẠCH", "Phát động", "I. MỤC ĐÍCH", "II. NỘI DUNG", "II. KHEN THƯỞNG", "IV. TỔ CHỨC"]
    outline = outline_of(document([Line(words, 1, confidence=0.9) for words in text]))

    assert paths(outline) == ["I", "II", "III", "IV"]
    assert outline.oddities == ()


def test_on_a_page_the_indent_of_a_line_begins_a_paragraph() -> None:
    def line(text: str, left: float, right: float = 540.0) -> Line:
        return Line(text, 1, Box(left, 0, right, 14))

    body = [line(FULL_LINE + " mục tiêu", 120), *[line(FULL_LINE.lower() + " mục tiêu", 85)] * 8]
    ended = line("các nhiệm vụ về khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số.", 85)
    outline = outline_of(
        document(
            [
                line("KẾ HOẠCH", 250, 350),
                line("I. NỘI DUNG", 120, 200),
                *body,
                ended,
                line("Sở Nội vụ chủ trì", 120, 250),
            ]
        )
    )

    assert [text[:6] for text in section(outline, "I")] == ["I. NỘI", "Các cơ", "Sở Nội"]


def test_three_hundred_pages_are_read_in_a_few_seconds() -> None:
    page = ["1. Sở Nội vụ", *[FULL_LINE + " mục tiêu"] * 27, "- Báo cáo trước ngày 10/12."]
    lines = [Line(text.replace("1.", f"{number + 1}."), number) for number in range(300) for text in page]
    started = time.process_time()
    outline = outline_of(document([Line("KẾ HOẠCH", 1), Line("Thi đua", 1), Line("I. NHIỆM VỤ", 1), *lines]))

    assert len(paths(outline)) == 301
    assert time.process_time() - started < 5


# --- what is no plan, and what never may happen ---------------------------------------------------


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
