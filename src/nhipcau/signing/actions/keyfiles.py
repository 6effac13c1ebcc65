"""Private keys as files in KEYS_DIR, for their owner only; never in the database, a backup or a log."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings

_KEY_ID = re.compile(r"[0-9a-f]{16}")


def path_of(key_id: str) -> Path:
    """Return where a private key lies."""
    if not _KEY_ID.fullmatch(key_id):
        raise ValueError(key_id)
    return Path(settings.KEYS_DIR) / f"{key_id}.pem"


def keep(key_id: str, private: Ed25519PrivateKey) -> None:
    """Write a private key: whole or not at all, for nobody else to read, on the disk when this returns."""
    path = path_of(key_id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    written = path.with_name(f".{key_id}.{secrets.token_hex(4)}")
    handle = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        file.flush()
        os.fsync(file.fileno())
    written.replace(path)


def read(key_id: str) -> Ed25519PrivateKey | None:
    """Return a private key, None where its file is not on this machine."""
    try:
        private = load_pem_private_key(path_of(key_id).read_bytes(), password=None)
    except (FileNotFoundError, ValueError):
        return None
    return private if isinstance(private, Ed25519PrivateKey) else None


def destroy(key_id: str) -> None:
    """Remove a private key that signs no more."""
    path_of(key_id).unlink(missing_ok=True)
