"""The frozen values of `knowledge.model` as JSON and back: the one place that knows how they are stored."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
import types
import typing
from collections.abc import Callable
from typing import Any, Literal, TypeVar, Union, cast

ValueT = TypeVar("ValueT")
Decoder = Callable[[Any], Any]


def encode(value: object) -> str:
    """JSON of a value made of dataclasses, tuples, dates and plain values; fields at their default are left out."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[ValueT], text: str) -> ValueT:
    """The value of that dataclass written by `encode`; fields the JSON does not have take their default."""
    return cast("ValueT", _decoder(cast("Any", kind))(json.loads(text)))


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


@functools.cache
def _decoder(kind: Any) -> Decoder:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(cast("type[Any]", kind))
    if origin is tuple:
        item = _decoder(arguments[0])
        return lambda values: tuple(item(value) for value in values)
    if origin in (Union, types.UnionType):
        (inner,) = (argument for argument in arguments if argument is not type(None))
        present = _decoder(inner)
        return lambda value: None if value is None else present(value)
    if kind in (dt.date, dt.time):
        return cast("Decoder", kind.fromisoformat)
    if origin is Literal or kind in (str, int, float, bool):
        return lambda value: value
    raise TypeError(f"no rule to read {kind!r} from JSON")


def _dataclass_decoder(kind: type[Any]) -> Decoder:
    hints = typing.get_type_hints(kind)
    fields = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}

    def build(values: dict[str, Any]) -> Any:
        # a field that a newer program wrote is passed over
        return kind(**{name: fields[name](value) for name, value in values.items() if name in fields})

    return build
