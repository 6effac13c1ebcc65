"""Fixtures of the sources tests: a site on loopback, a fetcher that may reach it, an office that reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.sources.site import Site, running_site

from nhipcau.sources.fetcher import Fetcher, Limits
from nhipcau.sources.office import office_fetcher

AT = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
"""The hour at which every one of these tests begins."""


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def fetch(site: Site) -> Fetcher:
    return Fetcher("nhipcau-test", frozenset({site.origin}), Limits(seconds=3.0))


@pytest.fixture
def office(site: Site, settings: Any, tmp_path: Path, db: None) -> Any:
    """Settings under which the site may be read, without patience, and snapshots go to a folder of the test."""
    settings.FETCH_ALLOWED_ORIGINS = frozenset({site.origin})
    settings.SNAPSHOT_DIR = tmp_path / "snapshots"
    office_fetcher.cache_clear()
    yield settings
    office_fetcher.cache_clear()
