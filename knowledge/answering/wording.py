"""Dates and deadlines in words, Vietnamese and English. Pure."""

from __future__ import annotations

import datetime as dt
import re

from knowledge.answering.phrases import say
from knowledge.calendar import last_day, named_days, weekday_name
from knowledge.model import Deadline, Listed

_WEEKDAYS = {
    "MO": "thứ Hai",
    "TU": "thứ Ba",
    "WE": "thứ Tư",
    "TH": "thứ Năm",
    "FR": "thứ Sáu",
    "SA": "thứ Bảy",
    "SU": "Chủ nhật",
}
_ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_PLACES = {"1": "the first", "2": "the second", "3": "the third", "4": "the fourth", "-1": "the last"}
_QUARTERS = {(1, 3): "I", (4, 6): "II", (7, 9): "III", (10, 12): "IV"}
_UNTIL = re.compile(r"(?:đến|trước|vào|hết|chậm nhất)\s+(?:hết\s+)?(?:ngày\s+)?(\d{1,2})/(\d{1,2})/(20\d\d)")
_HORIZON = dt.timedelta(days=800)
_PRINTED_PERIOD = re.compile(r"(?:[Tt]háng \d{1,2}|[Qq]uý (?:IV|I{1,3}))\s*/\s*\d{4}")
_PRINTED_QUARTERLY = re.compile(
    r"ngày (?:mùng )?\d{1,2}(?: của)? tháng (?:đầu|giữa|cuối|thứ (?:nhất|hai|ba))(?: tiên)?(?: của)?\s+(?:mỗi )?quý"
    r"(?:\s+(?:sau|tiếp theo|kế tiếp))?"
)
_NUMBERED = re.compile(r"(BYMONTHDAY|BYMONTH|BYDAY|BYSETPOS|INTERVAL|FREQ)=([^;]+)")


def day(date: dt.date) -> str:
    """ "09/7/2025": the day with two digits, the month as offices write it."""
    month = f"{date.month:02d}" if date.month < 3 else str(date.month)
    return f"{date.day:02d}/{month}/{date.year}"


def weekday(date: dt.date, *, english: bool = False) -> str:
    """ "thứ Hai 09/11/2026", "Monday 09/11/2026"."""
    name = _ENGLISH_WEEKDAYS[date.weekday()] if english else weekday_name(date)
    return f"{name} {day(date)}"


def when(deadline: Deadline, *, english: bool = False) -> str:
    """When something is due, as the plan names it: "trước ngày 10/11 hằng năm", "quý IV năm 2025".

    In English with the Vietnamese beside it: "in quarter III of 2026 (quý III năm 2026)".
    """
    named = _named(deadline, english=False)
    return f"{_named(deadline, english=True)} ({named})" if english and named else named


def _named(deadline: Deadline, *, english: bool) -> str:
    at = f" {_hour(deadline.time, english=english)}" if deadline.time else ""
    before = ("before" if english else "trước") if deadline.strict_before else ("by" if english else "")
    match deadline.kind:
        case "fixed" if deadline.date:
            named = day(deadline.date) if english else f"ngày {day(deadline.date)}"
            return _joined(before or ("" if english else "chậm nhất"), at.strip(), named)
        case "recurring" if deadline.rrule:
            return _joined(
                before, at.strip(), _quarterly(deadline, english=english) or _rule(deadline, english=english)
            )
        case "period" if deadline.start and deadline.end:
            return _as_printed(deadline, english=english) or _period(deadline.start, deadline.end, english=english)
        case "period" if deadline.end:
            return f"{'until' if english else 'đến hết ngày'} {day(deadline.end)}"
        case "relative":
            return _relative(deadline, english=english)
        case _:
            return ""


def _hour(time: dt.time, *, english: bool) -> str:
    """ "16 giờ 30", "16:30"."""
    return f"{time:%H:%M}" if english else f"{time.hour} giờ {time.minute:02d}"


def _quarterly(deadline: Deadline, *, english: bool) -> str:
    """ "ngày 20 của tháng cuối quý", as printed: shorter and plainer than its four days of the year."""
    printed = _PRINTED_QUARTERLY.search(deadline.quote)
    return " ".join(printed[0].split()) if printed and not english else ""


def _as_printed(deadline: Deadline, *, english: bool) -> str:
    """ "tháng 9/2025" where the plan prints it so and names no other period beside it."""
    printed = _PRINTED_PERIOD.findall(deadline.quote)
    return printed[0] if len(printed) == 1 and not english else ""


def _relative(deadline: Deadline, *, english: bool) -> str:
    """ "trong 10 ngày làm việc kể từ ngày nhận đủ hồ sơ"."""
    anchor = (deadline.anchor or "").removeprefix("event:")
    own = {"": "issue_date", "issued_on": "issue_date", "effective_on": "effect_date"}.get(anchor)
    event = say(own, english) if own else anchor
    named = {"asap": "at_once", "after": "after", "before": "before"}
    if deadline.offset in named:
        return say(named[deadline.offset], english, event=event)
    match = re.fullmatch(r"([+-])(\d+) ((?:working )?(?:days|hours)|weeks|months|years|minutes)", deadline.offset or "")
    if match is None:
        return ""
    # "trả lời trong thời hạn 15 ngày": from when, the plan does not say
    key = ("ahead_of" if match[1] == "-" else "within") + ("" if deadline.anchor else "_it")
    words = say(key, english, count=match[2], unit=say(match[3], english), event=event)
    # counted from a day that the plan itself bears
    return f"{words} ({day(deadline.date)})" if deadline.date else words


def coming(deadline: Deadline, plan: Listed, today: dt.date, *, english: bool = False) -> str:
    """What comes next, computed from `today`: the next last day and the days left, or that it is over."""
    ends = plan.facts.ends_on
    if ends and ends < today:
        return (
            f"The plan ended on {day(ends)}; nothing is due any more."
            if english
            else f"Kế hoạch đã kết thúc ngày {day(ends)}, không còn kỳ nào tới."
        )
    match deadline.kind:
        case "fixed" | "relative" if deadline.date:
            return _left(deadline.date, last_day(deadline, deadline.date), today, english=english)
        case "recurring":
            for named in named_days(deadline, today - dt.timedelta(days=40), today + _HORIZON):
                if last_day(deadline, named) >= today:
                    return _left(named, last_day(deadline, named), today, english=english, next_one=True)
            return ""
        case "period" if deadline.end:
            return _left(deadline.end, deadline.end, today, english=english)
        case _:
            return ""


def remaining(text: str, today: dt.date, *, english: bool = False) -> str:
    """The days left to the last day that a passage names ("đến hết ngày 29/6/2026"); empty where that is past."""
    ends = [_printed_day(match) for match in _UNTIL.finditer(text)]
    coming_ends = [one for one in ends if one and one >= today]
    if not coming_ends:
        return ""
    last = coming_ends[-1]
    return say("remaining", english, today=day(today), count=(last - today).days, date=weekday(last, english=english))


def _printed_day(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def _left(named: dt.date, last: dt.date, today: dt.date, *, english: bool, next_one: bool = False) -> str:
    left = (last - today).days
    if english:
        if left < 0:
            return f"That day has passed ({weekday(last, english=True)} was the last day)."
        named_part = f"{weekday(named, english=True)}; " if named != last else ""
        lead = "Next: " if next_one else ""
        return f"{lead}{named_part}last day in time {weekday(last, english=True)} ({left} days left)."
    if left < 0:
        return f"Hạn này đã qua (ngày cuối là {weekday(last)})."
    named_part = f"mốc {weekday(named)}; " if named != last else ""
    told = f"{named_part}ngày cuối còn trong hạn là {weekday(last)} (còn {left} ngày)."
    return f"Kỳ tới: {told}" if next_one else told[:1].upper() + told[1:]


def _rule(deadline: Deadline, *, english: bool) -> str:
    parts = dict(_NUMBERED.findall(deadline.rrule or ""))
    months = [int(month) for month in parts.get("BYMONTH", "").split(",") if month]
    days = [int(number) for number in parts.get("BYMONTHDAY", "").split(",") if number]
    weekdays = [name for name in parts.get("BYDAY", "").split(",") if name]
    every = {
        "YEARLY": ("hằng năm", "every year"),
        "MONTHLY": ("hằng tháng", "every month"),
        "WEEKLY": ("hằng tuần", "every week"),
        "DAILY": ("mỗi ngày làm việc", "every working day") if weekdays else ("hằng ngày", "every day"),
    }
    freq = every.get(parts.get("FREQ", ""), ("định kỳ", "regularly"))[english]
    joint = " and " if english else " và "
    word = "" if english else "ngày "
    if "BYSETPOS" in parts:
        return _working_day(int(parts["BYSETPOS"]), months, freq, english=english)
    if months and days and days != [-1]:
        return (
            word
            + joint.join(_listed([f"{d:02d}/{m}" if m > 2 else f"{d:02d}/{m:02d}" for m in months for d in days]))
            + f" {freq}"
        )
    if days == [-1]:
        of = f" {'of months' if english else 'các tháng'} {', '.join(map(str, months))}" if months else ""
        return (f"the last day of the month{of}" if english else f"ngày cuối cùng của tháng{of}") + f" {freq}"
    if days:
        last = "the last day" if english else "ngày cuối cùng"
        return word + joint.join(_listed([f"{d:02d}" if d > 0 else last for d in days])) + f" {freq}"
    if weekdays and parts.get("FREQ") != "DAILY":
        return joint.join(_listed([_weekday_of(code, english=english) for code in weekdays])) + f" {freq}"
    return freq


def _working_day(place: int, months: list[int], freq: str, *, english: bool) -> str:
    """ "ngày làm việc thứ 5 hằng tháng", "ngày làm việc đầu tiên các tháng 1, 4, 7, 10 hằng năm"."""
    of = ", ".join(map(str, months))
    if english:
        which = {1: "first", 2: "second", 3: "third", -1: "last"}.get(place, f"{place}th")
        return f"the {which} working day" + (
            f" of month{'s' * (len(months) > 1)} {of}, every year" if of else f", {freq}"
        )
    which = {1: "đầu tiên", -1: "cuối cùng"}.get(place, f"thứ {place}")
    return f"ngày làm việc {which}" + (f" {'các ' if len(months) > 1 else ''}tháng {of} hằng năm" if of else f" {freq}")


def _weekday_of(code: str, *, english: bool) -> str:
    """ "-1SA" is "thứ Bảy tuần cuối", "MO" is "thứ Hai"."""
    place, name = code[:-2], code[-2:]
    if english:
        named = _ENGLISH_WEEKDAYS[list(_WEEKDAYS).index(name)]
        return f"{_ENGLISH_PLACES.get(place, '')} {named}".strip()
    weeks = {"": "", "1": " tuần đầu", "-1": " tuần cuối"}
    return _WEEKDAYS[name] + weeks.get(place, f" tuần thứ {place}")


def _listed(words: list[str]) -> list[str]:
    return [", ".join(words[:-1]), words[-1]] if len(words) > 2 else words


def _period(start: dt.date, end: dt.date, *, english: bool) -> str:
    first_day, month_end = start.day == 1, (end + dt.timedelta(days=1)).day == 1
    if first_day and month_end and start.year == end.year:
        if (start.month, end.month) == (1, 12):
            return f"in {start.year}" if english else f"năm {start.year}"
        if start.month == end.month:
            return f"in {start.month}/{start.year}" if english else f"tháng {start.month} năm {start.year}"
        if quarter := _QUARTERS.get((start.month, end.month)):
            return f"in quarter {quarter} of {start.year}" if english else f"quý {quarter} năm {start.year}"
    return f"from {day(start)} to {day(end)}" if english else f"từ ngày {day(start)} đến ngày {day(end)}"


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)
