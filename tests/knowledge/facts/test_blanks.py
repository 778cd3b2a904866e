"""Forms that a plan brings along are asked to be filled in; they ask for nothing themselves."""

from __future__ import annotations

import pytest

from knowledge.facts import facts_of
from tests.knowledge.facts.plan_text import outlined

DUTY = "II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở gửi báo cáo về UBND tỉnh trước ngày 15/12/2026.\n"
END = "Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nNguyễn Văn A\n"
FORMS = {
    "a numbered form": """Mẫu số 01
        PHIẾU ĐĂNG KÝ
        1. Họ và tên: ...
        2. Hoàn thành 100% nhiệm vụ trước ngày 30/11/2026.
        3. Đăng ký danh hiệu: Chiến sĩ thi đua cơ sở.""",
    "an outline of a report": """PHỤ LỤC I
        ĐỀ CƯƠNG BÁO CÁO
        I. KẾT QUẢ
        1. Báo cáo kết quả tuyên truyền trong tháng 11/2026.
        2. Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho 02 tập thể.""",
    "places left to write in": """PHỤ LỤC I
        GIẤY GIAO ƯỚC
        1. Đơn vị ................ cam kết:
        2. Hoàn thành ........ mô hình trước ngày 30/11/2026.
        3. Gửi báo cáo về ............ trước ngày ..../12/2026.""",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_a_form_asks_for_nothing(form: str) -> None:
    facts = facts_of(outlined(DUTY + END + form))

    assert [deadline.section for deadline in facts.deadlines] == ["II.1"]
    assert [duty.section for duty in facts.duties] == ["II.1"]
    assert (facts.awards, facts.targets) == ((), ())


def test_a_list_of_forms_asks_for_no_report() -> None:
    listed = "2. Biểu mẫu kèm theo:\n- Mẫu số 01: Tờ trình;\n- Mẫu số 02: Báo cáo kết quả thực hiện phong trào.\n"
    table = "PHỤ LỤC I\nDANH MỤC\nSTT | Ký hiệu | Tên gọi\n1 | M01 | Tờ trình\n2 | M02 | Báo cáo kết quả phong trào"

    facts = facts_of(outlined(DUTY + listed + END + table))

    assert [deadline.section for deadline in facts.deadlines] == ["II.1"]


def test_an_appendix_of_tasks_is_no_form() -> None:
    tasks = "PHỤ LỤC I\nPHÂN CÔNG NHIỆM VỤ\n1. Phòng Nội vụ gửi báo cáo về Sở trước ngày 30/11/2026."

    facts = facts_of(outlined(DUTY + END + tasks))

    assert [deadline.section for deadline in facts.deadlines] == ["II.1", "Phụ lục I.1"]
