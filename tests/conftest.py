"""What every test shares: its own data folder, and a flush that no trigger refuses."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

import pytest

os.environ.setdefault("NHIPCAU_DATA_DIR", tempfile.mkdtemp(prefix="nhipcau-test-"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, pytestconfig: pytest.Config
) -> Iterator[None]:
    """Migrate one test database and copy it for every other worker and run."""
    cache = getattr(pytestconfig, "cache", None)
    if sys.platform == "win32" or cache is None:
        yield
        return
    from tests.prepared import migrated_once

    with migrated_once(cache.mkdir("databases")):
        yield


@pytest.fixture(scope="session", autouse=True)
def _flush_past_the_triggers(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a transactional test empty its SQLite database: triggers that refuse step aside meanwhile.

    Those that tidy up (the search index) stay and do their work.
    """
    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    operations = type(connection.ops)  # of the class: beside a running loop a thread has a second connection
    plain = operations.sql_flush

    def sql_flush(self: Any, *args: Any, **kwargs: Any) -> list[str]:
        statements = plain(self, *args, **kwargs)
        if not statements:
            return []
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(%'"
            )
            triggers = cursor.fetchall()
        return [
            *(f'DROP TRIGGER "{name}"' for name, _sql in triggers),
            *statements,
            *(sql for _name, sql in triggers),
        ]

    operations.sql_flush = sql_flush  # type: ignore[method-assign]
    yield
    operations.sql_flush = plain  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _plain_static_files(settings: Any) -> None:
    """Name static files without the manifest that only `nhipcau setup` writes."""
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
