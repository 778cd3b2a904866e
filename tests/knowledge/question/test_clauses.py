"""A long question is parted: what asks, what that is about, what is told beside it."""

from __future__ import annotations

import pytest

from knowledge.question.clauses import Parts, parts_of


def _parts(words: str) -> Parts:
    return parts_of(words, lambda part: sum(word.islower() and len(word) > 2 for word in part.split()))


def test_a_short_question_is_all_asked() -> None:
    assert _parts("Em làm ở thôn. Báo cáo nộp ngày nào?") == Parts(*["Em làm ở thôn. Báo cáo nộp ngày nào?"] * 2)


def test_the_sentence_that_asks_is_told_from_those_beside_it() -> None:
    beside = "Tháng nào anh em cũng nhắn kết quả lên nhóm Zalo, xong rồi vẫn bị nhắc là trễ."
    asks = "Trưởng khu dân cư gửi báo cáo tháng chậm nhất ngày mấy?"
    parts = _parts(f"{beside} {asks}")
    assert (parts.asks, parts.about, parts.context, parts.beside) == (asks, asks, "", beside)


def test_a_clause_of_few_words_is_about_what_stands_before_it() -> None:
    beside, about = (
        "Em mới chuyển việc về nên còn bỡ ngỡ lắm.",
        "Trong lịch cả năm có vụ diễn tập ứng cứu sự cố ở viện.",
    )
    parts = _parts(f"{beside} {about} Vậy là tháng nào?")
    assert (parts.asks, parts.about, parts.beside) == ("Vậy là tháng nào?", f"{about} Vậy là tháng nào?", beside)


def test_whether_something_may_be_done_is_asked_of_the_whole_case() -> None:
    case = "Khoa em gửi hồ sơ khen hôm thứ Hai vì máy chủ lỗi, xin chuyển sang tính là hợp lệ như mọi năm."
    asks = "Hồ sơ gửi như vậy có được xem xét không?"
    parts = _parts(f"{case} {asks}")
    assert (parts.about, parts.context) == (asks, case)
    assert parts.case == f"{case} {asks}"


def test_asking_to_leave_nothing_out_asks_nothing_by_itself() -> None:
    about = "Cần chép lại toàn bộ các hình thức khen thưởng qua các dịp của phong trào này cho cả giai đoạn,"
    parts = _parts(f"{about} kể hết giúp mình, đừng sót cái nào nhé các bạn ơi nhé.")
    assert parts.asks == "kể hết giúp mình,"
    assert parts.about.startswith(about)


def test_a_day_to_count_from_is_no_chatter() -> None:
    day = "Đợt cao điểm chín mươi ngày ở xã kết thúc ngày 13/12/2025."
    asks = "Tính theo ngày làm việc thì chi bộ phải nộp báo cáo kết quả muộn nhất vào ngày nào?"
    assert _parts(f"{day} {asks}").context == day


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        (
            "Sếp giao em lập bảng theo dõi treo ở phòng họp cho cả khối nhìn chung. Nhờ bạn liệt kê giúp các đơn vị "
            "chủ trì trong bảng phân công nhiệm vụ. Em làm xong trong chiều mai.",
            "Nhờ bạn liệt kê giúp các đơn vị chủ trì trong bảng phân công nhiệm vụ.",
        ),
        (
            "Hồ sơ gồm những giấy tờ gì thì em đã có người chỉ rồi nên không phải lo nữa. Còn nộp về phòng nào của "
            "sở, trước ngày mấy thì được nhận?",
            "Còn nộp về phòng nào của sở, trước ngày mấy thì được nhận?",
        ),
        (
            "Anh đang làm bảng chấm điểm cuối năm cho các khoa của bệnh viện, em kê giúp anh đủ các mục trong thang "
            "100 điểm, mỗi mục bao nhiêu điểm, đừng bỏ sót mục nào nhé.",
            "em kê giúp anh đủ các mục trong thang 100 điểm, mỗi mục bao nhiêu điểm,",
        ),
    ],
    ids=["a request", "the one with a question mark", "a request and what is asked beside it"],
)
def test_what_asks_is_found_by_its_words(words: str, asks: str) -> None:
    assert _parts(words).asks == asks


def test_what_is_offered_to_choose_from_belongs_to_what_asks() -> None:
    asks = (
        "Giấy khen của Chủ tịch Ủy ban nhân dân các xã, phường, thị trấn của tỉnh được tặng vào dịp nào: "
        "hằng năm, sơ kết hay tổng kết?"
    )
    assert _parts(asks).asks == asks
