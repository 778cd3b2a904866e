"""Deadlines as a calendar file (RFC 5545). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from bot import texts
from bot.reminders import subject_of
from bot.rendering.naming import change_name, due_name, place_name, subject_reference
from knowledge.calendar import ONE_DAY, Due
from knowledge.vietnamese import squash


def calendar_file(dues: Iterable[Due], names: Mapping[str, str], now: dt.datetime) -> bytes:
    """An all-day entry on the last day of each deadline, with an alarm at 08:00 the day before."""
    written = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//thi-dua-bot//deadlines//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(texts.CALENDAR_NAME)}",
    ]
    stamp = now.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    for due in dues:
        written += _event(due, names[due.plan], stamp)
    written.append("END:VCALENDAR")
    return "".join(f"{line}\r\n" for whole in written for line in _folded(whole)).encode()


def _event(due: Due, name: str, stamp: str) -> list[str]:
    deadline = due.deadline
    quote = f"{name}, {place_name(deadline.section)}: “{squash(deadline.quote)}”"
    recipient = texts.RECIPIENT.format(recipient=deadline.to_whom) if deadline.to_whom else ""
    description = "\n".join(part for part in (due_name(due), recipient, change_name(due), quote) if part)
    return [
        "BEGIN:VEVENT",
        f"UID:{subject_reference(subject_of(due))}@thi-dua-bot",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{due.last_day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{due.last_day + ONE_DAY:%Y%m%d}",
        f"SUMMARY:{_escaped(deadline.task.strip() or squash(deadline.quote))}",
        f"DESCRIPTION:{_escaped(description)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(deadline.task.strip() or squash(deadline.quote))}",
        "TRIGGER:-PT16H",
        "END:VALARM",
        "END:VEVENT",
    ]


def _escaped(words: str) -> str:
    # RFC 5545, 3.3.11
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets (RFC 5545, 3.1), never cut inside a character."""
    part, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > 75:
            yield part
            part, size = " ", 1
        part, size = part + character, size + width
    yield part
