"""Which side an office stands on in a question."""

import pytest

from knowledge.answering.sides import side_of


@pytest.mark.parametrize(
    ("office", "question", "side"),
    [
        ("Phòng Văn hóa - Xã hội", "phong van hoa xa hoi xa thanh lam phai gui bao cao truoc ngay nao", "sends"),
        ("Phòng Văn hóa - Xã hội", "Các thôn gửi báo cáo về Phòng Văn hóa - Xã hội trước ngày nào?", "receives"),
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hóa - Xã hội tiếp nhận hồ sơ đến ngày nào?", "receives"),
        ("Các phòng chuyên môn", "Các phòng chuyên môn và đơn vị sự nghiệp của Sở gửi kế hoạch khi nào?", "sends"),
        ("UBND tỉnh (qua Sở Nội vụ)", "Báo cáo Ủy ban nhân dân tỉnh trước ngày nào?", "receives"),
        ("Ban Quản lý", "Theo kế hoạch của Ban Quản lý thì phải hoàn thành trước ngày nào?", None),
        ("Sở Nội vụ", "Hạn báo cáo năm là ngày nào?", None),
        ("Sở Nội vụ", "Sở Tài chính gửi báo cáo ngày nào?", None),
    ],
)
def test_an_office_sends_or_receives(office: str, question: str, side: str | None) -> None:
    assert side_of(office, question) == side
