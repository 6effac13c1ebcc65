"""Fixtures of the room's tests."""

from __future__ import annotations

from typing import Any

import pytest
from tests.monitoring.making import Desk, make_person


@pytest.fixture
def desk(db: None) -> Desk:
    """Return the desk that stores articles."""
    return Desk()


@pytest.fixture
def officer(db: None) -> Any:
    """Return a signed-up officer."""
    return make_person("officer")
