"""Lines -> header fields and the tree of sections; pure."""

from __future__ import annotations

from knowledge.outline.assembly import outline_of

__all__ = ["outline_of"]
