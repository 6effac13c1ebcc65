"""Throw-away offices for the trust parts: a folder and a database each, prepared once, gone afterwards."""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
PREFIX = "nhipcau-trust-"


@contextmanager
def office(server: str = "", **more: str) -> Iterator[dict[str, str]]:
    """Give the environment of an empty office: SQLite, or a database of its own on that PostgreSQL server."""
    with tempfile.TemporaryDirectory(prefix=PREFIX) as folder, _database(server) as url:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NHIPCAU_")}
        yield {
            **kept,
            "DJANGO_SETTINGS_MODULE": "nhipcau.config.settings",
            "PYTHONPATH": str(ROOT),
            "NHIPCAU_DATA_DIR": folder,
            "NHIPCAU_DATABASE_URL": url or f"sqlite:///{folder}/office.sqlite3",
            **more,
        }


@contextmanager
def _database(server: str) -> Iterator[str]:
    """Never the database that was named: one beside it, under a name of our own."""
    if not server:
        yield ""
        return
    import psycopg

    name = f"nhipcau_trust_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def postgres_server() -> str:
    """Return the PostgreSQL address that the environment names, or nothing."""
    url = os.environ.get("NHIPCAU_DATABASE_URL", "")
    return url if url.startswith(("postgres://", "postgresql://")) else ""


def open_office() -> None:
    """Load Django on the throw-away office of the environment and prepare its tables."""
    if not Path(os.environ.get("NHIPCAU_DATA_DIR", "")).name.startswith(PREFIX):
        sys.exit("This part needs an office of its own: ./run bench trust [PART…]")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def children_of(pid: int) -> list[int]:
    """Return the child processes of a process (Linux only; nothing elsewhere)."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(child) for child in task.read_text().split()]
    return found


def is_long() -> bool:
    """Say whether the longer run was asked for."""
    return "--long" in sys.argv
