"""Requests and our own answers checked against the Bot API schema (botapi.json)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_SCHEMA = json.loads(Path(__file__).with_name("botapi.json").read_text(encoding="utf-8"))
_METHODS: dict[str, tuple[str, dict[str, Any]]] = {k.lower(): (k, v) for k, v in _SCHEMA["methods"].items()}
_TYPES: dict[str, dict[str, Any]] = _SCHEMA["types"]


class SchemaError(Exception):
    """Something that the Bot API does not know or would not take."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in a multipart request."""

    name: str
    data: bytes
    content_type: str


def method_name(method: str) -> str | None:
    """The method as documented (names are case-insensitive), None where there is no such method."""
    known = _METHODS.get(method.lower())
    return known[0] if known else None


def parameters(method: str) -> frozenset[str]:
    """The names of a method's parameters."""
    return frozenset(_METHODS[method.lower()][1]["f"])


def utf16_length(text: str) -> int:
    """The length Telegram counts: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def checked_request(method: str, given: dict[str, Any]) -> dict[str, Any]:
    """The parameters in their proper types; raises SchemaError."""
    name, entry = _METHODS[method.lower()]
    checked = {}
    for key, value in given.items():
        if key not in entry["f"]:
            raise SchemaError(f"{name}: unknown parameter {key}")
        checked[key] = _typed(entry["f"][key]["t"], value, key, wire=True)
    for key, field in entry["f"].items():
        if field.get("r") and key not in checked:
            raise SchemaError(f"{name}: parameter {key} is required")
    return checked


def check_result(method: str, result: Any) -> None:
    """Raises SchemaError where the method cannot return this."""
    returns = _METHODS[method.lower()][1].get("ret")
    if returns in (None, "Int", "Integer", "String"):
        return
    if returns == "True" or isinstance(result, bool):
        if not isinstance(result, bool):
            raise SchemaError(f"{method}: result is no bool")
        return
    _typed(returns, result, f"{method}->", wire=False)


def check_object(kind: str, value: dict[str, Any], path: str = "") -> dict[str, Any]:
    """Raises SchemaError where the object is no `kind`."""
    definition = _TYPES[kind]
    if "any" in definition:
        return _one_variant(kind, definition["any"], value, path)
    fields = definition["f"]
    for key in value:
        if key not in fields:
            raise SchemaError(f"{path}.{key}: unknown field of {kind}")
    for key, field in fields.items():
        if key in value:
            _typed(field["t"], value[key], f"{path}.{key}", wire=False)
            _check_length(field.get("lim"), value[key], f"{path}.{key}")
        elif field.get("r"):
            raise SchemaError(f"{path}.{key}: required in {kind}")
    return value


def _one_variant(kind: str, variants: list[str], value: dict[str, Any], path: str) -> dict[str, Any]:
    errors = []
    for variant in variants:
        fields = _TYPES.get(variant, {}).get("f", {})
        constants = {key: field["const"] for key, field in fields.items() if "const" in field}
        if any(value.get(key) != constant for key, constant in constants.items()):
            continue
        try:
            return check_object(variant, value, path)
        except SchemaError as error:
            errors.append(str(error))
    raise SchemaError(f"{path}: no variant of {kind} fits: {errors[:2]}")


def _check_length(limit: list[Any] | None, value: Any, path: str) -> None:
    # lengths "after entities parsing" are checked where entities are parsed; callback data has an error of its own
    if not limit or not isinstance(value, str) or limit[2] == "e" or path.endswith(".callback_data"):
        return
    length = len(value.encode()) if limit[2] == "b" else len(value)
    if not limit[0] <= length <= limit[1]:
        raise SchemaError(f"{path}: length {length} not in {limit[0]}-{limit[1]}")


def _typed(kind: str, value: Any, path: str, *, wire: bool) -> Any:
    """The value as `kind`; on the wire everything may arrive as a string."""
    kind = kind.strip()
    if kind.startswith("Array of "):
        items = _from_json(value, kind, path) if wire and isinstance(value, str) else value
        if not isinstance(items, list):
            raise SchemaError(f"{path}: expected {kind}")
        inner = kind.removeprefix("Array of ").replace(", ", " or ").replace(" and ", " or ")
        return [_typed(inner, item, f"{path}[{i}]", wire=False) for i, item in enumerate(items)]
    if " or " in kind:
        return _one_of(kind, value, path, wire=wire)
    if kind in _TYPES and kind != "InputFile":
        thing = _from_json(value, kind, path) if wire and isinstance(value, str) else value
        if not isinstance(thing, dict):
            raise SchemaError(f"{path}: {kind} must be an Object, got {thing!r}")
        return check_object(kind, thing, path)
    return _simple(kind, value, path, wire=wire)


def _one_of(kind: str, value: Any, path: str, *, wire: bool) -> Any:
    errors = []
    for alternative in kind.split(" or "):
        try:
            return _typed(alternative, value, path, wire=wire)
        except SchemaError as error:
            errors.append(str(error))
    raise SchemaError(f"{path}: matches none of {kind}: {' | '.join(errors)[:300]}")


def _simple(kind: str, value: Any, path: str, *, wire: bool) -> Any:
    if kind == "InputFile" and isinstance(value, Upload):
        return value
    if kind == "String" and isinstance(value, str):
        return value
    if kind in ("Boolean", "True"):
        if isinstance(value, bool):
            return value
        if wire and isinstance(value, str) and value.lower() in ("true", "1", "yes", "false", "0", "no", ""):
            return value.lower() in ("true", "1", "yes")
    if kind in ("Integer", "Int"):
        return _number(int, value, path, wire=wire)
    if kind.startswith("Float"):
        return _number(float, value, path, wire=wire)
    raise SchemaError(f"{path}: {value!r} is no {kind}")


def _number(kind: Callable[[Any], int | float], value: Any, path: str, *, wire: bool) -> int | float:
    allowed: tuple[type, ...] = (int,) if kind is int else (int, float)
    if isinstance(value, allowed) and not isinstance(value, bool):
        return kind(value)
    if wire and isinstance(value, str):
        try:
            return kind(value)
        except ValueError:
            pass
    raise SchemaError(f"{path}: {value!r} is no number of its kind")


def _from_json(value: str, kind: str, path: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        raise SchemaError(f"{path}: not JSON for {kind}") from None
