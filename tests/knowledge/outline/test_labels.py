"""Labels in sequence, and lines that only look like labels."""

from __future__ import annotations

import pytest

from knowledge.model import Line
from knowledge.outline import outline_of
from knowledge.outline.wrapping import width
from knowledge.vietnamese import squash
from tests.knowledge.outline.documents import FULL_LINE, document, paths, read, section

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
    "capital letters between roman and arabic numbers": (
        "I. CĂN CỨ\n1. Luật.\nII. NỘI DUNG\nA. Khối lâm sàng\n1. Một\n2. Hai\nB. Khối hành chính\n1. Một\n"
        "III. KHEN THƯỞNG\n1. Tiêu chuẩn\n1.1. Tập thể\nIV. KINH PHÍ\nA. Chung",
        [
            "I",
            "I.1",
            "II",
            "II.A",
            "II.A.1",
            "II.A.2",
            "II.B",
            "II.B.1",
            "III",
            "III.1",
            "III.1.1",
            "IV",
            "IV.A",
        ],
    ),
    "capital letters under a number": (
        "1. MỤC ĐÍCH\n2. NỘI DUNG\nA. Khối xã\na) Một;\nb) Hai.\nB. Khối thôn\n3. TỔ CHỨC",
        ["1", "2", "2.A", "2.A.a", "2.A.b", "2.B", "3"],
    ),
    "capital letters above roman numbers": (
        "A. THỰC TRẠNG\nI. Thuận lợi\n1. Một\nII. Khó khăn\nB. NHIỆM VỤ\nI. Chung\nC. TỔ CHỨC",
        ["A", "A.I", "A.I.1", "A.II", "B", "B.I", "C"],
    ),
    "capital letters after a list of small headings": (
        "1. Luật Thi đua.\n2. Thông tư số 5.\nA. MỤC ĐÍCH\nI. Chung\nB. NỘI DUNG",
        ["1", "2", "A", "A.I", "B"],
    ),
    "clauses and points by name": (
        "Điều 1. Phạm vi\nKhoản 1. Quy định.\nĐiểm a. Một.\nĐiểm b. Hai.\nKhoản 2. Áp dụng.\nĐiều 2. Đối tượng",
        [
            "Điều 1",
            "Điều 1.Khoản 1",
            "Điều 1.Khoản 1.Điểm a",
            "Điều 1.Khoản 1.Điểm b",
            "Điều 1.Khoản 2",
            "Điều 2",
        ],
    ),
    "numbers that begin again under a heading without one": (
        "I. LỊCH\nHọc kỳ I\n1. Một.\n2. Hai.\nHọc kỳ II:\n1. Ba.\n2. Bốn.\nHè\n1. Năm.\nII. TỔ CHỨC",
        [
            "I",
            "I.1",
            "I.2",
            "I.Học kỳ II",
            "I.Học kỳ II.1",
            "I.Học kỳ II.2",
            "I.Hè",
            "I.Hè.1",
            "II",
        ],
    ),
    "letters that begin again under a heading without one": (
        "I. ĐIỀU KIỆN\n1. Chung\nĐối với tập thể\na) Một;\nb) Hai.\nĐối với cá nhân\na) Ba;\nb) Bốn.\n2. Hồ sơ",
        [
            "I",
            "I.1",
            "I.1.a",
            "I.1.b",
            "I.1.Đối với cá nhân",
            "I.1.Đối với cá nhân.a",
            "I.1.Đối với cá nhân.b",
            "I.2",
        ],
    ),
    "a list that an item announces": (
        "I. NHIỆM VỤ\n1. Tập huấn\nCác bước như sau:\n1. Mời.\n2. Dạy.\nII. TỔ CHỨC",
        ["I", "I.1", "I.1.1", "I.1.2", "II"],
    ),
    "a share after a number without its last dot": (
        "I. CHỈ TIÊU\n1. Đến năm 2027\n1.1 100% hồ sơ số.\n1.2 Giảm giấy tờ.",
        ["I", "I.1", "I.1.1", "I.1.2"],
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


def test_a_heading_without_a_number_heads_the_list_under_it() -> None:
    outline = read("KẾ HOẠCH\nThi đua\nI. LỊCH\n1. Một.\nHọc kỳ II\n1. Thi tin học.\n2. Tổng kết.")

    assert section(outline, "I.1") == ["1. Một."]
    assert section(outline, "I.Học kỳ II") == ["Học kỳ II"]
    assert [s.ancestors for s in outline.sections if s.path == "I.Học kỳ II.2"] == [("I", "I.Học kỳ II")]


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


def test_a_scan_that_reads_iii_as_ii_is_put_right() -> None:
    text = ["KẾ HOẠCH", "Phát động", "I. MỤC ĐÍCH", "II. NỘI DUNG", "II. KHEN THƯỞNG", "IV. TỔ CHỨC"]
    outline = outline_of(document([Line(words, 1, confidence=0.9) for words in text]))

    assert paths(outline) == ["I", "II", "III", "IV"]
    assert outline.oddities == ()
