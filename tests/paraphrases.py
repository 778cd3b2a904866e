"""Right wordings of an answer, as an honest language model might choose them: other dates, orders, short forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from knowledge.answering.draft import Draft
from knowledge.answering.grounding import Source

_ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY = re.compile(r"(?:ngày )?(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(\d{4}))?(?![\d/-])")
_FIELD = re.compile(r"(Hạn|Việc|Nơi nhận|Thực hiện|Due|Task|Sent to|By): (.+)")
_SHORT = (
    ("Ủy ban nhân dân", "UBND"),
    ("Uỷ ban nhân dân", "UBND"),
    ("chuyển đổi số", "CĐS"),
    ("đổi mới sáng tạo", "ĐMST"),
    ("thủ tục hành chính", "TTHC"),
)
_SAME = (
    ("Hạn:", "Thời hạn:"),
    ("Nơi nhận:", "Đơn vị nhận:"),
    ("Thực hiện:", "Đơn vị thực hiện:"),
    ("hằng năm", "hàng năm"),
    ("Hàng năm", "Mỗi năm"),
    ("Gửi", "Nộp"),
    ("Căn cứ", "Dựa trên"),
    ("chậm nhất ngày", "muộn nhất là ngày"),
)


def paraphrases(sources: Sequence[Source], drafts: Sequence[Draft], *, english: bool) -> Iterator[tuple[str, str]]:
    """(kind, wording) of everything that the sources say."""
    told = [_lines(source) for source in sources]
    for kind, way in (_ENGLISH if english else _VIETNAMESE).items():
        yield kind, "\n".join(f"{way(line)} [{number}]" for number, line in enumerate(told, 1))
    if english:
        yield from _english_deadlines(told)
        return
    yield "as quoted", "\n".join(f"{source.quote} [{number}]" for number, source in enumerate(sources, 1))
    yield (
        "after its plan",
        "\n".join(f"Theo {s.label}, {_small(line)} [{n}]." for n, (s, line) in _counted(sources, told)),
    )
    yield "after a heading", "Cụ thể như sau:\n" + "\n".join(f"- {line} [{n}]" for n, line in enumerate(told, 1))
    yield from _deadlines(told, drafts)
    if len(drafts) == 1 and drafts[0].opening:
        opening = "Có," if drafts[0].opening == "Có." else drafts[0].opening
        yield "after its opening", f"{opening} " + "\n".join(f"{_small(line)} [{n}]" for n, line in enumerate(told, 1))


def _counted(sources: Sequence[Source], told: Sequence[str]) -> Iterator[tuple[int, tuple[Source, str]]]:
    return enumerate(zip(sources, told, strict=True), 1)  # type: ignore[return-value]


def _lines(source: Source) -> str:
    """What the program tells of a source in one line, without the quotation under it."""
    told = "\n".join(source.told) or source.quote
    return "; ".join(line.rstrip(" .;") for line in told.split("\n") if not line.startswith("“"))


def _deadlines(told: Sequence[str], drafts: Sequence[Draft]) -> Iterator[tuple[str, str]]:
    fields = [dict(_FIELD.findall(line.replace("; ", "\n"))) for line in told]
    if not all({"Hạn", "Việc"} <= set(one) for one in fields):
        return
    for kind, way in (
        ("the date first", _date_first),
        ("the office first", _office_first),
        ("the task first", _task_first),
    ):
        yield kind, "\n".join(f"{way(one)} [{number}]." for number, one in enumerate(fields, 1))
    if len(drafts) == 1 and drafts[0].closing:
        tasks = (f"Hạn {_small(one['Việc'])}: {one['Hạn']} [{number}]." for number, one in enumerate(fields, 1))
        yield "with what was computed", "\n".join(tasks) + f" {drafts[0].closing}"


def _date_first(fields: dict[str, str]) -> str:
    to = f" và gửi cho {fields['Nơi nhận']}" if "Nơi nhận" in fields else ""
    when, who = fields["Hạn"], fields.get("Thực hiện", "đơn vị")
    return f"{when[:1].upper()}{when[1:]}, {_small(who)} cần {_small(fields['Việc'])}{to}"


def _office_first(fields: dict[str, str]) -> str:
    to = f" về {fields['Nơi nhận']}" if "Nơi nhận" in fields else ""
    return f"{fields.get('Thực hiện', 'Các đơn vị')} phải {_small(fields['Việc'])}{to} {_long_days(fields['Hạn'])}"


def _task_first(fields: dict[str, str]) -> str:
    to = f", gửi về {fields['Nơi nhận']}" if "Nơi nhận" in fields else ""
    return f"Thời hạn {_small(fields['Việc'])} là {fields['Hạn']}{to}"


def _english_deadlines(told: Sequence[str]) -> Iterator[tuple[str, str]]:
    fields = [dict(_FIELD.findall(line.replace("; ", "\n"))) for line in told]
    if all({"Due", "Sent to", "By"} <= set(one) for one in fields):
        yield (
            "in a sentence",
            "\n".join(
                f"{one['By']} must submit the reports to {one['Sent to']} {_english_days(one['Due'])} [{number}]."
                for number, one in enumerate(fields, 1)
            ),
        )


def _small(text: str) -> str:
    name = re.match(r"(?:Sở|Phòng|Ban|Bộ|Văn phòng|Hội đồng|Trung tâm|Chủ tịch|Ủy ban|Công an|[A-ZĐ]{2})\b", text)
    return text if name else text[:1].lower() + text[1:]


def _number(digits: str) -> str:
    """ "25" is "hai mươi lăm"."""
    tens, ones = divmod(int(digits), 10)
    if not tens or int(digits) > 99:
        return _ONES[ones] if int(digits) < 10 else digits
    behind = {0: "", 1: " một" if tens == 1 else " mốt", 5: " lăm"}.get(ones, f" {_ONES[ones]}")
    return ("mười" if tens == 1 else f"{_ONES[tens]} mươi") + behind


def _days(text: str, form: Callable[[re.Match[str]], str]) -> str:
    return _DAY.sub(lambda match: form(match) if int(match[2]) <= 12 else match[0], text)


def _long_days(text: str) -> str:
    return _days(text, lambda m: f"ngày {int(m[1])} tháng {int(m[2])}" + (f" năm {m[3]}" if m[3] else ""))


def _spelled_days(text: str) -> str:
    text = _days(text, lambda m: f"ngày {_number(m[1])} tháng {_number(m[2])}" + (f" năm {m[3]}" if m[3] else ""))
    return re.sub(r"(?<![\d.,])(\d{1,2}) ?%", lambda match: f"{_number(match[1])} phần trăm", text)


def _first_days(text: str) -> str:
    def form(match: re.Match[str]) -> str:
        year = f" năm {match[3]}" if match[3] else ""
        return f"ngày mùng {int(match[1])} tháng {int(match[2])}{year}" if int(match[1]) <= 10 else match[0]

    return _days(text, form)


def _dashed_days(text: str) -> str:
    return _days(text, lambda m: f"ngày {int(m[1]):02d}-{int(m[2]):02d}-{m[3]}" if m[3] else m[0])


def _english_days(text: str) -> str:
    return _days(text, lambda m: f"{int(m[1])} {_MONTHS[int(m[2]) - 1]}" + (f" {m[3]}" if m[3] else ""))


def _replaced(pairs: Sequence[tuple[str, str]]) -> Callable[[str], str]:
    def replaced(text: str) -> str:
        for one, other in pairs:
            text = text.replace(one, other)
        return text

    return replaced


_VIETNAMESE: dict[str, Callable[[str], str]] = {
    "as told": str,
    "days in words and digits": _long_days,
    "days and shares in words": _spelled_days,
    "the first days of a month": _first_days,
    "days with dashes": _dashed_days,
    "short forms": _replaced(_SHORT),
    "other words": _replaced(_SAME),
    "in bold": "**{}**".format,
}
_ENGLISH: dict[str, Callable[[str], str]] = {"as told": str, "English days": _english_days}
