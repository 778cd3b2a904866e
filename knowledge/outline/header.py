"""The header fields of a document out of its first and last rows. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from knowledge.model import Header, Oddity
from knowledge.outline import messages
from knowledge.outline.back import Back, is_mode, is_signature_line, name_of
from knowledge.outline.breaks import bullet_of
from knowledge.outline.casing import office_title, recased
from knowledge.outline.front import Front
from knowledge.outline.issuer import Issuing
from knowledge.outline.rows import Row, is_capitals
from knowledge.vietnamese import fold, squash

# "Số: 1325/QĐ-UBND", "Số 12-KH/ĐU", "Số:   /KH-UBND" (not numbered yet)
_NUMBER = re.compile(
    r"\b(?:Số|SỐ)\s*[:.]?\s*((\d[\d\s]{0,6}|[.…_\s]*)\s*([-/]\s*(?:\d{4}/)?[A-ZĐ][A-ZĐa-zđ0-9&.]*(?:\s?[-/]\s?[A-ZĐ][\w&.Đđ]*)*))"
)
# "Sơn La, ngày 20 tháng 6 năm 2025"; "…, ngày   tháng 7 năm 2025"
_PLACE_DATE = re.compile(
    r"(?P<place>[^\W\d_][^,;:\d/]*?)\s*,\s*ng[àa]y\s*(?P<day>\d{0,2})[\s.…_]*tháng\s*(?P<month>\d{0,2})[\s.…_]*năm\s*(?P<year>\d{4})?",
    re.IGNORECASE,
)
_NOTE_NUMBER = re.compile(r"\bsố\s*:?\s*(\d+\s*[-/]\s*[A-ZĐ][\w&.Đđ]*(?:\s?[-/]\s?[A-ZĐ][\w&.Đđ]*)*)")
_NOTE_DATE = re.compile(r"ngày\s*(?P<day>\d{1,2})\s*(?:/|tháng)\s*(?P<month>\d{1,2})\s*(?:/|năm)\s*(?P<year>\d{4})")
# A letterhead has an office, a motto, a number and a date; a plan attached to a decision may have none
_LETTERHEAD_ROWS = 3
_COPIES = re.compile(
    r"\s*\((?:b/c|để b/c|báo cáo|để báo cáo|t/h|để t/h|thực hiện|để thực hiện|p/h|phối hợp|b/cáo)\)\s*", re.I
)
# No line of a letterhead is longer; a file without line ends must not be searched over and over
_LONGEST_ROW = 400
_FILED = re.compile(r"\W*Lưu\b", re.IGNORECASE)
_RECIPIENTS_HEAD = re.compile(r"\W*nơi nhận\s*:?\s*", re.IGNORECASE)


def header_of(front: Front, back: Back, *, lead: str, closing: str, prose: str) -> tuple[Header, tuple[Oddity, ...]]:
    """The fields, and what is missing from them; `prose` is the whole text, for words printed in capitals."""
    head_rows = [row.text[:_LONGEST_ROW] for row in front.header]
    head = " ".join(head_rows)
    notes = " ".join(row.text for row in front.notes).strip("() ") if len(head_rows) < _LETTERHEAD_ROWS else ""
    number, numbered = _number(head_rows)
    dated = bool(_PLACE_DATE.search(head))
    place, issued_on, doubts = _place_and_date(head_rows if dated else [row.text for row in back.signature])
    if number is None and (named := _NOTE_NUMBER.search(notes)):
        number = re.sub(r"\s", "", named[1])
    if issued_on is None and (told := _NOTE_DATE.search(notes)):
        # "(Kèm theo Quyết định số 12/QĐ-UBND ngày 11/9/2025 của UBND tỉnh)" over a plan without a letterhead
        issued_on, doubts = _day(told), ()
    issuer, places = Issuing(
        head_rows[:-1] if front.doc_type else head_rows, front.title_text, f"{lead}\n{notes}", closing, prose
    ).resolve(place)
    signer, signer_title, mode = signature_fields(back.signature)
    oddities = [Oddity("header", squash(head)[:200], message) for message in doubts]
    if numbered and number is None:
        oddities.append(Oddity("header", squash(head)[:200], messages.NUMBER_MISSING))
    header = Header(
        title=_capitalised(recased(front.title_text, prose)),
        issuer=issuer,
        doc_type=front.doc_type or "Kế hoạch",
        number=number,
        places=places,
        place_of_issue=place,
        issued_on=issued_on,
        signer=signer,
        signer_title=signer_title,
        signing_mode=mode,
        recipients=recipients_of(back.recipients),
    )
    return header, tuple(oddities)


def _capitalised(title: str) -> str:
    """Party offices print "KẾ HOẠCH | thực hiện phong trào ..."."""
    return title[:1].upper() + title[1:]


def _number(rows: Sequence[str]) -> tuple[str | None, bool]:
    """The document's own number without spaces; True where there is at least a blank for it."""
    for text in (*rows, " ".join(rows)):
        match = _NUMBER.search(text)
        if match:
            digits = re.sub(r"\D", "", match[2])
            return (digits + re.sub(r"\s", "", match[3]), True) if digits else (None, True)
    return None, False


def _place_and_date(rows: Sequence[str]) -> tuple[str | None, dt.date | None, tuple[str, ...]]:
    # a narrow column breaks "ngày 12 tháng 8 năm | 2025"; an incomplete date counts only where no complete one stands
    found = [match for text in (*rows, " ".join(rows)) if (match := _PLACE_DATE.search(text))]
    complete = [match for match in found if match["day"] and match["month"] and match["year"]]
    if not complete:
        return (_place_name(found[0]["place"]), None, (messages.DATE_MISSING,)) if found else (None, None, ())
    match = complete[0]
    place = _place_name(match["place"])
    issued_on = _day(match)
    return place, issued_on, () if issued_on else (messages.DATE_IMPOSSIBLE,)


def _day(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _place_name(words: str) -> str | None:
    """ "Số: 12/KH-UBND Sơn La" read from one line leaves "Sơn La": the capitalised words at the end."""
    named: list[str] = []
    for word in reversed(squash(words).split(" ")):
        belongs = word[:1].isupper() or (named and word in ("phố", "xã", "phường", "tỉnh", "-"))
        if not belongs or (len(word) > 1 and word == word.upper()):
            break
        named.insert(0, word)
    return " ".join(named).strip("-– ") or None


def signature_fields(rows: Sequence[Row]) -> tuple[str | None, str | None, str | None]:
    """Name, title and mode of the first signature ("Lê Văn Bình", "Phó Giám đốc", "KT. GIÁM ĐỐC")."""
    mode = title = name = None
    for row in rows:
        if name is not None:
            # a second signature follows: two offices issued it together
            break
        if is_mode(row.text):
            # "TM. ỦY BAN NHÂN DÂN | KT. CHỦ TỊCH"
            mode = f"{mode} {row.text}" if mode and not title else mode or row.text
        elif mode and not title and is_capitals(row.text) and " " not in row.text:
            # a narrow column: "TM. BAN THƯỜNG VỤ ĐOÀN | XÃ"
            mode = f"{mode} {row.text}"
        elif is_signature_line(row.text):
            title = title or office_title(row.text)
        elif mode or title:
            name = name_of(row.text)
    return (recased_name(name) if name else None), title, mode


def recased_name(name: str) -> str:
    """A name printed in capitals with one capital letter a word."""
    return " ".join(word.capitalize() for word in name.split(" ")) if name == name.upper() else name


def recipients_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """Who receives the document, without dashes, marks and the archive ("Lưu: VT")."""
    items: list[str] = []
    for row in rows:
        text = _RECIPIENTS_HEAD.sub("", row.text, count=1) if not items else row.text
        for piece in text.split(";") if not bullet_of(text) else [text]:
            _add(items, piece, continues=bool(items) and not bullet_of(row.text) and not (row.cell and row.closed))
    return tuple(item for item in (_COPIES.sub("", i).strip(" ;.,") for i in items) if item and not _FILED.match(item))


def _add(items: list[str], piece: str, *, continues: bool) -> None:
    words = piece.strip()
    bullet = bullet_of(words)
    if bullet:
        words = words[len(bullet) :].strip()
    if not words:
        return
    if continues and not bullet and not items[-1].endswith((";", ".")) and fold(words)[:1]:
        items[-1] = f"{items[-1]} {words}"
    else:
        items.append(words)
