"""What can go wrong with Telegram. The message of each error is one Vietnamese sentence that says what to do.

BotError
  TokenRefused         Telegram does not know the token
  TelegramUnreachable  no way to Telegram's server
  AnotherBotRunning    a second program uses the same token
"""

from __future__ import annotations

from knowledge.errors import KnowledgeError


class BotError(KnowledgeError):
    """The bot cannot run."""


class TokenRefused(BotError):
    """Telegram does not know the token."""


class TelegramUnreachable(BotError):
    """No way to Telegram's server."""


class AnotherBotRunning(BotError):
    """A second program uses the same token."""
