"""The directory of a zip-based document, judged before any part is unpacked (trust.md item 3). Pure.

In: the file's bytes. Out: nothing, or a `ZipRefusedError` that names the part. Called by `receiving`.
"""

from __future__ import annotations

import stat
from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

MOST_UNPACKED = 100 * 1024 * 1024
MOST_RATIO = 100
MOST_PARTS = 2000
"""The three from trust.md."""
SMALL_PART = 64 * 1024
"""Parts below this may be as repetitive as they like; the whole may not."""
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_METHODS = frozenset({0, 8})
"""Stored and deflated: what Office writes."""
_ACTIVE = ("vbaproject", "vbadata", "macrosheets/", "activex/", "dialogsheets/", "/ctrlprops/")
"""Where Office keeps macros, old Excel macro sheets and controls."""
_EMBEDDED = ("/embeddings/", "/oleobject")


class ZipFault(StrEnum):
    """What is wrong with a zip file."""

    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    BOMB = "bomb"
    BAD_NAME = "bad_name"
    LINK = "link"
    LOCKED = "locked"
    MACRO = "macro"
    EMBEDDED = "embedded"


class ZipRefusedError(Exception):
    """The file is not unpacked."""

    def __init__(self, fault: ZipFault, part: str = "") -> None:
        super().__init__(fault, part)
        self.fault = fault
        self.part = part[:120]


def check_zip(content: bytes) -> list[str]:
    """Judge the directory; return the names of the parts."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError, IndexError, UnicodeDecodeError) as error:
        raise ZipRefusedError(ZipFault.BROKEN, str(error)) from error
    if len(parts) > MOST_PARTS:
        raise ZipRefusedError(ZipFault.TOO_MANY, str(len(parts)))
    for part in parts:
        _check_part(part)
    _check_sizes(parts, content)
    return [part.filename for part in parts]


def _check_part(part: ZipInfo) -> None:
    name = part.orig_filename
    segments = name.replace("\\", "/").split("/")
    if ".." in segments or name.startswith(("/", "\\")) or ":" in name or "\\" in name or "\x00" in name:
        raise ZipRefusedError(ZipFault.BAD_NAME, name)
    if stat.S_ISLNK(part.external_attr >> 16):
        raise ZipRefusedError(ZipFault.LINK, name)
    if part.flag_bits & _ENCRYPTED:
        raise ZipRefusedError(ZipFault.LOCKED, name)
    if part.compress_type not in _METHODS:
        raise ZipRefusedError(ZipFault.BROKEN, name)
    if any(mark in name.lower() for mark in _ACTIVE):
        raise ZipRefusedError(ZipFault.MACRO, name)
    if any(mark in f"/{name.lower()}" for mark in _EMBEDDED):
        raise ZipRefusedError(ZipFault.EMBEDDED, name)
    if part.file_size > SMALL_PART and part.file_size > MOST_RATIO * max(1, part.compress_size):
        raise ZipRefusedError(ZipFault.BOMB, name)


def _check_sizes(parts: list[ZipInfo], content: bytes) -> None:
    """Refuse bombs by their sum, twins by name, and parts that lie over each other or behind something."""
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED:
        raise ZipRefusedError(ZipFault.TOO_LARGE, str(unpacked))
    if unpacked > MOST_RATIO * len(content):
        raise ZipRefusedError(ZipFault.BOMB)
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise ZipRefusedError(ZipFault.BAD_NAME, "twins")
    end = 0
    for part in sorted(parts, key=lambda each: each.header_offset):
        if part.header_offset < end:
            raise ZipRefusedError(ZipFault.BOMB, part.filename)
        end = part.header_offset + _LOCAL_HEADER + part.compress_size
    if parts and min(part.header_offset for part in parts) != 0:
        raise ZipRefusedError(ZipFault.BROKEN, "something stands before the first part")
