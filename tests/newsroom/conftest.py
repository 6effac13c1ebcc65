"""The public site in tests: keys of its own, a lookout that looks at every request, the front door before Django."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.newsroom.visitor import Visitor

from nhipcau.newsroom.serving.lookout import LOOKOUT
from nhipcau.newsroom.serving.pace import ENQUIRIES, SUBSCRIPTIONS


@pytest.fixture(autouse=True)
def _keys_here(settings: Any, tmp_path: Any) -> None:
    settings.KEYS_DIR = tmp_path / "keys"


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """Look at every request; tests undo their rows, so nothing is remembered between them."""
    LOOKOUT.forget()
    LOOKOUT.every = 0
    ENQUIRIES.forget()
    SUBSCRIPTIONS.forget()
    yield
    LOOKOUT.every = 0.5
    LOOKOUT.forget()


@pytest.fixture
def visitor(db: Any) -> Visitor:
    """Somebody at the front door."""
    return Visitor()
