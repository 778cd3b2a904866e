"""What was typed becomes plain Vietnamese words: noise dropped, abbreviations and English terms written out. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

from knowledge.vietnamese import fold, has_diacritics, nfc

# A Markdown or bare link: "[...](http://example.org)", "www.example.org".
_LINK = re.compile(r"\[[^\]]*\]\([^)]*\)|(?:https?://|www\.)\S+")
# "<script>alert(1)</script>; DROP TABLE plans;--"
_SCRIPT = re.compile(
    r"<script\b[^>]*>.*?(?:</script\s*>|$)|\b(?:DROP|ALTER|TRUNCATE) TABLE\b[^;]*(?:;\s*(?:--)?|$)", re.DOTALL
)
_TAG = re.compile(r"</?[a-zA-Z][^>]{0,40}>")
# Pasted program text: {"role": "system", ...} up to the end of its line.
_BRACES = re.compile(r"\{[^{}]*\}|[\"']?\]\}")
_CODE_MARKS = re.compile(r"[`*_\\|~^#]+")
# "which provincial plan": the question word goes behind the noun, as in Vietnamese
_WHICH = re.compile(r"\bwhich ((?:[\w']+ ){1,4}?)(plan|resolution|decree|decision|law|program)\b")
# "the nursing department": a name before the word for the office
_OFFICE = re.compile(r"((?:[\w'-]+ ){1,5})(office|division|department|faculty|centre|center|section|bureau)\b")
_NOT_NAMES = ("and", "provincial", "city", "ward", "commune", "hospital", "standing", "lead", "whose", "district")
_HEADS = {"office": "phòng", "section": "phòng", "bureau": "phòng"}
# "how much does the ward pay for ...", "how much is the fee"
_COSTS = re.compile(
    r"\bhow much (?:does|do|is|are|will|did)\b(?=.*\b(?:costs?|pays?|paid|price|fees?|rewards?|bonus|prize)\b)"
)
# "what must the schools do", "what is the IT office responsible for"
_DUTIES = re.compile(
    r"\bwhat (?:should|must|do|does|is|are|will) (.{3,60}?) (?:(?:need|have|has) to )?"
    r"(?:do\b(?! not)|responsible for\b)"
)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_WORD = re.compile(r"[^\W_]+(?:[&-][^\W_]+)*")
# "ai kí", "định kì", "quí III", "tỉ đồng": the plans spell them with "y"
_WITH_Y = re.compile(r"\b(k[íì]|quí|lí|tỉ(?! mỉ))\b", re.IGNORECASE)
_Y = str.maketrans("íìỉÍÌỈ", "ýỳỷÝỲỶ")


@cache
def lexicon() -> dict[str, Any]:
    """The tables of `lexicon.toml`."""
    text = resources.files("knowledge.question").joinpath("lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def cleaned(typed: str) -> str:
    """The typed text without links, tags, pasted program text and decoration; one line."""
    text = nfc(typed)
    for noise in (_LINK, _SCRIPT, _TAG, _BRACES, _CODE_MARKS):
        text = noise.sub(" ", text)
    text = "".join(c if c.isprintable() or c.isspace() else " " for c in text)
    text = _WITH_Y.sub(lambda match: match[0].translate(_Y), text)
    return re.sub(r"\s+", " ", text).strip()


def is_english(text: str) -> bool:
    """Whether the question is put in English: English function words, a sixth at least, and few words with marks.

    Names of Vietnamese offices and movements may stand in it as they are printed.
    """
    words = [word.strip(".,?!:;\"'“”()") for word in _QUOTED.sub(" ", text).lower().split()]
    function, only = (set(lexicon()[table]) for table in ("english_function_words", "english_only"))
    hits = sum(word in function for word in words)
    marked = sum(map(has_diacritics, words))
    return hits >= max(2, len(words) / 6) and marked < hits and any(word in only for word in words)


def written_out(text: str, *, english: bool) -> str:
    """The text with abbreviations, chat spellings and (in English questions) terms written out in Vietnamese."""
    if english:
        for term, meaning in lexicon()["english_capitals"].items():
            text = re.sub(rf"\b{term}\b", meaning, text)
        lowered = _WHICH.sub(r"\1 \2 nào", text.lower().replace("’", "'"))
        lowered = _DUTIES.sub(r"\1 phải làm gì", lowered)
        lowered = _COSTS.sub("how much money", _with_months(lowered))
        lowered = _OFFICE.sub(_head_first, lowered)
        for term, meaning in sorted(lexicon()["english"].items(), key=lambda pair: -len(pair[0])):
            lowered = re.sub(rf"\b{re.escape(term)}(?:e?s)?\b", f" {meaning} ", lowered)
        return re.sub(r"\s+", " ", lowered).strip()
    abbreviations, chat = lexicon()["abbreviations"], lexicon()["chat"]

    def written(match: re.Match[str]) -> str:
        word = match[0]
        key = re.sub(r"[&-]", "", fold(word))
        if key == "gd":
            # "gđ 1" is a phase; "gđ sở" is the director
            return "giai đoạn" if re.match(r"\s*\d", match.string[match.end() :]) else "giám đốc"
        if word.isupper() and len(key) < 2:
            return word
        if len(key) > 3 and has_diacritics(word) and key in chat:
            return word
        return str(abbreviations.get(key, chat.get(key, word)) if _is_shorthand(word, key, chat) else word)

    return re.sub(r"\s+", " ", _WORD.sub(written, text)).strip()


def _with_months(lowered: str) -> str:
    """ "15 march 2026", "march 15, 2026" are "ngày 15/3/2026", "march 2026" is "tháng 3/2026"."""
    for month, name in enumerate(lexicon()["english_names"]["months"], 1):
        named, number, year = rf"(?:{name}|{name[:3]}\.?)", r"(\d{1,2})(?:st|nd|rd|th)?", r"(?:,? (20\d\d))?"
        lowered = re.sub(rf"\b{number} (?:of )?{named}(?!\w){year}", _day(month), lowered)
        lowered = re.sub(rf"\b{named} {number}(?!\d){year}", _day(month), lowered)
        lowered = re.sub(rf"\b{named} (20\d\d)\b", rf"tháng {month}/\1", lowered)
        lowered = re.sub(rf"\b(in|by|of) {name}\b", rf"\1 tháng {month}", lowered)
    return lowered


def _day(month: int) -> Callable[[re.Match[str]], str]:
    return lambda match: f"ngày {match[1]}/{month}" + (f"/{match[2]}" if match[2] else "")


def _head_first(match: re.Match[str]) -> str:
    """ "nursing department" is "department nursing" in Vietnamese, unless the glossary knows the name as a whole."""
    words = match[1].split()
    stop = {*lexicon()["english_function_words"], *_NOT_NAMES}
    while words and (words[0] in stop or words[0].isdigit()):
        words.pop(0)
    known = lexicon()["english"]
    whole = any(" ".join([*words[at:], match[2]]) in known for at in range(len(words)))
    if not words or whole or any(word in stop for word in words):
        return match[0]
    before = match[1].split()[: len(match[1].split()) - len(words)]
    return " ".join([*before, _HEADS.get(match[2], match[2]), *words])


def _is_shorthand(word: str, key: str, chat: dict[str, str]) -> bool:
    """A marked word is an abbreviation only through đ ("cđs", "TĐKT"): "dân" is not "dn", "bé" is not "bc"."""
    marks = has_diacritics(re.sub("[đĐ]", "d", word))
    return not marks and (not has_diacritics(word) or key not in chat or key in {"dc"})
