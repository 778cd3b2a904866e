"""Log lines without secrets."""

from __future__ import annotations

import logging
from collections.abc import Iterable


class SecretsHidden(logging.Formatter):
    """Writes a record as usual and blots out secrets wherever they stand, in tracebacks too."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = tuple(secret for secret in secrets if secret)

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return line


def set_up_logging(secrets: Iterable[str]) -> None:
    """Logs to the standard error stream."""
    handler = logging.StreamHandler()
    handler.setFormatter(SecretsHidden(secrets))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # it writes every address, and the token is part of the address
    for noisy in ("httpx", "httpcore", "apscheduler", "aiohttp.access", "alembic", "knowledge.database"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
