"""An assistant that knows one invented plan of a commune, "xã Hòa Lư", from its words alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from knowledge.answering import Assistant
from knowledge.model import Outcome
from tests.assistants import knowing
from tests.knowledge.amending_plans import original_text, understood


def assistant_over(folder: Path, body: str) -> Assistant:
    """The assistant over a plan with that body; its library is kept in the folder."""
    return knowing(folder, [understood(original_text(body=body), "xa")])


def answered(assistant: Assistant, question: str) -> Outcome:
    """What it says to the question on 20/11/2025."""
    return assistant.ask(question, today=dt.date(2025, 11, 20)).outcome
