"""A date that somebody types instead of a plan, read by the grammar of plans. Pure."""

from __future__ import annotations

import re

from knowledge.facts.points import Expression
from knowledge.facts.resolution import rules_of
from knowledge.facts.rhythms import frequencies
from knowledge.facts.statements import read_expressions
from knowledge.facts.terms import Period, Rule, Setting
from knowledge.vietnamese import fold_aligned

# "15/11, hằng năm", "20/6 và 20/12"
_JOINED = re.compile(r"[\s,;.]*(?:va)?[\s,;.]*")
_EVERY = re.compile(r"(?:hang|moi) (?:nam|thang|quy)")


def rule_worded(words: str, period: Period) -> Rule | None:
    """The one rule that the words name: "15/11/2026", "trước 15/11 hằng năm", "20/6, 20/12 hằng năm".

    None where they say anything else beside it, several things or none that is certain.
    """
    folded = fold_aligned(words)
    found = read_expressions(words, folded)
    if not found or not _says_nothing_else(folded, found):
        return None
    marks = frequencies(folded)
    setting = Setting(period, frequency=marks[-1][1] if marks else None, printed=words)
    rules = rules_of(Expression.together(found) if found[0].points else found[0], setting)
    return rules[0] if len(rules) == 1 and rules[0].kind != "undated" else None


def _says_nothing_else(folded: str, found: tuple[Expression, ...]) -> bool:
    for expression in reversed(found):
        folded = folded[: expression.start] + folded[expression.end :]
    return _JOINED.fullmatch(_EVERY.sub("", folded)) is not None
