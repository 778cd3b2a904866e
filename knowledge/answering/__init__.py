"""A question becomes an answer with citations, a clarification or a refusal."""

from knowledge.answering.assistant import Assistant

__all__ = ["Assistant"]
