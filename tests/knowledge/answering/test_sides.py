"""Which side an office stands on in a question."""

import pytest

from knowledge.answering.sides import level_agrees, side_of
from knowledge.model import Deadline


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


@pytest.mark.parametrize(
    ("recipient", "issuer", "question", "agrees"),
    [
        ("Sở Nội vụ", "UBND phường An Khê, thành phố Đà Nẵng", "phuong an khe bao cao nam len ai", 1),
        ("Phòng Văn hóa - Xã hội", "UBND phường An Khê, thành phố Đà Nẵng", "phuong an khe bao cao nam len ai", -1),
        ("UBND phường", "UBND phường An Khê, thành phố Đà Nẵng", "han bao cao nam len cap tren", -1),
        ("Văn phòng Sở", "Sở Tư pháp tỉnh Lào Cai", "han bao cao nam len cap tren", -1),
        ("Sở Nội vụ", "Sở Tư pháp tỉnh Lào Cai", "han bao cao nam len cap tren", 1),
        ("Sở Nội vụ", "UBND tỉnh Lào Cai", "tinh bao cao nam len cap nao", -1),
        ("Bộ Nội vụ", "UBND tỉnh Lào Cai", "tinh bao cao nam len cap nao", 1),
        ("Sở Nội vụ", "UBND phường An Khê, thành phố Đà Nẵng", "cong doan cap tren gui bao cao ngay nao", 0),
    ],
)
def test_upwards_is_above_the_issuer(recipient: str, issuer: str, question: str, agrees: int) -> None:
    deadline = Deadline("1", "V.1", 1, "báo cáo năm", "báo cáo năm", "undated", to_whom=recipient)
    assert level_agrees(deadline, question, issuer) == agrees
