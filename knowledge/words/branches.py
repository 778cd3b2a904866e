"""Long lists of alternatives, arranged so that the regular expression engine need not try them one by one. Pure.

`re` tries the alternatives "bao cao|gui|nop|ban hanh" in turn wherever the pattern may begin.
"b(?:ao cao|an hanh)|gui|nop" finds the same, and a letter that begins none of them is passed over after three glances.
"""

from __future__ import annotations

import re

_BRACKETS = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]")
_LOOKBEHIND = re.compile(r"\(\?<[!=]")
_TIMES = tuple("?*+{")


def by_letter(alternatives: str) -> str:
    """The alternatives by their first letters; as they are where one of them begins with none.

    Those of one letter keep their order, so that the same one wins at every place.
    """
    branches = _opened(alternatives)
    if len(branches) == 1:
        return alternatives
    groups: dict[str, list[str]] = {}
    for branch in branches:
        asked, rest = _asked(branch)
        if not rest[:1].isalpha() or rest.startswith(_TIMES, 1):
            return _bracketed(_split(alternatives))
        groups.setdefault(rest[0], []).append(asked + rest[1:])
    return _bracketed([letter + by_letter("|".join(rests)) for letter, rests in groups.items()])


def _bracketed(branches: list[str]) -> str:
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _asked(branch: str) -> tuple[str, str]:
    """What a branch asks of the text before it, as it is asked behind the branch's first letter; and the rest."""
    asked = ""
    while _LOOKBEHIND.match(branch):
        end = _closing(branch)
        asked, branch = f"{asked}{branch[:end]}.)", branch[end + 1 :]
    return asked, branch


def _opened(alternatives: str) -> list[str]:
    """Each alternative, with brackets at its beginning opened: "(?:thanh )?quyet toan" is two."""
    opened: list[str] = []
    for branch in _split(alternatives):
        end = _closing(branch) if branch.startswith("(?:") else 0
        rest = branch[end + 1 :]
        if not end or rest.startswith(_TIMES[1:]) or "(?P<" in rest:
            opened.append(branch)
            continue
        inner = _split(branch[3:end]) + [""] * rest.startswith("?")
        opened += _opened("|".join(part + rest.removeprefix("?") for part in inner))
    return opened


def _split(alternatives: str) -> list[str]:
    """What stands between the bars outside of brackets."""
    parts, depth, begin = [], 0, 0
    for match in _BRACKETS.finditer(alternatives):
        if match[0] == "|" and not depth:
            parts.append(alternatives[begin : match.start()])
            begin = match.end()
        depth += (match[0] == "(") - (match[0] == ")")
    return [*parts, alternatives[begin:]]


def _closing(pattern: str) -> int:
    """Where the bracket is closed that a pattern begins with."""
    depth = 0
    for match in _BRACKETS.finditer(pattern):
        depth += (match[0] == "(") - (match[0] == ")")
        if not depth:
            return match.start()
    raise ValueError(pattern)
