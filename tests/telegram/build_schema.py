"""Cuts `botapi.json` out of aiogram's source package: python build_schema.py aiogram-3.31.0.tar.gz botapi.json."""

from __future__ import annotations

import json
import re
import sys
import tarfile
from pathlib import Path
from typing import Any

# "1-4096 characters after entities parsing", "1-64 bytes"
LIMIT = re.compile(r"(\d+)\s*[-–]\s*(\d+)\s+(characters?(?: after entities parsing)?|bytes)")
# 'Type of the reaction, always “emoji”'
CONSTANT = re.compile(r"(?:must be|always)\s+[“\"]?([a-z_]+)[”\"]?\s*$")
RETURNS = re.compile(
    r"(?:[Rr]eturns?|On success,)[^.]*?\b(Array of [A-Z]\w+|[A-Z]\w+)\b(?: object)?[^.]*?(?:is returned|on success|\.)"
)


def field_of(annotation: dict[str, Any]) -> dict[str, Any]:
    """One parameter or field: t type, r required, lim length limits, const the only value."""
    description = annotation["description"]
    field: dict[str, Any] = {"t": annotation["type"]}
    if annotation["required"]:
        field["r"] = 1
    if limit := LIMIT.search(description):
        unit = "b" if limit[3].startswith("byte") else "e" if "entities" in limit[3] else "c"
        field["lim"] = [int(limit[1]), int(limit[2]), unit]
    constant = CONSTANT.search(description.strip().rstrip("."))
    if constant and annotation["type"] == "String" and annotation["name"] in ("type", "source", "status"):
        field["const"] = constant[1]
    return field


def entry_of(item: dict[str, Any], kind: str) -> dict[str, Any]:
    """One method or type: f fields, any its variants, ret what a method returns."""
    entry: dict[str, Any] = {"f": {a["name"]: field_of(a) for a in item["annotations"]}}
    if kind == "methods":
        returns = RETURNS.search(item["description"])
        entry["ret"] = returns[1] if returns else None
    elif not entry["f"]:
        entry["any"] = re.findall(r"^\s*-\s*([A-Z][A-Za-z]+)\s*$", item["description"], re.M)
    return entry


def main(package: str, target: str) -> None:
    """Reads the package, writes the schema."""
    with tarfile.open(package) as archive:
        name = next(n for n in archive.getnames() if n.endswith(".butcher/schema/schema.json"))
        member = archive.extractfile(name)
        assert member is not None
        raw = json.load(member)
    schema: dict[str, Any] = {**raw["api"], "source": Path(package).name, "methods": {}, "types": {}}
    for item in (item for section in raw["items"] for item in section["children"]):
        kind = "methods" if item["name"][0].islower() else "types"
        if kind == "methods" or " " not in item["name"]:
            schema[kind][item["name"]] = entry_of(item, kind)
    Path(target).write_text(json.dumps(schema, ensure_ascii=False, separators=(",", ":"), sort_keys=True))


if __name__ == "__main__":
    main(*sys.argv[1:3])
