"""Pictures and papers on disk: plain files named by their SHA-256, ready to be handed out as they lie.

In: bytes and their type. Out: the hash, or the path. Called by actions and queries.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings

from nhipcau.common.files.kinds import TYPES

ENDINGS = {file_type.media_type: ending for ending, file_type in reversed(TYPES.items())}


def keep(content: bytes, media_type: str) -> str:
    """Write the bytes unless they are there whole; return their hash."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = path_of(sha256, media_type)
    if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_whole(path, content)
    return sha256


def path_of(sha256: str, media_type: str) -> Path:
    """Return where a file of this hash and type lies."""
    return settings.MEDIA_KIT_DIR / sha256[:2] / f"{sha256}.{ENDINGS[media_type]}"


def _write_whole(path: Path, content: bytes) -> None:
    """Temporary file, fsync, rename: after a power cut the file is whole or absent."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
