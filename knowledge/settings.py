"""What can be set for the knowledge of plans: from the environment or `.env`, checked once at the start."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from knowledge import messages
from knowledge.errors import SettingsError
from knowledge.weights import BUNDLED_MODEL

SettingsT = TypeVar("SettingsT", bound=BaseSettings)


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:
        raise ValueError("unknown time zone") from error
    return name


class KnowledgeSettings(BaseSettings):
    """Settings of ingest and of `python -m knowledge`; the bot reads them too. An empty value means the default."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    data_dir: Path = Path("data")
    database_url: str | None = None
    chroma_url: str | None = Field(default=None, pattern=r"^https?://[^/]+/?$")
    embedding_model: str = BUNDLED_MODEL
    embedding_precision: Literal["auto", "float32", "bfloat16"] = "auto"
    embedding_threads: int = Field(default=0, ge=0, le=256)
    reranker_model: str | None = None
    llm_model: str | None = None
    llm_base_url: str | None = None
    llm_api_key: SecretStr | None = None
    llm_timeout: float = Field(default=30.0, gt=0)
    llm_max_tokens: int = Field(default=700, ge=50)
    llm_max_prompt_tokens: int = Field(default=6000, ge=500)
    timezone: Annotated[str, AfterValidator(_known_zone)] = "Asia/Ho_Chi_Minh"

    @property
    def library_file(self) -> Path:
        """Where the library is kept when no `DATABASE_URL` is set."""
        return self.data_dir / "library.db"

    @property
    def library_url(self) -> str:
        """`DATABASE_URL`, or the SQLite file in `DATA_DIR`."""
        return self.database_url or f"sqlite:///{self.library_file}"


def load(settings: type[SettingsT]) -> SettingsT:
    """The settings of that class as the environment has them. Raises SettingsError: names the setting, no secret."""
    try:
        return settings()
    except ValidationError as error:
        problem = error.errors()[0]
        name = ".".join(str(part) for part in problem["loc"]).upper() or "?"
        secret = any(word in name for word in ("KEY", "TOKEN", "SECRET", "URL", "PROXY"))
        value = "***" if secret else str(problem["input"])
        raise SettingsError(messages.SETTING_INVALID.format(name=name, value=value)) from None
    except UnicodeDecodeError as error:
        raise SettingsError(messages.ENV_FILE_UNREADABLE) from error
