from __future__ import annotations

import datetime as dt

import pytest

from knowledge.model import Amendment
from knowledge.vietnamese import squash
from tests.knowledge.amending_plans import BODY, FRAME, ORIGINAL, amending, amending_text, original_text, understood

NEW_B = "“b) Gửi báo cáo kết quả về Phòng Văn hóa - Xã hội trước ngày 30/11 hằng năm.”"


def read(order: str, **words: str) -> tuple[Amendment, ...]:
    return amending(order, **words).facts.amendments


@pytest.mark.parametrize(
    ("order", "kind", "places"),
    [
        (f"Sửa đổi điểm b khoản 2 mục III như sau: {NEW_B}", "reword", ("III/2/b",)),
        (f"Sửa đổi, bổ sung điểm b khoản 2 mục III như sau:\n{NEW_B}", "reword", ("III/2/b",)),
        (f"Điểm b khoản 2 mục III được sửa đổi như sau:\n{NEW_B}", "reword", ("III/2/b",)),
        (f"Thay thế điểm b khoản 2 mục III bằng nội dung sau:\n{NEW_B}", "reword", ("III/2/b",)),
        (f"Sửa điểm b mục III.2 thành: {NEW_B}", "reword", ("III.2/b",)),
        (f"Bổ sung điểm d vào khoản 2 mục III như sau:\n{NEW_B}", "add", ("III/2/d",)),
        (f"Bổ sung khoản 4 mục III như sau:\n{NEW_B}", "add", ("III/4",)),
        ("Bãi bỏ mục II.2.", "repeal", ("II.2",)),
        ("Hủy bỏ điểm b khoản 1 và khoản 2 mục II.", "repeal", ("II/1/b", "II/2")),
        ("Thay thế cụm từ “10/11” bằng cụm từ “30/11” tại khoản 2 mục III.", "substitute", ("III/2",)),
        ("Tại khoản 2 mục III, thay cụm từ '10/11' bằng '30/11'.", "substitute", ("III/2",)),
        ("Bỏ cụm từ “(qua Sở Nội vụ)” tại điểm b khoản 1 mục III.", "substitute", ("III/1/b",)),
        ("Bổ sung cụm từ “và Sở Tài chính” vào sau cụm từ “Sở Nội vụ”.", "substitute", ()),
        ("Điều chỉnh thời hạn gửi báo cáo từ ngày 10/11 thành ngày 30/11.", "move", ()),
        ("Gia hạn thời gian nộp hồ sơ khen thưởng tại mục II.2 đến ngày 30/11/2030.", "move", ("II.2",)),
        ("Thời hạn gửi báo cáo sơ kết được lùi đến ngày 30/9/2028.", "move", ()),
    ],
)
def test_an_order_is_read_as_it_is_worded(order: str, kind: str, places: tuple[str, ...]) -> None:
    (amendment,) = read(order)
    assert (amendment.kind, amendment.places) == (kind, places)
    assert amendment.document is not None
    assert (amendment.document.number, amendment.document.date) == ("12/KH-UBND", dt.date(2025, 10, 10))


@pytest.mark.parametrize(
    ("order", "taken", "put", "subject"),
    [
        ("Điều chỉnh thời hạn gửi báo cáo từ ngày 10/11 thành ngày 30/11.", "ngày 10/11", "ngày 30/11", "gửi báo cáo"),
        ("Điều chỉnh ngày 10/11 tại mục III.2.b thành ngày 30/11.", "10/11", "ngày 30/11", ""),
        ("Sửa đổi thời hạn báo cáo thành trước ngày 30/11 hằng năm.", "", "trước ngày 30/11 hằng năm", "báo cáo"),
        # an extension "đến ngày D" holds until D is over
        ("Gia hạn thời gian nộp hồ sơ đến ngày 30/11/2030.", "", "hết ngày 30/11/2030", "nộp hồ sơ"),
        ("Bổ sung cụm từ “và B” vào sau cụm từ “Sở A”.", "Sở A", "Sở A và B", ""),
        ("Bỏ cụm từ “Sở A” tại mục III.", "Sở A", "", ""),
    ],
)
def test_what_goes_and_what_comes_is_read(order: str, taken: str, put: str, subject: str) -> None:
    (amendment,) = read(order)
    assert (amendment.taken, amendment.put, amendment.subject) == (taken, put, subject)


def test_the_text_put_in_goes_on_to_the_closing_quotation_mark() -> None:
    text = "“2. Các phòng\na) Việc một trong phong trào “Số hóa”.\nb) Việc hai.”"
    reworded, repealed = amending(f"Sửa đổi khoản 2 mục III như sau:\n{text}", "Bãi bỏ mục II.2.").facts.amendments
    assert [one.paragraphs[0].text for one in reworded.given] == [
        "2. Các phòng",
        "a) Việc một trong phong trào “Số hóa”.",
        "b) Việc hai.",
    ]
    assert repealed.kind == "repeal"


def test_text_without_quotation_marks_is_all_that_stands_below_the_order() -> None:
    reworded, repealed = amending(
        "Sửa đổi điểm b khoản 2 mục III như sau:\nb) Gửi báo cáo trước ngày 30/11 hằng năm.", "Bãi bỏ mục II.2."
    ).facts.amendments
    assert [one.text for one in reworded.given] == ["b) Gửi báo cáo trước ngày 30/11 hằng năm."]
    assert repealed.places == ("II.2",)


def test_orders_under_a_provision_are_about_it() -> None:
    swap, repeal = read("Tại khoản 2 mục III:\n- Thay cụm từ “10/11” bằng “30/11” tại điểm b;\n- Bãi bỏ điểm c.")
    assert (swap.places, repeal.places) == (("III/2/b",), ("III/2/c",))


def test_an_order_that_names_its_own_document_needs_no_title_that_does() -> None:
    title = "Triển khai phong trào thi đua năm 2026"
    named = f"Sửa đổi điểm b khoản 2 mục III Kế hoạch số 12/KH-UBND ngày 10/10/2025 như sau: {NEW_B}"
    (amendment,) = read(named, title=title)
    assert amendment.document is not None
    assert amendment.document.number == "12/KH-UBND"
    assert read(f"Sửa đổi điểm b khoản 2 mục III như sau: {NEW_B}", title=title) == ()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Kế hoạch này có hiệu lực kể từ ngày ký và thay thế Kế hoạch số 12/KH-UBND ngày 10/10/2025.", "replace"),
        ("Kế hoạch này thay thế cho Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã.", "replace"),
        ("Kế hoạch số 12/KH-UBND ngày 10/10/2025 hết hiệu lực kể từ ngày Kế hoạch này có hiệu lực.", "replace"),
        ("Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã Hòa Lư hết hiệu lực thi hành.", "repeal"),
        ("Kế hoạch số 12/KH-UBND của UBND xã không còn hiệu lực kể từ ngày ban hành Kế hoạch này.", "replace"),
        ("Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã được thay thế bằng Kế hoạch này.", "replace"),
        ("Bãi bỏ Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã.", "repeal"),
        ("Bãi bỏ toàn bộ Kế hoạch số 12/KH-UBND ngày 10/10/2025.", "repeal"),
    ],
)
def test_a_whole_document_is_replaced_or_repealed(sentence: str, kind: str) -> None:
    (amendment,) = understood(original_text("45/KH-UBND", body=f"{BODY}{sentence}\n"), "moi").facts.amendments
    assert amendment.document is not None
    assert (amendment.kind, amendment.places, amendment.document.number) == (kind, (), "12/KH-UBND")


def test_several_documents_are_replaced_at_once() -> None:
    closing = (
        "Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 10/10/2025 và Kế hoạch số 13/KH-UBND ngày 11/10/2025.\n"
    )
    found = understood(original_text("45/KH-UBND", body=BODY + closing), "moi").facts.amendments
    assert [one.document and one.document.number for one in found] == ["12/KH-UBND", "13/KH-UBND"]


def test_a_document_is_named_by_its_title() -> None:
    title = "Sửa đổi Kế hoạch triển khai Phong trào thi đua chuyển đổi số năm 2025 của UBND xã Hòa Lư"
    (amendment,) = read("Bãi bỏ mục II.2.", title=title)
    assert amendment.document is not None
    assert (amendment.document.number, amendment.document.issuer) == ("", "UBND xã Hòa Lư")
    assert amendment.document.title is not None
    assert amendment.document.title.startswith("triển khai Phong trào thi đua chuyển đổi số năm 2025")


@pytest.mark.parametrize(
    "sentence",
    [
        "Tham mưu sửa đổi, bổ sung Kế hoạch số 12/KH-UBND ngày 10/10/2025 trước ngày 30/11/2026.",
        "Bổ sung, hoàn thiện quy chế thi đua, khen thưởng trước ngày 30/11/2026.",
        "Điều chỉnh thời gian hoàn thành số hóa hồ sơ từ quý I/2026 thành quý II/2026.",
        "Thay thế Kế hoạch số 12/KH-UBND ngày 10/10/2025 bằng Kế hoạch mới trước ngày 30/6/2026.",
        "Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã chưa hết hiệu lực.",
        "Kế hoạch này không thay thế Kế hoạch số 12/KH-UBND ngày 10/10/2025.",
        "Khi các văn bản dẫn chiếu tại Kế hoạch này được sửa đổi, thay thế thì áp dụng văn bản mới.",
        "Đổi mới sáng tạo và chuyển đổi số theo Kế hoạch số 12/KH-UBND ngày 10/10/2025.",
        "Quyết định này thay thế Nghị định số 91/2017/NĐ-CP ngày 31/7/2017.",
    ],
)
def test_ordinary_sentences_order_nothing(sentence: str) -> None:
    facts = understood(original_text("45/KH-UBND", body=f"{BODY}4. Công tác khác\n{sentence}\n"), "moi").facts
    assert facts.amendments == ()
    assert [one for one in facts.oddities if "sửa đổi" in one.message] == []


def test_a_preamble_that_cites_an_amendment_makes_none() -> None:
    lead = "Thực hiện Kế hoạch số 7/KH-UBND của UBND tỉnh về việc điều chỉnh Kế hoạch số 6/KH-UBND, UBND xã ban hành "
    body = BODY.replace("Ủy ban nhân dân xã Hòa Lư ban hành ", lead) + "4. Bổ sung mục III trước ngày 30/11/2026.\n"
    assert understood(original_text(body=body), "moi").facts.amendments == ()


def test_an_order_that_is_not_understood_is_told() -> None:
    plan = amending("Sửa đổi phần “Chế độ báo cáo” cho phù hợp.", "Điều chỉnh lại khoản 2 mục III cho phù hợp.")
    assert plan.facts.amendments == ()
    messages = [one.message for one in plan.facts.oddities if "sửa đổi kế hoạch khác" in one.message]
    assert len(messages) == 2


def test_a_title_that_amends_with_no_order_below_it_is_told() -> None:
    plan = amending("Các phòng thực hiện theo biểu đính kèm.")
    assert [one.section for one in plan.facts.oddities if "không đọc được nội dung sửa đổi" in one.message] == ["title"]


def test_dates_inside_orders_are_no_deadlines_of_the_amending_plan() -> None:
    plan = amending(
        "Điều chỉnh thời hạn gửi báo cáo sơ kết từ ngày 15/6/2028 thành ngày 30/6/2028.",
        f"Sửa đổi điểm b khoản 2 mục III như sau:\n{NEW_B}",
        "Các phòng gửi ý kiến về Phòng Văn hóa - Xã hội trước ngày 30/4/2026.",
    )
    own, worded = plan.facts.deadlines
    assert (own.section, own.date) == ("I.3", dt.date(2026, 4, 30))
    # the new text says by itself what is due, from the day of effect
    assert (worded.rrule, worded.in_force_from) == ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", dt.date(2026, 4, 1))
    assert all(squash(one.quote) in squash(plan.text) for one in plan.facts.deadlines)


@pytest.mark.parametrize(
    ("order", "since"),
    [
        ("Bãi bỏ điểm c khoản 2 mục III.", dt.date(2026, 4, 1)),
        ("Bãi bỏ điểm c khoản 2 mục III kể từ ngày 01/01/2027.", dt.date(2027, 1, 1)),
        ("Điều chỉnh thời hạn báo cáo từ ngày 10/11 thành 30/11, áp dụng từ năm 2027.", dt.date(2027, 1, 1)),
        ("Kế hoạch số 12/KH-UBND ngày 10/10/2025 của UBND xã hết hiệu lực từ ngày 01/01/2027.", dt.date(2027, 1, 1)),
        ("Sửa đổi điểm b mục III.2 như sau: “b) Gửi trong 10 ngày kể từ ngày nhận hồ sơ.”", dt.date(2026, 4, 1)),
    ],
)
def test_an_order_may_have_a_day_of_effect_of_its_own(order: str, since: dt.date) -> None:
    assert [one.since for one in read(order)] == [since]


def test_without_a_day_of_effect_the_day_of_signing_counts() -> None:
    (amendment,) = read("Bãi bỏ mục II.2.", effect="Các phòng chịu trách nhiệm thi hành.")
    assert amendment.since == dt.date(2026, 3, 15)


def test_a_plan_that_amends_nothing_says_so() -> None:
    assert ORIGINAL.facts.amendments == ()
    assert FRAME in amending_text("Bãi bỏ mục II.2.")
