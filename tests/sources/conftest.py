"""Fixtures of the sources tests: a site on loopback, a fetcher that may reach it, an office."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.sources.site import Site, running_site

from nhipcau.sources.fetcher import Fetcher, Limits


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def fetch(site: Site) -> Fetcher:
    return Fetcher("nhipcau-test", frozenset({site.origin}), Limits(seconds=3.0))
