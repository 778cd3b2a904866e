"""Duties: which office has to do what, in which role."""
# ruff: noqa: E501 - a wording stands on one line, as it is printed

from __future__ import annotations

import pytest

from knowledge.facts.assignments import assignments_in
from knowledge.facts.duties import duties_in
from tests.knowledge.facts.plan_text import passages, tabled

Row = tuple[str, str, str]

CASES: dict[str, tuple[str, list[Row]]] = {
    "each item under the heading of an office": (
        """II. TỔ CHỨC THỰC HIỆN
        1. Phòng Văn hóa - Xã hội
        a) Phối hợp với Ban Xây dựng Đảng tuyên truyền tới đảng viên.
        b) Đôn đốc, kiểm tra các cơ quan. Tổng hợp kết quả, báo cáo theo quy định.""",
        [
            ("Phòng Văn hóa - Xã hội", "cooperate", "Phối hợp với Ban Xây dựng Đảng tuyên truyền tới đảng viên"),
            ("Phòng Văn hóa - Xã hội", "monitor", "Đôn đốc, kiểm tra các cơ quan"),
            ("Phòng Văn hóa - Xã hội", "carry_out", "Tổng hợp kết quả, báo cáo theo quy định"),
        ],
    ),
    "an office named in the sentence keeps all its clauses": (
        """II. TỔ CHỨC THỰC HIỆN
        1. Giao Phòng Tổ chức – Pháp chế là cơ quan thường trực chủ trì, phối hợp với các phòng triển khai Kế hoạch; tổng hợp báo cáo kết quả, tham mưu công tác bình xét khen thưởng.
        2. Văn phòng Sở xây dựng kế hoạch chi tiết, theo dõi việc thực hiện của các đơn vị.""",
        [
            (
                "Phòng Tổ chức - Pháp chế",
                "lead",
                "là cơ quan thường trực chủ trì, phối hợp với các phòng triển khai Kế hoạch",
            ),
            ("Phòng Tổ chức - Pháp chế", "carry_out", "tổng hợp báo cáo kết quả"),
            ("Phòng Tổ chức - Pháp chế", "advise", "tham mưu công tác bình xét khen thưởng"),
            ("Văn phòng Sở", "carry_out", "xây dựng kế hoạch chi tiết"),
            ("Văn phòng Sở", "monitor", "theo dõi việc thực hiện của các đơn vị"),
        ],
    ),
    "the subject after what stands before it": (
        """II. TRÁCH NHIỆM THỰC HIỆN
        Căn cứ Kế hoạch này, các cơ quan, đơn vị xây dựng kế hoạch của mình.
        Kịp thời giới thiệu gương điển hình tiên tiến.
        Định kỳ hàng năm, các phòng, ban, ngành và đơn vị báo cáo kết quả về Sở.""",
        [
            ("các cơ quan, đơn vị", "carry_out", "xây dựng kế hoạch của mình"),
            ("các cơ quan, đơn vị", "carry_out", "Kịp thời giới thiệu gương điển hình tiên tiến"),
            ("các phòng, ban, ngành và đơn vị", "carry_out", "báo cáo kết quả về Sở"),
        ],
    ),
    "what is said of money and time is nobody's": (
        """II. TỔ CHỨC THỰC HIỆN
        1. Đoàn Thanh niên: Thành lập đội hình tình nguyện; quản trị nhóm Zalo của đội.
        Toàn bộ chi phí do ngân sách xã cấp theo quy định.
        2. Phòng Kinh tế
        Mỗi năm tham mưu tổ chức một cuộc kiểm tra. Kinh phí lấy từ ngân sách xã.""",
        [
            ("Đoàn Thanh niên", "carry_out", "Thành lập đội hình tình nguyện"),
            ("Đoàn Thanh niên", "carry_out", "quản trị nhóm Zalo của đội"),
            ("Phòng Kinh tế", "advise", "Mỗi năm tham mưu tổ chức một cuộc kiểm tra"),
        ],
    ),
    "employers, and a council outside the part on responsibilities": (
        """II. HỒ SƠ
        Hội đồng Thi đua - Khen thưởng xã họp xét trong tháng 12.
        III. TỔ CHỨC THỰC HIỆN
        1. Đề nghị người sử dụng lao động tạo điều kiện về thời gian.""",
        [
            ("Hội đồng Thi đua - Khen thưởng xã", "carry_out", "họp xét trong tháng 12"),
            ("người sử dụng lao động", "carry_out", "tạo điều kiện về thời gian"),
        ],
    ),
    "an office and a colon": (
        """II. PHÂN CÔNG NHIỆM VỤ
        - Sở Tài chính: Tham mưu bố trí kinh phí.
        - Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội: Vận động hội viên hưởng ứng.""",
        [
            ("Sở Tài chính", "advise", "Tham mưu bố trí kinh phí"),
            (
                "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội",
                "carry_out",
                "Vận động hội viên hưởng ứng",
            ),
        ],
    ),
    "two offices of one sentence have a duty each": (
        """II. TỔ CHỨC THỰC HIỆN
        1. Công an xã, Ban Chỉ huy Quân sự xã phối hợp bảo đảm an ninh mạng.""",
        [
            ("Công an xã", "cooperate", "phối hợp bảo đảm an ninh mạng"),
            ("Ban Chỉ huy Quân sự xã", "cooperate", "phối hợp bảo đảm an ninh mạng"),
        ],
    ),
    "those who carry out a decision": (
        """II. TRÁCH NHIỆM THI HÀNH
        Chánh Văn phòng Bộ, Vụ trưởng Vụ Tổ chức cán bộ; Thủ trưởng các đơn vị thuộc Bộ chịu trách nhiệm thi hành Kế hoạch này.""",
        [
            ("Chánh Văn phòng Bộ", "carry_out", "chịu trách nhiệm thi hành Kế hoạch này"),
            ("Vụ trưởng Vụ Tổ chức cán bộ", "carry_out", "chịu trách nhiệm thi hành Kế hoạch này"),
            ("Thủ trưởng các đơn vị thuộc Bộ", "carry_out", "chịu trách nhiệm thi hành Kế hoạch này"),
        ],
    ),
    "two offices in one heading": (
        """II. TỔ CHỨC THỰC HIỆN
        1. Phòng Kinh tế, Hạ tầng và Đô thị; Trung tâm Phục vụ hành chính công
        Hướng dẫn người dân nộp hồ sơ trực tuyến.""",
        [
            ("Phòng Kinh tế, Hạ tầng và Đô thị", "carry_out", "Hướng dẫn người dân nộp hồ sơ trực tuyến"),
            ("Trung tâm Phục vụ hành chính công", "carry_out", "Hướng dẫn người dân nộp hồ sơ trực tuyến"),
        ],
    ),
    "who is charged, not who charges": (
        """II. TỔ CHỨC THỰC HIỆN
        Chủ tịch Ủy ban nhân dân tỉnh yêu cầu Thủ trưởng các cơ quan, tổ chức, cá nhân liên quan thực hiện Kế hoạch này.""",
        [("Thủ trưởng các cơ quan, tổ chức, cá nhân liên quan", "carry_out", "thực hiện Kế hoạch này")],
    ),
    "another duty begins with its day": (
        """II. TỔ CHỨC THỰC HIỆN
        1. Văn phòng Sở: chủ trì kiểm soát thủ tục; vào ngày làm việc cuối cùng của mỗi tháng công khai kết quả.
        2. Công an xã: theo dõi trên phần mềm; sáng thứ Hai đầu tiên của mỗi tháng thông báo kết quả; cấp, kích hoạt định danh điện tử.""",
        [
            ("Văn phòng Sở", "lead", "chủ trì kiểm soát thủ tục"),
            ("Văn phòng Sở", "carry_out", "vào ngày làm việc cuối cùng của mỗi tháng công khai kết quả"),
            ("Công an xã", "monitor", "theo dõi trên phần mềm"),
            ("Công an xã", "carry_out", "sáng thứ Hai đầu tiên của mỗi tháng thông báo kết quả"),
            ("Công an xã", "carry_out", "cấp, kích hoạt định danh điện tử"),
        ],
    ),
    "a report of the last month is no duty of its own": (
        """II. TỔ CHỨC THỰC HIỆN
        1. Các khoa: báo cáo trước ngày 25 hằng tháng; tháng 12 gửi chậm nhất ngày 10.""",
        [("Các khoa", "carry_out", "báo cáo trước ngày 25 hằng tháng; tháng 12 gửi chậm nhất ngày 10")],
    ),
    "the standing office of a movement is what an office is": (
        """II. TỔ CHỨC THỰC HIỆN
        1. Văn phòng Sở
        - Thường trực Phong trào; kiểm tra thực tế hai đợt.
        2. Đồn Biên phòng
        - Hỗ trợ ngư dân chuyển đổi số.
        3. Sở Tài chính
        - Cân đối, tham mưu bố trí kinh phí.
        4. Các khó khăn phát sinh phản ánh kịp thời về UBND xã.""",
        [
            ("Văn phòng Sở", "lead", "Thường trực Phong trào"),
            ("Văn phòng Sở", "monitor", "kiểm tra thực tế hai đợt"),
            ("Đồn Biên phòng", "carry_out", "Hỗ trợ ngư dân chuyển đổi số"),
            ("Sở Tài chính", "advise", "Cân đối, tham mưu bố trí kinh phí"),
        ],
    ),
    "a label of time says nothing of the sentence behind it": (
        """II. KHEN THƯỞNG
        1. Thời gian nhận hồ sơ: từ ngày 16/11/2026 đến ngày 25/11/2026. Hội đồng Thi đua - Khen thưởng họp xét trước ngày 10/12/2026.""",
        [("Hội đồng Thi đua - Khen thưởng", "carry_out", "họp xét trước ngày 10/12/2026")],
    ),
    "an office charged outside the part on responsibilities": (
        """II. KHEN THƯỞNG
        Căn cứ thành tích của các tập thể, cá nhân, Sở Nội vụ chủ trì phối hợp với Sở Khoa học và Công nghệ hướng dẫn khen thưởng.
        III. GIẢI PHÁP
        1. Tăng cường công tác kiểm tra, giám sát của Hội đồng Thi đua - Khen thưởng, của Phòng Văn hóa - Xã hội.""",
        [
            ("Sở Nội vụ", "lead", "chủ trì phối hợp với Sở Khoa học và Công nghệ hướng dẫn khen thưởng"),
            ("Hội đồng Thi đua - Khen thưởng", "monitor", "kiểm tra, giám sát"),
            ("Phòng Văn hóa - Xã hội", "monitor", "kiểm tra, giám sát"),
        ],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_duties_are_read_as_worded(body: str, expected: list[Row]) -> None:
    assert [(duty.office, duty.role, duty.task) for duty in duties_in(passages(body))] == expected


@pytest.mark.parametrize(
    ("task", "partners"),
    [
        (
            "Phối hợp với Sở Khoa học và Công nghệ, các cơ quan liên quan tổ chức kiểm tra",
            ("Sở Khoa học và Công nghệ", "các cơ quan liên quan"),
        ),
        (
            "Phối hợp với Văn phòng HĐND và UBND và các cơ quan có liên quan khảo sát",
            ("Văn phòng HĐND và UBND", "các cơ quan có liên quan"),
        ),
        ("Phối hợp với cơ quan, đơn vị, địa phương xây dựng báo cáo", ("cơ quan, đơn vị, địa phương",)),
        (
            "Chủ trì, phối hợp với Sở Văn hóa, Thể thao và Du lịch tổ chức hội nghị",
            ("Sở Văn hóa, Thể thao và Du lịch",),
        ),
        ("Bố trí kinh phí thực hiện Kế hoạch", ()),
    ],
)
def test_partners_are_the_offices_after_phoi_hop_voi(task: str, partners: tuple[str, ...]) -> None:
    (duty,) = duties_in(passages(f"II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n{task}."))
    assert duty.partners == partners


@pytest.mark.parametrize(
    "body",
    [
        "II. TIÊU CHÍ THI ĐUA\nCác cơ quan, đơn vị triển khai phong trào thi đua sâu rộng, hiệu quả.",
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\nNếu có khó khăn, vướng mắc, các đơn vị phản ánh về Sở Nội vụ.",
        "II. TỔ CHỨC THỰC HIỆN\nKinh phí thực hiện bố trí trong dự toán năm 2026.",
        "II. NÂNG CAO TRÁCH NHIỆM NGƯỜI ĐỨNG ĐẦU\nNgười đứng đầu gương mẫu thực hiện.",
    ],
    ids=["criteria", "what to do in trouble", "money", "a heading that only speaks of responsibility"],
)
def test_what_charges_no_office_is_no_duty(body: str) -> None:
    assert duties_in(passages(body)) == ()


def test_a_table_sets_the_offices_of_a_row_beside_its_task_and_a_blank_cell_names_nobody() -> None:
    found = assignments_in(
        tabled(
            "PHÂN CÔNG NHIỆM VỤ",
            ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"),
            ("I", "Công tác tuyên truyền"),
            ("1", "Mở chuyên mục", "Văn phòng Sở", "Phòng Công chức, viên chức; Trung tâm Lưu trữ", "Quý I/2026"),
            ("2", "Kiểm tra việc thực hiện", "", "Các đơn vị", "30/9/2026"),
        )
    )
    assert [(duty.office, duty.role, duty.task, duty.partners) for duty in found] == [
        ("Văn phòng Sở", "lead", "Mở chuyên mục", ("Phòng Công chức, viên chức", "Trung tâm Lưu trữ")),
        ("Phòng Công chức, viên chức", "cooperate", "Mở chuyên mục", ()),
        ("Trung tâm Lưu trữ", "cooperate", "Mở chuyên mục", ()),
        ("Các đơn vị", "cooperate", "Kiểm tra việc thực hiện", ()),
    ]


def test_an_office_that_lays_something_before_its_head_is_charged_also_outside_the_part_on_responsibilities() -> None:
    body = """II. CHẾ ĐỘ BÁO CÁO
    1. Phòng Nội vụ trình Giám đốc ký báo cáo gửi Sở Y tế.
    2. Sở trình UBND tỉnh tặng Bằng khen."""
    assert [duty.office for duty in duties_in(passages(body))] == ["Phòng Nội vụ"]


@pytest.mark.parametrize(
    ("task", "role"),
    [
        ("thường trực Phong trào", "lead"),
        ("thường trực tham mưu Ban Thường vụ", "advise"),
        ("Hướng dẫn, đôn đốc các cơ sở", "monitor"),
    ],
)
def test_a_role_is_read_behind_what_leads_up_to_it(task: str, role: str) -> None:
    found = duties_in(passages(f"II. TỔ CHỨC THỰC HIỆN\n1. Phòng Nội vụ: {task}."))
    assert [(duty.office, duty.role) for duty in found] == [("Phòng Nội vụ", role)]


def test_an_office_that_does_something_is_charged_with_it_wherever_it_stands() -> None:
    body = """II. NỘI DUNG THI ĐUA
    1. Chi cục Kiểm lâm cập nhật diễn biến rừng lên hệ thống.
    2. Ban Truyền thông trao thưởng và đưa tin trên bản tin nội bộ.
    3. Văn phòng Sở đã lập danh sách các đơn vị."""
    assert [duty.office for duty in duties_in(passages(body))] == ["Chi cục Kiểm lâm", "Ban Truyền thông"]


def test_a_column_of_things_to_be_done_is_one_of_tasks() -> None:
    found = assignments_in(
        tabled(
            "CÁC MỐC THỜI GIAN",
            ("STT", "Việc phải làm", "Đơn vị thực hiện", "Thời hạn"),
            ("1", "Nộp bài giảng điện tử dự thi", "Các khoa, phòng", "30/11/2026"),
        )
    )
    assert [(duty.office, duty.role, duty.task) for duty in found] == [
        ("Các khoa, phòng", "carry_out", "Nộp bài giảng điện tử dự thi")
    ]


@pytest.mark.parametrize("heading", ["Ban", "Khoa, phòng", "Tên đơn vị, cá nhân", "Bên làm"])
def test_a_column_of_which_the_cells_are_offices_says_who_does_the_work_of_a_row(heading: str) -> None:
    found = assignments_in(
        tabled(
            "PHÂN CÔNG",
            ("TT", heading, "Nhiệm vụ được giao", "Kết quả"),
            ("1", "Ban Kỹ thuật", "Chủ trì chấm ý tưởng", "Danh mục"),
            ("2", "Tổ Công nghệ thông tin", "Sao lưu dữ liệu, chủ trì hạ tầng", "Bản sao"),
        )
    )
    assert [(duty.office, duty.role, duty.task) for duty in found] == [
        ("Ban Kỹ thuật", "lead", "Chủ trì chấm ý tưởng"),
        ("Tổ Công nghệ thông tin", "carry_out", "Sao lưu dữ liệu, chủ trì hạ tầng"),
    ]


def test_a_column_of_other_words_names_no_office() -> None:
    rows = [("1", "Số hóa", "Số hóa hồ sơ"), ("2", "Ban Kỹ thuật", "Chấm ý tưởng"), ("3", "Thi đua", "Nêu gương")]
    assert assignments_in(tabled("PHÂN CÔNG", ("TT", "Lĩnh vực", "Nhiệm vụ"), *rows)) == ()


def test_a_row_says_for_itself_whether_its_office_leads() -> None:
    found = assignments_in(
        tabled(
            "PHÂN CÔNG",
            ("TT", "Đơn vị", "Vai trò", "Nhiệm vụ"),
            ("1", "Phòng Đào tạo", "Chủ trì", "Xếp lịch học phần"),
            ("2", "Các khoa", "Phối hợp", "Quay bài giảng"),
            ("3", "Phòng Thanh tra", "Theo dõi", "Chất lượng học phần"),
        )
    )
    assert [(duty.office, duty.role) for duty in found] == [
        ("Phòng Đào tạo", "lead"),
        ("Các khoa", "cooperate"),
        ("Phòng Thanh tra", "monitor"),
    ]


def test_a_cell_that_asks_for_different_roles_holds_as_many_duties() -> None:
    found = assignments_in(
        tabled(
            "PHÂN CÔNG",
            ("Đơn vị", "Nhiệm vụ"),
            ("Tổ Công nghệ thông tin", "Chủ trì hạ tầng số; hỗ trợ các khoa; phối hợp ngân hàng."),
            ("Phòng Nội vụ", "Lập danh sách; gửi hồ sơ."),
        )
    )
    assert [(duty.office, duty.role, duty.task, duty.quote) for duty in found] == [
        ("Tổ Công nghệ thông tin", "lead", "Chủ trì hạ tầng số", "Chủ trì hạ tầng số;"),
        ("Tổ Công nghệ thông tin", "carry_out", "hỗ trợ các khoa", "hỗ trợ các khoa;"),
        ("Tổ Công nghệ thông tin", "cooperate", "phối hợp ngân hàng", "phối hợp ngân hàng."),
        ("Phòng Nội vụ", "carry_out", "Lập danh sách; gửi hồ sơ", "Lập danh sách; gửi hồ sơ."),
    ]


def test_the_column_trach_nhiem_beside_a_column_of_offices_holds_their_duties() -> None:
    found = assignments_in(
        tabled(
            "TRÁCH NHIỆM THI HÀNH",
            ("Đơn vị", "Trách nhiệm"),
            ("Phòng Kế hoạch - Tài chính", "Bố trí dự toán; giải ngân 100% trước ngày 15/12/2026."),
            ("Thanh tra Sở", "Giám sát việc thực hiện."),
        )
    )

    assert [(duty.office, duty.role) for duty in found] == [
        ("Phòng Kế hoạch - Tài chính", "carry_out"),
        ("Thanh tra Sở", "monitor"),
    ]
