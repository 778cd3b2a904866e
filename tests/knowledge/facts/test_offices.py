"""Names of offices: where they end, and what is no office."""

from __future__ import annotations

import pytest

from knowledge.facts.offices import name_at, whole_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Văn phòng Sở xây dựng kế hoạch", "Văn phòng Sở"),
        ("Các phòng, đơn vị trực thuộc Sở tổ chức triển khai", "Các phòng, đơn vị trực thuộc Sở"),
        ("các phòng, ban, ngành, cơ quan và đơn vị báo cáo kết quả", "các phòng, ban, ngành, cơ quan và đơn vị"),
        ("Phòng Tổ chức - Pháp chế là cơ quan thường trực", "Phòng Tổ chức - Pháp chế"),
        ("Sở Văn hóa, Thể thao và Du lịch lựa chọn", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Xây dựng chủ trì", "Sở Xây dựng"),
        ("Hội đồng Thi đua - Khen thưởng xã tổ chức kiểm tra", "Hội đồng Thi đua - Khen thưởng xã"),
        ("các tổ chức chính trị - xã hội vận động hội viên", "các tổ chức chính trị - xã hội"),
        ("Trưởng các thôn, tổ dân phố tuyên truyền", "Trưởng các thôn, tổ dân phố"),
        ("Ban Xây dựng Đảng chủ trì", "Ban Xây dựng Đảng"),
        ("Tổ Phòng, chống tội phạm rà soát", "Tổ Phòng, chống tội phạm"),
        ("Tổ công nghệ số cộng đồng các thôn gửi kết quả", "Tổ công nghệ số cộng đồng các thôn"),
        ("Lực lượng tham gia bảo vệ trật tự ở cơ sở phối hợp", "Lực lượng tham gia bảo vệ trật tự ở cơ sở"),
        ("LĐLĐ tỉnh hướng dẫn", "LĐLĐ tỉnh"),
        ("Sở Y tế chậm nhất ngày 20", "Sở Y tế"),
        ("Thành đoàn gửi kết quả", "Thành đoàn"),
        ("Trung ương Đoàn hướng dẫn", "Trung ương Đoàn"),
        ("Các đoàn cơ sở, đoàn trực thuộc gửi kết quả", "Các đoàn cơ sở, đoàn trực thuộc"),
        ("Đoàn các trường ký cam kết", "Đoàn các trường"),
        ("Các phòng, ban chức năng cắt giảm thời gian", "Các phòng, ban chức năng"),
        ("Tổ công nghệ số nhắn kết quả", "Tổ công nghệ số"),
        ("Phòng Tài chính quyết toán kinh phí", "Phòng Tài chính"),
        ("Phòng Tuyên truyền - Hỗ trợ người nộp thuế chủ trì", "Phòng Tuyên truyền - Hỗ trợ người nộp thuế"),
        ("Trung tâm Dịch vụ tổng hợp phường phát thanh bản tin", "Trung tâm Dịch vụ tổng hợp phường"),
        ("Phòng Kế hoạch tổng hợp kết quả", "Phòng Kế hoạch"),
        ("Mọi nhân viên y tế hoàn thành bài học", "Mọi nhân viên y tế"),
        ("Tỉnh Đoàn huy động đoàn viên", "Tỉnh Đoàn"),
        ("Đoàn kiểm tra liên phòng gửi kết luận", "Đoàn kiểm tra liên phòng"),
    ],
)
def test_a_name_ends_where_its_verb_begins(text: str, name: str) -> None:
    found = name_at(text, 0)
    assert found is not None
    assert text[found.start : found.end] == name


@pytest.mark.parametrize(
    "text", ["Ban hành kế hoạch", "Phòng, chống tham nhũng", "Báo cáo kết quả", "Các nội dung sau", "Tổ chức hội nghị"]
)
def test_words_that_only_look_like_an_office_are_none(text: str) -> None:
    assert name_at(text, 0) is None


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Giao Sở Nội vụ:", "Sở Nội vụ"),
        ("SỞ NỘI VỤ", "SỞ NỘI VỤ"),
        ("Trách nhiệm của Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Sở Nội vụ (cơ quan thường trực)", "Sở Nội vụ"),
        ("Tổ chức thực hiện", None),
        ("Thời gian thực hiện", None),
        ("CÁC CHUYÊN ĐỀ THI ĐUA", None),
        ("CÁC CUỘC VẬN ĐỘNG", None),
        ("CÁC NHÓM NHIỆM VỤ", None),
        ("CÁC PHÒNG, KHOA", "CÁC PHÒNG, KHOA"),
    ],
)
def test_a_heading_may_be_an_office(heading: str, name: str | None) -> None:
    assert whole_name(heading) == name
