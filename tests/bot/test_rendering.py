"""What staff see: markup that Telegram takes, whatever the words."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rendering.answers import headed, outcome_screen
from bot.rendering.calendar_file import calendar_file
from bot.rendering.deadlines import reminder_screen
from bot.rendering.markup import (
    MESSAGE_LIMIT,
    Run,
    bold,
    plain,
    quoted,
    shortened,
    split,
    text,
    to_html,
    utf16_length,
)
from bot.rendering.naming import place_name, plan_name
from knowledge.calendar import coming
from knowledge.model import Answer, Citation, Clarification, Option, Refusal
from tests.bot.office import OFFICE_ZONE, a_plan
from tests.telegram import entities

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n <>&\"'ếĐ😀𝔸"), max_size=80)
RUNS = st.lists(
    st.builds(Run, text=WORDS, bold=st.booleans(), italic=st.booleans(), quote=st.booleans()), min_size=1, max_size=12
)


def seen(html: str) -> str:
    """What Telegram makes of it."""
    return entities.parse(html, "HTML", None)[0]


@settings(max_examples=150, deadline=None)
@given(RUNS, st.integers(1, 60))
def test_parts_hold_every_word_and_fit(runs: list[Run], limit: int) -> None:
    parts = split(tuple(runs), max(limit, 2))
    assert all(utf16_length(plain(part)) <= max(limit, 2) for part in parts)
    assert all(plain(part).strip() for part in parts)
    kept = "".join("".join(plain(part).split()) for part in parts)
    assert kept == "".join(plain(tuple(runs)).split())


@settings(max_examples=150, deadline=None)
@given(RUNS)
def test_telegram_reads_the_html_as_the_words_that_were_meant(runs: list[Run]) -> None:
    meant = plain(tuple(runs)).strip()
    if meant:
        assert "".join(seen(to_html(tuple(runs))).split()) == "".join(meant.split())


def test_a_text_is_cut_between_paragraphs_where_it_can_be() -> None:
    paragraph = "Các đơn vị báo cáo kết quả về Sở Nội vụ. " * 30
    parts = split((bold("Đầu đề"), text("\n\n"), *(text(f"{paragraph}\n\n") for _ in range(6))))
    assert len(parts) > 1
    assert all(plain(part).endswith("\n\n") for part in parts)


def test_a_quotation_that_is_cut_is_a_quotation_on_both_sides() -> None:
    parts = split(quoted([text("a " * 3000)]))
    assert len(parts) == 2
    assert all(to_html(part).startswith("<blockquote expandable>") for part in parts)


def test_one_message_is_enough_for_4096_units_and_not_for_4097() -> None:
    assert len(split((text("a" * MESSAGE_LIMIT),))) == 1
    assert len(split((text("a" * (MESSAGE_LIMIT + 1)),))) == 2
    assert len(split((text("😀" * (MESSAGE_LIMIT // 2)),))) == 1
    assert len(split((text("😀" * (MESSAGE_LIMIT // 2 + 1)),))) == 2


def test_words_arrive_in_one_unicode_form() -> None:
    assert plain((text("Ho\u0300a Bi\u0300nh"),)) == "Hòa Bình"


@pytest.mark.parametrize(
    ("words", "limit", "expected"),
    [
        pytest.param("ngắn", 10, "ngắn", id="short enough"),
        pytest.param("một hai ba bốn năm", 12, "một hai ba…", id="cut at a word"),
        pytest.param("😀😀😀", 5, "😀😀…", id="never inside a character"),
    ],
)
def test_a_long_text_is_shortened(words: str, limit: int, expected: str) -> None:
    assert shortened(words, limit) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Hạn nộp\ntrước ngày 10/12 hằng năm", ["Hạn nộp", "trước ngày 10/12"], id="headline and date"),
        pytest.param("Kỳ tới: 09/12/2026.", ["09/12/2026"], id="one line is no headline"),
        pytest.param("Theo 57-NQ/TW và 08/KH-UBND", [], id="numbers of documents are no dates"),
        pytest.param("x" * 200 + "\nngày 30/5", ["ngày 30/5"], id="a long sentence is no headline"),
    ],
)
def test_headline_and_dates_are_bold(words: str, expected: list[str]) -> None:
    assert [run.text for run in headed(words) if run.bold] == expected


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("VI.1.d", "mục VI.1.d"),
        ("Điều 1", "Điều 1"),
        ("Phụ lục II.3", "Phụ lục II.3"),
        ("legal_basis", "phần căn cứ"),
        ("signature", "phần chữ ký"),
    ],
)
def test_places_are_called_as_people_call_them(section: str, expected: str) -> None:
    assert place_name(section) == expected


def cited(section: str = "VI.1", plan: str = "son-la") -> Citation:
    return Citation(plan, "a.txt", "Phát động phong trào", section, 5, "Gửi  báo\ncáo trước ngày 10/11")


def test_a_plan_is_named_once_for_quotes_that_follow_each_other() -> None:
    answer = Answer("Đầu đề\nMột [1]. Hai [2]. Ba [3].", (cited(), cited("VI.2"), cited("V.1", "other")))
    shown = plain(outcome_screen(7, answer, {"son-la": "Quyết định của Sơn La", "other": "Kế hoạch khác"}).text)
    assert shown.count("Quyết định của Sơn La") == 1
    assert "[2] mục VI.2\n“Gửi báo cáo trước ngày 10/11”" in shown
    assert "[3] Kế hoạch khác, mục V.1" in shown


def test_every_button_fits_into_64_bytes_even_in_ten_years() -> None:
    huge = 10**15
    answer = Answer("Một [1].", tuple(cited() for _ in range(12)), deadlines=("d1",))
    unclear = Clarification("Kế hoạch nào?", tuple(Option("p" * 200, f"UBND xã {n}") for n in range(30)))
    due = coming([a_plan()], dt.date(2026, 11, 2))[0]
    screens = (
        outcome_screen(huge, answer, {}),
        outcome_screen(huge, unclear, {}),
        outcome_screen(huge, Refusal("Không có."), {}, narrowed=True),
        reminder_screen(huge, due, plan_name(a_plan()), dt.date(2026, 11, 2)),
    )
    buttons = [button for screen in screens for row in screen.buttons for button in row]
    assert len(buttons) > 40
    assert all(len(button.data.encode()) <= 64 for button in buttons)


def test_a_resent_reminder_says_so() -> None:
    due = coming([a_plan()], dt.date(2026, 11, 2))[0]
    first, again = (
        plain(reminder_screen(1, due, "KH", dt.date(2026, 11, 2), resent=resent).text) for resent in (False, True)
    )
    assert "Gửi lại do gián đoạn" not in first
    assert "Gửi lại do gián đoạn" in again


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (dt.date(2026, 11, 6), "còn 3 ngày"),
        (dt.date(2026, 11, 9), "hôm nay là ngày cuối"),
        (dt.date(2026, 11, 10), "đã quá hạn 1 ngày"),
    ],
)
def test_a_reminder_counts_the_days_to_the_last_day_in_time(today: dt.date, expected: str) -> None:
    due = coming([a_plan()], dt.date(2026, 11, 2))[0]
    assert plain(reminder_screen(1, due, "KH", today).text).startswith(f"⏰ Nhắc hạn: {expected}\n")


def test_a_calendar_file_can_be_read_back() -> None:
    dues = coming([a_plan(place="xã A, B; C\\D")], dt.date(2026, 11, 2), 800)
    moment = dt.datetime(2026, 11, 2, 9, tzinfo=OFFICE_ZONE)
    content = calendar_file(dues, {"son-la": "Kế hoạch của xã A, B; C\\D " + "dài " * 40}, moment).decode()
    unfolded = content.replace("\r\n ", "")
    assert content.endswith("END:VCALENDAR\r\n")
    assert unfolded.count("BEGIN:VEVENT") == len(dues) == 3
    assert "DTSTAMP:20261102T020000Z" in unfolded
    assert "xã A\\, B\\; C\\\\D" in unfolded
    assert re.search(r"DTEND;VALUE=DATE:20261110\r\n", unfolded)
    assert len(set(re.findall(r"UID:(\S+)", unfolded))) == 3
