"""The frozen values of `knowledge.model` as JSON and back: the one place that knows how they are stored."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
from typing import Any, TypeVar, cast

import msgspec

from knowledge import messages
from knowledge.errors import LibraryError

ValueT = TypeVar("ValueT")


def encode(value: object) -> str:
    """JSON of a value made of dataclasses, tuples, dates and plain values; fields at their default are left out."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[ValueT], text: str) -> ValueT:
    """The value of that dataclass written by `encode`; fields the JSON does not have take their default.

    A field that a newer program wrote is passed over; a value that only a newer program knows raises LibraryError.
    """
    try:
        return cast("ValueT", _decoder(cast("Any", kind)).decode(text))
    except msgspec.MsgspecError as error:
        raise LibraryError(messages.DATABASE_NEWER) from error


@functools.cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        given = ((field, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {field.name: _plain(item) for field, item in given if not _is_default(field, item)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value


def _is_default(field: dataclasses.Field[Any], value: object) -> bool:
    return type(value) is type(field.default) and value == field.default
