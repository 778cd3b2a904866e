"""One plan in several formats: the same deadlines and awards, whatever the file is."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.facts import facts_of
from knowledge.model import Award, Deadline, Facts
from knowledge.outline import outline_of
from knowledge.reading import read_document
from knowledge.reading.tesseract import is_installed
from knowledge.vietnamese import fold
from tests.knowledge.reading.making import saved, scan
from tools.samples.__main__ import TEXTS, WRITERS
from tools.samples.markup import parse

PLANS = sorted(path.stem for path in TEXTS.glob("*.txt"))
# one of two pages, and one with a table of deadlines
SCANNED = ["cao-bang-so-vhttdl", "binh-phuoc-so-vhttdl"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every sample plan in every format that the samples are written in."""
    folder = tmp_path_factory.mktemp("formats")
    for text in TEXTS.glob("*.txt"):
        source = parse(text.read_text("utf-8"))
        for form, write in WRITERS.items():
            write(replace(source, format=form), folder / f"{text.stem}.{form}")
    return folder


def facts_in(path: Path) -> Facts:
    return facts_of(outline_of(read_document(path)))


def deadlines(facts: Facts) -> list[tuple[str, ...]]:
    def told(one: Deadline) -> Iterable[object]:
        yield from (one.section, one.kind, one.date, one.time, one.rrule, one.start, one.end, one.strict_before)
        yield from (fold(one.who or ""), fold(one.to_whom or ""))

    return sorted(tuple(map(str, told(one))) for one in facts.deadlines)


def awards(facts: Facts) -> list[tuple[str, ...]]:
    def told(one: Award) -> Iterable[str | None]:
        yield from (one.section, fold(one.form or ""), fold(one.grantor or ""), one.level, *sorted(one.occasions))

    return sorted(tuple(map(str, told(one))) for one in facts.awards)


def assert_same(path: Path, original: Path) -> None:
    found, expected = facts_in(path), facts_in(original)
    assert deadlines(found) == deadlines(expected)
    assert awards(found) == awards(expected)


def test_every_sample_has_deadlines_and_awards(folder: Path) -> None:
    for plan in PLANS:
        facts = facts_in(folder / f"{plan}.txt")
        assert facts.deadlines, plan
        assert facts.awards, plan


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_plan_says_the_same_as_text_as_word_file_and_as_pdf(folder: Path, plan: str, form: str) -> None:
    assert_same(folder / f"{plan}.{form}", folder / f"{plan}.txt")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="the Debian package libreoffice-writer is not installed")
@pytest.mark.parametrize("form", ["doc", "odt", "pdf"])
def test_a_plan_says_the_same_however_libreoffice_saves_it(folder: Path, tmp_path: Path, form: str) -> None:
    original = folder / f"{PLANS[0]}.docx"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path), str(original)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert_same(tmp_path / f"{PLANS[0]}.{form}", original)


@pytest.mark.skipif(not is_installed(), reason="tesseract with Vietnamese is not installed")
@pytest.mark.parametrize("plan", SCANNED)
def test_a_plan_says_the_same_when_it_is_scanned(folder: Path, tmp_path: Path, plan: str) -> None:
    printed = folder / f"{plan}.pdf"
    path = tmp_path / "scan.pdf"
    path.write_bytes(saved(scan(printed.read_bytes(), angle=0.4, height=2339), "PDF"))
    assert_same(path, printed)
