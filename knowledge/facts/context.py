"""What earlier sentences and the headings above leave to a sentence that does not say it itself. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knowledge.facts import obligations as duty
from knowledge.facts.addressees import addressee
from knowledge.facts.objects import opening_thing
from knowledge.facts.passages import Span
from knowledge.facts.points import wording
from knowledge.facts.terms import Period

_LABEL_LINE = wording(
    r"(?:(?:don vi|co quan|bo phan|nguoi|ca nhan|dau moi)(?: [a-z]+){1,4}|chu tri|phoi hop"
    r"|thoi (?:gian|han|diem)[a-z ]{0,40}|dia diem|kinh phi|thanh phan|doi tuong|hinh thuc|san pham)\s*:"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What earlier sentences and the headings above give to a sentence that does not say it itself.

    `beside` is the subject of the item before: it goes with the task of that item and with no other.
    """

    period: Period
    above: tuple[str, ...] = ()
    task: str | None = None
    who: str | None = None
    to_whom: str | None = None
    thing: str | None = None
    beside: str | None = None

    def after_item(self, item: Context) -> Context:
        """The context for what follows an item of a list, whose own context is `item`."""
        return replace(item, who=self.who, beside=item.who if item.who != self.who else item.beside)

    def after(self, text: str, folded: str, span: Span) -> Context:
        """The context once a sentence has been read; "- Đơn vị chủ trì: ..." leaves no task."""
        context = replace(self, thing=opening_thing(text, span) or self.thing)
        found = [] if _LABEL_LINE.match(folded, span.start) else duty.verbs(text, folded, span)
        if not found:
            return context
        task = duty.task_at(text, folded, found[0], span.end)
        who = duty.subject(text, Span(span.start, found[0].end))
        sent = found[0].sends and addressee(text, span)
        return replace(
            context,
            task=task if len(task.split()) > 2 else self.task,
            who=who or self.who,
            to_whom=sent or self.to_whom,
        )
