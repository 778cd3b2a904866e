"""The habits of the repository itself: what every file in it keeps to."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from bot import texts

ROOT = Path(__file__).parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
OURS = ("bot", "knowledge", "ingest", "tools", "tests")
# A file that people write; pictures, documents and fonts are left out.
WRITTEN = {".py", ".md", ".toml", ".yaml", ".yml", ".txt", ".json", ".sql", ".service", ".mako", ".ini", ".cfg", ""}


def committed_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip("not a git checkout: nothing says which files belong to it")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def source_files(*packages: str) -> list[Path]:
    return [path for package in packages for path in sorted((ROOT / package).rglob("*.py"))]


def imported_modules(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def make_targets() -> dict[str, str]:
    lines = (ROOT / "Makefile").read_text("utf-8").splitlines()
    rules = (re.match(r"([a-z][\w-]*):(?!=)(?:.*## (.+))?", line) for line in lines)
    return {rule[1]: rule[2] or "" for rule in rules if rule}


def test_every_make_target_says_what_it_does() -> None:
    targets = make_targets()
    assert {"help", "demo", "test", "check", "evaluate", "benchmark", "clean"} <= set(targets)
    assert not [target for target, words in targets.items() if not words]


def test_make_help_lists_every_target() -> None:
    printed = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [target for target in make_targets() if f"make {target} " not in printed] == []


@pytest.mark.parametrize("document", ["README.md", "CHANGELOG.md"])
def test_documents_name_only_make_targets_and_files_that_exist(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    named = re.findall(r"(?:`|^\s*|&& )make ([a-z]+)\b", text, re.MULTILINE)
    assert [target for target in named if target not in make_targets()] == []
    linked = re.findall(r"\]\((?!https?:|#)([^)\s]+)\)", text)
    assert [link for link in linked if not (ROOT / link).exists()] == []


def test_the_changelog_has_a_place_for_what_is_not_released_yet() -> None:
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_dependency_has_a_lower_and_an_upper_bound() -> None:
    project = PYPROJECT["project"]
    dependencies = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    assert [name for name in dependencies if "==" not in name and not (">=" in name and ",<" in name)] == []


def test_every_dependency_of_the_program_has_its_reason_beside_it() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    block = text[text.index("\ndependencies = [") : text.index("[project.optional-dependencies]")]
    assert [line for line in block.splitlines() if line.startswith('  "') and "#" not in line] == []


def test_what_is_known_and_what_can_go_wrong_need_only_the_standard_library() -> None:
    paths = [*(ROOT / "knowledge" / "model").glob("*.py"), ROOT / "knowledge" / "errors.py"]
    needed = {name for path in paths for name in imported_modules(path) if not name.startswith("knowledge.model")}
    assert {name.split(".")[0] for name in needed} <= sys.stdlib_module_names


def test_every_library_has_owners_that_the_import_contracts_name() -> None:
    contracts = PYPROJECT["tool"]["importlinter"]["contracts"]
    owned = {name for contract in contracts for name in contract.get("protected_modules", [])}
    used = {
        name.split(".")[0]: module_name(path)
        for path in source_files("bot", "knowledge")
        for name in imported_modules(path)
    }
    strangers = {name: user for name, user in used.items() if name not in sys.stdlib_module_names | set(OURS)}
    assert {name: user for name, user in strangers.items() if name not in owned} == {}


def test_no_file_of_the_program_is_longer_than_350_lines() -> None:
    sizes = {module_name(path): len(path.read_text("utf-8").splitlines()) for path in source_files(*OURS[:2], "tools")}
    assert {module: lines for module, lines in sizes.items() if lines > 350} == {}


def test_every_exemption_from_a_check_argues_its_case_beside_it() -> None:
    # wanted is a code with its reason after it; these lines end with the code (import-untyped is its own reason)
    bare = re.compile(r"#\s*(?:noqa(?:[:,\s]+[A-Z]+\d+)*|type:\s*ignore(?:\[(?!import-)[\w, -]+\])?)\s*$")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in source_files(*OURS[:2], "tools")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if bare.search(line)
    ]
    assert found == []


def test_the_repository_names_no_path_of_one_machine() -> None:
    home = re.compile(r"(?<![\w.])/(?:work|root|home/(?!bot\b)\w+|Users/\w+)(?:/|\b)")
    written = [path for path in committed_files() if path.suffix in WRITTEN]
    named = {
        str(path.relative_to(ROOT)): match[0]
        for path in written
        if (match := home.search(path.read_text("utf-8", errors="replace")))
        if path != Path(__file__)
    }
    assert named == {}


def test_the_readme_names_every_command_of_the_bot_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    commands = {name for name in [*texts.STAFF_MENU, *texts.ADMIN_MENU] if name != "start"}
    assert set(re.findall(r"`/([a-z]+)`", readme)) == commands
