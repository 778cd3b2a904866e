"""Which side an office stands on in a question."""

import pytest

from knowledge.answering.sides import level_agrees, side_of, told_apart
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


@pytest.mark.parametrize(
    ("senders", "words", "told"),
    [
        (
            ("khoa Nội, khoa Nhi", "khoa Ngoại, khoa Sản"),
            "khoa ngoai phai xong truoc ngay nao",
            ["khoa Ngoại, khoa Sản"],
        ),
        (("các xã", "các phường"), "the cac phuong", ["các phường"]),
        (("các phòng", "các xã"), "phong trao cua xa nop ke hoach khi nao", []),
        (("các sở", "các xã"), "cac so gui truoc ngay nao, con cac xa thi sao", []),
        (("các xã", "UBND tỉnh"), "cac xa bao cao ubnd tinh truoc ngay nao", ["các xã"]),
        (("các xã", "các xã"), "cac xa gui truoc ngay nao", []),
    ],
    ids=["one of several", "a plural", "no plural", "both", "the recipient", "a day of its own for nobody"],
)
def test_of_what_each_sender_has_a_day_for_that_of_the_one_named_is_meant(
    senders: tuple[str, ...], words: str, told: list[str]
) -> None:
    due = [Deadline(str(at), "V.1", 1, "kế hoạch", "kế hoạch", "fixed", who=who) for at, who in enumerate(senders)]
    assert [one.who for one in told_apart(due, words)] == told
