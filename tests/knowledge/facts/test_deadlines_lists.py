"""Dates listed behind a colon, and what is handed in where the words at the date only say to whom."""

from __future__ import annotations

import pytest

from knowledge.facts import facts_of
from knowledge.facts.schedules import schedule_tables
from tests.knowledge.facts.plan_text import outlined, tabled

LISTS = {
    "Thời hạn gửi hồ sơ về Văn phòng Sở: đợt sơ kết trước ngày 20/6/2026, đợt tổng kết trước ngày 10/12/2026.": [
        (None, "gửi hồ sơ đợt sơ kết", "Văn phòng Sở"),
        (None, "gửi hồ sơ đợt tổng kết", "Văn phòng Sở"),
    ],
    "Thời hạn nộp hồ sơ về Sở Nội vụ: khen thưởng hằng năm trước ngày 20/01 năm sau; khen thưởng sơ kết trước "
    "ngày 30/8/2027.": [
        (None, "nộp hồ sơ khen thưởng hằng năm", "Sở Nội vụ"),
        (None, "nộp hồ sơ khen thưởng sơ kết", "Sở Nội vụ"),
    ],
    "Thời hạn gửi bản đăng ký về Sở Nội vụ: các phòng trước ngày 10/02/2026, các xã trước ngày 20/02/2026.": [
        ("các phòng", "gửi bản đăng ký", "Sở Nội vụ"),
        ("các xã", "gửi bản đăng ký", "Sở Nội vụ"),
    ],
    "Tập huấn ký số cho công chức: lớp 1 xong trước ngày 15/3/2026, lớp 2 trong tháng 5/2026.": [
        (None, "Tập huấn ký số cho công chức (lớp 1)", None),
        (None, "Tập huấn ký số cho công chức (lớp 2)", None),
    ],
    "Tổ chức Hội thi sáng tạo trẻ: vòng sơ khảo trong tháng 5/2026, chung kết ngày 15/10/2026.": [
        (None, "Tổ chức Hội thi sáng tạo trẻ (vòng sơ khảo)", None),
        (None, "Tổ chức Hội thi sáng tạo trẻ (chung kết)", None),
    ],
    "Hồ sơ đề nghị khen thưởng gửi qua hệ thống quản lý văn bản đến Phòng Nội vụ chậm nhất ngày 25/6/2026 đối với khen "
    "sơ kết và ngày 25/11/2026 đối với khen tổng kết.": [
        (None, "gửi hồ sơ đề nghị khen thưởng (khen sơ kết)", "Phòng Nội vụ"),
        (None, "gửi hồ sơ đề nghị khen thưởng (khen tổng kết)", "Phòng Nội vụ"),
    ],
    "Nộp sản phẩm dự thi về Phòng Nội vụ trước ngày 10/6/2026 với sản phẩm số, trước ngày 20/6/2026 với sản phẩm in.": [
        (None, "Nộp sản phẩm dự thi (sản phẩm số)", "Phòng Nội vụ"),
        (None, "Nộp sản phẩm dự thi (sản phẩm in)", "Phòng Nội vụ"),
    ],
    "Các phòng gửi báo cáo năm về Sở Nội vụ trước ngày 20/11/2026; cán bộ cấp xã gửi sớm hơn (trước ngày "
    "15/11/2026).": [
        ("Các phòng", "gửi báo cáo năm", "Sở Nội vụ"),
        ("cán bộ cấp xã", "gửi báo cáo năm", "Sở Nội vụ"),
    ],
    "Chấm thi ngày 12/11/2026; vòng sơ khảo diễn ra trong tháng 9/2026; chung kết ngày 05/12/2026.": [
        (None, "Chấm thi", None),
        (None, "vòng sơ khảo", None),
        (None, "chung kết", None),
    ],
    "Các xí nghiệp, nhà máy gửi số liệu về Phòng Kỹ thuật trước ngày 10/6/2026; Phòng Kỹ thuật trình Tổng Giám đốc "
    "trước ngày 20/6/2026.": [
        ("Các xí nghiệp, nhà máy", "gửi số liệu", "Phòng Kỹ thuật"),
        ("Phòng Kỹ thuật", "trình số liệu", "Tổng Giám đốc"),
    ],
    "Nhân viên y tế cập nhật sổ sức khỏe trước ngày 20/6/2026.": [("Nhân viên y tế", "cập nhật sổ sức khỏe", None)],
    "Ngoài ra, thứ Sáu hằng tuần, Trung tâm Phục vụ hành chính công gửi số liệu hồ sơ trễ hạn cho Sở Nội vụ.": [
        ("Trung tâm Phục vụ hành chính công", "gửi số liệu hồ sơ trễ hạn", "Sở Nội vụ"),
    ],
    "Hằng tháng, vào ngày 20, các trường nhập số liệu lên phần mềm.": [
        ("các trường", "nhập số liệu lên phần mềm", None),
    ],
    "Số hóa xong hồ sơ cư trú trước ngày 30/6/2026, hồ sơ lưu trữ về căn cước trước ngày 30/9/2026 và hồ sơ đăng ký xe "
    "trong quý IV/2026.": [
        (None, "Số hóa xong hồ sơ cư trú", None),
        (None, "Số hóa xong hồ sơ lưu trữ về căn cước", None),
        (None, "Số hóa xong hồ sơ đăng ký xe", None),
    ],
    "Các thôn gửi danh sách đề nghị về Phòng Văn hóa - Xã hội. Hạn gửi: trước ngày 15/6/2026 đối với sơ kết và trước "
    "ngày 20/11/2026 đối với tổng kết.": [
        ("Các thôn", "gửi danh sách đề nghị (sơ kết)", "Phòng Văn hóa - Xã hội"),
        ("Các thôn", "gửi danh sách đề nghị (tổng kết)", "Phòng Văn hóa - Xã hội"),
    ],
    "Nhận bài dự thi đến ngày 15/5/2026, chấm sơ khảo xong trong tháng 6/2026.": [
        (None, "Nhận bài dự thi", None),
        (None, "chấm sơ khảo", None),
    ],
    "Cải cách tổ chức bộ máy: Phòng Nội vụ hoàn thiện đề án vị trí việc làm trong quý I năm 2026.": [
        ("Phòng Nội vụ", "hoàn thiện đề án vị trí việc làm", None),
    ],
    "Phòng Tài chính giải ngân 100% vốn trước ngày 15/12/2026; bình chọn mô hình hay trước ngày 20/12/2026.": [
        ("Phòng Tài chính", "giải ngân 100% vốn", None),
        ("Phòng Tài chính", "bình chọn mô hình hay", None),
    ],
    "Văn phòng Sở tổng hợp, trình Giám đốc phê duyệt, gửi Văn phòng UBND tỉnh trước ngày 15/4/2026.": [
        (
            "Văn phòng Sở",
            "tổng hợp, trình Giám đốc phê duyệt, gửi Văn phòng UBND tỉnh",
            "Văn phòng UBND tỉnh",
        ),
    ],
    "Các phòng lập danh sách, trình Giám đốc Sở phê duyệt, gửi về Phòng Nội vụ trước ngày 15/4/2026.": [
        ("Các phòng", "lập danh sách, trình Giám đốc Sở phê duyệt", "Phòng Nội vụ"),
    ],
    "Từ ngày ký ban hành Kế hoạch đến hết ngày 31/12/2026; sơ kết trong tháng 7/2026.": [(None, "sơ kết", None)],
}
SENT = {
    "Phòng Nội vụ trình Giám đốc Sở ký báo cáo gửi Sở Y tế trước ngày 30/11/2026.": (
        "trình ký báo cáo gửi Sở Y tế",
        "Sở Y tế",
    ),
    "Các đơn vị gửi trước ngày 10/12/2026.": ("gửi", None),
    "Phương án dự thi gửi về Phòng Nội vụ chậm nhất ngày 31/8/2026.": ("gửi phương án dự thi", "Phòng Nội vụ"),
    "Lập danh sách mô hình điểm, trình Giám đốc Sở phê duyệt trước ngày 15/3/2026.": (
        "trình danh sách mô hình điểm",
        "Giám đốc Sở",
    ),
    "Thẩm định các mô hình điểm, trình Giám đốc Sở xem xét, quyết định trước ngày 15/3/2026.": (
        "Thẩm định các mô hình điểm, trình Giám đốc Sở xem xét, quyết định",
        "Giám đốc Sở",
    ),
    "Thống kê tỷ lệ hồ sơ trực tuyến của phòng, gửi Văn phòng Sở trước ngày 28 hằng tháng.": (
        "Thống kê tỷ lệ hồ sơ trực tuyến của phòng, gửi Văn phòng Sở",
        "Văn phòng Sở",
    ),
    "Thẩm định các mô hình điểm, trình Giám đốc Sở ký trước ngày 15/3/2026.": (
        "Thẩm định các mô hình điểm, trình Giám đốc Sở ký",
        "Giám đốc Sở",
    ),
    "Văn phòng Sở tổng hợp, trình Giám đốc Sở báo cáo Sở Nội vụ trước ngày 15/12 hằng năm.": (
        "báo cáo Sở Nội vụ",
        "Sở Nội vụ",
    ),
    "Khảo sát mức độ hài lòng của người dân, gửi kết quả về Văn phòng Sở trước ngày 28 hằng tháng.": (
        "Khảo sát mức độ hài lòng của người dân, gửi kết quả",
        "Văn phòng Sở",
    ),
    "Phối hợp tuyên truyền ở cơ sở; báo kết quả cho Văn phòng Sở vào ngày cuối cùng của tháng.": (
        "báo kết quả",
        "Văn phòng Sở",
    ),
    "Gửi báo cáo năm về Sở Nội vụ, đồng gửi Sở Khoa học và Công nghệ trước ngày 05/12 hằng năm.": (
        "Gửi báo cáo năm",
        "Sở Nội vụ, đồng gửi Sở Khoa học và Công nghệ",
    ),
    "Các tổ công tác xây dựng chương trình riêng, báo cáo Giám đốc Sở trước ngày 15/3/2026.": (
        "xây dựng chương trình riêng, báo cáo Giám đốc Sở",
        "Giám đốc Sở",
    ),
    "Hồ sơ xét tặng gồm: tờ trình, biên bản họp, phiếu lấy ý kiến; gửi Văn phòng Sở trước ngày 15/3/2026.": (
        "gửi hồ sơ xét tặng",
        "Văn phòng Sở",
    ),
}


DONE = {
    "Bảo đảm hạ tầng; sao lưu dữ liệu vào 21 giờ 00 Chủ nhật hằng tuần.": "sao lưu dữ liệu",
    "Cân đối kinh phí; thanh toán tiền thưởng trong vòng 05 ngày kể từ ngày có quyết định.": "thanh toán tiền thưởng",
    "Đôn đốc các đơn vị; vào ngày 05 và ngày 20 hằng tháng công khai kết quả.": "công khai kết quả",
    "Thành lập đội tình nguyện, ra quân vào thứ Bảy đầu tiên của tháng.": "Thành lập đội tình nguyện, ra quân",
    "Lễ phát động tổ chức vào 07 giờ 30 ngày 10/02/2026 tại Hội trường.": "Lễ phát động",
    "Phối hợp với Phòng Văn hóa - Xã hội và các trường biên soạn tài liệu song ngữ Việt - Tày, Việt - Dao, phát hành "
    "trước ngày 25/8/2026.": "biên soạn tài liệu song ngữ Việt - Tày, Việt - Dao, phát hành",
    "Cử 02 đồng chí tham gia Tổ giúp việc, gửi danh sách trước ngày 12/8/2026.": (
        "Cử 02 đồng chí tham gia Tổ giúp việc, gửi danh sách"
    ),
    "Tuyên truyền ở cơ sở; mỗi tháng đăng ít nhất 04 tin, bài.": "đăng ít nhất 04 tin, bài",
    "Phòng Tài chính quyết toán kinh phí trước ngày 15/12/2026.": "quyết toán kinh phí",
    "Các đơn vị ký cam kết thi đua trước ngày 15/3/2026.": "ký cam kết thi đua",
    "Khánh thành công trình thanh niên trước ngày 15/3/2026.": "Khánh thành công trình thanh niên",
    "Trung tâm Phục vụ hành chính công công khai kết quả xử lý hồ sơ trước ngày 05/12/2026.": (
        "công khai kết quả xử lý hồ sơ"
    ),
    "Tổ chức đợt thi đua cao điểm bắt đầu từ ngày 01/10/2025, kết thúc trước ngày 30/6/2026.": (
        "Tổ chức đợt thi đua cao điểm"
    ),
    "Đài Truyền thanh phát chuyên mục kỹ năng số lúc 17 giờ 30 thứ Ba hằng tuần.": "phát chuyên mục kỹ năng số",
    "Duy trì chuyên mục kỹ năng số trên loa, phát lúc 17 giờ 30 thứ Ba hằng tuần.": "phát",
    "Vận hành bản đồ số theo dõi chỉ tiêu, hoàn thành trong quý I năm 2026.": "Vận hành bản đồ số theo dõi chỉ tiêu",
    "Công an xã cấp định danh lưu động tại các bản, mỗi quý 01 đợt.": (
        "cấp định danh lưu động tại các bản, mỗi quý 01 đợt"
    ),
    "Trong 03 ngày kể từ ngày nhận được phản ánh, phải trả lời người phản ánh.": "trả lời người phản ánh",
    "Trả lời phản ánh của người học trong 02 ngày kể từ khi tiếp nhận.": "Trả lời phản ánh của người học",
    "Riêng số hóa kết quả còn hiệu lực phải xong trước ngày 20/12/2026.": "số hóa kết quả còn hiệu lực",
    "Riêng hồ sơ “Đại sứ số” gửi chậm nhất ngày 10/7/2026.": 'gửi hồ sơ "Đại sứ số"',
    "Câu lạc bộ sinh hoạt chiều thứ Tư tuần thứ ba hằng tháng.": "sinh hoạt",
    "Phản hồi sáng kiến trong thời hạn 15 ngày kể từ ngày gửi.": "Phản hồi sáng kiến",
    "Dành 10 phút sau giờ chào cờ sáng thứ Hai hằng tuần.": "Dành 10 phút sau giờ chào cờ",
    "Cấp, gia hạn chữ ký số xong trước ngày 31/10/2026.": "Cấp, gia hạn chữ ký số",
    "Cấp kinh phí cho mô hình điểm sau khi nghiệm thu.": "Cấp kinh phí cho mô hình điểm",
    "Các bản báo cáo kết quả trước ngày 25 hằng tháng.": "báo cáo kết quả",
    "100% Đoàn trường tổ chức ít nhất 01 diễn đàn trong tháng 10/2026.": "tổ chức ít nhất 01 diễn đàn",
    "Công an xã tổ chức các tổ lưu động vào các ngày cuối tuần trong tháng 3/2026.": "tổ chức các tổ lưu động",
    "Chủ trì tổ chức giải thưởng sáng tạo hai năm một lần.": "tổ chức giải thưởng sáng tạo hai năm một lần",
}


def read(sentence: str) -> list[tuple[str | None, str, str | None]]:
    deadlines = facts_of(outlined(f"II. TỔ CHỨC THỰC HIỆN\n1. {sentence}\n")).deadlines
    return [(deadline.who, deadline.task, deadline.to_whom) for deadline in deadlines]


@pytest.mark.parametrize(("sentence", "meaning"), LISTS.items())
def test_each_date_of_a_list_takes_what_its_lead_says(
    sentence: str, meaning: list[tuple[str | None, str, str | None]]
) -> None:
    assert read(sentence) == meaning


@pytest.mark.parametrize(("sentence", "meaning"), SENT.items())
def test_a_task_says_what_is_handed_in(sentence: str, meaning: tuple[str, str]) -> None:
    ((_, task, to_whom),) = read(sentence)
    assert (task, to_whom) == meaning


@pytest.mark.parametrize(("sentence", "task"), DONE.items())
def test_work_that_is_not_sent_to_anybody_has_its_deadline(sentence: str, task: str) -> None:
    assert [told for _, told, _ in read(sentence)] == [task]


def test_what_others_hand_in_is_their_duty_and_no_duty_of_the_office_that_receives_it() -> None:
    body = "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Tài chính\nThẩm định dự toán do các trường lập trước ngày 20/7/2026.\n"

    (deadline,) = facts_of(outlined(body)).deadlines

    assert (deadline.who, deadline.task, deadline.to_whom) == ("các trường", "lập dự toán", "Phòng Tài chính")


@pytest.mark.parametrize(
    "dates",
    [
        "Hoàn thành: trước ngày 30/9/2026.",
        "Tiến độ: thử nghiệm từ tháng 10/2025 đến tháng 3/2026, vận hành chính thức từ tháng 4/2026.",
    ],
)
def test_a_line_that_only_tells_the_time_is_about_the_task_of_its_heading(dates: str) -> None:
    body = f"II. NỘI DUNG\n1. Xây dựng trợ lý ảo cho người dân\n{dates}\n"

    assert [deadline.task for deadline in facts_of(outlined(body)).deadlines] == ["Xây dựng trợ lý ảo cho người dân"]


def test_the_dates_of_a_phase_that_is_reported_on_are_not_when_the_report_is_due() -> None:
    body = "II. BÁO CÁO\nBáo cáo kết quả Đợt 2 (từ ngày 01/7 đến ngày 30/9/2026) về Sở Nội vụ.\n"

    assert [(deadline.kind, deadline.end) for deadline in facts_of(outlined(body)).deadlines] == [("undated", None)]


def test_who_gets_what_is_sent_later_does_not_get_what_is_done_before() -> None:
    assert read(
        "Các thôn tổ chức họp 02 lần/năm (tháng 6, tháng 12), gửi biên bản về Phòng Nội vụ sau 05 ngày kể từ ngày họp."
    ) == [
        ("Các thôn", "tổ chức họp 02 lần/năm", None),
        ("Các thôn", "tổ chức họp 02 lần/năm", None),
        ("Các thôn", "gửi biên bản", "Phòng Nội vụ"),
    ]


OCCASIONS = (("Hình thức", "Đối tượng", "Thời điểm"), ("Giấy khen của Hiệu trưởng", "Cá nhân", "Tháng 6 hằng năm"))
PHASES = (
    ("Giai đoạn", "Thời gian", "Nội dung"),
    ("Giai đoạn 1", "2026 - 2028", "Sơ kết trong tháng 11/2028"),
    ("Giai đoạn 2", "2029 - 2030", "Tổng kết trong quý IV/2030"),
)
WORK = (("Giai đoạn", "Thời gian", "Nội dung"), ("Giai đoạn 1", "Trước ngày 15/6/2026", "Phát động phong trào"))


@pytest.mark.parametrize(("rows", "is_schedule"), [(OCCASIONS, False), (PHASES, False), (WORK, True)])
def test_a_time_column_of_awards_or_of_phases_is_no_deadline(
    rows: tuple[tuple[str, ...], ...], is_schedule: bool
) -> None:
    assert bool(schedule_tables(tabled("TIẾN ĐỘ", *rows))) == is_schedule


def test_the_subject_of_one_item_is_not_that_of_the_next() -> None:
    body = """II. TIẾN ĐỘ THỰC HIỆN
    - Các chi bộ hoàn thành việc phát động trước ngày 20/4/2026.
    - Sơ kết giai đoạn 1 trong quý II/2028.
    - Nội dung: Các phòng xây dựng kế hoạch năm.
    - Thời gian: trước ngày 15/01/2026."""

    read = [(deadline.who, deadline.task) for deadline in facts_of(outlined(body)).deadlines]

    assert read == [
        ("Các chi bộ", "hoàn thành việc phát động"),
        (None, "Sơ kết giai đoạn 1"),
        ("Các phòng", "xây dựng kế hoạch năm"),
    ]


def test_an_office_may_be_named_by_what_it_does() -> None:
    body = """II. TỔ CHỨC THỰC HIỆN
    1. Thời hạn gửi kế hoạch về Văn phòng Sở
    a) Các phòng: trước ngày 25/10/2025.
    b) Ban Quản lý dự án đầu tư xây dựng: chậm nhất ngày 05/11/2025."""

    read = [(deadline.who, deadline.task) for deadline in facts_of(outlined(body)).deadlines]

    assert read == [("Các phòng", "gửi kế hoạch"), ("Ban Quản lý dự án đầu tư xây dựng", "gửi kế hoạch")]
