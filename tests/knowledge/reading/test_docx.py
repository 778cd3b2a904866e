"""DOCX -> lines as Word would print them."""

from pathlib import Path

import docx as python_docx
import pytest

from knowledge.model import Cell
from knowledge.reading import read_document
from knowledge.reading.docx import read_docx
from tests.knowledge.reading.making import docx, level, listed, paragraph, run

OUTLINE = listed(
    [
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2."),
        level(2, "lowerLetter", "%3)"),
        level(3, "bullet", "-"),
    ]
)


def texts(body: str, numbering: str = "", styles: str = "") -> list[str]:
    return [line.text for line in read_docx(docx(body, numbering, styles)).lines]


def test_automatic_labels_are_written_out_as_printed() -> None:
    levels = [
        (0, "MỤC ĐÍCH"),
        (1, "Mục đích"),
        (2, "Một"),
        (2, "Hai"),
        (3, "Ba"),
        (1, "Yêu cầu"),
        (0, "NỘI DUNG"),
        (1, "Đầu"),
    ]
    body = "".join(paragraph(text, (1, depth)) for depth, text in levels)
    assert texts(body, OUTLINE) == [
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        "a) Một",
        "b) Hai",
        "- Ba",
        "2. Yêu cầu",
        "II. NỘI DUNG",
        "1. Đầu",
    ]


def test_labels_of_several_levels_count_together() -> None:
    numbering = listed([level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>")])
    body = paragraph("Một", (1, 0)) + paragraph("Hai", (1, 0)) + paragraph("Ba", (1, 1))
    assert texts(body, numbering) == ["I. Một", "II. Hai", "2.1. Ba"]


def test_a_list_that_never_restarts_counts_on_under_the_next_heading() -> None:
    numbering = listed([level(0, "upperRoman", "%1."), level(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>')])
    body = "".join(paragraph("x", (1, depth)) for depth in (0, 1, 0, 1))
    assert texts(body, numbering) == ["I. x", "Điều 1. x", "II. x", "Điều 2. x"]


def test_a_second_number_restarts_the_list_only_where_it_says_so() -> None:
    numbering = listed([level(0, "decimal", "%1.")], numbers=(1, 2)) + (
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = "".join(paragraph("x", (number, 0)) for number in (1, 1, 2, 3, 3))
    assert texts(body, numbering) == ["1. x", "2. x", "3. x", "1. x", "2. x"]


def test_labels_come_from_paragraph_styles_too() -> None:
    numbering = listed(
        [level(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>'), level(1, "decimal", "%2.", '<w:pStyle w:val="H2"/>')]
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/></w:style>'
    )
    body = (
        paragraph("Một", style="H1")
        + paragraph("Hai", style="H2")
        + paragraph("Ba", style="H2", inside='<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert texts(body, numbering, styles) == ["I. Một", "1. Hai", "Ba"]


def test_deleted_words_go_and_inserted_words_stay() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>20/6</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2">{run("30/6")}</w:ins>'
    moved = f'<w:moveFrom w:id="3">{run("cũ")}</w:moveFrom><w:moveTo w:id="4">{run(" hằng năm")}</w:moveTo>'
    assert texts(f"<w:p>{run('Trước ngày ')}{deleted}{inserted}{moved}</w:p>") == ["Trước ngày 30/6 hằng năm"]


def test_a_deleted_paragraph_takes_no_number_and_a_deleted_end_joins_two() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    body = (
        paragraph("Một", (1, 0))
        + f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{gone}</w:pPr>'
        + "<w:del><w:r><w:delText>Bỏ</w:delText></w:r></w:del></w:p>"
        + paragraph("Hai ", (1, 0), gone)
        + paragraph("và ba", (1, 0))
    )
    assert texts(body, OUTLINE) == ["I. Một", "II. Hai và ba"]


def test_tables_give_cells_and_merged_cells_keep_their_places() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    first = cell("Thời hạn báo cáo", '<w:gridSpan w:val="2"/>') + cell("Nơi nhận", '<w:vMerge w:val="restart"/>')
    second = cell("Đợt 1") + cell("30/5") + cell("", "<w:vMerge/>")
    third = cell("Đợt 2") + cell("30/11") + cell("Sở Nội vụ")
    dropped = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('cũ')}</w:tr>"
    rows = "".join(f"<w:tr>{cells}</w:tr>" for cells in (first, second, third))
    lines = read_docx(docx(paragraph("Bảng") + f"<w:tbl>{rows}{dropped}</w:tbl>" + f"<w:tbl>{rows}</w:tbl>")).lines
    assert [(line.text, line.cell) for line in lines[:8]] == [
        ("Bảng", None),
        ("Thời hạn báo cáo", Cell(0, 0, 0, 1)),
        ("Nơi nhận", Cell(0, 0, 2, 2)),
        ("Đợt 1", Cell(0, 1, 0, 1)),
        ("30/5", Cell(0, 1, 1, 1)),
        ("Đợt 2", Cell(0, 2, 0, 1)),
        ("30/11", Cell(0, 2, 1, 1)),
        ("Sở Nội vụ", Cell(0, 2, 2, 1)),
    ]
    assert lines[8].cell == Cell(1, 0, 0, 1)
    assert all(line.closed for line in lines)


def test_content_controls_and_hyperlinks_are_read_and_text_boxes_once() -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph('Trong khung điều khiển')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{run('Công báo')}</w:hyperlink>"
    inline = f"<w:p>{run('Xem ')}{link}<w:sdt><w:sdtContent>{run(' số 5')}</w:sdtContent></w:sdt></w:p>"
    box = f"<w:txbxContent>{paragraph('Trong khung chữ')}</w:txbxContent>"
    drawn = (
        f"<w:p>{run('Neo')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(control + inline + drawn) == ["Trong khung điều khiển", "Xem Công báo số 5", "Neo", "Trong khung chữ"]


def test_what_word_does_not_print_is_left_out() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("21/6/2025")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    hidden, note = run("ẩn", "<w:vanish/>"), '<w:r><w:footnoteReference w:id="1"/></w:r>'
    contents = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    assert texts(f"<w:p>{field}{hidden}{note}</w:p>" + paragraph("I. Mục lục", style="TOC1"), styles=contents) == [
        "21/6/2025"
    ]


def test_styles_of_paragraphs_count_among_those_of_tables() -> None:
    table = '<w:style w:type="table" w:styleId="T"><w:name w:val="Grid"/><w:rPr><w:caps/></w:rPr></w:style>'
    heading = '<w:style w:type="paragraph" w:styleId="H"><w:rPr><w:caps/></w:rPr></w:style>'
    empty = '<w:style w:type="table" w:styleId="E"/>'
    body = '<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>' + run("Mục đích") + "</w:p>"
    assert texts(body, styles=table + empty + heading + table) == ["MỤC ĐÍCH"]


def test_capitals_by_formatting_are_capitals_in_the_text() -> None:
    assert texts(f"<w:p>{run('Kế hoạch', '<w:caps/>')}</w:p>") == ["KẾ HOẠCH"]


def test_line_breaks_and_tab_columns_part_lines_but_only_the_last_ends_the_paragraph() -> None:
    body = (
        f"<w:p>{run('KT. GIÁM ĐỐC')}<w:r><w:br/></w:r>{run('PHÓ GIÁM ĐỐC')}</w:p>"
        f"<w:p>{run('UBND TỈNH')}<w:r><w:tab/></w:r>{run('CỘNG HÒA XÃ HỘI')}</w:p>"
        f"<w:p>{run('1.')}<w:r><w:tab/></w:r>{run('Mục đích')}</w:p>"
    )
    assert [(line.text, line.closed) for line in read_docx(docx(body)).lines] == [
        ("KT. GIÁM ĐỐC", False),
        ("PHÓ GIÁM ĐỐC", True),
        ("UBND TỈNH", False),
        ("CỘNG HÒA XÃ HỘI", True),
        ("1. Mục đích", True),
    ]


@pytest.mark.parametrize(
    "ending",
    ['<w:r><w:br w:type="page"/></w:r>', "<w:r><w:lastRenderedPageBreak/></w:r>"],
    ids=["a break by hand", "a break that Word saved"],
)
def test_page_breaks_turn_the_page(ending: str) -> None:
    reading = read_docx(docx(f"<w:p>{run('Một')}</w:p><w:p>{ending}{run('Hai')}</w:p>"))
    assert [(line.text, line.page) for line in reading.lines] == [("Một", 1), ("Hai", 2)]
    assert reading.pages == 2


def test_the_strict_form_of_open_xml_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert [line.text for line in read_docx(docx(paragraph("Kế hoạch"), namespace=strict)).lines] == ["Kế hoạch"]


def test_legacy_fonts_are_read_as_what_they_show() -> None:
    tcvn3 = run("KÕ ho¹ch", '<w:rFonts w:ascii=".VnTime"/>') + run(" phong trµo", '<w:rFonts w:ascii=".VnTimeH"/>')
    vni = run("Keá hoaïch", '<w:rFonts w:ascii="VNI-Times"/>')
    assert texts(f"<w:p>{tcvn3}</w:p><w:p>{vni}</w:p>") == ["Kế hoạch PHONG TRÀO", "Kế hoạch"]


def test_a_file_of_a_real_writer_becomes_a_document(tmp_path: Path) -> None:
    file = python_docx.Document()
    header = file.add_table(1, 2)
    header.cell(0, 0).text, header.cell(0, 1).text = "UBND TỈNH", "CỘNG HÒA"
    file.add_paragraph("Báo cáo trước ngày 10/11")
    path = tmp_path / "plan.docx"
    file.save(str(path))
    document = read_document(path)
    assert document.text == "UBND TỈNH\nCỘNG HÒA\nBáo cáo trước ngày 10/11"
    assert (document.format, document.pages, document.warnings) == ("docx", 1, ())


def test_words_that_nobody_can_see_are_left_out_and_told() -> None:
    white, dust = run("trắng", '<w:color w:val="FFFFFF"/>'), run("bụi", '<w:sz w:val="2"/>')
    reading = read_docx(docx(f"<w:p>{run('Trước ngày 10/11')}{white}{dust}</w:p>"))
    assert [line.text for line in reading.lines] == ["Trước ngày 10/11"]
    assert reading.warnings[0].startswith("Tệp có chữ ẩn")


def test_white_words_in_a_document_with_shaded_cells_stay() -> None:
    white = run("Thời hạn", '<w:color w:val="FFFFFF"/>')
    assert texts(f'<w:p><w:pPr><w:shd w:val="clear" w:fill="003366"/></w:pPr>{white}</w:p>') == ["Thời hạn"]
