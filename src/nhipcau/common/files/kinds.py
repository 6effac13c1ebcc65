"""Which files may come in, and how each is known by its first bytes. Called by `receiving`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What has to be done with a file."""

    TEXT = "text"
    MARKUP = "markup"
    PDF = "pdf"
    WORD = "word"
    SHEET = "sheet"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class FileType:
    """One type of file we take."""

    kind: Kind
    media_type: str
    format: str = ""
    """Pillow's name of a picture's format."""


_JPEG = FileType(Kind.PICTURE, "image/jpeg", "JPEG")
_HTML = FileType(Kind.MARKUP, "text/html")
OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "pdf": FileType(Kind.PDF, "application/pdf"),
    "docx": FileType(Kind.WORD, f"{OFFICE}.wordprocessingml.document"),
    "xlsx": FileType(Kind.SHEET, f"{OFFICE}.spreadsheetml.sheet"),
    "csv": FileType(Kind.TEXT, "text/csv"),
    "txt": FileType(Kind.TEXT, "text/plain"),
    "html": _HTML,
    "htm": _HTML,
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "png": FileType(Kind.PICTURE, "image/png", "PNG"),
    "webp": FileType(Kind.PICTURE, "image/webp", "WEBP"),
}
_BINARY = re.compile(
    rb"%PDF|PK\x03\x04|PK\x05\x06|\x89PNG|\xff\xd8\xff|GIF8|RIFF|\x7fELF|MZ|\xd0\xcf\x11\xe0|\x1f\x8b"
    rb"|BZh|7z\xbc\xaf|Rar!|\{\\rtf|\xfd7zXZ|\x28\xb5\x2f\xfd|\xca\xfe\xba\xbe|#!"
)
"""What no text begins with: archives, pictures, programs, scripts, other documents."""
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h1|table|article)\b", re.IGNORECASE
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
LOOKED_AT = 64 * 1024


def type_of(name: str) -> FileType | None:
    """Know a file by its ending."""
    return TYPES.get(name.lower().rpartition(".")[2]) if "." in name else None


def is_what_it_says(file_type: FileType, content: bytes) -> bool:
    """Compare the first bytes with the ending."""
    match file_type.kind:
        case Kind.PDF:
            return content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]
        case Kind.WORD | Kind.SHEET:
            return content.startswith(b"PK\x03\x04")
        case Kind.PICTURE:
            return _is_picture(file_type.format, content)
    return _is_text(content) and (file_type.kind is Kind.TEXT or _is_markup(content))


def _is_picture(name: str, content: bytes) -> bool:
    if name == "WEBP":
        return content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return content.startswith(b"\xff\xd8\xff" if name == "JPEG" else b"\x89PNG\r\n\x1a\n")


def _is_text(content: bytes) -> bool:
    if _BINARY.match(content):
        return False
    return content[:2] in _WIDE or _CONTROL.search(content[:LOOKED_AT]) is None


def _is_markup(content: bytes) -> bool:
    seen = content[:LOOKED_AT]
    return _MARKUP.search(seen.replace(b"\x00", b"") if seen[:2] in _WIDE else seen) is not None
