"""Kept bytes: compressed, named by their SHA-256, written whole before any row names them.

In: bytes and the folder. Out: a hash, or the bytes again. No Django; called by actions and queries.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

import zstandard

LEVEL = 10
"""About a sixth of HTML's size at some 40 MB/s on one core."""
MOST_BYTES = 64 * 1024 * 1024
"""No snapshot is larger once unpacked (uploads stop at 20 MB, fetches at 8 MB)."""


class MissingSnapshotError(Exception):
    """The file is gone or does not hash to its name."""


def keep(folder: Path, content: bytes) -> str:
    """Write the bytes unless they are there whole already; return their hash."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = _path(folder, sha256)
    if not _is_whole(folder, sha256):
        _make_folder(path.parent)
        _write_whole(path, zstandard.ZstdCompressor(level=LEVEL).compress(content))
    return sha256


def load(folder: Path, sha256: str) -> bytes:
    """Read the bytes back and prove them by their hash."""
    try:
        packed = _path(folder, sha256).read_bytes()
        content = zstandard.ZstdDecompressor().decompress(packed, max_output_size=MOST_BYTES)
    except (OSError, zstandard.ZstdError) as error:
        raise MissingSnapshotError(sha256) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise MissingSnapshotError(sha256)
    return content


def _path(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / sha256[2:4] / f"{sha256}.zst"


def _is_whole(folder: Path, sha256: str) -> bool:
    """A file that rotted on disk is written anew: naming it again must not promise what cannot be read."""
    try:
        load(folder, sha256)
    except MissingSnapshotError:
        return False
    return True


def _make_folder(folder: Path) -> None:
    """Make a folder and all above it, each entry safe from a power cut before a file goes in."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync(folder.parent)


def _sync(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write_whole(path: Path, packed: bytes) -> None:
    """Temp file, fsync, rename, fsync of the folder: after a power cut the file is whole or absent."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with temporary.open("wb") as file:
            file.write(packed)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync(path.parent)
