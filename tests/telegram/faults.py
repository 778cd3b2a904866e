"""What goes wrong on the way: refusals, lost replies, hanging connections; and the record of every call."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass, field
from typing import Any, Literal

FaultKind = Literal["error", "html", "drop_before", "drop_after", "hang", "delay", "garbage"]


class Refused(Exception):
    """Telegram says no: a code, its words, and parameters such as retry_after."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


@dataclass(slots=True)
class Call:
    """One request of the bot; `status` is the HTTP status, -1 for a dropped and -2 for a hanging connection."""

    method: str
    params: dict[str, Any]
    at: float
    status: int = 0
    result: Any = None
    error: str | None = None


@dataclass(slots=True)
class Fault:
    """The next `times` calls of `method` (a pattern) fail, after `skip` calls that do not.

    error: an answer of Telegram. html: a page of a proxy. drop_before, drop_after: the connection breaks before or
    after the message was taken. hang: no answer. delay: a late answer. garbage: taken, but the answer is broken JSON.
    """

    method: str
    kind: FaultKind = "error"
    chat_id: int | None = None
    times: int = 1
    skip: int = 0
    code: int = 500
    description: str = "Internal Server Error"
    parameters: dict[str, Any] = field(default_factory=dict)
    seconds: float = 3600.0

    def strikes(self, method: str, chat_id: int | None) -> bool:
        """Whether this call fails; counts down."""
        if self.times <= 0 or not fnmatch.fnmatch(method, self.method):
            return False
        if self.chat_id is not None and self.chat_id != chat_id:
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        self.times -= 1
        return True
