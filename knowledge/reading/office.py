"""DOC, RTF and ODT -> DOCX by LibreOffice (only caller of soffice)."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from knowledge.errors import UnreadableDocument, UnsupportedDocument
from knowledge.reading import messages
from knowledge.reading.docx import read_docx
from knowledge.reading.exchange import Reading

_SECONDS = 80
_ENCRYPTED_DOC = 0x0100  # fEncrypted in the FIB, [MS-DOC] 2.5.1


def read_office(data: bytes, kind: str) -> Reading:
    """The lines of a DOC, RTF or ODT file; raises UnsupportedDocument where LibreOffice is missing."""
    if _is_encrypted(data):
        raise UnreadableDocument(messages.ENCRYPTED)
    with tempfile.TemporaryDirectory() as folder:
        return read_docx(_converted(data, kind, Path(folder)))


def _converted(data: bytes, kind: str, folder: Path) -> bytes:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise UnsupportedDocument(messages.NEEDS_LIBREOFFICE)
    source = folder / f"source.{kind}"
    source.write_bytes(data)
    # a profile of its own: a running LibreOffice of the same user would otherwise take the job and refuse it
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder),
        str(source),
    ]
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS)  # noqa: S603 - a fixed command
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocument(messages.TOO_SLOW) from error
    target = folder / "source.docx"
    if not target.exists():
        raise UnreadableDocument(messages.BROKEN)
    return target.read_bytes()


def _is_encrypted(data: bytes) -> bool:
    if data[512:514] == b"\xec\xa5":
        return bool(int.from_bytes(data[522:524], "little") & _ENCRYPTED_DOC)
    if data.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("META-INF/manifest.xml") as manifest:
                return b"encryption-data" in manifest.read(1_000_000)
        except (zipfile.BadZipFile, KeyError, OSError, ValueError) as error:
            raise UnreadableDocument(messages.BROKEN) from error
    return False
