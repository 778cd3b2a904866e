"""Facts of a plan, read out of its sections."""

from __future__ import annotations

from dataclasses import replace

from knowledge.facts.amendments import amending_in, worded_deadlines
from knowledge.facts.assignments import assignments_in
from knowledge.facts.awards import awards_in
from knowledge.facts.blanks import filled_in
from knowledge.facts.deadlines import deadlines_of
from knowledge.facts.dossier import dossier_in
from knowledge.facts.duties import duties_in
from knowledge.facts.oddities import oddities_in
from knowledge.facts.passages import passages_of
from knowledge.facts.phases import lasts_a_year, phases_in, plan_period
from knowledge.facts.records import described_duties
from knowledge.facts.references import references_in
from knowledge.facts.targets import targets_in
from knowledge.facts.whole_names import with_whole_names
from knowledge.model import Facts, Outline

__all__ = ["facts_of"]


def facts_of(outline: Outline) -> Facts:
    """Everything that the plan says of deadlines, awards, duties, phases, targets and other documents."""
    passages = with_whole_names(passages_of(outline.sections))
    filled = {section.path for section in filled_in(outline.sections)}
    told = tuple(passage for passage in passages if passage.section.path in filled)
    phases = phases_in(told)
    starts_on, ends_on = plan_period(phases, outline.header.title, outline.header.issued_on)
    amending = amending_in(passages, outline.header)
    own = amending.without_orders(deadlines_of(outline.header, outline.sections, starts_on, ends_on))
    worded = (deadline for one in amending.amendments for deadline in worded_deadlines(one, outline.header, ends_on))
    facts = Facts(
        deadlines=(*own, *worded),
        awards=awards_in(told, one_year=lasts_a_year(starts_on, ends_on)),
        dossier=dossier_in(told),
        duties=(*duties_in(told), *described_duties(told), *assignments_in(told)),
        phases=phases,
        targets=targets_in(told),
        references=references_in(passages, outline.header),
        amendments=amending.amendments,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    return replace(facts, oddities=(*oddities_in(outline, facts), *amending.oddities))
