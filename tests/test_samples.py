"""The sample plans that `make demo` takes in."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pypdfium2
import pytest

from knowledge.outline import outline_of
from knowledge.reading import read_document
from tools.samples.__main__ import SAMPLES, TEXTS, write_all
from tools.samples.markup import MARK, Close, Text, parse

PATHS = sorted(SAMPLES.iterdir())


def words_of(path: Path) -> str:
    """The text of a sample without its white space, whatever its format."""
    match path.suffix:
        case ".pdf":
            text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))
        case ".docx":
            import docx

            document = docx.Document(str(path))
            cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            text = "".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
        case _:
            text = path.read_text("utf-8")
    # pypdfium2 gives U+FFFE for a hyphen at the end of a line
    return "".join(text.replace("\ufffe", "-").split())


def content_of(path: Path) -> object:
    """What the file holds, without what its packing adds."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    return words_of(path) if path.suffix == ".pdf" else path.read_bytes()


def test_there_are_five_plans_in_three_formats() -> None:
    assert sorted(path.suffix for path in PATHS) == [".docx", ".docx", ".pdf", ".txt", ".txt"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_every_sample_says_that_it_replaces_no_original(path: Path) -> None:
    assert "".join(MARK.split()) in words_of(path)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_every_sample_holds_every_word_of_its_text(path: Path) -> None:
    source = parse((TEXTS / path.name).with_suffix(".txt").read_text("utf-8"))
    words = words_of(path)
    texts = [block.text for block in source.blocks if isinstance(block, Text)]
    closes = [
        line for block in source.blocks if isinstance(block, Close) for line in block.recipients + block.signature
    ]
    # a page number may stand inside a paragraph that crosses pages: look for its sentences
    sentences = [sentence for text in texts + closes for sentence in text.split(". ")]
    missing = [sentence for sentence in sentences if "".join(sentence.split()) not in words]
    assert len(missing) <= (4 if path.suffix == ".pdf" else 0), missing


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_every_label_of_a_sample_becomes_a_section_in_its_place(path: Path) -> None:
    source = parse((TEXTS / path.name).with_suffix(".txt").read_text("utf-8"))
    labels = [block.label for block in source.blocks if isinstance(block, Text) and block.label.strip("-+")]
    sections = outline_of(read_document(path)).sections
    assert [section.label for section in sections if section.label in labels] == labels


def test_the_samples_are_what_their_texts_give(tmp_path: Path) -> None:
    for written in write_all(tmp_path):
        assert content_of(written) == content_of(SAMPLES / written.name), written.name
