"""Which kind of file it is, by its first bytes: the name's ending is not believed."""

from __future__ import annotations

from typing import Literal

from knowledge.errors import UnreadableDocument, UnsupportedDocument
from knowledge.reading import messages

Kind = Literal["text", "html", "pdf", "docx", "doc", "rtf", "odt", "picture"]

_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"II*\x00": "tif",
    b"MM\x00*": "tif",
    b"BM": "bmp",
    b"GIF8": "gif",
    b"RIFF": "webp",
}
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def kind_of(data: bytes) -> Kind:
    """The kind of the file; raises UnsupportedDocument or UnreadableDocument with a place for the file's name."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if picture_format(data):
        return "picture"
    start = data[:2048].replace(b"\x00", b"").lower()
    if b"<html" in start or b"<!doctype html" in start:
        return "html"
    return "text"


def picture_format(data: bytes) -> str | None:
    """The usual ending of a picture file's name, None for other files."""
    form = next((form for magic, form in _PICTURES.items() if data.startswith(magic)), None)
    # WEBP sits in a container like sound and video do
    return None if form == "webp" and data[8:12] != b"WEBP" else form


def _zip_kind(data: bytes) -> Kind:
    # an OpenDocument file begins with its type, uncompressed, so that it can be told without unpacking
    if data[30:].startswith(_ODT):
        return "odt"
    # a DOCX may carry a whole spreadsheet inside
    if b"word/" not in data and (b"xl/workbook.xml" in data or b"ppt/presentation.xml" in data):
        raise UnsupportedDocument(messages.SPREADSHEET)
    return "docx"


def _ole_kind(data: bytes) -> Kind:
    # a DOCX with a password is an OLE container that holds the encrypted package
    if _utf16("EncryptedPackage") in data:
        raise UnreadableDocument(messages.ENCRYPTED)
    if _utf16("WordDocument") in data:
        return "doc"
    raise UnsupportedDocument(messages.SPREADSHEET)
