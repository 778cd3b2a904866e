"""Whether a label stands in sequence where it is found, and which path it gets there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from knowledge.outline.labels import Kind, Label, following_roman, next_letters
from knowledge.outline.rows import is_capitals

# Which heading may stand above which: an "I." after "Điều 2" opens a new text, it is no part of that article.
_RANK: dict[Kind, int] = {
    "appendix": 0,
    "part": 1,
    "chapter": 2,
    "division": 3,
    "subdivision": 4,
    "article": 5,
    "upper": 5,
    "roman": 6,
}
_BELOW = 9
_ARTICLE: tuple[Kind, str] = ("article", "word")
_LONGEST_GAP = 3
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Context:
    """What speaks for a label besides its number.

    `firm`: the line before was complete, so something new begins here. `cited`: the line before ends in words such as
    "theo khoản", after which a number is a citation. `introduced`: the line before is a heading or ends in a colon.
    `complete`: the line before ends a sentence or is a heading, whatever room it left. `scanned`: read off a picture.
    """

    firm: bool
    cited: bool = False
    introduced: bool = False
    complete: bool = False
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """An open section: its label, its path and the parts of it."""

    label: Label
    path: str
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a label goes: under `ancestors`; `missing` is the label that should have come before ("2" before "3")."""

    label: Label
    path: str
    ancestors: tuple[str, ...]
    missing: bool = False
    repeated: bool = False


class Numbering:
    """The open sections of a text, and what may come next."""

    def __init__(self) -> None:
        self._frames: list[Frame] = []
        self._last: dict[tuple[Kind, str], Label] = {}
        self._paths: set[str] = set()
        self._copies: Counter[str] = Counter()
        self._name = ""

    def place(self, labels: Sequence[Label], context: Context) -> Placement | None:
        """Take the first reading that fits the sequence; None where the line is no section."""
        if context.cited and not context.firm:
            return None
        rules: tuple[Callable[[Label, Context], int | None], ...] = (
            self._following,
            self._continuing,
            self._first,
            self._after_gap,
            self._again,
        )
        for rule in rules:
            for label in labels:
                depth = rule(label, context) if _opens(label, context) else None
                if depth is not None and rule == self._again and context.scanned and label.kind == "roman":
                    # a scan reads "III." as "II."
                    return self._open(following_roman(label), depth, missing=False, repeated=False)
                if depth is not None:
                    return self._open(label, depth, missing=rule == self._after_gap, repeated=rule == self._again)
        return None

    def restart(self, name: str = "") -> None:
        """Close everything: an attached text begins. `name` ("Quy chế") is put before articles that would clash."""
        article = self._last.get(_ARTICLE)
        self._frames.clear()
        self._last.clear()
        if name and article:
            # "Điều 4" of the rules after "Điều 3" of the decision that issues them
            self._last[_ARTICLE] = article
        self._name = name if any(path.startswith("Điều ") for path in self._paths) else ""

    def open_unlabelled(self, name: str) -> str:
        """Open a section that is printed without a label ("Phụ lục" for "DANH MỤC NHIỆM VỤ"); answers its path."""
        return self._open(Label("appendix", 0, (name,), "word", name, name, ""), 0, missing=False, repeated=False).path

    def restarts(self, labels: Sequence[Label]) -> bool:
        """Whether "1." or "a)" stands where a list of that kind is open, so that its numbers begin again."""
        return any(label.value == 1 and label.kind not in _RANK and self._alike_depth(label) for label in labels)

    def open_heading(self, heading: str, labels: Sequence[Label]) -> Placement:
        """Open an unnumbered heading ("Học kỳ II") beside the list that its own list, of `labels`, is like."""
        depth = min(depth for label in labels if (depth := self._alike_depth(label))) - 1
        while depth and self._frames[depth - 1].label.kind == "heading":
            depth -= 1
        label = Label("heading", 0, (heading,), "word", heading, heading, heading)
        return self._open(label, depth, missing=False, repeated=False)

    def _alike_depth(self, label: Label) -> int:
        """The number of the innermost open section with a label of that kind and punctuation, from 1; 0 for none."""
        alike = [n for n, frame in enumerate(self._frames, start=1) if _alike(frame.label, label, True)]
        return alike[-1] if alike and label.kind != "dotted" else 0

    # Each rule answers how many of the open sections stay open above the label, None where it does not apply.

    def _following(self, label: Label, context: Context) -> int | None:
        """ "2." after "1.", "đ)" after "d)", "II." after "I."; first with the same punctuation, then with any."""
        for same_style in (True, False):
            for depth in range(len(self._frames) - 1, -1, -1):
                frame = self._frames[depth]
                if _alike(frame.label, label, same_style) and self._succeeds(frame.label, label):
                    return depth
        return None

    def _continuing(self, label: Label, context: Context) -> int | None:
        """ "Điều 6" in Chương II after "Điều 5" in Chương I; "4." in II after "3." in I."""
        last = self._last.get((label.kind, label.style))
        if last is None or label.kind == "dotted" or label.value == 1 or not context.firm:
            return None
        still_open = any(_alike(frame.label, label, True) for frame in self._frames)
        return self._below_higher(label) if not still_open and self._succeeds(last, label) else None

    def _first(self, label: Label, context: Context) -> int | None:
        if label.kind == "dotted":
            return self._first_dotted(label, context)
        if label.kind == "appendix":
            return 0 if context.firm else None
        if label.value > 1:
            return None
        if len(self._frames) >= _DEEPEST:
            return None
        nested = any(_alike(frame.label, label, True) for frame in self._frames)
        if nested and label.kind not in _RANK and not (context.firm and context.introduced):
            # a second "1." inside "1." is a list only where something announces it
            return None
        return self._below_higher(label)

    def _first_dotted(self, label: Label, context: Context) -> int | None:
        """ "2.1." under "2.", "a1)" under "a)"; "1.1." right under "IV." where no "1." is printed."""
        above = self._prefix_depth(label)
        if label.value > 1 and not (context.firm and label.value <= _LONGEST_GAP and above):
            return None
        if above:
            return above
        return self._without("dotted", "letter") if context.firm else None

    def _after_gap(self, label: Label, context: Context) -> int | None:
        """ "4." after "2.": one is missing, or was never printed; only where the line surely begins something."""
        if not context.firm or not _opens_with_capital(label):
            return None
        for depth in range(len(self._frames) - 1, -1, -1):
            frame = self._frames[depth]
            if _alike(frame.label, label, True) and 0 < label.value - frame.label.value <= _LONGEST_GAP:
                return depth
        near = label.value <= _LONGEST_GAP or (label.kind == "roman" and is_capitals(label.rest))
        if label.kind in ("arabic", "roman", "article") and near and context.introduced:
            # the first of the list was lost: "II." with no "I." before
            alike = any(_alike(frame.label, label, False) for frame in self._frames)
            return None if alike else self._below_higher(label)
        return None

    def _again(self, label: Label, context: Context) -> int | None:
        """ "3." twice in a row: a slip of the writer, but a section all the same."""
        if not context.firm or not _opens_with_capital(label):
            return None
        for depth in range(len(self._frames) - 1, -1, -1):
            frame = self._frames[depth]
            if _alike(frame.label, label, True):
                return depth if frame.label.value == label.value else None
        return None

    def _succeeds(self, last: Label, label: Label) -> bool:
        if label.kind == "letter":
            return label.tokens[0] in next_letters(last.tokens[0])
        if label.kind == "dotted":
            return last.tokens[:-1] == label.tokens[:-1] and label.value == last.value + 1
        return label.value == last.value + 1

    def _below_higher(self, label: Label) -> int:
        """Headings of a rank close everything of the same or a lower rank; plain numbers nest where they stand."""
        rank = _RANK.get(label.kind)
        if rank is None:
            return len(self._frames)
        if label.kind == "upper" and self._is_under_numbers():
            return self._below_heading(label)
        for depth, frame in enumerate(self._frames):
            if _RANK.get(frame.label.kind, _BELOW) >= rank:
                return depth
        return len(self._frames)

    def _is_under_numbers(self) -> bool:
        """Whether capital letters divide what is numbered ("III. | A."), and do not stand above it ("A. | I.")."""
        kinds = {frame.label.kind for frame in self._frames}
        return "upper" not in kinds and bool(kinds & {"roman", "arabic", "dotted"})

    def _below_heading(self, label: Label) -> int:
        """ "A." under "III." or "2."; set in capitals only where the heading above it is."""
        depth = self._without("letter", "lower_roman")
        while depth and is_capitals(label.rest) and _is_small(self._frames[depth - 1].label.rest):
            depth -= 1
        return depth

    def _without(self, *kinds: Kind) -> int:
        depth = len(self._frames)
        while depth and self._frames[depth - 1].label.kind in kinds:
            depth -= 1
        return depth

    def _prefix_depth(self, label: Label) -> int | None:
        """How deep the open section stands whose number a dotted label repeats."""
        prefix = label.tokens[:-1]
        for depth in range(len(self._frames), 0, -1):
            if self._frames[depth - 1].chain[-len(prefix) :] == prefix:
                return depth
        return None

    def _open(self, label: Label, depth: int, *, missing: bool, repeated: bool) -> Placement:
        if label.kind == "letter" and self._follows_itself(label, depth):
            label = replace(label, part="đ", tokens=("đ",), value=label.value + 1)
        del self._frames[depth:]
        parent = self._frames[-1] if self._frames else None
        repeats = label.kind == "dotted" and parent and parent.chain[-len(label.tokens) + 1 :] == label.tokens[:-1]
        part = label.tokens[-1] if repeats else label.part
        path = self._unused(label, parent, part)
        chain = (*(parent.chain if parent else ()), *((part,) if repeats else label.tokens))
        ancestors = tuple(frame.path for frame in self._frames)
        self._frames.append(Frame(label, path, chain))
        self._last[label.kind, label.style] = label
        return Placement(label, path, ancestors, missing, repeated)

    def _follows_itself(self, label: Label, depth: int) -> bool:
        """A scan reads "đ)" as "d)": the second "d)" in a row is "đ)"."""
        before = self._frames[depth].label if depth < len(self._frames) else None
        return before is not None and before.kind == "letter" and before.tokens == label.tokens == ("d",)

    def _unused(self, label: Label, parent: Frame | None, part: str) -> str:
        wanted = f"{parent.path}.{part}" if parent else part
        if label.kind == "article":
            # articles are cited without the chapter they stand in
            wanted = f"{self._name}.{part}" if self._names(label) else part
        path = wanted
        while path in self._paths:
            self._copies[wanted] += 1
            path = f"{wanted} ({self._copies[wanted] + 1})"
        self._paths.add(path)
        return path

    def _names(self, article: Label) -> bool:
        """Whether the attached text is named before its article: not where its articles go on from the decision's."""
        return bool(self._name) and (article.value == 1 or f"{self._name}.Điều 1" in self._paths)


def _alike(one: Label, other: Label, same_style: bool) -> bool:
    if one.kind != other.kind or (one.kind == "dotted" and len(one.tokens) != len(other.tokens)):
        return False
    return one.kind == "dotted" or not same_style or one.style == other.style


def _is_small(heading: str) -> bool:
    """Whether a heading is not set in capitals; one that stands on the next line is not known."""
    return bool(heading) and not is_capitals(heading)


def _opens(label: Label, context: Context) -> bool:
    """After an unfinished line only a capital letter may follow the label; after a finished one nearly anything."""
    if not label.rest:
        return context.firm
    if label.rest[0].isdigit():
        # "1. 100% hồ sơ" opens an item, "bố trí được | 1. 5 tỷ đồng" is a number broken over two lines
        return context.firm and context.complete
    return context.firm or _opens_with_capital(label)


def _opens_with_capital(label: Label) -> bool:
    first = label.rest.lstrip("“\"'(«")[:1]
    return first.isupper() or (not label.rest and label.kind != "letter")
