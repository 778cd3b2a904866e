"""What a question asks for, read from its words."""

import tomllib
from pathlib import Path

import pytest

from knowledge.question.intent import asked
from knowledge.vietnamese import fold

_TABLE = tomllib.loads(
    (Path(__file__).parents[3] / "knowledge" / "question" / "intents.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("intent", "example"), [(entry["name"], example) for entry in _TABLE["intent"] for example in entry["examples"]]
)
def test_each_example_of_the_table_has_the_intent_it_is_listed_under(intent: str, example: str) -> None:
    assert asked(fold(example)).intent == intent


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Bình Phước nộp báo cáo định kỳ ngày nào?", "deadline"),
        ("Hạn nộp báo cáo năm của xã là ngày nào?", "deadline"),
        ("con may ngay nua den han", "deadline"),
        ("gom giấy tờ đề nghị khen thưởng lên xã trước ngày mấy", "deadline"),
        ("hồ sơ gửi ngày 26/11 có còn được xem xét không", "deadline"),
        ("hồ sơ khen thưởng cần giấy tờ gì", "dossier"),
        ("đến năm 2027 viện phí trả qua mạng là bao nhiêu phần trăm", "target"),
        ("báo cáo gửi về đâu", "report_to"),
        ("khen cấp tỉnh có những gì", "award"),
        ("hồ sơ gồm mấy bộ", "dossier"),
        ("ai chủ trì việc tổng hợp", "office"),
        ("Phòng Kinh tế có nhiệm vụ gì", "duties"),
        ("giai đoạn 2 đến năm nào", "phase"),
        ("bao nhiêu phần trăm hồ sơ xử lý trực tuyến", "target"),
        ("Nghị quyết nào của Bộ Chính trị được dẫn", "reference"),
        ("ai ký kế hoạch này", "signer"),
        ("tên của hiệu trưởng", "person"),
        ("tên trưởng phòng văn hóa là gì", "person"),
        ("sếp nào ký kế hoạch", "signer"),
        ("số điện thoại của phòng", "contact"),
        ("nhóm zalo nào nhận báo cáo trước ngày 20", "contact"),
        ("chi bộ báo cáo nhanh zalo trước ngày mấy", "deadline"),
        ("gửi qua email trước ngày nào", "deadline"),
        ("gửi qua email nào", "contact"),
        ("đánh giá một sáng kiến bao nhiêu điểm", "target"),
        ("kinh phí là bao nhiêu tỷ đồng", "money"),
        ("vai trò của doanh nghiệp", "content"),
        ("phát hiện sự cố thì phải báo trong bao lâu", "deadline"),
        ("phong trào diễn ra trong bao lâu", "phase"),
        ("tiêu chí xong trong 10 ngày làm việc từ khi có hiệu lực, đó là ngày nào", "deadline"),
        ("sơ kết năm bao nhiêu vậy", "deadline"),
        ("trong năm bao nhiêu hộ được cấp", "target"),
        ("thưởng gì cho người làm tốt", "award"),
        ("tặng cờ thi đua của chính phủ cho đơn vị nào", "award"),
        ("phòng nào tham mưu tặng giấy khen cho các đơn vị", "office"),
        ("phong trào chạy tới ngày nào thì kết thúc", "phase"),
        ("kế hoạch ký ngày nào", "issued_on"),
        ("Công văn 702 của Sở Nội vụ là ngày nào", "reference"),
        ("trường căn cứ hướng dẫn nhiệm vụ năm học số bao nhiêu", "reference"),
        ("tờ trình nào là căn cứ", "reference"),
        ("số, ngày kế hoạch của xã", "number"),
        ("kế hoạch căn cứ vào đâu để ban hành", "reference"),
        ("hai đơn vị bằng điểm thì căn cứ vào đâu để xếp trên", "content"),
        ("việc chấm điểm các thôn căn cứ vào đâu", "content"),
    ],
)
def test_intents_of_everyday_questions(question: str, intent: str) -> None:
    assert asked(fold(question)).intent == intent


def test_dates_percentages_and_ordinals_in_the_question_are_details() -> None:
    details = asked(fold("Hạn 15/9 và ngày 5 tháng 6, chỉ tiêu 100%, nội dung thứ 4"))
    assert details.dates == ((5, 6), (15, 9))
    assert details.percent == 100
    assert details.ordinal == 4


@pytest.mark.parametrize("question", ["mỗi giai đoạn từ tháng nào đến tháng nào", "giai đoạn năm 2026 làm gì"])
def test_a_stretch_of_time_is_no_ordinal(question: str) -> None:
    assert asked(fold(question)).ordinal is None


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("mục tiêu đến năm 2027 và 2030", (2027, 2030)),
        ("năm 2026, 2027 và 2028 làm gì", (2026, 2027, 2028)),
        ("phong trào 2025 đến 2030", ()),
    ],
)
def test_years_may_be_counted_up(question: str, years: tuple[int, ...]) -> None:
    assert asked(fold(question)).years == years


def test_occasion_level_and_form_narrow_a_question_about_awards() -> None:
    details = asked(fold("Bằng khen cấp tỉnh khi sơ kết"))
    assert (details.occasions, details.levels, details.form) == (("preliminary",), ("province",), "bang khen")
