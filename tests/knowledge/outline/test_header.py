"""Who issued a plan, when, under which number, and who signed it."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.knowledge.outline.documents import paths, plan, read, section

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
    "a word broken between two lines": (
        "UBND TỈNH NGHỆ AN\nSỞ NÔNG NGHIỆP VÀ MÔI\nTRƯỜNG\n"
        + MOTTO
        + "Số: 9/KH-SNNMT\nNghệ An, ngày 12 tháng 3 năm 2026",
        ("Sở Nông nghiệp và Môi trường tỉnh Nghệ An", "9/KH-SNNMT", ("tỉnh Nghệ An",), dt.date(2026, 3, 12)),
    ),
    "a word of its field broken between two lines": (
        "UBND XÃ NẬM PÌ\nPHÒNG VĂN HÓA - XÃ\nHỘI\n" + MOTTO + "Số: 9/KH-VHXH\nNậm Pì, ngày 12 tháng 3 năm 2026",
        ("Phòng Văn hóa - Xã hội xã Nậm Pì", "9/KH-VHXH", ("xã Nậm Pì",), dt.date(2026, 3, 12)),
    ),
    "a numbered cluster of emulation": (
        "CỤM THI ĐUA SỐ 3\nKHỐI CÁC XÃ, PHƯỜNG TỈNH BẮC NINH\n"
        + MOTTO
        + "Số: 2/KH-CTĐ3\nKinh Bắc, ngày 12 tháng 3 năm 2026",
        (
            "Cụm thi đua số 3 khối các xã, phường tỉnh Bắc Ninh",
            "2/KH-CTĐ3",
            ("tỉnh Bắc Ninh",),
            dt.date(2026, 3, 12),
        ),
    ),
    "a joint-stock company": (
        "TỔNG CÔNG TY\nCẤP NƯỚC - CTCP\n" + MOTTO + "Số: 9/KH-CTN\nHải Phòng, ngày 12 tháng 3 năm 2026",
        (
            "Tổng công ty Cấp nước - CTCP, thành phố Hải Phòng",
            "9/KH-CTN",
            ("thành phố Hải Phòng",),
            dt.date(2026, 3, 12),
        ),
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
    "a draft": (
        "SỞ NỘI VỤ TỈNH LÀO CAI\nDỰ THẢO\nSố:     /KH-SNV\nLào Cai, ngày     tháng 6 năm 2025",
        ("Sở Nội vụ tỉnh Lào Cai", None, ("tỉnh Lào Cai",), None),
    ),
    "a hospital whose kind is no name": (
        "SỞ Y TẾ TỈNH ĐỒNG NAI\nBỆNH VIỆN ĐA KHOA KHU VỰC TÂN PHÚ\n"
        + MOTTO
        + "Số: 130/KH-BVTP\nTân Phú, ngày 27 tháng 10 năm 2025",
        (
            "Bệnh viện Đa khoa khu vực Tân Phú, tỉnh Đồng Nai",
            "130/KH-BVTP",
            ("tỉnh Đồng Nai",),
            dt.date(2025, 10, 27),
        ),
    ),
    "a letterhead whose columns are kept apart by strokes": (
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHƯỜNG HÀ HUY TẬP | Độc lập - Tự do - Hạnh phúc\n"
        "Số: 19/KH-UBND | Hà Tĩnh, ngày 02 tháng 10 năm 2025",
        (
            "UBND phường Hà Huy Tập, tỉnh Hà Tĩnh",
            "19/KH-UBND",
            ("phường Hà Huy Tập", "tỉnh Hà Tĩnh"),
            dt.date(2025, 10, 2),
        ),
    ),
    "two who issue it together": (
        "CÔNG AN XÃ TÂN TIẾN - ĐOÀN TNCS HỒ CHÍ MINH XÃ TÂN TIẾN\n"
        + MOTTO
        + "Số: 03/KHPH-CA-ĐTN\nĐắk Lắk, ngày 15 tháng 01 năm 2026",
        (
            "Công an xã Tân Tiến - Đoàn TNCS Hồ Chí Minh xã Tân Tiến, tỉnh Đắk Lắk",
            "03/KHPH-CA-ĐTN",
            ("xã Tân Tiến", "tỉnh Đắk Lắk"),
            dt.date(2026, 1, 15),
        ),
    ),
    "a company named after its province": (
        "CÔNG TY CỔ PHẦN CẤP NƯỚC QUẢNG NGÃI\n" + MOTTO + "Số: 88/PA-CTN\nQuảng Ngãi, ngày 20 tháng 02 năm 2026",
        (
            "Công ty Cổ phần cấp nước Quảng Ngãi, tỉnh Quảng Ngãi",
            "88/PA-CTN",
            ("tỉnh Quảng Ngãi",),
            dt.date(2026, 2, 20),
        ),
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


KINDS = {
    "HƯỚNG DẪN\nTổ chức phong trào thi đua": ("Hướng dẫn", "Tổ chức phong trào thi đua"),
    "CHƯƠNG TRÌNH\nhành động thực hiện Nghị quyết 57-NQ/TW": (
        "Chương trình",
        "Hành động thực hiện Nghị quyết 57-NQ/TW",
    ),
    "CHƯƠNG TRÌNH PHỐI HỢP\nTổ chức phong trào “Tuổi trẻ số”": (
        "Chương trình phối hợp",
        "Tổ chức phong trào “Tuổi trẻ số”",
    ),
    "ĐỀ ÁN\nBình dân học vụ số giai đoạn 2025 - 2030": ("Đề án", "Bình dân học vụ số giai đoạn 2025 - 2030"),
    "THÔNG BÁO\nVề việc phát động thi đua": ("Thông báo", "Phát động thi đua"),
    "PHƯƠNG ÁN\nTổ chức phong trào thi đua": ("Phương án", "Tổ chức phong trào thi đua"),
    "V/v triển khai phong trào\nthi đua năm 2026\nKính gửi: Các sở, ngành.": (
        "Công văn",
        "Triển khai phong trào thi đua năm 2026",
    ),
    "K Ế  H O Ạ C H\nTriển khai phong trào thi đua": ("Kế hoạch", "Triển khai phong trào thi đua"),
    "DỰ THẢO KẾ HOẠCH\nTổ chức phong trào thi đua": ("Kế hoạch", "Tổ chức phong trào thi đua"),
    "PHÁT ĐỘNG PHONG TRÀO THI ĐUA\nCHUYỂN ĐỔI SỐ NĂM 2026": (
        "Kế hoạch",
        "Phát động phong trào thi đua chuyển đổi số năm 2026",
    ),
}


@pytest.mark.parametrize(("title", "expected"), KINDS.items(), ids=KINDS.keys())
def test_a_plan_may_be_called_by_another_name_or_by_none(title: str, expected: tuple[str, str]) -> None:
    header = read(
        f"SỞ NỘI VỤ TỈNH SƠN LA\n{MOTTO}Số: 12/CV-SNV\nSơn La, ngày 02 tháng 02 năm 2026\n{title}\n"
        "Thực hiện Kế hoạch số 1/KH-UBND ngày 02/01/2026 của UBND tỉnh, Sở Nội vụ đề nghị các đơn vị thực hiện như sau:"
        "\nI. MỤC ĐÍCH\nNâng cao nhận thức.\nII. NỘI DUNG\n1. Tuyên truyền."
    ).header

    assert (header.doc_type, header.title) == expected
    assert (header.issuer, header.number) == ("Sở Nội vụ tỉnh Sơn La", "12/CV-SNV")
    assert header.issued_on == dt.date(2026, 2, 2)


def test_the_kind_of_document_may_carry_its_number() -> None:
    header = read(
        "CÔNG AN TỈNH SƠN LA\nPHÒNG THAM MƯU\nKẾ HOẠCH SỐ 25/KH-PTM\nSơn La, ngày 11 tháng 02 năm 2026\n"
        "Tổ chức phong trào “Công an số”\nI. MỤC ĐÍCH\nNâng cao nhận thức."
    ).header

    assert (header.title, header.number) == ("Tổ chức phong trào “Công an số”", "25/KH-PTM")
    assert header.issued_on == dt.date(2026, 2, 11)


def test_the_date_may_stand_over_the_signature() -> None:
    header = plan("TRƯỜNG THPT CHU VĂN AN", back="Sơn La, ngày 05 tháng 9 năm 2025\nHIỆU TRƯỞNG\nLê Văn Bình").header

    assert (header.place_of_issue, header.issued_on) == ("Sơn La", dt.date(2025, 9, 5))
    assert header.signer == "Lê Văn Bình"


def test_a_plan_without_its_decision_says_in_a_note_which_one_it_belongs_to() -> None:
    header = plan(
        title="Thực hiện phong trào thi đua\n"
        "(Ban hành kèm theo Quyết định số 2011/QĐ-UBND ngày 11/9/2025 của Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Long)"
    ).header

    assert (header.number, header.issued_on) == ("2011/QĐ-UBND", dt.date(2025, 9, 11))
    assert header.issuer == "UBND tỉnh Vĩnh Long"


def test_what_was_read_beside_a_recipient_is_the_signature() -> None:
    header = plan(back="Nơi nhận:\n- Các tổ chuyên môn; HIỆU TRƯỞNG\n- Lưu: VT.\nLê Văn Bình").header

    assert (header.recipients, header.signer) == (("Các tổ chuyên môn",), "Lê Văn Bình")


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


def test_what_an_office_calls_itself_for_short_is_no_part_of_its_name() -> None:
    header = plan(
        "UBND TỈNH HƯNG YÊN\nBAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP\nSố: 9/KH-BQL\nHưng Yên, ngày 15 tháng 7 năm 2025",
        lead="Thực hiện Kế hoạch số 76/KH-UBND ngày 20/6/2025; Ban Quản lý các khu công nghiệp tỉnh Hưng Yên "
        "(sau đây gọi là Ban Quản lý) xây dựng Kế hoạch như sau:",
    ).header

    assert header.issuer == "Ban Quản lý các khu công nghiệp tỉnh Hưng Yên"


def test_a_party_office_is_named_by_its_province_without_the_level() -> None:
    header = plan(
        "ĐẢNG BỘ TỈNH TUYÊN QUANG\nBAN TUYÊN GIÁO VÀ DÂN VẬN\nSố 08-KH/BTGDVTU\nTuyên Quang, ngày 10 tháng 10 năm 2025",
        lead="Thực hiện Kết luận số 15-KL/TU; Ban Tuyên giáo và Dân vận Tỉnh ủy ban hành Kế hoạch như sau:",
    ).header

    assert header.issuer == "Ban Tuyên giáo và Dân vận Tỉnh ủy Tuyên Quang"


def test_a_lead_in_that_cites_what_it_rests_on_is_legal_basis() -> None:
    outline = plan(lead="Thực hiện Kế hoạch số 12/KH-UBND ngày 01/7/2025, Sở Y tế ban hành Kế hoạch như sau:")

    assert len(section(outline, "legal_basis")) == 1
    assert section(outline, "preamble") == []


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
    assert len(section(outline, "legal_basis")) == 1


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
    "columns kept apart by strokes": (
        "Nơi nhận: | TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (b/c); | CHỦ TỊCH\n- Lưu: VT. | Lê Thị Hoa",
        ("Lê Thị Hoa", "Chủ tịch", "TM. ỦY BAN NHÂN DÂN"),
    ),
    "columns kept apart by spaces": (
        "Nơi nhận:                          TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh (b/c);                      KT. CHỦ TỊCH\n"
        "                                       PHÓ CHỦ TỊCH\n- Lưu: VT.                      Thượng úy Lò Thị Vân Anh",
        ("Lò Thị Vân Anh", "Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"),
    ),
    "the name below the recipients": (
        "Nơi nhận:                  TRƯỞNG CÔNG AN PHƯỜNG\n- UBND tỉnh (b/c);\n- Lưu: VT.\n"
        "                           Trung tá Trần Hữu Nghĩa",
        ("Trần Hữu Nghĩa", "Trưởng Công an phường", None),
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


def test_a_recipient_of_two_lines_stays_whole_beside_the_signature() -> None:
    back = (
        "Nơi nhận:                                      GIÁM ĐỐC\n- Ủy ban Mặt trận Tổ quốc Việt Nam\n"
        "tỉnh;\n- Các phòng;                                Vi Thị Hà\n- Lưu: VT."
    )
    outline = read(f"KẾ HOẠCH\nPhát động phong trào thi đua\nI. MỤC ĐÍCH\nNâng cao nhận thức./.\n{back}", closed=False)

    assert outline.header.recipients == ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Các phòng")
    assert (outline.header.signer, outline.header.signer_title) == ("Vi Thị Hà", "Giám đốc")


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


def test_a_committee_is_that_of_the_association_printed_above_it() -> None:
    header = plan(
        "HỘI NÔNG DÂN VIỆT NAM\nBAN CHẤP HÀNH TỈNH CAO BẰNG\nSố 57-KH/HND\nCao Bằng, ngày 03 tháng 3 năm 2026",
        lead="Ban Thường vụ Hội Nông dân tỉnh phát động phong trào như sau:",
    ).header

    assert header.issuer == "Ban Chấp hành Hội Nông dân tỉnh Cao Bằng"


def test_a_department_may_write_for_the_body_above_it() -> None:
    header = plan(
        "CÔNG AN TỈNH QUẢNG NGÃI\nPHÒNG CÔNG TÁC ĐẢNG\nSố: 1234/KH-CAT-PX03\nQuảng Ngãi, ngày 09 tháng 9 năm 2025",
        lead="Thực hiện Kế hoạch số 55/KH-BCA, Công an tỉnh Quảng Ngãi ban hành Kế hoạch như sau:",
    ).header

    assert header.issuer == "Công an tỉnh Quảng Ngãi"
