"""A test database that is migrated once and copied afterwards: SQLite only, kept in pytest's own cache.

In: pytest's cache folder. Out: `migrate` of a new test database becomes a copy while no migration changed.
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.core import management
from django.db import connection


@contextmanager
def migrated_once(folder: Path) -> Iterator[None]:
    """Have new test databases copied from the one that was migrated first."""
    plain = management.call_command

    def call_command(name: str, *arguments: Any, **options: Any) -> Any:
        if name != "migrate" or connection.vendor != "sqlite" or settings.MIGRATION_MODULES:
            return plain(name, *arguments, **options)
        kept = folder / f"{_seal()}.sqlite3"
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.exists():
                plain(name, *arguments, **options)
                _keep(kept)
                return None
        _copy(kept)
        return None

    management.call_command = call_command  # type: ignore[assignment]
    try:
        yield
    finally:
        management.call_command = plain


def _seal() -> str:
    """Hash everything that a migrated database follows from."""
    whole = hashlib.sha256(django.__version__.encode())
    for config in apps.get_app_configs():
        for path in sorted(Path(config.path, "migrations").glob("*.py")):
            whole.update(f"{config.label}/{path.name}".encode() + path.read_bytes())
    return whole.hexdigest()[:24]


def _keep(path: Path) -> None:
    for old in path.parent.glob("*.sqlite3"):
        old.unlink()
    connection.ensure_connection()
    half = path.with_suffix(".half")
    half.unlink(missing_ok=True)
    with sqlite3.connect(half) as kept:
        connection.connection.backup(kept)
    kept.close()
    half.rename(path)


def _copy(path: Path) -> None:
    connection.ensure_connection()
    kept = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    kept.backup(connection.connection)
    kept.close()
