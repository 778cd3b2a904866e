"""What can be set for the bot: from the environment or `.env`, checked once at the start."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


def _numbers(value: Any) -> Any:
    """ "123456,789" as numbers."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


AdminIds = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_numbers)]
LeadDays = Annotated[tuple[Annotated[int, Field(ge=0, le=60)], ...], NoDecode, BeforeValidator(_numbers)]


class BotSettings(BaseSettings):
    """Settings of `python -m bot`, beside those of the knowledge of plans. An empty value means the default."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    telegram_bot_token: SecretStr | None = None
    telegram_admin_ids: AdminIds = ()
    telegram_base_url: str = Field(default="https://api.telegram.org", pattern=r"^https?://\S+$")
    telegram_proxy: SecretStr | None = None
    telegram_webhook_url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    telegram_webhook_secret: SecretStr | None = None
    telegram_webhook_host: str = "0.0.0.0"  # noqa: S104  the reverse proxy may stand on another machine
    telegram_webhook_port: int = Field(default=8080, ge=1, le=65535)
    reminder_lead_days: LeadDays = (7, 3, 1)
    reminder_time: dt.time = dt.time(8)
    reminder_tick_seconds: float = Field(default=30.0, gt=0)

    @property
    def server(self) -> str:
        """The address of the Bot API server without a slash at the end."""
        return self.telegram_base_url.rstrip("/")
