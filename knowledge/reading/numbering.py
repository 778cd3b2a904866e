"""The labels that Word prints before numbered paragraphs ("I.", "1.1.", "a)", "-"): ECMA-376 part 1, 17.9."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from knowledge.reading.ooxml import Package, W, attribute, child_at, is_on

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
# Bullets are letters of a picture font: what they look like on paper.
_BULLETS = {"\uf02d": "-", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "§": "▪"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `pattern` is "%1.%2.", `restart` the level (from 1) that starts it anew, 0 for never."""

    start: int
    format: str
    pattern: str
    style: str | None
    restart: int | None
    legal: bool


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of one document while they go by."""

    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by number id
    _list_of: dict[str, str] = field(default_factory=dict)  # number id -> the list that it counts in
    _overrides: dict[tuple[str, int], int] = field(default_factory=dict)
    _styles: dict[str, tuple[str | None, int | None]] = field(default_factory=dict)
    _based_on: dict[str, str | None] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _default_style: str | None = None

    @classmethod
    def of(cls, package: Package) -> Numbering:
        """The numbering of a package, ready for its first paragraph."""
        numbering = cls()
        styles, lists = package.beside("styles.xml"), package.beside("numbering.xml")
        if styles is not None:
            numbering._learn_styles(styles)
        if lists is not None:
            numbering._learn_lists(lists)
        return numbering

    def label(self, paragraph: Element) -> str:
        """The label of the next paragraph, "" where it bears none; call it for every paragraph, in order."""
        place = self._place(paragraph)
        if place is None or place[1] not in self._levels.get(place[0], {}):
            return ""
        self._count(*place)
        return self._printed(*place)

    def _count(self, number: str, depth: int) -> None:
        counts, levels = self._counts.setdefault(self._list_of[number], {}), self._levels[number]
        # a list that was restarted counts from its override once, then on
        override = self._overrides.pop((number, depth), None)
        if override is not None:
            counts[depth] = override
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        for deeper in [level for level in counts if level > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                del counts[deeper]

    def _printed(self, number: str, depth: int) -> str:
        levels, counts = self._levels[number], self._counts[self._list_of[number]]
        level = levels[depth]
        if level.format == "bullet":
            return _BULLETS.get(level.pattern, "•" if level.pattern > "\ue000" else level.pattern)
        label = level.pattern
        for upper in range(depth + 1):
            if f"%{upper + 1}" in label and upper in levels:
                count = counts.setdefault(upper, levels[upper].start)
                label = label.replace(
                    f"%{upper + 1}", formatted(count, "decimal" if level.legal else levels[upper].format)
                )
        return label.strip()

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own, else its style's, else that of a style under it."""
        style = attribute(paragraph, "pPr/pStyle") or self._default_style
        own = attribute(paragraph, "pPr/numPr/numId")
        depth = attribute(paragraph, "pPr/numPr/ilvl")
        if own is not None:
            return None if own == "0" else (own, _integer(depth, 0))
        for name in self._chain(style):
            number, level = self._styles.get(name, (None, None))
            if number is not None:
                found = level if level is not None else self._level_of_style(number, style)
                return None if number == "0" else (number, _integer(depth, found))
        return None

    def _chain(self, style: str | None) -> list[str]:
        chain: list[str] = []
        while style is not None and style not in chain:
            chain.append(style)
            style = self._based_on.get(style)
        return chain

    def _level_of_style(self, number: str, style: str | None) -> int:
        depths = {level.style: depth for depth, level in self._levels.get(number, {}).items()}
        return next((depths[name] for name in self._chain(style) if name in depths), 0)

    def _learn_styles(self, root: Element) -> None:
        for style in root.iter(W + "style"):
            name = style.get(W + "styleId", "")
            self._based_on[name] = attribute(style, "basedOn")
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                self._default_style = name
            if child_at(style, "pPr/numPr") is not None:
                level = attribute(style, "pPr/numPr/ilvl")
                self._styles[name] = (
                    attribute(style, "pPr/numPr/numId"),
                    None if level is None else _integer(level, 0),
                )

    def _learn_lists(self, root: Element) -> None:
        lists: dict[str, dict[int, Level]] = {}
        linked: dict[str, str] = {}
        links: dict[str, str] = {}
        for abstract in root.iter(W + "abstractNum"):
            name = abstract.get(W + "abstractNumId", "")
            lists[name] = {_integer(level.get(W + "ilvl"), 0): _level(level) for level in abstract.findall(W + "lvl")}
            if (style := attribute(abstract, "styleLink")) is not None:
                linked[style] = name
            if (link := attribute(abstract, "numStyleLink")) is not None:
                links[name] = link
        for name, link in links.items():
            lists[name] = lists.get(linked.get(link, name), {})
        for number in root.iter(W + "num"):
            self._learn_number(number, lists)

    def _learn_number(self, number: Element, lists: dict[str, dict[int, Level]]) -> None:
        name = number.get(W + "numId", "")
        self._list_of[name] = attribute(number, "abstractNumId") or ""
        self._levels[name] = dict(lists.get(self._list_of[name], {}))
        for override in number.findall(W + "lvlOverride"):
            depth = _integer(override.get(W + "ilvl"), 0)
            start = attribute(override, "startOverride")
            if start is not None:
                self._overrides[(name, depth)] = _integer(start, 1)
            own = override.find(W + "lvl")
            if own is not None:
                self._levels[name][depth] = _level(own)


def formatted(count: int, form: str) -> str:
    """A count in a list's number format: 4 is "IV" in upperRoman, "d" in lowerLetter."""
    if form in ("upperRoman", "lowerRoman"):
        return _roman(count) if form == "upperRoman" else _roman(count).lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{count:02d}"
    return "" if form == "none" else str(count)


def _roman(count: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (count // value)
        count %= value
    return letters


def _level(level: Element) -> Level:
    restart = attribute(level, "lvlRestart")
    return Level(
        start=_integer(attribute(level, "start"), 1),
        format=attribute(level, "numFmt") or "decimal",
        pattern=attribute(level, "lvlText") or "",
        style=attribute(level, "pStyle"),
        restart=None if restart is None else _integer(restart, 0),
        legal=is_on(level, "isLgl"),
    )


def _integer(value: str | None, otherwise: int) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 6 else otherwise
