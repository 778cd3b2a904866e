"""Greetings and thanks are no part of what is asked."""

import pytest

from knowledge.question.courtesies import without_courtesies

QUESTION = "Hạn nộp báo cáo năm là ngày nào"


@pytest.mark.parametrize(
    "typed",
    [
        f"{QUESTION}",
        f"Dạ em chào anh chị, em là cán bộ mới nhận việc, anh chị cho em hỏi với ạ: {QUESTION}? Em cảm ơn ạ!",
        f"da cho em hoi {QUESTION} a, em cam on anh chi",
        f"Kính gửi anh/chị, tôi công tác tại văn phòng, hiện đang chuẩn bị họp. {QUESTION}? Trân trọng cảm ơn.",
        f"Trợ lý ơi, giúp mình với, sếp hỏi gấp quá: {QUESTION}? Trả lời nhanh giúp mình nhé",
        f"cho em hỏi {QUESTION} vậy ạ",
        f"{QUESTION} vay a",
        f"{QUESTION} thế ạ?",
        f"{QUESTION} vậy chị",
        f"{QUESTION} nhỉ",
        f"Hello, I am new here. Could you please tell me: {QUESTION}? Many thanks",
    ],
)
def test_what_is_said_around_the_question_is_left_out(typed: str) -> None:
    assert without_courtesies(typed).strip(" ?aạ") == QUESTION


@pytest.mark.parametrize(
    "typed",
    [
        "Em đang cần hạn nộp báo cáo của xã Đông An",
        "Xã Đông An: phong trào chào mừng ngày 3/2 có những hoạt động gì?",
        "Nộp hồ sơ của nhóm A",
        "Hội có cho vay",
        "Khen thưởng tập thể",
        "Chốt thời gian cuộc thi Mặt trận trong tôi, mở từ ngày nào?",
        "Mục VI.1, mốc 17.00 ngày 10/12: nộp gì, cho ai?",
    ],
)
def test_a_line_that_only_says_what_is_wanted_stays_whole(typed: str) -> None:
    assert without_courtesies(typed) == typed
