"""The grammar of dates in Vietnamese plans: where a date, a month, a quarter, a year or a stretch is named. Pure.

Patterns run over text without diacritics (`fold_aligned`), so that "hằng năm", "hàng năm" and a scan's "hẵng năm"
are one wording. A blank in a pattern stands for any white space.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from knowledge.facts.leads import in_lists, led
from knowledge.facts.points import NOW, Expression, Form, Point, forms, wording
from knowledge.facts.scanning import read_anywhere, read_with

# A number of a date; scans print "3O/6/2025" and "I0/11"
NUMBER = r"[\doil]{1,2}"
_LETTERS = str.maketrans("oil", "011")
_JOIN = r"(?:\s*[,;&]\s*(?:va |hoac )?|\s+(?:va|hoac)\s+)"
_NEXT_YEAR = r"nam (?:sau|ke tiep|tiep theo|lien ke|lien sau|toi)(?: lien ke)?"
# "/2025", "năm 2025", "của năm sau", " 2025"
_YEAR_TAIL = (
    rf"(?:\s*[/.-]\s*(?P<y1>\d{{4}}|2o\d\d)(?!\d)|,? (?:cua )?nam (?P<y2>\d{{4}}|2o\d\d)(?!\d)"
    rf"|,? (?:cua )?(?P<next>{_NEXT_YEAR})| (?P<y3>20\d\d)(?![\d/]))?"
)
_QUARTER = r"(?:iv|i{1,3}|[1-4])(?![^\W_])"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d|\s*%| thang| ngay| lan| nam(?! (?:\d|sau|ke|tiep|lien|toi)))"
# "06 tháng 01 lần", "03 tháng 02 buổi": how often, and no day of January or February
_NO_COUNT = r"(?!(?:\s*\([^()]*\))?\s*(?:lan|dot|buoi|cuoc|tin|bai|lop|phien|chuyen)(?![a-z]))"


def expressions(text: str, extra: tuple[Form, ...] = ()) -> tuple[Expression, ...]:
    """Every date expression of a folded text, in order; `extra` rules win over the plain ones."""
    found = read_with(_RULES, text, read_anywhere(extra, text), [match.start() for match in _BEGINS.finditer(text)])
    found.sort(key=lambda expression: expression.start)
    return tuple(in_lists(text, [led(text, _of_this_year(text, expression)) for expression in found]))


def _of_this_year(text: str, expression: Expression) -> Expression:
    """ "trước ngày 25/12 năm nay": the year in which the plan was issued, whatever year stands before it."""
    said = _THIS_YEAR.match(text, expression.end)
    if said is None or any(point.year or point.next_year for point in expression.points):
        return expression
    points = tuple(replace(point, this_year=True) for point in expression.points)
    return replace(expression, end=said.end(), points=points, bare=False)


_THIS_YEAR = re.compile(r",?\s+(?:cua\s+|trong\s+)?nam\s+nay(?![^\W_])")


# --- readers, each with a wording it reads --------------------------------------------------------


def _number(text: str) -> int:
    return int(text.translate(_LETTERS))


def _year(match: re.Match[str]) -> tuple[int | None, bool]:
    groups = match.groupdict()
    named = groups.get("y1") or groups.get("y2") or groups.get("y3")
    return (int(named.replace("o", "0")) if named else None), bool(groups.get("next"))


def _is_mended(match: re.Match[str]) -> bool:
    """Whether letters stand in for digits: "3O/6/2025", "31/12/2O25"."""
    groups = match.groupdict()
    digits = match["d"] + match["m"] + (groups.get("y1") or "") + (groups.get("y2") or "")
    return not digits.isdigit()


def _day(match: re.Match[str]) -> Expression | None:
    """ "30/6/2025", "30-11-2025", "30/11/25", "ngày 30.6", "30/6 năm 2026", "15/01 năm sau"."""
    printed = match[0]
    day, month = match["d"], match["m"]
    led = printed.startswith("ngay")
    year, following = _year(match)
    if match["short"]:
        year = 2000 + int(match["short"])
    if sum(c.isdigit() for c in day + month) < (1 if led or year else 2) or not any(c.isdigit() for c in day + month):
        return None
    if year is None and not led:
        dashed = match["sep"] == "-" and _LIMIT.search(match.string, max(0, match.start() - 16), match.start())
        if not (match["sep"] == "/" or dashed) or _COUNTED.match(match.string, match.end()):
            # "1.5", "30-11" alone are numbers, but "gửi trước 10-6"; "2/3 số thôn" is a fraction
            return None
    point = Point((_number(month),) * 2 if _number(month) else (0, 0), _number(day), year, following)
    return Expression(match.start(), match.end(), (point,), mended=_is_mended(match), bare=not led and year is None)


_LIMIT = re.compile(r"(?<![a-z])(?:truoc|nhat|den|het|khong\s+qua)\s+$")
_COUNTED = re.compile(
    r"\s+(?:tong\s+)?(?:ngay|gio|so|thon|xa|phuong|truong|don\s+vi|phong|chi\s+bo|to|ho|khoa|co\s+quan|tieu\s+chi|nhiem\s+vu"
    r"|nhom|lop|buon|lang|ban|ap|khu|khom|xi\s+nghiep|nha\s+may|bo\s+phan|chi\s+hoi|chi\s+doan"
    r"|chi\s+tieu|can\s+bo|cong\s+chuc|vien\s+chuc|thanh\s+vien|dai\s+bieu|doan\s+vien|dang\s+vien)(?![a-z])"
)


def _spelled_day(match: re.Match[str]) -> Expression | None:
    """ "ngày 20 tháng 12 năm 2025", "ngày 05 (năm) tháng 6", "15 tháng 01 năm sau"."""
    led = match[0].startswith("ngay")
    year, following = _year(match)
    if not led and not (match["d"].isdigit() and match["m"].isdigit()):
        return None
    point = Point((_number(match["m"]),) * 2, _number(match["d"]), year, following)
    return Expression(match.start(), match.end(), (point,), mended=_is_mended(match), bare=not led and year is None)


def _day_of_months(match: re.Match[str]) -> Expression:
    """ "ngày 20 tháng 6 và tháng 12", "ngày 15 các tháng 3, 6, 9, 12"."""
    year, following = _year(match)
    months = [int(month) for month in re.findall(r"\d+", match["months"])]
    points = tuple(Point((month, month), int(match["d"]), year, following) for month in months)
    return Expression(match.start(), match.end(), points)


def _days_of_month(match: re.Match[str]) -> Expression:
    """ "các ngày 15, 16 và 17/9/2026", "ngày 10, 20 tháng 6"."""
    days = [int(day) for day in re.findall(r"\d+", match["days"])]
    year, following = _year(match)
    month = (int(match["m"]),) * 2
    points = tuple(Point(month, day, year, following) for day in days)
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return Expression(match.start(), match.end(), points[-1:], since=points[0])
    return Expression(match.start(), match.end(), points)


def _months(match: re.Match[str]) -> Expression:
    """ "tháng 7 năm 2025", "tháng 8/2026", "tháng 6, tháng 12", "tháng 3, 6, 9"."""
    year, following = _year(match)
    numbers = [int(month) for month in re.findall(r"\d+", match["months"])]
    return Expression(
        match.start(), match.end(), tuple(Point((number, number), year=year, next_year=following) for number in numbers)
    )


def _quarters(match: re.Match[str]) -> Expression:
    """ "Quý IV năm 2025", "quý II/2027", "Quý III, IV/2025", "quý I, quý III hằng năm"."""
    year, following = _year(match)
    numbers = [_roman(quarter) for quarter in re.findall(_QUARTER, match["quarters"])]
    if re.search(r"-|den", match["quarters"]):
        numbers = list(range(numbers[0], numbers[-1] + 1)) or numbers
    points = tuple(Point((3 * number - 2, 3 * number), year=year, next_year=following) for number in numbers)
    return Expression(match.start(), match.end(), points)


def _half(match: re.Match[str]) -> Expression:
    """ "6 tháng đầu năm 2026", "9 tháng đầu năm", "6 tháng cuối năm"."""
    count = {"sau": 6, "chin": 9, "ba": 3}.get(match["n"]) or int(match["n"])
    months = (1, count) if match["half"] == "dau" else (13 - count, 12)
    year, following = _year(match)
    return Expression(match.start(), match.end(), (Point(months, year=year, next_year=following),))


def _years(match: re.Match[str]) -> Expression:
    """ "năm 2027", "Năm 2027, 2030", "các năm 2026 và 2028"."""
    years = [int(year) for year in re.findall(r"\d{4}", match["years"])]
    return Expression(match.start(), match.end(), tuple(Point((1, 12), year=year) for year in years))


def _school_year(match: re.Match[str]) -> Expression:
    """ "năm học 2025-2026": September to May of the next year, roughly."""
    first = int(match["first"])
    return Expression(
        match.start(), match.end(), (Point((5, 5), year=first + 1),), since=Point((9, 9), year=first), part="nam hoc"
    )


def _stretch(match: re.Match[str]) -> Expression | None:
    """ "từ ngày 01 đến 15/8/2025", "từ tháng 8 đến tháng 10/2026", "từ nay đến hết năm 2025"."""
    last = _point(match["last"])
    if last is None or (last.year is None and match["year"]):
        last = last and replace(last, year=int(match["year"]))
    first = NOW if _FROM_NOW.fullmatch(match["first"]) else _point(match["first"])
    if first and first.months and not (first.day or first.year) and match["last"].isdigit():
        # "tháng 12-2025", "quý I-2026": a month with its year
        return None
    if (
        last is None
        or first is None
        or (first.months is None and first.day is None and first is not NOW and first.year is None)
    ):
        return None
    if first.day is not None and first.months is None:
        if last.day is None:
            return None
        first = replace(first, months=last.months)
    if last.day is not None and last.months is None:
        return None
    lead = "truoc" if match["before"] and match["before"].strip().startswith("truoc") else ""
    return Expression(match.start(), match.end(), (last,), since=first, lead=lead)


def _day_stretch(match: re.Match[str]) -> Expression | None:
    """ "ngày 01-15/8/2025", "15 - 17/9/2026"."""
    year, following = _year(match)
    month = (int(match["m"]),) * 2
    if int(match["a"]) >= int(match["b"]) or (year is None and not match[0].startswith("ngay")):
        return None
    last = Point(month, int(match["b"]), year, following)
    return Expression(match.start(), match.end(), (last,), since=replace(last, day=int(match["a"])))


def _bare_day(match: re.Match[str]) -> Expression:
    """ "ngày 15", a day whose month other words must give ("Hằng tháng, ... trước ngày 15")."""
    return Expression(match.start(), match.end(), (Point(day=int(match["d"])),), bare=True)


def _garbled(match: re.Match[str]) -> Expression:
    """ "trong 6 năm 2022", "ngày .../6/2026", "ngày 30/6/205": a date that must not be guessed."""
    return Expression(match.start(), match.end(), garbled=True)


def _roman(quarter: str) -> int:
    return {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(quarter) or int(quarter)


def _point(text: str) -> Point | None:
    """One end of a stretch."""
    text = re.sub(r"\s+", " ", text.strip())
    for pattern, build in _POINTS:
        if match := re.fullmatch(pattern, text):
            return build(*(int(group) if group and group.isdigit() else group for group in match.groups()))
    return None


_FROM_NOW = re.compile(
    r"nay|(?:ngay |khi )?(?:(?:ky ban hanh|ky|ban hanh)(?: (?:ke hoach|quyet dinh)(?: nay)?)?"
    r"|(?:ke hoach|quyet dinh)(?: nay)? (?:duoc )?(?:ky|ban hanh))"
)
_POINTS: tuple[tuple[str, Callable[..., Point]], ...] = (
    (r"(?:ngay )?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", lambda d, m, y: Point((m, m), d, y)),
    (r"(?:ngay )?(\d{1,2}) ?[/-] ?(\d{1,2})", lambda d, m: Point((m, m), d)),
    (r"(?:ngay )?(\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?", lambda d, m, y: Point((m, m), d, y)),
    (r"(?:ngay )?(\d{1,2})", lambda d: Point(day=d)),
    (r"thang (\d{1,2})(?:(?: ?[/-] ?| nam )(\d{4}))?", lambda m, y: Point((m, m), year=y)),
    (r"(\d{1,2}) ?/ ?(\d{4})", lambda m, y: Point((m, m), year=y)),
    (
        r"quy (iv|i{1,3}|[1-4])(?:(?: ?[/-] ?| nam )(\d{4}))?",
        lambda q, y: Point((3 * _roman(str(q)) - 2, 3 * _roman(str(q))), year=y),
    ),
    (r"(?:nam )?(\d{4})", lambda y: Point((1, 12), year=y)),
)
_END = (
    r"(?:(?:ngay )?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|(?:ngay )?\d{1,2}\s*/\s*\d{1,2}(?!\s*/?\d)"
    r"|(?:ngay )?\d{1,2} thang \d{1,2}(?: nam \d{4})?|thang \d{1,2}(?:(?:\s*[/-]\s*| nam )\d{4})?|\d{1,2}\s*/\s*\d{4}"
    rf"|quy {_QUARTER}(?:(?:\s*[/-]\s*| nam )\d{{4}})?|(?:nam )?\d{{4}}|ngay \d{{1,2}})"
)
_BEGIN = (
    rf"(?:{_END}|(?:ngay )?\d{{1,2}}-\d{{1,2}}(?= (?:den|toi) (?:het )?(?:ngay )?\d{{1,2}}-\d{{1,2}}-\d)"
    rf"|(?:ngay )?\d{{1,2}}|{_FROM_NOW.pattern})"
)
_DAYS = r"\d{1,2}(?:" + _JOIN + r"(?:ngay )?\d{1,2})+"

# What every rule below begins with
_BEGINS = re.compile(
    r"[\dobcilmnqst](?<![^\W_].)(?:(?<=[\doil])|(?<=b)a\s|(?<=c)(?:ac|hin)\s|(?<=m)[uo]n|(?<=n)(?:am|gay)|(?<=q)uy\s"
    r"|(?<=s)au\s|(?<=t)(?:u|rong|hang)\s)"
)
_RULES = forms(
    (wording(r"nam hoc (?P<first>20\d\d)\s*-\s*20\d\d"), _school_year),
    (wording(r"trong \d{1,2} nam 20\d\d"), _garbled),
    (wording(r"ngay\s*(?:\.{2,}|…|_+)\s*(?:/|thang)(?:\s*[\d.…_]+)?(?:\s*(?:/|nam)\s*[\d.…]+)?"), _garbled),
    (wording(r"ngay \d{1,2}\s*(?:/|thang)\s*(?:\.{2,}|…|_+)(?:\s*(?:/|nam)\s*[\d.…]+)?"), _garbled),
    (wording(r"ngay\s*/\s*\d{1,2}\s*/\s*\d{4}"), _garbled),
    (wording(rf"(?:ngay )?{NUMBER}\s*[/.]\s*{NUMBER}\s*[/.]\s*(?:\d{{3}}|\d{{5,6}})"), _garbled),
    (
        wording(
            rf"(?<=bat\x20dau\x20)(?:tu |vao )?(?P<first>{_END})(?:,| va)? ket thuc "
            rf"(?:vao |trong )?(?P<before>(?:het |cuoi |truoc )*)(?P<last>{_END})(?:,? nam (?P<year>\d{{4}}))?"
        ),
        _stretch,
    ),
    (
        wording(
            rf"(?:tu )(?P<first>{_BEGIN})(?:,?\s+(?:cho )?(?:den|toi)|\s*-)\s*(?P<before>(?:het "
            rf"|truoc )*)(?P<last>{_END})(?:,? nam (?P<year>\d{{4}}))?"
        ),
        _stretch,
    ),
    (
        wording(
            rf"(?P<first>{_END}|(?<=\()\d{{1,2}}-\d{{1,2}}(?= (?:den|toi) ))"
            rf"(?:\s+(?:den|toi)\s+|\s*-\s*)(?P<before>(?:het "
            rf"|truoc )*)(?P<last>{_END})(?:,? nam (?P<year>\d{{4}}))?"
        ),
        _stretch,
    ),
    (
        wording(
            rf"(?:ngay )?(?P<a>\d{{1,2}})\s*(?:-| den )\s*(?P<b>\d{{1,2}})\s*(?:/"
            rf"| thang )\s*(?P<m>\d{{1,2}}){_YEAR_TAIL}"
        ),
        _day_stretch,
    ),
    (
        wording(
            rf"ngay (?P<d>\d{{1,2}}) (?:cua )?(?:cac )?thang "
            rf"(?P<months>{_MONTH}(?:{_JOIN}(?:thang )?{_MONTH}(?!\s*/\s*\d{{1,2}}(?!\d)))+){_YEAR_TAIL}"
        ),
        _day_of_months,
    ),
    (
        wording(
            rf"(?:cac )?ngay (?P<days>{_DAYS})\s*(?:/|-(?=\d{{1,2}}-\d{{4}})| thang )"
            rf"\s*(?P<m>\d{{1,2}})(?!\d){_YEAR_TAIL}"
        ),
        _days_of_month,
    ),
    (
        wording(
            rf"(?:ngay\s*)?(?:mung |mong )?(?P<d>{NUMBER})\s*(?P<sep>[/.-])\s*(?P<m>{NUMBER})"
            rf"(?:(?:\s*(?P=sep)\s*(?P<short>\d\d)(?!\d"
            rf"|[/.-]\d))|{_YEAR_TAIL})(?!\s*/|\.\d|-\d)"
        ),
        _day,
    ),
    (
        wording(
            rf"(?:ngay )?(?:mung |mong )?(?P<d>{NUMBER})(?:\s*\([^()\d]{{1,20}}\))? thang "
            rf"(?P<m>{NUMBER})(?:\s*\([^()\d]{{1,20}}\))?{_YEAR_TAIL}{_NO_COUNT}"
        ),
        _spelled_day,
    ),
    (wording(rf"(?P<n>0?[369]|sau|chin|ba) thang (?P<half>dau|cuoi)(?: cua)?(?: nam)?{_YEAR_TAIL}"), _half),
    (
        wording(rf"quy (?P<quarters>{_QUARTER}(?:(?:{_JOIN}|\s*-\s*| den )(?:quy )?{_QUARTER})*){_YEAR_TAIL}"),
        _quarters,
    ),
    (
        wording(
            rf"(?<!moi\x20)(?:cac )?thang "
            rf"(?P<months>{_MONTH}(?:{_JOIN}(?:thang )?{_MONTH}(?!\s*/\s*\d{{1,2}}(?!\d)))*){_YEAR_TAIL}"
        ),
        _months,
    ),
    (
        wording(rf"(?:cac )?nam (?P<years>20\d\d(?:{_JOIN}(?:nam )?20\d\d)*)(?!\s*[-/]\s*\d)"),
        _years,
    ),
    (wording(r"ngay (?:mung |mong )?(?P<d>[0-3]?\d)(?!\s*[/%]|\.\d| ngay| lan)"), _bare_day),
)
