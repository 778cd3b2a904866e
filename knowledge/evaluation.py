"""Compares the facts read out of plans with facts that a person noted: recall and precision by kind. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from knowledge.model import Award, Deadline, DossierItem, Duty, Facts, Phase, Reference, Target
from knowledge.vietnamese import fold, syllables

Noted = Mapping[str, Any]
Fact = Award | Deadline | DossierItem | Duty | Phase | Reference | Target
_OCCASIONS = {"hằng năm": "annual", "hàng năm": "annual", "sơ kết": "preliminary", "tổng kết": "final"}
_LEVELS = {"Nhà nước": "state", "tỉnh": "province", "cơ sở": "unit"}
_SECTIONS = {"căn cứ": ("legal_basis", "preamble"), "nơi nhận": ("recipients",), "chữ ký": ("signature",)}
_SHORT_FORMS = (
    ("uy ban mat tran to quoc viet nam", "ubmttqvn"),
    ("thi dua - khen thuong", "td-kt"),
    ("uy ban nhan dan", "ubnd"),
)
_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class FactScore:
    """How one kind of fact was read: `missed` are ids of noted facts, `spurious` quotes that nobody noted."""

    kind: str
    noted: int
    read: int
    missed: tuple[str, ...]
    spurious: tuple[str, ...]

    @property
    def recall(self) -> float:
        """The share of noted facts that were read."""
        return 1 - len(self.missed) / self.noted if self.noted else 1.0

    @property
    def precision(self) -> float:
        """The share of read facts that were noted."""
        return 1 - len(self.spurious) / self.read if self.read else 1.0


def score_facts(read: Mapping[str, Facts], noted: Iterable[Noted]) -> tuple[FactScore, ...]:
    """The score of each kind over all plans; `read` is keyed by the plan ids of the notes ("P0").

    A fact noted under another kind is no invention: a report due is a duty as well.
    """
    noted = [note for note in noted if note["plan"] in read]
    return tuple(_score(kind, read, noted) for kind in _KINDS)


def _score(kind: str, read: Mapping[str, Facts], noted: Sequence[Noted]) -> FactScore:
    counted, excused, facts_of_kind, same = _KINDS[kind]
    wanted = [note for note in noted if note["kind"] in counted and not note["fields"].get("optional")]
    found = [(plan, fact) for plan, facts in read.items() for fact in facts_of_kind(facts)]
    missed = tuple(
        str(note["id"]) for note in wanted if not any(plan == note["plan"] and same(note, fact) for plan, fact in found)
    )
    others = [note for note in noted if note not in wanted and note["kind"] in (*counted, *excused)]
    spurious = tuple(
        f"{plan} {fact.section}: {fact.quote}"
        for plan, fact in found
        if not any(plan == note["plan"] and same(note, fact) for note in wanted)
        and not any(plan == note["plan"] and _overlap(str(note["quote"]), fact.quote) for note in others)
    )
    return FactScore(kind, len(wanted), len(found), missed, spurious)


def _same_award(note: Noted, fact: Fact) -> bool:
    if not isinstance(fact, Award):
        return False
    fields = note["fields"]
    occasions = {_OCCASIONS[name] for name in fields.get("occasions") or ()}
    return (
        _same_place(note, fact)
        and fold(fields["form"] or "") == fold(fact.form or "")
        and occasions == set(fact.occasions)
        and _LEVELS.get(fields["level"] or "") == fact.level
        and (fact.grantor is None or _same_office(fields["grantor"] or "", fact.grantor))
        and fact.proposed == (fields.get("action") == "đề xuất")
    )


def _same_dossier(note: Noted, fact: Fact) -> bool:
    if not isinstance(fact, DossierItem) or not _overlap(note["quote"], fact.quote):
        return False
    return "copies" not in note["fields"] or note["fields"]["copies"] == fact.copies


def _same_duty(note: Noted, fact: Fact) -> bool:
    if not isinstance(fact, Duty) or not _same_place(note, fact):
        return False
    offices = str(note["fields"].get("office", "")).split("; ")
    if not any(_same_office(office, fact.office) for office in offices):
        return False
    heading = len(syllables(note["quote"])) <= len(syllables(fact.office)) + 4
    return heading or _overlap(note["quote"], fact.quote) or _contained(note["quote"], f"{fact.office} {fact.quote}")


def _same_phase(note: Noted, fact: Fact) -> bool:
    if not isinstance(fact, Phase) or not _same_place(note, fact):
        return False
    fields = note["fields"]
    return (
        bool(fields.get("overall")) == fact.overall
        and (fields["start"] or "") == (fact.starts.isoformat()[: len(fields["start"] or "")] if fact.starts else "")
        and (fields["end"] or "") == (fact.ends.isoformat()[: len(fields["end"] or "")] if fact.ends else "")
    )


def _same_target(note: Noted, fact: Fact) -> bool:
    if not isinstance(fact, Target) or not _same_place(note, fact) or not _overlap(note["quote"], fact.quote):
        return False
    fields = note["fields"]
    by = fact.by.isoformat() if fact.by else None
    return (fields["op"], float(fields["value"]), fields["unit"], fields["by"]) == (
        fact.operator,
        fact.value,
        fact.unit,
        by,
    )


def _same_reference(note: Noted, fact: Fact) -> bool:
    if not isinstance(fact, Reference) or not _same_place(note, fact):
        return False
    fields = note["fields"]
    same_name = fold(fields["number"] or "") == fold(fact.number) and (
        bool(fact.number) or fold(fields.get("title", "")) == fold(fact.title or "")
    )
    return same_name and fields["date"] == (fact.date.isoformat() if fact.date else None)


def _same_deadline(note: Noted, fact: Fact) -> bool:
    """The day or the yearly days agree; where the plan names none, a deadline without a date stands there."""
    if not isinstance(fact, Deadline) or not _same_place(note, fact):
        return False
    when = note["fields"]["when"]
    if "date" in when:
        return bool(fact.date and fact.date.isoformat() == when["date"] and fact.strict_before != when["inclusive"])
    if when["type"].startswith("recurring") and "dates" in when:
        days = {int(part) for part in re.findall(r"\d+", (fact.rrule or "").partition("BYMONTHDAY=")[2])}
        return fact.kind == "recurring" and {int(day[-2:]) for day in when["dates"]} == days
    return fact.date is None and _overlap(note["quote"], fact.quote)


def _same_place(note: Noted, fact: Fact) -> bool:
    """The same section, or one of the two inside the other."""
    named = str(note["section"])
    if named in _SECTIONS:
        return fact.section in _SECTIONS[named]
    return f"{fact.section}.".startswith(f"{named}.") or f"{named}.".startswith(f"{fact.section}.")


def _same_office(noted: str, read: str) -> bool:
    """Whether one name holds the other, brackets left out: "Giám đốc Sở" is "Giám đốc Sở Văn hóa"."""
    one, other = (_short(re.sub(r"\([^)]*\)|\"", "", name)) for name in (noted, read))
    return one in other or other in one


def _short(name: str) -> str:
    folded = fold(name)
    for long, short in _SHORT_FORMS:
        folded = folded.replace(long, short)
    return re.sub(r"\W+", " ", folded).strip()


def _overlap(one: str, other: str) -> bool:
    """Whether the shorter quote lies for the most part inside the longer."""
    return _contained(one, other) or _contained(other, one)


def _contained(one: str, other: str) -> bool:
    words, within = syllables(one), syllables(other)
    pairs, held = list(pairwise(words)), set(pairwise(within))
    return bool(pairs) and sum(pair in held for pair in pairs) / len(pairs) >= _ENOUGH


_Kind = tuple[tuple[str, ...], tuple[str, ...], Callable[[Facts], Sequence[Fact]], Callable[[Noted, Fact], bool]]
_OBLIGATIONS = ("obligation.report", "obligation.task", "milestone", "meta.executor")
_KINDS: Mapping[str, _Kind] = {
    "deadlines": (("obligation.report",), (*_OBLIGATIONS, "phase"), lambda facts: facts.deadlines, _same_deadline),
    "awards": (("award",), (), lambda facts: facts.awards, _same_award),
    "dossier": (("award.dossier",), (), lambda facts: facts.dossier, _same_dossier),
    "duties": (("responsibility",), (*_OBLIGATIONS, "award.quantity", "phase"), lambda facts: facts.duties, _same_duty),
    "phases": (("phase",), (), lambda facts: facts.phases, _same_phase),
    "targets": (("target",), (), lambda facts: facts.targets, _same_target),
    "references": (("reference",), (), lambda facts: facts.references, _same_reference),
}
