"""The parts of a DOCX package as XML elements, unpacked within limits."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError, fromstring

from knowledge.errors import UnreadableDocument, UnsupportedDocument
from knowledge.reading import messages

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Word's "Strict Open XML" differs in the names only.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# A plan's text is some 100 kB of XML; a part that unpacks to more than this is no plan.
_LARGEST_PART = 40_000_000
_MOST_INFLATED = 200
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w-]+)")
_ENCODINGS = (b"utf-8", b"utf-16")
# They draw borders, say nothing of letters or labels, and are nine tenths of what some writers' templates hold.
_TABLE_STYLE = re.compile(rb'<(\w+:style)\b[^<>]*\btype="table"[^<>]*(?<!/)>.*?</\1>', re.DOTALL)


class Package:
    """A DOCX file: its main part, `document`, and the parts beside it.

    Raises UnsupportedDocument where the package is no text document, UnreadableDocument where it is broken.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = frozenset(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableDocument(messages.BROKEN) from error
        self._document = self._document_name()
        if self._document not in self._names:
            raise UnsupportedDocument(messages.UNSUPPORTED)
        self.document = self._read(self._document)
        self._beside: dict[str, Element | None] = {}

    def beside(self, name: str) -> Element | None:
        """A part such as "styles.xml" in the main part's folder, None where there is none."""
        folder = self._document.rpartition("/")[0]
        full = f"{folder}/{name}" if folder else name
        if full not in self._beside:
            # styles are asked for twice, and are the largest part
            self._beside[full] = self._read(full) if full in self._names else None
        return self._beside[full]

    def _document_name(self) -> str:
        """Mostly "word/document.xml"; the package says where its main part is, and some writers put it elsewhere."""
        if "_rels/.rels" not in self._names:
            return "word/document.xml"
        for relationship in self._read("_rels/.rels").iter(_RELATIONSHIP):
            if relationship.get("Type", "").endswith("/officeDocument"):
                return relationship.get("Target", "").lstrip("/")
        return "word/document.xml"

    def _read(self, name: str) -> Element:
        entry = self._zip.getinfo(name)
        if entry.flag_bits & 1:
            raise UnreadableDocument(messages.ENCRYPTED)
        if entry.file_size > _LARGEST_PART or entry.file_size > max(1, entry.compress_size) * _MOST_INFLATED + 100_000:
            raise UnreadableDocument(messages.BOMB)
        try:
            # the size in the package's list may be a lie: no more than the limit is unpacked
            with self._zip.open(entry) as part:
                raw = part.read(_LARGEST_PART)
            return _parsed(_TABLE_STYLE.sub(b"", raw.replace(_STRICT, MAIN.encode())))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise UnreadableDocument(messages.BROKEN) from error
        except (ParseError, ValueError, LookupError) as error:
            raise UnreadableDocument(messages.BROKEN) from error


def _parsed(raw: bytes) -> Element:
    """The root of a part; ValueError where it declares entities, which grow without end, or may hide that it does.

    Neither a document type nor another encoding is allowed in a part (ECMA-376 part 2, 8.1.4).
    """
    plain = raw.replace(b"\x00", b"")
    named = _ENCODING.search(plain[:200])
    if b"<!DOCTYPE" in plain or (named and named[1].lower() not in _ENCODINGS):
        raise ValueError
    return fromstring(raw)  # noqa: S314 - without a document type there are no entities


def child_at(element: Element | None, path: str) -> Element | None:
    """The child at a path ("pPr/pStyle"), None where it is absent."""
    for step in path.split("/"):
        if element is None:
            return None
        # a path asked for as a whole is taken apart anew for each of a document's thousand runs
        element = element.find(W + step)
    return element


def attribute(element: Element | None, path: str, name: str = "val") -> str | None:
    """The value of `name` at the child `path`, None where it is absent."""
    child = child_at(element, path)
    return None if child is None else child.get(W + name)


def is_on(element: Element | None, path: str) -> bool:
    """Whether a switch such as "rPr/vanish" is set: present, and not "0" or "false"."""
    child = child_at(element, path)
    return child is not None and child.get(W + "val") not in ("0", "false", "off", "none")
