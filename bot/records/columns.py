"""Column types: moments that keep their zone on every database."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa


class Moment(sa.TypeDecorator[dt.datetime]):
    """An aware datetime as seconds since the epoch: sorts and compares the same everywhere."""

    impl = sa.Float(53)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, _dialect: Any) -> float | None:
        return None if value is None else value.timestamp()

    def process_result_value(self, value: Any, _dialect: Any) -> dt.datetime | None:
        return None if value is None else dt.datetime.fromtimestamp(value, dt.UTC)
