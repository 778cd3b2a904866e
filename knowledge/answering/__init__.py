"""A question becomes an answer with citations, a clarification or a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from knowledge.answering.assistant import Assistant

__all__ = ["Assistant"]


def __getattr__(name: str) -> Any:
    """Load the assistant only where somebody asks: showing plans and deadlines starts in under a second without it."""
    if name == "Assistant":
        from knowledge.answering.assistant import Assistant

        return Assistant
    raise AttributeError(name)
