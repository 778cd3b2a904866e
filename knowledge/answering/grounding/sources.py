"""The numbered evidence that a model is given and its wording is held against. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One numbered source: the plan's own words, what the program tells of them line by line, and what stands around.

    `context` are the plan's title and name and the headings above; `opening` and `closing` what the program says
    before and after (a corrected premise, the days left).
    """

    plan: str
    label: str
    section: str
    page: int
    quote: str
    told: tuple[str, ...] = ()
    context: str = ""
    opening: str = ""
    closing: str = ""

    @property
    def whole(self) -> str:
        """Everything that a wording may take from this source; what the opening denies is not among it."""
        parts = (*self.told, self.quote, self.closing, self.label, self.context, self.section)
        return "\n".join(part for part in parts if part)
